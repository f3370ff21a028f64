package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func TestHouseholdSteps(t *testing.T) {
	b := book(t)
	for _, tt := range []struct {
		month string
		steps [6]rules.VND
	}{
		{"2019-07", [6]rules.VND{67_050, 46_935, 40_230, 33_525, 26_820, 26_820}},
		{"2023-06", [6]rules.VND{67_050, 46_935, 40_230, 33_525, 26_820, 26_820}},
		{"2023-07", [6]rules.VND{81_000, 56_700, 48_600, 40_500, 32_400, 32_400}},
		{"2024-07", [6]rules.VND{105_300, 73_710, 63_180, 52_650, 42_120, 42_120}},
		{"2026-07", [6]rules.VND{113_850, 79_695, 68_310, 56_925, 45_540, 45_540}},
	} {
		h := subsidy.Household{Paid: month(tt.month), Months: 1, Members: make([]subsidy.Member, 6)}
		for i := range h.Members {
			h.Members[i].Profile.Born = month("1980-01")
		}
		for i, m := range h.Price(b).Members {
			if m.Gross != tt.steps[i] || m.Net != m.Gross || m.Step != i+1 || m.Group != subsidy.GroupHousehold {
				t.Errorf("%s, member %d: %+v, want %d", tt.month, i+1, m, tt.steps[i])
			}
		}
		h.Months, h.Members = 12, h.Members[:1]
		if got := h.Price(b).Gross; got != 12*tt.steps[0] {
			t.Errorf("%s, a year: %d", tt.month, got)
		}
	}
}

func TestWhoTakesAStep(t *testing.T) {
	b := book(t)
	m := month("2025-09")
	adult := subsidy.Profile{Born: month("1980-01")}
	with := func(status string) subsidy.Profile {
		return subsidy.Profile{Born: month("1980-01"), Status: []subsidy.Status{{Is: status}}}
	}
	h := subsidy.Household{Paid: m, Months: 3, Members: []subsidy.Member{
		{Name: "wage earner", Profile: adult, Covered: true},
		{Name: "pupil", Profile: with("student")},
		{Name: "first", Profile: adult},
		{Name: "pensioner", Profile: with("pensioner")},
		{Name: "child", Profile: subsidy.Profile{Born: month("2022-01")}},
		{Name: "second", Profile: adult, Months: 6},
		{Name: "near-poor farmer", Profile: subsidy.Profile{Born: month("1980-01"), Status: []subsidy.Status{{Is: "average_farm"}, {Is: "near_poor"}}}},
		{Name: "third", Profile: adult},
	}}
	got := h.Price(b)
	for i, want := range []struct {
		group      string
		step       int
		gross, net rules.VND
	}{
		{subsidy.GroupCovered, 0, 0, 0},
		{"student", 0, 315_900, 157_950},
		{subsidy.GroupHousehold, 1, 315_900, 315_900},
		{subsidy.GroupPensioner, 0, 0, 0},
		{"child_under_6", 0, 315_900, 0},
		{subsidy.GroupHousehold, 2, 442_260, 442_260},
		{"near_poor", 0, 315_900, 94_770},
		{subsidy.GroupHousehold, 3, 189_540, 189_540},
	} {
		if m := got.Members[i]; m.Group != want.group || m.Step != want.step || m.Gross != want.gross || m.Net != want.net {
			t.Errorf("%s: %s, step %d, gross %d, net %d; want %+v", m.Name, m.Group, m.Step, m.Gross, m.Net, want)
		}
	}
	if got.Gross != got.State+got.Local+got.Gift+got.Net {
		t.Errorf("%+v does not add up", got)
	}
}

