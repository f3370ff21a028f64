package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// built compiles the command once for all tests that run it.
var built = sync.OnceValues(func() (string, error) {
	dir, err := newDir()
	if err != nil {
		return "", err
	}
	program := filepath.Join(dir, "agent")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	if err != nil {
		err = &exec.Error{Name: string(out), Err: err}
	}
	return program, err
})

// overStdio returns a client of the command itself.
func overStdio(t *testing.T) *mcp.ClientSession {
	t.Helper()
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.CommandTransport{Command: exec.Command(program)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// A turn is one call of a conversation, read into what is needed of it.
func turn(t *testing.T, client *mcp.ClientSession, tool, args string, into any) string {
	t.Helper()
	result, text := call(t, client, tool, args)
	if result.IsError {
		t.Fatalf("%s: %s", tool, text)
	}
	data, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
	return text
}

type shortfall struct {
	What       string
	Have, Need int
}

type way struct {
	Kind, Month, Ground           string
	Amount, Monthly, Months, Cost int
	PaidOnce                      int    `json:"paid_once"`
	PaidIn                        string `json:"paid_in"`
	Closes                        []string
	Shortfalls                    []shortfall
}

func find(ways []way, kind string) way {
	i := slices.IndexFunc(ways, func(w way) bool { return w.Kind == kind })
	if i < 0 {
		return way{}
	}
	return ways[i]
}

// "I am a woman born in May 1970, near-poor, Hai Duong, I paid 1.5 million for
// 42 months and stopped in 2019; what must I do to get a pension and what will
// it cost me?" Asked in November 2026, answered in four calls. What is expected
// is reckoned here by hand, from the law.
func TestWhatMustIDoToGetAPension(t *testing.T) {
	const (
		contribution = 22 * 1_500_000 / 100 // a month until the poverty line rises in January 2027
		later        = 22 * 2_200_000 / 100 // from then on
		needed       = 180                  // months for a pension, Law 41/2024 art. 98
		paidMonths   = 42                   // January 2016 to June 2019
		atOnce       = 60                   // months that may be paid at once, art. 36
		supported    = 120 - 18             // months of State support left; January 2018 to June 2019 are used
		nearPoor     = 40                   // percent, Decree 159/2025 art. 5
		localShare   = 25                   // percent in Hai Phong 2026-2030, which Hai Duong is part of
		localMonths  = 48                   // January 2027 to December 2030
	)
	client := overStdio(t)

	// 1. What is open to her?
	var options struct {
		Answer struct {
			Open    []way
			NotOpen []way `json:"not_open"`
		}
	}
	text := turn(t, client, "options_now", `{"lang": "en", `+mai+`, `+paid+`, "month": "2026-11"}`, &options)
	no := find(options.Answer.NotOpen, "pension")
	if !slices.Equal(no.Shortfalls, []shortfall{{"insured_months", paidMonths, needed}, {"age_months", 56*12 + 6, 57*12 + 4}}) {
		t.Errorf("what is missing for the pension: %+v", no.Shortfalls)
	}
	missing := needed - paidMonths
	goOn := find(options.Answer.Open, "continue")
	cost := contribution + (missing-1)*later - nearPoor*contribution/100 - (supported-1)*nearPoor*later/100
	local := localShare*contribution/100 + localMonths*localShare*later/100
	if goOn.Months != missing || goOn.Month != "2038-06" {
		t.Errorf("going on: %+v; %d months from December 2026 end in May 2038", goOn, missing)
	}
	exactly(t, "the cost of going on", goOn.Cost, cost-local)

	// The average of the pension: four years' indexed incomes and 137 months at
	// the new floor, over 180 months; a woman with 15 years has 45%.
	average := 12*(132+128+123)*15_000 + 6*120*15_000 + 1_500_000 + (missing-1)*2_200_000
	monthly := (average*45/100 + needed/2) / needed
	mixed := find(options.Answer.Open, "continue_then_backpay")
	if goOn.Monthly != monthly || mixed.Monthly != monthly {
		t.Errorf("the pension is %d or %d, by hand %d", goOn.Monthly, mixed.Monthly, monthly)
	}
	if mixed.PaidIn != "2033-05" || mixed.Month != "2033-06" || mixed.Months != atOnce {
		t.Errorf("paying %d months and then %d at once: %+v", missing-atOnce, atOnce, mixed)
	}
	early := contribution + (missing-atOnce-1)*later - nearPoor*contribution/100 - (missing-atOnce-1)*nearPoor*later/100
	exactly(t, "the months before the payment at once", mixed.Cost-mixed.PaidOnce, early-local)
	oneTime := find(options.Answer.Open, "one_time")
	support := 18 * 10 * 22 * 700_000 / 100 / 100 // 10% of the contribution on the rural poverty line of 2018
	if want := 7*(12*(132+128+123)+6*120)*15_000/42 - support; oneTime.Amount != want || !slices.Contains(oneTime.Closes, "pension") {
		t.Errorf("the one-time benefit: %+v, by hand %d, and it closes off the pension", oneTime, want)
	}
	for _, part := range []string{"42 months (3 years 6 months), needs at least 180 months", "art. 98, 41/2024/QH15", "06/2033", disclaimerEN} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said:\n%s", part, text)
		}
	}

	// 2. What does she pay each month at first, and who helps?
	var bill struct {
		Answer struct {
			Gross        int `json:"gross"`
			StateSupport int `json:"state_support"`
			LocalSupport int `json:"local_support"`
			Net          int `json:"net"`
			Left         int `json:"support_months_left"`
		}
	}
	turn(t, client, "contribution_cost", `{`+mai+`, `+paid+`, "paid": "2026-12", "income": 1500000}`, &bill)
	if a := bill.Answer; a.Gross != contribution || a.StateSupport != nearPoor*contribution/100 || a.LocalSupport != localShare*contribution/100 ||
		a.Net != contribution-a.StateSupport-a.LocalSupport || a.Left != supported-1 {
		t.Errorf("the first month: %+v", a)
	}

	// 3. And the 60 months at once in May 2033, 78 months later?
	plan := `"record": [{"from": "2016-01", "to": "2019-06", "scheme": "voluntary", "income": 1500000},
		{"from": "2026-12", "to": "2026-12", "scheme": "voluntary", "income": 1500000},
		{"from": "2027-01", "to": "2033-05", "scheme": "voluntary", "income": 2200000}`
	turn(t, client, "contribution_cost", `{`+mai+`, `+plan+`], "paid": "2033-05", "method": "backpay", "months": 60, "income": 2200000}`, &bill)
	if bill.Answer.Gross != 31_960_928 { // 484,000 × the sum of 1.0031^i for i = 1 to 60
		t.Errorf("60 months at once: %+v", bill.Answer)
	}
	exactly(t, "her part of it", bill.Answer.Net, 31_960_928-4_830_801) // 24 supported months are left
	if bill.Answer.Net != mixed.PaidOnce {
		t.Errorf("options_now says %d, contribution_cost %d", mixed.PaidOnce, bill.Answer.Net)
	}

	// 4. How does the pension come about?
	var explained struct {
		Answers []struct {
			Monthly int
			Insured int `json:"insured_months"`
		}
	}
	text = turn(t, client, "explain", `{"lang": "vi", `+mai+`, `+plan+`,
		{"from": "2019-07", "to": "2024-06", "scheme": "voluntary", "income": 2200000, "method": "backpay", "paid": "2033-05"}],
		"ask": {"kind": "pension", "month": "2033-05"}}`, &explained)
	if got := explained.Answers[0]; got.Monthly != monthly || got.Insured != needed {
		t.Errorf("the pension explained: %+v, by hand %d", got, monthly)
	}
	for _, part := range []string{"956.600 đ", "180 tháng (15 năm)", "45%", "Điều 99, 41/2024/QH15", disclaimerVI} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said:\n%s", part, text)
		}
	}
}

func exactly(t *testing.T, what string, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, by hand %d", what, got, want)
	}
}
