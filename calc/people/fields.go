package people

import "bytes"

// fields are the fields of one line, one after the other.
type fields struct {
	rest  []byte
	more  bool // another field follows
	field []byte
	open  bool // a quote stands elsewhere than at both ends of the field

	unquoted []byte
}

// next reads the next field; it reports false behind the last.
func (f *fields) next() bool {
	if !f.more {
		return false
	}
	if len(f.rest) > 0 && f.rest[0] == '"' {
		f.quoted()
		return true
	}
	f.field, f.rest, f.more = cut(f.rest, ',')
	if bytes.IndexByte(f.field, '"') >= 0 {
		f.rest, f.more, f.open = nil, false, true
	}
	return true
}

// quoted reads a field in quotes, in which two stand for one.
func (f *fields) quoted() {
	f.unquoted = f.unquoted[:0]
	rest := f.rest[1:]
	for {
		i := bytes.IndexByte(rest, '"')
		if i < 0 {
			f.field, f.rest, f.more, f.open = rest, nil, false, true
			return
		}
		f.unquoted = append(f.unquoted, rest[:i]...)
		rest = rest[i+1:]
		switch {
		case len(rest) > 0 && rest[0] == '"':
			f.unquoted, rest = append(f.unquoted, '"'), rest[1:]
			continue
		case len(rest) == 0:
			f.field, f.rest, f.more = f.unquoted, nil, false
		case rest[0] == ',':
			f.field, f.rest = f.unquoted, rest[1:]
		default:
			f.field, f.rest, f.more, f.open = rest, nil, false, true
		}
		return
	}
}

// cut divides a text at the first sep; found is false if there is none.
func cut(text []byte, sep byte) (before, after []byte, found bool) {
	if i := bytes.IndexByte(text, sep); i >= 0 {
		return text[:i], text[i+1:], true
	}
	return text, nil, false
}
