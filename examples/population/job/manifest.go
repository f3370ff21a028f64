package job

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"sync"

	"github.com/volsi/volsi/examples/population/ask"
)

const (
	manifestFile = "run.json"
	finishedFile = "finished.json"
)

// A manifest says what a run is, so that only the same run goes on with it.
type manifest struct {
	Program  string       `json:"program"` // digest of the program that made it
	People   string       `json:"people"`
	Columns  string       `json:"columns"`
	Rows     int64        `json:"rows"`
	Shards   int          `json:"shards"`
	Lang     string       `json:"lang"`
	Results  []string     `json:"results"`
	Laws     []string     `json:"laws"` // versions of their statute books
	Question ask.Question `json:"question"`
}

func (j *Job) manifest() manifest {
	m := manifest{
		Program: program(), People: j.People.Identity(), Columns: string(j.People.Header()), Rows: j.People.Len(),
		Shards: j.Shards, Lang: string(j.Lang), Results: j.results(), Question: j.Plan.Question,
	}
	for _, law := range j.Plan.Laws {
		m.Laws = append(m.Laws, law.ID+" "+law.Version)
	}
	return m
}

// results names the files of results that are wanted.
func (j *Job) results() (out []string) {
	if j.CSV {
		out = append(out, ResultsCSV)
	}
	if j.Parquet {
		out = append(out, ResultsParquet)
	}
	return out
}

// same reports what another run has otherwise.
func (m *manifest) same(other manifest, dir string) error {
	mine, theirs := m.parts(), other.parts()
	var differ []string
	for i, name := range []string{"program", "people", "columns", "rows", "shards", "lang", "results", "laws", "question"} {
		if mine[i] != theirs[i] {
			differ = append(differ, name)
		}
	}
	if differ != nil {
		return Mismatch{dir, differ}
	}
	return nil
}

func (m *manifest) parts() (out []string) {
	for _, x := range []any{m.Program, m.People, m.Columns, m.Rows, m.Shards, m.Lang, m.Results, m.Laws, m.Question} {
		text, _ := json.Marshal(x) // texts and numbers can be written
		out = append(out, string(text))
	}
	return out
}

// program returns the digest of the running program: another build may give
// other figures.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	sum, err := digest(name)
	if err != nil {
		return ""
	}
	return sum
})

func digest(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func readManifest(name string) (m manifest, err error) { return m, readJSON(name, &m) }

func readJSON(name string, to any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, to)
}

// writeJSON writes a file so that it is either whole or not there.
func writeJSON(name string, from any) error {
	data, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return whole(name, func(f *os.File) error {
		_, err := f.Write(append(data, '\n'))
		return err
	})
}

// whole writes a file beside its place, makes sure that it is on the disk, and
// puts it there.
func whole(name string, write func(*os.File) error) error {
	f, err := os.Create(name + ".tmp")
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), name)
}
