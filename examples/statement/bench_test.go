package statement

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// A statement as phones show it, and as many rows as are read, each of which
// clashes with every other.
func BenchmarkRead(b *testing.B) {
	cards, err := os.ReadFile("testdata/vssid-the.txt")
	if err != nil {
		b.Fatal(err)
	}
	rows := make([]string, mostLines)
	for i := range rows {
		rows[i] = fmt.Sprintf("01/2010 12/2020 Công ty May %d 4.500.000", i)
	}
	for _, x := range []struct{ name, text string }{{"cards", string(cards)}, {"most", strings.Join(rows, "\n")}} {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				read(b, x.text, Options{})
			}
		})
	}
}
