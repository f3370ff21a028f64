package subsidy

import (
	"slices"

	"github.com/volsi/volsi/rules"
)

// An Offer is what the rules below the State give a person towards a payment.
type Offer struct {
	Grants  []Grant
	Unknown []*rules.Layer // they help this person, but nobody could find with how much
	Unsaid  []*rules.Layer // they help if the person lives in an older unit, which was not said
}

// Local returns what the province, the district, the commune and funds offer:
// of each the best category that the person meets, and what adds to it by its
// own words. State is the State's part of the payment. Drafts offer nothing.
func Local(book *rules.Book, p *Profile, due *Due, state *Part) Offer {
	var offer Offer
	layers := book.AppendLayers(nil, due.Scheme, due.Paid, p.Place)
	if !p.Study.IsZero() && p.Study != p.Place {
		layers = withStudy(layers, book.Layers(due.Scheme, due.Paid, p.Study))
	}
	for payer := rules.PaidByProvince; payer <= rules.PaidByFund; payer++ {
		offer.Grants = append(offer.Grants, best(offer.from(layers, payer, p, due, state), due, state)...)
	}
	return offer
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

// from returns the grants of one payer that the person qualifies for, and
// notes the layers that cannot be counted.
func (o *Offer) from(layers []*rules.Layer, payer rules.Payer, p *Profile, due *Due, state *Part) []Grant {
	var grants []Grant
	for _, l := range layers {
		if l.Payer != payer || l.Became == rules.Draft {
			continue
		}
		switch m := matched(l, p, due, state.Amount > 0); {
		case m.fit == unsaid:
			o.Unsaid = append(o.Unsaid, l)
		case m.fit == yes && !l.Known:
			o.Unknown = append(o.Unknown, l)
		case m.fit == yes:
			grants = append(grants, grantOf(l, m.months))
		}
	}
	return grants
}

func grantOf(l *rules.Layer, months int) Grant {
	return Grant{Payer: l.Payer, Form: l.Form, Rate: l.Rate, Amount: l.Amount, Of: l.Of, Months: months, Layer: l}
}

// best returns the grant that comes to most together with those that add to
// it; the first of equals.
func best(grants []Grant, due *Due, state *Part) []Grant {
	var chosen []Grant
	most := rules.VND(-1)
	for i := range grants {
		if adds(&grants[i]) {
			continue
		}
		together := append([]Grant{grants[i]}, addedTo(&grants[i], grants)...)
		if sum := worth(together, due, state); sum > most {
			chosen, most = together, sum
		}
	}
	return chosen
}

// adds reports whether the grant only adds to another one; alone, it
// gives nothing.
func adds(g *Grant) bool { return g.Layer.StacksOn != "" }

func addedTo(g *Grant, grants []Grant) (out []Grant) {
	for _, other := range grants {
		if other.Layer.StacksOn == g.Layer.ID {
			out = append(out, other)
		}
	}
	return out
}

func worth(grants []Grant, due *Due, state *Part) (sum rules.VND) {
	for i := range grants {
		p := grants[i].part(due, state)
		sum += p.Full
	}
	return sum
}

// A Bill is a payment divided among those who bear it.
type Bill struct {
	Gross   rules.VND
	Parts   []Part    // in the order State, province, district or commune, fund, donor
	Net     rules.VND // what is left to the person, never below 0
	Cut     rules.VND // support that was not needed, because together it was more than what is due
	Unknown []*rules.Layer
	Unsaid  []*rules.Layer
}

// Divide divides a payment: the State's part first, which the caller knows,
// then what the place offers, then donors.
func Divide(book *rules.Book, p *Profile, due Due, state Part, donors []Donor) Bill {
	offer := Local(book, p, &due, &state)
	return offer.bill(&due, state, donors)
}

func (o *Offer) bill(due *Due, state Part, donors []Donor) Bill {
	grants := o.Grants
	for _, d := range donors {
		grants = append(grants, d.grant(due))
	}
	b := Bill{Gross: due.Gross, Unknown: o.Unknown, Unsaid: o.Unsaid}
	if state.Amount > 0 {
		b.Parts = append(b.Parts, state)
	}
	b.Parts = Stack(b.Parts, due, grants)
	b.Net = b.Gross
	for _, p := range b.Parts {
		b.Net -= p.Amount
	}
	b.Cut = worth(o.Grants, due, &state) - b.Sum(rules.PaidByProvince, rules.PaidByDistrict, rules.PaidByCommune, rules.PaidByFund)
	return b
}

// Sum returns what the payers bear together.
func (b *Bill) Sum(payers ...rules.Payer) (sum rules.VND) {
	for _, p := range b.Parts {
		for _, payer := range payers {
			if p.Payer == payer {
				sum += p.Amount
			}
		}
	}
	return sum
}

// State returns the State's part.
func (b *Bill) State() rules.VND { return b.Sum(rules.PaidByState) }

// Local returns what the province, the district, the commune and funds bear.
func (b *Bill) Local() rules.VND {
	return b.Sum(rules.PaidByProvince, rules.PaidByDistrict, rules.PaidByCommune, rules.PaidByFund)
}

// Donors returns what donors bear.
func (b *Bill) Donors() rules.VND { return b.Sum(rules.PaidByDonor) }
