package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

type compareCommand struct {
	Files []string `arg:"" name:"file" help:"Hồ sơ cần so sánh. Case documents; each is compared with the first."`
	Law   []string `sep:"none" placeholder:"REFORM.yaml" help:"So luật hiện hành với luật có thêm tệp này. Compare the law with this rule file laid over it."`
	Years bool     `help:"In cả khác biệt theo từng năm. Show the differences of every year too."`
	HTML  string   `name:"html" placeholder:"FILE" help:"Ghi báo cáo so sánh HTML, in được trên khổ A4. Write the comparison as an HTML report."`
	outputs
}

// A side is one case under one law, with its answers.
type side struct {
	name    string
	cs      *casefile.Document
	node    *document.Node
	book    *rules.Book
	answers []casefile.Answer
}

// Run prints what differs between cases, or between laws for each case, and why.
func (c *compareCommand) Run(d *desk) error {
	pairs, err := c.pairs(d)
	if err != nil {
		return err
	}
	out := make([]comparison, len(pairs))
	for i, p := range pairs {
		if out[i], err = compared(p[0], p[1]); err != nil {
			return err
		}
	}
	if c.HTML != "" {
		if err := d.compareHTML(c.HTML, out, pairs); err != nil {
			return err
		}
	}
	if err := c.write(d, c.sheets(d, out)); err != nil {
		return err
	}
	if d.json {
		return d.writeJSON(anys(out))
	}
	for _, group := range groups(out) {
		if len(group) > 1 {
			d.alignment(group, c.Years)
		} else {
			d.comparison(group[0], c.Years)
		}
	}
	return nil
}

// sheets puts more than two sides into one table each, and every pair beside
// its reasons.
func (c *compareCommand) sheets(d *desk, out []comparison) []sheet {
	var side []sheet
	for _, group := range groups(out) {
		if len(group) > 1 {
			side = append(side, alignedSheets(d.lang, group, c.Years)...)
		}
	}
	return append(apart(side), d.compareSheets(out)...)
}

// apart gives each sheet a name of its own, as spreadsheets want it.
func apart(sheets []sheet) []sheet {
	for i := range sheets {
		sheets[i].name = fmt.Sprintf("%d %.24s", i+1, sheets[i].name)
	}
	return sheets
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = list[i]
	}
	return out
}

// pairs returns what is to be compared with what.
func (c *compareCommand) pairs(d *desk) (out [][2]side, err error) {
	book, err := builtIn()
	if err != nil {
		return nil, err
	}
	if len(c.Law) == 0 {
		return c.cases(d, book)
	}
	laws := make([]*rules.Book, len(c.Law))
	for i, name := range c.Law {
		if laws[i], err = laidOver(book, name); err != nil {
			return nil, err
		}
	}
	for _, name := range c.Files {
		found, err := c.laws(d, name, book, laws)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// cases pairs every case with the first.
func (c *compareCommand) cases(d *desk, book *rules.Book) (out [][2]side, err error) {
	var all []side
	for _, name := range c.Files {
		src, err := d.open(name)
		if err != nil {
			return nil, err
		}
		for i := range src.cases {
			s, err := sideOf(src, i, book)
			if err != nil {
				return nil, err
			}
			all = append(all, s)
		}
	}
	if len(all) < 2 {
		return nil, fault("nothing-to-compare", "", "one case is there; give another one to compare it with, or --law REFORM.yaml")
	}
	for _, s := range all[1:] {
		out = append(out, [2]side{all[0], s})
	}
	return out, nil
}

// laws pairs every case of a file under the law with itself under each reform.
func (c *compareCommand) laws(d *desk, name string, book *rules.Book, over []*rules.Book) (out [][2]side, err error) {
	src, err := d.open(name)
	if err != nil {
		return nil, err
	}
	for i := range src.cases {
		now, err := sideOf(src, i, book)
		if err != nil {
			return nil, err
		}
		now.name += d.lang.Say(", luật hiện hành", ", the law as it is")
		for j, reform := range over {
			then, err := sideOf(src, i, reform)
			if err != nil {
				return nil, err
			}
			then.name += ", " + filepath.Base(c.Law[j])
			out = append(out, [2]side{now, then})
		}
	}
	return out, nil
}

// sideOf answers the i-th case of a file from the book.
func sideOf(src source, i int, book *rules.Book) (s side, err error) {
	cs := src.cases[i]
	s = side{name: filepath.Base(src.file), cs: cs, node: src.nodes[i]}
	if name := nameOf(cs); name != "" {
		s.name += " (" + name + ")"
	}
	if s.answers, err = cs.Run(calc.New(book), src.lawFiles()); err != nil {
		return s, err
	}
	under, err := calc.New(book).Under(&cs.Case, src.lawFiles())
	if err != nil {
		return s, err
	}
	s.book = under.Published()
	return s, nil
}

// builtIn returns the law that is inside.
func builtIn() (*rules.Book, error) {
	c, err := calc.Vietnam()
	if err != nil {
		return nil, err
	}
	return c.Book(), nil
}

// laidOver returns the book with a rule file laid over it.
func laidOver(book *rules.Book, name string) (*rules.Book, error) {
	return book.WithFiles(os.DirFS(filepath.Dir(name)), filepath.Base(name))
}

// fault is one fault of a command line.
func fault(code document.Code, value, message string) error {
	return document.Faults{{Code: code, Value: value, Message: message}}
}
