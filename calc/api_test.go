package calc_test

import (
	"bytes"
	"go/ast"
	"go/printer"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// apiFile holds what the last release offers to Go programs, one name a line.
const apiFile = "testdata/api.txt"

// TestAPIOnlyGrows: what a program that uses the library was written against
// stays as it was. A new name is added by make api; a line that goes or
// changes is a new major version.
func TestAPIOnlyGrows(t *testing.T) {
	now := parsed(t).offered(t)
	if *update {
		if err := os.WriteFile(apiFile, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(apiFile)
	if err != nil {
		t.Fatal(err)
	}
	was := strings.Split(strings.TrimSpace(string(data)), "\n")
	for _, line := range was {
		if !slices.Contains(now, line) {
			t.Errorf("programs may rely on it, and it is not there any more: %s", line)
		}
	}
	for _, line := range now {
		if !slices.Contains(was, line) {
			t.Errorf("new, and not yet in %s (make api): %s", apiFile, line)
		}
	}
}

// offered returns the exported names of the library with their types, sorted.
func (lib library) offered(t *testing.T) []string {
	var out []string
	for _, s := range lib.files {
		add := func(words ...any) {
			line := s.pkg + ":"
			for _, w := range words {
				switch w := w.(type) {
				case string:
					line += " " + w
				case ast.Node:
					line += " " + lib.printed(t, w)
				}
			}
			out = append(out, strings.Join(strings.Fields(line), " "))
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) {
					add(lib.signature(t, d))
				}
			case *ast.GenDecl:
				offeredBy(d, add)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (lib library) signature(t *testing.T, d *ast.FuncDecl) string {
	head := *d
	head.Doc, head.Body = nil, nil
	return lib.printed(t, &head)
}

func (lib library) printed(t *testing.T, n ast.Node) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, lib.fset, n); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func offeredBy(d *ast.GenDecl, add func(words ...any)) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				if name.IsExported() && d.Tok == token.CONST {
					add("const", name.Name)
				} else if name.IsExported() {
					add("var", name.Name)
				}
			}
		case *ast.TypeSpec:
			if spec.Name.IsExported() {
				offeredType(spec, add)
			}
		}
	}
}

// offeredType says a type, a line for each exported field or method.
func offeredType(spec *ast.TypeSpec, add func(words ...any)) {
	var fields *ast.FieldList
	switch x := spec.Type.(type) {
	case *ast.StructType:
		add("type", spec.Name.Name, "struct")
		fields = x.Fields
	case *ast.InterfaceType:
		add("type", spec.Name.Name, "interface")
		fields = x.Methods
	default:
		add("type", spec.Name.Name, spec.Type)
		return
	}
	for _, f := range fields.List {
		if len(f.Names) == 0 {
			add("in", spec.Name.Name+":", f.Type)
		}
		for _, name := range f.Names {
			if name.IsExported() {
				add("in", spec.Name.Name+":", name.Name, f.Type)
			}
		}
	}
}
