package main

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

// A tool answers one sort of question.
type tool struct {
	name, title, says string
	in, out           remote.Schema
	answer            func(ctx context.Context, args []byte, lang words.Lang) (reply, error)
}

// A reply is what a tool says: data, and the same in words.
type reply struct {
	data any
	text string
}

// askers are the tools that answer one kind of question.
var askers = []struct{ kind, name, title, says string }{
	{"options", "options_now", "Các lựa chọn", "Every way open to a person in a month, side by side, with what each brings, costs and closes off: pension (lương hưu), waiting, going on paying, paying missing months at once (đóng một lần cho những năm còn thiếu), the one-time benefit (BHXH một lần), the monthly allowance (trợ cấp hằng tháng), the social pension (trợ cấp hưu trí xã hội); and for each way that is not open what is missing. The first call when somebody asks what they can or must do."},
	{"contribution", "contribution_cost", "Tiền đóng", "What one payment costs (mức đóng) and who bears which part: State, province, donors, the person. Ways to pay: monthly, 3_months, 6_months, 12_months, prepay (đóng cho nhiều năm về sau), backpay (đóng cho những năm còn thiếu, at retirement age only)."},
	{"pension", "pension_right", "Lương hưu", "The monthly pension (lương hưu) if it is asked for in a month: rate, average income, amount, lump sum, health card; or what is missing for it."},
	{"retirement_age", "retirement_age", "Tuổi nghỉ hưu", "When a person reaches the retirement age (tuổi nghỉ hưu) and could draw a pension."},
	{"one_time", "one_time_benefit", "Bảo hiểm xã hội một lần", "The one-time benefit (BHXH một lần) on a ground, with the State's support that is taken off; or why it is not due."},
	{"death", "family_benefits", "Chế độ tử tuất", "What the family receives after a death (chế độ tử tuất): funeral grant (trợ cấp mai táng), survivor lump sum or monthly allowance (trợ cấp tuất)."},
	{"maternity", "maternity_grant", "Trợ cấp thai sản", "The maternity allowance of voluntary participants (trợ cấp thai sản) for a birth."},
	{"monthly_allowance", "monthly_allowance", "Trợ cấp hằng tháng", "The monthly allowance for people who have reached retirement age without enough years for a pension (trợ cấp hằng tháng, Law 41/2024 art. 23), until the social pension."},
	{"social_pension", "social_pension", "Trợ cấp hưu trí xã hội", "The social pension (trợ cấp hưu trí xã hội), which needs no contributions."},
	{"work_accident", "work_accident_insurance", "Bảo hiểm tai nạn lao động tự nguyện", "Voluntary work-accident insurance for people without a labour contract (bảo hiểm tai nạn lao động tự nguyện, Decree 143/2024): what 6 or 12 months cost, what the family receives after a death by accident at work, and the allowance for an impairment."},
	{"household_premium", "household_health_premium", "Bảo hiểm y tế hộ gia đình", "What health insurance costs a household (BHYT hộ gia đình), member by member with the reduction steps, and who bears what."},
	{"refund", "refund_of_contribution", "Hoàn trả tiền đã đóng", "What is paid back of a payment made ahead (hoàn trả) on joining compulsory insurance, the one-time benefit, death or retirement."},
	{"projection", "plan_outcome", "Dự tính", "Where a plan of payments leads: contributions year by year, the pension at the end, payback time, replacement rate."},
	{"solve", "plan_for_target", "Đóng mức nào để đạt mục tiêu", "What income, how many months or which month of retirement reaches a target: a pension of X, eligibility, or a replacement rate."},
	{"cheapest_plan", "cheapest_plan", "Phương án đóng ít tiền nhất", "The cheapest way of paying (levels and methods) that reaches a target, such as the right to a pension, with runners-up."},
}

