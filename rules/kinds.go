package rules

import (
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// A kind is a form that the value of a parameter may have. The list is closed:
// whatever the law says is one of these.
type kind uint8

const (
	moneyKind kind = iota
	rateKind
	countKind
	monthKind
	flagKind
	choiceKind
	lengthsKind
	stepsKind
	factorsKind
	accrualKind
	categoriesKind
)

const (
	largestRate  = 1000 * One
	largestCount = 10_000
)

// decode reads the value of a parameter; nil means that a fault was reported.
func (s *scan) decode(l *leaf, n *document.Node) any {
	return [...]func(*scan, *leaf, *document.Node) any{
		moneyKind: decodeMoney, rateKind: decodeRate, countKind: decodeCount, monthKind: decodeMonth,
		flagKind: decodeFlag, choiceKind: decodeChoice, lengthsKind: decodeLengths,
		stepsKind: decodeSteps, factorsKind: decodeFactors, accrualKind: decodeAccrual,
		categoriesKind: decodeCategories,
	}[l.kind](s, l, n)
}

// A ref is an amount that the law defines by naming another one.
type ref string

func decodeMoney(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.Scalar) {
		return nil
	}
	if target := catalogue().leaf(n.Text); target != nil && target.kind == moneyKind {
		return ref(n.Text)
	}
	v, err := ParseVND(n.Text)
	if err != nil || n.Quoted {
		s.fault(n, BadNumber, "whole đồng, or the name of another amount", "%q is not a whole amount in đồng", n.Text)
		return nil
	}
	return v
}

// amount reads an amount that no other one stands for.
func (s *scan) amount(n *document.Node) VND {
	switch v := decodeMoney(s, nil, n).(type) {
	case VND:
		return v
	case ref:
		s.fault(n, BadNumber, "whole đồng", "%q is the name of an amount, not a number", n.Text)
	}
	return 0
}

func decodeRate(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.Scalar) {
		return nil
	}
	return anyRate(s.rate(n))
}

func anyRate(r Rate, ok bool) any {
	if !ok {
		return nil
	}
	return r
}

// rate reads a rate from a scalar: 0.05, or "5%".
func (s *scan) rate(n *document.Node) (Rate, bool) {
	if !s.is(n, document.Scalar) {
		return 0, false
	}
	r, err := ParseRate(n.Text)
	switch {
	case err != nil:
		s.fault(n, BadNumber, `0.05 or "5%"`, "%s", err)
	case r < 0 || r > largestRate:
		s.fault(n, OutOfRange, "0 to 1000", "%s is not a rate or factor of the law", n.Text)
	default:
		return r, true
	}
	return 0, false
}

func decodeCount(s *scan, _ *leaf, n *document.Node) any {
	if c, ok := s.count(n); ok {
		return c
	}
	return nil
}

// count reads a whole number written plainly.
func (s *scan) count(n *document.Node) (int, bool) {
	if !s.is(n, document.Scalar) {
		return 0, false
	}
	v, err := parseScaled(n.Text, 0)
	switch {
	case err != nil || n.Quoted:
		s.fault(n, BadNumber, "a whole number", "%q is not a whole number", n.Text)
	case v < 0 || v > int64(largestCount):
		s.fault(n, OutOfRange, "0 to 10000", "%s is not a number of the law", n.Text)
	default:
		return int(v), true
	}
	return 0, false
}

func decodeMonth(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.Scalar) {
		return nil
	}
	m, err := ParseMonth(n.Text)
	if err != nil {
		s.fault(n, BadMonth, "", "%s", err)
		return nil
	}
	return m
}

func decodeFlag(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.Scalar) {
		return nil
	}
	if n.Quoted || n.Text != "true" && n.Text != "false" {
		s.fault(n, BadChoice, "true or false", "%q is neither true nor false", n.Text)
		return nil
	}
	return Flag(n.Text == "true")
}

