package statement

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
)

// A dated month is a month found in a text.
type datedMonth struct {
	month    rules.Month // 0: not readable
	twoWays  bool        // 05/03/2016 has two months
	from, to int         // its place in the text
}

// The ways in which a month is written, in folded letters, the longest first.
// Groups: named by what they hold.
var monthForms = regexp.MustCompile(strings.Join([]string{
	`(?:ngay\s*)?(?P<d1>\d{1,2})\s*(?:,\s*)?thang\s*(?P<m1>\d{1,2})\s*(?:,\s*)?nam\s*(?P<y1>\d{4})`,
	`(?P<y2>\d{4})\s*[-/.]\s*(?P<m2>\d{1,2})\s*[-/.]\s*(?P<d2>\d{1,2})`,
	`(?P<a>\d{1,2})\s*[-/.]\s*(?P<b>\d{1,2})\s*[-/.]\s*(?P<y3>\d{4})`,
	`(?:thang|thg|t)?\.?\s*(?P<m4>\d{1,2})\s*(?:,\s*)?nam\s*(?P<y4>\d{4})`,
	`(?:thang|thg|t)\.?\s*(?P<m5>\d{1,2})\s*[-/.]?\s*(?P<y5>\d{4})`,
	`(?P<m6>\d{1,2})\s*[-/.]\s*(?P<y6>\d{4})`,
	`(?P<y7>\d{4})\s*[-/.]\s*(?P<m7>\d{1,2})`,
}, "|"))

var groupNames = monthForms.SubexpNames()

// monthsIn returns the months of a folded text, in order.
func monthsIn(s string) (out []datedMonth) {
	for at := 0; at < len(s); {
		loc := monthForms.FindStringSubmatchIndex(s[at:])
		if loc == nil {
			return out
		}
		from, to := at+loc[0], at+loc[1]
		if touches(s, from, to) {
			at = skipWord(s, from)
			continue
		}
		m := monthAt(s[at:], loc)
		m.from, m.to = from, to
		out = append(out, m)
		at = to
	}
	return out
}

// touches reports whether a number goes on before or after a place, as in an
// amount or a house number.
func touches(s string, from, to int) bool {
	if from > 0 && (isDigit(s[from-1]) || from > 1 && strings.IndexByte(".,/", s[from-1]) >= 0 && isDigit(s[from-2])) {
		return true
	}
	if from > 0 && s[from-1] >= 'a' && s[from-1] <= 'z' {
		return true
	}
	return to < len(s) && (isDigit(s[to]) || to+1 < len(s) && strings.IndexByte(".,/", s[to]) >= 0 && isDigit(s[to+1]))
}

// skipWord returns where the digits and letters at a place end.
func skipWord(s string, at int) int {
	for at++; at < len(s) && (isDigit(s[at]) || s[at] >= 'a' && s[at] <= 'z'); at++ {
	}
	return at
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// monthAt reads the groups of a match.
func monthAt(s string, loc []int) datedMonth {
	group := map[string]int{}
	for i := 1; i < len(groupNames); i++ {
		if loc[2*i] >= 0 {
			n, _ := strconv.Atoi(s[loc[2*i]:loc[2*i+1]])
			group[groupNames[i][:1]] = n
		}
	}
	a, isDay := group["a"]
	b := group["b"]
	switch {
	case !isDay:
		return datedMonth{month: monthOf(group["y"], group["m"])}
	case a <= 12 && b <= 12 && a != b:
		return datedMonth{twoWays: true}
	case b > 12:
		return datedMonth{month: monthOf(group["y"], a)}
	}
	return datedMonth{month: monthOf(group["y"], b)}
}

// monthOf returns a month, or 0 if there is none of that name.
func monthOf(year, month int) rules.Month {
	if month < 1 || month > 12 {
		return 0
	}
	m, err := rules.ParseMonth(strconv.Itoa(year) + "-" + strconv.Itoa(100 + month)[1:])
	if err != nil {
		return 0
	}
	return m
}

var sixDigits = regexp.MustCompile(`^\s*(\d{2})(\d{2})(\d{2})\s*$`)

// cellMonths returns the months of a cell that holds nothing else; whole is
// false if it holds more.
func cellMonths(cell string) (out []datedMonth, whole bool) {
	s := folded(cell)
	if m := sixDigits.FindStringSubmatch(s); m != nil {
		return []datedMonth{{month: compact(m[1], m[2], m[3])}}, true
	}
	out = monthsIn(s)
	rest := s
	for i := len(out) - 1; i >= 0; i-- {
		rest = rest[:out[i].from] + " " + rest[out[i].to:]
	}
	rest = strings.TrimSpace(linking.ReplaceAllString(" "+rest+" ", " "))
	return out, rest == ""
}

// linking is what stands around the months of a period.
var linking = regexp.MustCompile(`\b(?:tu|den|thang|nam|from|to|until|het|ngay)\b|[-–—:,>→]+`)

// compact reads 201601 and 012016; at most one of them is a month.
func compact(a, b, c string) rules.Month {
	year, _ := strconv.Atoi(a + b)
	month, _ := strconv.Atoi(c)
	if m := monthOf(year, month); m != 0 && year > 1900 {
		return m
	}
	month, _ = strconv.Atoi(a)
	year, _ = strconv.Atoi(b + c)
	if year < 1900 {
		return 0
	}
	return monthOf(year, month)
}

// untilNow are the words for an end that is not said.
var untilNow = []string{"nay", "den nay", "hien tai", "hien nay", "now", "present", "today"}
