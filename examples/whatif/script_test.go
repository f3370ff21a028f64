package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"whatif": main})
}

func TestScripts(t *testing.T) {
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("CASES", filepath.Join(here, "..", "cases"))
			e.Setenv("GOLDEN", filepath.Join(here, "testdata", "golden"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"same": same},
	})
}

// hash is the one part of a report that changes with every rule file.
var hash = regexp.MustCompile(`\b[0-9a-f]{16}\b`)

// same compares what the last command printed with a golden file.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: same golden-file")
	}
	got := hash.ReplaceAll([]byte(ts.ReadFile("stdout")), []byte("0123456789abcdef"))
	name := filepath.Join(ts.Getenv("GOLDEN"), args[0])
	if *update {
		ts.Check(os.WriteFile(name, got, 0o600))
		return
	}
	want, err := os.ReadFile(name)
	ts.Check(err)
	if !bytes.Equal(got, want) {
		ts.Fatalf("not as in %s (go test ./whatif -update writes it anew); got:\n%s", args[0], got)
	}
}

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		args []string
		want int
	}{
		{[]string{"--help"}, fine},
		{[]string{"run", "../cases"}, fine},
		{[]string{"test", "../cases"}, fine},
		{[]string{"run", "no-such-file.yaml"}, failed},
		{[]string{"law", "history", "contribution.flor"}, failed},
		{[]string{"law", "show", "2026-13"}, misuse},
		{[]string{"run"}, misuse},
		{[]string{"run", "--lang", "fr", "../cases"}, misuse},
		{[]string{"sing"}, misuse},
	} {
		var out, errs bytes.Buffer
		if got := command(test.args, nil, &out, &errs); got != test.want {
			t.Errorf("whatif %v: exit %d, want %d\n%s", test.args, got, test.want, errs.String())
		}
		if test.want != fine && errs.Len() == 0 {
			t.Errorf("whatif %v: nothing says why", test.args)
		}
	}
}
