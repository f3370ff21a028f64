package hostile

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A File is a hostile file of people as rows, which is never held as a whole.
type File struct {
	Name string
	Good int // rows that can be answered all the same

	pieces []piece
}

type piece struct {
	times int
	text  string
}

// Files returns the files below a folder: recipes like those of documents,
// with a line of how many answers there are.
func Files(dir string) (all []File, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.recipe"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := File{Name: strings.TrimSuffix(filepath.Base(name), ".recipe")}
		for line := range strings.Lines(string(data)) {
			word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			if word == "answers" {
				f.Good, err = strconv.Atoi(rest)
			} else if n, notCount := strconv.Atoi(word); notCount == nil {
				rest, err = strconv.Unquote(rest)
				f.pieces = append(f.pieces, piece{n, rest})
			}
			if err != nil {
				return nil, err
			}
		}
		all = append(all, f)
	}
	return all, nil
}

// Open returns the text from its beginning.
func (f *File) Open() io.Reader {
	var all []io.Reader
	for _, p := range f.pieces {
		if p.text != "" {
			all = append(all, &repeated{piece: p})
		}
	}
	return io.MultiReader(all...)
}

// Size returns how many bytes the text has.
func (f *File) Size() (n int) {
	for _, p := range f.pieces {
		n += p.times * len(p.text)
	}
	return n
}

type repeated struct {
	piece
	at int
}

// Read returns the piece over and over.
func (r *repeated) Read(b []byte) (n int, err error) {
	for n < len(b) && r.times > 0 {
		k := copy(b[n:], r.text[r.at:])
		n += k
		if r.at += k; r.at == len(r.text) {
			r.at, r.times = 0, r.times-1
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// A Cell is a hostile cell of a row: its column, the codes joined by + that it
// is refused with or "read", and its text.
type Cell struct{ Column, Code, Text string }

// Cells returns the cells of a file of lines COLUMN CODE "TEXT".
func Cells(name string) (all []Cell, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		parts := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if len(parts) < 3 || parts[0] == "#" {
			continue
		}
		quoted, err := strconv.QuotedPrefix(parts[2])
		if err != nil {
			return nil, err
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, err
		}
		all = append(all, Cell{parts[0], parts[1], text})
	}
	return all, nil
}

// Row returns a line of these columns that is right but for the cell.
func (c Cell) Row(columns []string) string {
	values := map[string]string{"id": "a", "sex": "female", "born": "1985-02", "income": "1500000"}
	values[c.Column] = `"` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`
	out := make([]string, len(columns))
	for i, name := range columns {
		out[i] = values[name]
	}
	return strings.Join(out, ",") + "\n"
}
