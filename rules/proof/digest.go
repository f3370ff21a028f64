package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Digest returns the SHA-256 of explanations, so that a figure that was
// changed on the way is found even where nothing depends on it: a bound that
// did not bite. It is taken over one line a step, depth first: depth,
// quantity, detail, unit, value, op, ground, instrument and article, with tabs
// between them.
func Digest(steps []Step) string {
	h := sha256.New()
	var write func(steps []Step, depth int)
	write = func(steps []Step, depth int) {
		for i := range steps {
			s, instrument := &steps[i], ""
			if s.Cite.Instrument != nil {
				instrument = s.Cite.Instrument.ID
			}
			line := []string{strconv.Itoa(depth), s.Quantity, s.Detail, string(s.Unit), s.Text(), string(s.Op), string(s.Ground), instrument, s.Cite.Article}
			h.Write([]byte(strings.Join(line, "\t") + "\n"))
			write(s.Children, depth+1)
		}
	}
	write(steps, 0)
	return hex.EncodeToString(h.Sum(nil))
}
