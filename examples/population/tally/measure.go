package tally

import "github.com/volsi/volsi/rules"

// A Measure is something that is added up over people.
type Measure uint8

// What is added up of each law. Heads are people, the rest is đồng.
const (
	People   Measure = iota // heads, everybody
	Priced                  // heads whose payment is open to them
	Gross                   // of the payment, before support
	State                   // of it, borne by the State; the payers stand together
	Province                // by provinces
	District                // by districts
	Commune                 // by communes
	Fund                    // by funds of a place
	Donor                   // by donors
	Net                     // by the people themselves
	Rights                  // heads with a right to a pension in the month
	Pension                 // a month, of those
	LumpSum                 // beside the pension
	OneTimes                // heads with a right to the one-time benefit
	OneTime                 // of those, after what is taken off
	Deducted                // support taken off it
	Survivor                // lump sum if everybody died in the month
	Funeral                 // grant if everybody died in the month

	RightsWon  // heads with a right to a pension that the first law does not give
	RightsLost // and without one that it gives
	changes    // here begin the measures of change, six for each aspect
)

// Payers are the measures from State to Net.
const (
	FirstPayer = State
	PayerCount = int(Net-State) + 1
)

// personal is how many measures a person brings; the rest are comparisons.
const personal = RightsWon

// An Aspect is something that a reform makes better or worse for a person.
type Aspect uint8

// The aspects.
const (
	ByPayment  Aspect = iota // what the person pays: less is better
	ByPension                // the monthly pension
	ByOneTime                // the one-time benefit
	BySurvivor               // the survivor lump sum
	Aspects
)

// The measures of change within an aspect, each person being in one of the
// first four.
const (
	Better     Measure = iota // heads
	Worse                     // heads
	Same                      // heads
	Unanswered                // heads of whom it could not be said under every law
	Gained                    // đồng, by those who are better off
	Forgone                   // đồng, by those who are worse off
	perAspect
)

// Measures is how many measures there are.
const Measures = changes + Measure(Aspects)*perAspect

// Of returns the measure of change in an aspect.
func (a Aspect) Of(m Measure) Measure { return changes + Measure(a)*perAspect + m }

// figure returns the measure in which an aspect sees a change, and whether
// less of it is better.
func (a Aspect) figure() (m Measure, less bool) {
	return [Aspects]Measure{Net, Pension, OneTime, Survivor}[a], a == ByPayment
}

// Name returns the name of the aspect in files.
func (a Aspect) Name() string {
	return [Aspects]string{"payment", "pension", "one_time", "survivor"}[a]
}

// names are the measures as files call them, and as readers do.
var names = [changes]struct {
	name  string
	label rules.Text
	heads bool
}{
	People:     {"people", rules.Text{VI: "Số người", EN: "People"}, true},
	Priced:     {"priced", rules.Text{VI: "Số người được đóng", EN: "People whose payment is open to them"}, true},
	Gross:      {"gross", rules.Text{VI: "Tổng tiền đóng", EN: "Contributions before support"}, false},
	State:      {"state_pays", rules.Text{VI: "Nhà nước hỗ trợ", EN: "Borne by the State"}, false},
	Province:   {"province_pays", rules.Text{VI: "Tỉnh, thành phố hỗ trợ", EN: "Borne by provinces"}, false},
	District:   {"district_pays", rules.Text{VI: "Huyện hỗ trợ", EN: "Borne by districts"}, false},
	Commune:    {"commune_pays", rules.Text{VI: "Xã hỗ trợ", EN: "Borne by communes"}, false},
	Fund:       {"fund_pays", rules.Text{VI: "Quỹ của địa phương hỗ trợ", EN: "Borne by local funds"}, false},
	Donor:      {"donor_pays", rules.Text{VI: "Nhà tài trợ hỗ trợ", EN: "Borne by donors"}, false},
	Net:        {"person_pays", rules.Text{VI: "Người tham gia nộp", EN: "Paid by the people themselves"}, false},
	Rights:     {"pension_rights", rules.Text{VI: "Số người đủ điều kiện hưởng lương hưu", EN: "People with a right to a pension"}, true},
	Pension:    {"pension", rules.Text{VI: "Lương hưu mỗi tháng", EN: "Pensions a month"}, false},
	LumpSum:    {"lump_sum", rules.Text{VI: "Trợ cấp một lần khi nghỉ hưu", EN: "Lump sums at retirement"}, false},
	OneTimes:   {"one_time_rights", rules.Text{VI: "Số người đủ điều kiện hưởng BHXH một lần", EN: "People with a right to the one-time benefit"}, true},
	OneTime:    {"one_time", rules.Text{VI: "BHXH một lần", EN: "One-time benefits"}, false},
	Deducted:   {"deducted", rules.Text{VI: "Hỗ trợ bị trừ khỏi BHXH một lần", EN: "Support taken off one-time benefits"}, false},
	Survivor:   {"survivor", rules.Text{VI: "Trợ cấp tuất một lần (nếu chết trong tháng)", EN: "Survivor lump sums (at a death in the month)"}, false},
	Funeral:    {"funeral", rules.Text{VI: "Trợ cấp mai táng (nếu chết trong tháng)", EN: "Funeral grants (at a death in the month)"}, false},
	RightsWon:  {"pension_rights_won", rules.Text{VI: "Thêm quyền hưởng lương hưu", EN: "Pension rights won"}, true},
	RightsLost: {"pension_rights_lost", rules.Text{VI: "Mất quyền hưởng lương hưu", EN: "Pension rights lost"}, true},
}

var changeNames = [perAspect]struct {
	name  string
	label rules.Text
	heads bool
}{
	Better:     {"better", rules.Text{VI: "được lợi", EN: "better off"}, true},
	Worse:      {"worse", rules.Text{VI: "bị thiệt", EN: "worse off"}, true},
	Same:       {"same", rules.Text{VI: "không đổi", EN: "unchanged"}, true},
	Unanswered: {"unanswered", rules.Text{VI: "không trả lời được", EN: "could not be answered"}, true},
	Gained:     {"gained", rules.Text{VI: "tổng số tiền được lợi", EN: "đồng gained"}, false},
	Forgone:    {"lost", rules.Text{VI: "tổng số tiền bị thiệt", EN: "đồng lost"}, false},
}

var aspectLabels = [Aspects]rules.Text{
	ByPayment:  {VI: "Số tiền tự đóng", EN: "Own payment"},
	ByPension:  {VI: "Lương hưu", EN: "Pension"},
	ByOneTime:  {VI: "BHXH một lần", EN: "One-time benefit"},
	BySurvivor: {VI: "Trợ cấp tuất một lần", EN: "Survivor lump sum"},
}

// Label returns the aspect in words.
func (a Aspect) Label() rules.Text { return aspectLabels[a] }

// Name returns the name of the measure in files.
func (m Measure) Name() string {
	if m < changes {
		return names[m].name
	}
	return m.aspect().Name() + "_" + changeNames[m.change()].name
}

// Label returns the measure in words.
func (m Measure) Label() rules.Text {
	if m < changes {
		return names[m].label
	}
	a, c := m.aspect().Label(), changeNames[m.change()].label
	return rules.Text{VI: a.VI + ": " + c.VI, EN: a.EN + ": " + c.EN}
}

// Heads reports whether the measure counts people; if not, it is đồng.
func (m Measure) Heads() bool {
	if m < changes {
		return names[m].heads
	}
	return changeNames[m.change()].heads
}

func (m Measure) aspect() Aspect  { return Aspect((m - changes) / perAspect) }
func (m Measure) change() Measure { return (m - changes) % perAspect }
