// Command schemagen writes the JSON Schemas of the case document, the answers,
// the explanations and the rule files, and the table of errors, from the types
// and the readers of the library: run it in the examples folder after a change of either.
//
//	go run ./schemagen
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
)

func main() {
	root := flag.String("root", "..", "folder of the library")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run writes every schema below the folder of the library.
func run(root string) error {
	files, lost := schemas(root)
	for name, data := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return lost
}

// schemas returns the text of every schema by its path below root. The error
// lists what could not be described; the rest stands all the same.
func schemas(root string) (map[string][]byte, error) {
	c, err := calc.Vietnam()
	if err != nil {
		return nil, err
	}
	g := &generator{calc: c, root: root}
	files := map[string]object{
		"calc/schema/case.schema.json":      g.caseSchema(),
		"calc/schema/answer.schema.json":    g.answerSchema(),
		"calc/schema/explain.schema.json":   g.explainSchema(),
		"rulesets/schema/rules.schema.json": g.rulesSchema(),
	}
	for _, kind := range casefile.Kinds() {
		if s, ok := g.strictSchema(kind); ok {
			files["calc/schema/strict/"+kind+".json"] = s
		}
	}
	out := map[string][]byte{}
	for name, o := range files {
		if out[name], err = o.text(); err != nil {
			return nil, err
		}
	}
	out["docs/errors.md"] = g.errorsDoc()
	return out, g.failed()
}

// An object is a JSON object whose keys keep their order.
type object []pair

type pair struct {
	key   string
	value any
}

// with returns the object with one key more.
func (o object) with(key string, value any) object {
	return append(o[:len(o):len(o)], pair{key, value})
}

// get returns the value of a key, or nil.
func (o object) get(key string) any {
	for _, p := range o {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

// keys returns the keys in their order.
func (o object) keys() (keys []string) {
	for _, p := range o {
		keys = append(keys, p.key)
	}
	return keys
}

// MarshalJSON writes the keys in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := plain(p.key)
		if err != nil {
			return nil, err
		}
		value, err := plain(p.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plain writes a value without escapes for HTML.
func plain(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// text returns the object as an indented file.
func (o object) text() ([]byte, error) {
	data, err := plain(o)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
