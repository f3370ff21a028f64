package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"runtime"
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

// TestTooMuchIsRefused: arguments that would be answered for minutes, or that
// say a thing twice, are refused before they are.
func TestTooMuchIsRefused(t *testing.T) {
	client := connected(t)
	var many strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&many, `,{"id":"%d","kind":"cheapest_plan","start":"2026-08"}`, i)
	}
	for name, test := range map[string]struct{ args, want string }{
		"as many questions as fit": {`{"person":{"sex":"female","born":"1985-02"},"ask":[` + many.String()[1:] + `]}`, "[too-many-values]"},
		"more than a document":     {`{"person":{"sex":"female","born":"1985-02"},"ask":[` + strings.Repeat(`{"kind":"options"},`, 20_000) + `{}]}`, "[document-too-large]"},
		"deep lists":               {`{"person":` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `}`, "[too-deep]"},
		"a key said twice":         {`{"person":{"sex":"male","born":"1970-05"},"person":{"sex":"female","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "[duplicate-key]"},
		"a language said twice":    {`{"lang":"en","lang":"vi","person":{"sex":"male","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "[duplicate-key]"},
		"a language that is none":  {`{"lang":"=cmd","person":{"sex":"male","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "[bad-choice]"},
		"a file":                   {`{"law":["/etc/passwd"],"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "[no-law-files]"},
		"an exponent":              {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"contribution","paid":"2026-07","income":1e1000000}}`, "[bad-number]"},
		"a list":                   {`[]`, "["},
	} {
		if result, text := call(t, client, "answer_case", test.args); !result.IsError || !strings.Contains(text, test.want) || len(text) > 128<<10 {
			t.Errorf("%s: %v %.300s", name, result.IsError, text)
		}
	}
}

// TestHostileMessages: over HTTP, what is no message of the protocol is refused
// without being unpacked or waited for.
func TestHostileMessages(t *testing.T) {
	url := listening(t)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = io.Copy(z, io.LimitReader(blanks{}, 64<<20))
	_ = z.Close()
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for name, test := range map[string]struct {
		method, body string
		headers      map[string]string
	}{
		"a packed gigabyte":        {"POST", packed.String(), map[string]string{"Content-Encoding": "gzip"}},
		"another type":             {"POST", ping, map[string]string{"Content-Type": "text/plain"}},
		"a form":                   {"POST", "a=b", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}},
		"another method":           {"PUT", ping, nil},
		"another method overruled": {"PUT", ping, map[string]string{"X-HTTP-Method-Override": "POST"}},
		"no JSON":                  {"POST", "{", nil},
		"deep JSON":                {"POST", strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), nil},
		"a number":                 {"POST", "1", nil},
		"no text":                  {"POST", "\xff\xfe{\x00}\x00", nil},
	} {
		r, err := http.NewRequestWithContext(t.Context(), test.method, url, strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		for k, v := range test.headers {
			r.Header.Set(k, v)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		said, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		runtime.ReadMemStats(&after)
		if resp.StatusCode < 400 || resp.StatusCode >= 500 {
			t.Errorf("%s: %d %.200s", name, resp.StatusCode, said)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
			t.Errorf("%s asked for %d MB", name, used>>20)
		}
	}
	endless, err := http.NewRequestWithContext(t.Context(), "POST", url, io.LimitReader(blanks{}, 1<<30))
	if err != nil {
		t.Fatal(err)
	}
	endless.Header.Set("Content-Type", "application/json")
	endless.Header.Set("Accept", "application/json, text/event-stream")
	if resp, err := http.DefaultClient.Do(endless); err == nil {
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("a body without end: %d", resp.StatusCode)
		}
	}
	if status := pinged(t, url, ping); status != 200 {
		t.Errorf("after all this: %d", status)
	}
}

func pinged(t *testing.T, url, ping string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "POST", url, strings.NewReader(ping))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	return resp.StatusCode
}

type blanks struct{}

func (blanks) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}
