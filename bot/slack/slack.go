// Package slack is the Slack edge: events, commands and interactions come in
// over Socket Mode or HTTP, a bot.Message goes out as a reply in the thread of
// its question, or to who asked alone.
//
// One question has one outcome. It is recorded in the store under team, channel
// and time of its message, given to a bounded pool of workers and acknowledged
// without waiting for them. What an instance leaves behind, another takes over.
// A message is built of rich_text elements, in which nothing that an article or
// a question wrote can become a mention, a link or a format. Where it cannot be
// posted it goes to the asker; where Slack does not say whether it was posted,
// the thread is read before it is posted again.
//
// The package is the only home of slack-go, of which it uses the Web API, the
// block types and socketmode.Client. It decodes events itself: one that
// slack-go cannot parse is acknowledged all the same, and may hold a question.
package slack

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/bot/store"
	"quoth/trace"
)

// DefaultQueue is how many questions may wait where nothing else is asked for.
const DefaultQueue = 256

// Drain is how long questions taken on may still be answered, where nothing
// else is asked for.
const Drain = 20 * time.Second

// A Config says how to reach one workspace. BotToken and Store must be set, and
// either AppToken or SigningSecret.
type Config struct {
	// BotToken is the bot user's OAuth token, xoxb-…
	BotToken string
	// AppToken is the app-level token with the scope connections:write, xapp-…
	// With it events come over Socket Mode.
	AppToken string
	// SigningSecret is what Slack signs requests with. With it events come
	// over HTTP, to ServeHTTP.
	SigningSecret string
	// Store is what is remembered. It is the caller's to close.
	Store *store.Store
	// Now returns what is answered from now, and under which policy. nil: the
	// bot given answers everywhere, under Policy.
	Now    func() Standing
	Policy Policy
	// Add adds what an address leads to to the sources of the articles and returns its
	// name, for admins who ask for it. Its errors are shown to them. nil: nothing can be added.
	Add func(ctx context.Context, address string) (name string, err error)
	// API is the address of the Web API; "" is Slack's own.
	API string
	// Log gets ids, channels and lengths, never tokens nor what people or
	// articles say. nil: slog.Default().
	Log *slog.Logger
	// Vitals get the signs of life. nil: nobody looks at them.
	Vitals *bot.Vitals
	// Tracer is told the steps of each question. nil: nobody is.
	Tracer *trace.Tracer
	// Workers is how many answers are worked out at a time. 0: two a core, and
	// at least 4.
	Workers int
	// Queue is how many questions may wait without a word. 0: DefaultQueue.
	Queue int
	// Crowd is how many more may wait, whose askers are told that it takes a
	// moment. 0: none; they are not acknowledged, and come again.
	Crowd int
	// Within is how long an answer may take to work out; then there is an
	// apology. 0: any time.
	Within time.Duration
	// Silence is how long the connection may go without a ping from Slack
	// before it is opened anew. 0: 30 s.
	Silence time.Duration
	// Drain is how long questions taken on may still be answered after ctx
	// has ended. 0: Drain.
	Drain time.Duration

	pace pace                                                              // zero: patient
	dial func(ctx context.Context, network, addr string) (net.Conn, error) // nil: the network
}

// pace is how long is waited between attempts; tests are impatient.
type pace struct {
	open, openMax   time.Duration // between connections that end at once
	retry, retryMax time.Duration // between calls that fail
	owedMax         time.Duration // between tellings of the store that fail, at most
	probe           time.Duration // between looks whether the store can be written; 0 never
	status          time.Duration // until it is shown that an answer is looked for; 0 never
}

var patient = pace{open: time.Second, openMax: time.Minute, retry: time.Second, retryMax: 30 * time.Second, owedMax: 5 * time.Second, probe: 3 * time.Second, status: 500 * time.Millisecond}

const (
	callMax     = 30 * time.Second // for one call of the Web API
	reachMax    = 8 * time.Second  // to reach Slack: who runs the bot is told then
	questionEnd = 10 * time.Minute // all attempts to answer one question
)

