package rules

// A Law is everything the rule files say for one month: the statute book
// opened at a date. Its fields are the catalogue of the law; the tag of each
// is its name in rule files. A Law is immutable.
type Law struct {
	Since  Month // the first month in which all of this holds
	Before Month // the first month in which something else holds; 0 if nothing is known to change

	bounds, support, price Month    // see BoundsUntil, SupportUntil, PriceUntil
	weights                *weights // of the book

	Regime Param[Choice] `law:"regime" choices:"L2006,L2014,L2024"` // which Law on Social Insurance is in force; a label, nothing is computed from it

	BaseSalary     Param[VND] `law:"base_salary"`     // base salary (lương cơ sở), đồng a month; until 2013-06 the general minimum wage
	ReferenceLevel Param[VND] `law:"reference_level"` // reference level (mức tham chiếu), đồng a month

	PovertyLine      PovertyLine      `law:"poverty_line"`
	Contribution     ContributionLaw  `law:"contribution"`
	Support          SupportLaw       `law:"support"`
	Retirement       RetirementLaw    `law:"retirement"`
	BenefitYears     BenefitYearsLaw  `law:"benefit_years"`
	Indexation       IndexationLaw    `law:"indexation"`
	Pension          PensionLaw       `law:"pension"`
	OneTime          OneTimeLaw       `law:"one_time"`
	AmountPaid       AmountPaidLaw    `law:"amount_paid"`
	Refund           RefundLaw        `law:"refund"`
	Death            DeathLaw         `law:"death"`
	Maternity        MaternityLaw     `law:"maternity"`
	MonthlyAllowance AllowanceLaw     `law:"monthly_allowance"`
	SocialPension    SocialPensionLaw `law:"social_pension"`
	Health           HealthLaw        `law:"health"`
	MinimumWage      MinimumWage      `law:"minimum_wage"`
	WorkAccident     WorkAccidentLaw  `law:"work_accident"`
}

// Holds returns the period in which the law is as here.
func (l *Law) Holds() Period { return Period{l.Since, l.Before} }

// PovertyLine is the national income poverty line (chuẩn nghèo về thu nhập),
// đồng a person and month.
type PovertyLine struct {
	Rural Param[VND] `law:"rural"` // rural line (khu vực nông thôn): the floor income of voluntary insurance since 2016
	Urban Param[VND] `law:"urban"` // urban line (khu vực thành thị)
}

// ContributionLaw is what is paid, on what, how and when (mức đóng, phương thức đóng).
type ContributionLaw struct {
	MinAge           Param[int]      `law:"min_age_months"`       // age from which voluntary insurance is open, months
	Rate             Param[Rate]     `law:"rate"`                 // share of the chosen income (tỷ lệ đóng)
	CompulsoryRate   Param[Rate]     `law:"compulsory_rate"`      // share of the salary paid to the retirement and survivor fund, worker and employer together
	Floor            Param[VND]      `law:"floor"`                // lowest income that may be chosen, đồng a month
	CeilingBase      Param[VND]      `law:"ceiling_base"`         // amount whose multiple is the highest income
	CeilingMultiple  Param[int]      `law:"ceiling_multiple"`     // how many times that amount
	Step             Param[VND]      `law:"step"`                 // income is the floor plus a multiple of this, where set
	FundRate         Param[Rate]     `law:"fund_rate"`            // r: the fund's average monthly rate of return in the year before (lãi suất đầu tư quỹ bình quân tháng)
	Periods          Param[MonthSet] `law:"periods"`              // lengths of the regular payments, months
	PrepayMonths     Param[MonthSet] `law:"prepay_months"`        // lengths that may be paid ahead at once (đóng một lần cho nhiều năm về sau)
	BackpayMax       Param[int]      `law:"backpay_max_months"`   // most months that may be missing and paid at once (đóng một lần cho những năm còn thiếu)
	BackpayAhead     Param[int]      `law:"backpay_months_early"` // months before the month of the retirement age in which that may be paid
	DeadlineMonthly  Param[int]      `law:"deadline_monthly"`     // a monthly payment is made within this many months from the first it covers
	Deadline3Months  Param[int]      `law:"deadline_3_months"`
	Deadline6Months  Param[int]      `law:"deadline_6_months"`
	Deadline12Months Param[int]      `law:"deadline_12_months"`

	most VND // see Below
}

