package slack

import (
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// A watched body tells whether it was read.
type watched struct {
	io.Reader
	read bool
}

func (b *watched) Read(p []byte) (int, error) {
	b.read = true
	return b.Reader.Read(p)
}

// Nothing is read of a body whose headers show that it is not Slack's.
func TestUnsignedBodyIsNotRead(t *testing.T) {
	r := httpMode(t)
	body := callbackOf("e1", mention("1.1", "venture capital?"))
	for name, spoil := range map[string]func(http.Header){
		"no signature":    func(h http.Header) { h.Del("X-Slack-Signature") },
		"no time":         func(h http.Header) { h.Del("X-Slack-Request-Timestamp") },
		"an old time":     func(h http.Header) { h.Set("X-Slack-Request-Timestamp", "1000000000") },
		"no number":       func(h http.Header) { h.Set("X-Slack-Request-Timestamp", "now") },
		"a short one":     func(h http.Header) { h.Set("X-Slack-Signature", "v0=00ff") },
		"another version": func(h http.Header) { h.Set("X-Slack-Signature", "v1="+strings.Repeat("0", 64)) },
		"no hexadecimal":  func(h http.Header) { h.Set("X-Slack-Signature", "v0="+strings.Repeat("z", 64)) },
	} {
		q := signedRequest(body, "application/json", time.Now(), signingSecret)
		spoil(q.Header)
		b := &watched{Reader: strings.NewReader(body)}
		q.Body = io.NopCloser(b)
		if got := r.request(q).Code; got != http.StatusUnauthorized || b.read {
			t.Errorf("%s: answered %d, body read: %t", name, got, b.read)
		}
	}
	q := signedRequest(body, "application/json", time.Now(), signingSecret)
	b := &watched{Reader: strings.NewReader(body)}
	q.Body, q.ContentLength = io.NopCloser(b), bodyMax+1
	if got := r.request(q).Code; got != http.StatusRequestEntityTooLarge || b.read {
		t.Errorf("one that says it is too large: answered %d, body read: %t", got, b.read)
	}
}

// Bodies that never end, of whom nobody knows who sent them, take so much
// memory and no more; others are told to come again, and when they are gone
// there is room.
func TestBodiesAreBounded(t *testing.T) {
	var b bodies
	var all sync.WaitGroup
	hold := make(chan struct{})
	refused := make(chan bool, 2*bodiesMax)
	for range 2 * bodiesMax {
		all.Go(func() {
			r := httptest.NewRequest(http.MethodPost, "/", io.MultiReader(strings.NewReader(strings.Repeat("z", 1<<20)), stuck(hold)))
			_, done, err := b.read(httptest.NewRecorder(), r)
			refused <- err == errBodies
			done()
		})
	}
	for range bodiesMax { // what has no room, by count or by bytes, is told at once
		if !<-refused {
			t.Error("a body that never ended was read")
		}
	}
	b.mu.Lock()
	if b.count > bodiesMax || b.size > bodiesSize {
		t.Errorf("%d bodies of %d bytes", b.count, b.size)
	}
	b.mu.Unlock()
	close(hold)
	all.Wait()
	if b.count != 0 || b.size != 0 {
		t.Errorf("%d bodies and %d bytes are left", b.count, b.size)
	}
	body, done, err := b.read(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/", strings.NewReader(strings.Repeat("z", bodyMax))))
	if err != nil || len(body) != bodyMax {
		t.Errorf("%d bytes, %v", len(body), err)
	}
	done()
	runtime.KeepAlive(body)
}

// stuck gives nothing until it is let go, and then ends.
type stuck chan struct{}

func (s stuck) Read([]byte) (int, error) {
	<-s
	return 0, io.EOF
}
