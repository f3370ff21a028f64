package calc_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The promises of the library, read off its source: what it does not import,
// keep, guess or hide. Tests and the examples, a module of their own, are free.

const module = "github.com/volsi/volsi"

// A source is one parsed file of the library that is not a test.
type source struct {
	pkg  string // path below the module: "rules/document"
	name string
	file *ast.File
}

// A library is all of its sources.
type library struct {
	fset  *token.FileSet
	files []source
}

func parsed(t *testing.T) library {
	t.Helper()
	lib := library{fset: token.NewFileSet()}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{"examples", "testdata", ".git", ".ci"}, d.Name()):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(lib.fset, name, nil, parser.ParseComments)
		pkg := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "..")
		lib.files = append(lib.files, source{strings.TrimPrefix(pkg, "/"), name, f})
		return err
	})
	if err != nil || len(lib.files) < 30 {
		t.Fatalf("read %d files: %v", len(lib.files), err)
	}
	return lib
}

// each calls see with every node of every file.
func (lib library) each(see func(s source, n ast.Node)) {
	for _, s := range lib.files {
		ast.Inspect(s.file, func(n ast.Node) bool {
			if n != nil {
				see(s, n)
			}
			return true
		})
	}
}

func (lib library) at(n ast.Node) string { return lib.fset.Position(n.Pos()).String() }

func importsOf(s source) (paths []string) {
	for _, i := range s.file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		paths = append(paths, p)
	}
	return paths
}

// A binary fraction cannot hold 0.22; one that slips in shows as a đồng lost.
func TestNoFloats(t *testing.T) {
	lib := parsed(t)
	lib.each(func(s source, n ast.Node) {
		switch n := n.(type) {
		case *ast.Ident:
			if n.Name == "float64" || n.Name == "float32" || n.Name == "complex128" {
				t.Errorf("%s: %s", lib.at(n), n.Name)
			}
		case *ast.BasicLit:
			if n.Kind == token.FLOAT || n.Kind == token.IMAG {
				t.Errorf("%s: the literal %s is a float", lib.at(n), n.Value)
			}
		case *ast.SelectorExpr:
			if strings.Contains(n.Sel.Name, "Float") && n.Sel.Name != "FloatString" { // which writes a fraction exactly
				t.Errorf("%s: %s deals in floats", lib.at(n), n.Sel.Name)
			}
		}
	})
	for _, s := range lib.files {
		if slices.Contains(importsOf(s), "math") {
			t.Errorf("%s imports math, which is all floats", s.name)
		}
	}
}

// What the library may use of Go's own: nothing with a clock, an environment,
// a network, chance, or a way around the types.
var allowedStandard = []string{
	"bytes", "cmp", "context", "crypto/sha256", "embed", "encoding/binary", "encoding/hex", "encoding/json", "errors", "fmt", "io", "io/fs", "iter", "maps",
	"math/big", "math/bits", "path", "regexp", "runtime", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "unicode", "unicode/utf8",
}

// Where somebody else's code may be used, and in how many files.
var allowedOthers = map[string]map[string]int{
	"gopkg.in/yaml.v3":              {"rules/document": 1},
	"github.com/shopspring/decimal": {"rules": 1, "subsidy": 1, "calc/casefile": 1},
}

