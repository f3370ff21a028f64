package rules_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// filesTried are changes of the files of the small book: the file, what stands
// there, and what instead.
var filesTried = [][3]string{
	{"book.yaml", "schema: 1", "schema: 2"},
	{"book.yaml", "checked: 2020-06-15", ""},
	{"book.yaml", "checked: 2020-06-15", "checked: 2020-06"},
	{"book.yaml", "checked: 2020-06-15", "checked: [2020-06-15]"},
	{"book.yaml", "checked: 2020-06-15", "checked: 2020-06-31\nmore: 1"},
	{"book.yaml", "horizon: 2020-12", ""},
	{"book.yaml", "horizon: 2020-12", "horizon: soon"},
	{"book.yaml", "horizon: 2020-12", "horizon: {a: 1}"},
	{"book.yaml", "horizon: 2020-12", "horizon: 2020-12-05"},
	{"book.yaml", "schema: 1\nchecked: 2020-06-15\nhorizon: 2020-12", "[1]"},
	{"book.yaml", "schema: 1", "a: [b"},

	{"lifetable.yaml", "schema: 1", "schema: 1\nmore: 2"},
	{"lifetable.yaml", "source: made up\n", ""},
	{"lifetable.yaml", "period: 2010-2020\n", ""},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0, 1, 50]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0, 1, 1, 100]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0, 1, 50, 49]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0, 1, 50, 121]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0, 1, x, 100]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: 7"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]", "ages: [0]"},
	{"lifetable.yaml", "ages: [0, 1, 50, 100]\n", ""},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]", "male: [100000, 99000, 90000]"},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]", "male: [100000, 99000, 99000, 300]"},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]", "male: [100000, 99000, 99001, 300]"},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]", "male: [10000000000000, 1099511627777, 1099511627776, 1.5]"},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]", "male: [10000000000000, 1099511627777, 1099511627776, 1]"},
	{"lifetable.yaml", "male: [100000, 99000, 90000, 300]\nfe", "fe"},
	{"lifetable.yaml", "female: [100000, 99500, 95000, 95000]", "female: [100000, 99500, 95000, 95001]"},
	{"lifetable.yaml", "female: [100000, 99500, 95000, 95000]", "female: [100000]"},
	{"lifetable.yaml", "female: [100000, 99500, 95000, 95000]", "female: {a: 1}"},

	{"assumptions.yaml", "steps:\n", "more: 1\nsteps:\n"},
	{"assumptions.yaml", "kind: assumption", "kind: opinion"},
	{"assumptions.yaml", "steps:\n", "stairs:\n"},
	{"assumptions.yaml", "steps:\n  reference_level: {month: 7, unit: 10000, at: revised in July}\n  poverty_line: {month: 1, unit: 100000, at: every five years, confidence: low}\n", "steps: 7\n"},
	{"assumptions.yaml", "  reference_level: {month: 7, unit: 10000, at: revised in July}\n", ""},
	{"assumptions.yaml", "  poverty_line:", "  poverty:"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "7"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "{unit: 10000, at: revised in July}"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "{month: 7, at: revised in July}"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "{month: 7, unit: 10000}"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "{month: 7, unit: 1.5, at: x, more: 1}"},
	{"assumptions.yaml", "{month: 7, unit: 10000, at: revised in July}", "{month: x, unit: base_salary, at: x, confidence: weak}"},
	{"assumptions.yaml", "month: 7", "month: 0"},
	{"assumptions.yaml", "month: 7", "month: 12"},
	{"assumptions.yaml", "month: 7", "month: 13"},
	{"assumptions.yaml", "month: 7", "month: 20000"},
	{"assumptions.yaml", "sets:", "opinions:"},
	{"assumptions.yaml", "  - name: low\n", "  - name: [low]\n    more: 1\n"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: 0.02"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: {at: target}"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: {value: 0.02}"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: {value: 0.200001, at: target, source: x}"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: {value: -0.01, at: target}"},
	{"assumptions.yaml", "inflation: {value: 0.02, at: target}", "inflation: {value: much, at: target}"},
	{"assumptions.yaml", "    inflation: {value: 0.02, at: target}\n", ""},
	{"assumptions.yaml", "sets:\n", "sets:\n  - 7\n"},

	{"territories.yaml", "source: nobody\n", ""},
	{"territories.yaml", "source: nobody", "source: nobody\nmore: 1"},
	{"territories.yaml", "districts_until: 2019-12\n", ""},
	{"territories.yaml", "districts_until: 2019-12", "districts_until: never"},
	{"territories.yaml", "provinces:\n", "provinces:\n  - 7\n"},
	{"territories.yaml", "slug: a-tinh, ", ""},
	{"territories.yaml", "slug: a-tinh", "slug: [a]"},
	{"territories.yaml", "code: \"02\", vi: \"Bờ\"", "vi: \"Bờ\", more: 1"},
	{"territories.yaml", "kind: city", "kind: town"},
	{"territories.yaml", "from: 2005-01, until: 2009-12", "until: 2009-12"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2009-13, became: a-thanh"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2009-11, became: a-thanh"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2010-01, became: a-thanh"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "became: a-thanh"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2009-12"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2009-12, became: a-tinh"},
	{"territories.yaml", "until: 2009-12, became: a-thanh", "until: 2009-12, became: [a-thanh]"},
	{"territories.yaml", "from: 2010-01}", "from: 2009-12}"},
	{"territories.yaml", "from: 2010-01}", "from: 2010-02}"},
	{"territories.yaml", "merged_into: a-thanh", "merged_into: a-than"},
	{"territories.yaml", "merged_into: a-thanh", "merged_into: a-tinh"},
	{"territories.yaml", "merged_into: a-thanh", "merged_into: {a: 1}"},
	{"territories.yaml", "slug: d-tinh, code: \"02\"", "slug: d-tinh, code: \"01\""},
	{"territories.yaml", "slug: d-tinh, code: \"02\"", "slug: a-thanh, code: \"02\""},
	{"territories.yaml", "slug: e-tinh, code: \"05\"", "slug: c-tinh, code: \"03\""},
	{"territories.yaml", "also: co", "also: {co: 1}"},
	{"territories.yaml", "also: co", "also: [co, [x]]"},
	{"territories.yaml", "from: 2005-01, until: 2014-12, merged_into: a-thanh", "from: 2004-06, until: 2014-12, merged_into: a-thanh"},

	{"practice-one.yaml", "schema: 1", "schema: 2"},
	{"practice-one.yaml", "schema: 1\n", ""},
	{"practice-one.yaml", "schema: 1", "schema: [1]"},
	{"practice-one.yaml", "id: practice-one", "id: practice-two"},
	{"practice-one.yaml", "id: practice-one, ", ""},
	{"practice-one.yaml", "id: practice-one", "id: 2012-decree-2"},
	{"practice-one.yaml", "number: none, ", "numbers: none, "},
	{"practice-one.yaml", "kind: practice", "kind: practise"},
	{"practice-one.yaml", "kind: practice, ", ""},
	{"practice-one.yaml", "title: {vi: thực tế, en: practice}", "title: practice"},
	{"practice-one.yaml", "title: {vi: thực tế, en: practice}", "title: {vi: thực tế, fr: pratique}"},
	{"practice-one.yaml", "title: {vi: thực tế, en: practice}, ", ""},
	{"practice-one.yaml", "issuer: offices, published: 2011-01-01, in_force: 2011-01-01", "issuer: ~, published: 2011-02-29, in_force: [2011]"},
	{"practice-one.yaml", "published: 2011-01-01, in_force: 2011-01-01, source: none", ""},
	{"practice-one.yaml", "instrument:", "instruments:"},
	{"practice-one.yaml", "instrument: {", "instrument: 7\nmore: {"},
	{"practice-one.yaml", "schema: 1", "a: b: c"},
	{"provinces/c-tinh/2014-resolution-c.yaml", "support:", "set: [1]\nend: 7\nsupport:"},
	{"provinces/c-tinh/2014-resolution-c.yaml", "id: 2014-resolution-c", "id: 2007-law-1"},
	{"2007-law-1.yaml", "value: contribution.floor, at: art. 101}", "value: contribution.step, at: art. 101}\n  - {param: contribution.step, value: contribution.ceiling_base, at: art. 1, from: 2008-02}"},
	{"2007-law-1.yaml", "value: 540_000", "value: contribution.floor"},
	{"2007-law-1.yaml", "value: 540_000", "value: maternity.amount"},
	{"2012-decree-2.yaml", "value: 400000, at: art. 1}", "value: unknown, at: art. 1}"},
}

// smallFiles returns the files of the small book.
func smallFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	out, dir := fstest.MapFS{}, os.DirFS("testdata/small")
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(dir, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every file of a book is held to its form, and what is taken shows in the
// book: the print at the end of a line is that of all its tables.
func TestFilesGolden(t *testing.T) {
	files := smallFiles(t)
	var out strings.Builder
	for _, tt := range filesTried {
		name, was := tt[0], files[tt[0]]
		if !strings.Contains(string(was.Data), tt[1]) {
			t.Fatalf("%s has no %q", name, tt[1])
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(was.Data), tt[1], tt[2], 1))}
		b, err := rules.Load(files)
		said := "taken"
		if err != nil {
			said = refusal(nil, err)
		} else if name == "lifetable.yaml" {
			said = unfolded(b.LifeTable())
		} else if name == "assumptions.yaml" {
			said = unfolded(b.Assumptions())
		} else if name == "territories.yaml" {
			said = unfolded(b.Territories())
		} else {
			said += fmt.Sprintf(" %s %s %x", b.Horizon(), b.Checked(), unfoldedPrint(b))
		}
		fmt.Fprintf(&out, "%s: %q => %q\n\t%s\n", name, tt[1], tt[2], said)
		files[name] = was
	}
	isGolden(t, "files", out.String())
}

