package rulesets_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
)

const accuracyPage = "../docs/accuracy.md"

// TestAccuracyPageIsCurrent: the page on accuracy lists every figure of low
// confidence and every one that was not found, as the rule files have them.
func TestAccuracyPageIsCurrent(t *testing.T) {
	data, err := os.ReadFile(accuracyPage)
	if err != nil {
		t.Fatal(err)
	}
	b := book(t)
	page := string(data)
	for name, list := range map[string]string{
		"low":     figuresWhere(b, func(e rules.Entry) bool { return e.State == rules.Known && e.Cite.Confidence == rules.Low }),
		"unknown": figuresWhere(b, func(e rules.Entry) bool { return e.State == rules.Unknown }),
		"layers":  weakLayers(b),
	} {
		if page, err = filledIn(page, name, list); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile(accuracyPage, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if page != string(data) {
		t.Errorf("%s is not current; go test ./rulesets -update writes it", accuracyPage)
	}
}

// filledIn puts a list between its marks.
func filledIn(page, name, list string) (string, error) {
	const end = "<!-- end -->"
	before, rest, ok := strings.Cut(page, "<!-- "+name+":")
	head, rest, okHead := strings.Cut(rest, "\n")
	_, after, okEnd := strings.Cut(rest, end)
	if !ok || !okHead || !okEnd {
		return "", fmt.Errorf("no place for %q", name)
	}
	return before + "<!-- " + name + ":" + head + "\n" + list + end + after, nil
}

func figuresWhere(b *rules.Book, wanted func(rules.Entry) bool) string {
	var out strings.Builder
	out.WriteString("| Parameter | From | Value | Provision |\n|---|---|---|---|\n")
	for _, name := range rules.Params() {
		life, _ := b.History(name)
		for _, e := range life {
			if wanted(e) {
				fmt.Fprintf(&out, "| `%s` | %s | %s | %s |\n", e.Param, e.From, clipped(e.Value), e.Cite)
			}
		}
	}
	return out.String()
}

// clipped shortens the tables of whole years.
func clipped(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

func weakLayers(b *rules.Book) string {
	var out strings.Builder
	for line := range strings.Lines(b.LayerSeries()) {
		if strings.HasSuffix(strings.TrimSpace(line), "[low]") {
			f := strings.Split(strings.TrimSpace(line), "\t")
			fmt.Fprintf(&out, "- `%s`: %s\n", f[0], strings.Join(f[1:], "; "))
		}
	}
	return out.String()
}
