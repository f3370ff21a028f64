package document

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// A Code is the stable name of one kind of fault. It is an error, so that
// errors.Is(err, code) finds it among many faults.
type Code string

// Error returns the code itself.
func (c Code) Error() string { return string(c) }

// A Fault is one thing in a document or a call that could not be answered:
// where it stands, what was found, what would be right, who says so.
type Fault struct {
	Code    Code   `json:"code"`
	Path    string `json:"path,omitempty"`   // place within the document: /record/2/income
	File    string `json:"file,omitempty"`   // name of the document, if it has one
	Line    int    `json:"line,omitempty"`   // from 1; 0 where there is no text
	Col     int    `json:"col,omitempty"`    // from 1, in characters
	Value   string `json:"value,omitempty"`  // the offending value, as written
	Bound   string `json:"bound,omitempty"`  // what would have been right
	Source  string `json:"source,omitempty"` // the provision that the bound comes from
	Hint    string `json:"hint,omitempty"`   // what to do
	Message string `json:"message"`          // one sentence in English, lower case

	Effects []Effect `json:"effects,omitempty"` // of what is missing: how the answer depends on it
}

// Error returns the fault on one line: place, sentence, source, hint, code.
func (f Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Place())
	b.WriteString(f.Message)
	if f.Source != "" {
		b.WriteString(" (" + f.Source + ")")
	}
	if f.Hint != "" {
		b.WriteString("; " + f.Hint)
	}
	for _, e := range f.Effects {
		b.WriteString("; " + e.String())
	}
	b.WriteString(" [" + string(f.Code) + "]")
	return b.String()
}

// Place says where the fault stands, as "file:line:column:path: ", or nothing
// if that is not known.
func (f Fault) Place() string {
	var parts []string
	if f.File != "" {
		parts = append(parts, f.File)
	}
	if f.Line > 0 {
		parts = append(parts, strconv.Itoa(f.Line)+":"+strconv.Itoa(f.Col))
	}
	if f.Path != "" {
		parts = append(parts, f.Path)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ":") + ": "
}

// Is reports whether target is the fault's code.
func (f Fault) Is(target error) bool {
	c, ok := target.(Code)
	return ok && c == f.Code
}

// MaxFaults is how many faults one report lists; the last of a longer list
// says how many more there were.
const MaxFaults = 100

// TooManyFaults closes a report that was cut.
const TooManyFaults Code = "more-faults" // more faults than one report lists

// Faults are all the faults of one document or call, in the order of their
// places. As an error it unwraps to each of them.
type Faults []Fault

// Error returns one line a fault.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults one by one, for errors.Is and errors.As.
func (fs Faults) Unwrap() []error {
	errs := make([]error, len(fs))
	for i := range fs {
		errs[i] = fs[i]
	}
	return errs
}

// MarshalJSON returns the faults as a JSON list.
func (fs Faults) MarshalJSON() ([]byte, error) { return json.Marshal([]Fault(fs)) }

// Err returns the faults, sorted by place and cut at MaxFaults, as an error,
// or nil if there are none.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	out := slices.Clone(fs)
	slices.SortStableFunc(out, byPlace)
	if len(out) > MaxFaults {
		more := strconv.Itoa(len(out) - MaxFaults)
		out = append(out[:MaxFaults], Fault{Code: TooManyFaults, Value: more, Message: "and " + more + " more faults"})
	}
	return out
}

func byPlace(a, b Fault) int {
	if c := strings.Compare(a.File, b.File); c != 0 {
		return c
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Col - b.Col
}

// All returns the faults that err carries; an error of another make becomes
// one fault without a place.
func All(err error) Faults {
	var many Faults
	var one Fault
	switch {
	case err == nil:
		return nil
	case errors.As(err, &many):
		return many
	case errors.As(err, &one):
		return Faults{one}
	}
	return Faults{{Code: "error", Message: err.Error()}}
}
