// Speed measures how fast passages are found beside Xapian, SQLite's FTS5 and
// Bleve's own query, in one run, over generated text. It is run by hand:
//
//	go run ./index/eval/speed -n 1000000
//
// BENCHMARKS.md tells what else it does: it writes articles that look real
// (-articles), and times whole answers over an index (-index, -ask).
//
// It needs Debian's python3-xapian and python3 with FTS5 (-python names the
// one that has them); without them it measures what is left. Times are in
// milliseconds on the machine it runs on: compare the ratios, not the numbers.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/answer"
	"quoth/index/term"
)

func main() {
	n := flag.Int("n", 100_000, "passages")
	asked := flag.Int("questions", 300, "questions of each sort")
	rounds := flag.Int("rounds", 3, "times all questions are asked; the fastest time of each counts")
	stock := flag.Bool("stock", true, "with Bleve's own query")
	python := flag.String("python", "/usr/bin/python3", "a Python with xapian and FTS5; empty: without them")
	dir := flag.String("dir", "", "folder for the indexes, kept and used again the next time; empty: a passing one")
	varied := flag.String("articles", "", "write articles of -n passages, like those Quoth comes with, into this folder, and end")
	asking := flag.String("index", "", "ask this index, a folder or the URL of a cluster, the questions of the file -ask, and end")
	filled := flag.String("fill", "", "fill the index -index in a cluster from this folder of articles first")
	questions := flag.String("ask", "", "a file of questions, a line each")
	profile := flag.String("cpuprofile", "", "write where processor time goes while an index is asked into this file")
	flag.Parse()
	log.SetFlags(0)
	if *filled != "" {
		if err := fill(context.Background(), *asking, *filled); err != nil {
			log.Fatal(err)
		}
	}
	if *asking != "" {
		if err := askIndex(context.Background(), *asking, *questions, *rounds, *profile); err != nil {
			log.Fatal(err)
		}
		return
	}
	if *varied != "" {
		passages, err := writeVaried(*varied, *n)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%d passages\n", passages)
		return
	}
	if err := run(context.Background(), options{*n, *asked, *rounds, *stock, *python, *dir}); err != nil {
		log.Fatal(err)
	}
}

// options are the flags.
type options struct {
	n, asked, rounds int
	stock            bool
	python, dir      string
}

func run(ctx context.Context, o options) error {
	n, dir := o.n, o.dir
	if dir == "" {
		passing, err := os.MkdirTemp("", "speed")
		if err != nil {
			return err
		}
		defer os.RemoveAll(passing)
		dir = passing
	}
	docs := documents(n)
	natural, content := questions(docs, n, o.asked)
	sets := []set{{"natural", natural}, {"content", content}}

	folder := filepath.Join(dir, "quoth")
	x, err := index.Open(folder)
	if err != nil {
		start := time.Now()
		if err := index.BuildFrom(ctx, folder, docs, lexicon.Default(), "speed", index.Plan{}); err != nil {
			return err
		}
		fmt.Printf("quoth: built in %.0f s\n", time.Since(start).Seconds())
		if x, err = index.Open(folder); err != nil {
			return err
		}
	}
	defer x.Close()
	if x.Passages() != n {
		return fmt.Errorf("%s: an index of %d passages, not of %d", folder, x.Passages(), n)
	}
	answers := answer.New(x)
	fmt.Printf("quoth: %d passages\n", n)
	size(folder, n)
	engines := []engine{
		{"quoth, first stage", func(s set) ([]time.Duration, error) {
			return timed(s, func(q string) error { _, err := x.Search(ctx, term.Of(q), index.Filters{}, 10); return err })
		}},
		{"quoth, whole answer", func(s set) ([]time.Duration, error) {
			return timed(s, func(q string) error { _, err := answers.Ask(ctx, q); return err })
		}},
	}
	if o.stock {
		stock, err := buildStock(filepath.Join(dir, "stock"), docs)
		if err != nil {
			return err
		}
		defer stock.Close()
		engines = append(engines, engine{"bleve, its own query", func(s set) ([]time.Duration, error) {
			return timed(s, func(q string) error { return ask(ctx, stock, q) })
		}})
	}
	if o.python != "" {
		others, err := startRivals(ctx, o.python, dir, docs)
		if err != nil {
			return err
		}
		defer others.Close()
		for _, name := range others.names {
			engines = append(engines, engine{name, func(s set) ([]time.Duration, error) { return others.ask(name, s) }})
		}
	}
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nENGINE\tQUESTIONS\tMEAN MS\tMEDIAN MS\tP95 MS\tAGAINST FIRST STAGE\t")
	for _, s := range sets {
		fastest := make([][]time.Duration, len(engines))
		for range o.rounds {
			for i, e := range engines {
				took, err := e.ask(s)
				if err != nil {
					return fmt.Errorf("%s: %w", e.name, err)
				}
				if fastest[i] == nil {
					fastest[i] = took
				}
				for q, d := range took {
					fastest[i][q] = min(fastest[i][q], d)
				}
			}
		}
		for i, e := range engines {
			slices.Sort(fastest[i])
			fmt.Fprintf(t, "%s\t%s\t%.3f\t%.3f\t%.3f\t%.2f\t\n", e.name, s.name, ms(mean(fastest[i])),
				ms(fastest[i][len(fastest[i])/2]), ms(fastest[i][len(fastest[i])*95/100]), float64(mean(fastest[i]))/float64(mean(fastest[0])))
		}
	}
	t.Flush()
	runtime.GC()
	fmt.Println()
	return memory()
}

// A set is questions of one sort.
type set struct {
	name      string
	questions []string
}

// An engine answers a set of questions and tells how long each took.
type engine struct {
	name string
	ask  func(set) ([]time.Duration, error)
}

func timed(s set, ask func(string) error) ([]time.Duration, error) {
	var took []time.Duration
	for _, q := range s.questions {
		start := time.Now()
		if err := ask(q); err != nil {
			return nil, fmt.Errorf("%q: %w", q, err)
		}
		took = append(took, time.Since(start))
	}
	return took, nil
}

func mean(list []time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range list {
		sum += d
	}
	return sum / time.Duration(max(1, len(list)))
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// size prints what the index of a folder takes on disk, by its parts.
func size(folder string, n int) {
	parts := map[string]int64{}
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		part := d.Name()
		if strings.Contains(path, "bleve") {
			part = "bleve"
		}
		parts[part] += info.Size()
		return nil
	})
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if parts[name] > 4096 {
			fmt.Printf("  %-14s %8.1f MB  %6.1f bytes a passage\n", name, float64(parts[name])/1e6, float64(parts[name])/float64(n))
		}
	}
}

// memory prints what the process holds now and at most.
func memory() error {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return fmt.Errorf("memory is only known on Linux: %w", err)
	}
	for line := range bytes.Lines(status) {
		for _, field := range []string{"VmHWM", "RssAnon", "RssFile"} {
			if bytes.HasPrefix(line, []byte(field)) {
				os.Stdout.Write(line)
			}
		}
	}
	return nil
}
