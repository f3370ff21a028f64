package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// A mutant is one change of one place.
type mutant struct {
	ID       int
	Pkg      string // path below the module: "rules/document"
	File     string // path below the module
	Line     int
	Func     string // "Record.Before"; "var schemes" outside functions
	Op       string
	Was, Now string
	Nth      int // which of several alike in the function
	from, to int // bytes of the file that are replaced
	atInit   bool
}

// key names the mutant in whatever line it stands.
func (m *mutant) key() string {
	k := m.Pkg + " " + m.Func + ": " + m.Op + ": " + oneLine(m.Was) + " => " + oneLine(m.Now)
	if m.Nth > 1 {
		k += " #" + strconv.Itoa(m.Nth)
	}
	return k
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A collector finds the places of one scope: a function, or the value of a
// package variable.
type collector struct {
	pkg     *pkg
	file    *srcFile
	name    string
	results *types.Tuple // of the innermost function
	parents []ast.Node
	found   []*mutant
}

func (c *collector) text(n ast.Node) string {
	return string(c.file.src[c.file.offset(n.Pos()):c.file.offset(n.End())])
}

// change notes the mutant that puts now in the place of n.
func (c *collector) change(op string, n ast.Node, now string) {
	c.replace(op, n.Pos(), n.End(), c.text(n), now)
}

func (c *collector) replace(op string, from, to token.Pos, was, now string) {
	if was == now {
		return
	}
	c.found = append(c.found, &mutant{
		Pkg: c.pkg.dir, File: c.file.rel, Func: c.name, Op: op, Was: was, Now: now,
		Line: c.file.line(from), from: c.file.offset(from), to: c.file.offset(to),
	})
}

func (c *collector) parent(up int) ast.Node {
	if i := len(c.parents) - 1 - up; i >= 0 {
		return c.parents[i]
	}
	return nil
}

// walk visits everything below n.
func (c *collector) walk(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			c.parents = c.parents[:len(c.parents)-1]
			return true
		}
		c.visit(n)
		c.parents = append(c.parents, n)
		return true
	})
}

func (c *collector) visit(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		c.binary(n)
	case *ast.UnaryExpr:
		c.unary(n)
	case *ast.BasicLit:
		c.literal(n)
	case *ast.Ident:
		c.constant(n, n)
	case *ast.SelectorExpr:
		c.constant(n, n.Sel)
	case *ast.CallExpr:
		c.call(n)
	case *ast.ReturnStmt:
		c.returned(n)
	case *ast.IfStmt:
		c.condition(n)
	case *ast.CompositeLit:
		c.fields(n)
	case *ast.CaseClause:
		c.replace("drop case", n.Pos(), n.End(), firstLine(c.text(n)), "")
	case *ast.AssignStmt:
		c.assign(n)
	case *ast.IncDecStmt:
		c.count(n)
	case *ast.ExprStmt, *ast.DeferStmt, *ast.BranchStmt:
		c.drop(n.(ast.Stmt))
	}
}

func firstLine(s string) string { l, _, _ := strings.Cut(s, "\n"); return l }

func (c *collector) basic(e ast.Expr) types.BasicInfo {
	t := c.pkg.info.TypeOf(e)
	if t == nil {
		return 0
	}
	b, _ := t.Underlying().(*types.Basic)
	if b == nil {
		return 0
	}
	return b.Info()
}

var otherOperator = map[token.Token][]token.Token{
	token.LSS: {token.LEQ, token.GTR}, token.LEQ: {token.LSS, token.GEQ},
	token.GTR: {token.GEQ, token.LSS}, token.GEQ: {token.GTR, token.LEQ},
	token.EQL: {token.NEQ}, token.NEQ: {token.EQL},
	token.LAND: {token.LOR}, token.LOR: {token.LAND},
	token.ADD: {token.SUB}, token.SUB: {token.ADD}, token.MUL: {token.QUO}, token.QUO: {token.MUL}, token.REM: {token.QUO},
	token.SHL: {token.SHR}, token.SHR: {token.SHL}, token.AND: {token.OR}, token.OR: {token.AND}, token.AND_NOT: {token.AND},
	token.ADD_ASSIGN: {token.SUB_ASSIGN}, token.SUB_ASSIGN: {token.ADD_ASSIGN}, token.MUL_ASSIGN: {token.QUO_ASSIGN},
	token.OR_ASSIGN: {token.AND_ASSIGN}, token.AND_ASSIGN: {token.OR_ASSIGN},
}

