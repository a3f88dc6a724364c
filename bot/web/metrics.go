package web

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"quoth/bot"
)

var (
	questions     = describe("questions_total", "Questions by how they ended.", "outcome")
	undeliverable = describe("undeliverable_total", "Outcomes that could be posted nowhere.")
	postsFailed   = describe("posts_failed_total", "Attempts to post that did not succeed.")
	deferred      = describe("deferred_total", "Deliveries sent back because the queue was full.")
	storeFailed   = describe("store_failed_total", "Attempts to read or write the store that did not succeed.")
	storeUp       = describe("store_up", "1 when the store can be written.")
	unrecorded    = describe("unrecorded", "Questions and outcomes that are in memory alone, until the store takes them.")
	reconnects    = describe("reconnects_total", "Connections to the chat service after the first.")
	connected     = describe("connected", "1 when the chat service has greeted the connection.")
	lastFrame     = describe("last_frame_age_seconds", "Seconds since anything was heard on the connection.")
)

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("quoth_"+name, help, labels, nil)
}

// metrics serves a registry of its own.
func (s Site) metrics() http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if s.Vitals != nil {
		registry.MustRegister(vitals{s.Vitals, s.now})
	}
	return promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
}

// vitals collects the signs of life at each scrape.
type vitals struct {
	*bot.Vitals
	now func() time.Time
}

func (v vitals) Describe(out chan<- *prometheus.Desc) { prometheus.DescribeByCollect(v, out) }

func (v vitals) Collect(out chan<- prometheus.Metric) {
	s := v.Signs()
	for _, kind := range bot.Kinds {
		out <- prometheus.MustNewConstMetric(questions, prometheus.CounterValue, float64(s.Outcomes[kind]), string(kind))
	}
	for desc, n := range map[*prometheus.Desc]uint64{
		undeliverable: s.Undeliverable, postsFailed: s.PostsFailed, deferred: s.Deferred, storeFailed: s.StoreFailed, reconnects: s.Reconnects,
	} {
		out <- prometheus.MustNewConstMetric(desc, prometheus.CounterValue, float64(n))
	}
	up := 0.0
	if s.Connected {
		up = 1
	}
	out <- prometheus.MustNewConstMetric(connected, prometheus.GaugeValue, up)
	well := 1.0
	if s.StoreDown != "" {
		well = 0
	}
	out <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, well)
	out <- prometheus.MustNewConstMetric(unrecorded, prometheus.GaugeValue, float64(s.Unrecorded))
	if !s.LastHeard.IsZero() {
		out <- prometheus.MustNewConstMetric(lastFrame, prometheus.GaugeValue, v.now().Sub(s.LastHeard).Seconds())
	}
}
