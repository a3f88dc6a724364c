package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// Feedback records whether the outcome of a question helped a person. The
// last word counts.
func (s *Store) Feedback(ctx context.Context, k Key, user string, helpful bool) error {
	_, err := s.changed(ctx, `INSERT INTO feedback (team, channel, ts, person, helpful, given) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (team, channel, ts, person) DO UPDATE SET helpful = excluded.helpful, given = excluded.given`,
		k.Team, k.Channel, k.TS, user, number(helpful), s.now())
	return err
}

// Helped counts the people whom the outcome of a question helped, and those it
// did not.
func (s *Store) Helped(ctx context.Context, k Key) (yes, no int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT COALESCE(SUM(helpful), 0), COALESCE(SUM(1 - helpful), 0) FROM feedback
		WHERE team = $1 AND channel = $2 AND ts = $3`, k.Team, k.Channel, k.TS).Scan(&yes, &no)
	return yes, no, err
}

// AskReason records that a person is asked why an outcome did not help, and is
// false where they were asked before.
func (s *Store) AskReason(ctx context.Context, k Key, user string) (first bool, err error) {
	return s.changed(ctx, `INSERT INTO reasons (team, channel, ts, person, reason, given) VALUES ($1, $2, $3, $4, '', $5)
		ON CONFLICT (team, channel, ts, person) DO NOTHING`, k.Team, k.Channel, k.TS, user, s.now())
}

// Reason records why an outcome did not help a person who was asked.
func (s *Store) Reason(ctx context.Context, k Key, user, reason string) error {
	_, err := s.changed(ctx, `UPDATE reasons SET reason = $5, given = $6 WHERE team = $1 AND channel = $2 AND ts = $3 AND person = $4`,
		k.Team, k.Channel, k.TS, user, clean(reason), s.now())
	return err
}

// A Given is a reason, and how often it was given.
type Given struct {
	Reason string
	Times  int
}

// Reasons are the reasons that were given in a workspace, most often first.
func (s *Store) Reasons(ctx context.Context, team string) ([]Given, error) {
	return all(ctx, s.db, func(row *sql.Rows) (g Given, err error) { err = row.Scan(&g.Reason, &g.Times); return g, err },
		`SELECT reason, COUNT(*) FROM reasons WHERE team = $1 AND reason <> '' GROUP BY reason ORDER BY COUNT(*) DESC, reason`, team)
}

// A Miss is a question the articles did not answer, or not wholly, or to which
// only what is closest was shown.
type Miss struct {
	Text    string    // "" of a Gap
	Channel string    // "" of a Gap
	Missing []string  // places and measures no article covers
	Times   int       // how often it was asked in these words there
	Last    time.Time // when last
}

// openly are the ways to ask that everyone in the channel sees.
const openly = `('mention', 'thread', 'overheard', 'name', 'auto', 'reaction')`

// Misses returns the n misses of a workspace that were asked most often where
// everyone in a channel saw it, of equals the newest first; what was asked in some
// channels is left out, and what was asked in direct messages, by command or of a
// message by shortcut is never among them.
func (s *Store) Misses(ctx context.Context, team string, n int, without ...string) ([]Miss, error) {
	args, marks := leaving(team, n, without)
	return all(ctx, s.db, missOf, `SELECT MIN(text), channel, MAX(missing), COUNT(*), MAX(asked) FROM questions
		WHERE team = $1 AND kind IN ('unanswered', 'closest', 'partial') AND text <> '' AND via IN `+openly+`
			AND channel NOT LIKE 'D%' AND channel NOT IN (`+marks+`)
		GROUP BY LOWER(text), channel ORDER BY COUNT(*) DESC, MAX(asked) DESC LIMIT $2`, args...)
}

// Gaps returns the n places and measures, or several together, that were asked
// for most often and that no article covers: wherever it was asked, without
// anybody's words.
func (s *Store) Gaps(ctx context.Context, team string, n int, without ...string) ([]Miss, error) {
	args, marks := leaving(team, n, without)
	return all(ctx, s.db, missOf, `SELECT '', '', missing, COUNT(*), MAX(asked) FROM questions
		WHERE team = $1 AND kind IN ('unanswered', 'closest', 'partial') AND missing NOT IN ('', 'null', '[]') AND channel NOT IN (`+marks+`)
		GROUP BY missing ORDER BY COUNT(*) DESC, MAX(asked) DESC LIMIT $2`, args...)
}

// leaving are the arguments of a list that leaves out channels, and the marks they
// stand at.
func leaving(team string, n int, channels []string) (args []any, marks string) {
	args, marks = []any{team, n}, "''"
	for i, channel := range channels {
		args, marks = append(args, channel), marks+fmt.Sprintf(", $%d", i+3)
	}
	return args, marks
}

func missOf(row *sql.Rows) (m Miss, err error) {
	var missing string
	var last int64
	if err = row.Scan(&m.Text, &m.Channel, &missing, &m.Times, &last); err != nil {
		return m, err
	}
	m.Last = at(last)
	return m, json.Unmarshal([]byte(missing), &m.Missing)
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
