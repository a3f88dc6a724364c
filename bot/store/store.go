// Package store is what the bot remembers: which questions it took on and how
// they ended, what people thought of it, what they want to be told, and what
// was set for a channel.
//
// A Store is a database: SQLite in memory (gone with the process), SQLite in a
// file (one instance, over restarts) or PostgreSQL (several instances). All
// three run the same SQL and pass the same test. The package is the only home
// of database/sql. KEPT.md says what is kept, where and how long.
package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
)

// A Store remembers. It is safe for concurrent use, by several processes too
// where it is a file or PostgreSQL.
type Store struct {
	// Keep is how long it is remembered what people asked and said: texts,
	// names and feedback. Open sets it to DefaultKeep; less than MinKeep is taken for MinKeep.
	Keep time.Duration
	// Now is the clock.
	Now func() time.Time

	db        *sql.DB
	path      string      // of the file; Memory there is none
	file      os.FileInfo // as it was opened
	shared    *os.File    // the lock beside the file, by which other processes see that this one has it; nil none
	alone     bool        // no other process had the file when it was opened
	opened    time.Time   // that was then
	*together             // nil: each change is committed by itself
	scrub     string      // statement after which what was erased is in no log; "" none is needed
}

const (
	// Memory names a store that is gone with the process.
	Memory = ""
	// MinKeep is how long a question is needed: for the follow-ups in its
	// thread, and so that it is known when it is delivered again.
	MinKeep = 24 * time.Hour
	// DefaultKeep is Keep where nothing else is asked for.
	DefaultKeep = 90 * 24 * time.Hour
)

//go:embed schema.sql
var schema string

// Open opens the store that where names: Memory, the path of a file, which is
// made when there is none, or the URL of a PostgreSQL database
// (postgres://user@host/name). The caller closes it. Errors never hold the URL.
func Open(ctx context.Context, where string) (*Store, error) {
	s := &Store{Keep: DefaultKeep, Now: time.Now}
	what := where
	var err error
	switch {
	case strings.HasPrefix(where, "postgres://"), strings.HasPrefix(where, "postgresql://"):
		what = "PostgreSQL"
		s.db, err = openPostgres(where)
	case strings.Contains(where, "://"):
		scheme, _, _ := strings.Cut(where, "://")
		return nil, fmt.Errorf("no store is named by %s://…: give a file or postgres://user@host/name", scheme)
	default:
		if where == Memory {
			what = "in memory"
		}
		s.path = where
		s.db, err = openSQLite(where)
		if where != Memory {
			s.together = &together{}
		}
		s.scrub = "PRAGMA wal_checkpoint(TRUNCATE)"
	}
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", what, hidden(err, where))
	}
	err = s.prepare(ctx)
	if err == nil && s.path != Memory {
		s.file, err = os.Stat(s.path)
		s.opened = s.Now() // before it is looked: who comes in later takes its leases later
		s.shared, s.alone = share(s.path)
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("store %s: %w", what, hidden(err, where))
	}
	return s, nil
}

// connections are how many PostgreSQL is given at a time, by one instance. They are
// kept: to open one takes PostgreSQL longer than most of what is asked of it, and a
// hundred open at once are more than it has.
const connections = 8

// openPostgres opens a database of PostgreSQL.
func openPostgres(where string) (*sql.DB, error) {
	db, err := sql.Open("pgx", where)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, nil
}

// openSQLite opens a file, which only its owner may read, or memory. There is
// one connection: SQLite has one writer, and memory is that of its connection.
func openSQLite(path string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Opaque: ":memory:"}
	if path != Memory {
		if err := private(path); err != nil {
			return nil, err
		}
		name.Opaque = (&url.URL{Path: path}).EscapedPath()
	}
	name.RawQuery = url.Values{"_pragma": {
		"busy_timeout(5000)", // another process may be writing
		"journal_mode(WAL)",  // one wait for the disk at each change
		"synchronous(FULL)",  // what is said to be recorded outlives a power cut
		"temp_store(MEMORY)", // nothing is written elsewhere
		"secure_delete(ON)",  // what was erased is overwritten
	}}.Encode()
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	return db, nil
}

// private makes a file that is not there, and has only its owner read what is
// kept: what SQLite writes beside a file has the file's own mode.
func private(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return plain(err)
	}
	err = f.Chmod(0o600)
	if errors.Is(err, fs.ErrPermission) { // it is another's
		err = nil
	}
	return errors.Join(err, f.Close())
}

// plain is an error of a file without its path, which is told beside it.
func plain(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}

// prepare makes the tables that are not there. Two instances that start at the
// same time may be in each other's way, so it is tried again.
func (s *Store) prepare(ctx context.Context) (err error) {
	for range 3 {
		if _, err = s.db.ExecContext(ctx, schema); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}

// Close lets go of the database.
func (s *Store) Close() error {
	err := s.db.Close()
	if s.shared != nil {
		s.shared.Close()
	}
	return err
}

// hidden is an error without the URL of the database, which holds a password.
func hidden(err error, where string) error {
	if where == Memory || errors.Is(err, context.Canceled) {
		return err
	}
	text := err.Error()
	if u, parse := url.Parse(where); parse == nil && u.User != nil {
		if password, ok := u.User.Password(); ok && password != "" {
			text = strings.ReplaceAll(text, password, "…")
		}
	}
	return errors.New(strings.ReplaceAll(text, where, "…"))
}

// now is the clock in milliseconds.
func (s *Store) now() int64 { return s.Now().UnixMilli() }

// clean is text as PostgreSQL takes it: valid UTF-8 without NUL.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}

// changed runs a statement and reports whether it changed a row.
func (s *Store) changed(ctx context.Context, statement string, args ...any) (bool, error) {
	changes := make(chan int64, 1) // it may be made after ctx has ended
	err := s.change(ctx, func(ctx context.Context, db asker) error {
		r, err := db.ExecContext(ctx, statement, args...)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		changes <- n
		return err
	})
	if err != nil {
		return false, err
	}
	return <-changes > 0, nil
}

// all reads every row of a query.
func all[T any](ctx context.Context, db asker, read func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		v, err := read(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

// at is the time of a column; 0 is the zero time.
func at(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}
