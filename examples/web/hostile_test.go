package main

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/examples/internal/hostile"
)

// Whatever is posted or opened, it is refused with the code that says why,
// without much work, and the page is still served.
func TestHostileDocumentsAreRefused(t *testing.T) {
	_, ts := served(t)
	all, err := hostile.Read("../../calc/testdata/hostile")
	if err != nil || len(all) < 50 {
		t.Fatalf("%d documents: %v", len(all), err)
	}
	var many strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&many, `,{"id":"%d","kind":"options","month":"2026-07"}`, i)
	}
	all = append(all,
		hostile.Document{Name: "many questions", Want: "too-many-values", Text: `{"person":{"sex":"male","born":"1985-02"},"ask":[` + many.String()[1:] + `]}`},
		hostile.Document{Name: "packed", Want: "not-utf8-text", Text: "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"})
	for _, d := range all {
		if len(d.Text) > 4<<20 {
			continue // the connection is closed before it is sent
		}
		t.Run(d.Name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			resp, text := call(t, "POST", ts.URL+"/api/answers?lang=en", strings.NewReader(d.Text))
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("%d bytes of text asked for %d bytes of memory", len(d.Text), used)
			}
			if resp.StatusCode < 400 || resp.StatusCode >= 500 || !slices.ContainsFunc(toldIn(t, text), func(f told) bool { return f.Code == d.Want && f.Text != "" }) {
				t.Errorf("%d %.300s, want %s", resp.StatusCode, text, d.Want)
			}
			for _, path := range []string{"/api/open", "/api/save", "/api/statement?name=x.txt"} {
				if resp, text := call(t, "POST", ts.URL+path, strings.NewReader(d.Text)); resp.StatusCode >= 500 || resp.StatusCode >= 400 && len(toldIn(t, text)) == 0 {
					t.Errorf("%s: %d %.300s", path, resp.StatusCode, text)
				}
			}
		})
	}
	if resp, _ := call(t, "GET", ts.URL+"/", nil); resp.StatusCode != 200 {
		t.Errorf("after all this the page is gone: %d", resp.StatusCode)
	}
}

// A body without end is read as far as a document, or a statement, may go.
func TestEndlessBodiesAreNotRead(t *testing.T) {
	_, ts := served(t)
	for _, path := range []string{"/api/answers", "/api/open", "/api/statement?name=x"} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", ts.URL+path, io.LimitReader(blanks{}, 1<<30))
		if err != nil {
			t.Fatal(err)
		}
		if resp, err := http.DefaultTransport.RoundTrip(r); err == nil {
			_ = resp.Body.Close()
			if resp.StatusCode != http.StatusRequestEntityTooLarge {
				t.Errorf("%s: %d", path, resp.StatusCode)
			}
		}
	}
}

type blanks struct{}

func (blanks) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}
