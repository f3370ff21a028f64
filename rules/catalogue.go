package rules

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// A leaf is one parameter of the law: its name, its kind, its place in Law.
type leaf struct {
	name    string
	kind    kind
	choices []string
	index   []int
	at      int // position in the catalogue
}

// A slot is a parameter of a Law that is being written.
type slot interface {
	put(value any, cite Cite, state State)
}

func (p *Param[T]) put(value any, cite Cite, state State) {
	p.Value, _ = value.(T)
	p.Cite, p.State = cite, state
}

// slot returns the leaf's parameter within l.
func (f *leaf) slot(l reflect.Value) slot {
	p, _ := l.FieldByIndex(f.index).Addr().Interface().(slot)
	return p
}

// A catalog lists the parameters of the law, as the fields of Law name them.
type catalog struct {
	leaves []leaf
	byName map[string]int
}

// catalogue is read off the type Law once; it never changes.
var catalogue = sync.OnceValue(func() *catalog {
	c := &catalog{byName: map[string]int{}}
	c.walk(reflect.TypeFor[Law](), "", nil)
	return c
})

func (c *catalog) walk(t reflect.Type, prefix string, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("law")
		if tag == "" {
			continue
		}
		at := append(append([]int(nil), index...), i)
		if k, ok := kindOfParam(f.Type); ok {
			c.add(leaf{name: prefix + tag, kind: k, index: at, choices: choicesOf(f.Tag)})
			continue
		}
		c.walk(f.Type, prefix+tag+".", at)
	}
}

func choicesOf(tag reflect.StructTag) []string {
	if list := tag.Get("choices"); list != "" {
		return strings.Split(list, ",")
	}
	return nil
}

func (c *catalog) add(l leaf) {
	l.at = len(c.leaves)
	c.byName[l.name] = l.at
	c.leaves = append(c.leaves, l)
}

// leaf returns the parameter of that name, or nil.
func (c *catalog) leaf(name string) *leaf {
	if i, ok := c.byName[name]; ok {
		return &c.leaves[i]
	}
	return nil
}

func (c *catalog) names() []string {
	names := make([]string, len(c.leaves))
	for i := range c.leaves {
		names[i] = c.leaves[i].name
	}
	return names
}

// kindOfParam returns the kind of value that a field of Law takes, and whether
// the field is a parameter at all.
func kindOfParam(t reflect.Type) (kind, bool) {
	switch t {
	case reflect.TypeFor[Param[VND]]():
		return moneyKind, true
	case reflect.TypeFor[Param[Rate]]():
		return rateKind, true
	case reflect.TypeFor[Param[int]]():
		return countKind, true
	case reflect.TypeFor[Param[Month]]():
		return monthKind, true
	case reflect.TypeFor[Param[Flag]]():
		return flagKind, true
	case reflect.TypeFor[Param[Choice]]():
		return choiceKind, true
	case reflect.TypeFor[Param[MonthSet]]():
		return lengthsKind, true
	case reflect.TypeFor[Param[Steps]]():
		return stepsKind, true
	case reflect.TypeFor[Param[*Factors]]():
		return factorsKind, true
	case reflect.TypeFor[Param[Accrual]]():
		return accrualKind, true
	case reflect.TypeFor[Param[Categories]]():
		return categoriesKind, true
	}
	return 0, false
}

// show writes a value as a reader of the law would.
func show(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case ref:
		return "= " + string(v)
	case Rate:
		return v.Percent()
	case VND:
		return fmt.Sprintf("%d", int64(v))
	case *Factors:
		return v.list()
	}
	return fmt.Sprint(value)
}

// list writes the whole table: "earlier 5.81, 1995 4.91, …".
func (f *Factors) list() string {
	var parts []string
	if f.earlier != 0 {
		parts = append(parts, "earlier "+f.earlier.String())
	}
	for i, r := range f.factor {
		parts = append(parts, fmt.Sprintf("%d %s", f.first+i, r))
	}
	return strings.Join(parts, ", ")
}