func (c *collector) binary(n *ast.BinaryExpr) {
	arithmetic := slices.Contains([]token.Token{token.ADD, token.SUB, token.MUL, token.QUO, token.REM}, n.Op)
	if arithmetic && c.basic(n)&types.IsInteger == 0 {
		return
	}
	x, y := c.text(n.X), c.text(n.Y)
	for _, op := range otherOperator[n.Op] {
		c.replace("operator", n.Pos(), n.End(), c.text(n), x+" "+op.String()+" "+y)
	}
	if n.Op == token.LAND || n.Op == token.LOR {
		c.change("drop operand", n, x)
		c.change("drop operand", n, y)
	}
}

func (c *collector) unary(n *ast.UnaryExpr) {
	if n.Op == token.NOT || n.Op == token.SUB && c.basic(n)&types.IsInteger != 0 {
		c.change("drop sign", n, c.text(n.X))
	}
}

func (c *collector) literal(n *ast.BasicLit) {
	if n.Kind != token.INT {
		return
	}
	if c.besideError(n) {
		return
	}
	c.change("constant", n, "("+n.Value+" + 1)")
	if n.Value != "0" {
		c.change("constant", n, "("+n.Value+" - 1)")
	}
}

// besideError reports whether a value is returned beside an error, where
// nobody looks at it.
func (c *collector) besideError(e ast.Expr) bool {
	r, ok := c.parent(0).(*ast.ReturnStmt)
	if !ok || len(r.Results) == 1 {
		return false
	}
	last, isName := r.Results[len(r.Results)-1].(*ast.Ident)
	return isName && last.Name == "err" && e != ast.Expr(last)
}

// constant changes the use of a named number, or of true and false.
func (c *collector) constant(e ast.Expr, id *ast.Ident) {
	if s, ok := c.parent(0).(*ast.SelectorExpr); ok && s.Sel == id && e == ast.Expr(id) {
		return // the selector was visited
	}
	k, ok := c.pkg.info.Uses[id].(*types.Const)
	if !ok || c.besideError(e) {
		return
	}
	switch k.Val().Kind() {
	case constant.Int:
		c.change("constant", e, "("+c.text(e)+" + 1)")
	case constant.Bool:
		c.change("constant", e, map[string]string{"true": "false", "false": "true"}[id.Name])
	}
}

var otherMethod = map[string][]string{
	"Round": {"Floor", "Ceil"}, "Floor": {"Round", "Ceil"}, "Ceil": {"Round", "Floor"},
	"Add": {"Sub"}, "Sub": {"Add"}, "Mul": {"Div"}, "Plus": {"Minus"},
	"GreaterThan": {"GreaterThanOrEqual", "LessThan"}, "LessThan": {"LessThanOrEqual", "GreaterThan"},
	"GreaterThanOrEqual": {"GreaterThan"}, "LessThanOrEqual": {"LessThan"},
	"IsNegative": {"IsPositive"}, "HasPrefix": {"HasSuffix"}, "HasSuffix": {"HasPrefix"},
	"From": {"Until"}, "Truncate": {"Floor"},
	"DivRound": {"Mul"}, "QuoRem": nil,
}

func (c *collector) call(n *ast.CallExpr) {
	switch fun := n.Fun.(type) {
	case *ast.Ident:
		if _, builtin := c.pkg.info.Uses[fun].(*types.Builtin); builtin {
			c.builtin(n, fun.Name)
			return
		}
	case *ast.SelectorExpr:
		for _, other := range otherMethod[fun.Sel.Name] {
			c.replace("method", fun.Sel.Pos(), fun.Sel.End(), c.text(fun), other)
		}
		if c.chained(n, fun) {
			c.change("drop call", n, c.text(fun.X))
		}
	}
	c.swap(n)
}

// chained reports whether the call of a method returns what it is called on,
// so that the call can be left out.
func (c *collector) chained(n *ast.CallExpr, fun *ast.SelectorExpr) bool {
	sel := c.pkg.info.Selections[fun]
	return sel != nil && sel.Kind() == types.MethodVal && types.Identical(c.pkg.info.TypeOf(fun.X), c.pkg.info.TypeOf(n))
}

func (c *collector) builtin(n *ast.CallExpr, name string) {
	switch name {
	case "min", "max":
		other := map[string]string{"min": "max", "max": "min"}[name]
		c.replace("min and max", n.Fun.Pos(), n.Fun.End(), c.text(n), other)
		for _, a := range n.Args {
			if c.pkg.info.Types[a].Value == nil || len(n.Args) == 1 {
				c.change("drop bound", n, "("+c.text(a)+")")
			}
		}
	case "append":
		c.change("drop append", n, c.text(n.Args[0]))
	}
}

