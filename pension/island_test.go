package pension_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// island returns the laws of an island that sets every figure, round ones, a
// book of the caller's own: nobody else sees what is changed in it.
func island(t *testing.T) *rules.Book {
	t.Helper()
	files := fstest.MapFS{"book.yaml": {Data: []byte("schema: 1\nchecked: 2014-01-01\nhorizon: 2013-12\n")}}
	for from, to := range map[string]string{"island": "2000-law-01", "island-rise-2006": "2006-decree-06", "island-rise-2009": "2009-decree-09"} {
		data, err := os.ReadFile("testdata/" + from + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		files["national/"+to+".yaml"] = &fstest.MapFile{Data: data}
	}
	b, err := rules.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A figure is a parameter of the law, in each law of a book.
type figure struct {
	name      string
	otherwise []string
	in        []reflect.Value
}

// figuresOf returns the parameters of those names. Behind a name may stand how
// it is changed; without it, the law does not set it, or says the other way.
func figuresOf(b *rules.Book, names []string) (out []figure) {
	for i := range b.Len() {
		n := 0
		walk(reflect.ValueOf(b.At(i)).Elem(), "", func(name string, p reflect.Value) {
			at := slices.IndexFunc(names, func(s string) bool { return s == name || strings.HasPrefix(s, name+":") })
			if at < 0 {
				return
			}
			if i == 0 {
				how := []string{"not set", "the other way"}
				if _, only, ok := strings.Cut(names[at], ":"); ok {
					how = strings.Split(only, ",")
				}
				out = append(out, figure{name: name, otherwise: how})
			}
			out[n].in = append(out[n].in, p)
			n++
		})
	}
	return out
}

func walk(v reflect.Value, at string, found func(string, reflect.Value)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Type.Kind() != reflect.Struct {
			continue
		}
		name := at + f.Tag.Get("law")
		if _, isFigure := f.Type.FieldByName("Cite"); isFigure {
			found(name, v.Field(i))
			continue
		}
		walk(v.Field(i), name+".", found)
	}
}

// otherwise returns what else may stand in the place of a figure: nothing, a
// figure that nobody found, the other answer to a question of yes and no.
func otherwise(p reflect.Value) map[string]reflect.Value {
	gone, unknown := reflect.New(p.Type()).Elem(), reflect.New(p.Type()).Elem()
	unknown.FieldByName("Cite").Set(p.FieldByName("Cite"))
	unknown.FieldByName("State").Set(reflect.ValueOf(rules.Unknown))
	out := map[string]reflect.Value{"not set": gone, "unknown": unknown}
	switch x := p.FieldByName("Value").Interface().(type) {
	case rules.Flag:
		other := reflect.New(p.Type()).Elem()
		other.Set(p)
		other.FieldByName("Value").Set(reflect.ValueOf(!x))
		out["the other way"] = other
	case rules.Choice:
		other := reflect.New(p.Type()).Elem()
		other.Set(p)
		other.FieldByName("Value").Set(reflect.ValueOf(rules.Choice("before_age")))
		out["the other way"] = other
	}
	return out
}

// withoutEach writes what the islanders are told, and then, for each figure,
// what else they are told where the law does not set it, where nobody found
// it, and where a rule is the other way round.
func withoutEach(t *testing.T, file string, islanders []life, names ...string) {
	t.Helper()
	b := island(t)
	figures := figuresOf(b, names)
	if len(figures) != len(names) {
		t.Fatalf("%d of the %d figures are in the law", len(figures), len(names))
	}
	p := newPaper(t)
	plain := questioned(t, b, islanders)
	p.WriteString(strings.Join(plain, ""))
	for _, f := range figures {
		for _, how := range f.otherwise {
			back := f.change(how)
			if back == nil {
				continue
			}
			p.WriteString("\n# " + f.name + " " + how + "\n")
			for i, text := range questioned(t, b, islanders) {
				p.WriteString(beyond(text, plain[i]))
			}
			back()
		}
	}
	p.compare(file)
}

// change puts what else may stand there in the figure's place, wherever the
// law sets it; back undoes it. It is nil if nothing else may.
func (f *figure) change(how string) (back func()) {
	was := make([]reflect.Value, len(f.in))
	for i, v := range f.in {
		was[i] = reflect.New(v.Type()).Elem()
		was[i].Set(v)
		if other, ok := otherwise(v)[how]; ok && !v.IsZero() {
			v.Set(other)
			back = func() {
				for i := range f.in {
					f.in[i].Set(was[i])
				}
			}
		}
	}
	return back
}

// beyond returns the lines of a text that another one does not have.
func beyond(text, other string) (out string) {
	if text == other {
		return ""
	}
	known := strings.Split(other, "\n")
	for _, line := range strings.SplitAfter(text, "\n") {
		if !slices.Contains(known, strings.TrimSuffix(line, "\n")) {
			out += line
		}
	}
	return out
}

// questioned returns the answers to each question of each islander.
func questioned(t *testing.T, b *rules.Book, islanders []life) (out []string) {
	t.Helper()
	for _, l := range islanders {
		c := pension.Claimant{Book: b, Sex: l.sex, Born: month(l.born), Record: recordOf(t, l.record...), Waits: l.waits}
		for _, ask := range l.asks {
			p := &paper{t: t}
			ask(&c, p)
			out = append(out, l.name+", "+p.String())
		}
	}
	return out
}

// TestPensionsWithoutAFigure: a pension that does not need a figure is the same
// without it; one that needs it is refused by its name, or is not known to the
// law; nothing is taken for nothing.
func TestPensionsWithoutAFigure(t *testing.T) {
	withoutEach(t, "island-pension.golden", []life{
		{"Ann", woman, "1952-06", []pension.Spell{paying(o, "1996-02", "2006-03", 500_000), paying(v, "2006-04", "2012-07", 1_000_001)}, false, []inquiry{asked("2011-03"), asked("2012-11"), asked("2013-06"), claimed(pension.Claim{Asked: month("2007-02"), TreatyMonths: 40})}},
		{"Ben", man, "1954-06", []pension.Spell{paying(o, "2000-01", "2011-01", 800_000)}, false, []inquiry{
			claimed(pension.Claim{Asked: month("2012-11"), Impairment: 700_000}), claimed(pension.Claim{Asked: month("2011-11"), Impairment: 700_000}), claimed(pension.Claim{Asked: month("2010-12"), Impairment: 850_000}), asked("2015-03"), claimed(pension.Claim{Asked: month("2012-03"), LowerAge: 30})}},
		{"Col", woman, "1956-02", []pension.Spell{ahead("2001-01", "2002-12", "2001-01"), paying(v, "2003-01", "2009-05", 900_000)}, false, []inquiry{asked("2009-05"), asked("2011-01"), claimed(pension.Claim{Asked: month("2011-05"), TreatyMonths: 19})}},
		{"Dan", man, "1950-02", []pension.Spell{paying(o, "2001-01", "2009-12", 100_000)}, true, []inquiry{asked("2007-01"), asked("2008-07"), asked("2012-02")}},
		{"Eve", woman, "1951-01", []pension.Spell{paying(o, "2001-01", "2010-08", 600_000), bought("2010-09", "2010-12", "2011-01")}, false, []inquiry{asked("2010-12"), asked("2011-01"), asked("2013-07")}},
		{"Fay", woman, "1955-01", []pension.Spell{paying(v, "2003-05", "2011-12", 600_000)}, false, []inquiry{asked("2008-01"), asked("2009-12"), asked("2010-02"), claimed(pension.Claim{Asked: month("2010-02"), TreatyMonths: 38}), claimed(pension.Claim{Asked: month("2010-02"), TreatyMonths: 37}), claimed(pension.Claim{Asked: month("2009-12"), TreatyMonths: 50})}},
		{"Gil", man, "1946-01", []pension.Spell{paying(o, "2003-01", "2013-12", 100_000)}, false, []inquiry{asked("2012-12"), asked("2013-12")}},
		{"Hal", woman, "1950-01", []pension.Spell{ahead("2000-01", "2000-12", "1999-12"), paying(v, "2003-01", "2012-05", 900_000)}, false, []inquiry{asked("2012-05")}},
		{"Ike", man, "1950-01", []pension.Spell{paying(o, "2001-01", "2010-03", 900_000)}, false, []inquiry{claimed(pension.Claim{Asked: month("2011-03"), Impairment: 700_000})}},
		{"Jan", man, "1946-01", []pension.Spell{settled("1996-01", "2010-12", 1_750_000)}, false, []inquiry{asked("2011-06")}},
		{"Kim", woman, "1950-01", []pension.Spell{paying(o, "2011-01", "2011-01", 900_000)}, false, []inquiry{claimed(pension.Claim{Asked: month("2011-03"), TreatyMonths: 119}), claimed(pension.Claim{Asked: month("2011-03"), TreatyMonths: 118})}},
		{"Lou", woman, "1950-01", []pension.Spell{paying(v, "2002-01", "2011-11", 900_000)}, false, []inquiry{claimed(pension.Claim{Asked: month("2010-02"), TreatyMonths: 1}), claimed(pension.Claim{Asked: month("2012-03"), TreatyMonths: 1})}},
		{"Quy", woman, "1958-01", []pension.Spell{paying(v, "2005-01", "2013-06", 600_000)}, false, []inquiry{asked("2013-06")}},
		{"Ros", woman, "1958-01", []pension.Spell{paying(v, "2004-12", "2013-05", 600_000)}, false, []inquiry{asked("2013-05")}},
		{"Mae", woman, "1951-02", []pension.Spell{paying(o, "2001-01", "2010-06", 600_000)}, false, []inquiry{asked("2011-01"), asked("2011-02"), asked("2010-11"), asked("2010-12")}},
		{"Mia", woman, "1956-02", []pension.Spell{paying(o, "2001-01", "2010-06", 600_000)}, false, []inquiry{asked("2010-11"), asked("2010-12"), asked("2011-02")}},
		{"Ned", woman, "1951-02", []pension.Spell{paying(o, "2001-01", "2010-05", 600_000)}, false, []inquiry{asked("2011-02")}},
		{"Ora", woman, "1946-01", []pension.Spell{paying(o, "2001-01", "2012-07", 600_000)}, false, []inquiry{asked("2012-07")}},
		{"Pru", woman, "1940-01", []pension.Spell{paying(o, "2000-01", "2013-12", 600_000)}, false, []inquiry{asked("2013-12")}},
	}, "contribution.backpay_max_months", "indexation.voluntary:not set,unknown", "indexation.compulsory:not set,unknown", "indexation.backpaid:not set,unknown", "indexation.ahead_by_month",
		"pension.min_insured_months", "pension.compulsory_min_months", "pension.missing_compulsory_max", "pension.treaty.per_year", "pension.lump_sum.per_year", "pension.lump_sum.per_year_after_age",
		"pension.lump_sum.counted_first", "pension.early_joiner.joined_before", "pension.waiting.min_insured_months", "pension.floor.amount", "pension.floor.min_compulsory_months", "pension.floor.insured_before",
		"pension.impairment.min_share", "pension.impairment.min_compulsory_months", "pension.impairment.severe_share", "pension.earliest_start", "pension.keeps_old_start")
}

// TestOneTimeBenefitsWithoutAFigure is the same for what is paid once.
func TestOneTimeBenefitsWithoutAFigure(t *testing.T) {
	short := []pension.Spell{ahead("2011-08", "2011-10", "2011-07"), every(3, paying(v, "2012-01", "2012-04", 700_001)), bought("2012-06", "2012-07", "2013-01"), paying(o, "2012-09", "2012-09", 900_000)}
	withoutEach(t, "island-onetime.golden", []life{
		{"Ann", woman, "1953-06", short, false, []inquiry{leaving("2013-02", pension.Emigrating), leaving("2012-12", pension.Emigrating), leaving("2012-02", pension.Emigrating), leaving("2020-12", pension.Emigrating), leaving("2021-01", pension.Emigrating), oneTime(pension.OneTimeClaim{Month: month("2012-12"), Ground: pension.Emigrating, Support: 5}), leaving("2014-08", pension.StoppedPaying),
			oneTime(pension.OneTimeClaim{Month: month("2013-05"), Ground: pension.Ill, Support: 5, AtInterest: []pension.AtInterest{paidAs("2011-08", 111_111), paidAs("2012-06", 222_222)}}), oneTime(pension.OneTimeClaim{Month: month("2013-05"), Ground: pension.Ill, AtInterest: []pension.AtInterest{paidAs("2012-06", 222_222)}}), leaving("2020-05", pension.Emigrating), leaving("2013-02", pension.Impaired)}},
		{"Ben", man, "1952-06", []pension.Spell{taken("2000-01", "2001-12"), paying(o, "2004-01", "2012-06", 800_000), bought("2007-01", "2007-01", "2013-03")}[:2], false, []inquiry{
			leaving("2012-12", pension.AtAge), oneTime(pension.OneTimeClaim{Month: month("2012-07"), Ground: pension.AtAge, Support: 700}), leaving("2013-06", pension.StoppedPaying), leaving("2013-07", pension.StoppedPaying)}},
		{"Cid", man, "1970-06", []pension.Spell{taken("2000-01", "2001-12"), paying(v, "2012-02", "2012-06", 800_000)}, false, []inquiry{leaving("2013-08", pension.StoppedPaying), leaving("2013-08", pension.AtAge)}},
		{"Dot", woman, "1950-06", []pension.Spell{paying(o, "2000-06", "2012-12", 800_000)}, false, []inquiry{leaving("2014-08", pension.StoppedPaying), leaving("2012-10", pension.StoppedPaying), leaving("2012-08", pension.AtAge), emigrated("2012-02", "2011-01", 900_000), emigrated("2009-02", "2009-03", 900_000), emigrated("2009-01", "2009-04", 900_000), emigrated("2018-02", "2011-01", 900_000)}},
		{"Eli", man, "1950-06", nil, false, []inquiry{leaving("2012-08", pension.StoppedPaying), drawn("2000-06", "2012-01"), drawn("2005-06", "2009-01"), drawn("2008-01", "2012-01"), drawn("2007-12", "2008-12"), drawn("2009-01", "2012-01"), drawn("2009-06", "2012-01"), drawn("2010-01", "2012-01")}},
		{"Flo", woman, "1960-06", []pension.Spell{bought("2007-01", "2008-02", "2010-05"), paying(v, "2009-01", "2010-12", 800_000), settled("2011-01", "2011-02", 900_000)}, false, []inquiry{leaving("2012-08", pension.Emigrating), leaving("2010-04", pension.Emigrating), seen("2012-01"), seen("2010-06"), indexed("2010-06", "2012-08")}},
		{"Gus", man, "1960-06", []pension.Spell{paying(v, "2013-02", "2013-04", 800_000)}, false, []inquiry{leaving("2013-06", pension.Emigrating)}},
		{"Hob", man, "1960-06", []pension.Spell{bought("2007-01", "2007-06", "2008-01"), paying(o, "2008-02", "2008-04", 700_000), paying(o, "2008-08", "2010-02", 700_000)}, false, []inquiry{leaving("2011-06", pension.Emigrating), seen("2008-02"), seen("2008-03"), seen("2008-05")}},
		{"Ida", woman, "1960-06", []pension.Spell{bought("2007-01", "2007-06", "2010-05"), paying(o, "2010-01", "2010-03", 700_000), paying(o, "2010-08", "2010-09", 700_000)}, false, []inquiry{seen("2010-06"), seen("2010-04"), seen("2010-09")}},
		{"Jon", woman, "1960-06", []pension.Spell{bought("2007-01", "2007-06", "2010-05"), paying(o, "2010-01", "2010-12", 700_000)}, false, []inquiry{seen("2010-06"), seen("2010-07")}},
		{"Tom", man, "1960-06", []pension.Spell{paying(v, "2012-01", "2012-06", 800_000)}, false, []inquiry{leaving("2013-08", pension.StoppedPaying)}},
		{"Una", woman, "1960-06", []pension.Spell{bought("2007-01", "2007-06", "2010-05"), paying(o, "2010-01", "2010-03", 700_000)}, false, []inquiry{seen("2012-01")}},
		{"Val", woman, "1960-06", []pension.Spell{bought("2007-01", "2007-06", "2010-05"), paying(o, "2010-01", "2010-05", 700_000)}, false, []inquiry{seen("2012-01")}},
		{"Leo", man, "1960-06", []pension.Spell{taken("2005-01", "2005-12"), paying(v, "2012-03", "2012-10", 800_000)}, false, []inquiry{oneTime(pension.OneTimeClaim{Month: month("2012-12"), Ground: pension.Emigrating, AtInterest: []pension.AtInterest{paidAs("2005-01", 999)}})}},
		{"Kay", woman, "1960-06", []pension.Spell{ahead("2010-01", "2011-02", "2009-12")}, false, []inquiry{leaving("2012-06", pension.Emigrating), indexed("2010-03", "2012-06")}},
	}, "contribution.rate:not set,unknown", "contribution.compulsory_rate:not set,unknown", "benefit_years.bought_by_payment", "indexation.voluntary:not set,unknown", "indexation.compulsory:not set,unknown", "indexation.backpaid:not set,unknown", "indexation.ahead_by_month", "amount_paid.indexed",
		"pension.rise.share:not set,unknown", "pension.rise.late_share:not set,unknown", "pension.rise.late_from", "pension.rise.started_from", "pension.rise.started_until", "pension.emigration.per_year", "pension.emigration.later_from", "pension.emigration.min",
		"one_time.ground.retirement_age", "one_time.ground.illness", "one_time.ground.impairment", "one_time.deducts.retirement_age", "one_time.deducts.illness", "one_time.age_below_months", "one_time.stopped_below_months",
		"one_time.stopped_insured_before", "one_time.wait_months", "one_time.later_from", "one_time.short_cap", "one_time.stopped_if_pensionable", "one_time.stopped_counts_withdrawn")
}

// TestFamiliesWithoutAFigure is the same for death, birth and old people without a pension.
func TestFamiliesWithoutAFigure(t *testing.T) {
	family := []pension.Relative{{pension.Wife, month("1952-01"), true}, {pension.Child, month("1994-02"), false}, {pension.Child, month("1994-01"), false}, {pension.Father, month("1930-01"), false}, {pension.Husband, month("1952-02"), true}, {pension.MotherInLaw, month("1957-01"), false}, {pension.Mother, month("1957-02"), true}}
	withoutEach(t, "island-family.golden", []life{
		{"Ann", woman, "1953-06", []pension.Spell{paying(v, "2008-06", "2012-05", 700_000)}, false, []inquiry{
			died(pension.Death{Month: month("2012-01"), Support: 1_000}), died(pension.Death{Month: month("2008-06"), Support: 1_000_000}), died(pension.Death{Month: month("2012-06"), WorkInjury: 1, Relatives: family}), died(pension.Death{Month: month("2012-01"), WorkInjury: 600_000, Relatives: family}), died(pension.Death{Month: month("2013-01"), AtInterest: []pension.AtInterest{paidAs("2008-06", 5_000_000)}}),
			bore(pension.Birth{Month: month("2012-12"), Children: 1}), bore(pension.Birth{Month: month("2012-11"), Children: 3}), bore(pension.Birth{Month: month("2011-11"), Children: 1, OtherTakes: true}), died(pension.Death{Month: month("2016-01")}), died(pension.Death{Month: month("2012-01"), WorkInjury: 600_000, Relatives: []pension.Relative{family[2]}}),
			allowance("2008-05", false), allowance("2009-04", true), allowance("2009-05", true), allowance("2008-06", false), allowance("2016-08", true), allowance("2016-12", true), allowance("2017-11", true), died(pension.Death{Month: month("2012-02"), WorkInjury: 600_000, Relatives: family[6:]}), allowance("2018-05", true), allowance("2018-06", true), allowance("2022-06", false)}},
		{"Ben", man, "1952-06", []pension.Spell{paying(v, "2007-01", "2007-09", 700_000), paying(o, "2008-01", "2008-12", 700_000), bought("2009-01", "2009-02", "2011-01")}, false, []inquiry{
			died(pension.Death{Month: month("2008-12")}), died(pension.Death{Month: month("2012-12"), Relatives: family[:3]}), died(pension.Death{Month: month("2008-02")}), bore(pension.Birth{Month: month("2008-07"), Children: 1}), bore(pension.Birth{Month: month("2008-06"), Children: 1}), bore(pension.Birth{Month: month("2008-12"), Children: 1}), allowance("2012-06", false), allowance("2012-05", true)}},
		{"Cid", man, "1942-06", []pension.Spell{paying(o, "2000-01", "2009-12", 700_000)}, false, []inquiry{
			died(pension.Death{Month: month("2010-02"), Since: month("2010-01"), Pension: 800_001}), died(pension.Death{Month: month("2010-01"), Since: month("2010-02"), Pension: 800_001}), died(pension.Death{Month: month("2010-03"), Since: month("2010-01"), Pension: 800_001, Relatives: family}), died(pension.Death{Month: month("2012-11"), Since: month("2010-01"), Pension: 800_001, Relatives: family[1:]}), died(pension.Death{Month: month("2013-01"), Since: month("2010-01"), Pension: 800_001}),
			died(pension.Death{Month: month("2010-03"), Allowance: pension.Remaining{Monthly: 300_001, Months: 7, Received: 2}}), died(pension.Death{Month: month("2010-03"), Relatives: family[2:]}), allowance("2010-02", true), died(pension.Death{Month: month("2009-06")}), died(pension.Death{Month: month("2016-01"), Since: month("2010-01"), Pension: 800_001}), died(pension.Death{Month: month("2009-12"), Since: month("2010-02"), Pension: 800_001}), died(pension.Death{Month: month("2010-03"), Allowance: pension.Remaining{Monthly: 300_001, Months: 1}}), died(pension.Death{Month: month("2010-03"), Relatives: []pension.Relative{family[0], family[4], family[4], family[6], family[2]}}), died(pension.Death{Month: month("2012-03"), Relatives: []pension.Relative{family[0], family[4], family[4], family[6], family[2]}})}},
		{"Fyn", man, "1960-06", []pension.Spell{paying(v, "2010-01", "2010-03", 700_000), paying(o, "2010-05", "2010-05", 700_000)}, false, []inquiry{died(pension.Death{Month: month("2010-06")}), died(pension.Death{Month: month("2010-06"), Since: month("2010-05"), Pension: 400_000}), bore(pension.Birth{Month: month("2011-05"), Children: 1})}},
		{"Gay", woman, "1960-06", []pension.Spell{paying(v, "2008-01", "2008-07", 700_000), paying(o, "2008-09", "2009-07", 700_000)}, false, []inquiry{died(pension.Death{Month: month("2010-06")})}},
		{"Hew", woman, "1960-06", []pension.Spell{paying(v, "2008-01", "2012-12", 700_000)}, false, []inquiry{died(pension.Death{Month: month("2012-12")}), died(pension.Death{Month: month("2012-11")})}},
		{"Rex", man, "1948-06", []pension.Spell{settled("2009-01", "2009-12", 100_000), settled("2010-01", "2010-01", 100_001)}, false, []inquiry{allowance("2010-06", false)}},
		{"Dot", woman, "1940-06", nil, false, []inquiry{died(pension.Death{Month: month("2010-03")}), social("2005-05", true, 0), social("2005-06", true, 0), social("2010-05", false, 10), social("2010-06", false, 299_999), social("2010-06", false, 300_000), social("2004-12", true, 0), allowance("2004-06", true)}},
		{"Eli", man, "1920-06", nil, false, []inquiry{social("2010-05", false, 10), social("2005-01", false, 0)}},
	}, "retirement.age.female", "indexation.voluntary:not set,unknown", "indexation.compulsory:not set,unknown", "contribution.rate:not set,unknown", "death.funeral.multiple", "death.funeral.min_months", "death.funeral.min_compulsory_months", "death.funeral.work_injury",
		"death.lump_sum.later_from", "death.lump_sum.paid_cap", "death.lump_sum.mixed_min", "death.lump_sum.pension_min", "death.lump_sum.returns_support", "death.monthly.min_work_injury", "death.monthly.min_compulsory_months",
		"death.monthly.share", "maternity.amount:not set,unknown", "maternity.min_months", "monthly_allowance.base", "monthly_allowance.min_months", "social_pension.amount", "social_pension.full_beside_pension")
}

// TestAccidentsAtWorkWithoutAFigure is the same for the insurance against them.
func TestAccidentsAtWorkWithoutAFigure(t *testing.T) {
	near, poor := rules.ShareOf("near_poor"), rules.ShareOf("poor")|rules.ShareOf("near_poor")
	cover := func(months int, accident string, lost rules.Rate, before int, holds rules.ShareSet) inquiry {
		return insuredAtWork(pension.WorkCover{Paid: month("2010-03"), Months: months, Accident: month(accident), Impairment: lost, Before: before, Holds: holds})
	}
	withoutEach(t, "island-accident.golden", []life{
		{"Ann", woman, "1990-06", nil, false, []inquiry{
			cover(6, "2010-03", 0, 0, 0), cover(12, "2010-04", 0, 0, near), cover(12, "2010-04", 49_999, 0, poor), cover(12, "2010-04", 40_000, 0, 0), cover(12, "2010-04", 50_000, 9, poor), cover(12, "2010-04", 50_000, 10, 0), cover(12, "2010-05", 79_999, 21, 0), cover(12, "2010-05", 80_000, 22, near), cover(7, "2010-05", 60_000, 0, 0), cover(6, "2010-05", 1_000_000, 200, near)}},
		{"Ben", man, "1995-03", nil, false, []inquiry{cover(6, "2010-03", 50_000, 0, poor)}},
		{"Cid", man, "1995-04", nil, false, []inquiry{cover(6, "2010-03", 50_000, 0, poor)}},
	}, "work_accident.base:not set,unknown", "work_accident.rate_6_months:not set,unknown", "work_accident.rate_12_months:not set,unknown", "work_accident.support.poor:not set,unknown", "work_accident.support.other:not set,unknown", "work_accident.death:unknown",
		"work_accident.allowance.at_min:not set,unknown", "work_accident.allowance.per_point:not set,unknown", "work_accident.allowance.first_year:not set,unknown", "work_accident.allowance.per_year_more:not set,unknown")
}
