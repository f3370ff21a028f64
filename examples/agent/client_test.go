package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/calc/schema"
)

var dirs []string

// newDir returns a folder that lives until all tests are done.
func newDir() (string, error) {
	dir, err := os.MkdirTemp("", "volsi-agent")
	dirs = append(dirs, dir)
	return dir, err
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, d := range dirs {
		_ = os.RemoveAll(d)
	}
	os.Exit(code)
}

// listening serves over HTTP until the test ends, and returns the address.
func listening(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, overHTTP(server(t)), l) }()
	t.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections() // one that was never used is waited for
		stop()
		if err := <-done; err != nil {
			t.Errorf("stopping: %s", err)
		}
	})
	return "http://" + l.Addr().String() + "/mcp"
}

func TestOverHTTP(t *testing.T) {
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: listening(t)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = client.Close() }()
	var wg sync.WaitGroup
	for name, args := range documented(t) {
		wg.Go(func() {
			if result, text := call(t, client, name, args); result.IsError {
				t.Errorf("%s: %s", name, text)
			}
		})
	}
	wg.Wait()
}

func TestHTTPIsForThisMachineAndForItsOwnPages(t *testing.T) {
	url := listening(t)
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for _, test := range []struct {
		name, host, site, body string
		want                   int
	}{
		{"a program", "", "", ping, http.StatusOK},
		{"a page of another site", "", "cross-site", ping, http.StatusForbidden},
		{"a name that was bound to this machine", "evil.example", "", ping, http.StatusForbidden},
		{"ten megabytes", "", "", `{"jsonrpc":"2.0","id":1,"method":"` + strings.Repeat("x", 10<<20) + `"}`, http.StatusRequestEntityTooLarge},
	} {
		r, err := http.NewRequestWithContext(t.Context(), "POST", url, strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		if r.Host = test.host; test.site != "" {
			r.Header.Set("Sec-Fetch-Site", test.site)
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Errorf("%s: %s", test.name, err)
			continue
		}
		said, _ := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if resp.StatusCode != test.want {
			t.Errorf("%s: %d %.200s, want %d", test.name, resp.StatusCode, said, test.want)
		}
	}
}

func TestResources(t *testing.T) {
	client := connected(t)
	for uri, says := range map[string]string{
		"law://vn/2026-07":                 `"regime": "L2024"`,
		"law://vn/2015-01":                 `"regime": "L2006"`,
		"support://vn/hai-duong/2026-01":   `"territory": "hai-duong"`,
		"instrument://vn/2025-decree-159":  `"number": "159/2025/NĐ-CP"`,
		"instrument://vn/":                 `"id": "2024-law-41"`,
		"schema://volsi/case.schema.json":  `"$defs"`,
		"schema://volsi/strict/death.json": `"additionalProperties": false`,
	} {
		got, err := client.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri})
		if err != nil || len(got.Contents) != 1 || got.Contents[0].URI != uri || !strings.Contains(got.Contents[0].Text, says) || !json.Valid([]byte(got.Contents[0].Text)) {
			t.Errorf("%s: %v, %v; want %s", uri, got, err, says)
		}
	}
	for _, uri := range []string{"law://vn/2026-13", "support://vn/hai-dong/2026-01", "instrument://vn/2025-decree-158", "schema://volsi/../go.mod", "law://vn/2026-07/x", "file:///etc/passwd"} {
		if got, err := client.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("%s: %v", uri, got)
		}
	}
	list, err := client.ListResources(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range casefile.Kinds() {
		if uri := "schema://volsi/strict/" + kind + ".json"; schema.Strict(kind) != nil && !slices.ContainsFunc(list.Resources, func(r *mcp.Resource) bool { return r.URI == uri }) {
			t.Errorf("%s is not listed", uri)
		}
	}
	for _, r := range list.Resources {
		if _, err := client.ReadResource(t.Context(), &mcp.ReadResourceParams{URI: r.URI}); err != nil {
			t.Errorf("%s is listed and cannot be read: %s", r.URI, err)
		}
	}
	templates, err := client.ListResourceTemplates(t.Context(), nil)
	if err != nil || len(templates.ResourceTemplates) != 3 {
		t.Errorf("templates: %v, %v", templates, err)
	}
}

