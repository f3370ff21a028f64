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
	Number int64  // within the file: the header is row 1, so that it is the line of an editor
	Line   []byte
}
