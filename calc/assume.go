package calc

import (
	"cmp"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// Assumptions hold what the law has not set yet; they matter only past what is
// published. What is not assumed is carried on as last known.
type Assumptions struct {
	Set           string     // the set of the book that the rest comes from, where it comes from one
	Inflation     rules.Rate // growth of prices a year
	HasInflation  bool
	ReferenceRise rules.Rate // growth of the reference level a year
	HasReference  bool
	PovertyRise   rules.Rate // growth of the poverty line a year
	HasPoverty    bool
	FundRate      rules.Rate // r, a month
	HasFundRate   bool
	Discount      rules.Rate // a year
	HasDiscount   bool
}

// Assuming returns a calculator that assumes a about the time past what is
// published: the reference level and the poverty lines grow, and the floor and
// ceiling of incomes, the State's support and the grants that the law defines
// by them.
func (c *Calculator) Assuming(a Assumptions) *Calculator {
	return newCalculator(c.published, a)
}

// Filled returns the assumptions with the figures of the set that they name
// (low, middle and high in the built-in files) where they have none of their
// own. Each figure of a set has its derivation in Book().Assumptions(). The
// error says which sets there are.
func (c *Calculator) Filled(a Assumptions) (Assumptions, error) {
	faults := a.resolve(c.published)
	return a, faults.Err()
}

// resolve fills in from the named set what is not given beside it.
func (a *Assumptions) resolve(b *rules.Book) document.Faults {
	if a.Set == "" {
		return nil
	}
	s, ok := b.Assumptions().Set(a.Set)
	if !ok {
		names := b.Assumptions().Names()
		return document.Faults{{
			Code: BadChoice, Path: "/assume", Value: a.Set, Bound: strings.Join(names, ", "),
			Hint: cmp.Or(document.DidYouMean(a.Set, names), hints[BadChoice]), Message: "no set of assumptions is called \"" + a.Set + "\"",
		}}
	}
	fill := func(v *rules.Rate, has *bool, p rules.Param[rules.Rate]) {
		if !*has {
			*v, *has = p.Value, true
		}
	}
	fill(&a.Inflation, &a.HasInflation, s.Inflation)
	fill(&a.ReferenceRise, &a.HasReference, s.ReferenceLevel)
	fill(&a.PovertyRise, &a.HasPoverty, s.PovertyLine)
	fill(&a.FundRate, &a.HasFundRate, s.FundRate)
	fill(&a.Discount, &a.HasDiscount, s.Discount)
	return nil
}

func (a *Assumptions) growth() rules.Growth {
	return rules.Growth{ReferenceLevel: a.ReferenceRise, PovertyLine: a.PovertyRise}
}
