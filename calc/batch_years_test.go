package calc_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// yearly prices every payment of a record by itself, in the order of the
// payments, and adds up who bears what in each calendar year from 2018 on.
func yearly(c *calc.Calculator, l *calc.Life, s *calc.Subject, out *[calc.BatchYears]calc.YearFigures) error {
	used, months := 0, map[string]int{} // that each layer has paid for
	for _, p := range paymentsOf(s.Rows) {
		if p.q.Paid.Year() >= 2018+calc.BatchYears {
			return nil
		}
		if p.q.Paid.Year() < 2018 && p.q.Method.Bears() {
			p.q.HasFundRate = true // what it cost is not asked
		}
		p.q.HasSupported, p.q.SupportedBefore = true, used
		got, err := priced(c, l, p, months)
		if err != nil {
			return err
		}
		used += got.supported
		if p.q.Paid.Year() >= 2018 {
			y := &out[p.q.Paid.Year()-2018]
			y.Months += p.q.Months
			for sum, x := range map[*rules.VND]rules.VND{
				&y.Borne.State: got.State, &y.Borne.Province: got.Province, &y.Borne.District: got.District, &y.Borne.Commune: got.Commune,
				&y.Borne.Fund: got.Fund, &y.Borne.Donors: got.Donors, &y.Borne.Net: got.Net,
			} {
				*sum += x
			}
		}
	}
	return nil
}

// A payment is one payment of a record, as the single call is asked about it.
type payment struct {
	q   calc.ContributionQuestion
	row *calc.Row
}

