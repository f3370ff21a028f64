package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/calc/standing"
	"github.com/volsi/volsi/examples/words"
)

// agrees compares what the page shows with what the library says of the same
// document, to the đồng.
func (b *browser) agrees(what string) ahead.Projection {
	b.Helper()
	b.settled()
	doc := b.document()
	p := b.answers(doc)["projection"].Result.(ahead.Projection)
	s := speech{words.Vietnamese}
	for key, f := range map[string]standing.Figure{"stop_now": p.StopNow, "go_on": p.GoOn, "most": p.Most} {
		at := fmt.Sprintf("[data-figure=%s] ", key)
		if got, want := b.text(at+".insured"), s.months(f.InsuredMonths); got != want {
			b.Errorf("%s, %s: insured %q, the library says %q\n%s", what, key, got, want, doc)
		}
		want := ""
		if f.Eligible {
			want = s.vnd(f.Monthly)
		}
		if got := b.text(at + ".monthly button"); got != want {
			b.Errorf("%s, %s: %q a month, the library says %q\n%s", what, key, got, want, doc)
		}
		if got := b.text(at + "> p:last-child"); !strings.HasSuffix(got, s.vnd(f.TotalPaid)) {
			b.Errorf("%s, %s: %q, the library says %s", what, key, got, s.vnd(f.TotalPaid))
		}
	}
	return p
}

func TestDrawingAndDraggingShowsWhatTheLibrarySays(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.person("female", "05/1985")
	x1, y := b.at("2027-03")
	x2, _ := b.at("2034-08")
	b.drag(x1, y, x2, y)
	first := b.agrees("drawn")
	doc := b.document()
	for _, want := range []string{`"from": "2027-03"`, `"to": "2034-08"`, `"income": 2200000`, `"plan"`} {
		if !strings.Contains(doc, want) {
			t.Errorf("no %s in %s", want, doc)
		}
	}
	ex, ey := b.middle(".spell .handle.end")
	to, _ := b.at("2043-02")
	from, _ := b.at("2034-08")
	b.drag(ex, ey, ex+to-from, ey)
	longer := b.agrees("made longer")
	if first.GoOn.Eligible || !longer.GoOn.Eligible || longer.GoOn.InsuredMonths != first.GoOn.InsuredMonths+102 {
		t.Errorf("drawn %+v, made longer %+v", first.GoOn, longer.GoOn)
	}
	mx, my := b.middle(".spell .body")
	back, _ := b.at("2026-01")
	b.drag(mx, my, mx-(from-back)/2, my)
	moved := b.agrees("moved into the past")
	if moved.StopNow.InsuredMonths == 0 || moved.GoOn.InsuredMonths != longer.GoOn.InsuredMonths {
		t.Errorf("moved: %+v %+v", moved.StopNow, moved.GoOn)
	}
	b.click("#undo")
	if undone := b.agrees("undone"); undone.GoOn != longer.GoOn {
		t.Errorf("undone: %+v, was %+v", undone.GoOn, longer.GoOn)
	}
	if e, w := b.elsewhere(), b.wrong(); len(e) > 0 || len(w) > 0 {
		t.Errorf("asked elsewhere: %v; wrong: %v", e, w)
	}
}

func TestEverySampleIsShownAsTheLibraryAnswersIt(t *testing.T) {
	b := browsed(t, 1280, 900)
	n := eval[int](b, `document.querySelector("#samples").options.length`)
	for i := 1; i < n; i++ {
		title := eval[string](b, fmt.Sprintf(`document.querySelector("#samples").options[%d].text`, i))
		b.sample(title)
		b.agrees(title)
		b.roundTrip(title)
	}
	if e, w := b.elsewhere(), b.wrong(); len(e) > 0 || len(w) > 0 {
		t.Errorf("asked elsewhere: %v; wrong: %v", e, w)
	}
}

