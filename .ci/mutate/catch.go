package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// catchIn makes a test that panics fail, so that its process lives on, and ends
// one that fails at once.
func catchIn(dir string, pkgs []string) error {
	for _, p := range pkgs {
		names, _ := filepath.Glob(filepath.Join(dir, p, "*_test.go"))
		for _, name := range names {
			if err := catch(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func catch(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, src, 0)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	at := 0
	ast.Inspect(f, func(n ast.Node) bool {
		if body, text := caught(n); text != "" {
			to := fset.Position(body.Lbrace).Offset + 1
			out.Write(src[at:to])
			out.WriteString(text)
			at = to
		}
		return true
	})
	out.Write(src[at:])
	text := early.Replace(out.String())
	if text == string(src) {
		return nil
	}
	if strings.Contains(text, "mutant_.") {
		text = imported(text, &writer{})
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// early ends a test at the first thing that it notices: what else it would
// notice does not count.
var early = strings.NewReplacer("\tt.Errorf(", "\tt.Fatalf(", "\tt.Error(", "\tt.Fatal(", "\tt.Run(", "\tmutant_.Run(t, ")

// caught returns the body of a test, or of a part of one, and what catches its panics.
func caught(n ast.Node) (*ast.BlockStmt, string) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if strings.HasPrefix(n.Name.Name, "Example") && n.Recv == nil {
			return n.Body, " defer mutant_.CaughtExample();"
		}
		if t := tester(n.Type); t != "" && strings.HasPrefix(n.Name.Name, "Test") {
			return n.Body, " defer mutant_.Caught(" + t + ");"
		}
	case *ast.FuncLit:
		if t := tester(n.Type); t != "" {
			return n.Body, " defer mutant_.Caught(" + t + ");"
		}
	}
	return nil, ""
}

// tester returns the name of a first parameter of type *testing.T.
func tester(t *ast.FuncType) string {
	if len(t.Params.List) == 0 || len(t.Params.List[0].Names) == 0 {
		return ""
	}
	first := t.Params.List[0]
	star, ok := first.Type.(*ast.StarExpr)
	if !ok || first.Names[0].Name == "_" {
		return ""
	}
	if sel, ok := star.X.(*ast.SelectorExpr); ok && sel.Sel.Name == "T" {
		return first.Names[0].Name
	}
	return ""
}