// SupportLaw is the State's share of the contribution (Nhà nước hỗ trợ tiền đóng).
type SupportLaw struct {
	Share     SupportShares `law:"share"`
	Base      Param[VND]    `law:"base"`                                      // income whose contribution is shared
	MaxMonths Param[int]    `law:"max_months"`                                // months of support in a life
	Prepay    Param[Choice] `law:"prepay" choices:"nominal,discounted"`       // whether the support of prepaid months is discounted like the payment
	Backpay   Param[Choice] `law:"backpay" choices:"none,nominal,compounded"` // whether missing months paid at once are supported, and with interest

	steady  steadySupport
	highest bestShares
	rates   [len(shareNames) + 2]Rate // of the share at each position of highest
}

// SupportShares are the State's shares by category; the highest that applies counts.
type SupportShares struct {
	Poor                 Param[Rate] `law:"poor"`                  // poor household (hộ nghèo)
	NearPoor             Param[Rate] `law:"near_poor"`             // near-poor household (hộ cận nghèo)
	MultidimensionalPoor Param[Rate] `law:"multidimensional_poor"` // poor by deprivation, above the income line (hộ nghèo đa chiều)
	EthnicMinority       Param[Rate] `law:"ethnic_minority"`       // ethnic minority (người dân tộc thiểu số)
	IslandCommune        Param[Rate] `law:"island_commune"`        // resident of an island commune (xã đảo)
	SpecialZone          Param[Rate] `law:"special_zone"`          // resident of a special zone (đặc khu)
	Other                Param[Rate] `law:"other"`                 // everybody else
}

// RetirementLaw is the ordinary retirement age (tuổi nghỉ hưu), in months of age.
type RetirementLaw struct {
	Age BySex[int] `law:"age"`
}

// BenefitYearsLaw turns odd months into half years for amounts (never for conditions).
type BenefitYearsLaw struct {
	HalfFrom        Param[int]  `law:"half_from"`         // odd months from which half a year counts
	FullFrom        Param[int]  `law:"full_from"`         // odd months from which a whole year counts
	BoughtByPayment Param[Flag] `law:"bought_by_payment"` // of what year missing months are that were paid at once, where a year is worth more from some year on: of their payment; if not, of the months that they fill
}

// IndexationLaw holds the factors that lift past income to the year of the
// benefit (mức điều chỉnh thu nhập, tiền lương đã đóng).
type IndexationLaw struct {
	Voluntary    Param[*Factors] `law:"voluntary"`
	Compulsory   Param[*Factors] `law:"compulsory"`
	Backpaid     Param[Rate]     `law:"backpaid"`       // factor of missing months that were paid at once
	AheadByMonth Param[Flag]     `law:"ahead_by_month"` // months paid ahead take the factor of their own year; if not, of the year of payment

	most VND // the highest monthly amount of which no sum passes 2^63
}

// longestRecord is for how many months the sums of indexed income are proved
// to fit; see IndexationLaw.Fits.
const longestRecord = 1_200

// Fits reports whether the indexed sum of so many months of at most an amount
// stays below 2^63, whatever months they are.
func (l *IndexationLaw) Fits(most VND, months int) bool {
	return most <= l.most && months <= longestRecord
}

// bound proves up to which amount sums fit: by the highest factor of the law.
func (l *IndexationLaw) bound() VND {
	factor := max(One, l.Backpaid.Value)
	for _, table := range [...]*Factors{l.Voluntary.Value, l.Compulsory.Value} {
		if table != nil {
			factor = max(factor, table.most)
		}
	}
	return VND((1<<63 - 1) / (int64(factor) * longestRecord))
}

// PensionLaw is the monthly pension (lương hưu).
type PensionLaw struct {
	MinInsuredMonths     Param[int]      `law:"min_insured_months"`     // insured months for a pension, both schemes together
	CompulsoryMinMonths  Param[int]      `law:"compulsory_min_months"`  // compulsory months from which the compulsory rules apply to a mixed record
	MissingCompulsoryMax Param[int]      `law:"missing_compulsory_max"` // missing months that may be paid at once by the compulsory route
	Accrual              BySex[Accrual]  `law:"accrual"`                // share of the average by benefit years (tỷ lệ hưởng)
	MaxRate              Param[Rate]     `law:"max_rate"`
	EarlyJoiner          EarlyJoinerLaw  `law:"early_joiner"`
	Waiting              WaitingLaw      `law:"waiting"`
	LumpSum              RetirementLump  `law:"lump_sum"`
	Floor                PensionFloorLaw `law:"floor"`
	Impairment           ImpairmentLaw   `law:"impairment"`
	Treaty               TreatyLaw       `law:"treaty"`
	Rise                 RiseLaw         `law:"rise"`
	Emigration           EmigrationLaw   `law:"emigration"`
	LowerAge             Param[int]      `law:"lower_age_max_months"` // months by which hazardous work may lower the age, at the most
	EarliestStart        Param[Month]    `law:"earliest_start"`       // before this month no pension starts that this law gives
	KeepsOldStart        Param[Flag]     `law:"keeps_old_start"`      // who met the conditions of the law before this one, and asks later, has the pension from then on

	toMost  [2]HalfYears // see YearsToMost
	accrued *[2]accrued  // see Accrued
}

