package rulesets_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// The faults that no small file can cause by itself, and who tests them.
var elsewhere = map[document.Code]string{
	rules.SecondInstrument:  "needs two files: TestFaultsOfSeveralFiles",
	rules.Unreadable:        "needs a file that does not open: TestFaultsOfSeveralFiles",
	rules.TooManyFiles:      "needs thousands of files: TestFaultsOfSeveralFiles",
	rules.TooManyCategories: "needs hundreds of categories: TestFaultsOfSeveralFiles",
	document.TooLarge:       "needs a large file: TestHostileFiles",
	document.TooMany:        "needs a large file: TestHostileFiles",
	document.TooLong:        "needs a large file: TestHostileFiles",
	document.TooManyFaults:  "needs many faults: TestManyFaultsAreCut",
}

const (
	badName        = "national/2000-circular-00.yaml"
	provincialName = "provinces/vi-du/2000-circular-00.yaml"
)

func TestEachBadFileHasItsFault(t *testing.T) {
	names, _ := filepath.Glob("testdata/bad/*.bad.yaml")
	for _, name := range names {
		code := document.Code(strings.TrimSuffix(filepath.Base(name), ".bad.yaml"))
		t.Run(string(code), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			oneFault(t, faultsOf(t, fileAt(code, data)), code)
		})
	}
}

// fileAt puts a bad file where its fault can show.
func fileAt(code document.Code, data []byte) fs.FS {
	name := badName
	if code == rules.OnlySupport {
		name = provincialName
	}
	return fstest.MapFS{name: {Data: data}}
}

func oneFault(t *testing.T, faults document.Faults, code document.Code) {
	t.Helper()
	if len(faults) != 1 || faults[0].Code != code {
		t.Fatalf("want one %s, got:\n%s", code, faults)
	}
	f := faults[0]
	if f.Line < 1 || f.Col < 1 || f.File == "" || f.Message == "" {
		t.Errorf("the fault has no place or no sentence: %s", f)
	}
}

func faultsOf(t *testing.T, fsys fs.FS) document.Faults {
	t.Helper()
	_, err := rules.Load(fsys)
	if err == nil {
		t.Fatal("the file loads")
	}
	return document.All(err)
}

func TestEveryFaultCodeHasItsFile(t *testing.T) {
	codes := codesIn(t, "../rules/codes.go", "../rules/document/parse.go", "../rules/document/fault.go")
	for _, code := range codes {
		_, err := os.Stat("testdata/bad/" + string(code) + ".bad.yaml")
		if reason, named := elsewhere[code]; named == (err == nil) {
			t.Errorf("%s: file %v, exception %q: exactly one of the two is wanted", code, err == nil, reason)
		}
	}
	names, _ := filepath.Glob("testdata/bad/*")
	if want := len(codes) - len(elsewhere); len(names) != want {
		t.Errorf("%d bad files for %d codes", len(names), want)
	}
}

var codeLine = regexp.MustCompile(`(?m)^\s*(?:const )?\w+\s+(?:document\.)?Code\s+= "([a-z0-9-]+)"`)

func codesIn(t *testing.T, files ...string) []document.Code {
	t.Helper()
	var codes []document.Code
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeLine.FindAllSubmatch(source, -1) {
			codes = append(codes, document.Code(m[1]))
		}
	}
	return codes
}

// goodFile returns a file that loads, with the given lines behind it.
func goodFile(id, rest string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(`schema: 1
instrument:
  id: ` + id + `
  number: 00/2000/EX
  kind: circular
  title: {vi: "Ví dụ", en: "Example"}
  issuer: Ví dụ
  published: 2000-01-10
  in_force: 2000-02-01
  source: https://example.com
` + rest)}
}

const bareID = "2000-circular-00"

func TestTheFileThatTheBadOnesVaryLoads(t *testing.T) {
	good := goodFile(bareID, "set:\n  - {param: contribution.rate, value: \"22%\", at: art. 1}\n")
	if _, err := rules.Load(fstest.MapFS{badName: good}); err != nil {
		t.Fatal(err)
	}
}

func TestFaultsOfSeveralFiles(t *testing.T) {
	for name, row := range map[string]struct {
		files fs.FS
		code  document.Code
	}{
		"two files tell the same document": {twice(), rules.SecondInstrument},
		"two files set one value":          {rivals(), rules.TwoValues},
		"two amounts name each other":      {circle(), rules.CircularRef},
		"a file does not open":             {unreadable{fstest.MapFS{badName: goodFile(bareID, "")}}, rules.Unreadable},
		"there are thousands of files":     {crowd(2001), rules.TooManyFiles},
		"there are hundreds of categories": {manyCategories(rules.MaxCategories + 1), rules.TooManyCategories},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range faultsOf(t, row.files) {
				if f.Code != row.code || f.File == "" {
					t.Errorf("want %s in a file, got %s", row.code, f)
				}
			}
		})
	}
}

