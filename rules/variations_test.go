package rules_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

var update = flag.Bool("update", false, "write the prints of the variations anew")

const (
	printsFile   = "testdata/variations.golden"
	perFile      = 40 // variations of each rule file
	perFileShort = 12
)

// TestVariations bends every rule file in several ways: a line less, a line
// twice, another digit, a word from elsewhere. What the file then says, or how
// it is refused, place and hint included, is the same as it was. What is
// right, other tests say; this one says that nothing changes unnoticed.
func TestVariations(t *testing.T) {
	files := ruleTexts(t)
	if *update {
		writePrints(t, files)
	}
	want := readPrints(t)
	each := perFile
	if testing.Short() {
		each = perFileShort
	}
	failed := 0
	for i, f := range files {
		t.Run(f.name, func(t *testing.T) {
			for k := range each {
				text := bentFile(files, i, k)
				if got := printOf(f.name, text); k >= len(want[f.name]) || got != want[f.name][k] {
					failed++
					t.Errorf("variation %d reads in another way than before:\n%s", k, text)
				}
			}
		})
		if failed >= 5 {
			t.Fatal("and perhaps others; if the change is meant, go test ./rules -run Variations -update")
		}
	}
}

type ruleText struct{ name, text string }

func ruleTexts(t *testing.T) (all []ruleText) {
	t.Helper()
	err := fs.WalkDir(rulesets.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(rulesets.Files(), name)
		all = append(all, ruleText{name, string(data)})
		return err
	})
	if err != nil || len(all) < 100 {
		t.Fatalf("%d rule files: %v", len(all), err)
	}
	return all
}

var word = regexp.MustCompile(`[\p{L}0-9_.%"-]+`)

// bentFile returns the k-th variation of the i-th file; the first is the file
// itself.
func bentFile(files []ruleText, i, k int) string {
	r := rand.New(rand.NewPCG(uint64(i), uint64(k)))
	lines := strings.SplitAfter(files[i].text, "\n")
	for range min(k, 1+k%2) {
		at := r.IntN(len(lines))
		switch r.IntN(7) {
		case 0:
			lines[at] = ""
		case 1:
			lines[at] += lines[at]
		case 2:
			other := r.IntN(len(lines))
			lines[at], lines[other] = lines[other], lines[at]
		case 3, 4:
			lines[at] = anotherDigit(r, lines[at])
		default:
			from := files[r.IntN(len(files))]
			words := word.FindAllString(from.text, -1)
			lines[at] = anotherWord(r, lines[at], words[r.IntN(len(words))])
		}
	}
	return strings.Join(lines, "")
}

func anotherDigit(r *rand.Rand, line string) string {
	var digits []int
	for i := range len(line) {
		if line[i] >= '0' && line[i] <= '9' {
			digits = append(digits, i)
		}
	}
	if len(digits) == 0 {
		return line
	}
	at := digits[r.IntN(len(digits))]
	return line[:at] + string(rune('0'+r.IntN(10))) + line[at+1:]
}

func anotherWord(r *rand.Rand, line, by string) string {
	places := word.FindAllStringIndex(line, -1)
	if len(places) == 0 {
		return line
	}
	at := places[r.IntN(len(places))]
	return line[:at[0]] + by + line[at[1]:]
}

// printOf returns what a file says by itself, or how it is refused, as a short
// digest.
func printOf(name, text string) string {
	said := ""
	b, err := rules.Load(fstest.MapFS{name: {Data: []byte(text)}})
	if err != nil {
		faults, _ := json.Marshal(document.All(err))
		said = string(faults) + err.Error()
	} else {
		said = saidBy(b)
	}
	sum := sha256.Sum256([]byte(said))
	return hex.EncodeToString(sum[:5])
}

// saidBy writes out all that a book holds.
func saidBy(b *rules.Book) string {
	var out strings.Builder
	fmt.Fprintln(&out, b.Series(), b.LayerSeries(), b.Horizon(), b.Checked(), b.Statuses(), b.Len(), b.AgeSteps())
	for _, i := range b.Instruments() {
		data, err := json.Marshal(i)
		fmt.Fprintln(&out, string(data), err)
	}
	for _, m := range []rules.Month{rules.MonthOf(2010, 1), rules.MonthOf(2024, 6), rules.MonthOf(2026, 7)} {
		for _, p := range b.Provinces(m) {
			place, err := b.Residence(p.Slug, "", m, m)
			fmt.Fprintln(&out, p.Slug, p.Code, p.Name, p.City, p.Period, p.Merged, place.Territory != nil, err)
		}
		law := b.On(m)
		fmt.Fprintln(&out, law.Since, law.Before, law.BenefitYears.In(100), law.Contribution.Rate.Value, law.Pension.Accrual.Male.Value)
		if ix := &law.Indexation.Voluntary; ix.IsKnown() {
			sum, ok := ix.Value.Over(rules.MonthOf(2008, 1), m)
			fmt.Fprintln(&out, sum, ok, ix.Value)
		}
	}
	if t := b.LifeTable(); t != nil {
		fmt.Fprintln(&out, t.Source, t.Period, *t)
	}
	return out.String()
}

func readPrints(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(printsFile)
	if err != nil {
		t.Fatal(err)
	}
	prints := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		name, list, _ := strings.Cut(strings.TrimSpace(line), ": ")
		prints[name] = strings.Fields(list)
	}
	return prints
}

func writePrints(t *testing.T, files []ruleText) {
	t.Helper()
	var b strings.Builder
	for i, f := range files {
		fmt.Fprintf(&b, "%s:", f.name)
		for k := range perFile {
			b.WriteString(" " + printOf(f.name, bentFile(files, i, k)))
		}
		b.WriteByte('\n')
	}
	if err := os.MkdirAll(path.Dir(printsFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(printsFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
