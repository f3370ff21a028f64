package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A reader gathers the faults of one document.
type reader struct {
	file   string
	faults document.Faults
}

// An object is a group of named values at a path of the document.
type object struct {
	*reader
	node *document.Node
	path string
}

// object returns the named values at n, or reports that they are not; ok is
// false then.
func (r *reader) object(n *document.Node, path string) (o object, ok bool) {
	if n.Kind != document.Map {
		r.report(n, path, calc.WrongType, document.Map.String(), "%s where named values belong", n.Kind)
		return object{}, false
	}
	return object{r, n, path}, true
}

func (r *reader) report(n *document.Node, path string, code document.Code, bound, format string, args ...any) {
	r.faults = append(r.faults, document.Fault{
		Code: code, File: r.file, Path: path, Line: n.Line, Col: n.Col, Value: n.Text, Bound: bound,
		Hint: calc.Hint(code), Message: fmt.Sprintf(format, args...),
	})
}

// known refuses keys that are not listed.
func (o object) known(keys ...string) {
	for i := range o.node.Kids {
		k := &o.node.Kids[i]
		if slices.Contains(keys, k.Key) {
			continue
		}
		o.faults = append(o.faults, document.Fault{
			Code: calc.UnknownKey, File: o.file, Path: o.path + "/" + k.Key, Line: k.KeyLine, Col: k.KeyCol, Value: k.Key,
			Bound: strings.Join(keys, ", "), Hint: document.OneOf(k.Key, keys), Message: fmt.Sprintf("no key %q here", k.Key),
		})
	}
}

// at returns the value under key, or nil if it is absent or null.
func (o object) at(key string) *document.Node {
	c := o.node.Child(key)
	if c == nil || c.Kind == document.Null {
		return nil
	}
	return c
}

// need reports a missing key and returns the value if there is one.
func (o object) need(key string) *document.Node {
	if c := o.at(key); c != nil {
		return c
	}
	o.report(o.node, o.path+"/"+key, calc.MissingKey, key, "%q is missing", key)
	return nil
}

// scalar returns the scalar under key, or nil.
func (o object) scalar(key string) *document.Node {
	c := o.at(key)
	if c != nil && c.Kind != document.Scalar {
		o.report(c, o.path+"/"+key, calc.WrongType, "a value", "%s: %s where a value belongs", key, c.Kind)
		return nil
	}
	return c
}

func (o object) text(key string) string {
	if c := o.scalar(key); c != nil {
		return c.Text
	}
	return ""
}

func (o object) flag(key string) bool {
	c := o.scalar(key)
	if c != nil && (c.Quoted || c.Text != "true" && c.Text != "false") {
		o.report(c, o.path+"/"+key, calc.WrongType, "true or false", "%s: %q is neither true nor false", key, c.Text)
	}
	return c != nil && c.Text == "true"
}

// money reads whole đồng; ok says whether an amount is there.
func (o object) money(key string) (v rules.VND, ok bool) {
	c := o.scalar(key)
	if c == nil {
		return 0, false
	}
	v, err := rules.ParseVND(c.Text)
	if err != nil || c.Quoted {
		o.report(c, o.path+"/"+key, calc.BadNumber, "whole đồng, 0 to "+strconv.FormatInt(int64(rules.MaxVND), 10), "%s: %q is not a whole amount in đồng", key, c.Text)
		return 0, false
	}
	return v, true
}

// rate reads a rate; ok says whether one is there.
func (o object) rate(key string) (v rules.Rate, ok bool) {
	c := o.scalar(key)
	if c == nil {
		return 0, false
	}
	v, err := rules.ParseRate(c.Text)
	if err != nil {
		o.report(c, o.path+"/"+key, calc.BadNumber, `0.05 or "5%"`, "%s: %s", key, err)
		return 0, false
	}
	return v, true
}

