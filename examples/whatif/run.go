package main

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

type runCommand struct {
	Explain bool     `help:"Diễn giải từng con số đến điều luật. Show how every figure came about, down to the article."`
	Months  bool     `help:"Diễn giải cả từng tháng. Show how every figure came about, month by month as well."`
	Files   []string `arg:"" name:"file" help:"Hồ sơ YAML hoặc JSON, thư mục, hoặc - (đầu vào chuẩn). Case documents, folders, or - for standard input."`
}

// Run prints the answers to every question of the files.
func (c *runCommand) Run(d *desk) error {
	calculator, err := calc.Vietnam()
	if err != nil {
		return err
	}
	r := runner{desk: d, calculator: calculator, explain: c.Explain || c.Months, months: c.Months}
	names, err := files(c.Files)
	if err != nil {
		return err
	}
	for _, name := range names {
		r.file(name)
	}
	return r.close()
}

// A runner answers case after case; what is wrong with one does not keep the
// others from being answered.
type runner struct {
	*desk
	calculator *calc.Calculator
	explain    bool
	months     bool // of the explanations, too
	wrong      bool
	printed    int
	list       []any // of a JSON run
}

func (r *runner) file(name string) {
	src, err := r.open(name)
	if err != nil {
		r.refuse(name, nil, err)
		return
	}
	for i, cs := range src.cases {
		answers, err := cs.Run(r.calculator, src.lawFiles())
		if err != nil {
			r.refuse(name, cs, err)
			continue
		}
		for k := range answers {
			answers[k].Explain = answers[k].Explain || r.explain
			answers[k].ByMonth = answers[k].ByMonth || r.months
		}
		r.print(answered{name, cs, src.nodes[i], answers})
	}
}

// An answered case, with its document.
type answered struct {
	file    string
	cs      *casefile.Document
	node    *document.Node
	answers []casefile.Answer
}

func (r *runner) print(a answered) {
	if r.json {
		r.list = append(r.list, jsonAnswers(a)...)
		return
	}
	if r.printed++; r.printed > 1 {
		fmt.Fprintln(r.out)
	}
	book := r.calculator.Book()
	p := printer{w: r.out, lang: r.lang, book: book, horizon: horizon(book, a.cs), months: r.months}
	if err := p.print(a); err != nil {
		r.refuse(a.file, a.cs, err)
	}
}

// refuse reports a case that could not be answered.
func (r *runner) refuse(file string, cs *casefile.Document, err error) {
	r.wrong = true
	if r.json {
		r.list = append(r.list, refusal{file, nameOf(cs), document.All(err)})
		return
	}
	tell(r.err, r.lang, err)
}

func (r *runner) close() error {
	if r.json {
		if err := r.writeJSON(r.list); err != nil {
			return err
		}
	} else if r.printed > 0 {
		fmt.Fprintf(r.out, "\n%s\n", disclaimer(r.lang))
	}
	if r.wrong {
		return errTold
	}
	return nil
}

// nameOf returns what a case is called.
func nameOf(cs *casefile.Document) string {
	switch {
	case cs == nil:
		return ""
	case cs.ID != "":
		return cs.ID
	}
	return cs.Title
}

// disclaimer stands below everything that people take home.
func disclaimer(l words.Lang) string {
	return l.Say(
		"Kết quả để tham khảo; chỉ cơ quan bảo hiểm xã hội giải quyết chế độ.",
		"For information; only the social insurance agency settles claims.",
	)
}
