package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
	"github.com/volsi/volsi/rulesets"
)

type checkCommand struct {
	Path string `arg:"" help:"Tệp quy định, hoặc thư mục chứa các tệp đó. A rule file, or a folder of them."`
}

// Run lays rule files over the built-in law and prints what they change, or
// everything that is wrong with them.
func (c *checkCommand) Run(d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	dir, names, err := ruleFiles(c.Path)
	if err == nil && len(names) == 0 {
		err = document.Faults{{Code: "unreadable", File: c.Path, Message: "no rule file (.yaml) is there"}}
	}
	if err != nil {
		return err
	}
	over, err := book.WithFiles(os.DirFS(dir), names...)
	if err != nil {
		return err
	}
	out := changes(book, over)
	g := d.grid("Từ", "From", "Quy định", "Rule", "Tham số", "Parameter", "Hiện hành", "Now", "Sẽ là", "Would be", "Căn cứ", "Provision")
	g.wide = 34
	for _, x := range out {
		g.add(d.lang.Month(x.From.String()), d.lang.Param(x.Param), x.Param, x.Before.said(d.lang), x.After.said(d.lang), x.After.provision(d.lang))
	}
	err = d.showChanges(out, g, newSupports(book, over), d.lang.Say("Các tệp đọc được, không thay đổi mức nào.", "The files are in order; they change no value."))
	if !d.json {
		d.newCategories(book.Statuses(), over.Statuses())
	}
	return err
}

// newCategories names the categories of people that no rule knew before: new
// ones, or one that was misspelt.
func (d *desk) newCategories(before, after []string) {
	for _, word := range after {
		if slices.Contains(before, word) {
			continue
		}
		line := d.lang.Say("Diện mới, chưa quy định nào biết: ", "A new category, which no rule knew: ") + word
		if hint := document.DidYouMean(word, before); hint != "" {
			line += "; " + d.lang.Hint(hint)
		}
		fmt.Fprintln(d.out, line)
	}
}

// ruleFiles returns the rule files of a folder, or the one that is named, by
// their names within the folder. Case documents, which may stand beside the
// rules that they use, are left out.
func ruleFiles(name string) (dir string, names []string, err error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", nil, document.Faults{{Code: "unreadable", File: name, Message: err.Error()}}
	}
	if !info.IsDir() {
		return filepath.Dir(name), []string{filepath.Base(name)}, nil
	}
	err = filepath.WalkDir(name, func(file string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(file) == ".yaml" && !isCase(file) {
			rel, err := filepath.Rel(name, file)
			names = append(names, filepath.ToSlash(rel))
			return err
		}
		return err
	})
	return name, names, err
}

// isCase reports whether a file asks something.
func isCase(name string) bool {
	data, err := readFile(name)
	if err != nil {
		return false
	}
	root, err := document.Parse(name, data)
	return err == nil && (root.Child("ask") != nil || root.Child("cases") != nil)
}

// changes returns what every parameter becomes under a book that lies over
// another, from each month on in which that differs anew.
func changes(book, over *rules.Book) (out []change) {
	last := map[string][2]string{}
	for _, m := range months(book, over) {
		before, after := book.Values(m), over.Values(m)
		for k := range after {
			x := change{Param: after[k].Param, From: m, Before: valueOf(before[k]), After: valueOf(after[k])}
			was, is := x.Before.State+x.Before.Value, x.After.State+x.After.Value
			if now := [2]string{was, is}; was != is && last[x.Param] != now {
				out = append(out, x)
			}
			last[x.Param] = [2]string{was, is}
		}
	}
	return out
}

// months returns every month in which the law of one of the books changes.
func months(books ...*rules.Book) (out []rules.Month) {
	for _, b := range books {
		for _, l := range b.Laws() {
			out = append(out, l.Since)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
