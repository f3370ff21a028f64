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
	if p.IsKnown() {
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
	for i := range r.spells {
		s := &r.spells[i]
		p := s.before(m)
		if p.Months() == 0 {
			continue
		}
		factors, l := s.factors(p, law, t)
		if l.Missing() {
			return Average{}, l
		}
		a.Sum = a.Sum.Plus(s.Monthly, factors)
		a.Months += p.Months()
	}
	return a, Lack{}
}

// factors returns the sum of the indexation factors of the months p of the spell.
func (s *Spell) factors(p rules.Period, law *rules.Law, t Tables) (int64, Lack) {
	ix := &law.Indexation
	switch {
	case s.Settled:
		return int64(p.Months()) * int64(rules.One), Lack{}
	case s.Backpaid != 0:
		return int64(p.Months()) * int64(ix.Backpaid.Value), lack("indexation.backpaid", law, &ix.Backpaid)
	case s.ahead(law):
		factor, ok := tableOf(t.Voluntary, &ix.Voluntary).Of(s.PaidIn.Year())
		if !ok {
			return 0, Lack{Param: "indexation.voluntary", Month: s.PaidIn, State: rules.Unset, Cite: ix.Voluntary.Cite}
		}
		return int64(p.Months()) * int64(factor), Lack{}
	case s.Scheme == Voluntary:
		return over("indexation.voluntary", t.Voluntary, p, law, &ix.Voluntary)
	}
	return over("indexation.compulsory", t.Compulsory, p, law, &ix.Compulsory)
}

func over(name string, f *rules.Factors, p rules.Period, law *rules.Law, param *rules.Param[*rules.Factors]) (int64, Lack) {
	if l := lack(name, law, param); l.Missing() {
		return 0, l
	}
	if f == nil {
		f = param.Value
	}
	sum, ok := f.Over(p.From, p.Until)
	if !ok {
		return 0, Lack{Param: name, Month: p.From, State: rules.Unset, Cite: param.Cite}
	}
	return sum, Lack{}
}

// ahead reports whether the spell was paid ahead and the practice of the
// settlement indexes it by the year of the payment.
func (s *Spell) ahead(law *rules.Law) bool {
	p := &law.Indexation.AheadByMonth
	return s.Scheme == Voluntary && s.PaidIn != 0 && law.Indexation.Voluntary.IsKnown() && p.IsKnown() && !bool(p.Value)
}

// tableOf returns the table carried on, or else the law's.
func tableOf(carried *rules.Factors, p *rules.Param[*rules.Factors]) *rules.Factors {
	if carried != nil {
		return carried
	}
	return p.Value
}
