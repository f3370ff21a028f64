package rules

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/volsi/volsi/rules/document"
)

// maxFiles bounds how many rule files one book reads.
const maxFiles = 2_000

// A reading is what was read from a file system.
type reading struct {
	files       []*file
	territories *Territories
	horizon     Month
	lifetable   *LifeTable
	assumptions *Assumptions
	checked     Date
	faults      document.Faults
}

func readAll(fsys fs.FS) reading {
	var r reading
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".yaml":
			return nil
		case len(r.files) == maxFiles:
			r.faults = append(r.faults, document.Fault{Code: TooManyFiles, File: name, Message: fmt.Sprintf("more than %d rule files", maxFiles)})
			return fs.SkipAll
		}
		r.read(fsys, name)
		return nil
	})
	if err != nil {
		r.faults = append(r.faults, document.Fault{Code: Unreadable, Message: err.Error()})
	}
	return r
}

func (r *reading) read(fsys fs.FS, name string) {
	data, err := readBounded(fsys, name)
	if err != nil {
		r.faults = append(r.faults, document.Fault{Code: Unreadable, File: name, Message: err.Error()})
		return
	}
	n, err := document.Parse(name, data)
	if err != nil {
		r.faults = append(r.faults, document.All(err)...)
		return
	}
	s := scan{file: name}
	switch name {
	case "book.yaml":
		r.horizon, r.checked = s.book(n)
	case "territories.yaml":
		r.territories = s.territories(n)
		r.territories.digest = sha256.Sum256(data)
	case "lifetable.yaml":
		r.lifetable = s.lifeTable(n)
	case "assumptions.yaml":
		r.assumptions = s.assumptions(n)
	default:
		f := s.ruleFile(n)
		f.digest = sha256.Sum256(data)
		r.files = append(r.files, f)
	}
	r.faults = append(r.faults, s.faults...)
}

// readBounded reads a little more than a document may have, so that a huge
// file is refused without being read.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, document.MaxBytes+1))
}

// book reads book.yaml: how far the files can be trusted.
func (s *scan) book(n *document.Node) (horizon Month, checked Date) {
	if !s.is(n, document.Map) {
		return 0, 0
	}
	s.known(n, "schema", "checked", "horizon")
	s.form(n)
	s.need(n, "horizon")
	return s.month(n, "horizon"), s.date(n, "checked")
}

// sameID reports instruments that are told twice.
func sameID(generations [][]*file) document.Faults {
	var faults document.Faults
	seen := map[string]string{}
	for _, files := range generations {
		for _, f := range files {
			if f.inst == nil {
				continue
			}
			if first, twice := seen[f.inst.ID]; twice {
				faults = append(faults, document.Fault{
					Code: SecondInstrument, File: f.name, Line: 1, Col: 1, Value: f.inst.ID,
					Message: fmt.Sprintf("%s also has the id %q", first, f.inst.ID),
				})
			}
			seen[f.inst.ID] = f.name
		}
	}
	return faults
}