// paymentsOf writes the payments of the voluntary rows out, in their order.
func paymentsOf(rows []calc.Row) (out []payment) {
	for i := range rows {
		r := &rows[i]
		if r.Scheme != pension.Voluntary || r.Withdrawn {
			continue
		}
		until := r.Until
		if until == 0 {
			until = rules.MonthOf(2018+calc.BatchYears, 1)
		}
		length := rules.Month(periodLength[r.Method])
		if r.Paid != 0 || length == 0 {
			length = until - r.From
		}
		for m := r.From; m < until; m += length {
			p := payment{calc.ContributionQuestion{Paid: m, From: m, Method: r.Method, Months: int(min(length, until-m)), Income: r.Amount}, r}
			if r.Paid != 0 {
				p.q.Paid = r.Paid
			}
			out = append(out, p)
		}
	}
	for i := range out { // in the order of the payments
		for k := i; k > 0 && (out[k].q.Paid < out[k-1].q.Paid || out[k].q.Paid == out[k-1].q.Paid && out[k].q.From < out[k-1].q.From); k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out
}

// A bearing is who bears one payment, and how many of its months the State supports.
type bearing struct {
	calc.Borne
	supported int
}

// priced prices one payment by the parts of package subsidy: the single call
// holds payments to more than a record does.
func priced(c *calc.Calculator, l *calc.Life, p payment, months map[string]int) (out bearing, err error) {
	book := c.Book()
	law := book.On(p.q.Paid)
	pay := subsidy.Payment{Paid: p.q.Paid, From: p.q.From, Method: p.q.Method, Months: p.q.Months, Income: p.q.Income}
	if p.q.Method.Bears() && !p.q.HasFundRate {
		rate := &law.Contribution.FundRate
		if !rate.IsKnown() {
			return out, document.Faults{{
				Code: calc.UnknownFigure, Path: "/fund_rate", Value: "contribution.fund_rate", Source: rate.Cite.String(),
				Message: "the fund's monthly rate r for payments in " + fmt.Sprint(p.q.Paid.Year()) + " is not known",
				Hint:    "give fund_rate, as announced by the social insurance agency for that year",
			}}
		}
		pay.FundRate = rate.Value
	}
	who := profileOf(book, l.Person(), p.q.Paid)
	for layer, n := range months {
		who.Granted = append(who.Granted, subsidy.Granted{Layer: layer, Months: n})
	}
	gross := pay.Gross(law)
	if p.row.SupportGiven {
		if p.row.StateSupport > 0 {
			out.supported = pay.Months
		}
		defer func() {
			out.State, out.Province, out.District, out.Commune, out.Fund, out.Net = givenOf(p.row, gross, pay.Months)
		}()
	}
	return out, out.divide(book, law, &who, pay, p, months)
}

// divide divides a payment, and counts the months for which layers pay.
func (out *bearing) divide(book *rules.Book, law *rules.Law, who *subsidy.Profile, pay subsidy.Payment, p payment, months map[string]int) error {
	share := subsidy.StateShare(law, who)
	switch {
	case p.row.SupportGiven:
	case share.Rate > 0:
		out.supported = subsidy.StateMonths(law, pay, p.q.SupportedBefore)
	}
	state := subsidy.State(law, pay, share.Rate, out.supported)
	if p.row.SupportGiven {
		state = p.row.StateSupport.Times(out.supported)
		share = subsidy.Share{}
	}
	due := subsidy.Due{
		Scheme: rules.VoluntarySI, Paid: pay.Paid, From: pay.From, Months: pay.Months, Gross: pay.Gross(law), StateMonths: out.supported,
		Standard: subsidy.Monthly{Of: law.Contribution.Floor.Value, Rate: law.Contribution.Rate.Value},
	}
	part := subsidy.Part{Payer: rules.PaidByState, Share: share.Rate, Months: out.supported, Full: state, Amount: state}
	for _, g := range subsidy.Local(book, who, &due, &part).Grants {
		if g.Layer.MaxMonths > 0 && !g.Layer.SinceState {
			months[g.Layer.ID] += g.Months
		}
	}
	bill := subsidy.Divide(book, who, due, part, nil)
	out.State, out.Net = bill.State(), bill.Net
	out.Province, out.District = bill.Sum(rules.PaidByProvince), bill.Sum(rules.PaidByDistrict)
	out.Commune, out.Fund = bill.Sum(rules.PaidByCommune), bill.Sum(rules.PaidByFund)
	return nil
}

// givenOf: where the record says what was granted, nothing else is known.
func givenOf(r *calc.Row, gross rules.VND, months int) (state, province, district, commune, fund, net rules.VND) {
	state = min(gross, r.StateSupport.Times(months))
	province = min(gross-state, (r.LocalSupport + r.DonorSupport).Times(months))
	return state, province, 0, 0, 0, gross - state - province
}

func profileOf(book *rules.Book, p calc.Person, m rules.Month) subsidy.Profile {
	out := subsidy.Profile{Born: p.Born, Sex: p.Sex}
	for _, s := range p.Status {
		if s.Has(m) {
			out.Status = append(out.Status, subsidy.Status{Is: s.Is, Since: s.From})
		}
	}
	for _, r := range p.Residence {
		if r.Has(m) {
			out.Place, out.District, out.Area = rules.Place{}, r.District, r.Area
			if r.Province != "" {
				out.Place, _ = book.Residence(r.Province, r.Territory, r.From, m)
			}
		}
	}
	return out
}

func donorsOf(r *rand.Rand) (out []subsidy.Donor) {
	for range r.IntN(3) {
		out = append(out, subsidy.Donor{Name: "d", Amount: rules.VND(r.IntN(2) * r.IntN(200_000)), Share: rules.Rate(r.IntN(500_000)), Months: r.IntN(3)})
	}
	return out
}

// reformed returns the law with random values and layers laid over it.
func reformedBook(t *testing.T, i uint64) *calc.Calculator {
	t.Helper()
	r := rand.New(rand.NewPCG(99, i))
	var text strings.Builder
	text.WriteString(`schema: 1
instrument:
  id: 2015-resolution-ex-9
  number: 09/2015/EX
  kind: resolution
  title: {vi: "Nghị quyết thử", en: "A resolution"}
  issuer: example
  published: 2015-01-01
  in_force: 2015-01-01
  source: example
set:
`)
	for _, line := range []string{
		`{param: contribution.rate, value: "%d%%", at: art. 1, from: 2024-0%d}`, `{param: support.share.poor, value: "%d%%", at: art. 2, from: 2020-0%d}`,
		`{param: support.share.other, value: "%d%%", at: art. 2, from: 2019-0%d}`, `{param: support.max_months, value: 1%d, at: art. 3, from: 2018-0%d}`,
		`{param: pension.min_insured_months, value: 1%d, at: art. 4, from: 2023-0%d}`,
	} {
		fmt.Fprintf(&text, "  - "+line+"\n", 10+r.IntN(30), 1+r.IntN(9))
	}
	text.WriteString("support:\n")
	for k, who := range []string{"{status: poor}", "{age: {from: 40, below: 55}, area: rural}", "{status: left_near_poverty}", "{}"} {
		extra := []string{"", ", max_months: 24", ", max_months: 36, counted: status", ", ends_with_state: true"}[r.IntN(4)]
		fmt.Fprintf(&text, "  - {id: ex-%d, for: voluntary_si, payer: fund, who: %s, share: \"%d%%\", of: %s, from: 2019-0%d%s, at: art. 5}\n",
			k, who, 1+r.IntN(40), []string{"contribution", "minimum_contribution"}[r.IntN(2)], 1+r.IntN(9), extra)
	}
	book, err := vietnam(t).Book().With(fstest.MapFS{"2015-resolution-ex-9.yaml": {Data: []byte(text.String())}})
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	return calc.New(book)
}
