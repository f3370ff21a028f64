// Mutate changes the library in one place at a time, and the law in one figure
// at a time, and asks whether a test notices. What survives is a hole in the
// tests, or a change that changes nothing: then accepted.txt says why.
//
//	go -C .ci/mutate run . [-only PKG] [-report FILE]
//
// All mutants of a package are compiled at once, each behind a switch, so that
// the tests are built once; a running test binary takes one mutant after the
// other. The coverage of each test says which mutants it can notice; only those
// are run, those that noticed the neighbours first. A mutant counts as noticed
// if the test that fails with it passes without it right after.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

var (
	root        = flag.String("root", "../..", "the library")
	only        = flag.String("only", "", "packages to change, with commas between: rules,rules/document,subsidy,pension,calc,rulesets")
	match       = flag.String("match", "", "only mutants whose key matches this")
	report      = flag.String("report", "", "file of the report; the screen if left out")
	accepted    = flag.String("accepted", "accepted.txt", "survivors that are known, with the reason")
	logFile     = flag.String("log", "", "file of the verdicts, written as they come; those that stand in it are not sought anew")
	before      = flag.String("before", "", "the log of an earlier run: what noticed a mutant then is tried first")
	reuse       = flag.Bool("reuse", false, "take the binaries in the work folder as they are: nothing has changed since")
	again       = flag.Bool("again", false, "judge anew what survived in the log")
	workers     = flag.Int("workers", 2, "processes at a time")
	first       = flag.String("first", "", "mutants whose key matches this are judged first")
	independent = flag.Bool("independent", false, "do not show changed figures to the prints of the law, but to the tests that know them from elsewhere")
	listing     = flag.Bool("list", false, "list the mutants and stop")
	blind       = flag.Bool("blind", false, "list the mutants that no test comes to, or comes to another value with, and stop")
	sample      = flag.Int("sample", 1, "only one mutant in so many")
	atMost      = flag.Duration("for", 0, "stop after this long and report on the mutants judged until then, which come in the order of a hash")
	budget      = flag.Duration("budget", 3*time.Second, "processor time of the tests that one mutant is shown to")
	work        = flag.String("work", "", "folder for the copies; a new one if left out")
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
	h := &hunt{dir: dir, plain: &tree{dir: filepath.Join(dir, "plain")}, changed: &tree{dir: filepath.Join(dir, "changed")}, seeing: &tree{dir: filepath.Join(dir, "seeing")}}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"copy", h.copy}, {"change", h.change}, {"build", h.build}, {"see", h.see}, {"baseline", h.baseline}, {"judge", h.judge},
	} {
		start := time.Now()
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s, %d mutants, %d tests\n", step.name, time.Since(start).Round(time.Second), len(h.mutants), len(h.tests))
		if step.name == "baseline" && *blind {
			h.listBlind()
			return nil
		}
		if step.name == "change" && *listing {
			for _, m := range h.mutants {
				fmt.Println(m)
			}
			return nil
		}
	}
	return h.report()
}

func (h *hunt) listBlind() {
	for _, m := range h.mutants {
		if len(h.reaching(m)) == 0 {
			fmt.Println(m)
		}
	}
}

// A hunt is one run of the program.
type hunt struct {
	dir            string
	plain, changed *tree
	seeing         *tree
	watched        map[int]bool // mutants whose value is watched
	pkgs           []*pkg
	mutants        []*mutant
	dropped        int // did not compile
	lawBelow       int // mutants below it change how the law is read
	lawFrom        int // mutants from it on change the rule files
	tests          []*test
	statements     map[string][]statement // all there are, by file
	lastStatement  int
	verdicts       []verdict
	took           time.Duration
	left           int // mutants for which there was no time
}

func (h *hunt) copy() error {
	for _, t := range []*tree{h.plain, h.changed, h.seeing} {
		if err := copyTree(*root, t.dir); err != nil {
			return err
		}
	}
	if err := h.plain.packages(); err != nil {
		return err
	}
	for _, t := range []*tree{h.changed, h.seeing} {
		if err := h.remember(t.dir); err != nil {
			return err
		}
	}
	if err := catchIn(h.changed.dir, h.plain.testing); err != nil {
		return err
	}
	return h.changed.compile()
}

