package statement

import (
	"regexp"
	"strings"
)

// A card is a row in the making: the lines since the one with its first month.
type card struct {
	*entry
	label field // that stood alone on the line before
}

// free reads rows without a heading: each on one line, or as cards of several
// lines, as phones show them.
func (r *reader) free(lines []line) {
	var c *card
	for i := range lines {
		l := &lines[i]
		switch {
		case interrupts(l):
			if !isFooter(folded(l.text()), words(l.text())) {
				c = r.close(c)
			}
			r.outside(l)
		case c.endsBefore(l):
			r.close(c)
			c = &card{entry: r.entryAt(l.at(), "")}
			c.add(l)
		case c == nil:
			r.outside(l)
		default:
			c.add(l)
		}
	}
	r.close(c)
}

// close hands a card in as a row.
func (r *reader) close(c *card) *card {
	if c != nil {
		r.entry(c.entry)
	}
	return nil
}

// interrupts reports whether a line stands between rows: the heading of a
// table, a total, a page's foot, the person.
func interrupts(l *line) bool {
	text, spaced := folded(l.text()), words(l.text())
	list, _ := labelled(l.cells)
	for _, x := range list {
		if isPerson(x.field) {
			return true
		}
	}
	if isFooter(text, spaced) || isHead(l.cells) || spaced == " chi tiet " {
		return true
	}
	return len(monthsIn(text)) == 0 && (isTotal(l.text()) || isSection(spaced) || isLate(text, spaced) || hasAny(spaced, unitNames))
}

// endsBefore reports whether a line with months begins another row.
func (c *card) endsBefore(l *line) bool {
	list, _ := labelled(l.cells)
	months := len(monthsIn(folded(l.text())))
	for _, x := range list {
		switch n := len(monthsIn(folded(x.value))); {
		case x.field == from && n > 0:
			return true
		case x.field == paid:
			months -= n
		}
	}
	switch months {
	case 0:
		return false
	case 1:
		return c == nil || c.complete()
	}
	return true
}

// complete reports whether a single month more cannot be the last of the card.
func (c *card) complete() bool { return len(c.cells[to]) > 0 || len(c.cells[pay]) > 0 }

// add reads a line of the card.
func (c *card) add(l *line) {
	c.Last, c.text = l.number, strings.TrimSpace(c.text+" "+l.text())
	list, lead := labelled(l.cells)
	if len(list) == 0 {
		for _, s := range l.cells {
			c.loose(s)
		}
		return
	}
	c.loose(lead)
	for _, x := range list {
		c.named(x)
	}
}

// named takes a value that the line names.
func (c *card) named(x label) {
	c.label = none
	switch {
	case x.field == none:
		c.loose(x.value)
	case x.value == "":
		c.label = x.field
	default:
		c.put(x.field, x.value)
	}
}

// loose reads a text that nothing names: months, amounts, or words.
func (c *card) loose(s string) {
	if s == "" {
		return
	}
	before := c.label
	c.label = none
	if f, value := firstName(s); f != none {
		c.named(label{f, value})
		return
	}
	if isMoney(before) && len(amountsIn(folded(s))) > 0 {
		c.put(before, s)
		return
	}
	rest := c.months(s)
	for _, a := range amountsIn(rest) {
		c.put(pay, a)
	}
	if hasLetters.MatchString(rest) {
		c.put(about, s)
	}
}

var hasLetters = regexp.MustCompile(`\p{L}`)

// months takes the months out of a text, the first as the beginning, the
// second as the end, and returns what is left, folded.
func (c *card) months(s string) string {
	rest := folded(s)
	found := monthsIn(rest)
	for i := len(found) - 1; i >= 0; i-- {
		rest = rest[:found[i].from] + " " + rest[found[i].to:]
	}
	for _, m := range found {
		c.month(folded(s)[m.from:m.to])
	}
	if len(found) > 0 && len(c.cells[to]) == 0 && hasAny(words(rest), untilNow) {
		c.put(to, "nay")
	}
	return rest
}

func (c *card) month(said string) {
	switch {
	case len(c.cells[from]) == 0:
		c.put(from, said)
	case len(c.cells[to]) == 0:
		c.put(to, said)
	default:
		c.doubt(SeveralPeriods, said)
	}
}

// firstName parts "Mức lương 14.500.000" into its name and its value; a name
// alone has none.
func firstName(s string) (field, string) {
	list := strings.Fields(s)
	for n := min(longestName, len(list)); n > 0; n-- {
		f := columnOf(strings.Join(list[:n], " "))
		switch rest := strings.Join(list[n:], " "); {
		case f == none || f == month || f == period || f == unread:
		case rest == "":
			return f, ""
		case isMoney(f) && isDigit(rest[0]):
			return f, rest
		}
	}
	return none, ""
}

var numberForm = regexp.MustCompile(`(?:us\$|usd|\$|€|¥)?\s*\d[\d.,]*(?:[ ']\d{3}\b)*(?:[.,]\d{1,2}\b)?(?:\s*(?:trieu|tr|nghin|ngan|k|vnd|dong|d|usd|\$|eur|€|jpy|yen|krw|won)\b(?:\s*/\s*thang)?)?`)

// amountsIn returns the numbers of a folded text that may be amounts a month:
// not those of houses, pages, people, nor rates.
func amountsIn(s string) (out []string) {
	for _, loc := range numberForm.FindAllStringIndex(s, -1) {
		said := strings.Trim(s[loc[0]:loc[1]], " .,")
		if !standsAlone(s, loc) || !mayBeAmount(said) {
			continue
		}
		if m := numberBefore.FindString(s[:loc[0]]); m != "" && hasLetters.MatchString(said) { // "4 5 triệu"
			said = m + said
		}
		out = append(out, said)
	}
	return out
}

// standsAlone reports whether no letter, slash or percent sign touches a
// number.
func standsAlone(s string, loc []int) bool {
	before, after := s[:loc[0]], s[loc[1]:]
	if before != "" && isDigit(s[loc[0]]) && strings.ContainsAny(before[len(before)-1:], "abcdefghijklmnopqrstuvwxyz/-0123456789") {
		return false
	}
	after = strings.TrimLeft(after, " ")
	return !strings.HasPrefix(after, "%") && (s[loc[1]:] == "" || !strings.ContainsAny(s[loc[1]:][:1], "abcdefghijklmnopqrstuvwxyz/"))
}

var numberBefore = regexp.MustCompile(`\d[\d.,]* +$`)

var (
	coefficientForm = regexp.MustCompile(`^\d{1,2}[.,]\d{2}$`)
	anyUnit         = regexp.MustCompile(`[^\d.,' ]`)
)

func mayBeAmount(said string) bool {
	switch a := parseAmount(said, 1); {
	case anyUnit.MatchString(said):
		return true
	case a.code == Coefficient:
		return coefficientForm.MatchString(said)
	case plain.MatchString(said):
		return a.code == "" && a.value > 0
	case a.code == UnreadableAmount:
		return !strings.HasPrefix(said, "0") && len(notDigit.ReplaceAllString(said, "")) >= 5
	}
	return true
}
