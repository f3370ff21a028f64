package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/statement"
	"github.com/volsi/volsi/rules/document"
)

// stdin is the file name that means standard input.
const stdin = "-"

// mostRead bounds what is read of one file; the library refuses much less.
const mostRead = 64 << 20

// A source is a file of cases: each case with its node in the document.
type source struct {
	file  string
	cases []*casefile.Document
	nodes []*document.Node
}

// lawFiles returns where rule files that the cases name are looked for.
func (s *source) lawFiles() fs.FS {
	if s.file == stdin {
		return os.DirFS(".")
	}
	return os.DirFS(filepath.Dir(s.file))
}

// open reads a file of cases; the error is a document.Faults.
func (d *desk) open(file string) (source, error) {
	data, err := d.read(file)
	if err != nil {
		return source{}, document.Faults{{Code: "unreadable", File: file, Message: err.Error()}}
	}
	root, err := document.Parse(file, data)
	if (err != nil || root.Kind != document.Map) && isStatement(file, data) {
		return source{}, document.Faults{{
			Code: "statement-no-case", File: file, Value: file, Hint: "whatif import " + file + " -o CASE.yaml",
			Message: "this is a contribution statement, not a case document",
		}}
	}
	if err != nil {
		return source{}, err
	}
	cases, err := casefile.Read(file, data)
	if err != nil {
		return source{}, err
	}
	return source{file, cases, nodesOf(root)}, nil
}

// isStatement reports whether a file that is no document can be imported: a
// text pasted from VssID, form 07/SBH, CSV or a workbook.
func isStatement(file string, data []byte) bool {
	law, err := calc.Vietnam()
	if err != nil {
		return false
	}
	_, err = statement.Read(file, data, statement.Options{Law: law})
	return err == nil || errors.Is(err, document.Code(statement.WhichSheet))
}

func (d *desk) read(file string) ([]byte, error) {
	if file == stdin {
		return io.ReadAll(io.LimitReader(d.in, mostRead))
	}
	return readFile(file)
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, mostRead))
}

// nodesOf returns the nodes of the cases of a document.
func nodesOf(root *document.Node) []*document.Node {
	list := root.Child("cases")
	if list == nil {
		return []*document.Node{root}
	}
	nodes := make([]*document.Node, len(list.Kids))
	for i := range list.Kids {
		nodes[i] = &list.Kids[i]
	}
	return nodes
}

// files replaces each folder by the case files below it. Rule files, which
// stand beside the cases that use them, are left out.
func files(names []string) (out []string, err error) {
	for _, name := range names {
		if info, err := os.Stat(name); name == stdin || err != nil || !info.IsDir() {
			out = append(out, name)
			continue
		}
		below, err := caseFiles(name)
		if err != nil {
			return nil, err
		}
		out = append(out, below...)
	}
	return out, nil
}

func caseFiles(dir string) (out []string, err error) {
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		isDocument := slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(name))
		if err == nil && !e.IsDir() && isDocument && !isRuleFile(name) {
			out = append(out, name)
		}
		return err
	})
	return out, err
}

func isRuleFile(name string) bool {
	data, err := readFile(name)
	if err != nil {
		return false
	}
	root, err := document.Parse(name, data)
	return err == nil && root.Child("instrument") != nil
}
