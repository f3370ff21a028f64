package subsidy

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// An Offer is what the rules below the State give a person towards a payment.
// An Offer that is asked again uses its memory again.
type Offer struct {
	Grants  []Grant
	Unknown []*rules.Layer // they help this person, but nobody could find with how much
	Unsaid  []*rules.Layer // they help if the person lives in an older unit, which was not said

	met []Grant // what every category would give
}

// Local returns what the province, the district, the commune and funds offer:
// of each the best category that the person meets, and what adds to it by its
// own words. State is the State's part of the payment. Drafts offer nothing.
func Local(book *rules.Book, p *Profile, due *Due, state *Part) Offer {
	var o Offer
	o.Ask(book, p, due, state)
	return o
}

// Ask makes o the offer that Local returns.
func (o *Offer) Ask(book *rules.Book, p *Profile, due *Due, state *Part) {
	o.Grants, o.Unknown, o.Unsaid, o.met = o.Grants[:0], o.Unknown[:0], o.Unsaid[:0], o.met[:0]
	layers := book.LayersOf(due.Scheme, due.Paid, p.Place)
	if !p.Study.IsZero() && p.Study != p.Place {
		layers = withStudy(slices.Clone(layers), book.LayersOf(due.Scheme, due.Paid, p.Study))
	}
	if len(layers) == 0 {
		return
	}
	o.meet(layers, p.seeking(book, due.Paid), due, state)
	if len(o.met) == 1 && o.met[0].Layer.StacksOn == "" { // nothing to choose, nothing to copy
		o.Grants, o.met = o.met, o.Grants
		return
	}
	for payer := rules.PaidByProvince; payer <= rules.PaidByFund && len(o.met) > 0; payer++ {
		o.choose(payer)
	}
}

// withStudy adds the layers of the place of study that ask for it.
func withStudy(layers, there []*rules.Layer) []*rules.Layer {
	for _, l := range there {
		asks := slices.ContainsFunc(l.Who, func(w rules.Who) bool { return w.Study })
		if asks && !slices.Contains(layers, l) {
			layers = append(layers, l)
		}
	}
	return layers
}

// meet gathers the grants that the person qualifies for, and notes the layers
// that cannot be counted.
func (o *Offer) meet(layers []*rules.Layer, p seeker, due *Due, state *Part) {
	for _, l := range layers {
		if l.Payer < rules.PaidByProvince || l.Payer > rules.PaidByFund || l.Became == rules.Draft {
			continue
		}
		switch m := p.matched(l, due, state.Amount > 0); {
		case m.fit == unsaid:
			o.Unsaid = append(o.Unsaid, l)
		case m.fit == yes && !l.Known:
			o.Unknown = append(o.Unknown, l)
		case m.fit == yes:
			o.met = append(o.met, Grant{})
			g := &o.met[len(o.met)-1]
			g.of(l, m.months)
			g.full, g.priced = g.worth(due, state), true
		}
	}
}

// of makes g what the layer gives for some months.
func (g *Grant) of(l *rules.Layer, months int) {
	g.Payer, g.Form, g.Rate, g.Amount, g.Of, g.Months, g.Layer = l.Payer, l.Form, l.Rate, l.Amount, l.Of, months, l
}

// choose takes the grant of a payer that comes to most together with those
// that add to it; the first of equals.
func (o *Offer) choose(payer rules.Payer) {
	best, most := -1, rules.VND(-1)
	for i := range o.met {
		if g := &o.met[i]; g.Payer != payer || g.Layer.StacksOn != "" {
			continue // alone, what adds to another one gives nothing
		}
		if sum := o.together(i); sum > most {
			best, most = i, sum
		}
	}
	if best < 0 {
		return
	}
	o.Grants = append(o.Grants, o.met[best])
	for i := range o.met {
		if o.met[i].addsTo(&o.met[best]) {
			o.Grants = append(o.Grants, o.met[i])
		}
	}
}

// together returns what the i-th grant and those that add to it come to.
func (o *Offer) together(i int) rules.VND {
	sum := o.met[i].full
	for j := range o.met {
		if o.met[j].addsTo(&o.met[i]) {
			sum += o.met[j].full
		}
	}
	return sum
}

func (g *Grant) addsTo(base *Grant) bool {
	return g.Layer.StacksOn != "" && g.Payer == base.Payer && g.Layer.StacksOn == base.Layer.ID
}

// reprice reckons anew what the chosen grants come to, for another amount due.
func (o *Offer) reprice(due *Due, state *Part) {
	for i := range o.Grants {
		o.Grants[i].full = o.Grants[i].worth(due, state)
	}
}

// promised returns what the chosen grants come to together, before any cap.
func (o *Offer) promised() (sum rules.VND) {
	for i := range o.Grants {
		sum += o.Grants[i].full
	}
	return sum
}
