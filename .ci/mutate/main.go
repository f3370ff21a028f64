// Mutate changes the library in one place at a time, and the law in one figure
// at a time, and asks whether a test notices. What survives is a hole in the
// tests, or a change that changes nothing: then accepted.txt says why.
//
//	go -C .ci/mutate run . [-only PKG] [-report FILE]
//
// All mutants of a package are compiled at once, each behind a switch, so that
// the tests are built once. The coverage of each test says which mutants it can
// notice; only those are run, those that noticed the neighbours first.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

var (
	root     = flag.String("root", "../..", "the library")
	only     = flag.String("only", "", "packages to change, with commas between: rules,rules/document,subsidy,pension,calc,rulesets")
	match    = flag.String("match", "", "only mutants whose key matches this")
	report   = flag.String("report", "", "file of the report; the screen if left out")
	accepted = flag.String("accepted", "accepted.txt", "survivors that are known, with the reason")
	workers  = flag.Int("workers", 2, "processes at a time")
	listing  = flag.Bool("list", false, "list the mutants and stop")
	sample   = flag.Int("sample", 1, "only one mutant in so many")
	atMost   = flag.Duration("for", 0, "stop after this long and report on the mutants judged until then, which come in the order of a hash")
	budget   = flag.Duration("budget", 4*time.Second, "time of the tests that one mutant is shown to; those that take longer alone are left out")
	work     = flag.String("work", "", "folder for the copies; a new one if left out")
)

// The packages whose code is changed, and those whose tests may notice.
var (
	changing = []string{"rules/document", "rules", "subsidy", "pension", "calc"}
	testing  = []string{"rules/document", "rules", "subsidy", "pension", "rulesets", "calc"}
)

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run() error {
	dir := *work
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "volsi-mutate-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	h := &hunt{dir: dir, plain: &tree{dir: filepath.Join(dir, "plain")}, changed: &tree{dir: filepath.Join(dir, "changed")}}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"copy", h.copy}, {"change", h.change}, {"build", h.build}, {"reach", h.reach}, {"baseline", h.baseline}, {"judge", h.judge},
	} {
		start := time.Now()
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s, %d mutants, %d tests\n", step.name, time.Since(start).Round(time.Second), len(h.mutants), len(h.tests))
		if step.name == "change" && *listing {
			for _, m := range h.mutants {
				fmt.Println(m)
			}
			return nil
		}
	}
	return h.report()
}

// A hunt is one run of the program.
type hunt struct {
	dir            string
	plain, changed *tree
	pkgs           []*pkg
	mutants        []*mutant
	dropped        int // did not compile
	lawBelow       int // mutants below it change how the law is read
	lawFrom        int // mutants from it on change the rule files
	tests          []*test
	funcs          map[*mutant][2]int // first and last line of its function
	verdicts       []verdict
	took           time.Duration
	left           int // mutants for which there was no time
}

func (h *hunt) copy() error {
	for _, t := range []*tree{h.plain, h.changed} {
		if err := copyTree(*root, t.dir); err != nil {
			return err
		}
	}
	home := filepath.Join(h.changed.dir, "internal", "mutant")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	text, err := os.ReadFile("runtime/mutant.go.txt")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(home, "mutant.go"), text, 0o644); err != nil {
		return err
	}
	if err := h.remember(); err != nil {
		return err
	}
	return h.changed.compile()
}

