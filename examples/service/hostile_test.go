package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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

const lawful = `{"person":{"sex":"female","born":"1970-05"}}`

// sent returns the answer to a request that is made by hand.
func sent(t *testing.T, ts *httptest.Server, method, path string, body io.Reader, headers map[string]string) (int, Problem, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, ts.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range headers {
		r.Header.Set(k, v)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var p Problem
	if resp.Header.Get("Content-Type") == "application/problem+json" {
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
	}
	return resp.StatusCode, p, data
}

func codesOf(p Problem) (codes []string) {
	for _, f := range p.Faults {
		codes = append(codes, string(f.Code))
	}
	return codes
}

// TestPackedBodiesAreNotUnpacked: a gigabyte packed into a megabyte, or into a
// few bytes, is bytes that are no text; nothing is unpacked.
func TestPackedBodiesAreNotUnpacked(t *testing.T) {
	ts, _ := started(t, limits)
	for name, size := range map[string]int{"small": 100, "bomb": 64 << 20} {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		_, _ = io.Copy(z, io.LimitReader(zeros{}, int64(size)))
		_ = z.Close()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		status, p, _ := sent(t, ts, "POST", "/v1/cases", bytes.NewReader(packed.Bytes()), map[string]string{"Content-Encoding": "gzip", "Content-Type": "application/json"})
		runtime.ReadMemStats(&after)
		if status != http.StatusUnsupportedMediaType || p.Status != status {
			t.Errorf("%s: %d %v", name, status, p)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%s: %d bytes asked for %d", name, packed.Len(), used)
		}
	}
	for _, coding := range []string{"br", "deflate", "gzip, gzip", "zstd", "x"} {
		if status, _, _ := sent(t, ts, "POST", "/v1/retirement_age", strings.NewReader(lawful), map[string]string{"Content-Encoding": coding}); status != http.StatusUnsupportedMediaType {
			t.Errorf("%s is taken: %d", coding, status)
		}
	}
	if status, _, _ := sent(t, ts, "POST", "/v1/retirement_age", strings.NewReader(lawful), map[string]string{"Content-Encoding": "identity"}); status != 200 {
		t.Errorf("what is not packed is refused: %d", status)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// TestEndlessBodies: a body without a length is read as far as a document may
// go, and the connection is closed.
func TestEndlessBodies(t *testing.T) {
	ts, _ := started(t, limits)
	for _, path := range []string{"/v1/cases", "/v1/pension"} {
		endless := &counted{}
		r, err := http.NewRequestWithContext(t.Context(), "POST", ts.URL+path, endless)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := http.DefaultTransport.RoundTrip(r)
		if err == nil {
			_ = resp.Body.Close()
		}
		if err == nil && resp.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: %d", path, resp.StatusCode)
		}
		if n := endless.n.Load(); n > 64<<20 { // what was taken, and what the network holds
			t.Errorf("%s: %d bytes were taken", path, n)
		}
	}
}

// counted is blanks for as long as somebody takes them.
type counted struct{ n atomic.Int64 }

func (c *counted) Read(b []byte) (int, error) {
	if c.n.Add(int64(len(b))) > 1<<30 {
		return 0, io.EOF
	}
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

// TestTheTypeOfABodySaysNothing: a document is read as what it is, whatever it
// is called; forms are no documents.
func TestTheTypeOfABodySaysNothing(t *testing.T) {
	ts, _ := started(t, limits)
	_, _, want := sent(t, ts, "POST", "/v1/retirement_age", strings.NewReader(lawful), nil)
	for _, kind := range []string{"application/json", "application/yaml", "text/plain", "text/csv", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "no type at all", strings.Repeat("x/y;", 2000)} {
		status, _, got := sent(t, ts, "POST", "/v1/retirement_age", strings.NewReader(lawful), map[string]string{"Content-Type": kind})
		if status != 200 || !bytes.Equal(got, want) {
			t.Errorf("%.40s: %d %.200s", kind, status, got)
		}
	}
	for name, body := range map[string]string{
		"a form": "person=female&born=1970-05", "parts": "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + lawful + "\r\n--x--\r\n",
		"XML": `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "a page": "<html></html>",
	} {
		status, p, _ := sent(t, ts, "POST", "/v1/retirement_age", strings.NewReader(body), nil)
		if status < 400 || status >= 500 || len(p.Faults) == 0 {
			t.Errorf("%s: %d %v", name, status, p)
		}
	}
}

// TestOnlyTheMethodCounts: nothing beside it makes one of another.
func TestOnlyTheMethodCounts(t *testing.T) {
	ts, _ := started(t, limits)
	for _, header := range []string{"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"} {
		if status, _, _ := sent(t, ts, "GET", "/v1/retirement_age?_method=POST", strings.NewReader(lawful), map[string]string{header: "POST"}); status != 405 {
			t.Errorf("a GET with %s: %d", header, status)
		}
		if status, _, _ := sent(t, ts, "POST", "/v1/retirement_age?_method=DELETE", strings.NewReader(lawful), map[string]string{header: "DELETE"}); status != 200 {
			t.Errorf("a POST with %s: %d", header, status)
		}
	}
	for _, method := range []string{"PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "post", strings.Repeat("X", 5000)} {
		if status, p, _ := sent(t, ts, method, "/v1/retirement_age", strings.NewReader(lawful), nil); status != 405 || p.Status != 405 {
			t.Errorf("%.10s: %d", method, status)
		}
	}
}

// TestHostileQuestions: what is too much is refused with its code before it is
// answered.
func TestHostileQuestions(t *testing.T) {
	ts, _ := started(t, limits)
	million := strings.Repeat(`{"kind":"retirement_age"},`, 1_000_000)
	asked := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,{"id":"%d","kind":"options","month":"2026-07"}`, i)
		}
		return `{"person":{"sex":"female","born":"1985-02"},"ask":[` + b.String()[1:] + `]}`
	}
	for name, test := range map[string]struct{ body, want string }{
		"a million questions":   {`{"person":{"sex":"male","born":"1970-05"},"ask":[` + million[:len(million)-1] + `]}`, "document-too-large"},
		"as many as fit":        {asked(4000), "too-many-values"},
		"one too many":          {asked(401), "too-many-values"},
		"deep lists":            {`{"person":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`, "too-deep"},
		"deep objects":          {strings.Repeat(`{"person":`, 20_000) + "1" + strings.Repeat("}", 20_000), "too-deep"},
		"a key said twice":      {`{"person":{"sex":"male","born":"1970-05"},"person":{"sex":"female","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "duplicate-key"},
		"twice, once escaped":   {`{"person":{"sex":"male","s\u0065x":"female","born":"1970-05"},"ask":{"kind":"retirement_age"}}`, "duplicate-key"},
		"many keys":             {`{"person":{` + strings.Repeat(`"a":1,`, 30_000) + `"b":1}}`, "duplicate-key"},
		"an exponent":           {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"contribution","paid":"2026-07","income":1e1000000}}`, "bad-number"},
		"a fraction of a digit": {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"contribution","paid":"2026-07","income":1500000.0000000000000000001}}`, "bad-number"},
		"minus nothing":         {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"contribution","paid":"2026-07","income":-0}}`, "income-below-floor"},
		"not a number":          {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"contribution","paid":"2026-07","income":NaN}}`, ""},
		"two documents":         {`{"person":{"sex":"male","born":"1970-05"},"ask":{"kind":"retirement_age"}}{"a":1}`, ""},
	} {
		status, p, data := sent(t, ts, "POST", "/v1/cases", strings.NewReader(test.body), nil)
		if status < 400 || status >= 500 || len(p.Faults) == 0 || test.want != "" && !slices.Contains(codesOf(p), test.want) || len(data) > 128<<10 {
			t.Errorf("%s: %d %v (%d bytes), want %s", name, status, codesOf(p), len(data), test.want)
		}
	}
}

// TestHostileConnections: what is no request, or is never finished, ends.
func TestHostileConnections(t *testing.T) {
	quick := limits
	quick.Header, quick.Read = 200*time.Millisecond, 300*time.Millisecond
	ts, _ := started(t, quick)
	const host = " HTTP/1.1\r\nHost: x\r\n"
	for name, test := range map[string]struct{ send, want string }{
		"a heading never finished":   {"POST /v1/cases" + host, ""},
		"headings without end":       {"GET /readyz" + host + strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\r\n", 100) + "\r\n", "431"},
		"a body that is not sent":    {"POST /v1/cases" + host + "Content-Length: 100\r\n\r\n{", "408"},
		"pieces that are not sent":   {"POST /v1/cases" + host + "Transfer-Encoding: chunked\r\n\r\n5\r\n{", "408"},
		"a piece of endless length":  {"POST /v1/cases" + host + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{", "4"},
		"two lengths":                {"POST /v1/cases" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", "400"},
		"a length below nothing":     {"POST /v1/cases" + host + "Content-Length: -1\r\n\r\n{}", "400"},
		"a length of words":          {"POST /v1/cases" + host + "Content-Length: many\r\n\r\n{}", "400"},
		"a length and pieces":        {"POST /v1/cases" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
		"a path out of the tree":     {"GET /v1/law/../../etc/passwd" + host + "Connection: close\r\n\r\n", "30"},
		"a path of escapes":          {"GET /v1/law/%2e%2e%2f%00" + host + "Connection: close\r\n\r\n", "4"},
		"no version":                 {"GET /\r\n\r\n", "400"},
		"nothing that is a request":  {"\x16\x03\x01\x00\xa5\x01\r\n\r\n", "400"},
		"a long path":                {"GET /" + strings.Repeat("a", 64<<10) + host + "\r\n", "431"},
		"a line of another protocol": {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "4"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := net.Dial("tcp", ts.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = c.Close() }()
			_ = c.SetDeadline(time.Now().Add(time.Minute)) // a wait of the test, not a measure
			_, _ = io.WriteString(c, test.send)
			status, _ := bufio.NewReader(c).ReadString('\n')
			if test.want != "" && !strings.HasPrefix(status, "HTTP/1.1 "+test.want) && !strings.HasPrefix(status, "HTTP/1.0 "+test.want) || test.want == "" && strings.Contains(status, " 200 ") {
				t.Errorf("%q, want %s", status, test.want)
			}
		})
	}
	if status, _, _ := call(t, "GET", ts.URL+"/readyz", ""); status != 200 {
		t.Errorf("after all this the service is not ready: %d", status)
	}
}
