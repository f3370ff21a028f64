package calc_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"hash"
	"hash/fnv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/volsi/volsi/calc"
)

// A print walks everything that a value leads to, behind pointers too.
type print struct {
	hash.Hash
	seen map[uintptr]bool
	held int // values
}

func (p *print) walk(v reflect.Value) {
	p.held++
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || p.seen[v.Pointer()] {
			return
		}
		p.seen[v.Pointer()] = true
		p.walk(v.Elem())
	case reflect.Interface:
		if !v.IsNil() {
			p.walk(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Name != "weights" { // what the book remembers of interest
				p.walk(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		fmt.Fprint(p, v.Len())
		for i := range v.Len() {
			p.walk(v.Index(i))
		}
	case reflect.Map:
		p.mapped(v)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
	default:
		fmt.Fprintln(p, v)
	}
}

// mapped adds the prints of the entries, which have no order.
func (p *print) mapped(v reflect.Value) {
	sum := uint64(0)
	for it := v.MapRange(); it.Next(); {
		one := &print{Hash: fnv.New64a(), seen: map[uintptr]bool{}}
		one.walk(it.Key())
		one.walk(it.Value())
		p.held += one.held
		sum += one.Sum64()
	}
	fmt.Fprintln(p, sum)
}

func (p *print) Sum64() uint64 { return p.Hash.(hash.Hash64).Sum64() }

// TestTheLawIsNotWrittenTo: a law is given out behind a pointer, for copying it
// takes two hundred times as long as giving it. Whoever asks reads it: the
// library answers everything and leaves every law, layer and place as it was.
func TestTheLawIsNotWrittenTo(t *testing.T) {
	c := vietnam(t)
	print := func() (uint64, int) {
		p := &print{Hash: fnv.New64a(), seen: map[uintptr]bool{}}
		for _, law := range c.Book().Laws() {
			p.walk(reflect.ValueOf(law))
		}
		p.walk(reflect.ValueOf(c.Book().On(0)))
		p.walk(reflect.ValueOf(c.Book()))
		return p.Sum64(), p.held
	}
	before, held := print()
	answers := 0
	files, _ := filepath.Glob("testdata/cases/*.yaml")
	for _, file := range files {
		for _, cs := range readCases(t, file) {
			if len(cs.LawFiles) > 0 {
				continue
			}
			given, err := cs.Run(c, nil)
			if err != nil {
				continue
			}
			for _, a := range given {
				answers++
				if e, ok := a.Result.(calc.Explained); ok {
					e.Explain()
				}
			}
		}
	}
	if answers < 500 || held < 100_000 {
		t.Fatalf("%d answers, %d values of the law", answers, held)
	}
	if after, _ := print(); after != before {
		t.Error("something of the law was written to")
	}
}

// TestNobodyWritesThroughALaw: no assignment of the library, outside of the
// package that makes laws, goes through a pointer to something of that package.
func TestNobodyWritesThroughALaw(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the library")
	}
	fset, exports := token.NewFileSet(), exported(t)
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })}
	through := 0
	for path := range exports {
		dir, ours := strings.CutPrefix(path, module+"/")
		if !ours || strings.HasPrefix(dir, "rule") {
			continue
		}
		names, _ := filepath.Glob("../" + dir + "/*.go")
		var files []*ast.File
		for _, name := range names {
			if f, err := parser.ParseFile(fset, name, nil, 0); err == nil && !strings.HasSuffix(name, "_test.go") {
				files = append(files, f)
			}
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		if _, err := conf.Check(path, fset, files, info); err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				for _, to := range writtenTo(n) {
					if through++; throughLaw(info, to) {
						t.Errorf("%s: %s is written through a pointer to the law", fset.Position(to.Pos()), types.ExprString(to))
					}
				}
				return true
			})
		}
	}
	if through < 500 {
		t.Errorf("only %d assignments were looked at", through)
	}
}

// exported returns where the compiled packages below this one are.
func exported(t *testing.T) map[string]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	all := map[string]string{}
	for line := range bytes.Lines(out) {
		path, file, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
		all[path] = file
	}
	return all
}

// writtenTo returns what a statement writes to.
func writtenTo(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	}
	return nil
}

// throughLaw reports whether a place is reached through a pointer to a type of
// the law, or through a list that such a type holds.
func throughLaw(info *types.Info, e ast.Expr) bool {
	for {
		var x ast.Expr
		switch e := e.(type) {
		case *ast.SelectorExpr:
			x = e.X
		case *ast.StarExpr:
			x = e.X
		case *ast.IndexExpr:
			if s, ok := e.X.(*ast.SelectorExpr); ok && ofLaw(info.TypeOf(s.X)) {
				return true
			}
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		default:
			return false
		}
		if p, ok := info.TypeOf(x).(*types.Pointer); ok && ofLaw(p.Elem()) {
			return true
		}
		e = x
	}
}

func ofLaw(t types.Type) bool {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := t.(*types.Named)
	if ok {
		_, ok = n.Underlying().(*types.Struct) // months and amounts are everybody's
	}
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == module+"/rules" && n.Obj().Name() != "Step" // a step is the caller's own
}