// answered are the kinds that have no tool of their own.
func answered() (kinds []string) {
	for _, kind := range casefile.Kinds() {
		if !slices.ContainsFunc(askers, func(a struct{ kind, name, title, says string }) bool { return a.kind == kind }) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (a *agent) tools() []tool {
	var out []tool
	for _, k := range askers {
		out = append(out, tool{k.name, k.title, k.says, questionIn(k.kind), answerOut(k.kind), a.question(k.kind)})
	}
	return append(out, a.explain(), a.cases(), a.law(), a.history(), a.support())
}

func (t *tool) described() *mcp.Tool {
	no := false
	return &mcp.Tool{
		Name: t.name, Title: t.title, Description: t.says, InputSchema: t.in, OutputSchema: t.out,
		Annotations: &mcp.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &no, OpenWorldHint: &no},
	}
}

// handler answers a call. What is wrong with it comes back as a result that a
// model can act on, never as figures.
func (t *tool) handler() mcp.ToolHandler {
	return func(ctx context.Context, r *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		args, lang, err := spoken(r.Params.Arguments)
		if err != nil {
			return refusal(lang, err)
		}
		out, err := t.answer(ctx, args, lang)
		if err != nil {
			return refusal(lang, err)
		}
		data, err := json.Marshal(out.data)
		if err != nil {
			return nil, err
		}
		return &mcp.CallToolResult{
			Content:           []mcp.Content{&mcp.TextContent{Text: out.text}},
			StructuredContent: json.RawMessage(data),
		}, nil
	}
}

// spoken takes the language out of the arguments.
func spoken(args []byte) (rest []byte, lang words.Lang, err error) {
	lang = words.Vietnamese
	if len(args) == 0 {
		args = []byte("{}")
	}
	root, err := document.Parse("", args)
	if err != nil {
		return nil, lang, err
	}
	said := root.Child("lang")
	if said == nil {
		return args, lang, nil
	}
	if lang = words.Lang(said.Text); lang != words.Vietnamese && lang != words.English {
		return nil, words.Vietnamese, document.Faults{{
			Code: calc.BadChoice, Path: "/lang", Value: said.Text, Bound: "vi, en", Hint: document.DidYouMean(said.Text, []string{"vi", "en"}),
			Message: "lang: \"" + said.Text + "\" is not one of vi, en",
		}}
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(args, &all); err != nil {
		return nil, lang, err
	}
	delete(all, "lang")
	rest, err = json.Marshal(all)
	return rest, lang, err
}

// refusal is the result of a call that could not be answered: the faults in
// words, and as data.
func refusal(lang words.Lang, err error) (*mcp.CallToolResult, error) {
	faults := slices.Clone(document.All(err))
	var said strings.Builder
	said.WriteString(lang.Say("Chưa trả lời được; hãy sửa và hỏi lại:", "This could not be answered; repair it and call again:"))
	for i, f := range faults {
		f.Line, f.Col = 0, 0 // arguments have no lines
		faults[i] = f
		said.WriteString("\n- " + lang.Fault(f))
	}
	data, err := json.Marshal(map[string]any{"faults": faults})
	if err != nil {
		return nil, err
	}
	return &mcp.CallToolResult{
		IsError:           true,
		Content:           []mcp.Content{&mcp.TextContent{Text: said.String()}, &mcp.TextContent{Text: string(data)}},
		StructuredContent: json.RawMessage(data),
	}, nil
}

const (
	disclaimerVI = "Kết quả để tham khảo; chỉ cơ quan bảo hiểm xã hội giải quyết chế độ."
	disclaimerEN = "For information; only the social insurance agency settles claims."
)

// question answers one question of a kind.
func (a *agent) question(kind string) func(context.Context, []byte, words.Lang) (reply, error) {
	return func(_ context.Context, args []byte, lang words.Lang) (reply, error) {
		answer, err := remote.Question(a.calc, kind, args)
		if err != nil {
			return reply{}, err
		}
		answer.Explain = false // the tool for that is another
		return reply{
			map[string]any{"answer": answer, "disclaimer": lang.Say(disclaimerVI, disclaimerEN)},
			textOf(lang, answer) + "\n" + lang.Say(disclaimerVI, disclaimerEN),
		}, nil
	}
}

// explain answers a document with one question and shows how each amount came about.
func (a *agent) explain() tool {
	return tool{
		"explain", "Cách tính", "How the amounts of one answer came about, step by step, down to what was given and the articles of law (diễn giải cách tính). The arguments are a case document: person, record and ask, one question of any kind (" + strings.Join(casefile.Kinds(), ", ") + "), with the parameters that its own tool takes.",
		caseIn(casefile.Kinds(), false), answersOut(1), func(ctx context.Context, args []byte, lang words.Lang) (reply, error) {
			root, err := document.Parse("", args)
			if err != nil {
				return reply{}, err
			}
			ask := root.Child("ask")
			if ask == nil || ask.Kind != document.Map || ask.Child("kind") == nil {
				return reply{}, document.Faults{{
					Code: calc.MissingKey, Path: "/ask", Bound: `one question, such as {"kind": "pension", "month": "2026-07"}`, Message: "one question belongs under ask",
				}}
			}
			kind := ask.Child("kind").Text
			answer, err := remote.Question(a.calc, kind, explaining(args))
			if err != nil {
				return reply{}, err
			}
			answer.Explain = !long(answer)
			return reply{
				map[string]any{"answers": []casefile.Answer{answer}, "disclaimer": lang.Say(disclaimerVI, disclaimerEN)},
				textOf(lang, answer) + "\n" + stepsOf(lang, answer) + "\n" + lang.Say(disclaimerVI, disclaimerEN),
			}, nil
		},
	}
}

// explaining asks the question of a document to be explained.
func explaining(args []byte) []byte {
	var doc map[string]json.RawMessage
	var ask map[string]json.RawMessage
	if json.Unmarshal(args, &doc) != nil || json.Unmarshal(doc["ask"], &ask) != nil {
		return args
	}
	ask["explain"] = json.RawMessage("true")
	doc["ask"], _ = json.Marshal(ask) // what was read can be written
	out, _ := json.Marshal(doc)
	return out
}

// cases answers whole documents.
func (a *agent) cases() tool {
	return tool{
		"answer_case", "Hồ sơ nhiều câu hỏi", "Several questions about one person in one call: a case document with person, record and ask, a list of questions of any kind, each with an id. Kinds that have no tool of their own: " + strings.Join(answered(), ", ") + ".",
		caseIn(casefile.Kinds(), true), answersOut(0), func(ctx context.Context, args []byte, lang words.Lang) (reply, error) {
			replies, err := remote.Cases(ctx, a.calc, args)
			if err != nil {
				return reply{}, err
			}
			answers, said := []casefile.Answer{}, []string{}
			for _, r := range replies {
				for _, answer := range r.Answers {
					answers, said = append(answers, answer), append(said, textOf(lang, answer))
				}
			}
			return reply{
				map[string]any{"answers": answers, "disclaimer": lang.Say(disclaimerVI, disclaimerEN)},
				strings.Join(append(said, lang.Say(disclaimerVI, disclaimerEN)), "\n"),
			}, nil
		},
	}
}
