package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/bot/store"
	"quoth/bot/web"
	"quoth/index"
)

const serveHelp = `Usage: quoth serve [--articles DIR] [--index DIR] [--model WHERE]
                   [--listen ADDR] [--reader URL]
                   [--store FILE|URL] [--keep DURATION] [--channels FILE]
                   [--workers N] [--queue N] [--check]

Answers questions in one Slack workspace: mentions and direct messages in
their thread; /quoth and the shortcut "Find figures" for who uses them alone.
manifest.json creates the Slack app; /quoth help tells people how to ask.

  SLACK_BOT_TOKEN       the bot user's OAuth token, xoxb-…
and one of
  SLACK_APP_TOKEN       the app-level token with the scope connections:write, xapp-…:
                        Socket Mode, in which Quoth calls Slack
  SLACK_SIGNING_SECRET  the app's signing secret: HTTP mode, in which Slack calls
                        POST /slack/events at --listen, for events, commands and interactions
  QUOTH_API_TOKEN       what other programs bring to ask at POST /api/ask of --listen, of the
                        articles that every channel may see; GET /api/openapi.json describes it
Each secret may stand in a file instead: SLACK_BOT_TOKEN_FILE and so on.
  QUOTH_MODEL_KEY       of the address that --model names, where it wants one; or QUOTH_MODEL_KEY_FILE
  SLACK_API_URL         another endpoint than Slack's own
  OTEL_EXPORTER_OTLP_ENDPOINT   a collector of OpenTelemetry, such as http://localhost:4318, which
                        is told the steps of each question over OTLP (http/json), with ids and
                        lengths, without texts; OPERATING.md names its other variables (default: none)

  --articles DIR  a folder of articles (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     an index built by quoth index (also QUOTH_INDEX); with --articles it is built
                  where there is none, and again when they change, beside the one that is asked
                  What changes in either is taken up without a restart, as in --channels;
                  SIGHUP has it looked for at once. What sources.yaml of the articles names is
                  fetched as often as it says (quoth fetch --help); what loses an answer that
                  golden.jsonl of the articles pins is not taken up (quoth index --help)
  --model WHERE   an encoder that finds what is said in other words: its folder, or an address of
                  embeddings (also QUOTH_MODEL; index/encoder/README.md; default: none)
  --listen ADDR   serve /livez, /readyz, /metrics and the reader page, such as 127.0.0.1:8080
                  (also QUOTH_LISTEN; default: 127.0.0.1:8080, another port where that is taken;
                  off: nothing is served)
  --reader URL    the address under which people reach the reader page; answers link to it where
                  an article has no address of its own (also QUOTH_READER; default: that of
                  --listen's default, which is reached from this machine only)
  --store WHERE   what is remembered: a file (SQLite), or postgres://user@host/name for several
                  instances (also QUOTH_STORE; default: memory, gone with the process)
  --keep DURATION how long it is kept what people asked, such as 720h (also QUOTH_KEEP;
                  default 2160h, 90 days; at least 24h)
  --workers N     answers worked out at a time (also QUOTH_WORKERS; default two a core, at least 4).
                  An answer has two seconds; what waits for Slack holds no worker
  --queue N       questions that may wait; of four times as many more the askers are told
                  "busy, one moment" (also QUOTH_QUEUE; default 256)
  --channels FILE who is answered where, from which folders of the articles (also QUOTH_CHANNELS;
                  default: everyone of the workspace, everywhere, from all)
  --check         do not serve: tell of tokens, scopes, store, articles, address and
                  channels whether all is there, and what is missing (exit code 1)

A file of channels, in YAML; all keys may be left out, and channels are told by their ids:
  restricted:                    # folders of articles that are quoted in some channels only
    board: [C0BOARD]
  apps: [B0WORKFLOW]             # workflows and apps that are answered when they mention the bot
  external: [C0PARTNER]          # shared with other organisations, answered all the same
  limits: {person: 20, channel: 60}   # questions a minute; -1 any number
  channels:                      # what /quoth config sets in Slack takes the place of this
    C0HUBS: {collections: [hubs], auto: true, lang: zh, helper: U0LIBRARIAN}
    C0TALK: {mute: true}         # follow no threads, answer only who mentions

Told to end (SIGTERM, Ctrl-C), it answers what it has taken on, for twenty seconds at
most; told twice, it ends at once.

Examples:
  SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… quoth serve --articles my/articles --store quoth.db
  SLACK_BOT_TOKEN=xoxb-… SLACK_SIGNING_SECRET=… quoth serve --listen 127.0.0.1:8080
`

