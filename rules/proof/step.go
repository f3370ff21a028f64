// Package proof says how a figure came about, as trees of steps down to what
// the caller gave, what was assumed, and articles of law. Every step can be
// computed again from those below it, by this library or by any other program.
package proof

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/volsi/volsi/rules"
)

// An Op is how a step follows from the steps below it. The list is closed, so
// that a program that knows nothing of this library can check a tree.
type Op string

// The operations. Children count from the first.
const (
	SumOf        Op = "sum"           // all children added
	DifferenceOf Op = "difference"    // the first less all others
	ProductOf    Op = "product"       // all children multiplied
	QuotientOf   Op = "quotient"      // the first divided by the second
	LeastOf      Op = "least"         // the smallest child
	GreatestOf   Op = "greatest"      // the largest child
	WholeOf      Op = "round"         // the child rounded half up to a whole number
	UpOf         Op = "round_up"      // the child rounded up to a whole number
	DownOf       Op = "round_down"    // the child rounded down to a whole number
	HalfYearsOf  Op = "benefit_years" // months in years; odd months from the second child on count half a year, from the third on a whole one
	WholeYearsOf Op = "whole_years"   // months in whole years, the rest dropped
	PrepaidOf    Op = "discounted"    // (1+r)^0 + (1+r)^-1 + … for n months: children n and r; rounded half up to 20 decimals
	MissingOf    Op = "compounded"    // (1+r)^1 + (1+r)^2 + … for n months: children n and r; rounded half up to 20 decimals
	DiscountOf   Op = "discount"      // 2^40, n times divided by 1+r and rounded down, over 2^40: children n and r
	GrowthOf     Op = "growth"        // 2^40, n times multiplied by 1+r and rounded down, over 2^40: children n and r
	SameOf       Op = "same"          // the first child; the others say why
)

// A Ground is where a leaf comes from.
type Ground string

// The grounds of leaves.
const (
	FromCaller  Ground = "given"
	FromAssumed Ground = "assumed"
	FromLaw     Ground = "law"
)

// A Unit says what a value counts.
type Unit string

// The units.
const (
	InVND     Unit = "VND"
	InMonths  Unit = "months"
	InYears   Unit = "years"
	InFactor  Unit = "factor"
	InRate    Unit = "rate"
	InPersons Unit = "persons"
)

// A Step is one quantity of an explanation: what it is, its exact value, and
// how it follows from the steps below it; a leaf says where it comes from. Its
// JSON form is part of explain/v1.
type Step struct {
	Quantity string // what it is, as a stable code: average_income
	Unit     Unit
	Op       Op         // of an inner step
	Ground   Ground     // of a leaf
	Cite     rules.Cite // always of a leaf of the law; of an inner step, the provision that prescribes it
	Detail   string     // what tells this step from others of its quantity: a year, a row
	Children []Step

	value value
}

// A value is an exact number: a fraction of two integers where they are small
// enough, else a big one.
type value struct {
	num, den int64 // den > 0; 0: see big
	big      *big.Rat
}

func (v value) rat() *big.Rat {
	if v.den != 0 {
		return big.NewRat(v.num, v.den)
	}
	if v.big == nil {
		return new(big.Rat)
	}
	return v.big
}

// Value returns the exact value.
func (s *Step) Value() *big.Rat { return new(big.Rat).Set(s.value.rat()) }

// Text returns the exact value: a whole number, a decimal number, or a
// fraction such as 65639950/37 where there is no finite decimal.
func (s *Step) Text() string {
	v := s.value
	if v.den > 1 {
		v = cancelled(v.num, v.den)
	}
	if v.den == 1 {
		return strconv.FormatInt(v.num, 10)
	}
	if text, ok := v.decimal(); ok {
		return text
	}
	r := s.value.rat()
	if places, finite := decimals(r.Denom()); finite {
		return r.FloatString(places)
	}
	return r.RatString()
}

// decimal returns a small fraction with a finite decimal form as that.
func (v value) decimal() (string, bool) {
	const most = 15
	if v.den == 0 {
		return "", false
	}
	places, finite := smallDecimals(v.den)
	if !finite || places > most {
		return "", false
	}
	shift := int64(1)
	for range places {
		shift *= 10
	}
	n, ok := times(v.num, shift/v.den)
	return rules.Scaled(n, places), ok
}