// Check returns what is wrong with the tokens, by the names of the variables
// they come from. It never repeats a token.
func (c Config) Check() error {
	way := checkToken("SLACK_APP_TOKEN", c.AppToken, "xapp-", "an app-level token")
	switch {
	case c.SigningSecret != "" && c.AppToken != "":
		way = errors.New("SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: the first is for Socket Mode, the second for HTTP, and Slack delivers one way only")
	case c.SigningSecret != "":
		way = checkSecret(c.SigningSecret)
	case c.AppToken == "":
		way = errors.New("neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: Socket Mode takes an app-level token (xapp-…), HTTP the app's signing secret")
	}
	return errors.Join(checkToken("SLACK_BOT_TOKEN", c.BotToken, "xoxb-", "the bot user's OAuth token"), way)
}

// checkSecret returns what is wrong with a signing secret.
func checkSecret(secret string) error {
	switch {
	case strings.HasPrefix(secret, "xox"), strings.HasPrefix(secret, "xapp-"):
		return errors.New("SLACK_SIGNING_SECRET holds a token, but it takes the signing secret, under Basic Information of the app")
	case strings.ContainsFunc(secret, func(r rune) bool { return r <= ' ' || r > '~' }):
		return errors.New("SLACK_SIGNING_SECRET holds a space or another character that is in no secret")
	}
	return nil
}

func checkToken(name, token, prefix, what string) error {
	rotated := "xoxe." + prefix // where tokens are rotated
	switch {
	case token == "":
		return fmt.Errorf("%s is not set: it takes %s (%s…)", name, what, prefix)
	case strings.HasPrefix(token, prefix) || strings.HasPrefix(token, rotated):
		if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
			return fmt.Errorf("%s holds a space or another character that is in no token", name)
		}
		return nil
	}
	for other, kind := range map[string]string{"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token", "xoxe": "a refresh token"} {
		if strings.HasPrefix(token, other) {
			return fmt.Errorf("%s holds %s (%s…), but it takes %s (%s…)", name, kind, other, what, prefix)
		}
	}
	return fmt.Errorf("%s holds no Slack token: it takes %s (%s…)", name, what, prefix)
}

// An Edge is one run of the bot in one workspace. In HTTP mode it takes what
// Slack sends as an http.Handler.
type Edge struct {
	Config
	bot       *bot.Bot
	api       *slackgo.Client
	http      *http.Client
	queue     *queue
	lease     store.Lease
	people    people
	rooms     rooms
	attention attention
	turns     turns
	owed      *owed
	gathering sync.Mutex
	taking    chan struct{} // holds a value for each envelope that is being taken on
	late      atomic.Bool   // the store did not record the last question in time
	bodies    bodies
	crowd     chan question // whose askers are told that it takes a moment
	news      chan struct{} // has a value when another index is answered from

	persons, channels *limiter

	self  identity // known once ready is closed
	ready chan struct{}
	fail  context.CancelCauseFunc // ends the run with an operatorError

	connections int // opened so far
}

// identity is who the bot is in the workspace.
type identity struct {
	team       string
	enterprise string // the team is of; "" none
	user       string // of the bot: what is mentioned, and who posts
	bot        string
}

// New makes an edge that is not running yet. An error tells what is wrong with
// the tokens.
func New(c Config, b *bot.Bot) (*Edge, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	c.API = cmp.Or(c.API, slackgo.APIURL)
	if !strings.HasSuffix(c.API, "/") {
		c.API += "/"
	}
	c.Log = cmp.Or(c.Log, slog.Default())
	c.Vitals = cmp.Or(c.Vitals, &bot.Vitals{})
	c.Workers = cmp.Or(c.Workers, max(4, 2*runtime.GOMAXPROCS(0)))
	c.Queue = cmp.Or(c.Queue, DefaultQueue)
	c.Silence = cmp.Or(c.Silence, 30*time.Second)
	c.Drain = cmp.Or(c.Drain, Drain)
	c.pace = cmp.Or(c.pace, patient)
	client := &http.Client{Timeout: callMax, Transport: waiting{c.transport()}}
	owed := newOwed()
	owed.note = func(n int) { c.Vitals.Note(func(s *bot.Signs) { s.Unrecorded = n }) }
	return &Edge{
		Config:   c,
		persons:  newLimiter(),
		channels: newLimiter(),
		bot:      b,
		api:      slackgo.New(c.BotToken, slackgo.OptionAPIURL(c.API), slackgo.OptionHTTPClient(client)),
		http:     client,
		queue:    newQueue(c.Workers, c.Queue, c.Crowd),
		owed:     owed,
		crowd:    make(chan question, busyMax),
		news:     make(chan struct{}, 1),
		lease:    store.Lease{Owner: rand.Text(), Lasts: leaseLasts},
		ready:    make(chan struct{}),
	}, nil
}

