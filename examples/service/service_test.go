package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/volsi/volsi/calc"
)

// A log is what the service wrote.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *log) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// vietnam is the one calculator of all tests.
var vietnam = sync.OnceValues(calc.Vietnam)

func started(t *testing.T, l Limits) (*httptest.Server, *log) {
	t.Helper()
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	logs := &log{}
	ts := httptest.NewUnstartedServer(nil)
	ts.Config = newService(c, slog.New(slog.NewJSONHandler(logs, nil))).server(l)
	ts.Start()
	t.Cleanup(ts.Close)
	return ts, logs
}

func questions(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	data, err := os.ReadFile("../remote/testdata/questions.json")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]json.RawMessage{}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// call returns the status and the body of an answer.
func call(t *testing.T, method, url, body string) (int, http.Header, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
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
	return resp.StatusCode, resp.Header, data
}

// described returns how to find the schemas of the OpenAPI document.
func described(t *testing.T, ts *httptest.Server) func(name string) *jsonschema.Schema {
	t.Helper()
	_, _, doc := call(t, "GET", ts.URL+"/openapi.json", "")
	root, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.json", root); err != nil {
		t.Fatal(err)
	}
	return func(name string) *jsonschema.Schema {
		s, err := c.Compile("openapi.json#/components/schemas/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func valid(t *testing.T, s *jsonschema.Schema, body []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err == nil {
		err = s.Validate(v)
	}
	if err != nil {
		t.Errorf("%s is not as the OpenAPI document says: %v", body, err)
	}
}

func TestEveryKindIsAnsweredAsDescribed(t *testing.T) {
	ts, _ := started(t, limits)
	schema := described(t, ts)
	for kind, body := range questions(t) {
		status, header, answer := call(t, "POST", ts.URL+"/v1/"+kind, string(body))
		if status != 200 || header.Get("Content-Type") != "application/json" || header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v %s", kind, status, header, answer)
		}
		valid(t, schema("Question_"+kind), body)
		valid(t, schema("Answer_answer_"+kind), answer)
	}
}

