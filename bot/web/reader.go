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
	guard(w, "'none'")
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
		Link    string
		Pieces  []piece
		Figures []marked
	}{a, webLink(a.URL), pieces(a), figuresOf(a)})
	if err != nil {
		say(w, http.StatusInternalServerError, "the article cannot be shown")
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
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
		list = append(list, piece{anchor(p), a.Text[p.Start:p.End]})
		at = p.End
	}
	if at < len(a.Text) {
		list = append(list, piece{Text: a.Text[at:]})
	}
	return list
}

// A marked is a figure of an article, and the passage that it stands in.
type marked struct{ Anchor, Text, About string }

// mostMarked is how many figures of an article are listed beside it.
const mostMarked = 500

func figuresOf(a Article) (list []marked) {
	for _, p := range a.Passages {
		for _, f := range p.Figures {
			if len(list) < mostMarked {
				list = append(list, marked{anchor(p), f.Text, f.About})
			}
		}
	}
	return list
}

// anchor is the name of a passage on the page.
func anchor(p Passage) string { return p.ID[strings.LastIndexByte(p.ID, '#')+1:] }

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
