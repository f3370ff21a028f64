package job

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/tally"
)

// finish joins the shards in their order. Until the last file stands, the
// shards do too.
func (j *Job) finish(ctx context.Context) (*tally.Totals, error) {
	totals, err := j.merge()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(j.join(ctx), j.summary(totals)); err != nil {
		return nil, err
	}
	done := map[string]string{}
	for _, name := range append(j.results(), ErrorsCSV, TotalsJSON) {
		if done[name], err = digest(filepath.Join(j.Dir, name)); err != nil {
			return nil, err
		}
	}
	if err := writeJSON(filepath.Join(j.Dir, finishedFile), done); err != nil {
		return nil, err
	}
	return totals, os.RemoveAll(j.parts())
}

// finished returns the totals of a run that is finished already and whose files
// are unchanged.
func (j *Job) finished() (*tally.Totals, error) {
	var done map[string]string
	if err := readJSON(filepath.Join(j.Dir, finishedFile), &done); err != nil {
		return nil, nil //nolint:nilerr // not finished
	}
	for name, want := range done {
		if got, err := digest(filepath.Join(j.Dir, name)); err != nil || got != want {
			return nil, errors.New(filepath.Join(j.Dir, name) + " was changed after the run; --fresh begins anew")
		}
	}
	var s ask.Summary
	if err := readJSON(filepath.Join(j.Dir, TotalsJSON), &s); err != nil {
		return nil, err
	}
	j.begun(j.People.Len())
	return s.Totals, os.RemoveAll(j.parts())
}

func (j *Job) merge() (*tally.Totals, error) {
	totals := j.Plan.Totals()
	for shard := range j.Shards {
		r, err := j.readShard(shard)
		if err != nil {
			return nil, err
		}
		totals.Merge(r.Totals)
	}
	return totals, nil
}

func (j *Job) summary(totals *tally.Totals) error {
	return whole(filepath.Join(j.Dir, TotalsJSON), func(f *os.File) error {
		text, err := j.Plan.Summary(totals).JSON()
		if err != nil {
			return err
		}
		_, err = f.Write(text)
		return err
	})
}

// join writes the files of the whole population.
func (j *Job) join(ctx context.Context) error {
	err := whole(filepath.Join(j.Dir, ErrorsCSV), func(f *os.File) error { return j.joinText(ctx, f, "errors.csv", errorsHeader) })
	if j.CSV && err == nil {
		err = whole(filepath.Join(j.Dir, ResultsCSV), func(f *os.File) error { return j.joinText(ctx, f, "results.csv", ask.ResultHeader) })
	}
	if j.Parquet && err == nil {
		err = whole(filepath.Join(j.Dir, ResultsParquet), func(f *os.File) error { return j.joinColumns(ctx, f) })
	}
	return err
}

func (j *Job) joinText(ctx context.Context, to io.Writer, kind, header string) error {
	if _, err := io.WriteString(to, header); err != nil {
		return err
	}
	for shard := range j.Shards {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		f, err := os.Open(j.part(shard, kind))
		if err != nil {
			return err
		}
		_, err = io.Copy(to, f)
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	rowsPerGroup  = 100_000 // bounds what is held in memory of a file of columns
	longestResult = 4 << 20 // bytes: an id is as long as a line of people at the most
)

// joinColumns writes the results as columns.
func (j *Job) joinColumns(ctx context.Context, to io.Writer) error {
	buffer := bufio.NewWriterSize(to, 1<<20)
	w := parquet.NewGenericWriter[ask.Result](buffer, parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.CreatedBy("volsi", "population", ""))
	for shard := range j.Shards {
		if err := j.columns(ctx, w, shard); err != nil {
			return err
		}
	}
	return errors.Join(w.Close(), buffer.Flush())
}

func (j *Job) columns(ctx context.Context, w *parquet.GenericWriter[ask.Result], shard int) error {
	f, err := os.Open(j.part(shard, "results.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	lines, rows := bufio.NewScanner(f), make([]ask.Result, 0, atOnce)
	lines.Buffer(nil, longestResult)
	flush := func() error {
		_, err := w.Write(rows)
		rows = rows[:0]
		return errors.Join(err, context.Cause(ctx))
	}
	for lines.Scan() {
		rows = rows[:len(rows)+1]
		if err := rows[len(rows)-1].Parse(lines.Text()); err != nil {
			return err
		}
		if len(rows) == cap(rows) {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return errors.Join(lines.Err(), flush())
}
