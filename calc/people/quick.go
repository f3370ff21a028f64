package people

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A step reads a field that is not empty where it stands in the line, and
// returns where it ends: at a comma or at the end of the line. It returns -1,
// having read nothing, where it does not know the form.
type step func(p *Parser, r *Row, line []byte, at int) int

// stepOf returns the step of a column, if it has one of its own.
func stepOf(c column) step {
	switch c {
	case idColumn:
		return (*Parser).quickID
	case sexColumn:
		return (*Parser).quickSex
	case bornColumn:
		return (*Parser).quickBorn
	case provinceColumn:
		return (*Parser).quickResidence
	case areaColumn:
		return (*Parser).quickArea
	case statusColumn:
		return (*Parser).quickStatus
	case recordColumn:
		return (*Parser).quickRecord
	case incomeColumn:
		return (*Parser).quickIncome
	case methodColumn:
		return (*Parser).quickMethod
	}
	return (*Parser).slow
}

func (p *Parser) slow(*Row, []byte, int) int { return -1 }

func (p *Parser) quickID(r *Row, line []byte, at int) int {
	end, plain := plainFrom(line, at)
	if !plain {
		return -1
	}
	r.ID = append(r.ID, line[at:end]...)
	return end
}

func (p *Parser) quickSex(r *Row, line []byte, at int) int {
	return quickChoice(&r.Sex, &p.choices.sex, line, at)
}

func (p *Parser) quickArea(_ *Row, line []byte, at int) int {
	return quickChoice(&p.area, &p.choices.area, line, at)
}

func (p *Parser) quickMethod(r *Row, line []byte, at int) int {
	return quickChoice(&r.Pays.Method, &p.choices.method, line, at)
}

// ends reports whether a field ends here.
func ends(line []byte, at int) bool { return at == len(line) || line[at] == ',' }

func (p *Parser) quickIncome(r *Row, line []byte, at int) int {
	n, end := numberFrom(line, at)
	if end == at || !ends(line, end) {
		return -1
	}
	r.Pays.Income = rules.VND(n)
	return end
}

// quickBorn reads the month of 2026-07 or of 2026-07-15.
func (p *Parser) quickBorn(r *Row, line []byte, at int) int {
	m, ok := monthFrom(line, at)
	end := at + monthSize
	if !ok {
		return -1
	}
	if day, digits := digitsFrom(line, end+1); digits == 2 && line[end] == '-' {
		if day = day&0xFF*10 + day>>8&0xFF; day < 1 || day > days[m.OfYear()] {
			return -1
		}
		end += len("-15")
	}
	if !ends(line, end) {
		return -1
	}
	r.Born = m
	return end
}

