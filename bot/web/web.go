// Package web is the HTTP edge: whether the process lives and can be asked,
// its metrics, the reader page, on which a cited passage is looked up, and the
// address at which other programs ask.
//
// It serves what it is handed and keeps nothing. Article text reaches a page
// only through html/template, under a policy that runs no script and loads
// nothing from elsewhere.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"quoth/bot"
	"quoth/index/answer"
)

// A Site is what the HTTP edge shows.
type Site struct {
	// Vitals are the signs of life of the bot. nil: it is taken for alive.
	Vitals *bot.Vitals
	// Ready returns an error while no index can be asked, ErrAway where it is far and
	// does not answer. nil: one always can.
	Ready func() error
	// Article returns the article at a path of the corpus, fs.ErrNotExist
	// when there is none. nil: there is no reader page.
	Article func(path string) (Article, error)
	// Answer answers a question, checked word for word. nil: none is asked here.
	Answer func(ctx context.Context, q bot.Question) (answer.Answer, error)
	// Front tells what the articles cover. nil: there is no first page.
	Front func() (Front, error)
	// Message puts an answer into words. nil: none is asked on the first page.
	Message func(answer.Answer) bot.Message
	// Within is how long an answer may take to work out. 0: any time.
	Within time.Duration
	// Token is what a program brings that asks. "": none may.
	Token string
	// Log gets faults, never what was asked. nil: slog.Default().
	Log *slog.Logger

	now func() time.Time // time.Now
}

// An Article is what the reader page shows of one.
type Article struct {
	Title     string
	Source    string   // publisher, "" unknown
	URL       string   // "" unknown
	Published string   // "" unknown
	Guessed   []string // what of these the article does not say of itself, and where it was taken from: "published: the file's name"
	Lang      string   // "" unknown
	Text      string
	Passages  []Passage // in order, not overlapping
	Removed   []Removed // what cleaning left out, in order
}

// A Removed is a line that was left out of an article, with the reason.
type Removed struct{ Text, Reason string }

// A Figure is a figure that a passage states: its words, and what it is of.
type Figure struct{ Text, About string }

// A Passage is a stretch of an article that links lead to.
type Passage struct {
	ID         string // as in answers: path#anchor
	Start, End int    // bytes of Article.Text
	Figures    []Figure
}

// Handler serves
//
//	GET /livez, /healthz   200 while the process runs
//	GET /readyz            200 when it can be asked, else 503 and why
//	GET /metrics           for Prometheus
//	GET /?q=QUESTION       what the articles cover, and the answer
//	GET /articles/{path}   the stored text, each passage under its anchor
//	POST /api/ask          the answer in JSON, for programs that bring the token
//	GET /api/openapi.json  what that takes and gives
func Handler(s Site) http.Handler {
	if s.now == nil {
		s.now = time.Now
	}
	mux := http.NewServeMux()
	for _, path := range []string{"/livez", "/healthz"} {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { say(w, http.StatusOK, "alive") })
	}
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("GET /metrics", s.metrics())
	if s.Article != nil {
		mux.HandleFunc("GET /articles/{path...}", s.reader)
		mux.HandleFunc("GET /quoth.css", style)
	}
	if s.Front != nil {
		mux.HandleFunc("GET /{$}", s.frontPage(make(chan struct{}, askedAtOnce)))
	}
	if s.Answer != nil && s.Token != "" {
		mux.HandleFunc("POST /api/ask", s.ask)
		mux.HandleFunc("GET /api/openapi.json", openAPI)
	}
	return mux
}

func (s Site) readyz(w http.ResponseWriter, r *http.Request) {
	if err := s.ready(); err != nil {
		say(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	say(w, http.StatusOK, "ready")
}

// ErrAway is an index that is kept elsewhere and does not answer.
var ErrAway = errors.New("the index cannot be reached")

// errDeaf: questions do not reach the bot.
var errDeaf = errors.New("not connected, or nothing heard for a minute")

func (s Site) ready() error {
	if s.Ready != nil {
		if err := s.Ready(); errors.Is(err, ErrAway) {
			return ErrAway
		} else if err != nil {
			return errors.New("no index is open") // why is in the log, not for everyone
		}
	}
	if s.Vitals != nil && !s.Vitals.Signs().Alive(s.now()) {
		return errDeaf
	}
	if s.Vitals != nil {
		if why := s.Vitals.Signs().StoreDown; why != "" {
			return fmt.Errorf("the store cannot be written: %s", why)
		}
	}
	return nil
}

func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	io.WriteString(w, text+"\n")
}
