package source

import "strings"

// AppendField writes a field of CSV, in quotes if it needs them.
func AppendField[T string | []byte](dst []byte, field T) []byte {
	plain := true
	for i := range len(field) {
		switch field[i] {
		case ',', '"', '\r', '\n':
			plain = false
		}
	}
	if plain {
		return append(dst, field...)
	}
	dst = append(dst, '"')
	for i := range len(field) {
		if field[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, field[i])
	}
	return append(dst, '"')
}

// AppendText writes a field for people to read in a spreadsheet: what that
// would compute stands behind an apostrophe. Plain takes it off.
func AppendText(dst []byte, text string) []byte {
	for _, sign := range [...]string{"=", "+", "-", "@", "'", "\t", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(text, sign) {
			return AppendField(dst, "'"+text)
		}
	}
	return AppendField(dst, text)
}

// Plain returns the text that AppendText has written.
func Plain(field string) string { return strings.TrimPrefix(field, "'") }
