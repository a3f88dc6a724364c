package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"quoth/bot"
)

// Setting returns what was set for a channel; false when nothing was.
func (s *Store) Setting(ctx context.Context, team, channel string) (bot.Setting, bool, error) {
	var text string
	var set bot.Setting
	err := s.db.QueryRowContext(ctx, `SELECT setting FROM settings WHERE team = $1 AND channel = $2`, team, channel).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return set, false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &set)
	}
	return set, err == nil, err
}

// Set records what is set for a channel, in the place of what was.
func (s *Store) Set(ctx context.Context, team, channel string, set bot.Setting) error {
	text, err := json.Marshal(set)
	if err != nil {
		return err
	}
	_, err = s.changed(ctx, `INSERT INTO settings (team, channel, setting) VALUES ($1, $2, $3)
		ON CONFLICT (team, channel) DO UPDATE SET setting = excluded.setting`, team, channel, clean(string(text)))
	return err
}

// Unset forgets what was set for a channel.
func (s *Store) Unset(ctx context.Context, team, channel string) error {
	_, err := s.changed(ctx, `DELETE FROM settings WHERE team = $1 AND channel = $2`, team, channel)
	return err
}
