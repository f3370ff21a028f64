package main

import (
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/volsi/volsi/calc"
)

const instructions = `Voluntary social insurance in Viet Nam (bảo hiểm xã hội tự nguyện), computed to the đồng with the article of law beside every figure.

How to ask: give the person (sex, born; residence and status where support matters) and the record (what was paid) with the parameters of the question. Money is whole đồng as a JSON number, months are "2026-07". Ask for what you do not know (above all the months paid, month of birth, sex); do not guess.
Where to begin: options_now shows every way that is open in a month with what it brings and costs. cheapest_plan finds the cheapest way to a pension; contribution_cost splits one payment between payers; explain shows how a figure came about; answer_case answers several questions in one call.
How to read: "eligible": false with shortfalls is the law's no, not an error. An error (isError) holds faults, each with the path in your arguments, the bound, its source and a hint: repair and call again; it never holds figures.
Never change or round a figure, keep the citations, the notes and the sentence that only the social insurance agency settles claims.`

// newServer returns the server with its tools, resources and prompts.
func newServer(c *calc.Calculator) *mcp.Server {
	s := mcp.NewServer(
		&mcp.Implementation{Name: "volsi", Title: "volsi: bảo hiểm xã hội tự nguyện", Version: c.Book().Checked().String()},
		&mcp.ServerOptions{Instructions: instructions, Capabilities: &mcp.ServerCapabilities{}},
	)
	a := &agent{c}
	for _, t := range a.tools() {
		s.AddTool(t.described(), t.handler())
	}
	a.addResources(s)
	addPrompts(s)
	return s
}

// An agent answers for the server.
type agent struct{ calc *calc.Calculator }