// days are those that a month has in every year.
var days = [13]uint64{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// A choice is one of a few words, kept by the lowest bits of their first
// letters, in which they differ.
type choice[T any] struct {
	word string
	is   T
}

// choices are the words of the columns that have few.
type choices struct {
	sex    [8]choice[rules.Sex]
	area   [8]choice[string]
	method [8]choice[subsidy.Method]
}

func newChoices() choices {
	return choices{
		byLetter([]string{"male", "female"}, []rules.Sex{rules.Male, rules.Female}),
		byLetter(areas, areas),
		byLetter(methods, []subsidy.Method{
			subsidy.EveryMonth, subsidy.Every3Months, subsidy.Every6Months, subsidy.Every12Months, subsidy.Prepay, subsidy.Backpay,
		}),
	}
}

func byLetter[T any](words []string, is []T) (out [8]choice[T]) {
	for i, word := range words {
		out[word[0]&7] = choice[T]{word, is[i]}
	}
	return out
}

func quickChoice[T any](is *T, choices *[8]choice[T], line []byte, at int) int {
	c := &choices[line[at]&7]
	end := at + len(c.word)
	if end == at || end > len(line) || string(line[at:end]) != c.word || !ends(line, end) {
		return -1
	}
	*is = c.is
	return end
}

// The lists are read item by item, each in its common form or in any.

func (p *Parser) quickResidence(r *Row, line []byte, at int) int {
	if line[at] == '"' {
		return -1
	}
	for {
		if !itemEnds(line, at) {
			r.Residence = append(r.Residence, calc.Residence{})
			h := &r.Residence[len(r.Residence)-1]
			h.Period, at = p.quickTimed(&h.Province, line, at)
		}
		if ends(line, at) {
			return at
		}
		at++
	}
}

func (p *Parser) quickStatus(r *Row, line []byte, at int) int {
	if line[at] == '"' {
		return -1
	}
	for {
		if !itemEnds(line, at) {
			r.Status = append(r.Status, calc.Status{})
			is := &r.Status[len(r.Status)-1]
			is.Period, at = p.quickTimed(&is.Is, line, at)
		}
		if ends(line, at) {
			return at
		}
		at++
	}
}

func (p *Parser) quickRecord(r *Row, line []byte, at int) int {
	if line[at] == '"' {
		return -1
	}
	for {
		end := commonRow(p.another(r), line, at)
		if end < 0 || !itemEnds(line, end) {
			end = p.anyRow(r, line, at, end)
		}
		if ends(line, end) {
			return end
		}
		at = end + 1
	}
}

// itemEnds reports whether an item of a list ends here.
func itemEnds(line []byte, at int) bool { return ends(line, at) || line[at] == ';' }

// quickTimed reads a word that may have a time behind a colon.
func (p *Parser) quickTimed(is *string, line []byte, at int) (period rules.Period, end int) {
	word := wordFrom(line, at)
	if end = word; word == at {
		return p.anyTimed(is, line, at)
	}
	if !itemEnds(line, end) {
		from, ok := monthFrom(line, end+1)
		if end += len(":") + until; !ok || end > len(line) || line[end-2] != '.' || line[end-1] != '.' {
			return p.anyTimed(is, line, at)
		}
		period.From = from
	}
	if !itemEnds(line, end) {
		to, ok := monthFrom(line, end)
		if end += monthSize; !ok || to < period.From || !itemEnds(line, end) {
			return p.anyTimed(is, line, at)
		}
		period.Until = to + 1
	}
	*is = p.recent(line, at, word)
	return period, end
}

func (p *Parser) anyTimed(is *string, line []byte, at int) (period rules.Period, end int) {
	end = itemFrom(line, at)
	*is, period = p.timed(line[at:end])
	return period, end
}

// anyRow reads the last row on from where the common form ends; end is -1 if the
// row has another form.
func (p *Parser) anyRow(r *Row, line []byte, at, end int) int {
	row := &r.Rows[len(r.Rows)-1]
	switch {
	case itemEnds(line, at): // there is none
		r.Rows = r.Rows[:len(r.Rows)-1]
		return at
	case end < 0 || line[end] != '/':
		*row, end = calc.Row{}, itemFrom(line, at)
		p.row(line[at:end], row)
		return end
	}
	for !itemEnds(line, end) {
		at = end + 1
		for end = at; !itemEnds(line, end) && line[end] != '/'; end++ {
		}
		p.option(line[at:end], row)
	}
	return end
}

// kindsOfRow are the kinds of row by the lowest bit of their letter.
var kindsOfRow = [2]struct {
	letter byte
	scheme pension.Scheme
	level  calc.Level
}{'v' & 1: {'v', pension.Voluntary, calc.Income}, 'c' & 1: {'c', pension.Compulsory, calc.Salary}}

// Where things stand in a row behind its kind.
const (
	until  = monthSize + len("..")
	amount = until + monthSize + len("@")
	longer = len("ca:") + amount + 8 // than a row is whose amount has seven digits
)

// commonRow reads a row up to the end of its amount; -1 if it has another form.
func commonRow(r *calc.Row, line []byte, at int) int {
	if len(line)-at < longer {
		return nearEnd(r, line, at)
	}
	kind := kindsOfRow[line[at]&1]
	if line[at] != kind.letter {
		return -1
	}
	if at++; line[at] == 'a' {
		kind.level = calc.Average
		at++
	}
	if line[at] != ':' {
		return -1
	}
	at++
	b := (*[amount + 8]byte)(line[at:])
	from, to := eightOf(b[:8])^month, eightOf(b[until:])^month^('.'^'@')<<56
	if (odd(from)|odd(to))&highs != 0 || b[8] != '.' {
		return -1
	}
	r.From, r.Until = monthOf(from), monthOf(to)+1
	if r.From < rules.FirstMonth || r.Until <= r.From || r.Until > rules.LastMonth+1 {
		return -1
	}
	r.Scheme, r.Level = kind.scheme, kind.level
	x := eightOf(b[amount:]) ^ zeros
	if howMany(x) == 7 && x&0xFF != 0 { // nearly all
		r.Amount = rules.VND(valueOf(x << 8))
		return at + amount + 7
	}
	return anyAmount(r, line, at+amount)
}

func anyAmount(r *calc.Row, line []byte, at int) int {
	n, end := numberFrom(line, at)
	if end == at {
		return -1
	}
	r.Amount = rules.VND(n)
	return end
}

// nearEnd reads a row with which the line ends, or nearly.
func nearEnd(r *calc.Row, line []byte, at int) int {
	var b [2 * longer]byte
	copy(b[:], line[at:])
	if end := commonRow(r, b[:], 0); end >= 0 {
		return at + end
	}
	return -1
}
