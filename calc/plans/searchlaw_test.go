package plans_test

import (
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// worked is a record of so many months of work at two million đồng, the last
// of them named.
func worked(t testing.TB, months int, last string) calc.Row {
	t.Helper()
	r := settled(t, last, last, 2_000_000)
	r.Scheme, r.From = pension.Compulsory, r.Until-rules.Month(months)
	return r
}

// A search is a question about a woman who has worked for so many months up to
// the one before the plan starts.
type searched struct {
	name, born string
	worked     int
	start      string
	target     plans.Target
	methods    []subsidy.Method
	want       string
}

func (x *searched) found(t testing.TB, c *calc.Calculator) string {
	t.Helper()
	start := month(t, x.start)
	var record []calc.Row
	if x.worked > 0 {
		record = append(record, worked(t, x.worked, (start-1).String()))
	}
	l := lifeWith(t, c, x.born, record...)
	return found(plans.Search(c, l, plans.CheapestQuestion{Target: x.target, Methods: x.methods, Start: start}))
}

var (
	theRight = plans.Target{Eligible: true}
	monthly  = []subsidy.Method{subsidy.EveryMonth}
	atOnce   = []subsidy.Method{subsidy.Backpay}
)

// What is missing follows the law of the month in which the age is reached, and
// what may be paid at once that of the month of payment: a plan that the law
// refuses is not a plan, whatever the target, and takes no other away.
func TestPlansHoldToTheLawOfEachMonth(t *testing.T) {
	c := vietnamese(t)
	for _, tt := range []searched{
		{"180 months are enough at the age, 240 were needed at the start", "1972-05", 170, "2025-01", theRight, nil,
			"2025-01 to 2025-10 monthly of 1500000, 2838000 for 180 months then " +
				"2025-01 to 2025-09 monthly of 1500000, 2025-10 to 2025-10 backpay of 2200000 in 2030-08, 2962400 for 180 months then " +
				"2025-01 to 2025-10 backpay of 2200000 in 2030-08, 3938635 for 180 months"},
		{"past the age, when ten years could be paid at once, and only five from July 2025 on", "1965-05", 110, "2025-01", theRight, []subsidy.Method{subsidy.EveryMonth, subsidy.Backpay},
			"2025-01 to 2026-12 monthly of 1500000, 2027-01 to 2035-10 monthly of 2200000, 48545200 for 240 months then 2025-01 to 2026-12 monthly of 1500000, 2027-01 to 2035-09 monthly of 2200000, 2035-10 to 2035-10 backpay of 2200000 in 2035-10, 48546700 for 240 months"},
		{"the same for an amount", "1965-05", 110, "2025-01", plans.Target{Monthly: 1_500_000}, []subsidy.Method{subsidy.EveryMonth, subsidy.Backpay},
			"2025-01 to 2035-11 monthly of 3250000, 82986200 for 241 months then 2025-01 to 2035-09 monthly of 3350000, 2035-10 to 2035-10 backpay of 3350000 in 2035-10, 85133485 for 240 months"},
		{"five years at once", "1967-05", 120, "2026-12", theRight, atOnce, "2026-12 to 2031-11 backpay of 1500000 in 2026-12, 17433234 for 180 months"},
		{"a month more than five years", "1967-05", 119, "2026-12", theRight, atOnce, "at most 0 after 0 months"},
		{"five years at once for an amount", "1967-05", 120, "2026-12", plans.Target{Monthly: 900_000}, atOnce, "2026-12 to 2031-11 backpay of 1999997 in 2026-12, 24697038 for 180 months"},
		{"an income that the ceiling allows when it is paid, and did not in the months paid for", "1972-05", 168, "2026-06", plans.Target{Monthly: 2_280_000}, atOnce, "2026-06 to 2027-05 backpay of 47999984 in 2030-08, 128117341 for 180 months"},
		{"before the age, at the earliest in the month before it", "1972-05", 176, "2027-01", theRight, atOnce, "2027-01 to 2027-04 backpay of 2200000 in 2030-08, 1560841 for 180 months"},
		{"up to the last month that is read", "2070-05", 174, "2130-07", plans.Target{Monthly: 1_100_000}, monthly, "2130-07 to 2130-12 monthly of 15333300, 19659156 for 180 months"},
		{"beyond the last month", "2070-05", 173, "2130-07", theRight, nil, "at most 0 after 0 months"},
		{"a child", "2015-05", 0, "2027-01", theRight, monthly, "/start too-young 2027-01"},
		{"a month too young", "2012-02", 0, "2027-01", theRight, monthly, "/start too-young 2027-01"},
		{"just old enough", "2012-01", 0, "2027-01", theRight, monthly, "2027-01 to 2041-12 monthly of 2200000, 75504000 for 180 months"}, // 180 × 484,000 − 120 × 96,800
		{"a child, for an amount", "2015-05", 0, "2027-01", plans.Target{Monthly: 1_000_000}, monthly, "/start too-young 2027-01"},
	} {
		if got := tt.found(t, c); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// Under laws that nobody made yet, the search holds to them too.
func TestPlansUnderLawsThatAreImagined(t *testing.T) {
	for _, tt := range []struct {
		law []string
		searched
	}{
		{[]string{"param: contribution.floor, value: 60000000, from: 2027-01", "param: contribution.ceiling_multiple, value: 40, from: 2027-01"}, searched{"no one income is above the floor and below the ceiling of all months", "1967-05", 175, "2026-10", plans.Target{Monthly: 1_100_000}, monthly,
			"at most 0 after 0 months"}},
		{[]string{"param: contribution.floor, value: 50600000, from: 2027-01"}, searched{"one income is both", "1967-05", 175, "2026-10", plans.Target{Monthly: 1_100_000}, monthly,
			"2026-10 to 2027-02 monthly of 50600000, 55268400 for 180 months"}},
		{[]string{"param: contribution.ceiling_multiple, value: 1, from: 2030-01"}, searched{"the ceiling falls: fewer months would bring more", "1967-05", 144, "2027-01", plans.Target{Monthly: 80_000_000}, monthly,
			"at most 5274000 after 180 months"}},
		{[]string{"param: pension.min_insured_months, value: 240, from: 2027-03"}, searched{"what is enough at the start is not when it is paid", "1967-05", 170, "2027-01", theRight, nil,
			"at most 0 after 0 months"}},
		{[]string{"param: pension.min_insured_months, value: 181"}, searched{"months of one half year: the fewest that reach the target stand for all", "1967-05", 114, "2027-01", plans.Target{Monthly: 1_000_000}, []subsidy.Method{subsidy.Every12Months, subsidy.Backpay},
			"2027-01 to 2027-12 12_months of 2469822, 2028-01 to 2028-12 12_months of 2469822, 2029-01 to 2029-12 12_months of 2469822, 2030-01 to 2030-12 12_months of 2469822, 2031-01 to 2031-12 12_months of 2469822, 2032-01 to 2032-07 backpay of 2469822 in 2032-01, 29958578 for 181 months then 2027-01 to 2027-12 12_months of 2200000, 2028-01 to 2028-12 12_months of 2200000, 2029-01 to 2029-12 12_months of 2200000, 2030-01 to 2030-12 12_months of 2200000, 2031-01 to 2031-12 12_months of 2200000, 2032-01 to 2032-12 12_months of 2200000, 2033-01 to 2033-12 12_months of 2200000, 32524800 for 198 months"}},
		{[]string{"param: pension.min_insured_months, value: 181", "param: contribution.backpay_max_months, value: 6, from: 2027-02"}, searched{"and if the months at the end may not be paid at once, the next do", "1967-05", 114, "2027-01", plans.Target{Monthly: 1_000_000}, []subsidy.Method{subsidy.Every12Months, subsidy.Backpay},
			"2027-01 to 2027-12 12_months of 2449273, 2028-01 to 2028-12 12_months of 2449273, 2029-01 to 2029-12 12_months of 2449273, 2030-01 to 2030-12 12_months of 2449273, 2031-01 to 2031-12 12_months of 2449273, 2032-01 to 2032-12 12_months of 2449273, 31826886 for 186 months"}},
		{[]string{"param: contribution.prepay_months, value: [13, 25]"}, searched{"fifteen months are five times three, not two and thirteen", "1967-05", 165, "2027-01", theRight, []subsidy.Method{subsidy.Every3Months, subsidy.Prepay},
			"2027-01 to 2027-03 3_months of 2200000, 2027-04 to 2027-06 3_months of 2200000, 2027-07 to 2027-09 3_months of 2200000, 2027-10 to 2027-12 3_months of 2200000, 2028-01 to 2028-03 3_months of 2200000, 5808000 for 180 months"}},
		{[]string{"param: contribution.prepay_months, value: [13, 25]"}, searched{"twenty-six are twice thirteen, not one and twenty-five", "1967-05", 154, "2027-01", theRight, []subsidy.Method{subsidy.Every3Months, subsidy.Prepay},
			"2027-01 to 2028-01 prepay of 2200000 in 2027-01, 2028-02 to 2029-02 prepay of 2200000 in 2028-02, 9836484 for 180 months"}},
		{fromTheFirstMonth, searched{"a month that counts as no half year is enough", "1967-05", 0, "2027-01", plans.Target{Monthly: 200_000}, monthly, "2027-01 to 2027-01 monthly of 2200000, 387200 for 1 months"}},
		{fromTheFirstMonth, searched{"half a year is needed, which three months are", "1967-05", 0, "2027-01", plans.Target{Monthly: 5_300_000}, monthly, "2027-01 to 2027-03 monthly of 48181814, 31509597 for 3 months"}},
		{[]string{"param: indexation.voluntary, value: unknown, from: 2026-01"}, searched{"no pension is known", "1967-05", 170, "2027-01", theRight, nil, "unknown-figure indexation.voluntary"}},
		{[]string{"param: indexation.voluntary, value: unknown, from: 2026-01"}, searched{"no pension is known, for an amount", "1967-05", 170, "2027-01", plans.Target{Monthly: 1_000_000}, nil, "unknown-figure indexation.voluntary"}},
		{[]string{"param: support.base, value: unknown, from: 2027-05, until: 2027-06"}, searched{"no support is known", "1967-05", 170, "2027-01", plans.Target{Monthly: 1_000_000}, nil, "unknown-figure support.base"}},
	} {
		if got := tt.found(t, reformed(t, tt.law...)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

// fromTheFirstMonth is a law under which one month brings a pension.
var fromTheFirstMonth = []string{
	"param: pension.min_insured_months, value: 1", "param: benefit_years.half_from, value: 3", `param: pension.accrual.female, value: [{years: 0, rate: "10%", per_year: "2%"}]`,
}
