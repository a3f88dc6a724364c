package web

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"quoth/bot"
)

func get(t *testing.T, h http.Handler, path string) (int, http.Header, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Code, w.Header(), string(body)
}

func TestHealth(t *testing.T) {
	var vitals bot.Vitals
	deaf := Handler(Site{Vitals: &vitals})
	var forgetful bot.Vitals
	forgetful.Note(func(s *bot.Signs) { s.Connected, s.StoreDown, s.Unrecorded = true, "full", 3 })
	empty := Handler(Site{Ready: func() error { return errors.New("sealed by another version at /secret/place") }})
	for _, test := range []struct {
		what    string
		handler http.Handler
		path    string
		status  int
		says    string
	}{
		{"a process that runs", deaf, "/healthz", 200, "alive"},
		{"a bot that is not connected", deaf, "/readyz", 503, "not connected"},
		{"no index", empty, "/readyz", 503, "no index is open"},
		{"a store that is full", Handler(Site{Vitals: &forgetful}), "/readyz", 503, "the store cannot be written: full"},
		{"a store that is full", Handler(Site{Vitals: &forgetful}), "/metrics", 200, "quoth_store_up 0"},
		{"what it was not told", Handler(Site{Vitals: &forgetful}), "/metrics", 200, "quoth_unrecorded 3"},
		{"all is well", Handler(Site{}), "/readyz", 200, "ready"},
		{"no such page", Handler(Site{}), "/", 404, ""},
		{"no reader page", Handler(Site{}), "/articles/a.md", 404, ""},
	} {
		status, _, body := get(t, test.handler, test.path)
		if status != test.status || !strings.Contains(body, test.says) || strings.Contains(body, "secret") {
			t.Errorf("%s: %d %q, want %d %q", test.what, status, body, test.status, test.says)
		}
	}
}

func TestMetrics(t *testing.T) {
	var vitals bot.Vitals
	vitals.Ended(bot.Closest)
	status, _, body := get(t, Handler(Site{Vitals: &vitals}), "/metrics")
	if status != 200 || !strings.Contains(body, "# TYPE quoth_") || !strings.Contains(body, `quoth_questions_total{outcome="closest"} 1`) {
		t.Errorf("%d %.200q", status, body)
	}
}

// What an article says is text on the page and nothing else.
func TestReader(t *testing.T) {
	text := "Porto & <script>alert(1)</script> has 420 start-ups.\n\nMore."
	site := Site{Article: func(path string) (Article, error) {
		if path != "hubs/porto.md" {
			return Article{}, fs.ErrNotExist
		}
		return Article{Title: "<b>Porto</b>", Source: "Harbour \"Post\"", URL: "javascript:alert(1)", Lang: "en", Text: text,
			Passages: []Passage{{ID: "hubs/porto.md#p1", Start: 0, End: strings.Index(text, "\n")}}}, nil
	}}
	h := Handler(site)
	status, header, body := get(t, h, "/articles/hubs/porto.md")
	if status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	for _, want := range []string{"&lt;script&gt;alert(1)&lt;/script&gt; has 420 start-ups.", "&lt;b&gt;Porto&lt;/b&gt;", `id="p1"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in the page:\n%s", want, body)
		}
	}
	for _, not := range []string{"<script", "<b>", "javascript:"} {
		if strings.Contains(body, not) {
			t.Errorf("%q in the page:\n%s", not, body)
		}
	}
	if p := header.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") {
		t.Errorf("the policy is %q", p)
	}
	for _, path := range []string{"/articles/none.md", "/articles/../secret", "/articles/"} {
		if status, _, _ := get(t, h, path); status == 200 {
			t.Errorf("%s is served", path)
		}
	}
}
