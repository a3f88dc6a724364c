// Soak asks two replicas of quoth serve, which share a store, over a Slack on
// which everything goes wrong that may: calls are refused for a while, fail, are
// slow, or carried out and the reply lost; questions are delivered twice, and
// again when they are not acknowledged in time or nobody waited for it, and some are
// edited; the first of the replicas is in Socket Mode, and its connections are dropped;
// the second, in HTTP mode, is killed again and again; the store, and the cluster
// of the index where it is in one, go away for a while, as what is started again does. It tells now and then what memory,
// goroutines, files and disk each replica has, and at the end how every question ended,
// and fails where one had no outcome, more than one, or that of what it said before it
// was edited, and where something grew once all was warm. Counted apart are those of
// which no replica could do better: whose last delivery came while the store was away,
// where they had more, since the replicas take them on in memory then, and cannot know
// of each other; and those with none that Slack gave up, where each delivery is known to
// have fallen in a fault, or that were in the memory of a replica when it was killed.
//
//	go run ./bot/slack/soak -questions 100000 -rate 100 -kill 30s -drop 45s
//	.ci/postgres sh -c 'go run ./bot/slack/soak -store "$QUOTH_TEST_POSTGRES" -files "$QUOTH_TEST_POSTGRES_FILES" -outage 20s'
//	.ci/opensearch .ci/postgres sh -c 'quoth index --index "$QUOTH_OPENSEARCH/soak" &&
//	  go run ./bot/slack/soak -questions 10000 -store "$QUOTH_TEST_POSTGRES" -index "$QUOTH_OPENSEARCH/soak" -outage 20s'
//
// The short forms of it are part of .ci/run. With -calm nothing goes wrong, with -rate 0
// all is asked at once: so it tells how long many askers wait over many passages.
//
//	go run ./index/eval/speed -articles many -n 100000 && quoth index --articles many --index ix
//	go run ./bot/slack/soak -questions 200 -rate 0 -calm -replicas 1 -index ix -ask questions.txt
//
// Times are of the machine it runs on.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// A plan is what is asked, how fast, and what goes wrong meanwhile.
type plan struct {
	questions int
	rate      float64       // questions a second; 0 all at once
	calm      bool          // nothing goes wrong
	replicas  int           // 1 or 2
	kill      time.Duration // between kills of a replica; 0 none is
	drop      time.Duration // between drops of connections, on average; 0 none are
	look      time.Duration // between looks at what the replicas hold
	drain     time.Duration // waited for outcomes after the last question
	quoth     string        // the binary; "" it is built
	store     string        // of quoth serve; "" a file
	outage    time.Duration // between outages of a store that is PostgreSQL, and of a cluster, on average; 0 there are none
	files     string        // path with which the files of the store begin; "" unknown
	index     string        // of quoth serve; "" the articles it comes with
	ask       string        // a file of what is asked, a line each; "" the usual
}

