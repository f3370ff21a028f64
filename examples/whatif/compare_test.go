package main

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/words"
)

// everySide answers every case of the examples.
func everySide(t *testing.T) (out []side) {
	t.Helper()
	book, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	names, err := files([]string{"../cases", "../reforms", "testdata/forward.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{}
	for _, name := range names {
		src, err := d.open(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := range src.cases {
			if s, err := sideOf(src, i, book); err == nil { // some are refused, as they expect
				out = append(out, s)
			}
		}
	}
	return out
}

func TestACaseDiffersInNothingFromItself(t *testing.T) {
	for _, s := range everySide(t) {
		c, err := compared(s, s)
		if err != nil || !c.same() || len(c.Inputs) > 0 {
			t.Errorf("%s: %v %+v", s.name, err, c)
		}
	}
}

// compare(A, B) is compare(B, A) with the sides changed and the sign turned.
func TestComparingTheOtherWayTurnsTheSign(t *testing.T) {
	all := everySide(t)
	for i := range all {
		a, b := all[i], all[(i+1)%len(all)]
		there, err := compared(a, b)
		if err != nil {
			t.Fatal(err)
		}
		back, err := compared(b, a)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := marks(there, false), marks(back, true); !slices.Equal(x, y) {
			t.Errorf("%s and %s:\n%v\n%v", a.name, b.name, x, y)
		}
	}
}

func marks(c comparison, turned bool) (out []string) {
	for _, a := range c.Answers {
		for _, x := range a.Differences {
			from, to, delta := x.A, x.B, rational(string(x.Delta))
			if delta == nil {
				delta = new(big.Rat)
			}
			if turned {
				from, to, delta = to, from, new(big.Rat).Neg(delta)
			}
			out = append(out, fmt.Sprint(a.Kind, x.Path, from, to, delta))
		}
	}
	slices.Sort(out)
	return out
}

func TestComparingLawsSaysWhichRule(t *testing.T) {
	for _, test := range []struct{ args, param, article string }{
		{"../reforms/chinh-sach-ho-tro-50.yaml", "support.share.other", "art. 1"},
		{"../reforms/chinh-sach-muoi-nam.yaml", "pension.min_insured_months", "art. 1(1)"},
		{"../reforms/chinh-sach-dieu-chinh.yaml", "indexation.voluntary", "art. 1"},
		{"../reforms/chinh-sach-moi-nam-2-5.yaml", "pension.accrual.female", "art. 1"},
		{"../cases/ong-son-thieu-mot-thang.yaml --law ../reforms/2026-what-if-half-for-all.yaml", "support.share.other", "art. 1"},
		{"testdata/forward.yaml --law ../reforms/2026-what-if-accrual.yaml", "pension.accrual.female", "art. 1"},
	} {
		var out, errs bytes.Buffer
		if code := command(append([]string{"compare", "--json"}, strings.Fields(test.args)...), nil, &out, &errs); code != fine {
			t.Fatalf("%s: exit %d, %s", test.args, code, errs.String())
		}
		if s := out.String(); !strings.Contains(s, `"param": "`+test.param+`"`) || !strings.Contains(s, `"article": "`+test.article+`"`) {
			t.Errorf("%s: %s, %s is not named:\n%s", test.args, test.param, test.article, s)
		}
	}
}

func TestDeltas(t *testing.T) {
	for _, test := range []struct {
		kind, key, a, b, want string
	}{
		{"pension", "monthly", "1000000", "1500000", "+500.000 đ"},
		{"pension", "monthly", "1500000", "1000000", "−500.000 đ"},
		{"pension", "monthly", "", "1000000", "+1.000.000 đ"},
		{"pension", "rate", "0.45", "0.475", "+2,5 điểm phần trăm"},
		{"pension", "starts", "2026-08", "2027-09", "+13 tháng (1 năm 1 tháng)"},
		{"pension", "branch", "general", "compulsory", ""},
	} {
		w := walker{}
		w.walk(test.kind, "/"+test.key, leafOf(test.key, test.a), leafOf(test.key, test.b))
		if len(w.out) != 1 || w.out[0].delta(words.Vietnamese) != test.want {
			t.Errorf("%v: got %+v", test, w.out)
		}
	}
}

func leafOf(key, text string) *tree {
	if text == "" {
		return nil
	}
	return &tree{key: key, form: scalar, text: text}
}
