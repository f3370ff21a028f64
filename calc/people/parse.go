package people

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// maxWords bounds how many different words a parser remembers.
const maxWords = 4096

// longWord is longer than what is worth remembering.
const longWord = 64

// A Parser reads rows in memory of its own, so that it allocates nothing after
// the first few. It serves one goroutine.
type Parser struct {
	layout  *Layout
	words   map[string]string
	slots   [1024]string // the last word of each slot
	choices choices
	faults  document.Faults
	fields  fields

	column   column // that is being read
	district string
	area     string
	former   string
}

// Parser returns a parser of rows in this layout.
func (l *Layout) Parser() *Parser {
	return &Parser{layout: l, words: map[string]string{}, choices: newChoices()}
}

// Parse reads a line, without its end, into r. What is wrong with it is told
// all at once, each fault with its column as path; then r is not to be used.
func (p *Parser) Parse(line []byte, r *Row) document.Faults {
	p.faults, p.district, p.area, p.former, p.fields.open = nil, "", "", "", false
	r.reset()
	n, at := 0, 0
	for ; n < len(p.layout.at) && at >= 0; n++ {
		p.column = p.layout.at[n]
		end := at
		if !ends(line, at) {
			end = p.layout.steps[n](p, r, line, at)
		}
		if end < 0 {
			end = p.any(r, line, at)
		}
		if at = end + 1; end == len(line) {
			at = -1
		}
	}
	if p.checkQuotes(line); n < len(p.layout.at) || at >= 0 || p.fields.open {
		p.misshapen(n)
	}
	p.since(r)
	return p.faults
}

// any reads a field in any form and returns where it ends.
func (p *Parser) any(r *Row, line []byte, at int) (end int) {
	p.fields.rest, p.fields.more = line[at:], true
	p.fields.next()
	p.read(r, p.fields.field)
	if !p.fields.more {
		return len(line)
	}
	return len(line) - len(p.fields.rest) - 1
}

// checkQuotes finds quotes within fields, where a row was cut at a line break:
// the second half is nobody.
func (p *Parser) checkQuotes(line []byte) {
	if p.fields.open || bytes.IndexByte(line, '"') < 0 {
		return
	}
	p.fields.rest, p.fields.more = line, true
	for p.fields.next() {
	}
}

// misshapen tells that a line has not the fields of the layout.
func (p *Parser) misshapen(n int) {
	need := strconv.Itoa(len(p.layout.at)) + " fields"
	switch p.column = -1; {
	case p.fields.open:
		p.fault(OpenQuote, nil, "close the quotes", "a quote does not stand around a field")
	case n < len(p.layout.at):
		p.fault(TooFewFields, nil, need, "the row has "+strconv.Itoa(n)+" fields of "+strconv.Itoa(len(p.layout.at)))
	default:
		p.fault(TooManyFields, nil, need, "the row has more fields than there are columns")
	}
}

func (r *Row) reset() {
	r.ID, r.Weight = r.ID[:0], 1
	s := &r.Subject
	s.Sex, s.Born = 0, 0
	s.Residence, s.Status, s.Rows = s.Residence[:0], s.Status[:0], s.Rows[:0]
	s.Pays, s.Claims, s.Takes, s.Dies = calc.ContributionQuestion{}, calc.PensionQuestion{}, calc.OneTimeQuestion{}, calc.DeathQuestion{}
	s.Unread = nil
}

// since lets what has no time of its own hold from birth on, and gives every
// residence what is said once.
func (p *Parser) since(r *Row) {
	if len(p.faults) == 0 {
		p.need(r.Born != 0, bornColumn)
		p.need(r.Sex != 0, sexColumn)
	}
	for i := range r.Status {
		if r.Status[i].From == 0 {
			r.Status[i].From = r.Born
		}
	}
	if len(r.Residence) == 0 && (p.district != "" || p.area != "") {
		r.Residence = append(r.Residence, calc.Residence{})
	}
	for i := range r.Residence {
		h := &r.Residence[i]
		if h.From == 0 {
			h.From = r.Born
		}
		h.District, h.Area, h.Territory = p.district, p.area, p.former
	}
}

func (p *Parser) need(said bool, c column) {
	if p.column = c; !said {
		p.fault(calc.MissingKey, nil, "", columns[c]+" is needed")
	}
}

