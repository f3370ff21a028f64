package bench_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// provinces returns the law with the rules of Hanoi only, and with those of all
// provinces.
func provinces(t *testing.T) (one, all *calc.Calculator) {
	t.Helper()
	some := fstest.MapFS{}
	err := fs.WalkDir(rulesets.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "provinces/") && !strings.HasPrefix(name, "provinces/ha-noi/") {
			return err
		}
		data, err := fs.ReadFile(rulesets.Files(), name)
		some[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	book, err := rules.Load(some)
	if err != nil {
		t.Fatal(err)
	}
	return calc.New(book), vietnam(t)
}

// ofHanoi returns the same people, living in Hanoi.
func ofHanoi(lives []calc.Subject) []calc.Subject {
	out := slices.Clone(lives)
	for i := range out {
		out[i].Residence = slices.Clone(out[i].Residence)
		out[i].Residence[0].Province = "ha-noi"
	}
	return out
}

// level returns a man who paid at one level for some months until June 2026.
func level(months int) []calc.Subject {
	now := rules.MonthOf(2026, 7)
	return []calc.Subject{{
		Person: calc.Person{Sex: rules.Male, Born: now - 760},
		Rows: []calc.Row{{
			Period: rules.Period{From: now - rules.Month(months), Until: now}, Scheme: pension.Compulsory, Level: calc.Salary, Amount: 4_500_000,
		}},
	}}
}
