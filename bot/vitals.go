package bot

import (
	"maps"
	"sync"
	"time"
)

// Vitals are the signs of life of a bot at work: an edge notes them, the HTTP
// edge shows them. The zero Vitals is ready; all methods are safe for
// concurrent use.
type Vitals struct {
	mu    sync.Mutex
	signs Signs
}

// Signs are Vitals at one moment.
type Signs struct {
	Connected bool      // the chat service has greeted this connection
	Pinged    bool      // the chat service is expected to be heard of all the time
	LastHeard time.Time // when the last bytes came; zero: never

	Outcomes      map[Kind]uint64 // questions by how they ended
	Undeliverable uint64          // outcomes that reached nobody
	PostsFailed   uint64          // attempts to post that did not succeed
	Deferred      uint64          // deliveries sent back because the queue was full
	StoreFailed   uint64          // attempts to read or write the store that did not succeed
	Reconnects    uint64
	Unrecorded    int // questions and outcomes that are in memory alone, until the store takes them

	StoreDown string // why the store cannot be written: "gone", "replaced", "full", "locked", "failing"; "" it can
}

// staleAfter is how long a connection that pings may be silent.
const staleAfter = 60 * time.Second

// Alive reports whether the bot can be asked at the time now.
func (s Signs) Alive(now time.Time) bool {
	return s.Connected && !(s.Pinged && now.Sub(s.LastHeard) > staleAfter)
}

// Signs returns the vitals as they are.
func (v *Vitals) Signs() Signs {
	v.mu.Lock()
	defer v.mu.Unlock()
	s := v.signs
	s.Outcomes = maps.Clone(v.signs.Outcomes)
	return s
}

// Note changes the signs under the lock.
func (v *Vitals) Note(change func(*Signs)) {
	v.mu.Lock()
	defer v.mu.Unlock()
	change(&v.signs)
}

// Ended notes how a question ended.
func (v *Vitals) Ended(kind Kind) {
	v.Note(func(s *Signs) {
		if s.Outcomes == nil {
			s.Outcomes = map[Kind]uint64{}
		}
		s.Outcomes[kind]++
	})
}
