package calc

import (
	"slices"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A MaternityQuestion asks for the maternity allowance of voluntary insurance.
type MaternityQuestion struct {
	Birth      rules.Month
	Children   int  // born, and foetuses of 22 weeks or more that were lost
	OtherTakes bool // the other parent takes the voluntary allowance
	Unsaid     bool // nobody said how many children; Children is a guess
}

// A Maternity is the maternity allowance (trợ cấp thai sản), or what is
// missing for it.
type Maternity struct {
	Eligible     bool        `json:"eligible"`
	Shortfalls   []Shortfall `json:"shortfalls,omitempty"`
	MonthsWithin int         `json:"months_within_year"` // paid in the twelve months before the birth
	Amount       rules.VND   `json:"amount"`

	full     pension.Maternity
	children int
	birth    rules.Month
	book     *rules.Book
}

// Maternity returns the allowance for a birth (Law 41/2024 arts. 94 and 95).
func (c *Calculator) Maternity(l *Life, q MaternityQuestion) (Maternity, error) {
	if faults := c.unfounded(l, q.Birth, restsOnBirth); faults != nil {
		return Maternity{}, faults
	}
	claimant := c.Claimant(l)
	m := claimant.Maternity(pension.Birth{Month: q.Birth, Children: q.Children, OtherTakes: q.OtherTakes})
	at := standpoint{Calculator: c, life: l, month: q.Birth, knows: knowsMaternity}
	return Maternity{
		Eligible: m.Shortfalls.Len() == 0, Shortfalls: at.from(shortfalls(&m.Shortfalls)), MonthsWithin: m.Within.Insured(), Amount: m.Amount,
		full: m, children: q.Children, birth: q.Birth, book: c.book,
	}, nil
}

// Law returns the law of the month of birth.
func (m Maternity) Law() *rules.Law { return m.full.Law }

// Foot adds what the figures rest on.
func (m Maternity) Foot(f *note.Footing) {
	note.On(f, &m.full.Law.Maternity.MinMonths)
	note.On(f, &m.full.Law.Maternity.Amount)
	f.Horizon(m.book, m.birth)
}

// A MonthlyAllowanceQuestion asks for the allowance before the social pension.
type MonthlyAllowanceQuestion struct {
	Month     rules.Month // of the request
	InPayment rules.Month // a later month for which the allowance is asked; 0: none
}

// A MonthlyAllowance is the allowance of those at retirement age without a
// pension, paid from their own contributions (trợ cấp hằng tháng).
type MonthlyAllowance struct {
	Eligible      bool        `json:"eligible"`
	Shortfalls    []Shortfall `json:"shortfalls,omitempty"`
	AverageIncome rules.Cents `json:"average_income,omitzero"`
	Carried       int         `json:"months_carried,omitzero"` // months at the base amount that the contributions carry
	Remaining     int         `json:"months_to_social_pension,omitzero"`
	Months        int         `json:"months,omitzero"`
	Monthly       rules.VND   `json:"monthly,omitzero"`
	BuyUp         rules.VND   `json:"buy_up,omitzero"` // what the months until the social pension would cost
	Until         rules.Month `json:"until,omitzero"`
	HealthCard    bool        `json:"health_card,omitempty"` // paid by the State meanwhile
	InPayment     rules.VND   `json:"monthly_in_payment,omitzero"`
	Rises         []Rise      `json:"rises,omitempty"`

	full     pension.Allowance
	poverty  poverty
	claimant pension.Claimant
	month    rules.Month
	book     *rules.Book
}

// MonthlyAllowance returns the allowance if it is asked for in the month of the
// question (Law 41/2024 art. 23; Decree 159/2025 art. 14). An error means that a
// figure is not known.
func (c *Calculator) MonthlyAllowance(l *Life, q MonthlyAllowanceQuestion) (MonthlyAllowance, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return MonthlyAllowance{}, faults.Err()
	}
	if faults := c.unfounded(l, max(q.Month, q.InPayment), restsOnBridging); faults != nil {
		return MonthlyAllowance{}, faults
	}
	claimant := c.Claimant(l)
	poverty := c.poverty(l, q.Month)
	a, missing := claimant.Allowance(q.Month, poverty.poor)
	if missing.Missing() {
		return MonthlyAllowance{}, Unknown(missing)
	}
	at := standpoint{Calculator: c, life: l, month: q.Month, knows: knowsAllowance}
	out := MonthlyAllowance{
		Eligible: a.Shortfalls.Len() == 0, Shortfalls: at.from(shortfalls(&a.Shortfalls)), AverageIncome: shown(a.Average),
		Carried: a.Carried, Remaining: a.Remaining, Months: a.Months, Monthly: a.Monthly, BuyUp: a.BuyUp,
		Until: a.Until, HealthCard: a.Shortfalls.Len() == 0, full: a, poverty: poverty, claimant: claimant, month: q.Month, book: c.book,
	}
	if missing := out.pay(q.InPayment); missing.Missing() {
		return MonthlyAllowance{}, Unknown(missing)
	}
	return out, nil
}

