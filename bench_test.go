package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkProcess times whole runs of the command, as a person waits for
// them: with the articles indexed in memory, and with an index opened from
// disk. It prints the median of the runs in milliseconds.
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	quoth := filepath.Join(dir, "quoth")
	if out, err := exec.Command("go", "build", "-o", quoth, ".").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	opened := filepath.Join(dir, "index")
	if out, err := exec.Command(quoth, "index", "--index", opened).CombinedOutput(); err != nil {
		b.Fatalf("quoth index: %v\n%s", err, out)
	}
	question := "How much venture capital does Shanghai attract?"
	for _, c := range []struct {
		name string
		args []string
	}{
		{"ask", []string{"ask", question}},
		{"ask --index", []string{"ask", "--index", opened, question}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var runs []time.Duration
			for b.Loop() {
				start := time.Now()
				if out, err := exec.Command(quoth, c.args...).CombinedOutput(); err != nil {
					b.Fatalf("quoth %v: %v\n%s", c.args, err, out)
				}
				runs = append(runs, time.Since(start))
			}
			slices.Sort(runs)
			b.ReportMetric(float64(runs[len(runs)/2].Microseconds())/1000, "ms/median")
		})
	}
}
