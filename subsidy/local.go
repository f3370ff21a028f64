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

	layers []*rules.Layer
	met    []Grant // what one payer's categories would give
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
	o.Grants, o.Unknown, o.Unsaid = o.Grants[:0], o.Unknown[:0], o.Unsaid[:0]
	o.layers = book.AppendLayers(o.layers[:0], due.Scheme, due.Paid, p.Place)
	if !p.Study.IsZero() && p.Study != p.Place {
		o.layers = withStudy(o.layers, book.Layers(due.Scheme, due.Paid, p.Study))
	}
	for payer := rules.PaidByProvince; payer <= rules.PaidByFund; payer++ {
		o.meet(payer, p, due, state)
		o.choose(due, state)
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

// meet gathers the grants of one payer that the person qualifies for, and
// notes the layers that cannot be counted.
func (o *Offer) meet(payer rules.Payer, p *Profile, due *Due, state *Part) {
	o.met = o.met[:0]
	for _, l := range o.layers {
		if l.Payer != payer || l.Became == rules.Draft {
			continue
		}
		switch m := matched(l, p, due, state.Amount > 0); {
		case m.fit == unsaid:
			o.Unsaid = append(o.Unsaid, l)
		case m.fit == yes && !l.Known:
			o.Unknown = append(o.Unknown, l)
		case m.fit == yes:
			o.met = append(o.met, grantOf(l, m.months))
		}
	}
}

func grantOf(l *rules.Layer, months int) Grant {
	return Grant{Payer: l.Payer, Form: l.Form, Rate: l.Rate, Amount: l.Amount, Of: l.Of, Months: months, Layer: l}
}

// choose takes the grant that comes to most together with those that add to
// it; the first of equals.
func (o *Offer) choose(due *Due, state *Part) {
	best, most := -1, rules.VND(-1)
	for i := range o.met {
		if o.met[i].Layer.StacksOn != "" {
			continue // alone, it gives nothing
		}
		if sum := o.together(i, due, state); sum > most {
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
func (o *Offer) together(i int, due *Due, state *Part) rules.VND {
	sum := o.met[i].full(due, state)
	for j := range o.met {
		if o.met[j].addsTo(&o.met[i]) {
			sum += o.met[j].full(due, state)
		}
	}
	return sum
}

func (g *Grant) addsTo(base *Grant) bool { return g.Layer.StacksOn == base.Layer.ID }

// full returns what the grant comes to before any cap.
func (g *Grant) full(due *Due, state *Part) rules.VND {
	p := g.part(due, state)
	return p.Full
}

// promised returns what the chosen grants come to together, before any cap.
func (o *Offer) promised(due *Due, state *Part) (sum rules.VND) {
	for i := range o.Grants {
		sum += o.Grants[i].full(due, state)
	}
	return sum
}
