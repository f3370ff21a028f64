package rules

import (
	"fmt"
	"strconv"
)

// A Month is a calendar month, counted from January of year 0. Months are
// ordered and count up with ++; the zero Month means "no month".
type Month int32

// The first and the last month that a document may name.
const (
	FirstMonth Month = 1900 * 12
	LastMonth  Month = 2130*12 + 11
)

// MonthOf returns the given month (1 to 12) of a year.
func MonthOf(year, month int) Month { return Month(year*12 + month - 1) }

// ParseMonth reads "2026-07"; a day behind it ("2026-07-15") is checked and dropped.
func ParseMonth(s string) (Month, error) {
	if len(s) == len("2026-07-15") {
		d, err := ParseDate(s)
		return d.Month(), err
	}
	y, m, ok := yearMonth(s)
	if !ok {
		return 0, fmt.Errorf("%q is not a month such as 2026-07", s)
	}
	return MonthOf(y, m), nil
}

func yearMonth(s string) (year, month int, ok bool) {
	if len(s) != len("2026-07") || s[4] != '-' {
		return 0, 0, false
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:])
	m := MonthOf(year, month)
	return year, month, okYear && okMonth && month >= 1 && month <= 12 && m >= FirstMonth && m <= LastMonth
}

// digits reads a run of decimal digits and nothing else.
func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// Year returns the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// OfYear returns the month within the year, 1 to 12.
func (m Month) OfYear() int { return int(m)%12 + 1 }

// String returns "2026-07", or "" for no month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	b := make([]byte, 0, len("2026-07"))
	b = pad(b, m.Year(), 4)
	b = append(b, '-')
	return string(pad(b, m.OfYear(), 2))
}

func pad(b []byte, n, width int) []byte {
	s := strconv.Itoa(n)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// MarshalText returns the month as in String.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a month as ParseMonth does; the empty text is no month.
func (m *Month) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	v, err := ParseMonth(string(text))
	if err == nil {
		*m = v
	}
	return err
}

// A Period is the half-open run of months [From, Until). A zero Until leaves
// the period open.
type Period struct{ From, Until Month }

// Has reports whether m lies within the period.
func (p Period) Has(m Month) bool { return m >= p.From && (p.Until == 0 || m < p.Until) }

// Months returns the number of months of a closed period; 0 if it is open.
func (p Period) Months() int {
	if p.Until == 0 {
		return 0
	}
	return max(0, int(p.Until-p.From))
}

// Overlaps reports whether the two periods share a month.
func (p Period) Overlaps(q Period) bool {
	return (p.Until == 0 || q.From < p.Until) && (q.Until == 0 || p.From < q.Until)
}