func TestANoIsAnAnswer(t *testing.T) {
	ts, _ := started(t, limits)
	status, _, body := call(t, "POST", ts.URL+"/v1/pension", `{"person":{"sex":"female","born":"1970-05"},"month":"2026-07"}`)
	if status != 200 || !strings.Contains(string(body), `"eligible":false`) || !strings.Contains(string(body), `"shortfalls":[{`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestWholeDocumentsAreAnsweredInBothForms(t *testing.T) {
	ts, _ := started(t, limits)
	schema := described(t, ts)
	names, err := filepath.Glob("../cases/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	answer := schema("Answer_answer")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		status, _, body := call(t, "POST", ts.URL+"/v1/cases", string(data))
		var got struct {
			Cases []struct{ Answers []json.RawMessage }
		}
		if err := json.Unmarshal(body, &got); err != nil || status != 200 || len(got.Cases) == 0 || len(got.Cases[0].Answers) == 0 {
			t.Errorf("%s: %d %.200s", name, status, body)
			continue
		}
		for _, a := range got.Cases[0].Answers {
			valid(t, answer, a)
		}
	}
}

func TestTheDescriptionNamesEveryPathAndIsWhole(t *testing.T) {
	ts, _ := started(t, limits)
	status, _, data := call(t, "GET", ts.URL+"/openapi.json", "")
	var doc struct {
		OpenAPI    string
		Paths      map[string]map[string]any
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(data, &doc); err != nil || status != 200 {
		t.Fatal(status, err)
	}
	s := &service{}
	for _, r := range s.routes() {
		if r.path != "/openapi.json" && doc.Paths[r.path][strings.ToLower(r.method)] == nil {
			t.Errorf("%s %s is not described", r.method, r.path)
		}
	}
	if len(doc.Paths) != len(s.routes())-1 {
		t.Errorf("%d paths are described, there are %d", len(doc.Paths), len(s.routes())-1)
	}
	for _, ref := range regexp.MustCompile(`"\$ref": "([^"]*)"`).FindAllSubmatch(data, -1) {
		name, ok := strings.CutPrefix(string(ref[1]), "#/components/schemas/")
		if !ok || doc.Components.Schemas[name] == nil {
			t.Errorf("%s refers to nothing", ref[1])
		}
	}
}

func TestWhatCannotBeAnswered(t *testing.T) {
	ts, _ := started(t, limits)
	schema := described(t, ts)
	problem := schema("Problem")
	person := `"person":{"sex":"female","born":"1970-05"}`
	for _, test := range []struct {
		name, method, path, body string
		status                   int
		says                     string
	}{
		{"no JSON", "POST", "/v1/pension", `{"person":`, 400, `"code":"syntax"`},
		{"empty", "POST", "/v1/cases", ``, 400, `"code":"empty-document"`},
		{"said twice", "POST", "/v1/pension", `{` + person + `,"month":"2026-07","month":"2026-08"}`, 400, `"duplicate-key"`},
		{"an alias bomb", "POST", "/v1/cases", "a: &a [1,1]\nb: [*a,*a]", 400, `"anchor"`},
		{"deep", "POST", "/v1/cases", strings.Repeat("[", 200_000), 400, `"too-deep"`},
		{"a wrong figure", "POST", "/v1/contribution", `{` + person + `,"paid":"2026-07","income":900000}`, 422, `"path":"/income","value":"900000","bound":"1500000","source":"art. 31(2), 41/2024/QH15`},
		{"all at once", "POST", "/v1/contribution", `{"person":{"sex":"x","born":"y"},"paid":"z","income":-1}`, 422, `"path":"/person/born"`},
		{"rule files", "POST", "/v1/cases", `{` + person + `,"law":["/etc/passwd"],"ask":{"kind":"options","month":"2026-07"}}`, 422, `"no-law-files"`},
		{"rule files of one question", "POST", "/v1/options", `{` + person + `,"law":["../../go.mod"],"month":"2026-07"}`, 422, `"no-law-files"`},
		{"another kind", "POST", "/v1/options", `{` + person + `,"ask":{"kind":"pension","month":"2026-07"}}`, 422, `"path":"/ask/kind"`},
		{"ten megabytes", "POST", "/v1/cases", strings.Repeat("x", 10<<20), 413, `"document-too-large"`},
		{"a little too much", "POST", "/v1/cases", strings.Repeat("#", maxBody+1), 413, `"document-too-large"`},
		{"the wrong method", "GET", "/v1/pension", "", 405, "this path takes POST"},
		{"the wrong method of a page", "DELETE", "/v1/law/2026-07", "", 405, "this path takes GET"},
		{"no such path", "GET", "/v1/pensions/1970-05-14", "", 404, "/openapi.json lists the paths"},
		{"no such month", "GET", "/v1/law/2026-13", "", 422, `"bad-month"`},
		{"no such parameter", "GET", "/v1/law/history/contribution.flor", "", 404, `contribution.floor`},
		{"no such province", "GET", "/v1/support?province=hai-dong&month=2026-07", "", 404, `did you mean`},
		{"no province", "GET", "/v1/support", "", 422, `"path":"/month"`},
	} {
		status, header, body := call(t, test.method, ts.URL+test.path, test.body)
		if status != test.status || header.Get("Content-Type") != "application/problem+json" || !strings.Contains(string(body), test.says) {
			t.Errorf("%s: %d %.400s; want %d and %s", test.name, status, body, test.status, test.says)
		}
		if status == 405 && header.Get("Allow") == "" {
			t.Errorf("%s: no Allow", test.name)
		}
		valid(t, problem, body)
	}
}

func TestTheLawIsAPage(t *testing.T) {
	ts, _ := started(t, limits)
	for path, says := range map[string]string{
		"/v1/law/2026-07":                                `"param":"contribution.rate"`,
		"/v1/law/2026-07?param=contribution.floor":       `"value":"1500000"`,
		"/v1/law/history/contribution.floor":             `"since":"2025-07"`,
		"/v1/support?province=hai-duong&month=2026-01":   `"territory":"hai-duong"`,
		"/v1/support?province=Hải%20Phòng&month=2026-01": `"province":"hai-phong"`,
		"/healthz": `"alive"`,
		"/readyz":  `"ready"`,
	} {
		status, header, body := call(t, "GET", ts.URL+path, "")
		if status != 200 || !strings.Contains(string(body), says) {
			t.Errorf("%s: %d %.300s, want %s", path, status, body, says)
		}
		if tag := header.Get("ETag"); strings.HasPrefix(path, "/v1/") {
			r, _ := http.NewRequestWithContext(t.Context(), "GET", ts.URL+path, nil)
			r.Header.Set("If-None-Match", tag)
			resp, err := http.DefaultClient.Do(r)
			if err != nil || resp.StatusCode != http.StatusNotModified {
				t.Errorf("%s again: %v %v", path, resp, err)
			}
		}
	}
}

func TestTheLogHoldsNoPersonalData(t *testing.T) {
	ts, logs := started(t, limits)
	born, income, name := "1970-05-14", "1733000", "Nguyễn Thị Mẫu"
	doc := `{"title":"` + name + `","person":{"sex":"female","born":"` + born + `"},"ask":{"kind":"contribution","paid":"2026-07","income":` + income + `}}`
	call(t, "POST", ts.URL+"/v1/cases", doc)
	call(t, "POST", ts.URL+"/v1/contribution", doc)
	call(t, "POST", ts.URL+"/v1/contribution", strings.Replace(doc, income, "733001", 1))
	call(t, "POST", ts.URL+"/v1/cases", strings.Replace(doc, "contribution", income, 1))
	call(t, "GET", ts.URL+"/v1/"+born+"/"+income+"?born="+born, "")
	call(t, "GET", ts.URL+"/v1/law/"+born, "")
	call(t, "GET", ts.URL+"/v1/law/history/"+income, "")
	call(t, "GET", ts.URL+"/v1/support?month=2026-07&province="+income, "")
	call(t, "BORN"+income, ts.URL+"/v1/cases", doc)
	ts.Close()
	out := logs.String()
	for _, secret := range []string{born, income, "733001", "Nguy", "127.0.0.1", "Go-http-client"} {
		if strings.Contains(out, secret) {
			t.Errorf("the log says %q:\n%s", secret, out)
		}
	}
	for _, known := range []string{`"pattern":"/v1/cases","status":200`, `"kinds":["contribution"]`, `"faults":["income-below-floor"]`, `"pattern":"none","status":404`, `"method":"other"`} {
		if !strings.Contains(out, known) {
			t.Errorf("the log does not say %s:\n%s", known, out)
		}
	}
}

func TestAPanicIsAnsweredAndNotTold(t *testing.T) {
	logs := &log{}
	s := &service{log: slog.New(slog.NewJSONHandler(logs, nil))}
	w := httptest.NewRecorder()
	s.logged(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("income 1733000") })).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 500 || strings.Contains(w.Body.String()+logs.String(), "1733000") || !strings.Contains(logs.String(), "TestAPanic") {
		t.Errorf("%d %s %s", w.Code, w.Body, logs)
	}
}

func TestASlowBodyIsNotWaitedFor(t *testing.T) {
	quick := limits
	quick.Read = 200 * time.Millisecond
	ts, _ := started(t, quick)
	r, w := io.Pipe()
	defer func() { _ = w.Close() }()
	go func() { _, _ = w.Write([]byte(`{"person":`)) }()
	began := time.Now()
	req, _ := http.NewRequestWithContext(t.Context(), "POST", ts.URL+"/v1/pension", r)
	resp, err := http.DefaultClient.Do(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	if err == nil && resp.StatusCode != http.StatusRequestTimeout || time.Since(began) > 5*time.Second {
		t.Errorf("after %s: %v %v", time.Since(began), resp, err)
	}
}

func TestAllRequestsShareOneCalculator(t *testing.T) {
	ts, _ := started(t, limits)
	asked, want := questions(t), map[string]string{}
	for kind, body := range asked {
		_, _, answer := call(t, "POST", ts.URL+"/v1/"+kind, string(body))
		want[kind] = string(answer)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for kind, body := range asked {
				if _, _, got := call(t, "POST", ts.URL+"/v1/"+kind, string(body)); string(got) != want[kind] {
					t.Errorf("%s is answered differently: %s", kind, got)
				}
			}
		})
	}
	wg.Wait()
}