// pay fills in what the allowance has become by a later month in which it is
// still paid (Decree 159/2025 art. 14(9)).
func (a *MonthlyAllowance) pay(m rules.Month) (missing pension.Lack) {
	rise := &a.full.Law.MonthlyAllowance.Rises
	if !a.Eligible || m < a.month || m > a.Until || !rise.IsKnown() || !bool(rise.Value) {
		return pension.Lack{}
	}
	a.InPayment, a.Rises, missing = inPayment(a.book, a.month, a.Monthly, m)
	return missing
}

// A poverty says whether the household counts as poor in a month, which lowers
// the age of the social pension (Law 41/2024 art. 21), and by which provision.
type poverty struct {
	poor bool
	by   *rules.Param[rules.Categories]
}

func (c *Calculator) poverty(l *Life, m rules.Month) poverty {
	law, profile := &c.book.On(m).SocialPension, l.profile(m)
	for _, by := range [...]*rules.Param[rules.Categories]{&law.PoorStatus, &law.PoorListed} {
		if slices.ContainsFunc(by.Value.All(), profile.Is) {
			return poverty{true, by}
		}
	}
	return poverty{}
}

func (p poverty) foot(f *note.Footing, l *rules.SocialPensionLaw) {
	note.On(f, l.AgeOf(p.poor))
	if p.poor {
		note.On(f, p.by)
	}
}

// Law returns the law of the month of the request.
func (a MonthlyAllowance) Law() *rules.Law { return a.full.Law }

// Working returns the quantities that the amounts were computed from.
func (a MonthlyAllowance) Working() pension.Allowance { return a.full }

// Foot adds what the figures rest on.
func (a MonthlyAllowance) Foot(f *note.Footing) {
	law := a.full.Law
	for _, s := range a.Shortfalls {
		f.Cite(s.Cite)
	}
	note.On(f, &law.MonthlyAllowance.Base)
	note.On(f, &law.MonthlyAllowance.PerYear)
	if a.InPayment > 0 {
		note.On(f, &law.MonthlyAllowance.Rises)
	}
	for _, r := range a.Rises {
		f.Cite(r.Cite)
	}
	a.poverty.foot(f, &law.SocialPension)
	f.Horizon(a.book, a.month)
}

// A SocialPensionQuestion asks for the social pension.
type SocialPensionQuestion struct {
	Month   rules.Month
	Pension rules.VND // a monthly pension already received, đồng
}

// A SocialPension is the social pension (trợ cấp hưu trí xã hội), or what is
// missing for it.
type SocialPension struct {
	Eligible   bool        `json:"eligible"`
	Shortfalls []Shortfall `json:"shortfalls,omitempty"`
	Monthly    rules.VND   `json:"monthly,omitzero"`
	From       rules.Month `json:"from,omitzero"` // the first month in which it could be received

	full     pension.SocialPension
	poverty  poverty
	received rules.VND // the pension beside it
	month    rules.Month
	book     *rules.Book
}

// SocialPension returns the social pension of a month (Law 41/2024 art. 21;
// Decree 176/2025 art. 2).
func (c *Calculator) SocialPension(l *Life, q SocialPensionQuestion) (SocialPension, error) {
	if faults := q.Needs().Lacking(&l.person); faults != nil {
		return SocialPension{}, faults.Err()
	}
	if faults := c.unfounded(l, q.Month, restsOnOldAge); faults != nil {
		return SocialPension{}, faults
	}
	claimant := c.Claimant(l)
	poverty := c.poverty(l, q.Month)
	s := claimant.SocialPension(q.Month, poverty.poor, q.Pension)
	at := standpoint{Calculator: c, life: l, month: q.Month, knows: knowsSocialPension}
	return SocialPension{
		Eligible: s.Shortfalls.Len() == 0, Shortfalls: at.from(shortfalls(&s.Shortfalls)), Monthly: s.Monthly, From: s.From,
		full: s, poverty: poverty, received: q.Pension, month: q.Month, book: c.book,
	}, nil
}

// Law returns the law of the month of the question.
func (s SocialPension) Law() *rules.Law { return s.full.Law }

// Foot adds what the figures rest on.
func (s SocialPension) Foot(f *note.Footing) {
	l := &s.full.Law.SocialPension
	s.poverty.foot(f, l)
	note.On(f, &l.Amount)
	note.On(f, &l.PensionBelow)
	if s.Eligible && s.received > 0 {
		note.On(f, &l.FullBeside)
	}
	f.Horizon(s.book, s.month)
}
