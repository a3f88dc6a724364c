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
	Since            time.Time
}

// Subscribe records a wish; false when the person has it already.
func (s *Store) Subscribe(ctx context.Context, w Subscription) (bool, error) {
	return s.changed(ctx, `INSERT INTO subscriptions (team, person, text, channel, since) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (team, person, text) DO NOTHING`, w.Team, w.User, clean(w.Text), w.Channel, s.now())
}

// Unsubscribe takes a wish back; false when there is none. Of several
// instances one gets true: that one tells the person.
func (s *Store) Unsubscribe(ctx context.Context, w Subscription) (bool, error) {
	return s.changed(ctx, `DELETE FROM subscriptions WHERE team = $1 AND person = $2 AND text = $3`, w.Team, w.User, clean(w.Text))
}

// Subscriptions returns all wishes of a workspace, oldest first.
func (s *Store) Subscriptions(ctx context.Context, team string) ([]Subscription, error) {
	return all(ctx, s.db, func(row *sql.Rows) (w Subscription, err error) {
		var since int64
		err = row.Scan(&w.Team, &w.User, &w.Text, &w.Channel, &since)
		w.Since = at(since)
		return w, err
	}, `SELECT team, person, text, channel, since FROM subscriptions WHERE team = $1 ORDER BY since, person, text`, team)
}
