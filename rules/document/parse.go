// Package document reads one YAML or JSON document strictly: scalars stay the
// text that was written, every value knows its line and column, and whatever
// could mean two things (aliases, merge keys, tags, a second document, a key
// said twice) is refused. Hostile input is refused quickly: by size first, by
// depth before it is parsed, by counts while it is walked.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// The bounds of one document.
const (
	MaxBytes  = 256 << 10
	MaxDepth  = 32
	MaxKeys   = 512
	MaxItems  = 4096
	MaxNodes  = 50_000
	MaxScalar = 4 << 10
)

// The faults of a document as text.
const (
	TooLarge     Code = "document-too-large" // more bytes than are read
	NotText      Code = "not-utf8-text"      // bytes that are no plain UTF-8 text
	NotComposed  Code = "not-composed-text"  // a letter and its mark written apart
	Syntax       Code = "syntax"             // neither YAML nor JSON
	TooDeep      Code = "too-deep"           // values nested too deep
	TooMany      Code = "too-many-values"    // more values, keys or items than are read
	TooLong      Code = "value-too-long"     // one value that is too long
	Anchor       Code = "anchor"             // an anchor or an alias
	Tag          Code = "tag"                // a tag
	DuplicateKey Code = "duplicate-key"      // a key that is said twice
	KeyNotText   Code = "key-not-text"       // a key that is no plain text
	SecondDoc    Code = "second-document"    // a second document in one file
	Empty        Code = "empty-document"     // nothing in the document
)

// Parse reads data, which is JSON if it begins with an opening brace or
// bracket and parses as such, else YAML. The error is a Faults; name stands in it as the file.
func Parse(name string, data []byte) (*Node, error) {
	p := parser{file: name}
	if !p.acceptable(data) {
		return nil, p.faults.Err()
	}
	var root Node
	if looksLikeJSON(data) {
		root = p.json(data)
	} else {
		root = p.yaml(data)
	}
	if len(p.faults) > 0 {
		return nil, p.faults.Err()
	}
	return &root, nil
}

type parser struct {
	file   string
	nodes  int
	faults Faults
}

func (p *parser) fault(code Code, line, col int, value, format string, args ...any) {
	if len(p.faults) > MaxFaults {
		return
	}
	p.faults = append(p.faults, Fault{
		Code: code, File: p.file, Line: line, Col: col, Value: clip(value), Message: fmt.Sprintf(format, args...),
	})
}

// clip keeps a value short enough to be shown.
func clip(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// acceptable checks what can be seen without parsing.
func (p *parser) acceptable(data []byte) bool {
	switch {
	case len(data) > MaxBytes:
		p.fault(TooLarge, 0, 0, strconv.Itoa(len(data)), "the document has %d bytes; at most %d are read", len(data), MaxBytes)
		p.faults[0].Bound = strconv.Itoa(MaxBytes)
	case !utf8.Valid(data), bytes.HasPrefix(data, []byte("\ufeff")):
		p.fault(NotText, 1, 1, "", "the document is not plain UTF-8 without a byte order mark")
	default:
		p.scanCharacters(data)
		p.scanDepth(data)
	}
	return len(p.faults) == 0
}

// scanCharacters refuses control characters and decomposed letters: "ế" written
// as three characters looks the same and compares different.
func (p *parser) scanCharacters(data []byte) {
	line := 1
	for _, r := range string(data) {
		if r == '\n' {
			line++
		}
		if !p.legible(r, line, 1) {
			return
		}
	}
}

// legible reports whether a character is one that a document may hold, written
// as it is or as an escape.
func (p *parser) legible(r rune, line, col int) bool {
	switch {
	case r < ' ' && r != '\t' && r != '\r' && r != '\n', r >= 0x7f && r < 0xa0:
		p.fault(NotText, line, col, "", "control character U+%04X", r)
	case r == utf8.RuneError:
		p.fault(NotText, line, col, "", "U+FFFD stands for a letter that was lost")
	case r >= 0x300 && r <= 0x36f:
		p.fault(NotComposed, line, col, "", "a letter and its mark are written apart (U+%04X); write composed text (NFC)", r)
	default:
		return true
	}
	return false
}

// scanDepth bounds nesting before the parser recurses: open brackets, and
// indentation, which is what block nesting costs.
func (p *parser) scanDepth(data []byte) {
	const mostOpen, mostIndent = 1000, 256
	open, line, indent, leading := 0, 1, 0, true
	for _, c := range data {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open--
		case '\n':
			line, indent, leading = line+1, 0, true
			continue
		}
		leading = leading && (c == ' ' || c == '-' || c == '?' || c == ':')
		if leading {
			indent++
		}
		if open > mostOpen || indent > mostIndent {
			p.fault(TooDeep, line, 1, "", "values are nested deeper than %d", MaxDepth)
			return
		}
	}
}

