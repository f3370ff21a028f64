package ask

import (
	"encoding/json"

	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// A Summary is what a population was asked, under which laws, and what came of
// it. Whoever counted, on one machine or on many, writes the same bytes.
type Summary struct {
	Month    rules.Month    `json:"month"`
	Year     int            `json:"year"`
	Ground   pension.Ground `json:"ground"`
	FundRate rules.Rate     `json:"fund_rate,omitzero"`
	Laws     []LawUsed      `json:"laws"`
	Totals   *tally.Totals  `json:"totals"`
}

// A LawUsed names a law and the files that made it.
type LawUsed struct {
	ID      string     `json:"id"`
	Title   rules.Text `json:"title"`
	Version string     `json:"version"`
	Files   []string   `json:"files,omitempty"`
}

// Summary returns what came of the plan.
func (p *Plan) Summary(totals *tally.Totals) Summary {
	q := &p.Question
	s := Summary{Month: q.Month, Year: q.Year, Ground: q.Ground, FundRate: q.FundRate, Totals: totals}
	for _, l := range p.Laws {
		s.Laws = append(s.Laws, LawUsed{l.ID, l.Title, l.Version, l.Files})
	}
	return s
}

// JSON returns the summary as a line.
func (s Summary) JSON() ([]byte, error) {
	out, err := json.Marshal(s)
	return append(out, '\n'), err
}
