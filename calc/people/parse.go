package people

import (
	"bytes"
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// What a parser remembers is bounded: how many different words, and how long,
// in bytes, each of them is.
const (
	maxWords = 4096
	maxWord  = 64
)

// A Parser reads rows in memory of its own, so that it allocates nothing after
// the first few. It serves one goroutine.
type Parser struct {
	line    passage // that is being read
	own     *page   // of lines that stand in no page
	layout  *Layout
	words   map[string]string
	slots   [1024]recentWord // the last word of each slot
	choices choices
	faults  document.Faults
	more    int // faults that are only counted
	fields  fields
	careful bool // quotes that stand wrong are looked for

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
// all at once, each fault with its column as path, up to document.MaxFaults and
// how many more there are; then r is not to be used.
func (p *Parser) Parse(line []byte, r *Row) document.Faults {
	if len(line) > MaxLine {
		return document.Faults{tooLong}
	}
	if p.own == nil {
		p.own = new(page)
	}
	n := copy(p.own[:], line)
	p.own[n] = '\n'
	return p.parse(passage{p.own, 0, n}, r)
}

// tooLong is told of a line that is not read.
var tooLong = document.Fault{Code: TooLongLine, Message: "the line is too long"}

// parse reads a line of a page.
func (p *Parser) parse(l passage, r *Row) document.Faults {
	p.line, p.careful = l, false
	p.readAll(r, p.layout.at)
	if len(p.faults) > 0 && bytes.IndexByte(l.bytes(l.at, l.end), '"') >= 0 { // one that stands wrong brings about some fault
		p.careful = true
		p.readAll(r, p.layout.carefully)
	}
	if p.more > 0 {
		p.faults = append(p.faults, moreFaults(p.more))
	}
	return p.faults
}

// readAll reads the fields, which stand in these places.
func (p *Parser) readAll(r *Row, places []place) {
	p.faults, p.more, p.district, p.area, p.former, p.fields.open = nil, 0, "", "", "", false
	r.reset()
	n, at := 0, p.line.at
	for n < len(places) {
		place := &places[n]
		n++
		if p.column = place.column; !p.line.ends(at) {
			end := place.step(p, r, at)
			if end < 0 {
				end = p.any(r, at)
			}
			at = end
		}
		if at == p.line.end || n == len(places) {
			break
		}
		at++
	}
	if n < len(places) || at < p.line.end || p.fields.open {
		p.misshapen(n)
	}
	p.since(r)
}

// moreFaults closes a report that was cut.
func moreFaults(n int) document.Fault {
	more := strconv.Itoa(n)
	return document.Fault{Code: document.TooManyFaults, Value: more, Message: "and " + more + " more faults"}
}

// any reads a field in any form and returns where it ends. Behind a quote that
// stands wrong nobody knows what the fields are.
func (p *Parser) any(r *Row, at int) (end int) {
	p.fields.rest, p.fields.more = p.line.bytes(at, p.line.end), true
	p.fields.next()
	if !p.fields.open {
		p.read(r, p.fields.field)
	}
	if !p.fields.more {
		return p.line.end
	}
	return p.line.end - len(p.fields.rest) - 1
}

// misshapen tells that a line has not the fields of the layout.
func (p *Parser) misshapen(n int) {
	need := strconv.Itoa(len(p.layout.at)) + " fields"
	switch p.column = -1; {
	case p.fields.open:
		p.fault(OpenQuote, nil, quoting, "a field has a quote elsewhere than at both its ends")
	case n < len(p.layout.at):
		p.fault(TooFewFields, nil, need, "the row has "+strconv.Itoa(n)+" fields of "+strconv.Itoa(len(p.layout.at)))
	default:
		p.fault(TooManyFields, nil, need, "the row has more fields than there are columns")
	}
}

// quoting is how a field is quoted.
const quoting = "a quote at both ends, two for one within"

func (r *Row) reset() {
	r.ID, r.Weight = r.ID[:0], 1
	s := &r.Subject
	s.Sex, s.Born = 0, 0
	s.Residence, s.Status, s.Rows = s.Residence[:0], s.Status[:0], s.Rows[:0]
	s.Pays = calc.ContributionQuestion{} // alone: structs together are written twice
	s.Claims = calc.PensionQuestion{}
	s.Takes = calc.OneTimeQuestion{}
	s.Dies = calc.DeathQuestion{}
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
		if h.Area = p.area; p.district != "" || p.former != "" {
			h.District, h.Territory = p.district, p.former
		}
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
		if p.legible(field) {
			r.ID = append(r.ID, field...)
		}
	case weightColumn:
		r.Weight = p.number(field)
	case sexColumn:
		r.Sex = p.sex(field)
	case bornColumn:
		r.Born = p.month(field)
	case provinceColumn, statusColumn, recordColumn:
		p.list(r, field)
	case districtColumn:
		p.district = p.text(field)
	case territoryColumn:
		p.former = p.text(field)
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
		if r.Pays.Income = rules.VND(p.number(field)); string(field) == "0" {
			p.fault(calc.IncomeBelowFloor, field, "", "nobody pays on an income of 0; nothing is asked where it is left empty")
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
			p.row(item, p.another(r))
		}
	}
}

// another returns a new row of the record: in the place of the others if there
// are so many faults already that nobody will see them.
func (p *Parser) another(r *Row) *calc.Row {
	if len(p.faults) == document.MaxFaults {
		r.Rows = r.Rows[:0]
	}
	r.Rows = append(r.Rows, calc.Row{})
	return &r.Rows[len(r.Rows)-1]
}

// timed reads a word that may have a time behind a colon.
func (p *Parser) timed(item []byte) (string, rules.Period) {
	word, time, said := cut(item, ':')
	if !said {
		return p.text(word), rules.Period{}
	}
	return p.text(word), p.period(time)
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
	if len(p.faults) == document.MaxFaults {
		p.more++
		return
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

// A recentWord is a word that was met, by the eight bytes that it begins with:
// if it is shorter, by what stood behind it, too.
type recentWord struct {
	first uint64
	last  uint64 // the eight bytes that it ends with; first, if it is shorter
	text  string
}

// slot returns where a word is kept that begins here: by twelve bytes, since
// many names begin alike.
func (p *Parser) slot(at int) *recentWord {
	return &p.slots[(p.line.page.eight(at)^p.line.page.eight(at+8)<<32)*0x9E3779B97F4A7C15>>54]
}

// known returns the word of a list that stands here, if it was met before.
// Neighbours in a file live in few places.
func (p *Parser) known(at int) (text string, met bool) {
	slot := p.slot(at)
	end := at + len(slot.text)
	if slot.first != p.line.page.eight(at) || slot.last != p.line.page.eight(max(at, end-8)) || p.line.page.byteAt(end) != ':' && !p.line.itemEnds(end) ||
		len(slot.text) > 16 && slot.text != string(p.line.bytes(at, end)) {
		return "", false
	}
	return slot.text, true
}

// learn returns a word of a list, and keeps it in mind.
func (p *Parser) learn(at, end int) string {
	w := p.text(p.line.bytes(at, end))
	if len(w) <= maxWord {
		*p.slot(at) = recentWord{p.line.page.eight(at), p.line.page.eight(max(at, end-8)), w}
	}
	return w
}

// text returns a field as legible text, the same text for the same field: what
// is remembered is legible. A word may have a quote in it if its field stands in
// quotes, which is known when the line is read with care.
func (p *Parser) text(field []byte) string {
	if w, ok := p.words[string(field)]; ok {
		return w
	}
	if !p.careful && bytes.IndexByte(field, '"') >= 0 {
		p.fault(OpenQuote, field, "", "")
		return ""
	}
	if !p.legible(field) {
		return ""
	}
	return p.remember(field)
}

func (p *Parser) legible(field []byte) bool {
	ok := legible(field)
	if !ok {
		p.fault(document.NotText, field, "UTF-8", "not plain text: control characters, or bytes of another code")
	}
	return ok
}

// word returns a field as text, whatever it is.
func (p *Parser) word(field []byte) string {
	if w, ok := p.words[string(field)]; ok {
		return w
	}
	if !legible(field) {
		return string(field)
	}
	return p.remember(field)
}

func (p *Parser) remember(field []byte) string {
	w := string(field)
	if len(w) <= maxWord && len(p.words) < maxWords && bytes.IndexByte(field, '"') < 0 {
		p.words[w] = w
	}
	return w
}
