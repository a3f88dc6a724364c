package trace

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// environment is one of these variables alone.
func environment(of map[string]string) func(string) string {
	return func(name string) string { return of[name] }
}

// A collector keeps what it is sent.
type collector struct {
	*httptest.Server
	got    []request
	header http.Header
	path   string
}

func newCollector(t *testing.T, status int) *collector {
	c := &collector{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		var sent request
		strict := json.NewDecoder(bytes.NewReader(body))
		strict.DisallowUnknownFields()
		if err := strict.Decode(&sent); err != nil {
			t.Errorf("%s: %v", body, err)
		}
		c.got, c.header, c.path = append(c.got, sent), r.Header, r.URL.Path
		w.WriteHeader(status)
	}))
	t.Cleanup(c.Close)
	return c
}

// told runs a tracer until all that do begins is sent.
func told(t *Tracer, do func()) {
	ctx, stop := context.WithCancel(context.Background())
	do()
	stop()
	t.Run(ctx)
}

// The steps of a trace reach the collector, each within its parent, with what they tell,
// of an instance that is named; an error's words do not.
func TestSpansAreSent(t *testing.T) {
	c := newCollector(t, http.StatusOK)
	tracer, err := From(environment(map[string]string{
		"OTEL_EXPORTER_OTLP_ENDPOINT": c.URL + "/", "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Bearer%20one, x-team=hubs",
		"OTEL_SERVICE_NAME": "park", "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment=test",
	}), "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	told(tracer, func() {
		first := tracer.Begin("question", Fact{"id", "1f"}, Fact{"length", 12})
		ctx, step := Step(In(context.Background(), first), "answer")
		_, inner := Step(ctx, "judge")
		inner.End(errors.New("the words of a question"))
		step.Note(Fact{"kind", "figure"})
		step.End(nil)
		first.End(nil)
		first.End(nil) // once more
	})
	if len(c.got) != 1 || c.path != "/v1/traces" || c.header.Get("Authorization") != "Bearer one" || c.header.Get("X-Team") != "hubs" || c.header.Get("Content-Type") != "application/json" {
		t.Fatalf("%d requests, the last to %s with %v", len(c.got), c.path, c.header)
	}
	all, _ := json.Marshal(c.got[0])
	for _, want := range []string{`"service.name","value":{"stringValue":"park"}`, `"service.version","value":{"stringValue":"v1.2.3"}`, `"deployment.environment","value":{"stringValue":"test"}`, `"length","value":{"intValue":"12"}`, `"kind","value":{"stringValue":"figure"}`} {
		if !strings.Contains(string(all), want) {
			t.Errorf("%s is not in %s", want, all)
		}
	}
	if strings.Contains(string(all), "words of a question") {
		t.Errorf("what an error says is sent: %s", all)
	}
	spans := c.got[0].ResourceSpans[0].ScopeSpans[0].Spans
	if len(spans) != 3 {
		t.Fatalf("%d spans", len(spans))
	}
	judge, answer, question := spans[0], spans[1], spans[2]
	if question.ParentSpanID != "" || answer.ParentSpanID != question.SpanID || judge.ParentSpanID != answer.SpanID || judge.TraceID != question.TraceID || len(judge.TraceID) != 32 || len(judge.SpanID) != 16 {
		t.Errorf("%+v", spans)
	}
	if judge.Status == nil || judge.Status.Code != failed || answer.Status != nil {
		t.Errorf("the status of judge is %v, of answer %v", judge.Status, answer.Status)
	}
}

// Without a collector, and of a trace that is not sampled, nothing is told, and no step
// need know.
func TestOff(t *testing.T) {
	for _, of := range []map[string]string{
		{},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318", "OTEL_SDK_DISABLED": "true"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318", "OTEL_TRACES_EXPORTER": "none"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318", "OTEL_TRACES_SAMPLER": "always_off"},
		{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318", "OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0"},
	} {
		tracer, err := From(environment(of), "v1")
		if err != nil {
			t.Fatal(err)
		}
		told(tracer, func() {
			ctx, step := Step(In(t.Context(), tracer.Begin("question")), "answer", Fact{"length", 1})
			if ctx != t.Context() || step != nil {
				t.Errorf("%v: a span is begun", of)
			}
			step.Note(Fact{"kind", "figure"})
			step.End(nil)
		})
	}
}

// What is wrong with the environment is told by the name of the variable, and a header's
// value never.
func TestSettingsRefused(t *testing.T) {
	const at = "http://localhost:4318"
	for _, c := range []struct {
		of   map[string]string
		says string
	}{
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "localhost:4318"}, "OTEL_EXPORTER_OTLP_ENDPOINT: no address"},
		{map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "grpc://a"}, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: no address"},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": at, "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, `"grpc" is not spoken`},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": at, "OTEL_EXPORTER_OTLP_HEADERS": "secret"}, "OTEL_EXPORTER_OTLP_HEADERS: not of the form"},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": at, "OTEL_EXPORTER_OTLP_HEADERS": "a=secret%0d%0ab"}, "OTEL_EXPORTER_OTLP_HEADERS: not of the form"},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": at, "OTEL_TRACES_SAMPLER": "traceidratio", "OTEL_TRACES_SAMPLER_ARG": "2"}, "OTEL_TRACES_SAMPLER_ARG"},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": at, "OTEL_TRACES_SAMPLER": "jaeger_remote"}, "OTEL_TRACES_SAMPLER"},
	} {
		if _, err := From(environment(c.of), "v1"); err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%v: %v, want %s", c.of, err, c.says)
		}
	}
}

// A collector that is away or refuses holds nobody up: what it did not take is told in the
// log by number, and what there is no room for is counted.
func TestCollectorIsAway(t *testing.T) {
	c := newCollector(t, http.StatusServiceUnavailable)
	tracer, err := From(environment(map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": c.URL}), "v1")
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	tracer.Log = slog.New(slog.NewTextHandler(&log, nil))
	told(tracer, func() {
		for range waitingMost + 3 {
			tracer.Begin("question").End(nil)
		}
	})
	for _, want := range []string{"spans=4096", "503", "spans=3"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s: %s", want, log.String())
		}
	}
}
