// Soak asks two replicas of quoth serve, which share a store, over a Slack on
// which everything goes wrong that may: calls are refused for a while, fail, are
// slow, or carried out and the reply lost; questions are delivered twice, and
// again when they are not acknowledged in time or nobody waited for it; one of
// the replicas is killed, again and again; the store goes away for a while, as
// one that is started again does. It tells how every question ended, and fails
// where one had no outcome, or more than one. Those whose last delivery came
// while the store was away are counted apart where they had more: the replicas
// take them on in memory then, and cannot know of each other.
//
//	go run ./bot/slack/soak -questions 100000 -rate 100
//	.ci/postgres sh -c 'go run ./bot/slack/soak -store "$QUOTH_TEST_POSTGRES" -outage 20s'
//
// The short forms of it are part of .ci/run. Times are of the machine it runs on.
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
	rate      float64       // questions a second
	kill      time.Duration // between kills of a replica; 0 none is
	drain     time.Duration // waited for outcomes after the last question
	quoth     string        // the binary; "" it is built
	store     string        // of quoth serve; "" a file
	outage    time.Duration // between outages of a store that is PostgreSQL, on average; 0 there are none
	file      string        // that is the store; "" it is none
}

func main() {
	var p plan
	flag.IntVar(&p.questions, "questions", 300, "how many are asked")
	flag.Float64Var(&p.rate, "rate", 20, "questions a second")
	flag.DurationVar(&p.kill, "kill", 5*time.Second, "time between kills of a replica, 0 none")
	flag.DurationVar(&p.drain, "drain", 3*time.Minute, "time waited for outcomes at the end, at most")
	flag.StringVar(&p.quoth, "quoth", "", "the binary (default: it is built)")
	flag.StringVar(&p.store, "store", "", "postgres://… (default: a file of SQLite)")
	flag.DurationVar(&p.outage, "outage", 0, "time between outages of PostgreSQL, on average, each a tenth of it; 0 none")
	flag.Parse()
	if p.outage > 0 && !strings.Contains(p.store, "://") {
		fmt.Fprintln(os.Stderr, "soak: -outage is of PostgreSQL: name it with -store")
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
		p.file = p.store
	}
	var away *proxy
	if p.outage > 0 {
		var err error
		if away, p.store, err = proxied(p.store); err != nil {
			return false, err
		}
		defer away.listener.Close()
	}
	channels := filepath.Join(dir, "channels.yaml")
	if err := os.WriteFile(channels, []byte("limits: {person: -1, channel: -1}\n"), 0o600); err != nil {
		return false, err
	}
	slack, err := newSlack()
	if err != nil {
		return false, err
	}
	defer slack.close()
	var replicas [2]*replica
	for i := range replicas {
		if replicas[i], err = start(p.quoth, slack.url, p.store, channels); err != nil {
			return false, err
		}
		defer replicas[i].end()
	}
	began := time.Now()
	a := &asker{slack: slack, replicas: replicas[:], away: away.lately}
	killing, still := context.WithCancel(ctx)
	defer still()
	if away != nil {
		go away.outages(killing, p.outage)
	}
	kills := make(chan int, 1)
	go func() { kills <- killed(killing, replicas[:], p.kill) }()
	warm := a.askAll(ctx, p.questions, p.rate)
	still()
	n := <-kills
	a.settled(ctx, p.questions, p.drain)
	if away != nil {
		slack.went("the store away", away.went())
	}
	return p.tell(a, n, time.Since(began), warm), ctx.Err()
}

// killed kills a replica, one after the other, until ctx ends, and starts it again.
// It returns how many it killed.
func killed(ctx context.Context, replicas []*replica, every time.Duration) (n int) {
	for every > 0 {
		select {
		case <-ctx.Done():
			return n
		case <-time.After(every):
		}
		if err := replicas[n%len(replicas)].again(); err != nil {
			fmt.Fprintln(os.Stderr, "soak:", err)
			return n
		}
		n++
	}
	return n
}

// tell prints what came of it.
func (p plan) tell(a *asker, kills int, took time.Duration, warm []signs) bool {
	none, more, unsure := a.judge(p.questions)
	acks := a.acknowledged()
	fmt.Printf("%d questions in %s: %d with one outcome, %d with none, %d with more, %d with more whose last delivery came while the store was away; %d kills\n",
		p.questions, took.Round(time.Second), p.questions-none-more-unsure, none, more, unsure, kills)
	fmt.Printf("went wrong: %s\n", a.slack.tally())
	fmt.Printf("delivered again %d times, given up by Slack %d; acknowledged within p50 %s, p99 %s\n", a.again.Load(), a.lost.Load(), part(acks, 50), part(acks, 99))
	for i, r := range a.replicas {
		now := r.signs()
		fmt.Printf("replica %d: %s once warm, %s at the end\n", i+1, warm[i], now)
	}
	if info, err := os.Stat(p.file); err == nil {
		fmt.Printf("the store: %d bytes a question\n", info.Size()/int64(p.questions))
	}
	return none == 0 && more == 0
}

// part is the value that n of a hundred do not exceed.
func part(sorted []time.Duration, n int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*n/100)].Round(100 * time.Microsecond)
}
