package rulesets_test

import (
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
)

// TestEveryValueIsReached: each value that a rule file sets is the law of some
// month: of the month from which it holds, and not of the month before. A
// value that no month shows was lost on the way.
func TestEveryValueIsReached(t *testing.T) {
	b := book(t)
	reached := 0
	for _, name := range rules.Params() {
		life, _ := b.History(name)
		for i, e := range life {
			reached++
			now := valueOn(b, name, e.From)
			if now.State != e.State || now.From != e.From || !strings.HasPrefix(e.Value, "= ") && now.Value != e.Value {
				t.Errorf("%s from %s is %q; the law of that month says %q from %s", name, e.From, e.Value, now.Value, now.From)
			}
			if before := valueOn(b, name, e.From-1); before.From == e.From {
				t.Errorf("%s from %s holds a month earlier", name, e.From)
			}
			if i > 0 && life[i-1].From >= e.From {
				t.Errorf("%s: %s comes after %s", name, e.From, life[i-1].From)
			}
		}
	}
	if reached < 300 {
		t.Errorf("only %d values", reached)
	}
}

func valueOn(b *rules.Book, name string, m rules.Month) rules.Entry {
	for _, e := range b.Values(m) {
		if e.Param == name {
			return e
		}
	}
	return rules.Entry{}
}
