package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/report"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rulesets"
)

// about says where the people of a run come from.
func (c *runCommand) about() report.About { return report.About{Files: c.Files, Seed: c.Seed} }

// reports writes the reports of a run in both languages.
func reports(dir string, about report.About, s ask.Summary) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	r := &report.Report{About: about, Summary: s, Book: book}
	err = file(filepath.Join(dir, "totals.csv"), r.CSV)
	for _, l := range []words.Lang{words.Vietnamese, words.English} {
		err = errors.Join(err,
			file(filepath.Join(dir, "report."+string(l)+".html"), func(w io.Writer) error { return r.HTML(w, l) }),
			file(filepath.Join(dir, "report."+string(l)+".xlsx"), func(w io.Writer) error { return r.XLSX(w, l) }))
	}
	return err
}

func file(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
