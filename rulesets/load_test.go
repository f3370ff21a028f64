package rulesets_test

import (
	"testing"

	"github.com/volsi/volsi/rulesets"
)

func TestEveryFileLoads(t *testing.T) {
	if _, err := rulesets.Vietnam(); err != nil {
		t.Fatal(err)
	}
}
