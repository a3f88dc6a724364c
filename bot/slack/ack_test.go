package slack

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"quoth/index/answer"
)

// BenchmarkAcknowledged delivers questions while every answer takes two
// seconds, with a store in a file, and reports how long Slack waits for the
// acknowledgement: it gives up after three seconds.
func BenchmarkAcknowledged(b *testing.B) {
	for _, mode := range []string{"socket", "http"} {
		b.Run(mode, func(b *testing.B) {
			w := newWire(b)
			w.signed = mode == "http"
			slow := func(ctx context.Context, question string) (answer.Answer, error) {
				select {
				case <-time.After(2 * time.Second):
				case <-ctx.Done():
				}
				return answering(ctx, question)
			}
			r := w.run(slow, func(c *Config) {
				c.Store, c.Policy = file(b, filepath.Join(b.TempDir(), "kept.db")), Policy{Person: -1, Channel: -1}
				c.Queue, c.Drain = 1<<20, time.Millisecond
			})
			r.deliver("first", mention("0.1", "venture capital?"))
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				r.deliver(fmt.Sprint("e", i), mention(fmt.Sprintf("1.%d", i), "venture capital?"))
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