// Which packages may know which: rules/document ← rules ← rules/proof, rulesets,
// subsidy, pension ← calc ← standing ← ahead, plans ← missing ← casefile. Calc stands
// on calc/note and the shapes of steps. Who prices payments and who reads
// records do not know each other, nor do who runs plans forward and who looks
// for them.
var allowedOwn = map[string][]string{
	"":                    {},
	"rules/document":      {},
	"rules":               {"rules/document"},
	"rules/proof":         {"rules"},
	"subsidy":             {"rules", "rules/document"},
	"pension":             {"rules", "rules/document", "rules/proof"},
	"rulesets":            {"rules", "rules/document"},
	"calc/schema":         {},
	"calc/note":           {"rules", "subsidy"},
	"calc/internal/steps": {"rules/proof", "rules", "subsidy"},
	"calc/internal/worth": {"rules"},
	"calc":                {"rules/proof", "rules", "rules/document", "subsidy", "pension", "rulesets", "calc/note", "calc/internal/steps"},
	"calc/standing":       {"calc", "rules", "subsidy", "pension"},
	"calc/internal/view":  {"rules/proof", "calc", "calc/standing", "calc/internal/steps", "calc/internal/worth", "rules", "pension"},
	"calc/ahead":          {"rules/proof", "calc", "calc/note", "calc/standing", "calc/internal/steps", "calc/internal/view", "calc/internal/worth", "rules", "rules/document", "subsidy", "pension"},
	"calc/plans":          {"rules/proof", "calc", "calc/note", "calc/standing", "calc/internal/steps", "calc/internal/view", "calc/internal/worth", "rules", "rules/document", "subsidy", "pension"},
	"calc/savings":        {"rules/proof", "calc", "calc/note", "calc/internal/steps", "rules", "rules/document"},
	"calc/coverage":       {"rules/proof", "calc", "calc/note", "calc/internal/steps", "rules"},
	"calc/missing":        {"calc", "calc/ahead", "calc/plans", "calc/savings", "calc/coverage", "rules", "rules/document", "subsidy", "pension"},
	"calc/casefile":       {"calc", "calc/ahead", "calc/plans", "calc/savings", "calc/coverage", "calc/missing", "calc/note", "rules", "rules/document", "subsidy", "pension"},
	"calc/people":         {"calc", "rules", "rules/document", "subsidy", "pension"},
}

// What single packages may use besides, with the reason.
var allowedThere = map[string]string{
	"calc reflect":              "asks how large a type is, so that workers of a batch keep apart",
	"rules reflect":             "reads the catalogue off the type Law, once",
	"rules database/sql/driver": "names the interface of values in databases; nothing is opened",
	"calc/ahead log/slog":       "as calc",
	"calc/casefile log/slog":    "as calc",
	"calc/coverage log/slog":    "as calc",
	"calc/plans log/slog":       "as calc",
	"calc/savings log/slog":     "as calc",
	"calc log/slog":             "says what a log may show of a result; nothing is logged",
}

func TestImports(t *testing.T) {
	lib := parsed(t)
	used := map[string]map[string]int{}
	for _, s := range lib.files {
		own, known := allowedOwn[s.pkg]
		if !known {
			t.Errorf("%s: package %q has no place in the picture", s.name, s.pkg)
		}
		for _, p := range importsOf(s) {
			switch rest, ours := strings.CutPrefix(p, module+"/"); {
			case ours && !slices.Contains(own, rest):
				t.Errorf("%s: package %s must not know %s", s.name, s.pkg, rest)
			case ours:
			case strings.Contains(p, "."):
				if used[p] == nil {
					used[p] = map[string]int{}
				}
				used[p][s.pkg]++
			case allowedThere[s.pkg+" "+p] != "":
			case !slices.Contains(allowedStandard, p):
				t.Errorf("%s imports %s", s.name, p)
			}
		}
	}
	for p, packages := range used {
		for pkg, files := range packages {
			if files > allowedOthers[p][pkg] {
				t.Errorf("%s is imported in %d files of %s; %d are allowed", p, files, pkg, allowedOthers[p][pkg])
			}
		}
	}
}

// Who imports the library gets two modules with it and no more; the list of
// all modules stays short enough to be read.
func TestModules(t *testing.T) {
	if got := modulesOf(t, "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", module+"/..."); !slices.Equal(got,
		[]string{"github.com/shopspring/decimal", module, "gopkg.in/yaml.v3"}) {
		t.Errorf("the library is built from %v", got)
	}
	if got := modulesOf(t, "list", "-m", "-f", "{{.Path}}", "all"); len(got) > 7 {
		t.Errorf("%d modules in all: %v; 7 are allowed", len(got), got)
	}
}

func modulesOf(t *testing.T, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("go %s: %v", strings.Join(args, " "), err)
	}
	list := strings.Fields(string(out))
	slices.Sort(list)
	return slices.Compact(list)
}

