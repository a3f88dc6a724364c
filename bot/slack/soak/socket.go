package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

const (
	appToken  = "xapp-soak-" // and the number of the replica
	pingEvery = 10 * time.Second

	opensWithin = 70 * time.Second // a replica has a connection again, which waits the longer the shorter the last ones held
)

// Sockets are the connections of replicas in Socket Mode.
type sockets struct {
	mu     sync.Mutex
	open   map[string]map[*socket]bool // by the token of their replica
	waited map[string]chan struct{}    // for acknowledgements, by envelope
	sent   int
	cut    int                  // connections
	cutAt  map[string]time.Time // when those of a replica were last
}

// A socket is one connection.
type socket struct {
	mu   sync.Mutex // of writing
	conn *websocket.Conn

	cut atomic.Bool // it is dropped
}

func (s *socket) write(v any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conn.SetWriteDeadline(time.Now().Add(ackMax))
	return s.conn.WriteJSON(v)
}

// opening tells a replica where to connect.
func (s *fakeSlack) opening(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	to := "ws" + strings.TrimSuffix(strings.TrimPrefix(s.url, "http"), "/api/") + "/socket?of=" + token
	fmt.Fprintf(w, `{"ok":true,"url":%q}`, to)
}

// connected holds a connection until it ends.
func (s *sockets) connected(w http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	c, token := &socket{conn: conn}, r.URL.Query().Get("of")
	if c.write(map[string]any{"type": "hello", "num_connections": 1}) != nil {
		return
	}
	s.mu.Lock()
	if s.open[token] == nil {
		s.open[token] = map[*socket]bool{}
	}
	s.open[token][c] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.open[token], c)
		s.mu.Unlock()
	}()
	pings := time.NewTicker(pingEvery)
	defer pings.Stop()
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		for {
			conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(ackMax))
			select {
			case <-pings.C:
			case <-ended:
				return
			}
		}
	}()
	for {
		var ack struct {
			Envelope string `json:"envelope_id"`
		}
		if conn.ReadJSON(&ack) != nil {
			return
		}
		s.mu.Lock()
		if waits := s.waited[ack.Envelope]; waits != nil {
			close(waits)
			delete(s.waited, ack.Envelope)
		}
		s.mu.Unlock()
	}
}

// one is any connection of a replica; nil there is none.
func (s *sockets) one(token string) *socket {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open[token] {
		return c
	}
	return nil
}

// deliver delivers an event on a connection of a replica, and reports whether it was
// acknowledged before ctx ended, and else whether that is since connections are
// dropped.
func (s *sockets) deliver(ctx context.Context, token, payload string, try int) (acked, dropped bool) {
	c := s.one(token)
	s.mu.Lock()
	if c == nil {
		defer s.mu.Unlock()
		return false, time.Since(s.cutAt[token]) < opensWithin
	}
	s.sent++
	envelope, ack := fmt.Sprint("envelope-", s.sent), make(chan struct{})
	s.waited[envelope] = ack
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.waited, envelope)
		s.mu.Unlock()
	}()
	if c.write(map[string]any{"envelope_id": envelope, "type": "events_api", "retry_attempt": try, "payload": json.RawMessage(payload)}) != nil {
		return false, c.cut.Load()
	}
	select {
	case <-ack:
		return true, false
	case <-ctx.Done():
		return false, c.cut.Load()
	}
}

// drops ends connections every so often on average, half of them with a word of
// warning, until ctx ends.
func (s *sockets) drops(ctx context.Context, every time.Duration) {
	for every > 0 {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every/2 + rand.N(every)):
		}
		s.mu.Lock()
		var all []*socket
		for token, of := range s.open {
			s.cutAt[token] = time.Now()
			for c := range of {
				all = append(all, c)
			}
		}
		s.cut += len(all)
		s.mu.Unlock()
		for _, c := range all {
			c.cut.Store(true)
			if rand.IntN(2) == 0 {
				c.write(map[string]any{"type": "disconnect", "reason": "refresh_requested"})
			} else {
				c.conn.Close()
			}
		}
	}
}

// dropped is how many connections were ended.
func (s *sockets) dropped() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cut
}
