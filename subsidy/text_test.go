package subsidy_test

import (
	"testing"

	"github.com/volsi/volsi/subsidy"
)

func TestMethodsReadBack(t *testing.T) {
	for i, word := range subsidy.Methods() {
		var m subsidy.Method
		if err := m.UnmarshalText([]byte(word)); err != nil || int(m) != i || m.String() != word {
			t.Errorf("UnmarshalText(%q) = %v, %v", word, m, err)
		}
	}
	var m subsidy.Method
	if err := m.UnmarshalText([]byte("daily")); err == nil {
		t.Error("daily is no method")
	}
}
