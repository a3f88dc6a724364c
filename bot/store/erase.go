package store

import (
	"context"
	"errors"
)

// Forget erases what one person asked and said: questions, feedback, wishes,
// decisions. That a message was answered stays known for MinKeep, without who
// wrote it and what it said, so that it is not answered twice.
func (s *Store) Forget(ctx context.Context, team, user string) error {
	if user == "" {
		return errors.New("nobody to forget")
	}
	for _, statement := range []string{
		`UPDATE questions SET text = '', asker = '', reply = '', missing = '', ended = CASE WHEN ended = 0 THEN asked ELSE ended END WHERE team = $1 AND asker = $2`,
		`DELETE FROM feedback WHERE team = $1 AND person = $2`,
		`DELETE FROM reasons WHERE team = $1 AND person = $2`,
		`DELETE FROM subscriptions WHERE team = $1 AND person = $2`,
		`DELETE FROM wished WHERE team = $1 AND person = $2`,
		`DELETE FROM decisions WHERE team = $1 AND person = $2`,
	} {
		if _, err := s.changed(ctx, statement, team, user); err != nil {
			return err
		}
	}
	return s.scrubbed(ctx)
}

// ForgetTeam erases all that is kept of a workspace.
func (s *Store) ForgetTeam(ctx context.Context, team string) error {
	for _, table := range []string{"questions", "feedback", "reasons", "subscriptions", "wished", "settings", "decisions", "quiet"} {
		if _, err := s.changed(ctx, `DELETE FROM `+table+` WHERE team = $1`, team); err != nil {
			return err
		}
	}
	return s.scrubbed(ctx)
}

// Prune erases what is older than Keep, and of the forgotten and deleted what
// is older than MinKeep. Settings stay: they are of channels, not of people.
func (s *Store) Prune(ctx context.Context) error {
	now := s.Now()
	old := now.Add(-max(s.Keep, MinKeep)).UnixMilli()
	if _, err := s.changed(ctx, `DELETE FROM questions WHERE text = '' AND ended > 0 AND asked < $1`, now.Add(-MinKeep).UnixMilli()); err != nil {
		return err
	}
	for table, since := range map[string]string{"questions": "asked", "feedback": "given", "reasons": "given", "subscriptions": "since", "wished": "since", "decisions": "at", "quiet": "since"} {
		if _, err := s.changed(ctx, `DELETE FROM `+table+` WHERE `+since+` < $1`, old); err != nil {
			return err
		}
	}
	return s.scrubbed(ctx)
}

// scrubbed takes what was erased out of the log of changes.
func (s *Store) scrubbed(ctx context.Context) error {
	if s.scrub == "" {
		return nil
	}
	_, err := s.db.ExecContext(ctx, s.scrub)
	return err
}