func TestWhoBearsAPremium(t *testing.T) {
	b := book(t)
	aged := func(province, born string, status ...string) somebody {
		return somebody{province: province, since: "2010-01", area: "rural", born: born, status: status}
	}
	tuKy := func(born string, status ...string) somebody {
		return somebody{province: "hai-duong", area: "rural", district: "tu-ky", born: born, status: status}
	}
	for _, tt := range []struct {
		name               string
		who                somebody
		month              string
		state, local, self rules.VND
	}{
		{"Hai Duong 2022, multidimensional poor", aged("hai-duong", "", "multidimensional_poor"), "2022-03", 46_935, 20_115, 0},
		{"Hai Duong 2022, near-poor", aged("hai-duong", "", "near_poor"), "2022-03", 46_935, 20_115, 0},
		{"Hai Duong 2022, farm", aged("hai-duong", "", "average_farm"), "2022-03", 20_115, 13_410, 33_525},
		{"Hai Duong 2022, 70", aged("hai-duong", "1952-01"), "2022-03", 0, 46_935, 20_115},
		{"Hai Duong 2022, 77", aged("hai-duong", "1945-01"), "2022-03", 0, 46_935, 20_115},
		{"Hai Duong 2022, 65", aged("hai-duong", "1957-01"), "2022-03", 0, 0, 67_050},
		{"Hai Duong 2022, waste collector", aged("hai-duong", "", "waste_collector"), "2022-03", 0, 46_935, 20_115},
		{"Tu Ky 2023, 70", tuKy("1953-01"), "2023-02", 0, 67_050, 0},
		{"Tu Ky 2023, waste collector", tuKy("", "waste_collector"), "2023-02", 0, 67_050, 0},
		{"Hai Duong 2023-08, 65", aged("hai-duong", "1958-01"), "2023-08", 0, 56_700, 24_300},
		{"Hai Duong 2025, multidimensional poor: the State pays all, the province nothing", aged("hai-duong", "", "multidimensional_poor"), "2025-03", 105_300, 0, 0},
		{"Hai Duong 2025, near-poor", aged("hai-duong", "", "near_poor"), "2025-03", 73_710, 31_590, 0},
		{"Hai Duong 2025, farm", aged("hai-duong", "", "average_farm"), "2025-03", 31_590, 21_060, 52_650},
		{"Hai Duong 2025, 70", aged("hai-duong", "1954-06"), "2025-03", 0, 73_710, 31_590},
		{"Hai Duong 2025, 77: 70% and 30% on top", aged("hai-duong", "1947-06"), "2025-03", 0, 105_300, 0},
		{"Hai Duong 2025-07, 75 without pension: the State", aged("hai-duong", "1950-06"), "2025-07", 105_300, 0, 0},
		{"west of Hai Phong 2025-09, 70", aged("hai-duong", "1954-06"), "2025-09", 0, 73_710, 31_590},
		{"east of Hai Phong 2025-09, 70", aged("hai-phong", "1954-06"), "2025-09", 0, 105_300, 0},
		{"west of Hai Phong 2025-09, HIV: only the east pays", aged("hai-duong", "", "living_with_hiv"), "2025-09", 0, 0, 105_300},
		{"Hai Phong 2026, 62", aged("hai-duong", "1963-06"), "2026-01", 0, 105_300, 0},
		{"HCMC 2026, pupil", aged("ho-chi-minh", "2014-05", "student"), "2026-01", 52_650, 52_650, 0},
		{"Dak Lak 2026, pupil: half a đồng goes to the province", aged("dak-lak", "2014-05", "student"), "2026-08", 56_925, 5_693, 51_232},
		{"Ninh Binh 2023, 72, farm", aged("37", "1950-06", "average_farm"), "2023-02", 20_115, 46_935, 0},
		{"Gia Lai 2026, ethnic minority pupil", aged("52", "2014-05", "student", "ethnic_minority"), "2026-02", 52_650, 31_590, 21_060},
		{"Ca Mau 2026, former Bac Lieu, ethnic minority", aged("bac-lieu", "", "ethnic_minority_commune_left_difficult_list"), "2026-02", 73_710, 31_590, 0},
		{"Binh Duong 2020-09, pupil: the State alone", aged("binh-duong", "2010-05", "student"), "2020-09", 20_115, 0, 46_935},
		{"Da Nang 2026, former Quang Nam, ethnic minority", aged("quang-nam", "", "ethnic_minority"), "2026-02", 0, 105_300, 0},
		{"Da Nang 2026, elsewhere, ethnic minority", aged("da-nang", "", "ethnic_minority"), "2026-02", 0, 0, 105_300},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := month(tt.month)
			h := subsidy.Household{Paid: m, Months: 1, Members: []subsidy.Member{{Profile: tt.who.profile(t, b, m)}}}
			if got := h.Price(b); got.State != tt.state || got.Local != tt.local || got.Net != tt.self {
				t.Errorf("State %d, local %d, self %d; want %d, %d, %d", got.State, got.Local, got.Net, tt.state, tt.local, tt.self)
			}
		})
	}
}

