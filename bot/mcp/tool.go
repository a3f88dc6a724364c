package mcp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

// What a tool takes at the most.
const (
	mostEarlier  = 20
	mostPassages = 12
	longestName  = 200 // characters of a place, a measure or a period
)

// tools are all tools, each adding itself to a server.
var tools = []func(Server, *mcp.Server){
	offer("ask", "Answer a question from the articles: the figure, the sentence, the source.", asking.question),
	offer("compare", "Compare a measure of several places: a table in which every figure has its sentence.", comparing.question),
	offer("figures", "The figures the articles give of a measure, of one place or of all they know, best first.", figuring.question),
	offer("overview", "What the articles cover: of a place its figures and sources, without a place the gist of them all.", overviewing.question),
	func(s Server, to *mcp.Server) {
		add(to, "passages", "The passages that say most of what a question asks, best first, without a claim that they answer.", s.passages)
	},
}

type asking struct {
	Question string   `json:"question" jsonschema:"what is asked, in English or Chinese"`
	Earlier  []string `json:"earlier,omitempty" jsonschema:"the questions of this conversation before it, oldest first"`
	Today    string   `json:"today,omitempty" jsonschema:"the day of asking, 2025-03-01: last year is the year before it"`
}

func (a asking) question() (bot.Question, error) {
	q := bot.Question{Text: a.Question, Earlier: a.Earlier}
	if len(a.Earlier) > mostEarlier {
		return q, fmt.Errorf("earlier: %d questions, the most is %d", len(a.Earlier), mostEarlier)
	}
	for i, e := range a.Earlier {
		if err := asked(fmt.Sprintf("earlier[%d]", i), e); err != nil {
			return q, err
		}
	}
	if a.Today != "" {
		day, err := time.Parse(time.DateOnly, a.Today)
		if err != nil {
			return q, fmt.Errorf("today: %q is no day; write it as 2025-03-01", a.Today)
		}
		q.At = day
	}
	return q, asked("question", a.Question)
}

type comparing struct {
	Measure string   `json:"measure" jsonschema:"what is compared, such as venture capital"`
	Places  []string `json:"places" jsonschema:"two places or more"`
	Period  string   `json:"period,omitempty" jsonschema:"such as 2024; left out: the newest of each"`
}

func (c comparing) question() (bot.Question, error) {
	if len(c.Places) < 2 || len(c.Places) > query.MaxNamed {
		return bot.Question{}, fmt.Errorf("places: %d given, from 2 to %d can be compared", len(c.Places), query.MaxNamed)
	}
	for i, p := range c.Places {
		if err := named(fmt.Sprintf("places[%d]", i), p); err != nil {
			return bot.Question{}, err
		}
	}
	last := len(c.Places) - 1
	text := "compare " + c.Measure + " of " + strings.Join(c.Places[:last], ", ") + " and " + c.Places[last]
	return bot.Question{Text: during(text, c.Period)}, errors.Join(named("measure", c.Measure), period(c.Period))
}

type figuring struct {
	Measure string `json:"measure" jsonschema:"what is measured, such as unicorns"`
	Place   string `json:"place,omitempty" jsonschema:"of which place; left out: of all that the articles know"`
	Period  string `json:"period,omitempty" jsonschema:"such as 2024; left out: the newest"`
}

func (f figuring) question() (bot.Question, error) {
	if f.Place == "" {
		return bot.Question{Text: during("rank cities by "+f.Measure, f.Period)}, errors.Join(named("measure", f.Measure), period(f.Period))
	}
	return bot.Question{Text: during(f.Measure+" of "+f.Place, f.Period)}, errors.Join(named("measure", f.Measure), named("place", f.Place), period(f.Period))
}

type overviewing struct {
	Place string `json:"place,omitempty" jsonschema:"left out: of all articles"`
}

func (o overviewing) question() (bot.Question, error) {
	if o.Place == "" {
		return bot.Question{Text: "summarise the articles"}, nil
	}
	return bot.Question{Text: "tell me about " + o.Place}, named("place", o.Place)
}

