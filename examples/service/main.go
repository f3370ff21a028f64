// Command service answers the questions of case documents over HTTP. It reads
// no files, keeps nothing, and writes nothing about people into its logs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/volsi/volsi/calc"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "service:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done, then lets the requests under way finish.
func run(ctx context.Context, args []string, logs io.Writer) error {
	flags := flag.NewFlagSet("service", flag.ContinueOnError)
	flags.SetOutput(logs)
	addr := flags.String("addr", "127.0.0.1:8080", "address to listen on")
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
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(logs, nil))
	s := newService(c, log)
	log.Info("listening", "addr", l.Addr().String(), "law", c.Book().Version(), "checked", c.Book().Checked().String())
	return serve(ctx, s.server(limits), l, s)
}

// Limits are how long one request may take, part by part.
type Limits struct {
	Header, Read, Answer, Write, Idle, Stop time.Duration
}

var limits = Limits{Header: 5 * time.Second, Read: 10 * time.Second, Answer: 10 * time.Second, Write: 25 * time.Second, Idle: time.Minute, Stop: 15 * time.Second}

// server returns a server of the service within the limits.
func (s *service) server(l Limits) *http.Server {
	s.limits = l
	return &http.Server{
		Handler: s.handler(), ReadHeaderTimeout: l.Header, ReadTimeout: l.Read, WriteTimeout: l.Write, IdleTimeout: l.Idle,
		MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(discardDetails{s.log.Handler()}, slog.LevelWarn),
	}
}

// serve serves until ctx is done. It then says that it is not ready any more
// and waits for the requests under way.
func serve(ctx context.Context, server *http.Server, l net.Listener, s *service) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	s.log.Info("stopping")
	late, cancel := context.WithTimeout(context.Background(), s.limits.Stop)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		return errors.Join(err, server.Close())
	}
	s.log.Info("stopped")
	return nil
}
