package trace

import (
	"fmt"
	"strconv"
	"time"
)

// What follows is a part of OTLP's ExportTraceServiceRequest in its JSON form
// (opentelemetry-proto, opentelemetry/proto/trace/v1/trace.proto).

type request struct {
	ResourceSpans []resourceSpans `json:"resourceSpans"`
}

type resourceSpans struct {
	Resource   resource     `json:"resource"`
	ScopeSpans []scopeSpans `json:"scopeSpans"`
}

type resource struct {
	Attributes []attribute `json:"attributes"`
}

type scopeSpans struct {
	Scope scope  `json:"scope"`
	Spans []span `json:"spans"`
}

type scope struct {
	Name string `json:"name"`
}

type span struct {
	TraceID      string      `json:"traceId"`
	SpanID       string      `json:"spanId"`
	ParentSpanID string      `json:"parentSpanId,omitempty"`
	Name         string      `json:"name"`
	Kind         int         `json:"kind"`
	Start        string      `json:"startTimeUnixNano"`
	End          string      `json:"endTimeUnixNano"`
	Attributes   []attribute `json:"attributes,omitempty"`
	Status       *status     `json:"status,omitempty"`
}

type status struct {
	Code int `json:"code"`
}

type attribute struct {
	Key   string `json:"key"`
	Value value  `json:"value"`
}

type value struct {
	String *string `json:"stringValue,omitempty"`
	Int    *string `json:"intValue,omitempty"`
}

const (
	internal = 1 // a kind of span
	failed   = 2 // a code of status
)

// nanoseconds are those since 1970, which JSON's numbers do not hold.
func nanoseconds(t time.Time) string { return strconv.FormatInt(t.UnixNano(), 10) }

func attributes(facts []Fact) (list []attribute) {
	for _, f := range facts {
		said := fmt.Sprint(f.Value)
		v := value{String: &said}
		if _, number := f.Value.(int); number {
			v = value{Int: &said}
		}
		list = append(list, attribute{f.Key, v})
	}
	return list
}
