package calc_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
)

// TestFrozenAnswers: what a release answered to the worked cases, every later
// one answers too, perhaps with more, unless docs/corrections.md names the case and says which
// figure was wrong. One file for each release; none is changed or taken away.
func TestFrozenAnswers(t *testing.T) {
	got := answeredNow(t)
	if *update {
		writeFrozen(t, got)
	}
	files, err := filepath.Glob("testdata/frozen/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no frozen answers: %v", err)
	}
	corrections, err := os.ReadFile("../docs/corrections.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		release := strings.TrimSuffix(filepath.Base(name), ".json")
		for key, want := range readFrozen(t, name) {
			if now, there := got[key]; (!there || !stillHolds(t, want, now)) && !strings.Contains(string(corrections), release+" "+key) {
				t.Errorf("%s answered %s with\n%s\nnow it is\n%s\nIf the old figure was wrong, docs/corrections.md must say so: %s %s", release, key, want, now, release, key)
			}
		}
	}
}

// stillHolds reports whether an answer still says all that another one said; it may
// say more.
func stillHolds(t *testing.T, was, now string) bool {
	t.Helper()
	var w, n any
	if was == now {
		return true
	}
	for text, v := range map[string]*any{was: &w, now: &n} {
		dec := json.NewDecoder(strings.NewReader(text))
		dec.UseNumber()
		if err := dec.Decode(v); err != nil {
			t.Fatal(err)
		}
	}
	return within(w, n)
}

func within(was, now any) bool {
	switch was := was.(type) {
	case map[string]any:
		has, ok := now.(map[string]any)
		for key, v := range was {
			ok = ok && within(v, has[key])
		}
		return ok
	case []any:
		has, ok := now.([]any)
		ok = ok && len(has) == len(was)
		for i := 0; ok && i < len(was); i++ {
			ok = within(was[i], has[i])
		}
		return ok
	}
	return was == now
}

// The comparison itself: a figure that differs or is gone is noticed, one that
// was added is not.
func TestAFrozenAnswerMayOnlyGrow(t *testing.T) {
	for _, tt := range []struct {
		was, now string
		want     bool
	}{
		{`{"a":1,"b":[{"c":2}]}`, `{"a":1,"b":[{"c":2}]}`, true},
		{`{"a":1,"b":[{"c":2}]}`, `{"a":1,"b":[{"c":2,"d":0}],"e":5}`, true},
		{`{"a":1,"b":[{"c":2}]}`, `{"a":1,"b":[{"c":3}]}`, false},
		{`{"a":1,"b":[{"c":2}]}`, `{"a":1,"b":[{"c":2},{"c":2}]}`, false},
		{`{"a":1,"b":[{"c":2}]}`, `{"a":1,"b":[]}`, false},
		{`{"a":1}`, `{"b":1}`, false},
		{`{"a":1}`, `{"a":"1"}`, false},
		{`{"a":1}`, `[1]`, false},
		{`[1]`, `{"a":1}`, false},
	} {
		if got := stillHolds(t, tt.was, tt.now); got != tt.want {
			t.Errorf("%s, now %s: %t", tt.was, tt.now, got)
		}
	}
}

// unreleased is the file of the release to come, the only one that -update
// writes: once it is out, the next one gets a file of its own.
const unreleased = "testdata/frozen/v0.1.0.json"

// answeredNow returns the answers to the worked cases, by file, case and
// question: the figures, not the words beside them.
func answeredNow(t *testing.T) map[string]string {
	t.Helper()
	files, _ := filepath.Glob("testdata/cases/*.yaml")
	c := vietnam(t)
	got := map[string]string{}
	for _, file := range files {
		for _, cs := range readCases(t, file) {
			answers, err := cs.Run(c, os.DirFS(filepath.Dir(cs.File)))
			if err != nil {
				continue // what is refused has no figures
			}
			for _, a := range answers {
				got[strings.TrimSuffix(filepath.Base(file), ".yaml")+"/"+cs.ID+"/"+a.ID] = frozenFigures(t, a)
			}
		}
	}
	return got
}

// frozenFigures returns the result of an answer as JSON, without what no release
// promises to keep: the wording and order of notes, titles and citations.
func frozenFigures(t *testing.T, a casefile.Answer) string {
	t.Helper()
	data, err := json.Marshal(a.Result)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.UseNumber()
	if err := dec.Decode(&all); err != nil {
		t.Fatal(err)
	}
	data, err = json.Marshal(withoutWords(all))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func withoutWords(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range []string{"cite", "cites", "notes", "source", "title", "text", "label"} {
			delete(v, key)
		}
		for k := range v {
			v[k] = withoutWords(v[k])
		}
	case []any:
		for i := range v {
			v[i] = withoutWords(v[i])
		}
	}
	return v
}

func readFrozen(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	frozen := map[string]string{}
	for key, v := range raw {
		frozen[key] = string(v)
	}
	return frozen
}

func writeFrozen(t *testing.T, got map[string]string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("{\n")
	keys := make([]string, 0, len(got))
	for key := range got {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for i, key := range keys {
		name, _ := json.Marshal(key)
		comma := ","
		if i == len(keys)-1 {
			comma = ""
		}
		b.WriteString(string(name) + ":" + got[key] + comma + "\n")
	}
	b.WriteString("}\n")
	if err := os.MkdirAll(filepath.Dir(unreleased), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(unreleased, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
