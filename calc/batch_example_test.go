package calc_test

import (
	"context"
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// Two people under the law of July 2026; the second says a month before her birth.
func ExampleBatch_Run() {
	c, _ := calc.Vietnam()
	b, _ := calc.NewBatch(calc.BatchQuestion{Want: calc.WantContribution | calc.WantPension, Month: rules.MonthOf(2026, 7)}, c)
	since, born := rules.MonthOf(2009, 8), []rules.Month{rules.MonthOf(1969, 5), rules.MonthOf(2020, 1)}
	next := func(s *calc.Subject) (bool, error) {
		if len(born) == 0 {
			return false, nil
		}
		s.Person = calc.Person{Sex: rules.Female, Born: born[0]}
		s.Rows = append(s.Rows[:0], calc.Row{
			Period: rules.Period{From: since, Until: rules.MonthOf(2026, 8)}, Scheme: pension.Voluntary, Level: calc.Average, Amount: 2_000_000,
		})
		s.Pays = calc.ContributionQuestion{Income: 2_000_000}
		born = born[1:]
		return true, nil
	}
	err := b.Run(context.Background(), next, func(n int64, f []calc.Figures, err error) error {
		if err != nil {
			fmt.Println(n, err)
			return nil
		}
		p := f[0]
		fmt.Println(n, p.Payment.Gross, p.Payment.Borne.State, p.Payment.Borne.Net, p.Pension.Eligible, p.Pension.Starts, p.Pension.Monthly)
		return nil
	})
	fmt.Println(err)
	// Output:
	// 0 440000 66000 374000 true 2026-08 980000
	// 1 law 0: /record/0/from: insured from 2009-08, before the birth in 2020-01; correct the birth or the first month of the row [before-birth]
	// <nil>
}

func ExampleNewBatch() {
	c, _ := calc.Vietnam()
	_, err := calc.NewBatch(calc.BatchQuestion{Want: calc.WantSupportYears, Month: rules.MonthOf(2026, 7)}, c)
	fmt.Println(err)
	// Output:
	// /year: support by year needs the first year; add the key [missing-key]
}

func ExampleWorker_Evaluate() {
	c, _ := calc.Vietnam()
	b, _ := calc.NewBatch(calc.BatchQuestion{Want: calc.WantSupportYears, Month: rules.MonthOf(2026, 7), Year: 2025}, c)
	var f [1]calc.Figures
	err := b.Worker().Evaluate(f[:], &calc.Subject{
		Person: calc.Person{Sex: rules.Female, Born: rules.MonthOf(1980, 5)},
		Rows: []calc.Row{{
			Period: rules.Period{From: rules.MonthOf(2025, 1), Until: rules.MonthOf(2026, 7)}, Scheme: pension.Voluntary, Level: calc.Income, Amount: 1_500_000,
		}},
	})
	for i := range 2 {
		y := &f[0].Years[i]
		fmt.Println(2025+i, y.Months, y.Borne.State, y.Borne.Net)
	}
	fmt.Println(err)
	// Output:
	// 2025 12 594000 3366000
	// 2026 6 396000 1584000
	// <nil>
}

func ExampleWants() {
	fmt.Println(calc.Wants())
	fmt.Println(calc.WantContribution | calc.WantPension)
	// Output:
	// [contribution pension one_time death support_years]
	// contribution+pension
}

// A stream of births, a hundred at a time: how many have reached the age.
func ExampleRunBlocks() {
	c, _ := calc.Vietnam()
	b, _ := calc.NewBatch(calc.BatchQuestion{Want: calc.WantPension, Month: rules.MonthOf(2026, 7)}, c)
	type block struct {
		born []rules.Month
		of   int // the right age
	}
	next, reached := rules.MonthOf(1960, 1), 0
	err := calc.RunBlocks(context.Background(), b, calc.Blocks[block]{
		New: func() *block { return new(block) },
		Read: func(k *block) (bool, error) {
			for k.born = k.born[:0]; len(k.born) < 100 && next < rules.MonthOf(1980, 1); next++ {
				k.born = append(k.born, next)
			}
			return len(k.born) == 100, nil
		},
		Work: func(w *calc.Worker, k *block) {
			var f [1]calc.Figures
			k.of = 0
			for _, born := range k.born {
				s := calc.Subject{Person: calc.Person{Sex: rules.Female, Born: born}}
				since := rules.MonthOf(2005, 1)
				s.Rows = []calc.Row{{Period: rules.Period{From: since, Until: since + 200}, Scheme: pension.Compulsory, Level: calc.Average, Amount: 4_000_000}}
				if err := w.Evaluate(f[:], &s); err == nil && f[0].Pension.Eligible {
					k.of++
				}
			}
		},
		Write: func(k *block) error {
			reached += k.of
			return nil
		},
	})
	fmt.Println(reached, err)
	// Output:
	// 115 <nil>
}
