package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")
	namedFile  = regexp.MustCompile("(?s)(?:Tạo tệp|Tạo thư mục `([^`]+)` và trong đó tệp) `([^`]+)`[^\n]*\n\n```yaml\n(.*?)```")
)

// Whoever types the guide for policy staff in, line by line, has every line
// work: the files that it tells to write are written, and every command runs.
func TestEveryLineOfTheGuideWorks(t *testing.T) {
	guide, err := os.ReadFile("../../docs/huong-dan.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := clone(t)
	written := 0
	for _, m := range namedFile.FindAllStringSubmatch(string(guide), -1) {
		name := filepath.Join(dir, m[1], m[2])
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(m[3]), 0o600); err != nil {
			t.Fatal(err)
		}
		written++
	}
	ran := 0
	for _, line := range linesOf(string(guide)) {
		if after, ok := strings.CutPrefix(line, "./whatif "); ok {
			works(t, line, strings.Fields(after))
			ran++
		}
	}
	if written < 2 || ran < 14 {
		t.Errorf("%d files and %d commands are in the guide", written, ran)
	}
}

// So do those of the example of statements, from a fresh clone.
func TestEveryLineOfTheStatementReadmeWorks(t *testing.T) {
	readme, err := os.ReadFile("../statement/README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := clone(t)
	if err := os.Chdir(filepath.Join(dir, "examples")); err != nil { // where go -C examples runs it
		t.Fatal(err)
	}
	ran := 0
	for _, line := range linesOf(string(readme)) {
		line, _, _ = strings.Cut(line, "#")
		if after, ok := strings.CutPrefix(line, "go -C examples run ./whatif "); ok {
			works(t, line, strings.Fields(strings.ReplaceAll(after, "/tmp/", dir+"/")))
			ran++
		}
	}
	if ran < 4 {
		t.Errorf("%d commands are in the README", ran)
	}
}

// clone goes to a folder that holds what a clone holds of cases and reforms.
func clone(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, folder := range []string{"cases", "reforms"} {
		if err := os.CopyFS(filepath.Join(dir, "examples", folder), os.DirFS("../"+folder)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

// linesOf returns the lines of the shell blocks.
func linesOf(text string) (out []string) {
	for _, m := range shellBlock.FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Split(strings.TrimSpace(m[1]), "\n")...)
	}
	return out
}

// works runs a command line. An import that leaves a doubt has worked too.
func works(t *testing.T, line string, args []string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := command(args, strings.NewReader(""), &out, &errs)
	if code != fine && !(args[0] == "import" && code == doubtful) {
		t.Errorf("%s: exit %d\n%s%.300s", line, code, errs.String(), out.String())
	}
}
