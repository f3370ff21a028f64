package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/cases"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// call sends a request and returns what came back.
func call(t *testing.T, method, address string, body io.Reader, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(data)
}

func TestThePageAllowsItselfOnlyItsOwnServer(t *testing.T) {
	_, ts := served(t)
	for lang, want := range map[string]string{"vi": "Quá trình đóng và kế hoạch", "en": "Record and plan"} {
		resp, text := call(t, "GET", ts.URL+"/?lang="+lang, nil)
		if resp.StatusCode != 200 || !strings.Contains(text, want) || !strings.Contains(text, `lang="`+lang+`"`) {
			t.Errorf("%s: %s\n%.300s", lang, resp.Status, text)
		}
		if csp := resp.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("the policy is %q", csp)
		}
	}
	elsewhere := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9.-]+\.[a-z]{2,}`)
	err := fs.WalkDir(assets, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets, name)
		for _, found := range elsewhere.FindAllString(string(data), -1) {
			if found != "http://www.w3.org" { // the name of SVG, which nobody fetches
				t.Errorf("%s names another server: %s", name, found)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestOnlyThisServersOwnNamesAreAnswered(t *testing.T) {
	c, ts := served(t)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8787": 200, "127.0.0.1:1": 200, "[::1]:8787": 200, "192.168.1.20:8787": 200,
		"evil.example": 421, "localhost.evil.example:8787": 421, "127.0.0.1.evil.example": 421,
	} {
		if resp, _ := call(t, "GET", ts.URL+"/", nil, "Host", host); resp.StatusCode != want {
			t.Errorf("Host %s: %s, want %d", host, resp.Status, want)
		}
	}
	d, err := newDesk(c, []string{"desk.lan"})
	if err != nil {
		t.Fatal(err)
	}
	if !d.knows("desk.lan:8787") || d.knows("other.lan") {
		t.Error("a name that is given is not the one that is answered")
	}
	resp, _ := call(t, "POST", ts.URL+"/api/answers", strings.NewReader("{}"), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("a post from another site: %s", resp.Status)
	}
}

func TestWhatIsNoQuestionIsRefused(t *testing.T) {
	_, ts := served(t)
	huge := `{"title":"` + strings.Repeat("x", document.MaxBytes) + `"}`
	for _, x := range []struct {
		what, method, path, body string
		status                   int
		code                     string
	}{
		{"no JSON", "POST", "/api/answers", `{"person":`, 422, "syntax"},
		{"nothing", "POST", "/api/answers", ``, 422, "empty-document"},
		{"a huge body", "POST", "/api/answers", huge, 413, "document-too-large"},
		{"a huge file", "POST", "/api/open", huge, 413, "document-too-large"},
		{"two cases", "POST", "/api/answers", `{"cases":[{},{}]}`, 422, "too-many-values"},
		{"no projection", "POST", "/api/answers", `{"person":{"sex":"male","born":"1980-01"},"ask":[]}`, 422, "missing-key"},
		{"a case with law files", "POST", "/api/answers", `{"law":["x.yaml"],"person":{"sex":"male","born":"1980-01"},"ask":{"kind":"projection"}}`, 422, "no-law-files"},
		{"a file with law files", "POST", "/api/open", "law: [x.yaml]\nperson: {sex: male, born: 1980-01}\nask: {kind: retirement_age}\n", 422, "chạy bằng whatif run"},
		{"a figure that is none", "POST", "/api/proof?of=moon", `{"person":{"sex":"male","born":"1980-01"},"ask":{"kind":"projection","until":"retirement"}}`, 422, "bad-choice"},
		{"a get of the answers", "GET", "/api/answers", "", 405, ""},
		{"a put of the page", "PUT", "/", "", 405, ""},
		{"a path that is none", "GET", "/etc/passwd", "", 404, ""},
		{"a way out of the assets", "GET", "/static/../page.html", "", 404, ""},
	} {
		resp, text := call(t, x.method, ts.URL+x.path, strings.NewReader(x.body))
		if resp.StatusCode != x.status || !strings.Contains(text, x.code) {
			t.Errorf("%s: %s %.200s; want %d %s", x.what, resp.Status, text, x.status, x.code)
		}
	}
}

// told are the faults of an answer.
func toldIn(t *testing.T, text string) (out []told) {
	t.Helper()
	said := struct{ Faults []told }{}
	if err := json.Unmarshal([]byte(text), &said); err != nil {
		t.Fatal(err)
	}
	return said.Faults
}

func TestAllFaultsComeAtOnceWithTheirPlaces(t *testing.T) {
	_, ts := served(t)
	doc := `{"person":{"sex":"female","born":"1985-05","status":[{"from":"2022-01","is":"near_por"}]},
		"record":[{"from":"2023-01","to":"2023-12","scheme":"voluntary","income":1000}],
		"ask":[{"kind":"options","month":"2026-13"},{"kind":"projection"}]}`
	_, text := call(t, "POST", ts.URL+"/api/answers?lang=vi", strings.NewReader(doc))
	var paths []string
	for _, f := range toldIn(t, text) {
		paths = append(paths, f.Path)
	}
	for _, want := range []string{"/person/status/0/is", "/record/0/income", "/ask/0/month"} {
		if !slices.Contains(paths, want) {
			t.Errorf("no fault at %s: %v", want, paths)
		}
	}
	if !strings.Contains(text, "thấp hơn mức thấp nhất 1.500.000 đ") {
		t.Errorf("not said in Vietnamese: %s", text)
	}
}

// A plan whose income grows is checked step by step; its fault belongs to the
// row that was written, which the month of the step tells.
func TestAFaultOfAGrowingPlanNamesItsMonth(t *testing.T) {
	_, ts := served(t)
	doc := `{"person":{"sex":"female","born":"1985-05"},"ask":[{"kind":"projection","until":"retirement","plan":[
		{"from":"2026-11","to":"2029-12","scheme":"voluntary","income":{"start":2000000,"grow":"1%","every":12}}]}]}`
	_, text := call(t, "POST", ts.URL+"/api/answers", strings.NewReader(doc))
	faults := toldIn(t, text)
	if len(faults) == 0 || !strings.HasPrefix(faults[0].Path, "/ask/0/plan/@20") {
		t.Errorf("faults %+v", faults)
	}
}

// sampled returns the documents of the examples as the page takes them.
func sampled(t *testing.T) []opened {
	t.Helper()
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDesk(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	list, err := d.samples()
	if err != nil || len(list) < 8 {
		t.Fatalf("%d samples: %v", len(list), err)
	}
	return list
}

// asking returns the document with the page's questions put in front.
func asking(t *testing.T, doc json.RawMessage) []byte {
	t.Helper()
	m := map[string]any{}
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	if err := dec.Decode(&m); err != nil {
		t.Fatal(err)
	}
	delete(m, "expect")
	m["assume"] = map[string]any{"fund_rate": "0.4%"}
	asked, isList := m["ask"].([]any)
	if !isList {
		asked = []any{m["ask"]}
	}
	var mine []any
	for _, q := range asked {
		if q, ok := q.(map[string]any); ok && (q["kind"] == "retirement_age" || q["kind"] == "options") {
			continue
		}
		mine = append(mine, q)
	}
	m["ask"] = append([]any{
		map[string]any{"kind": "projection", "until": "retirement"}, map[string]any{"kind": "options", "month": today}, map[string]any{"kind": "retirement_age"},
		map[string]any{"id": "next", "kind": "contribution", "paid": "2026-12", "income": 1_500_000},
	}, mine...)
	data, _ := json.Marshal(m)
	return data
}

// longLife has every field that a projection can have.
const longLife = `{"person":{"sex":"female","born":"1975-05","residence":[{"from":"2010-01","province":"hai-duong","area":"rural"}],"status":[{"from":"2022-01","is":"near_poor"}]},
	"record":[{"from":"1996-01","to":"2006-12","scheme":"compulsory","salary":1500000},{"from":"2008-01","to":"2026-10","scheme":"voluntary","average":2500000}],"assume":{"set":"middle"},
	"ask":[{"kind":"projection","until":"retirement","plan":[{"from":"2026-11","to":"2034-12","scheme":"voluntary","income":4000000,"method":"6_months"}]},
	{"kind":"options","month":"2026-11"},{"kind":"retirement_age"},{"id":"next","kind":"contribution","paid":"2026-11","income":4000000,"method":"6_months"},{"kind":"death","month":"2026-11"}]}`

var proofButton = regexp.MustCompile(`data-proof="([^"]+)">([^<]*)</button>`)

