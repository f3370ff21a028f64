package statement

import (
	"strings"

	say "github.com/volsi/volsi/examples/words"
)

// Say writes a reason: what is the matter, and what to do.
func Say(l say.Lang, r Reason) string {
	d := say.Doubt(string(r.Code))
	out := fill(l.Of(d.Says), l, r)
	if todo := l.Of(d.Todo); todo != "" {
		out += " " + fill(todo, l, r)
	}
	return out + " [" + string(r.Code) + "]"
}

func fill(text string, l say.Lang, r Reason) string {
	law := r.Fault
	law.File, law.Path, law.Line, law.Hint = "", "", 0, ""
	return strings.NewReplacer(
		"{value}", r.Value, "{than}", r.Than, "{lines}", r.Other.String(), "{months}", l.Months(r.Value), "{thanMonths}", l.Months(r.Than),
		"{law}", strings.TrimSuffix(l.Fault(law), " ["+string(law.Code)+"]"),
	).Replace(text)
}
