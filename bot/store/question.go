package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"
)

// A Key names a message of one workspace: a question, whatever events tell of
// it. What is asked without a message has another id in place of its time.
type Key struct{ Team, Channel, TS string }

// A Question is one that was taken on.
type Question struct {
	Key
	Thread string    // ts of the thread its outcome goes to, "" the channel itself
	User   string    // who asked, "" nobody in particular, or forgotten
	Via    string    // how it was asked: "mention", "direct", "thread", …
	Text   string    // in plain words; "" nothing, or forgotten
	Reply  string    // address a private outcome goes to; "" none, or it has gone
	Asked  time.Time // when it was taken on

	Ended time.Time // when it had its outcome; zero: not yet, or not since it was edited

	Outcome // the last one; zero: none yet
}

// An Outcome is how a question ended.
type Outcome struct {
	Kind    string   // a bot.Kind, or Deleted
	Missing []string // places and measures asked for that no article covers
	Place   string   // channel in which it stands; "" it cannot be changed
	Answer  string   // its ts
}

// Deleted is the kind of outcome of a question that was taken back.
const Deleted = "deleted"

// A Lease is an instance's hold on the questions it is answering: when it is
// not renewed for Lasts, another instance takes them over.
type Lease struct {
	Owner string // the instance; unlike any other
	Lasts time.Duration
}

// ErrUnclaimed is what Settle returns of a question that is not recorded.
var ErrUnclaimed = errors.New("a question that was not claimed")

// Claim records a question and takes it on; false when that was done before.
func (s *Store) Claim(ctx context.Context, q Question, l Lease) (bool, error) {
	now := s.Now()
	return s.changed(ctx, `INSERT INTO questions
		(team, channel, ts, thread, asker, via, text, reply, asked, owner, until, ended, kind, missing, place, answer)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '', '', '', '')
		ON CONFLICT (team, channel, ts) DO NOTHING`,
		q.Team, q.Channel, q.TS, q.Thread, q.User, q.Via, clean(q.Text), q.Reply, now.UnixMilli(), l.Owner, now.Add(l.Lasts).UnixMilli())
}

// Held reports whether a question is recorded and was taken on, or over, under the
// lease.
func (s *Store) Held(ctx context.Context, k Key, l Lease) (bool, error) {
	list, err := all(ctx, s.db, func(row *sql.Rows) (one int, err error) { return one, row.Scan(&one) },
		`SELECT 1 FROM questions WHERE team = $1 AND channel = $2 AND ts = $3 AND owner = $4`, k.Team, k.Channel, k.TS, l.Owner)
	return len(list) > 0, err
}

// Settle records how a question ended that was answered as text, and returns
// the question as it is now: edited or deleted meanwhile, it calls for another
// outcome in the place of this one.
func (s *Store) Settle(ctx context.Context, k Key, text string, o Outcome) (Question, error) {
	missing, err := json.Marshal(o.Missing)
	if err != nil {
		return Question{}, err
	}
	const statement = `UPDATE questions SET
			ended = CASE WHEN text = $4 OR kind = 'deleted' OR asker = '' THEN CAST($5 AS BIGINT) ELSE 0 END,
			kind = CASE WHEN kind = 'deleted' THEN kind ELSE $6 END,
			missing = $7, place = $8, answer = $9, reply = ''
		WHERE team = $1 AND channel = $2 AND ts = $3
		RETURNING ` + columns
	settled := make(chan []Question, 1) // it may be after ctx has ended
	err = s.change(ctx, func(ctx context.Context, db asker) error {
		list, err := questionsOf(ctx, db, statement,
			k.Team, k.Channel, k.TS, clean(text), s.now(), o.Kind, clean(string(missing)), o.Place, o.Answer)
		settled <- list
		return err
	})
	if err != nil {
		return Question{}, err
	}
	list := <-settled
	if len(list) == 0 {
		return Question{}, ErrUnclaimed
	}
	return list[0], nil
}

// Reword records what a question says since its asker edited it. It is true
// when the question had its outcome and is now, as returned, open again under the
// lease; one that is being answered is found changed by Settle.
func (s *Store) Reword(ctx context.Context, k Key, user, text string, l Lease) (Question, bool, error) {
	text = clean(text)
	const which = ` WHERE team = $1 AND channel = $2 AND ts = $3 AND asker = $4 AND asker <> '' AND kind <> 'deleted' AND text <> $5`
	_, err := s.db.ExecContext(ctx, `UPDATE questions SET text = $5`+which+` AND ended = 0`, k.Team, k.Channel, k.TS, user, text)
	if err != nil {
		return Question{}, false, err
	}
	return s.question(ctx, `UPDATE questions SET text = $5, ended = 0, owner = $6, until = $7`+which+` AND ended > 0 RETURNING `+columns,
		k.Team, k.Channel, k.TS, user, text, l.Owner, s.Now().Add(l.Lasts).UnixMilli())
}

// Retract records that a question was deleted, forgets what it said, and returns
// what is left of it. It is true the first time.
func (s *Store) Retract(ctx context.Context, k Key) (Question, bool, error) {
	return s.question(ctx, `UPDATE questions SET text = '', reply = '', kind = 'deleted'
		WHERE team = $1 AND channel = $2 AND ts = $3 AND kind <> 'deleted' RETURNING `+columns, k.Team, k.Channel, k.TS)
}

