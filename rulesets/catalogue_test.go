package rulesets_test

import (
	"io/fs"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

func TestEveryParameterIsSetAtSomeTime(t *testing.T) {
	for _, p := range rules.Params() {
		if h, ok := book(t).History(p); !ok || len(h) == 0 {
			t.Errorf("no file sets %s", p)
		}
	}
}

func TestEveryInstrumentIsCited(t *testing.T) {
	cited := map[string]bool{}
	for _, e := range entries(t) {
		if e.Cite.Instrument != nil {
			cited[e.Cite.Instrument.ID] = true
		}
	}
	for _, l := range book(t).AllLayers() {
		cited[l.Cite.Instrument.ID] = true
	}
	for _, i := range national(t) {
		if !cited[i.Instrument.ID] {
			t.Errorf("nothing in the book rests on %s", i.Instrument.ID)
		}
	}
}

func TestEveryValueHasAnArticle(t *testing.T) {
	for _, e := range entries(t) {
		if e.State != rules.Unset && e.Cite.Article == "" {
			t.Errorf("%s from %s has no article", e.Param, e.From)
		}
	}
}

// A value that another one starts together with, or that is covered from its
// first month on, would be law that nobody can reach.
func TestEveryValueOfEveryFileIsReached(t *testing.T) {
	type place struct{ param, from, file string }
	reached := map[place]bool{}
	for _, e := range entries(t) {
		if e.Cite.Instrument != nil {
			reached[place{e.Param, e.From.String(), e.Cite.Instrument.ID}] = true
		}
	}
	for _, f := range national(t) {
		for _, s := range append(f.Set, f.End...) {
			p := place{s.Param, f.starts(s), f.Instrument.ID}
			if !reached[p] {
				t.Errorf("%s: %s from %s is never in force", p.file, p.param, p.from)
			}
		}
	}
}

// In any month a figure that the law gives in force rests on a document that
// was published by then, or shortly after for the time before.
func TestNoValueIsInForceLongBeforeItsDocument(t *testing.T) {
	const longest = 8 // months: Decree 55/2016 of June 2016 reaches back to January
	for _, e := range entries(t) {
		if i := e.Cite.Instrument; i != nil && i.Published.Month() > e.From+longest {
			t.Errorf("%s from %s rests on %s of %s", e.Param, e.From, i.ID, i.Published)
		}
	}
}

func entries(t *testing.T) []rules.Entry {
	t.Helper()
	var all []rules.Entry
	for _, p := range rules.Params() {
		h, _ := book(t).History(p)
		all = append(all, h...)
	}
	return all
}

// A bareFile is a rule file as any YAML decoder sees it.
type bareFile struct {
	Schema     int
	Instrument struct {
		ID, Number, Kind, Issuer, Published, Source string
		InForce                                     string `yaml:"in_force"`
		Title                                       struct{ VI, EN string }
	}
	Set, End []bareValue
	Support  []yaml.Node
}

type bareValue struct {
	Param, At, From, Until, Confidence string
	Value                              yaml.Node
}

func (f *bareFile) starts(v bareValue) string {
	if v.From != "" {
		return v.From
	}
	return f.Instrument.InForce[:len("2026-07")]
}

func national(t testing.TB) []bareFile {
	t.Helper()
	names, err := fs.Glob(rulesets.Files(), "national/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files := make([]bareFile, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(rulesets.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(data, &files[i]); err != nil {
			t.Fatal(err)
		}
	}
	return files
}
