package calc_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWhoeverImportsItGetsTwoModules builds a module of a stranger that uses
// the library, and looks at what came with it.
func TestWhoeverImportsItGetsTwoModules(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module")
	}
	dir := t.TempDir()
	here, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile("../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"go.mod": "module example.org/stranger\n\ngo 1.25\n\nrequire " + module + " v0.0.0\n\nreplace " + module + " => " + here + "\n",
		"go.sum": string(sums),
		"main.go": `package main

import (
	"fmt"

	"` + module + `/calc"
)

func main() {
	_, err := calc.Vietnam()
	fmt.Println(err)
}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) string {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Skipf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	if out := run("run", "."); out != "<nil>\n" {
		t.Errorf("the stranger's program says %q", out)
	}
	modules := strings.Fields(run("list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "."))
	slices.Sort(modules)
	want := []string{"example.org/stranger", "github.com/shopspring/decimal", module, "gopkg.in/yaml.v3"}
	if got := slices.Compact(modules); !slices.Equal(got, want) {
		t.Errorf("the stranger's program is built from %v, want %v", got, want)
	}
}
