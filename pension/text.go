package pension

import (
	"fmt"
	"slices"
	"strings"
)

// wordOf returns which of the words the text is.
func wordOf(text []byte, words []string) (int, error) {
	if i := slices.Index(words, string(text)); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("%q is not one of %s", text, strings.TrimPrefix(strings.Join(words, ", "), ", "))
}

// UnmarshalText reads "voluntary" or "compulsory"; the empty text is none.
func (s *Scheme) UnmarshalText(text []byte) error {
	i, err := wordOf(text, schemes)
	if err == nil {
		*s = Scheme(i)
	}
	return err
}

// UnmarshalText reads a branch as String writes it; the empty text is none.
func (b *Branch) UnmarshalText(text []byte) error {
	i, err := wordOf(text, branches)
	if err == nil {
		*b = Branch(i)
	}
	return err
}

// MarshalText returns the ground as in String.
func (g Ground) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads a ground as ParseGround does; the empty text is none.
func (g *Ground) UnmarshalText(text []byte) error {
	i, err := wordOf(text, grounds)
	if err == nil {
		*g = Ground(i)
	}
	return err
}
