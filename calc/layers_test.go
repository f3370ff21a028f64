package calc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter/gen"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// over returns the calculator for the built-in law with support rules laid
// over it: what a council's new resolution would be.
func over(t *testing.T, support ...string) *calc.Calculator {
	t.Helper()
	const head = `
schema: 1
instrument:
  id: 2010-resolution-ex-1
  number: 01/2010/EX
  kind: resolution
  title: {vi: "Nghị quyết thử", en: "A resolution"}
  issuer: example
  published: 2010-01-01
  in_force: 2010-01-01
  source: example
support:
`
	text := head + "  - " + strings.Join(support, "\n  - ") + "\n"
	book, err := vietnam(t).Book().With(fstest.MapFS{"2010-resolution-ex-1.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return calc.New(book)
}

// resident returns somebody who has lived in the unit since it was formed, and
// holds categories since a month.
func resident(u *rules.Province, since rules.Month, area string, status ...string) calc.Person {
	p := calc.Person{Sex: rules.Female, Born: rules.MonthOf(1985, 2)}
	p.Residence = []calc.Residence{{Period: rules.Period{From: max(u.From, rules.MonthOf(2008, 1))}, Province: u.Slug, Area: area}}
	for _, s := range status {
		p.Status = append(p.Status, calc.Status{Period: rules.Period{From: since}, Is: s})
	}
	return p
}

func unit(t testing.TB, c *calc.Calculator, slug string) *rules.Province {
	t.Helper()
	for _, u := range c.Book().Territories() {
		if u.Slug == slug {
			return u
		}
	}
	t.Fatalf("no %s", slug)
	return nil
}

func mustContribution(c *calc.Calculator, p calc.Person, rows []calc.Row, q calc.ContributionQuestion) calc.Contribution {
	out, err := c.Contribution(mustLife(c, p, rows), q)
	if err != nil {
		panic(fmt.Sprintf("%+v: %v", q, err))
	}
	return out
}

// held are categories of people, drawn by the bits of a number.
func held(bits uint16) (out []string) {
	all := []string{"poor", "near_poor", "ethnic_minority", "grassroots_security_force", "poor_local_standard", "left_near_poverty", "informal_worker"}
	for i, word := range all {
		if bits>>i&1 == 1 {
			out = append(out, word)
		}
	}
	return out
}

// A drawn payment: somebody of any unit that ever stood, in any month with
// local rules.
type drawn struct {
	who calc.Person
	q   calc.ContributionQuestion
}

func draw(c *calc.Calculator, n, month, steps int, bits uint16) drawn {
	units := c.Book().Territories()
	m := rules.MonthOf(2018, 1) + rules.Month(month)
	d := drawn{who: resident(units[n%len(units)], m-6, calc.Areas()[n%4], held(bits)...)}
	d.who.Residence[0].District = []string{"", "long-bien"}[n%2]
	if d.who.Residence[0].From > m { // a unit that was formed later: its people lived there before
		d.who.Residence[0].From = m
	}
	law := c.Book().On(m)
	d.q = calc.ContributionQuestion{Paid: m, Method: subsidy.Method(n % 4), Income: law.Contribution.Floor.Value + 50_000*rules.VND(steps)}
	return d
}

// Generators of drawn payments.
var (
	anyUnit    = gen.IntRange(0, 4*89-1)
	anyPayment = gen.IntRange(0, int(rules.MonthOf(2026, 11)-rules.MonthOf(2018, 1)))
	anyRaise   = gen.IntRange(0, 80)
	anyBits    = gen.UInt16Range(0, 127)
	anyDonors  = gen.SliceOfN(3, gen.IntRange(0, 400_000))
)

func TestSupportOfContributions(t *testing.T) {
	c := vietnam(t)
	holds(t, "own part and all layers are what is due, none is negative, and donors pay only what is left", func(n, m, steps int, bits uint16, gifts []int) bool {
		d := draw(c, n, m, steps, bits)
		for i, g := range gifts {
			d.q.Donors = append(d.q.Donors, subsidy.Donor{Name: fmt.Sprint(i), Amount: rules.VND(g), Months: i})
		}
		out := mustContribution(c, d.who, nil, d.q)
		sum := rules.VND(0)
		for _, l := range out.Layers {
			sum += l.Amount
			if l.Amount <= 0 {
				return false
			}
		}
		return out.Net >= 0 && sum+out.Net == out.Gross && sum == out.StateSupport+out.LocalSupport+out.DonorSupport && sum <= out.Gross
	}, anyUnit, anyPayment, anyRaise, anyBits, anyDonors)
	holds(t, "a higher income never changes what the State gives", func(n, m, steps, more int, bits uint16) bool {
		low, high := draw(c, n, m, steps, bits), draw(c, n, m, steps+more, bits)
		return mustContribution(c, low.who, nil, low.q).StateSupport == mustContribution(c, high.who, nil, high.q).StateSupport
	}, anyUnit, anyPayment, anyRaise, anyRaise, anyBits)
	holds(t, "months paid ahead keep the support of the payment, whatever the law of those months is", func(n, m int, bits uint16) bool {
		one := draw(c, n, m, 0, bits&^(1<<5)) // leaving near-poverty has its own number of months
		one.q.Method = subsidy.EveryMonth
		year := one
		year.q.Method = subsidy.Every12Months
		x, y := mustContribution(c, one.who, nil, one.q), mustContribution(c, year.who, nil, year.q)
		near := func(a, b rules.VND) bool { return max(a-b, b-a) <= 12 } // each is rounded once
		return near(12*x.StateSupport, y.StateSupport) && near(12*x.LocalSupport, y.LocalSupport)
	}, anyUnit, anyPayment, anyBits)
}

// A new resolution may pay more; it takes nothing from anybody but where more
// than all would be paid.
func TestAFurtherLayerTakesNothing(t *testing.T) {
	plain := vietnam(t)
	var books []*calc.Calculator
	for _, pays := range []string{`share: "1%", of: minimum_contribution`, `share: "35%", of: minimum_contribution`, `share: "100%", of: contribution`, `amount: 40000`, `total: "75%", of: minimum_contribution`} {
		books = append(books, over(t, `{id: ex, for: voluntary_si, payer: fund, `+pays+`, at: art. 1}`))
	}
	holds(t, "the layers before a further one stay as they are", func(n, m, steps int, bits uint16, which int) bool {
		d := draw(plain, n, m, steps, bits)
		before, after := mustContribution(plain, d.who, nil, d.q), mustContribution(books[which], d.who, nil, d.q)
		if len(after.Layers) < len(before.Layers) || after.Net > before.Net {
			return false
		}
		return slices.EqualFunc(before.Layers, after.Layers[:len(before.Layers)], func(a, b calc.Layer) bool { return a.Rule == b.Rule && a.Amount == b.Amount })
	}, anyUnit, anyPayment, anyRaise, anyBits, gen.IntRange(0, len(books)-1))

	var all []string
	for _, u := range plain.Book().Provinces(rules.MonthOf(2026, 1)) {
		all = append(all, u.Slug)
	}
	rich := over(t, `{id: ex, for: voluntary_si, payer: province, who: {province: [`+strings.Join(all, ", ")+`]}, share: "22%", of: minimum_contribution, at: art. 1}`)
	holds(t, "beside a new category of the province nobody pays more", func(n, m, steps int, bits uint16) bool {
		d := draw(plain, n, m, steps, bits)
		before, after := mustContribution(plain, d.who, nil, d.q), mustContribution(rich, d.who, nil, d.q)
		return after.Net <= before.Net && after.LocalSupport >= before.LocalSupport && after.StateSupport == before.StateSupport
	}, anyUnit, anyPayment, anyRaise, anyBits)
}

// A layer that pays for so many months stops when the record holds them.
func TestALayerStopsAfterItsMonths(t *testing.T) {
	const layer = `{id: ex, for: voluntary_si, payer: province, who: {status: near_poor, province: lai-chau}, share: "30%", of: minimum_contribution, max_months: 24, at: art. 1}`
	c := over(t, layer)
	who := resident(unit(t, c, "lai-chau"), rules.MonthOf(2020, 1), "rural", "near_poor")
	ask := calc.ContributionQuestion{Paid: rules.MonthOf(2025, 1), Income: 1_500_000}
	last := rules.MonthOf(2024, 12)
	for months, want := range map[int]rules.VND{0: 99_000, 23: 99_000, 24: 0, 40: 0} {
		rows := backwards(last, run(pension.Voluntary, calc.Income, 1_500_000, months, last))
		if got := mustContribution(c, who, rows, ask); got.LocalSupport != want || got.StateSupport != 82_500 {
			t.Errorf("after %d months: province %d, State %d; want %d and 82500", months, got.LocalSupport, got.StateSupport, want)
		}
	}
	rows := backwards(last, run(pension.Voluntary, calc.Income, 1_500_000, 18, last))
	ask.Method = subsidy.Every12Months
	if got := mustContribution(c, who, rows, ask); got.LocalSupport != 6*99_000 {
		t.Errorf("a year after 18 months: province %d, want six months", got.LocalSupport)
	}
	ask.Method = subsidy.EveryMonth
	at, years := rules.MonthOf(2022, 1), rules.Period{From: rules.MonthOf(2022, 1), Until: rules.MonthOf(2024, 1)}
	rows = []calc.Row{{Period: years, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000, Method: subsidy.Prepay, Paid: at}}
	if got := mustContribution(c, who, rows, ask); got.LocalSupport != 0 {
		t.Errorf("after 24 months paid at once: province %d, want 0", got.LocalSupport)
	}
	moved := rules.MonthOf(2024, 1)
	elsewhere := who
	elsewhere.Residence = []calc.Residence{
		{Period: rules.Period{From: rules.MonthOf(2010, 1), Until: moved}, Province: "son-la", Area: "rural"},
		{Period: rules.Period{From: moved}, Province: "lai-chau", Area: "rural"},
	}
	rows = backwards(last, run(pension.Voluntary, calc.Income, 1_500_000, 40, last))
	if got := mustContribution(c, elsewhere, rows, ask); got.LocalSupport != 99_000 {
		t.Errorf("40 months, twelve of them in the province: %d, want 99000: what was paid elsewhere does not count", got.LocalSupport)
	}
}

// Which rules of today count the months that they paid: all are of health
// insurance, where a member says what was paid before. One of contributions is
// counted from the record; see TestALayerStopsAfterItsMonths.
func TestRulesThatCountTheirMonths(t *testing.T) {
	var got []string
	for _, l := range vietnam(t).Book().AllLayers() {
		if l.MaxMonths > 0 && !l.SinceState {
			got = append(got, l.For.String()+" "+l.ID)
		}
	}
	slices.Sort(got)
	if want := []string{"health bl-hi-em", "health tv-hi-escaped-2023"}; !slices.Equal(got, want) {
		t.Errorf("%v count their months, want %v: write a case for the new one", got, want)
	}
}

func noted(notes []note.Note, code string) bool {
	return slices.ContainsFunc(notes, func(n note.Note) bool { return n.Code == code && n.Text.VI != "" && n.Text.EN != "" })
}

// The reader is told when nobody knows whether a rule that is counted still holds.
func TestTheFateOfARuleIsSaid(t *testing.T) {
	c := vietnam(t)
	for _, tt := range []struct {
		slug, status string
		paid         rules.Month
		want         bool
	}{
		{"hai-duong", "grassroots_security_force", rules.MonthOf(2026, 3), true},
		{"nghe-an", "poor", rules.MonthOf(2026, 3), false},
	} {
		who := resident(unit(t, c, tt.slug), rules.MonthOf(2024, 12), "rural", tt.status)
		got := mustContribution(c, who, nil, calc.ContributionQuestion{Paid: tt.paid, Income: 1_500_000})
		if noted(calc.Notes(got), note.FateUnknown) != tt.want || got.LocalSupport == 0 {
			t.Errorf("%s: notes %v, local %d; want the note: %t", tt.slug, calc.Notes(got), got.LocalSupport, tt.want)
		}
	}
}
