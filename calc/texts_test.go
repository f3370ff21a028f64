package calc_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"testing"

	"github.com/volsi/volsi/rules"
)

// Every code has a text in both languages, and every text a code.
func TestEveryCodeIsSaidInBothLanguages(t *testing.T) {
	for file, least := range map[string]int{"note/note.go": 20, "missing/missing.go": 20, "way.go": 15} {
		codes, texts := codesAndTexts(t, file)
		for _, name := range codes {
			if text := texts[name]; text.VI == "" || text.EN == "" || text.VI == text.EN {
				t.Errorf("%s: %s is not said in both languages: %+v", file, name, text)
			}
		}
		if len(codes) != len(texts) || len(codes) < least {
			t.Errorf("%s: %d codes, %d texts", file, len(codes), len(texts))
		}
	}
}

var codeInWords = regexp.MustCompile(`^"[a-z]+(-[a-z]+)*"$`)

// codesAndTexts returns the names of the constants of a file that are codes,
// and the texts of its table by the same names.
func codesAndTexts(t *testing.T, file string) (codes []string, texts map[string]rules.Text) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]rules.Text{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GenDecl:
			for _, s := range n.Specs {
				if c, ok := s.(*ast.ValueSpec); ok && n.Tok == token.CONST && isCode(c) {
					codes = append(codes, c.Names[0].Name)
				}
			}
		case *ast.KeyValueExpr:
			key, named := n.Key.(*ast.Ident)
			if value, ok := n.Value.(*ast.CompositeLit); ok && named {
				texts[key.Name] = rules.Text{VI: inWords(value, "VI"), EN: inWords(value, "EN")}
			}
		}
		return true
	})
	return codes, texts
}

func isCode(c *ast.ValueSpec) bool {
	value, ok := c.Values[0].(*ast.BasicLit)
	return ok && codeInWords.MatchString(value.Value)
}

// inWords returns the text of a language in a literal.
func inWords(l *ast.CompositeLit, language string) (text string) {
	for _, e := range l.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := kv.Key.(*ast.Ident); ok && key.Name == language {
			text, _ = strconv.Unquote(kv.Value.(*ast.BasicLit).Value)
		}
	}
	return text
}
