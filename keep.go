package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"quoth/fetch"
	"quoth/index"
)

// An upkeep fetches what the sources of a folder of articles list, as often as they say,
// and when it is told to; where the index is to keep up with them, it sees to that too.
type upkeep struct {
	dir    string  // "" there is no folder
	keeper *keeper // nil: the folder is watched
	now    chan struct{}
	log    *slog.Logger
}

func newUpkeep(from source, log *slog.Logger) *upkeep {
	u := &upkeep{dir: from.articles, now: make(chan struct{}, 1), log: log}
	if from.builds {
		u.keeper = newKeeper(from, log)
	}
	return u
}

// run keeps up until ctx ends; sources that are changed are read anew each time.
func (u *upkeep) run(ctx context.Context) {
	if u.dir == "" {
		return
	}
	if u.keeper != nil {
		go u.keeper.run(ctx)
	}
	for {
		every := fetch.DefaultEvery
		s, err := fetch.Read(u.dir)
		if err != nil {
			u.log.Error("the sources cannot be read", "error", err)
		}
		if len(s.Sources) > 0 {
			if s.Every > 0 {
				every = time.Duration(s.Every)
			}
			u.fetch(ctx, s)
		} else {
			every = time.Minute // until there are some
		}
		select {
		case <-ctx.Done():
			return
		case <-u.now:
		case <-time.After(every):
		}
	}
}

func (u *upkeep) fetch(ctx context.Context, s fetch.Sources) {
	began := time.Now()
	r, err := fetch.Run(ctx, u.dir, s, readable)
	for _, p := range r.Problems {
		u.log.Warn("a source was not read", "source", p.Name, "error", p.Err)
	}
	if err != nil && ctx.Err() == nil {
		u.log.Error("the sources were not read to the end", "error", err)
	}
	u.log.Info("sources read", "new", len(r.New), "unchanged", r.Unchanged, "waiting", r.Waiting, "problems", len(r.Problems), "ms", time.Since(began).Milliseconds())
	if len(r.New) > 0 && u.keeper != nil {
		u.keeper.look()
	}
}

// add adds what an address leads to to the sources, has it fetched, and returns its name.
func (u *upkeep) add(ctx context.Context, at string) (string, error) {
	source, _, err := addSource(ctx, u.dir, at)
	if err == nil {
		tell(u.now)
	}
	return source.Name(), err
}

// tell says once that there is something to look at.
func tell(now chan struct{}) {
	select {
	case now <- struct{}{}:
	default: // it is known
	}
}

// A keeper builds the index of a source again when its articles are others than it was
// built from, until ctx ends: it looks every so often, and when it is told to.
type keeper struct {
	from  source
	every time.Duration
	now   chan struct{} // holds one where it is told to look
	log   *slog.Logger
}

func newKeeper(from source, log *slog.Logger) *keeper {
	return &keeper{from: from, every: lookEvery, now: make(chan struct{}, 1), log: log}
}

// look has the keeper look at once.
func (k *keeper) look() {
	tell(k.now)
}

// run keeps the index. Who answers from it notices by itself that it is another one.
func (k *keeper) run(ctx context.Context) {
	seen := &changes{root: absolute(k.from.articles), articles: true, log: k.log}
	for {
		if seen.look() {
			if err := k.from.buildAnew(ctx); err != nil && ctx.Err() == nil {
				k.tell(err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-k.now:
		case <-time.After(k.every):
		}
	}
}

// tell says why the index was not built again.
func (k *keeper) tell(err error) {
	var lost *lostError
	if errors.As(err, &lost) {
		k.log.Error("the articles lose pinned answers; the index stays as it is", "ids", lost.ids())
		return
	}
	k.log.Error("the index cannot be built again; it stays as it is", "error", err)
}

// buildAnew builds the index of the source, unless it is of the articles there are.
func (s source) buildAnew(ctx context.Context) error {
	c, err := s.named()
	if err != nil {
		return err
	}
	if x, err := s.opened(ctx); err == nil {
		same := x.Fingerprint() == index.Fingerprint(c, c.Lexicon)
		if x.Close(); same {
			return nil
		}
	}
	_, err = s.build(ctx, c, 1)
	return err
}