// Every figure that can be opened has a proof, and at the top of it, or of one
// of its trees, stands the figure itself.
func TestEveryProofEndsInItsFigure(t *testing.T) {
	_, ts := served(t)
	proofs, a := 0, answered{speech: speech{words.Vietnamese}}
	docs := []opened{{Title: "a long life", Doc: json.RawMessage(longLife)}}
	for _, s := range sampled(t) {
		docs = append(docs, opened{Title: s.Title, Doc: asking(t, s.Doc)})
	}
	for _, s := range docs {
		doc := string(s.Doc)
		resp, text := call(t, "POST", ts.URL+"/api/answers?lang=vi", strings.NewReader(doc))
		var out shown
		if err := json.Unmarshal([]byte(text), &out); err != nil || resp.StatusCode != 200 {
			t.Errorf("%s: %s %.300s", s.Title, resp.Status, text)
			continue
		}
		told := map[string]string{}
		for part, html := range out.Parts {
			for _, m := range proofButton.FindAllStringSubmatch(html, -1) {
				proofs++
				if told[m[1]] == "" {
					_, told[m[1]] = call(t, "POST", ts.URL+"/api/proof?lang=vi&of="+url.QueryEscape(m[1]), strings.NewReader(doc))
				}
				var said struct{ HTML string }
				proof := told[m[1]]
				if err := json.Unmarshal([]byte(proof), &said); err != nil || !strings.Contains(said.HTML, "<li>") {
					t.Errorf("%s, %s: no proof of %s: %.200s", s.Title, part, m[1], proof)
				}
				if !topped(&a, said.HTML, m[2]) {
					t.Errorf("%s, %s: %s is not in the proof of %s", s.Title, part, m[2], m[1])
				}
			}
		}
	}
	if proofs < 150 {
		t.Errorf("only %d proofs", proofs)
	}
}

