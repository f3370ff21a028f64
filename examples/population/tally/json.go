package tally

import (
	"encoding/json"
	"fmt"
)

// file is how totals are written: in order, so that equal totals are equal
// bytes, and with sums as strings, so that no reader rounds them.
type file struct {
	Laws      int          `json:"laws"`
	FirstYear int          `json:"first_year"`
	Rows      int64        `json:"rows"`
	Bad       int64        `json:"bad_rows"`
	Synthetic int64        `json:"synthetic_rows"`
	Cells     []cellFile   `json:"cells"`
	Years     []yearFile   `json:"years"`
	Changes   []changeFile `json:"changes"`
}

type cellFile struct {
	Cell
	Laws []map[string]Sum `json:"laws"`
}

type yearFile struct {
	YearCell
	Laws []map[string]Sum `json:"laws"`
}

type changeFile struct {
	Law    int     `json:"law"`
	Aspect string  `json:"aspect"`
	Spread *Spread `json:"spread"`
}

// MarshalJSON writes the totals; equal totals are equal bytes.
func (t *Totals) MarshalJSON() ([]byte, error) {
	f := file{Laws: t.Laws, FirstYear: t.FirstYear, Rows: t.Rows, Bad: t.Bad, Synthetic: t.Synthetic}
	for _, c := range t.Cells() {
		f.Cells = append(f.Cells, cellFile{c.Cell, named(c.Figures)})
	}
	for _, y := range t.ByYear() {
		f.Years = append(f.Years, yearFile{y.YearCell, namedShares(y.Laws)})
	}
	for law := 1; law < t.Laws; law++ {
		for a := range Aspects {
			f.Changes = append(f.Changes, changeFile{law, a.Name(), t.spreads[law][a]})
		}
	}
	return json.Marshal(f)
}

// named gives figures their names; what is nothing is left out.
func named(figures []Figures) []map[string]Sum {
	out := make([]map[string]Sum, len(figures))
	for i := range figures {
		out[i] = map[string]Sum{}
		for m, sum := range figures[i] {
			if !sum.IsZero() {
				out[i][Measure(m).Name()] = sum
			}
		}
	}
	return out
}

func namedShares(shares []Share) []map[string]Sum {
	out := make([]map[string]Sum, len(shares))
	for i := range shares {
		out[i] = map[string]Sum{}
		for payer, sum := range shares[i] {
			if !sum.IsZero() {
				out[i][(FirstPayer + Measure(payer)).Name()] = sum
			}
		}
	}
	return out
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Totals) UnmarshalJSON(data []byte) error {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*t = *New(f.Laws, f.FirstYear)
	t.Rows, t.Bad, t.Synthetic = f.Rows, f.Bad, f.Synthetic
	for _, c := range f.Cells {
		if err := t.readCell(c); err != nil {
			return err
		}
	}
	for _, y := range f.Years {
		if err := t.readYear(y); err != nil {
			return err
		}
	}
	for _, c := range f.Changes {
		if err := t.readChange(c); err != nil {
			return err
		}
	}
	return nil
}

func (t *Totals) readCell(c cellFile) error {
	sums := t.cell(c.Cell)
	for i, law := range c.Laws[:min(len(c.Laws), t.Laws)] {
		for name, sum := range law {
			m, ok := byName[name]
			if !ok {
				return fmt.Errorf("totals know no measure %q", name)
			}
			sums[i][m] = sum
		}
	}
	return nil
}

func (t *Totals) readYear(y yearFile) error {
	sums := t.year(y.YearCell)
	for i, law := range y.Laws[:min(len(y.Laws), t.Laws)] {
		for name, sum := range law {
			m, ok := byName[name]
			if !ok || m < FirstPayer || int(m-FirstPayer) >= PayerCount {
				return fmt.Errorf("totals know no payer %q", name)
			}
			sums[i][m-FirstPayer] = sum
		}
	}
	return nil
}

func (t *Totals) readChange(c changeFile) error {
	for a := range Aspects {
		if a.Name() == c.Aspect && c.Law > 0 && c.Law < t.Laws && c.Spread != nil {
			t.spreads[c.Law][a] = c.Spread
			return nil
		}
	}
	return fmt.Errorf("totals know no change of %q under law %d", c.Aspect, c.Law)
}

var byName = measuresByName()

func measuresByName() map[string]Measure {
	out := map[string]Measure{}
	for m := range Measures {
		out[m.Name()] = m
	}
	return out
}
