package main

import (
	"fmt"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

type testCommand struct {
	Files []string `arg:"" name:"file" help:"Hồ sơ, thư mục, hoặc - (đầu vào chuẩn). Case documents, folders, or - for standard input."`
}

// Run compares the answers of every case with what the case expects; a case
// that expects nothing only has to be answered.
func (c *testCommand) Run(d *desk) error {
	calculator, err := calc.Vietnam()
	if err != nil {
		return err
	}
	names, err := files(c.Files)
	if err != nil {
		return err
	}
	t := tester{desk: d, calculator: calculator, failures: []any{}}
	for _, name := range names {
		t.file(name)
	}
	return t.close()
}

type tester struct {
	*desk
	calculator     *calc.Calculator
	passed, failed int
	failures       []any
}

// A failure is a case that does not answer as it expects.
type failure struct {
	File       string          `json:"file"`
	Case       string          `json:"case,omitempty"`
	Mismatches []mismatch      `json:"mismatches,omitempty"`
	Faults     document.Faults `json:"faults,omitempty"`
}

// A mismatch is a field that differs, as JSON shows it.
type mismatch struct {
	Path string `json:"path"`
	Want string `json:"want"`
	Got  string `json:"got"`
}

func (t *tester) file(name string) {
	src, err := t.open(name)
	if err != nil {
		t.fail(failure{File: name, Faults: document.All(err)})
		return
	}
	for _, cs := range src.cases {
		missed, err := cs.Test(t.calculator, src.lawFiles())
		if err == nil && len(missed) == 0 {
			t.passed++
			continue
		}
		f := failure{File: name, Case: nameOf(cs), Faults: document.All(err)}
		for _, m := range missed {
			f.Mismatches = append(f.Mismatches, mismatch(m))
		}
		t.fail(f)
	}
}

// fail counts a case and says what is wrong with it.
func (t *tester) fail(f failure) {
	t.failed++
	if t.failures = append(t.failures, f); t.json {
		return
	}
	for _, fault := range f.Faults {
		fault.File = "" // said already
		fmt.Fprintf(t.out, "%s: %s: %s\n", f.File, f.Case, t.lang.Fault(fault))
	}
	for _, m := range f.Mismatches {
		fmt.Fprintf(t.out, "%s: %s: %s: want %s, got %s\n", f.File, f.Case, m.Path, m.Want, m.Got)
	}
}

func (t *tester) close() error {
	if t.json {
		if err := t.writeJSON(t.failures); err != nil {
			return err
		}
		fmt.Fprintf(t.err, "%d passed, %d failed\n", t.passed, t.failed)
	} else {
		fmt.Fprintf(t.out, "%d passed, %d failed\n", t.passed, t.failed)
	}
	if t.failed > 0 {
		return errTold
	}
	return nil
}
