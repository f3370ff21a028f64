package pension

import "github.com/volsi/volsi/rules"

// A Condition names what a benefit asks for.
type Condition string

// The conditions. Ages and lengths are in months.
const (
	InsuredMonths      Condition = "insured_months"
	InsuredAtMost      Condition = "insured_months_at_most" // too many months for the benefit
	VoluntaryMonths    Condition = "voluntary_months"
	CompulsoryMonths   Condition = "compulsory_months"
	AgeMonths          Condition = "age_months"
	MonthsUnpaid       Condition = "months_unpaid"      // months since the last payment
	MonthsInYear       Condition = "months_within_year" // months paid within the months before a birth
	MissingMonths      Condition = "missing_months"     // months missing for a pension, at the most
	ImpairmentShare    Condition = "impairment_percent"
	InsuredBefore      Condition = "insured_before"           // time before a date
	GroundOfLaw        Condition = "ground"                   // the law of the month does not know the ground
	ByCompulsoryScheme Condition = "by_compulsory_insurance"  // months that already give the compulsory benefit
	MonthsPaidAhead    Condition = "months_paid_ahead"        // months of a payment still to come
	OneParent          Condition = "other_parent"             // the other parent takes the allowance
	SocialPensionAge   Condition = "below_social_pension_age" // too old: the social pension takes its place
	PensionReceived    Condition = "pension_received"         // đồng a month, at the most
	PaymentDeadline    Condition = "payment_month"            // months from the first month covered to the payment
)

// A Shortfall is a condition for a benefit that is not met (điều kiện còn thiếu).
type Shortfall struct {
	What Condition
	Have int
	Need int
	Cite rules.Cite
}

// Shortfalls are up to four conditions that are not met.
type Shortfalls struct {
	list [4]Shortfall
	n    int
}

// Add puts another shortfall on the list.
func (s *Shortfalls) Add(f Shortfall) {
	if s.n < len(s.list) {
		s.list[s.n] = f
		s.n++
	}
}

// Reset empties the list.
func (s *Shortfalls) Reset() { s.n = 0 }

// Len returns how many conditions are not met.
func (s *Shortfalls) Len() int { return s.n }

// List returns the shortfalls.
func (s *Shortfalls) List() []Shortfall { return s.list[:s.n:s.n] }

// atLeast adds a shortfall if have is below the parameter.
func (s *Shortfalls) atLeast(what Condition, have int, need *rules.Param[int]) {
	if need.State == rules.Known && have < need.Value {
		s.Add(Shortfall{what, have, need.Value, need.Cite})
	}
}