// roundTrip saves as YAML, opens that file, and finds the same document.
func (b *browser) roundTrip(title string) {
	b.Helper()
	before := b.document()
	eval[bool](b, `(() => { window.had = null; const made = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((t) => { window.had = t; }); URL.createObjectURL = made; return made(blob); }; document.querySelector("#yaml").click(); return true; })()`)
	b.until("window.had")
	name := filepath.Join(b.TempDir(), "case.yaml")
	if err := os.WriteFile(name, []byte(eval[string](b, "window.had")), 0o600); err != nil {
		b.Fatal(err)
	}
	b.click("#blank")
	b.until(`document.querySelector("#born").value === ""`)
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{name}))
	b.until(`document.querySelector("#born").value !== ""`)
	b.settled()
	after := b.document()
	if before != after {
		b.Errorf("%s: saved\n%s\nopened\n%s", title, before, after)
	}
	if one, two := b.answers(before), b.answers(after); jsonOf(one) != jsonOf(two) {
		b.Errorf("%s: other answers after opening", title)
	}
}

func (b *browser) keys(s string, mods ...chromedp.Modifier) {
	b.Helper()
	b.do(chromedp.KeyEvent(s, chromedp.KeyModifiers(mods...)))
}

// rows are the first and last months of the spells, as they are read aloud.
func (b *browser) spells() string {
	b.Helper()
	return eval[string](b, `[...document.querySelectorAll(".spell .body")].map((e) => e.getAttribute("aria-valuetext")).join(" | ")`)
}

func TestTheKeyboardDoesAllThatTheMouseDoes(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.person("male", "03/1980")
	eval[bool](b, `(document.querySelector("#lane").focus(), true)`)
	b.keys(kb.Insert)
	steps := []struct {
		key  string
		mods []chromedp.Modifier
		want string
	}{
		{"", nil, "11/2026 – 10/2027"},
		{kb.ArrowRight, nil, "12/2026 – 11/2027"},
		{kb.ArrowRight, []chromedp.Modifier{chromedp.ModifierShift}, "12/2027 – 11/2028"},
		{kb.ArrowLeft, nil, "11/2027 – 10/2028"},
		{kb.ArrowUp, nil, "11/2027 – 11/2028"},
		{kb.ArrowUp, []chromedp.Modifier{chromedp.ModifierShift}, "11/2027 – 11/2029"},
		{kb.ArrowDown, nil, "11/2027 – 10/2029"},
		{kb.Tab, nil, "11/2027 – 10/2029"},
		{kb.ArrowLeft, nil, "10/2027 – 10/2029"}, // the first month has the focus
		{kb.Tab, nil, "10/2027 – 10/2029"},
		{kb.ArrowRight, nil, "10/2027 – 11/2029"}, // the last one
	}
	for i, s := range steps {
		if s.key != "" {
			b.keys(s.key, s.mods...)
		}
		if got := b.spells(); !strings.Contains(got, s.want) {
			t.Errorf("step %d: %q, want %s", i, got, s.want)
		}
	}
	b.agrees("by keys")
	b.keys("p")
	if got := b.spells(); !strings.Contains(got, "10/2027 – ") || strings.Count(got, "|") != 1 {
		t.Errorf("split: %q", got)
	}
	b.agrees("split")
	b.until(`document.querySelector("#live").textContent.includes("Nếu đóng theo kế hoạch")`)
	b.keys(kb.Delete)
	if got := b.spells(); strings.Contains(got, "|") {
		t.Errorf("deleted: %q", got)
	}
	b.keys("z", chromedp.ModifierCtrl)
	if got := b.spells(); strings.Count(got, "|") != 1 {
		t.Errorf("undone: %q", got)
	}
	eval[bool](b, `(document.querySelector(".spell .body").focus(), true)`)
	if outline := eval[string](b, `getComputedStyle(document.activeElement).outlineStyle`); outline != "solid" {
		t.Errorf("the focus is not seen: %s", outline)
	}
	bare := eval[[]string](b, `[...document.querySelectorAll("button, input, select, [role=slider], [tabindex]")].filter((e) => e.offsetParent && !(e.getAttribute("aria-label") || e.labels?.length || e.textContent.trim() || e.id === "lane")).map((e) => e.outerHTML.slice(0, 120))`)
	if len(bare) > 0 {
		t.Errorf("without a name: %v", bare)
	}
}

