package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

func (q ContributionQuestion) gaps(s *scene) {
	s.status(q, q.Paid, q.Paid)
	s.home(q, q.Paid)
	s.birth(q, q.Paid)
	if most := &s.book.On(q.Paid).Support.MaxMonths; !q.HasSupported && s.life.record.JoinedVoluntary() == 0 && most.IsKnown() {
		used := q
		used.SupportedBefore, used.HasSupported = most.Value, true
		s.gap(s.path+"/supported_before", LacksSupport, []try{{with: itoa(most.Value), q: used}})
	}
}

func (q RefundQuestion) gaps(s *scene) {
	if !q.SupportGiven {
		s.status(q, q.Payment.Paid, q.Payment.Paid)
		s.home(q, q.Payment.Paid)
	}
}

func (q RetirementAgeQuestion) gaps(s *scene) {
	s.lowerAge(q.LowerAge, func(years int) Question { return RetirementAgeQuestion{LowerAge: years} })
}

// lowerAge tries hazardous work where there is compulsory time.
func (s *scene) lowerAge(said int, asked func(years int) Question) {
	if said != 0 || s.life.record.JoinedCompulsory() == 0 {
		return
	}
	var tries []try
	for _, years := range [...]int{5, mostLowered} {
		tries = append(tries, try{with: itoa(years), q: asked(years)})
	}
	s.gap(s.path+"/lower_age", LacksLowerAge, tries)
}

func (q PensionQuestion) gaps(s *scene) {
	s.record(q, q.Month)
	s.compulsory(q)
	s.lowerAge(q.LowerAge, func(years int) Question {
		lowered := q
		lowered.LowerAge = years
		return lowered
	})
	l := &s.book.On(q.Month + 1).Pension
	if q.Impairment == 0 && l.Impairment.MinShare.IsKnown() {
		impaired := q
		impaired.Impairment = l.Impairment.MinShare.Value
		s.gap(s.path+"/impairment", LacksImpairment, []try{{with: impaired.Impairment.String(), q: impaired}})
	}
	if n := l.MinInsuredMonths.Value - s.life.record.Before(q.Month+1).Insured(); q.Treaty == 0 && n > 0 && s.life.record.JoinedCompulsory() != 0 {
		abroad := q
		abroad.Treaty = n
		s.gap(s.path+"/treaty_months", LacksTreaty, []try{{with: itoa(n), q: abroad}})
	}
	s.waiting(q)
}

// waiting tries the confirmation of waiting for the age only, which is older
// than voluntary insurance: who held it had the months by then.
func (s *scene) waiting(q PensionQuestion) {
	since, need := s.book.FirstContribution().Since, &s.book.On(q.Month+1).Pension.Waiting.MinInsuredMonths
	if s.life.person.Status != nil || !need.IsKnown() || s.life.record.Before(since).Insured() < need.Value {
		return
	}
	var tries []try
	for _, word := range s.waiters {
		p := s.life.person
		p.Status = []Status{{Period: rules.Period{From: since - 1}, Is: word}}
		tries = append(tries, try{with: word, life: s.about(p), q: q})
	}
	s.gap("/person/status", LacksWaiting, tries)
}

// record tries every month paid at the lowest income, if nothing is recorded.
func (s *scene) record(q Question, m rules.Month) {
	if len(s.life.rows) > 0 {
		return
	}
	from := s.book.FirstContribution().Since
	if least := &s.book.On(m).Contribution.MinAge; least.IsKnown() && s.life.person.Born != 0 {
		from = max(from, s.life.person.Born+rules.Month(least.Value))
	}
	if from > m {
		return
	}
	v := viewer{Calculator: s.Calculator}
	s.recorded(q, LacksRecord, v.atFloor(from, int(m-from)+1), stretchOf(rules.Period{From: from, Until: m + 1}))
}

// recorded tries rows beside those of the life.
func (s *scene) recorded(q Question, code string, more []Row, with string) {
	l, err := s.Life(s.life.person, append(append([]Row{}, s.life.rows...), more...))
	if err == nil {
		s.gap("/record", code, []try{{with: with, life: l, q: q}})
	}
}

// compulsory tries the months that are missing as compulsory ones, before all
// others, at the lowest income.
func (s *scene) compulsory(q PensionQuestion) {
	r := &s.life.record
	first, law := r.Joined(), s.book.On(q.Month+1)
	n := law.Pension.MinInsuredMonths.Value - r.Before(q.Month+1).Insured()
	if first == 0 || n <= 0 || r.JoinedCompulsory() != 0 {
		return
	}
	s.recorded(q, LacksCompulsory, []Row{{
		Period: rules.Period{From: first - rules.Month(n), Until: first}, Scheme: pension.Compulsory, Level: Average, Amount: law.Contribution.Floor.Value,
	}}, itoa(n))
}

func (q OneTimeQuestion) gaps(s *scene) {
	s.record(q, q.Month)
	if first := s.life.record.Joined(); first != 0 {
		s.status(q, first, q.Month)
	}
}