// EarlyJoinerLaw keeps the old ages for those who joined voluntary insurance early.
type EarlyJoinerLaw struct {
	JoinedBefore       Param[Month] `law:"joined_before"`
	MinVoluntaryMonths Param[int]   `law:"min_voluntary_months"`
	Age                BySex[int]   `law:"age"` // months of age
}

// WaitingLaw keeps the old ages for those whom the social insurance agency
// confirmed, under the rules of 1995, to wait for the age only (chờ đủ điều kiện
// về tuổi đời để hưởng lương hưu).
type WaitingLaw struct {
	Status           Param[Categories] `law:"status"`             // categories of those who hold the confirmation
	MinInsuredMonths Param[int]        `law:"min_insured_months"` // both schemes together
	Age              BySex[int]        `law:"age"`                // months of age
}

// RetirementLump pays for years beyond the highest rate (trợ cấp một lần khi nghỉ hưu).
type RetirementLump struct {
	PerYear         Param[Rate]   `law:"per_year"`                                     // averages a year
	PerYearAfterAge Param[Rate]   `law:"per_year_after_age"`                           // averages a year paid after the age while already entitled
	CountedFirst    Param[Choice] `law:"counted_first" choices:"after_age,before_age"` // the part whose odd months are turned into half years first; the other one is the rest
}

// PensionFloorLaw is the least pension of those long under compulsory insurance.
type PensionFloorLaw struct {
	Amount              Param[VND]   `law:"amount"`
	MinCompulsoryMonths Param[int]   `law:"min_compulsory_months"`
	InsuredBefore       Param[Month] `law:"insured_before"` // compulsory time before this month is needed, where set
}

// ImpairmentLaw is the early pension at reduced working capacity (suy giảm khả năng lao động).
type ImpairmentLaw struct {
	MinShare            Param[Rate] `law:"min_share"`
	MinCompulsoryMonths Param[int]  `law:"min_compulsory_months"`
	MaxMonthsEarly      Param[int]  `law:"max_months_early"`
	SevereShare         Param[Rate] `law:"severe_share"`
	SevereMonthsEarly   Param[int]  `law:"severe_max_months_early"`
	Reduction           Param[Rate] `law:"reduction"`           // taken from the rate for each year early
	HalfReductionFrom   Param[int]  `law:"half_reduction_from"` // odd months early from which half of it is taken
}

// TreatyLaw is the pension of those who qualify only with time in a treaty State.
type TreatyLaw struct {
	PerYear Param[Rate] `law:"per_year"` // share of the average for each Vietnamese year
}

// RiseLaw is the general rise of pensions in payment (điều chỉnh lương hưu).
type RiseLaw struct {
	Share        Param[Rate]  `law:"share"`         // rise of pensions in payment the month before
	LateShare    Param[Rate]  `law:"late_share"`    // instead, for pensions that began from LateFrom on, where set
	LateFrom     Param[Month] `law:"late_from"`     // first month of the later pensions
	StartedFrom  Param[Month] `law:"started_from"`  // only pensions that began from here on, where set
	StartedUntil Param[Month] `law:"started_until"` // and before here
}

// EmigrationLaw pays out a pension when its holder settles abroad.
type EmigrationLaw struct {
	PerYear      Param[Rate]  `law:"per_year"`       // pensions a year
	PerYearLater Param[Rate]  `law:"per_year_later"` // pensions a year from LaterFrom on
	LaterFrom    Param[Month] `law:"later_from"`
	LessPerMonth Param[Rate]  `law:"less_per_month"` // pensions taken off for each month received
	MinMonths    Param[Rate]  `law:"min"`            // least number of pensions
}

