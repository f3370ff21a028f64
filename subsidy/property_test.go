package subsidy_test

import (
	"flag"
	"slices"
	"testing"

	"github.com/leanovate/gopter"
	"github.com/leanovate/gopter/gen"
	"github.com/leanovate/gopter/prop"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

var (
	seed  = flag.Int64("seed", 20260701, "seed of everything random in these tests; a failure prints it")
	cases = flag.Int("cases", 1_000, "cases on which each property must hold")
)

func properties(t *testing.T, say func(*gopter.Properties)) {
	t.Helper()
	parameters := gopter.DefaultTestParametersWithSeed(*seed)
	parameters.MinSuccessfulTests = *cases
	p := gopter.NewProperties(parameters)
	say(p)
	p.TestingRun(t, gopter.NewFormatedReporter(false, 100, reporter{t}))
}

// reporter writes what gopter has to say into the test's own log.
type reporter struct{ t *testing.T }

func (r reporter) Write(text []byte) (int, error) {
	r.t.Logf("seed %d: %s", *seed, text)
	return len(text), nil
}

// drawn is a payment and its grants, built from plain numbers.
func drawn(gross, base int64, months int, seeds []int64) (subsidy.Due, []subsidy.Part, []subsidy.Grant) {
	due := subsidy.Due{Months: months, Gross: rules.VND(gross), Standard: subsidy.Monthly{Of: rules.VND(base), Rate: 220_000}}
	var share rules.Rate
	if len(seeds) > 0 {
		share, seeds = rules.Rate(seeds[0]%1_000_001), seeds[1:]
	}
	var grants []subsidy.Grant
	for i, n := range seeds {
		grants = append(grants, subsidy.Grant{
			Payer: min(rules.PaidByProvince+rules.Payer(i), rules.PaidByDonor), Form: rules.Form(n % 3), Rate: rules.Rate(n % 1_000_001),
			Amount: rules.VND(n % 500_000), Of: rules.Measure(n % 4), Months: int(n % 61),
		})
	}
	return due, ofState(&due, share), grants
}

// ofState is the State's part at a share of the standard.
func ofState(due *subsidy.Due, share rules.Rate) []subsidy.Part {
	grant := subsidy.Grant{Payer: rules.PaidByState, Rate: share, Of: rules.OfPremium, Months: due.Months}
	if parts := subsidy.Stack(nil, due, []subsidy.Grant{grant}); len(parts) > 0 {
		return parts
	}
	return []subsidy.Part{{Payer: rules.PaidByState, Months: due.Months}}
}

var (
	amounts = gen.Int64Range(0, 1_000_000_000)
	bases   = gen.Int64Range(0, 100_000_000)
	lengths = gen.IntRange(1, 60)
	seeds   = gen.SliceOf(gen.Int64Range(0, 1_000_000_000))
)

func TestStackProperties(t *testing.T) {
	properties(t, func(p *gopter.Properties) {
		p.Property("own part and all layers are what is due, and none is negative", prop.ForAll(
			func(gross, base int64, months int, seeds []int64) bool {
				due, state, grants := drawn(gross, base, months, seeds)
				left := due.Gross
				for _, part := range subsidy.Stack(state, &due, grants) {
					left -= part.Amount
					if part.Amount < 0 || part.Amount > max(part.Full, state[0].Amount) {
						return false
					}
				}
				return left >= 0
			}, amounts, bases, lengths, seeds))
		p.Property("a further layer leaves those before it as they are", prop.ForAll(
			func(gross, base int64, months int, seeds []int64) bool {
				due, state, grants := drawn(gross, base, months, seeds)
				if len(grants) == 0 {
					return true
				}
				with := subsidy.Stack(state, &due, grants)
				without := subsidy.Stack(state, &due, grants[:len(grants)-1])
				for i := range without {
					if with[i] != without[i] {
						return false
					}
				}
				return len(with) <= len(without)+1
			}, amounts, bases, lengths, seeds))
		p.Property("a higher State share never raises what the person pays", prop.ForAll(
			func(gross, base int64, months int, seeds []int64) bool {
				due, state, grants := drawn(gross, base, months, seeds)
				for i := range grants {
					grants[i].Form = grants[i].Form * rules.Form(1-min(i, 1)) // one total at most: two would both make room
				}
				more := ofState(&due, min(rules.One, state[0].Share+100_000))
				return net(&due, more, grants) <= net(&due, state, grants)+rules.VND(len(grants))
			}, amounts, bases, lengths, seeds))
	})
}

func net(due *subsidy.Due, state []subsidy.Part, grants []subsidy.Grant) rules.VND {
	left := due.Gross
	for _, p := range subsidy.Stack(state, due, grants) {
		left -= p.Amount
	}
	return left
}

var categories = []string{
	"poor", "near_poor", "ethnic_minority", "student", "average_farm", "waste_collector", "grassroots_security_force",
	"multidimensional_poor", "left_poverty", "living_with_hiv", "poor_local_standard",
}

// resident is somebody of one of the units that ever stood, in a month from
// 2016 to 2026.
func resident(b *rules.Book, unit, months, age int, held uint16) (subsidy.Profile, rules.Month) {
	m := month("2016-01") + rules.Month(months)
	units := b.Territories()
	place, _ := b.Place(units[unit%len(units)].Slug, m)
	p := subsidy.Profile{Born: m - rules.Month(12*age), Area: "rural", Place: place}
	for i, c := range categories {
		if held>>i&1 == 1 {
			p.Status = append(p.Status, subsidy.Status{Is: c})
		}
	}
	return p, m
}

func TestResidentProperties(t *testing.T) {
	b := book(t)
	units, months, ages, held := gen.IntRange(0, 88), gen.IntRange(0, 131), gen.IntRange(0, 99), gen.UInt16()
	properties(t, func(p *gopter.Properties) {
		p.Property("a contribution is borne in full, and nobody bears less than nothing", prop.ForAll(
			func(unit, months, age int, held uint16, extra int64) bool {
				who, m := resident(b, unit, months, age, held)
				due, state := contribution(b, m, b.On(m).PovertyLine.Rural.Value+rules.VND(extra), 300_000)
				bill := subsidy.Divide(b, &who, due, state, []subsidy.Donor{{Amount: 20_000}})
				return bill.Net >= 0 && bill.Cut >= 0 && bill.Gross == bill.State()+bill.Local()+bill.Donors()+bill.Net
			}, units, months, ages, held, gen.Int64Range(0, 20_000_000)))
		p.Property("a higher income changes neither the State's nor the place's support beside the cap", prop.ForAll(
			func(unit, months, age int, held uint16, extra int64) bool {
				who, m := resident(b, unit, months, age, held)
				line := b.On(m).PovertyLine.Rural.Value
				low, state := contribution(b, m, line*10, 300_000)
				high, _ := contribution(b, m, line*10+rules.VND(extra), 300_000)
				x, y := subsidy.Divide(b, &who, low, state, nil), subsidy.Divide(b, &who, high, state, nil)
				return x.State() == y.State() && x.Local() == y.Local()
			}, units, months, ages, held, gen.Int64Range(0, 20_000_000)))
		p.Property("outside the territory a layer gives nothing", prop.ForAll(
			func(unit, months, age int, held uint16) bool {
				who, m := resident(b, unit, months, age, held)
				due, state := contribution(b, m, 3_000_000, 200_000)
				for _, part := range subsidy.Divide(b, &who, due, state, nil).Parts {
					if part.Layer != nil && !lives(who.Place, part.Layer) {
						return false
					}
				}
				return true
			}, units, months, ages, held))
		p.Property("a further category never raises what a person pays for health, unless a council helps only whom the State does not", prop.ForAll(
			func(unit, months, age int, held uint16, more uint8) bool {
				who, m := resident(b, unit, months, age, held)
				richer, _ := resident(b, unit, months, age, held|1<<(int(more)%len(categories)))
				before := alone(b, m, who)
				return alone(b, m, richer).Net <= before.Net || insteadOfState(&before)
			}, units, months, ages, held, gen.UInt8()))
	})
}

// insteadOfState reports whether a layer pays that is for people whom the State
// does not support.
func insteadOfState(h *subsidy.HouseholdBill) bool {
	for _, part := range h.Members[0].Bill.Parts {
		if part.Layer != nil && slices.ContainsFunc(part.Layer.Who, func(w rules.Who) bool { return w.Household }) {
			return true
		}
	}
	return false
}

// Of an ethnic minority in Ha Noi in 2026, the city pays the whole premium of
// whoever stands in the household form; a farm household of average income is
// supported by the State with 30%, and pays the rest.
func TestCounterexampleOfAFurtherCategory(t *testing.T) {
	b := book(t)
	m := rules.MonthOf(2026, 1)
	place, err := b.Place("ha-noi", m)
	if err != nil {
		t.Fatal(err)
	}
	who := subsidy.Profile{Born: rules.MonthOf(2020, 1), Area: "rural", Place: place, Status: []subsidy.Status{{Is: "ethnic_minority"}}}
	if got := alone(b, m, who).Net; got != 0 {
		t.Errorf("the household form costs %d; the city pays it", got)
	}
	who.Status = append(who.Status, subsidy.Status{Is: "average_farm"})
	if got := alone(b, m, who).Net; got != 884_520 {
		t.Errorf("70%% of 1,263,600 is 884,520, not %d", got)
	}
}

func lives(p rules.Place, l *rules.Layer) bool {
	for _, u := range l.Places() {
		if p.Province.Within(u) || p.Territory != nil && p.Territory.Within(u) {
			return true
		}
	}
	return len(l.Places()) == 0
}

func alone(b *rules.Book, m rules.Month, p subsidy.Profile) subsidy.HouseholdBill {
	h := subsidy.Household{Paid: m, Months: 12, Members: []subsidy.Member{{Profile: p}}}
	return h.Price(b)
}

func TestHouseholdProperties(t *testing.T) {
	b := book(t)
	kinds := gen.SliceOf(gen.UInt16Range(0, 7))
	properties(t, func(p *gopter.Properties) {
		p.Property("the k-th member of the household form never pays more than the one before", prop.ForAll(
			func(unit, months int, kinds []uint16) bool {
				last := rules.VND(1 << 60)
				h := household(b, unit, months, kinds)
				for _, m := range h.Price(b).Members {
					if m.Step > 0 && m.Gross > last {
						return false
					}
					if m.Step > 0 {
						last = m.Gross
					}
				}
				return true
			}, gen.IntRange(0, 88), gen.IntRange(0, 131), kinds))
		p.Property("a household adds up, and its order matters for the steps only", prop.ForAll(
			func(unit, months int, kinds []uint16) bool {
				h := household(b, unit, months, kinds)
				x := h.Price(b)
				turned := h
				turned.Members = nil
				for i := range h.Members {
					turned.Members = append(turned.Members, h.Members[len(h.Members)-1-i])
				}
				y := turned.Price(b)
				return x.Gross == x.State+x.Local+x.Gift+x.Net && x.Gross == y.Gross && x.State == y.State && x.Net == y.Net
			}, gen.IntRange(0, 88), gen.IntRange(0, 131), kinds))
	})
}

// household is one whose members are adults without a category, pupils,
// children, near-poor or old people, or covered elsewhere.
func household(b *rules.Book, unit, months int, kinds []uint16) subsidy.Household {
	h := subsidy.Household{Months: 12}
	for _, k := range kinds {
		age := map[uint16]int{2: 3, 5: 72, 6: 12}[k]
		if age == 0 {
			age = 40
		}
		held := map[uint16]uint16{1: 1 << 1, 6: 1 << 3}[k]
		p, m := resident(b, unit, months, age, held)
		h.Paid = m
		h.Members = append(h.Members, subsidy.Member{Profile: p, Covered: k == 7})
	}
	return h
}
