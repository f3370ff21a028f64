package people

import (
	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
)

// number reads a whole number from 0 to the largest amount of a document.
func (p *Parser) number(field []byte) int64 { return p.below(field, int64(rules.MaxVND)) }

// below reads a whole number from 0 to most, without sign or leading zero.
func (p *Parser) below(field []byte, most int64) (n int64) {
	if len(field) == 0 || len(field) > 16 || field[0] == '0' && len(field) > 1 {
		p.fault(calc.BadNumber, field, "", "not a plain whole number")
		return 0
	}
	for _, c := range field {
		if c < '0' || c > '9' {
			p.fault(calc.BadNumber, field, "", "not a plain whole number")
			return 0
		}
		n = 10*n + int64(c-'0')
	}
	if n > most {
		p.fault(calc.OutOfRange, field, "", "larger than any such number")
		return 0
	}
	return n
}

// month reads 2026-07, or the day 2026-07-15.
func (p *Parser) month(field []byte) rules.Month {
	if len(field) == monthSize {
		var b [8]byte
		copy(b[:], field)
		if m, ok := monthIn(eightOf(b[:])); ok {
			return m
		}
	}
	m, err := rules.ParseMonth(string(field))
	if err != nil {
		p.fault(calc.BadMonth, field, "", err.Error())
	}
	return m
}

// period reads 2016-01..2017-12, 2016-01.. or 2016-01.
func (p *Parser) period(time []byte) (out rules.Period) {
	from, to, ranged := time, []byte(nil), false
	for i := 0; i+1 < len(time); i++ {
		if time[i] == '.' && time[i+1] == '.' {
			from, to, ranged = time[:i], time[i+2:], true
			break
		}
	}
	out.From = p.month(from)
	switch {
	case !ranged:
		out.Until = out.From + 1
	case len(to) > 0:
		out.Until = p.month(to) + 1
	}
	if out.Until != 0 && out.Until <= out.From && out.From != 0 {
		p.fault(calc.EmptyPeriod, time, "", "it ends before it begins")
	}
	return out
}
