package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// What goes wrong, of a hundred posts.
const (
	limitedOf = 3
	failedOf  = 3
	lostOf    = 2 // posted, and the reply lost
	slowOf    = 3
	slowFor   = 2 * time.Second
)

// A fakeSlack is the Web API as the bot sees it.
type fakeSlack struct {
	url    string
	server *http.Server
	calm   bool // nothing goes wrong
	sockets

	mu    sync.Mutex
	n     int
	posts map[string][]post // by question
	wrong map[string]int
}

// A post is a message that people see.
type post struct {
	ts, meta, text string
	at             time.Time // when it was seen first
	changed, said  time.Time // when it came to say what it says; when that was said last
}

func newSlack(calm bool) (*fakeSlack, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &fakeSlack{url: "http://" + l.Addr().String() + "/api/", calm: calm, posts: map[string][]post{}, wrong: map[string]int{},
		sockets: sockets{open: map[string]map[*socket]bool{}, waited: map[string]chan struct{}{}, cutAt: map[string]time.Time{}}}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/auth.test", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"ok":true,"team_id":"T1","user_id":"UQUOTH","bot_id":"BQUOTH"}`)
	})
	mux.HandleFunc("/api/users.info", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"ok":true,"user":{"id":"U1","locale":"en-US"}}`)
	})
	mux.HandleFunc("/api/chat.postMessage", s.said)
	mux.HandleFunc("/api/chat.update", s.said)
	mux.HandleFunc("/api/apps.connections.open", s.opening)
	mux.HandleFunc("/socket", s.connected)
	mux.HandleFunc("/api/conversations.replies", s.replies)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, `{"ok":true}`) })
	s.server = &http.Server{Handler: mux}
	go s.server.Serve(l)
	return s, nil
}

func (s *fakeSlack) close() { s.server.Close() }

// said takes a message that is posted, or changed.
func (s *fakeSlack) said(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	dice := rand.IntN(100)
	if s.calm {
		dice = 100
	}
	went := func(what string) { s.went(what, 1) }
	if dice -= limitedOf; dice < 0 {
		went("limited")
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	if dice -= failedOf; dice < 0 {
		went("failed")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	ts := s.shown(r.PostForm)
	if dice -= lostOf; dice < 0 {
		went("reply lost")
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if dice -= slowOf; dice < 0 {
		went("slow")
		time.Sleep(slowFor)
	}
	fmt.Fprintf(w, `{"ok":true,"channel":%q,"ts":%q}`, r.PostForm.Get("channel"), ts)
}

// went notes what went wrong.
func (s *fakeSlack) went(what string, times int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wrong[what] += times
}

// shown keeps a message that people see, under its question; one that is changed in
// its place.
func (s *fakeSlack) shown(form url.Values) (ts string) {
	var meta struct {
		Payload struct {
			Question string `json:"question"`
		} `json:"event_payload"`
	}
	json.Unmarshal([]byte(form.Get("metadata")), &meta)
	s.mu.Lock()
	defer s.mu.Unlock()
	question := meta.Payload.Question
	if ts = form.Get("ts"); ts != "" {
		for i, p := range s.posts[question] {
			if p.ts == ts {
				if p.text != form.Get("text") {
					p.changed = time.Now()
				}
				p.said = time.Now()
				p.meta, p.text = form.Get("metadata"), form.Get("text")
				s.posts[question][i] = p
			}
		}
		return ts
	}
	s.n++
	now := time.Now()
	ts = fmt.Sprintf("9900000000.%06d", s.n)
	s.posts[question] = append(s.posts[question], post{ts, form.Get("metadata"), form.Get("text"), now, now, now})
	return ts
}

// replies are the messages of a thread, which is that of a question.
func (s *fakeSlack) replies(w http.ResponseWriter, r *http.Request) {
	r.ParseForm()
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []map[string]any{}
	for _, p := range s.posts[r.Form.Get("ts")] {
		list = append(list, map[string]any{"type": "message", "user": "UQUOTH", "ts": p.ts, "metadata": json.RawMessage(p.meta)})
	}
	json.NewEncoder(w).Encode(map[string]any{"ok": true, "messages": list})
}

// tally says what went wrong, how often.
func (s *fakeSlack) tally() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(s.wrong)) {
		parts = append(parts, fmt.Sprintf("%s %d", what, s.wrong[what]))
	}
	return strings.Join(parts, ", ")
}