// share reads a rate from 0 to 1.
func (o object) share(key string) (v rules.Rate, ok bool) {
	v, ok = o.rate(key)
	if v < 0 || v > rules.One {
		o.report(o.at(key), o.path+"/"+key, calc.OutOfRange, "0 to 1", "%s: %s is not between 0 and 1", key, o.text(key))
		return 0, false
	}
	return v, ok
}

// mostGrowth bounds what may be assumed to grow a year: beyond it a typing
// error is likelier than an opinion.
const mostGrowth = rules.One / 5

// growth reads a yearly growth.
func (o object) growth(key string) (v rules.Rate, ok bool) {
	v, ok = o.rate(key)
	if v < 0 || v > mostGrowth {
		o.report(o.at(key), o.path+"/"+key, calc.OutOfRange, "0 to "+mostGrowth.Percent(), "%s: %s is not between 0 and %s a year", key, o.text(key), mostGrowth.Percent())
		return 0, false
	}
	return v, ok
}

// count reads a whole number from least to most; ok says whether one is there.
func (o object) count(key string, least, most int) (v int, ok bool) {
	c := o.scalar(key)
	if c == nil {
		return 0, false
	}
	n, err := rules.ParseVND(c.Text)
	bound := strconv.Itoa(least) + " to " + strconv.Itoa(most)
	switch {
	case err != nil || c.Quoted:
		o.report(c, o.path+"/"+key, calc.BadNumber, bound, "%s: %q is not a whole number", key, c.Text)
	case n < rules.VND(least) || n > rules.VND(most):
		o.report(c, o.path+"/"+key, calc.OutOfRange, bound, "%s: %s is not within %s", key, c.Text, bound)
	default:
		return int(n), true
	}
	return 0, false
}

// month reads a month, or a day of which only the month matters.
func (o object) month(key string) rules.Month {
	c := o.scalar(key)
	if c == nil {
		return 0
	}
	m, err := rules.ParseMonth(c.Text)
	if err != nil {
		o.report(c, o.path+"/"+key, calc.BadMonth, "2026-07 or 2026-07-15", "%s: %s", key, err)
		return 0
	}
	return m
}

// word reads one of the listed words; ok says whether one is there.
func (o object) word(key string, words []string) (string, bool) {
	c := o.scalar(key)
	if c == nil {
		return "", false
	}
	if slices.Contains(words, c.Text) {
		return c.Text, true
	}
	list := strings.Join(words, ", ")
	o.report(c, o.path+"/"+key, calc.BadChoice, list, "%s: %q is not one of %s", key, c.Text, list)
	o.faults[len(o.faults)-1].Hint = cmp.Or(document.DidYouMean(c.Text, words), calc.Hint(calc.BadChoice))
	return "", false
}

// list calls each with the items of an optional list.
func (o object) list(key string, each func(n *document.Node, path string)) {
	c := o.at(key)
	if c == nil {
		return
	}
	if c.Kind != document.List {
		o.report(c, o.path+"/"+key, calc.WrongType, "a list", "%s: %s where a list belongs", key, c.Kind)
		return
	}
	for i := range c.Kids {
		each(&c.Kids[i], o.path+"/"+key+"/"+strconv.Itoa(i))
	}
}

// objects calls each with the groups of named values of an optional list.
func (o object) objects(key string, each func(o object)) {
	o.list(key, func(n *document.Node, path string) {
		if item, ok := o.object(n, path); ok {
			each(item)
		}
	})
}

// period reads from and to, both inclusive; open says that there is no to.
func (o object) period() (p rules.Period) {
	if o.need("from") == nil {
		return p
	}
	p.From = o.month("from")
	if c := o.at("to"); c != nil {
		to := o.month("to")
		if p.Until = to + 1; to != 0 && to < p.From {
			o.report(c, o.path+"/to", calc.EmptyPeriod, p.From.String(), "to %s is before from %s", to, p.From)
		}
	}
	return p
}
