package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index"
	"quoth/index/answer"
)

// views are the bots that answer from some collections of an index. That of
// all collections has the index itself, every other an index in memory, made
// when it is first asked for. Once retired, they are closed when nobody holds
// them. They are safe for concurrent use.
type views struct {
	all     *index.Index
	prepare func(*bot.Bot) // sets what every bot has

	mu      sync.Mutex
	made    map[string]*making
	held    int  // by those who ask
	retired bool // another index has taken its place
	closed  bool
}

// errClosed is an index that was closed, since nobody held it.
var errClosed = errors.New("the index is closed: another has taken its place")

// hold keeps the index and its views open until release is called; false where
// they are closed.
func (v *views) hold() (release func(), ok bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, false
	}
	v.held++
	return sync.OnceFunc(v.release), true
}

func (v *views) release() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.held--
	v.end()
}

// retire closes the index and its views as soon as nobody holds them.
func (v *views) retire() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.retired = true
	v.end()
}

// end closes what is retired and held by nobody. The views are locked.
func (v *views) end() {
	if !v.retired || v.held > 0 || v.closed {
		return
	}
	v.closed = true
	for _, m := range v.made { // those still being made would hold them
		if m.err == nil && m.view.index != v.all {
			m.view.index.Close()
		}
	}
	v.all.Close()
}

// A view is what is seen of an index.
type view struct {
	index *index.Index
	bot   *bot.Bot
}

// A making is a view that is being made, or was.
type making struct {
	done chan struct{} // closed when it is
	view *view
	err  error
}

// of returns the view of some collections. Nobody waits for a view that others
// ask for, and who stops waiting for one does not stop its making. The caller
// does not close it.
func (v *views) of(ctx context.Context, collections []string) (*view, error) {
	name := strings.Join(collections, "/")
	v.mu.Lock()
	if v.closed {
		v.mu.Unlock()
		return nil, errClosed
	}
	m := v.made[name]
	if m == nil {
		m = &making{done: make(chan struct{})}
		if v.made == nil {
			v.made = map[string]*making{}
		}
		v.made[name] = m
		v.held++
		go func() {
			defer v.release()
			defer close(m.done)
			if m.view, m.err = v.make(context.WithoutCancel(ctx), collections); m.err != nil {
				v.mu.Lock()
				defer v.mu.Unlock()
				delete(v.made, name) // it is tried again
			}
		}()
	}
	v.mu.Unlock()
	select {
	case <-m.done:
		return m.view, m.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (v *views) make(ctx context.Context, collections []string) (*view, error) {
	x := v.all
	if !slices.Equal(collections, v.all.Collections()) {
		var err error
		if x, err = v.all.Within(ctx, collections); err != nil {
			return nil, err
		}
	}
	w := &view{x, newBot(answer.New(x))}
	w.bot.Knows = sync.OnceValues(x.Coverage) // reads every passage, when it is first asked
	v.prepare(w.bot)
	v.holding(w.bot)
	return w, nil
}

// holding has each call of a bot that reads the index hold it.
func (v *views) holding(b *bot.Bot) {
	ask, follow, more, knows, text := b.Ask, b.Follow, b.More, b.Knows, b.Text
	b.Ask = func(ctx context.Context, question string) (a answer.Answer, err error) {
		err = v.during(func() error { a, err = ask(ctx, question); return err })
		return a, err
	}
	b.Follow = func(ctx context.Context, earlier []string, question string) (a answer.Answer, err error) {
		err = v.during(func() error { a, err = follow(ctx, earlier, question); return err })
		return a, err
	}
	b.More = func(ctx context.Context, question string, n int) (list []answer.Quote, err error) {
		err = v.during(func() error { list, err = more(ctx, question, n); return err })
		return list, err
	}
	b.Knows = func() (all *index.Coverage, err error) {
		err = v.during(func() error { all, err = knows(); return err })
		return all, err
	}
	b.Text = func(path string) (article string, err error) {
		err = v.during(func() error { article, err = text(path); return err })
		return article, err
	}
}

// during does something with the index open; errClosed where it is not.
func (v *views) during(do func() error) error {
	release, ok := v.hold()
	if !ok {
		return errClosed
	}
	defer release()
	return do()
}

// bot returns the bot of a view, for as long as ctx lasts.
func (v *views) bot(ctx context.Context, collections []string) (*bot.Bot, error) {
	release, ok := v.hold()
	if !ok {
		return nil, slack.ErrPassed
	}
	context.AfterFunc(ctx, release)
	w, err := v.of(ctx, collections)
	if err != nil {
		return nil, err
	}
	return w.bot, nil
}
