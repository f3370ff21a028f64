package main

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A speech says things in one language.
type speech struct{ words.Lang }

// T returns a text of the page.
func (s speech) T(key string) string { return s.Of(texts[key]) }

func money(l words.Lang, v int64) string { return l.Money(strconv.FormatInt(v, 10)) }

func (s speech) vnd(v rules.VND) string { return money(s.Lang, int64(v)) }

func (s speech) months(n int) string { return s.Months(strconv.Itoa(n)) }

func (s speech) month(m rules.Month) string { return s.Month(m.String()) }

// lacking says what is missing, condition by condition.
func (s speech) lacking(short []calc.Shortfall) (out []string) {
	for _, x := range short {
		out = append(out, s.lack(string(x.What), quantity(x.Have), quantity(x.Need)))
	}
	return out
}

func (s speech) lack(what, have, need string) string {
	has, asked := s.Condition(what, have, need)
	return s.Word(what) + ": " + has + s.Say(", cần ", ", needs ") + asked
}

func quantity(q calc.Quantity) string {
	if q.Month != 0 {
		return q.Month.String()
	}
	return strconv.Itoa(q.N)
}

// A fact is one field of an answer.
type fact struct {
	Key, Label, Value, Proof string
	Money                    bool
}

// A block is an answer, or a group within one: what one has a right to, then
// amounts, then what is still missing.
type block struct {
	ID, Title       string
	Rights, Amounts []fact
	Lacking         []string
	Groups          []block
	Tables          []table
}

type table struct {
	Title string
	Head  []string
	Rows  [][]string
}

// asides are fields that are told elsewhere on the page.
var asides = map[string]bool{
	"id": true, "kind": true, "law": true, "notes": true, "citations": true, "explain": true, "cite": true, "missing": true,
	"stop_now": true, "go_on": true, "most": true, "years": true,
}

// block arranges the fields of an answer.
func (s speech) block(kind string, n *document.Node) (b block) {
	refused := textOf(n, "eligible") == "false"
	for i := range n.Kids {
		k := &n.Kids[i]
		switch {
		case asides[k.Key], k.Kind == document.Null, len(k.Kids) == 0 && k.Kind != document.Scalar:
		case k.Key == "shortfalls":
			b.Lacking = append(b.Lacking, s.lackings(k)...)
		case isPhrase(k):
			b.Rights = append(b.Rights, fact{Label: s.Label(kind, k.Key), Value: s.phrase(kind, k)})
		case k.Kind == document.Map:
			g := s.block(kind+"."+k.Key, k)
			g.Title = s.Label(kind, k.Key)
			b.Groups = append(b.Groups, g)
		case k.Kind == document.List:
			b.Tables = append(b.Tables, s.table(kind, k))
		case refused && k.Text == "0", k.Key == "age_months" && n.Child("age_years") != nil:
		default:
			s.add(&b, kind, n, k)
		}
	}
	return b
}

// add adds a plain field: an amount if it is money, else a right.
func (s speech) add(b *block, kind string, n, k *document.Node) {
	f := fact{Key: kind + "." + k.Key, Label: s.Label(kind, k.Key), Value: s.Value(kind, k.Key, k.Text)}
	if odd := textOf(n, "age_months"); k.Key == "age_years" && odd != "" && odd != "0" {
		f.Value += " " + s.Value(kind, "age_months", odd)
	}
	if field, _ := words.FieldOf(kind, k.Key); field.Unit == words.Money {
		f.Money = true
		b.Amounts = append(b.Amounts, f)
		return
	}
	b.Rights = append(b.Rights, f)
}

func (s speech) lackings(n *document.Node) (out []string) {
	for i := range n.Kids {
		k := &n.Kids[i]
		out = append(out, s.lack(textOf(k, "what"), textOf(k, "have"), textOf(k, "need")))
	}
	return out
}

// isPhrase reports whether a value is told within one line.
func isPhrase(n *document.Node) bool {
	switch n.Kind {
	case document.List:
		return n.Kids[0].Kind == document.Scalar
	case document.Map:
		return n.Child("article") != nil || n.Child("vi") != nil || len(n.Kids) <= 3 && n.Child("scheme") != nil
	}
	return false
}

// phrase writes a value within one line.
func (s speech) phrase(kind string, n *document.Node) string {
	switch {
	case n.Kind == document.Scalar:
		return s.Value(kind, n.Key, n.Text)
	case n.Child("article") != nil:
		return s.Article(textOf(n, "article")) + ", " + textOf(n, "number")
	case n.Child("vi") != nil:
		return textOf(n, s.Say("vi", "en"))
	}
	var parts []string
	for i := range n.Kids {
		k := &n.Kids[i]
		switch {
		case asides[k.Key]:
		case n.Kind == document.List:
			parts = append(parts, s.item(kind, n.Key, k))
		default:
			parts = append(parts, s.Label(kind+"."+n.Key, k.Key)+": "+s.phrase(kind+"."+n.Key, k))
		}
	}
	return strings.Join(parts, ", ")
}

func (s speech) item(kind, key string, n *document.Node) string {
	if n.Kind == document.Scalar {
		return s.Value(kind, key, n.Text)
	}
	return s.phrase(kind+"."+key, n)
}

// table sets a list of groups as a table.
func (s speech) table(kind string, n *document.Node) table {
	t := table{Title: s.Label(kind, n.Key)}
	var keys []string
	seen := map[string]bool{}
	for i := range n.Kids {
		for j := range n.Kids[i].Kids {
			if k := n.Kids[i].Kids[j].Key; !seen[k] && !asides[k] {
				seen[k] = true
				keys = append(keys, k)
				t.Head = append(t.Head, s.Label(kind+"."+n.Key, k))
			}
		}
	}
	for i := range n.Kids {
		row := make([]string, len(keys))
		for j, key := range keys {
			if k := n.Kids[i].Child(key); k != nil {
				row[j] = s.phrase(kind+"."+n.Key, k)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func textOf(n *document.Node, key string) string {
	if k := n.Child(key); k != nil {
		return k.Text
	}
	return ""
}