var proved = regexp.MustCompile(`<b>([^<]*)</b>`)

// topped reports whether a figure is one of a proof; an age is told there in months.
func topped(a *answered, html, figure string) bool {
	figure, _, _ = strings.Cut(figure, " (") // the years that months make
	for _, m := range proved.FindAllStringSubmatch(html, -1) {
		if a.same(m[1], figure) {
			return true
		}
	}
	return strings.Contains(figure, "tuổi")
}

func TestAYearsPaymentsAreWhatTheYearCosts(t *testing.T) {
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDesk(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := `{"person":{"sex":"female","born":"1985-05","residence":[{"from":"2010-01","province":"hai-duong","area":"rural"}],"status":[{"from":"2022-01","is":"near_poor"}]},
		"record":[{"from":"2016-01","to":"2019-06","scheme":"voluntary","income":1500000,"method":"3_months"},{"from":"2023-01","to":"2026-10","scheme":"voluntary","income":1500000}],
		"assume":{"fund_rate":"0.31%"},
		"ask":[{"kind":"projection","until":"retirement","plan":[{"from":"2027-01","to":"2031-12","scheme":"voluntary","income":2500000,"method":"prepay","paid":"2027-01"},{"from":"2032-01","to":"2044-07","scheme":"voluntary","income":2500000,"method":"6_months"}]}]}`
	a, err := d.read(request{lang: words.Vietnamese, data: []byte(doc)})
	if err != nil {
		t.Fatal(err)
	}
	paying := 0
	for i := range a.projection.Years {
		y := &a.projection.Years[i]
		groups, ok := a.paidIn(y)
		if !ok {
			t.Errorf("the payments of %d are not its %d: %v", y.Year, y.Contributed, groups)
		}
		if y.Contributed > 0 {
			paying++
		}
	}
	if paying < 20 {
		t.Errorf("only %d years with payments", paying)
	}
}

// What is opened and saved again is the same document, in both forms.
func TestSavingKeepsTheDocument(t *testing.T) {
	docs := []json.RawMessage{json.RawMessage(`{"title":"a: b # c, {d} [e]","id":"1970","x":"yes","y":"true","z":"","n":null,"q":"\"hai\"\ndòng","m":"2026-07","r":"3.5%","f":0.0031,"b":true,"big":1000000000000,"list":[],"map":{},"tail":" lead","dash":"- x","vi":"Đặng Thị Ngọc Ánh"}`)}
	for _, s := range sampled(t) {
		docs = append(docs, s.Doc)
	}
	for _, doc := range docs {
		want, err := document.Parse("", doc)
		if err != nil {
			t.Fatal(err)
		}
		text := inYAML(want)
		got, err := document.Parse("", []byte(text))
		if err != nil {
			t.Errorf("%v in\n%s", err, text)
			continue
		}
		if a, b := string(inJSON(want)), string(inJSON(got)); a != b {
			t.Errorf("was %s\nis  %s\n%s", a, b, text)
		}
	}
}

// The page takes the examples as they are: they answer as their files do.
func TestAnOpenedCaseAnswersAsItsFile(t *testing.T) {
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(cases.Files(), "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDesk(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(cases.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		want, errWant := casefile.Read(name, data)
		list, errList := d.opened(name, data)
		if errWant != nil || errList != nil || len(want) != len(list) {
			t.Fatalf("%s: %v %v", name, errWant, errList)
		}
		for i, o := range list {
			got, err := casefile.Read("", o.Doc)
			if err != nil {
				t.Fatal(err)
			}
			a, errA := want[i].Run(c, nil)
			b, errB := got[0].Run(c, nil)
			if errA != nil || errB != nil || jsonOf(a) != jsonOf(b) {
				t.Errorf("%s: %v %v", o.Title, errA, errB)
			}
		}
	}
}

func TestAFileWithFaultsIsNotOpenedByHalves(t *testing.T) {
	_, ts := served(t)
	text := "person: {sex: female, born: 1985-05}\nrecord:\n  - {from: 2023-01, to: 2022-01, scheme: voluntary, income: 1_500_000}\n  - {from: 2024-01, scheme: volantary, incom: 5}\nask: {kind: retirement_age}\n"
	resp, said := call(t, "POST", ts.URL+"/api/open", strings.NewReader(text))
	faults := toldIn(t, said)
	if resp.StatusCode != 422 || len(faults) < 3 || faults[0].Line != 3 {
		t.Errorf("%s %+v", resp.Status, faults)
	}
}

func TestTheServerStopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, done := &syncBuffer{}, make(chan error, 1)
	go func() { done <- run(ctx, []string{"--port", "0"}, out) }()
	for range 200 {
		if strings.Contains(out.String(), "http://127.0.0.1:") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	address, _, _ := strings.Cut(out.String(), "\n")
	if resp, _ := call(t, "GET", address, nil); resp.StatusCode != 200 {
		t.Errorf("%s: %s", address, resp.Status)
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it goes on")
	}
	if _, helped, err := parsed([]string{"--help"}, io.Discard); !helped || err != nil {
		t.Errorf("help: %v %v", helped, err)
	}
	if err := run(t.Context(), []string{"--prot", "1"}, io.Discard); err == nil {
		t.Error("a flag that is none is taken")
	}
}

// Every text of the page has both languages, and every key that is used has one.
func TestEveryTextIsThere(t *testing.T) {
	for key, text := range texts {
		if text.VI == "" || text.EN == "" {
			t.Errorf("%s lacks a language: %+v", key, text)
		}
	}
	used := regexp.MustCompile(`\bt\('([a-z_]+)'\)|\.T "([a-z_]+)"|data-t="([a-z_]+)"|data-label="([a-z_]+)"|a\.T\("([a-z_]+)"\)`)
	for _, glob := range []string{"static/*.js", "*.html"} {
		var fsys fs.FS = assets
		if glob == "*.html" {
			fsys = pages
		}
		names, _ := fs.Glob(fsys, glob)
		for _, name := range names {
			data, _ := fs.ReadFile(fsys, name)
			for _, m := range used.FindAllStringSubmatch(string(data), -1) {
				if key := strings.Join(m[1:], ""); texts[key] == (rules.Text{}) {
					t.Errorf("%s says %q, which has no text", name, key)
				}
			}
		}
	}
}
