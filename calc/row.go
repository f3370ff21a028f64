package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Level says what the amount of a row is.
type Level uint8

// Income is what a voluntary participant chose; Salary is an employer-set pay
// under compulsory insurance; Average, of either scheme, is already settled
// and is not indexed again.
const (
	Income Level = iota + 1
	Salary
	Average
)

// A Row is a run of months of a record, paid in one way at one level.
type Row struct {
	rules.Period // an open row goes on
	Scheme       pension.Scheme
	Level        Level
	Method       subsidy.Method
	SupportGiven bool        // StateSupport was granted; if false, what the law gives is
	HasFundRate  bool        // FundRate is given; if not, the law's is used
	Withdrawn    bool        // already taken as a one-time benefit
	lifted       bool        // the amount was below a floor that is assumed
	Paid         rules.Month // when one payment covers the row; 0: each period at its first month
	Amount       rules.VND   // đồng a month
	FundRate     rules.Rate  // the fund's monthly rate of a payment ahead or of missing months
	StateSupport rules.VND   // đồng a month
	LocalSupport rules.VND   // provincial or district support granted, đồng a month
	DonorSupport rules.VND   // donors' support granted, đồng a month
}

// AtOnce reports whether one payment covers the whole row.
func (r *Row) AtOnce() bool { return r.Paid != 0 || r.Method.Bears() }

// PaidIn returns the month in which the row, or its first period, was paid.
func (r *Row) PaidIn() rules.Month {
	if r.Paid != 0 {
		return r.Paid
	}
	return r.From
}

// Lifted reports whether the amount was below a floor that is only assumed, and
// stands at that floor.
func (r *Row) Lifted() bool { return r.lifted }

// AtFloor returns rows of voluntary insurance that pay for so many months from
// one on, one by one, the lowest income of each.
func (c *Calculator) AtFloor(from rules.Month, months int) (rows []Row) {
	for until := from + rules.Month(months); from < until; {
		law := c.book.On(from)
		end := until
		if law.Before != 0 {
			end = min(end, law.Before)
		}
		rows = append(rows, Row{
			Period: rules.Period{From: from, Until: end}, Scheme: pension.Voluntary, Level: Income, Amount: law.Contribution.Floor.Value,
		})
		from = end
	}
	return rows
}
