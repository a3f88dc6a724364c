package encoder

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// served is an address that answers with vectors told by the length of each text,
// last first; fails says with which status requests are refused, by their number.
func served(t *testing.T, fails map[int64]int) (*Address, *[][]string) {
	t.Helper()
	var asked [][]string
	var n atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if status := fails[n.Add(1)]; status != 0 {
			http.Error(w, "secret-key is wrong", status)
			return
		}
		if r.Header.Get("Authorization") != "Bearer secret-key" || r.URL.Path != "/v1/embeddings" {
			http.Error(w, "who is it?", http.StatusUnauthorized)
			return
		}
		var in struct {
			Input []string
			Model string
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.Model != "small" {
			http.Error(w, "what is it?", http.StatusBadRequest)
			return
		}
		asked = append(asked, in.Input)
		type one struct {
			Index     int       `json:"index"`
			Embedding []float32 `json:"embedding"`
		}
		var list []one
		for i, text := range in.Input {
			list = append(list, one{i, []float32{3, 4 * float32(len(text))}})
		}
		slices.Reverse(list)
		json.NewEncoder(w).Encode(map[string]any{"data": list})
	}))
	t.Cleanup(s.Close)
	return &Address{URL: s.URL + "/v1/embeddings", Model: "small", Key: "secret-key"}, &asked
}

func TestAddress(t *testing.T) {
	a, asked := served(t, map[int64]int{2: http.StatusServiceUnavailable})
	if err := a.Dial(t.Context()); err != nil {
		t.Fatal(err)
	}
	texts := make([]string, 150)
	for i := range texts {
		texts[i] = strings.Repeat("x", i+1)
	}
	vectors, err := a.Encode(t.Context(), Passage, texts) // the first is refused, and sent again
	if err != nil {
		t.Fatal(err)
	}
	if len(*asked) != 1+3 {
		t.Errorf("%d requests were answered, want one for the word and three for 150 texts", len(*asked))
	}
	for i, v := range vectors {
		want := []float32{3, 4 * float32(i+1)}
		if Normalize(want); apart(v, want) > 1e-6 {
			t.Fatalf("vector %d is %v, want %v", i, v, want)
		}
	}
	a.Alike = "e5"
	if _, err := a.Encode(t.Context(), Question, []string{"who?"}); err != nil || (*asked)[4][0] != "query: who?" {
		t.Errorf("a question: %v, sent as %q", err, (*asked)[4])
	}
}

// What cannot be asked is told with the address, without the key, and counted.
func TestAddressFails(t *testing.T) {
	a, _ := served(t, map[int64]int{1: http.StatusUnauthorized, 2: http.StatusBadRequest, 3: http.StatusInternalServerError})
	for i, ask := range []func() error{
		func() error { return a.Dial(t.Context()) },
		func() error { _, err := a.Encode(t.Context(), Passage, []string{"x"}); return err },
		func() error { _, err := a.Encode(t.Context(), Question, []string{"x"}); return err },
	} {
		err := ask()
		if err == nil || !strings.Contains(err.Error(), a.URL) || strings.Contains(err.Error(), "secret-key") {
			t.Errorf("call %d: %v", i, err)
		}
	}
	told := int64(0)
	a.Told = func(failed int64, err error) { told = failed }
	if _, err := a.Encode(t.Context(), Question, []string{"y"}); !errors.Is(err, errRests) || a.Failed() != 2 || told != 0 {
		t.Errorf("just after a failure: %v, %d failed, %d told", err, a.Failed(), told)
	}
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, err := a.Encode(ctx, Passage, []string{"x"}); err == nil {
		t.Error("an ended context, and vectors")
	}
}
