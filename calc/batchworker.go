package calc

import (
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/subsidy"
)

// A Worker evaluates people one after the other in memory of its own. It
// serves one goroutine.
type Worker struct {
	batch  *Batch
	faults SubjectFaults
	checks []checker // of each law
	asking asker     // the person of the moment
	desk   desk
	claim  pension.Claim
	oldAge pension.OldAge
}

// Worker returns a worker of the batch.
func (b *Batch) Worker() *Worker {
	w := &Worker{batch: b, checks: make([]checker, len(b.laws))}
	w.asking.lay = w.asking.plainly
	for i, c := range b.laws {
		w.checks[i].book, w.checks[i].memory, w.checks[i].plan = c.book, new(memory), b.plans[i]
	}
	return w
}

// Evaluate answers the batch's question about s: dst, as long as there are
// laws, receives one Figures a law. The figures are those of the verbs of
// Calculator. The error is a SubjectFaults with everything that could not be
// answered; the rest is. After the first few people nothing is allocated but
// faults.
func (w *Worker) Evaluate(dst []Figures, s *Subject) error {
	w.faults = nil
	for i, c := range w.batch.laws {
		if w.under(i, c, &dst[i], s); dst[i].Answered != w.batch.question.Want {
			w.blank(&dst[i])
		}
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
	asked := w.batch.question.Want
	if len(c.gaps) > 0 {
		if asked &^= w.unfounded(i, c, s); asked == 0 {
			return
		}
	}
	k := &w.checks[i]
	if w.asking.come(k, s, w.batch); len(k.faults) > 0 {
		w.fault(i, 0, document.All(k.faults.Err()))
		k.faults = nil
		return
	}
	if asked.Has(WantContribution) {
		w.answer(i, WantContribution, out, w.pay(k, c, &out.Payment, s))
	}
	if asked == WantContribution {
		return
	}
	p := &w.asking.claimant
	p.Book, p.Carried, p.Sex, p.Born, p.Waits = c.book, c.carried, s.Sex, s.Born, c.waits(&s.Person)
	if asked.Has(WantPension) {
		w.answer(i, WantPension, out, w.retire(&out.Pension, s))
	}
	if asked &^= WantContribution | WantPension; asked != 0 {
		w.asking.tell(k, s)
		w.rest(i, asked, out, s)
	}
}

// rest answers what is asked more rarely.
func (w *Worker) rest(i int, asked Want, out *Figures, s *Subject) {
	c := w.batch.laws[i]
	if asked.Has(WantOneTime) {
		w.answer(i, WantOneTime, out, w.leave(c, &out.OneTime, s))
	}
	if asked.Has(WantDeath) {
		w.answer(i, WantDeath, out, w.die(c, &out.Death, s))
	}
	if asked.Has(WantSupportYears) {
		w.answer(i, WantSupportYears, out, w.years(c, &out.Years))
	}
}

// answer notes that a question could be answered, or its faults.
func (w *Worker) answer(law int, want Want, out *Figures, faults document.Faults) {
	if len(faults) > 0 {
		w.fault(law, want, faults)
		return
	}
	out.Answered |= want
}

// blank empties what was wanted and could not be answered.
func (w *Worker) blank(out *Figures) {
	lacks := w.batch.question.Want &^ out.Answered
	kept := *out
	*out = Figures{Answered: kept.Answered}
	if !lacks.Has(WantContribution) {
		out.Payment = kept.Payment
	}
	if !lacks.Has(WantPension) {
		out.Pension = kept.Pension
	}
	if !lacks.Has(WantOneTime) {
		out.OneTime = kept.OneTime
	}
	if !lacks.Has(WantDeath) {
		out.Death = kept.Death
	}
	if !lacks.Has(WantSupportYears) {
		out.Years = kept.Years
	}
}

func (w *Worker) fault(law int, want Want, faults document.Faults) {
	w.faults = append(w.faults, SubjectFault{law, want, faults})
}

// month returns the month of a question, or that of the batch.
func (w *Worker) month(m rules.Month) rules.Month { return w.batch.month(m) }

func (b *Batch) month(m rules.Month) rules.Month {
	if m == 0 {
		return b.question.Month
	}
	return m
}

func (w *Worker) pay(k *checker, c *Calculator, out *PaymentFigures, s *Subject) document.Faults {
	*out = PaymentFigures{}
	if s.Pays.Income == 0 {
		return nil
	}
	if w.billed(k, c, out, s) {
		return nil
	}
	w.asking.tell(k, s)
	q := s.Pays
	q.Paid = w.month(q.Paid)
	if !q.HasFundRate {
		q.FundRate, q.HasFundRate = w.batch.question.FundRate, w.batch.question.HasFundRate
	}
	got, faults := w.desk.contribution(c, &w.asking.life, &q)
	if len(faults) > 0 {
		return faults
	}
	out.Eligible, out.Months, out.SupportMonthsLeft, out.Gross = got.Eligible, got.Months, got.SupportMonthsLeft, got.Gross
	if got.Eligible {
		out.Borne.fill(&got.bill)
		w.keep(k, &s.Person, got)
	}
	return nil
}

// fill takes what each payer bears from a bill.
func (b *Borne) fill(bill *subsidy.Bill) {
	b.Net = bill.Net
	for i := range bill.Parts {
		*b.by(bill.Parts[i].Payer) += bill.Parts[i].Amount
	}
}

func (b *Borne) by(payer rules.Payer) *rules.VND {
	switch payer {
	case rules.PaidByState:
		return &b.State
	case rules.PaidByProvince:
		return &b.Province
	case rules.PaidByDistrict:
		return &b.District
	case rules.PaidByCommune:
		return &b.Commune
	case rules.PaidByFund:
		return &b.Fund
	}
	return &b.Donors
}

func (w *Worker) retire(out *PensionFigures, s *Subject) document.Faults {
	got := &w.oldAge
	s.Claims.fillClaim(&w.claim)
	w.claim.Asked = w.month(w.claim.Asked)
	if missing := w.asking.claimant.PensionInto(got, &w.claim); missing != nil {
		return lacking(*missing)
	}
	if !got.Eligible() {
		*out = PensionFigures{} // else all of it is written
	}
	out.Eligible, out.Branch, out.Starts = got.Eligible(), got.Branch, got.Start
	out.VoluntaryMonths, out.CompulsoryMonths = got.Time.Voluntary, got.Time.Compulsory
	out.MayPayScheme, out.MayPayMonths = got.MayPay.Scheme, got.MayPay.Months
	if out.Eligible {
		out.BenefitYears, out.Average, out.Rate = got.BenefitYears, got.Average.Cents(), got.Rate
		out.Monthly, out.Floor = got.Monthly, got.Floor
		out.LumpSumYears, out.LumpSum = got.LumpYears, got.LumpSum
	}
	return nil
}

func (w *Worker) leave(c *Calculator, out *OneTimeFigures, s *Subject) document.Faults {
	q := s.Takes
	q.Month = w.month(q.Month)
	if q.Ground == 0 {
		q.Ground = w.batch.question.Ground
	}
	claim, _, faults := w.desk.oneTime(c, &w.asking.life, q)
	if len(faults) > 0 {
		return faults
	}
	got, missing := w.asking.claimant.OneTime(claim)
	if missing.Missing() {
		return lacking(missing)
	}
	*out = OneTimeFigures{
		Eligible: got.Eligible(), YearsBefore2014: got.BeforeYears, YearsFrom2014: got.LaterYears, Average: shown(got.Average),
		Before: got.Before, Deducted: got.Deducted, Amount: got.Amount,
	}
	return nil
}

func (w *Worker) die(c *Calculator, out *DeathFigures, s *Subject) document.Faults {
	q := s.Dies
	q.Month = w.month(q.Month)
	if faults := q.faults(); len(faults) > 0 {
		return faults
	}
	death, _, faults := w.desk.death(c, &w.asking.life, &q)
	if len(faults) > 0 {
		return faults
	}
	got, missing := w.asking.claimant.Death(death)
	if missing.Missing() {
		return lacking(missing)
	}
	*out = DeathFigures{
		Funeral: got.Funeral, LumpSum: got.LumpSum, LumpSumMonths: got.LumpMonths, Average: shown(got.Average),
		Returned: got.Returned, Remaining: got.Remaining, Monthly: got.Monthly, Beneficiaries: got.Beneficiaries,
	}
	return nil
}

// years adds up who bore what of the payments of the record, by the calendar
// year of the payment.
func (w *Worker) years(c *Calculator, out *[BatchYears]YearFigures) document.Faults {
	*out = [BatchYears]YearFigures{}
	first := w.batch.question.Year
	o := w.desk.outlays(c, &w.asking.life, rules.MonthOf(first, 1))
	for o.next() && o.outlay.Paid.Year() < first+BatchYears {
		var each Borne
		each.fill(&o.outlay.Bill)
		for paid, left := o.outlay.Paid, o.outlay.Times; left > 0; {
			times := 1
			if o.outlay.Every == 1 {
				times = min(left, 13-paid.OfYear())
			}
			if i := paid.Year() - first; i < BatchYears {
				out[i].add(&each, times, int(o.outlay.Every)) // payments begin in the first year or later
			}
			paid, left = paid+rules.Month(times), left-times
		}
	}
	return o.faults
}

// add adds so many payments of some months each.
func (y *YearFigures) add(b *Borne, times, months int) {
	y.Months += times * months
	n := rules.VND(times)
	y.Borne.State += n * b.State
	y.Borne.Province += n * b.Province
	y.Borne.District += n * b.District
	y.Borne.Commune += n * b.Commune
	y.Borne.Fund += n * b.Fund
	y.Borne.Donors += n * b.Donors
	y.Borne.Net += n * b.Net
}
