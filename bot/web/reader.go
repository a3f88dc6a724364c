package web

import (
	_ "embed"
	"errors"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

var page = template.Must(template.New("page").Parse(pageHTML))

// A piece of an article's text: a passage when it has an Anchor, else what
// stands between passages.
type piece struct {
	Anchor string
	Text   string
}

func (s Site) reader(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	a, err := s.Article(r.PathValue("path"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		say(w, http.StatusNotFound, "no such article")
		return
	case err != nil:
		say(w, http.StatusInternalServerError, "the article cannot be read")
		return
	}
	var out strings.Builder
	err = page.Execute(&out, struct {
		Article
		Link   string
		Pieces []piece
	}{a, webLink(a.URL), pieces(a)})
	if err != nil {
		say(w, http.StatusInternalServerError, "the article cannot be shown")
		return
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	w.Write([]byte(out.String()))
}

// pieces parts an article's text at its passages. Joined they are the text.
// A passage that overlaps one before it, or lies outside, is left out.
func pieces(a Article) []piece {
	var list []piece
	at := 0
	for _, p := range a.Passages {
		if p.Start < at || p.End <= p.Start || p.End > len(a.Text) {
			continue
		}
		if p.Start > at {
			list = append(list, piece{Text: a.Text[at:p.Start]})
		}
		list = append(list, piece{p.ID[strings.LastIndexByte(p.ID, '#')+1:], a.Text[p.Start:p.End]})
		at = p.End
	}
	if at < len(a.Text) {
		list = append(list, piece{Text: a.Text[at:]})
	}
	return list
}

// webLink is an address that may be linked, "" when it is none of the web.
func webLink(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}

func style(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=3600")
	w.Write([]byte(pageCSS))
}
