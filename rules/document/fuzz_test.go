package document_test

import (
	"errors"
	"testing"

	"github.com/volsi/volsi/rules/document"
)

// FuzzParse: whatever the bytes, a document is read or refused with coded
// faults; what is read stays within the bounds.
func FuzzParse(f *testing.F) {
	for _, tt := range faulty {
		if len(tt.text) < 2_000 {
			f.Add([]byte(tt.text))
		}
	}
	for _, tt := range twins {
		f.Add([]byte(tt.yaml))
		f.Add([]byte(tt.json))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := document.Parse("f", data)
		if err != nil {
			refused(t, err)
			return
		}
		values := 0
		walk(n, func(n *document.Node) {
			values++
			if len(n.Text) > document.MaxScalar || len(n.Kids) > document.MaxItems || n.Line < 0 || n.Col < 0 {
				t.Errorf("a value of %d bytes with %d below it at %d:%d", len(n.Text), len(n.Kids), n.Line, n.Col)
			}
		})
		if values > document.MaxNodes {
			t.Errorf("%d values were read", values)
		}
	})
}

// refused fails unless the error is a list of coded faults that say something.
func refused(t *testing.T, err error) {
	t.Helper()
	var faults document.Faults
	if !errors.As(err, &faults) || len(faults) == 0 || len(faults) > document.MaxFaults+1 {
		t.Fatalf("refused without faults: %v", err)
	}
	for _, f := range faults {
		if f.Code == "" || f.Message == "" || f.Line < 0 || f.Col < 0 {
			t.Errorf("the fault %+v has no code or says nothing", f)
		}
	}
}