// OneTimeLaw is the one-time benefit (bảo hiểm xã hội một lần).
type OneTimeLaw struct {
	Ground         OneTimeGrounds `law:"ground"`
	Deducts        OneTimeGrounds `law:"deducts"`                // grounds on which the State's support is taken off
	AgeBelowMonths Param[int]     `law:"age_below_months"`       // insured months below which the age is a ground
	StoppedBelow   Param[int]     `law:"stopped_below_months"`   // insured months below which having stopped is a ground
	StoppedBefore  Param[Month]   `law:"stopped_insured_before"` // having stopped is a ground only with time before this month, where set
	WaitMonths     Param[int]     `law:"wait_months"`            // months without paying before having stopped counts
	PerYear        Param[Rate]    `law:"per_year"`               // averages a year before LaterFrom
	PerYearLater   Param[Rate]    `law:"per_year_later"`         // averages a year from LaterFrom on
	LaterFrom      Param[Month]   `law:"later_from"`
	ShortMonths    Param[int]     `law:"short_months"`             // below this many months the amount paid is returned
	ShortCap       Param[Rate]    `law:"short_cap"`                // at most this many averages
	DeductsLocal   Param[Flag]    `law:"deducts_local"`            // whether local support is taken off as well
	DeductsDonor   Param[Flag]    `law:"deducts_donor"`            // whether donors' support is taken off as well
	IfPensionable  Param[Flag]    `law:"stopped_if_pensionable"`   // having stopped is a ground even for those entitled to a pension
	CountWithdrawn Param[Flag]    `law:"stopped_counts_withdrawn"` // time already taken out makes somebody insured before that month as well
}

// OneTimeGrounds says which grounds of the one-time benefit a provision covers.
type OneTimeGrounds struct {
	RetirementAge Param[Flag] `law:"retirement_age"` // the age reached with too few months
	Emigration    Param[Flag] `law:"emigration"`     // settling abroad (ra nước ngoài để định cư)
	Illness       Param[Flag] `law:"illness"`        // a life-threatening illness
	Impairment    Param[Flag] `law:"impairment"`     // working capacity reduced by 81% or more
	Stopped       Param[Flag] `law:"stopped"`        // no longer paying
}

// AmountPaidLaw says how the amount paid (số tiền đã đóng) is reckoned where it
// is returned.
type AmountPaidLaw struct {
	Interest    Param[Choice] `law:"interest" choices:"as_paid,nominal"`     // of months paid ahead or at once: with the discount or interest of the payment, or rate times income
	Indexed     Param[Flag]   `law:"indexed"`                                // whether it is lifted to the year of the benefit by the factors of income
	RateUnknown Param[Choice] `law:"rate_unknown" choices:"nominal,refused"` // what holds where nobody could find the fund's rate of the payment
}

// RefundLaw says when what was paid ahead is returned (hoàn trả).
type RefundLaw struct {
	Compulsory Param[Flag]   `law:"compulsory"` // on coming under compulsory insurance
	OneTime    Param[Flag]   `law:"one_time"`
	Death      Param[Flag]   `law:"death"`
	Pension    Param[Flag]   `law:"pension"`
	Support    Param[Choice] `law:"support" choices:"remaining,all"` // whose support is kept back: of the remaining months, or all
	KeepsLocal Param[Flag]   `law:"keeps_local"`                     // whether local support is kept back as well
	KeepsDonor Param[Flag]   `law:"keeps_donor"`                     // whether donors' support is kept back as well
}

// DeathLaw is what is paid when an insured person dies (chế độ tử tuất).
type DeathLaw struct {
	Funeral FuneralLaw         `law:"funeral"`
	LumpSum SurvivorLumpLaw    `law:"lump_sum"`
	Monthly SurvivorMonthlyLaw `law:"monthly"`
}

// FuneralLaw is the funeral grant (trợ cấp mai táng).
type FuneralLaw struct {
	Base                Param[VND]  `law:"base"`
	Multiple            Param[int]  `law:"multiple"`
	MinMonths           Param[int]  `law:"min_months"`            // insured months, both schemes together
	MinCompulsoryMonths Param[int]  `law:"min_compulsory_months"` // or this many compulsory months
	WorkInjury          Param[Flag] `law:"work_injury"`           // or a monthly allowance for a work injury was received
}

// SurvivorLumpLaw is the survivor lump sum (trợ cấp tuất một lần).
type SurvivorLumpLaw struct {
	PerYear         Param[Rate]  `law:"per_year"`       // averages a year before LaterFrom
	PerYearLater    Param[Rate]  `law:"per_year_later"` // averages a year from LaterFrom on
	LaterFrom       Param[Month] `law:"later_from"`
	PaidBelowMonths Param[int]   `law:"paid_below_months"` // below this many voluntary months the amount paid is returned
	PaidCap         Param[Rate]  `law:"paid_cap"`          // at most this many averages, where set
	MixedMin        Param[Rate]  `law:"mixed_min"`         // least number of averages of a mixed record
	PensionMonths   Param[Rate]  `law:"pension_months"`    // pensions, if death falls in the first months
	PensionFull     Param[int]   `law:"pension_full"`      // how many first months those are
	PensionLess     Param[Rate]  `law:"pension_less"`      // pensions taken off for each month after them
	PensionMin      Param[Rate]  `law:"pension_min"`
	ReturnsSupport  Param[Flag]  `law:"returns_support"` // whether the amount paid counts the State's share too
}

