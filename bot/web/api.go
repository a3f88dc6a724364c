package web

import (
	"context"
	"crypto/subtle"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/bot"
	"quoth/index/query"
)

// What a program may send at the most.
const (
	mostAsked   = 64 << 10 // bytes of a body
	mostEarlier = 20       // questions of a conversation
)

// An inquiry is the body of POST /api/ask.
type inquiry struct {
	Question string   `json:"question"`
	Earlier  []string `json:"earlier"` // questions of the conversation before it, oldest first
	Today    string   `json:"today"`   // the day of asking, 2025-03-01; "" none
}

// question is the inquiry as the bot takes it. An error names the member that is
// wrong.
func (i inquiry) question() (bot.Question, error) {
	q := bot.Question{Text: strings.TrimSpace(i.Question), Earlier: i.Earlier}
	switch n := utf8.RuneCountInString(q.Text); {
	case n == 0:
		return q, errors.New("question: nothing is asked")
	case n > query.MaxQuestion:
		return q, fmt.Errorf("question: %d characters, the most is %d", n, query.MaxQuestion)
	case len(i.Earlier) > mostEarlier:
		return q, fmt.Errorf("earlier: %d questions, the most is %d", len(i.Earlier), mostEarlier)
	}
	for at, e := range i.Earlier {
		if n := utf8.RuneCountInString(e); n > query.MaxQuestion {
			return q, fmt.Errorf("earlier[%d]: %d characters, the most is %d", at, n, query.MaxQuestion)
		}
	}
	if i.Today != "" {
		day, err := time.Parse(time.DateOnly, i.Today)
		if err != nil {
			return q, fmt.Errorf("today: %q is no day; write it as 2025-03-01", i.Today)
		}
		q.At = day
	}
	return q, nil
}

// ask answers a program: 200 with the answer whatever its outcome, 400 for what
// is no question, 401 without the token, 500 for a fault, 503 for what takes too
// long to work out.
func (s Site) ask(w http.ResponseWriter, r *http.Request) {
	given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || subtle.ConstantTimeCompare([]byte(given), []byte(s.Token)) != 1 {
		w.Header().Set("WWW-Authenticate", "Bearer")
		refuse(w, http.StatusUnauthorized, "a bearer token is needed")
		return
	}
	var i inquiry
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostAsked))
	body.DisallowUnknownFields()
	if err := body.Decode(&i); err != nil {
		refuse(w, http.StatusBadRequest, "the body is no inquiry: "+err.Error())
		return
	}
	if _, err := body.Token(); err != io.EOF {
		refuse(w, http.StatusBadRequest, "the body is more than one inquiry")
		return
	}
	q, err := i.question()
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error())
		return
	}
	ctx := r.Context()
	if s.Within > 0 {
		limited, cancel := context.WithTimeout(ctx, s.Within)
		defer cancel()
		ctx = limited
	}
	a, err := s.Answer(ctx, q)
	if err != nil && r.Context().Err() != nil {
		return // nobody waits for it
	}
	if errors.Is(err, context.DeadlineExceeded) {
		s.log().Error("an answer took too long", "at", "/api/ask", "characters", utf8.RuneCountInString(q.Text), "most", s.Within)
		refuse(w, http.StatusServiceUnavailable, "that took too long to work out: ask for less at a time")
		return
	}
	if err != nil {
		s.log().Error("not answered", "at", "/api/ask", "characters", utf8.RuneCountInString(q.Text), "error", bot.Unsaid(err, append(q.Earlier, q.Text)...))
		refuse(w, http.StatusInternalServerError, "something is broken here, and it is in the log")
		return
	}
	give(w, http.StatusOK, a)
}

func (s Site) log() *slog.Logger {
	if s.Log == nil {
		return slog.Default()
	}
	return s.Log
}

// refuse says why nothing is answered.
func refuse(w http.ResponseWriter, status int, why string) {
	give(w, status, map[string]string{"error": why})
}

// give writes JSON.
func give(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

//go:embed openapi.json
var described []byte

// openAPI describes POST /api/ask.
func openAPI(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(described)
}
