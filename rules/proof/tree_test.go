package proof_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/proof"
)

var (
	decree  = &rules.Instrument{ID: "2025-decree-159", Number: "159/2025/NĐ-CP", Kind: rules.Decree, Title: rules.Text{VI: "Nghị định", EN: "Decree"}, Source: "https://example.org"}
	opinion = &rules.Instrument{ID: "assumptions", Number: "none", Kind: rules.Assumption}
)

// supported is the tree of a month's support: leaves of every ground, a
// quantity that has no name, and an inner step under a provision.
func supported() proof.Step {
	share := proof.LawfulRate("contribution_rate", 220_000, rules.Cite{Instrument: decree, Article: "art. 5(1)"})
	floor := proof.Lawful("chosen_income", proof.InVND, 1_500_000, rules.Cite{Instrument: decree, Article: "art. 6"})
	part := proof.Derived("contribution", proof.InVND, proof.ProductOf, floor, share).By(rules.Cite{Instrument: decree, Article: "art. 7"}).Of("2026-07")
	less := proof.Derived("made_up_part", proof.InFactor, proof.SumOf, proof.Assumed("discount_rate", proof.InRate, 50_000), proof.GivenRate("achieved", 500_000)).In(proof.InRate)
	return proof.Derived("total_paid", proof.InVND, proof.DifferenceOf, part, less, proof.Given("payments", proof.InPersons, 12))
}

// An explanation as JSON says of each step what it is in both languages, its
// exact value, and where it comes from; what does not apply is left out.
func TestATreeAsJSON(t *testing.T) {
	out, err := json.Marshal(supported())
	if err != nil {
		t.Fatal(err)
	}
	cite := func(article string) string {
		return `"cite":{"instrument":"2025-decree-159","number":"159/2025/NĐ-CP","article":"` + article + `","title":{"vi":"Nghị định","en":"Decree"},"source":"https://example.org","confidence":"high"}`
	}
	want := strings.Join([]string{
		`{"quantity":"total_paid","label":{"vi":"Tổng số tiền người tham gia đóng","en":"Own money in total"},"unit":"VND","value":"329987.45","op":"difference","children":[`,
		`{"quantity":"contribution","label":{"vi":"Số tiền phải đóng","en":"Contribution"},"detail":"2026-07","unit":"VND","value":"330000","op":"product",` + cite("art. 7") + `,"children":[`,
		`{"quantity":"chosen_income","label":{"vi":"Thu nhập tháng lựa chọn","en":"Income chosen"},"unit":"VND","value":"1500000","ground":"law",` + cite("art. 6") + `},`,
		`{"quantity":"contribution_rate","label":{"vi":"Tỷ lệ đóng","en":"Contribution rate"},"unit":"rate","value":"0.22","ground":"law",` + cite("art. 5(1)") + `}]},`,
		`{"quantity":"made_up_part","label":{"vi":"made up part","en":"made up part"},"unit":"rate","value":"0.55","op":"sum","children":[`,
		`{"quantity":"discount_rate","label":{"vi":"Lãi suất chiết khấu mỗi năm","en":"Discount rate a year"},"unit":"rate","value":"0.05","ground":"assumed"},`,
		`{"quantity":"achieved","label":{"vi":"Tỷ lệ đạt chỉ tiêu được giao","en":"Share of the number assigned"},"unit":"rate","value":"0.5","ground":"given"}]},`,
		`{"quantity":"payments","label":{"vi":"Số lần đóng","en":"Payments"},"unit":"persons","value":"12","ground":"given"}]}`,
	}, "")
	if string(out) != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
}

