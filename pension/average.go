package pension

import "github.com/volsi/volsi/rules"

// An Average is the average monthly income on which a benefit is computed
// (mức bình quân thu nhập), kept exact as a sum over a number of months.
type Average struct {
	Sum    rules.Sum // indexed income, in millionths of a đồng
	Months int
}

// Cents returns the average in hundredths of a đồng, rounded half up, as it is shown.
func (a Average) Cents() rules.Cents {
	return rules.Cents(a.Sum.Times(100).Round(int64(a.Months) * int64(rules.One)))
}

// Times returns factor/unit averages, rounded half up to the đồng. The product of unit and
// months must stay below 9×10^12.
func (a Average) Times(factor, unit int64) rules.VND {
	return a.Sum.Times(factor).Round(int64(a.Months) * unit * int64(rules.One))
}

func (a *Average) times(factor, unit int64) rules.VND {
	return a.Sum.Times(factor).Round(int64(a.Months) * unit * int64(rules.One))
}

// A Lack is a figure of the law that a benefit needs and that is not known.
type Lack struct {
	Param string
	Month rules.Month
	State rules.State
	Cite  rules.Cite
}

// Missing reports whether there is a lack.
func (l Lack) Missing() bool { return l.Param != "" }

// lack returns what is missing if a parameter of the law is not known.
func lack[T any](name string, law *rules.Law, p *rules.Param[T]) Lack {
	if p.State == rules.Known {
		return Lack{}
	}
	return Lack{Param: name, Month: law.Since, State: p.State, Cite: p.Cite}
}

// Tables are the indexation tables of one settlement, where they are not
// those of the law: carried on past the last published ones.
type Tables struct{ Voluntary, Compulsory *rules.Factors }

// AverageBefore returns the average over all insured months before m, indexed
// by the law and tables of the settlement (Law 41/2024 arts. 72 and 104; Decree
// 159/2025 arts. 10 and 11(4)).
func (r Record) AverageBefore(m rules.Month, law *rules.Law, t Tables) (a Average, missing Lack) {
	if s := r.average(&a, m, law, &t); s != nil {
		return Average{}, s.lacking(m, law)
	}
	return a, Lack{}
}

// average fills in the average of the months before m. It returns the first
// spell that has no factor; nil if all have.
func (r *Record) average(a *Average, m rules.Month, law *rules.Law, t *Tables) (failed *Spell) {
	if *t == (Tables{}) && law.Indexation.Fits(r.most, r.whole.Insured()) {
		if m >= r.end && r.summed(&law.Indexation) {
			a.Sum, a.Months = rules.SumOf64(r.indexed), r.whole.Insured()
			return nil
		}
		return r.narrow(a, m, law, t)
	}
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		p := s.before(m)
		if p.Until <= p.From {
			continue
		}
		factors, ok := s.factors(p, law, t)
		if !ok {
			return s
		}
		a.Sum = a.Sum.Plus(s.Monthly, factors)
		a.Months += p.Months()
	}
	return nil
}

// summed reports whether the sum of all months by the law is known beforehand.
func (r *Record) summed(law *rules.IndexationLaw) bool {
	return r.by != nil && r.by.Voluntary.Value == law.Voluntary.Value && r.by.Compulsory.Value == law.Compulsory.Value
}

// narrow is average where the law proves that the sum stays below 2^63.
func (r *Record) narrow(a *Average, m rules.Month, law *rules.Law, t *Tables) (failed *Spell) {
	sum, months := int64(0), int64(0)
	tables := [...]*rules.Factors{Voluntary: known(&law.Indexation.Voluntary), Compulsory: known(&law.Indexation.Compulsory)}
	spells := r.all()
	for i := range spells {
		s := &spells[i]
		until := min(s.Until, m)
		if s.Withdrawn || s.Backpaid >= m || until <= s.From {
			continue
		}
		n := int64(until - s.From)
		factors, ok := n*int64(rules.One), true
		switch table := tables[min(s.Scheme, Compulsory)]; {
		case s.Settled:
		case table != nil && s.PaidIn == 0 && s.Backpaid == 0:
			factors, ok = table.Over(s.From, until)
		default:
			factors, ok = s.factors(rules.Period{From: s.From, Until: until}, law, t)
		}
		if !ok {
			return s
		}
		sum += int64(max(0, s.Monthly)) * factors
		months += n
	}
	a.Sum, a.Months = rules.SumOf64(sum), int(months)
	return nil
}

// known returns the law's table; nil if it is not known.
func known(p *rules.Param[*rules.Factors]) *rules.Factors {
	if p.State != rules.Known {
		return nil
	}
	return p.Value
}

// factors returns the sum of the indexation factors of the months p of the
// spell; ok is false if the law does not have them.
func (s *Spell) factors(p rules.Period, law *rules.Law, t *Tables) (sum int64, ok bool) {
	ix := &law.Indexation
	months := int64(p.Until - p.From)
	switch {
	case s.Settled:
		return months * int64(rules.One), true
	case s.Backpaid != 0:
		return months * int64(ix.Backpaid.Value), ix.Backpaid.State == rules.Known
	case s.Scheme == Voluntary && s.PaidIn != 0 && s.ahead(law):
		factor, ok := tableOf(t.Voluntary, &ix.Voluntary).Of(s.PaidIn.Year())
		return months * int64(factor), ok
	case s.Scheme == Voluntary:
		return over(t.Voluntary, p, &ix.Voluntary)
	}
	return over(t.Compulsory, p, &ix.Compulsory)
}

func over(f *rules.Factors, p rules.Period, param *rules.Param[*rules.Factors]) (int64, bool) {
	if param.State != rules.Known {
		return 0, false
	}
	if f == nil {
		f = param.Value
	}
	return f.Over(p.From, p.Until)
}

// lacking names the figure without which the months of the spell before m have
// no factor.
func (s *Spell) lacking(m rules.Month, law *rules.Law) Lack {
	ix, p := &law.Indexation, s.before(m)
	switch {
	case s.Backpaid != 0:
		return lack("indexation.backpaid", law, &ix.Backpaid)
	case s.ahead(law):
		return Lack{Param: "indexation.voluntary", Month: s.PaidIn, State: rules.Unset, Cite: ix.Voluntary.Cite}
	case s.Scheme == Voluntary:
		return missingFrom("indexation.voluntary", p, law, &ix.Voluntary)
	}
	return missingFrom("indexation.compulsory", p, law, &ix.Compulsory)
}

func missingFrom(name string, p rules.Period, law *rules.Law, param *rules.Param[*rules.Factors]) Lack {
	if l := lack(name, law, param); l.Missing() {
		return l
	}
	return Lack{Param: name, Month: p.From, State: rules.Unset, Cite: param.Cite}
}

// ahead reports whether the spell was paid ahead and the practice of the
// settlement indexes it by the year of the payment.
func (s *Spell) ahead(law *rules.Law) bool {
	p := &law.Indexation.AheadByMonth
	return s.Scheme == Voluntary && s.PaidIn != 0 && law.Indexation.Voluntary.State == rules.Known && p.State == rules.Known && !bool(p.Value)
}

// tableOf returns the table carried on, or else the law's.
func tableOf(carried *rules.Factors, p *rules.Param[*rules.Factors]) *rules.Factors {
	if carried != nil {
		return carried
	}
	return p.Value
}
