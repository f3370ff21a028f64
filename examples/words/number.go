package words

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/volsi/volsi/rules"
)

// Number groups a plain number as the language does: 1.774.052,7 or
// 1,774,052.7. It never passes through binary floating point. What is not a
// plain number is returned as it is.
func (l Lang) Number(plain string) string {
	whole, fraction, hasFraction := strings.Cut(plain, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return plain
	}
	out := message.NewPrinter(language.Make(string(l))).Sprintf("%d", n)
	if hasFraction {
		out += l.Say(",", ".") + fraction
	}
	return out
}

// Money writes đồng: 1.500.000 đ or 1,500,000 đ.
func (l Lang) Money(plain string) string { return l.Number(plain) + " đ" }

// Rate writes a rate given as a plain number, 0.405, in percent: 40,5%.
func (l Lang) Rate(plain string) string {
	r, err := rules.ParseRate(plain)
	if err != nil {
		return plain
	}
	return l.Number(strings.TrimSuffix(r.Percent(), "%")) + "%"
}

// Month writes 2026-07 as 07/2026.
func (l Lang) Month(plain string) string {
	m, err := rules.ParseMonth(plain)
	if err != nil {
		return plain
	}
	s := m.String()
	return s[5:] + "/" + s[:4]
}

// Date writes 2026-11-22 as 22/11/2026.
func (l Lang) Date(plain string) string {
	if d, err := rules.ParseDate(plain); err != nil || d == 0 {
		return plain
	}
	return plain[8:] + "/" + plain[5:7] + "/" + plain[:4]
}

// Months writes a length of time: 183 tháng (15 năm 3 tháng).
func (l Lang) Months(plain string) string {
	n, err := strconv.Atoi(plain)
	if err != nil {
		return plain
	}
	if n < 12 {
		return l.months(n)
	}
	return l.months(n) + " (" + l.yearsMonths(n, " năm", " years", " year") + ")"
}

// Age writes an age in months: 61 tuổi 6 tháng.
func (l Lang) Age(months int) string {
	return l.yearsMonths(months, " tuổi", " years", " year")
}

func (l Lang) yearsMonths(n int, vi, many, one string) string {
	out := strconv.Itoa(n/12) + l.Say(vi, plural(n/12, one, many))
	if odd := n % 12; odd > 0 {
		out += " " + l.months(odd)
	}
	return out
}

func (l Lang) months(n int) string {
	return l.Number(strconv.Itoa(n)) + l.Say(" tháng", plural(n, " month", " months"))
}

// Years writes a number of years, halves included: 15,5 năm.
func (l Lang) Years(plain string) string {
	return l.Number(plain) + l.Say(" năm", map[bool]string{true: " year", false: " years"}[plain == "1"])
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
