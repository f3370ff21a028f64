package main

import "context"

type generateCommand struct {
	made
	Out string `arg:"" help:"Tệp .csv hoặc .parquet. The file to write, .csv or .parquet."`
}

func (c *generateCommand) Run(ctx context.Context, d *desk) error { return nil }
