package main

import (
	"context"
	"slices"
	"strings"
	"sync"

	"quoth/bot"
	"quoth/index"
	"quoth/index/answer"
)

// views are the bots that answer from some collections of an index. That of
// all collections has the index itself, every other an index in memory, made
// when it is first asked for. They are safe for concurrent use.
type views struct {
	all     *index.Index
	prepare func(*bot.Bot) // sets what every bot has

	mu   sync.Mutex
	made map[string]*making
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
	m := v.made[name]
	if m == nil {
		m = &making{done: make(chan struct{})}
		if v.made == nil {
			v.made = map[string]*making{}
		}
		v.made[name] = m
		go func() {
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
	return w, nil
}

// bot returns the bot of a view.
func (v *views) bot(ctx context.Context, collections []string) (*bot.Bot, error) {
	w, err := v.of(ctx, collections)
	if err != nil {
		return nil, err
	}
	return w.bot, nil
}

// close closes the indexes that were made; all is the caller's.
func (v *views) close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, m := range v.made {
		select {
		case <-m.done:
			if m.err == nil && m.view.index != v.all {
				m.view.index.Close()
			}
		default: // it is being made, and not waited for
		}
	}
}
