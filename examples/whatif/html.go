package main

import (
	_ "embed"
	"html/template"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

//go:embed report/page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

type reportCommand struct {
	File string `arg:"" help:"Hồ sơ. A case document."`
	reports
}

// reports are the files that a report may be written to.
type reports struct {
	HTML string `name:"html" placeholder:"FILE" help:"Ghi báo cáo HTML, một tệp, in được trên khổ A4. Write a report as one HTML file that prints on A4."`
	outputs
}

func (o reports) any() bool { return o.HTML != "" || o.CSV != "" || o.XLSX != "" }

// report writes the report in the forms that are asked for.
func (o reports) report(r *reporter) error {
	if o.HTML != "" {
		if err := r.html(o.HTML); err != nil {
			return err
		}
	}
	if o.CSV == "" && o.XLSX == "" {
		return nil
	}
	sheets, err := r.sheets()
	if err != nil {
		return err
	}
	return o.write(r.desk, sheets)
}

// A page is a report: what the template shows.
type page struct {
	Lang       words.Lang
	Title      string
	Cases      []casePage
	Disclaimer string
}

type casePage struct {
	Title, Person, Record string
	Timelines             []picture
	Records               []htmlTable // the rows, for what a picture has no room for
	AssumedTitle          string
	Assumed               []string
	Blocks                []block
	CitesTitle, Law       string
	Cites                 []htmlCite // of all blocks, each document once
}

// A block is one answer: rights, then amounts, then what they rest on.
type block struct {
	Title, Asked                            string
	Cards                                   []card
	Groups                                  []group
	Charts                                  []picture
	Tables                                  []htmlTable
	Steps                                   []htmlStep
	Notes                                   []string
	Cites                                   []string
	StepsTitle, NotesTitle, CitesTitle, Law string
}

type card struct {
	Title string
	Facts []fact
}

type group struct {
	Title           string
	Rights, Amounts []fact
}

type fact struct {
	Label, Value string
	Mark         string // how firm the value is
	Figure, Big  bool
}

type picture struct {
	Title string
	SVG   template.HTML
}

type htmlTable struct {
	Title string
	Head  []fact
	Rows  [][]fact

	Turned bool   // items stand beside each other
	Class  string // of a look of its own
}

type htmlStep struct {
	Label, Value, Cite string
	Indent             float64
}

type htmlCite struct{ Line, Source string }

// Run writes the report of the file in the forms that are asked for.
func (c *reportCommand) Run(d *desk) error {
	if !c.any() {
		return fault("no-output", "", "say where the report goes: --html, --csv or --xlsx FILE")
	}
	r, err := d.reported(c.File)
	if err != nil {
		return err
	}
	return c.report(r)
}

// A reporter holds the answered cases of a file.
type reporter struct {
	*desk
	book  *rules.Book
	cases []answered
	laws  []*rules.Book
}

func (d *desk) reported(file string) (*reporter, error) {
	book, err := builtIn()
	if err != nil {
		return nil, err
	}
	src, err := d.open(file)
	if err != nil {
		return nil, err
	}
	r := &reporter{desk: d, book: book}
	for i := range src.cases {
		s, err := sideOf(src, i, book)
		if err != nil {
			return nil, err
		}
		r.cases = append(r.cases, answered{file, s.cs, s.node, s.answers})
		r.laws = append(r.laws, s.book)
	}
	return r, nil
}

// html writes the report as one file.
func (r *reporter) html(name string) error {
	p := page{Lang: r.lang, Title: r.title(r.cases[0]), Disclaimer: disclaimer(r.lang)}
	for i, a := range r.cases {
		c, err := r.casePage(a, r.laws[i])
		if err != nil {
			return err
		}
		p.Cases = append(p.Cases, c)
	}
	return p.write(name)
}

func (r *reporter) title(a answered) string {
	if name := a.cs.Title; name != "" {
		return name
	}
	return nameOf(a.cs)
}

func (r *reporter) casePage(a answered, book *rules.Book) (c casePage, err error) {
	p := printer{lang: r.lang, book: book, horizon: horizon(book, a.cs)}
	c = casePage{
		Title: r.title(a), Person: p.person(&a.cs.Person),
		AssumedTitle: r.lang.Label("", "assume"), Assumed: assumed(r.lang, a),
	}
	if len(a.cs.Record) > 0 {
		c.Record = r.lang.Say("Quá trình đóng: ", "Record: ") + p.record(a.cs.Record)
	}
	if err := c.lived(r.lang, a, book, r.lang.Say("Quá trình đóng", "Record")); err != nil {
		return c, err
	}
	asked := questions(a.node)
	all := &tree{form: list}
	for i, answer := range a.answers {
		t, err := treeOf(answer)
		if err != nil {
			return c, err
		}
		c.Blocks = append(c.Blocks, p.block(asked[i], t))
		if cites := t.at("citations"); cites != nil {
			all.kids = append(all.kids, cites.kids...)
		}
		c.rests(&p, t)
	}
	c.cited(r.lang, all)
	return c, nil
}

// lived draws the record, with its rows below it.
func (c *casePage) lived(l words.Lang, a answered, book *rules.Book, title string) error {
	calculator := calc.New(book)
	assume, err := calculator.Filled(a.cs.Assume)
	if err != nil {
		return err
	}
	if svg := timeline(l, a, calculator.Assuming(assume)); svg != "" {
		c.Timelines = append(c.Timelines, picture{title, svg})
	}
	if n := len(a.cs.Record); n > 0 && n <= mostRecordRows {
		c.Records = append(c.Records, recordTable(l, a.cs.Record))
	}
	return nil
}

// mostRecordRows is how many rows of a record are listed; a longer one is in
// the spreadsheet.
const mostRecordRows = 40

// recordTable lists the rows in the columns that have something in them.
func recordTable(l words.Lang, rows []calc.Row) htmlTable {
	s := recordSheet(l, rows).filled()
	out := htmlTable{Class: "record", Rows: make([][]fact, len(s.rows))}
	for j, head := range s.head {
		figure := slices.ContainsFunc(s.rows, func(row []cell) bool { return row[j].isFigure() })
		out.Head = append(out.Head, fact{Value: head, Figure: figure})
		for i, row := range s.rows {
			out.Rows[i] = append(out.Rows[i], fact{Value: row[j].said, Figure: figure})
		}
	}
	return out
}

// rests says once which rule files the answers come from.
func (c *casePage) rests(p *printer, t *tree) {
	if law := t.at("law"); law != nil {
		s := p.trusted(speaker{p.lang, ""}, law)
		c.Law = strings.ToUpper(s[:1]) + s[1:] + "."
	}
}

// cited lists the documents of all answers, each once with all of its
// provisions.
func (c *casePage) cited(l words.Lang, cites *tree) {
	s := speaker{l, ""}
	c.CitesTitle = s.Label("", "citations")
	for _, d := range documents(cites) {
		d.provisions = slices.CompactFunc(d.sorted(), func(a, b *tree) bool { return a.says("article") == b.says("article") })
		c.Cites = append(c.Cites, htmlCite{d.line(s), d.first.says("source")})
	}
}

// sorted returns the provisions in the order of their articles' names.
func (d *cited) sorted() []*tree {
	return slices.SortedStableFunc(slices.Values(d.provisions), func(a, b *tree) int { return strings.Compare(a.says("article"), b.says("article")) })
}

// assumed lists what the document assumes.
func assumed(l words.Lang, a answered) (out []string) {
	n := a.node.Child("assume")
	if n == nil {
		return nil
	}
	s := speaker{l, "assume"}
	if n.Kind == document.Scalar {
		return []string{l.Label("assume", "set") + ": " + l.Value("assume", "set", n.Text)}
	}
	for _, k := range ofNode(n).kids {
		out = append(out, l.Label("assume", k.key)+": "+s.cell(k))
	}
	return out
}
