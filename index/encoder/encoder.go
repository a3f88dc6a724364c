// Package encoder makes vectors of texts with a sentence encoder of the BERT family
// that is given as a folder: what is alike in meaning lies in one direction,
// whatever the words that say it. Text in, vectors of length 1 out; it knows no
// passage and no question.
//
//	text ──wordpiece──▶ tokens ──forward──▶ a vector a token ──pool──▶ a vector
//
// The folder is laid out as Hugging Face's are: config.json, tokenizer.json
// (WordPiece), model.safetensors (F32, F16, or I8 with a scale a row), and where
// there are such 1_Pooling/config.json and config_sentence_transformers.json.
// README.md tells where models come from, and how good and how fast they are.
package encoder

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// A Kind is what a text is encoded as: some encoders put other words before a
// question than before what may answer it.
type Kind int

const (
	Question Kind = iota
	Passage
)

// A Model is an encoder of a folder. It is safe for concurrent use.
type Model struct {
	config
	words   *wordPiece
	weights *tensors
	net     network
	name    string
	hash    string
	rooms   sync.Pool // of *room
}

// Open opens the encoder in a folder; its weights stay on disk, mapped. Errors name
// the file and the place in it. The caller closes it.
func Open(folder string) (m *Model, err error) {
	m = &Model{name: filepath.Base(filepath.Clean(folder))}
	if m.config, err = readConfig(folder); err != nil {
		return nil, err
	}
	if m.words, err = readWordPiece(filepath.Join(folder, "tokenizer.json"), m.Words); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "model.safetensors")
	if m.weights, err = openTensors(path); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			m.weights.Close()
			m = nil
		}
	}()
	if m.net, err = newNetwork(&m.config, m.weights); err != nil {
		return m, fmt.Errorf("%s: %w", path, err)
	}
	m.rooms.New = func() any { return newRoom(&m.config) }
	m.hash, err = m.sum(folder)
	return m, err
}

// sum is the SHA-256 of what decides what vectors come out.
func (m *Model) sum(folder string) (string, error) {
	h := sha256.New()
	for _, name := range []string{"config.json", "tokenizer.json"} {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return "", err
		}
	}
	fmt.Fprintf(h, "\n%v %q %q %d %v\n", m.first, m.before[Question], m.before[Passage], leastHan, mostUnknown)
	h.Write(m.weights.data)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Close lets go of the weights. It is not to be called while texts are encoded.
func (m *Model) Close() error { return m.weights.Close() }

// Name is what the folder is called.
func (m *Model) Name() string { return m.name }

// ID tells encoders apart: equal when their vectors are.
func (m *Model) ID() string { return m.hash }

// tokensAtOnce is how many tokens of several texts go through the network together:
// enough that weights are read few times, few enough to stay in the cache.
const tokensAtOnce = 160

// mostUnknown is how many of its pieces a text may have that the encoder does not
// know, or that are of a writing it does not read: of more, it is in a language that
// the encoder does not read.
const mostUnknown = 0.2

// Encode returns a vector of length 1 for each text, in their order; nil for one
// in a language that the encoder does not read. What is longer than the encoder takes is
// cut off. It ends early with the context's error.
func (m *Model) Encode(ctx context.Context, kind Kind, texts []string) ([][]float32, error) {
	tokens := make([][]int32, len(texts))
	first := len(m.words.tokens(m.before[kind], m.Positions)) - 1
	var order []int
	for i, text := range texts {
		tokens[i] = m.words.tokens(m.before[kind]+text, m.Positions)
		if m.words.reads(tokens[i], first) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(tokens[a]) - len(tokens[b]) })
	var batches [][]int
	for at := 0; at < len(order); {
		end, n := at, 0
		for end < len(order) && (end == at || n+len(tokens[order[end]]) <= tokensAtOnce) {
			n += len(tokens[order[end]])
			end++
		}
		batches = append(batches, order[at:end])
		at = end
	}
	vectors := make([][]float32, len(texts))
	var all sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, batch := range batches {
		if ctx.Err() != nil {
			break
		}
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			r := m.rooms.Get().(*room)
			defer m.rooms.Put(r)
			r.begin()
			for _, i := range batch {
				r.add(tokens[i])
			}
			m.net.forward(r)
			for k, i := range batch {
				vectors[i] = r.pool(k, m.first)
			}
		})
	}
	all.Wait()
	return vectors, ctx.Err()
}
