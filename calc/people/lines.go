package people

import (
	"bytes"
	"errors"
	"io"
)

// MaxLine is how long a line may be, in bytes.
const MaxLine = 64 << 10

// blockSize is how much is read at a time.
const blockSize = MaxLine

// mostRows bounds the rows of a block: each may be wrong, and what is wrong
// with it takes a hundred times the memory of a line of one letter.
const mostRows = 1 << 11

// Lines divide a file into blocks of whole lines.
type Lines struct {
	in   io.Reader
	rest []byte // read behind the last block
	row  int64
	err  error
}

// NewLines returns the lines of a file.
func NewLines(in io.Reader) *Lines { return &Lines{in: in} }

// A Block is some whole lines of a file. A Block that is filled again uses its
// memory again.
type Block struct {
	page  *page
	data  []byte // of the page
	first int64  // the number of the first row
}

// First returns the first line of the file: the header, or so
// much of it that it is known to be too long.
func (l *Lines) First() ([]byte, error) {
	var b Block
	if _, err := l.Fill(&b); len(b.data) == 0 { // an error behind the line is told behind the next ones
		return nil, err
	}
	line, rest, _ := cut(b.data, '\n')
	l.rest, l.row = append(append([]byte(nil), rest...), l.rest...), 0
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// Fill reads the next block, and says whether more may follow.
func (l *Lines) Fill(b *Block) (more bool, err error) {
	if b.page == nil {
		b.page = new(page)
		b.data = b.page[:0:pageRoom]
	}
	more, err = l.fillPage(b)
	b.page[len(b.data)] = '\n' // the last line of a file may have no end
	return more, err
}

func (l *Lines) fillPage(b *Block) (more bool, err error) {
	b.data = append(b.data[:0], l.rest...)
	b.first, l.rest = l.row+1, l.rest[:0]
	end := bytes.LastIndexByte(b.data, '\n')
	for l.err == nil && (end < 0 || len(b.data) < blockSize) && len(b.data) < cap(b.data) {
		n, err := l.in.Read(b.data[len(b.data):min(cap(b.data), len(b.data)+blockSize)])
		if i := bytes.LastIndexByte(b.data[len(b.data):len(b.data)+n], '\n'); i >= 0 {
			end = len(b.data) + i
		}
		b.data, l.err = b.data[:len(b.data)+n], err
	}
	if l.err == nil && end < 0 {
		return l.long(b)
	}
	l.leave(b, end+1)
	return l.end()
}

// leave leaves for later what does not belong to the block: a line that goes on
// behind the whole ones, and rows beyond the most.
func (l *Lines) leave(b *Block, whole int) {
	switch {
	case errors.Is(l.err, io.EOF):
		whole = len(b.data)
	case l.err != nil: // a line that an error cut off is not read
		b.data = b.data[:whole]
	}
	rows := bytes.Count(b.data[:whole], []byte{'\n'})
	if rows > mostRows {
		rest := b.data
		for rows = range mostRows {
			_, rest, _ = cut(rest, '\n')
		}
		rows, whole = rows+1, len(b.data)-len(rest)
	}
	l.rest = append(l.rest, b.data[whole:]...)
	b.data, l.row = b.data[:whole], l.row+int64(rows)
}

// end says whether more may follow; an error is told behind what was read before it.
func (l *Lines) end() (more bool, err error) {
	switch {
	case l.err == nil, len(l.rest) > 0:
		return true, nil
	case errors.Is(l.err, io.EOF):
		return false, nil
	}
	return false, l.err
}

// long passes over the rest of a line that does not fit into a block, and
// leaves so much of it that it is known to be too long.
func (l *Lines) long(b *Block) (more bool, err error) {
	kept := b.data[:MaxLine+1]
	buffer := b.data[MaxLine+1 : cap(b.data)]
	for l.err == nil {
		n, err := l.in.Read(buffer)
		l.err = err
		if i := bytes.IndexByte(buffer[:n], '\n'); i >= 0 {
			l.rest = append(l.rest[:0], buffer[i+1:n]...)
			break
		}
	}
	b.data = append(kept, '\n')
	l.row++
	return l.end()
}

// Each calls visit with every line of the block that is not empty, without its
// end, and its number: 1 for the line below the header.
func (b *Block) Each(visit func(row int64, line []byte)) {
	for c := b.lines(); c.next(); {
		visit(c.row, c.bytes(c.at, c.end))
	}
}

// lines returns a cursor before the first line.
func (b *Block) lines() cursor {
	return cursor{passage: passage{page: b.page}, row: b.first - 1, all: len(b.data)}
}

// A cursor goes through lines that are not empty.
type cursor struct {
	passage
	row    int64
	begins int // the next line
	all    int // where the last one ends
}

func (c *cursor) next() bool {
	for c.begins < c.all {
		c.at = c.begins
		c.end = c.at + bytes.IndexByte(c.page[c.at:c.all+1], '\n')
		c.begins = c.end + 1
		if c.row++; c.end > c.at && c.page.byteAt(c.end-1) == '\r' {
			c.end--
		}
		if c.end > c.at {
			return true
		}
	}
	return false
}
