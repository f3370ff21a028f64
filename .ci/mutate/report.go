package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
)

// bar is how many percent of the mutants of the code must be noticed, or listed
// with the reason why nobody can; of those of the rule files all.
const bar = 95

// known are the survivors that have a reason.
type known struct {
	exact    map[string]string
	patterns []pattern
}

type pattern struct {
	text   string
	re     *regexp.Regexp
	reason string
}

// reasons reads the survivors that are known: below a line `# reason`, the key
// of a mutant as the report writes it, or ~ and a pattern for several.
func reasons() (known, error) {
	k := known{exact: map[string]string{}}
	data, err := os.ReadFile(*accepted)
	if err != nil {
		return k, err
	}
	reason := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			reason = strings.TrimPrefix(line, "# ")
		case strings.HasPrefix(line, "~ "):
			re, err := regexp.Compile(line[2:])
			if err != nil {
				return k, err
			}
			k.patterns = append(k.patterns, pattern{line[2:], re, reason})
		default:
			k.exact[line] = reason
		}
	}
	return k, nil
}

// of returns the reason of a survivor and the entry that gives it.
func (k known) of(m *mutant) (reason, entry string) {
	key := m.key()
	if r := k.exact[key]; r != "" {
		return r, key
	}
	for _, p := range k.patterns {
		if p.re.MatchString(key) {
			return p.reason, p.text
		}
	}
	return "", ""
}

// unused returns the entries that no survivor needed.
func (k known) unused(used map[string]bool) (list []string) {
	for key := range k.exact {
		if !used[key] {
			list = append(list, key)
		}
	}
	for _, p := range k.patterns {
		if !used[p.text] {
			list = append(list, p.text)
		}
	}
	slices.Sort(list)
	return list
}

// A tally counts the mutants of one package or one kind of change.
type tally struct{ all, dead, accepted int }

func (h *hunt) report() error {
	known, err := reasons()
	if err != nil {
		return err
	}
	var b strings.Builder
	byHouse, byPkg, byOp := map[string]*tally{}, map[string]*tally{}, map[string]*tally{}
	var open, listed []int
	printOnly, refused := 0, 0
	printTests := map[string]bool{}
	for _, t := range h.tests {
		printTests[t.pkg+"."+t.name] = isPrint(t)
	}
	used := map[string]bool{}
	reason := make([]string, len(h.mutants))
	for i, m := range h.mutants {
		var entry string
		reason[i], entry = known.of(m)
		for _, t := range []*tally{at(byHouse, house(m.Pkg)), at(byPkg, m.Pkg), at(byOp, m.Op)} {
			t.all++
			switch {
			case h.verdicts[i].dead():
				t.dead++
			case reason[i] != "":
				t.accepted++
			}
		}
		switch {
		case h.verdicts[i].dead():
			if m.Pkg == "rulesets" && printTests[h.verdicts[i].Test] {
				printOnly++
			}
			if m.Pkg == "rulesets" && h.verdicts[i].Test == loading {
				refused++
			}
		case reason[i] != "":
			used[entry] = true
			listed = append(listed, i)
		default:
			open = append(open, i)
		}
	}
	b.WriteString("# Mutation report\n\nEvery line of the library and every figure and date of the rule files is changed, one at a time; a test must notice. `make mutate` writes this anew.\n\n")
	h.terms(&b)
	table(&b, "Package, with those below it", byHouse)
	table(&b, "Package", byPkg)
	table(&b, "Change", byOp)
	if law := byPkg["rulesets"]; law != nil {
		fmt.Fprintf(&b, "Of the %d changed figures and dates that are noticed, %d make the files be refused, %d differ from a print of the whole law (`series.golden`, `layers.golden`, `instruments.golden`), which is asked first, and the other %d break a test that has the figure from elsewhere or a worked case.\n\n", law.dead, refused, printOnly, law.dead-refused-printOnly)
	}
	h.survivors(&b, "Survivors without a reason", open, reason)
	h.survivors(&b, "Survivors with their reason", listed, reason)
	if err := h.publish(b.String()); err != nil {
		return err
	}
	return h.judged(byHouse, known, used)
}

