package source

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// rowsPerGroup bounds what is held in memory of a file of columns.
const rowsPerGroup = 100_000

// WriteCSV writes people as lines.
func WriteCSV(ctx context.Context, to io.Writer, people Source, done func(int64)) error {
	w := bufio.NewWriterSize(to, 1<<20)
	w.Write(people.Header()) //nolint:errcheck // told by Flush
	w.WriteByte('\n')        //nolint:errcheck // told by Flush
	err := each(ctx, people, done, func(line []byte) error {
		w.Write(line) //nolint:errcheck // told by Flush
		return w.WriteByte('\n')
	})
	return errors.Join(err, w.Flush())
}

// WriteParquet writes people as columns: whole numbers where every value is
// one, else texts; what is empty is null.
func WriteParquet(ctx context.Context, to io.Writer, people Source, done func(int64)) error {
	names := strings.Split(string(people.Header()), ",")
	schema := parquet.Group{}
	for _, name := range names {
		schema[name] = parquet.Optional(parquet.Encoded(parquet.String(), &parquet.RLEDictionary))
		if isNumber[name] {
			schema[name] = parquet.Optional(parquet.Leaf(parquet.Int64Type))
		}
		if name == "id" || name == "record" { // hardly two are the same
			schema[name] = parquet.Optional(parquet.String())
		}
	}
	s := parquet.NewSchema("people", schema)
	w := parquet.NewGenericWriter[any](to, s, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.CreatedBy("volsi", "population", ""))
	at := map[string]int{}
	for i, field := range s.Fields() {
		at[field.Name()] = i
	}
	rows := parquetRows{w: w, row: make(parquet.Row, len(names))}
	for _, name := range names {
		rows.at = append(rows.at, at[name])
		rows.number = append(rows.number, isNumber[name])
	}
	err := each(ctx, people, done, rows.add)
	return errors.Join(err, w.Close())
}

// isNumber are the columns of whole numbers.
var isNumber = map[string]bool{"weight": true, "income": true, "months": true, "supported_before": true, "lower_age": true, "treaty_months": true, "pension_monthly": true}

// parquetRows writes lines as rows of columns.
type parquetRows struct {
	w      *parquet.GenericWriter[any]
	at     []int // the column of each field
	number []bool
	row    parquet.Row
}

func (p *parquetRows) add(line []byte) error {
	fields := strings.Split(string(line), ",")
	if strings.Contains(string(line), `"`) {
		var err error
		if fields, err = csv.NewReader(strings.NewReader(string(line))).Read(); err != nil {
			return err
		}
	}
	for i, field := range fields {
		c := p.at[i]
		v := parquet.ValueOf(field)
		if p.number[i] && field != "" {
			n, err := strconv.ParseInt(field, 10, 64)
			if err != nil {
				return err
			}
			v = parquet.ValueOf(n)
		}
		if p.row[c] = v.Level(0, 1, c); field == "" {
			p.row[c] = parquet.Value{}.Level(0, 0, c)
		}
	}
	_, err := p.w.WriteRows([]parquet.Row{p.row})
	return err
}

// each visits every line, and ends when ctx does.
func each(ctx context.Context, people Source, done func(int64), visit func([]byte) error) error {
	n := int64(0)
	return people.Read(0, people.Len(), func(row Row) error {
		if n++; n%1024 == 0 {
			done(1024)
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
		}
		return visit(row.Line)
	})
}

// WriteFile writes people to a file, as its name says. A file that could not be
// finished is removed.
func WriteFile(ctx context.Context, name string, people Source, done func(int64)) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	write := WriteCSV
	if IsParquet(name) {
		write = WriteParquet
	}
	if err := errors.Join(write(ctx, f, people, done), f.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// IsParquet reports whether a file is one of columns, by its name.
func IsParquet(name string) bool { return strings.EqualFold(filepath.Ext(name), ".parquet") }
