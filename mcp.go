package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"

	"quoth/bot"
	"quoth/bot/mcp"
	"quoth/bot/slack"
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
                  What changes in either is taken up without a restart.
  --model WHERE   an encoder that finds what is said in other words: its folder, or an address of
                  embeddings (also QUOTH_MODEL; index/encoder/README.md; default: none)
  --listen ADDR   such as 127.0.0.1:8090 (off: standard input and output)

An answer has two seconds.

Examples:
  quoth mcp --articles my/articles
  QUOTH_API_TOKEN_FILE=token quoth mcp --index my/index --listen 127.0.0.1:8090
`

func runMCP(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("mcp", flag.ContinueOnError)
	from := sourceFlags(flags, std)
	from.model = modelFlag(flags, std)
	listen := flags.String("listen", "", "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if *listen == "off" {
		*listen = ""
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
	log := slog.New(slog.NewTextHandler(std.err, nil))
	changes := changesOf(*from, "", log)
	defer changes.close()
	x, broken, err := from.open(ctx)
	if err != nil {
		return err
	}
	problems(std.err, broken)
	l := &live{from: *from, prepare: func(b *bot.Bot) { b.Log = log }, log: log, changes: changes}
	if err := l.begin(ctx, x, slack.Policy{}); err != nil {
		x.Close()
		return err
	}
	defer l.close()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go l.watch(ctx)
	b := l.publicBot()
	server := mcp.Server{Answer: b.Answer, Passages: b.Passages, Within: answerWithin, Version: version(), Log: log}
	if *listen != "" {
		return serveWeb(ctx, *listen, server.Handler(token), log)
	}
	return server.Stdio(ctx, io.NopCloser(std.in), keptOpen{std.out})
}

// keptOpen is a writer that the protocol's end does not close.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }
