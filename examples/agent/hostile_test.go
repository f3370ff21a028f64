package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/internal/hostile"
)

// Whatever a model sends as arguments, each tool refuses it as a result that a
// model can read, never with figures, and the server goes on.
func TestHostileArgumentsAreRefused(t *testing.T) {
	client := connected(t)
	all, err := hostile.Read("../../calc/testdata/hostile")
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	for _, d := range all {
		if !json.Valid([]byte(d.Text)) || len(d.Text) > 4<<20 || !strings.HasPrefix(d.Text, "{") {
			continue // arguments are a JSON object, or the protocol itself refuses them
		}
		sent++
		for _, name := range []string{"retirement_age", "answer_case"} {
			if _, known := tools(t, client)[name]; !known {
				t.Fatalf("no tool %s", name)
			}
			result, text := call(t, client, name, d.Text)
			if !result.IsError || !strings.Contains(text, "[") {
				t.Errorf("%s to %s: %v %s", d.Name, name, result.IsError, text)
			}
		}
	}
	if sent < 5 {
		t.Errorf("only %d documents could be sent", sent)
	}
	if result, text := call(t, client, "retirement_age", `{"person":{"sex":"female","born":"1985-02"}}`); result.IsError {
		t.Errorf("after all this: %s", text)
	}
}
