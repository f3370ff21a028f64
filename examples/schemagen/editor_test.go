package main

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
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
// place, and nothing in the rule files of the library. The server is the one
// that VOLSI_YAML_SERVER names (…/node_modules/yaml-language-server), with a
// node of 22.13 or later as NODE; else both are installed with npm.
func TestEditorsUnderlineBadFigures(t *testing.T) {
	server, node := yamlServer(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "schema", "rules.schema.json"), file(t, "rulesets/schema/rules.schema.json"))
	bad := filepath.Join(dir, "national", "2000-circular-00.yaml")
	write(t, bad, []byte(badFigures))
	national, _ := filepath.Glob(root + "/rulesets/national/*.yaml")
	local, _ := filepath.Glob(root + "/rulesets/provinces/*/*.yaml")
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

// yamlServer returns the folder of the language server, and a node to run it.
func yamlServer(t *testing.T) (server, node string) {
	t.Helper()
	if server = os.Getenv("VOLSI_YAML_SERVER"); server != "" {
		return server, cmp.Or(os.Getenv("NODE"), "node")
	}
	if testing.Short() {
		t.Skip("the YAML language server is not installed under -short")
	}
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skip("npm is not installed; the rule files are not tried in an editor")
	}
	platform := "node-" + runtime.GOOS + "-" + map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	dir := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--prefer-offline", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", "yaml-language-server@1.25.0", platform+"@22")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("the YAML language server cannot be installed here (%s); the rule files are not tried in an editor\n%s", err, out)
	}
	return filepath.Join(dir, "node_modules", "yaml-language-server"), filepath.Join(dir, "node_modules", platform, "bin", "node")
}
