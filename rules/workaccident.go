package rules

// MinimumWage is the minimum wage of workers under contract (lương tối thiểu vùng).
type MinimumWage struct {
	RegionIV Param[VND] `law:"region_4"` // monthly minimum wage of region IV (lương tối thiểu tháng vùng IV), đồng a month
}

// WorkAccidentLaw is voluntary work-accident insurance (bảo hiểm tai nạn lao
// động tự nguyện) of those who work without a contract.
type WorkAccidentLaw struct {
	MinAge       Param[int]            `law:"min_age_months"` // age from which it is open, months
	Base         Param[VND]            `law:"base"`           // amount that premium and benefits are counted in, đồng a month
	Periods      Param[MonthSet]       `law:"periods"`        // lengths that may be paid, months (phương thức đóng)
	Rate6Months  Param[Rate]           `law:"rate_6_months"`  // share of the base that is paid for six months (mức đóng)
	Rate12Months Param[Rate]           `law:"rate_12_months"` // share of the base that is paid for twelve months
	Support      WorkAccidentSupport   `law:"support"`
	Allowance    WorkAccidentAllowance `law:"allowance"`
	Death        Param[Rate]           `law:"death"` // bases paid once to the family after a death by accident at work
}

// WorkAccidentSupport is the State's share of the premium by category; the
// highest that applies counts.
type WorkAccidentSupport struct {
	Poor     Param[Rate] `law:"poor"`      // poor household (hộ nghèo)
	NearPoor Param[Rate] `law:"near_poor"` // near-poor household (hộ cận nghèo)
	Other    Param[Rate] `law:"other"`     // everybody else
}

// WorkAccidentAllowance is paid once after an accident (trợ cấp tai nạn lao động).
type WorkAccidentAllowance struct {
	MinShare     Param[Rate] `law:"min_share"`     // loss of working capacity from which it is paid
	AtMin        Param[Rate] `law:"at_min"`        // bases for that loss
	PerPoint     Param[Rate] `law:"per_point"`     // bases for each whole hundredth lost beyond it
	FirstYear    Param[Rate] `law:"first_year"`    // bases for up to one year paid to the fund
	PerYearLater Param[Rate] `law:"per_year_more"` // bases for each whole year paid after the first
}

// Rate returns the share of the base that is paid for so many months; nil for
// a length that cannot be paid.
func (l *WorkAccidentLaw) Rate(months int) *Param[Rate] {
	switch months {
	case 6:
		return &l.Rate6Months
	case 12:
		return &l.Rate12Months
	}
	return nil
}

// For returns the highest share that applies to somebody. Where one that
// applies is not known, neither is the highest; the zero Param says that the
// law sets none.
func (s *WorkAccidentSupport) For(set ShareSet) (highest Param[Rate]) {
	for _, p := range [...]struct {
		share   *Param[Rate]
		applies bool
	}{
		{&s.Poor, set&ShareOf("poor") != 0},
		{&s.NearPoor, set&ShareOf("near_poor") != 0},
		{&s.Other, true},
	} {
		switch {
		case !p.applies || !p.share.IsSet() || highest.State == Unknown:
		case p.share.State == Unknown, !highest.IsSet(), p.share.Value > highest.Value:
			highest = *p.share
		}
	}
	return highest
}