func twice() fs.FS {
	return fstest.MapFS{badName: goodFile(bareID, ""), "national/other/2000-circular-00.yaml": goodFile(bareID, "")}
}

func rivals() fs.FS {
	const rate = "set:\n  - {param: contribution.rate, value: \"22%\", at: art. 1}\n"
	return fstest.MapFS{badName: goodFile(bareID, rate), "national/2000-circular-01.yaml": goodFile("2000-circular-01", rate)}
}

func circle() fs.FS {
	return fstest.MapFS{badName: goodFile(bareID, `set:
  - {param: contribution.floor, value: support.base, at: art. 1}
  - {param: support.base, value: contribution.floor, at: art. 2}
`)}
}

func crowd(n int) fs.FS {
	files := fstest.MapFS{}
	for i := range n {
		id := fmt.Sprintf("2000-circular-%d", i)
		files["national/"+id+".yaml"] = goodFile(id, "")
	}
	return files
}

func manyCategories(n int) fs.FS {
	var rest strings.Builder
	rest.WriteString("support:\n")
	for i := range n {
		fmt.Fprintf(&rest, "  - {id: a%d, for: health, payer: state, who: {status: c%d}, share: \"10%%\", of: premium, at: art. 1}\n", i, i)
	}
	return fstest.MapFS{badName: goodFile(bareID, rest.String())}
}

// unreadable lists its files and opens none.
type unreadable struct{ fstest.MapFS }

func (u unreadable) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".yaml") {
		return nil, fs.ErrPermission
	}
	return u.MapFS.Open(name)
}

// Whatever a file does, it is refused at once, with the fault that says why.
func TestHostileFiles(t *testing.T) {
	const soon = 30 * time.Second // a hang, which a bomb would be; how fast it is, a benchmark says
	for name, row := range map[string]struct {
		data string
		code document.Code
	}{
		"ten megabytes":            {"schema: 1\n" + strings.Repeat("# nothing\n", 1<<20), document.TooLarge},
		"aliases of aliases":       {aliasBomb(), document.Anchor},
		"160,000 keys":             {keys(160_000), document.TooLarge},
		"as many keys as fit":      {keys(20_000), document.TooMany},
		"as many items as fit":     {"set: [" + strings.Repeat("1,", 100_000) + "1]", document.TooMany},
		"a list of lists":          {"set: [" + strings.Repeat("["+strings.Repeat("1,", 200)+"1],", 500) + "1]", document.TooMany},
		"a value of 5,000 letters": {"schema: " + strings.Repeat("a", 5_000), document.TooLong},
		"100,000 brackets":         {"set: " + strings.Repeat("[", 100_000), document.TooDeep},
		"100,000 braces":           {strings.Repeat("{a: ", 60_000), document.TooDeep},
		"100,000 dashes":           {strings.Repeat("- ", 100_000), document.TooDeep},
		"indented without end":     {indented(600), document.TooDeep},
		"brackets in JSON":         {strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), document.TooDeep},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			faults := faultsOf(t, fstest.MapFS{badName: {Data: []byte(row.data)}})
			if took := time.Since(start); took > soon {
				t.Errorf("refused after %s", took)
			}
			if !has(faults, row.code) {
				t.Errorf("want %s, got:\n%s", row.code, faults)
			}
		})
	}
}

func has(faults document.Faults, code document.Code) bool {
	for _, f := range faults {
		if f.Code == code {
			return true
		}
	}
	return false
}

func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		alias := fmt.Sprintf("*a%d", i-1)
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.Repeat(alias+", ", 8)+alias)
	}
	return b.String()
}

func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}

func indented(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func TestManyFaultsAreCut(t *testing.T) {
	many := "set:\n" + strings.Repeat("  - {param: no.such, value: 1, at: art. 1}\n", 500)
	faults := faultsOf(t, fstest.MapFS{badName: goodFile(bareID, many)})
	last := faults[len(faults)-1]
	if len(faults) != document.MaxFaults+1 || last.Code != document.TooManyFaults || last.Value != "400" {
		t.Errorf("%d faults, the last is %s", len(faults), last)
	}
}

func TestAllFaultsOfAFileAreToldAtOnce(t *testing.T) {
	faults := faultsOf(t, fstest.MapFS{badName: goodFile(bareID, `set:
  - {param: contribution.rat, value: "22%", at: art. 1}
  - {param: contribution.rate, value: "22,5%", at: art. 1}
  - {param: contribution.rate, value: "22%", from: 2000-13, at: ""}
`)})
	want := []document.Code{rules.UnknownParam, rules.BadNumber, rules.MissingArticle, rules.BadMonth}
	for _, code := range want {
		if !has(faults, code) {
			t.Errorf("no %s in:\n%s", code, faults)
		}
	}
	if faults[0].Hint != `did you mean "contribution.rate"?` || faults[0].Line != 12 || faults[0].Col != 13 {
		t.Errorf("the first fault is %s", faults[0])
	}
}
