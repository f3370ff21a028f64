package ask

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/rules/document"
)

// A Person is somebody who is asked.
type Person = people.Row

// A Decoder reads lines of people. It serves one goroutine.
type Decoder struct {
	header []byte
	parser *people.Parser
}

// NewDecoder returns the decoder of people whose columns the header names.
func NewDecoder(header []byte) (*Decoder, error) {
	layout, err := people.ParseLayout(header)
	if err != nil {
		return nil, err
	}
	return &Decoder{bytes.Clone(header), layout.Parser()}, nil
}

// IsHeader reports whether the line names the columns again, as where files
// were put together.
func (d *Decoder) IsHeader(line []byte) bool { return bytes.Equal(line, d.header) }

// Decode reads a line. What is wrong with it is told when the person is
// counted. The id is good until the next line is read.
func (d *Decoder) Decode(p *Person, line []byte) {
	long := len(line) > people.MaxLine
	if long { // not a row: most of it would be told as faults
		line = nil
	}
	if faults := d.parser.Parse(line, p); len(faults) > 0 {
		p.Unread = faults
	} else if p.Weight < 1 || p.Weight > mostWeight {
		p.Unread = document.Faults{{Code: calc.OutOfRange, Path: "weight", Bound: "1 to 1000000000", Message: "a row stands for 1 to 1000000000 people"}}
	}
	if long {
		p.Unread = document.Faults{{Code: people.TooLongLine, Bound: strconv.Itoa(people.MaxLine), Message: "the line has more than " + strconv.Itoa(people.MaxLine) + " bytes"}}
	}
}

// mostWeight bounds how many people a row stands for, so that totals of any
// number of rows stay exact.
const mostWeight = 1_000_000_000

// Column returns the column that a fault lies in: its path is the column, or a
// place in what was read from one. It is "" if the fault is not of one column.
func Column(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	for _, c := range [][2]string{
		{"/record", "record"}, {"/person/status", "status"}, {"/person/residence", "province"}, {"/person/born", "born"}, {"/person/sex", "sex"},
		{"/ask/income", "income"}, {"/income", "income"}, {"/method", "method"}, {"/months", "months"}, {"/pension", "pension_since"},
	} {
		if strings.HasPrefix(path, c[0]) {
			return c[1]
		}
	}
	return ""
}
