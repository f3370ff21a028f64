package rulesets_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/volsi/volsi/rulesets"
)

const keptFiles = "testdata/files.txt"

// TestRuleFilesAreKept: a rule file that was ever there stays, so that what
// was law then is still known; what supersedes it is a file of its own. The
// list only grows.
func TestRuleFilesAreKept(t *testing.T) {
	data, err := os.ReadFile(keptFiles)
	if err != nil {
		t.Fatal(err)
	}
	kept := strings.Fields(string(data))
	var now []string
	err = fs.WalkDir(rulesets.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".yaml" {
			now = append(now, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range kept {
		if !slices.Contains(now, name) {
			t.Errorf("%s is gone; old law stays, a new document supersedes it", name)
		}
	}
	for _, name := range now {
		if slices.Contains(kept, name) {
			continue
		}
		kept = append(kept, name)
		if !*update {
			t.Errorf("%s is not in %s; go test ./rulesets -update adds it", name, keptFiles)
		}
	}
	if *update {
		slices.Sort(kept)
		if err := os.WriteFile(keptFiles, []byte(strings.Join(kept, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
