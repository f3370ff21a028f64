package proof

import (
	"math/big"
	"math/bits"

	"github.com/volsi/volsi/rules"
)

// small computes the step in machine integers; ok is false where they do not
// suffice.
func (s *Step) small() (value, bool) {
	acc, ok := s.first()
	if !ok {
		return value{}, false
	}
	switch s.Op {
	case SumOf, DifferenceOf, ProductOf, LeastOf, GreatestOf:
		for i := 1; i < len(s.Children) && ok; i++ {
			acc, ok = pair(s.Op, acc, s.Children[i].value)
		}
		return acc, ok
	case SameOf:
		return acc, true
	case WholeOf:
		return halfUp(acc)
	case QuotientOf:
		d := s.Children[1].value
		if d.num <= 0 { // nothing, below it, or a big one
			return value{}, false
		}
		return pair(ProductOf, acc, value{num: d.den, den: d.num})
	case HalfYearsOf:
		return s.smallYears(acc)
	case DiscountOf, GrowthOf:
		return smallInterest(acc, s.Children[1].value, s.Op)
	}
	return value{}, false
}

// halfUp rounds half up to a whole number.
func halfUp(v value) (value, bool) {
	twice, ok := times(v.num, 2)
	if !ok || v.den > 1<<61 {
		return value{}, false
	}
	whole, rest := (twice+v.den)/(2*v.den), (twice+v.den)%(2*v.den)
	if rest < 0 {
		whole--
	}
	return value{num: whole, den: 1}, true
}

// smallYears: odd months from half on count half a year, from full on a whole one.
func (s *Step) smallYears(months value) (value, bool) {
	if len(s.Children) != 3 || months.den != 1 || months.num < 0 || s.Children[1].value.den != 1 || s.Children[2].value.den != 1 {
		return value{}, false
	}
	years, odd := months.num/12, months.num%12
	switch {
	case odd >= s.Children[2].value.num:
		return value{num: years + 1, den: 1}, true
	case odd >= s.Children[1].value.num:
		return value{num: 2*years + 1, den: 2}, true
	}
	return value{num: years, den: 1}, true
}

func (s *Step) first() (value, bool) {
	if len(s.Children) == 0 || s.ofTwo() && len(s.Children) != 2 {
		return value{}, false
	}
	v := s.Children[0].value
	return v, v.den != 0
}

// ofTwo reports whether the operation has one argument besides the first.
func (s *Step) ofTwo() bool {
	switch s.Op {
	case QuotientOf, DiscountOf, GrowthOf, PrepaidOf, MissingOf:
		return true
	}
	return false
}

// pair applies an operation of two; ok is false on overflow.
func pair(op Op, a, b value) (value, bool) {
	if b.den == 0 {
		return value{}, false
	}
	switch op {
	case ProductOf:
		return multiplied(a, b)
	case LeastOf, GreatestOf:
		x, ok1 := times(a.num, b.den)
		y, ok2 := times(b.num, a.den)
		if (x <= y) == (op == LeastOf) {
			return a, ok1 && ok2
		}
		return b, ok1 && ok2
	}
	return added(op, a, b)
}

// multiplied cancels across only where the plain product does not fit.
func multiplied(a, b value) (value, bool) {
	num, ok1 := times(a.num, b.num)
	den, ok2 := times(a.den, b.den)
	if ok1 && ok2 {
		return reduced(num, den), true
	}
	a, b = reduced(a.num, a.den), reduced(b.num, b.den)
	c, d := cancelled(a.num, b.den), cancelled(b.num, a.den)
	num, ok1 = times(c.num, d.num)
	den, ok2 = times(d.den, c.den)
	return value{num: num, den: den}, ok1 && ok2
}

func added(op Op, a, b value) (value, bool) {
	if op == DifferenceOf {
		if b.num == -1<<63 {
			return value{}, false
		}
		b.num = -b.num
	}
	if a.den == b.den {
		sum := a.num + b.num
		return value{sum, a.den, nil}, (sum > a.num) == (b.num > 0)
	}
	x, ok1 := times(a.num, b.den)
	y, ok2 := times(b.num, a.den)
	den, ok3 := times(a.den, b.den)
	sum := x + y
	return reduced(sum, den), ok1 && ok2 && ok3 && (sum > x) == (y > 0)
}

