package calc

import (
	"os"
	"regexp"
	"testing"

	"github.com/volsi/volsi/rules"
)

// Every code has a text in both languages, and every text a code.
func TestEveryCodeIsSaidInBothLanguages(t *testing.T) {
	for file, tt := range map[string]struct {
		texts map[string]rules.Text
		least int
	}{"notes.go": {noteTexts, 20}, "missing.go": {missingTexts, 20}, "way.go": {wayTexts, 15}} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^\t[A-Z]\w+ += "([a-z-]+)"$`).FindAllStringSubmatch(string(data), -1) {
			codes[m[1]] = true
			if text := tt.texts[m[1]]; text.VI == "" || text.EN == "" || text.VI == text.EN {
				t.Errorf("%s: %s is not said in both languages: %+v", file, m[1], text)
			}
		}
		if len(codes) != len(tt.texts) || len(codes) < tt.least {
			t.Errorf("%s: %d codes, %d texts", file, len(codes), len(tt.texts))
		}
	}
}