// remember makes what the library computes once be computed once for each mutant.
func (h *hunt) remember(dir string) error {
	home := filepath.Join(dir, "internal", "mutant")
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
	for _, p := range append([]string{"rulesets"}, h.plain.changing...) {
		names, _ := filepath.Glob(filepath.Join(dir, p, "*.go"))
		for _, name := range names {
			if err := rememberIn(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func rememberIn(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	text := string(data)
	text = strings.ReplaceAll(text, "sync.OnceValue", "mutant_.OnceValue")
	text = strings.ReplaceAll(text, "yaml\nvar files embed.FS", "yaml\nvar embedded_ embed.FS\n\nvar files = mutant_.Files(embedded_)\n")
	if text == string(data) {
		return nil
	}
	if !strings.Contains(text, "sync.") {
		text = strings.Replace(text, "\t\"sync\"\n", "\n", 1) // lines keep their numbers
	}
	return os.WriteFile(name, []byte(imported(text, &writer{})), 0o644)
}

func wanted(dir string) bool { return *only == "" || slices.Contains(strings.Split(*only, ","), dir) }

// change writes the library with its mutants.
func (h *hunt) change() error {
	id := 0
	for _, dir := range h.plain.changing {
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
	h.pkgs = append(h.pkgs, p)
	before := 0
	for _, s := range scopes {
		s.mutants = keep(s.mutants)
		for _, m := range s.mutants {
			*id++
			m.ID = *id
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

func (h *hunt) build() error {
	if *reuse {
		return nil
	}
	return h.serve(h.changed, "mutant")
}

// serve builds the test binaries of a tree, each with a way to ask for single tests.
func (h *hunt) serve(t *tree, kind string) error {
	for _, dir := range h.plain.testing {
		name := path.Base(dir)
		text := "package " + name + "_test\n\nimport (\n\t\"os\"\n\t\"testing\"\n\n\tmutant_ \"" + module + "/internal/mutant\"\n)\n\n" +
			"func TestMain(m *testing.M) { os.Exit(mutant_.Serve(m.Run)) }\n"
		if err := os.WriteFile(filepath.Join(t.dir, dir, "zz_mutant_test.go"), []byte(text), 0o644); err != nil {
			return err
		}
		if err := t.run("test", "-c", "-vet=off", "-o", binaryName(h.dir, dir, kind), "./"+dir); err != nil {
			return err
		}
	}
	return nil
}

func (h *hunt) runner(kills *history) *runner {
	return &runner{tree: h.changed, kind: "mutant", bin: h.dir, servers: map[string]*server{}, kills: kills, env: []string{
		fmt.Sprintf("VOLSI_LAW_BELOW=%d", h.lawBelow), fmt.Sprintf("VOLSI_LAW_FROM=%d", h.lawFrom),
		"VOLSI_FIGURES=" + filepath.Join(h.dir, "figures.json"),
	}}
}

// judge shows each mutant to the tests, in the order of a hash, so that what
// has been judged when time runs out is a fair sample.
func (h *hunt) judge() error {
	start := time.Now()
	early := regexp.MustCompile(*first)
	turn := func(m *mutant) int {
		if early.MatchString(m.key()) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(h.mutants, func(a, b *mutant) int {
		return cmp.Or(cmp.Compare(turn(a), turn(b)), cmp.Compare(hashOf(a.key()), hashOf(b.key())), strings.Compare(a.key(), b.key()))
	})
	j, err := h.judges()
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	for range *workers {
		wg.Go(func() {
			r := h.runner(j.kills)
			defer r.stop()
			for i := range j.turns {
				v := r.judge(h.mutants[i], h.reaching(h.mutants[i]))
				if err := j.note(i, v); err != nil {
					fmt.Fprintln(os.Stderr, "mutate: log:", err)
				}
			}
		})
	}
	j.deal(start)
	wg.Wait()
	h.verdicts, h.took = j.verdicts, time.Since(start)
	h.forgetRest()
	return j.log.Close()
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
