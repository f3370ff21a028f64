package subsidy

import "github.com/volsi/volsi/rules"

// A Bill is a payment divided among those who bear it. A Bill that is divided
// again uses its memory again.
type Bill struct {
	Gross   rules.VND
	Parts   []Part    // in the order State, province, district or commune, fund, donor
	Net     rules.VND // what is left to the person, never below 0
	Cut     rules.VND // support that was not needed, because together it was more than what is due
	Unknown []*rules.Layer
	Unsaid  []*rules.Layer

	offer Offer
}

// Divide divides a payment: the State's part first, which the caller knows,
// then what the place offers, then donors.
func Divide(book *rules.Book, p *Profile, due Due, state Part, donors []Donor) Bill {
	var b Bill
	b.Divide(book, p, &due, &state, donors)
	return b
}

// Divide makes b the bill that the function Divide returns.
func (b *Bill) Divide(book *rules.Book, p *Profile, due *Due, state *Part, donors []Donor) {
	b.offer.Ask(book, p, due, state)
	b.share(due, state, donors)
}

// First returns where the State's part of the next division may be written,
// so that Divide need not copy it.
func (b *Bill) First() *Part {
	b.Parts = append(b.Parts[:0], Part{})
	return &b.Parts[0]
}

// share divides the payment by the offer that was asked for.
func (b *Bill) share(due *Due, state *Part, donors []Donor) {
	o := &b.offer
	b.Gross, b.Unknown, b.Unsaid, b.Parts = due.Gross, o.Unknown, o.Unsaid, b.Parts[:0]
	if state.Amount >= due.Gross {
		b.Unknown, b.Unsaid = nil, nil // whatever they give, nothing is left to give it to
	}
	switch first := b.Parts[:cap(b.Parts)]; {
	case state.Amount <= 0:
	case len(first) > 0 && state == &first[0]:
		b.Parts = first[:1]
	default:
		b.Parts = append(b.Parts, *state)
	}
	b.Parts = Stack(b.Parts, due, o.Grants)
	b.Cut = o.promised() - b.Local()
	if len(donors) > 0 {
		o.met = o.met[:0]
		for _, d := range donors {
			o.met = append(o.met, d.grant(due))
		}
		b.Parts = Stack(b.Parts, due, o.met)
	}
	b.Net = b.Gross
	for i := range b.Parts {
		b.Net -= b.Parts[i].Amount
	}
}

// Give makes the bill, of the same amount, one that these parts bear, whatever
// was offered.
func (b *Bill) Give(parts ...Part) {
	b.Parts, b.Cut, b.Unknown, b.Unsaid, b.Net = append(b.Parts[:0], parts...), 0, nil, nil, b.Gross
	for i := range parts {
		b.Net -= parts[i].Amount
	}
}

// between returns what the payers from one to another, in their order, bear together.
func (b *Bill) between(first, last rules.Payer) (sum rules.VND) {
	for i := range b.Parts {
		if p := &b.Parts[i]; p.Payer >= first && p.Payer <= last {
			sum += p.Amount
		}
	}
	return sum
}

// Sum returns what the payers bear together.
func (b *Bill) Sum(payers ...rules.Payer) (sum rules.VND) {
	for _, payer := range payers {
		sum += b.between(payer, payer)
	}
	return sum
}

// Kinds returns what the State, all local payers and all donors bear.
func (b *Bill) Kinds() (state, local, donors rules.VND) {
	for i := range b.Parts {
		switch p := &b.Parts[i]; {
		case p.Payer == rules.PaidByState:
			state += p.Amount
		case p.Payer == rules.PaidByDonor:
			donors += p.Amount
		default:
			local += p.Amount
		}
	}
	return state, local, donors
}

// State returns the State's part.
func (b *Bill) State() rules.VND { return b.between(rules.PaidByState, rules.PaidByState) }

// Local returns what the province, the district, the commune and funds bear.
func (b *Bill) Local() rules.VND { return b.between(rules.PaidByProvince, rules.PaidByFund) }

// Donors returns what donors bear.
func (b *Bill) Donors() rules.VND { return b.between(rules.PaidByDonor, rules.PaidByDonor) }
