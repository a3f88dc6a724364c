package main

import (
	"testing"
	"time"
)

// at is a time so many seconds after the first.
func at(seconds int) time.Time { return time.Unix(int64(seconds), 0) }

// from0to2 is one outage, of two seconds.
func from0to2() outages { return outages{all: []outage{{at(0), at(2)}}} }

// A question that Slack gave up is excused where each of its deliveries fell in a fault,
// and only then; one that was taken on is not, unless it was forgotten.
func TestUnanswered(t *testing.T) {
	well, killed := &replica{}, &replica{down: from0to2()}
	a := &asker{store: &proxy{outages: from0to2()}, deliveries: map[string][]delivery{}}
	try := func(to *replica, began int) delivery { return delivery{to: to, began: at(began), ended: at(began + 1)} }
	last := func(d delivery) delivery { d.final = true; return d }
	acked := func(d delivery) delivery { d.acked = true; return d }
	cut, dropped := try(well, 5), try(well, 5)
	cut.cut, dropped.dropped = true, true
	for _, c := range []struct {
		name  string
		tries []delivery
		want  end
	}{
		{"each in a fault", []delivery{cut, try(well, 1), dropped, last(try(killed, 1))}, excused},
		{"one in none", []delivery{cut, try(well, 5), dropped, last(try(killed, 1))}, givenUp},
		{"after the outage of the store", []delivery{try(well, 3)}, givenUp},
		{"after the replica was up again", []delivery{try(killed, 3)}, givenUp},
		{"the last while the store was away, which is to be taken on in memory", []delivery{cut, last(try(well, 1))}, givenUp},
		{"taken on", []delivery{cut, acked(try(well, 5))}, none},
		{"taken on while the store was away, not at last", []delivery{acked(try(killed, -1))}, none},
		{"taken on in memory, and the replica killed", []delivery{cut, last(acked(try(killed, -1)))}, forgotten},
		{"taken on in memory, and the replica not killed", []delivery{cut, last(acked(try(well, -1)))}, none},
		{"never delivered", nil, none},
	} {
		a.deliveries["1.1"] = c.tries
		if got := a.unanswered("1.1"); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// An apology is a fault unless the cluster was away for longer than an answer waits for
// it, or the answer took as long as it may.
func TestApology(t *testing.T) {
	const said = "Something went wrong, " + apologySign + " 1f."
	for _, c := range []struct {
		name       string
		away       outage // of the cluster
		taken, end int    // when the question was taken on, when the apology was posted
		want       end
	}{
		{"while it was away", outage{at(0), at(2)}, 1, 2, sorry},
		{"while it was away for a moment", outage{at(1), at(1).Add(waitedFor / 2)}, 1, 2, fault},
		{"at another time", outage{at(0), at(2)}, 20, 21, fault},
		{"at another time, and late", outage{at(0), at(2)}, 20, 22, slow},
	} {
		a := &asker{
			cluster:    &proxy{outages: outages{all: []outage{c.away}}},
			slack:      &fakeSlack{posts: map[string][]post{"1.1": {{text: said, changed: at(c.end)}}}},
			deliveries: map[string][]delivery{"1.1": {{acked: true, ended: at(c.taken)}}},
		}
		if got := a.judgeOne("1.1"); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
