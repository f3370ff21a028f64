package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// An axis is a place of the document and the values that it takes.
type axis struct {
	path   string
	values []string
}

// axesOf reads PATH=RANGE, once or twice.
func axesOf(sets []string) (out []axis, err error) {
	if len(sets) > 2 {
		return nil, fault("two-places", fmt.Sprint(len(sets)), "a sweep changes one place or two")
	}
	for _, s := range sets {
		path, span, ok := strings.Cut(s, "=")
		if !ok || !strings.HasPrefix(path, "/") {
			return nil, badRange(s)
		}
		values, err := valuesOf(strings.ReplaceAll(span, "_", ""))
		if err != nil {
			return nil, badRange(s)
		}
		out = append(out, axis{path, values})
	}
	return out, nil
}

func badRange(s string) error {
	return document.Faults{{
		Code: "bad-range", Value: s, Message: fmt.Sprintf("%q is no range", s),
		Hint: "/ask/income=1500000..3000000:500000, /ask/paid=2026-01..2028-01:6, /assume/inflation=3%..5%:0.5%, /ask/method=monthly,6_months",
	}}
}

// valuesOf reads a list a,b,c or a range from..to:step.
func valuesOf(span string) ([]string, error) {
	from, rest, ok := strings.Cut(span, "..")
	if !ok {
		return strings.Split(span, ","), nil
	}
	to, step, _ := strings.Cut(rest, ":")
	if strings.Contains(from, "-") {
		return monthsFrom(from, to, step)
	}
	return numbersFrom(from, to, step)
}

func monthsFrom(from, to, step string) (out []string, err error) {
	first, err := rules.ParseMonth(from)
	if err != nil {
		return nil, err
	}
	last, err := rules.ParseMonth(to)
	if err != nil {
		return nil, err
	}
	every := 1
	if step != "" {
		every, err = strconv.Atoi(step)
	}
	if err != nil || every < 1 || last < first {
		return nil, errTold
	}
	for m := first; m <= last && len(out) <= mostEvaluations; m += rules.Month(every) {
		out = append(out, m.String())
	}
	return out, nil
}

// numbersFrom counts exactly, with as many digits as the range is written in.
func numbersFrom(from, to, step string) (out []string, err error) {
	first, last, by := hundredths(from), hundredths(to), hundredths(step)
	if first == nil || last == nil || by == nil || by.Sign() <= 0 || last.Cmp(first) < 0 {
		return nil, errTold
	}
	sign := map[bool]string{true: "%"}[strings.HasSuffix(from, "%")]
	for x := first; x.Cmp(last) <= 0 && len(out) <= mostEvaluations; x = new(big.Rat).Add(x, by) {
		out = append(out, decimal(x)+sign)
	}
	return out, nil
}

// hundredths reads a number; a percentage in percent.
func hundredths(s string) *big.Rat { return rational(strings.TrimSuffix(s, "%")) }

// product returns every combination of values, the last axis fastest.
func product(axes []axis) [][]string {
	out := [][]string{nil}
	for _, a := range axes {
		var next [][]string
		for _, head := range out {
			for _, v := range a.values {
				next = append(next, append(append([]string{}, head...), v))
			}
		}
		out = next
	}
	return out
}
