package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
)

// today is the month that the page is told.
const today = "2026-11"

// A browser shows the page of a server of its own.
type browser struct {
	*testing.T
	ctx   context.Context
	calc  *calc.Calculator
	url   string
	mu    sync.Mutex
	asked []string // addresses of all requests
}

var chromium = sync.OnceValue(func() string {
	for _, name := range []string{"chromium", "chromium-headless-shell", "google-chrome", "chromium-browser"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
})

// shared is the one browser of all tests; each has a tab of its own.
var shared = sync.OnceValue(func() context.Context {
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium()), chromedp.NoSandbox, chromedp.UserDataDir(profile), chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, cancel := chromedp.NewContext(alloc)
	closing = func() { cancel(); stop() }
	_ = chromedp.Do(ctx) // starts it; a test that cannot go on says why
	return ctx
})

var (
	profile string
	closing = func() {}
)

func TestMain(m *testing.M) {
	profile, _ = os.MkdirTemp("", "volsi-web")
	code := m.Run()
	closing()
	_ = os.RemoveAll(profile) // the browser may still be writing there
	os.Exit(code)
}

var vietnam = sync.OnceValues(calc.Vietnam)

// served returns a server of the page.
func served(t *testing.T) (*calc.Calculator, *httptest.Server) {
	t.Helper()
	c, err := vietnam()
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDesk(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(d.handler())
	t.Cleanup(ts.Close)
	return c, ts
}

// browsed returns a browser with the page in it, as wide and high as said.
func browsed(t *testing.T, wide, high int64, opts ...chromedp.EmulateViewportOption) *browser {
	t.Helper()
	if chromium() == "" {
		t.Skip("no Chromium is installed (Debian: apt-get install chromium fonts-dejavu-core); the page is not tried in a browser")
	}
	c, ts := served(t)
	ctx, cancel := chromedp.NewContext(shared())
	t.Cleanup(cancel)
	b := &browser{T: t, ctx: ctx, calc: c, url: ts.URL}
	b.do(chromedp.EmulateViewport(wide, high, opts...))
	b.watch()
	b.clock(today)
	b.do(chromedp.Navigate(ts.URL + "/"))
	b.until(`document.querySelector("#samples").options.length > 5`)
	return b
}

// watch notes every request, and what goes wrong on the page.
func (b *browser) watch() {
	if err := chromedp.Listen(b.ctx, func(ev any) {
		if e, ok := ev.(*network.EventRequestWillBeSent); ok {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.asked = append(b.asked, e.Request.URL)
		}
	}); err != nil {
		b.Fatal(err)
	}
	if _, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, t, network.Enable, network.EnableParams{})
	}); err != nil {
		b.Fatal(err)
	}
	b.script(`addEventListener("error", (e) => { (window.wrong ??= []).push(String(e.message)); });
		addEventListener("unhandledrejection", (e) => { (window.wrong ??= []).push(String(e.reason)); });
		addEventListener("securitypolicyviolation", (e) => { (window.wrong ??= []).push("policy: " + e.violatedDirective + " " + e.blockedURI); });`)
}

// clock stops the page's clock in a month.
func (b *browser) clock(month string) {
	b.script(fmt.Sprintf(`{ const Real = Date; globalThis.Date = class extends Real { constructor(...a) { super(...(a.length ? a : ["%s-15T12:00:00"])); } }; }`, month))
}

// script runs before the page does.
func (b *browser) script(js string) {
	b.Helper()
	if _, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (page.AddScriptToEvaluateOnNewDocumentResult, error) {
		return cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: js})
	}); err != nil {
		b.Fatal(err)
	}
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// eval returns the value of an expression.
func eval[T any](b *browser, js string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js))
	if err != nil {
		b.Fatalf("%s: %v", js, err)
	}
	return v
}

