// Package cases holds people whose questions show what the library answers, as
// case documents.
package cases

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml
var files embed.FS

// Files returns the case documents.
func Files() fs.FS { return files }
