package pension

import "github.com/volsi/volsi/rules"

// A Rise is a general rise of pensions in payment (điều chỉnh lương hưu).
type Rise struct {
	From    rules.Month
	Share   rules.Rate
	Monthly rules.VND // the pension from then on
	Cite    rules.Cite
}

// InPayment returns what a pension that started in a month has become by
// another, with each rise in between; each raised pension is rounded once. A
// pension that starts in the month of a rise or later does not get it, unless
// the rise names the pensions that it reaches.
func InPayment(b *rules.Book, start rules.Month, monthly rules.VND, m rules.Month) (now rules.VND, rises []Rise, missing Lack) {
	var last *rules.Instrument
	now = monthly
	for i := range b.Len() {
		law := b.At(i)
		r := &law.Pension.Rise
		if law.Since > m {
			break
		}
		if !r.Share.IsSet() || r.Share.Cite.Instrument == last {
			continue
		}
		if last = r.Share.Cite.Instrument; !r.Reaches(start) || law.Since <= start && r.StartedUntil.State != rules.Known {
			continue
		}
		share := r.For(start)
		if l := lack("pension.rise.share", law, share); l.Missing() {
			return 0, nil, l
		}
		now = now.Share(rules.One + share.Value)
		rises = append(rises, Rise{max(law.Since, start), share.Value, now, share.Cite})
	}
	return now, rises, Lack{}
}

// Emigration returns the lump sum of a pensioner who settles abroad: pensions
// for each year paid, less half a pension for each month received, at least
// three (Law 41/2024 art. 115(1)). It is nil where the law knows none.
func (c *Claimant) Emigration(m, start rules.Month, monthly rules.VND) (lump rules.VND, months rules.Rate, law *rules.Law) {
	law = c.Book.On(m)
	l := &law.Pension.Emigration
	if l.PerYear.State != rules.Known {
		return 0, 0, law
	}
	before, later := c.Record.splitYears(law, &l.LaterFrom, start)
	months = (rules.Rate(before)*l.PerYear.Value + rules.Rate(later)*l.PerYearLater.Value) / 2
	months -= rules.Rate(max(0, m-start+1)) * l.LessPerMonth.Value
	months = max(months, l.MinMonths.Value)
	return monthly.Share(months), months, law
}
