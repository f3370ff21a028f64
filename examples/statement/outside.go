package statement

import (
	"regexp"
	"strconv"
	"strings"
)

// A total is a length of time that the statement says.
type total struct {
	Lines
	text   string
	months int
}

var (
	lateWords  = []string{"cham dong", "no dong", "chua dong"}
	footWords  = []string{"ngay in", "in luc", "printed on"}
	unitNames  = []string{"don vi tinh", "dvt", "unit"}
	totalStart = regexp.MustCompile(`^\W*(?:tổng cộng|tổng số|tổng thời gian|cộng|tong cong|tong so|tong thoi gian|thời gian đóng bhxh|total|subtotal)(?:\P{L}|$)`)
	yearCount  = regexp.MustCompile(`(\d{1,3})\s*(?:nam|years?)`)
	monthCount = regexp.MustCompile(`(\d{1,4})\s*(?:thang|months?)`)
	pageNumber = regexp.MustCompile(`^(?:trang|page)?\s*\d{1,3}\s*(?:/|tren|of)\s*\d{1,3}$|^(?:trang|page)\s*\d{1,3}$`)
	heads      = []string{"qua trinh tham gia", "qua trinh dong", "ban ghi qua trinh", "ban ghi", "chi tiet", "vssid"}
	writtenDay = regexp.MustCompile(`^[^\d]*ngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4}[^\d]*$`)
)

// outside reads a line that is no row: a heading, a total, who it is about. A
// line with figures that nothing explains is doubtful.
func (r *reader) outside(l *line) {
	text, spaced := l.text(), words(l.text())
	switch {
	case r.person(l):
	case isSection(spaced):
		r.other = onlyOther(spaced)
		r.aside(l.at(), text, Heading, "")
	case isLate(folded(text), spaced):
		r.late(l, text)
	case isTotal(text):
		r.total(l, text)
	case isFooter(folded(text), spaced):
		r.aside(l.at(), text, Footer, "")
	case r.unitLine(spaced, text):
		r.aside(l.at(), text, Heading, "")
	case allNames(l.cells) || hasAny(spaced, heads):
		r.aside(l.at(), text, Heading, "")
	case hasFigures(text):
		r.aside(l.at(), text, UnreadableRow, "")
	default:
		r.aside(l.at(), text, Remark, "")
	}
}

func isFooter(folded, spaced string) bool {
	return pageNumber.MatchString(strings.TrimSpace(folded)) || writtenDay.MatchString(folded) || hasAny(spaced, footWords)
}

// hasFigures reports whether a line holds a month, or a number that may be an
// amount.
func hasFigures(text string) bool {
	return len(monthsIn(folded(text))) > 0 || len(amountsIn(folded(text))) > 0
}

// isSection reports whether a line says what insurance the lines below it are
// of, as the tabs of VssID do.
func isSection(spaced string) bool {
	s := strings.TrimSpace(spaced)
	tab := hasAny(spaced, []string{"qua trinh tham gia", "qua trinh dong"})
	return isTab(s) || tab && (onlyOther(spaced) || hasAny(spaced, socialWords))
}

// isTotal reports whether a line adds up. "Tổng công ty" is an employer.
func isTotal(text string) bool {
	s := strings.ToLower(text)
	return totalStart.MatchString(s) && !strings.Contains(folded(s), "tong cong ty")
}

func isLate(folded, spaced string) bool {
	return hasAny(spaced, lateWords) && monthCount.MatchString(folded)
}

func isTab(s string) bool {
	switch s {
	case "bhxh", "bhtn", "bhyt", "bhtnld bnn", "bao hiem xa hoi", "bao hiem that nghiep", "bao hiem y te", "c14 ts":
		return true
	}
	return false
}

// unitLine reads "Đơn vị tính: nghìn đồng", "Loại tiền: USD".
func (r *reader) unitLine(spaced, text string) bool {
	if !hasAny(spaced, unitNames) && !hasAny(spaced, names[moneyName]) {
		return false
	}
	u := unitOf(text)
	r.foreign = u == 0
	r.scale = max(1, u)
	return true
}

// total remembers a length of time to be compared with the rows.
func (r *reader) total(l *line, text string) {
	months, ok := duration(folded(text))
	if !ok || r.other || hasAny(words(text), otherWords) && !hasAny(words(text), socialWords) {
		r.aside(l.at(), text, Footer, "")
		return
	}
	r.totals = append(r.totals, total{l.at(), text, months})
}

// duration reads "5 năm 7 tháng" and "67 tháng" in folded letters.
func duration(s string) (months int, ok bool) {
	s = monthForms.ReplaceAllString(s, " ")
	if m := yearCount.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		months, ok = 12*n, true
	}
	if m := monthCount.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		months, ok = months+n, true
	}
	return months, ok
}

// late reads how many months an employer still owes; which ones, nobody says.
func (r *reader) late(l *line, text string) {
	if n, ok := duration(folded(text)); ok && n > 0 && !r.other {
		r.aside(l.at(), text, LateMonths, strconv.Itoa(n))
		return
	}
	r.aside(l.at(), text, Footer, "")
}
