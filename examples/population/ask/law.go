// Package ask is the question that is put to a whole population: under which
// laws, in which month, and what becomes of one person's answers.
package ask

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// Baseline is the name of the law as it stands.
const Baseline = "baseline"

// A File is a rule file of a reform, whole, so that it can travel to another
// machine.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// A Reform is rule files that are laid over the law together.
type Reform []File

// ReadReform reads the files of a reform: one path, or several joined by +.
func ReadReform(paths string) (r Reform, err error) {
	for _, path := range strings.Split(paths, "+") {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		r = append(r, File{filepath.Base(path), string(text)})
	}
	return r, nil
}

// ID returns the name of the reform: its files without their ending.
func (r Reform) ID() string {
	var names []string
	for _, f := range r {
		names = append(names, strings.TrimSuffix(f.Name, filepath.Ext(f.Name)))
	}
	return strings.Join(names, "+")
}

// A Law is what the population is asked under.
type Law struct {
	ID      string
	Title   rules.Text
	Version string   // of its statute book
	Files   []string // of the reform
	Calc    *calc.Calculator
	floors  []rise // the lowest incomes, where the reform raises any of them
}

// Laws returns the law as it stands, and then each reform laid over it.
func Laws(reforms []Reform) ([]Law, error) {
	book, err := rulesets.Vietnam()
	if err != nil {
		return nil, err
	}
	title := rules.Text{VI: "Luật hiện hành", EN: "The law as it stands"}
	out := []Law{{ID: Baseline, Title: title, Version: book.Version(), Calc: calc.New(book)}}
	for _, r := range reforms {
		law, err := r.over(book)
		if err != nil {
			return nil, err
		}
		for _, other := range out {
			if other.ID == law.ID {
				return nil, fmt.Errorf("two reforms are called %s", law.ID)
			}
		}
		out = append(out, law)
	}
	return out, nil
}

func (r Reform) over(book *rules.Book) (Law, error) {
	fsys, law := fstest.MapFS{}, Law{ID: r.ID()}
	for _, f := range r {
		fsys[f.Name] = &fstest.MapFile{Data: []byte(f.Text)}
		law.Files = append(law.Files, f.Name)
	}
	over, err := book.WithFiles(fsys, law.Files...)
	if err != nil {
		return law, err
	}
	law.Version, law.Calc = over.Version(), calc.New(over)
	for _, inst := range over.Instruments() {
		if inst.ID+".yaml" == r[0].Name {
			law.Title = inst.Title
		}
	}
	return law, nil
}
