// Command beam asks a population as an Apache Beam pipeline: in this process
// by default, on Flink, Spark or Dataflow by the flags of Beam. Its totals are
// those of the local run, byte for byte.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// The flags stand beside those of Beam.
var (
	files      = flag.String("input", "", "people: a glob of .csv or .parquet files, on any file system that Beam knows")
	people     = flag.Int64("people", 0, "how many synthetic people to make up, where there is no input")
	seed       = flag.Uint64("seed", 1, "seed of the synthetic people")
	month      = flag.String("month", "2026-07", "month of payment and claims")
	year       = flag.Int("year", 0, "first year of the costs by year; 0: that of the month")
	ground     = flag.String("ground", "stopped", "ground of the one-time benefit: "+strings.Join(pension.Grounds(), ", "))
	fundRate   = flag.String("fund_rate", "", "the fund's monthly rate, where the law's is not known: 0.31%")
	out        = flag.String("out", "totals.json", "where the totals are written")
	errorsFile = flag.String("errors", "", "where bad rows are named; nowhere if it is not given")
	reforms    list
)

type list []string

func (l *list) String() string     { return strings.Join(*l, " ") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	flag.Var(&reforms, "reform", "rule files of a reform, joined by +; repeat for another reform")
	flag.Parse()
	beam.Init()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	q, err := question()
	if err != nil {
		return err
	}
	in := input{Glob: *files, People: *people, Seed: *seed}
	switch {
	case (in.Glob == "") == (in.People <= 0):
		return errors.New("either --input or --people")
	case in.Glob != "" && !strings.HasSuffix(in.Glob, ".parquet"):
		if in.Header, err = headerOf(ctx, in.Glob); err != nil {
			return err
		}
	}
	p, s := beam.NewPipelineWithRoot()
	build(s, in, q, *out, *errorsFile)
	return beamx.Run(ctx, p)
}

// question returns what is asked, as JSON, with the texts of the reforms in it.
func question() (string, error) {
	m, err := rules.ParseMonth(*month)
	if err != nil {
		return "", err
	}
	q := ask.Question{Month: m, Year: *year}
	if q.Year == 0 {
		q.Year = m.Year()
	}
	g, ok := pension.ParseGround(*ground)
	if !ok {
		return "", fmt.Errorf("no ground %q", *ground)
	}
	q.Ground = g
	if *fundRate != "" {
		if q.FundRate, err = rules.ParseRate(*fundRate); err != nil {
			return "", err
		}
	}
	for _, paths := range reforms {
		r, err := ask.ReadReform(paths)
		if err != nil {
			return "", err
		}
		q.Reforms = append(q.Reforms, r)
	}
	if _, err := ask.NewPlan(q); err != nil { // better here than on every worker
		return "", err
	}
	text, err := json.Marshal(q)
	return string(text), err
}

func firstLine(ctx context.Context, fs filesystem.Interface, name string) (string, error) {
	f, err := fs.OpenRead(ctx, name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	line, err := bufio.NewReader(f).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimPrefix(strings.TrimRight(line, "\r\n"), "\ufeff"), nil
}