type looking struct {
	Question string `json:"question" jsonschema:"what the passages are to say"`
	Most     int    `json:"most,omitempty" jsonschema:"how many, at most 12; left out: 5"`
}

// found is what the tool passages gives: the passages of an answer.
type found struct {
	Passages []answer.Quote `json:"passages"`
}

func (s Server) passages(ctx context.Context, l looking) (any, error) {
	if l.Most < 0 || l.Most > mostPassages {
		return nil, fmt.Errorf("most: %d, from 1 to %d can be had", l.Most, mostPassages)
	}
	if err := asked("question", l.Question); err != nil {
		return nil, err
	}
	if l.Most == 0 {
		l.Most = 5
	}
	limited, cancel := s.limited(ctx)
	defer cancel()
	list, err := s.Passages(limited, l.Question, l.Most)
	if err != nil {
		return nil, s.fault(ctx, "passages", err, l.Question)
	}
	return found{list}, nil
}

// offer is a tool whose input puts a question.
func offer[In any](name, what string, question func(In) (bot.Question, error)) func(Server, *mcp.Server) {
	return func(s Server, to *mcp.Server) {
		add(to, name, what, func(ctx context.Context, in In) (any, error) {
			q, err := question(in)
			if err != nil {
				return nil, err
			}
			limited, cancel := s.limited(ctx)
			defer cancel()
			given, err := s.Answer(limited, q)
			if err != nil {
				return nil, s.fault(ctx, name, err, append(q.Earlier, q.Text)...)
			}
			return given, nil
		})
	}
}

// add adds a tool that changes nothing and reaches nothing outside the articles.
func add[In any](to *mcp.Server, name, what string, run func(context.Context, In) (any, error)) {
	closed := false
	tool := &mcp.Tool{Name: name, Description: what, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(to, tool, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, any, error) {
		out, err := run(ctx, in)
		return nil, out, err
	})
}

// errFault is what an agent is told of a fault of the machinery.
var errFault = errors.New("something is broken here, and it is in the log; the articles were not asked")

// errLate is what an agent is told of what takes too long.
var errLate = errors.New("that took too long to work out: ask for less at a time")

// limited is ctx for as long as an answer may take.
func (s Server) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	if s.Within <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, s.Within)
}

// fault is what an agent that asked with the texts is told of an error; the log is
// told without what was asked, and nothing of one who has hung up.
func (s Server) fault(ctx context.Context, tool string, err error, texts ...string) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	log := s.Log
	if log == nil {
		log = slog.Default()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		log.Error("an answer took too long", "tool", tool, "most", s.Within)
		return errLate
	}
	log.Error("tool failed", "tool", tool, "error", bot.Unsaid(err, texts...))
	return errFault
}

// asked checks a question that an agent gives under a name.
func asked(name, text string) error {
	switch n := utf8.RuneCountInString(text); {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("%s: nothing is asked", name)
	case n > query.MaxQuestion:
		return fmt.Errorf("%s: %d characters, the most is %d", name, n, query.MaxQuestion)
	}
	return nil
}

// named checks what an agent names: one line, not too long.
func named(name, text string) error {
	switch n := utf8.RuneCountInString(text); {
	case strings.TrimSpace(text) == "":
		return fmt.Errorf("%s: nothing is named", name)
	case n > longestName:
		return fmt.Errorf("%s: %d characters, the most is %d", name, n, longestName)
	case strings.ContainsAny(text, "\r\n?？;；"):
		return fmt.Errorf("%s: one name, not a text: %.40q", name, text)
	}
	return nil
}

// period checks a period, which may be left out.
func period(text string) error {
	if text == "" {
		return nil
	}
	return named("period", text)
}

// during is a question of a period, which may be left out.
func during(question, period string) string {
	if period == "" {
		return question
	}
	return question + " in " + period
}