func decodeChoice(s *scan, l *leaf, n *document.Node) any {
	if !s.is(n, document.Scalar) {
		return nil
	}
	for _, c := range l.choices {
		if c == n.Text {
			return Choice(c)
		}
	}
	s.faults = append(s.faults, document.Fault{
		Code: BadChoice, File: s.file, Line: n.Line, Col: n.Col, Value: n.Text, Bound: strings.Join(l.choices, ", "),
		Hint: document.DidYouMean(n.Text, l.choices), Message: "\"" + n.Text + "\" is not one of " + strings.Join(l.choices, ", "),
	})
	return nil
}

func decodeLengths(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.List) {
		return nil
	}
	var set MonthSet
	for i := range n.Kids {
		c, ok := s.count(&n.Kids[i])
		if ok && (c < 1 || c > 63) {
			s.fault(&n.Kids[i], OutOfRange, "1 to 63", "%d months cannot be a payment's length", c)
		}
		set |= MonthSetOf(c)
	}
	return set
}

// decodeCategories reads [poor, near_poor]; an empty list is nobody.
func decodeCategories(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.List) {
		return nil
	}
	words := make([]string, 0, len(n.Kids))
	for i := range n.Kids {
		if k := &n.Kids[i]; s.is(k, document.Scalar) {
			s.category(k, k.Text)
			words = append(words, k.Text)
		}
	}
	return CategoriesOf(words...)
}

func decodeSteps(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.List) {
		return nil
	}
	if len(n.Kids) < 1 || len(n.Kids) > MaxSteps {
		s.fault(n, OutOfRange, "1 to 8", "%d steps", len(n.Kids))
		return nil
	}
	var steps Steps
	for i := range n.Kids {
		r, ok := s.rate(&n.Kids[i])
		if !ok {
			return nil
		}
		steps.share[i], steps.n = r, i+1
	}
	return steps
}

func decodeAccrual(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.List) {
		return nil
	}
	if len(n.Kids) < 1 || len(n.Kids) > MaxBands {
		s.fault(n, OutOfRange, "1 to 4", "%d bands", len(n.Kids))
		return nil
	}
	a := Accrual{n: len(n.Kids)}
	for i := range n.Kids {
		b, ok := s.band(&n.Kids[i])
		if !ok {
			return nil
		}
		if i > 0 && b.Years <= a.band[i-1].Years {
			s.fault(&n.Kids[i], TableOrder, "more years than the band before", "band from %d years after one from %d", b.Years, a.band[i-1].Years)
			return nil
		}
		a.band[i] = b
	}
	return a
}

func (s *scan) band(n *document.Node) (b Band, ok bool) {
	if !s.is(n, document.Map) {
		return b, false
	}
	s.known(n, "years", "rate", "per_year")
	var okY, okR, okP bool
	b.Years, okY = s.count(s.need(n, "years"))
	b.Rate, okR = s.rate(s.need(n, "rate"))
	b.PerYear, okP = s.rate(s.need(n, "per_year"))
	return b, okY && okR && okP
}

// decodeFactors reads {earlier: 5.81, "1995": 4.91, …, "2026": 1.00}: every
// year from the first to the last, the last being the year of settlement.
func decodeFactors(s *scan, _ *leaf, n *document.Node) any {
	if !s.is(n, document.Map) {
		return nil
	}
	var earlier Rate
	var first int
	var factor []Rate
	for i := range n.Kids {
		k := &n.Kids[i]
		r, ok := s.rate(k)
		switch year, isYear := digits(k.Key); {
		case !ok:
			return nil
		case k.Key == "earlier":
			earlier = r
		case !isYear || year < FirstMonth.Year() || year > LastMonth.Year():
			s.fault(k, BadNumber, "a year, or earlier", "%q is not a year", k.Key)
			return nil
		case len(factor) > 0 && year != first+len(factor):
			s.fault(k, TableGap, "", "the year %d is followed by %d", first+len(factor)-1, year)
			return nil
		default:
			if len(factor) == 0 {
				first = year
			}
			factor = append(factor, r)
		}
	}
	if len(factor) == 0 {
		s.fault(n, TableGap, "", "the table has no year")
		return nil
	}
	return newFactors(first+len(factor)-1, first, earlier, factor)
}
