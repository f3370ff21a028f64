package rules

// A State says what the law has to say about a parameter in a month.
type State uint8

const (
	// Unset: no provision in force sets the parameter.
	Unset State = iota
	// Known: the value is there.
	Known
	// Unknown: the law has a value, but nobody could find it.
	Unknown
)

// A Param is a value together with the provision that sets it.
type Param[T any] struct {
	Value T
	Cite  Cite
	State State
}

// IsKnown reports whether the law sets the parameter and the value was found.
func (p Param[T]) IsKnown() bool { return p.State == Known }

// IsSet reports whether a provision sets the parameter, known or not.
func (p Param[T]) IsSet() bool { return p.State != Unset }

// A Sex is as in the civil register; the law speaks of men and women.
type Sex uint8

// The two sexes of the register; the zero Sex is none.
const (
	Male Sex = iota + 1
	Female
)

var sexes = []string{"", "male", "female"}

// String returns "male", "female", or "" for none.
func (s Sex) String() string { return sexes[min(int(s), 2)] }

// MarshalText returns the sex as in String.
func (s Sex) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A BySex is a parameter with one value for men and one for women.
type BySex[T any] struct {
	Male   Param[T] `law:"male"`
	Female Param[T] `law:"female"`
}

// Of returns the value for s; women's for anything but Male.
func (b *BySex[T]) Of(s Sex) *Param[T] {
	if s == Male {
		return &b.Male
	}
	return &b.Female
}
