package rules_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

// FuzzLoadRules: whatever the bytes of a rule file, it loads or is refused
// with coded faults; a book that loads can be asked about any month.
func FuzzLoadRules(f *testing.F) {
	const head = "schema: 1\ninstrument: {id: made-up, number: 0/EX, kind: what_if, title: {vi: thử, en: test}, issuer: nobody, published: 2008-01-01, in_force: 2008-01-01, source: none}\n"
	for _, body := range []string{
		"set: [{param: contribution.rate, value: 0.22, at: art. 1}]",
		"set: [{param: contribution.rate, value: \"22%\", at: art. 1, from: 2010-01, until: 2012-12, confidence: low}]\nend: [{param: contribution.rate, at: art. 2, from: 2014-01}]",
		"set: [{param: contribution.floor, value: base_salary, at: art. 1}, {param: base_salary, value: contribution.floor, at: art. 1}]",
		"set: [{param: contribution.periods, value: [1, 3, 6], at: art. 1}, {param: health.steps, value: [1, 0.7], at: art. 1}]",
		"set: [{param: pension.accrual.male, value: [{years: 15, rate: 0.45, per_year: 0.02}], at: art. 1}]",
		"set: [{param: indexation.voluntary, value: {earlier: 5.81, \"2008\": 2.29, \"2009\": 1}, at: art. 1}]",
		"set: [{param: contribution.fund_rate, value: unknown, at: art. 1}]",
		"set: [{param: contribution.rat, value: 1e5, at: \"\"}]",
		"support: [{id: x}]",
		"set: 1\nend: {}\nsupport: ~",
	} {
		f.Add([]byte(head + body))
	}
	f.Add([]byte("schema: 2\ninstrument: []"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := rules.Load(fstest.MapFS{"made-up.yaml": &fstest.MapFile{Data: data}})
		if err != nil {
			var faults document.Faults
			if !errors.As(err, &faults) || len(faults) == 0 {
				t.Fatalf("refused without faults: %v", err)
			}
			for _, fault := range faults {
				if fault.Code == "" || fault.Message == "" || fault.File != "made-up.yaml" {
					t.Errorf("the fault %+v has no code, no place or says nothing", fault)
				}
			}
			return
		}
		for m := rules.FirstMonth; m <= rules.LastMonth; m += 100 {
			law := b.On(m)
			_ = law.BenefitYears.In(100)
			_ = law.Pension.Accrual.Male.Value.YearsTo(law.Pension.MaxRate.Value)
			if ix := &law.Indexation.Voluntary; ix.IsKnown() {
				_, _ = ix.Value.Over(rules.FirstMonth, m)
			}
		}
		_, _ = b.Series(), b.Diff(rules.FirstMonth, rules.LastMonth)
	})
}

// FuzzParseRate: a rate that is read is the decimal of the same text, and is
// read again as it is written.
func FuzzParseRate(f *testing.F) {
	for _, s := range append([]string{"0.22", "22%", "1_000.5", "-0.5"}, notNumbers...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := rules.ParseRate(s)
		if err != nil {
			return
		}
		back, err := rules.ParseRate(r.String())
		percent, errP := rules.ParseRate(r.Percent())
		if err != nil || errP != nil || back != r || percent != r {
			t.Errorf("%q is read as %d, written %s or %s, read again as %d or %d", s, r, r, r.Percent(), back, percent)
		}
		plain := make([]byte, 0, len(s))
		for i := range len(s) {
			if s[i] != '_' && s[i] != '%' {
				plain = append(plain, s[i])
			}
		}
		d, err := decimal.NewFromString(string(plain))
		if s[len(s)-1] == '%' {
			d = d.Shift(-2)
		}
		if err != nil || !d.Equal(r.Decimal()) {
			t.Errorf("%q is read as %s; decimal reads %s, %v", s, r, d, err)
		}
	})
}

