// Command whatif answers the questions of case documents, tests them against
// expected figures, and shows the law that the answers come from.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// The exit codes.
const (
	fine   = 0
	failed = 1 // a case failed, or could not be answered
	misuse = 2 // the command line makes no sense

	doubtful = 2 // a statement was read, and some of it is doubtful
)

// errTold ends a command whose failure has been reported already.
var errTold = errors.New("reported")

// errDoubts ends an import of which somebody has to decide something.
var errDoubts = errors.New("doubtful")

type commands struct {
	Lang words.Lang `enum:"vi,en" default:"vi" help:"Ngôn ngữ: vi hoặc en. Language: vi or en."`
	JSON bool       `name:"json" help:"In kết quả dạng JSON. Print JSON."`

	Run     runCommand     `cmd:"" help:"Trả lời các câu hỏi trong hồ sơ. Answer the questions of case documents."`
	Test    testCommand    `cmd:"" help:"So kết quả với expect: của hồ sơ. Compare answers with what the cases expect."`
	Compare compareCommand `cmd:"" help:"So sánh hồ sơ với hồ sơ, luật với luật, và vì sao. Compare cases, or laws, and say why."`
	Sweep   sweepCommand   `cmd:"" help:"Bảng kết quả khi một hoặc hai giá trị thay đổi. A table of answers while one or two values vary."`
	Solve   solveCommand   `cmd:"" help:"Thu nhập thấp nhất, số tháng ít nhất hoặc tháng sớm nhất để đạt mục tiêu. The least income, the fewest months or the earliest month that reaches a target."`
	Plan    planCommand    `cmd:"" help:"Cách đóng ít tiền nhất để đạt mục tiêu. The cheapest way to pay for a target."`
	Report  reportCommand  `cmd:"" help:"Báo cáo HTML, CSV hoặc bảng tính. A report as HTML, CSV or a spreadsheet."`
	Import  importCommand  `cmd:"" help:"Đọc bản quá trình đóng (VssID, mẫu 07/SBH, CSV, Excel) thành hồ sơ. Read a contribution statement into a case document."`
	Export  exportCommand  `cmd:"" help:"Ghi quá trình đóng của hồ sơ ra CSV hoặc Excel. Write the record of a case as CSV or a spreadsheet."`
	Law     lawCommands    `cmd:"" help:"Xem, so sánh, kiểm tra quy định. Show, compare and check the law."`
}

// A desk is where a command works: what it reads and writes, and how.
type desk struct {
	in       io.Reader
	out, err io.Writer
	lang     words.Lang
	json     bool
}

func main() { os.Exit(command(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// command runs one command line and returns its exit code.
func command(args []string, in io.Reader, out, errs io.Writer) int {
	var c commands
	left := -1
	parser := kong.Must(&c,
		kong.Name("whatif"), kong.Writers(out, errs), kong.Exit(func(code int) { left = code }), kong.UsageOnError(),
		kong.Description("Bảo hiểm xã hội tự nguyện: đóng bao nhiêu, hưởng bao nhiêu, theo điều nào. Voluntary social insurance in Viet Nam, to the đồng."),
	)
	parsed, err := parser.Parse(args)
	switch {
	case left >= 0: // help was asked for
		return left
	case err != nil:
		fmt.Fprintf(errs, "whatif: %s\n", err)
		return misuse
	}
	return done(parsed.Run(&desk{in, out, errs, c.Lang, c.JSON}), errs, c.Lang)
}

// done reports an error that a command came back with.
func done(err error, errs io.Writer, lang words.Lang) int {
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errDoubts):
		return doubtful
	case !errors.Is(err, errTold):
		tell(errs, lang, err)
	}
	return failed
}

// tell writes each fault of an error on a line of its own.
func tell(w io.Writer, lang words.Lang, err error) {
	for _, f := range document.All(err) {
		fmt.Fprintln(w, lang.Fault(f))
	}
}