// The print of explanations hangs on each word and figure of each step, on how
// deep it stands and on the order.
func TestADigestHangsOnEveryStep(t *testing.T) {
	lines := []string{
		"0\ttotal_paid\t\tVND\t329987.45\tdifference\t\t\t",
		"1\tcontribution\t2026-07\tVND\t330000\tproduct\t\t2025-decree-159\tart. 7",
		"2\tchosen_income\t\tVND\t1500000\t\tlaw\t2025-decree-159\tart. 6",
		"2\tcontribution_rate\t\trate\t0.22\t\tlaw\t2025-decree-159\tart. 5(1)",
		"1\tmade_up_part\t\trate\t0.55\tsum\t\t\t",
		"2\tdiscount_rate\t\trate\t0.05\t\tassumed\t\t",
		"2\tachieved\t\trate\t0.5\t\tgiven\t\t",
		"1\tpayments\t\tpersons\t12\t\tgiven\t\t",
	}
	whole := proof.Digest([]proof.Step{supported()})
	if want := fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(lines, "\n")+"\n"))); whole != want {
		t.Errorf("the print is %s, that of the lines is %s", whole, want)
	}
	seen := map[string]string{whole: "nothing"}
	for name, change := range map[string]func(*proof.Step){
		"the article":    func(s *proof.Step) { s.Children[0].Children[1].Cite.Article = "art. 5(2)" },
		"the instrument": func(s *proof.Step) { s.Children[0].Children[1].Cite.Instrument = opinion },
		"no instrument":  func(s *proof.Step) { s.Children[0].Cite.Instrument = nil },
		"a figure":       func(s *proof.Step) { s.Children[2] = proof.Given("payments", proof.InPersons, 13) },
		"a detail":       func(s *proof.Step) { s.Children[0].Detail = "2026-08" },
		"the unit":       func(s *proof.Step) { s.Children[1].Unit = proof.InFactor },
		"the ground":     func(s *proof.Step) { s.Children[2].Ground = proof.FromAssumed },
		"the operation":  func(s *proof.Step) { s.Op = proof.SumOf },
		"the quantity":   func(s *proof.Step) { s.Quantity = "total" },
		"the order":      func(s *proof.Step) { s.Children[0], s.Children[1] = s.Children[1], s.Children[0] },
		"a step deeper": func(s *proof.Step) {
			s.Children[1].Children = append(s.Children[1].Children, s.Children[2])
			s.Children = s.Children[:2]
		},
		"a step less":            func(s *proof.Step) { s.Children = s.Children[:2] },
		"another one behind":     func(s *proof.Step) { s.Children = append(s.Children, s.Children[2]) },
		"a part without parts":   func(s *proof.Step) { s.Children[0].Children = nil },
		"the root as its part":   func(s *proof.Step) { *s = proof.Derived("total_paid", proof.InVND, proof.SameOf, *s) },
		"another value and unit": func(s *proof.Step) { *s = proof.Given("total_paid", proof.InVND, 329_987) },
	} {
		s := supported()
		change(&s)
		d := proof.Digest([]proof.Step{s})
		if was, twice := seen[d]; twice {
			t.Errorf("the print with %s changed is that of %s", name, was)
		}
		seen[d] = name
	}
}

// A figure of an instrument that only assumes, or that rests on one, is assumed.
func TestWhatRestsOnAnOpinionIsAssumed(t *testing.T) {
	sure, guess := rules.Cite{Instrument: decree, Article: "art. 1"}, rules.Cite{Instrument: opinion, Article: "5%"}
	resting := sure
	resting.Basis = &guess
	for name, tt := range map[string]struct {
		cite rules.Cite
		want proof.Ground
	}{"law": {sure, proof.FromLaw}, "an opinion": {guess, proof.FromAssumed}, "law on an opinion": {resting, proof.FromAssumed}, "nothing": {rules.Cite{}, proof.FromLaw}} {
		whole, rate := proof.Lawful("floor", proof.InVND, 7, tt.cite), proof.LawfulRate("rate", 70_000, tt.cite)
		if whole.Ground != tt.want || rate.Ground != tt.want || whole.Text() != "7" || rate.Text() != "0.07" || rate.Unit != proof.InRate || whole.Unit != proof.InVND {
			t.Errorf("%s: %s %s, %s %s", name, whole.Ground, whole.Text(), rate.Ground, rate.Text())
		}
	}
}

// The value that is given out is the reader's own.
func TestAValueIsACopy(t *testing.T) {
	s := supported()
	v := s.Value()
	if v.Cmp(big.NewRat(32_998_745, 100)) != 0 {
		t.Fatalf("the value is %s", v)
	}
	v.SetInt64(1)
	if s.Text() != "329987.45" || s.Check() != nil {
		t.Errorf("whoever changes the value has changed the step: %s", s.Text())
	}
	zero := proof.Step{}
	if v := zero.Value(); v.Sign() != 0 || zero.Text() != "0" || zero.Check() != nil {
		t.Errorf("the zero step is %s", v)
	}
}

// A leaf that stands for a tree has its quantity, unit, detail and value, and
// nothing of what the tree says of its provision.
func TestALeafThatStandsForATree(t *testing.T) {
	s := supported().Children[0]
	leaf := proof.Standing(s)
	if leaf.Quantity != "contribution" || leaf.Unit != proof.InVND || leaf.Detail != "2026-07" || leaf.Text() != "330000" || leaf.Ground != proof.FromCaller || leaf.Op != "" || !leaf.Cite.IsZero() || leaf.Children != nil {
		t.Errorf("%+v", leaf)
	}
}

// A fault names the quantity, what it says and what its parts give.
func TestAFaultOfAProofIsTold(t *testing.T) {
	s := supported()
	s.Children[2] = proof.Given("payments", proof.InPersons, 13)
	if err := s.Check(); err == nil || err.Error() != "total_paid is 329987.45, but its parts give 6599729/20" {
		t.Errorf("another figure: %v", err)
	}
	s = supported()
	s.Children[0].Children[0].Cite.Article = ""
	if err := s.Check(); err == nil || err.Error() != "chosen_income: a figure of the law without an article" {
		t.Errorf("no article: %v", err)
	}
	s = proof.Lawful("floor", proof.InVND, 1, rules.Cite{Article: "art. 1"})
	if s.Check() == nil {
		t.Error("no instrument")
	}
}
