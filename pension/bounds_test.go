package pension_test

import (
	"testing"

	"github.com/volsi/volsi/pension"
)

// Values that no document can give have a name all the same.
func TestValuesOutsideTheirKind(t *testing.T) {
	for name, got := range map[string]string{
		"branch": pension.Branch(255).String(), "ground": pension.Ground(255).String(), "scheme": pension.Scheme(255).String(),
	} {
		if got == "" {
			t.Errorf("a %s outside its kind has no name", name)
		}
	}
}