func (q DeathQuestion) gaps(s *scene) {
	s.record(q, q.Month)
	if q.Relatives == nil {
		child, parents := q, q
		child.Relatives = []pension.Relative{{Relation: pension.Child, Born: q.Month - 60}}
		parents.Relatives = aloneAndOld(q.Month)
		s.gap(s.path+"/relatives", LacksRelatives, []try{{with: "child", q: child}, {with: "mother, father, mother_in_law, father_in_law", q: parents}})
	}
	if q.PensionSince == 0 && s.life.person.Born != 0 {
		p, err := s.Pension(s.life, PensionQuestion{Month: q.Month - 1})
		if err == nil && p.Eligible && p.Starts <= q.Month {
			since := q
			since.PensionSince, since.PensionMonthly = p.Starts, p.Monthly
			s.gap(s.path+"/pension", LacksPension, []try{{with: p.Starts.String(), q: since}})
		}
	}
	if first := s.life.record.Joined(); first != 0 {
		s.status(q, first, q.Month)
	}
}

// aloneAndOld returns as many relatives as an allowance is paid to at the most.
func aloneAndOld(m rules.Month) (out []pension.Relative) {
	for _, r := range [...]pension.Relation{pension.Mother, pension.Father, pension.MotherInLaw, pension.FatherInLaw} {
		out = append(out, pension.Relative{Relation: r, Born: m - 80*12, NoCarer: true})
	}
	return out
}

func (q MaternityQuestion) gaps(s *scene) {
	s.record(q, q.Birth-1)
	if q.childrenUnsaid {
		twins := q
		twins.Children = 2
		s.gap(s.path+"/children", LacksChildren, []try{{with: "2", q: twins}})
	}
	if !q.OtherTakes {
		taken := q
		taken.OtherTakes = true
		s.gap(s.path+"/other_parent_takes", LacksParent, []try{{with: "true", q: taken}})
	}
}

func (q MonthlyAllowanceQuestion) gaps(s *scene) {
	s.record(q, q.Month)
	s.statusOf(q, q.Month, q.Month, s.book.Statuses())
}

func (q SocialPensionQuestion) gaps(s *scene) {
	s.statusOf(q, q.Month, q.Month, s.book.Statuses())
	if q.Pension != 0 || s.life.person.Sex == 0 {
		return
	}
	p, err := s.Calculator.Pension(s.life, PensionQuestion{Month: q.Month})
	if err == nil && p.Eligible {
		beside := q
		beside.Pension = p.Monthly
		s.gap(s.path+"/pension", LacksPension, []try{{with: itoa(int(p.Monthly)), q: beside}})
	}
}

func (q OptionsQuestion) gaps(s *scene) {
	s.long = true
	s.record(q, q.Month)
	s.status(q, q.Month, q.Month)
	s.home(q, q.Month)
}

func (q HouseholdQuestion) gaps(s *scene) {
	if q.Province == "" {
		s.gap(s.path+"/province", LacksProvince, q.provinces(s))
	}
	for i := range q.Members {
		if q.Members[i].Status == nil && !q.Members[i].Covered {
			s.gap(s.path+"/members/"+itoa(i)+"/status", LacksStatus, q.statuses(s, i))
		}
	}
}

func (q HouseholdQuestion) provinces(s *scene) (tries []try) {
	var held []Status
	for _, m := range q.Members {
		for _, word := range m.Status {
			held = append(held, Status{Is: word})
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

func (q HouseholdQuestion) statuses(s *scene, i int) (tries []try) {
	for _, word := range s.book.Statuses() {
		held := q
		held.Members = append([]HouseholdMember{}, q.Members...)
		held.Members[i].Status = []string{word}
		tries = append(tries, try{with: word, q: held})
	}
	return tries
}

func (q SavingsQuestion) gaps(s *scene) {
	if q.Amount == 0 && len(q.Sales) == 0 {
		s.enough(q)
	}
	inner, ok := q.Toward.(gapped)
	if !ok {
		return
	}
	s.path += "/toward"
	s.wrap = func(toward Question) Question {
		saved := q
		saved.Toward = toward
		return saved
	}
	inner.gaps(s)
}

// enough tries putting aside what is just enough.
func (s *scene) enough(q SavingsQuestion) {
	q.Amount = 1
	r, err := s.Savings(s.life, q)
	if err != nil || r.SmallestSaving == 0 {
		return
	}
	q.Amount = r.SmallestSaving
	s.gap(s.path+"/save", LacksSavings, []try{{with: itoa(int(q.Amount)) + "/" + string(q.Every), q: q}})
}

func (q CoverageQuestion) gaps(s *scene) {
	if q.Population == 0 && q.Participants > 0 {
		all := q
		all.Population = q.Participants
		s.gap(s.path+"/population", LacksPopulation, []try{{with: itoa(q.Participants), q: all}})
	}
	if q.Target == 0 && q.TargetRate == 0 && q.Population > 0 {
		all := q
		all.TargetRate = rules.One
		s.gap(s.path+"/target", LacksTarget, []try{{with: "100%", q: all}})
	}
	if q.SupportPerHead == 0 {
		s.gap(s.path+"/support_per_head", LacksHead, q.supports(s))
	}
}

// supports tries what the State pays a month for people of each category.
func (q CoverageQuestion) supports(s *scene) (tries []try) {
	month := q.Month
	if month == 0 {
		month = s.book.Horizon()
	}
	law := s.book.On(month)
	for _, word := range append([]string{""}, s.categories(month)...) {
		profile := subsidy.Profile{Status: []subsidy.Status{{Is: word}}}
		share := subsidy.StateShare(law, &profile)
		helped := q
		helped.SupportPerHead = subsidy.State(law, subsidy.Payment{Paid: month, Months: 1, Income: law.Contribution.Floor.Value}, share.Rate, 1)
		tries = append(tries, try{with: itoa(int(helped.SupportPerHead)), q: helped})
	}
	return tries
}
