package main

import (
	"context"
	"fmt"

	"github.com/volsi/volsi/examples/population/source"
	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/rulesets"
)

type generateCommand struct {
	made
	From int64  `default:"1" help:"Người đầu tiên, để tạo riêng một phần. The first person, to make a part alone."`
	File string `arg:"" help:"Tệp .csv hoặc .parquet. The file to write, .csv or .parquet."`
}

// Run makes people up and writes them to a file.
func (c *generateCommand) Run(ctx context.Context, d *desk) error {
	book, err := rulesets.Vietnam()
	if err != nil {
		return err
	}
	if c.People <= 0 || c.From < 1 {
		return fmt.Errorf("say how many --people to make up, and --from which on, counted from 1")
	}
	people := source.NewSynthetic(synthetic.New(book, c.Month, c.Seed), c.Seed, c.From-1+c.People)
	bar := &progress{desk: d}
	bar.begun(c.People, 0)
	err = source.WriteFile(ctx, c.File, source.Part(people, c.From-1), bar.done)
	bar.finish()
	if err != nil {
		return err
	}
	fmt.Fprintf(d.out, d.lang.Say("%s người GIẢ LẬP, không có thật: %s\n", "%s SYNTHETIC people, none of whom exists: %s\n"), d.lang.Number(fmt.Sprint(c.People)), c.File)
	return nil
}
