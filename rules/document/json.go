package document

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// looksLikeJSON reports whether data opens like a JSON object or list of
// objects and is valid JSON; YAML's own flow style falls through to YAML.
func looksLikeJSON(data []byte) bool {
	t := bytes.TrimLeft(data, " \t\r\n")
	return len(t) > 0 && (t[0] == '{' || t[0] == '[') && json.Valid(data)
}

// jsonReader turns JSON tokens into nodes. The text is known to be valid JSON.
type jsonReader struct {
	*parser
	dec  *json.Decoder
	data []byte
	seen spot // the place of the token before
}

// A spot is an offset with its line and column, so that the next one is found
// from there and not from the start.
type spot struct{ at, line, col int }

// advanced returns the spot at a later offset.
func (s spot) advanced(data []byte, at int) spot {
	for _, c := range data[s.at:at] {
		switch {
		case c == '\n':
			s.line, s.col = s.line+1, 1
		case utf8.RuneStart(c):
			s.col++
		}
	}
	s.at = at
	return s
}

func (p *parser) json(data []byte) Node {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	r := jsonReader{parser: p, dec: dec, data: data, seen: spot{0, 1, 1}}
	return r.value(0)
}

// place returns line and column of the token that comes next; one does.
func (r *jsonReader) place() (line, col int) {
	at := int(r.dec.InputOffset())
	for bytes.IndexByte([]byte(" \t\r\n,:"), r.data[at]) >= 0 {
		at++
	}
	r.seen = r.seen.advanced(r.data, at)
	return r.seen.line, r.seen.col
}

func (r *jsonReader) value(depth int) Node {
	var n Node
	n.Line, n.Col = r.place()
	tok, _ := r.dec.Token()
	if !r.counted(depth, n.Line, n.Col) {
		r.skip(tok)
		return n
	}
	r.fill(&n, tok, depth)
	return n
}

func (r *jsonReader) fill(n *Node, tok json.Token, depth int) {
	switch t := tok.(type) {
	case string:
		n.Kind, n.Quoted, n.Text = Scalar, true, t
		r.bounded(n)
	case json.Number:
		n.Kind, n.Text = Scalar, t.String()
		r.bounded(n)
	case bool:
		n.Kind, n.Text = Scalar, map[bool]string{true: "true", false: "false"}[t]
	case json.Delim:
		if t == '[' {
			r.items(n, depth)
		} else {
			r.fields(n, depth)
		}
	}
}

func (r *jsonReader) items(n *Node, depth int) {
	n.Kind = List
	for r.dec.More() {
		kid := r.value(depth + 1)
		if len(n.Kids) == MaxItems {
			r.fault(TooMany, n.Line, n.Col, "", "a list of more than %d", MaxItems)
		}
		if len(n.Kids) <= MaxItems {
			n.Kids = append(n.Kids, kid)
		}
	}
	r.close()
}

func (r *jsonReader) fields(n *Node, depth int) {
	n.Kind = Map
	for r.dec.More() {
		line, col := r.place()
		key, _ := r.dec.Token()
		v := r.value(depth + 1)
		v.Key, _ = key.(string)
		v.KeyLine, v.KeyCol = line, col
		if len(n.Kids) == MaxKeys {
			r.fault(TooMany, n.Line, n.Col, "", "more than %d keys", MaxKeys)
		}
		if len(n.Kids) <= MaxKeys {
			r.add(n, v)
		}
	}
	r.close()
}

// skip passes over the rest of a value that is not kept.
func (r *jsonReader) skip(tok json.Token) {
	if _, opens := tok.(json.Delim); !opens {
		return
	}
	for open := 1; open > 0; {
		t, err := r.dec.Token()
		if err != nil {
			return
		}
		switch d, _ := t.(json.Delim); d {
		case '[', '{':
			open++
		case ']', '}':
			open--
		}
	}
}

// close takes the closing bracket.
func (r *jsonReader) close() { _, _ = r.dec.Token() }