// remember makes what the library computes once be computed once for each mutant.
func (h *hunt) remember() error {
	for _, dir := range testing {
		names, _ := filepath.Glob(filepath.Join(h.changed.dir, dir, "*.go"))
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text := string(data)
			text = strings.ReplaceAll(text, "sync.OnceValue", "mutant_.OnceValue")
			text = strings.ReplaceAll(text, "\nvar files embed.FS", "\nvar embedded_ embed.FS\n\nvar files = mutant_.Files(embedded_)\n")
			if text == string(data) {
				continue
			}
			if !strings.Contains(text, "sync.") {
				text = strings.Replace(text, "\t\"sync\"\n", "", 1)
			}
			text = imported(text, &writer{})
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func wanted(dir string) bool { return *only == "" || slices.Contains(strings.Split(*only, ","), dir) }

// change writes the library with its mutants.
func (h *hunt) change() error {
	h.funcs = map[*mutant][2]int{}
	id := 0
	for _, dir := range changing {
		if !wanted(dir) {
			continue
		}
		if err := h.changePackage(dir, &id); err != nil {
			return err
		}
		if strings.HasPrefix(dir, "rules") {
			h.lawBelow = id + 1
		}
	}
	h.lawFrom = id + 1
	if wanted("rulesets") {
		figures, err := h.plain.figures()
		if err != nil {
			return err
		}
		numbered(figures)
		for _, m := range keep(figures) {
			id++
			m.ID = id
			h.mutants = append(h.mutants, m)
		}
	}
	return h.writeFigures()
}

func keep(all []*mutant) []*mutant {
	all = slices.DeleteFunc(all, func(m *mutant) bool { return hashOf(m.key())%uint32(*sample) != 0 })
	if *match == "" {
		return all
	}
	re := regexp.MustCompile(*match)
	return slices.DeleteFunc(all, func(m *mutant) bool { return !re.MatchString(m.key()) })
}

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

func (h *hunt) changePackage(dir string, id *int) error {
	p, err := h.changed.read(dir)
	if err != nil {
		return err
	}
	scopes := p.scopes()
	var found []*mutant
	for _, s := range scopes {
		distinct(s)
		s.parses(s.file)
		found = append(found, s.mutants...)
	}
	numbered(found)
	before := 0
	for _, s := range scopes {
		s.mutants = keep(s.mutants)
		for _, m := range s.mutants {
			*id++
			m.ID = *id
			h.funcs[m] = [2]int{lineAt(s.file.src, s.from), lineAt(s.file.src, s.to)}
		}
		before += len(s.mutants)
	}
	texts, err := p.write(scopes)
	if err != nil {
		return err
	}
	kept := len(h.mutants)
	for _, s := range scopes {
		h.mutants = append(h.mutants, s.mutants...)
	}
	h.dropped += before - (len(h.mutants) - kept)
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(h.changed.dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// distinct drops mutants that come to the same text.
func distinct(s *scope) {
	seen := map[string]bool{s.original(): true}
	s.mutants = slices.DeleteFunc(s.mutants, func(m *mutant) bool {
		text := s.changed(m)
		twice := seen[text]
		seen[text] = true
		return twice
	})
}

func lineAt(src []byte, offset int) int { return 1 + strings.Count(string(src[:offset]), "\n") }

func (h *hunt) writeFigures() error {
	type figure struct {
		ID       int
		File     string
		From, To int
		Now      string
	}
	list := []figure{}
	for _, m := range h.mutants {
		if m.ID >= h.lawFrom {
			list = append(list, figure{m.ID, m.File, m.from, m.to, m.Now})
		}
	}
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(h.dir, "figures.json"), data, 0o644)
}

// build builds the changed test binaries, each with a way to ask for single tests.
func (h *hunt) build() error {
	for _, dir := range testing {
		name := dir[strings.LastIndex(dir, "/")+1:]
		text := "package " + name + "_test\n\nimport (\n\t\"os\"\n\t\"testing\"\n\n\tmutant_ \"" + module + "/internal/mutant\"\n)\n\n" +
			"func TestMain(m *testing.M) { os.Exit(mutant_.Serve(m.Run)) }\n"
		if err := os.WriteFile(filepath.Join(h.changed.dir, dir, "zz_mutant_test.go"), []byte(text), 0o644); err != nil {
			return err
		}
		if err := h.changed.run("test", "-c", "-vet=off", "-o", binaryName(h.dir, dir, "mutant"), "./"+dir); err != nil {
			return err
		}
	}
	return nil
}

func (h *hunt) reach() (err error) {
	cover := "./rules,./rules/document,./subsidy,./pension,./calc,./rulesets"
	h.tests, err = record(h.plain, h.dir, testing, cover)
	return err
}

func (h *hunt) runner(kills *history) *runner {
	return &runner{tree: h.changed, bin: h.dir, servers: map[string]*server{}, kills: kills, env: []string{
		fmt.Sprintf("VOLSI_LAW_BELOW=%d", h.lawBelow), fmt.Sprintf("VOLSI_LAW_FROM=%d", h.lawFrom),
		"VOLSI_FIGURES=" + filepath.Join(h.dir, "figures.json"),
	}}
}

// baseline times each test in the changed tree without a mutant; those that
// fail there look at the source itself, and are left out.
func (h *hunt) baseline() error {
	r := h.runner(nil)
	defer r.stop()
	for _, t := range h.tests {
		s, err := r.server(&mutant{}, t.pkg)
		if err != nil {
			return err
		}
		word, millis := s.ask(0, t.name, 5*time.Minute)
		t.millis = millis
		if word != "pass" {
			t.broken = true
			fmt.Fprintf(os.Stderr, "left out: %s.%s: %s\n", t.pkg, t.name, word)
			if word != "fail" {
				r.stop()
			}
		}
	}
	h.tests = slices.DeleteFunc(h.tests, func(t *test) bool { return t.broken })
	return nil
}

func (h *hunt) judge() error {
	start := time.Now()
	if *atMost > 0 {
		slices.SortStableFunc(h.mutants, func(a, b *mutant) int { return cmp.Compare(hashOf(a.key()+a.File), hashOf(b.key()+b.File)) })
	}
	h.verdicts = make([]verdict, len(h.mutants))
	kills := newHistory()
	find := h.finder()
	var mu sync.Mutex
	var failed error
	next, done := 0, 0
	var wg sync.WaitGroup
	for range *workers {
		wg.Go(func() {
			r := h.runner(kills)
			defer r.stop()
			for {
				mu.Lock()
				i := next
				next++
				stop := failed != nil || *atMost > 0 && time.Since(start) > *atMost
				mu.Unlock()
				if i >= len(h.mutants) || stop {
					return
				}
				tests := find(h.mutants[i])
				v := r.judge(h.mutants[i], tests)
				var err error
				if i%50 == 0 && len(tests) > 0 {
					err = r.steady(tests[0])
				}
				mu.Lock()
				h.verdicts[i] = v
				if err != nil {
					failed = err
				}
				if done++; done%250 == 0 {
					fmt.Fprintf(os.Stderr, "%d of %d after %s\n", done, len(h.mutants), time.Since(start).Round(time.Second))
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	h.took = time.Since(start)
	h.forgetRest()
	return failed
}

// forgetRest leaves out the mutants for which there was no time.
func (h *hunt) forgetRest() {
	n := 0
	for i, v := range h.verdicts {
		if v.How != "" {
			h.mutants[n], h.verdicts[n] = h.mutants[i], v
			n++
		}
	}
	h.left = len(h.mutants) - n
	h.mutants, h.verdicts = h.mutants[:n], h.verdicts[:n]
}

// finder returns what finds the tests that reach a mutant.
func (h *hunt) finder() func(*mutant) []*test {
	byFile := map[string]map[block][]*test{}
	for b, tests := range reaching(h.tests) {
		if byFile[b.file] == nil {
			byFile[b.file] = map[block][]*test{}
		}
		byFile[b.file][b] = tests
	}
	return func(m *mutant) []*test {
		if m.ID >= h.lawFrom {
			return union(byFile["rulesets/rulesets.go"], func(block) bool { return true })
		}
		if m.atInit {
			return h.tests
		}
		lines := h.funcs[m]
		inside := union(byFile[m.File], func(b block) bool { return b.fromLine >= lines[0] && b.toLine <= lines[1] })
		return inside
	}
}

func union(blocks map[block][]*test, in func(block) bool) []*test {
	seen := map[*test]bool{}
	var all []*test
	for b, tests := range blocks {
		if !in(b) {
			continue
		}
		for _, t := range tests {
			if !seen[t] {
				seen[t] = true
				all = append(all, t)
			}
		}
	}
	slices.SortFunc(all, func(a, b *test) int { return strings.Compare(a.pkg+a.name, b.pkg+b.name) })
	return all
}