func TestPrompts(t *testing.T) {
	client := connected(t)
	list, err := client.ListPrompts(t.Context(), nil)
	if err != nil || len(list.Prompts) != 3 {
		t.Fatal(list, err)
	}
	for _, p := range list.Prompts {
		args := map[string]string{}
		for _, a := range p.Arguments {
			args[a.Name] = "chị Mai của " + a.Name
		}
		got, err := client.GetPrompt(t.Context(), &mcp.GetPromptParams{Name: p.Name, Arguments: args})
		if err != nil || len(got.Messages) != 1 {
			t.Errorf("%s: %v, %v", p.Name, got, err)
			continue
		}
		said, ok := got.Messages[0].Content.(*mcp.TextContent)
		for _, a := range args {
			if !ok || !strings.Contains(said.Text, a) {
				t.Errorf("%s does not repeat %q", p.Name, a)
			}
		}
	}
}

func TestTheCommandLine(t *testing.T) {
	if err := run(t.Context(), []string{"-help"}, io.Discard, nil); err != nil {
		t.Errorf("-help: %s", err)
	}
	for _, args := range [][]string{{"-verbose"}, {"-http", "no such address"}} {
		if err := run(t.Context(), args, io.Discard, nil); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
	now, stop := context.WithCancel(t.Context())
	stop()
	var logs bytes.Buffer
	if err := run(now, []string{"-http", "127.0.0.1:0"}, &logs, nil); err != nil || !strings.Contains(logs.String(), "/mcp") {
		t.Errorf("-http: %v %s", err, &logs)
	}
}

// What the client of the npm SDK prints.
type printed struct {
	Server       struct{ Name string }
	Instructions string
	Tools        []struct{ Name string }
	Results      []struct {
		IsError           bool
		Content           []struct{ Text string }
		StructuredContent map[string]any
	}
	Resources, Templates, Prompts []string
	Support, Missing, Prompt      string
}

func TestTheClientOfTheNPMSDK(t *testing.T) {
	node := installed(t)
	program, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var calls []toCall
	for name, args := range documented(t) {
		calls = append(calls, toCall{name, json.RawMessage(args)})
	}
	good := len(calls)
	for _, m := range mistakes {
		calls = append(calls, toCall{m.tool, json.RawMessage(m.args)})
	}
	in, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	defer wg.Wait()
	for how, where := range map[string]string{"stdio": program, "http": listening(t)} {
		wg.Go(func() { byNode(t, node, how, where, in, calls, good) })
	}
}

// A toCall is one call that the client is to make.
type toCall struct {
	Name      string          `json:"name"`
	Arguments json.RawMessage `json:"arguments"`
}

// byNode lets the client make the calls, of which so many are good.
func byNode(t *testing.T, node, how, where string, in []byte, calls []toCall, good int) {
	cmd := exec.CommandContext(t.Context(), "node", "client.mjs", how, where)
	cmd.Dir, cmd.Stdin = node, bytes.NewReader(in)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var got printed
	if err == nil {
		err = json.Unmarshal(out, &got)
	}
	if err != nil {
		t.Errorf("%s: %s\n%s", how, err, &errs)
		return
	}
	if got.Server.Name != "volsi" || got.Instructions != instructions || len(got.Tools) != good || len(got.Results) != len(calls) {
		t.Errorf("%s: %+v, %d tools, %d results", how, got.Server, len(got.Tools), len(got.Results))
	}
	for i, r := range got.Results {
		if wrong := i >= good; r.IsError != wrong || r.StructuredContent == nil || r.Content[0].Text == "" || wrong && r.StructuredContent["faults"] == nil {
			t.Errorf("%s: %s %s: %+v", how, calls[i].Name, calls[i].Arguments, r)
		}
	}
	if len(got.Resources) < 20 || len(got.Templates) != 3 || len(got.Prompts) != 3 || got.Missing != "-32602" || !strings.Contains(got.Support, "hai-phong") || !strings.Contains(got.Prompt, "Tôi được gì?") {
		t.Errorf("%s: %d resources, %v, %v, %s, %.80s, %.80s", how, len(got.Resources), got.Templates, got.Prompts, got.Missing, got.Support, got.Prompt)
	}
}

// installed returns a folder with the client and the npm SDK.
func installed(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the client of the npm SDK is not installed under -short")
	}
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not installed; the server is not tried with the client of the npm SDK")
		}
	}
	dir, err := newDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "client"))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--prefer-offline", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("the npm SDK cannot be installed here (%s); the server is not tried with its client\n%s", err, out)
	}
	return dir
}
