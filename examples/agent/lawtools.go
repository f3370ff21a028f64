package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// needs reads the named texts of the arguments; the others may be left out.
func needs(args []byte, required []string, optional ...string) (map[string]string, error) {
	root, err := document.Parse("", args)
	if err != nil {
		return nil, err
	}
	keys := append(append([]string{}, required...), optional...)
	out, faults := map[string]string{}, document.Faults{}
	for _, k := range root.Kids {
		switch {
		case !slices.Contains(keys, k.Key):
			faults = append(faults, document.Fault{Code: calc.UnknownKey, Path: "/" + k.Key, Value: k.Key, Bound: strings.Join(keys, ", "), Hint: document.OneOf(k.Key, keys), Message: fmt.Sprintf("no key %q here", k.Key)})
		case k.Kind != document.Scalar:
			faults = append(faults, document.Fault{Code: calc.WrongType, Path: "/" + k.Key, Bound: "a value", Message: k.Key + ": " + k.Kind.String() + " where a value belongs"})
		default:
			out[k.Key] = k.Text
		}
	}
	for _, key := range required {
		if root.Child(key) == nil {
			faults = append(faults, document.Fault{Code: calc.MissingKey, Path: "/" + key, Bound: key, Message: fmt.Sprintf("%q is missing", key)})
		}
	}
	return out, faults.Err()
}

// law tells the law of a month.
func (a *agent) law() tool {
	props := remote.Schema{
		"month": monthSchema("The month"),
		"about": remote.Schema{"type": "string", "description": "Only parameters whose names begin so, such as contribution., support., pension., one_time., health., retirement."},
	}
	return tool{
		"law_on_date", "Quy định trong một tháng", "The law in force in a month (quy định đang áp dụng): every parameter with its value and article. Narrow it with about.",
		input(props, "month"), lawOut("law", "values"), func(_ context.Context, args []byte, lang words.Lang) (reply, error) {
			said, err := needs(args, []string{"month"}, "about")
			if err != nil {
				return reply{}, err
			}
			m, err := remote.MonthOf("/month", said["month"])
			if err != nil {
				return reply{}, err
			}
			law, err := remote.LawOn(a.calc.Book(), m, said["about"])
			if err != nil {
				return reply{}, placed("/about", err)
			}
			head := lang.Say("Quy định tháng ", "The law of ") + lang.Month(m.String())
			return reply{map[string]any{"law": law}, head + ":\n" + valuesOf(lang, law.Values)}, nil
		},
	}
}

func (a *agent) history() tool {
	props := remote.Schema{"param": remote.Schema{"type": "string", "description": "The name of a parameter as law_on_date gives it, such as contribution.floor"}}
	return tool{
		"law_history", "Một quy định qua thời gian", "What one parameter of the law was through time, from 2008 on, with the document that set each value.",
		input(props, "param"), lawOut("history", "values"), func(_ context.Context, args []byte, lang words.Lang) (reply, error) {
			said, err := needs(args, []string{"param"})
			if err != nil {
				return reply{}, err
			}
			h, err := remote.HistoryOf(a.calc.Book(), said["param"])
			if err != nil {
				return reply{}, err
			}
			return reply{map[string]any{"history": h}, valuesOf(lang, h.Values)}, nil
		},
	}
}

func (a *agent) support() tool {
	props := remote.Schema{
		"province": remote.Schema{"type": "string", "description": "Name, slug (hai-duong) or code; a province that was merged is found in the one that it became part of"},
		"month":    monthSchema("The month of payment"),
	}
	return tool{
		"support_in_province", "Hỗ trợ tại một tỉnh", "Who helps to pay in a province in a month (hỗ trợ đóng): the State's shares and the resolutions of the province (nghị quyết HĐND), for voluntary insurance and for health insurance.",
		input(props, "province", "month"), lawOut("support", "rules", "state"), func(_ context.Context, args []byte, lang words.Lang) (reply, error) {
			said, err := needs(args, []string{"province", "month"})
			if err != nil {
				return reply{}, err
			}
			m, err := remote.MonthOf("/month", said["month"])
			if err != nil {
				return reply{}, err
			}
			s, err := remote.SupportsIn(a.calc.Book(), said["province"], m)
			if err != nil {
				return reply{}, err
			}
			return reply{map[string]any{"support": s}, supportsOf(lang, s)}, nil
		},
	}
}

// placed gives faults the place of the argument that they come from.
func placed(path string, err error) error {
	faults := append(document.Faults{}, document.All(err)...)
	for i := range faults {
		faults[i].Path = path
	}
	return faults
}

// valuesOf writes values, one a line, with their provisions.
func valuesOf(l words.Lang, values []remote.Value) string {
	var b strings.Builder
	for _, v := range values {
		shown := l.ParamValue(v.Param, v.Value)
		if v.State != "set" {
			shown = l.Word(v.State)
		}
		fmt.Fprintf(&b, "- %s (%s)", l.Of(v.Name), v.Param)
		if v.Since != 0 {
			b.WriteString(l.Say(", từ ", ", since ") + l.Month(v.Since.String()))
		}
		b.WriteString(": " + shown)
		if v.Cite != nil {
			b.WriteString(" [" + l.Cite(*v.Cite) + "]")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func supportsOf(l words.Lang, s remote.Supports) string {
	var b strings.Builder
	b.WriteString(l.Of(s.Place.Name) + ", " + l.Month(s.Month.String()) + "\n" + valuesOf(l, s.State))
	for _, r := range s.Rules {
		fmt.Fprintf(&b, "- %s, %s (%s): %s; %s", l.Word(r.For), l.Value("", "payer", r.Payer), r.Rule, helped(l, r), l.Pays(r.Amount, r.Share, r.Of, r.Total))
		b.WriteString("; " + l.Month(r.From.String()) + "–" + l.Month(r.To.String()) + "; " + l.Word(r.Became) + " [" + l.Cite(r.Cite) + "]\n")
	}
	if len(s.Rules) == 0 {
		b.WriteString(l.Say("Không có nghị quyết nào của tỉnh trong dữ liệu.", "The rule files hold no resolution of the province.") + "\n")
	}
	return b.String()
}

// helped says whom a rule helps: the category, or the conditions as the rule
// file has them.
func helped(l words.Lang, r remote.Support) string {
	if r.Helps == r.Group {
		return l.Word(r.Group)
	}
	return r.Helps
}

func monthSchema(says string) remote.Schema {
	return remote.Schema{"type": "string", "pattern": `^[0-9]{4}-(0[1-9]|1[0-2])$`, "description": says, "examples": []any{"2026-07"}}
}
