package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// mostEvaluations bounds how often one sweep answers a case.
const mostEvaluations = 1000

type sweepCommand struct {
	File  string   `arg:"" help:"Hồ sơ. A case document."`
	Set   []string `sep:"none" required:"" placeholder:"PATH=RANGE" help:"Mục và các giá trị: /ask/income=1500000..3000000:500000, /ask/paid=2026-01..2028-01:6, hoặc a,b,c. One or two places with their values."`
	Field []string `required:"" placeholder:"QUESTION/FIELD" help:"Kết quả cần xem, như contribution/net. The fields to show."`
	Case  string   `placeholder:"ID" help:"Chọn một hồ sơ trong tệp. One of the cases of the file."`
	outputs
}

// A sweep is what a case answers at every value of one or two places.
type sweep struct {
	axes   []axis
	fields []string
	points []point
}

// A point is one evaluation.
type point struct {
	values []string
	fields []*tree // nil where the answer has no such field
	kinds  []string
	err    error
}

// Run prints the fields at every value.
func (c *sweepCommand) Run(d *desk) error {
	src, i, err := c.picked(d)
	if err != nil {
		return err
	}
	s := sweep{fields: c.Field}
	if s.axes, err = axesOf(c.Set); err != nil {
		return err
	}
	if err := s.run(d, src, i); err != nil {
		return err
	}
	if err := d.sweep(&s); err != nil {
		return err
	}
	if err := c.write(d, s.tables(d.lang)); err != nil {
		return err
	}
	if s.wrong() {
		return errTold
	}
	return nil
}

// picked returns the file and which of its cases is meant.
func (c *sweepCommand) picked(d *desk) (source, int, error) {
	src, err := d.open(c.File)
	if err != nil {
		return src, 0, err
	}
	names := make([]string, len(src.cases))
	for i, cs := range src.cases {
		names[i] = nameOf(cs)
	}
	if i := slices.Index(names, c.Case); i >= 0 && c.Case != "" || c.Case == "" && len(names) == 1 {
		return src, max(i, 0), nil
	}
	return src, 0, fault("choose-case", strings.Join(names, ", "), "choose one case with --case: "+strings.Join(names, ", "))
}

// run answers the case at every point.
func (s *sweep) run(d *desk, src source, i int) error {
	points := product(s.axes)
	if len(points) > mostEvaluations {
		return fault("too-many-evaluations", fmt.Sprint(len(points)), fmt.Sprintf("%d evaluations; a sweep makes at most %d: take larger steps", len(points), mostEvaluations))
	}
	calculator, err := calc.Vietnam()
	if err != nil {
		return err
	}
	bar := newBar(d, len(points))
	defer bar.done()
	for _, values := range points {
		p, err := s.at(calculator, src, i, values)
		if err != nil {
			return err
		}
		s.points = append(s.points, p)
		bar.step()
	}
	return nil
}

// at answers the case with other values at the places; the error is one that
// every point would make.
func (s *sweep) at(calculator *calc.Calculator, src source, i int, values []string) (p point, err error) {
	p.values = values
	node := cloned(src.nodes[i])
	for j, a := range s.axes {
		if err := set(&node, a.path, values[j]); err != nil {
			return p, err
		}
	}
	s.prune(node.Child("ask"))
	data, err := json.Marshal(jsonOf(&node))
	if err != nil {
		return p, err
	}
	cases, err := casefile.Read(src.file, data)
	if err != nil {
		return p, err
	}
	answers, err := cases[0].Run(calculator, src.lawFiles())
	if p.err = withoutPlaces(err); err != nil {
		p.fields, p.kinds = make([]*tree, len(s.fields)), make([]string, len(s.fields))
		return p, nil
	}
	return p, p.pick(answers, s.fields)
}

// prune leaves out the questions that no field is wanted of.
func (s *sweep) prune(ask *document.Node) {
	if ask == nil || ask.Kind != document.List {
		return
	}
	wanted := slices.DeleteFunc(slices.Clone(ask.Kids), func(q document.Node) bool {
		id := q.Child("id")
		if id == nil {
			id = q.Child("kind")
		}
		return id != nil && !slices.ContainsFunc(s.fields, func(f string) bool { return strings.HasPrefix(strings.TrimPrefix(f, "/"), id.Text+"/") })
	})
	if len(wanted) > 0 {
		ask.Kids = wanted
	}
}

// withoutPlaces takes line and column out of faults: they are those of a text
// that nobody wrote.
func withoutPlaces(err error) error {
	var faults document.Faults
	if !errors.As(err, &faults) {
		return err
	}
	out := slices.Clone(faults)
	for i := range out {
		out[i].Line, out[i].Col, out[i].File = 0, 0, ""
	}
	return out
}

// pick finds the fields in the answers.
func (p *point) pick(answers []casefile.Answer, fields []string) error {
	trees := make([]*tree, len(answers))
	for i, a := range answers {
		t, err := treeOf(a)
		if err != nil {
			return err
		}
		trees[i] = t
	}
	for _, name := range fields {
		t, kind, err := find(trees, name)
		if err != nil {
			return err
		}
		p.fields, p.kinds = append(p.fields, t), append(p.kinds, kind)
	}
	return nil
}

// find returns the value at question/field/…; with one question its id may be
// left out.
func find(answers []*tree, name string) (found *tree, kind string, err error) {
	parts := strings.Split(strings.Trim(name, "/"), "/")
	i := slices.IndexFunc(answers, func(t *tree) bool { return t.says("id") == parts[0] })
	switch {
	case i >= 0 && len(parts) > 1:
		parts = parts[1:]
	case len(answers) == 1:
		i = 0
	default:
		return nil, "", unknownField(name, answers)
	}
	t := answers[i]
	kind = t.says("kind")
	for j, part := range parts {
		if t = kidsOf(t).byName[part]; t == nil {
			break
		}
		if j < len(parts)-1 && t.key != "" {
			kind += "." + t.key
		}
	}
	return t, kind, nil
}

// unknownField says which fields there are.
func unknownField(name string, answers []*tree) error {
	var names []string
	for _, t := range answers {
		for _, k := range t.kids {
			if k.form == scalar && k.key != "id" && k.key != "kind" {
				names = append(names, t.says("id")+"/"+k.key)
			}
		}
	}
	return document.Faults{{Code: "unknown-field", Value: name, Hint: document.OneOf(name, names), Message: fmt.Sprintf("no question of that name: %q", name)}}
}

func (s *sweep) wrong() bool {
	return slices.ContainsFunc(s.points, func(p point) bool { return p.err != nil })
}
