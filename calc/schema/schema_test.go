package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/schema"
)

// Each schema is the file of its name, and is one: JSON that says which
// draft it follows.
func TestSchemasAreTheFilesOfTheirNames(t *testing.T) {
	got := map[string][]byte{"case.schema.json": schema.Case(), "answer.schema.json": schema.Answer(), "explain.schema.json": schema.Explain()}
	for _, kind := range casefile.Kinds() {
		got["strict/"+kind+".json"] = schema.Strict(kind)
	}
	for name, data := range got {
		want, err := fs.ReadFile(schema.Files(), name)
		if err != nil || !bytes.Equal(data, want) {
			t.Errorf("%s: %v, %d bytes, the file has %d", name, err, len(data), len(want))
		}
		var top map[string]any
		if err := json.Unmarshal(data, &top); err != nil || len(top) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := schema.Strict("pensoin"); got != nil {
		t.Errorf("no such kind, and %d bytes", len(got))
	}
}
