package calc

import (
	"slices"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Way is the nearest way to meet a condition (cách sớm nhất để đủ điều
// kiện), the others left aside; or why there is none.
type Way struct {
	Code   string      `json:"code"`
	Text   rules.Text  `json:"text"`
	Months int         `json:"months,omitzero"` // to pay, or to pay fewer
	Month  rules.Month `json:"month,omitzero"`  // in which the condition could be met
	Cost   rules.VND   `json:"cost,omitzero"`   // the person's own money, at the lowest income of each month, support taken off
}

// The codes of ways; those after PayFewer say why there is none.
const (
	PayOn            = "pay-every-month"
	WaitPaidAhead    = "wait-for-months-paid"
	WaitForAge       = "wait-for-age"
	WaitUnpaid       = "wait-without-paying"
	WaitForLaw       = "wait-for-law"
	PayBeforeBirth   = "pay-before-birth"
	WorkOn           = "work-under-compulsory-insurance"
	PayFromLater     = "pay-from-a-later-month"
	PayFewer         = "pay-fewer-months"
	NothingMissing   = "nothing-is-missing"
	TooManyForIt     = "too-many-months"
	TooLate          = "time-is-past"
	NobodyPaysMore   = "nobody-can-pay-any-more"
	NothingPaid      = "nothing-was-paid"
	NotByPaying      = "not-by-paying"
	OtherBenefit     = "another-benefit-takes-its-place"
	OtherParentGives = "the-other-parent-would-have-to-give-way"
	NoLawKnowsIt     = "no-law-knows-it"
	NothingAhead     = "nothing-paid-ahead"
)

var wayTexts = map[string]rules.Text{
	PayOn:            {VI: "đóng tiếp hằng tháng ở mức thấp nhất", EN: "go on paying every month at the lowest income"},
	WaitPaidAhead:    {VI: "chờ các tháng đã đóng trước đến hạn", EN: "wait until the months paid ahead have come"},
	WaitForAge:       {VI: "chờ đến khi đủ tuổi", EN: "wait until the age is reached"},
	WaitUnpaid:       {VI: "không đóng thêm và chờ", EN: "pay nothing more and wait"},
	WaitForLaw:       {VI: "luật có quy định từ tháng này", EN: "the law provides for it from this month on"},
	PayBeforeBirth:   {VI: "đóng đủ trong thời gian trước khi sinh, chậm nhất bắt đầu từ tháng này", EN: "pay for months before the birth, from this one on at the latest"},
	WorkOn:           {VI: "làm việc có đóng bảo hiểm xã hội bắt buộc", EN: "work under compulsory insurance"},
	PayFromLater:     {VI: "đóng cho các tháng từ tháng này", EN: "pay for the months from this one on"},
	PayFewer:         {VI: "chỉ đóng cho số tháng còn thiếu", EN: "pay for the missing months only"},
	NothingMissing:   {VI: "không có cách: không còn thiếu tháng nào để đóng", EN: "there is none: no month is missing that could be paid"},
	TooManyForIt:     {VI: "không có cách: thời gian đóng đã quá mức được hưởng chế độ này", EN: "there is none: too many months are paid for this benefit"},
	TooLate:          {VI: "không có cách: điều kiện gắn với thời gian đã qua", EN: "there is none: the condition is about time that is past"},
	NobodyPaysMore:   {VI: "không có cách: người tham gia đã chết", EN: "there is none: the person has died"},
	NothingPaid:      {VI: "không có cách: chưa đóng tháng nào nên không có gì để hưởng", EN: "there is none: nothing was paid, so nothing comes back"},
	NotByPaying:      {VI: "không có cách bằng việc đóng thêm", EN: "there is none by paying"},
	OtherBenefit:     {VI: "không có cách: đã có chế độ khác thay thế", EN: "there is none: another benefit takes its place"},
	OtherParentGives: {VI: "không có cách, trừ khi cha hoặc mẹ kia không hưởng", EN: "there is none, unless the other parent does not take it"},
	NoLawKnowsIt:     {VI: "không có cách: luật đã biết không quy định", EN: "there is none: no law that is known provides for it"},
	NothingAhead:     {VI: "không có cách: lần đóng này không còn tháng nào ở phía sau", EN: "there is none: the payment has no months still to come"},
}

// A standpoint is where a condition was looked at from.
type standpoint struct {
	*Calculator
	life  *Life
	month rules.Month                        // of the question
	dead  bool                               // nobody can pay any more
	none  string                             // why there is no way to more insured months, if there is none
	knows func(*standpoint, *rules.Law) bool // whether a law provides for what was asked

	claim  PensionQuestion // of a pension
	ground pension.Ground  // of a one-time benefit
	reason Reason          // of a refund
}

// from returns the shortfalls as seen from a standpoint.
func (at standpoint) from(list []Shortfall) []Shortfall {
	if len(list) == 0 || at.unfounded(at.life, at.book.Horizon(), restsOnMissing) != nil {
		return list // what the way costs would be a guess
	}
	kept := new(standpoint)
	*kept = at
	for i := range list {
		list[i].at = kept
	}
	return list
}

func knowsMaternity(_ *standpoint, l *rules.Law) bool { return l.Maternity.Amount.IsKnown() }

func knowsAllowance(_ *standpoint, l *rules.Law) bool { return l.MonthlyAllowance.Base.IsKnown() }

func knowsSocialPension(_ *standpoint, l *rules.Law) bool { return l.SocialPension.Amount.IsKnown() }

func knowsWorkAccident(_ *standpoint, l *rules.Law) bool { return l.WorkAccident.Base.IsKnown() }

func knowsGround(at *standpoint, l *rules.Law) bool {
	return bool(at.ground.Of(&l.OneTime.Ground).Value)
}

func knowsReason(at *standpoint, l *rules.Law) bool { return bool(at.reason.of(&l.Refund).Value) }

// Way returns the nearest way to meet the condition; the zero Way for a
// shortfall that comes from no question.
func (s Shortfall) Way() Way {
	if s.at == nil {
		return Way{}
	}
	w := s.at.way(&s)
	w.Text = wayTexts[w.Code]
	return w
}

func (at *standpoint) way(s *Shortfall) Way {
	short := s.Need.N - s.Have.N
	switch s.What {
	case pension.InsuredMonths:
		return at.payOn(s.Need.N)
	case pension.MonthsInYear, pension.VoluntaryMonths:
		return at.payBefore(short)
	case pension.AgeMonths:
		return Way{Code: WaitForAge, Month: at.oldEnough(at.life.person.Born + rules.Month(s.Need.N))}
	case pension.MonthsUnpaid:
		return Way{Code: WaitUnpaid, Month: at.month + rules.Month(short)}
	case pension.CompulsoryMonths:
		if at.dead {
			return Way{Code: NobodyPaysMore}
		}
		return Way{Code: WorkOn, Months: short, Month: at.month + rules.Month(short)}
	case pension.PaymentDeadline:
		return Way{Code: PayFromLater, Month: at.month + 1 - rules.Month(s.Need.N)}
	case pension.MissingMonths:
		if s.Have.N == 0 {
			return Way{Code: NothingMissing}
		}
		return Way{Code: PayFewer, Months: s.Have.N}
	case pension.GroundOfLaw:
		return at.waitForLaw()
	}
	return Way{Code: noWay(s.What)}
}

// noWay says why a condition cannot be met.
func noWay(what pension.Condition) string {
	switch what {
	case pension.InsuredAtMost:
		return TooManyForIt
	case pension.InsuredBefore:
		return TooLate
	case pension.ByCompulsoryScheme, pension.SocialPensionAge, pension.PensionReceived:
		return OtherBenefit
	case pension.OneParent:
		return OtherParentGives
	case pension.MonthsPaidAhead:
		return NothingAhead
	}
	return NotByPaying
}

// oldEnough returns the month in which the age is reached. Some may claim a
// pension earlier than by the ordinary age; the age is missing until a month
// and never after.
func (at *standpoint) oldEnough(reached rules.Month) rules.Month {
	if at.claim.Month == 0 {
		return reached
	}
	missing := func(m rules.Month) bool {
		q := at.claim
		q.Month = m
		p, err := at.Pension(at.life, q)
		return err != nil || slices.ContainsFunc(p.Shortfalls, func(s Shortfall) bool { return s.What == pension.AgeMonths })
	}
	young, old := at.month, reached
	for old-young > 1 {
		if m := young + (old-young)/2; missing(m) {
			young = m
		} else {
			old = m
		}
	}
	return old
}

// payOn: the months that are missing, one after the other from the first that
// is not paid for.
func (at *standpoint) payOn(need int) Way {
	switch {
	case at.dead:
		return Way{Code: NobodyPaysMore}
	case at.none != "":
		return Way{Code: at.none}
	}
	paid := recordOf(at.life.upTo(at.month))
	n := need - paid.Before(rules.LastMonth+1).Insured()
	if n <= 0 {
		m := at.month
		for paid.Before(m+1).Insured() < need {
			m++
		}
		return Way{Code: WaitPaidAhead, Month: m}
	}
	from := max(at.month, lastMonth(at.life.upTo(at.month))) + 1
	if at.claim.Month != 0 {
		return at.payUntilLaw(from, need-n, n)
	}
	return Way{Code: PayOn, Months: n, Month: from + rules.Month(n) - 1, Cost: at.cost(from, n)}
}

// payUntilLaw: a later law may ask for fewer months than are missing now; who
// has those pays nothing until then, nor who has paid ahead up to it.
func (at *standpoint) payUntilLaw(from rules.Month, have, most int) Way {
	n, need := 0, 0
	for ; n <= most; n++ {
		if need = at.book.On(from + rules.Month(n)).Pension.MinInsuredMonths.Value; have+n >= need {
			break
		}
	}
	last, months := from+rules.Month(n)-1, need-have
	if months <= 0 {
		return Way{Code: WaitForLaw, Month: last}
	}
	return Way{Code: PayOn, Months: months, Month: last, Cost: at.cost(last-rules.Month(months)+1, months)}
}

// cost returns what the person pays for months from one on; 0 if that cannot
// be reckoned.
func (at *standpoint) cost(from rules.Month, months int) rules.VND {
	v := viewer{Calculator: at.Calculator, next: from}
	longer, err := at.Life(at.life.person, append(at.life.upTo(from-1), v.AtFloor(from, months)...))
	if err != nil {
		return 0
	}
	return v.cost(longer)
}

// payBefore: the last months before a birth that are not paid for.
func (at *standpoint) payBefore(short int) Way {
	first, window := at.month, rules.Month(at.book.On(at.month).Maternity.WithinMonths.Value)
	for n := 0; n < short && first > at.month-window; {
		first--
		if !at.life.said(first) {
			n++
		}
	}
	return Way{Code: PayBeforeBirth, Months: short, Month: first, Cost: at.cost(first, short)}
}

// waitForLaw: the first later law that provides for what was asked.
func (at *standpoint) waitForLaw() Way {
	for i := range at.book.Len() {
		if l := at.book.At(i); at.knows != nil && l.Since > at.month && at.knows(at, l) {
			return Way{Code: WaitForLaw, Month: l.Since}
		}
	}
	return Way{Code: NoLawKnowsIt}
}
