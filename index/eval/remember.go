package eval

import (
	"context"
	"sync"

	"quoth/index"
	"quoth/index/encoder"
)

// Remembering is an encoder that encodes no text twice: a fit opens every lot
// several times, and asks its questions as often.
type remembering struct {
	index.Encoder
	mu    sync.Mutex
	known [2]map[string][]float32 // by encoder.Kind
}

// Remember returns an encoder that keeps all vectors of another.
func Remember(e index.Encoder) index.Encoder {
	return &remembering{Encoder: e, known: [2]map[string][]float32{{}, {}}}
}

func (r *remembering) Encode(ctx context.Context, kind encoder.Kind, texts []string) ([][]float32, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known := r.known[kind]
	var left []string
	for _, text := range texts {
		if _, ok := known[text]; !ok {
			left = append(left, text)
		}
	}
	made, err := r.Encoder.Encode(ctx, kind, left)
	if err != nil {
		return nil, err
	}
	for i, text := range left {
		known[text] = made[i]
	}
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		vectors[i] = known[text]
	}
	return vectors, nil
}