func main() {
	var p plan
	flag.IntVar(&p.questions, "questions", 300, "how many are asked")
	flag.Float64Var(&p.rate, "rate", 20, "questions a second, 0 all at once")
	flag.BoolVar(&p.calm, "calm", false, "nothing goes wrong")
	flag.IntVar(&p.replicas, "replicas", 2, "1: the one in HTTP mode alone, which is killed then; 2")
	flag.DurationVar(&p.drop, "drop", 6*time.Second, "time between drops of the connections of Socket Mode, on average, 0 none")
	flag.DurationVar(&p.look, "look", 5*time.Second, "time between looks at what the replicas hold")
	flag.StringVar(&p.files, "files", "", "path of the folder of the store's files, to see it grow (default: those of the file of SQLite)")
	flag.StringVar(&p.index, "index", "", "an index built by quoth index, a folder or the URL of a cluster (default: the articles Quoth comes with)")
	flag.StringVar(&p.ask, "ask", "", "a file of questions, a line each, for -calm (default: some of the articles Quoth comes with)")
	flag.DurationVar(&p.kill, "kill", 5*time.Second, "time between kills of a replica, 0 none")
	flag.DurationVar(&p.drain, "drain", 3*time.Minute, "time waited for outcomes at the end, at most")
	flag.StringVar(&p.quoth, "quoth", "", "the binary (default: it is built)")
	flag.StringVar(&p.store, "store", "", "postgres://… (default: a file of SQLite)")
	flag.DurationVar(&p.outage, "outage", 0, "time between outages of PostgreSQL, and of a cluster, on average, each a tenth of it; 0 none")
	flag.Parse()
	if p.calm {
		p.kill, p.drop, p.outage = 0, 0, 0
	}
	if p.ask != "" && !p.calm || p.replicas < 1 || p.replicas > 2 {
		fmt.Fprintln(os.Stderr, "soak: -ask is for -calm, and -replicas 1 or 2")
		os.Exit(2)
	}
	if p.outage > 0 && !strings.Contains(p.store+p.index, "://") {
		fmt.Fprintln(os.Stderr, "soak: -outage is of PostgreSQL, or of a cluster: name it with -store or -index")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	right, err := p.run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
	}
	if err != nil || !right {
		stop()
		os.Exit(1)
	}
}

// run asks, waits and tells; it is true when each question had one outcome.
func (p plan) run(ctx context.Context) (bool, error) {
	dir, err := os.MkdirTemp("", "soak")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	if p.quoth == "" {
		p.quoth = filepath.Join(dir, "quoth")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", p.quoth, "quoth").CombinedOutput(); err != nil {
			return false, fmt.Errorf("go build: %w: %s", err, out)
		}
	}
	if p.store == "" {
		p.store = filepath.Join(dir, "kept.db")
		p.files = p.store
	}
	var store, cluster *proxy
	for _, of := range []struct {
		proxy **proxy
		url   *string
	}{{&store, &p.store}, {&cluster, &p.index}} {
		if p.outage <= 0 || !strings.Contains(*of.url, "://") {
			continue
		}
		if *of.proxy, *of.url, err = proxied(*of.url); err != nil {
			return false, err
		}
		defer (*of.proxy).listener.Close()
	}
	channels := filepath.Join(dir, "channels.yaml")
	if err := os.WriteFile(channels, []byte("limits: {person: -1, channel: -1}\n"), 0o600); err != nil {
		return false, err
	}
	texts := usualTexts
	if p.ask != "" {
		lines, err := os.ReadFile(p.ask)
		if err != nil {
			return false, err
		}
		texts = strings.Split(strings.TrimSpace(string(lines)), "\n")
	}
	slack, err := newSlack(p.calm)
	if err != nil {
		return false, err
	}
	defer slack.close()
	var replicas []*replica
	for i, token := range []string{appToken + "1", ""}[2-p.replicas:] {
		r, err := p.start(slack, filepath.Join(dir, fmt.Sprint("replica", i+1)), channels, token)
		if r != nil {
			defer r.end()
		}
		if err != nil {
			return false, err
		}
		replicas = append(replicas, r)
	}
	began := time.Now()
	a := &asker{slack: slack, replicas: replicas, texts: texts, calm: p.calm, store: store, cluster: cluster, deliveries: map[string][]delivery{}}
	killing, still := context.WithCancel(ctx)
	defer still()
	for _, of := range []*proxy{store, cluster} {
		if of != nil {
			go of.comesAndGoes(killing, p.outage)
		}
	}
	go slack.drops(killing, p.drop)
	w := &watch{replicas: replicas, store: p.files}
	watched, kills := make(chan bool), make(chan int, 1)
	go func() {
		defer close(watched)
		w.look(killing, p.look, func() int { return int(a.asked.Load()) })
	}()
	go func() { kills <- killed(killing, replicas[len(replicas)-1], p.kill) }()
	a.askAll(ctx, p.questions, p.rate)
	still()
	n := <-kills
	<-watched
	a.settled(ctx, p.questions, p.drain)
	if store != nil {
		slack.went("the store away", store.times())
	}
	if cluster != nil {
		slack.went("the cluster away", cluster.times())
	}
	slack.went("connections dropped", slack.dropped())
	return p.tell(a, w, n, time.Since(began)), ctx.Err()
}

