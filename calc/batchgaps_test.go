package calc

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// without is the law of Viet Nam in which nobody found a figure of some months.
func without(t *testing.T, param string, from, until rules.Month) *Calculator {
	t.Helper()
	c, err := Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`schema: 1
instrument:
  {id: lost, number: lost, kind: what_if, title: {vi: x, en: x}, issuer: x, published: 2026-01-01, in_force: 2026-01-01, source: x}
set:
  - {param: %s, value: unknown, at: x, from: %s, until: %s}
`, param, from, until)
	book, err := c.book.With(fstest.MapFS{"lost.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return New(book)
}

// TestWhatABatchRefusesWithoutAFigure: the questions that rest on it in the
// months that they look at, with its name; the others are answered.
func TestWhatABatchRefusesWithoutAFigure(t *testing.T) {
	month := rules.MonthOf
	for _, tt := range []struct {
		param   string
		from    rules.Month
		income  rules.VND
		want    Want
		refused Want
	}{
		{"contribution.rate", month(2026, 7), 2_000_000, allWants, allWants},
		{"contribution.rate", month(2026, 7), 0, allWants, allWants &^ WantContribution},
		{"contribution.rate", month(2026, 7), 2_000_000, WantContribution, WantContribution},
		{"contribution.rate", month(2026, 7), 2_000_000, WantPension | WantDeath, WantPension | WantDeath},
		{"contribution.rate", month(2026, 9), 2_000_000, allWants, WantSupportYears}, // two months are looked at
		{"pension.accrual.female", month(2026, 7), 2_000_000, allWants, WantPension | WantOneTime | WantDeath},
		{"one_time.per_year_later", month(2026, 7), 2_000_000, allWants, WantOneTime},
		{"death.funeral.base", month(2026, 7), 2_000_000, allWants, WantDeath},
		{"maternity.amount", month(2026, 7), 2_000_000, allWants, 0},
		{"contribution.rate", month(2041, 12), 2_000_000, allWants, WantSupportYears},
		{"contribution.rate", month(2042, 2), 2_000_000, allWants, WantSupportYears},
		{"contribution.rate", month(2042, 3), 2_000_000, allWants, 0},
	} {
		c := without(t, tt.param, tt.from, tt.from+1)
		b, err := NewBatch(BatchQuestion{Want: tt.want, Month: month(2026, 7), Year: 2018, Ground: pension.Ill}, c)
		if err != nil {
			t.Fatal(err)
		}
		s := somebody(plainRow(0, month(2024, 1), 12, 2_000_000))
		s.Pays.Income = tt.income
		var got, fresh [1]Figures
		err = b.Worker().Evaluate(got[:], s)
		var told SubjectFaults
		errors.As(err, &told)
		refused := Want(0)
		for _, f := range told {
			refused |= f.Want
			if f.Law != 0 || !errors.Is(f.Faults, UnknownFigure) || f.Faults[0].Value != tt.param && f.Faults[0].Path == "" {
				t.Errorf("%s from %s: %+v", tt.param, tt.from, f)
			}
		}
		if got[0].Answered != tt.want&^tt.refused || refused != tt.refused {
			t.Errorf("%s from %s: answered %s, refused %s, want %s refused", tt.param, tt.from, got[0].Answered, refused, tt.refused)
		}
		whole, _ := NewBatch(BatchQuestion{Want: tt.want, Month: month(2026, 7), Year: 2018, Ground: pension.Ill}, c.enactedOf(t))
		if err := whole.Worker().Evaluate(fresh[:], s); err != nil {
			t.Fatal(err)
		}
		if tt.refused == 0 && got != fresh {
			t.Errorf("%s from %s: %+v, with the figure %+v", tt.param, tt.from, got, fresh)
		}
	}
	b, err := NewBatch(BatchQuestion{Want: allWants, Month: month(2026, 7), Year: 2018, Ground: pension.Ill}, without(t, "contribution.floor", month(2024, 6), month(2024, 7)))
	if err != nil {
		t.Fatal(err)
	}
	var got [1]Figures
	var told SubjectFaults
	if errors.As(b.Worker().Evaluate(got[:], somebody(plainRow(0, month(2024, 1), 12, 2_000_000))), &told); len(told) != 1 || told[0].Want != 0 || got[0] != (Figures{}) {
		t.Errorf("a record that cannot be checked: %+v, %v", got[0].Answered, told)
	}
}

// enactedOf is the law without the missing figure.
func (c *Calculator) enactedOf(t *testing.T) *Calculator {
	t.Helper()
	whole, err := Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// TestQuestionsOfAPersonTakeTheirOwnMonth: and their own ground; what is not
// said is that of the batch. Faults of one question leave the others.
func TestQuestionsOfAPersonTakeTheirOwnMonth(t *testing.T) {
	month := rules.MonthOf
	b, c := batchOfVietnam(t, WantOneTime|WantDeath|WantPension)
	b.question.Ground = pension.Ill
	rows := []Row{plainRow(0, month(2022, 1), 40, 2_000_000)}
	life, err := c.Life(somebody(rows...).Person, rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		month  rules.Month
		ground pension.Ground
	}{{0, 0}, {month(2027, 1), 0}, {0, pension.Emigrating}, {month(2025, 3), pension.Emigrating}} {
		s := somebody(rows...)
		s.Takes, s.Dies.Month, s.Claims.Month = OneTimeQuestion{Month: tt.month, Ground: tt.ground}, tt.month, tt.month
		var got [1]Figures
		if err := b.Worker().Evaluate(got[:], s); err != nil {
			t.Fatal(err)
		}
		m, ground := max(tt.month, 0), tt.ground
		if m == 0 {
			m = month(2026, 7)
		}
		if ground == 0 {
			ground = pension.Ill
		}
		one, errOne := c.OneTime(life, OneTimeQuestion{Month: m, Ground: ground})
		death, errDeath := c.Death(life, DeathQuestion{Month: m})
		if errOne != nil || errDeath != nil || got[0].OneTime.Amount != one.Amount || got[0].OneTime.Eligible != one.Eligible || got[0].Death.LumpSum != death.SurvivorLumpSum || got[0].Death.Funeral != death.FuneralGrant {
			t.Errorf("%+v: %+v and %+v, the single calls %d and %d", tt, got[0].OneTime, got[0].Death, one.Amount, death.SurvivorLumpSum)
		}
	}
	s := somebody(rows...)
	s.Dies.Month = -5
	var got [1]Figures
	var told SubjectFaults
	if errors.As(b.Worker().Evaluate(got[:], s), &told); got[0].Answered != WantPension|WantOneTime || len(told) != 1 || told[0].Want != WantDeath || got[0].OneTime == (OneTimeFigures{}) || got[0].Death != (DeathFigures{}) {
		t.Errorf("answered %s: %v", got[0].Answered, told)
	}
	s = somebody(rows...)
	s.Dies.PensionSince, s.Dies.PensionMonthly = month(2024, 1), 2_500_000
	s.Dies.Relatives = []pension.Relative{{Relation: pension.Child, Born: month(2020, 1)}}
	death, err := c.Death(life, DeathQuestion{Month: month(2026, 7), PensionSince: month(2024, 1), PensionMonthly: 2_500_000, Relatives: s.Dies.Relatives})
	if errors.As(b.Worker().Evaluate(got[:], s), &told); err == nil && (got[0].Death.LumpSum != death.SurvivorLumpSum || got[0].Death.Monthly != death.MonthlyAllowance || got[0].Death.Beneficiaries != death.Beneficiaries) {
		t.Errorf("%+v, the single call %+v", got[0].Death, death)
	}
	s.Dies = DeathQuestion{Allowance: pension.Remaining{Monthly: 500_000, Months: 10, Received: 4}}
	if err := b.Worker().Evaluate(got[:], s); err != nil || got[0].Death.Remaining != 3_000_000 {
		t.Errorf("%d of the allowance remain, %v", got[0].Death.Remaining, err)
	}
}

// TestBlocksOfAnyNumberAreAnsweredOnceAndInOrder: few or many, by one worker or
// several, with an error at any place.
func TestBlocksOfAnyNumberAreAnsweredOnceAndInOrder(t *testing.T) {
	broken := errors.New("broken")
	for _, workers := range []int{0, 1, 2, 5} {
		for _, few := range []int{0, 1, 3} {
			for _, n := range []int{1, 2, 3, 4, 9} {
				for _, failing := range []int{-1, 0, n / 2, n - 1} {
					for _, where := range []string{"", "read", "write"} {
						b, _ := batchOfVietnam(t, WantPension)
						b.question.Workers = workers
						read, written := 0, []int{}
						err := RunBlocks(context.Background(), b, Blocks[[2]int]{
							Few: few, New: func() *[2]int { return new([2]int) },
							Read: func(x *[2]int) (bool, error) {
								x[0], x[1] = read, 0
								read++
								if where == "read" && x[0] == failing {
									return false, broken
								}
								return read < n, nil
							},
							Work: func(_ *Worker, x *[2]int) { x[1] = 10 * x[0] },
							Write: func(x *[2]int) error {
								if where == "write" && x[0] == failing {
									return broken
								}
								if x[1] != 10*x[0] {
									t.Errorf("block %d is written unanswered", x[0])
								}
								written = append(written, x[0])
								return nil
							},
						})
						want := n
						if failing >= 0 && where == "write" {
							want = failing
						} else if failing >= 0 && where == "read" {
							want = failing + 1 // what was read before the error is answered
						}
						if (err != nil) != (where != "" && failing >= 0) || len(written) != want || want > 0 && written[want-1] != want-1 {
							t.Fatalf("%d workers, %d few, %d blocks, %s fails at %d: %v, %v", workers, few, n, where, failing, written, err)
						}
					}
				}
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, workers := range []int{1, 2} {
		b, _ := batchOfVietnam(t, WantPension)
		b.question.Workers = workers
		err := RunBlocks(ctx, b, Blocks[int]{New: func() *int { return new(int) }, Read: func(*int) (bool, error) { return true, nil }, Work: func(*Worker, *int) {}, Write: func(*int) error { t.Error("written"); return nil }})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d workers after the end: %v", workers, err)
		}
	}
}

// TestEachPayersPartIsRemembered: the parts of a bill come from memory as they
// were worked out, whoever bears them.
func TestEachPayersPartIsRemembered(t *testing.T) {
	b, c := batchOfVietnam(t, WantContribution)
	for _, province := range c.book.Provinces(rules.MonthOf(2024, 1)) {
		for _, is := range []string{"poor", "near_poor", "ethnic_minority", ""} {
			for _, paid := range []rules.Month{rules.MonthOf(2023, 5), rules.MonthOf(2025, 3), rules.MonthOf(2026, 7)} {
				w, s := b.Worker(), somebody()
				s.Residence[0].Province, s.Status[0].Is, s.Pays.Paid = province.Slug, is, paid
				s.Born, s.Residence[0].District = paid-12*64, ""
				if s.Status[0].Is == "" {
					s.Status = nil
				}
				var first, again [1]Figures
				errFirst := w.Evaluate(first[:], s)
				k := &w.checks[0]
				w.asking.come(k, s, b)
				out := PaymentFigures{}
				known := w.billed(k, c, &out, s)
				k.faults = nil
				if errAgain := w.Evaluate(again[:], s); (errFirst == nil) != (errAgain == nil) || first != again || known && out != first[0].Payment {
					t.Errorf("%s, %s, %s: %+v, from memory %t %+v", province.Slug, is, paid, first[0].Payment, known, out)
				}
			}
		}
	}
	w, s := b.Worker(), somebody()
	if err := w.Evaluate(make([]Figures, 1), s); err != nil {
		t.Fatal(err)
	}
	k, of := &w.checks[0], billing{}
	if !k.billing(&of, &s.Person, b.question.Month) {
		t.Fatal("not remembered")
	}
	of.ease(true)
	known := k.memory.bill(&of)
	known.state, known.province, known.district, known.commune, known.fund = 1, 20, 300, 4_000, 50_000
	out := PaymentFigures{}
	w.asking.come(k, s, b)
	if want := (Borne{State: 1, Province: 20, District: 300, Commune: 4_000, Fund: 50_000, Net: 440_000 - 54_321}); !w.billed(k, c, &out, s) || out.Borne != want || out.Gross != 440_000 {
		t.Errorf("%+v, want %+v", out, want)
	}
	for others, from := range map[rules.VND]bool{439_999: true, 440_000: false, 440_001: false} {
		known.state, known.province, known.district, known.commune, known.fund = others, 0, 0, 0, 0
		if w.billed(k, c, &out, s) != from {
			t.Errorf("others bear %d of 440,000: from memory %t", others, !from)
		}
	}
	quarterly := somebody()
	quarterly.Pays.Method = subsidy.Every3Months
	quarterly.Pays.FundRate = 0
	var figures [1]Figures
	if err := w.Evaluate(figures[:], quarterly); err != nil || figures[0].Payment.Months != 3 {
		t.Errorf("%+v, %v", figures[0].Payment, err)
	}
}
