// Package bot is the conversation: a question comes in, a Message goes out.
//
// Ask gives an answer.Answer; Verify reads every quote and figure of it again in
// the stored articles and takes out what is not there word for word; Compose
// says the rest as a Message. A Message is runs of text, bold and links, never
// markup, so an edge can show it in Slack, in a terminal or on a page without
// parsing what an article wrote. The package knows nothing of Slack or HTTP.
package bot

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index"
	"quoth/index/answer"
	"quoth/index/query"
)

// A Bot answers questions. It is safe for concurrent use when its functions are.
type Bot struct {
	// Ask answers a question from the articles.
	Ask func(ctx context.Context, question string) (answer.Answer, error)
	// Follow answers a question that goes on from those asked before, oldest
	// first, as Ask does. nil: each question stands for itself.
	Follow func(ctx context.Context, earlier []string, question string) (answer.Answer, error)
	// Asking tells whether something said among people asks anything of the
	// articles. nil: nothing does.
	Asking func(text string) query.Asking
	// Meant returns the probability that a line of a conversation the bot
	// takes part in is put to the bot. nil: 0.
	Meant func(query.Heard) float64
	// Line tells what a line of a conversation is to what was said before it.
	// nil: its wish alone.
	Line func(text string) query.Line
	// More returns the n passages that say most of what a question asks,
	// best first. nil: there are none.
	More func(ctx context.Context, question string, n int) ([]answer.Quote, error)
	// Knows returns what the articles cover. nil: nobody is told.
	Knows func() (*index.Coverage, error)
	// Text returns the stored text of the article at path, the one every
	// span counts bytes of.
	Text func(path string) (string, error)
	// Reader is the address of the reader page, "https://quoth.example.org";
	// sources without an address of their own lead there. "" none.
	Reader string
	// Name returns what a place or a measure is called in a language ("en",
	// "zh"), given the id the answer has for it. nil: the id itself.
	Name func(lang, id string) string
	// Log gets the ids of quotes that were not posted. nil: slog.Default().
	Log *slog.Logger
	// Now returns the bot that stands for this one where what is answered from
	// changes, and what to call when it is done with: each question is
	// answered, checked and put into words by one of them. nil: this one.
	Now func() (b *Bot, done func())
}

// now is the bot that a question is put to, until done is called.
func (b *Bot) now() (now *Bot, done func()) {
	if b.Now == nil {
		return b, func() {}
	}
	return b.Now()
}

// questionMax is how many characters a question may have.
const questionMax = 2000

// errUnquotable is an answer whose headline is not in its article.
var errUnquotable = errors.New("the answer does not stand word for word in the stored articles")

// Reply answers one question. An error is a fault of the machinery, not of the
// question: whoever asked gets Fault, the log gets the error.
func (b *Bot) Reply(ctx context.Context, q Question) (Message, error) {
	b, done := b.now()
	defer done()
	q.Text = strings.TrimSpace(q.Text)
	lang := q.lang()
	if q.Shown = strings.TrimSpace(q.Shown); !strings.ContainsFunc(q.Text+q.Shown, isWordRune) {
		return Help(lang), nil
	}
	if n := utf8.RuneCountInString(q.Text); n > questionMax {
		if q.Text = lastQuestion(q.Text); q.Text == "" {
			return tooLong(lang, n), nil
		}
	}
	if q.Want == TheAnswer && !q.Overheard && !q.Talk {
		q.Text = b.gist(q.Text)
	}
	if q.Want == TheAnswer && q.Shown == "" {
		if asking, shown := quoted(q.Text); shown != "" {
			return b.check(ctx, lang, Question{Text: asking, Shown: shown, Lang: q.Lang, At: q.At})
		}
	}
	if q.Want == TheAnswer && q.Shown != "" {
		if line := b.line(q.Text); line.Wish == query.WishCheck || line.Wish == query.WishWhy || line.Wish == query.NoWish && !line.Names {
			return b.check(ctx, lang, q)
		}
	}
	if q.Want == TheAnswer && !q.Talk {
		if m, ok, err := b.wish(ctx, lang, q); ok || err != nil {
			return m, err
		}
	}
	return b.reply(ctx, lang, q)
}

