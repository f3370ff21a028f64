package rules

import "encoding/json"

// A Kind is the form of a legal document (hình thức văn bản).
type Kind string

// The kinds of instrument. Practice is what offices do where the law is
// silent; WhatIf is a reform that somebody imagines; Assumption is an opinion
// about what is not set yet.
const (
	Statute    Kind = "law"
	Decree     Kind = "decree"
	Decision   Kind = "decision"
	Circular   Kind = "circular"
	Letter     Kind = "letter"
	Resolution Kind = "resolution"
	Practice   Kind = "practice"
	WhatIf     Kind = "what_if"
	Assumption Kind = "assumption"
)

var kinds = []Kind{Statute, Decree, Decision, Circular, Letter, Resolution, Practice, WhatIf, Assumption}

// A Text is one text in Vietnamese and in English.
type Text struct {
	VI string `json:"vi"`
	EN string `json:"en"`
}

// In returns the text in the language "vi" or, for anything else, "en".
func (t Text) In(lang string) string {
	if lang == "vi" {
		return t.VI
	}
	return t.EN
}

// An Instrument is one legal document (văn bản): what it is called, who issued
// it, since when it is known and in force, where it can be read.
type Instrument struct {
	ID        string // the name of its rule file: 2025-decree-159
	Number    string // as printed: 159/2025/NĐ-CP
	Kind      Kind
	Title     Text
	Issuer    string
	Published Date
	InForce   Date
	Source    string
}

// Confidence says how well a figure is attested.
type Confidence uint8

// High: the official text, or two independent sources. Medium: one good
// source. Low: a weak source, or a choice made where the law is silent.
const (
	High Confidence = iota
	Medium
	Low
)

var confidences = []string{"high", "medium", "low"}

// String returns "high", "medium" or "low".
func (c Confidence) String() string { return confidences[min(int(c), 2)] }

// MarshalText returns the confidence as in String.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// A Cite is the provision that sets a value (căn cứ pháp lý).
type Cite struct {
	Instrument *Instrument
	Article    string // art. 36(1)
	Confidence Confidence
	Basis      *Cite // where the value is another parameter's: the provision that sets that one
}

// IsZero reports whether nothing is cited.
func (c Cite) IsZero() bool { return c.Instrument == nil }

// String returns "art. 31(2), 41/2024/QH15", followed by the basis if there is one.
func (c Cite) String() string {
	if c.Instrument == nil {
		return ""
	}
	s := c.Article + ", " + c.Instrument.Number
	if c.Basis != nil {
		s += "; " + c.Basis.String()
	}
	return s
}

// Weakest returns the lower confidence of the provision and its basis.
func (c Cite) Weakest() Confidence {
	if c.Basis == nil {
		return c.Confidence
	}
	return max(c.Confidence, c.Basis.Weakest())
}

// Assumed reports whether the value, or one that it follows, is an assumption
// and no law.
func (c Cite) Assumed() bool { return c.Through(Assumption) }

// Through reports whether the value, or one that it follows, is set by an
// instrument of a kind.
func (c Cite) Through(k Kind) bool {
	return c.Instrument != nil && c.Instrument.Kind == k || c.Basis != nil && c.Basis.Through(k)
}

// MarshalJSON returns the provision with everything that finds it again.
func (c Cite) MarshalJSON() ([]byte, error) {
	if c.Instrument == nil {
		return []byte("null"), nil
	}
	i := c.Instrument
	return json.Marshal(struct {
		Instrument string     `json:"instrument"`
		Number     string     `json:"number"`
		Article    string     `json:"article"`
		Title      Text       `json:"title"`
		Source     string     `json:"source"`
		Confidence Confidence `json:"confidence"`
		Basis      *Cite      `json:"basis,omitempty"`
	}{i.ID, i.Number, c.Article, i.Title, i.Source, c.Confidence, c.Basis})
}
