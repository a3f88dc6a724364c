package slack

import (
	"slices"
	"time"
)

// byOutsider is a question that is not answered, since it comes from another
// organisation or stands where one reads along. What it says is not kept.
const byOutsider = "outsider"

// outside reports whether a message comes from another organisation, or stands
// in a channel that is shared with one and not approved.
func (e *Edge) outside(h happening) bool {
	if slices.Contains(e.policy().External, h.Channel) {
		return false
	}
	return h.External || e.foreign(h.UserTeam) || e.foreign(h.SourceTeam)
}

// foreign reports whether a team is of another organisation.
func (e *Edge) foreign(team string) bool {
	return team != "" && team != e.self.team && team != e.self.enterprise
}

// limit returns how long the asker of a question must wait, 0 when it is
// answered now.
func (e *Edge) limit(q question) time.Duration {
	if q.via == byInvitation || q.via == byOutsider {
		return 0
	}
	now := time.Now()
	person, channel := e.policy().limits()
	if q.user != "" {
		if wait := e.persons.wait(q.user, now, person); wait > 0 {
			return wait
		}
	}
	return e.channels.wait(q.channel, now, channel)
}
