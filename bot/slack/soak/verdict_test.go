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
// it, or the answer took as long as it may; one to an edited question is of that, whose
// words may be those of the one before.
func TestApology(t *testing.T) {
	const apology, answer = "Something went wrong, " + apologySign + " 1f.", "It won " + editedSign + " in 1988."
	for _, c := range []struct {
		name                        string
		away                        outage // of the cluster
		text                        string
		taken, edited, changed, end int // when the question was taken on and edited, 0: never; when the post came to say so, and said it last
		want                        end
	}{
		{"while it was away", outage{at(1), at(3)}, apology, 2, 0, 3, 3, sorry},
		{"while it was away for a moment", outage{at(2), at(2).Add(waitedFor / 2)}, apology, 2, 0, 3, 3, fault},
		{"at another time", outage{at(1), at(3)}, apology, 20, 0, 21, 21, fault},
		{"at another time, and late", outage{at(1), at(3)}, apology, 20, 0, 22, 22, slow},
		{"edited, and answered", outage{at(1), at(3)}, answer, 20, 22, 24, 24, right},
		{"edited, and not answered again", outage{at(1), at(3)}, "Shanghai.", 20, 22, 21, 21, stale},
		{"edited after an apology", outage{at(1), at(3)}, apology, 20, 25, 22, 22, stale},
		{"edited, and the same apology late", outage{at(1), at(3)}, apology, 20, 25, 22, 27, slow},
		{"edited, and the same apology", outage{at(1), at(3)}, apology, 20, 25, 22, 26, fault},
		{"edited, and an apology while it was away", outage{at(25), at(27)}, apology, 20, 25, 26, 26, sorry},
	} {
		a := &asker{
			cluster:    &proxy{outages: outages{all: []outage{c.away}}},
			slack:      &fakeSlack{posts: map[string][]post{"1.1": {{text: c.text, changed: at(c.changed), said: at(c.end)}}}},
			deliveries: map[string][]delivery{"1.1": {{acked: true, ended: at(c.taken)}}},
		}
		if c.edited > 0 {
			a.edited.Store("1.1", at(c.edited))
		}
		if got := a.judgeOne("1.1"); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
