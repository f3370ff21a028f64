// Command web serves one local page on which a person lays a life out on a
// timeline and sees what it costs and brings. It answers this computer only,
// keeps nothing, writes nothing about people anywhere, and asks nothing of the
// network.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/volsi/volsi/calc"
)

type flags struct {
	Addr string   `default:"127.0.0.1" help:"Địa chỉ lắng nghe; mặc định chỉ máy này. Address to listen on; only this computer by default."`
	Port int      `default:"8787" help:"Cổng; 0: cổng trống bất kỳ. Port; 0: any free one."`
	Name []string `help:"Tên máy được phép trong địa chỉ trang, ngoài localhost và địa chỉ IP. A host name of the page, besides localhost and IP addresses."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "web:", err)
		os.Exit(1)
	}
}

// run serves until ctx is done, then lets the requests under way finish.
func run(ctx context.Context, args []string, out io.Writer) error {
	f, helped, err := parsed(args, out)
	if err != nil || helped {
		return err
	}
	c, err := calc.Vietnam()
	if err != nil {
		return err
	}
	d, err := newDesk(c, f.Name)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", net.JoinHostPort(f.Addr, strconv.Itoa(f.Port)))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "http://%s/\nCtrl+C: dừng · stop\n", l.Addr())
	return serve(ctx, d.server(), l)
}

func parsed(args []string, out io.Writer) (f flags, helped bool, err error) {
	parser, err := kong.New(&f, kong.Name("web"), kong.Writers(out, out), kong.Exit(func(int) { helped = true }),
		kong.Description("Trang tính bảo hiểm xã hội tự nguyện trên máy này. Voluntary social insurance of Viet Nam, as a page on this computer."))
	if err != nil {
		return f, false, err
	}
	_, err = parser.Parse(args)
	if helped {
		err = nil
	}
	return f, helped, err
}

// The limits of one request, and of stopping.
const (
	headTime  = 5 * time.Second
	readTime  = 10 * time.Second
	writeTime = 30 * time.Second
	idleTime  = 2 * time.Minute
	stopTime  = 5 * time.Second
)

// serve serves until ctx is done.
func serve(ctx context.Context, s *http.Server, l net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	if err := s.Shutdown(late); err != nil {
		return errors.Join(err, s.Close())
	}
	return nil
}
