package words

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

// promised are the names that the case document promises, by kind of
// question.
var promised = map[string]string{
	"":                  "id kind law notes citations explain version hash regime since code text cite eligible shortfalls what have need",
	"contribution":      "paid from method months income fund_rate supported_before donors name amount share gross state_support local_support donor_support net support_months_left layers payer base",
	"refund":            "reason month payment months_left gross state_support refund",
	"retirement_age":    "lower_age age_years age_months reached pension_from",
	"pension":           "month in_payment impairment lower_age branch insured_months voluntary_months compulsory_months benefit_years average_income rate monthly floor lump_sum_years lump_sum starts may_pay_missing scheme months health_card health_premium monthly_in_payment rises from share",
	"one_time":          "month ground years_before_2014 years_from_2014 average_income before_deduction support_deducted amount",
	"death":             "month pension since monthly relatives relation born no_carer allowance months received funeral_grant survivor_lump_sum lump_sum_months returned_contributions monthly_allowance",
	"maternity":         "birth children amount",
	"monthly_allowance": "month months monthly buy_up until",
	"social_pension":    "month monthly from",
	"work_accident":     "paid months accident impairment months_before premium state_support net death_benefit allowance_for_impairment allowance_for_years accident_allowance",
	"household_premium": "paid months province area district territory members name born status covered donors group step gross state_support local_support donor_support net",
	"options":           "month open kind amount monthly closes not_open",
	"projection":        "until plan years year contributed supported insured_months monthly_pension_if_eligible pension total_paid total_support payback_months replacement_rate present_value internal_rate_of_return",
	"solve":             "target monthly replacement_rate vary plan reachable value total_paid one_step_less",
	"cheapest_plan":     "target methods start total_paid saved_against_monthly runners_up",
	"savings":           "save amount every sell what kg price members toward needed collected months_covered short_by smallest_saving schedule",
	"coverage":          "population participants target assigned support_per_head rate needed increase achieved yearly_support",
}

func TestEveryFieldHasAName(t *testing.T) {
	for kind, names := range promised {
		for _, name := range strings.Fields(names) {
			if f, ok := FieldOf(kind, name); !ok || f.VI == "" || f.EN == "" {
				t.Errorf("%s of %q is not named in both languages", name, kind)
			}
		}
		if _, ok := phrases[kind]; kind != "" && !ok {
			t.Errorf("the kind of question %q has no name", kind)
		}
	}
}

func TestEveryParameterHasAName(t *testing.T) {
	for _, name := range rules.Params() {
		if f, ok := ParamOf(name); !ok || f.VI == "" || f.EN == "" {
			t.Errorf("%s is not named in both languages", name)
		}
	}
}

func TestEveryCategoryHasAName(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	names := book.Statuses()
	for _, l := range book.AllLayers() {
		names = append(names, l.Group)
	}
	for _, name := range names {
		text, ok := statuses[name]
		if _, word := phrases[name]; name != "" && !word && (!ok || text.VI == "" || text.EN == "") {
			t.Errorf("the category %s is not named in both languages", name)
		}
	}
}

func TestEveryPlaceOfADocumentIsSaidInVietnamese(t *testing.T) {
	book, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range book.Laws() {
		for _, e := range book.Values(l.Since) {
			if at := e.Cite.Article; at != "" && Vietnamese.Article(at) == at {
				t.Errorf("%s: %q is not said in Vietnamese", e.Param, at)
			}
		}
	}
	for _, l := range book.AllLayers() {
		if at := l.Cite.Article; Vietnamese.Article(at) == at {
			t.Errorf("%s: %q is not said in Vietnamese", l.ID, at)
		}
	}
}

var codes = regexp.MustCompile(`(?:document\.)?Code += "([a-z0-9-]+)"`)

func TestEveryFaultIsSaidInVietnamese(t *testing.T) {
	for _, m := range found(t, codes, "../../calc/codes.go", "../../calc/people/people.go", "../../rules/codes.go", "../../rules/document/*.go") {
		if faultTexts[document.Code(m)] == "" {
			t.Errorf("no Vietnamese text for the fault %s", m)
		}
	}
}

