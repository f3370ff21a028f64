package statement

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
)

// A label is a named value within a line.
type label struct {
	field field
	value string
}

// labelled returns the values that a line names, "Giới tính: Nữ", and what
// stands before the first of them. Cells may hold name and value side by side.
func labelled(cells []string) (out []label, rest string) {
	for i, c := range cells {
		if f := columnOf(c); isPerson(f) && i+1 < len(cells) && !strings.Contains(cells[i+1], ":") {
			return append(out, label{f, cells[i+1]}), rest
		}
	}
	parts := strings.Split(strings.Join(cells, " "), ":")
	before := strings.Fields(parts[0])
	for _, p := range parts[1:] {
		f, n := lastName(before)
		lead, next := strings.Join(before[:len(before)-n], " "), strings.Fields(p)
		if len(out) == 0 {
			rest = lead
		} else {
			out[len(out)-1].value = lead
		}
		out, before = append(out, label{field: f}), next
	}
	if len(out) == 0 {
		return nil, strings.Join(before, " ")
	}
	out[len(out)-1].value = strings.Join(before, " ")
	return out, rest
}

// longestName is how many words a name has at most.
const longestName = 9

// lastName finds the longest name at the end of words, and how many words it
// has.
func lastName(list []string) (field, int) {
	for n := min(longestName, len(list)); n > 0; n-- {
		if f := columnOf(strings.Join(list[len(list)-n:], " ")); f != none {
			return f, n
		}
	}
	return none, 0
}

func isPerson(f field) bool { return f == sexOf || f == bornOn || f == personID || f == fullName }

// person reads sex, birth and number from a line that names them.
func (r *reader) person(l *line) bool {
	list, _ := labelled(l.cells)
	found, why := false, PersonLine
	for _, x := range list {
		if !isPerson(x.field) {
			continue
		}
		found = true
		if !r.who(x) {
			why = map[field]Code{sexOf: PersonDiffers, bornOn: PersonDiffers, personID: TwoPeople, fullName: TwoPeople}[x.field]
			r.mixed = r.mixed || why == TwoPeople
		}
	}
	if found {
		r.aside(l.at(), l.text(), why, "")
	}
	return found
}

// who takes what the statement says of the person, and reports whether it is
// what was said before.
func (r *reader) who(x label) bool {
	switch x.field {
	case sexOf:
		s := sexes[strings.TrimSpace(words(x.value))]
		same := r.Sex == 0 || s == 0 || s == r.Sex
		if r.Sex == 0 {
			r.Sex = s
		}
		return same
	case bornOn:
		m := birth(x.value)
		same := r.Born == 0 || m == 0 || m == r.Born
		if r.Born == 0 {
			r.Born = m
		}
		return same
	}
	if x.field == fullName {
		same := r.name == "" || r.name == words(x.value)
		r.name = words(x.value)
		return same
	}
	id := notDigit.ReplaceAllString(x.value, "")
	same := r.id == "" || id == "" || id == r.id
	r.id = id
	return same
}

var sexes = map[string]rules.Sex{"nam": rules.Male, "male": rules.Male, "nu": rules.Female, "female": rules.Female, "man": rules.Male, "woman": rules.Female}

var dayFirst = regexp.MustCompile(`^\D*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\D*$`)

// birth reads a date of birth; its label says that the day stands first. A
// year alone is left to be filled in.
func birth(s string) rules.Month {
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[3])
		month, _ := strconv.Atoi(m[2])
		return monthOf(year, month)
	}
	if found, whole := cellMonths(s); whole && len(found) == 1 {
		return found[0].month
	}
	return 0
}