func TestStoppingLetsRequestsFinish(t *testing.T) {
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	logs := &log{}
	s := newService(c, slog.New(slog.NewJSONHandler(logs, nil)))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	server, active := s.server(limits), make(chan bool, 10)
	server.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateActive {
			active <- true
		}
	}
	go func() { done <- serve(ctx, server, l, s) }()
	r, w := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		resp, err := http.Post("http://"+l.Addr().String()+"/v1/retirement_age", "application/json", r)
		if err != nil {
			answered <- 0
			return
		}
		_ = resp.Body.Close()
		answered <- resp.StatusCode
	}()
	_, _ = w.Write([]byte(`{"person":{"sex":"female",`))
	<-active // the request is under way
	stop()
	for !s.stopping.Load() {
		time.Sleep(time.Millisecond)
	}
	rec := httptest.NewRecorder()
	s.ready(rec, httptest.NewRequest("GET", "/readyz", nil))
	if rec.Code != http.StatusServiceUnavailable {
		t.Errorf("ready while stopping: %d", rec.Code)
	}
	_, _ = w.Write([]byte(`"born":"1970-05"}}`))
	_ = w.Close()
	if got := <-answered; got != 200 {
		t.Errorf("the request under way is answered with %d", got)
	}
	if err := <-done; err != nil || !strings.Contains(logs.String(), "stopped") {
		t.Errorf("stopping: %v\n%s", err, logs)
	}
}

func TestTheCommandLine(t *testing.T) {
	if err := run(t.Context(), []string{"-help"}, io.Discard); err != nil {
		t.Errorf("-help: %v", err)
	}
	for _, args := range [][]string{{"-addr", "no such address"}, {"-verbose"}} {
		if err := run(t.Context(), args, io.Discard); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
	now, stop := context.WithCancel(t.Context())
	stop()
	logs := &log{}
	if err := run(now, []string{"-addr", "127.0.0.1:0"}, logs); err != nil || !strings.Contains(logs.String(), "listening") {
		t.Errorf("starting and stopping: %v\n%s", err, logs)
	}
}
