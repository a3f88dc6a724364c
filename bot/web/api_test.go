package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/index/answer"
)

const token = "0123456789abcdef"

// post asks as a program does that brings a token.
func post(t *testing.T, s Site, bearer, body string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("POST", "/api/ask", strings.NewReader(body))
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	w := httptest.NewRecorder()
	Handler(s).ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func TestAskingByProgram(t *testing.T) {
	var log bytes.Buffer
	s := Site{Token: token, Within: 10 * time.Millisecond, Log: slog.New(slog.NewTextHandler(&log, nil)), Answer: func(ctx context.Context, q bot.Question) (answer.Answer, error) {
		if q.Text == "slow?" {
			<-ctx.Done()
			return answer.Answer{}, ctx.Err()
		}
		if q.Text == "broken?" {
			return answer.Answer{}, errors.New("the index is gone: query for \"broken?\", not \"Porto\"")
		}
		return answer.Answer{Question: q.Text, Status: answer.Unanswered, Missing: q.Earlier}, nil
	}}
	for _, test := range []struct {
		what, bearer, body string
		status             int
		says               string
	}{
		{"a question", token, `{"question":"unicorns in Porto?"}`, 200, `"status":"unanswered"`},
		{"a conversation", token, `{"question":"and Faro?","earlier":["unicorns in Porto?"],"today":"2025-03-01"}`, 200, `"missing":["unicorns in Porto?"]`},
		{"no token", "", `{"question":"x"}`, 401, "bearer token"},
		{"another token", "0123456789abcdeg", `{"question":"x"}`, 401, "bearer token"},
		{"no question", token, `{"question":"  "}`, 400, "question: nothing is asked"},
		{"a long question", token, `{"question":"` + strings.Repeat("a", 2001) + `"}`, 400, "question: 2001 characters"},
		{"no day", token, `{"question":"x","today":"soon"}`, 400, `today: \"soon\" is no day`},
		{"an unknown member", token, `{"question":"x","model":"y"}`, 400, "model"},
		{"no JSON", token, `question=x`, 400, "no inquiry"},
		{"two bodies", token, `{"question":"x"}{"question":"y"}`, 400, "more than one"},
		{"a large body", token, `{"question":"` + strings.Repeat("a", mostAsked) + `"}`, 400, "too large"},
		{"what takes long", token, `{"question":"slow?"}`, 503, "took too long"},
		{"a fault", token, `{"question":"broken?","earlier":["Porto?"]}`, 500, "it is in the log"},
		{"a long conversation", token, `{"question":"x","earlier":["y","` + strings.Repeat("a", 2001) + `"]}`, 400, "earlier[1]: 2001 characters"},
	} {
		status, body := post(t, s, test.bearer, test.body)
		if status != test.status || !strings.Contains(body, test.says) {
			t.Errorf("%s: %d %.200q, want %d %q", test.what, status, body, test.status, test.says)
		}
	}
	if said := log.String(); !strings.Contains(said, "the index is gone") || strings.Contains(said, "broken") || strings.Contains(said, "Porto") || strings.Contains(said, token) {
		t.Errorf("log: %s", said)
	}
	if status, body := post(t, Site{Answer: s.Answer}, "", `{"question":"x"}`); status != 404 {
		t.Errorf("without a token to bring: %d %q", status, body)
	}
}

// Who hangs up leaves nothing in the log.
func TestHangUp(t *testing.T) {
	var log bytes.Buffer
	ctx, hangUp := context.WithCancel(t.Context())
	s := Site{Token: token, Log: slog.New(slog.NewTextHandler(&log, nil)), Answer: func(ctx context.Context, _ bot.Question) (answer.Answer, error) {
		hangUp()
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	}}
	r := httptest.NewRequestWithContext(ctx, "POST", "/api/ask", strings.NewReader(`{"question":"x"}`))
	r.Header.Set("Authorization", "Bearer "+token)
	Handler(s).ServeHTTP(httptest.NewRecorder(), r)
	if log.Len() > 0 {
		t.Error(log.String())
	}
}

// The description names every member that an answer has, and no other.
func TestDescribed(t *testing.T) {
	var doc struct {
		Components struct {
			Schemas map[string]struct {
				Properties map[string]any `json:"properties"`
			} `json:"schemas"`
		} `json:"components"`
	}
	if err := json.Unmarshal(described, &doc); err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{
		"Inquiry": inquiry{}, "Answer": answer.Answer{}, "Query": answer.Understood{}, "Figure": answer.Figure{}, "Passage": answer.Quote{},
		"Disagreement": answer.Disagreement{}, "Table": answer.Table{}, "Chart": answer.Chart{}, "Note": answer.Note{},
	} {
		var has []string
		for f := range reflect.TypeOf(v).Fields() {
			if member, _, _ := strings.Cut(f.Tag.Get("json"), ","); member != "-" {
				has = append(has, member)
			}
		}
		slices.Sort(has)
		if told := slices.Sorted(maps.Keys(doc.Components.Schemas[name].Properties)); !slices.Equal(has, told) {
			t.Errorf("%s has %v, and %v are described", name, has, told)
		}
	}
}
