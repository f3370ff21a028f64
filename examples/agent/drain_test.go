package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type closing struct{ *bytes.Buffer }

func (closing) Close() error { return nil }

// A client that writes its lines and closes at once reads every answer.
func TestAClientThatClosesAtOnceIsAnswered(t *testing.T) {
	lines := strings.Join([]string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"contribution_cost","arguments":{"paid":"2026-07","income":1500000}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"retirement_age","arguments":{"person":{"sex":"female","born":"1970-05"}}}}`,
	}, "\n") + "\n"
	for range 5 {
		out := closing{&bytes.Buffer{}}
		stdio := draining{&mcp.IOTransport{Reader: io.NopCloser(strings.NewReader(lines)), Writer: out}}
		if err := run(context.Background(), nil, io.Discard, stdio); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`"id":1`, `"id":2`, `"id":3`, `"net":264000`, `2027-09`} {
			if !strings.Contains(out.String(), want) {
				t.Fatalf("%s is not answered: %s", want, out)
			}
		}
	}
}