// transport is how Slack is called: as http.DefaultTransport does, over dial
// where that is given.
func (c Config) transport() *http.Transport {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DialContext = (&net.Dialer{Timeout: reachMax}).DialContext
	t.TLSHandshakeTimeout = reachMax
	if c.dial != nil {
		t.DialContext = c.dial
	}
	return t
}

// Run answers questions until ctx ends, and then those already taken on; it
// returns nil then. An error is one that only the operator can mend: a token
// that is refused, a scope that is missing. It is called once.
func (e *Edge) Run(ctx context.Context) error {
	ctx, e.fail = context.WithCancelCause(ctx)
	defer e.fail(nil)
	if err := e.identify(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	close(e.ready)
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var workers, keeper sync.WaitGroup
	workers.Go(func() { e.queue.run(work) })
	keeping, letGo := context.WithCancel(work)
	keeper.Go(func() { e.keep(keeping) })
	keeper.Go(func() { e.repay(keeping) })
	keeper.Go(func() { e.fulfilAll(keeping) })
	for range busyTold {
		keeper.Go(func() { e.tellBusy(keeping) })
	}
	keeper.Go(func() { e.watch(keeping) })
	err := e.listen(ctx)
	e.Vitals.Note(func(s *bot.Signs) { s.Connected = false })
	e.Log.Info("stopped listening", "waiting", e.queue.close())
	late := time.AfterFunc(e.Drain, stop)
	workers.Wait()
	late.Stop()
	letGo()
	keeper.Wait()
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordMax)
	defer cancel()
	if !e.repaid(last) {
		claims, ended := e.owed.left()
		e.Log.Error("the store was not told all", "questions", len(claims), "outcomes", len(ended))
	}
	e.stored("yield", e.Store.Yield(last, e.lease))
	return err
}

// listen takes on what comes in until ctx ends, and returns the fault it ended
// with, nil when it was asked to.
func (e *Edge) listen(ctx context.Context) error {
	if e.SigningSecret == "" {
		return e.connect(ctx)
	}
	e.Vitals.Note(func(s *bot.Signs) { s.Connected = true })
	<-ctx.Done()
	return stopped(ctx)
}

// identify asks Slack who the bot token belongs to, until it gets an answer.
func (e *Edge) identify(ctx context.Context) error {
	wait := e.pace.retry
	for {
		limited, cancel := context.WithTimeout(ctx, reachMax)
		who, err := e.api.AuthTestContext(limited)
		cancel()
		if err == nil && who.UserID == "" {
			err = errors.New("auth.test: no user in the answer")
		}
		if err == nil {
			e.self = identity{who.TeamID, who.EnterpriseID, who.UserID, who.BotID}
			e.Log.Info("bot identified", "team", who.TeamID, "user", who.UserID)
			return nil
		}
		if ctx.Err() != nil {
			return stopped(ctx)
		}
		if fault := operatorFault("SLACK_BOT_TOKEN", err); fault != nil {
			return fault
		}
		e.Log.Warn("auth.test did not succeed", "err", e.safe(err), "again", wait)
		if pause(ctx, max(wait, retryAfter(err))) != nil {
			return stopped(ctx)
		}
		wait = min(2*wait, e.pace.retryMax)
	}
}

// stopped is the error a run ends with once ctx has ended: nil when it was
// asked to, else why it could not go on.
func stopped(ctx context.Context) error {
	if fault, ok := errors.AsType[operatorError](context.Cause(ctx)); ok {
		return fault
	}
	return nil
}

// Waiting is the way to Slack: a job that waits for it holds no worker.
type waiting struct{ next http.RoundTripper }

func (w waiting) RoundTrip(r *http.Request) (*http.Response, error) {
	letGo(r.Context())
	return w.next.RoundTrip(r)
}

// pause waits, without a worker, and returns an error when ctx ends before d is
// over.
func pause(ctx context.Context, d time.Duration) error {
	letGo(ctx)
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
