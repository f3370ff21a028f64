package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// badFigures is a rule file with a mistake on each of its last lines.
const badFigures = `# yaml-language-server: $schema=../schema/rules.schema.json
schema: 1
instrument:
  id: 2000-circular-00
  number: 00/2000/EX
  kind: circular
  title: {vi: "Ví dụ", en: "Example"}
  issuer: Ví dụ
  published: 2000-01-10
  in_force: 2000-02-01
  source: https://example.com
set:
  - {param: contribution.floor, value: 1_500_000, at: art. 1}
  - {param: contribution.rate, value: "22,5%", at: art. 1}
  - {param: contribution.rat, value: "22%", at: art. 1}
  - {param: contribution.floor, value: -5, at: art. 1}
  - {param: contribution.floor, value: support.base}
`

// An editor with the YAML language server underlines a bad figure at its
// place, and nothing in the rule files of the library. It runs where the
// server is: VOLSI_YAML_SERVER=…/node_modules/yaml-language-server, with a node
// of 22.13 or later as NODE or on the path.
func TestEditorsUnderlineBadFigures(t *testing.T) {
	server := os.Getenv("VOLSI_YAML_SERVER")
	if server == "" {
		t.Skip("VOLSI_YAML_SERVER names no yaml-language-server")
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "schema", "rules.schema.json"), file(t, "rulesets/schema/rules.schema.json"))
	bad := filepath.Join(dir, "national", "2000-circular-00.yaml")
	write(t, bad, []byte(badFigures))
	national, _ := filepath.Glob(root + "/rulesets/national/*.yaml")
	local, _ := filepath.Glob(root + "/rulesets/provinces/*/*.yaml")
	node := "node"
	if n := os.Getenv("NODE"); n != "" {
		node = n
	}
	args := append([]string{"testdata/diagnose.js", filepath.Join(server, "bin", "yaml-language-server"), bad}, append(national, local...)...)
	out, err := exec.Command(node, args...).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got := regexp.MustCompile(`(?m)^[^:]+:\d+:\d+`).FindAllString(string(out), -1)
	want := []string{"2000-circular-00.yaml:14:39", "2000-circular-00.yaml:15:13", "2000-circular-00.yaml:16:40", "2000-circular-00.yaml:17:5"}
	if !slices.Equal(got, want) {
		t.Errorf("underlined:\n%s\nwant %s", out, strings.Join(want, " "))
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
