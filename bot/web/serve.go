package web

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	headersWithin = 5 * time.Second  // a request's headers come
	requestWithin = 30 * time.Second // …and all of it, and its answer goes
	idleWithin    = time.Minute      // until the next request of a connection
	headersMax    = 64 << 10         // bytes
	connsMax      = 1024             // connections at a time
	shutdownMax   = 5 * time.Second  // requests that are under way may take, at the end
)

// Serve serves h at l until ctx ends, and then what is under way, for
// five seconds at most. Of connections there are so many at a time; one
// more takes the place of the one that has kept its request waiting longest, so
// that who is slow keeps nobody out.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	return serve(ctx, l, h, connectionsAllowed())
}

func serve(ctx context.Context, l net.Listener, h http.Handler, most int) error {
	c := &connections{most: most, all: map[net.Conn]*connection{}}
	server := &http.Server{
		Handler: c.counting(h), ConnState: c.changed, ConnContext: c.begun,
		ReadHeaderTimeout: headersWithin, ReadTimeout: requestWithin, WriteTimeout: requestWithin, IdleTimeout: idleWithin, MaxHeaderBytes: headersMax,
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownMax)
	defer cancel()
	return server.Shutdown(last)
}

// connections are those that are open. They are safe for concurrent use.
type connections struct {
	most int

	mu  sync.Mutex
	all map[net.Conn]*connection
}

// A connection is one that is open.
type connection struct {
	net.Conn
	waiting time.Time // since when it has sent no whole request; zero: one is being answered
}

// changed is told what becomes of connections.
func (c *connections) changed(conn net.Conn, now http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch now {
	case http.StateClosed, http.StateHijacked:
		delete(c.all, conn)
	case http.StateIdle:
		if known := c.all[conn]; known != nil {
			known.waiting = time.Now()
		}
	}
}

type connectionKey struct{}

// begun takes in a connection, for which another may have to go.
func (c *connections) begun(ctx context.Context, conn net.Conn) context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.all) >= c.most {
		c.drop()
	}
	known := &connection{Conn: conn, waiting: time.Now()}
	c.all[conn] = known
	return context.WithValue(ctx, connectionKey{}, known)
}

// drop closes the connection that has waited longest, one that is being
// answered only where all are.
func (c *connections) drop() {
	var first *connection
	for _, conn := range c.all {
		if first == nil || !conn.waiting.IsZero() && (first.waiting.IsZero() || conn.waiting.Before(first.waiting)) {
			first = conn
		}
	}
	if first != nil {
		delete(c.all, first.Conn)
		first.Close()
	}
}

// counting is h, of whose requests it is known that they are being answered.
func (c *connections) counting(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if known, ok := r.Context().Value(connectionKey{}).(*connection); ok {
			c.mu.Lock()
			known.waiting = time.Time{}
			c.mu.Unlock()
			defer func() {
				c.mu.Lock()
				known.waiting = time.Now()
				c.mu.Unlock()
			}()
		}
		h.ServeHTTP(w, r)
	})
}
