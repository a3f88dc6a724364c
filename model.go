package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"quoth/index"
	"quoth/index/encoder"
)

// A model is the encoder that sentences and questions are compared by, opened when it is
// first asked for.
type model struct {
	name string // "" none
	open func() (index.Encoder, error)
	told io.Writer // of how far the vectors of articles are
}

// modelFlag adds --model to a command's flags. A flag wins over the environment.
func modelFlag(fs *flag.FlagSet, std stdio) *model {
	m := &model{told: std.err}
	fs.StringVar(&m.name, "model", std.getenv("QUOTH_MODEL"), "")
	m.open = sync.OnceValues(func() (index.Encoder, error) {
		if strings.HasPrefix(m.name, "http://") || strings.HasPrefix(m.name, "https://") {
			return dial(m.name, std)
		}
		e, err := encoder.Open(m.name)
		if err != nil {
			return nil, &usageError{fmt.Sprintf("--model: %v", err), "index/encoder/README.md tells which encoders are read, and where they come from"}
		}
		return e, nil
	})
	return m
}

// dial opens an encoder behind an address, with the name it has there after a #.
func dial(address string, std stdio) (index.Encoder, error) {
	key, err := secret(std, "QUOTH_MODEL_KEY")
	if err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(std.err, nil))
	a := &encoder.Address{Key: key, Told: func(failed int64, err error) {
		log.Warn("questions are answered by words alone: the address of embeddings cannot be asked", "questions", failed, "error", err)
	}}
	a.URL, a.Model, _ = strings.Cut(address, "#")
	if strings.Contains(strings.ToLower(a.Model), "e5") {
		a.Alike = "e5"
	}
	return a, nil
}

// given reports whether there is an encoder; nil is none.
func (m *model) given() bool { return m != nil && m.name != "" }

// encoding is how the vectors of articles are made, told of as it goes on.
func (m *model) encoding(ctx context.Context) (index.Encoding, error) {
	if !m.given() {
		return index.Encoding{}, nil
	}
	e, err := m.open()
	if err != nil {
		return index.Encoding{}, err
	}
	if a, ok := e.(*encoder.Address); ok {
		if err := a.Dial(ctx); err != nil {
			return index.Encoding{}, fmt.Errorf("--model: %w", err)
		}
	}
	return index.Encoding{By: e, Told: toGo(m.told)}, nil
}

// Between two words on how far vectors are there is toldEvery, and none before.
const toldEvery = 3 * time.Second

// toGo tells how many texts are encoded, and how long the rest takes at that pace.
func toGo(w io.Writer) func(done, all int) {
	began := time.Now()
	last := began
	return func(done, all int) {
		if now := time.Now(); done > 0 && done < all && now.Sub(last) >= toldEvery {
			last = now
			left := time.Duration(float64(now.Sub(began)) / float64(done) * float64(all-done)).Round(time.Second)
			fmt.Fprintf(w, "vectors: %d of %d texts, %s to go\n", done, all, left)
		}
	}
}