func runServe(ctx context.Context, args []string, std stdio) error {
	s, wrong, err := readServing(args, std)
	if err != nil {
		return err
	}
	defer s.close()
	s.open(ctx, std, wrong)
	if s.check {
		return s.examine(ctx, std, wrong)
	}
	if err := wrong.err(); err != nil {
		if s.index != nil {
			s.index.Close()
		}
		return err
	}
	return s.run(ctx)
}

// run answers until ctx ends.
func (s *service) run(ctx context.Context) error {
	log := s.Log
	if s.page != nil && s.listen == "" && s.reader == "" {
		s.reader = "http://" + s.page.Addr().String()
		log.Info("the reader page is reached from this machine only; --listen and --reader have people reach it", "reader", s.reader)
	}
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP)
	defer signal.Stop(hangUp)
	l := &live{from: s.from, channels: s.channels, prepare: func(b *bot.Bot) { b.Log, b.Reader = log, strings.TrimSuffix(s.reader, "/") }, again: hangUp, log: log, changes: s.changes}
	if err := heeding(ctx, 0, func() error { return l.begin(ctx, s.index, s.policy) }); err != nil {
		s.index.Close()
		return err
	}
	defer l.close()
	public := l.publicBot()
	go public.Knows() // so that the first answer does not wait for it
	s.Now = l.standing
	kept := newUpkeep(s.from, log)
	if s.from.articles != "" {
		s.Add = kept.add
	}
	edge, err := slack.New(s.Config, public)
	if err != nil {
		return err
	}
	l.taken = edge.TakenUp
	tracing, traced := context.WithCancel(context.WithoutCancel(ctx))
	told := make(chan bool)
	go func() {
		defer close(told)
		s.Tracer.Run(tracing)
	}()
	defer func() { // once the last question has ended
		traced()
		<-told
	}()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go l.watch(ctx)
	go kept.run(ctx)
	shown := site(l.page, s.Vitals)
	intact := shown.Ready
	shown.Ready = func() error { return errors.Join(l.reached(), intact()) }
	shown.Answer, shown.Message, shown.Within, shown.Token, shown.Log = public.Answer, public.Compose, answerWithin, s.token, log
	shown.Front = func() (web.Front, error) { return frontOf(l.page, public.Knows) }
	go func() { served <- serveOn(ctx, s.page, pages(shown, s.Config, edge), log) }()
	asked := make(chan error, 1)
	go func() { asked <- edge.Run(ctx) }()
	for range 2 {
		select {
		case e := <-served:
			err = errors.Join(err, e)
		case e := <-asked:
			err = errors.Join(err, e)
			stop()
		}
		if err != nil {
			stop()
		}
	}
	return err
}

// drainMax is how long serve may go on after it was told to end: with the
// questions it has taken on, the requests under way and the store.
const drainMax = slack.Drain + 15*time.Second

// answerWithin is how long an answer may take to work out.
const answerWithin = 2 * time.Second

// atLeastOne is the number that a flag was given, 0 where it was not.
func atLeastOne(flag, given string) (int, error) {
	if given == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(given)
	if err != nil || n < 1 || n > 1<<20 {
		return 0, &usageError{fmt.Sprintf("%s: %q is no number from 1 to %d", flag, given, 1<<20), ""}
	}
	return n, nil
}

// readPolicy reads the file of channels at path; "" is none.
func readPolicy(path string, collections []string) (slack.Policy, error) {
	if path == "" {
		return slack.Policy{}, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return slack.Policy{}, &usageError{fmt.Sprintf("--channels: %v", err), ""}
	}
	p, err := slack.ReadPolicy(path, data, collections)
	if err != nil {
		return slack.Policy{}, &usageError{err.Error(), "quoth serve --help shows such a file"}
	}
	return p, nil
}

// readPolicyAhead reads the file of channels at path, in which collections may be
// kept to channels that are still to come; ahead are those.
func readPolicyAhead(path string, collections []string) (p slack.Policy, ahead []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return slack.Policy{}, nil, err
	}
	for _, name := range slack.Restricts(data) {
		if !slices.Contains(collections, name) {
			ahead = append(ahead, name)
		}
	}
	p, err = slack.ReadPolicy(path, data, slices.Concat(collections, ahead))
	return p, ahead, err
}

