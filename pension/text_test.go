package pension_test

import (
	"encoding"
	"testing"

	"github.com/volsi/volsi/pension"
)

func TestWordsReadBack(t *testing.T) {
	var (
		scheme pension.Scheme
		branch pension.Branch
		ground pension.Ground
	)
	for _, tt := range []struct {
		value encoding.TextMarshaler
		into  encoding.TextUnmarshaler
		text  string
	}{
		{pension.Compulsory, &scheme, "compulsory"},
		{pension.JoinedBefore2021, &branch, "joined_before_2021"},
		{pension.StoppedPaying, &ground, "stopped"},
	} {
		text, err := tt.value.MarshalText()
		if err != nil || string(text) != tt.text {
			t.Errorf("%T: MarshalText() = %q, %v", tt.value, text, err)
		}
		if err := tt.into.UnmarshalText(text); err != nil {
			t.Error(err)
		}
		if err := tt.into.UnmarshalText([]byte("nonsense")); err == nil {
			t.Errorf("%T reads nonsense", tt.into)
		}
	}
	if scheme != pension.Compulsory || branch != pension.JoinedBefore2021 || ground != pension.StoppedPaying {
		t.Errorf("read back %v, %v, %v", scheme, branch, ground)
	}
}
