package main

import (
	"slices"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules"
)

// A comparison is two sides with all that differs.
type comparison struct {
	A       string         `json:"a"`
	B       string         `json:"b"`
	Inputs  []difference   `json:"inputs,omitempty"` // what the documents say differently
	Answers []answerChange `json:"answers,omitempty"`
	OnlyA   []string       `json:"only_a,omitempty"` // questions that the other does not ask
	OnlyB   []string       `json:"only_b,omitempty"`
}

// An answerChange is one question with other answers, and the rules that are
// not the same.
type answerChange struct {
	ID          string       `json:"id"`
	Kind        string       `json:"kind"`
	Differences []difference `json:"differences"`
	Why         []change     `json:"why,omitempty"`
	Supports    []support    `json:"supports,omitempty"`
}

func (c comparison) same() bool { return len(c.Answers)+len(c.OnlyA)+len(c.OnlyB) == 0 }

// compared aligns the answers of two sides by their ids.
func compared(a, b side) (comparison, error) {
	out := comparison{A: a.name, B: b.name, Inputs: inputs(a, b)}
	for i := range a.answers {
		x := &a.answers[i]
		y := counterpart(x, a, b)
		if y == nil {
			out.OnlyA = append(out.OnlyA, x.ID)
			continue
		}
		changed, err := changedAnswer(x, y, a.book, b.book)
		if err != nil {
			return out, err
		}
		if len(changed.Differences) > 0 {
			out.Answers = append(out.Answers, changed)
		}
	}
	for i := range b.answers {
		if counterpart(&b.answers[i], b, a) == nil {
			out.OnlyB = append(out.OnlyB, b.answers[i].ID)
		}
	}
	return out, nil
}

// counterpart returns the answer of the other side to the same question.
func counterpart(x *casefile.Answer, own, other side) *casefile.Answer {
	i := slices.IndexFunc(other.answers, func(y casefile.Answer) bool { return y.ID == x.ID && y.Kind == x.Kind })
	if i < 0 && len(own.answers) == 1 && len(other.answers) == 1 && other.answers[0].Kind == x.Kind {
		i = 0
	}
	if i < 0 {
		return nil
	}
	return &other.answers[i]
}

// inputs compares what two documents say, but for their names and expectations.
func inputs(a, b side) []difference {
	w := walker{skip: []string{"title", "id", "source", "expect", "tolerance"}}
	x, y := ofNode(a.node), ofNode(b.node)
	x.key, y.key = "", ""
	w.walk("", "", x, y)
	return w.out
}

func changedAnswer(x, y *casefile.Answer, before, after *rules.Book) (answerChange, error) {
	out := answerChange{ID: x.ID, Kind: x.Kind}
	from, err := treeOf(x)
	if err != nil {
		return out, err
	}
	to, err := treeOf(y)
	if err != nil {
		return out, err
	}
	w := walker{skip: []string{"id", "citations", "explain", "hash", "code", "version", "since", "horizon", "cites", "digest"}}
	w.walk(x.Kind, "", from, to)
	if out.Differences = w.out; len(w.out) > 0 && before.Version() != after.Version() {
		out.because(x, y, before, after)
	}
	return out, nil
}

// because says which rules of the two books are not the same.
func (c *answerChange) because(x, y *casefile.Answer, before, after *rules.Book) {
	month := max(x.Law().Since, y.Law().Since)
	if c.Why = valueChanges(before, after, month); len(c.Why) == 0 || manyMonths(c.Kind) {
		c.Why = changes(before, after)
	}
	c.Supports = newSupports(before, after)
	for _, s := range newSupports(after, before) {
		s.Change = "ends"
		c.Supports = append(c.Supports, s)
	}
}

// manyMonths reports whether the answers of a kind rest on the law of many
// months.
func manyMonths(kind string) bool {
	return slices.Contains([]string{"projection", "solve", "cheapest_plan", "options"}, kind)
}

// valueChanges returns what differs between two books in one month.
func valueChanges(before, after *rules.Book, m rules.Month) (out []change) {
	was, is := before.Values(m), after.Values(m)
	for i := range was {
		x := change{Param: is[i].Param, From: m, Before: valueOf(was[i]), After: valueOf(is[i])}
		if x.Before.State+x.Before.Value != x.After.State+x.After.Value {
			out = append(out, x)
		}
	}
	return out
}
