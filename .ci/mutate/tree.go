package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const module = "github.com/volsi/volsi"

// A tree is the copy of the library that is changed.
type tree struct {
	dir      string
	changing []string          // packages whose code is changed, those that read the law first
	testing  []string          // packages whose tests may notice
	exports  map[string]string // import path → compiled export data
}

// A pkg is a package of the library, read and typed.
type pkg struct {
	dir   string
	fset  *token.FileSet
	files []*srcFile
	info  *types.Info
	types *types.Package
	tree  *tree
}

type srcFile struct {
	rel  string
	src  []byte
	ast  *ast.File
	fset *token.FileSet
}

func (f *srcFile) offset(p token.Pos) int { return f.fset.Position(p).Offset }
func (f *srcFile) line(p token.Pos) int   { return f.fset.Position(p).Line }

// copyTree copies what the tests of the library need, without the examples'
// own module.
func copyTree(from, to string) error {
	list := exec.Command("git", "-C", from, "ls-files", "-co", "--exclude-standard")
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("git ls-files: %w", err)
	}
	for _, name := range strings.Fields(string(out)) {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			continue // deleted and not yet committed
		}
		target := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// packages finds the packages of the library.
func (t *tree) packages() error {
	cmd := exec.Command("go", "list", "-f", "{{.Name}} {{len .GoFiles}} {{len .XTestGoFiles}} {{.ImportPath}}", "./...")
	cmd.Dir = t.dir
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		var name, at string
		var code, tests int
		if _, err := fmt.Sscan(line, &name, &code, &tests, &at); err != nil {
			return fmt.Errorf("go list: %q: %w", line, err)
		}
		dir := strings.TrimPrefix(at, module+"/")
		if code == 0 || dir == at {
			continue // the module's own page, or measures alone
		}
		if dir != "rulesets" {
			t.changing = append(t.changing, dir)
		}
		if tests > 0 {
			t.testing = append(t.testing, dir)
		}
	}
	slices.SortFunc(t.changing, func(a, b string) int {
		return cmp.Or(cmp.Compare(readsLaw(b), readsLaw(a)), strings.Compare(a, b))
	})
	return nil
}

func readsLaw(dir string) int {
	if strings.HasPrefix(dir, "rules") {
		return 1
	}
	return 0
}

func (t *tree) run(args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Dir = t.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return nil
}

// compile notes where the export data of every package lies.
func (t *tree) compile() error {
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "./...")
	cmd.Dir = t.dir
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list -export: %w", err)
	}
	t.exports = map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := dec.Decode(&p); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		t.exports[p.ImportPath] = p.Export
	}
}

func (t *tree) importer(fset *token.FileSet) types.Importer {
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(t.exports[path]) })
}

// read parses and types a package.
func (t *tree) read(dir string) (*pkg, error) {
	p := &pkg{dir: dir, fset: token.NewFileSet(), tree: t}
	names, err := filepath.Glob(filepath.Join(t.dir, dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var parsed []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(p.fset, name, src, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, &srcFile{rel: filepath.ToSlash(filepath.Join(dir, filepath.Base(name))), src: src, ast: f, fset: p.fset})
		parsed = append(parsed, f)
	}
	p.info = &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	conf := types.Config{Importer: t.importer(p.fset)}
	p.types, err = conf.Check(module+"/"+dir, p.fset, parsed, p.info)
	return p, err
}

func (p *pkg) qualifier(other *types.Package) string {
	if other == p.types {
		return ""
	}
	return other.Name()
}

// A fault is an error of the compiler.
type fault struct {
	token.Position
	msg string
}

// faults types the package with the given texts instead of its files and
// returns the place of each error.
func (p *pkg) faults(texts map[string][]byte) []fault {
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, f := range p.files {
		file, err := parser.ParseFile(fset, f.rel, texts[f.rel], parser.SkipObjectResolution)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", f.rel, err))
		}
		parsed = append(parsed, file)
	}
	var places []fault
	conf := types.Config{Importer: p.tree.importer(fset), Error: func(err error) {
		if e, ok := err.(types.Error); ok {
			places = append(places, fault{fset.Position(e.Pos), e.Msg})
		}
	}}
	_, _ = conf.Check(module+"/"+p.dir, fset, parsed, nil)
	return places
}
