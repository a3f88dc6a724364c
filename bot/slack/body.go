package slack

import (
	"errors"
	"io"
	"net/http"
	"sync"
	"time"
)

const (
	bodyMax    = 4 << 20         // bytes that Slack may send at a time
	bodyWithin = 3 * time.Second // Slack waits no longer either
	bodyFirst  = 16 << 10        // bytes of a body that every one may have
	bodiesMax  = 512             // bodies that are read at a time
	bodiesSize = 16 << 20        // bytes of all of them beyond the first
)

// errBodies is a body for which there is no room: it comes again.
var errBodies = errors.New("too many bodies are being read")

// bodies are those that are being read, before it is known who sent them. They
// are safe for concurrent use; there are none in the zero bodies.
type bodies struct {
	mu    sync.Mutex
	count int
	size  int // bytes beyond the first of each
}

// begin makes room for a body, and is false where there is none.
func (b *bodies) begin() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.count >= bodiesMax {
		return false
	}
	b.count++
	return true
}

// more makes room for n more bytes of a body.
func (b *bodies) more(n int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.size+n > bodiesSize {
		return false
	}
	b.size += n
	return true
}

// end lets a body go that took n bytes beyond the first.
func (b *bodies) end(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.count--
	b.size -= n
}

// read reads a body as far as there is room, in the time that Slack waits.
// done lets its room go.
func (b *bodies) read(w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	if r.ContentLength > bodyMax {
		return nil, func() {}, &http.MaxBytesError{Limit: bodyMax}
	}
	if !b.begin() {
		return nil, func() {}, errBodies
	}
	taken := 0
	done = func() { b.end(taken) }
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyWithin)) // where it can be set
	from := http.MaxBytesReader(w, r.Body, bodyMax)
	body = make([]byte, 0, 4<<10)
	for {
		if len(body) == cap(body) {
			size := 2 * cap(body)
			if beyond := size - bodyFirst - taken; beyond > 0 {
				if !b.more(beyond) {
					return nil, done, errBodies
				}
				taken += beyond
			}
			body = append(make([]byte, 0, size), body...)
		}
		n, err := from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, done, nil
		case err != nil:
			return nil, done, err
		}
	}
}
