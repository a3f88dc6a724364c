package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/index"
)

// A source is where answers come from: articles, or an index of them.
type source struct {
	articles string // folder; "" the default corpus
	index    string // folder or URL of an index; "" one is made in memory
	model    *model // that sentences are compared with questions by; nil none
	builds   bool   // the index is built again where it is of other articles than those there are now
	std      stdio  // where secrets are read from
}

// address is where the index in a cluster is, and who asks for it.
func (s source) address() (a index.Address, err error) {
	a.URL = s.index
	if a.User, err = secret(s.std, "QUOTH_INDEX_USER"); err != nil {
		return a, err
	}
	if a.Password, err = secret(s.std, "QUOTH_INDEX_PASSWORD"); err != nil {
		return a, err
	}
	if path := s.std.getenv("QUOTH_INDEX_CA"); path != "" {
		if a.CA, err = os.ReadFile(path); err != nil {
			return a, &usageError{fmt.Sprintf("QUOTH_INDEX_CA: %v", err), "it names a file of certificates (PEM)"}
		}
	}
	if (a.User == "") != (a.Password == "") {
		return a, &usageError{"of QUOTH_INDEX_USER and QUOTH_INDEX_PASSWORD one is missing", "each may stand in a file: QUOTH_INDEX_PASSWORD_FILE"}
	}
	return a, nil
}

// opened returns the index named, on disk or in a cluster.
func (s source) opened(ctx context.Context) (*index.Index, error) {
	if !index.Remote(s.index) {
		return index.Open(s.index)
	}
	a, err := s.address()
	if err != nil {
		return nil, err
	}
	return index.OpenRemote(ctx, a)
}

// load reads the articles of the source. What is read is kept, so the heap is
// held close to it meanwhile.
func (s source) load() (*articles.Corpus, error) {
	defer tightHeap()()
	if s.articles == "" {
		return articles.Load(corpus.FS)
	}
	dir, err := folder(s.articles)
	if err != nil {
		return nil, err
	}
	c, err := articles.Load(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.articles, err)
	}
	return c, nil
}

// named reads the articles of the source, and what recurs in them is known by
// name. The articles Quoth comes with need none of it: its tables name all.
func (s source) named() (*articles.Corpus, error) {
	c, err := s.load()
	if err == nil && s.articles != "" {
		c.Recognise()
	}
	return c, err
}

// folder opens a folder to read from; nothing outside it is read, whatever
// links in it lead to.
func folder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &usageError{fmt.Sprintf("articles: %v", err), ""}
	}
	if !info.IsDir() {
		return nil, &usageError{fmt.Sprintf("articles: %s is a file, not a folder", path), "give the folder it stands in"}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, &usageError{fmt.Sprintf("articles: %v", err), ""}
	}
	return root.FS(), nil
}

// open returns the index of the source: the one named, or one made in memory.
// An index that was built from other articles than those named is refused.
func (s source) open(ctx context.Context) (*index.Index, []articles.Problem, error) {
	if s.index == "" {
		c, err := s.named()
		if err != nil {
			return nil, nil, err
		}
		e, err := s.model.encoding(ctx)
		if err != nil {
			return nil, nil, err
		}
		x, err := index.Memory(ctx, c, c.Lexicon)
		if err == nil && e.By != nil {
			if err = x.Encode(ctx, e); err != nil {
				x.Close()
			}
		}
		return x, c.Problems, err
	}
	x, err := s.opened(ctx)
	if s.builds && (errors.Is(err, index.ErrNoIndex) || errors.Is(err, index.ErrOtherVersion) || errors.Is(err, index.ErrDamaged)) {
		if err = s.buildAnew(ctx); err == nil {
			x, err = s.opened(ctx)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	if s.model.given() {
		e, err := s.model.open()
		if err == nil {
			if err = x.AskWith(e); err != nil {
				err = &usageError{fmt.Sprintf("%s: %v", s.index, err), fmt.Sprintf("quoth index --model %s --index %s", s.model.name, s.index)}
			}
		}
		if err != nil {
			x.Close()
			return nil, nil, err
		}
	}
	if s.articles == "" || s.builds {
		return x, nil, nil
	}
	c, err := s.named()
	if err != nil {
		x.Close()
		return nil, nil, err
	}
	if x.Fingerprint() != index.Fingerprint(c, c.Lexicon) {
		x.Close()
		return nil, nil, &usageError{
			fmt.Sprintf("the index in %s was built from other articles than those in %s now", s.index, s.articles),
			fmt.Sprintf("build it again: quoth index --articles %s --index %s", s.articles, s.index),
		}
	}
	return x, c.Problems, nil
}

// sourceFlags adds --articles and --index to a command's flags. A flag wins
// over the environment.
func sourceFlags(fs *flag.FlagSet, std stdio) *source {
	s := &source{std: std}
	fs.StringVar(&s.articles, "articles", std.getenv("QUOTH_ARTICLES"), "")
	fs.StringVar(&s.index, "index", std.getenv("QUOTH_INDEX"), "")
	return s
}

// tightHeap keeps the heap close to what is used, where GOGC does not say
// otherwise, until what it returns is called.
func tightHeap() (end func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(20)
	return func() { debug.SetGCPercent(before) }
}
