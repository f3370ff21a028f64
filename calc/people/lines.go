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
	data  []byte
	first int64 // the number of the first row
}

// First returns the first line of the file: the header.
func (l *Lines) First() ([]byte, error) {
	var b Block
	if _, err := l.Fill(&b); err != nil {
		return nil, err
	}
	line, rest, _ := cut(b.data, '\n')
	l.rest, l.row = append(append([]byte(nil), rest...), l.rest...), 0
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// Fill reads the next block, and says whether more may follow.
func (l *Lines) Fill(b *Block) (more bool, err error) {
	if b.data == nil {
		b.data = make([]byte, 0, 2*blockSize)
	}
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
	if l.err == nil {
		l.rest = append(l.rest, b.data[end+1:]...)
	}
	if !errors.Is(l.err, io.EOF) { // a line that an error cut off is not read
		b.data = b.data[:end+1]
	}
	rows := bytes.Count(b.data, []byte{'\n'})
	if rows > mostRows && (l.err == nil || errors.Is(l.err, io.EOF)) {
		rows = l.keepBack(b)
	}
	l.row += int64(rows)
	if errors.Is(l.err, io.EOF) {
		return len(l.rest) > 0, nil
	}
	return l.err == nil, l.err
}

// keepBack leaves so many rows in the block as one may have, and the others for
// the next.
func (l *Lines) keepBack(b *Block) (rows int) {
	end := 0
	for ; rows < mostRows; rows++ {
		end += bytes.IndexByte(b.data[end:], '\n') + 1
	}
	l.rest = append(append(make([]byte, 0, len(b.data)-end+len(l.rest)), b.data[end:]...), l.rest...)
	b.data = b.data[:end]
	return rows
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
	if errors.Is(l.err, io.EOF) {
		return false, nil
	}
	return l.err == nil, l.err
}

// Each calls visit with every line of the block that is not empty, without its
// end, and its number: 1 for the line below the header.
func (b *Block) Each(visit func(row int64, line []byte)) {
	n := b.first
	for data := b.data; len(data) > 0; n++ {
		line, rest, _ := cut(data, '\n')
		data = rest
		if len(line) > 0 && line[len(line)-1] == '\r' {
			line = line[:len(line)-1]
		}
		if len(line) > 0 {
			visit(n, line)
		}
	}
}
