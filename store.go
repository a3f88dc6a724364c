package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"quoth/bot/store"
)

const storeHelp = `Usage: quoth store export [--store FILE|URL]
       quoth store import [--store FILE|URL] [FILE|-]

Moves what serve remembers: export writes it, one JSON object a line, as it
stands at one time; import takes such lines into a store that may have others,
whole or not at all. Rows that are there already stay as they are. From SQLite
to PostgreSQL and back, and as a backup. What people asked stands in it: keep it
as you keep the store.

  --store WHERE  a file (SQLite), or postgres://user@host/name (also QUOTH_STORE)

Examples:
  quoth store export --store quoth.db > quoth.jsonl
  quoth store import --store postgres://quoth@db/quoth quoth.jsonl
`

func runStore(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("store", flag.ContinueOnError)
	where := flags.String("store", std.getenv("QUOTH_STORE"), "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) == 0 || rest[0] != "export" && rest[0] != "import" {
		return &usageError{"export or import is wanted", "quoth store export --store quoth.db"}
	}
	if most := map[string]int{"export": 1, "import": 2}[rest[0]]; len(rest) > most {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[most]), ""}
	}
	if *where == store.Memory {
		return &usageError{"no store is named: what is in memory is gone with its process", "quoth store " + rest[0] + " --store quoth.db"}
	}
	if rest[0] == "export" && !strings.Contains(*where, "://") {
		if _, err := os.Stat(*where); err != nil {
			return &usageError{fmt.Sprintf("--store: %v", err), ""} // opening would make it
		}
	}
	s, err := store.Open(ctx, *where)
	if err != nil {
		return err
	}
	defer s.Close()
	if rest[0] == "export" {
		rows, err := s.Export(ctx, std.out)
		if err == nil {
			fmt.Fprintf(std.err, "%d rows\n", rows)
		}
		return err
	}
	in, name := std.in, "standard input"
	if len(rest) == 2 && rest[1] != "-" {
		name = rest[1]
		f, err := os.Open(name)
		if err != nil {
			return &usageError{err.Error(), ""}
		}
		defer f.Close()
		in = f
	}
	taken, known, err := s.Import(ctx, in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(std.err, "%d rows taken in, %d were there\n", taken, known)
	return nil
}
