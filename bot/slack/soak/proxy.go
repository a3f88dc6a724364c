package main

import (
	"context"
	"io"
	"math/rand/v2"
	"net"
	"net/url"
	"sync"
	"time"
)

// A proxy leads to a store or a cluster that goes away now and then, as one that is
// started again does: its connections are cut, and new ones are for a while.
type proxy struct {
	listener net.Listener
	to       string

	mu    sync.Mutex
	open  map[net.Conn]bool
	away  bool
	times int       // it went away
	back  time.Time // when it came back last
}

// proxied is a URL of PostgreSQL or OpenSearch that leads through a proxy.
func proxied(to string) (*proxy, string, error) {
	u, err := url.Parse(to)
	if err != nil {
		return nil, "", err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	p := &proxy{listener: l, to: u.Host, open: map[net.Conn]bool{}}
	if u.Port() == "" {
		p.to = net.JoinHostPort(u.Host, "5432")
	}
	u.Host = l.Addr().String()
	go p.serve()
	return p, u.String(), nil
}

func (p *proxy) serve() {
	for {
		in, err := p.listener.Accept()
		if err != nil {
			return
		}
		go p.carry(in)
	}
}

// carry carries what is said on a connection both ways, until either ends or it is
// cut.
func (p *proxy) carry(in net.Conn) {
	defer in.Close()
	out, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer out.Close()
	p.mu.Lock()
	if p.away {
		p.mu.Unlock()
		return
	}
	p.open[in] = true
	p.mu.Unlock()
	go func() {
		io.Copy(out, in)
		out.Close()
	}()
	io.Copy(in, out)
	p.mu.Lock()
	delete(p.open, in)
	p.mu.Unlock()
}

// outages has the store go away every so often on average, for a tenth of that,
// until ctx ends. They keep no time, in which all deliveries of a question could
// fall.
func (p *proxy) outages(ctx context.Context, every time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every*4/10 + rand.N(every)):
		}
		p.set(true)
		select {
		case <-ctx.Done():
		case <-time.After(every / 10):
		}
		p.set(false)
	}
}

// went is how often the store went away.
func (p *proxy) went() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.times
}

// lately reports whether the store is away, or was two seconds ago. Without a proxy
// it never is.
func (p *proxy) lately() bool {
	if p == nil {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.away || time.Since(p.back) < 2*time.Second
}

func (p *proxy) set(away bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !away {
		p.back = time.Now()
	}
	if p.away = away; away {
		p.times++
		for c := range p.open {
			c.Close()
		}
	}
}