// FuzzParseAmount: an amount that is read is the decimal of the same text,
// whole, within its bounds, and read again as it is written.
func FuzzParseAmount(f *testing.F) {
	for _, s := range append([]string{"0", "1500000", "1_500_000", "1000000000000000", "1000000000000001", "-1", "-0"}, notNumbers...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := rules.ParseVND(s)
		if err != nil {
			return
		}
		d, err := decimal.NewFromString(strings.ReplaceAll(s, "_", ""))
		if err != nil || !d.Equal(v.Decimal()) || v < 0 || v > rules.MaxVND {
			t.Errorf("%q is read as %d; decimal reads %s, %v", s, v, d, err)
		}
		back, err := rules.ParseVND(d.String())
		again, errD := rules.VNDFromDecimal(d)
		if err != nil || errD != nil || back != v || again != v {
			t.Errorf("%q is read as %d, again as %d (%v) and from a decimal as %d (%v)", s, v, back, err, again, errD)
		}
	})
}

// FuzzParseMonth: a month or day that is read is written as it was.
func FuzzParseMonth(f *testing.F) {
	for _, s := range []string{"2026-07", "2026-07-15", "2024-02-29", "2023-02-29", "2026-7", "2026-13", "", "0000-00", "2130-12", "99999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if m, err := rules.ParseMonth(s); err == nil && (m.String() != s[:7] || m < rules.FirstMonth || m > rules.LastMonth) {
			t.Errorf("%q is read as %s", s, m)
		}
		if d, err := rules.ParseDate(s); err == nil && d.String() != s {
			t.Errorf("%q is read as %s", s, d)
		}
	})
}

// FuzzOverlay: whatever is laid over the law, it is refused with coded faults
// or gives a book of its own, the same each time; the book below stays as it
// was, and an overlay of nothing changes nothing.
func FuzzOverlay(f *testing.F) {
	const head = "schema: 1\ninstrument: {id: made-up, number: 0/EX, kind: what_if, title: {vi: thử, en: test}, issuer: nobody, published: 2026-12-01, in_force: 2027-01-01, source: none}\n"
	for _, body := range []string{
		"set: [{param: contribution.rate, value: 0.2, at: art. 1}]",
		"set: [{param: contribution.rate, value: \"20%\", at: art. 1, from: 2020-01, until: 2020-12}]\nend: [{param: support.max_months, at: art. 2}]",
		"set: [{param: contribution.floor, value: reference_level, at: art. 1}]",
		"support: [{id: x, for: voluntary_si, payer: province, who: {status: near_poor, province: lai-chau}, share: \"25%\", of: minimum_contribution, at: art. 2}]",
		"support: [{id: x, for: health, payer: province, who: {province: ha-noi, age_from: 60}, amount: 100000, until: 2030-12, at: art. 2}]",
		"",
	} {
		f.Add([]byte(head + body))
	}
	base, err := rulesets.Vietnam()
	if err != nil {
		f.Fatal(err)
	}
	version, layers := base.Version(), base.LayerSeries()
	f.Fuzz(func(t *testing.T, data []byte) {
		over, err := base.With(fstest.MapFS{"made-up.yaml": &fstest.MapFile{Data: data}})
		if base.Version() != version || base.On(rules.MonthOf(2027, 1)).Contribution.Rate.Value != 220_000 {
			t.Fatal("the book below has changed")
		}
		if err != nil {
			for _, fault := range document.All(err) {
				if fault.Code == "" || fault.Message == "" || fault.File == "" {
					t.Errorf("the fault %+v has no code, no place or says nothing", fault)
				}
			}
			return
		}
		again, err := base.With(fstest.MapFS{"made-up.yaml": &fstest.MapFile{Data: data}})
		if err != nil || over.Version() != again.Version() || over.Version() == version || over.LayerSeries() != again.LayerSeries() {
			t.Errorf("laid over twice: %s and %s, %v", over.Version(), again.Version(), err)
		}
		if bytes.HasSuffix(data, []byte("source: none}\n")) && over.LayerSeries() != layers {
			t.Error("a document that sets nothing changes something")
		}
	})
}
