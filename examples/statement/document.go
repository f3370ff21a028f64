package statement

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/volsi/volsi/calc"
	say "github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// Document returns the case document in YAML: the person, blank where nothing
// says who it is, the certain rows, the doubtful ones as comments at their
// place in time, and questions to begin with.
func (s *Statement) Document(l say.Lang, title string) []byte {
	w := &writer{lang: l}
	w.line("# " + l.Say("Đọc được ", "Read: ") + l.Months(strconv.Itoa(s.Months())) + l.Say(" trong ", " in ") +
		strconv.Itoa(len(s.Rows)) + l.Say(" dòng.", " rows.") + w.doubts(s.Doubts()))
	w.line("title: " + quoted(title))
	w.person(s)
	w.record(s)
	w.questions(s)
	return []byte(w.String())
}

type writer struct {
	strings.Builder
	lang say.Lang
}

func (w *writer) line(s string) { w.WriteString(s + "\n") }

func (w *writer) doubts(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(w.lang.Say(
		" Còn %d chỗ chưa chắc, ghi sau dấu # bên dưới: sửa lại rồi bỏ dấu #, hoặc xóa đi.",
		" Doubtful places: %d; they stand behind # below: correct them and take the # away, or delete them.",
	), n)
}

func (w *writer) person(s *Statement) {
	w.line("person:")
	sex := "  sex:  # " + w.lang.Say("ĐIỀN: female (nữ) hoặc male (nam)", "FILL IN: female or male")
	if s.Sex != 0 {
		sex = "  sex: " + s.Sex.String()
	}
	born := "  born: # " + w.lang.Say("ĐIỀN: ngày sinh, ví dụ 1988-03-20", "FILL IN: the date of birth, such as 1988-03-20")
	if s.Born != 0 {
		born = "  born: " + s.Born.String()
	}
	w.line(sex)
	w.line(born)
	w.line("  # " + w.lang.Say("Nếu thuộc diện hỗ trợ, thêm ví dụ: status: [{from: 2022-01, is: near_poor}]", "If in a supported category, add such as: status: [{from: 2022-01, is: near_poor}]"))
}

// An item is a row or a finding at its place in time.
type item struct {
	at    rules.Month
	first int
	lines []string
}

func (w *writer) record(s *Statement) {
	var items []item
	for i := range s.Rows {
		x := &s.Rows[i]
		items = append(items, item{x.From, x.First, []string{"  - " + RowText(&x.Row) + "  # " + w.place(x.Lines) + remark(x.About)}})
	}
	for i := range s.Findings {
		if f := &s.Findings[i]; f.shown() {
			items = append(items, item{f.month(), f.First, w.comment(f)})
		}
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.first, b.first)) })
	w.line("record:")
	for _, x := range items {
		w.line(strings.Join(x.lines, "\n"))
	}
}

func remark(s string) string {
	if s == "" {
		return ""
	}
	return ": " + plainText(s, 60)
}

// shown reports whether a finding stands in the document: doubts and pauses.
func (f *Finding) shown() bool { return f.Doubtful() || f.Why[0].Code == Pause }

// month returns where in time a finding stands; 0, the top, if it says no month.
func (f *Finding) month() rules.Month {
	if f.Row != nil {
		return f.Row.From
	}
	if f.Why[0].Code == Pause {
		found, _ := cellMonths(f.Why[0].Value)
		return found[0].month
	}
	return 0
}

// comment writes a finding behind #, with the row as it may be read.
func (w *writer) comment(f *Finding) (out []string) {
	if f.Why[0].Code == Pause {
		return []string{"  # " + Say(w.lang, f.Why[0])}
	}
	out = append(out, "  # "+w.place(f.Lines)+": "+plainText(f.Text, 120))
	for _, r := range f.Why {
		out = append(out, "  #   "+plainText(Say(w.lang, r), 400))
	}
	if f.Row != nil {
		out = append(out, "  # - "+toFillIn(f.Row))
	}
	return out
}

// toFillIn writes a row with a question mark for what is not known.
func toFillIn(r *calc.Row) string {
	if r.Until != 0 && r.Scheme != 0 && r.Amount != 0 {
		return RowText(r)
	}
	known := func(s string, ok bool) string {
		if !ok {
			return "?"
		}
		return s
	}
	return fmt.Sprintf("{from: %s, to: %s, scheme: %s, %s: %s}", r.From, known((r.Until-1).String(), r.Until != 0), known(schemeName[r.Scheme], r.Scheme != 0),
		known(levelName[r.Level], r.Level != 0), known(dong(r.Amount), r.Amount != 0))
}

var (
	schemeName = map[pension.Scheme]string{pension.Voluntary: "voluntary", pension.Compulsory: "compulsory"}
	levelName  = map[calc.Level]string{calc.Income: "income", calc.Salary: "salary", calc.Average: "average"}
)

func (w *writer) place(l Lines) string {
	if l.First == 0 {
		return w.lang.Say("cả hồ sơ", "the whole")
	}
	return w.lang.Say("dòng ", "line ") + l.String()
}

// questions are those that need nothing more than the record.
func (w *writer) questions(s *Statement) {
	w.line("ask:")
	w.line("  - {kind: retirement_age}")
	if len(s.Rows) > 0 {
		w.line("  - {kind: options, month: " + s.Ask.String() + "}  # " + w.lang.Say("sửa thành tháng cần hỏi", "the month to ask about"))
		w.line("  - {kind: projection, until: retirement}  # " + w.lang.Say("nếu ngừng đóng; để tính đóng tiếp, thêm vào trong ngoặc: ", "if paying stops; to go on, add within the braces: ") + s.plan())
	}
}

// plan returns five more years as an example of how paying on is written.
func (s *Statement) plan() string {
	last := s.Rows[len(s.Rows)-1]
	next := calc.Row{Period: rules.Period{From: s.Ask, Until: s.Ask + 60}, Scheme: pension.Voluntary, Level: calc.Income, Amount: last.Amount}
	return "plan: [" + RowText(&next) + "]"
}

// RowText returns a row as a case document writes it.
func RowText(r *calc.Row) string {
	parts := []string{"from: " + r.From.String()}
	add := func(key, value string) { parts = append(parts, key+": "+value) }
	if r.Until != 0 {
		add("to", (r.Until - 1).String())
	}
	if r.Scheme != 0 {
		add("scheme", schemeName[r.Scheme])
	}
	if r.Level != 0 {
		add(levelName[r.Level], dong(r.Amount))
	}
	if r.Method != subsidy.EveryMonth {
		add("method", r.Method.String())
	}
	if r.Paid != 0 {
		add("paid", r.Paid.String())
	}
	if r.HasFundRate {
		add("fund_rate", r.FundRate.String())
	}
	if r.SupportGiven {
		add("state_support", dong(r.StateSupport))
	}
	if r.LocalSupport != 0 {
		add("local_support", dong(r.LocalSupport))
	}
	if r.DonorSupport != 0 {
		add("donor_support", dong(r.DonorSupport))
	}
	if r.Withdrawn {
		add("withdrawn", "true")
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// dong writes an amount in groups of three.
func dong(v rules.VND) string {
	s := strconv.FormatInt(int64(v), 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "_" + s[i:]
	}
	return s
}

// plainText keeps a text on one line, short, and without marks that belong to
// no letter, which a document does not allow.
func plainText(s string, most int) string {
	s = strings.Join(strings.Fields(clean(norm.NFC.String(s))), " ")
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, s)
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + "…"
	}
	return s
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plainText(s, 200)) + `"`
}