// reply answers a question that is no wish.
func (b *Bot) reply(ctx context.Context, lang string, q Question) (Message, error) {
	given, err := b.Answer(ctx, q)
	if s, ok := subjectOf(given); err == nil && ok && q.Talk && Outcome(given).Open() {
		given, err = b.Answer(ctx, Question{Text: b.ask(lang, s)})
	}
	if err != nil {
		return Message{}, err
	}
	switch {
	case given.Query.Unread != "":
		return Unread(given.Query.Unread), nil
	case given.Query.Intent == query.SmallTalk:
		return Talk(lang, given.Query.Talk), nil
	}
	if m, ok, err := b.lean(ctx, lang, q, given); ok || err != nil {
		return m, err
	}
	if len(q.Earlier) > 0 {
		given.Question = b.alone(ctx, lang, b.instead(q.Text), given)
	}
	c := b.composer(lang, given)
	switch q.Want {
	case Places, Years, Measures:
		return b.choices(lang, given, q.Want), nil
	case Who:
		c.who()
	case Why:
		c.why()
	case Stands, Wrong:
		c.sources()
	case When:
		c.when()
	case Shorter:
		c.shorter(b.compose(lang, given))
	case Export:
		m := Note(lang, Exported)
		m.Asked = given.Question
		return m, nil
	case More:
		quotes, err := b.Passages(ctx, given.Question, furtherMax)
		if err != nil {
			return Message{}, err
		}
		c.more(quotes)
	default:
		m := b.compose(lang, given)
		m.Repeats = b.repeats(ctx, q, given)
		return m, nil
	}
	return c.m, nil
}

// repeats reports whether an answer says what the last one of its conversation
// said, to a line that names nothing of its own.
func (b *Bot) repeats(ctx context.Context, q Question, given answer.Answer) bool {
	if !q.Overheard || len(b.asked(q.Earlier)) == 0 || b.line(q.Text).Names {
		return false
	}
	before, err := b.last(ctx, q)
	return err == nil && same(given, before)
}

// last is the answer that a question goes on from.
func (b *Bot) last(ctx context.Context, q Question) (answer.Answer, error) {
	earlier := b.asked(q.Earlier)
	last := len(earlier) - 1
	return b.Answer(ctx, Question{Text: earlier[last], Earlier: earlier[:last], At: q.At})
}

// Answer is the answer to a question, checked word for word. It is an error
// when what the answer stands on is not in its article.
func (b *Bot) Answer(ctx context.Context, q Question) (answer.Answer, error) {
	b, done := b.now()
	defer done()
	if !q.At.IsZero() {
		ctx = answer.On(ctx, q.At)
	}
	ask := b.Ask
	if earlier := b.asked(q.Earlier); len(earlier) > 0 && b.Follow != nil {
		ask = func(ctx context.Context, question string) (answer.Answer, error) {
			return b.Follow(ctx, earlier, question)
		}
	}
	given, err := ask(ctx, b.instead(q.Text))
	if err != nil {
		return answer.Answer{}, err
	}
	checked, refused := Verify(given, b.Text)
	if len(refused) > 0 {
		b.log().Error("quotes refused", "refused", refused)
		if headless(given, checked) {
			return answer.Answer{}, errUnquotable
		}
	}
	return checked, nil
}

// furtherMax is how many passages are looked at for those to read on with.
const furtherMax = 12

// Passages are the n passages that say most of what a question asks, best first,
// checked word for word.
func (b *Bot) Passages(ctx context.Context, question string, n int) ([]answer.Quote, error) {
	b, done := b.now()
	defer done()
	if b.More == nil {
		return nil, nil
	}
	quotes, err := b.More(ctx, question, n)
	if err != nil {
		return nil, err
	}
	checked, refused := Verify(answer.Answer{Passages: quotes}, b.Text)
	if len(refused) > 0 {
		b.log().Error("quotes refused", "refused", refused)
	}
	return checked.Passages, nil
}

func (b *Bot) log() *slog.Logger {
	if b.Log == nil {
		return slog.Default()
	}
	return b.Log
}

// headless reports whether checking took away what the answer stood on: its
// first figure, or, of an answer without figures, its first passage; all of
// what was closest; or that of an answer to a further question.
func headless(given, checked answer.Answer) bool {
	for i := range given.Also {
		if headless(given.Also[i], checked.Also[i]) {
			return true
		}
	}
	switch {
	case given.Status == answer.Unanswered:
		return false
	case given.Status == answer.Closest:
		return len(given.Passages) > 0 && len(checked.Passages) == 0
	case len(given.Figures) > 0:
		f := given.Figures[0]
		return len(checked.Figures) == 0 || checked.Figures[0].Passage != f.Passage || checked.Figures[0].Start != f.Start
	case len(given.Passages) > 0:
		return len(checked.Passages) == 0 || checked.Passages[0].ID != given.Passages[0].ID
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// Lang tells the language to speak to someone who wrote text: "zh" where a
// fifth or more of its letters are Chinese, else "en".
func Lang(text string) string {
	letters, han := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
	}
	if han > 0 && han*5 >= letters {
		return "zh"
	}
	return "en"
}
