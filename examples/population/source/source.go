// Package source is where people come from: files of CSV, files of Parquet, or
// a made-up population. Whatever they were, they are handed on as lines of
// CSV, so that one reader reads them and a fault looks the same everywhere.
package source

// A Source is people in a fixed order, numbered from 0. It may be read by
// several goroutines at once, each from another place.
type Source interface {
	// Header is the line that names the columns.
	Header() []byte
	// Len is how many rows there are, good and bad.
	Len() int64
	// Identity tells this source from any other, or from a changed one.
	Identity() string
	// Read visits the rows from one number to before another, in order, each as
	// a line without its end; the line is good until visit returns.
	Read(from, to int64, visit func(row Row) error) error
}

// A Row is a person as a line of CSV.
type Row struct {
	File   string // "" for made-up people
	Number int64  // within the file: 1 is the first one, below the header
	Line   []byte
}

// part is a source without its first rows.
type part struct {
	Source
	from int64
}

// Part returns the source from a row on.
func Part(s Source, from int64) Source { return part{s, min(from, s.Len())} }

func (p part) Len() int64 { return p.Source.Len() - p.from }

func (p part) Read(from, to int64, visit func(Row) error) error {
	return p.Source.Read(from+p.from, to+p.from, visit)
}
