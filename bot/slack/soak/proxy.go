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

	outages
	mu   sync.Mutex // of open, and of going away and coming back
	open map[net.Conn]bool
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
	if p.last() {
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

// comesAndGoes has the store go away every so often on average, for a tenth of that,
// until ctx ends. It keeps no time, in which all deliveries of a question could fall.
func (p *proxy) comesAndGoes(ctx context.Context, every time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every*4/10 + rand.N(every)):
		}
		p.goes()
		select {
		case <-ctx.Done():
		case <-time.After(every / 10):
		}
		p.end()
	}
}

func (p *proxy) goes() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begin()
	for c := range p.open {
		c.Close()
	}
}

// away reports whether what a proxy leads to was away at any time from first to last,
// in an outage of at least so long. Without a proxy it never is.
func (p *proxy) away(first, last time.Time, least time.Duration) bool {
	return p != nil && p.within(first, last, least)
}
