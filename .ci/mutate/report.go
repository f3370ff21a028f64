package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

const bar = 95 // percent of the mutants of the code that must be killed

// reasons reads the survivors that are known: the key, a tab, the reason.
func reasons() (map[string]string, error) {
	f, err := os.Open(*accepted)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string]string{}
	reason := ""
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			reason = strings.TrimPrefix(line, "# ")
		default:
			known[line] = reason
		}
	}
	return known, nil
}

// A tally counts the mutants of one package or one kind of change.
type tally struct{ all, dead, accepted int }

func (h *hunt) report() error {
	known, err := reasons()
	if err != nil {
		return err
	}
	var b strings.Builder
	byPkg, byOp := map[string]*tally{}, map[string]*tally{}
	var open, listed []int
	printOnly := 0
	printTests := map[string]bool{}
	for _, t := range h.tests {
		printTests[t.pkg+"."+t.name] = isPrint(t)
	}
	used := map[string]bool{}
	for i, m := range h.mutants {
		for _, t := range []*tally{at(byPkg, m.Pkg), at(byOp, m.Op)} {
			t.all++
			switch {
			case h.verdicts[i].dead():
				t.dead++
			case known[m.key()] != "":
				t.accepted++
			}
		}
		switch {
		case h.verdicts[i].dead():
			if m.Pkg == "rulesets" && printTests[h.verdicts[i].Test] {
				printOnly++
			}
		case known[m.key()] != "":
			used[m.key()] = true
			listed = append(listed, i)
		default:
			open = append(open, i)
		}
	}
	b.WriteString("# Mutation report\n\nEvery line of the library and every figure and date of the rule files is changed, one at a time; a test must notice. `make mutate` writes this anew.\n\n")
	table(&b, "Package", byPkg)
	table(&b, "Change", byOp)
	fmt.Fprintf(&b, "Of the changed figures and dates, %d are noticed first by a print of the whole law or of answers (`series.golden`, `layers.golden`, the variations), the others by a test that has the figure from elsewhere or refuses the file.\n\n", printOnly)
	h.survivors(&b, "Survivors without a reason", open, known)
	h.survivors(&b, "Survivors with their reason", listed, known)
	if err := h.publish(b.String()); err != nil {
		return err
	}
	return h.judged(byPkg, open, known, used)
}

func at(m map[string]*tally, k string) *tally {
	if m[k] == nil {
		m[k] = &tally{}
	}
	return m[k]
}

func table(b *strings.Builder, head string, rows map[string]*tally) {
	fmt.Fprintf(b, "| %s | Mutants | Noticed | Survive, with a reason | Survive, without | Noticed, %% |\n|---|---:|---:|---:|---:|---:|\n", head)
	names := make([]string, 0, len(rows))
	for k := range rows {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		t := rows[k]
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %s |\n", k, t.all, t.dead, t.accepted, t.all-t.dead-t.accepted, percent(t.dead, t.all))
	}
	b.WriteString("\n")
}

func percent(n, of int) string { return fmt.Sprintf("%d.%d", 100*n/of, 1000*n/of%10) }

func (h *hunt) survivors(b *strings.Builder, head string, list []int, known map[string]string) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "## %s (%d)\n\n", head, len(list))
	slices.SortStableFunc(list, func(i, j int) int { return strings.Compare(known[h.mutants[i].key()], known[h.mutants[j].key()]) })
	last := ""
	for _, i := range list {
		m := h.mutants[i]
		if r := known[m.key()]; r != last {
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

// judged fails if the bar is missed or a survivor has no reason.
func (h *hunt) judged(byPkg map[string]*tally, open []int, known map[string]string, used map[string]bool) error {
	fmt.Fprintf(os.Stderr, "%d mutants, %d that do not compile left out\n", len(h.mutants), h.dropped)
	for k := range known {
		if !used[k] && *only == "" && *match == "" {
			fmt.Fprintf(os.Stderr, "%s has %q, which does not survive or exist any more\n", *accepted, k)
		}
	}
	for k, t := range byPkg {
		fmt.Fprintf(os.Stderr, "%s: %d of %d noticed, %d with a reason\n", k, t.dead, t.all, t.accepted)
		if k != "rulesets" && 100*t.dead < bar*t.all {
			return fmt.Errorf("%s: under %d%%", k, bar)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("%d survivors without a reason", len(open))
	}
	return nil
}