// What a book cannot read is a fault of its own; what is no rule file, or lies
// under testdata, is passed over.
func TestWhichFilesAreRead(t *testing.T) {
	files := smallFiles(t)
	files["testdata/wrong.yaml"], files["deep/testdata/x/wrong.yaml"] = &fstest.MapFile{Data: []byte("[")}, &fstest.MapFile{Data: []byte("[")}
	files["README.md"], files["x.yml"] = &fstest.MapFile{Data: []byte("[")}, &fstest.MapFile{Data: []byte("[")}
	if b, err := rules.Load(files); err != nil || unfolded(b) != unfolded(smallBook(t)) {
		t.Errorf("other files are read: %v", err)
	}
	files["testdata.yaml"] = &fstest.MapFile{Data: []byte("[")}
	if _, err := rules.Load(files); err == nil || document.All(err)[0].File != "testdata.yaml" {
		t.Errorf("testdata.yaml is not read: %v", err)
	}
	delete(files, "testdata.yaml")
	files["a/testdata"], files["a/x.yaml"] = &fstest.MapFile{Data: []byte("[")}, &fstest.MapFile{Data: []byte("[1]")}
	if _, err := rules.Load(files); err == nil || err.Error() != "a/x.yaml:1:1: item: a list where named values belongs [wrong-type]" {
		t.Errorf("a file that is a list: %v", err)
	}
	delete(files, "a/x.yaml")
	large := fstest.MapFS{"x.yaml": {Data: []byte("#" + strings.Repeat(" ", document.MaxBytes))}}
	if _, err := rules.Load(large); err == nil || err.Error() != "x.yaml: the document has 262145 bytes; at most 262144 are read [document-too-large]" {
		t.Errorf("a file of one byte more than is read: %v", err)
	}
	large["x.yaml"].Data = append(large["x.yaml"].Data, "more"...)
	if _, err := rules.Load(large); err == nil || err.Error() != "x.yaml: the document has 262145 bytes; at most 262144 are read [document-too-large]" {
		t.Errorf("of a large file more is read than must be: %v", err)
	}
	if _, err := rules.Load(os.DirFS("testdata/none")); err == nil || document.All(err)[0].Code != rules.Unreadable || document.All(err)[0].Message == "" {
		t.Errorf("a folder that is not there: %v", err)
	}
	b := smallBook(t)
	_, err := b.WithFiles(files, "practice-one.yaml", "none.yaml")
	if all := document.All(err); len(all) != 2 || all[0].Code != rules.Unreadable || all[0].File != "none.yaml" || all[0].Message != "open none.yaml: file does not exist" || all[1].Error() != `practice-one.yaml:1:1: practice-one.yaml also has the id "practice-one" [same-id]` {
		t.Errorf("a file that is not there, and one that is: %v", err)
	}
	closed := &closing{FS: files}
	if _, err := b.WithFiles(closed, "README.md", path.Join("deep", "none.yaml")); err == nil || closed.open != 0 || closed.opened != 1 {
		t.Errorf("%d of %d files are left open: %v", closed.open, closed.opened, err)
	}
}

// closing counts the files that are open.
type closing struct {
	fs.FS
	open, opened int
}

type closer struct {
	fs.File
	of *closing
}

func (c *closing) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err != nil {
		return nil, err
	}
	c.open++
	c.opened++
	return closer{f, c}, nil
}

func (c closer) Close() error {
	c.of.open--
	return c.File.Close()
}
