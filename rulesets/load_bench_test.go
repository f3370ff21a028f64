package rulesets_test

import (
	"bytes"
	"io/fs"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// BenchmarkLoad reads, checks and folds all built-in files. Beside it
// BenchmarkBareDecode only decodes them: what is between the two is
// the price of places, faults and the statute book.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := rules.Load(rulesets.Files()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareDecode(b *testing.B) {
	for b.Loop() {
		decodeAll(b)
	}
}

func decodeAll(b testing.TB) {
	b.Helper()
	for _, pattern := range []string{"*.yaml", "national/*.yaml", "provinces/*/*.yaml"} {
		names, err := fs.Glob(rulesets.Files(), pattern)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			bareDecode(b, name)
		}
	}
}

func bareDecode(b testing.TB, name string) {
	b.Helper()
	data, err := fs.ReadFile(rulesets.Files(), name)
	if err != nil {
		b.Fatal(err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var f bareFile
	if err := dec.Decode(&f); err != nil {
		b.Fatalf("%s: %s", name, err)
	}
}
