package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"syscall"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index"
	"quoth/trace"
)

// A service is what serve was told, and what is open for it.
type service struct {
	slack.Config
	from                                  source
	listen, reader, where, keep, channels string
	token                                 string // of programs that ask; "" none may
	check                                 bool   // only whether it could serve

	changes *changes
	index   *index.Index
	policy  slack.Policy
	page    net.Listener // nil: nothing is served
}

// readServing reads what serve is told by args and the environment. Wrong flags are
// an error; whatever else is wrong is among the faults.
func readServing(args []string, std stdio) (*service, *faults, error) {
	s, wrong := &service{}, &faults{}
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	from := sourceFlags(flags, std)
	from.model = modelFlag(flags, std)
	flags.StringVar(&s.listen, "listen", std.getenv("QUOTH_LISTEN"), "")
	flags.StringVar(&s.reader, "reader", std.getenv("QUOTH_READER"), "")
	flags.StringVar(&s.where, "store", std.getenv("QUOTH_STORE"), "")
	flags.StringVar(&s.keep, "keep", std.getenv("QUOTH_KEEP"), "")
	flags.StringVar(&s.channels, "channels", std.getenv("QUOTH_CHANNELS"), "")
	workers := flags.String("workers", std.getenv("QUOTH_WORKERS"), "")
	queue := flags.String("queue", std.getenv("QUOTH_QUEUE"), "")
	flags.BoolVar(&s.check, "check", false, "")
	rest, err := parse(flags, args)
	if err != nil {
		return nil, nil, err
	}
	if len(rest) > 0 {
		return nil, nil, &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	s.from = *from
	s.from.builds = s.from.articles != "" && s.from.index != "" && !s.check
	s.Config = slack.Config{API: std.getenv("SLACK_API_URL"), Log: slog.New(slog.NewTextHandler(std.err, nil)), Vitals: &bot.Vitals{}, Within: answerWithin}
	s.Workers, err = atLeastOne("--workers", *workers)
	wrong.add(err)
	s.Queue, err = atLeastOne("--queue", *queue)
	wrong.add(err)
	s.Crowd = 4 * cmp.Or(s.Queue, slack.DefaultQueue)
	unread := len(wrong.list)
	s.BotToken, err = secret(std, "SLACK_BOT_TOKEN")
	wrong.add(err)
	s.AppToken, err = secret(std, "SLACK_APP_TOKEN")
	wrong.add(err)
	s.SigningSecret, err = secret(std, "SLACK_SIGNING_SECRET")
	wrong.add(err)
	if len(wrong.list) == unread { // else what could not be read is not missing
		wrong.add(hinted(s.Config.Check(), "quoth serve --help tells where the tokens come from"))
	}
	s.Tracer, err = trace.From(std.getenv, strings.Fields(version())[1])
	if err != nil {
		wrong.add(&usageError{err.Error(), ""})
	} else if s.Tracer != nil {
		s.Tracer.Log = s.Log
	}
	s.token, err = apiToken(std)
	wrong.add(err)
	if s.SigningSecret != "" && (s.listen == "" || s.listen == "off") {
		wrong.add(&usageError{"SLACK_SIGNING_SECRET is set, but Slack has no address to call", "quoth serve --listen 127.0.0.1:8080, behind what ends TLS"})
	}
	return s, wrong, nil
}

// open opens all that is to be served, and adds what cannot be. The caller closes
// it.
func (s *service) open(ctx context.Context, std stdio, wrong *faults) {
	var err error
	s.Store, err = openStore(ctx, s.where, s.keep)
	wrong.add(err)
	s.changes = changesOf(s.from, s.channels, s.Log)
	wrong.add(heeding(ctx, 0, func() error {
		x, broken, err := s.from.open(ctx)
		if err != nil {
			return err
		}
		problems(std.err, broken)
		s.Log.Info("index open", "articles", len(x.Articles()), "passages", x.Passages())
		s.index = x
		return nil
	}))
	if s.index != nil { // which says what collections there are
		s.policy, err = readPolicy(s.channels, s.index.Collections())
		wrong.add(err)
	}
	s.page, err = listenAt(ctx, s.listen)
	if !s.check || !errors.Is(err, syscall.EADDRINUSE) { // it is checked beside one that runs
		wrong.add(err)
	}
}

// close closes what is open, but for the index.
func (s *service) close() {
	if s.Store != nil {
		s.Store.Close()
	}
	if s.page != nil {
		s.page.Close()
	}
	s.changes.close()
}

// Faults are what is wrong with how a command was called, all of it.
type faults struct{ list []error }

func (f *faults) add(err error) {
	if err != nil {
		f.list = append(f.list, err)
	}
}

// err is all of it as one error, nil where nothing is wrong: wrong use, where
// nothing else is; that it was interrupted, where that is why something failed.
func (f *faults) err() error {
	for _, err := range f.list {
		if errors.Is(err, context.Canceled) || errors.Is(err, errInterrupted) {
			return errInterrupted
		}
	}
	if len(f.list) < 2 {
		return errors.Join(f.list...)
	}
	var said strings.Builder
	fmt.Fprintf(&said, "%d things are wrong", len(f.list))
	use := true
	for _, err := range f.list {
		said.WriteString("\n  " + strings.ReplaceAll(err.Error(), "\n", "\n  "))
		var u *usageError
		if !errors.As(err, &u) {
			use = false
		} else if u.hint != "" {
			said.WriteString("\n    hint: " + u.hint)
		}
	}
	if !use {
		return errors.New(said.String())
	}
	return &usageError{said.String(), ""}
}

// hinted is an error as wrong use, with what to do; nil stays nil.
func hinted(err error, hint string) error {
	if err == nil {
		return nil
	}
	return &usageError{err.Error(), hint}
}
