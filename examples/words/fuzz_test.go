package words

import (
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

// FuzzI18nTemplate: whatever a fault holds, it is said in both languages on
// one line of bounded length, nothing in its values is taken for a place to
// fill in, and what no phrase knows is shown as it stands.
func FuzzI18nTemplate(f *testing.F) {
	codes := knownCodes()
	f.Add(uint8(0), "/record/0/income", "1450000", "1500000", "art. 36(2)(e), 41/2024/QH15", "the nearest are 1500000 and 1550000")
	f.Add(uint8(3), "/ask/month", "{bound}", "{value}", "", `did you mean "month"?`)
	f.Add(uint8(9), "", "2026-13", "0 to 1", "arts. 7, 9 and 11", "until 2025-06 it was hai-duong")
	f.Fuzz(func(t *testing.T, code uint8, path, value, bound, source, hint string) {
		fault := document.Fault{Code: codes[int(code)%len(codes)], Path: path, Value: value, Bound: bound, Source: source, Hint: hint, Message: "wrong"}
		for _, l := range []Lang{Vietnamese, English} {
			said := l.Fault(fault)
			if said == "" || len(said) > 64<<10 && len(path+value+bound+source+hint) < 8<<10 {
				t.Errorf("%s: %d bytes are said of %+v", l, len(said), fault)
			}
			for _, place := range []string{"{param}", "{raw}", "{message}"} {
				if strings.Contains(said, place) && !strings.Contains(path+value+bound+source+hint, place) {
					t.Errorf("%s: %s is left in %q", l, place, said)
				}
			}
		}
		for _, plain := range []string{path, value, bound, source, hint} {
			_ = []string{Vietnamese.Number(plain), Vietnamese.Money(plain), Vietnamese.Rate(plain), Vietnamese.Month(plain), Vietnamese.Date(plain),
				Vietnamese.Months(plain), Vietnamese.Years(plain), Vietnamese.Article(plain), Vietnamese.Source(plain), Vietnamese.Word(plain)}
		}
	})
}

func knownCodes() []document.Code {
	var codes []document.Code
	for code := range faultTexts {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}
