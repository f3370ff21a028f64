package statement

import (
	"regexp"
	"strings"
)

// A field is what a column or a labelled line holds.
type field uint8

const (
	none field = iota
	from
	to
	period // both months in one cell
	month  // a row of one month
	scheme
	about // employer, position, place, remarks
	pay
	wage // the pay without allowances
	part // an allowance beside it
	average
	method
	paid
	stateSupport
	localSupport
	donorSupport
	fundRate
	withdrawn
	moneyName
	unread // known, and of no use here: numbers of rows, rates
	sexOf
	bornOn
	personID
	fullName
)

// names are the headings of columns and the labels of lines, folded.
var names = map[field][]string{
	from:   {"tu thang", "tu", "tu ngay", "tu thang nam", "from", "from month", "bat dau", "start", "thang bat dau"},
	to:     {"den thang", "den", "den ngay", "den thang nam", "to", "to month", "until", "ket thuc", "end", "thang ket thuc"},
	period: {"thoi gian", "giai doan", "thoi gian dong", "thoi gian tham gia", "tu thang den thang", "tu den", "period", "khoang thoi gian"},
	month:  {"thang", "thang nam", "month", "thang dong", "ky dong"},
	scheme: {"loai bh", "loai bhxh", "loai hinh", "loai bao hiem", "loai hinh tham gia", "hinh thuc tham gia", "hinh thuc", "doi tuong", "doi tuong tham gia", "loai doi tuong", "scheme", "insurance", "type"},
	about: {
		"don vi", "don vi cong tac", "ten don vi", "co quan don vi", "don vi chuc danh", "don vi chuc danh noi lam viec", "noi lam viec", "dia chi noi lam viec",
		"chuc vu", "chuc danh", "nghe nghiep", "nghe nghiep chuc vu", "chuc danh noi lam viec", "cong viec", "chuc danh cong viec", "dien giai", "noi dung", "ghi chu", "cap bac chuc vu", "cap bac chuc vu chuc danh nghe",
		"employer", "company", "position", "place", "job", "note", "notes", "description", "employer and position",
	},
	pay: {
		"muc dong", "muc dong bhxh", "tien luong dong bhxh", "muc tien luong", "muc tien luong dong bhxh", "muc luong dong bhxh", "luong dong bhxh", "tien luong", "tien luong thu nhap", "muc tien luong thu nhap",
		"thu nhap", "muc thu nhap", "muc thu nhap chon dong", "thu nhap chon dong", "muc thu nhap thang", "can cu dong", "muc", "muc dong tien luong", "tong muc dong", "tong tien luong", "tien luong lam can cu dong bhxh", "thu nhap hoac tien luong",
		"pay", "amount", "income", "salary", "income or salary", "wage", "luong",
	},
	wage: {"muc luong", "luong co ban", "he so", "he so luong", "coefficient"},
	part: {
		"phu cap luong", "phu cap", "cac khoan bo sung", "bo sung khac", "bo sung", "khoan bo sung khac", "phu cap chuc vu", "phu cap khac", "phu cap khu vuc", "tn vk", "tnvk", "tham nien vuot khung",
		"tn nghe", "tham nien nghe", "khu vuc", "khac", "tai cu", "allowance", "allowances",
	},
	average:      {"muc binh quan da chot", "binh quan da chot", "muc binh quan", "average", "settled average"},
	method:       {"phuong thuc dong", "phuong thuc", "method", "way of paying"},
	paid:         {"thang nop tien", "thang nop", "thang dong tien", "paid", "paid in", "month of payment"},
	stateSupport: {"nha nuoc ho tro", "nha nuoc ho tro moi thang", "state support", "state support a month"},
	localSupport: {"dia phuong ho tro", "dia phuong ho tro moi thang", "local support", "local support a month"},
	donorSupport: {"nha tai tro ho tro", "nha tai tro ho tro moi thang", "donor support", "donors support", "donors support a month"},
	fundRate:     {"lai suat quy", "lai suat quy moi thang", "fund rate", "fund rate a month"},
	withdrawn:    {"da huong mot lan", "da rut mot lan", "withdrawn", "taken as a one time benefit"},
	moneyName:    {"loai tien", "currency"},
	unread:       {"stt", "tt", "so tt", "so thu tu", "no", "row", "ty le dong", "ty le", "rate", "so thang", "months", "dong", "line"},
	sexOf:        {"gioi tinh", "sex"},
	bornOn:       {"ngay sinh", "ngay thang nam sinh", "sinh ngay", "nam sinh", "born", "date of birth"},
	personID:     {"ma so bhxh", "so so bhxh", "ma so", "so so", "ma so bao hiem xa hoi", "social insurance number"},
	fullName:     {"ho va ten", "ho ten", "ho ten nguoi lao dong", "full name"},
}

var fieldOf = byName()

func byName() map[string]field {
	out := map[string]field{}
	for f, list := range names {
		for _, name := range list {
			out[name] = f
		}
	}
	return out
}

var inBrackets = regexp.MustCompile(`\([^)]*\)?`)

// columnOf returns what a column of a heading holds.
func columnOf(cell string) field {
	if len(cell) > 120 || cell == "" || isDigit(cell[0]) {
		return none
	}
	if strings.Contains(cell, "(") {
		cell = inBrackets.ReplaceAllString(cell, " ")
	}
	return fieldOf[strings.TrimSpace(words(cell))]
}

// searched is how many lines are looked at for a heading.
const searched = 60

// isHead reports whether cells are the heading of a table of periods.
func isHead(cells []string) bool {
	has := map[field]bool{}
	for _, c := range cells {
		has[columnOf(c)] = true
	}
	return len(cells) > 1 && (has[from] && has[to] || (has[period] || has[month]) && (has[pay] || has[scheme] || has[about]))
}

// allNames reports whether a line holds names of columns only, or their
// numbers, as the second row of a heading does.
func allNames(cells []string) bool {
	named, numbered, filled := 0, 0, 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		filled++
		switch {
		case columnOf(c) != none:
			named++
		case columnNumber.MatchString(c):
			numbered++
		}
	}
	return filled > 0 && (named == filled || filled > 2 && numbered == filled)
}

var columnNumber = regexp.MustCompile(`^\(?\d{1,2}\)?$|^[A-Z]$`)

// unitOf returns how many đồng one unit of a heading or a line is, 0 for
// money of another country.
func unitOf(s string) int64 {
	s = folded(s)
	switch {
	case abroad.MatchString(s):
		return 0
	case unitThousand.MatchString(s):
		return 1000
	case unitMillion.MatchString(s):
		return 1_000_000
	}
	return 1
}

var (
	unitThousand = regexp.MustCompile(`(?:nghin|ngan|1[.,]?000)\s*(?:dong|d|vnd)\b`)
	unitMillion  = regexp.MustCompile(`trieu\s*(?:dong|d|vnd)\b`)
)
