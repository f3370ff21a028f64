package job

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/rules/document"
)

// A shardRecord says that a shard is finished, and what its files are. It is
// written last, at once.
type shardRecord struct {
	Results string        `json:"results_sha256"`
	Errors  string        `json:"errors_sha256"`
	Totals  *tally.Totals `json:"totals"`
}

func (j *Job) part(shard int, kind string) string {
	return filepath.Join(j.parts(), fmt.Sprintf("%06d.%s", shard, kind))
}

// readShard returns the record of a finished shard whose files are unchanged.
func (j *Job) readShard(shard int) (*shardRecord, error) {
	var r shardRecord
	if err := readJSON(j.part(shard, "json"), &r); err != nil {
		return nil, err
	}
	for kind, want := range map[string]string{"results.csv": r.Results, "errors.csv": r.Errors} {
		if got, err := digest(j.part(shard, kind)); err != nil || got != want {
			return nil, errors.Join(err, fmt.Errorf("%s is not what was written", j.part(shard, kind)))
		}
	}
	return &r, nil
}

// A worker asks one shard after the other.
type worker struct {
	job     *Job
	counter *ask.Counter
	decoder *ask.Decoder
	person  ask.Person
	results *part
	errors  *part
	line    []byte
	done    int64 // rows that were not told of yet
}

func (j *Job) newWorker() (*worker, error) {
	decoder, err := ask.NewDecoder(j.People.Header())
	if err != nil {
		return nil, err
	}
	return &worker{job: j, counter: j.Plan.Counter(), decoder: decoder}, nil
}

// shard asks the people of a shard and keeps what they answered.
func (w *worker) shard(ctx context.Context, shard int) (err error) {
	w.counter.Totals = w.job.Plan.Totals()
	if w.results, err = newPart(w.job.part(shard, "results.csv")); err != nil {
		return err
	}
	defer w.results.file.Close()
	if w.errors, err = newPart(w.job.part(shard, "errors.csv")); err != nil {
		return err
	}
	defer w.errors.file.Close()
	from, to := w.job.bounds(shard)
	number := from
	err = w.job.People.Read(from, to, func(row source.Row) error {
		number++
		return w.row(ctx, row, number)
	})
	w.tell()
	if err != nil {
		return err
	}
	if err := errors.Join(w.results.close(), w.errors.close()); err != nil {
		return err
	}
	return writeJSON(w.job.part(shard, "json"), shardRecord{w.results.sum(), w.errors.sum(), w.counter.Totals})
}

// atOnce is how many rows pass before a worker looks up.
const atOnce = 512

func (w *worker) row(ctx context.Context, row source.Row, number int64) error {
	if w.done++; w.done >= atOnce {
		w.tell()
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	if len(row.Line) == 0 || w.decoder.IsHeader(row.Line) {
		return nil
	}
	w.decoder.Decode(&w.person, row.Line)
	answer := w.counter.Count(&w.person)
	if w.job.CSV || w.job.Parquet {
		answer.Results(w.job.Plan, &w.person, number, func(r *ask.Result) {
			w.line = r.Append(w.line[:0])
			w.results.Write(w.line)
		})
	}
	answer.Lines(w.job.Plan, func(law string, f document.Fault) { w.fault(row, law, f) })
	return errors.Join(w.results.err, w.errors.err)
}

func (w *worker) tell() {
	if w.job.Done != nil {
		w.job.Done(w.done)
	}
	w.done = 0
}

// errorsHeader names the columns of the errors file.
const errorsHeader = "file,row,id,law,column,path,code,value,bound,source,text\n"

func (w *worker) fault(row source.Row, law string, f document.Fault) {
	dst := w.line[:0]
	for _, text := range []string{row.File, fmt.Sprint(row.Number), string(w.person.ID), law, ask.Column(f.Path), f.Path, string(f.Code), f.Value, f.Bound, f.Source, w.job.Lang.Message(f)} {
		dst = append(source.AppendText(dst, text), ',')
	}
	dst[len(dst)-1] = '\n'
	w.line = dst
	w.errors.Write(dst)
}

// A part is a file of a shard, digested while it is written. Its error is the
// first that came up.
type part struct {
	file *os.File
	to   *bufio.Writer
	hash hash.Hash
	err  error
}

func newPart(name string) (*part, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	p := &part{file: f, hash: sha256.New()}
	p.to = bufio.NewWriterSize(io.MultiWriter(f, p.hash), 1<<16)
	return p, nil
}

func (p *part) Write(b []byte) {
	if _, err := p.to.Write(b); err != nil && p.err == nil {
		p.err = err
	}
}

func (p *part) close() error {
	return errors.Join(p.err, p.to.Flush(), p.file.Sync(), p.file.Close())
}

func (p *part) sum() string { return hex.EncodeToString(p.hash.Sum(nil)) }
