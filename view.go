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
	made map[string]*view
}

// A view is what is seen of an index.
type view struct {
	index *index.Index
	bot   *bot.Bot
}

// of returns the view of some collections. The caller does not close it.
func (v *views) of(ctx context.Context, collections []string) (*view, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	name := strings.Join(collections, "/")
	if w := v.made[name]; w != nil {
		return w, nil
	}
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
	if v.made == nil {
		v.made = map[string]*view{}
	}
	v.made[name] = w
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
	for _, w := range v.made {
		if w.index != v.all {
			w.index.Close()
		}
	}
}
