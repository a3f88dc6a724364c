package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// A table is one of schema.sql.
type table struct {
	name    string
	columns []column
}

// A column is one of a table: a number, or else text.
type column struct {
	name   string
	number bool
}

var (
	tableStart = regexp.MustCompile(`^CREATE TABLE IF NOT EXISTS (\w+) \($`)
	columnLine = regexp.MustCompile(`^  (\w+)\s+(TEXT|BIGINT)\s+NOT NULL`)
)

// tables are those of schema.sql whose rows are worth moving: all but the pulse,
// which only shows that a store takes writing.
func tables() []table {
	var list []table
	for line := range strings.Lines(schema) {
		line = strings.TrimRight(line, "\n")
		if m := tableStart.FindStringSubmatch(line); m != nil {
			list = append(list, table{name: m[1]})
		} else if m := columnLine.FindStringSubmatch(line); m != nil {
			t := &list[len(list)-1]
			t.columns = append(t.columns, column{m[1], m[2] == "BIGINT"})
		}
	}
	return slices.DeleteFunc(list, func(t table) bool { return t.name == "pulse" })
}

// names are the columns of a table, parted by commas.
func (t table) names() string {
	var names []string
	for _, c := range t.columns {
		names = append(names, c.name)
	}
	return strings.Join(names, ", ")
}

// A kept row is a line of an export.
type kept struct {
	Table string         `json:"table"`
	Row   map[string]any `json:"row"`
}

// Export writes all that is remembered, one JSON object a line, as it stands at
// one time: the table and its row by column. It returns how many rows.
func (s *Store) Export(ctx context.Context, w io.Writer) (rows int, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, t := range tables() {
		found, err := tx.QueryContext(ctx, "SELECT "+t.names()+" FROM "+t.name+" ORDER BY "+t.names())
		if err != nil {
			return rows, err
		}
		for found.Next() {
			into := make([]any, len(t.columns))
			for i, c := range t.columns {
				if c.number {
					into[i] = new(int64)
				} else {
					into[i] = new(string)
				}
			}
			if err := found.Scan(into...); err != nil {
				found.Close()
				return rows, err
			}
			row := map[string]any{}
			for i, c := range t.columns {
				if c.number {
					row[c.name] = *into[i].(*int64)
				} else {
					row[c.name] = *into[i].(*string)
				}
			}
			if err := enc.Encode(kept{t.name, row}); err != nil {
				found.Close()
				return rows, err
			}
			rows++
		}
		if err := found.Err(); err != nil {
			return rows, err
		}
		found.Close()
	}
	return rows, out.Flush()
}

// longestRow is how many bytes a line of an export may have.
const longestRow = 1 << 20

// Import takes in what Export wrote, whole or, with an error that names the
// line, not at all. Rows that are there already stay as they are.
func (s *Store) Import(ctx context.Context, r io.Reader) (taken, known int, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, 0, err
	}
	defer tx.Rollback()
	all := tables()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestRow)
	n := 1
	for ; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		statement, values, err := insertion(all, lines.Bytes())
		if err != nil {
			return 0, 0, fmt.Errorf("line %d: %w", n, err)
		}
		done, err := tx.ExecContext(ctx, statement, values...)
		if err != nil {
			return 0, 0, fmt.Errorf("line %d: %w", n, err)
		}
		if rows, err := done.RowsAffected(); err != nil {
			return 0, 0, err
		} else if rows == 0 {
			known++
		} else {
			taken++
		}
	}
	if err := lines.Err(); err != nil {
		return 0, 0, fmt.Errorf("line %d: %w", n, err)
	}
	return taken, known, tx.Commit()
}

// insertion is the statement that takes in one line, with its values.
func insertion(all []table, line []byte) (statement string, values []any, err error) {
	var k struct {
		Table string                     `json:"table"`
		Row   map[string]json.RawMessage `json:"row"`
	}
	if err := json.Unmarshal(line, &k); err != nil {
		return "", nil, fmt.Errorf("no row of an export: %w", err)
	}
	i := slices.IndexFunc(all, func(t table) bool { return t.name == k.Table })
	if i < 0 {
		return "", nil, fmt.Errorf("there is no table %q", k.Table)
	}
	t := all[i]
	var marks []string
	for n, c := range t.columns {
		raw, ok := k.Row[c.name]
		if !ok {
			return "", nil, fmt.Errorf("%s: the row has no %s", t.name, c.name)
		}
		delete(k.Row, c.name)
		if c.number {
			var v int64
			if err := json.Unmarshal(raw, &v); err != nil {
				return "", nil, fmt.Errorf("%s: %s is no whole number", t.name, c.name)
			}
			values = append(values, v)
		} else {
			var v string
			if err := json.Unmarshal(raw, &v); err != nil {
				return "", nil, fmt.Errorf("%s: %s is no text", t.name, c.name)
			}
			values = append(values, clean(v))
		}
		marks = append(marks, fmt.Sprintf("$%d", n+1))
	}
	for name := range k.Row {
		return "", nil, fmt.Errorf("%s has no %q", t.name, name)
	}
	return "INSERT INTO " + t.name + " (" + t.names() + ") VALUES (" + strings.Join(marks, ", ") + ") ON CONFLICT DO NOTHING", values, nil
}
