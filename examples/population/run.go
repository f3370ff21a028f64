package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	calcpeople "github.com/volsi/volsi/calc/people"
	"github.com/volsi/volsi/examples/population/ask"
	"github.com/volsi/volsi/examples/population/job"
	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/examples/population/tally"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

type runCommand struct {
	Files []string `arg:"" optional:"" name:"file" help:"Tệp CSV hoặc Parquet. Files of people, .csv or .parquet; without one, --people are made up."`
	asked
	Reform  []string `sep:"none" placeholder:"FILE[+FILE]" help:"Tệp quy định của một phương án; lặp lại cho nhiều phương án. Rule files of a reform, joined by +; repeat for another reform."`
	Out     string   `default:"population-out" help:"Thư mục kết quả. Where everything is written."`
	Shards  int      `help:"Số phần chia. Number of shards; by default one for every 50,000 rows."`
	Workers int      `help:"Số luồng. Workers; by default one a core."`
	Results string   `enum:"csv,parquet,both,none" default:"both" help:"Kết quả từng người: csv, parquet, both, none. Results of each person."`
	Fresh   bool     `help:"Bỏ kết quả dở, tính lại từ đầu. Begin anew whatever is in the directory."`
}

// asked is what is asked of everybody, and of whom if they are made up.
type asked struct {
	made
	Year     int        `help:"Năm đầu để cộng chi phí theo năm. First year of the costs by year; by default that of the month."`
	Ground   string     `default:"stopped" enum:"${grounds}" help:"Lý do hưởng BHXH một lần. Ground of the one-time benefit: ${enum}."`
	FundRate rules.Rate `placeholder:"R" help:"Lãi suất quỹ bình quân tháng cho các khoản đóng nhiều năm. The fund's monthly rate, where the law's is not known."`
}

// made is a synthetic population.
type made struct {
	People int64       `placeholder:"N" help:"Số người giả lập. How many synthetic people to make up."`
	Seed   uint64      `default:"1" help:"Mầm ngẫu nhiên. Seed of the synthetic people."`
	Month  rules.Month `default:"2026-07" help:"Tháng đóng và đề nghị hưởng. Month of payment and claims."`
}

// Run asks the population and writes what came of it.
func (c *runCommand) Run(ctx context.Context, d *desk) error {
	plan, err := c.plan(c.Reform)
	if err != nil {
		return err
	}
	people, err := c.source(plan)
	if err != nil {
		return err
	}
	bar := &progress{desk: d}
	j := &job.Job{
		People: people, Plan: plan, Lang: d.lang, Dir: c.Out, Shards: c.Shards, Workers: c.Workers, Fresh: c.Fresh,
		CSV: c.Results == "csv" || c.Results == "both", Parquet: c.Results == "parquet" || c.Results == "both",
		Begun: bar.begun, Done: bar.done,
	}
	start := time.Now()
	totals, err := j.Run(ctx)
	bar.finish()
	if err != nil {
		return err
	}
	if err := reports(c.Out, c.about(), plan.Summary(totals)); err != nil {
		return err
	}
	d.tell(c.Out, totals, bar.fresh(), time.Since(start))
	return nil
}

func (a *asked) plan(reforms []string) (*ask.Plan, error) {
	q := ask.Question{Month: a.Month, Year: a.Year, FundRate: a.FundRate}
	if q.Year == 0 {
		q.Year = a.Month.Year()
	}
	q.Ground, _ = pension.ParseGround(a.Ground)
	for _, paths := range reforms {
		r, err := ask.ReadReform(paths)
		if err != nil {
			return nil, err
		}
		q.Reforms = append(q.Reforms, r)
	}
	return ask.NewPlan(q)
}

// source opens the files, or makes people up.
func (c *runCommand) source(plan *ask.Plan) (source.Source, error) {
	switch {
	case len(c.Files) > 0 && c.People > 0:
		return nil, errors.New("either files or --people, not both")
	case len(c.Files) == 0 && c.People <= 0:
		return nil, errors.New("name files of people, or say how many --people to make up")
	case c.People > 0:
		return source.NewSynthetic(synthetic.New(plan.Book(), c.Month, c.Seed), c.Seed, c.People), nil
	}
	var parts []source.Source
	for _, name := range c.Files {
		part, err := open(name)
		if err != nil {
			return nil, err
		}
		if err := columns(name, part); err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return source.Join(parts)
}

// columns says what is wrong with the columns of a file.
func columns(name string, people source.Source) error {
	_, err := ask.NewDecoder(people.Header())
	faults := document.All(err)
	for i := range faults {
		faults[i].File, faults[i].Bound = name, strings.Join(calcpeople.Columns(), ", ")
	}
	return faults.Err()
}

func open(name string) (source.Source, error) {
	if source.IsParquet(name) {
		return source.OpenParquet(name)
	}
	return source.OpenCSV(name)
}

// tell says on the terminal what was done.
func (d *desk) tell(dir string, t *tally.Totals, fresh int64, took time.Duration) {
	l := d.lang
	heads := t.All()[0][tally.People]
	fmt.Fprintf(d.out, l.Say("%s dòng đúng (đại diện %s người), %s dòng lỗi\n", "%s good rows (standing for %s people), %s bad rows\n"),
		l.Number(fmt.Sprint(t.Rows)), l.Number(heads.String()), l.Number(fmt.Sprint(t.Bad)))
	if t.Synthetic > 0 {
		fmt.Fprintf(d.out, l.Say("DÂN SỐ GIẢ LẬP: %s người trong số đó không có thật\n", "SYNTHETIC: %s of them are made up; nobody of them exists\n"), l.Number(fmt.Sprint(t.Synthetic)))
	}
	if fresh > 0 {
		fmt.Fprintf(d.out, l.Say("%.1f giây, %s người mỗi giây\n", "%.1f s, %s people a second\n"), took.Seconds(), l.Number(fmt.Sprint(int64(float64(fresh)/took.Seconds()))))
	}
	fmt.Fprintf(d.out, l.Say("Kết quả: %s\n", "Written to %s\n"), dir)
}
