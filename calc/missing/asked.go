package missing

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/coverage"
	"github.com/volsi/volsi/calc/savings"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func (s *scene) contribution(q calc.ContributionQuestion) {
	s.status(q, q.Paid, q.Paid)
	s.home(q, q.Paid)
	s.birth(q, q.Paid)
	if most := &s.Book().On(q.Paid).Support.MaxMonths; !q.HasSupported && s.life.Record().JoinedVoluntary() == 0 {
		used := q
		used.SupportedBefore, used.HasSupported = most.Value, true
		s.gap(s.path+"/supported_before", Support, []try{{with: strconv.Itoa(most.Value), q: used}})
	}
}

func (s *scene) refund(q calc.RefundQuestion) {
	s.status(q, q.Payment.Paid, q.Payment.Paid)
	s.home(q, q.Payment.Paid)
}

func (s *scene) retirementAge(q calc.RetirementAgeQuestion) {
	s.lowerAge(q.LowerAge, func(years int) calc.Question { return calc.RetirementAgeQuestion{LowerAge: years} })
}

// lowerAge tries hazardous work where there is compulsory time.
func (s *scene) lowerAge(said int, asked func(years int) calc.Question) {
	if said != 0 || s.life.Record().JoinedCompulsory() == 0 {
		return
	}
	var tries []try
	for _, years := range [...]int{5, calc.MaxLowered} {
		tries = append(tries, try{with: strconv.Itoa(years), q: asked(years)})
	}
	s.gap(s.path+"/lower_age", LowerAge, tries)
}

func (s *scene) pension(q calc.PensionQuestion) {
	s.record(q, q.Month)
	s.compulsory(q)
	s.lowerAge(q.LowerAge, func(years int) calc.Question {
		lowered := q
		lowered.LowerAge = years
		return lowered
	})
	l := &s.Book().On(q.Month + 1).Pension
	if q.Impairment == 0 && l.Impairment.MinShare.IsKnown() {
		impaired := q
		impaired.Impairment = l.Impairment.MinShare.Value
		s.gap(s.path+"/impairment", Impairment, []try{{with: impaired.Impairment.String(), q: impaired}})
	}
	if n := l.MinInsuredMonths.Value - s.life.Record().Before(q.Month+1).Insured(); q.Treaty == 0 && n > 0 && s.life.Record().JoinedCompulsory() != 0 {
		abroad := q
		abroad.Treaty = n
		s.gap(s.path+"/treaty_months", Treaty, []try{{with: strconv.Itoa(n), q: abroad}})
	}
	s.waiting(q)
}

// waiting tries the confirmation of waiting for the age only, which is older
// than voluntary insurance: who held it had the months by then.
func (s *scene) waiting(q calc.PensionQuestion) {
	since, need := s.Book().FirstContribution().Since, &s.Book().On(q.Month+1).Pension.Waiting.MinInsuredMonths
	if s.life.Person().Status != nil || !need.IsKnown() || s.life.Record().Before(since).Insured() < need.Value {
		return
	}
	var tries []try
	for _, word := range s.Waiters() {
		p := s.life.Person()
		p.Status = []calc.Status{{Period: rules.Period{From: since - 1}, Is: word}}
		tries = append(tries, try{with: word, life: s.life.As(p), q: q})
	}
	s.gap("/person/status", Waiting, tries)
}

// record tries every month paid at the lowest income, if nothing is recorded.
func (s *scene) record(q calc.Question, m rules.Month) {
	if len(s.life.Rows()) > 0 {
		return
	}
	least := s.Book().On(m).Contribution.MinAge.Value
	from := max(s.Book().FirstContribution().Since, s.life.Person().Born+rules.Month(least))
	if from > m {
		return
	}
	s.recorded(q, Record, s.AtFloor(from, int(m-from)+1), fromTo(from, m))
}

