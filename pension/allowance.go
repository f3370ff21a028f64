package pension

import "github.com/volsi/volsi/rules"

// Allowance is the monthly allowance between retirement age and social pension,
// from the person's own contributions (trợ cấp hằng tháng, Law 41/2024 art. 23).
type Allowance struct {
	Law        *rules.Law // the law of the month of the settlement
	Shortfalls Shortfalls
	Time       Time
	Average    Average
	Years      rules.HalfYears
	Carried    int // months at the base amount that the contributions carry
	Remaining  int // months until the age of the social pension
	Months     int // months that are paid
	Monthly    rules.VND
	BuyUp      rules.VND // cost of the months still missing until the social pension
	Until      rules.Month
}

// Allowance returns the allowance if it is asked for in month m by somebody
// who is poor or near-poor, or not (Decree 159/2025 art. 14).
func (c *Claimant) Allowance(m rules.Month, poor bool) (a Allowance, missing Lack) {
	law := c.Book.On(m)
	a = Allowance{Law: law, Time: c.Record.before(m + 1)}
	social := c.Born + rules.Month(law.SocialPension.AgeOf(poor).Value)
	if c.allowanceShortfalls(&a, m, social); a.Shortfalls.Len() > 0 {
		return a, Lack{}
	}
	if a.Average, missing = c.Record.AverageBefore(m+1, law, c.tables(m)); missing.Missing() {
		return Allowance{}, missing
	}
	a.Years, a.Remaining = law.BenefitYears.In(a.Time.Insured()), int(social-m)
	a.share(&law.MonthlyAllowance)
	a.Until = m + rules.Month(a.Months) - 1
	return a, Lack{}
}

func (c *Claimant) allowanceShortfalls(a *Allowance, m, social rules.Month) {
	l := &a.Law.MonthlyAllowance
	if l.Base.State != rules.Known {
		a.Shortfalls.Add(Shortfall{What: GroundOfLaw, Need: 1})
		return
	}
	if age := AgeOf(c.Book, c.Sex, c.Born, 0); age.Reached > m && age.Law != nil {
		a.Shortfalls.Add(Shortfall{AgeMonths, int(m - c.Born), age.Months, age.Law.Retirement.Age.Of(c.Sex).Cite})
	}
	if m >= social {
		a.Shortfalls.Add(Shortfall{SocialPensionAge, int(m - c.Born), int(social-c.Born) - 1, a.Law.SocialPension.Age.Cite})
	}
	a.Shortfalls.atLeast(InsuredMonths, a.Time.Insured(), &l.MinMonths)
	a.Shortfalls.below(InsuredAtMost, a.Time.Insured(), &a.Law.Pension.MinInsuredMonths)
}

// share spreads what the contributions carry over the months until the social
// pension: fewer months at the base amount, or every month at more than it.
func (a *Allowance) share(l *rules.AllowanceLaw) {
	base := l.Base.Value
	own := a.Average.Sum.Times(int64(a.Years) * int64(l.PerYear.Value) / 2).Ceil(int64(a.Average.Months) * int64(rules.One) * int64(rules.One))
	a.Carried = int((own + base - 1) / base)
	if a.Carried <= a.Remaining {
		a.Months, a.Monthly = a.Carried, base
		a.BuyUp = base.Times(a.Remaining - a.Carried)
		return
	}
	a.Months = a.Remaining
	a.Monthly = base + rules.NewSum().Plus(base, int64(a.Carried-a.Remaining)).Round(int64(a.Remaining))
}

// SocialPension is the social pension (trợ cấp hưu trí xã hội).
type SocialPension struct {
	Law        *rules.Law
	Shortfalls Shortfalls
	Monthly    rules.VND
	From       rules.Month // the first month in which it could be received
}

// SocialPension returns the social pension in month m of somebody who is poor
// or near-poor, or not, and receives the given monthly pension or none (Law
// 41/2024 art. 21; Decree 176/2025 art. 2).
func (c *Claimant) SocialPension(m rules.Month, poor bool, received rules.VND) SocialPension {
	law := c.Book.On(m)
	l := &law.SocialPension
	s := SocialPension{Law: law}
	if l.Amount.State != rules.Known {
		s.Shortfalls.Add(Shortfall{What: GroundOfLaw, Need: 1})
		return s
	}
	age := l.AgeOf(poor)
	s.From = max(c.Born+rules.Month(age.Value), socialSince(c.Book, law))
	s.Shortfalls.atLeast(AgeMonths, int(m-c.Born), age)
	if received >= l.PensionBelow.Value {
		s.Shortfalls.Add(Shortfall{PensionReceived, int(received), int(l.PensionBelow.Value) - 1, l.PensionBelow.Cite})
	}
	if s.Shortfalls.Len() == 0 {
		s.Monthly = l.Amount.Value
		if l.FullBeside.State == rules.Known && !bool(l.FullBeside.Value) {
			s.Monthly -= received
		}
	}
	return s
}

// socialSince returns the month since which, up to a law, there is a social pension.
func socialSince(b *rules.Book, law *rules.Law) rules.Month {
	for {
		before := b.On(law.Since - 1)
		if before.SocialPension.Amount.State != rules.Known {
			return law.Since
		}
		law = before
	}
}