func (p *Parser) read(r *Row, field []byte) {
	if len(field) == 0 {
		return
	}
	switch p.column {
	case idColumn:
		r.ID = append(r.ID, field...)
		p.checkText(field)
	case weightColumn:
		r.Weight = p.number(field)
	case sexColumn:
		r.Sex = p.sex(field)
	case bornColumn:
		r.Born = p.month(field)
	case provinceColumn, statusColumn, recordColumn:
		p.list(r, field)
	case districtColumn:
		p.district = p.word(field)
	case territoryColumn:
		p.former = p.word(field)
	case areaColumn:
		p.area = p.choice(field, areas)
	default:
		p.asked(r, field)
	}
}

var areas = calc.Areas()

// asked reads what is paid now, and what else only this person is asked.
func (p *Parser) asked(r *Row, field []byte) {
	switch p.column {
	case incomeColumn:
		if r.Pays.Income = rules.VND(p.number(field)); len(field) == 1 && field[0] == '0' {
			p.fault(calc.IncomeBelowFloor, field, "", "nobody pays on an income of 0; who does not pay leaves it empty")
		}
	case methodColumn:
		r.Pays.Method = p.method(field)
	case monthsColumn:
		r.Pays.Months = int(p.below(field, calc.MaxMonths))
	case supportedColumn:
		r.Pays.SupportedBefore, r.Pays.HasSupported = int(p.below(field, calc.MaxMonths)), true
	case groundColumn:
		ground, ok := pension.ParseGround(p.word(field))
		if r.Takes.Ground = ground; !ok {
			p.fault(calc.BadChoice, field, "", "no ground of the one-time benefit")
		}
	case lowerColumn:
		r.Claims.LowerAge = int(p.below(field, maxLower))
	case impairmentColumn:
		rate, err := rules.ParseRate(p.word(field))
		if r.Claims.Impairment = rate; err != nil || rate < 0 || rate > rules.One {
			p.fault(calc.BadNumber, field, "0 to 1", "no share of working capacity")
		}
	case treatyColumn:
		r.Claims.Treaty = int(p.below(field, calc.MaxMonths))
	case sinceColumn:
		r.Dies.PensionSince = p.month(field)
	case monthlyColumn:
		r.Dies.PensionMonthly = rules.VND(p.number(field))
	}
}

// maxLower is a bound of the input: no work lowers the age by more years.
const maxLower = 60

// list reads provinces, categories or a record, item by item.
func (p *Parser) list(r *Row, field []byte) {
	for more := true; more; {
		var item []byte
		if item, field, more = cut(field, ';'); len(item) == 0 {
			continue
		}
		switch p.column {
		case provinceColumn:
			name, period := p.timed(item)
			r.Residence = append(r.Residence, calc.Residence{Period: period, Province: name})
		case statusColumn:
			name, period := p.timed(item)
			r.Status = append(r.Status, calc.Status{Period: period, Is: name})
		default:
			r.Rows = append(r.Rows, calc.Row{})
			p.row(item, &r.Rows[len(r.Rows)-1])
		}
	}
}

// timed reads a word that may have a time behind a colon.
func (p *Parser) timed(item []byte) (string, rules.Period) {
	word, time, said := cut(item, ':')
	if !said {
		return p.word(word), rules.Period{}
	}
	return p.word(word), p.period(time)
}

// row reads v:2016-01..2017-12@2000000/prepay/paid=2016-01.
func (p *Parser) row(item []byte, r *calc.Row) {
	kind, rest, ok := cut(item, ':')
	time, rest, priced := cut(rest, '@')
	if !ok || !priced {
		p.fault(calc.WrongType, item, "v:2016-01..2017-12@2000000", "not a row of a record")
		return
	}
	p.kind(kind, r)
	r.Period = p.period(time)
	amount, rest, more := cut(rest, '/')
	r.Amount = rules.VND(p.number(amount))
	for more {
		var option []byte
		option, rest, more = cut(rest, '/')
		p.option(option, r)
	}
}

func (p *Parser) kind(kind []byte, r *calc.Row) {
	if !kindOf(kind, r) {
		p.fault(calc.BadChoice, kind, "v, va, c, ca", "no kind of row")
	}
}

