package main

import (
	"encoding/json"
	"runtime"
	"slices"
	"testing"

	"github.com/volsi/volsi/examples/internal/hostile"
	"github.com/volsi/volsi/rules/document"
)

// Whatever is sent, it is refused as a problem with the code that says why,
// without much work, and the service goes on.
func TestHostileDocumentsAreProblems(t *testing.T) {
	ts, _ := started(t, limits)
	all, err := hostile.Read("../../calc/testdata/hostile")
	if err != nil || len(all) < 50 {
		t.Fatalf("%d documents: %v", len(all), err)
	}
	for _, d := range all {
		if len(d.Text) > 4<<20 {
			continue // the connection is closed before it is sent
		}
		t.Run(d.Name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			status, _, body := call(t, "POST", ts.URL+"/v1/cases", d.Text)
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("%d bytes of text asked for %d bytes of memory", len(d.Text), used)
			}
			var p Problem
			if err := json.Unmarshal(body, &p); err != nil || status < 400 || status >= 500 || p.Status != status {
				t.Fatalf("%d %s, %v", status, body, err)
			}
			if !slices.ContainsFunc(p.Faults, func(f document.Fault) bool { return string(f.Code) == d.Want }) {
				t.Errorf("want %s, got %s", d.Want, body)
			}
		})
	}
	if status, _, _ := call(t, "GET", ts.URL+"/readyz", ""); status != 200 {
		t.Errorf("after all this the service is not ready: %d", status)
	}
}