// openStore opens what is remembered, for as long as keep says.
func openStore(ctx context.Context, where, keep string) (*store.Store, error) {
	kept := store.DefaultKeep
	if keep != "" {
		var err error
		if kept, err = time.ParseDuration(keep); err != nil {
			return nil, &usageError{fmt.Sprintf("--keep: %q is no duration", keep), "90 days are 2160h"}
		}
		if kept < store.MinKeep {
			return nil, &usageError{fmt.Sprintf("--keep: %s is less than a day", keep), "a question may be delivered again for that long"}
		}
	}
	s, err := store.Open(ctx, where)
	if err != nil {
		return nil, err
	}
	s.Keep = kept
	return s, nil
}

// pages are what is served over HTTP: the site, and in HTTP mode the address
// that Slack calls.
func pages(s web.Site, config slack.Config, edge *slack.Edge) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", web.Handler(s))
	if config.SigningSecret != "" {
		mux.Handle("POST /slack/events", edge)
	}
	return mux
}

// shortestToken is how many characters a token for programs has at least: what
// can be guessed is none.
const shortestToken = 16

// apiToken is what other programs bring to ask; "" where none may.
func apiToken(std stdio) (string, error) {
	token, err := secret(std, "QUOTH_API_TOKEN")
	if err == nil && token != "" && len(token) < shortestToken {
		err = &usageError{fmt.Sprintf("QUOTH_API_TOKEN has %d characters, at least %d are needed", len(token), shortestToken), "openssl rand -hex 32 makes one"}
	}
	return token, err
}

// secret reads a secret from the environment variable name, or from the file
// that name_FILE names. Errors never hold the secret.
func secret(std stdio, name string) (string, error) {
	if v := strings.TrimSpace(std.getenv(name)); v != "" {
		return v, nil
	}
	path := std.getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", &usageError{fmt.Sprintf("%s_FILE: %v", name, err), ""}
	}
	return strings.TrimSpace(string(b)), nil
}

// site is what the HTTP edge shows of an index, which open returns and the site
// releases.
func site(open func() (x *index.Index, release func()), vitals *bot.Vitals) web.Site {
	return web.Site{
		Vitals: vitals,
		Ready: func() error {
			x, release := open()
			defer release()
			return x.Intact()
		},
		Article: func(path string) (web.Article, error) {
			x, release := open()
			defer release()
			if x.Meta(path).Path == "" {
				return web.Article{}, fs.ErrNotExist
			}
			a, err := x.Article(path)
			if err != nil {
				return web.Article{}, err
			}
			page := web.Article{Title: a.Title, Source: a.Source, URL: a.URL, Published: a.Published, Guessed: a.Guessed, Lang: a.Lang, Text: a.Text}
			records, err := x.PassagesOf(path)
			if err != nil {
				return web.Article{}, err
			}
			for _, p := range records {
				passage := web.Passage{ID: p.ID, Start: p.Start, End: p.End}
				for _, f := range p.Figures {
					passage.Figures = append(passage.Figures, web.Figure{Text: f.Text, About: strings.Trim(f.Measure+", "+f.Place, ", ")})
				}
				page.Passages = append(page.Passages, passage)
			}
			for _, r := range a.Removed {
				page.Removed = append(page.Removed, web.Removed{Text: r.Text, Reason: r.Reason})
			}
			return page, nil
		},
	}
}

// homeAddr is where pages are served when nothing else is said.
const homeAddr = "127.0.0.1:8080"

// listenAt opens an address: "" is homeAddr, or another port of it where that is
// taken; "off" is none, and nil.
func listenAt(ctx context.Context, addr string) (net.Listener, error) {
	var config net.ListenConfig
	switch addr {
	case "off":
		return nil, nil
	case "":
		if l, err := config.Listen(ctx, "tcp", homeAddr); err == nil {
			return l, nil
		}
		addr = "127.0.0.1:0"
	}
	l, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("--listen: %w", err)
	}
	return l, nil
}

// serveOn serves pages until ctx ends; nil serves nothing.
func serveOn(ctx context.Context, l net.Listener, pages http.Handler, log *slog.Logger) error {
	if l == nil {
		<-ctx.Done()
		return nil
	}
	log.Info("listening", "addr", l.Addr().String())
	return web.Serve(ctx, l, pages)
}

// serveWeb serves pages at addr until ctx ends; "" serves nothing.
func serveWeb(ctx context.Context, addr string, pages http.Handler, log *slog.Logger) error {
	if addr == "" {
		addr = "off"
	}
	l, err := listenAt(ctx, addr)
	if err != nil {
		return err
	}
	return serveOn(ctx, l, pages, log)
}
