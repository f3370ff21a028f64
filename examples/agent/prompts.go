package main

import (
	"context"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// addPrompts offers ways to begin.
func addPrompts(s *mcp.Server) {
	s.AddPrompt(&mcp.Prompt{
		Name: "what_if", Title: "Nếu … thì sao?", Description: "What changes for a person if something were different",
		Arguments: []*mcp.PromptArgument{
			{Name: "person", Description: "Who it is about, in your own words: sex, month of birth, what was paid when", Required: true},
			{Name: "change", Description: "What would be different: pay more, stop, move, a later month", Required: true},
		},
	}, prompt(func(a map[string]string) string {
		return "Person: " + a["person"] + "\nWhat if: " + a["change"] + "\n\n" +
			"Answer with the tools of volsi. First write the person and the record as they are, and ask me for what is missing (sex, month of birth, months paid, income) instead of guessing. " +
			"Then compute the case as it is and the case with the change, both with the same tool and the same month, and set the figures side by side: what is paid, who bears it, what comes out, from when. " +
			"Keep every figure to the đồng, name the article behind each, repeat the notes and the disclaimer."
	}))
	s.AddPrompt(&mcp.Prompt{
		Name: "explain_to_citizen", Title: "Giải thích cho người dân", Description: "Explain an answer to the person concerned, in plain Vietnamese",
		Arguments: []*mcp.PromptArgument{{Name: "question", Description: "Câu hỏi của người dân / the person's question", Required: true}},
	}, prompt(func(a map[string]string) string {
		return "Người dân hỏi: " + a["question"] + "\n\n" +
			"Hãy dùng các công cụ của volsi (lang: vi) để trả lời bằng tiếng Việt dễ hiểu, xưng hô lịch sự, câu ngắn. " +
			"Nếu còn thiếu thông tin (giới tính, tháng sinh, số tháng đã đóng, mức đóng, nơi ở, thuộc diện nào) thì hỏi lại, không tự đoán. " +
			"Nói rõ: hiện có những lựa chọn nào, mỗi lựa chọn phải đóng bao nhiêu, Nhà nước và địa phương hỗ trợ bao nhiêu, được hưởng bao nhiêu và từ tháng nào, chọn cách này thì mất quyền gì. " +
			"Giữ nguyên từng con số, ghi căn cứ (điều, khoản, số văn bản) sau mỗi ý, nêu các lưu ý, và kết bằng câu: " + disclaimerVI
	}))
	s.AddPrompt(&mcp.Prompt{
		Name: "compare_options", Title: "So sánh các lựa chọn", Description: "Set the ways that are open to a person side by side, without advice",
		Arguments: []*mcp.PromptArgument{
			{Name: "person", Description: "Who it is about, in your own words", Required: true},
			{Name: "month", Description: "The month asked about, such as 2026-11", Required: true},
		},
	}, prompt(func(a map[string]string) string {
		return "Person: " + a["person"] + "\nMonth: " + a["month"] + "\n\n" +
			"Call options_now of volsi for this person and month (ask me first for what is missing). Put the open ways into one table: what it costs, when, what it brings, from when, what it closes off. " +
			"Below it, for each way that is not open, what is missing and when it could be met. Do not recommend one; say what the choice depends on. Keep figures, articles, notes and the disclaimer as they are."
	}))
}

func prompt(write func(map[string]string) string) mcp.PromptHandler {
	return func(_ context.Context, r *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{{Role: "user", Content: &mcp.TextContent{Text: write(r.Params.Arguments)}}}}, nil
	}
}
