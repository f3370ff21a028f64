package subsidy

import "github.com/volsi/volsi/rules"

// The groups of people who pay nothing here, who pay by the household's steps,
// and who are supported by the place alone; people whom the State supports are
// in the group of their layer, such as near_poor.
const (
	GroupCovered   = "covered"           // insured elsewhere
	GroupPensioner = "pensioner"         // insured by the fund that pays the pension
	GroupHousehold = "household"         // the household form (hộ gia đình)
	GroupLocal     = "locally_supported" // full premium, as of everybody whom a public budget supports
)

// A Household is the members of one household who are to be insured together
// (bảo hiểm y tế hộ gia đình), in the order in which they take their steps.
type Household struct {
	Paid    rules.Month // when it is paid: fixes the premium for all months, whatever the base does later
	Months  int         // 3, 6 or 12
	Taken   int         // steps that members who paid earlier in the year have taken
	Members []Member
}

// A Member is one person of a household.
type Member struct {
	Name    string
	Profile Profile
	Months  int  // 0: as the household
	Covered bool // insured elsewhere: pays nothing here and takes no step
	Donors  []Donor
}

// A MemberBill is what is due for one member and who bears it.
type MemberBill struct {
	Name   string
	Group  string
	Step   int // from 1 within the household form; 0 outside it
	Months int
	Bill
}

// A HouseholdBill is what is due for a household and who bears it.
type HouseholdBill struct {
	Members            []MemberBill // as the members of the household
	Gross              rules.VND
	State, Local, Gift rules.VND // Gift is the donors' part
	Net                rules.VND
	Cites              []rules.Cite // rate, base, and steps if any was taken
}

// PricesHealth reports whether the law sets all that a premium needs.
func PricesHealth(law *rules.Law) bool {
	h := &law.Health
	return h.Rate.State == rules.Known && h.Base.State == rules.Known && h.Steps.State == rules.Known
}

// Price returns what the household owes by the law of the month of payment:
// the full premium, without a step, for people whom a public budget supports;
// for the others the step of their order. The law must set the premium; see
// PricesHealth.
func (h *Household) Price(book *rules.Book) HouseholdBill {
	law := book.On(h.Paid)
	out := HouseholdBill{Cites: []rules.Cite{law.Health.Rate.Cite, law.Health.Base.Cite}}
	step := h.Taken
	for i := range h.Members {
		m := h.member(book, law, &h.Members[i], step+1)
		step = max(step, m.Step)
		out.add(m)
	}
	if step > h.Taken {
		out.Cites = append(out.Cites, law.Health.Steps.Cite)
	}
	return out
}

func (b *HouseholdBill) add(m MemberBill) {
	b.Members = append(b.Members, m)
	b.Gross += m.Gross
	b.State += m.Bill.State()
	b.Local += m.Bill.Local()
	b.Gift += m.Bill.Donors()
	b.Net += m.Net
}

// member prices one member; step is the next one that is free.
func (h *Household) member(book *rules.Book, law *rules.Law, m *Member, step int) MemberBill {
	out := MemberBill{Name: m.Name, Months: m.Months}
	if out.Months == 0 {
		out.Months = h.Months
	}
	switch {
	case m.Covered:
		out.Group = GroupCovered
		return out
	case m.Profile.Is(GroupPensioner):
		out.Group = GroupPensioner
		return out
	}
	due := premium(law, h.Paid, out.Months)
	state := StateHealth(book, &m.Profile, &due)
	due.StateMonths = state.Months
	out.offer.Ask(book, &m.Profile, &due, &state)
	out.Group = groupOf(&state, out.offer.Grants)
	if out.Group == GroupLocal && stepped(law, step, out.Months) < due.Gross-out.offer.promised() {
		out.Group, out.offer.Grants = GroupHousehold, nil // nobody takes support that costs more than the step
	}
	if out.Group == GroupHousehold {
		out.Step = step
		due.Gross = stepped(law, step, out.Months)
		out.offer.reprice(&due, &state)
	}
	out.share(&due, &state, m.Donors)
	return out
}

// premium returns the full premium of some months.
func premium(law *rules.Law, paid rules.Month, months int) Due {
	full := Monthly{Of: law.Health.Base.Value, Rate: law.Health.Rate.Value}
	return Due{
		Scheme: rules.Health, Paid: paid, From: paid, Months: months, Standard: full, Gross: full.share(rules.One, months),
	}
}

// stepped returns the premium of the k-th member of the household form.
func stepped(law *rules.Law, k, months int) rules.VND {
	full := Monthly{Of: law.Health.Base.Value, Rate: law.Health.Rate.Value}
	return full.share(law.Health.Steps.Value.Of(k), months)
}

// groupOf returns the group in which a member pays. Whoever has a share of the
// full premium from a public budget takes no step.
func groupOf(state *Part, grants []Grant) string {
	if state.Layer != nil {
		return state.Layer.Group
	}
	for _, g := range grants {
		if g.Of == rules.OfPremium {
			return GroupLocal
		}
	}
	return GroupHousehold
}

// StateHealth returns the State's part of a full premium: that of the person's
// group with the highest share, so that whoever is paid in full comes before
// whoever is supported in part. It is empty for people whom the State does not
// support.
func StateHealth(book *rules.Book, p *Profile, due *Due) Part {
	var best Part
	who := p.seeking(book, due.Paid)
	for _, l := range book.LayersOf(rules.Health, due.Paid, rules.Place{}) {
		if l.Payer != rules.PaidByState || !l.Known || l.Became == rules.Draft {
			continue
		}
		if m := who.matched(l, due, false); m.fit == yes {
			var g Grant
			g.of(l, m.months)
			var part Part
			if g.part(&part, due, &Part{}); part.Full > best.Full {
				best = part
				best.Amount = min(part.Full, due.Gross)
			}
		}
	}
	return best
}