// decimals returns how many decimals a fraction of the denominator needs, and
// whether it has a finite decimal form at all.
func decimals(den *big.Int) (places int, finite bool) {
	if den.IsInt64() {
		return smallDecimals(den.Int64())
	}
	p := big.NewInt(1)
	ten := big.NewInt(10)
	for places = range 64 {
		if new(big.Int).Mod(p, den).Sign() == 0 {
			return places, true
		}
		p.Mul(p, ten)
	}
	return 0, false
}

func smallDecimals(den int64) (places int, finite bool) {
	twos, fives := 0, 0
	for den%2 == 0 {
		den, twos = den/2, twos+1
	}
	for den%5 == 0 {
		den, fives = den/5, fives+1
	}
	return max(twos, fives), den == 1
}

// Given returns a leaf that the caller supplied.
func Given(quantity string, unit Unit, v int64) Step {
	return Step{Quantity: quantity, Unit: unit, Ground: FromCaller, value: value{num: v, den: 1}}
}

// Assumed returns a leaf that is assumed about a time for which there is no law.
func Assumed(quantity string, unit Unit, r rules.Rate) Step {
	return Step{Quantity: quantity, Unit: unit, Ground: FromAssumed, value: value{num: int64(r), den: int64(rules.One)}}
}

// Lawful returns a leaf that is a whole number of the law.
func Lawful(quantity string, unit Unit, v int64, cite rules.Cite) Step {
	return Step{Quantity: quantity, Unit: unit, Ground: groundOf(&cite), Cite: cite, value: value{num: v, den: 1}}
}

// LawfulRate returns a leaf that is a rate or factor of the law.
func LawfulRate(quantity string, r rules.Rate, cite rules.Cite) Step {
	return Step{Quantity: quantity, Unit: InRate, Ground: groundOf(&cite), Cite: cite, value: value{num: int64(r), den: int64(rules.One)}}
}

// groundOf: a value of the law may stand for one that is not published yet.
func groundOf(c *rules.Cite) Ground {
	if c.Assumed() {
		return FromAssumed
	}
	return FromLaw
}

// GivenRate returns a rate that the caller supplied.
func GivenRate(quantity string, r rules.Rate) Step {
	return Step{Quantity: quantity, Unit: InRate, Ground: FromCaller, value: value{num: int64(r), den: int64(rules.One)}}
}

// Standing returns a leaf that stands for a tree told elsewhere in the same
// explanation: its quantity, detail and value.
func Standing(s Step) Step {
	return Step{Quantity: s.Quantity, Unit: s.Unit, Ground: FromCaller, Detail: s.Detail, value: s.value}
}

// Derived returns an inner step, computed from its children.
func Derived(quantity string, unit Unit, op Op, children ...Step) Step {
	s := Step{Quantity: quantity, Unit: unit, Op: op, Children: children}
	s.value = s.recomputed()
	return s
}

// By returns the step with the provision that prescribes it.
func (s Step) By(c rules.Cite) Step {
	s.Cite = c
	return s
}

// In returns the step counted in another unit: a factor that the law writes as
// 4.65 is no rate.
func (s Step) In(u Unit) Step {
	s.Unit = u
	return s
}

// Of returns the step with what tells it from others of its quantity.
func (s Step) Of(detail string) Step {
	s.Detail = detail
	return s
}

// recomputed returns what the operation makes of the children.
func (s *Step) recomputed() value {
	if v, ok := s.small(); ok {
		return v
	}
	return value{big: s.wide()}
}

// Check recomputes every inner step from its children and returns the first
// that does not follow, or that every leaf of the law is cited; nil if all is well.
func (s *Step) Check() error {
	if len(s.Children) == 0 {
		if s.Ground == FromLaw && (s.Cite.Instrument == nil || s.Cite.Article == "") {
			return fmt.Errorf("%s: a figure of the law without an article", s.Quantity)
		}
		return nil
	}
	for i := range s.Children {
		if err := s.Children[i].Check(); err != nil {
			return err
		}
	}
	if want := s.wide(); want.Cmp(s.value.rat()) != 0 {
		return fmt.Errorf("%s is %s, but its parts give %s", s.Quantity, s.Text(), want.RatString())
	}
	return nil
}
