package rules_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

func vietnam(t testing.TB) *rules.Book {
	t.Helper()
	b, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// written shows a place as "province" or "province/older unit".
func written(p rules.Place) string {
	switch {
	case p.IsZero():
		return ""
	case p.Territory == nil:
		return p.Province.Slug
	}
	return p.Province.Slug + "/" + p.Territory.Slug
}

func TestPlaceIsFoundByNameOrCode(t *testing.T) {
	b := vietnam(t)
	for _, tt := range []struct{ name, month, want string }{
		{"hai-duong", "2022-03", "hai-duong"},
		{"Hải Dương", "2022-03", "hai-duong"},
		{"Tỉnh Hải Dương", "2022-03", "hai-duong"},
		{"HAI DUONG", "2022-03", "hai-duong"},
		{"Ha\u0309i D\u01b0\u01a1ng", "2022-03", "hai-duong"}, // marks written apart
		{"30", "2022-03", "hai-duong"},
		{"hai-duong", "2025-07", "hai-phong/hai-duong"},
		{"hai-phong", "2025-07", "hai-phong"},
		{"TP. Hồ Chí Minh", "2026-01", "ho-chi-minh"},
		{"Thành phố Hồ Chí Minh", "2020-01", "ho-chi-minh"},
		{"Ho Chi Minh City", "2020-01", "ho-chi-minh"},
		{"TPHCM", "2020-01", "ho-chi-minh"},
		{"Sài Gòn", "2020-01", "ho-chi-minh"},
		{"Hanoi", "2020-01", "ha-noi"},
		{"Bà Rịa – Vũng Tàu", "2020-01", "ba-ria-vung-tau"},
		{"Đăk Lăk", "2020-01", "dak-lak"},
		{"Hà Tây", "2008-03", "ha-tay"},
		{"Hà Tây", "2022-03", "ha-noi/ha-tay"},
		{"Huế", "2010-01", "thua-thien-hue"},
		{"Thừa Thiên - Huế", "2026-01", "hue"},
		{"10", "2022-05", "lao-cai"},
		{"15", "2022-05", "yen-bai"},
		{"15", "2025-07", "lao-cai"},
		{"52", "2025-06", "binh-dinh"},
		{"52", "2025-07", "gia-lai"},
		{"hai-duong", "1999-01", "hai-duong"},
	} {
		p, err := b.Place(tt.name, monthOf(tt.month))
		if err != nil || written(p) != tt.want {
			t.Errorf("Place(%q, %s) = %s, %v, want %s", tt.name, tt.month, written(p), err, tt.want)
		}
	}
}

func TestUnknownPlaceHasAHint(t *testing.T) {
	b := vietnam(t)
	for name, hint := range map[string]string{"hai-dong": "hai-duong", "Nghe Ann": "nghe-an", "30": "until 2025-06 it was hai-duong", "999": ""} {
		_, err := b.Place(name, rules.MonthOf(2026, 1))
		if !errors.Is(err, rules.UnknownPlace) || !strings.Contains(document.All(err)[0].Hint, hint) {
			t.Errorf("Place(%q): %v, want a hint of %q", name, err, hint)
		}
	}
}

func TestResidenceKeepsTheOlderUnit(t *testing.T) {
	b := vietnam(t)
	for _, tt := range []struct{ province, territory, since, month, want string }{
		{"hai-phong", "", "2010-01", "2025-06", "hai-phong"},
		{"hai-phong", "", "2010-01", "2026-01", "hai-phong/hai-phong"},
		{"hai-duong", "", "2010-01", "2026-01", "hai-phong/hai-duong"},
		{"hai-phong", "", "2025-08", "2026-01", "hai-phong"},
		{"hai-phong", "hai-duong", "2025-08", "2026-01", "hai-phong/hai-duong"},
		{"hai-phong", "hai-phong", "2025-08", "2026-01", "hai-phong/hai-phong"},
		{"75", "", "2025-08", "2026-06", "dong-nai"},
		{"binh-phuoc", "", "2010-01", "2026-06", "dong-nai/binh-phuoc"},
		{"46", "", "2010-01", "2026-06", "hue"},
		{"ha-tay", "", "2008-01", "2026-06", "ha-noi/ha-tay"},
	} {
		p, err := b.Residence(tt.province, tt.territory, monthOf(tt.since), monthOf(tt.month))
		if err != nil || written(p) != tt.want {
			t.Errorf("Residence(%s, %s, %s, %s) = %s, %v, want %s", tt.province, tt.territory, tt.since, tt.month, written(p), err, tt.want)
		}
	}
	if _, err := b.Residence("ninh-binh", "hai-duong", rules.MonthOf(2025, 8), rules.MonthOf(2026, 1)); !errors.Is(err, rules.UnknownPlace) {
		t.Errorf("Hai Duong within Ninh Binh: %v", err)
	}
}

func TestSameDistrict(t *testing.T) {
	for name, want := range map[string]bool{"tu-ky": true, "Tứ Kỳ": true, "huyện Tứ Kỳ": true, "Huyen Tu Ky": true, "Kim Thành": false, "": false} {
		if got := rules.SameDistrict("tu-ky", name); got != want {
			t.Errorf("SameDistrict(tu-ky, %q) = %v", name, got)
		}
	}
}

func ExampleBook_Place() {
	book, _ := rulesets.Vietnam()
	for _, m := range []string{"2025-06", "2025-07"} {
		p, _ := book.Place("tỉnh Hải Dương", monthOf(m))
		fmt.Println(m, p.Province.Name.VI, p.Province.Code, p.Territory != nil)
	}
	_, err := book.Place("Hai Dong", rules.MonthOf(2025, 7))
	fmt.Println(err)
	// Output:
	// 2025-06 Hải Dương 30 false
	// 2025-07 Hải Phòng 31 true
	// no province is called "Hai Dong"; did you mean "hai-duong"? [unknown-place]
}

func ExampleBook_Layers() {
	book, _ := rulesets.Vietnam()
	m := rules.MonthOf(2022, 3)
	place, _ := book.Place("hai-duong", m)
	for _, l := range book.Layers(rules.VoluntarySI, m, place) {
		fmt.Println(l.Group, l.Rate.Percent(), l.Of, "·", l.Cite.Confidence, "·", l.Cite.Instrument.ID)
	}
	// Output:
	// poor 10% minimum_contribution · low · 2021-resolution-unknown-hai-duong-voluntary
	// near_poor 10% minimum_contribution · low · 2021-resolution-unknown-hai-duong-voluntary
}

func ExampleBook_LayerDiff() {
	book, _ := rulesets.Vietnam()
	for _, d := range book.LayerDiff(rules.MonthOf(2025, 12), rules.MonthOf(2026, 1)) {
		if l := d.Layer; l.For == rules.VoluntarySI && l.Places()[0].Root().Slug == "hai-phong" {
			fmt.Println(map[bool]string{true: "begins", false: "ends"}[d.Begins], l.ID, l.Rate.Percent())
		}
	}
	// Output:
	// ends hd-si-poor 10%
	// ends hd-si-nearpoor 10%
	// ends hpold-si-poor 30%
	// ends hpold-si-nearpoor 25%
	// begins hp-si-poor 30%
	// begins hp-si-island 30%
	// begins hp-si-nearpoor 25%
	// begins hp-si-em 20%
	// begins hp-si-other 10%
}

// monthOf reads a month of a test's table.
func monthOf(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}
