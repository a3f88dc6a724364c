// Quoth answers questions from a body of articles with the figures and the
// passages, word for word, and their source: in a terminal and in Slack.
//
//	files ──Load──▶ Article ──Passages──▶ Passage ──Extract──▶ Figure ──Build──▶ index
//	question ──Understand──▶ Query ──Search──▶ Hits, Figures ──▶ Answer ──▶ Message ──▶ Slack · terminal · JSON · page
//
// This package is the command: flags and wiring, one file for each verb.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// Exit codes, the same for every command.
const (
	exitAnswered = 0
	exitFault    = 1 // something is broken
	exitUsage    = 2 // wrong use
	exitSilent   = 3 // only the closest is shown, or the articles do not say
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends it at once
	}()
	os.Exit(run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr, os.Getenv}))
}

// stdio is what a command reads and writes besides files.
type stdio struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
}

// A command is a verb of the program.
type command struct {
	name  string
	short string
	help  string // usage and examples
	run   func(ctx context.Context, args []string, io stdio) error
}

func commands() []command {
	return []command{
		{"ask", "answer a question in the terminal", askHelp, runAsk},
		{"serve", "answer questions in Slack", serveHelp, runServe},
		{"mcp", "let agents ask, over the Model Context Protocol", mcpHelp, runMCP},
		{"index", "build an index of articles", indexHelp, runIndex},
		{"add", "add a file, a page, a feed or a sitemap to the articles", addHelp, runAdd},
		{"fetch", "read the sources of the articles", fetchHelp, runFetch},
		{"figures", "print the figures of a text", figuresHelp, buffered(runFigures)},
		{"check", "report what loaded, what was cleaned, what is missing", checkHelp, buffered(runCheck)},
		{"eval", "measure answers and retrieval on questions of your own", evalHelp, buffered(runEval)},
		{"store", "move what is remembered: export, import", storeHelp, runStore},
		{"health", "ask a running instance whether it is ready", healthHelp, runHealth},
		{"version", "print the version", versionHelp, runVersion},
	}
}

// buffered is a command whose output goes out in large pieces, for it may be long
// and nobody waits for a line of it.
func buffered(command func(context.Context, []string, stdio) error) func(context.Context, []string, stdio) error {
	return func(ctx context.Context, args []string, io stdio) error {
		out := bufio.NewWriterSize(io.out, 1<<16)
		io.out = out
		err := command(ctx, args, io)
		return errors.Join(err, out.Flush())
	}
}

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, args []string, io stdio) int {
	if len(args) == 0 {
		usage(io.err)
		return exitUsage
	}
	switch args[0] {
	case "help", "-h", "--help", "-help":
		if len(args) > 1 {
			return run(ctx, []string{args[1], "--help"}, io)
		}
		usage(io.out)
		return exitAnswered
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		within := grace
		if c.name == "serve" {
			within = drainMax
		}
		if err := heeding(ctx, within, func() error { return c.run(ctx, args[1:], io) }); err != nil {
			if errors.Is(err, context.Canceled) && ctx.Err() != nil {
				err = errInterrupted
			}
			return report(io, c, err)
		}
		return exitAnswered
	}
	fmt.Fprintf(io.err, "quoth: unknown command %q\nhint: quoth help lists them; a question is asked with quoth ask %q\n", args[0], strings.Join(args, " "))
	return exitUsage
}

// report prints what went wrong and returns the exit code it has.
func report(io stdio, c command, err error) int {
	var use *usageError
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(io.out, c.help)
		return exitAnswered
	case errors.Is(err, errSilent):
		return exitSilent
	case errors.Is(err, errMissing):
		return exitFault
	case errors.As(err, &use):
		fmt.Fprintf(io.err, "quoth %s: %v\n", c.name, err)
		if use.hint != "" {
			fmt.Fprintf(io.err, "hint: %s\n", use.hint)
		}
		return exitUsage
	}
	fmt.Fprintf(io.err, "quoth %s: %v\n", c.name, err)
	return exitFault
}

func usage(w io.Writer) {
	fmt.Fprint(w, `Quoth answers questions from articles: the figure, the sentence, the source.

  quoth ask "How much venture capital does Shanghai attract?"
  quoth ask --articles my/articles "Who opened an office in Porto?"

Commands:
`)
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s  %s\n", c.name, c.short)
	}
	fmt.Fprint(w, "\nquoth COMMAND --help tells more, with examples.\n")
}

// errSilent says that nothing was claimed to answer: the closest was shown, or
// that the articles do not say. It has been printed as an answer.
var errSilent = errors.New("nothing answers for sure")

// A usageError is wrong use of the command line.
type usageError struct {
	msg  string
	hint string // what to do, "" nothing known
}

func (e *usageError) Error() string { return e.msg }

// parse reads flags wherever they stand among args and returns the rest.
// What follows "--" is never a flag.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	fs.SetOutput(io.Discard)
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, &usageError{err.Error(), "quoth " + fs.Name() + " --help lists the flags"}
		}
		left := fs.Args()
		if len(left) == 0 {
			return rest, nil
		}
		if used := len(args) - len(left); used > 0 && args[used-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}
