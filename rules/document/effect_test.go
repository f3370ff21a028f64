package document_test

import (
	"encoding/json"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

// A value as it stands in a document is a bare number or truth value in JSON
// only if JSON would read it back as that; anything else is text.
func TestPlainValuesAsJSON(t *testing.T) {
	for text, bare := range map[string]bool{
		"true": true, "false": true, "0": true, "7": true, "-7": true, "1500000": true, "0.5": true, "-0.05": true, "10.00": true, "0.": false,
		"": false, "-": false, ".5": false, "-.5": false, "07": false, "00": false, "-01.5": false, "1.": false, "1.x": false, "x": false, "1x": false,
		"x1": false, "1.2.3": false, "1e5": false, "+1": false, "2026-07": false, "True": false, "--1": false, "1 000": false, "null": false, "0x1": false,
	} {
		want := `"` + text + `"`
		if bare {
			want = text
		}
		if got, err := json.Marshal(document.Plain(text)); err != nil || string(got) != want {
			t.Errorf("%q is written as %s, want %s: %v", text, got, want, err)
		}
	}
}

// An effect says what the answer is now, and between which ends it lies.
func TestEffectsInWords(t *testing.T) {
	poor, near := document.Outcome{With: "poor", Value: "165000"}, document.Outcome{With: "near_poor", Value: "231000"}
	for want, e := range map[string]document.Effect{
		"net: 264000, from 165000 (poor) to 231000 (near_poor)": {Field: "net", Now: "264000", Least: poor, Most: near},
		"net: from 165000 (poor) to 231000 (near_poor)":         {Field: "net", Least: poor, Most: near},
		"a/net: 264000, 165000 (poor)":                          {Question: "a", Field: "net", Now: "264000", Least: poor, Most: poor},
		"a/net: 231000 (near_poor)":                             {Question: "a", Field: "net", Least: near, Most: near},
	} {
		if got := e.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// A fault tells place, sentence, source, hint, effects and code on one line,
// and all of it as JSON.
func TestAWholeFault(t *testing.T) {
	f := document.Fault{
		Code: "missing", Path: "/person/status", File: "a.yaml", Line: 3, Col: 4, Value: "?", Bound: "poor", Source: "art. 5", Hint: "say it", Message: "nobody said it",
		Effects: []document.Effect{{Field: "net", Least: document.Outcome{With: "poor", Value: "1"}, Most: document.Outcome{With: "none", Value: "true"}}},
	}
	if got, want := f.Error(), "a.yaml:3:4:/person/status: nobody said it (art. 5); say it; net: from 1 (poor) to true (none) [missing]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	out, err := json.Marshal(document.Faults{f})
	want := `[{"code":"missing","path":"/person/status","file":"a.yaml","line":3,"col":4,"value":"?","bound":"poor","source":"art. 5","hint":"say it","message":"nobody said it",` +
		`"effects":[{"field":"net","least":{"with":"poor","value":1},"most":{"with":"none","value":true}}]}]`
	if err != nil || string(out) != want {
		t.Errorf("got %s, want %s: %v", out, want, err)
	}
	if document.Code("missing").Error() != "missing" {
		t.Error("a code is not its word")
	}
}
