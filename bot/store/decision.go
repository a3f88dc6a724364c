package store

import (
	"context"
	"database/sql"
	"strings"
	"time"
)

// A Decision is what the bot made of a message and why, step by step.
type Decision struct {
	Key             // the message
	User  string    // whose message
	Steps []string  // names of what was looked at, in order, without spaces; the last is what was decided
	At    time.Time // set by Decide
}

// Decide records the last decision in a channel, in the place of the one before.
func (s *Store) Decide(ctx context.Context, d Decision) error {
	_, err := s.changed(ctx, `INSERT INTO decisions (team, channel, ts, person, steps, at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (team, channel) DO UPDATE SET ts = excluded.ts, person = excluded.person, steps = excluded.steps, at = excluded.at`,
		d.Team, d.Channel, d.TS, d.User, strings.Join(d.Steps, " "), s.now())
	return err
}

// Decision returns the last decision in a channel; false when there was none.
func (s *Store) Decision(ctx context.Context, team, channel string) (Decision, bool, error) {
	list, err := all(ctx, s.db, func(row *sql.Rows) (d Decision, err error) {
		var steps string
		var when int64
		err = row.Scan(&d.Team, &d.Channel, &d.TS, &d.User, &steps, &when)
		d.Steps, d.At = strings.Fields(steps), at(when)
		return d, err
	}, `SELECT team, channel, ts, person, steps, at FROM decisions WHERE team = $1 AND channel = $2`, team, channel)
	if err != nil || len(list) == 0 {
		return Decision{}, false, err
	}
	return list[0], true, nil
}

// Quiet records that the bot keeps out of a thread unless it is called.
func (s *Store) Quiet(ctx context.Context, team, channel, thread string) error {
	_, err := s.changed(ctx, `INSERT INTO quiet (team, channel, thread, since) VALUES ($1, $2, $3, $4)
		ON CONFLICT (team, channel, thread) DO NOTHING`, team, channel, thread, s.now())
	return err
}

// IsQuiet reports whether the bot keeps out of a thread.
func (s *Store) IsQuiet(ctx context.Context, team, channel, thread string) (bool, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM quiet WHERE team = $1 AND channel = $2 AND thread = $3`, team, channel, thread).Scan(&n)
	return n > 0, err
}

// Unquiet records that the bot no longer keeps out of a thread.
func (s *Store) Unquiet(ctx context.Context, team, channel, thread string) error {
	_, err := s.changed(ctx, `DELETE FROM quiet WHERE team = $1 AND channel = $2 AND thread = $3`, team, channel, thread)
	return err
}
