// Package standing says how firm an amount is: whether law alone carries it,
// figures that are announced from time to time, or what somebody assumes about
// the time past them.
package standing

import "github.com/volsi/volsi/rules"

// A Standing says how firm an amount is.
type Standing uint8

// ByLaw: it follows from provisions in force alone, as they stand.
// Published: it also rests on a figure that the State announces from time to
// time, and that is announced for that time.
// Assumed: such a figure lies past what is announced; somebody's assumption,
// or the last figure carried on, stands for it.
const (
	ByLaw Standing = iota + 1
	Published
	Assumed
)

// Standings returns how firm an amount may be.
func Standings() []string { return []string{"law", "published", "assumed"} }

// String returns "law", "published", "assumed", or "" for none.
func (s Standing) String() string {
	if s < ByLaw || s > Assumed {
		return ""
	}
	return Standings()[s-1]
}

// MarshalText returns the standing as in String.
func (s Standing) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Series is a set of figures that the State announces from time to time;
// series are joined with |.
type Series uint8

// What is announced: the reference level, the poverty lines, the tables of
// indexation, the fund's rate of interest, prices, and the life table.
const (
	Reference Series = 1 << iota
	Poverty
	Indexation
	FundRate
	Prices
	Lives
	howManySeries = iota
)

// seriesNames are the names of the series in answers, in the order of their bits.
var seriesNames = [howManySeries]string{"reference_level", "poverty_line", "indexation", "contribution.fund_rate", "prices", "life_table"}

// A Basis says what an amount rests on: law alone, announced figures, or
// assumptions, and from which month on it does. The zero Basis is law alone.
type Basis struct {
	on   Series
	from rules.Month // the first month of which a figure is assumed; 0: none is
}

// Standing returns how firm the amount is.
func (b Basis) Standing() Standing {
	switch {
	case b.from != 0:
		return Assumed
	case b.on != 0:
		return Published
	}
	return ByLaw
}

// AssumedFrom returns the first month of which a figure is assumed; 0 if none is.
func (b Basis) AssumedFrom() rules.Month { return b.from }

// On returns the series that the amount rests on.
func (b Basis) On() (names []string) {
	for i, name := range seriesNames {
		if b.on>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return names
}

// And returns what two amounts together rest on.
func (b Basis) And(o Basis) Basis {
	if b.from == 0 || o.from != 0 && o.from < b.from {
		b.from = o.from
	}
	b.on |= o.on
	return b
}

// A Based is an amount of an answer with what it rests on.
type Based struct {
	Field       string      `json:"field"` // the amount's name in the answer; a dot leads into a group
	Standing    Standing    `json:"standing"`
	AssumedFrom rules.Month `json:"assumed_from,omitzero"` // the first month of which a figure is assumed
	RestsOn     []string    `json:"rests_on,omitempty"`    // the series of published figures
}

// Of returns what an amount of that name rests on.
func (b Basis) Of(field string) Based { return Based{field, b.Standing(), b.from, b.On()} }

// If returns how firm an amount of an answer is; none if there is no amount.
func (b Basis) If(v rules.VND) Standing {
	if v == 0 {
		return 0
	}
	return b.Standing()
}
