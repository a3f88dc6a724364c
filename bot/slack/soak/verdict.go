package main

import (
	"strings"
	"time"
)

// An end is how a question ended.
type end uint8

const (
	right     end = iota
	none          // no outcome
	givenUp       // none, since Slack gave it up, though a delivery fell in no fault
	excused       // none, since Slack gave it up, and each delivery fell in a fault
	forgotten     // none, and it can have been in the memory of a replica alone when that was killed
	more          // more than one outcome
	away          // more than one, and its last delivery came while the store was away
	stale         // answered as it was before it was edited
	sorry         // an apology while the cluster was away
	slow          // one at another time, after as long as an answer may take: the index was too busy
	fault         // one sooner
)

// wrong reports whether a question is to have ended otherwise. Those that two replicas
// took on in memory are no fault, nor are those that nobody could know of; an apology
// is one but after an answer waited as long as it may, for a cluster that is away or in all.
func (e end) wrong() bool {
	return e == none || e == givenUp || e == more || e == stale || e == fault
}

const (
	waitedFor  = time.Second      // an answer waits for a cluster that is away no longer than that
	answerMax  = 2 * time.Second  // …and takes no longer than that
	saidWithin = 10 * time.Second // an apology is posted by then, whatever goes wrong with posts
)

// A verdict counts how questions ended.
type verdict map[end]int

// wrong is how many are to have ended otherwise.
func (v verdict) wrong() (n int) {
	for e, of := range v {
		if e.wrong() {
			n += of
		}
	}
	return n
}

// judge counts how questions ended.
func (a *asker) judge(questions int) verdict {
	v := verdict{}
	for i := range questions {
		v[a.judgeOne(stamp(i))]++
	}
	return v
}

// judgeOne tells how a question ended.
func (a *asker) judgeOne(ts string) end {
	a.slack.mu.Lock()
	defer a.slack.mu.Unlock()
	_, unsure := a.unsure.Load(ts)
	since, edited := a.edited.Load(ts)
	posts := a.slack.posts[ts]
	switch {
	case len(posts) == 0:
		return a.unanswered(ts)
	case len(posts) > 1 && unsure:
		return away
	case len(posts) > 1:
		return more
	}
	p := posts[0]
	apology := strings.Contains(p.text, apologySign)
	switch {
	case edited && strings.Contains(p.text, editedSign):
		return right
	case edited && apology && p.said.After(since.(time.Time)): // in the same words as before, perhaps
		return a.apologised(since.(time.Time), p.said)
	case edited:
		return stale
	case apology:
		return a.apologised(a.takenOn(ts), p.changed)
	}
	return right
}

// apologised tells how a question ended that was taken on, and got an apology later.
func (a *asker) apologised(taken, at time.Time) end {
	switch {
	case a.cluster.away(at.Add(-saidWithin), at, waitedFor):
		return sorry
	case at.Sub(taken) >= answerMax:
		return slow
	}
	return fault
}

// unanswered tells how a question without an outcome ended.
func (a *asker) unanswered(ts string) end {
	given, met := a.givenUp(ts)
	switch {
	case met:
		return excused
	case given:
		return givenUp
	case a.forgotten(ts):
		return forgotten
	}
	return none
}