// killed kills a replica again and again until ctx ends, and starts it again; not while
// it has something in memory alone, since the store did not answer: that is lost with
// it. It returns how often.
func killed(ctx context.Context, r *replica, every time.Duration) (n int) {
	wait := every
	for every > 0 {
		select {
		case <-ctx.Done():
			return n
		case <-time.After(wait):
		}
		if s, told := r.signs(); !told || s.unrecorded > 0 {
			wait = 50 * time.Millisecond
			continue
		}
		wait = every
		if err := r.again(); err != nil {
			fmt.Fprintln(os.Stderr, "soak:", err)
			return n
		}
		n++
	}
	return n
}

// tell prints what came of it.
func (p plan) tell(a *asker, w *watch, kills int, took time.Duration) bool {
	v := a.judge(p.questions)
	acks, answers := a.acknowledged(), a.answered()
	fmt.Printf("%d questions in %s: %d with one outcome, %d with none, %d with more; %d answered as before they were edited; %d with an apology while the cluster was away, %d with one that took as long as an answer may, %d with one sooner; %d kills\n",
		p.questions, took.Round(time.Second), v[right]+v[sorry]+v[slow], v[none]+v[givenUp], v[more], v[stale], v[sorry], v[slow], v[fault], kills)
	fmt.Printf("nobody could do better: %d with more whose last delivery came while the store was away; %d that Slack gave up, each delivery in a fault; %d in the memory of a replica alone when it was killed\n", v[away], v[excused], v[forgotten])
	for i := range p.questions {
		if a.judgeOne(stamp(i)) == excused {
			fmt.Printf("given up: %s: %s\n", stamp(i), a.told(stamp(i)))
		}
	}
	fmt.Printf("went wrong: %s\n", a.slack.tally())
	fmt.Printf("acknowledged within p50 %s, p99 %s; answered within p50 %s, p99 %s\n", part(acks, 50), part(acks, 99), part(answers, 50), part(answers, 99))
	for i, r := range a.replicas {
		now, _ := r.signs()
		fmt.Printf("replica %d: %s at the end; %.0f s of processor since it was started\n", i+1, now, now.processor)
	}
	if p.files != "" {
		fmt.Printf("the store: %d bytes a question\n", size(p.files)/int64(p.questions))
	}
	grown := w.grown(p.questions)
	for _, what := range grown {
		fmt.Printf("grew: %s\n", what)
	}
	if v.wrong() > 0 {
		p.accuse(a)
	}
	return v.wrong() == 0 && len(grown) == 0
}

// accuse prints the questions that did not end right, and what the replicas logged of
// them.
func (p plan) accuse(a *asker) {
	most := 5
	for i := range p.questions {
		ts := stamp(i)
		if !a.judgeOne(ts).wrong() {
			continue
		}
		if most--; most < 0 {
			return
		}
		fmt.Printf("%s:", ts)
		for _, post := range a.slack.posts[ts] {
			fmt.Printf(" %s %s", post.ts, post.meta)
		}
		fmt.Printf(" delivered: %s\n", a.told(ts))
		for _, r := range a.replicas {
			log, _ := os.ReadFile(r.dir + ".log")
			for line := range strings.Lines(string(log)) {
				if strings.Contains(line, ts) {
					fmt.Printf("  %s: %s", filepath.Base(r.dir), line)
				}
			}
		}
	}
}

// part is the value that n of a hundred do not exceed.
func part(sorted []time.Duration, n int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*n/100)].Round(100 * time.Microsecond)
}
