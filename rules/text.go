package rules

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The text and JSON forms of the value types, both ways: what one writes, the
// other reads, and nothing else is read.

// AppendText appends the amount in đồng: "2000000".
func (v VND) AppendText(b []byte) ([]byte, error) { return strconv.AppendInt(b, int64(v), 10), nil }

// MarshalText returns the amount in đồng: "2000000".
func (v VND) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalText reads an amount as ParseVND does, or one below zero, as the
// balance of an answer may be.
func (v *VND) UnmarshalText(text []byte) error {
	s, negative := strings.CutPrefix(string(text), "-")
	n, err := ParseVND(s)
	if err != nil {
		return err
	}
	if negative {
		n = -n
	}
	*v = n
	return nil
}

// MarshalJSON returns the amount as a JSON number.
func (v VND) MarshalJSON() ([]byte, error) { return v.AppendText(nil) }

// UnmarshalJSON reads a whole JSON number.
func (v *VND) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	return v.UnmarshalText(data)
}

// MarshalText returns the rate as in String.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalJSON reads a JSON number, or text as ParseRate does.
func (r *Rate) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	return r.UnmarshalText(unquoted(data))
}

// unquoted returns a JSON value without the quotes of a plain string.
func unquoted(data []byte) []byte {
	if len(data) >= 2 && data[0] == '"' {
		return data[1 : len(data)-1]
	}
	return data
}

// MarshalText returns the amount as in String.
func (c Cents) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads an amount with at most two decimals.
func (c *Cents) UnmarshalText(text []byte) error {
	n, err := parseScaled(string(text), 2)
	if err == nil {
		*c = Cents(n)
	}
	return err
}

// UnmarshalJSON reads a JSON number with at most two decimals.
func (c *Cents) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	return c.UnmarshalText(data)
}

// MarshalText returns the years as in String.
func (h HalfYears) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads years, whole or with a half: "7.5".
func (h *HalfYears) UnmarshalText(text []byte) error {
	n, err := parseScaled(string(text), 1)
	if err == nil && n%5 != 0 {
		err = fmt.Errorf("%q is not a number of half years", text)
	}
	if err == nil {
		*h = HalfYears(n / 5)
	}
	return err
}

// UnmarshalJSON reads a JSON number of years.
func (h *HalfYears) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	return h.UnmarshalText(data)
}

// UnmarshalText reads a day as ParseDate does; the empty text is no day.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(text))
	if err == nil {
		*d = v
	}
	return err
}

// wordOf returns which of the words the text is.
func wordOf(text []byte, words []string) (int, error) {
	if i := slices.Index(words, string(text)); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("%q is not one of %s", bytes.TrimSpace(text), strings.Join(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "" }), ", "))
}

// UnmarshalText reads "male" or "female"; the empty text is none.
func (s *Sex) UnmarshalText(text []byte) error {
	i, err := wordOf(text, sexes)
	if err == nil {
		*s = Sex(i)
	}
	return err
}

// UnmarshalText reads "high", "medium" or "low".
func (c *Confidence) UnmarshalText(text []byte) error {
	i, err := wordOf(text, confidences)
	if err == nil {
		*c = Confidence(i)
	}
	return err
}

// UnmarshalText reads "voluntary_si" or "health".
func (s *Scheme) UnmarshalText(text []byte) error {
	i, err := wordOf(text, schemes[:])
	if err == nil {
		*s = Scheme(i)
	}
	return err
}

// UnmarshalText reads a payer as String writes it.
func (p *Payer) UnmarshalText(text []byte) error {
	i, err := wordOf(text, payers)
	if err == nil {
		*p = Payer(i)
	}
	return err
}

// UnmarshalText reads a measure as String writes it.
func (m *Measure) UnmarshalText(text []byte) error {
	i, err := wordOf(text, measures)
	if err == nil {
		*m = Measure(i)
	}
	return err
}

// UnmarshalText reads a form as String writes it.
func (f *Form) UnmarshalText(text []byte) error {
	i, err := wordOf(text, forms)
	if err == nil {
		*f = Form(i)
	}
	return err
}
