package calc_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/plans"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/rules"
)

// explains holds that the tops of the trees are the amounts of the answer.
func explains(t *testing.T, result calc.Result) {
	t.Helper()
	r, ok := result.(calc.Explained)
	if !ok {
		t.Errorf("%T cannot be explained", result)
		return
	}
	got := map[string]string{}
	for _, n := range trees(t, r) {
		got[named(n.Quantity, n.Detail)] = n.Value
	}
	for top, amount := range topsOf(result) {
		if amount != "0" && got[top] != amount {
			t.Errorf("%T: the explanation of %s comes to %q, the answer says %s", result, top, got[top], amount)
		}
	}
}

func named(quantity, detail string) string {
	if detail == "" {
		return quantity
	}
	return quantity + " " + detail
}

// amounts are figures of an answer by the tops of the trees that explain them.
type amounts map[string]string

func (a amounts) vnd(top string, v rules.VND)   { a[top] = strconv.FormatInt(int64(v), 10) }
func (a amounts) count(top string, n int)       { a[top] = strconv.Itoa(n) }
func (a amounts) rate(top string, r rules.Rate) { a[top] = r.String() }

// topsOf returns every amount, rate and count of an answer that is reckoned.
func topsOf(result calc.Result) amounts {
	a := amounts{}
	switch r := result.(type) {
	case calc.Pension:
		a.pension(r)
	case calc.RetirementAge:
		a.count("retirement_age", r.Years*12+r.Months)
	case calc.OneTime:
		a.vnd("one_time_benefit", r.Amount)
	case calc.Contribution:
		a.vnd("own_part", r.Net)
		if r.Eligible {
			a.count("support_months_left", r.SupportMonthsLeft)
		}
	case calc.Refund:
		a.vnd("refund", r.Refund)
	case calc.Death:
		a.vnd("funeral_grant", r.FuneralGrant)
		a.vnd("survivor_lump_sum", r.SurvivorLumpSum)
		a.vnd("survivor_monthly_allowance", r.MonthlyAllowance)
		a.vnd("remaining_allowance", r.RemainingAllowance)
	case calc.Maternity:
		a.vnd("maternity_allowance", r.Amount)
	case calc.MonthlyAllowance:
		a.vnd("monthly_allowance", r.Monthly)
		a.count("allowance_months", r.Months)
		a.vnd("buy_up", r.BuyUp)
		if n := len(r.Rises); n > 0 {
			a.vnd(named("allowance_in_payment", r.Rises[n-1].From.String()), r.InPayment)
		}
	case calc.SocialPension:
		a.vnd("social_pension", r.Monthly)
	case calc.WorkAccident:
		a.vnd("work_accident_premium", r.Premium)
		a.vnd("own_part", r.Net)
		a.vnd("work_accident_death", r.DeathBenefit)
		a.vnd("work_accident_allowance", r.Allowance)
	case calc.Premium:
		a.vnd("own_part_of_household", r.Net)
		for _, m := range r.Members {
			a.vnd(named("own_part", m.Name), m.Net)
		}
	default:
		a.plans(result)
	}
	return a
}

func (a amounts) plans(result calc.Result) {
	switch r := result.(type) {
	case calc.Options:
		for _, o := range r.Open {
			a.way(o)
		}
	case ahead.Projection:
		a.pension(r.Pension)
		a.projection(r)
	case plans.Solution:
		a.vnd("pension", max(r.Reached.Monthly, r.Ceiling.Monthly))
		a.vnd("total_paid", r.TotalPaid)
		if r.Value.Month == 0 {
			a["solved_value"] = strconv.FormatInt(r.Value.N, 10)
		}
		if r.OneStepLess != nil {
			a.vnd("pension_one_step_less", r.OneStepLess.Monthly)
			a.vnd("missing_one_step_less", r.OneStepLess.Missing)
		}
	case plans.Cheapest:
		a.cheapest(r)
	case savings.Savings:
		a.savings(r)
	case coverage.Coverage:
		a.rate("coverage_rate", r.Rate)
		a.count("people_needed", r.Needed)
		a.rate("increase_needed", r.Increase)
		a.rate("achieved", r.Achieved)
		a.vnd("yearly_support", r.YearlySupport)
	default:
		panic(fmt.Sprintf("%T: say what explains its amounts", result))
	}
}