// terms says what was judged, and how.
func (h *hunt) terms(b *strings.Builder) {
	unasked := 0
	for _, v := range h.verdicts {
		if v.How == "survived" && v.Unasked > 0 {
			unasked++
		}
	}
	fmt.Fprintf(b, "The tests run as `go test -short` runs them. A mutant is shown to the tests in which it comes to another value than the original, or, where that cannot be told beforehand, that come to its statement; to each at most for %s of the processor's time in all, so that %d of the survivors were not shown to every such test. Constants returned beside an error are not changed: nobody looks at them; nor is the nothing that an amount or a rate is compared with: no law tells one đồng from none. %d mutants do not compile and are not counted.\n\n", *budget, unasked, h.dropped)
	if *sample > 1 || h.left > 0 {
		fmt.Fprintf(b, "**Not judged for want of time: %d of %d mutants**; those judged were chosen by a hash of their text, so that they are a fair sample.\n\n", h.left, h.left+len(h.mutants))
	}
}

func at(m map[string]*tally, k string) *tally {
	if m[k] == nil {
		m[k] = &tally{}
	}
	return m[k]
}

func table(b *strings.Builder, head string, rows map[string]*tally) {
	fmt.Fprintf(b, "| %s | Mutants | Noticed | Survive, with a reason | Survive, without | Noticed, %% | Noticed or listed, %% |\n|---|---:|---:|---:|---:|---:|---:|\n", head)
	names := make([]string, 0, len(rows))
	for k := range rows {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		t := rows[k]
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %s | %s |\n", k, t.all, t.dead, t.accepted, t.all-t.dead-t.accepted, percent(t.dead, t.all), percent(t.dead+t.accepted, t.all))
	}
	b.WriteString("\n")
}

func percent(n, of int) string { return fmt.Sprintf("%d.%d", 100*n/of, 1000*n/of%10) }

func (h *hunt) survivors(b *strings.Builder, head string, list []int, reason []string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "## %s (%d)\n\n", head, len(list))
	slices.SortStableFunc(list, func(i, j int) int { return strings.Compare(reason[i], reason[j]) })
	last := ""
	for _, i := range list {
		m := h.mutants[i]
		if r := reason[i]; r != last {
			fmt.Fprintf(b, "\n%s:\n\n", r)
			last = r
		}
		note := ""
		if h.verdicts[i].How == "not reached" {
			note = " (no test comes here)"
		}
		fmt.Fprintf(b, "- `%s:%d` %s%s\n", m.File, m.Line, code(m.key()), note)
	}
	b.WriteString("\n")
}

func code(s string) string { return "`` " + s + " ``" }

func (h *hunt) publish(text string) error {
	if *report == "" {
		_, err := fmt.Print(text)
		return err
	}
	return os.WriteFile(*report, []byte(text), 0o644)
}

// house returns the package at the top to which one belongs.
func house(pkg string) string { top, _, _ := strings.Cut(pkg, "/"); return top }

// judged fails if the bar is missed.
func (h *hunt) judged(byHouse map[string]*tally, known known, used map[string]bool) error {
	fmt.Fprintf(os.Stderr, "%d mutants, %d that do not compile left out\n", len(h.mutants), h.dropped)
	if *only == "" && *match == "" && *sample == 1 {
		for _, entry := range known.unused(used) {
			fmt.Fprintf(os.Stderr, "%s has %q, which does not survive or exist any more\n", *accepted, entry)
		}
	}
	var below []string
	for k, t := range byHouse {
		fmt.Fprintf(os.Stderr, "%s: %d of %d noticed, %d with a reason\n", k, t.dead, t.all, t.accepted)
		if missed := t.all - t.dead - t.accepted; k == "rulesets" && missed > 0 || 100*missed > (100-bar)*t.all {
			below = append(below, k)
		}
	}
	if len(below) > 0 {
		return fmt.Errorf("below the bar: %s", strings.Join(below, ", "))
	}
	return nil
}
