package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A bar shows on a terminal how far a run has come that takes longer than a
// second.
type bar struct {
	*progressbar.ProgressBar // nil until then, and where errors go to no terminal
	n, of                    int
	started                  time.Time
	out                      *os.File
}

func newBar(d *desk, of int) *bar {
	b := &bar{of: of, started: time.Now()}
	if f, ok := d.err.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			b.out = f
		}
	}
	return b
}

// step counts one.
func (b *bar) step() {
	b.n++
	if b.ProgressBar == nil && b.out != nil && time.Since(b.started) > time.Second {
		b.ProgressBar = progressbar.NewOptions(b.of, progressbar.OptionSetWriter(b.out), progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(40), progressbar.OptionThrottle(time.Second/5), progressbar.OptionClearOnFinish())
	}
	if b.ProgressBar != nil {
		_ = b.Set(b.n) // a bar that cannot be drawn keeps nobody from the answer
	}
}

// done wipes the bar away.
func (b *bar) done() {
	if b.ProgressBar != nil {
		_ = b.Clear()
	}
}