func times(a, b int64) (int64, bool) {
	neg := a^b < 0 // of two signs
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > 1<<62 {
		return 0, false
	}
	if neg {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}

// reduced cancels the common factor, unless the fraction is small as it is:
// rates are millionths, and most sums and products of them stay that.
func reduced(num, den int64) value {
	if den <= int64(rules.One) {
		return value{num, den, nil}
	}
	return cancelled(num, den)
}

// cancelled cancels the common factor.
func cancelled(num, den int64) value {
	a, b := magnitude(num), uint64(den)
	for b != 0 {
		a, b = b, a%b
	}
	return value{num / int64(a), den / int64(a), nil}
}

// wide computes the step in integers of any size.
func (s *Step) wide() *big.Rat {
	if len(s.Children) == 0 {
		return s.value.rat()
	}
	acc := new(big.Rat).Set(s.Children[0].value.rat())
	switch s.Op {
	case SumOf, DifferenceOf, ProductOf, LeastOf, GreatestOf:
		for i := 1; i < len(s.Children); i++ {
			s.fold(acc, s.Children[i].value.rat())
		}
		return acc
	case WholeOf:
		return new(big.Rat).SetInt(floor(acc.Add(acc, big.NewRat(1, 2))))
	case UpOf:
		return new(big.Rat).SetInt(negated(floor(acc.Neg(acc))))
	case DownOf:
		return new(big.Rat).SetInt(floor(acc))
	}
	return s.special(acc)
}

func (s *Step) fold(acc, x *big.Rat) {
	switch {
	case s.Op == SumOf:
		acc.Add(acc, x)
	case s.Op == DifferenceOf:
		acc.Sub(acc, x)
	case s.Op == ProductOf:
		acc.Mul(acc, x)
	case (x.Cmp(acc) < 0) == (s.Op == LeastOf):
		acc.Set(x)
	}
}

// special computes the operations that have an argument besides the first; any
// other one is SameOf.
func (s *Step) special(acc *big.Rat) *big.Rat {
	arg := func(i int) *big.Rat {
		if i < len(s.Children) {
			return s.Children[i].value.rat()
		}
		return new(big.Rat)
	}
	switch s.Op {
	case QuotientOf:
		if arg(1).Sign() == 0 {
			return new(big.Rat)
		}
		return acc.Quo(acc, arg(1))
	case WholeYearsOf:
		return new(big.Rat).SetInt(floor(acc.Mul(acc, big.NewRat(1, 12))))
	case HalfYearsOf:
		return halfYears(acc, arg(1), arg(2))
	case PrepaidOf, MissingOf, DiscountOf, GrowthOf:
		return s.atInterest(acc, arg(1))
	}
	return acc
}

// longest is the longest time at interest, in periods: thirty years of months
// and more years than anybody lives. No law knows a longer one.
const longest = 360

// atInterest is nothing for a time that is none or too long, or a rate that is
// none.
func (s *Step) atInterest(n, r *big.Rat) *big.Rat {
	if !n.IsInt() || n.Sign() < 0 || n.Cmp(big.NewRat(longest, 1)) > 0 || r.Cmp(big.NewRat(-1, 1)) <= 0 || r.Cmp(big.NewRat(int64(rules.One), 1)) > 0 {
		return new(big.Rat)
	}
	if s.Op == PrepaidOf || s.Op == MissingOf {
		return series(n, r, s.Op == MissingOf)
	}
	return interest(n, r, s.Op)
}

// fine is the precision of discount factors.
const fine = 1 << 40

// smallInterest is interest for a rate in millionths.
func smallInterest(n, r value, op Op) (value, bool) {
	if n.den != 1 || n.num < 0 || n.num > longest || r.den <= 0 || int64(rules.One)%r.den != 0 || r.num < 0 || r.num > int64(rules.One) {
		return value{}, false
	}
	factor, by, over := uint64(fine), uint64(rules.One), uint64(int64(rules.One)+r.num*(int64(rules.One)/r.den))
	if op == GrowthOf {
		by, over = over, by
	}
	for range n.num {
		hi, lo := bits.Mul64(factor, by)
		if hi >= over {
			return value{}, false
		}
		if factor, _ = bits.Div64(hi, lo, over); factor > 1<<62 {
			return value{}, false
		}
	}
	return value{num: int64(factor), den: fine}, true
}

// interest divides 2^40 by 1+r, or multiplies it, n times, each time rounded down.
func interest(n, r *big.Rat, op Op) *big.Rat {
	factor, rise := big.NewRat(fine, 1), new(big.Rat).Add(big.NewRat(1, 1), r)
	if op == DiscountOf {
		rise.Inv(rise)
	}
	for range n.Num().Int64() {
		factor.SetInt(floor(factor.Mul(factor, rise)))
	}
	return factor.Quo(factor, big.NewRat(fine, 1))
}

// halfYears: odd months from half on count half a year, from full on a whole one.
func halfYears(months, half, full *big.Rat) *big.Rat {
	years := new(big.Rat).SetInt(floor(new(big.Rat).Mul(months, big.NewRat(1, 12))))
	odd := new(big.Rat).Sub(months, new(big.Rat).Mul(years, big.NewRat(12, 1)))
	switch {
	case odd.Cmp(full) >= 0:
		return years.Add(years, big.NewRat(1, 1))
	case odd.Cmp(half) >= 0:
		return years.Add(years, big.NewRat(1, 2))
	}
	return years
}

// series sums the powers of 1+r, or of its inverse, over n months, rounded
// half up to 20 decimals.
func series(n, r *big.Rat, compound bool) *big.Rat {
	factor := new(big.Rat).Add(big.NewRat(1, 1), r)
	term := new(big.Rat).Set(factor)
	if !compound {
		factor.Inv(factor)
		term.SetInt64(1)
	}
	sum := new(big.Rat)
	for range n.Num().Int64() {
		sum.Add(sum, term)
		term.Mul(term, factor)
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(20), nil))
	scaled := floor(new(big.Rat).Add(sum.Mul(sum, scale), big.NewRat(1, 2)))
	return new(big.Rat).Quo(new(big.Rat).SetInt(scaled), scale)
}

// floor returns the largest whole number not above r. Num and Denom of a
// positive denominator make Euclidean division the floor.
func floor(r *big.Rat) *big.Int {
	return new(big.Int).Div(r.Num(), r.Denom())
}

func negated(i *big.Int) *big.Int { return i.Neg(i) }
