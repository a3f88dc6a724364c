package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"quoth/articles"
	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

const askHelp = `Usage: quoth ask [--articles DIR] [--index DIR] [--model WHERE] [--today DATE] [--json] [--more] [--explain] QUESTION
       quoth ask [--articles DIR] [--index DIR] [--today DATE] [--json] [--thread] -

Answers a question from the articles: the figure, the sentence it stands in
and the source. A question across articles gets a table, every figure of which
stands in its sentence, and a chart where unit, period and definition match:
compare, rank, filter, follow over time, work out, who says so. With - it reads one question a line, each on its own, and
writes one answer a line.

Every question has one of three outcomes: it is answered; or what is closest to
an answer is shown, as passages and without a claim; or the articles do not say,
and why is told where it is known. A message that asks several things gets the
answers one below the other.

  --articles DIR  a folder of articles: Markdown, HTML, text, CSV, XLSX, DOCX, PDF, mail,
                  archives (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     an index built by quoth index, faster for many articles
                  (also QUOTH_INDEX)
  --model WHERE   an encoder that finds what is said in other words: its folder, or an address of
                  embeddings (also QUOTH_MODEL; index/encoder/README.md; default: none)
  --json          one JSON object a line, for programs
  --more          further passages, below the answer
  --explain       what was understood, what was judged by what, and why the first is first
  --today DATE    the day of asking, 2025-03-01: "last year" is the year before it.
                  Without it times like that are told by the articles' own words
  --thread        with -: the lines are one conversation, "and Berlin?" asks the same of Berlin

Exit code: 0 answered, or answered in part; 3 only the closest is shown, or the
articles do not say; 2 wrong use; 1 fault. With - 0 when every line got its outcome.

Examples:
  quoth ask "How much venture capital does Shanghai attract?"
  quoth ask "compare unicorns in London and New York"
  quoth ask "which city has the most unicorns in 2024?"
  quoth ask "hubs where registering a company takes under 5 days"
  quoth ask "venture capital in Berlin since 2019"
  quoth ask "who says 45% of China's top AI labs?"
  quoth ask 深圳的研发投入占比是多少
  quoth ask --articles my/articles --json "Who runs the science park?"
  printf 'unicorns in Berlin\nand in Paris?\n' | quoth ask --thread -
`

func runAsk(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("ask", flag.ContinueOnError)
	from := sourceFlags(fs, std)
	from.model = modelFlag(fs, std)
	asJSON := fs.Bool("json", false, "")
	thread := fs.Bool("thread", false, "")
	more := fs.Bool("more", false, "")
	explained := fs.Bool("explain", false, "")
	today := fs.String("today", "", "")
	rest, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *today != "" {
		day, err := time.Parse(time.DateOnly, *today)
		if err != nil {
			return &usageError{fmt.Sprintf("--today %q is no day", *today), "write it as 2025-03-01"}
		}
		ctx = answer.On(ctx, day)
	}
	question := strings.TrimSpace(strings.Join(rest, " "))
	many := len(rest) == 1 && rest[0] == "-"
	if *thread && !many {
		return &usageError{"--thread is for several questions", "quoth ask --thread - < questions.txt"}
	}
	if question == "" {
		return &usageError{"no question", `quoth ask "How much venture capital does Shanghai attract?"`}
	}
	if n := utf8.RuneCountInString(question); n > query.MaxQuestion {
		return &usageError{fmt.Sprintf("the question has %d characters, the most is %d", n, query.MaxQuestion), ""}
	}
	if (*more || *explained) && (many || *asJSON) {
		return &usageError{"--more and --explain are for one question, shown to people", ""}
	}
	opened, broken, err := from.open(ctx)
	if err != nil {
		return err
	}
	defer opened.Close()
	x := answer.New(opened)
	if told := articles.Told(broken); told != "" {
		fmt.Fprintf(std.err, "%s: quoth check tells which\n", told)
	}
	a := &asker{bot: newBot(x), std: std, json: *asJSON, thread: *thread}
	a.bot.Knows = sync.OnceValues(opened.Coverage)
	if *thread && *asJSON {
		a.bot.Ask = x.Thread().Ask
	}
	if many {
		return a.lines(ctx, std.in)
	}
	err = a.ask(ctx, question)
	if *more && (err == nil || errors.Is(err, errSilent)) {
		err = errors.Join(err, a.more(ctx, question))
	}
	if *explained && (err == nil || errors.Is(err, errSilent)) {
		_, e, failed := x.Explain(ctx, question)
		fmt.Fprintln(std.out)
		err = errors.Join(err, failed, explain(std.out, e))
	}
	return err
}

