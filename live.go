package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/bot/web"
	"quoth/index"
	"quoth/index/query"
)

// A live source is answered from while it changes: when its articles are
// changed, or its index is built again, what is new is opened beside what is
// open, and takes its place whole; so is who is answered where, when the file of
// channels is changed. What cannot be opened or read changes nothing.
type live struct {
	from     source
	channels string           // the file of channels; "" there is none
	prepare  func(*bot.Bot)   // sets what every bot has
	taken    func()           // told when another index has taken the place; nil nobody is
	again    <-chan os.Signal // asked to look for what changed; nil never
	log      *slog.Logger

	changes *changes // of the source and the file of channels; nil none are noted

	changing sync.Mutex // held by who puts another in the place of now
	now      atomic.Pointer[standing]
	away     atomic.Bool // the cluster of the index did not answer when it was last looked
}

// A standing is what is answered from at one time, and who is, where.
type standing struct {
	*views
	policy      slack.Policy
	collections []string // of the index, read once: each event asks what stands
	public      *view    // what every channel may see
}

// begin answers from x, which was opened from the source, and is l's from then
// on. The caller closes l.
func (l *live) begin(ctx context.Context, x *index.Index, policy slack.Policy) error {
	s, err := stand(ctx, &views{all: x, prepare: l.prepare}, policy)
	if err == nil {
		l.now.Store(s)
		go lookThrough(x, l.log)
	}
	return err
}

// lookThrough compares all that an index is read from with what was built, which
// opening it leaves for later.
func lookThrough(x *index.Index, log *slog.Logger) {
	if err := x.Whole(); err != nil {
		log.Error("the index is not what was built", "error", err)
	}
}

// stand makes what is answered from views of an index.
func stand(ctx context.Context, v *views, policy slack.Policy) (*standing, error) {
	s := &standing{views: v, policy: policy, collections: v.all.Collections()}
	var err error
	s.public, err = s.of(ctx, policy.Public(s.collections))
	return s, err
}

// standing is what channels are answered from now.
func (l *live) standing() slack.Standing {
	s := l.now.Load()
	return slack.Standing{Policy: s.policy, Collections: s.collections, View: s.bot}
}

// hold returns what is answered from now, and holds it until release is called.
func (l *live) hold() (now *standing, release func()) {
	for {
		s := l.now.Load()
		if release, ok := s.hold(); ok {
			return s, release
		}
	}
}

// page returns the index of what every channel may see, held until release is
// called.
func (l *live) page() (x *index.Index, release func()) {
	now, release := l.hold()
	return now.public.index, release
}

// publicBot is a bot that answers each question from what every channel may see
// when it is asked.
func (l *live) publicBot() *bot.Bot {
	at := func() *bot.Bot { return l.now.Load().public.bot }
	b := &bot.Bot{
		Now: func() (*bot.Bot, func()) {
			now, release := l.hold()
			return now.public.bot, release
		},
		Asking: func(text string) query.Asking { return at().Asking(text) },
		Meant:  func(h query.Heard) float64 { return at().Meant(h) },
		Line:   func(text string) query.Line { return at().Line(text) },
		Knows:  func() (*index.Coverage, error) { return at().Knows() },
		Text:   func(path string) (string, error) { return at().Text(path) },
		Name:   func(lang, id string) string { return at().Name(lang, id) },
	}
	l.prepare(b)
	return b
}

// behind reports whether the current generation of an index in a cluster is another
// than the one that is answered from. Where that cannot be told, it is not. That the
// cluster cannot be asked is said once, and known to reached.
func (l *live) behind(ctx context.Context) bool {
	now, release := l.hold()
	defer release()
	asked, cancel := context.WithTimeout(ctx, farWait)
	defer cancel()
	old, err := now.all.Superseded(asked)
	if ctx.Err() != nil {
		return false
	}
	switch away := err != nil; {
	case l.away.Swap(away) == away:
	case away:
		l.log.Error("the index cannot be reached", "error", err)
	default:
		l.log.Info("the index is reached again")
	}
	return old
}

// reached returns an error while the cluster of an index did not answer when it was
// last looked.
func (l *live) reached() error {
	if l.away.Load() {
		return web.ErrAway
	}
	return nil
}

// takeUp opens the source as it stands now in the place of what is open, unless
// it is the same or cannot be opened.
func (l *live) takeUp(ctx context.Context) {
	began := time.Now()
	x, broken, err := l.from.open(ctx)
	if err != nil {
		if ctx.Err() == nil {
			l.log.Error("what changed cannot be opened; answers are given from what was", "error", err)
		}
		return
	}
	l.changing.Lock()
	defer l.changing.Unlock()
	old := l.now.Load()
	if x.Fingerprint() == old.all.Fingerprint() && x.Generation() == old.all.Generation() {
		x.Close()
		return
	}
	if !l.keeps(ctx, x, old.all) {
		x.Close()
		return
	}
	next, err := stand(ctx, &views{all: x, prepare: l.prepare}, old.policy)
	if err != nil {
		x.Close()
		if ctx.Err() == nil {
			l.log.Error("what changed cannot be asked; answers are given from what was", "error", err)
		}
		return
	}
	l.now.Store(next)
	go lookThrough(x, l.log)
	l.log.Info("taken up", "articles", len(x.Articles()), "passages", x.Passages(), "problems", len(broken), "ms", time.Since(began).Milliseconds())
	old.retire()
	if l.taken != nil {
		l.taken()
	}
}

// keeps reports whether an index loses no answer that is pinned and the one before
// gives, and says which it does.
func (l *live) keeps(ctx context.Context, next, before *index.Index) bool {
	pinned, err := l.from.pinned()
	if err != nil {
		l.log.Error("the pinned answers cannot be read; answers are given from what was", "error", err)
		return false
	}
	absent, err := keeping(ctx, pinned, next, func() *index.Index { return before })
	if len(absent) > 0 {
		l.log.Warn("pinned answers are not given, nor were they before", "ids", idsOf(absent))
	}
	var lost *lostError
	switch {
	case errors.As(err, &lost):
		l.log.Error("what changed loses pinned answers; answers are given from what was", "ids", lost.ids())
	case err != nil && ctx.Err() == nil:
		l.log.Error("what changed cannot be asked; answers are given from what was", "error", err)
	}
	return err == nil
}

// reread takes up the file of channels as it stands now, unless something is
// wrong with it. A collection that is kept to some channels may be one that is
// still to come, so that it is kept to them from its first article on.
func (l *live) reread(ctx context.Context) {
	if l.channels == "" {
		return
	}
	l.changing.Lock()
	defer l.changing.Unlock()
	now := l.now.Load()
	policy, ahead, err := readPolicyAhead(l.channels, now.all.Collections())
	if err != nil {
		l.log.Error("the channels are as they were: the file of channels cannot be taken up", "error", err)
		return
	}
	next, err := stand(ctx, now.views, policy)
	if err != nil {
		if ctx.Err() == nil {
			l.log.Error("the channels are as they were", "error", err)
		}
		return
	}
	l.now.Store(next)
	l.log.Info("channels taken up", "restricted", len(policy.Restricted), "channels", len(policy.Channels))
	for _, name := range slices.Sorted(slices.Values(ahead)) {
		l.log.Warn("a restricted collection has no articles yet", "collection", name)
	}
}

// close closes what is open as soon as nobody asks it.
func (l *live) close() { l.now.Load().retire() }
