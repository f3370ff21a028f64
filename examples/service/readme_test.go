package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

func TestEveryLineOfTheReadmeWorks(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed; the lines of README.md are not run")
	}
	ts, _ := started(t, limits)
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^curl .*$`).FindAllString(string(readme), -1)
	if len(lines) < 6 {
		t.Errorf("%d lines of README.md call the service", len(lines))
	}
	for _, line := range lines {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", strings.Replace(line, "localhost:8080", ts.Listener.Addr().String(), 1)+" --fail-with-body")
		cmd.Dir = "../.."
		if out, err := cmd.CombinedOutput(); err != nil || !strings.HasPrefix(string(out), "{") {
			t.Errorf("%s: %v\n%.300s", line, err, out)
		}
	}
}
