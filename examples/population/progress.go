package main

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows how far a run is: a bar on a terminal, a line for every
// tenth elsewhere.
type progress struct {
	*desk
	bar         *progressbar.ProgressBar
	rows, begin int64
	at          atomic.Int64
}

func (p *progress) begun(rows, done int64) {
	p.rows, p.begin = rows, done
	p.at.Store(done)
	if done > 0 {
		fmt.Fprintf(p.err, p.lang.Say("Tính tiếp: đã xong %s trong %s dòng\n", "Going on: %s of %s rows were done before\n"), p.lang.Number(fmt.Sprint(done)), p.lang.Number(fmt.Sprint(rows)))
	}
	if p.terminal && done < rows {
		p.bar = progressbar.NewOptions64(rows,
			progressbar.OptionSetWriter(p.err), progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetItsString(p.lang.Say("người", "people")), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth(), progressbar.OptionClearOnFinish())
		p.bar.Set64(done) //nolint:errcheck // only what is shown
	}
}

func (p *progress) done(rows int64) {
	at := p.at.Add(rows)
	switch before := at - rows; {
	case p.bar != nil:
		p.bar.Add64(rows) //nolint:errcheck // only what is shown
	case !p.terminal && p.rows > 0 && at*10/p.rows > before*10/p.rows:
		fmt.Fprintf(p.err, "%d%%\n", at*100/p.rows)
	}
}

// fresh returns how many rows this run did.
func (p *progress) fresh() int64 { return p.at.Load() - p.begin }

func (p *progress) finish() {
	if p.bar != nil {
		p.bar.Finish() //nolint:errcheck // only what is shown
	}
}
