package main

import (
	"fmt"

	"github.com/volsi/volsi/rules"
)

// A support is a support rule that begins or ends, as JSON shows it.
type support struct {
	Change string      `json:"change,omitempty"` // begins or ends
	Layer  string      `json:"layer"`
	For    string      `json:"for"`
	Payer  string      `json:"payer"`
	Group  string      `json:"group,omitempty"`
	Share  rules.Rate  `json:"share,omitzero"`
	Amount rules.VND   `json:"amount,omitzero"`
	Total  bool        `json:"total,omitempty"` // the share is what State and payer reach together
	Of     string      `json:"of,omitempty"`
	From   rules.Month `json:"from,omitzero"`
	To     rules.Month `json:"to,omitzero"`
	Cite   rules.Cite  `json:"cite"`
}

func supportOf(l *rules.Layer, begins bool) support {
	s := support{
		Change: "ends", Layer: l.ID, For: l.For.String(), Payer: l.Payer.String(), Group: l.Group,
		Share: l.Rate, Amount: l.Amount, Total: l.Form == rules.ByTotal, From: l.Period.From, Cite: l.Cite,
	}
	if begins {
		s.Change = "begins"
	}
	if l.Form != rules.ByAmount {
		s.Of = l.Of.String()
	}
	if l.Period.Until != 0 {
		s.To = l.Period.Until - 1
	}
	return s
}

// supports returns the support rules that begin or end between two months.
func supports(book *rules.Book, before, after rules.Month) (out []support) {
	for _, x := range book.LayerDiff(before, after) {
		out = append(out, supportOf(x.Layer, x.Begins))
	}
	return out
}

// newSupports returns the support rules that a book has and another has not.
func newSupports(book, over *rules.Book) (out []support) {
	had := map[string]bool{}
	for _, l := range book.AllLayers() {
		had[mark(l)] = true
	}
	for _, l := range over.AllLayers() {
		if !had[mark(l)] {
			out = append(out, supportOf(l, true))
		}
	}
	return out
}

// mark tells a support rule from every other.
func mark(l *rules.Layer) string {
	return fmt.Sprint(l.ID, l.Cite.Instrument.ID, supportOf(l, true))
}

// supportGrid returns support rules as a table.
func (d *desk) supportGrid(list []support) *grid {
	g := d.grid("Hỗ trợ đóng", "Support", "Loại", "For", "Bên hỗ trợ", "Payer", "Nhóm", "Group", "Mức", "Pays", "Từ", "From", "Đến", "To", "Căn cứ", "Provision")
	g.wide = 30
	for _, s := range list {
		v := value{Cite: s.Cite}
		g.add(d.lang.Word(s.Change)+": "+s.Layer, d.lang.Word(s.For), d.lang.Value("", "payer", s.Payer), d.lang.Word(s.Group), d.lang.Pays(s.Amount, s.Share, s.Of, s.Total),
			d.lang.Month(s.From.String()), d.lang.Month(s.To.String()), v.provision(d.lang))
	}
	return g
}

// showChanges prints changed values and changed support rules.
func (d *desk) showChanges(list []change, g *grid, layers []support, nothing string) error {
	if len(layers) == 0 {
		return show(d, list, g, afters(list), nothing)
	}
	if d.json {
		items := make([]any, 0, len(list)+len(layers))
		for _, x := range list {
			items = append(items, x)
		}
		for _, x := range layers {
			items = append(items, x)
		}
		return d.writeJSON(items)
	}
	if len(list) > 0 {
		fmt.Fprint(d.out, g.indented(""))
	}
	fmt.Fprint(d.out, d.supportGrid(layers).indented(""))
	d.titles(afters(list))
	return nil
}
