package trace

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net/http"
	"time"
)

const (
	waitingMost = 4096             // spans that are not sent yet; more are dropped, and counted
	sentAtOnce  = 512              // spans
	sendEvery   = 5 * time.Second  // at the latest
	sendMax     = 10 * time.Second // for one request
)

// A Tracer sends spans to a collector. The nil Tracer is off.
type Tracer struct {
	Log *slog.Logger // nil: slog's

	settings
	client  *http.Client
	waiting chan span
	dropped chan struct{} // one value for each, as far as it holds
}

func newTracer(s settings) *Tracer {
	return &Tracer{settings: s, client: &http.Client{Timeout: sendMax}, waiting: make(chan span, waitingMost), dropped: make(chan struct{}, waitingMost)}
}

// sampled reports whether a trace is one of those that are told.
func (t *Tracer) sampled(id [16]byte) bool {
	return t.ratio >= 1 || float64(binary.BigEndian.Uint64(id[8:])>>1) < t.ratio*float64(math.MaxInt64)
}

// take takes in a span that ended; nobody waits for a collector.
func (t *Tracer) take(s span) {
	select {
	case t.waiting <- s:
	default:
		select {
		case t.dropped <- struct{}{}:
		default:
		}
	}
}

// Run sends spans until ctx ends, and then those that are left. It is called once.
func (t *Tracer) Run(ctx context.Context) {
	if t == nil {
		return
	}
	tick := time.NewTicker(sendEvery)
	defer tick.Stop()
	var batch []span
	for {
		select {
		case s := <-t.waiting:
			if batch = append(batch, s); len(batch) < sentAtOnce {
				continue
			}
		case <-tick.C:
		case <-ctx.Done():
			for len(t.waiting) > 0 {
				batch = append(batch, <-t.waiting)
			}
			t.send(context.WithoutCancel(ctx), batch)
			return
		}
		t.send(ctx, batch)
		batch = batch[:0]
	}
}

// send sends spans once: what a collector does not take is gone, and told in the log.
func (t *Tracer) send(ctx context.Context, batch []span) {
	log := t.Log
	if log == nil {
		log = slog.Default()
	}
	if n := len(t.dropped); n > 0 {
		for range n {
			<-t.dropped
		}
		log.Warn("spans dropped: the collector is slower than questions", "spans", n)
	}
	if len(batch) == 0 {
		return
	}
	if err := t.post(ctx, batch); err != nil {
		log.Warn("spans not sent", "spans", len(batch), "err", err)
	}
}

func (t *Tracer) post(ctx context.Context, batch []span) error {
	body, err := json.Marshal(request{[]resourceSpans{{resource{attributes(t.about)}, []scopeSpans{{scope{"quoth"}, batch}}}}})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, t.endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header = t.headers.Clone()
	r.Header.Set("Content-Type", "application/json")
	got, err := t.client.Do(r)
	if err != nil {
		return fmt.Errorf("the collector is not reached: %w", err)
	}
	defer got.Body.Close()
	io.Copy(io.Discard, io.LimitReader(got.Body, 1<<16))
	if got.StatusCode/100 != 2 {
		return fmt.Errorf("the collector answers %s", got.Status)
	}
	return nil
}