// No input may bring a program down: nothing in the library panics.
func TestNothingPanics(t *testing.T) {
	lib := parsed(t)
	lib.each(func(_ source, n ast.Node) {
		if c, ok := n.(*ast.CallExpr); ok && isNamed(c.Fun, "panic") {
			t.Errorf("%s: panic", lib.at(n))
		}
	})
}

func isNamed(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// Two goroutines, two calls, two orders of import give the same answer: no
// init, and nothing at package level changes after its declaration.
func TestNoPackageState(t *testing.T) {
	lib := parsed(t)
	vars := lib.packageVars()
	lib.each(func(s source, n ast.Node) {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Name.Name == "init" && n.Recv == nil {
				t.Errorf("%s: init", lib.at(n))
			}
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if name, is := stateOf(s, vars, lhs); is && n.Tok != token.DEFINE {
					t.Errorf("%s: %s of package %q is assigned", lib.at(n), name, s.pkg)
				}
			}
		case *ast.IncDecStmt:
			if name, is := stateOf(s, vars, n.X); is {
				t.Errorf("%s: %s of package %q is counted", lib.at(n), name, s.pkg)
			}
		case *ast.UnaryExpr:
			if name, is := stateOf(s, vars, n.X); is && n.Op == token.AND {
				t.Errorf("%s: the address of %s of package %q is taken", lib.at(n), name, s.pkg)
			}
		case *ast.GoStmt:
			if !strings.HasPrefix(path.Base(filepath.ToSlash(s.name)), "batch") {
				t.Errorf("%s: a goroutine outside the batch path", lib.at(n))
			}
		}
	})
}

// packageVars returns the package-level variables by package.
func (lib library) packageVars() map[string]map[string]bool {
	vars := map[string]map[string]bool{}
	for _, s := range lib.files {
		if vars[s.pkg] == nil {
			vars[s.pkg] = map[string]bool{}
		}
		for _, d := range s.file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					vars[s.pkg][name.Name] = true
				}
			}
		}
	}
	return vars
}

// stateOf returns the package-level variable that an expression writes to: of
// this package, or anything of another one.
func stateOf(s source, vars map[string]map[string]bool, e ast.Expr) (string, bool) {
	for {
		switch x := e.(type) {
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		case *ast.SelectorExpr:
			if id, ok := x.X.(*ast.Ident); ok && id.Obj == nil && importsName(s, id.Name) {
				return id.Name + "." + x.Sel.Name, true
			}
			e = x.X
		case *ast.Ident:
			return x.Name, vars[s.pkg][x.Name] && (x.Obj == nil || s.file.Scope.Lookup(x.Name) == x.Obj)
		default:
			return "", false
		}
	}
}

func importsName(s source, name string) bool {
	return slices.ContainsFunc(importsOf(s), func(p string) bool { return path.Base(p) == name })
}

// Literals that are no law, with what they are.
var allowedLiterals = map[string]string{
	"calc/people/field.go 1_000_000":                     "a power of ten",
	"calc/people/field.go 10_000_000":                    "a power of ten",
	"calc/people/field.go 10_000_000_000_000":            "a power of ten",
	`calc/people/field.go ",2026-07"`:                    "shape of a month",
	"calc/people/page.go 10_000":                         "a power of ten",
	"calc/people/page.go 100_000":                        "a power of ten",
	"calc/people/page.go 1_000_000":                      "a power of ten",
	"calc/people/page.go 10_000_000":                     "a power of ten",
	`calc/people/page.go "2026-07"`:                      "shape of a month",
	`calc/people/parse.go "v:2016-01..2017-12@2000000"`:  "shape of a row of a record",
	"rules/load.go 2_000":                                "most rule files",
	"rules/money.go 1_000_000":                           "a rate of 100%, in millionths",
	"rules/money.go 1_000_000_000_000_000":               "bound of an amount in a document",
	"rules/kinds.go 10_000":                              "bound of a count in a rule file",
	"rules/decimal.go 1_000_000":                         "bound of a factor that is carried on",
	"calc/casefile/savings.go 1_000_000_000":             "most people of a place: a bound of the input",
	"calc/savings/savings.go 1_000_000_000":              "most that is put aside at once: a bound of the input",
	"calc/casefile/savings.go 100_000":                   "most times of putting aside: a bound of the input",
	"rules/document/parse.go 50_000":                     "most values of a document",
	"rules/month.go 1900":                                "first month that a document may name",
	"rules/month.go 2130":                                "last month that a document may name",
	`rules/sql.go "2006-01"`:                             "how Go writes the form of a month",
	`rules/month.go "2026-07"`:                           "shape of a month",
	`rules/month.go "2026-07-15"`:                        "shape of a day",
	`rules/month.go "%q is not a month such as 2026-07"`: "example in a fault",
	`rules/date.go "2026-05-15"`:                         "shape of a day",
	`rules/date.go "%q is not a day such as 2026-05-15"`: "example in a fault",
	`calc/casefile/reader.go "2026-07 or 2026-07-15"`:    "example in a fault",
	`calc/casefile/case.go "2026-07-15"`:                 "example in a fault",
}

