package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// What may be wrong with a store's file.
var (
	errGone     = errors.New("the file is gone")
	errReplaced = errors.New("another file has taken the place of the one that was opened")
)

// Check writes to the store and returns why it cannot: the file is gone or
// another, the disk is full, someone else holds the store locked until ctx ends.
func (s *Store) Check(ctx context.Context) error {
	if s.path != Memory {
		now, err := os.Stat(s.path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return errGone
		case err != nil:
			return err
		case !os.SameFile(s.file, now):
			return errReplaced
		}
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO pulse (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at`, s.now())
	return err
}

// whys are words for what is wrong with a store, by what its error says.
var whys = []struct{ says, why string }{
	{errGone.Error(), "gone"},
	{errReplaced.Error(), "replaced"},
	{"SQLITE_FULL", "full"}, {"database or disk is full", "full"}, {"no space left", "full"}, {"disk quota", "full"}, {"53100", "full"},
	{"SQLITE_BUSY", "locked"}, {"database is locked", "locked"}, {"SQLITE_LOCKED", "locked"}, {"deadline exceeded", "locked"}, {"interrupted", "locked"}, {"55P03", "locked"},
}

// Why is a word for an error of Check: "gone", "replaced", "full", "locked",
// "failing"; "" for nil.
func Why(err error) string {
	if err == nil {
		return ""
	}
	for _, w := range whys {
		if strings.Contains(err.Error(), w.says) {
			return w.why
		}
	}
	return "failing"
}
