package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A test is one test function of one package.
type test struct {
	pkg, name string
	millis    int          // of the processor
	broken    bool         // fails in the changed tree without a mutant: says nothing
	differs   map[int]bool // mutants that come to another value in it
	comes     map[int]bool // statements it comes to
	loads     bool         // it reads the law
}

func (t *test) id() string { return t.pkg + "." + t.name }

func binaryName(dir, pkg, kind string) string {
	return filepath.Join(dir, kind+"_"+strings.ReplaceAll(pkg, "/", "_")+".test")
}

// list asks the test binaries for their tests.
func (h *hunt) list() error {
	for _, p := range h.plain.testing {
		list := exec.Command(binaryName(h.dir, p, "mutant"), "-test.list", ".")
		list.Dir = filepath.Join(h.changed.dir, p)
		out, err := list.Output()
		if err != nil {
			return err
		}
		for _, l := range strings.Fields(string(out)) {
			if strings.HasPrefix(l, "Test") || strings.HasPrefix(l, "Fuzz") || strings.HasPrefix(l, "Example") {
				h.tests = append(h.tests, &test{pkg: p, name: l})
			}
		}
	}
	return nil
}

// baseline times each test in the changed tree without a mutant; those that
// fail there look at the source itself, and are left out. In the tree that
// watches each is run once more.
func (h *hunt) baseline() error {
	if *reuse && h.recall() == nil {
		return nil
	}
	if err := h.list(); err != nil {
		return err
	}
	r, eye := h.runner(nil), h.runner(nil)
	eye.tree, eye.kind, eye.env = h.seeing, "seeing", append(slices.Clone(eye.env), "VOLSI_SEE=1")
	defer r.stop()
	defer eye.stop()
	var all []*test
	for _, t := range h.tests {
		names, err := h.meet(t, r, eye)
		if err != nil {
			return err
		}
		parts, err := h.divide(t, names, r, eye)
		if err != nil {
			return err
		}
		all = append(all, parts...)
	}
	h.tests = slices.DeleteFunc(all, func(t *test) bool { return t.broken })
	return h.keep()
}

// meet runs a test where nothing is changed and where it is watched, and returns
// the names of its parts.
func (h *hunt) meet(t *test, r, eye *runner) (parts []string, err error) {
	word, millis, said, err := r.alone(t)
	if err != nil {
		return nil, err
	}
	parts = partsIn(said)
	if t.millis = millis; word != "pass" {
		t.broken = true
		fmt.Fprintf(os.Stderr, "left out: %s: %s\n", t.id(), word)
		return nil, nil
	}
	word, _, seen, err := eye.alone(t)
	if err != nil {
		return nil, err
	}
	if word != "pass" {
		fmt.Fprintf(os.Stderr, "left out: %s: %s where it is watched\n", t.id(), word)
		t.broken = true
	}
	t.sees(strings.Fields(seen))
	return parts, nil
}

// partsIn returns the names of parts among the words that a test binary says.
func partsIn(said string) (names []string) {
	for _, w := range strings.Fields(said) {
		if name, ok := strings.CutPrefix(w, "part:"); ok {
			names = append(names, name)
		}
	}
	return names
}

// long is from how many milliseconds on a test is asked part by part, if that
// takes no more than dear times as long.
const (
	long = 40
	dear = 25
)

// divide returns the parts of a long test in its place, if each passes alone.
// What comes to another value in no part does so while the law is read, or in
// what all of them need.
func (h *hunt) divide(t *test, names []string, r, eye *runner) ([]*test, error) {
	if t.broken || t.millis < long || len(names) < 3 {
		return []*test{t}, nil
	}
	var parts []*test
	differs, comes := maps.Clone(t.differs), maps.Clone(t.comes)
	sum := 0
	for _, name := range names {
		part := &test{pkg: t.pkg, name: name}
		if _, err := h.meet(part, r, eye); err != nil {
			return nil, err
		}
		if sum += part.millis; part.broken || sum > dear*t.millis {
			return []*test{t}, nil
		}
		without(differs, part.differs)
		without(comes, part.comes)
		part.loads = t.loads
		parts = append(parts, part)
	}
	for _, part := range parts {
		maps.Copy(part.differs, differs)
		maps.Copy(part.comes, comes)
	}
	return parts, nil
}

func without(all, some map[int]bool) {
	for id := range some {
		delete(all, id)
	}
}

// sees reads what the watching tree says: mutants that differ, statements with
// a sign before them, and whether the law was read.
func (t *test) sees(words []string) {
	t.differs, t.comes = map[int]bool{}, map[int]bool{}
	for _, w := range words {
		n, _ := strconv.Atoi(strings.TrimPrefix(w, "@"))
		switch {
		case w == "law":
			t.loads = true
		case w[0] == '@':
			t.comes[n] = true
		default:
			t.differs[n] = true
		}
	}
}

// alone runs one test without a mutant.
func (r *runner) alone(t *test) (word string, millis int, rest string, err error) {
	s, err := r.server(&mutant{}, t.pkg)
	if err != nil {
		return "", 0, "", err
	}
	word, millis, rest = s.ask(0, t.name, 5*time.Minute)
	if word == "crashed" || word == "timed out" {
		r.forget(t.pkg)
	}
	return word, millis, rest, nil
}

// A met test is what is kept of it for a run with the same binaries.
type met struct {
	Pkg, Name      string
	Millis         int
	Differs, Comes []int
	Loads          bool
}

func (h *hunt) keep() error {
	var all []met
	for _, t := range h.tests {
		all = append(all, met{t.pkg, t.name, t.millis, numbers(t.differs), numbers(t.comes), t.loads})
	}
	data, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(h.dir, "tests.json"), data, 0o644)
}

func numbers(set map[int]bool) (all []int) {
	for n := range set {
		all = append(all, n)
	}
	return all
}

func (h *hunt) recall() error {
	data, err := os.ReadFile(filepath.Join(h.dir, "tests.json"))
	if err != nil {
		return err
	}
	var all []met
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for _, m := range all {
		h.tests = append(h.tests, &test{pkg: m.Pkg, name: m.Name, millis: m.Millis, differs: setOf(m.Differs), comes: setOf(m.Comes), loads: m.Loads})
	}
	return nil
}

func setOf(all []int) map[int]bool {
	set := map[int]bool{}
	for _, n := range all {
		set[n] = true
	}
	return set
}

// reaching returns the tests that may notice a mutant: where its value is
// watched, those in which it differs; otherwise those that come to the
// statement it stands in.
func (h *hunt) reaching(m *mutant) []*test {
	var may func(*test) bool
	switch {
	case m.ID >= h.lawFrom:
		may = func(t *test) bool { return t.loads }
	case m.atInit:
		may = func(*test) bool { return true }
	case h.watched[m.ID]:
		may = func(t *test) bool { return t.differs[m.ID] }
	default:
		at := h.statementOf(m)
		may = func(t *test) bool { return t.comes[at] }
	}
	var all []*test
	for _, t := range h.tests {
		if may(t) {
			all = append(all, t)
		}
	}
	return all
}

// statementOf returns the number of the innermost statement a mutant stands in;
// a case that is left out is missed where its body is run.
func (h *hunt) statementOf(m *mutant) int {
	best := statement{to: 1 << 30}
	from := m.from
	if m.Op == "drop case" {
		from = m.to - 1
	}
	for _, s := range h.statements[m.File] {
		if s.from <= from && from < s.to && s.to-s.from < best.to-best.from {
			best = s
		}
	}
	return best.n
}