// newBot is the conversation over an index.
func newBot(x *answer.Answerer) *bot.Bot {
	return &bot.Bot{
		Ask: x.Ask,
		Follow: func(ctx context.Context, earlier []string, question string) (answer.Answer, error) {
			thread := x.Thread()
			for _, q := range earlier {
				if _, err := thread.Ask(ctx, q); err != nil {
					return answer.Answer{}, err
				}
			}
			return thread.Ask(ctx, question)
		},
		Asking: x.Asking,
		Meant:  x.Meant,
		Line:   x.Line,
		More:   x.More,
		Name:   x.Name,
		Text:   x.Text,
	}
}

// An asker asks questions and prints the answers.
type asker struct {
	bot     *bot.Bot
	std     stdio
	json    bool
	thread  bool     // the lines are one conversation
	earlier []string // questions of it that were answered
}

// ask prints the answer to one question; errSilent when the articles do not say,
// or what is closest is shown.
func (a *asker) ask(ctx context.Context, question string) error {
	if a.json {
		given, err := a.write(ctx, question)
		if err != nil {
			return err
		}
		return silent(bot.Outcome(given).Open() && given.Query.Intent != query.SmallTalk)
	}
	m, err := a.bot.Reply(ctx, bot.Question{Text: question})
	if err != nil {
		return err
	}
	color, width := terminal(a.std)
	if err := m.Terminal(a.std.out, color, width); err != nil {
		return err
	}
	return silent(m.Kind.Open())
}

// more prints further passages.
func (a *asker) more(ctx context.Context, question string) error {
	m, err := a.bot.Reply(ctx, bot.Question{Text: question, Want: bot.More})
	if err != nil {
		return err
	}
	fmt.Fprintln(a.std.out)
	color, width := terminal(a.std)
	return m.Terminal(a.std.out, color, width)
}

func silent(yes bool) error {
	if yes {
		return errSilent
	}
	return nil
}

// write writes the answer as one line of JSON, checked word for word.
func (a *asker) write(ctx context.Context, question string) (answer.Answer, error) {
	given, err := a.bot.Ask(ctx, question)
	if err != nil {
		return given, err
	}
	checked, refused := bot.Verify(given, a.bot.Text)
	if len(refused) > 0 {
		return checked, fmt.Errorf("quotes that are not in their articles: %s", strings.Join(refused, ", "))
	}
	enc := json.NewEncoder(a.std.out)
	enc.SetEscapeHTML(false)
	return checked, enc.Encode(checked)
}

// lines asks one question a line. Without --json an answer is one line too:
// its plain text with the line ends taken out.
func (a *asker) lines(ctx context.Context, in io.Reader) error {
	lines := bufio.NewReader(in)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := lines.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if line != "" {
			if err := a.line(ctx, strings.TrimSpace(line)); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

func (a *asker) line(ctx context.Context, question string) error {
	if a.json {
		_, err := a.write(ctx, question)
		return err
	}
	m, err := a.bot.Reply(ctx, bot.Question{Text: question, Earlier: a.earlier})
	if err != nil {
		return err
	}
	if a.thread {
		a.earlier = bot.Earlier(a.earlier, question, m.Kind)
	}
	_, err = fmt.Fprintln(a.std.out, strings.Join(strings.Fields(m.Text()), " "))
	return err
}

// terminal tells whether what is printed is looked at in a terminal, with
// colors, and how wide its lines may be. What goes elsewhere is not wrapped:
// width 0.
func terminal(std stdio) (color bool, width int) {
	f, ok := std.out.(*os.File)
	if !ok {
		return false, 0
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false, 0
	}
	width = 80
	if n, err := strconv.Atoi(std.getenv("COLUMNS")); err == nil && n >= 40 {
		width = min(n, 120)
	}
	return std.getenv("NO_COLOR") == "" && std.getenv("TERM") != "dumb", width
}
