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
	life   Life
	spells []pension.Spell
	desk   desk
	person pension.Claimant
	claims bool // person is whose life it is
	claim  pension.Claim
	oldAge pension.OldAge
}

// Worker returns a worker of the batch.
func (b *Batch) Worker() *Worker {
	w := &Worker{batch: b, checks: make([]checker, len(b.laws))}
	for i, c := range b.laws {
		w.checks[i].book, w.checks[i].memory = c.book, new(memory)
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
	k := &w.checks[i]
	k.born, k.kept, w.claims = s.Born, false, false
	w.spells = k.fill(&w.life, &s.Person, s.Rows, w.spells[:0])
	if len(k.faults) > 0 {
		w.fault(i, 0, document.All(k.faults.Err()))
		k.faults = nil
		return
	}
	for want := WantContribution; want <= WantSupportYears; want <<= 1 {
		if !w.batch.question.Want.Has(want) {
			continue
		}
		if faults := w.ask(want, c, out, s); len(faults) > 0 {
			w.fault(i, want, faults)
			continue
		}
		out.Answered |= want
	}
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

func (w *Worker) ask(want Want, c *Calculator, out *Figures, s *Subject) document.Faults {
	if want == WantContribution {
		return w.pay(c, &out.Payment, s)
	}
	if p := &w.person; !w.claims {
		p.Book, p.Carried, p.Sex, p.Born, p.Record, w.claims = c.book, c.carried, s.Sex, s.Born, w.life.record, true
		p.Waits = c.waits(&s.Person)
	}
	switch want {
	case WantPension:
		return w.retire(&out.Pension, s)
	case WantOneTime:
		return w.leave(c, &out.OneTime, s)
	case WantDeath:
		return w.die(c, &out.Death, s)
	}
	return w.years(c, &out.Years)
}

// month returns the month of a question, or that of the batch.
func (w *Worker) month(m rules.Month) rules.Month {
	if m == 0 {
		return w.batch.question.Month
	}
	return m
}

func (w *Worker) pay(c *Calculator, out *PaymentFigures, s *Subject) document.Faults {
	*out = PaymentFigures{}
	if s.Pays.Income == 0 {
		return nil
	}
	q := s.Pays
	q.Paid = w.month(q.Paid)
	if !q.HasFundRate {
		q.FundRate, q.HasFundRate = w.batch.question.FundRate, w.batch.question.HasFundRate
	}
	got, faults := w.desk.contribution(c, &w.life, &q)
	if len(faults) > 0 {
		return faults
	}
	out.Eligible, out.Months, out.SupportMonthsLeft, out.Gross = got.Eligible, got.Months, got.SupportMonthsLeft, got.Gross
	if got.Eligible {
		out.Borne.fill(&got.bill)
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
	if missing := w.person.PensionInto(got, &w.claim); missing.Missing() {
		return lacking(missing)
	}
	*out = PensionFigures{}
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
	claim, _, faults := w.desk.oneTime(c, &w.life, q)
	if len(faults) > 0 {
		return faults
	}
	got, missing := w.person.OneTime(claim)
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
	death, _, faults := w.desk.death(c, &w.life, &q)
	if len(faults) > 0 {
		return faults
	}
	got, missing := w.person.Death(death)
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
	o := w.desk.outlays(c, &w.life, rules.MonthOf(first, 1))
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