// until waits for an expression to be true.
func (b *browser) until(js string) {
	b.Helper()
	for range 150 {
		if eval[bool](b, "Boolean("+js+")") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.Fatalf("never: %s\nfaults: %s\nwrong: %v", js, eval[string](b, `document.querySelector("#faults").textContent`), b.wrong())
}

// settled waits for the last answer.
func (b *browser) settled() {
	b.Helper()
	b.until(`document.body.dataset.asking === undefined`)
}

// wrong is what went wrong on the page.
func (b *browser) wrong() []string { return eval[[]string](b, "window.wrong ?? []") }

// text returns the text of an element, blanks made one.
func (b *browser) text(selector string) string {
	b.Helper()
	return strings.Join(strings.Fields(eval[string](b, fmt.Sprintf(`document.querySelector(%q)?.textContent ?? ""`, selector))), " ")
}

// click clicks an element by script, wherever it stands.
func (b *browser) click(selector string) {
	b.Helper()
	b.until(fmt.Sprintf(`document.querySelector(%q)`, selector))
	eval[bool](b, fmt.Sprintf(`(document.querySelector(%q).click(), true)`, selector))
}

// sample takes an example case.
func (b *browser) sample(begins string) {
	b.Helper()
	eval[bool](b, fmt.Sprintf(`(() => { const s = document.querySelector("#samples"); s.value = [...s.options].find((o) => o.text.startsWith(%q)).value; s.dispatchEvent(new Event("change")); return true; })()`, begins))
	b.settled()
}

// person says who it is about.
func (b *browser) person(sex, born string) {
	b.Helper()
	b.click(fmt.Sprintf(`input[name=sex][value=%s]`, sex))
	b.fill("#born", born)
	b.settled()
}

// fill writes into a field and leaves it.
func (b *browser) fill(selector, text string) {
	b.Helper()
	eval[bool](b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`, selector, text))
}

// at returns where a month is on the timeline, in the middle of its width.
func (b *browser) at(month string) (x, y float64) {
	b.Helper()
	p := eval[[]float64](b, fmt.Sprintf(`(() => {
		const s = document.querySelector("#stage").getBoundingClientRect(), l = document.querySelector("#lane").getBoundingClientRect();
		const slider = document.querySelector("#lane [role=slider]"), ticks = [...document.querySelectorAll("#ruler .tick")];
		const year = (t) => +t.querySelector("b").textContent, a = ticks[0], z = ticks.at(-1);
		const left = (t) => t.getBoundingClientRect().left, each = (left(z) - left(a)) / (year(z) - year(a)) / 12;
		const [y, m] = %q.split("-").map(Number);
		return [left(a) + ((y - year(a)) * 12 + m - 1 + .5) * each, l.top + l.height / 2];
	})()`, month))
	return p[0], p[1]
}

// drag presses the mouse in one place and lets go in another.
func (b *browser) drag(x1, y1, x2, y2 float64) {
	b.Helper()
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, x1, y1, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	for i := range 8 {
		f := float64(i+1) / 8
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x1+(x2-x1)*f, y1+(y2-y1)*f, chromedp.ButtonLeft))
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, x2, y2, chromedp.ButtonLeft, chromedp.ClickCount(1)))
}

// middle returns the middle of an element.
func (b *browser) middle(selector string) (x, y float64) {
	b.Helper()
	p := eval[[]float64](b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()`, selector))
	return p[0], p[1]
}

// document returns the case document of the page, as it would be saved.
func (b *browser) document() string {
	b.Helper()
	chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { window.had = null; const made = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((t) => { window.had = t; }); URL.createObjectURL = made; return made(blob); }; return true; })()`))
	b.click("#json")
	b.until("window.had")
	return eval[string](b, "window.had")
}

// answers runs a document through the library in this process.
func (b *browser) answers(doc string) map[string]casefile.Answer {
	b.Helper()
	list, err := casefile.Read("", []byte(doc))
	if err != nil {
		b.Fatal(err)
	}
	answers, err := list[0].Run(b.calc, nil)
	if err != nil {
		b.Fatalf("%v in %s", err, doc)
	}
	out := map[string]casefile.Answer{}
	for _, a := range answers {
		out[a.ID] = a
	}
	return out
}

// elsewhere are the requests that went to another server.
func (b *browser) elsewhere() (out []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	mine, _ := url.Parse(b.url)
	for _, a := range b.asked {
		if u, err := url.Parse(a); err != nil || u.Host != mine.Host && u.Scheme != "blob" && u.Scheme != "data" {
			out = append(out, a)
		}
	}
	return out
}

func jsonOf(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

// A syncBuffer may be written by one goroutine and read by another.
type syncBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