// recorded tries rows beside those of the life.
func (s *scene) recorded(q calc.Question, code string, more []calc.Row, with string) {
	l, err := s.Life(s.life.Person(), append(append([]calc.Row{}, s.life.Rows()...), more...))
	if err == nil {
		s.gap("/record", code, []try{{with: with, life: l, q: q}})
	}
}

// compulsory tries the months that are missing as compulsory ones, before all
// others, at the lowest income.
func (s *scene) compulsory(q calc.PensionQuestion) {
	r := s.life.Record()
	first, law := r.Joined(), s.Book().On(q.Month+1)
	n := law.Pension.MinInsuredMonths.Value - r.Before(q.Month+1).Insured()
	if first == 0 || n <= 0 || r.JoinedCompulsory() != 0 {
		return
	}
	s.recorded(q, Compulsory, []calc.Row{{
		Period: rules.Period{From: first - rules.Month(n), Until: first}, Scheme: pension.Compulsory, Level: calc.Average, Amount: law.Contribution.Floor.Value,
	}}, strconv.Itoa(n))
}

func (s *scene) oneTime(q calc.OneTimeQuestion) {
	s.record(q, q.Month)
	s.status(q, s.life.Record().Joined(), q.Month)
}

func (s *scene) death(q calc.DeathQuestion) {
	s.record(q, q.Month)
	if q.Relatives == nil {
		child, parents := q, q
		child.Relatives = []pension.Relative{{Relation: pension.Child, Born: q.Month - 60}}
		parents.Relatives = aloneAndOld(q.Month)
		s.gap(s.path+"/relatives", Relatives, []try{{with: "child", q: child}, {with: "mother, father, mother_in_law, father_in_law", q: parents}})
	}
	if q.PensionSince == 0 {
		p, _ := s.Pension(s.life, calc.PensionQuestion{Month: q.Month - 1}) // none if it cannot be told
		since := q
		since.PensionSince, since.PensionMonthly = p.Starts, p.Monthly
		s.gap(s.path+"/pension", Pension, []try{{with: p.Starts.String(), q: since}})
	}
	s.status(q, s.life.Record().Joined(), q.Month)
}

// aloneAndOld returns as many relatives as an allowance is paid to at the most.
func aloneAndOld(m rules.Month) (out []pension.Relative) {
	for _, r := range [...]pension.Relation{pension.Mother, pension.Father, pension.MotherInLaw, pension.FatherInLaw} {
		out = append(out, pension.Relative{Relation: r, Born: m - 80*12, NoCarer: true})
	}
	return out
}

func (s *scene) maternity(q calc.MaternityQuestion) {
	s.record(q, q.Birth-1)
	if q.Unsaid {
		twins := q
		twins.Children = 2
		s.gap(s.path+"/children", Children, []try{{with: "2", q: twins}})
	}
	taken := q
	taken.OtherTakes = true
	s.gap(s.path+"/other_parent_takes", OtherParent, []try{{with: "true", q: taken}})
}

func (s *scene) allowance(q calc.MonthlyAllowanceQuestion) {
	s.record(q, q.Month)
	s.statusOf(q, q.Month, q.Month, s.Book().Statuses())
}

func (s *scene) socialPension(q calc.SocialPensionQuestion) {
	s.statusOf(q, q.Month, q.Month, s.Book().Statuses())
	if q.Pension != 0 {
		return
	}
	p, _ := s.Calculator.Pension(s.life, calc.PensionQuestion{Month: q.Month}) // none if it cannot be told
	beside := q
	beside.Pension = p.Monthly
	s.gap(s.path+"/pension", Pension, []try{{with: strconv.Itoa(int(p.Monthly)), q: beside}})
}

func (s *scene) options(q calc.OptionsQuestion) {
	s.record(q, q.Month)
	s.status(q, q.Month, q.Month)
	s.home(q, q.Month)
}

