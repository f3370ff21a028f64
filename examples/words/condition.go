package words

// units are what the conditions of a benefit are counted in.
var units = map[string]Unit{
	"insured_months": Months, "voluntary_months": Months, "compulsory_months": Months, "months_unpaid": Months,
	"months_within_year": Months, "missing_months": Months, "payment_month": Months,
	"age_months": AgeOf, "impairment_percent": Percent, "insured_before": Month,
	"insured_months_at_most": Months, "months_paid_ahead": Months, "below_social_pension_age": AgeOf, "pension_received": Money,
}

// Condition writes what somebody has and what the law asks for. A figure that
// is above what is asked for breaks an upper bound, one below it a lower one.
func (l Lang) Condition(what, have, need string) (has, asked string) {
	if _, ok := units[what]; !ok {
		return l.Value("", what, have), l.Value("", what, need)
	}
	has, asked = l.In(units[what], have), l.In(units[what], need)
	switch {
	case units[what] == Month:
		return has, l.Say("trước ", "before ") + asked
	case len(have) > len(need) || len(have) == len(need) && have > need:
		return has, l.Say("nhiều nhất ", "at most ") + asked
	}
	return has, l.Say("ít nhất ", "at least ") + asked
}
