package people

import (
	"bytes"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A step reads a field that is not empty where it stands in the line, and
// returns where it ends: at a comma or at the end of the line. It returns -1,
// having read nothing, where it does not know the form.
type step func(p *Parser, r *Row, at int) int

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

func (p *Parser) slow(*Row, int) int { return -1 }

// carefully leaves a field in which a quote stands to the long way.
func (quick step) carefully(p *Parser, r *Row, at int) int {
	if bytes.IndexByte(p.line.bytes(at, p.line.comma(at)), '"') >= 0 {
		return -1
	}
	return quick(p, r, at)
}

func (p *Parser) quickID(r *Row, at int) int {
	end, plain := p.line.plain(at)
	if !plain {
		return -1
	}
	r.ID = append(r.ID, p.line.bytes(at, end)...)
	return end
}

func (p *Parser) quickSex(r *Row, at int) int {
	return quickChoice(&r.Sex, &p.choices.sex, &p.line, at)
}

func (p *Parser) quickArea(_ *Row, at int) int {
	return quickChoice(&p.area, &p.choices.area, &p.line, at)
}

func (p *Parser) quickMethod(r *Row, at int) int {
	return quickChoice(&r.Pays.Method, &p.choices.method, &p.line, at)
}

func (p *Parser) quickIncome(r *Row, at int) int {
	n, end := p.line.page.number(at)
	if end == at || !p.line.ends(end) {
		return -1
	}
	r.Pays.Income = rules.VND(n)
	return end
}

// quickBorn reads the month of 2026-07 or of 2026-07-15.
func (p *Parser) quickBorn(r *Row, at int) int {
	m, ok := p.line.page.month(at)
	end := at + monthSize
	if !ok {
		return -1
	}
	if day, digits := p.line.page.digits(end + 1); digits == 2 && p.line.page.byteAt(end) == '-' {
		if day = day&0xFF*10 + day>>8&0xFF; day < 1 || day > days[m.OfYear()] {
			return -1
		}
		end += len("-15")
	}
	if !p.line.ends(end) {
		return -1
	}
	r.Born = m
	return end
}

// days are those that a month has in every year.
var days = [13]uint64{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// A choice is one of a few words of up to sixteen letters, kept by the lowest
// bits of their first letters, in which they differ.
type choice[T any] struct {
	first, of uint64 // its first eight bytes, and the bits of them that it has
	last, and uint64 // its last eight bytes, if it has more
	back      int    // where they begin
	size      int
	is        T
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
		var b [16]byte
		n := copy(b[:], word)
		c := choice[T]{first: eightOf(b[:]), of: ^uint64(0) >> (64 - 8*min(8, n)), size: n, is: is[i]}
		if n > 8 {
			c.back, c.last, c.and = n-8, eightOf(b[n-8:]), ^uint64(0)
		}
		out[word[0]&7] = c
	}
	return out
}

func quickChoice[T any](is *T, choices *[8]choice[T], l *passage, at int) int {
	x := l.page.eight(at)
	c := &choices[x&7]
	if (x^c.first)&c.of|(l.page.eight(at+c.back)^c.last)&c.and != 0 || !l.ends(at+c.size) {
		return -1
	}
	*is = c.is
	return at + c.size
}

// The lists are read item by item, each in its common form or in any.

func (p *Parser) quickResidence(r *Row, at int) int {
	if p.line.page.byteAt(at) == '"' {
		return -1
	}
	for {
		if !p.line.itemEnds(at) {
			r.Residence = append(r.Residence, calc.Residence{})
			h := &r.Residence[len(r.Residence)-1]
			h.Period, at = p.quickTimed(&h.Province, at)
		}
		if p.line.ends(at) {
			return at
		}
		at++
	}
}

func (p *Parser) quickStatus(r *Row, at int) int {
	if p.line.page.byteAt(at) == '"' {
		return -1
	}
	for {
		if !p.line.itemEnds(at) {
			r.Status = append(r.Status, calc.Status{})
			is := &r.Status[len(r.Status)-1]
			is.Period, at = p.quickTimed(&is.Is, at)
		}
		if p.line.ends(at) {
			return at
		}
		at++
	}
}

// quickTimed reads a word that may have a time behind a colon.
func (p *Parser) quickTimed(is *string, at int) (period rules.Period, end int) {
	text, met := p.known(at)
	if end = at + len(text); !met {
		end = p.line.endOfWord(at)
	}
	word := end
	if word == at {
		return p.anyTimed(is, at)
	}
	if !p.line.itemEnds(end) {
		from, ok := p.line.page.month(end + 1)
		if end += len(":") + until; !ok || end > p.line.end || p.line.page.byteAt(end-2) != '.' || p.line.page.byteAt(end-1) != '.' {
			return p.anyTimed(is, at)
		}
		period.From = from
	}
	if !p.line.itemEnds(end) {
		to, ok := p.line.page.month(end)
		if end += monthSize; !ok || to < period.From || !p.line.itemEnds(end) {
			return p.anyTimed(is, at)
		}
		period.Until = to + 1
	}
	if !met {
		text = p.learn(at, word)
	}
	*is = text
	return period, end
}

func (p *Parser) anyTimed(is *string, at int) (period rules.Period, end int) {
	end = p.line.endOfItem(at)
	*is, period = p.timed(p.line.bytes(at, end))
	return period, end
}

func (p *Parser) quickRecord(r *Row, at int) int {
	if p.line.page.byteAt(at) == '"' {
		return -1
	}
	for {
		n := len(r.Rows)
		more, end := p.line.rows(r.Rows[n:cap(r.Rows)], at)
		r.Rows = r.Rows[:n+more]
		switch {
		case p.line.ends(end):
			return end
		case more > 0 && p.line.page.byteAt(end-1) != ';':
			end = p.options(&r.Rows[n+more-1], end)
		case !p.line.itemEnds(end):
			end = p.anyRow(r, end)
		}
		if p.line.ends(end) {
			return end
		}
		at = end + 1
	}
}

// options reads what stands behind the amount of a row.
func (p *Parser) options(row *calc.Row, end int) int {
	for !p.line.itemEnds(end) {
		at := end + 1
		for end = at; !p.line.itemEnds(end) && p.line.page.byteAt(end) != '/'; end++ {
		}
		p.option(p.line.bytes(at, end), row)
	}
	return end
}

func (p *Parser) anyRow(r *Row, at int) int {
	end := p.line.endOfItem(at)
	p.row(p.line.bytes(at, end), p.another(r))
	return end
}

// kindsOfRow are the kinds of row by the lowest bit of their letter, and by
// whether an a stands behind it.
var kindsOfRow = [4]struct {
	letter, _ byte // four bytes in all
	scheme    pension.Scheme
	level     calc.Level
}{
	'v' & 1 << 1: {letter: 'v', scheme: pension.Voluntary, level: calc.Income},
	'v'&1<<1 | 1: {letter: 'v', scheme: pension.Voluntary, level: calc.Average},
	'c' & 1 << 1: {letter: 'c', scheme: pension.Compulsory, level: calc.Salary},
	'c'&1<<1 | 1: {letter: 'c', scheme: pension.Compulsory, level: calc.Average},
}

// Where things stand in a row.
const (
	begins = len("v:")
	until  = monthSize + len("..") // behind where it begins
	amount = begins + until + monthSize + len("@")
)

// rows reads rows in their common form, up to the end of their amounts, as long
// as there is room for them. It returns how many, and where it stopped: behind a
// row, at an option or the end of the field, or before what is of another form.
func (l *passage) rows(rows []calc.Row, at int) (n, end int) {
	g := l.page
	for ; n < len(rows); n++ {
		b, settled := g.from(at), 0
		if b[1] == 'a' {
			settled = 1
		}
		letter := b[0]
		kind := kindsOfRow[letter&1<<1|byte(settled)]
		b = g.from(at + settled)
		from, to := eightOf(b[begins:])^month, eightOf(b[begins+until:])^month^('.'^'@')<<56
		strange := (kind.letter ^ letter) | (b[begins-1] ^ ':') | (b[begins+until-1] ^ '.')
		first, last := monthOf(from), monthOf(to)
		if (odd(from)|odd(to))&highs|uint64(strange) != 0 || first < rules.FirstMonth || last < first || last > rules.LastMonth {
			return n, at
		}
		x := eightOf(b[amount:]) ^ zeros
		money, end := int64(valueOf(x<<8)), at+settled+amount+7
		if noDigits(x) != 1<<63 || x&0xFF == 0 { // hardly ever
			if money, end = g.number(end - 7); money == 0 {
				return n, at
			}
		}
		next := g.byteAt(end)
		if next != ';' && next != '/' && !l.ends(end) {
			return n, at
		}
		r := &rows[n]
		*r = calc.Row{}
		r.From, r.Until, r.Scheme, r.Level, r.Amount = first, last+1, kind.scheme, kind.level, rules.VND(money)
		if next != ';' {
			return n + 1, end
		}
		at = end + 1
	}
	return n, at
}
