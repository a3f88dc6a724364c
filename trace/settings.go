package trace

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Settings are what the environment says, by OpenTelemetry's names.
type settings struct {
	endpoint string
	headers  http.Header
	about    []Fact  // this instance
	ratio    float64 // of traces that are told, from 0 to 1
}

// From is the tracer that the environment asks for, of a program of some version; nil where
// it names no collector. An error names the variable, and never says what a header holds.
func From(getenv func(string) string, version string) (*Tracer, error) {
	s := settings{endpoint: getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), headers: http.Header{}, ratio: 1}
	named := "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
	if s.endpoint == "" && getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" {
		named = "OTEL_EXPORTER_OTLP_ENDPOINT"
		s.endpoint = strings.TrimSuffix(getenv(named), "/") + "/v1/traces"
	}
	if s.endpoint == "" || strings.EqualFold(getenv("OTEL_SDK_DISABLED"), "true") || getenv("OTEL_TRACES_EXPORTER") == "none" {
		return nil, nil
	}
	if at, err := url.Parse(s.endpoint); err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return nil, fmt.Errorf("%s: no address of a collector, such as http://localhost:4318", named)
	}
	if p := cmp.Or(getenv("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"), getenv("OTEL_EXPORTER_OTLP_PROTOCOL")); p != "" && p != "http/json" {
		return nil, fmt.Errorf("OTEL_EXPORTER_OTLP_PROTOCOL: %q is not spoken, http/json is, which collectors take where they take http/protobuf", p)
	}
	headers, err := pairs(cmp.Or(getenv("OTEL_EXPORTER_OTLP_TRACES_HEADERS"), getenv("OTEL_EXPORTER_OTLP_HEADERS")))
	if err != nil {
		return nil, fmt.Errorf("OTEL_EXPORTER_OTLP_HEADERS: %w", err)
	}
	for _, h := range headers {
		s.headers.Set(h.Key, fmt.Sprint(h.Value))
	}
	more, err := pairs(getenv("OTEL_RESOURCE_ATTRIBUTES"))
	if err != nil {
		return nil, fmt.Errorf("OTEL_RESOURCE_ATTRIBUTES: %w", err)
	}
	name := "quoth"
	for _, f := range more {
		if f.Key == "service.name" {
			name = fmt.Sprint(f.Value)
			continue
		}
		s.about = append(s.about, f)
	}
	s.about = append(s.about, Fact{"service.name", cmp.Or(getenv("OTEL_SERVICE_NAME"), name)}, Fact{"service.version", version}, Fact{"service.instance.id", rand.Text()})
	if s.ratio, err = ratio(getenv("OTEL_TRACES_SAMPLER"), getenv("OTEL_TRACES_SAMPLER_ARG")); err != nil {
		return nil, err
	}
	return newTracer(s), nil
}

// ratio is the part of traces that a sampler takes. Every trace begins here, so that
// those which ask what began it do as the others.
func ratio(sampler, argument string) (float64, error) {
	switch strings.TrimPrefix(sampler, "parentbased_") {
	case "", "always_on":
		return 1, nil
	case "always_off":
		return 0, nil
	case "traceidratio":
		part, err := strconv.ParseFloat(cmp.Or(argument, "1"), 64)
		if err != nil || !(part >= 0 && part <= 1) {
			return 0, fmt.Errorf("OTEL_TRACES_SAMPLER_ARG: %q is no number from 0 to 1", argument)
		}
		return part, nil
	}
	return 0, fmt.Errorf("OTEL_TRACES_SAMPLER: %q is none of always_on, always_off and traceidratio", sampler)
}

var errPairs = errors.New("not of the form key=value,key=value")

// pairs reads key=value,key=value, in which values are escaped as in a URL.
func pairs(text string) (list []Fact, err error) {
	for pair := range strings.SplitSeq(text, ",") {
		if pair = strings.TrimSpace(pair); pair == "" {
			continue
		}
		key, value, ok := strings.Cut(pair, "=")
		key = strings.TrimSpace(key)
		said, wrong := url.PathUnescape(strings.TrimSpace(value))
		if !ok || key == "" || wrong != nil || strings.ContainsAny(key+said, "\r\n") {
			return nil, errPairs
		}
		list = append(list, Fact{key, said})
	}
	return list, nil
}
