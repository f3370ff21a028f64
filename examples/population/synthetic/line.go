package synthetic

import (
	"strconv"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Header names the columns of made-up people, which are those of package
// calc/people.
const Header = "id,sex,born,province,area,status,record,income,method"

// AppendLine writes person n, as Fill made it, as a line without its end.
func AppendLine(dst []byte, n int64, s *calc.Subject) []byte {
	dst = append(ID(dst, n), ',')
	dst = append(append(dst, s.Sex.String()...), ',')
	dst = append(append(dst, s.Born.String()...), ',')
	home := &s.Residence[0]
	dst = appendPeriod(append(append(dst, home.Province...), ':'), home.Period)
	dst = append(append(append(dst, ','), home.Area...), ',')
	for i, x := range s.Status {
		dst = appendPeriod(append(append(divided(dst, i), x.Is...), ':'), x.Period)
	}
	dst = append(dst, ',')
	for i := range s.Rows {
		dst = appendRow(divided(dst, i), &s.Rows[i])
	}
	dst = strconv.AppendInt(append(dst, ','), int64(s.Pays.Income), 10)
	return append(append(dst, ','), s.Pays.Method.String()...)
}

// divided divides an item from the one before it.
func divided(dst []byte, i int) []byte {
	if i > 0 {
		return append(dst, ';')
	}
	return dst
}

func appendPeriod(dst []byte, p rules.Period) []byte {
	dst = append(append(dst, p.From.String()...), ".."...)
	if p.Until != 0 {
		dst = append(dst, (p.Until - 1).String()...)
	}
	return dst
}

func appendRow(dst []byte, r *calc.Row) []byte {
	kind := "v:"
	if r.Scheme == pension.Compulsory {
		kind = "c:"
	}
	dst = append(appendPeriod(append(dst, kind...), r.Period), '@')
	dst = strconv.AppendInt(dst, int64(r.Amount), 10)
	if r.Method != subsidy.EveryMonth {
		dst = append(append(dst, '/'), r.Method.String()...)
	}
	return dst
}
