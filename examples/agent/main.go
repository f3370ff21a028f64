// Command agent is a Model Context Protocol server that answers questions about
// voluntary social insurance in Viet Nam: over standard input and output, or
// over HTTP on this machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/rules/document"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stderr, draining{&mcp.StdioTransport{}}); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "agent:", err)
		os.Exit(1)
	}
}

// run serves one client over the transport, or many over HTTP, until ctx is done.
func run(ctx context.Context, args []string, logs io.Writer, stdio mcp.Transport) error {
	flags := flag.NewFlagSet("agent", flag.ContinueOnError)
	flags.SetOutput(logs)
	addr := flags.String("http", "", "serve streamable HTTP on this address, such as 127.0.0.1:8099, instead of standard input and output")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	c, err := calc.Vietnam()
	if err != nil {
		return err
	}
	server := newServer(c)
	if *addr == "" {
		return server.Run(ctx, stdio)
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(logs, "agent: http://%s/mcp\n", l.Addr())
	return serve(ctx, overHTTP(server), l)
}

// most is how large a message may be: a document and what a call adds to it.
const most = document.MaxBytes + 16<<10

// overHTTP returns the server at /mcp. It keeps no sessions, and pages of other
// sites cannot call it.
func overHTTP(server *mcp.Server) *http.Server {
	handler := mcp.NewStreamableHTTPHandler(
		func(*http.Request) *mcp.Server { return server },
		&mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: most},
	)
	mux := http.NewServeMux()
	mux.Handle("/mcp", http.NewCrossOriginProtection().Handler(handler))
	return &http.Server{
		Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute,
		MaxHeaderBytes: 16 << 10,
	}
}

// serve serves until ctx is done and lets the calls under way finish.
func serve(ctx context.Context, server *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	return server.Shutdown(late)
}
