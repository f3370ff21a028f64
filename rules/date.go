package rules

import "fmt"

// A Date is a calendar day, used where a document was published or a reader's
// knowledge ends; the law itself is counted in months. The zero Date is "no day".
type Date int32

// ParseDate reads "2026-05-15" and checks it against the calendar.
func ParseDate(s string) (Date, error) {
	if len(s) == len("2026-05-15") && s[7] == '-' {
		y, m, ok := yearMonth(s[:7])
		d, okDay := digits(s[8:])
		if ok && okDay && d >= 1 && d <= daysIn(y, m) {
			return Date(int(MonthOf(y, m))*31 + d - 1), nil
		}
	}
	return 0, fmt.Errorf("%q is not a day such as 2026-05-15", s)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Month returns the month in which the day falls.
func (d Date) Month() Month { return Month(d / 31) }

// String returns "2026-05-15", or "" for no day.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(pad([]byte(d.Month().String()+"-"), int(d)%31+1, 2))
}

// MarshalText returns the day as in String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
