package main

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Signs are how much a replica holds.
type signs struct {
	memory, goroutines, files, disk float64
	processor                       float64 // seconds
	unrecorded                      float64 // questions and outcomes in memory alone
}

func (s signs) String() string {
	return fmt.Sprintf("%.0f MB, %.0f goroutines, %.0f files, %.1f MB of disk", s.memory/1e6, s.goroutines, s.files, s.disk/1e6)
}

// signs are those of now; false where it does not tell.
func (r *replica) signs() (s signs, told bool) {
	client := http.Client{Timeout: 5 * time.Second}
	got, err := client.Get(r.url + "/metrics")
	if err != nil {
		return s, false
	}
	defer got.Body.Close()
	for lines := bufio.NewScanner(got.Body); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		n, _ := strconv.ParseFloat(value, 64)
		switch name {
		case "process_resident_memory_bytes":
			s.memory = n
		case "go_goroutines":
			s.goroutines = n
		case "process_open_fds":
			s.files = n
		case "process_cpu_seconds_total":
			s.processor = n
		case "quoth_unrecorded":
			s.unrecorded = n
		}
	}
	s.disk = float64(size(r.dir + "/"))
	return s, s.memory > 0
}

// size is how many bytes the files have whose path begins so.
func size(path string) (n int64) {
	roots, _ := filepath.Glob(path + "*")
	for _, root := range roots {
		filepath.WalkDir(root, func(_ string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				if info, err := e.Info(); err == nil {
					n += info.Size()
				}
			}
			return nil
		})
	}
	return n
}

// A sample is what all hold after so many questions.
type sample struct {
	asked    int
	replicas []signs // zero: it did not tell
	store    int64   // bytes
}

// A watch looks at the replicas and the store again and again.
type watch struct {
	replicas []*replica
	store    string // path with which its files begin; "" unknown
	samples  []sample
}

// look watches until ctx ends, and prints what it sees.
func (w *watch) look(ctx context.Context, every time.Duration, asked func() int) {
	began := time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(every):
		}
		s := sample{asked: asked()}
		var said []string
		for i, r := range w.replicas {
			now, told := r.signs()
			s.replicas = append(s.replicas, now)
			if told {
				said = append(said, fmt.Sprintf("replica %d: %s", i+1, now))
			} else {
				said = append(said, fmt.Sprintf("replica %d: down", i+1))
			}
		}
		if w.store != "" {
			s.store = size(w.store)
			said = append(said, fmt.Sprintf("store: %.1f MB", float64(s.store)/1e6))
		}
		w.samples = append(w.samples, s)
		fmt.Printf("%6.0f s, %d asked: %s\n", time.Since(began).Seconds(), s.asked, strings.Join(said, "; "))
	}
}

// growthLeast is how many samples tell of growth.
const growthLeast = 12

// grown is what the last third of the samples after a fifth of the questions holds
// more of than the first third of them, by more than a quarter and what comes and
// goes; the store, by a question. It is empty where there are too few to tell.
func (w *watch) grown(questions int) (what []string) {
	warm := slices.IndexFunc(w.samples, func(s sample) bool { return s.asked >= questions/5 })
	if warm < 0 || len(w.samples)-warm < growthLeast {
		return nil
	}
	samples := w.samples[warm:]
	third := len(samples) / 3
	first, last := samples[:third], samples[len(samples)-third:]
	compare := func(name string, slack float64, of func(sample) float64) {
		if a, b := median(first, of), median(last, of); b > a*1.25+slack {
			what = append(what, fmt.Sprintf("%s: %.0f, then %.0f", name, a, b))
		}
	}
	for i := range w.replicas {
		compare(fmt.Sprintf("memory of replica %d", i+1), 32e6, func(s sample) float64 { return s.replicas[i].memory })
		compare(fmt.Sprintf("goroutines of replica %d", i+1), 64, func(s sample) float64 { return s.replicas[i].goroutines })
		compare(fmt.Sprintf("files of replica %d", i+1), 16, func(s sample) float64 { return s.replicas[i].files })
		compare(fmt.Sprintf("disk of replica %d", i+1), 1e6, func(s sample) float64 { return s.replicas[i].disk })
	}
	compare("bytes of the store by a question", 0, func(s sample) float64 { return float64(s.store) / float64(max(s.asked, 1)) })
	return what
}

// median is the one of what samples tell.
func median(of []sample, value func(sample) float64) float64 {
	var all []float64
	for _, s := range of {
		if v := value(s); v > 0 {
			all = append(all, v)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
