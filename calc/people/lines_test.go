package people_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func randomLine(r *rand.Rand, columns []string) string {
	texts := make([]string, len(columns))
	for i, c := range columns {
		texts[i] = randomField(r, c)
		if r.IntN(20) == 0 || strings.ContainsAny(texts[i], `",`) {
			texts[i] = `"` + strings.ReplaceAll(texts[i], `"`, `""`) + `"`
		}
	}
	return strings.Join(texts, ",")
}

func randomField(r *rand.Rand, column string) string {
	of := func(words ...string) string { return words[r.IntN(len(words))] }
	optional := func(text string) string { return of(text, text, text, "") }
	places := []string{"ha-noi", "hai-duong", "Hà Nội", "01", "nghe-an", "ba-ria-vung-tau", "nowhere, at all", `the "old" one`, "a"}
	switch column {
	case "id":
		return of("", "p7", "anna", `the "first", of all`, strings.Repeat("x", r.IntN(40)), "é")
	case "sex":
		return of("male", "female")
	case "born":
		return randomMonth(r) + of("", "", "-07")
	case "province":
		return randomList(r, func() string { return of(places...) + optional(":"+randomTime(r)) })
	case "district", "territory":
		return optional(of(places...))
	case "area":
		return optional(of(calc.Areas()...))
	case "status":
		return randomList(r, func() string {
			return of("poor", "near_poor", "ethnic_minority", "student") + optional(":"+randomTime(r))
		})
	case "record":
		return randomList(r, func() string { return randomRow(r) })
	case "method":
		return optional(of(subsidy.Methods()...))
	case "ground":
		return optional(of("retirement_age", "emigration", "illness", "impairment", "stopped"))
	case "impairment":
		return of("", "0.61", "61%", "1", "0")
	case "pension_since":
		return optional(randomMonth(r))
	case "lower_age":
		return strconv.Itoa(r.IntN(61))
	case "months", "treaty_months", "supported_before":
		return optional(strconv.Itoa(r.IntN(calc.MaxMonths + 1)))
	}
	return optional(randomAmount(r))
}

// randomAmount has any number of digits, the largest amounts included.
func randomAmount(r *rand.Rand) string {
	n := r.Int64N(1_000_000_000_000_000)
	for range r.IntN(16) {
		n /= 10
	}
	return strconv.FormatInt(n, 10)
}

func randomMonth(r *rand.Rand) string {
	return (rules.FirstMonth + rules.Month(r.IntN(int(rules.LastMonth-rules.FirstMonth)))).String()
}

func randomTime(r *rand.Rand) string {
	from := rules.MonthOf(1995, 1) + rules.Month(r.IntN(300))
	switch r.IntN(5) {
	case 0:
		return from.String()
	case 1:
		return from.String() + ".."
	case 2:
		return from.String() + "-28.." + (from + 3).String()
	}
	return from.String() + ".." + (from + rules.Month(r.IntN(60))).String()
}

func randomRow(r *rand.Rand) string {
	row := []string{"v", "va", "c", "ca"}[r.IntN(4)] + ":" + randomTime(r) + "@" + randomAmount(r)
	for r.IntN(3) == 0 {
		row += "/" + []string{"3_months", "prepay", "paid=2020-01", "support=66000", "local=33000", "donor=1", "withdrawn"}[r.IntN(7)]
	}
	return row
}

func randomList(r *rand.Rand, item func() string) string {
	items := make([]string, r.IntN(5))
	for i := range items {
		items[i] = item()
	}
	return strings.Join(items, []string{";", ";", ";", ";;"}[r.IntN(4)])
}

// bent changes some bytes of a line, or cuts it off.
func bent(r *rand.Rand, line string) string {
	b := []byte(line)
	for range 1 + r.IntN(3) {
		const stranger = "\",,;:@/.-=0139amvc \r\t\x00\x1f\x7f\x80\xc2\xc3\x9f\xff"
		at, c := r.IntN(len(b)+1), stranger[r.IntN(len(stranger))]
		switch r.IntN(8) {
		case 0:
			b = b[:at]
		case 1, 2:
			b = slices.Delete(b, min(at, max(0, len(b)-1)), min(at+1, len(b)))
		case 3, 4:
			b = slices.Insert(b, at, c)
		default:
			if at < len(b) {
				b[at] = c
			}
		}
	}
	return string(b)
}

// However a file comes in pieces, all of its lines are read under their
// numbers, and no block has more of them than it may, or a reader that fails
// loses what it gave before.
func TestLinesAreNumbered(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	broken := errors.New("broken")
	for round := range 12 {
		var lines []string
		for range 30_000 {
			lines = append(lines, strings.Repeat("x", r.IntN(2+round*round/4))+[]string{"", "", "\r"}[r.IntN(3)])
		}
		lines = append(lines, "the last")
		text := "header\n" + strings.Join(lines, "\n")
		for name, in := range map[string]struct {
			io.Reader
			err error
		}{
			"whole": {strings.NewReader(text), nil}, "halves": {iotest.HalfReader(strings.NewReader(text)), nil},
			"with its end": {iotest.DataErrReader(strings.NewReader(text)), nil},
			"cut off":      {io.MultiReader(strings.NewReader(text+"\ncut"), iotest.ErrReader(broken)), broken},
		} {
			got, most, err := numbered(in.Reader, len(lines)+1)
			if !errors.Is(err, in.err) || most > 2048 {
				t.Errorf("%s: %d rows in a block, %v", name, most, err)
			}
			for i, line := range lines {
				if want := strings.TrimSuffix(line, "\r"); got[i] != want {
					t.Fatalf("%s: line %d is %q, want %q", name, i+1, got[i], want)
				}
			}
		}
	}
}

// numbered returns the lines by their numbers, and the most of any block.
func numbered(in io.Reader, size int) (lines []string, most int, err error) {
	lines = make([]string, size)
	l := people.NewLines(in)
	if _, err = l.First(); err != nil {
		return lines, 0, err
	}
	for b, more := new(people.Block), true; more; {
		if more, err = l.Fill(b); err != nil {
			more = false
		}
		n := 0
		b.Each(func(row int64, line []byte) {
			n++
			lines[row-1] += string(line)
		})
		most = max(most, n)
	}
	return lines, most, err
}
