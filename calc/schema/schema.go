// Package schema holds the JSON Schemas (draft 2020-12) of the documents that
// package calc reads and writes. They are generated from the types and the
// readers, and a test holds them current.
package schema

import (
	"embed"
	"io/fs"
)

//go:embed *.json strict/*.json
var files embed.FS

// Files returns the schemas:
//
//	case.schema.json     the case document: a person, a record, questions
//	answer.schema.json   the answer to one question
//	explain.schema.json  an explanation by itself
//	strict/<kind>.json   a case document with one question of the kind, for
//	                     models that call tools under strict schemas; what is
//	                     optional there is null, empty, false or 0, and
//	                     casefile.Read takes it as it stands
func Files() fs.FS { return files }

// Case returns the schema of the case document.
func Case() []byte { return read("case.schema.json") }

// Answer returns the schema of the answer to one question.
func Answer() []byte { return read("answer.schema.json") }

// Explain returns the schema of explanations.
func Explain() []byte { return read("explain.schema.json") }

// Strict returns the strict schema of a case document with one question of the
// kind; nil if there is no such kind.
func Strict(kind string) []byte { return read("strict/" + kind + ".json") }

func read(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return data
}
