package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/rules/document"
)

func init() {
	register.DoFn4x1[string, string, func([]byte), func(string), error](&countLines{})
	register.DoFn4x1[context.Context, fileio.ReadableFile, func([]byte), func(string), error](&countColumns{})
	register.DoFn3x1[made, func([]byte), func(string), error](&countMade{})
	register.DoFn2x1[context.Context, []byte, error](&write{})
	register.Combiner3[sum, []byte, []byte](&merge{})
	register.Emitter1[[]byte]()
	register.Emitter1[string]()
	register.Function1x0(drop)
	beam.RegisterType(reflect.TypeFor[made]())
	beam.RegisterCoder(reflect.TypeFor[sum](), encodeSum, decodeSum)
}

// counting asks people and keeps their totals until a bundle ends, so that a
// whole bundle costs one element downstream. Its exported fields travel to the
// workers; the laws are read there, from what it carries.
type counting struct {
	Question string // as JSON
	Header   string

	plan    *ask.Plan
	counter *ask.Counter
	decoder *ask.Decoder
	person  ask.Person
}

// Setup reads the laws, once for each worker.
func (c *counting) Setup() (err error) {
	var q ask.Question
	if err := json.Unmarshal([]byte(c.Question), &q); err != nil {
		return err
	}
	if c.plan, err = ask.NewPlan(q); err != nil {
		return err
	}
	c.counter = c.plan.Counter()
	if c.Header == "" { // each file has its own
		return nil
	}
	return c.columns([]byte(c.Header))
}

func (c *counting) columns(header []byte) (err error) {
	c.decoder, err = ask.NewDecoder(header)
	return err
}

func (c *counting) begin() { c.counter.Totals = c.plan.Totals() }

// line asks the person of a line. What cannot be answered is told with its
// file; lines have no number where files are read in pieces.
func (c *counting) line(file string, line []byte, bad func(string)) {
	if len(line) == 0 || c.decoder.IsHeader(line) {
		return
	}
	c.decoder.Decode(&c.person, line)
	answer := c.counter.Count(&c.person)
	answer.Lines(c.plan, func(law string, f document.Fault) {
		var out []byte
		for _, text := range []string{file, string(c.person.ID), law, ask.Column(f.Path), f.Path, string(f.Code), f.Value, f.Bound, f.Source, f.Message} {
			out = append(source.AppendText(out, text), ',')
		}
		bad(string(out[:len(out)-1]))
	})
}

func (c *counting) end(emit func([]byte)) error {
	text, err := json.Marshal(c.counter.Totals)
	if err == nil {
		emit(text)
	}
	return err
}

// countLines counts people who are lines of text files.
type countLines struct{ Counting counting }

func (f *countLines) Setup() error                           { return f.Counting.Setup() }
func (f *countLines) StartBundle(func([]byte), func(string)) { f.Counting.begin() }
func (f *countLines) FinishBundle(emit func([]byte), _ func(string)) error {
	return f.Counting.end(emit)
}

// ProcessElement counts one line of a file.
func (f *countLines) ProcessElement(file, line string, _ func([]byte), bad func(string)) error {
	f.Counting.line(file, bytes.TrimPrefix(bytes.TrimSuffix([]byte(line), []byte("\r")), []byte("\ufeff")), bad)
	return nil
}

// countColumns counts people who are rows of a Parquet file, a file at a time.
type countColumns struct{ Counting counting }

func (f *countColumns) Setup() error                           { return f.Counting.Setup() }
func (f *countColumns) StartBundle(func([]byte), func(string)) { f.Counting.begin() }
func (f *countColumns) FinishBundle(emit func([]byte), _ func(string)) error {
	return f.Counting.end(emit)
}

// ProcessElement counts a file, which is held in memory.
func (f *countColumns) ProcessElement(ctx context.Context, file fileio.ReadableFile, _ func([]byte), bad func(string)) error {
	data, err := file.Read(ctx)
	if err != nil {
		return err
	}
	p, err := source.BytesParquet(file.Metadata.Path, data)
	if err != nil {
		return err
	}
	if err := f.Counting.columns(p.Header()); err != nil {
		return err
	}
	return p.Read(0, p.Len(), func(row source.Row) error {
		f.Counting.line(row.File, row.Line, bad)
		return nil
	})
}

// made is a run of made-up people.
type made struct {
	Seed     uint64
	From, To int64
}

// countMade counts people who are made up where they are counted.
type countMade struct{ Counting counting }

func (f *countMade) Setup() error                           { return f.Counting.Setup() }
func (f *countMade) StartBundle(func([]byte), func(string)) { f.Counting.begin() }
func (f *countMade) FinishBundle(emit func([]byte), _ func(string)) error {
	return f.Counting.end(emit)
}

// ProcessElement makes people up and counts them.
func (f *countMade) ProcessElement(m made, _ func([]byte), bad func(string)) error {
	plan := f.Counting.plan
	people := source.NewSynthetic(synthetic.New(plan.Book(), plan.Question.Month, m.Seed), m.Seed, m.To)
	return people.Read(m.From, m.To, func(row source.Row) error {
		f.Counting.line(row.File, row.Line, bad)
		return nil
	})
}

// A sum is totals on their way together.
type sum struct{ totals *tally.Totals }

func encodeSum(s sum) ([]byte, error) {
	if s.totals == nil {
		return nil, nil
	}
	return json.Marshal(s.totals)
}

func decodeSum(text []byte) (s sum, err error) {
	if len(text) > 0 {
		err = json.Unmarshal(text, &s.totals)
	}
	return s, err
}

// merge adds totals up. They are whole numbers: in whatever order they come,
// the sum is the same.
type merge struct{}

func (merge) CreateAccumulator() sum { return sum{} }

func (m merge) AddInput(s sum, text []byte) (sum, error) {
	t, err := decodeSum(text)
	if err != nil {
		return s, err
	}
	return m.MergeAccumulators(s, t), nil
}

func (merge) MergeAccumulators(a, b sum) sum {
	switch {
	case a.totals == nil:
		return b
	case b.totals != nil:
		a.totals.Merge(b.totals)
	}
	return a
}

func (merge) ExtractOutput(s sum) ([]byte, error) { return encodeSum(s) }

// write writes the summary to any file system that Beam knows.
type write struct {
	Question string
	Out      string
}

// ProcessElement writes the totals of everybody.
func (w *write) ProcessElement(ctx context.Context, text []byte) error {
	var q ask.Question
	if err := json.Unmarshal([]byte(w.Question), &q); err != nil {
		return err
	}
	plan, err := ask.NewPlan(q)
	if err != nil {
		return err
	}
	totals := plan.Totals()
	if len(text) > 0 {
		if err := json.Unmarshal(text, totals); err != nil {
			return err
		}
	}
	out, err := plan.Summary(totals).JSON()
	if err != nil {
		return err
	}
	fs, err := filesystem.New(ctx, w.Out)
	if err != nil {
		return err
	}
	defer fs.Close()
	return filesystem.Write(ctx, fs, w.Out, out)
}

// An input is where the people of a pipeline come from.
type input struct {
	Glob   string // of files; "" for made-up people
	Header string
	People int64
	Seed   uint64
}

// madeAtOnce is how many made-up people are one element.
const madeAtOnce = 10_000

// build makes the pipeline: people, totals of bundles, totals, a file.
func build(s beam.Scope, in input, question, out, errorsFile string) {
	counting := counting{Question: question, Header: in.Header}
	var totals, bad beam.PCollection
	switch {
	case in.Glob == "":
		var tasks []made
		for from := int64(0); from < in.People; from += madeAtOnce {
			tasks = append(tasks, made{in.Seed, from, min(in.People, from+madeAtOnce)})
		}
		counting.Header = string(source.NewSynthetic(nil, 0, 0).Header())
		totals, bad = beam.ParDo2(s, &countMade{counting}, beam.Reshuffle(s, beam.CreateList(s, tasks)))
	case strings.HasSuffix(in.Glob, ".parquet"):
		files := fileio.ReadMatches(s, fileio.MatchFiles(s, in.Glob), fileio.ReadUncompressed())
		totals, bad = beam.ParDo2(s, &countColumns{counting}, beam.Reshuffle(s, files))
	default:
		totals, bad = beam.ParDo2(s, &countLines{counting}, textio.ReadWithFilename(s, in.Glob))
	}
	beam.ParDo0(s, &write{question, out}, beam.Combine(s, merge{}, totals))
	if errorsFile != "" {
		textio.Write(s, errorsFile, bad)
	} else {
		beam.ParDo0(s, drop, bad)
	}
}

func drop(string) {}

// headerOf returns the first line of the first file of a glob.
func headerOf(ctx context.Context, glob string) (string, error) {
	fs, err := filesystem.New(ctx, glob)
	if err != nil {
		return "", err
	}
	defer fs.Close()
	names, err := fs.List(ctx, glob)
	if err != nil {
		return "", err
	}
	if len(names) == 0 {
		return "", fmt.Errorf("no file matches %s", glob)
	}
	return firstLine(ctx, fs, names[0])
}
