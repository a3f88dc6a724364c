package store

import (
	"context"
	"database/sql"
	"time"
)

// A Subscription is a person's wish to be told when an article answers a
// question.
type Subscription struct {
	Team, User, Text string
	Channel          string // where it was asked: whose articles may answer it
	TS               string // of the message in it below which it was; "" none that can be linked to
	Since            time.Time
}

// Subscribe records a wish; false when the person has it already.
func (s *Store) Subscribe(ctx context.Context, w Subscription) (bool, error) {
	if w.TS != "" {
		if _, err := s.changed(ctx, `INSERT INTO wished (team, person, text, channel, ts, since) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (team, person, text) DO NOTHING`, w.Team, w.User, clean(w.Text), w.Channel, w.TS, s.now()); err != nil {
			return false, err
		}
	}
	return s.changed(ctx, `INSERT INTO subscriptions (team, person, text, channel, since) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (team, person, text) DO NOTHING`, w.Team, w.User, clean(w.Text), w.Channel, s.now())
}

// Unsubscribe takes a wish back; false when there is none. Of several
// instances one gets true: that one tells the person.
func (s *Store) Unsubscribe(ctx context.Context, w Subscription) (bool, error) {
	mine, err := s.changed(ctx, `DELETE FROM subscriptions WHERE team = $1 AND person = $2 AND text = $3`, w.Team, w.User, clean(w.Text))
	if mine {
		_, err = s.changed(ctx, `DELETE FROM wished WHERE team = $1 AND person = $2 AND text = $3`, w.Team, w.User, clean(w.Text))
	}
	return mine, err
}

// Subscriptions returns all wishes of a workspace, oldest first.
func (s *Store) Subscriptions(ctx context.Context, team string) ([]Subscription, error) {
	return all(ctx, s.db, func(row *sql.Rows) (w Subscription, err error) {
		var since int64
		err = row.Scan(&w.Team, &w.User, &w.Text, &w.Channel, &w.TS, &since)
		w.Since = at(since)
		return w, err
	}, `SELECT s.team, s.person, s.text, s.channel, COALESCE(w.ts, ''), s.since FROM subscriptions s
		LEFT JOIN wished w ON w.team = s.team AND w.person = s.person AND w.text = s.text WHERE s.team = $1 ORDER BY s.since, s.person, s.text`, team)
}
