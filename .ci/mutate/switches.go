package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// A scope is what is copied once for each of its mutants: a function, a
// function in the value of a package variable, or such a value.
type scope struct {
	file *srcFile
	from,
	to int // bytes of the file
	decl    *ast.FuncDecl // nil for a value
	lit     *ast.FuncLit  // nil for a function and a plain value
	mutants []*mutant
}

// scopes finds the mutants of the package.
func (p *pkg) scopes() []*scope {
	var all []*scope
	for _, f := range p.files {
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Body != nil && d.Name.Name != "_" {
					all = append(all, p.function(f, d))
				}
			case *ast.GenDecl:
				if d.Tok == token.VAR {
					all = append(all, p.variables(f, d)...)
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(s *scope) bool { return len(s.mutants) == 0 })
}

func (p *pkg) function(f *srcFile, d *ast.FuncDecl) *scope {
	name := d.Name.Name
	if d.Recv != nil {
		name = receiver(d.Recv.List[0].Type) + "." + name
	}
	c := &collector{pkg: p, file: f, name: name}
	c.walk(d.Body)
	return &scope{file: f, from: f.offset(d.Pos()), to: f.offset(d.End()), decl: d, mutants: c.found}
}

func receiver(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return "?"
}

func (p *pkg) variables(f *srcFile, d *ast.GenDecl) []*scope {
	var all []*scope
	for _, spec := range d.Specs {
		v := spec.(*ast.ValueSpec)
		for _, value := range v.Values {
			all = append(all, p.value(f, "var "+v.Names[0].Name, value)...)
		}
	}
	return all
}

// value splits the value of a variable into its functions and the rest.
func (p *pkg) value(f *srcFile, name string, value ast.Expr) []*scope {
	var all []*scope
	var inside []*ast.FuncLit
	ast.Inspect(value, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			return true
		}
		inside = append(inside, lit)
		c := &collector{pkg: p, file: f, name: name}
		c.walk(lit.Body)
		all = append(all, &scope{file: f, from: f.offset(lit.Pos()), to: f.offset(lit.End()), lit: lit, mutants: c.found})
		return false
	})
	c := &collector{pkg: p, file: f, name: name}
	c.walk(value)
	var rest []*mutant
	for _, m := range c.found {
		inLit := slices.ContainsFunc(inside, func(l *ast.FuncLit) bool { return m.from >= f.offset(l.Pos()) && m.to <= f.offset(l.End()) })
		if !inLit {
			m.atInit = true
			rest = append(rest, m)
		}
	}
	if len(inside) == 0 { // values with functions inside cannot be written twice
		all = append(all, &scope{file: f, from: f.offset(value.Pos()), to: f.offset(value.End()), mutants: rest})
	}
	return all
}

// parses drops the mutants that are no Go at all.
func (s *scope) parses(f *srcFile) {
	s.mutants = slices.DeleteFunc(s.mutants, func(m *mutant) bool {
		text := s.changed(m)
		if s.decl != nil {
			_, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+text, 0)
			return err != nil
		}
		_, err := parser.ParseExpr(text)
		return err != nil
	})
}

// changed returns the text of the scope with one mutant in it.
func (s *scope) changed(m *mutant) string {
	src := s.file.src
	return string(src[s.from:m.from]) + m.Now + string(src[m.to:s.to])
}

func (s *scope) original() string { return string(s.file.src[s.from:s.to]) }

// A span is where the copy for a mutant stands in the text written.
type span struct {
	from, to int
	m        *mutant
	around   bool // a choice of values that the mutant takes part in
}

// A writer writes a file with the mutants behind switches.
type writer struct {
	bytes.Buffer
	spans []span
}

// mark writes text that is the mutant's.
func (w *writer) mark(m *mutant, text string) {
	from := w.Len()
	w.WriteString(text)
	w.spans = append(w.spans, span{from: from, to: w.Len(), m: m})
}

// switched returns the file with all mutants of its scopes.
func switched(f *srcFile, scopes []*scope) *writer {
	w := &writer{}
	at := 0
	for _, s := range scopes {
		if len(s.mutants) == 0 {
			continue
		}
		w.Write(f.src[at:s.from])
		switch {
		case s.decl != nil:
			w.function(s)
		case s.lit != nil:
			w.literal(s)
		default:
			w.value(s)
		}
		at = s.to
	}
	w.Write(f.src[at:])
	out := w.String()
	if len(w.spans) > 0 {
		out = imported(out, w)
	}
	w.Reset()
	w.WriteString(out)
	return w
}

// imported adds the import of the switch behind the package clause.
func imported(text string, w *writer) string {
	if strings.Contains(text, "; import mutant_ ") {
		return text
	}
	end := strings.Index("\n"+text, "\npackage ") + len("package ")
	end += strings.IndexAny(text[end:], " \t\r\n;")
	add := "; import mutant_ \"" + module + "/internal/mutant\""
	for i := range w.spans {
		w.spans[i].from += len(add)
		w.spans[i].to += len(add)
	}
	return text[:end] + add + text[end:]
}

