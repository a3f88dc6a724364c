package main

import (
	"slices"
	"sync"
	"time"
)

// An outage is a time in which something is away.
type outage struct{ from, to time.Time } // to is zero while it lasts

func (o outage) lasts() bool { return o.to.IsZero() }

// Outages are those of one thing, in order. They are safe for concurrent use; the zero
// outages are none.
type outages struct {
	held sync.Mutex
	all  []outage
}

// begin is told that it goes away, and end that it is back.
func (o *outages) begin() {
	o.held.Lock()
	defer o.held.Unlock()
	o.all = append(o.all, outage{from: time.Now()})
}

func (o *outages) end() {
	o.held.Lock()
	defer o.held.Unlock()
	o.all[len(o.all)-1].to = time.Now()
}

// last reports whether the last of them lasts.
func (o *outages) last() bool {
	o.held.Lock()
	defer o.held.Unlock()
	return len(o.all) > 0 && o.all[len(o.all)-1].lasts()
}

// times is how many there were.
func (o *outages) times() int {
	o.held.Lock()
	defer o.held.Unlock()
	return len(o.all)
}

// within reports whether there was one at any time from first to last, of at least so
// long.
func (o *outages) within(first, last time.Time, least time.Duration) bool {
	o.held.Lock()
	defer o.held.Unlock()
	return slices.ContainsFunc(o.all, func(o outage) bool {
		if o.lasts() {
			o.to = time.Now()
		}
		return !o.from.After(last) && !o.to.Before(first) && o.to.Sub(o.from) >= least
	})
}

// after reports whether one began after a time, by a later one.
func (o *outages) after(from, until time.Time) bool {
	o.held.Lock()
	defer o.held.Unlock()
	return slices.ContainsFunc(o.all, func(o outage) bool { return o.from.After(from) && o.from.Before(until) })
}
