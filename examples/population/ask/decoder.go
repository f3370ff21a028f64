package ask

import (
	"strconv"
	"strings"

	"github.com/volsi/volsi/examples/population/synthetic"
)

// STAND-IN until calc/people is there.
type Decoder struct{ m *synthetic.Maker }

func NewDecoder(header []byte, plan *Plan) (*Decoder, error) {
	return &Decoder{synthetic.New(plan.Book(), plan.Question.Month, 1)}, nil
}

func (d *Decoder) Decode(p *Person, line []byte) {
	n, _ := strconv.ParseInt(strings.TrimPrefix(string(line), synthetic.Prefix), 10, 64)
	p.ID = append(p.ID[:0], line...)
	p.Weight = 1
	d.m.Fill(&p.Subject, n-1)
}

// IsHeader reports whether the line names the columns again.
func (d *Decoder) IsHeader(line []byte) bool { return string(line) == "id" }
