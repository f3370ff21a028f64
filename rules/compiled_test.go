package rules_test

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
)

// An unfolder writes out a value with all that it holds, what is compiled into
// it for speed included: zero fields are left out, runs of equal elements are
// counted, what was written before is named by its number.
type unfolder struct {
	strings.Builder
	seen map[uintptr]int
}

func unfolded(value any) string {
	u := unfolder{seen: map[uintptr]int{}}
	u.write(reflect.ValueOf(value), "\n")
	return u.String()
}

func (u *unfolder) write(v reflect.Value, line string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		u.follow(v, line)
	case reflect.Struct:
		u.fields(v, line)
	case reflect.Map:
		u.entries(v, line)
	case reflect.Slice, reflect.Array:
		u.elements(v, line)
	case reflect.String:
		fmt.Fprintf(u, "%q", v.String())
	case reflect.Int32: // months and days are the only ones
		if v.Type() == reflect.TypeFor[rules.Date]() {
			u.WriteString(rules.Date(v.Int()).String())
		} else {
			u.WriteString(rules.Month(v.Int()).String())
		}
	default:
		fmt.Fprint(u, v)
	}
}

func (u *unfolder) follow(v reflect.Value, line string) {
	switch {
	case v.IsNil():
		u.WriteString("nil")
	case v.Kind() == reflect.Interface:
		u.WriteString(v.Elem().Type().String() + " ")
		u.write(v.Elem(), line)
	case v.Type() == reflect.TypeFor[*rules.Instrument](): // told once, in the list of files
		u.WriteString(v.Elem().FieldByName("ID").String())
	case u.seen[v.Pointer()] != 0:
		fmt.Fprintf(u, "#%d", u.seen[v.Pointer()])
	default:
		u.seen[v.Pointer()] = len(u.seen) + 1
		fmt.Fprintf(u, "%s#%d ", line, u.seen[v.Pointer()])
		u.write(v.Elem(), line+"  ")
	}
}

func (u *unfolder) fields(v reflect.Value, line string) {
	u.WriteByte('{')
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if v.Field(i).IsZero() || strings.HasPrefix(f.Type.String(), "atomic.") || strings.HasPrefix(f.Type.String(), "sync.") {
			continue
		}
		u.WriteString(" " + f.Name + ":")
		u.write(v.Field(i), line)
	}
	u.WriteByte('}')
}

func (u *unfolder) entries(v reflect.Value, line string) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return cmp.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
	for _, k := range keys {
		fmt.Fprintf(u, "%s%v:", line, k)
		u.write(v.MapIndex(k), line+"  ")
	}
}

func (u *unfolder) elements(v reflect.Value, line string) {
	if v.Kind() == reflect.Array && v.Type().Elem().Kind() == reflect.Uint8 && v.Len() == 32 { // a digest
		u.WriteString("digest")
		return
	}
	u.WriteByte('[')
	for i := 0; i < v.Len(); {
		n := 1
		for i+n < v.Len() && v.Index(i).Comparable() && v.Index(i+n).Comparable() && v.Index(i).Equal(v.Index(i+n)) {
			n++
		}
		if n > 1 {
			fmt.Fprintf(u, " %d×", n)
		} else {
			u.WriteByte(' ')
		}
		u.write(v.Index(i), line)
		i += n
	}
	u.WriteByte(']')
}

