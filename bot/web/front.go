package web

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"strings"
	"unicode/utf8"

	"quoth/bot"
	"quoth/index/query"
)

//go:embed front.html
var frontHTML string

var front = template.Must(template.New("front").Parse(frontHTML))

// A Front is what the first page tells of the articles.
type Front struct {
	Articles    []Listing // by path
	Passages    int
	Figures     int
	First, Last string    // days between which they were published, "" unknown
	Sources     []Tally   // publishers by their articles
	Measures    []string  // the columns of Places
	Places      []PlaceOf // by their figures
}

// A Listing is an article of a list.
type Listing struct{ Path, Title, Source, Published string }

// A Tally is how many there are of something.
type Tally struct {
	Name string
	N    int
}

// A PlaceOf is how many figures state each measure of a place: 0 is a gap.
type PlaceOf struct {
	Name  string
	Cells []int
}

const (
	mostListings = 2000 // articles that the first page lists
	askedAtOnce  = 2    // questions that are answered there at a time
)

// A said is a part of an answer as the page shows it.
type said struct {
	Class string
	Runs  []bot.Run
}

// roleClass names how a part of an answer is shown.
var roleClass = map[bot.Role]string{bot.Headline: "headline", bot.Quote: "quote", bot.Source: "source", bot.Label: "label", bot.Item: "item", bot.Rows: "rows", bot.Drawing: "rows"}

// frontPage tells what the articles cover, and answers what is asked there as
// everywhere else.
func (s Site) frontPage(slots chan struct{}) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		guard(w, "'self'")
		f, err := s.Front()
		if err != nil {
			say(w, http.StatusServiceUnavailable, "the articles cannot be read")
			return
		}
		view := struct {
			Front
			Asks     bool
			Question string
			Answer   []said
			More     int
		}{Front: f, Asks: s.Answer != nil && s.Message != nil}
		view.More = max(0, len(f.Articles)-mostListings)
		view.Articles = f.Articles[:len(f.Articles)-view.More]
		status := http.StatusOK
		if q := strings.TrimSpace(r.URL.Query().Get("q")); view.Asks && q != "" {
			view.Question = q
			view.Answer, status = s.answered(r.Context(), slots, q)
		}
		var out strings.Builder
		if err := front.Execute(&out, view); err != nil {
			say(w, http.StatusInternalServerError, "the page cannot be shown")
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		w.Write([]byte(out.String()))
	}
}

// answered is the answer to a question as the page shows it, and the status of the page.
func (s Site) answered(ctx context.Context, slots chan struct{}, text string) ([]said, int) {
	sorry := func(why string) []said { return []said{{"headline", []bot.Run{{Text: why}}}} }
	if utf8.RuneCountInString(text) > query.MaxQuestion {
		return sorry("That is too long to be a question."), http.StatusBadRequest
	}
	select {
	case slots <- struct{}{}:
		defer func() { <-slots }()
	default:
		return sorry("Busy, one moment: ask again."), http.StatusServiceUnavailable
	}
	if s.Within > 0 {
		limited, cancel := context.WithTimeout(ctx, s.Within)
		defer cancel()
		ctx = limited
	}
	a, err := s.Answer(ctx, bot.Question{Text: text})
	if errors.Is(err, context.DeadlineExceeded) {
		return sorry("That took too long to work out: ask for less at a time."), http.StatusServiceUnavailable
	}
	if err != nil {
		s.log().Error("not answered", "at", "/", "characters", utf8.RuneCountInString(text), "error", err)
		return sorry("Something is broken here, and it is in the log."), http.StatusInternalServerError
	}
	var list []said
	for _, p := range s.Message(a).Parts {
		list = append(list, said{roleClass[p.Role], p.Runs})
	}
	return list, http.StatusOK
}

// guard has the page run no script and load nothing from elsewhere; forms may lead to form.
func guard(w http.ResponseWriter, form string) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action "+form+"; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}
