package main

import (
	"context"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// A draining transport answers all that a client has asked before it takes
// notice that the client will ask no more: a program that writes its lines and
// closes its output reads every answer.
type draining struct{ mcp.Transport }

// Connect connects the transport.
func (t draining) Connect(ctx context.Context) (mcp.Connection, error) {
	c, err := t.Transport.Connect(ctx)
	if err != nil {
		return nil, err
	}
	d := &drainingConnection{Connection: c}
	d.idle = sync.NewCond(&d.mu)
	return d, nil
}

type drainingConnection struct {
	mcp.Connection
	mu    sync.Mutex
	idle  *sync.Cond
	open  int // requests without an answer
	ended bool
}

// Read returns the next message; the end of all once every request has its answer.
func (c *drainingConnection) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := c.Connection.Read(ctx)
	if r, ok := m.(*jsonrpc.Request); ok && r.IsCall() {
		c.count(1)
	}
	if err != nil {
		c.drained()
	}
	return m, err
}

// Write writes a message.
func (c *drainingConnection) Write(ctx context.Context, m jsonrpc.Message) error {
	err := c.Connection.Write(ctx, m)
	if _, ok := m.(*jsonrpc.Response); ok {
		c.count(-1)
	}
	return err
}

// Close closes the connection, and waits no longer.
func (c *drainingConnection) Close() error {
	c.stop()
	return c.Connection.Close()
}

func (c *drainingConnection) stop() {
	c.mu.Lock()
	c.ended = true
	c.idle.Broadcast()
	c.mu.Unlock()
}

func (c *drainingConnection) count(n int) {
	c.mu.Lock()
	c.open += n
	c.idle.Broadcast()
	c.mu.Unlock()
}

// longestDrain is how long a request may go without an answer, as one that was
// cancelled does, after the client has closed.
const longestDrain = 15 * time.Second

func (c *drainingConnection) drained() {
	late := time.AfterFunc(longestDrain, c.stop)
	defer late.Stop()
	c.mu.Lock()
	for c.open > 0 && !c.ended {
		c.idle.Wait()
	}
	c.mu.Unlock()
}