// smallBook is a book of a few made-up files that hold everything that files
// can hold; it loads in a millisecond.
func smallBook(t testing.TB) *rules.Book {
	t.Helper()
	b, err := rules.Load(os.DirFS("testdata/small"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// isGolden compares a text with a golden file, line by line.
func isGolden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name + ".golden"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, wanted := strings.Split(got, "\n"), strings.Split(string(data), "\n")
	for i := range min(len(lines), len(wanted)) {
		if lines[i] != wanted[i] {
			t.Fatalf("line %d of %s:\n%s\nwant\n%s", i+1, name, lines[i], wanted[i])
		}
	}
	if len(lines) != len(wanted) {
		t.Errorf("%d lines, %s has %d", len(lines), name, len(wanted))
	}
}

// Every table of a book, those included that only make it fast, follows from
// its files as it did.
func TestSmallBookGolden(t *testing.T) {
	isGolden(t, "small", unfolded(smallBook(t)))
}

// What is laid over a book, grows past it or is taken out of it changes what it
// should, and no more; the book itself stays. The line at the end of each book
// is the print of its laws with every table, as small.golden has them in full.
func TestChangedBooksGolden(t *testing.T) {
	b := smallBook(t)
	was := unfolded(b)
	over, err := b.With(fstest.MapFS{"2014-what-if-x.yaml": {Data: []byte(instrument("2014-what-if-x", "2020-02-01", "2014-03-01") + `set:
  - {param: contribution.rate, value: 0.5, at: art. 1, until: 2014-05}
  - {param: contribution.rate, value: 0.6, at: art. 1, from: 2016-03, until: 2020-05}
  - {param: base_salary, value: 1, at: art. 2, from: 2010-05, until: 2010-05}
  - {param: pension.max_rate, value: 0.8, at: art. 2, from: 2015-01}
  - {param: pension.max_rate, value: 0.7, at: art. 2, from: 2016-01, until: 2016-12}
  - {param: pension.max_rate, value: 0.6, at: art. 2, from: 2017-06, until: 2018-06}
  - {param: pension.max_rate, value: 0.65, at: art. 2, from: 2018-01, until: 2018-03}
end:
  - {param: support.share.poor, at: art. 3}
support:
  - {id: nation-student, for: health, payer: state, who: {status: student}, share: "40%", of: premium, from: 2015-01, until: 2015-12, at: art. 4}
  - {id: nation-fund, for: health, payer: fund, share: "40%", of: premium, from: 2013-01, until: 2013-06, at: art. 4}
  - {id: nation-si, for: voluntary_si, payer: state, who: {status: poor}, amount: 30000, from: 2017-01, at: art. 4}
  - {id: a-poor, for: voluntary_si, payer: province, who: {status: poor, province: a-thanh}, share: 0.2, of: minimum_contribution, from: 2014-01, until: 2017-12, at: art. 1}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	section := func(name string, b *rules.Book, err error) {
		if err != nil {
			t.Fatal(name, err)
		}
		tables := unfolded(b.Laws()) + unfolded(b.AllLayers()) + unfolded(b.Gaps())
		fmt.Fprintf(&out, "== %s\n%s%s%x\n", name, b.Series(), b.LayerSeries(), sha256.Sum256([]byte(tables)))
	}
	section("laid over", over, nil)
	if over.LifeTable() != b.LifeTable() || over.Assumptions() != b.Assumptions() || over.Checked() != b.Checked() {
		t.Error("what is laid over a book takes its tables away")
	}
	real, err := over.Enacted()
	section("enacted", real, err)
	day, _ := rules.ParseDate("2013-05-01")
	known, err := over.KnownBy(day)
	section("known by 2013-05-01", known, err)
	fmt.Fprintln(&out, known.Horizon(), over.Horizon(), known.Checked(), real.Horizon())
	section("growing", b.Growing(rules.Growth{ReferenceLevel: 30_000, PovertyLine: 50_000}), nil)
	section("lines growing", over.Growing(rules.Growth{PovertyLine: 200_000}), nil)
	section("level growing", known.Growing(rules.Growth{ReferenceLevel: 100_000}), nil)
	isGolden(t, "changed", out.String())
	if unfolded(b) != was {
		t.Error("a book made of another one has changed it")
	}
	if b.Growing(rules.Growth{}) != b {
		t.Error("no growth makes another book")
	}
}

// unfoldedPrint is the print of a book with every table.
func unfoldedPrint(b *rules.Book) [4]byte {
	sum := sha256.Sum256([]byte(unfolded(b)))
	return [4]byte(sum[:4])
}
