package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Keys whose text is a name or an article, not a figure.
var textKeys = []string{"at", "id", "number", "title", "source", "issuer", "note", "code", "vi", "en", "slug", "schema"}

var (
	number = regexp.MustCompile(`^-?[0-9][0-9_]*(\.[0-9]+)?%?$`)
	month  = regexp.MustCompile(`^(\d{4})-(\d{2})(-\d{2})?$`)
)

// figures finds every figure and date of the rule files: a figure is nudged by
// one in its last digit, a date moved by a month.
func (t *tree) figures() ([]*mutant, error) {
	var all []*mutant
	root := filepath.Join(t.dir, "rulesets")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(name) != ".yaml":
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			return err
		}
		rel, _ := filepath.Rel(t.dir, name)
		s := ruleFile{rel: filepath.ToSlash(rel), data: data, lines: bytes.SplitAfter(data, []byte("\n"))}
		s.walk(&doc, nil)
		all = append(all, s.found...)
		return nil
	})
	return all, err
}

type ruleFile struct {
	rel   string
	data  []byte
	lines [][]byte
	found []*mutant
}

func (f *ruleFile) walk(n *yaml.Node, path []string) {
	switch n.Kind {
	case yaml.MappingNode:
		name := path
		if id := childText(n, "param", "id", "slug"); id != "" {
			name = append(slices.Clone(path), id)
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if number.MatchString(key.Value) {
				f.scalar(key, append(slices.Clone(name), "key"))
			}
			if !slices.Contains(textKeys, key.Value) {
				f.walk(n.Content[i+1], append(slices.Clone(name), key.Value))
			}
		}
	case yaml.ScalarNode:
		f.scalar(n, path)
	default:
		for _, k := range n.Content {
			f.walk(k, path)
		}
	}
}

func childText(n *yaml.Node, keys ...string) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if slices.Contains(keys, n.Content[i].Value) {
			return n.Content[i+1].Value
		}
	}
	return ""
}

func (f *ruleFile) scalar(n *yaml.Node, path []string) {
	now, op := moved(n.Value), "date"
	if now == "" {
		now, op = nudged(n.Value), "figure"
	}
	if now == "" {
		return
	}
	from := f.place(n)
	at := bytes.Index(f.data[from:], []byte(n.Value))
	if at > 1 || at < 0 {
		return // written in another way than it reads
	}
	f.found = append(f.found, &mutant{
		Pkg: "rulesets", File: f.rel, Line: n.Line, Func: strings.TrimPrefix(f.rel, "rulesets/") + " " + strings.Join(path, "."),
		Op: op, Was: n.Value, Now: now, from: from + at, to: from + at + len(n.Value),
	})
}

// place returns the byte at which a node begins.
func (f *ruleFile) place(n *yaml.Node) int {
	at := 0
	for _, l := range f.lines[:n.Line-1] {
		at += len(l)
	}
	rest := f.lines[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(rest)
		at, rest = at+size, rest[size:]
	}
	return at
}

// nudged returns the figure with one more in its last digit that is not zero,
// or "" if the text is none.
func nudged(s string) string {
	if !number.MatchString(s) {
		return ""
	}
	b := []byte(s)
	for i := len(b) - 1; i >= 0; i-- {
		switch {
		case b[i] >= '0' && b[i] <= '8':
			b[i]++
			return string(b)
		case b[i] == '9':
			b[i]--
			return string(b)
		}
	}
	return ""
}

// moved returns the date a month later, or "" if the text is none.
func moved(s string) string {
	m := month.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	y, _ := strconv.Atoi(m[1])
	k, _ := strconv.Atoi(m[2])
	if k++; k > 12 {
		y, k = y+1, 1
	}
	day := m[3]
	if day > "-28" {
		day = "-28"
	}
	return strconv.Itoa(y) + "-" + leftPad(k) + day
}

func leftPad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