func (a amounts) pension(p calc.Pension) {
	a.vnd("pension", p.Monthly)
	a.vnd("lump_sum", p.LumpSum)
	a.vnd("emigration_lump_sum", p.EmigrationLump)
	a.vnd("health_premium", p.HealthPremium)
	a.vnd("health_card_worth", p.HealthCardWorth)
	if n := len(p.Rises); n > 0 {
		a.vnd(named("pension_in_payment", p.Rises[n-1].From.String()), p.MonthlyInPayment)
	}
}

func (a amounts) way(o calc.Option) {
	name := string(o.Kind)
	if o.Ground != "" {
		name += " (" + o.Ground + ")"
	}
	a.vnd("way_monthly "+name, o.Monthly)
	a.vnd("way_amount "+name, o.Amount)
	a.vnd("way_cost "+name, o.Cost)
	a.vnd("way_paid_once "+name, o.PaidOnce)
}

func (a amounts) projection(r ahead.Projection) {
	a.vnd("total_paid", r.TotalPaid)
	a.vnd("total_support", r.TotalSupport)
	a.vnd("pension_stop_now", r.StopNow.Monthly)
	a.vnd("pension_most", r.Most.Monthly)
	a.vnd("total_paid_stop_now", r.StopNow.TotalPaid)
	a.vnd("total_paid_most", r.Most.TotalPaid)
	a.rate("contribution_density", r.Density)
	a.count("payback_months", r.PaybackMonths)
	a.rate("replacement_of_last_income", r.Replacement)
	a.vnd("pension_in_todays_money", r.InTodaysMoney)
	for _, y := range r.Years {
		a.vnd(named("pension_if_asked_for", strconv.Itoa(y.Year)), y.Monthly)
		a.vnd(named("pension_if_asked_for_today", strconv.Itoa(y.Year)), y.InTodaysMoney)
	}
	a.count("expected_pension_months", r.ExpectedMonths)
	a.marginal("one_more_month", r.OneMoreMonth)
	a.marginal("one_more_step", r.OneMoreStep)
	a.vnd("present_value", r.PresentValue)
	a.vnd("present_value_on_all_money", r.PresentAll)
	a.vnd("expected_pensions_in_all", r.ExpectedPensions)
	a.vnd("expected_family_in_all", r.ExpectedFamily)
	if p := r.PresentParts; p != nil {
		a.vnd("present_paid", p.Paid)
		a.vnd("present_support", p.Support)
		a.vnd("present_pensions", p.Pensions)
		a.vnd("present_family", p.Family)
	}
	a.rate("internal_rate_of_return", r.InternalRate)
	a.rate("internal_rate_on_all_money", r.InternalAll)
}

func (a amounts) marginal(name string, m *ahead.Marginal) {
	if m != nil {
		a.vnd("monthly_more "+name, m.MonthlyMore)
		a.vnd("paid_more "+name, m.PaidMore)
		a.count("payback_months "+name, m.PaybackMonths)
	}
}

func (a amounts) cheapest(r plans.Cheapest) {
	a.vnd("total_paid", r.TotalPaid)
	a.vnd("saved_against_monthly", r.SavedAgainstMonthly)
	if r.Plan != nil {
		a.vnd("total_support", r.Plan.Support)
		if r.Objective == plans.LeastPresent {
			a.vnd("present_value", r.Plan.PresentValue)
		}
		a.vnd("pension", r.Plan.Reached.Monthly)
	}
	for i, p := range r.RunnersUp {
		a.vnd("costs_more "+strconv.Itoa(i+1), p.Costs)
	}
}

func (a amounts) savings(r savings.Savings) {
	a.vnd("needed", r.Needed)
	a.vnd("collected", r.Collected)
	a.vnd("short_by", r.ShortBy)
	a.count("months_covered", r.MonthsCovered)
	a.count("payments_bought", r.PaymentsBought)
	a.vnd("carry", r.Carry)
	a.vnd("smallest_saving", r.SmallestSaving)
	for _, m := range r.Schedule {
		a.vnd("left_in_fund "+strconv.Itoa(m.Month), m.Carry)
	}
}
