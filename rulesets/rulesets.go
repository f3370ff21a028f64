// Package rulesets holds the law of Viet Nam on voluntary social insurance as
// data: one YAML file per legal document, from 2008 on.
package rulesets

import (
	"embed"
	"io/fs"
	"sync"

	"github.com/volsi/volsi/rules"
)

//go:embed *.yaml national/*.yaml provinces/*/*.yaml
var files embed.FS

// Files returns the built-in rule files.
func Files() fs.FS { return files }

var vietnam = sync.OnceValues(func() (*rules.Book, error) { return rules.Load(files) })

// Vietnam returns the statute book of the built-in files. It is read at the
// first call; the error, a document.Faults, would mean that the files of this
// release do not load.
func Vietnam() (*rules.Book, error) { return vietnam() }
