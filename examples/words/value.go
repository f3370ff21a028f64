package words

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
)

// A Unit says how the value of a field is written.
type Unit uint8

// The units. A value of unit Any shows by its form what it is.
const (
	Any        Unit = iota
	Money           // đồng
	Rate            // a share, written in percent
	Percent         // a share, counted in hundredths
	Months          // a length of time, counted in months
	AgeOf           // an age, counted in months
	AgeYear         // an age in whole years, with the months beside it
	Years           // a length of time in years, halves included
	Month           // a month of the calendar
	Day             // a day of the calendar
	Factor          // so many times something
	Count           // a bare number
	Word            // one of a list of words
	Categories      // categories of persons
	Plain           // shown as it is: a year, a name
)

// A Field is what a name of the library is called, and its unit.
type Field struct {
	VI, EN string
	Unit   Unit
}

// FieldOf returns the field of a kind of question or answer ("" for any kind);
// ok is false for one that nobody has named yet.
func FieldOf(kind, name string) (f Field, ok bool) {
	if f, ok = fields[kind+"."+name]; ok {
		return f, true
	}
	f, ok = fields[name]
	return f, ok
}

// Label returns what the field of a kind is called, or its own name.
func (l Lang) Label(kind, name string) string {
	if f, ok := FieldOf(kind, name); ok {
		return l.Say(f.VI, f.EN)
	}
	return name
}

// Value writes the value of a field of a kind.
func (l Lang) Value(kind, name, plain string) string {
	if t, ok := phrases[name+"="+plain]; ok {
		return l.Of(t)
	}
	f, _ := FieldOf(kind, name)
	return l.In(f.Unit, plain)
}

// In writes a value of the unit.
func (l Lang) In(u Unit, plain string) string {
	switch u {
	case Money:
		return l.Money(plain)
	case Rate:
		return l.rate(plain)
	case Percent:
		return l.Number(plain) + "%"
	case Months:
		return l.Months(plain)
	case AgeOf:
		return l.age(plain)
	case AgeYear:
		return plain + l.Say(" tuổi", " years")
	case Years:
		return l.Years(plain)
	case Factor:
		return l.factor(plain)
	case Day:
		return l.Date(plain)
	case Count:
		return l.Number(plain)
	case Word:
		return l.Word(plain)
	case Categories:
		return l.categories(plain)
	case Plain:
		return plain
	}
	return l.any(plain)
}

// factor writes 150% or 1.5 as 1,5 lần.
func (l Lang) factor(plain string) string {
	if r, err := rules.ParseRate(plain); err == nil {
		plain = r.String()
	}
	return l.Number(plain) + l.Say(" lần", " times")
}

func (l Lang) rate(plain string) string {
	if strings.HasSuffix(plain, "%") {
		return l.Number(strings.TrimSuffix(plain, "%")) + "%"
	}
	return l.Rate(plain)
}

func (l Lang) age(plain string) string {
	n, err := strconv.Atoi(plain)
	if err != nil {
		return plain
	}
	return l.Age(n)
}

// any writes a value by its form.
func (l Lang) any(plain string) string {
	if _, err := rules.ParseMonth(plain); err == nil && len(plain) == len("2026-07") {
		return l.Month(plain)
	}
	if _, err := strconv.ParseInt(strings.Replace(plain, ".", "", 1), 10, 64); err == nil {
		return l.Number(plain)
	}
	return l.Word(plain)
}

// Word returns what a word of the documents means, or the word itself.
func (l Lang) Word(word string) string {
	for _, texts := range []map[string]rules.Text{phrases, statuses} {
		if t, ok := texts[word]; ok {
			return l.Of(t)
		}
	}
	return word
}

// categories writes what each category of a set is called.
func (l Lang) categories(plain string) string {
	list := strings.Split(plain, ", ")
	for i, word := range list {
		list[i] = l.Word(word)
	}
	return strings.Join(list, ", ")
}

// IsFigure reports whether values of the field stand in a column of figures.
func (f Field) IsFigure() bool {
	return f.Unit >= Money && f.Unit <= Count && f.Unit != Month && f.Unit != Day
}
