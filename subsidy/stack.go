package subsidy

import "github.com/volsi/volsi/rules"

// A Monthly is an exact amount a month: Rate of Of, not rounded.
type Monthly struct {
	Of   rules.VND
	Rate rules.Rate
}

// VND returns the amount rounded half up to the đồng.
func (m Monthly) VND() rules.VND { return m.Of.Share(m.Rate) }

// share returns a share of the amount over some months, rounded once.
func (m Monthly) share(r rules.Rate, months int) rules.VND {
	return rules.NewSum().Plus(m.Of, int64(m.Rate)*int64(r)).Times(int64(months)).Trillionths()
}

// A Due is one payment that is to be divided among those who bear it.
type Due struct {
	Scheme      rules.Scheme
	Paid        rules.Month // when it is made: fixes the support of all its months
	From        rules.Month // the first month that it covers
	Months      int
	Gross       rules.VND // what is due for all months
	Standard    Monthly   // the lowest contribution, or the full premium: what most shares are of
	StateMonths int       // the months that the State supports
}

// A Grant is what somebody is willing to bear of a payment.
type Grant struct {
	Payer  rules.Payer
	Name   string // of a donor
	Form   rules.Form
	Rate   rules.Rate // the share or total
	Amount rules.VND  // đồng a month
	Of     rules.Measure
	Months int
	Layer  *rules.Layer // nil for a donor

	full   rules.VND // what it comes to, if it was priced
	priced bool
}

// A Donor gives an amount a month or a share of what is due before support,
// for some months (0: all), but never more than the person's own part.
type Donor struct {
	Name   string
	Amount rules.VND
	Share  rules.Rate
	Months int
}

// grant returns the donor's gift to a payment.
func (d Donor) grant(due *Due) Grant {
	g := Grant{Payer: rules.PaidByDonor, Name: d.Name, Form: rules.ByAmount, Amount: d.Amount, Months: due.Months}
	if d.Amount == 0 {
		g.Form, g.Rate, g.Of = rules.ByShare, d.Share, rules.OfContribution
	}
	if d.Months > 0 {
		g.Months = min(d.Months, due.Months)
	}
	return g
}

// A Part is what one payer bears of a payment.
type Part struct {
	Payer  rules.Payer
	Name   string     // of a donor
	Share  rules.Rate // of Base; 0 for an amount
	Base   rules.VND  // đồng a month
	Months int
	Full   rules.VND // what the payer would bear alone
	Amount rules.VND // what is left of that beside the payers before
	Layer  *rules.Layer
	Cite   rules.Cite
}

// Stack appends to parts what the grants come to, one after the other: each on
// its own base, for its own months, rounded half up once, and no more than
// those before leave of what is due. Parts holds what is borne already, the
// State's part first; what brings a total about counts on that one. A grant
// that comes to nothing is left out.
func Stack(parts []Part, due *Due, grants []Grant) []Part {
	if len(grants) == 0 {
		return parts
	}
	left, state := due.Gross, &Part{}
	for i := range parts {
		left -= parts[i].Amount
		if parts[i].Payer == rules.PaidByState {
			state = &parts[i]
		}
	}
	for i := range grants {
		n := len(parts)
		parts = append(parts, Part{})
		p := &parts[n]
		grants[i].part(p, due, state)
		if p.Amount = min(p.Full, left); p.Amount <= 0 {
			parts = parts[:n]
			continue
		}
		left -= p.Amount
	}
	return parts
}

// part makes p the grant as a part, before any cap.
func (g *Grant) part(p *Part, due *Due, state *Part) {
	p.Payer, p.Name, p.Months, p.Layer, p.Full = g.Payer, g.Name, g.over(due), g.Layer, g.full
	if !g.priced {
		p.Full = g.worth(due, state)
	}
	if g.Layer != nil {
		p.Cite = g.Layer.Cite
	}
	switch g.Form {
	case rules.ByAmount:
		p.Base = g.Amount
	case rules.ByShare:
		p.Share, p.Base = g.Rate, due.base(g.Of)
	case rules.ByTotal:
		p.Share, p.Base = max(0, g.Rate-state.Share), due.base(g.Of)
	}
}

// over returns for how many months of the payment the grant is.
func (g *Grant) over(due *Due) int { return max(0, min(g.Months, due.Months)) }

// worth returns what the grant comes to before any cap.
func (g *Grant) worth(due *Due, state *Part) rules.VND {
	months := g.over(due)
	switch g.Form {
	case rules.ByShare:
		return due.share(g.Of, g.Rate, months)
	case rules.ByTotal:
		return max(0, due.share(g.Of, g.Rate, months)-state.over(months))
	}
	return g.Amount.Times(months)
}

// over returns what the part comes to in the first months of the payment.
func (p *Part) over(months int) rules.VND {
	return portion(p.Amount, rules.One, min(months, p.Months), p.Months)
}

// Left returns what the part comes to in the last months of a payment of so
// many: what it comes to less what its first months did.
func (p *Part) Left(last, of int) rules.VND { return p.Amount - p.over(max(0, of-last)) }

// base returns the measure for one month, rounded.
func (d *Due) base(of rules.Measure) rules.VND {
	if of == rules.OfContribution || of == rules.OfSteppedPremium {
		return portion(d.Gross, rules.One, 1, d.Months)
	}
	return d.Standard.VND()
}

// share returns a share of the measure over some months: of the payer's own
// contribution or premium, or of the standard.
func (d *Due) share(of rules.Measure, r rules.Rate, months int) rules.VND {
	if of == rules.OfContribution || of == rules.OfSteppedPremium {
		return portion(d.Gross, r, months, d.Months)
	}
	return d.Standard.share(r, months)
}

// portion returns v × r × part/whole, rounded half up.
func portion(v rules.VND, r rules.Rate, part, whole int) rules.VND {
	return rules.NewSum().Plus(v, int64(r)).Times(int64(part)).Round(int64(rules.One) * int64(whole))
}
