package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A third copy of the library watches: where a mutant changes one expression,
// it computes both values and notes for each test whether they ever differ.
// A test in which they never do cannot notice the mutant.

// An edit puts text in the place of some bytes of a file.
type edit struct {
	at, to int
	text   string
	of     int // number of the watch it belongs to
}

// A watcher writes the watches of one file.
type watcher struct {
	c     *collector // for the text of nodes
	ids   map[place]*mutant
	edits []edit
	ends  []edit
	seen  map[int]bool // mutants that are watched, by ID
	n     int
	bad   map[int]bool // watches that do not compile

	statements []statement
	numbers    map[int]int // of statements, by where they stand
	last       *int
}

// A place names a mutant by what it changes.
type place struct {
	op       string
	from, to int
	now      string
}

func (w *watcher) id(op string, n ast.Node, now string) int {
	f := w.c.file
	m := w.ids[place{op, f.offset(n.Pos()), f.offset(n.End()), now}]
	if m == nil || m.atInit {
		return 0
	}
	return m.ID
}

// around writes open and end around a node, unless no mutant is watched there;
// middle replaces the operator.
func (w *watcher) around(n ast.Node, name string, ids []int, middle *edit, end string) {
	w.n++
	any := false
	var args strings.Builder
	for _, id := range ids {
		any = any || id != 0
		fmt.Fprintf(&args, "%d, ", id)
	}
	if !any || w.bad[w.n] {
		return
	}
	for _, id := range ids {
		if id != 0 {
			w.seen[id] = true
		}
	}
	f := w.c.file
	w.edits = append(w.edits, edit{f.offset(n.Pos()), f.offset(n.Pos()), "mutant_." + name + "(" + args.String(), w.n})
	w.ends = append(w.ends, edit{f.offset(n.End()), f.offset(n.End()), end, w.n})
	if middle != nil {
		middle.of = w.n
		w.edits = append(w.edits, *middle)
	}
}

func (w *watcher) constant(e ast.Expr) bool {
	v, ok := w.c.pkg.info.Types[e]
	return !ok || v.Value != nil || v.IsNil()
}

// A statement is where it stands in its file and its number.
type statement struct{ from, to, n int }

// signs writes a sign before each statement of a list.
func (w *watcher) signs(list []ast.Stmt) {
	f := w.c.file
	for _, s := range list {
		from := f.offset(s.Pos())
		n := w.numbers[from]
		if n == 0 {
			*w.last++
			n = *w.last
			w.numbers[from] = n
			w.statements = append(w.statements, statement{from, f.offset(s.End()), n})
		}
		w.edits = append(w.edits, edit{from, from, fmt.Sprintf("mutant_.At(%d); ", n), 0})
	}
}

func (w *watcher) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.BlockStmt:
		if len(n.List) > 0 && !cases(n.List[0]) {
			w.signs(n.List)
		}
	case *ast.CaseClause:
		w.signs(n.Body)
	case *ast.CommClause:
		w.signs(n.Body)
	case *ast.BinaryExpr:
		w.binary(n)
	case *ast.IfStmt:
		text := w.c.text(n.Cond)
		w.around(n.Cond, "Cond", []int{w.id("condition", n.Cond, "("+text+") || true"), w.id("condition", n.Cond, "("+text+") && false")}, nil, ")")
	case *ast.ReturnStmt:
		for _, r := range n.Results {
			if zero := w.c.zero(r); !w.constant(r) && !strings.HasPrefix(zero, "!") {
				w.around(r, "Value", []int{w.id("return", r, zero)}, nil, ")")
			}
		}
	case *ast.CompositeLit:
		w.fields(n)
	case *ast.CallExpr:
		w.bounds(n)
	}
}