// signature writes a function's head with parameters named _p0, _p1 … and
// returns what calls a copy with them.
func (s *scope) signature(t *ast.FuncType) (params, args, results string) {
	var ps, as []string
	for _, field := range t.Params.List {
		kind := string(s.file.src[s.file.offset(field.Type.Pos()):s.file.offset(field.Type.End())])
		for range max(1, len(field.Names)) {
			name := fmt.Sprintf("_p%d", len(ps))
			ps = append(ps, name+" "+kind)
			if strings.HasPrefix(kind, "...") {
				name += "..."
			}
			as = append(as, name)
		}
	}
	if t.Results != nil {
		results = string(s.file.src[s.file.offset(t.Results.Pos()):s.file.offset(t.Results.End())])
	}
	return strings.Join(ps, ", "), strings.Join(as, ", "), results
}

func ret(results, call string) string {
	if results == "" {
		return call + "; return"
	}
	return "return " + call
}

// function writes a dispatcher, the function as it is, and a copy for each mutant.
func (w *writer) function(s *scope) {
	d := s.decl
	params, args, results := s.signature(d.Type)
	recv, on := "", ""
	if d.Recv != nil {
		kind := string(s.file.src[s.file.offset(d.Recv.List[0].Type.Pos()):s.file.offset(d.Recv.List[0].Type.End())])
		recv, on = "(_r "+kind+") ", "_r."
	}
	typeParams, typeArgs := s.generic()
	call := func(id int) string { return fmt.Sprintf("%s%s%s(%s)", on, copyName(d, id), typeArgs, args) }
	fmt.Fprintf(w, "func %s%s%s(%s) %s {\n\tswitch mutant_.M {\n", recv, d.Name.Name, typeParams, params, results)
	for _, m := range s.mutants {
		fmt.Fprintf(w, "\tcase %d: %s\n", m.ID, ret(results, call(m.ID)))
	}
	fmt.Fprintf(w, "\t}\n\t%s\n}\n\n", ret(results, call(0)))
	nameAt := s.file.offset(d.Name.Pos()) - s.from
	rename := func(text string, id int) string {
		return text[:nameAt] + copyName(d, id) + text[nameAt+len(d.Name.Name):]
	}
	w.WriteString(rename(s.original(), 0))
	for _, m := range s.mutants {
		w.WriteString("\n\n")
		w.mark(m, rename(s.changed(m), m.ID))
	}
}

func copyName(d *ast.FuncDecl, id int) string { return fmt.Sprintf("m%d_%s", id, d.Name.Name) }

func (s *scope) generic() (params, args string) {
	t := s.decl.Type.TypeParams
	if t == nil {
		return "", ""
	}
	var names []string
	for _, f := range t.List {
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
	}
	return string(s.file.src[s.file.offset(t.Pos()):s.file.offset(t.End())]), "[" + strings.Join(names, ", ") + "]"
}

// literal writes a function that calls one of its copies.
func (w *writer) literal(s *scope) {
	params, args, results := s.signature(s.lit.Type)
	fmt.Fprintf(w, "func(%s) %s {\n\tswitch mutant_.M {\n", params, results)
	for _, m := range s.mutants {
		fmt.Fprintf(w, "\tcase %d:\n", m.ID)
		w.mark(m, ret(results, s.changed(m)+"("+args+")"))
		w.WriteString("\n")
	}
	fmt.Fprintf(w, "\t}\n\t%s\n}", ret(results, s.original()+"("+args+")"))
}

// value writes a choice between values, made when the package is initialized.
func (w *writer) value(s *scope) {
	from := w.Len()
	for _, m := range s.mutants {
		fmt.Fprintf(w, "mutant_.Or(%d, ", m.ID)
		w.mark(m, s.changed(m))
		w.WriteString(", ")
	}
	w.WriteString(s.original() + strings.Repeat(")", len(s.mutants)))
	for _, m := range s.mutants {
		w.spans = append(w.spans, span{from, w.Len(), m, true})
	}
}

// write types the package with its mutants, drops those that do not compile
// and returns the texts of the rest.
func (p *pkg) write(scopes []*scope) (map[string][]byte, error) {
	for range 8 {
		texts, spans := p.texts(scopes)
		places := p.faults(texts)
		if len(places) == 0 {
			return texts, nil
		}
		bad := guilty(places, spans, false)
		if len(bad) == 0 {
			bad = guilty(places, spans, true)
		}
		if len(bad) == 0 {
			return nil, fmt.Errorf("%s: %v do not compile and are no mutants", p.dir, places)
		}
		for _, s := range scopes {
			s.mutants = slices.DeleteFunc(s.mutants, func(m *mutant) bool { return bad[m] })
		}
	}
	return nil, fmt.Errorf("%s does not compile", p.dir)
}

// guilty returns the mutants in whose text an error stands.
func guilty(places []fault, spans map[string][]span, around bool) map[*mutant]bool {
	bad := map[*mutant]bool{}
	for _, at := range places {
		for _, s := range spans[at.Filename] {
			if s.around == around && at.Offset >= s.from && at.Offset < s.to {
				bad[s.m] = true
			}
		}
	}
	return bad
}

func (p *pkg) texts(scopes []*scope) (map[string][]byte, map[string][]span) {
	texts, spans := map[string][]byte{}, map[string][]span{}
	for _, f := range p.files {
		var of []*scope
		for _, s := range scopes {
			if s.file == f {
				of = append(of, s)
			}
		}
		slices.SortFunc(of, func(a, b *scope) int { return a.from - b.from })
		w := switched(f, of)
		texts[f.rel], spans[f.rel] = w.Bytes(), w.spans
	}
	return texts, spans
}