var conditions = regexp.MustCompile(`Condition = "([a-z_]+)"`)

func TestEveryConditionHasAName(t *testing.T) {
	for _, m := range found(t, conditions, "../../pension/shortfall.go") {
		if p := phrases[m]; p.VI == "" || p.EN == "" {
			t.Errorf("the condition %s is not named in both languages", m)
		}
	}
}

// found returns what the first group of the pattern matches in Go files that
// are no tests.
func found(t *testing.T, pattern *regexp.Regexp, globs ...string) (out []string) {
	t.Helper()
	for _, glob := range globs {
		names, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil || strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, m := range pattern.FindAllStringSubmatch(string(data), -1) {
				out = append(out, m[1])
			}
		}
	}
	if len(out) == 0 {
		t.Fatalf("nothing found in %v", globs)
	}
	return out
}

func TestValues(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"money", Vietnamese.Money("1500000"), "1.500.000 đ"},
		{"money in English", English.Money("1500000"), "1,500,000 đ"},
		{"an average", Vietnamese.Money("1774052.7"), "1.774.052,7 đ"},
		{"a rate", Vietnamese.Rate("0.405"), "40,5%"},
		{"a whole rate", English.Rate("0.22"), "22%"},
		{"a month", Vietnamese.Month("2026-07"), "07/2026"},
		{"a day", Vietnamese.Date("2026-11-22"), "22/11/2026"},
		{"a length", Vietnamese.Months("183"), "183 tháng (15 năm 3 tháng)"},
		{"a round length", English.Months("180"), "180 months (15 years)"},
		{"a short length", English.Months("1"), "1 month"},
		{"an age", Vietnamese.Age(738), "61 tuổi 6 tháng"},
		{"years", Vietnamese.Years("15.5"), "15,5 năm"},
		{"a factor", Vietnamese.In(Factor, "150%"), "1,5 lần"},
		{"a condition met", Vietnamese.Value("pension", "eligible", "true"), "Đủ điều kiện"},
		{"a table", Vietnamese.ParamValue("indexation.voluntary", "2008 2.29, 2009 2.14"), "2008: 2,29; 2009: 2,14"},
		{"bands", English.ParamValue("pension.accrual.male", "40% at 15, +1%; 45% at 20, +2%"), "40% at 15 years, each further year 1%; 45% at 20 years, each further year 2%"},
		{"another amount", Vietnamese.ParamValue("contribution.floor", "= poverty_line.rural"), "bằng: Chuẩn nghèo khu vực nông thôn"},
		{"an unknown field", Vietnamese.Label("pension", "brand_new"), "brand_new"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestArticles(t *testing.T) {
	for at, want := range map[string]string{
		"art. 98":             "Điều 98",
		"art. 31(2)":          "khoản 2 Điều 31",
		"art. 36(2)(e)":       "điểm e khoản 2 Điều 36",
		"art. 102(1)(đ)":      "điểm đ khoản 1 Điều 102",
		"arts. 7 and 141(13)": "Điều 7 và khoản 13 Điều 141",
		"arts. 91-92":         "Điều 91 đến Điều 92",

		"art. 1 (art. 12 of the Law)": "Điều 1 (Điều 12 của Luật)",
		"whole text":                  "toàn văn",
		"poverty_line_growth 5.5%":    "Chuẩn nghèo tăng mỗi năm 5,5%",
		"something new":               "something new",
	} {
		if got := Vietnamese.Article(at); got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
}

func TestConditionSaysWhichBoundIsBroken(t *testing.T) {
	for _, test := range []struct{ what, have, need, want string }{
		{"insured_months", "36", "180", "ít nhất 180 tháng (15 năm)"},
		{"insured_months", "200", "179", "nhiều nhất 179 tháng (14 năm 11 tháng)"},
		{"age_months", "460", "720", "ít nhất 60 tuổi"},
		{"insured_before", "2025-09", "2025-07", "trước 07/2025"},
	} {
		if _, got := Vietnamese.Condition(test.what, test.have, test.need); got != test.want {
			t.Errorf("%s %s/%s: got %q, want %q", test.what, test.have, test.need, got, test.want)
		}
	}
}
