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
	if len(field) == len("yyyy-mm") && field[4] == '-' {
		if m, ok := plainMonth(field); ok {
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

// plainRow reads a row such as v:2016-01..2017-12@2000000 with nothing behind
// the amount, and what follows its semicolon. It reports false, having read
// nothing, for every other form and for everything that is wrong.
func plainRow(text []byte, r *calc.Row) (rest []byte, ok bool) {
	const times = len(":yyyy-mm..yyyy-mm@")
	colon := 1
	if len(text) > 2 && text[2] == ':' {
		colon = 2
	}
	if len(text) < colon+times+1 || text[colon] != ':' || !kindOf(text[:colon], r) {
		return nil, false
	}
	span := text[colon+1 : colon+times]
	from, okFrom := plainMonth(span[:7])
	to, okTo := plainMonth(span[9:16])
	if !okFrom || !okTo || span[7] != '.' || span[8] != '.' || span[16] != '@' || to < from {
		return nil, false
	}
	amount, i := int64(0), colon+times
	for first := i; i < len(text) && text[i] != ';'; i++ {
		c := text[i] - '0'
		if c > 9 || i-first > 14 || c == 0 && i == first {
			return nil, false
		}
		amount = 10*amount + int64(c)
	}
	if amount == 0 {
		return nil, false
	}
	r.Period, r.Amount = rules.Period{From: from, Until: to + 1}, rules.VND(amount)
	if i < len(text) {
		i++
	}
	return text[i:], true
}

// plainMonth reads the seven bytes of 2026-07.
func plainMonth(b []byte) (rules.Month, bool) {
	y3, y2, y1, y0, m1, m0 := b[0]-'0', b[1]-'0', b[2]-'0', b[3]-'0', b[5]-'0', b[6]-'0'
	if y3 > 9 || y2 > 9 || y1 > 9 || y0 > 9 || m1 > 1 || m0 > 9 || b[4] != '-' {
		return 0, false
	}
	month := int(m1)*10 + int(m0)
	m := rules.MonthOf(int(y3)*1000+int(y2)*100+int(y1)*10+int(y0), month)
	return m, month >= 1 && month <= 12 && m >= rules.FirstMonth && m <= rules.LastMonth
}
