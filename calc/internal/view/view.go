// Package view looks at records to come: what a plan adds to a life, what is
// paid for it, and what that brings.
package view

import (
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/internal/steps"
	"github.com/volsi/volsi/calc/internal/worth"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

// A View is a calculator with its outlook.
type View struct {
	*calc.Calculator
	*standing.Outlook
}

// From returns the view of a calculator.
func From(c *calc.Calculator) View { return View{c, standing.From(c)} }

// Planned returns the life with the plan added; faults of the plan stand below
// /plan.
func (v View) Planned(l *calc.Life, plan []calc.Row) (*calc.Life, error) {
	out, faults := v.Longer(l, plan)
	for i := range faults {
		faults[i].Path = planPath(faults[i].Path, len(l.Rows()))
	}
	return out, faults.Err()
}

// planPath turns the path of a row behind the record into one of the plan.
func planPath(path string, record int) string {
	rest, ok := strings.CutPrefix(path, "/record/")
	if !ok {
		return path
	}
	number, field, _ := strings.Cut(rest, "/")
	i, _ := strconv.Atoi(number)
	if i < record {
		return path
	}
	if field != "" {
		field = "/" + field
	}
	return "/plan/" + strconv.Itoa(i-record) + field
}

// Reached returns the month in which the person of a life reaches retirement
// age.
func (v View) Reached(l *calc.Life) rules.Month {
	p := l.Person()
	return pension.AgeOf(v.Book(), p.Sex, p.Born, 0).Reached
}

// Raised reports whether an income of a life was lifted to an assumed floor.
func Raised(l *calc.Life) bool {
	return slices.ContainsFunc(l.Rows(), func(r calc.Row) bool { return r.Lifted() })
}

// LastIncome returns the income or salary of the last month paid on up to a
// month; 0 if nothing was.
func LastIncome(l *calc.Life, until rules.Month) (income rules.VND) {
	last := rules.Month(0)
	for _, r := range l.Rows() {
		end := until + 1
		if r.Until != 0 {
			end = min(end, r.Until)
		}
		if !r.Withdrawn && end > max(r.From, last) {
			last, income = end, r.Amount
		}
	}
	return income
}

// Paid returns the person's own money of the payments made from a month on
// and by another, and what it rests on.
func (v View) Paid(l *calc.Life, since, until rules.Month) (paid rules.VND, on standing.Basis, err error) {
	err = v.EachOutlay(l, since, func(o calc.Outlay) bool {
		if !o.MadeBy(until) {
			return false
		}
		own, _ := v.OfPayment(o.Row, o.Last(), &o.Bill)
		paid, on = paid+o.Bill.Net.Times(o.Times), on.And(own)
		return true
	})
	return paid, on, err
}

// Figure returns what a life brings with a pension, for what was paid.
func (v View) Figure(l *calc.Life, p *pension.OldAge, paid rules.VND, on standing.Basis) standing.Figure {
	return standing.Figure{
		InsuredMonths: p.Time.Insured(), Eligible: p.Eligible(), Starts: p.Start, Monthly: p.Monthly,
		InTodaysMoney: v.Today(p.Monthly, p.Start), MonthlyIs: v.OfPension(l, p).If(p.Monthly),
		TotalPaid: paid, TotalPaidIs: on.If(paid),
	}
}

// Today returns an amount of a later month in today's money, today being the
// horizon: without the price growth that is assumed, by whole years.
func (v View) Today(amount rules.VND, m rules.Month) rules.VND {
	return worth.Before(amount, m.Year()-v.Book().Horizon().Year(), v.Assumptions().Inflation)
}

// Explain adds up one side of the payments of a life that are made in a period.
func (v View) Explain(quantity string, l *calc.Life, within rules.Period, of steps.Side) proof.Step {
	var parts []proof.Step
	err := v.EachOutlay(l, within.From, func(o calc.Outlay) bool {
		if !o.MadeBy(within.Until - 1) {
			return false
		}
		parts = append(parts, steps.Stretch(of(v.ExplainOutlay(&o)), o.Payment, o.Every, o.Times))
		return true
	})
	return steps.Sum(quantity, err, parts)
}