var looksLikeMonth = regexp.MustCompile(`\b(19|20|21)\d\d-(0[1-9]|1[0-2])\b`)

// A figure or a date of law in Go escapes the rule files, their citations and
// every reform. What looks like one is listed above with what it is.
func TestNoLawInGo(t *testing.T) {
	lib := parsed(t)
	met := map[string]bool{}
	lib.each(func(s source, n ast.Node) {
		lit, ok := n.(*ast.BasicLit)
		if !ok || !suspicious(lit) {
			return
		}
		key := strings.TrimPrefix(s.pkg+"/", "/") + filepath.Base(s.name) + " " + lit.Value
		met[key] = true
		if allowedLiterals[key] == "" {
			t.Errorf("%s: %s looks like a figure or date of law", lib.at(n), lit.Value)
		}
	})
	for key := range allowedLiterals {
		if !met[key] {
			t.Errorf("%s is allowed and not there any more", key)
		}
	}
}

// suspicious: a number from 10,000 on, a year, a month in text. Tags and
// import paths are no law, and no law is written in hexadecimal: those are masks.
func suspicious(lit *ast.BasicLit) bool {
	switch lit.Kind {
	case token.INT:
		if strings.HasPrefix(lit.Value, "0x") {
			return false
		}
		n, err := strconv.ParseInt(lit.Value, 0, 64)
		return err != nil || n >= 10_000 || n >= 1900 && n <= 2200
	case token.STRING:
		return looksLikeMonth.MatchString(lit.Value)
	}
	return false
}

// Every package says what it is for, once.
func TestPackageComments(t *testing.T) {
	comments := map[string]int{}
	for _, s := range parsed(t).files {
		comments[s.pkg] += 0
		if s.file.Doc != nil {
			comments[s.pkg]++
			if want := "Package " + s.file.Name.Name + " "; !strings.HasPrefix(s.file.Doc.Text(), want) {
				t.Errorf("%s: the comment does not begin with %q", s.name, want)
			}
		}
	}
	for pkg, n := range comments {
		if n != 1 {
			t.Errorf("package %q has %d package comments", pkg, n)
		}
	}
}

// Every exported name is explained: go doc is the glossary of the field.
func TestExportedNamesAreDocumented(t *testing.T) {
	lib := parsed(t)
	for _, s := range lib.files {
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && d.Doc == nil {
					t.Errorf("%s: %s has no comment", lib.at(d), d.Name)
				}
			case *ast.GenDecl:
				lib.documented(t, d)
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	e := d.Recv.List[0].Type
	for {
		switch x := e.(type) {
		case *ast.StarExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

func (lib library) documented(t *testing.T, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
				t.Errorf("%s: %s has no comment", lib.at(spec), spec.Name)
			}
		case *ast.ValueSpec:
			if spec.Names[0].IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
				t.Errorf("%s: %s has no comment", lib.at(spec), spec.Names[0])
			}
		}
	}
}
