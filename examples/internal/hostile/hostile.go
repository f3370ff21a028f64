// Package hostile reads the library's corpus of hostile documents, for the
// tests of what takes documents from strangers.
package hostile

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A Document is text that must be refused with a code.
type Document struct{ Name, Want, Text string }

// Read returns the documents below a folder: recipes of a line `want CODE` and
// lines of a count and a piece in quotes.
func Read(dir string) ([]Document, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.recipe"))
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		d := Document{Name: strings.TrimSuffix(filepath.Base(name), ".recipe")}
		if err := d.cook(string(data)); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

func (d *Document) cook(recipe string) error {
	var b strings.Builder
	for line := range strings.Lines(recipe) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.Atoi(word)
		switch {
		case word == "want":
			d.Want = rest
		case err == nil:
			piece, err := strconv.Unquote(rest)
			if err != nil {
				return err
			}
			b.WriteString(strings.Repeat(piece, n))
		}
	}
	d.Text = b.String()
	return nil
}