// swap changes the places of two neighbouring arguments of one type.
func (c *collector) swap(n *ast.CallExpr) {
	for i := 1; i < len(n.Args); i++ {
		a, b := n.Args[i-1], n.Args[i]
		ta, tb := c.pkg.info.TypeOf(a), c.pkg.info.TypeOf(b)
		if ta == nil || tb == nil || !types.Identical(ta, tb) || c.basic(a)&types.IsString != 0 {
			continue
		}
		c.replace("swap", a.Pos(), b.End(), c.text(n), c.text(b)+", "+c.text(a))
	}
}

func (c *collector) returned(n *ast.ReturnStmt) {
	for _, r := range n.Results {
		if v := c.pkg.info.Types[r]; v.Value != nil || v.IsNil() {
			continue
		}
		if zero := c.zero(r); zero != "" {
			c.change("return", r, zero)
		}
	}
}

func (c *collector) zero(e ast.Expr) string {
	t := c.pkg.info.TypeOf(e)
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			if _, isCompare := e.(*ast.BinaryExpr); isCompare {
				return "" // its operator is changed
			}
			return "!(" + c.text(e) + ")"
		case u.Info()&types.IsInteger != 0:
			return "0"
		case u.Info()&types.IsString != 0:
			return `""`
		}
	case *types.Slice, *types.Map, *types.Pointer, *types.Interface, *types.Signature:
		if _, param := t.(*types.TypeParam); !param {
			return "nil"
		}
	case *types.Struct:
		if _, lit := e.(*ast.CompositeLit); !lit {
			return types.TypeString(t, c.pkg.qualifier) + "{}"
		}
	}
	return ""
}

func (c *collector) condition(n *ast.IfStmt) {
	was := "if " + c.text(n.Cond)
	c.replace("condition", n.Cond.Pos(), n.Cond.End(), was, "("+c.text(n.Cond)+") || true")
	c.replace("condition", n.Cond.Pos(), n.Cond.End(), was, "("+c.text(n.Cond)+") && false")
}

// fields leaves out a field of a struct that is not plain text.
func (c *collector) fields(n *ast.CompositeLit) {
	if _, ok := c.pkg.info.TypeOf(n).Underlying().(*types.Struct); !ok {
		return
	}
	for i, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok || c.basic(kv.Value)&types.IsString != 0 {
			continue
		}
		end := kv.End()
		if i+1 < len(n.Elts) {
			end = n.Elts[i+1].Pos()
		}
		c.replace("drop field", kv.Pos(), end, c.text(kv), "")
	}
}

func (c *collector) assign(n *ast.AssignStmt) {
	if n.Tok == token.DEFINE {
		return
	}
	if c.basic(n.Lhs[0])&types.IsString == 0 {
		for _, op := range otherOperator[n.Tok] {
			c.change("operator", n, c.text(n.Lhs[0])+" "+op.String()+" "+c.text(n.Rhs[0]))
		}
	}
	c.drop(n)
}

func (c *collector) count(n *ast.IncDecStmt) {
	if f, ok := c.parent(0).(*ast.ForStmt); ok && f.Post == ast.Stmt(n) {
		return
	}
	op := map[token.Token]string{token.INC: "--", token.DEC: "++"}[n.Tok]
	c.change("operator", n, c.text(n.X)+op)
	c.drop(n)
}

// drop leaves out a statement of a list, unless it is all that an if does:
// then the condition is changed already.
func (c *collector) drop(n ast.Stmt) {
	switch p := c.parent(0).(type) {
	case *ast.BlockStmt:
		i, ok := c.parent(1).(*ast.IfStmt)
		if ok && i.Else == nil && i.Body == p && len(p.List) == 1 {
			return
		}
	case *ast.CaseClause:
		if len(p.Body) == 1 {
			return // the case is dropped
		}
	default:
		return
	}
	c.change("drop statement", n, "")
}

// numbered gives equal changes of one function their numbers.
func numbered(all []*mutant) {
	seen := map[string]int{}
	for _, m := range all {
		m.Nth = 0
		k := m.File + m.key()
		seen[k]++
		m.Nth = seen[k]
	}
}

func (m *mutant) String() string {
	return fmt.Sprintf("%s:%d %s: %s: %s => %s", m.File, m.Line, m.Func, m.Op, oneLine(m.Was), oneLine(m.Now))
}
