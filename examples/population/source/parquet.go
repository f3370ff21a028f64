package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// A Parquet is a file of people in columns: the columns of CSV by the same
// names, as texts, whole numbers or dates, none of them repeated or nested.
type Parquet struct {
	name    string
	open    func() (readerAt, error)
	size    int64
	header  []byte
	columns []column
	groups  []int64 // first row of each row group
	rows    int64
	digest  string
}

type readerAt interface {
	io.ReaderAt
	io.Closer
}

// column is how a column's values become text.
type column struct {
	name string
	date bool
	unit time.Duration // of a moment since 1970
}

// OpenParquet opens a file.
func OpenParquet(name string) (*Parquet, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, f)
	if err != nil {
		return nil, err
	}
	p := &Parquet{name: name, size: size, digest: hex.EncodeToString(hash.Sum(nil))}
	p.open = func() (readerAt, error) { return os.Open(name) }
	return p, p.describe(f)
}

// BytesParquet reads a file that is in memory.
func BytesParquet(name string, data []byte) (*Parquet, error) {
	sum := sha256.Sum256(data)
	p := &Parquet{name: name, size: int64(len(data)), digest: hex.EncodeToString(sum[:])}
	p.open = func() (readerAt, error) { return inMemory{bytes.NewReader(data)}, nil }
	return p, p.describe(bytes.NewReader(data))
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// describe reads the columns and the row groups.
func (p *Parquet) describe(r io.ReaderAt) error {
	f, err := parquet.OpenFile(r, p.size)
	if err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	for i, field := range f.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			return fmt.Errorf("%s: column %q is nested; people have flat columns, as in CSV", p.name, field.Name())
		}
		if i > 0 {
			p.header = append(p.header, ',')
		}
		p.header = AppendField(p.header, field.Name())
		p.columns = append(p.columns, columnOf(field))
	}
	for _, g := range f.RowGroups() {
		p.groups = append(p.groups, p.rows)
		p.rows += g.NumRows()
	}
	return nil
}

func columnOf(field parquet.Field) column {
	c := column{name: field.Name()}
	logical := field.Type().LogicalType()
	if logical == nil {
		return c
	}
	switch t := logical.Value.(type) {
	case *format.DateType:
		c.date = true
	case *format.TimestampType:
		c.unit = t.Unit.Value.Duration()
	}
	return c
}

// Header returns the names of the columns as a line of CSV.
func (p *Parquet) Header() []byte { return p.header }

// Len returns how many rows there are.
func (p *Parquet) Len() int64 { return p.rows }

// Identity returns the digest of the file.
func (p *Parquet) Identity() string { return "parquet " + p.digest }

// Read visits rows as lines of CSV.
func (p *Parquet) Read(from, to int64, visit func(Row) error) error {
	r, err := p.open()
	if err != nil {
		return err
	}
	defer r.Close()
	f, err := parquet.OpenFile(r, p.size)
	if err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	for i, g := range f.RowGroups() {
		start := p.groups[i]
		if start >= to || start+g.NumRows() <= from {
			continue
		}
		if err := p.group(g, start, max(from, start), min(to, start+g.NumRows()), visit); err != nil {
			return err
		}
	}
	return nil
}

// group visits rows of a row group that begins at row start.
func (p *Parquet) group(g parquet.RowGroup, start, from, to int64, visit func(Row) error) error {
	rows := g.Rows()
	defer rows.Close()
	if err := rows.SeekToRow(from - start); err != nil {
		return fmt.Errorf("%s: row %d: %w", p.name, from+1, err)
	}
	buffer, line := make([]parquet.Row, 256), []byte(nil)
	for from < to {
		n, err := rows.ReadRows(buffer[:min(int64(len(buffer)), to-from)])
		if n == 0 && err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return fmt.Errorf("%s: row %d: %w", p.name, from+1, err)
		}
		for _, row := range buffer[:n] {
			line = p.line(line[:0], row)
			from++
			if err := visit(Row{p.name, from, line}); err != nil {
				return err
			}
		}
	}
	return nil
}

// line writes a row as a line of CSV.
func (p *Parquet) line(dst []byte, row parquet.Row) []byte {
	for i, v := range row {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = p.columns[v.Column()].append(dst, v)
	}
	return dst
}

// append writes a value as text. Whole numbers that some tool made binary
// fractions are whole numbers again; other fractions stay as they are, for the
// reader of people to refuse.
func (c *column) append(dst []byte, v parquet.Value) []byte {
	switch kind := v.Kind(); {
	case v.IsNull():
		return dst
	case c.date:
		return time.Unix(int64(v.Int32())*86_400, 0).UTC().AppendFormat(dst, time.DateOnly)
	case c.unit > 0:
		return time.Unix(0, 0).Add(time.Duration(v.Int64())*c.unit).UTC().AppendFormat(dst, time.DateOnly)
	case kind == parquet.ByteArray || kind == parquet.FixedLenByteArray:
		return AppendField(dst, v.ByteArray())
	case kind == parquet.Int32:
		return strconv.AppendInt(dst, int64(v.Int32()), 10)
	case kind == parquet.Int64:
		return strconv.AppendInt(dst, v.Int64(), 10)
	case kind == parquet.Double && math.Trunc(v.Double()) == v.Double() && math.Abs(v.Double()) < 1<<53:
		return strconv.AppendInt(dst, int64(v.Double()), 10)
	}
	return AppendField(dst, v.String())
}
