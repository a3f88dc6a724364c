package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"

	"quoth/bot/mcp"
	"quoth/index/answer"
)

const mcpHelp = `Usage: quoth mcp [--articles DIR] [--index DIR] [--listen ADDR]

Lets agents ask, over the Model Context Protocol, so that they quote instead of
guess. The tools ask, compare, figures, passages and overview give the JSON of
quoth ask --json, under the same gates as in Slack.

Without --listen it speaks over standard input and output, as a program that an
agent starts. With it, it serves POST /mcp to those who bring the token:

  QUOTH_API_TOKEN  the bearer token, at least 16 characters; or the name of a
                   file that holds it in QUOTH_API_TOKEN_FILE

  --articles DIR  a folder of articles (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     an index built by quoth index (also QUOTH_INDEX)
  --listen ADDR   such as 127.0.0.1:8090

Examples:
  quoth mcp --articles my/articles
  QUOTH_API_TOKEN_FILE=token quoth mcp --index my/index --listen 127.0.0.1:8090
`

func runMCP(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("mcp", flag.ContinueOnError)
	from := sourceFlags(flags, std)
	listen := flags.String("listen", "", "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	token, err := apiToken(std)
	if err != nil {
		return err
	}
	if *listen != "" && token == "" {
		return &usageError{"--listen without QUOTH_API_TOKEN: anybody could ask", "openssl rand -hex 32 makes one"}
	}
	x, broken, err := from.open(ctx)
	if err != nil {
		return err
	}
	defer x.Close()
	problems(std.err, broken)
	log := slog.New(slog.NewTextHandler(std.err, nil))
	b := newBot(answer.New(x))
	b.Log = log
	server := mcp.Server{Answer: b.Answer, Passages: b.Passages, Version: version(), Log: log}
	if *listen != "" {
		return serveWeb(ctx, *listen, server.Handler(token), log)
	}
	return server.Stdio(ctx, io.NopCloser(std.in), keptOpen{std.out})
}

// keptOpen is a writer that the protocol's end does not close.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }
