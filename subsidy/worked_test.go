package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
	"github.com/volsi/volsi/subsidy"
)

func book(t testing.TB) *rules.Book {
	t.Helper()
	b, err := rulesets.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// month reads a month of a test's table.
func month(s string) rules.Month {
	m, err := rules.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

// somebody describes a person: province, then since when they live there, and
// their categories.
type somebody struct {
	province, since, area, district string
	born                            string
	status                          []string
}

func (s somebody) profile(t testing.TB, b *rules.Book, m rules.Month) subsidy.Profile {
	t.Helper()
	p := subsidy.Profile{Area: s.area, District: s.district, Born: month("1985-02")}
	if s.born != "" {
		p.Born = month(s.born)
	}
	for _, w := range s.status {
		p.Status = append(p.Status, subsidy.Status{Is: w})
	}
	since := m
	if s.since != "" {
		since = month(s.since)
	}
	if s.province != "" {
		place, err := b.Residence(s.province, "", since, m)
		if err != nil {
			t.Fatal(err)
		}
		p.Place = place
	}
	return p
}

// contribution is a month of voluntary insurance with the State's share given.
func contribution(b *rules.Book, m rules.Month, income rules.VND, state rules.Rate) (subsidy.Due, subsidy.Part) {
	law := b.On(m)
	standard := subsidy.Monthly{Of: law.PovertyLine.Rural.Value, Rate: law.Contribution.Rate.Value}
	due := subsidy.Due{
		Scheme: rules.VoluntarySI, Paid: m, From: m, Months: 1, StateMonths: 1,
		Gross: income.Share(law.Contribution.Rate.Value), Standard: standard,
	}
	return due, subsidy.Part{Payer: rules.PaidByState, Share: state, Months: 1, Amount: standard.VND().Share(state)}
}

func TestWhoBearsAContribution(t *testing.T) {
	b := book(t)
	rural := func(province string, status ...string) somebody {
		return somebody{province: province, since: "2010-01", area: "rural", status: status}
	}
	longBien := func(status ...string) somebody {
		return somebody{province: "ha-noi", since: "2010-01", area: "urban", district: "long-bien", status: status}
	}
	for _, tt := range []struct {
		name     string
		who      somebody
		month    string
		income   rules.VND
		share    string
		state    rules.VND
		province rules.VND
		district rules.VND
		net      rules.VND
	}{
		{"Hai Duong, poor, rural", rural("hai-duong", "poor"), "2022-01", 1_500_000, "30%", 99_000, 33_000, 0, 198_000},
		{"Hai Duong, poor, rural, the last month of the old shares", rural("hai-duong", "poor"), "2025-06", 1_500_000, "30%", 99_000, 33_000, 0, 198_000},
		{"Hai Duong, near-poor, rural", rural("hai-duong", "near_poor"), "2022-01", 1_500_000, "25%", 82_500, 33_000, 0, 214_500},
		{"Hai Duong, poor, in the territory after the merger", rural("hai-duong", "poor"), "2025-07", 1_500_000, "50%", 165_000, 33_000, 0, 132_000},
		{"Hai Duong, near-poor, after the merger", rural("hai-duong", "near_poor"), "2025-12", 1_500_000, "40%", 132_000, 33_000, 0, 165_000},
		{"Hai Phong 2026, poor, in the former Hai Duong", rural("hai-duong", "poor"), "2026-01", 1_500_000, "50%", 165_000, 99_000, 0, 66_000},
		{"Hai Phong 2026, near-poor", rural("hai-phong", "near_poor"), "2026-01", 1_500_000, "40%", 132_000, 82_500, 0, 115_500},
		{"Hai Duong, poor, a higher income, of the minimum", rural("hai-duong", "poor"), "2022-03", 5_000_000, "30%", 99_000, 33_000, 0, 968_000},
		{"Hai Duong before 2022, poor", rural("hai-duong", "poor"), "2021-06", 700_000, "30%", 46_200, 15_400, 0, 92_400},
		{"Hai Duong before 2022, near-poor", rural("hai-duong", "near_poor"), "2021-06", 700_000, "25%", 38_500, 15_400, 0, 100_100},
		{"Hai Duong, poor, in town", somebody{province: "hai-duong", area: "urban", status: []string{"poor"}}, "2022-03", 1_500_000, "30%", 99_000, 0, 0, 231_000},
		{"former Hai Phong, poor, second half of 2025", rural("31", "poor"), "2025-09", 1_500_000, "50%", 165_000, 99_000, 0, 66_000},

		{"Long Bien, poor", longBien("poor"), "2022-09", 1_500_000, "30%", 99_000, 99_000, 132_000, 0},
		{"Long Bien, near-poor", longBien("near_poor"), "2022-09", 1_500_000, "25%", 82_500, 82_500, 165_000, 0},
		{"Long Bien, left near-poverty", longBien("left_near_poverty"), "2022-09", 1_500_000, "10%", 33_000, 33_000, 99_000, 165_000},
		{"Long Bien after the districts", longBien("poor"), "2025-07", 1_500_000, "50%", 165_000, 99_000, 0, 66_000},
		{"Hanoi 2026, near-poor: all is borne", rural("ha-noi", "near_poor"), "2026-02", 1_500_000, "40%", 132_000, 198_000, 0, 0},
		{"Hanoi 2026, other", rural("ha-noi"), "2026-02", 1_500_000, "20%", 66_000, 33_000, 0, 231_000},
		{"Hanoi 2026, formerly Ha Tay", rural("ha-tay"), "2026-02", 1_500_000, "20%", 66_000, 33_000, 0, 231_000},
		{"Nghe An, ethnic minority: the province knows it as other", rural("nghe-an", "ethnic_minority"), "2025-07", 1_500_000, "30%", 99_000, 16_500, 0, 214_500},
		{"Khanh Hoa, ethnic minority", rural("khanh-hoa", "ethnic_minority"), "2026-01", 1_500_000, "30%", 99_000, 49_500, 0, 181_500},
		{"Quang Ninh, other, old State share", rural("quang-ninh"), "2023-01", 1_500_000, "10%", 33_000, 66_000, 0, 231_000},
		{"Quang Ninh, other, new State share", rural("quang-ninh"), "2025-07", 1_500_000, "20%", 66_000, 66_000, 0, 198_000},
		{"HCMC, poor by the city's standard only", rural("ho-chi-minh", "poor_local_standard"), "2026-01", 1_500_000, "20%", 66_000, 99_000, 0, 165_000},
		{"former Ha Nam, security force: a fixed amount", rural("ha-nam", "grassroots_security_force"), "2026-03", 1_500_000, "20%", 66_000, 230_000, 0, 34_000},
		{"former Ninh Binh, security force", rural("ninh-binh", "grassroots_security_force"), "2026-03", 1_500_000, "20%", 66_000, 82_500, 0, 181_500},
		{"new to Ninh Binh, its older unit not said", somebody{province: "ninh-binh", area: "rural", status: []string{"grassroots_security_force"}}, "2026-03", 1_500_000, "20%", 66_000, 0, 0, 264_000},
		{"HCMC, security force: all but the State's share, the rest cut", rural("ho-chi-minh", "grassroots_security_force"), "2026-01", 1_500_000, "20%", 66_000, 264_000, 0, 0},
		{"nowhere", somebody{status: []string{"poor"}}, "2026-01", 1_500_000, "50%", 165_000, 0, 0, 165_000},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := month(tt.month)
			share, _ := rules.ParseRate(tt.share)
			due, state := contribution(b, m, tt.income, share)
			p := tt.who.profile(t, b, m)
			bill := subsidy.Divide(b, &p, due, state, nil)
			province, district := bill.Sum(rules.PaidByProvince), bill.Sum(rules.PaidByDistrict)
			if bill.State() != tt.state || province != tt.province || district != tt.district || bill.Net != tt.net {
				t.Errorf("State %d, province %d, district %d, self %d; want %d, %d, %d, %d",
					bill.State(), province, district, bill.Net, tt.state, tt.province, tt.district, tt.net)
			}
		})
	}
}

func TestTheCapEatsTheLaterPayerFirst(t *testing.T) {
	due := subsidy.Due{Months: 1, Gross: 330_000, Standard: subsidy.Monthly{Of: 1_500_000, Rate: 220_000}}
	state := subsidy.Part{Payer: rules.PaidByState, Share: 500_000, Months: 1, Amount: 165_000}
	grants := []subsidy.Grant{
		{Payer: rules.PaidByProvince, Rate: 300_000, Of: rules.OfMinimumContribution, Months: 1},
		{Payer: rules.PaidByDistrict, Rate: 400_000, Of: rules.OfMinimumContribution, Months: 1},
		{Payer: rules.PaidByDonor, Form: rules.ByAmount, Amount: 10_000, Months: 1},
	}
	parts := subsidy.Stack([]subsidy.Part{state}, &due, grants)
	var got []rules.VND
	for _, p := range parts {
		got = append(got, p.Amount)
	}
	if len(got) != 3 || got[0] != 165_000 || got[1] != 99_000 || got[2] != 66_000 || parts[2].Full != 132_000 {
		t.Errorf("%v, want 165000, 99000, 66000 of 132000, and nothing from the donor", got)
	}
}

func TestWhatIsNotKnownIsSaid(t *testing.T) {
	b := book(t)
	m := month("2024-03")
	h := subsidy.Household{Paid: m, Months: 12}
	near := somebody{province: "thanh-hoa", since: "2010-01", area: "rural", status: []string{"near_poor"}}
	h.Members = []subsidy.Member{{Name: "A", Profile: near.profile(t, b, m)}}
	got := h.Price(b).Members[0]
	if len(got.Unknown) != 1 || got.Unknown[0].ID != "th-hi-nearpoor" || got.Bill.Local() != 0 {
		t.Errorf("unknown %v, local %d; want th-hi-nearpoor and 0", got.Unknown, got.Bill.Local())
	}
	m = month("2026-03")
	due, state := contribution(b, m, 1_500_000, 200_000)
	p := somebody{province: "ninh-binh", status: []string{"grassroots_security_force"}}.profile(t, b, m)
	if bill := subsidy.Divide(b, &p, due, state, nil); len(bill.Unsaid) != 3 {
		t.Errorf("%d layers depend on the older unit, want 3", len(bill.Unsaid))
	}
	m = month("2026-02")
	due, state = contribution(b, m, 1_500_000, 200_000)
	p = somebody{province: "ha-tinh", status: []string{"poor"}}.profile(t, b, m)
	if bill := subsidy.Divide(b, &p, due, state, nil); len(bill.Unknown) != 0 || bill.Local() != 0 {
		t.Errorf("a draft counts: %+v", bill)
	}
}

func TestMonthsAreCountedByLayer(t *testing.T) {
	b := book(t)
	m := month("2022-09")
	due, state := contribution(b, m, 1_500_000, 100_000)
	due.Months, due.Gross, due.StateMonths = 12, 12*due.Gross, 12
	p := somebody{province: "ha-noi", district: "long-bien"}.profile(t, b, m)
	for since, want := range map[string]rules.VND{"2022-09": 12 * 99_000, "2022-06": 9 * 99_000, "2021-09": 0} {
		p.Status = []subsidy.Status{{Is: "left_near_poverty", Since: month(since)}}
		if got := subsidy.Divide(b, &p, due, state, nil); got.Sum(rules.PaidByDistrict) != want {
			t.Errorf("left near-poverty %s: %d, want %d", since, got.Sum(rules.PaidByDistrict), want)
		}
	}
	m = month("2023-08")
	h := subsidy.Household{Paid: m, Months: 12, Members: []subsidy.Member{{Profile: somebody{province: "tra-vinh", status: []string{"left_poverty"}}.profile(t, b, m)}}}
	if got := h.Price(b); got.Gross != 972_000 || got.Local != 486_000 {
		t.Errorf("Tra Vinh pays %d of %d, want six months of twelve", got.Local, got.Gross)
	}
	h.Members[0].Profile.Granted = []subsidy.Granted{{Layer: "tv-hi-escaped-2023", Months: 6}}
	if got := h.Price(b); got.Local != 0 {
		t.Errorf("Tra Vinh pays %d after its six months", got.Local)
	}
}
