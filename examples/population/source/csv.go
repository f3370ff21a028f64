package source

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
)

// stride is how many rows lie between two marks of the index of a file.
const stride = 4096

// longestLine bounds a line: what is longer is cut and read as a bad row.
const longestLine = 1 << 20

// A CSV is a file of people as lines. No field holds a line break.
type CSV struct {
	name   string
	header []byte
	rows   int64   // without the header
	marks  []int64 // where row 0, stride, 2×stride … begins
	digest string
}

// OpenCSV reads a file through once, to number its rows and to know it again.
func OpenCSV(name string) (*CSV, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := &CSV{name: name}
	if err := c.index(f); err != nil {
		return nil, err
	}
	if len(c.header) == 0 {
		return nil, fmt.Errorf("%s: the first line must name the columns", name)
	}
	return c, nil
}

// index marks where rows begin.
func (c *CSV) index(f io.Reader) error {
	hash := sha256.New()
	lines := newLines(io.TeeReader(f, hash), 0)
	for n := int64(-1); ; n++ {
		at := lines.at
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			c.rows, c.digest = max(0, n), hex.EncodeToString(hash.Sum(nil))
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		switch {
		case n < 0:
			c.header = bytes.Clone(bytes.TrimPrefix(line, []byte("\ufeff")))
		case n%stride == 0:
			c.marks = append(c.marks, at)
		}
	}
}

// Header returns the first line.
func (c *CSV) Header() []byte { return c.header }

// Len returns how many lines follow the header.
func (c *CSV) Len() int64 { return c.rows }

// Identity returns the digest of the file.
func (c *CSV) Identity() string { return "csv " + c.digest }

// Read visits lines.
func (c *CSV) Read(from, to int64, visit func(Row) error) error {
	if from >= min(to, c.rows) {
		return nil
	}
	f, err := os.Open(c.name)
	if err != nil {
		return err
	}
	defer f.Close()
	n := from / stride * stride
	if _, err := f.Seek(c.marks[n/stride], io.SeekStart); err != nil {
		return err
	}
	lines := newLines(f, c.marks[n/stride])
	for ; n < min(to, c.rows); n++ {
		line, err := lines.next()
		if err != nil {
			return fmt.Errorf("%s: row %d: %w", c.name, n+1, err)
		}
		if n < from {
			continue
		}
		if err := visit(Row{c.name, n + 1, line}); err != nil {
			return err
		}
	}
	return nil
}

// lines reads a stream line by line in memory of a fixed size.
type lines struct {
	r  *bufio.Reader
	at int64 // of the next line
}

func newLines(r io.Reader, at int64) *lines {
	return &lines{r: bufio.NewReaderSize(r, longestLine), at: at}
}

// next returns the next line without its end; what passes the longest line is
// dropped. The last line may lack its end.
func (l *lines) next() ([]byte, error) {
	line, err := l.r.ReadSlice('\n')
	l.at += int64(len(line))
	if errors.Is(err, bufio.ErrBufferFull) {
		line = bytes.Clone(line[:longestLine])
		for errors.Is(err, bufio.ErrBufferFull) {
			var rest []byte
			rest, err = l.r.ReadSlice('\n')
			l.at += int64(len(rest))
		}
	}
	if errors.Is(err, io.EOF) && len(line) > 0 {
		err = nil
	}
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), err
}

// Joined are several sources, one after the other.
type Joined struct {
	parts  []Source
	starts []int64 // of each part
	rows   int64
}

// Join joins sources whose columns are the same.
func Join(parts []Source) (Source, error) {
	if len(parts) == 1 {
		return parts[0], nil
	}
	j := &Joined{parts: parts}
	for _, p := range parts {
		if !bytes.Equal(p.Header(), parts[0].Header()) {
			return nil, fmt.Errorf("the files have different columns: %q and %q", parts[0].Header(), p.Header())
		}
		j.starts = append(j.starts, j.rows)
		j.rows += p.Len()
	}
	return j, nil
}

// Header returns the header of all.
func (j *Joined) Header() []byte { return j.parts[0].Header() }

// Len returns how many rows all have.
func (j *Joined) Len() int64 { return j.rows }

// Identity returns the identities of all, in order.
func (j *Joined) Identity() string {
	out := ""
	for _, p := range j.parts {
		out += p.Identity() + "\n"
	}
	return out
}

// Read visits rows across the parts.
func (j *Joined) Read(from, to int64, visit func(Row) error) error {
	i := sort.Search(len(j.parts), func(i int) bool { return j.starts[i]+j.parts[i].Len() > from })
	for ; i < len(j.parts) && j.starts[i] < to; i++ {
		if err := j.parts[i].Read(max(0, from-j.starts[i]), to-j.starts[i], visit); err != nil {
			return err
		}
	}
	return nil
}