// SurvivorMonthlyLaw is the monthly survivor allowance (trợ cấp tuất hằng tháng).
type SurvivorMonthlyLaw struct {
	MinWorkInjury       Param[Rate] `law:"min_work_injury"` // or the loss of working capacity of a monthly work-injury allowance that was received
	MinCompulsoryMonths Param[int]  `law:"min_compulsory_months"`
	Base                Param[VND]  `law:"base"`
	Share               Param[Rate] `law:"share"`
	NoCarerShare        Param[Rate] `law:"no_carer_share"`
	MaxPersons          Param[int]  `law:"max_persons"`
	ChildBelow          Param[int]  `law:"child_below"` // months of age
	AdultAge            BySex[int]  `law:"adult_age"`   // months of age from which a spouse or parent qualifies
}

// MaternityLaw is the maternity allowance of voluntary insurance (trợ cấp thai sản).
type MaternityLaw struct {
	Amount       Param[VND] `law:"amount"` // đồng a child
	MinMonths    Param[int] `law:"min_months"`
	WithinMonths Param[int] `law:"within_months"`
}

// AllowanceLaw is the monthly allowance between retirement age and social
// pension (trợ cấp hằng tháng, Law 41/2024 art. 23).
type AllowanceLaw struct {
	Base      Param[VND]  `law:"base"`     // đồng a month
	PerYear   Param[Rate] `law:"per_year"` // averages a year that the person's own time carries
	MinMonths Param[int]  `law:"min_months"`
	Rises     Param[Flag] `law:"rises_with_pensions"` // an allowance in payment rises whenever pensions do
}

// SocialPensionLaw is the social pension (trợ cấp hưu trí xã hội).
type SocialPensionLaw struct {
	Amount       Param[VND]        `law:"amount"`
	Age          Param[int]        `law:"age"`                 // months of age
	PoorAge      Param[int]        `law:"poor_age"`            // months of age, poor or near-poor household
	PoorStatus   Param[Categories] `law:"poor_status"`         // categories whose members have that age
	PoorListed   Param[Categories] `law:"poor_listed"`         // categories that stand on the same lists, though the provision does not name them
	PensionBelow Param[VND]        `law:"pension_below"`       // a monthly pension below this does not bar it
	FullBeside   Param[Flag]       `law:"full_beside_pension"` // beside a small pension it is paid in full; if not, the difference
}

// HealthLaw is the premium of household health insurance (mức đóng bảo hiểm y tế hộ gia đình).
type HealthLaw struct {
	Rate    Param[Rate]     `law:"rate"`
	Base    Param[VND]      `law:"base"`
	Steps   Param[Steps]    `law:"steps"`   // share of the first member's premium, by order
	Periods Param[MonthSet] `law:"periods"` // lengths that may be paid, months
	Pension Param[Rate]     `law:"pension"` // share of the pension that the fund pays for a pensioner's card
}

// Taken returns what is taken from the rate for months early: the reduction
// for each whole year, half of it for enough odd months (Law 41/2024 art. 66(3)).
func (l *ImpairmentLaw) Taken(monthsEarly int) Rate {
	taken := Rate(monthsEarly/12) * l.Reduction.Value
	if odd := monthsEarly % 12; l.HalfReductionFrom.IsKnown() && odd >= l.HalfReductionFrom.Value {
		taken += l.Reduction.Value / 2
	}
	return taken
}

// AgeOf returns the age from which the social pension is paid, lower for those
// who are of a category that counts as poor.
func (l *SocialPensionLaw) AgeOf(poor bool) *Param[int] {
	if poor {
		return &l.PoorAge
	}
	return &l.Age
}

// Reaches reports whether the rise covers pensions that started in a month.
func (l *RiseLaw) Reaches(start Month) bool {
	return (!l.StartedFrom.IsKnown() || start >= l.StartedFrom.Value) && (!l.StartedUntil.IsKnown() || start < l.StartedUntil.Value)
}

// For returns the rise of a pension that started in a month: later pensions
// may get another one.
func (l *RiseLaw) For(start Month) *Param[Rate] {
	if l.LateFrom.IsKnown() && start >= l.LateFrom.Value {
		return &l.LateShare
	}
	return &l.Share
}