func (s *scene) household(q calc.HouseholdQuestion) {
	if q.Province == "" {
		s.gap(s.path+"/province", Province, s.householdPlaces(q))
	}
	for i := range q.Members {
		if q.Members[i].Status == nil {
			s.gap(s.path+"/members/"+strconv.Itoa(i)+"/status", Status, s.memberStatus(q, i))
		}
	}
}

func (s *scene) householdPlaces(q calc.HouseholdQuestion) (tries []try) {
	var held []calc.Status
	for _, m := range q.Members {
		for _, word := range m.Status {
			held = append(held, calc.Status{Is: word})
		}
	}
	for _, at := range s.places(rules.Health, q.Paid, held) {
		there := q
		there.Province, there.District = at.province, at.district
		if at.area != "" {
			there.Area = at.area
		}
		tries = append(tries, try{with: at.name(), q: there})
	}
	return tries
}

func (s *scene) memberStatus(q calc.HouseholdQuestion, i int) (tries []try) {
	for _, word := range s.Book().Statuses() {
		held := q
		held.Members = append([]calc.HouseholdMember{}, q.Members...)
		held.Members[i].Status = []string{word}
		tries = append(tries, try{with: word, q: held})
	}
	return tries
}

func (s *scene) savings(q savings.Question) {
	if q.Amount == 0 && len(q.Sales) == 0 {
		s.enough(q)
	}
	s.path += "/toward"
	s.wrap = func(toward calc.Question) calc.Question {
		saved := q
		saved.Toward = toward
		return saved
	}
	s.try(q.Toward)
}

// enough tries putting aside what is just enough.
func (s *scene) enough(q savings.Question) {
	r, err := savings.Of(s.Calculator, s.life, q)
	if err != nil {
		return
	}
	q.Amount = r.SmallestSaving
	s.gap(s.path+"/save", Savings, []try{{with: strconv.Itoa(int(q.Amount)) + "/" + string(q.Every), q: q}})
}

func (s *scene) coverage(q coverage.Question) {
	if q.Population == 0 {
		all := q
		all.Population = q.Participants
		s.gap(s.path+"/population", Population, []try{{with: strconv.Itoa(q.Participants), q: all}})
	}
	if q.Target == 0 && q.TargetRate == 0 {
		all := q
		all.TargetRate = rules.One
		s.gap(s.path+"/target", Target, []try{{with: "100%", q: all}})
	}
	if q.SupportPerHead == 0 {
		s.gap(s.path+"/support_per_head", SupportAHead, s.supports(q))
	}
}

// supports tries what the State pays a month for people of each category.
func (s *scene) supports(q coverage.Question) (tries []try) {
	month := q.Month
	if month == 0 {
		month = s.Book().Horizon()
	}
	law := s.Book().On(month)
	for _, word := range append([]string{""}, s.categories(month)...) {
		profile := subsidy.Profile{Status: []subsidy.Status{{Is: word}}}
		share := subsidy.StateShare(law, &profile)
		helped := q
		helped.SupportPerHead = subsidy.State(law, subsidy.Payment{Paid: month, Months: 1, Income: law.Contribution.Floor.Value}, share.Rate, 1)
		tries = append(tries, try{with: strconv.Itoa(int(helped.SupportPerHead)), q: helped})
	}
	return tries
}

// workAccident: categories raise the State's share, the month of the accident may lie
// under another minimum wage, and years paid before raise the allowance.
func (s *scene) workAccident(q calc.WorkAccidentQuestion) {
	s.statusOf(q, q.Paid, q.Paid, s.Book().Statuses())
	if q.Accident == 0 {
		last := q
		last.Accident = q.Paid + rules.Month(q.Months) - 1
		s.gap(s.path+"/accident", Accident, []try{{with: last.Accident.String(), q: last}})
	}
	if q.Before == 0 && !q.HasBefore {
		longer := q
		longer.Before = tenYears
		s.gap(s.path+"/months_before", MonthsBefore, []try{{with: strconv.Itoa(tenYears), q: longer}})
	}
}

// tenYears of months, paid before, are tried where it was not said how many.
const tenYears = 120