func TestAPupilIsHelpedWhereTheSchoolIs(t *testing.T) {
	b := book(t)
	m := month("2026-02")
	p := somebody{province: "tay-ninh", born: "2014-05", status: []string{"student"}}.profile(t, b, m)
	h := subsidy.Household{Paid: m, Months: 1, Members: []subsidy.Member{{Profile: p}}}
	if got := h.Price(b); got.Local != 0 {
		t.Errorf("Tay Ninh pays %d", got.Local)
	}
	h.Members[0].Profile.Study, _ = b.Place("TP. Hồ Chí Minh", m)
	if got := h.Price(b); got.Local != 52_650 || got.Net != 0 {
		t.Errorf("the city pays %d, the family %d", got.Local, got.Net)
	}
}

func TestDonorsPayOnlyThePersonsPart(t *testing.T) {
	b := book(t)
	m := month("2025-03")
	p := somebody{province: "hai-duong", since: "2010-01", born: "1954-06"}.profile(t, b, m)
	for _, tt := range []struct {
		donor     subsidy.Donor
		gift, net rules.VND
	}{
		{subsidy.Donor{Amount: 10_000}, 120_000, 259_080},
		{subsidy.Donor{Amount: 10_000, Months: 3}, 30_000, 349_080},
		{subsidy.Donor{Share: 100_000}, 126_360, 252_720},
		{subsidy.Donor{Share: rules.One}, 379_080, 0},
	} {
		h := subsidy.Household{Paid: m, Months: 12, Members: []subsidy.Member{{Profile: p, Donors: []subsidy.Donor{tt.donor}}}}
		if got := h.Price(b); got.Gift != tt.gift || got.Net != tt.net || got.Local != 884_520 {
			t.Errorf("%+v gives %d and leaves %d beside %d; want %d and %d", tt.donor, got.Gift, got.Net, got.Local, tt.gift, tt.net)
		}
	}
}

func TestTheTotalCountsTheStateMonthByMonth(t *testing.T) {
	b := book(t)
	m := month("2026-08")
	p := somebody{province: "ca-mau", since: "2010-01"}.profile(t, b, m)
	p.Status = []subsidy.Status{{Is: "ethnic_minority_commune_left_difficult_list", Since: month("2023-11")}}
	h := subsidy.Household{Paid: m, Months: 12, Members: []subsidy.Member{{Profile: p}}}
	// three of the 36 months are left: 79,695 from the State and 34,155 from the province a month
	if got := h.Price(b); got.State != 3*79_695 || got.Local != 3*34_155 {
		t.Errorf("State %d, province %d; want %d and %d", got.State, got.Local, 3*79_695, 3*34_155)
	}
}

func TestALaterMemberTakesTheNextStep(t *testing.T) {
	b := book(t)
	h := subsidy.Household{Paid: month("2026-08"), Months: 3, Taken: 2, Members: []subsidy.Member{{Profile: subsidy.Profile{Born: month("1980-01")}}}}
	if got := h.Price(b); got.Members[0].Step != 3 || got.Gross != 3*68_310 {
		t.Errorf("%+v", got.Members[0])
	}
}

func TestNothingIsUnknownWhereNothingIsLeft(t *testing.T) {
	b := book(t)
	m := month("2024-03")
	p := somebody{province: "binh-phuoc", born: "2020-01"}.profile(t, b, m)
	h := subsidy.Household{Paid: m, Months: 12, Members: []subsidy.Member{{Profile: p}}}
	if got := h.Price(b).Members[0]; len(got.Unknown) != 0 || got.Net != 0 {
		t.Errorf("%+v", got)
	}
}
