package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/volsi/volsi/examples/words"
)

// comparison prints what differs, question by question.
func (d *desk) comparison(c comparison, years bool) {
	fmt.Fprintf(d.out, "A: %s\nB: %s\n", c.A, c.B)
	if len(c.Inputs) > 0 {
		fmt.Fprintf(d.out, "\n%s\n%s", d.lang.Say("Hồ sơ khác nhau ở", "The documents differ in"), d.inputGrid(c.Inputs, "B").indented("  "))
	}
	if c.same() {
		fmt.Fprintf(d.out, "\n%s\n\n", d.lang.Say("Kết quả không có khác biệt.", "The answers show no difference."))
		return
	}
	for _, a := range c.Answers {
		d.answerChange(a, years)
	}
	d.only("A", c.OnlyA)
	d.only("B", c.OnlyB)
	fmt.Fprintln(d.out)
}

func (d *desk) only(side string, ids []string) {
	if len(ids) > 0 {
		fmt.Fprintf(d.out, "\n%s %s: %s\n", d.lang.Say("Câu hỏi chỉ có ở", "Questions only in"), side, strings.Join(ids, ", "))
	}
}

func (d *desk) inputGrid(list []difference, other string) *grid {
	g := d.grid("Mục", "Place", "A", "A", other, other)
	for _, x := range list {
		g.add(x.Path, x.value(d.lang, x.from), x.value(d.lang, x.to))
	}
	return g
}

func (d *desk) answerChange(a answerChange, years bool) {
	title := d.lang.Word(a.Kind)
	if a.ID != a.Kind {
		title += " (" + a.ID + ")"
	}
	fmt.Fprintf(d.out, "\n%s\n", title)
	list, left := a.Differences, 0
	if !years {
		list, left = withoutYears(list)
	}
	if len(list) > 0 {
		fmt.Fprint(d.out, d.differenceGrid(list).indented("  "))
	}
	if left > 0 {
		fmt.Fprintf(d.out, "  %s\n", fmt.Sprintf(d.lang.Say("và %d khác biệt theo từng năm (xem bằng --years)", "and %d differences in single years (--years shows them)"), left))
	}
	d.because(a)
}

// withoutYears leaves out what differs in single years.
func withoutYears(list []difference) (out []difference, left int) {
	for _, x := range list {
		if strings.HasPrefix(x.Path, "/years/") {
			left++
			continue
		}
		out = append(out, x)
	}
	return out, left
}

func (d *desk) differenceGrid(list []difference) *grid {
	g := d.grid("Kết quả", "Answer", "A", "A", "B", "B", "B − A", "B − A")
	g.figure = []bool{false, true, true, true}
	for _, x := range list {
		g.add(x.label(d.lang), x.value(d.lang, x.from), x.value(d.lang, x.to), x.delta(d.lang))
	}
	return g
}

// because prints the rules that are not the same.
func (d *desk) because(a answerChange) {
	if len(a.Why)+len(a.Supports) == 0 {
		return
	}
	fmt.Fprintf(d.out, "  %s\n", d.lang.Say("Vì quy định khác nhau", "Because the rules differ"))
	g := d.grid("Từ", "From", "Quy định", "Rule", "Tham số", "Parameter", "A", "A", "B", "B", "Căn cứ", "Provision")
	g.wide = 30
	for _, x := range a.Why {
		g.add(d.lang.Month(x.From.String()), d.lang.Param(x.Param), x.Param, x.Before.said(d.lang), x.After.said(d.lang), x.After.provision(d.lang))
	}
	if len(a.Why) > 0 {
		fmt.Fprint(d.out, g.indented("  "))
	}
	if len(a.Supports) > 0 {
		fmt.Fprint(d.out, d.supportGrid(a.Supports).indented("  "))
	}
}

// label names the field, with what it stands within.
func (x difference) label(l words.Lang) string {
	var parts []string
	kind, _, _ := strings.Cut(x.kind, ".")
	for _, name := range strings.Split(strings.TrimPrefix(x.Path, "/"), "/") {
		if _, ok := words.FieldOf(kind, name); !ok {
			parts = append(parts, itemLabel(l, name))
			continue
		}
		parts = append(parts, l.Label(kind, name))
		kind += "." + name
	}
	return strings.Join(parts, " › ")
}

func (x difference) value(l words.Lang, t *tree) string {
	if t == nil {
		return "–"
	}
	return speaker{l, x.kind}.cell(t)
}

// delta writes by how much B is above A.
func (x difference) delta(l words.Lang) string {
	if x.Delta == "" {
		return ""
	}
	size, below := strings.CutPrefix(string(x.Delta), "-")
	sign := map[bool]string{true: "−", false: "+"}[below]
	f, _ := words.FieldOf(x.kind, x.key)
	switch f.Unit {
	case words.Rate:
		return sign + strings.TrimSuffix(l.Rate(size), "%") + l.Say(" điểm phần trăm", " points")
	case words.Month:
		return sign + l.Months(size)
	case words.Any:
		return sign + l.Number(size)
	}
	return sign + l.In(f.Unit, size)
}

// itemLabel says the words of an item's name: payer and rule, kind and ground.
func itemLabel(l words.Lang, name string) string {
	if i, err := strconv.Atoi(name); err == nil && i < 1000 {
		return strconv.Itoa(i + 1)
	}
	parts := strings.Split(name, ".")
	for i, p := range parts {
		parts[i] = l.Word(p)
	}
	return strings.Join(parts, " ")
}