func cases(s ast.Stmt) bool {
	switch s.(type) {
	case *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

func (w *watcher) fields(n *ast.CompositeLit) {
	if _, ok := w.c.pkg.info.TypeOf(n).Underlying().(*types.Struct); !ok {
		return
	}
	for i, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok || w.constant(kv.Value) {
			continue
		}
		end := kv.End()
		if i+1 < len(n.Elts) {
			end = n.Elts[i+1].Pos()
		}
		f := w.c.file
		if m := w.ids[place{"drop field", f.offset(kv.Pos()), f.offset(end), ""}]; m != nil && !m.atInit {
			w.around(kv.Value, "Value", []int{m.ID}, nil, ")")
		}
	}
}

func (w *watcher) bounds(n *ast.CallExpr) {
	fun, ok := n.Fun.(*ast.Ident)
	if !ok || len(n.Args) != 2 || fun.Name != "min" && fun.Name != "max" {
		return
	}
	if _, builtin := w.c.pkg.info.Uses[fun].(*types.Builtin); !builtin || w.constant(n) {
		return
	}
	f := w.c.file
	other := w.ids[place{"min and max", f.offset(fun.Pos()), f.offset(fun.End()), map[string]string{"min": "max", "max": "min"}[fun.Name]}]
	ids := []int{0, 0, 0}
	if other != nil && !other.atInit {
		ids[0] = other.ID
	}
	for i, a := range n.Args {
		ids[i+1] = w.id("drop bound", n, "("+w.c.text(a)+")")
	}
	open := &edit{f.offset(n.Pos()), f.offset(n.Lparen) + 1, "", 0}
	w.around(n, map[string]string{"min": "Min", "max": "Max"}[fun.Name], ids, open, "")
}

var watchName = map[token.Token]string{
	token.LSS: "Less", token.LEQ: "Most", token.GTR: "More", token.GEQ: "Least", token.EQL: "Same", token.NEQ: "Other",
	token.LAND: "And", token.LOR: "Or2", token.ADD: "Plus", token.SUB: "Plus", token.MUL: "Times", token.QUO: "Over", token.REM: "Rest",
}

func (w *watcher) binary(n *ast.BinaryExpr) {
	name := watchName[n.Op]
	if name == "" || w.constant(n) {
		return
	}
	f, x, y := w.c.file, w.c.text(n.X), w.c.text(n.Y)
	other := func(i int) int {
		if ops := otherOperator[n.Op]; i < len(ops) {
			return w.id("operator", n, x+" "+ops[i].String()+" "+y)
		}
		return 0
	}
	at := edit{f.offset(n.OpPos), f.offset(n.OpPos) + len(n.Op.String()), ",", 0}
	switch n.Op {
	case token.LAND, token.LOR:
		at.text = ", func() bool { return ("
		w.around(n, name, []int{other(0), w.id("drop operand", n, x), w.id("drop operand", n, y)}, &at, ")})")
	case token.ADD:
		w.around(n, "Add", []int{other(0)}, &at, ")")
	case token.SUB:
		w.around(n, "Sub", []int{other(0)}, &at, ")")
	case token.MUL, token.QUO, token.REM:
		if w.c.basic(n)&types.IsInteger != 0 {
			w.around(n, name, []int{other(0)}, &at, ")")
		}
	default:
		w.compare(n, name, other, at)
	}
}

// compare watches a comparison, and the constants beside its operator.
func (w *watcher) compare(n *ast.BinaryExpr, name string, other func(int) int, at edit) {
	if b := w.c.basic(n.X); b&types.IsOrdered == 0 || w.constant(n.X) && w.constant(n.Y) {
		return
	}
	ids := []int{other(0), other(1)}
	for _, e := range []ast.Expr{n.X, n.Y} {
		text := w.c.text(e)
		ids = append(ids, w.id("constant", e, "("+text+" + 1)"), w.id("constant", e, "("+text+" - 1)"))
	}
	if ids[2]+ids[3]+ids[4]+ids[5] == 0 {
		if n.Op != token.EQL && n.Op != token.NEQ {
			w.around(n, name, ids[:2], &at, ")")
		}
		return
	}
	w.around(n, name+"Int", ids, &at, ")")
}

// watched returns the text of a file with its watches, and where each stands.
func (w *watcher) watched() (string, []spanOf) {
	w.edits, w.ends, w.n, w.seen = nil, nil, 0, map[int]bool{}
	for _, d := range w.c.file.ast.Decls {
		ast.Inspect(d, func(n ast.Node) bool {
			if n != nil {
				w.visit(n)
			}
			return true
		})
	}
	slices.Reverse(w.ends) // inner ones end first
	all := append(w.ends, w.edits...)
	slices.SortStableFunc(all, func(a, b edit) int { return a.at - b.at })
	var out bytes.Buffer
	var spans []spanOf
	src, at := w.c.file.src, 0
	for _, e := range all {
		out.Write(src[at:e.at])
		from := out.Len()
		out.WriteString(e.text)
		spans = append(spans, spanOf{from, out.Len() + 1, e.of})
		at = e.to
	}
	out.Write(src[at:])
	return out.String(), spans
}

// A spanOf is where the text of a watch stands.
type spanOf struct{ from, to, of int }

// see writes the copy that watches.
func (h *hunt) see() error {
	h.watched, h.statements = map[int]bool{}, map[string][]statement{}
	for _, p := range h.pkgs {
		if err := h.watch(p); err != nil {
			return err
		}
	}
	if *reuse {
		return nil
	}
	return h.serve(h.seeing, "seeing")
}

func (h *hunt) watch(p *pkg) error {
	ids := map[string]map[place]*mutant{}
	for _, m := range h.mutants {
		if ids[m.File] == nil {
			ids[m.File] = map[place]*mutant{}
		}
		ids[m.File][place{m.Op, m.from, m.to, m.Now}] = m
	}
	var all []*watcher
	for _, f := range p.files {
		all = append(all, &watcher{c: &collector{pkg: p, file: f}, ids: ids[f.rel], bad: map[int]bool{}, numbers: map[int]int{}, last: &h.lastStatement})
	}
	for range 60 {
		texts, where := map[string][]byte{}, map[string][]spanOf{}
		for _, w := range all {
			text, spans := w.watched()
			if len(w.edits) > 0 {
				long := imported(text, &writer{})
				for i := range spans {
					spans[i].from += len(long) - len(text)
					spans[i].to += len(long) - len(text)
				}
				text = long
			}
			texts[w.c.file.rel], where[w.c.file.rel] = []byte(text), spans
		}
		faults := p.faults(texts)
		if len(faults) == 0 {
			return h.seen(all, texts)
		}
		for _, w := range all {
			for _, at := range faults {
				if at.Filename == w.c.file.rel {
					w.blame(at.Offset, where[at.Filename])
				}
			}
		}
	}
	return fmt.Errorf("%s does not compile with its watches", p.dir)
}

// blame leaves out the watch that opens last before an error.
func (w *watcher) blame(offset int, spans []spanOf) {
	of := 0
	for _, s := range spans {
		if s.from <= offset && s.of != 0 {
			of = s.of
		}
	}
	w.bad[of] = true
}

func (h *hunt) seen(all []*watcher, texts map[string][]byte) error {
	for _, w := range all {
		h.statements[w.c.file.rel] = w.statements
		for id := range w.seen {
			h.watched[id] = true
		}
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(h.seeing.dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