// Renew keeps the questions of a lease that are not answered yet.
func (s *Store) Renew(ctx context.Context, l Lease) error {
	_, err := s.db.ExecContext(ctx, `UPDATE questions SET until = $2 WHERE owner = $1 AND ended = 0`, l.Owner, s.Now().Add(l.Lasts).UnixMilli())
	return err
}

// Yield lets others take over the questions of a lease at once.
func (s *Store) Yield(ctx context.Context, l Lease) error {
	_, err := s.db.ExecContext(ctx, `UPDATE questions SET until = 0 WHERE owner = $1 AND ended = 0`, l.Owner)
	return err
}

// Inherit lets all questions that are open be taken over at once where no other
// process had the store when it was opened: whoever held them is gone. Leases of l's
// length that were taken since then, by this process or by one that came later, hold.
// It is for the start of a run.
func (s *Store) Inherit(ctx context.Context, l Lease) error {
	if !s.alone {
		return nil
	}
	_, err := s.db.ExecContext(ctx, `UPDATE questions SET until = 0 WHERE ended = 0 AND until < $1`, s.opened.Add(l.Lasts).UnixMilli())
	return err
}

// Overdue takes over at most n questions whose lease has run out, oldest
// first. They may have been answered all the same: look before answering.
func (s *Store) Overdue(ctx context.Context, l Lease, n int) ([]Question, error) {
	now := s.Now()
	list, err := s.questions(ctx, `UPDATE questions SET owner = $1, until = $2
		WHERE ended = 0 AND until < $3 AND (team, channel, ts) IN
			(SELECT team, channel, ts FROM questions WHERE ended = 0 AND until < $3 ORDER BY asked, ts LIMIT $4)
		RETURNING `+columns, l.Owner, now.Add(l.Lasts).UnixMilli(), now.UnixMilli(), n)
	slices.SortFunc(list, func(a, b Question) int { return cmp.Or(a.Asked.Compare(b.Asked), cmp.Compare(a.TS, b.TS)) })
	return list, err
}

// Open returns the questions of a lease that are not answered yet, oldest first.
func (s *Store) Open(ctx context.Context, l Lease) ([]Question, error) {
	return s.questions(ctx, `SELECT `+columns+` FROM questions WHERE owner = $1 AND ended = 0 ORDER BY asked, ts`, l.Owner)
}

// Question returns a question by its message; false when there is none.
func (s *Store) Question(ctx context.Context, k Key) (Question, bool, error) {
	return s.question(ctx, `SELECT `+columns+` FROM questions WHERE team = $1 AND channel = $2 AND ts = $3`, k.Team, k.Channel, k.TS)
}

// Answered returns the question whose outcome stands at a message.
func (s *Store) Answered(ctx context.Context, at Key) (Question, bool, error) {
	return s.question(ctx, `SELECT `+columns+` FROM questions WHERE team = $1 AND place = $2 AND answer = $3`, at.Team, at.Channel, at.TS)
}

// Last returns the newest question of a channel that was asked in one way.
func (s *Store) Last(ctx context.Context, team, channel, via string) (Question, bool, error) {
	return s.question(ctx, `SELECT `+columns+` FROM questions WHERE team = $1 AND channel = $2 AND via = $3 ORDER BY asked DESC, ts DESC LIMIT 1`, team, channel, via)
}

// Thread returns the questions of a thread, oldest first. root is the ts of
// the message it hangs from.
func (s *Store) Thread(ctx context.Context, team, channel, root string) ([]Question, error) {
	return s.questions(ctx, `SELECT `+columns+` FROM questions WHERE team = $1 AND channel = $2 AND thread = $3 ORDER BY asked, ts`, team, channel, root)
}

// Asked returns the n newest questions of one person, newest first.
func (s *Store) Asked(ctx context.Context, team, user string, n int) ([]Question, error) {
	return s.questions(ctx, `SELECT `+columns+` FROM questions WHERE team = $1 AND asker = $2 AND text <> '' ORDER BY asked DESC, ts DESC LIMIT $3`, team, user, n)
}

// columns are those of a Question, in the order they are read.
const columns = `team, channel, ts, thread, asker, via, text, reply, asked, ended, kind, missing, place, answer`

func (s *Store) question(ctx context.Context, query string, args ...any) (Question, bool, error) {
	list, err := s.questions(ctx, query, args...)
	if err != nil || len(list) == 0 {
		return Question{}, false, err
	}
	return list[0], true, nil
}

func (s *Store) questions(ctx context.Context, query string, args ...any) ([]Question, error) {
	return questionsOf(ctx, s.db, query, args...)
}

func questionsOf(ctx context.Context, db asker, query string, args ...any) ([]Question, error) {
	return all(ctx, db, func(row *sql.Rows) (q Question, err error) {
		var asked, ended int64
		var missing string
		err = row.Scan(&q.Team, &q.Channel, &q.TS, &q.Thread, &q.User, &q.Via, &q.Text, &q.Reply, &asked, &ended, &q.Kind, &missing, &q.Place, &q.Answer)
		if err == nil && missing != "" {
			err = json.Unmarshal([]byte(missing), &q.Missing)
		}
		q.Asked, q.Ended = at(asked), at(ended)
		return q, err
	}, query, args...)
}
