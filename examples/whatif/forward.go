package main

import (
	"encoding/json"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// A forward is what the verbs that look ahead have in common: cases, a target,
// what is assumed, and where the answer goes.
type forward struct {
	Files       []string `arg:"" name:"file" help:"Hồ sơ. Case documents."`
	Target      string   `placeholder:"ĐỒNG" help:"Lương hưu ít nhất mỗi tháng, như 3.000.000. A pension of at least this a month."`
	Replacement string   `placeholder:"RATE" help:"Hoặc ít nhất phần này của thu nhập cuối, như 45%%. Or at least this share of the last income."`
	Eligible    bool     `help:"Hoặc chỉ cần đủ điều kiện hưởng lương hưu. Or just the right to a pension."`
	Assume      string   `placeholder:"SET" help:"Bộ giả định: low, middle, high. A set of assumptions; that of the case if left out."`
	Explain     bool     `help:"Diễn giải từng con số đến điều luật. Show how every figure came about."`
	reports
}

// target returns the one target that is asked for.
func (f *forward) target() (key string, value any, err error) {
	said := 0
	if f.Target != "" {
		said, key, value = said+1, "monthly", ungroup(f.Target)
	}
	if f.Replacement != "" {
		said, key, value = said+1, "replacement_rate", f.Replacement
	}
	if f.Eligible {
		said, key, value = said+1, "eligible", true
	}
	if said != 1 {
		return "", nil, document.Faults{{
			Code: "one-target", Message: "a target is exactly one of --target, --replacement, --eligible",
			Hint: "--target 3.000.000, --replacement 45% or --eligible",
		}}
	}
	return key, value, nil
}

// ungroup reads đồng as people write them: 3.000.000, 3_000_000 or 3000000.
func ungroup(s string) any {
	digits := strings.NewReplacer(".", "", ",", "", "_", "", " ", "", "đ", "").Replace(s)
	if json.Valid([]byte(digits)) {
		return json.Number(digits)
	}
	return s
}

// asks answers one question for every case of the files; question returns it
// for the document of a case, or why it cannot be asked.
func (f *forward) asks(d *desk, question func(cs map[string]any) (map[string]any, error)) error {
	calculator, err := calc.Vietnam()
	if err != nil {
		return err
	}
	names, err := files(f.Files)
	if err != nil {
		return err
	}
	r := runner{desk: d, calculator: calculator, explain: f.Explain}
	report := &reporter{desk: d, book: calculator.Book()}
	sources := make([]source, 0, len(names))
	for _, name := range names {
		src, err := d.open(name)
		if err != nil {
			r.refuse(name, nil, err)
			continue
		}
		sources = append(sources, src)
	}
	bar := newBar(d, casesOf(sources))
	for _, src := range sources {
		for i := range src.cases {
			asked, err := f.asked(src, i, question)
			if err == nil {
				err = report.add(asked, f.Explain)
			}
			if err != nil {
				r.refuse(src.file, src.cases[i], err)
			}
			bar.step()
		}
	}
	bar.done()
	for _, a := range report.cases {
		r.print(a)
	}
	if err := r.close(); err != nil || !f.any() {
		return err
	}
	return f.report(report)
}

func casesOf(sources []source) (n int) {
	for _, s := range sources {
		n += len(s.cases)
	}
	return n
}

// asked returns the case as a source of its own, with the question in place of
// its own ones.
func (f *forward) asked(src source, i int, question func(map[string]any) (map[string]any, error)) (source, error) {
	cs, ok := jsonOf(src.nodes[i]).(map[string]any)
	if !ok {
		return src, fault("wrong-type", src.file, "a case holds named values")
	}
	q, err := question(cs)
	if err != nil {
		return src, err
	}
	delete(cs, "expect")
	cs["ask"] = q
	if f.Assume != "" {
		cs["assume"] = f.Assume
	}
	data, err := json.Marshal(cs)
	if err != nil {
		return src, err
	}
	out := source{file: src.file}
	if out.cases, err = casefile.Read(src.file, data); err != nil {
		return src, err
	}
	root, err := document.Parse(src.file, data)
	out.nodes = []*document.Node{root}
	return out, err
}

// add answers a case whose text nobody wrote, so that faults have no place in it.
func (r *reporter) add(src source, explain bool) error {
	s, err := sideOf(src, 0, r.book)
	if err != nil {
		return withoutPlaces(err)
	}
	for i := range s.answers {
		s.answers[i].Explain = explain
	}
	r.cases = append(r.cases, answered{src.file, s.cs, s.node, s.answers})
	r.laws = append(r.laws, s.book)
	return nil
}

// planIn returns the first plan that a case has in its questions.
func planIn(cs map[string]any) any {
	questions, ok := cs["ask"].([]any)
	if !ok {
		questions = []any{cs["ask"]}
	}
	for _, q := range questions {
		if q, ok := q.(map[string]any); ok && q["plan"] != nil {
			return q["plan"]
		}
	}
	return nil
}
