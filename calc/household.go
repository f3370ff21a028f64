package calc

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A HouseholdQuestion asks what health insurance costs a household.
type HouseholdQuestion struct {
	Paid      rules.Month
	Months    int    // 3, 6 or 12
	Province  string // of residence in the month of payment; "" if not said
	Territory string // the province of before July 2025, where an old rule lives on
	District  string
	Area      string
	Members   []HouseholdMember
}

// A HouseholdMember is one person to be insured, in the order of the steps.
type HouseholdMember struct {
	Name    string
	Born    rules.Month
	Status  []string // nil: not said; empty: none
	Months  int      // 0: as the question
	Covered bool     // insured elsewhere
	Study   string   // the province where a pupil goes to school; "" if where they live
	Donors  []subsidy.Donor
	Granted []subsidy.Granted // months for which rules that count them have paid before
}

// A Premium is what health insurance costs a household and who bears it (tiền
// đóng bảo hiểm y tế hộ gia đình).
type Premium struct {
	Members      []PremiumMember `json:"members"`
	Gross        rules.VND       `json:"gross"`
	StateSupport rules.VND       `json:"state_support"`
	LocalSupport rules.VND       `json:"local_support"`
	DonorSupport rules.VND       `json:"donor_support"`
	Net          rules.VND       `json:"net"`

	law  *rules.Law
	book *rules.Book
	paid rules.Month
	bill subsidy.HouseholdBill
}

// A PremiumMember is what one member costs.
type PremiumMember struct {
	Name         string    `json:"name,omitempty"`
	Group        string    `json:"group"`
	Step         int       `json:"step,omitempty"` // within the household form
	Months       int       `json:"months"`
	Gross        rules.VND `json:"gross"`
	StateSupport rules.VND `json:"state_support"`
	LocalSupport rules.VND `json:"local_support"`
	DonorSupport rules.VND `json:"donor_support"`
	Net          rules.VND `json:"net"`
	Layers       []Layer   `json:"layers,omitempty"`
}

// HouseholdPremium returns the premiums of a household's members, the steps
// they take and who bears what (Decree 188/2025 art. 6; Law on Health Insurance
// arts. 12 and 13). The premium of the month of payment holds for all months.
func (c *Calculator) HouseholdPremium(q HouseholdQuestion) (Premium, error) {
	law := c.book.On(q.Paid)
	faults := householdFaults(law, q)
	if faults := c.unfounded(nil, q.Paid, restsOnHealth); faults != nil {
		return Premium{}, faults
	}
	h, placed := c.household(q)
	if faults = append(faults, placed...); len(faults) > 0 {
		return Premium{}, faults.Err()
	}
	bill := h.Price(c.book)
	out := Premium{
		Gross: bill.Gross, StateSupport: bill.State, LocalSupport: bill.Local, DonorSupport: bill.Gift, Net: bill.Net,
		law: law, book: c.book, paid: q.Paid, bill: bill, Members: make([]PremiumMember, len(bill.Members)),
	}
	for i := range bill.Members {
		out.Members[i] = premiumMember(&bill.Members[i])
	}
	return out, nil
}

func premiumMember(m *subsidy.MemberBill) PremiumMember {
	return PremiumMember{
		Name: m.Name, Group: m.Group, Step: m.Step, Months: m.Months, Gross: m.Gross,
		StateSupport: m.Bill.State(), LocalSupport: m.Bill.Local(), DonorSupport: m.Bill.Donors(), Net: m.Net, Layers: layers(m.Parts),
	}
}

// householdFaults: the law must price the month and know the length.
func householdFaults(law *rules.Law, q HouseholdQuestion) (faults document.Faults) {
	if !subsidy.PricesHealth(law) {
		return document.Faults{{Code: FigureNotSet, Path: "/paid", Value: q.Paid.String(), Hint: hints[FigureNotSet], Message: "the household premium of " + q.Paid.String() + " is not in the rule files"}}
	}
	periods := &law.Health.Periods
	check := func(months int, path string) {
		if months != 0 && !periods.Value.Has(months) {
			faults = append(faults, document.Fault{
				Code: MonthsNotAllowed, Path: path, Value: itoa(months), Bound: periods.Value.String(), Source: periods.Cite.String(),
				Hint: hints[MonthsNotAllowed], Message: "premiums are paid for " + periods.Value.String() + " months, not " + itoa(months),
			})
		}
	}
	check(q.Months, "/months")
	for i, m := range q.Members {
		check(m.Months, "/members/"+strconv.Itoa(i)+"/months")
	}
	return faults
}

// household turns the question into members with profiles.
func (c *Calculator) household(q HouseholdQuestion) (h subsidy.Household, faults document.Faults) {
	k := checker{book: c.book}
	place := k.where(q.Province, q.Territory, q.Paid, "")
	h = subsidy.Household{Paid: q.Paid, Months: q.Months, Members: make([]subsidy.Member, len(q.Members))}
	words := c.book.Statuses()
	for i, m := range q.Members {
		path := "/members/" + strconv.Itoa(i)
		p := subsidy.Profile{Born: m.Born, Area: q.Area, Place: place, District: rules.Slug(q.District), Study: k.where(m.Study, "", q.Paid, path), Granted: m.Granted}
		k.granted(m.Granted, path)
		for j, s := range m.Status {
			if !slices.Contains(words, s) && s != subsidy.GroupPensioner {
				k.faults = append(k.faults, unknownStatus(path+"/status/"+strconv.Itoa(j), s, words))
			}
			p.Status = append(p.Status, subsidy.Status{Is: s})
		}
		h.Members[i] = subsidy.Member{Name: m.Name, Profile: p, Months: m.Months, Covered: m.Covered, Donors: m.Donors}
	}
	return h, k.faults
}

// granted refuses rules that do not count months of health insurance.
func (k *checker) granted(list []subsidy.Granted, path string) {
	var ids []string
	for _, l := range k.book.AllLayers() {
		if len(list) > 0 && l.For == rules.Health && l.CountsGrants() && !slices.Contains(ids, l.ID) {
			ids = append(ids, l.ID)
		}
	}
	for i, g := range list {
		if !slices.Contains(ids, g.Layer) {
			k.faults = append(k.faults, document.Fault{
				Code: UnknownRule, Path: path + "/supported/" + strconv.Itoa(i) + "/rule", Value: g.Layer, Bound: strings.Join(ids, ", "),
				Hint: cmp.Or(document.DidYouMean(g.Layer, ids), hints[UnknownRule]), Message: "no rule called \"" + g.Layer + "\" counts the months that it paid",
			})
		}
	}
}

// where looks a place up; "" is nowhere.
func (k *checker) where(province, territory string, m rules.Month, path string) rules.Place {
	if province == "" {
		return rules.Place{}
	}
	place, err := k.book.Residence(province, territory, m, m)
	k.place(err, path)
	return place
}

// Law returns the law of the month of payment.
func (p Premium) Law() *rules.Law { return p.law }

// Foot adds what the figures rest on.
func (p Premium) Foot(f *note.Footing) {
	for _, c := range p.bill.Cites {
		f.Cite(c)
	}
	for i := range p.bill.Members {
		f.Bill(&p.bill.Members[i].Bill)
	}
	f.Note(p.StateSupport+p.LocalSupport > 0, note.OldSupportKept)
	f.Horizon(p.book, p.paid)
}
