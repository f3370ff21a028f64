package statement

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
)

// The bounds within which an amount a month is likely in đồng. Smaller ones
// stand in thousands, or are what was paid in and not the pay; larger ones are
// typing errors. They are bounds of the input, not of the law.
const (
	leastAmount = 100_000
	mostAmount  = 1_000_000_000
)

// An amount is a number of đồng as it was read, or why it is doubtful.
type amount struct {
	value rules.VND
	code  Code // "": value is certain
	said  string
}

var (
	currency = regexp.MustCompile(`^(?:vnd|dong|d)\s+|\s*(?:vnd|dong|dg|d)?(?:\s*/\s*thang)?\s*$`)
	abroad   = regexp.MustCompile(`usd|us\$|\$|eur|€|jpy|¥|yen|krw|won|\bkip\b|\bbaht\b`)
	millions = regexp.MustCompile(`^(.*\d)\s*(?:trieu|tr)$`)
	thousand = regexp.MustCompile(`^(.*\d)\s*(?:nghin|ngan|k)$`)
	plain    = regexp.MustCompile(`^(?:0|[1-9]\d{0,14})$`)
	grouped  = regexp.MustCompile(`^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:[ ']\d{3})+)$`)
	lone     = regexp.MustCompile(`^\d{1,3}[.,]\d{3}$`)
	whole    = regexp.MustCompile(`^([1-9]\d{0,2}(?:(?:\.\d{3})+,|(?:,\d{3})+\.)|[1-9]\d*[.,])0{1,2}$`)
	decimals = regexp.MustCompile(`^(\d{1,3})[.,](\d{1,2})$`)
	mixed    = regexp.MustCompile(`^\d{1,3}(?:\.\d{3},\d{3}|,\d{3}\.\d{3})$`)
	notDigit = regexp.MustCompile(`\D`)
)

// parseAmount reads an amount; scale is what the statement says that one unit
// is.
func parseAmount(said string, scale int64) amount {
	a := amount{said: said}
	s := strings.Join(strings.Fields(folded(said)), " ")
	if abroad.MatchString(s) {
		a.code = ForeignCurrency
		return a
	}
	s = strings.TrimSpace(currency.ReplaceAllString(s, ""))
	if m := millions.FindStringSubmatch(s); m != nil {
		return a.scaled(m[1], 1_000_000, scale)
	}
	if m := thousand.FindStringSubmatch(s); m != nil {
		return a.scaled(m[1], 1000, scale)
	}
	if scale != 1 {
		return a.scaled(s, scale, 1)
	}
	return a.dong(s)
}

// dong reads a number of đồng.
func (a amount) dong(s string) amount {
	m := whole.FindStringSubmatch(s)
	switch {
	case decimals.MatchString(s):
		a.code = Coefficient
		return a
	case m != nil:
		s = m[1]
	case mixed.MatchString(s):
		a.code = AmountTwoWays
		return a
	case !plain.MatchString(s) && !grouped.MatchString(s):
		a.code = UnreadableAmount
		return a
	}
	n, _ := strconv.ParseInt(notDigit.ReplaceAllString(s, ""), 10, 64)
	a.value = rules.VND(n)
	return a.likely()
}

func (a amount) likely() amount {
	if a.value != 0 && (a.value < leastAmount || a.value > mostAmount) {
		a.code = AmountUnlikely
	}
	return a
}

// scaled reads a number of a unit that is written beside it.
func (a amount) scaled(s string, unit, header int64) amount {
	switch {
	case header != 1, lone.MatchString(s) && unit > 1000:
		a.code = AmountTwoWays
		return a
	case plain.MatchString(s) && len(s) < 10, grouped.MatchString(s):
		n, _ := strconv.ParseInt(notDigit.ReplaceAllString(s, ""), 10, 64)
		a.value = rules.VND(min(n, mostAmount) * unit)
		return a.likely()
	}
	m := decimals.FindStringSubmatch(s)
	if m == nil {
		a.code = UnreadableAmount
		return a
	}
	n, _ := strconv.ParseInt(m[1]+(m[2] + "0")[:2], 10, 64)
	a.value = rules.VND(n * unit / 100)
	return a.likely()
}
