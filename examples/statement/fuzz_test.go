package statement

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	say "github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// FuzzRead: whatever the bytes, there is an answer or a fault and no panic; no
// line of a text is lost; the document is a case with the same record.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Read("fuzz", data, Options{Law: vietnam})
		if err != nil {
			if len(document.All(err)) == 0 || document.All(err)[0].Code == "error" {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			everyLineIsSomewhere(t, string(data), s)
		}
		for _, l := range []say.Lang{say.Vietnamese, say.English} {
			if doc := s.Document(l, "fuzz"); len(doc) <= document.MaxBytes {
				isACase(t, s, doc)
			}
		}
	})
}
