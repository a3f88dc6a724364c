package encoder

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// An Address is an encoder behind an address that speaks OpenAI's embeddings: Ollama,
// Text Embeddings Inference, llama.cpp, vLLM and others do. It is safe for
// concurrent use.
type Address struct {
	URL   string // https://host/v1/embeddings
	Model string // as the address calls it, "" its own
	Key   string // sent as a bearer; "" none
	Alike string // what goes before a question and a passage: "e5"; "" nothing
	HTTP  *http.Client

	// Told is called when a question could not be encoded, with how many could not so
	// far; nil: nobody is told.
	Told func(failed int64, err error)

	dims   atomic.Int64 // 0: not yet known
	failed atomic.Int64
	rests  atomic.Int64 // until when no question is asked, in nanoseconds of the clock
}

// How many texts are sent at a time, how long is waited for them and for a
// question, and how often passages are sent again before it is given up.
const (
	sentAtOnce     = 64
	passagesWithin = 2 * time.Minute
	questionWithin = 800 * time.Millisecond
	tries          = 4
	restsFor       = 10 * time.Second // after a question that could not be encoded
	mostAnswered   = 64 << 20         // bytes
)

// Dial asks the address for the vector of a word, so that one that cannot be asked is
// told at once.
func (a *Address) Dial(ctx context.Context) error {
	ctx, end := context.WithTimeout(ctx, 15*time.Second)
	defer end()
	v, err := a.ask(ctx, []string{"word"})
	if err == nil {
		a.dims.Store(int64(len(v[0])))
	}
	return err
}

// Name is the model and the address.
func (a *Address) Name() string { return strings.TrimSpace(a.Model + " " + a.URL) }

// ID tells encoders apart, as far as those behind addresses can be: by what they are
// called.
func (a *Address) ID() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "address %s %s", a.Name(), a.Alike))
	return hex.EncodeToString(sum[:])
}

// Failed is how many questions could not be encoded.
func (a *Address) Failed() int64 { return a.failed.Load() }

// Encode returns a vector of length 1 for each text, in their order. A question is
// asked once and waited for shortly, and not at all just after one failed; passages are sent again where the address is
// busy or away.
func (a *Address) Encode(ctx context.Context, kind Kind, texts []string) ([][]float32, error) {
	before := map[string][2]string{"e5": {"query: ", "passage: "}}[a.Alike][kind]
	var vectors [][]float32
	for len(texts) > 0 {
		n := min(len(texts), sentAtOnce)
		list := make([]string, n)
		for i, text := range texts[:n] {
			list[i] = before + text
		}
		made, err := a.asked(ctx, kind, list)
		if err != nil {
			return nil, err
		}
		vectors, texts = append(vectors, made...), texts[n:]
	}
	return vectors, nil
}

func (a *Address) asked(ctx context.Context, kind Kind, texts []string) ([][]float32, error) {
	if kind == Question {
		return a.question(ctx, texts)
	}
	for try := 1; ; try++ {
		within, end := context.WithTimeout(ctx, passagesWithin)
		made, err := a.ask(within, texts)
		end()
		var refused refusedError
		if err == nil || ctx.Err() != nil || try == tries || errors.As(err, &refused) && !refused.later() {
			return made, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(time.Duration(try*try) * time.Second):
		}
	}
}

// errRests says that the address could not be asked a moment ago.
var errRests = errors.New("the address of embeddings rests")

// question asks once. Where that fails, the next are not kept waiting for a while.
func (a *Address) question(ctx context.Context, texts []string) ([][]float32, error) {
	if time.Now().UnixNano() < a.rests.Load() {
		a.failed.Add(1)
		return nil, errRests
	}
	within, end := context.WithTimeout(ctx, questionWithin)
	defer end()
	made, err := a.ask(within, texts)
	if err != nil && ctx.Err() == nil {
		a.rests.Store(time.Now().Add(restsFor).UnixNano())
		if n := a.failed.Add(1); a.Told != nil {
			a.Told(n, err)
		}
	}
	return made, err
}

// A refusedError is an answer that is no vectors.
type refusedError struct {
	address string
	status  int
}

func (e refusedError) Error() string {
	return fmt.Sprintf("%s: %d %s", e.address, e.status, http.StatusText(e.status))
}

// later reports whether it may go well another time.
func (e refusedError) later() bool {
	return e.status == http.StatusTooManyRequests || e.status >= http.StatusInternalServerError
}

// ask sends texts once. Errors name the address, and hold neither texts nor key.
func (a *Address) ask(ctx context.Context, texts []string) ([][]float32, error) {
	body, err := json.Marshal(struct {
		Input []string `json:"input"`
		Model string   `json:"model,omitempty"`
	}{texts, a.Model})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.URL, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	if a.Key != "" {
		r.Header.Set("Authorization", "Bearer "+a.Key)
	}
	client := a.HTTP
	if client == nil {
		client = http.DefaultClient
	}
	answer, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, refusedError{a.URL, answer.StatusCode}
	}
	var given struct {
		Data []struct {
			Index     int
			Embedding []float32
		}
	}
	if err := json.NewDecoder(io.LimitReader(answer.Body, mostAnswered)).Decode(&given); err != nil {
		return nil, fmt.Errorf("%s: what it answers is not OpenAI's: %w", a.URL, err)
	}
	vectors := make([][]float32, len(texts))
	dims := int(a.dims.Load())
	for _, d := range given.Data {
		if d.Index < 0 || d.Index >= len(vectors) || len(d.Embedding) == 0 || dims != 0 && len(d.Embedding) != dims {
			return nil, fmt.Errorf("%s: vector %d of %d has %d numbers, want %d", a.URL, d.Index, len(texts), len(d.Embedding), dims)
		}
		Normalize(d.Embedding)
		vectors[d.Index] = d.Embedding
	}
	for i, v := range vectors {
		if v == nil {
			return nil, fmt.Errorf("%s: %d texts were sent, and there is no vector %d", a.URL, len(texts), i)
		}
	}
	return vectors, nil
}
