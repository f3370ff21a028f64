package remote

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// besides are the keys of a document that may stand beside the parameters of
// its one question.
var besides = []string{"person", "record", "assume", "as_known_on", "law", "title", "source"}

// impersonal are the kinds of question that nobody in particular asks.
var impersonal = []string{"household_premium", "coverage"}

// Question answers one question of a kind. The data are JSON: either a case
// document with one question, or the person and the record with the parameters
// of the question beside them. Faults name the places of the data as given.
func Question(c *calc.Calculator, kind string, data []byte) (casefile.Answer, error) {
	root, err := document.Parse("", data)
	if err != nil {
		return casefile.Answer{}, Unread{document.All(err)}
	}
	if root.Child("ask") != nil || root.Child("cases") != nil || !json.Valid(data) {
		return asked(c, kind, root, data)
	}
	if root.Kind != document.Map {
		return casefile.Answer{}, document.Faults{{Code: calc.WrongType, Bound: document.Map.String(), Message: root.Kind.String() + " where named values belong"}}
	}
	if k := root.Child("kind"); k != nil && k.Text != kind {
		return casefile.Answer{}, otherKind("/kind", k.Text, kind)
	}
	answer, err := answerOf(c, unfolded(kind, root, data))
	if err != nil {
		return casefile.Answer{}, folded(document.All(err))
	}
	return answer, nil
}

// asked answers a case document that asks one question of the kind.
func asked(c *calc.Calculator, kind string, root *document.Node, data []byte) (casefile.Answer, error) {
	ask, path := root.Child("ask"), "/ask"
	if ask != nil && ask.Kind == document.List && len(ask.Kids) == 1 {
		ask, path = &ask.Kids[0], "/ask/0"
	}
	if root.Child("cases") != nil || ask != nil && ask.Kind == document.List {
		return casefile.Answer{}, document.Faults{{
			Code: calc.WrongType, Path: path, Bound: "one question of the kind " + kind, Hint: "send whole documents to where all kinds of question are answered",
			Message: "one question is answered here",
		}}
	}
	if ask != nil {
		if k := ask.Child("kind"); k != nil && k.Text != kind {
			return casefile.Answer{}, otherKind(path+"/kind", k.Text, kind)
		}
	}
	return answerOf(c, data)
}

func otherKind(path, got, want string) error {
	return document.Faults{{
		Code: calc.BadChoice, Path: path, Value: got, Bound: want, Hint: "ask another kind of question where that kind is answered",
		Message: "questions of the kind " + want + " are answered here",
	}}
}

func answerOf(c *calc.Calculator, data []byte) (casefile.Answer, error) {
	cases, err := read(data)
	if err != nil {
		return casefile.Answer{}, err
	}
	answers, err := cases[0].Run(c, nil)
	if err != nil {
		return casefile.Answer{}, err
	}
	return answers[0], nil
}

// unfolded returns the case document of a question whose parameters stand
// beside the person.
func unfolded(kind string, root *document.Node, data []byte) []byte {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return data
	}
	var doc, ask bytes.Buffer
	ask.WriteString(`{"kind":` + quoted(kind))
	doc.WriteByte('{')
	for _, key := range keysOf(root) {
		switch {
		case raw[key] == nil, key == "kind":
		case slices.Contains(besides, key):
			doc.WriteString(quoted(key) + ":" + string(raw[key]) + ",")
			delete(raw, key)
		default:
			ask.WriteString("," + quoted(key) + ":" + string(raw[key]))
		}
	}
	doc.WriteString(`"ask":` + ask.String() + `}}`)
	return doc.Bytes()
}

func keysOf(n *document.Node) []string {
	keys := make([]string, len(n.Kids))
	for i := range n.Kids {
		keys[i] = n.Kids[i].Key
	}
	return keys
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always has a JSON form
	return string(b)
}

// folded returns faults of a case document as faults of the data that it was
// made from: the parameters of the question stand at the top there, and lines
// mean nothing.
func folded(faults document.Faults) document.Faults {
	out := make(document.Faults, len(faults))
	for i, f := range faults {
		if f.Path == "/ask" || strings.HasPrefix(f.Path, "/ask/") {
			f.Path = strings.TrimPrefix(f.Path, "/ask")
			if f.Code == calc.UnknownKey && strings.Count(f.Path, "/") == 1 {
				f = strayKey(f)
			}
		}
		f.Line, f.Col = 0, 0
		out[i] = f
	}
	return out
}

// strayKey tells which keys there are beside each other.
func strayKey(f document.Fault) document.Fault {
	keys := slices.Concat([]string{"person", "record"}, strings.Split(strings.TrimPrefix(f.Bound, "kind, id, "), ", "), besides[2:4])
	f.Bound, f.Hint = strings.Join(keys, ", "), document.OneOf(f.Value, keys)
	return f
}
