package calc

import (
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A Worker evaluates people one after the other in memory of its own. It
// serves one goroutine.
type Worker struct {
	batch  *Batch
	faults SubjectFaults
}

// Worker returns a worker of the batch.
func (b *Batch) Worker() *Worker { return &Worker{batch: b} }

// Evaluate answers the batch's question about s: dst, as long as there are
// laws, receives one Figures a law. The figures are those of the verbs of
// Calculator. The error is a SubjectFaults with everything that could not be
// answered; the rest is.
func (w *Worker) Evaluate(dst []Figures, s *Subject) error {
	w.faults = nil
	for i, c := range w.batch.laws {
		w.under(i, c, &dst[i], s)
	}
	if len(w.faults) > 0 {
		return w.faults
	}
	return nil
}

func (w *Worker) under(i int, c *Calculator, out *Figures, s *Subject) {
	out.Answered = 0
	if len(s.Unread) > 0 {
		w.fault(i, 0, s.Unread)
		return
	}
	l, err := c.Life(s.Person, s.Rows)
	if err != nil {
		w.fault(i, 0, document.All(err))
		return
	}
	q := &w.batch.question
	for want := WantContribution; want <= WantSupportYears; want <<= 1 {
		if !q.Want.Has(want) {
			continue
		}
		if err := w.ask(want, c, l, out, s); err != nil {
			w.fault(i, want, document.All(err))
			continue
		}
		out.Answered |= want
	}
}

func (w *Worker) fault(law int, want Want, faults document.Faults) {
	w.faults = append(w.faults, SubjectFault{law, want, faults})
}

func (w *Worker) ask(want Want, c *Calculator, l *Life, out *Figures, s *Subject) error {
	switch want {
	case WantContribution:
		return w.pay(c, l, &out.Payment, s)
	case WantPension:
		return w.retire(c, l, &out.Pension, s)
	case WantOneTime:
		return w.leave(c, l, &out.OneTime, s)
	case WantDeath:
		return w.die(c, l, &out.Death, s)
	}
	return w.years(c, l, &out.Years)
}

// month returns the month of a question, or that of the batch.
func (w *Worker) month(m rules.Month) rules.Month {
	if m == 0 {
		return w.batch.question.Month
	}
	return m
}

func (w *Worker) pay(c *Calculator, l *Life, out *PaymentFigures, s *Subject) error {
	*out = PaymentFigures{}
	if s.Pays.Income == 0 {
		return nil
	}
	q := s.Pays
	q.Paid = w.month(q.Paid)
	if !q.HasFundRate {
		q.FundRate, q.HasFundRate = w.batch.question.FundRate, w.batch.question.HasFundRate
	}
	got, err := c.Contribution(l, q)
	if err != nil {
		return err
	}
	*out = PaymentFigures{Eligible: got.Eligible, Months: got.Months, SupportMonthsLeft: got.SupportMonthsLeft, Gross: got.Gross, Borne: borne(&got)}
	return nil
}

func borne(c *Contribution) Borne {
	b := &c.bill
	return Borne{
		State: b.State(), Province: b.Sum(rules.PaidByProvince), District: b.Sum(rules.PaidByDistrict), Commune: b.Sum(rules.PaidByCommune),
		Fund: b.Sum(rules.PaidByFund), Donors: b.Donors(), Net: b.Net,
	}
}

func (w *Worker) retire(c *Calculator, l *Life, out *PensionFigures, s *Subject) error {
	q := s.Claims
	q.Month = w.month(q.Month)
	got, err := c.Pension(l, q)
	if err != nil {
		return err
	}
	*out = PensionFigures{
		Eligible: got.Eligible, Branch: got.Branch, Starts: got.Starts,
		VoluntaryMonths: got.VoluntaryMonths, CompulsoryMonths: got.CompulsoryMonths, BenefitYears: got.BenefitYears,
		Average: got.AverageIncome, Rate: got.Rate, Monthly: got.Monthly, Floor: got.Floor,
		LumpSumYears: got.LumpSumYears, LumpSum: got.LumpSum, MayPayScheme: got.MayPayMissing.Scheme, MayPayMonths: got.MayPayMissing.Months,
	}
	return nil
}

func (w *Worker) leave(c *Calculator, l *Life, out *OneTimeFigures, s *Subject) error {
	q := s.Takes
	q.Month = w.month(q.Month)
	if q.Ground == 0 {
		q.Ground = w.batch.question.Ground
	}
	got, err := c.OneTime(l, q)
	if err != nil {
		return err
	}
	*out = OneTimeFigures{
		Eligible: got.Eligible, YearsBefore2014: got.YearsBefore2014, YearsFrom2014: got.YearsFrom2014, Average: got.AverageIncome,
		Before: got.BeforeDeduction, Deducted: got.SupportDeducted, Amount: got.Amount,
	}
	return nil
}

func (w *Worker) die(c *Calculator, l *Life, out *DeathFigures, s *Subject) error {
	q := s.Dies
	q.Month = w.month(q.Month)
	got, err := c.Death(l, q)
	if err != nil {
		return err
	}
	*out = DeathFigures{
		Funeral: got.FuneralGrant, LumpSum: got.SurvivorLumpSum, LumpSumMonths: got.LumpSumMonths, Average: got.AverageIncome,
		Returned: got.ReturnedContributions, Remaining: got.RemainingAllowance, Monthly: got.MonthlyAllowance, Beneficiaries: got.Beneficiaries,
	}
	return nil
}

// years adds up who bore what of the payments of the record, by the calendar
// year of the payment.
func (w *Worker) years(c *Calculator, l *Life, out *[BatchYears]YearFigures) error {
	*out = [BatchYears]YearFigures{}
	first := w.batch.question.Year
	return c.eachOutlay(l, rules.MonthOf(first, 1), func(o outlay) {
		each := borne(&Contribution{bill: o.bill})
		paid := o.paid
		for range o.times {
			if i := paid.Year() - first; i >= 0 && i < BatchYears {
				out[i].add(&each, int(o.every))
			}
			paid += o.every
		}
	})
}

func (y *YearFigures) add(b *Borne, months int) {
	y.Months += months
	y.Borne.State += b.State
	y.Borne.Province += b.Province
	y.Borne.District += b.District
	y.Borne.Commune += b.Commune
	y.Borne.Fund += b.Fund
	y.Borne.Donors += b.Donors
	y.Borne.Net += b.Net
}
