package slack

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"quoth/trace"
)

// A collector is told the steps of a question, in one trace, and neither what was asked
// nor what was said; a delivery that comes again is a trace of its own.
func TestTraced(t *testing.T) { inBothModes(t, testTraced) }

func testTraced(t *testing.T, w *wire) {
	var mu sync.Mutex
	var sent strings.Builder
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		io.Copy(&sent, r.Body)
	}))
	defer collector.Close()
	tracer, err := trace.From(func(name string) string {
		return map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": collector.URL}[name]
	}, "v1")
	if err != nil {
		t.Fatal(err)
	}
	r := w.run(answering, func(c *Config) { c.Tracer = tracer })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.hand("again", mention("1.1", "venture capital?"), 1)
	r.acked("again")
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	tracer.Run(ended) // what is left
	var told struct {
		ResourceSpans []struct {
			ScopeSpans []struct {
				Spans []struct{ TraceID, Name, ParentSpanID string }
			}
		}
	}
	if err := json.Unmarshal([]byte(sent.String()), &told); err != nil {
		t.Fatalf("%s: %v", sent.String(), err)
	}
	traces := map[string][]string{}
	for _, s := range told.ResourceSpans[0].ScopeSpans[0].Spans {
		if (s.ParentSpanID == "") != (s.Name == "question") {
			t.Errorf("%s has the parent %q", s.Name, s.ParentSpanID)
		}
		traces[s.TraceID] = append(traces[s.TraceID], s.Name)
	}
	var got []string
	for _, names := range traces {
		slices.Sort(names)
		got = append(got, strings.Join(names, ", "))
	}
	slices.Sort(got)
	if want := []string{"answer, claim, post, question, record, wait", "claim, question"}; !slices.Equal(got, want) {
		t.Errorf("the traces have %q, want %q", got, want)
	}
	for _, text := range []string{"venture", "UALICE", botToken} {
		if strings.Contains(sent.String(), text) {
			t.Errorf("%q is told: %s", text, sent.String())
		}
	}
}