func kindOf(kind []byte, r *calc.Row) bool {
	switch string(kind) {
	case "v":
		r.Scheme, r.Level = pension.Voluntary, calc.Income
	case "va":
		r.Scheme, r.Level = pension.Voluntary, calc.Average
	case "c":
		r.Scheme, r.Level = pension.Compulsory, calc.Salary
	case "ca":
		r.Scheme, r.Level = pension.Compulsory, calc.Average
	default:
		return false
	}
	return true
}

func (p *Parser) option(option []byte, r *calc.Row) {
	key, value, valued := cut(option, '=')
	if !valued {
		if string(key) == "withdrawn" {
			r.Withdrawn = true
			return
		}
		r.Method = p.method(key)
		return
	}
	switch string(key) {
	case "paid":
		r.Paid = p.month(value)
	case "support":
		r.StateSupport, r.SupportGiven = rules.VND(p.number(value)), true
	case "local":
		r.LocalSupport = rules.VND(p.number(value))
	case "donor":
		r.DonorSupport = rules.VND(p.number(value))
	default:
		p.fault(calc.UnknownKey, option, "paid, support, local, donor, withdrawn or a method", "no such word behind an amount")
	}
}

// fault tells what is wrong with the column that is being read, of one row as
// much as of one document.
func (p *Parser) fault(code document.Code, value []byte, bound, message string) {
	if len(p.faults) >= document.MaxFaults {
		code, value, bound, message = document.TooManyFaults, nil, "", "and more faults"
		p.faults = p.faults[:document.MaxFaults]
	}
	f := document.Fault{Code: code, Value: string(value), Bound: bound, Message: message}
	if p.column >= 0 {
		f.Path = columns[p.column]
	}
	p.faults = append(p.faults, f)
}

func (p *Parser) sex(field []byte) rules.Sex {
	switch string(field) {
	case "male":
		return rules.Male
	case "female":
		return rules.Female
	}
	p.fault(calc.BadChoice, field, "male, female", "no sex of the register")
	return 0
}

func (p *Parser) method(field []byte) subsidy.Method {
	for i, name := range methods {
		if name == string(field) {
			return subsidy.Method(i)
		}
	}
	p.fault(calc.BadChoice, field, "monthly, 3_months, 6_months, 12_months, prepay, backpay", "no way to pay")
	return 0
}

var methods = subsidy.Methods()

// choice returns one of the words.
func (p *Parser) choice(field []byte, words []string) string {
	for _, w := range words {
		if w == string(field) {
			return w
		}
	}
	p.fault(calc.BadChoice, field, "rural, urban, island_commune, special_zone", "no such word")
	return ""
}

// recent returns a word, which is not empty, as text, if it is one. Neighbours
// in a file live in few places.
func (p *Parser) recent(word []byte) (text string, ok bool) {
	n := len(word)
	if n > longWord {
		return "", false
	}
	x := eight(word, 0) ^ uint64(n)<<56
	if n > 8 {
		x ^= eight(word, n-8) * ones
	}
	slot := &p.slots[x*0x9E3779B97F4A7C15>>54]
	if *slot != string(word) {
		if !legible(word) {
			return "", false
		}
		*slot = p.word(word)
	}
	return *slot, true
}

// word returns a field as text, the same text for the same field.
func (p *Parser) word(field []byte) string {
	if w, ok := p.words[string(field)]; ok {
		return w
	}
	w := string(field)
	if legible := p.checkText(field); legible && len(p.words) < maxWords && len(w) <= longWord {
		p.words[w] = w
	}
	return w
}

// checkText reports whether a text is one, as those of documents are, and tells
// if it is not.
func (p *Parser) checkText(text []byte) bool {
	if legible(text) {
		return true
	}
	p.fault(document.NotText, nil, "UTF-8", "letters that are none, or control characters")
	return false
}

// legible: all letters are written out, and none moves a cursor, is a mark of
// byte order or stands for one that was lost.
func legible(text []byte) bool {
	for len(text) > 0 {
		c, n := utf8.DecodeRune(text)
		if c < ' ' || c >= 0x7F && c < 0xA0 || c == utf8.RuneError || c == '\uFEFF' {
			return false
		}
		text = text[n:]
	}
	return true
}