func (p *parser) yaml(data []byte) Node {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var root yaml.Node
	if err := dec.Decode(&root); err != nil {
		p.syntax(err)
		return Node{}
	}
	var second yaml.Node
	if err := dec.Decode(&second); !errors.Is(err, io.EOF) {
		p.fault(SecondDoc, second.Line, second.Column, "", "there is a second document; one file holds one")
		return Node{}
	}
	return p.node(root.Content[0], 0)
}

var yamlLine = regexp.MustCompile(`(?s)^(?:yaml: )?(?:line (\d+): )?(.*)$`) // matches any text

func (p *parser) syntax(err error) {
	if errors.Is(err, io.EOF) {
		p.fault(Empty, 1, 1, "", "the document is empty")
		return
	}
	m := yamlLine.FindStringSubmatch(err.Error())
	line, _ := strconv.Atoi(m[1])
	code := Syntax
	if strings.Contains(m[2], "unknown anchor") {
		code = Anchor
	}
	p.fault(code, max(line, 1), 1, "", "not YAML: %s", m[2])
}

// counted reports whether the walk may go on: depth and number of values are bounded.
func (p *parser) counted(depth, line, col int) bool {
	p.nodes++
	switch {
	case depth > MaxDepth:
		p.fault(TooDeep, line, col, "", "values are nested deeper than %d", MaxDepth)
	case p.nodes == MaxNodes+1:
		p.fault(TooMany, line, col, "", "the document has more than %d values", MaxNodes)
	}
	return depth <= MaxDepth && p.nodes <= MaxNodes
}

func (p *parser) node(y *yaml.Node, depth int) Node {
	n := Node{Line: y.Line, Col: y.Column}
	if !p.counted(depth, y.Line, y.Column) || !p.plain(y) {
		return n
	}
	switch y.Kind {
	case yaml.ScalarNode:
		p.scalar(y, &n)
	case yaml.SequenceNode:
		p.list(y, &n, depth)
	case yaml.MappingNode:
		p.mapping(y, &n, depth)
	}
	return n
}

// plain refuses anchors, aliases and tags: a rule or a case says each thing once, in full.
func (p *parser) plain(y *yaml.Node) bool {
	switch {
	case y.Kind == yaml.AliasNode || y.Anchor != "":
		p.fault(Anchor, y.Line, y.Column, y.Value, "anchors and aliases are not read")
	case y.Style&yaml.TaggedStyle != 0:
		p.fault(Tag, y.Line, y.Column, y.Tag, "tags are not read")
	default:
		return true
	}
	return false
}

func (p *parser) scalar(y *yaml.Node, n *Node) {
	n.Quoted = y.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	n.Text = y.Value
	if !n.Quoted && (y.Value == "" || y.Value == "~" || strings.EqualFold(y.Value, "null")) {
		return
	}
	n.Kind = Scalar
	p.bounded(n)
}

func (p *parser) bounded(n *Node) {
	if len(n.Text) > MaxScalar {
		p.fault(TooLong, n.Line, n.Col, n.Text, "a value of %d bytes; at most %d are read", len(n.Text), MaxScalar)
		return
	}
	if n.Quoted {
		p.unescaped(n.Text, n.Line, n.Col)
	}
}

// unescaped holds what escapes stand for to what may be written without them.
func (p *parser) unescaped(text string, line, col int) {
	for _, r := range text {
		if !p.legible(r, line, col) {
			return
		}
	}
}

func (p *parser) list(y *yaml.Node, n *Node, depth int) {
	n.Kind = List
	if len(y.Content) > MaxItems {
		p.fault(TooMany, y.Line, y.Column, "", "a list of %d; at most %d are read", len(y.Content), MaxItems)
		return
	}
	n.Kids = make([]Node, len(y.Content))
	for i, c := range y.Content {
		n.Kids[i] = p.node(c, depth+1)
	}
}

func (p *parser) mapping(y *yaml.Node, n *Node, depth int) {
	n.Kind = Map
	if len(y.Content)/2 > MaxKeys {
		p.fault(TooMany, y.Line, y.Column, "", "%d keys; at most %d are read", len(y.Content)/2, MaxKeys)
		return
	}
	n.Kids = make([]Node, 0, len(y.Content)/2)
	for i := 0; i < len(y.Content); i += 2 {
		k := y.Content[i]
		if k.Kind != yaml.ScalarNode || k.Value == "<<" || !p.plain(k) {
			p.fault(KeyNotText, k.Line, k.Column, k.Value, "a key must be plain text")
			continue
		}
		v := p.node(y.Content[i+1], depth+1)
		v.Key, v.KeyLine, v.KeyCol = k.Value, k.Line, k.Column
		p.add(n, v)
	}
}

func (p *parser) add(n *Node, v Node) {
	if first := n.Child(v.Key); first != nil {
		p.fault(DuplicateKey, v.KeyLine, v.KeyCol, v.Key, "%q is said twice; first on line %d", v.Key, first.KeyLine)
		return
	}
	p.unescaped(v.Key, v.KeyLine, v.KeyCol)
	n.Kids = append(n.Kids, v)
}