// touch presses a finger in one place and lifts it in another.
func (b *browser) touch(x1, y1, x2, y2 float64) {
	b.Helper()
	send := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
		if _, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
			return cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		}); err != nil {
			b.Fatal(err)
		}
	}
	send(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: x1, Y: y1})
	for i := range 6 {
		f := float64(i+1) / 6
		send(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: x1 + (x2-x1)*f, Y: y1 + (y2-y1)*f})
	}
	send(input.DispatchTouchEventTypeTouchEnd)
}

func TestAPhoneHasRoomForIt(t *testing.T) {
	b := browsed(t, 360, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	b.sample("Chị Hoa")
	if wide := eval[int](b, "document.documentElement.scrollWidth"); wide > 360 {
		t.Errorf("the page is %d wide", wide)
	}
	if inside := eval[bool](b, `document.querySelector("#scroll").scrollWidth > document.querySelector("#scroll").clientWidth`); !inside {
		t.Error("the timeline does not scroll in its own box")
	}
	x, y := b.middle(".spell .body")
	b.do(chromedp.TapXY(x, y))
	b.until(`document.querySelector(".spell.selected")`)
	ex, ey := b.middle(".spell .handle.end")
	from, _ := b.at("2026-06")
	to, _ := b.at("2028-06")
	b.touch(ex, ey, ex+to-from, ey)
	b.until(`document.querySelector(".spell .body").getAttribute("aria-valuetext").includes("06/2028")`)
	if b.settled(); !eval[bool](b, `document.querySelector("#faults").hidden`) {
		b.click("#e-raise") // the lowest income rises within the months that were added
		b.settled()
	}
	b.agrees("dragged by a finger")
	eval[bool](b, `(document.querySelector("#scroll").scrollLeft = 1e6, true)`)
	tx, ty := b.at("2045-01")
	b.do(chromedp.TapXY(tx, ty))
	b.until(`[...document.querySelectorAll(".spell .body")].some((e) => e.getAttribute("aria-valuetext").includes("01/2045 – 12/2045"))`)
	b.agrees("a year added by a tap")
	if wide := eval[int](b, "document.documentElement.scrollWidth"); wide > 360 {
		t.Errorf("with a spell selected the page is %d wide: %s", wide, eval[string](b, `[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > 361 && !e.closest("#scroll")).map((e) => e.id || e.className || e.tagName).slice(0, 8).join(", ")`))
	}
}

func TestAFaultIsShownAtItsSpell(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.sample("Chị Hoa")
	b.do(chromedp.MouseClickXY(b.middle(".spell .body")))
	b.fill("#e-amount", "900.000")
	b.settled()
	if !eval[bool](b, `document.querySelector(".spell").classList.contains("bad")`) {
		t.Error("the spell is not marked")
	}
	if said := b.text("#e-faults"); !strings.Contains(said, "thấp hơn mức thấp nhất 1.500.000 đ") || !strings.Contains(said, "nâng mức thu nhập") {
		t.Errorf("at the spell: %q", said)
	}
	if said := b.text("#faults"); !strings.Contains(said, "/record/0/income") {
		t.Errorf("among the faults: %q", said)
	}
	if !eval[bool](b, `document.querySelector("#results").hidden && !document.querySelector("#years").children.length`) {
		t.Error("figures are shown all the same")
	}
	b.fill("#e-amount", "1.500.000")
	b.agrees("corrected")
	b.fill("#e-to", "12/2030") // the minimum rises in between
	b.settled()
	b.click("#e-raise")
	b.agrees("raised")
	if got := b.spells(); !strings.Contains(got, "2.200.000 đ") {
		t.Errorf("raised: %q", got)
	}
}

func TestAProofLeadsToAnArticle(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.sample("Bà Lan đã đóng")
	monthly := b.text("[data-figure=go_on] .monthly button")
	b.click("[data-proof=go_on]")
	b.until(`document.querySelector("#proof").open`)
	if top := b.text("#tree li summary b"); top != monthly {
		t.Errorf("the proof of %s begins with %s", monthly, top)
	}
	leaf := `[...document.querySelectorAll("#tree .leaf cite")].map((e) => e.textContent).join(" | ")`
	if cites := eval[string](b, leaf); !strings.Contains(cites, "Điều 99, 41/2024/QH15") {
		t.Errorf("the leaves cite %q", cites)
	}
	b.keys(kb.Escape)
	b.until(`!document.querySelector("#proof").open`)
}

func TestTheLanguageChangesInPlace(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.sample("Chị Hoa")
	vi := b.document()
	b.click("[data-lang=en]")
	b.settled()
	if b.text("#time h2") != "Record and plan" || !strings.Contains(b.text("#figures"), "Own money") || eval[string](b, "document.documentElement.lang") != "en" {
		t.Errorf("%q %q", b.text("#time h2"), b.text("#figures"))
	}
	if en := b.document(); en != vi {
		t.Errorf("the language changed the case: %s", en)
	}
	left := eval[string](b, `[...document.querySelectorAll("[data-t]")].filter((e) => /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(e.textContent) && !/đồng|\bđ\b/.test(e.textContent)).map((e) => e.textContent).join(" | ")`)
	if left != "" {
		t.Errorf("still in Vietnamese: %s", left)
	}
	b.click("[data-lang=vi]")
	b.agrees("in Vietnamese again")
}

func TestAProvinceIsFoundByItsNameWithoutMarks(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.person("female", "05/1985")
	b.click("#add-residence")
	b.do(chromedp.SendKeys(chromedp.CSS("#residences [role=combobox]"), "da nang"))
	b.until(`document.querySelector("#residences [role=option]")`)
	b.keys(kb.ArrowDown)
	b.keys(kb.Enter)
	b.settled()
	if doc := b.document(); !strings.Contains(doc, `"province": "da-nang"`) {
		t.Errorf("%s", doc)
	}
}

func TestThePrintedReport(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.sample("Chị Hoa")
	if _, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
		return cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	}); err != nil {
		t.Fatal(err)
	}
	seen := eval[[]bool](b, `["#who-print", "#time", "#figures", "#next-card", "#person", "#samples", "#add"].map((s) => document.querySelector(s).getBoundingClientRect().height > 0)`)
	if fmt.Sprint(seen) != "[true true true true false false false]" {
		t.Errorf("seen on paper: %v", seen)
	}
	if who := b.text("#who-print"); !strings.Contains(who, "Nữ, sinh tháng 03/1988") || !strings.Contains(who, "07/2023") {
		t.Errorf("who: %q", who)
	}
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); pages < 1 || pages > 6 {
		t.Errorf("%d pages", pages)
	}
}

func TestAPastedRecordGoesOnTheTimeline(t *testing.T) {
	b := browsed(t, 1280, 900)
	b.person("female", "05/1985")
	b.click("#paste")
	b.fill("#paste-text", "Từ tháng\tĐến tháng\tLoại hình\tMức đóng\n01/2016\t12/2018\tTự nguyện\t1.500.000\n01/2020\t13/2021\tTự nguyện\t1.500.000\n")
	b.click("#paste-read")
	b.until(`document.querySelector("#paste-take")`)
	if said := b.text("#paste-said"); !strings.Contains(said, "13/2021") || !strings.Contains(said, "36 tháng") {
		t.Errorf("read: %q", said)
	}
	b.click("#paste-take")
	b.agrees("pasted")
	if got := b.spells(); !strings.Contains(got, "01/2016 – 12/2018") || strings.Contains(got, "2020") {
		t.Errorf("on the timeline: %q", got)
	}
}
