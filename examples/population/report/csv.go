package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/volsi/volsi/examples/population/tally"
)

// CSV writes all totals as a plain file: a figure on each line, by the names
// that files use. What is nothing is left out.
func (r *Report) CSV(to io.Writer) error {
	w := csv.NewWriter(to)
	write := func(record ...string) { w.Write(record) } //nolint:errcheck // told by Error
	write("by", "group", "year", "law", "measure", "value")
	for i, f := range r.Summary.Totals.All() {
		r.figures(write, "all", "", i, &f)
	}
	for d := range tally.Dimensions {
		for _, g := range r.Summary.Totals.By(d) {
			for i := range g.Figures {
				r.figures(write, d.Name(), g.Key, i, &g.Figures[i])
			}
		}
	}
	for _, y := range r.Summary.Totals.Years() {
		r.shares(write, "all", y)
	}
	for _, y := range r.Summary.Totals.ByYear() {
		r.shares(write, "province", y)
	}
	w.Flush()
	return w.Error()
}

func (r *Report) figures(write func(...string), by, group string, law int, f *tally.Figures) {
	for m, sum := range f {
		if !sum.IsZero() {
			write(by, group, "", r.Summary.Laws[law].ID, tally.Measure(m).Name(), sum.String())
		}
	}
}

func (r *Report) shares(write func(...string), by string, y tally.YearShares) {
	for i := range y.Laws {
		for m := tally.FirstPayer; int(m-tally.FirstPayer) < tally.PayerCount; m++ {
			if sum := y.Laws[i].Of(m); !sum.IsZero() {
				write(by, y.Province, strconv.Itoa(y.Year), r.Summary.Laws[i].ID, m.Name(), sum.String())
			}
		}
	}
}
