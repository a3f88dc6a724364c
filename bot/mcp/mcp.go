// Package mcp answers other programs' agents over the Model Context Protocol,
// so that they quote instead of guess: the tools ask, compare, figures, passages
// and overview, each with the JSON of `quoth ask --json` and under the same
// gates as a question in Slack.
//
// It speaks the protocol over standard input and output, or over HTTP to those
// who bring the token. It keeps nothing.
package mcp

import (
	"context"
	"crypto/subtle"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"quoth/bot"
	"quoth/index/answer"
)

// A Server offers the tools to agents.
type Server struct {
	// Answer answers a question, checked word for word.
	Answer func(ctx context.Context, q bot.Question) (answer.Answer, error)
	// Passages returns the n passages that say most of what a question asks,
	// best first, checked word for word.
	Passages func(ctx context.Context, question string, n int) ([]answer.Quote, error)
	// Within is how long an answer may take to work out. 0: any time.
	Within time.Duration
	// Version is the program's.
	Version string
	// Log gets which tool failed by what, never what was asked.
	Log *slog.Logger
}

// maxLine is how many bytes one message of the protocol may have.
const maxLine = 1 << 20

// instructions tell an agent what the answers are.
const instructions = `Quoth answers from a body of articles and says nothing of its own: figures and passages are word for word, with their source.
status "answered" or "partial": figures and passages answer. "closest": they are the closest found, without a claim. "unanswered": the articles do not say; do not fill in a number.
Quote a figure with its qualifier, year and attribution; where disagreements are listed, name both.`

// Stdio speaks with one agent over in and out until in ends or ctx does.
func (s Server) Stdio(ctx context.Context, in io.ReadCloser, out io.WriteCloser) error {
	return s.server().Run(ctx, &mcp.IOTransport{Reader: in, Writer: out, MaxLineLength: maxLine})
}

// Handler speaks with agents over HTTP that bring the token as their bearer;
// others get 401.
func (s Server) Handler(token string) http.Handler {
	server := s.server()
	inner := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{Stateless: true, JSONResponse: true})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !ok || token == "" || subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "a bearer token is needed", http.StatusUnauthorized)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxLine)
		inner.ServeHTTP(w, r)
	})
}

// server is the protocol's server with the tools.
func (s Server) server() *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "quoth", Version: s.Version}, &mcp.ServerOptions{
		Instructions: instructions,
		Capabilities: &mcp.ServerCapabilities{},
	})
	for _, add := range tools {
		add(s, server)
	}
	return server
}
