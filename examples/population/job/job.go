// Package job asks a population shard by shard, on every core of one machine:
// what is finished is kept, so that a run that was stopped or killed goes on
// where it was, and the files come out the same for any number of shards and
// workers.
package job

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/examples/words"
)

// A Job is a population that is to be asked.
type Job struct {
	People  source.Source
	Plan    *ask.Plan
	Lang    words.Lang // of the errors file
	Dir     string     // where everything is written
	Shards  int        // 0: as many as the run had that it goes on with, or one for every 50,000 rows
	Workers int        // 0: one a core
	CSV     bool       // write results.csv
	Parquet bool       // write results.parquet
	Fresh   bool       // begin anew whatever is in Dir
	// Begun is told how many rows there are and how many of them were done before.
	Begun func(rows, done int64)
	// Done is told of rows done, by any worker at any time.
	Done func(rows int64)
}

const (
	rowsPerShard = 50_000
	mostShards   = 100_000 // each is three files
)

// The files of a run.
const (
	ResultsCSV     = "results.csv"
	ResultsParquet = "results.parquet"
	ErrorsCSV      = "errors.csv"
	TotalsJSON     = "totals.json"
	lockFile       = ".lock"
)

// Run asks everybody and returns the totals. When ctx ends, what is finished
// stays for the next run.
func (j *Job) Run(ctx context.Context) (*tally.Totals, error) {
	if j.Shards < 0 || j.Shards > mostShards {
		return nil, fmt.Errorf("%d shards; there may be 1 to %d", j.Shards, mostShards)
	}
	if err := os.MkdirAll(j.Dir, 0o755); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(j.Dir, lockFile))
	if free, err := lock.TryLock(); err != nil || !free {
		return nil, errors.Join(err, fmt.Errorf("another run is at work in %s", j.Dir))
	}
	defer lock.Unlock() //nolint:errcheck // it ends with the program
	if err := j.prepare(); err != nil {
		return nil, err
	}
	if totals, err := j.finished(); totals != nil || err != nil {
		return totals, err
	}
	todo, kept := j.pending()
	j.begun(kept)
	if err := j.work(ctx, todo); err != nil {
		return nil, err
	}
	return j.finish(ctx)
}

func (j *Job) begun(kept int64) {
	if j.Begun != nil {
		j.Begun(j.People.Len(), kept)
	}
}

// prepare makes the directory, or checks that the run in it is this one.
func (j *Job) prepare() error {
	if j.Fresh {
		if err := j.clear(); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(j.parts(), 0o755); err != nil {
		return err
	}
	before, err := readManifest(j.manifestFile())
	if errors.Is(err, os.ErrNotExist) {
		if j.Shards == 0 {
			j.Shards = int(min(mostShards, max(1, (j.People.Len()+rowsPerShard-1)/rowsPerShard)))
		}
		m := j.manifest()
		return writeJSON(j.manifestFile(), &m)
	}
	if err != nil {
		return err
	}
	if j.Shards == 0 {
		j.Shards = before.Shards
	}
	return before.same(j.manifest(), j.Dir)
}

// clear removes what a run wrote, and nothing else.
func (j *Job) clear() error {
	for _, name := range []string{ResultsCSV, ResultsParquet, ErrorsCSV, TotalsJSON, finishedFile, manifestFile} {
		if err := os.Remove(filepath.Join(j.Dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return os.RemoveAll(j.parts())
}

func (j *Job) parts() string        { return filepath.Join(j.Dir, "parts") }
func (j *Job) manifestFile() string { return filepath.Join(j.Dir, manifestFile) }

// bounds returns the rows of a shard.
func (j *Job) bounds(shard int) (from, to int64) {
	rows, shards := j.People.Len(), int64(j.Shards)
	return rows/shards*int64(shard) + min(rows%shards, int64(shard)), rows/shards*int64(shard+1) + min(rows%shards, int64(shard+1))
}

// pending returns the shards that are not finished, and how many rows the
// finished ones have. A shard whose files are not what its record says is not
// finished.
func (j *Job) pending() (todo []int, kept int64) {
	for shard := range j.Shards {
		from, to := j.bounds(shard)
		if _, err := j.readShard(shard); err != nil {
			todo = append(todo, shard)
		} else {
			kept += to - from
		}
	}
	return todo, kept
}

// work shares the shards out among the workers. The first error stops all.
func (j *Job) work(ctx context.Context, todo []int) error {
	workers := j.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(workers, len(todo)) {
		all.Go(func() {
			w, err := j.newWorker()
			for err == nil && ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(todo) {
					return
				}
				err = w.shard(ctx, todo[i])
			}
			if err != nil {
				stop(err)
			}
		})
	}
	all.Wait()
	return context.Cause(ctx)
}

// A Mismatch is a directory that holds another run.
type Mismatch struct {
	Dir  string
	What []string // what differs
}

// Error says what to do.
func (m Mismatch) Error() string {
	return fmt.Sprintf("%s holds another run: %v differ; choose another --out, or --fresh to begin anew", m.Dir, m.What)
}
