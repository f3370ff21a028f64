// Command population asks a whole population what laws make of it: the law as
// it stands and any number of reforms at once.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules/document"
)

// The exit codes.
const (
	fine    = 0
	failed  = 1
	misuse  = 2
	stopped = 130 // by the user; the same command goes on
)

type commands struct {
	Lang words.Lang `enum:"vi,en" default:"vi" help:"Ngôn ngữ: vi hoặc en. Language: vi or en."`

	Run      runCommand      `cmd:"" help:"Tính cho cả một dân số theo luật hiện hành và các phương án. Ask a population under the law and under reforms."`
	Generate generateCommand `cmd:"" help:"Tạo một dân số giả lập. Make a synthetic population up."`
}

// A desk is where a command works.
type desk struct {
	out, err io.Writer
	lang     words.Lang
	terminal bool // err is one
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(command(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// command runs one command line and returns its exit code.
func command(ctx context.Context, args []string, out, errs io.Writer) int {
	var c commands
	left := -1
	parser := kong.Must(&c,
		kong.Name("population"), kong.Writers(out, errs), kong.Exit(func(code int) { left = code }), kong.UsageOnError(),
		kong.Description("Bảo hiểm xã hội tự nguyện của cả một dân số, tính đến từng đồng. Voluntary social insurance of a whole population, to the đồng."),
		kong.Vars{"grounds": strings.Join(pension.Grounds(), ",")},
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	parsed, err := parser.Parse(args)
	switch {
	case left >= 0: // help was asked for
		return left
	case err != nil:
		fmt.Fprintf(errs, "population: %s\n", err)
		return misuse
	}
	d := &desk{out, errs, c.Lang, isTerminal(errs)}
	return d.done(parsed.Run(d))
}

// done reports the error that a command came back with.
func (d *desk) done(err error) int {
	switch {
	case err == nil:
		return fine
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(d.err, d.lang.Say("\nĐã dừng. Chạy lại đúng lệnh này để tính tiếp.", "\nStopped. The same command goes on from here."))
		return stopped
	}
	for _, f := range document.All(err) {
		fmt.Fprintln(d.err, d.lang.Fault(f))
	}
	return failed
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
