package articles

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// metaKeys are the keys of front matter that are taken, in small letters and
// without "-" and "_": Quoth's own first, then those of site generators and
// note apps for the same. Every other key is passed over.
var metaKeys = []struct {
	keys []string
	set  func(a *Article, v any) error
}{
	{[]string{"title", "headline"}, func(a *Article, v any) error { return word(v, &a.Title) }},
	{[]string{"source", "publisher", "publication", "sitename", "site"}, func(a *Article, v any) error { return word(v, &a.Source) }},
	{[]string{"lang", "language", "locale"}, func(a *Article, v any) error { return word(v, &a.Lang) }},
	{[]string{"places", "place", "city", "cities", "location", "locations"}, func(a *Article, v any) error { return list(v, &a.Places) }},
	{[]string{"tags", "tag", "keywords"}, func(a *Article, v any) error { return list(v, &a.Tags) }},
	{[]string{"url", "canonicalurl", "canonical", "sourceurl", "originalurl", "link"}, func(a *Article, v any) error { return address(v, &a.URL) }},
	{[]string{"published", "date", "publishdate", "publishedat", "datepublished", "pubdate", "created", "createdat"}, func(a *Article, v any) error { return date(v, &a.Published) }},
	{[]string{"draft"}, func(_ *Article, v any) error { return draft(v, true) }},
}

// ownKeys are those that hints name.
var ownKeys = []string{"title", "source", "url", "published", "places", "lang", "tags"}

// meta sets what front matter says of an article. A problem's line is one of
// the front matter; what can be read is set in spite of it. Where several keys
// say one thing, Quoth's own goes first.
func meta(a *Article, fields []field) *Problem {
	var first *Problem
	note := func(p *Problem) {
		if first == nil || p.Line < first.Line {
			first = p
		}
	}
	taken := map[int]bool{}
	for i := range fields {
		fields[i].plain = plainKey(fields[i].key)
	}
	for _, row := range metaKeys {
		for _, key := range row.keys {
			for i, f := range fields {
				if f.plain != key {
					continue
				}
				already := slices.ContainsFunc(row.keys, func(k string) bool { return k != key && said(fields, taken, k) })
				taken[i] = true
				if already {
					continue
				}
				if err := row.set(a, f.value); err == errDraft {
					return &Problem{Line: f.line, Err: err, Left: true}
				} else if err != nil {
					note(&Problem{Line: f.line, Err: fmt.Errorf("%s: %w", f.key, err)})
				}
			}
		}
	}
	for i, f := range fields {
		if hint := nearest(f.plain); !taken[i] && hint != "" {
			note(&Problem{Line: f.line, Err: fmt.Errorf("unknown key %q", f.key), Hint: hint})
		}
	}
	return first
}

// said reports whether a key was taken.
func said(fields []field, taken map[int]bool, key string) bool {
	for i := range taken {
		if fields[i].plain == key {
			return true
		}
	}
	return false
}

func plainKey(key string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "").Replace(key))
}

func word(v any, to *string) error {
	s, ok := v.(string)
	if b, is := v.(bool); is {
		s, ok = fmt.Sprint(b), true
	}
	if !ok {
		return errors.New("want one line of text")
	}
	if s != "" {
		*to = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unseen(r) {
				return ' '
			}
			return r
		}, s))
	}
	return nil
}

func list(v any, to *[]string) error {
	items, ok := v.([]string)
	if !ok {
		var one string
		if err := word(v, &one); err != nil {
			return errors.New("want a list such as [Porto, Lisbon]")
		}
		if one != "" {
			*to = []string{one}
		}
		return nil
	}
	*to = nil
	for _, item := range items {
		var one string
		if err := word(item, &one); err == nil && one != "" {
			*to = append(*to, one)
		}
	}
	return nil
}

// draft returns errDraft where a key says that the article is not published.
func draft(v any, is bool) error {
	if v == is || v == fmt.Sprint(is) {
		return errDraft
	}
	return nil
}

// address reads an address of the web; a path within the site that a generator
// makes says nothing.
func address(v any, to *string) error {
	var s string
	if err := word(v, &s); err != nil || s == "" || strings.HasPrefix(s, "/") {
		return err
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is no address of the web", s)
	}
	*to = s
	return nil
}

// dateForms are the ways a date is written; a time of day behind it is passed over.
var dateForms = []string{
	time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2006年1月2日",
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "2. January 2006", "January 2 2006", "2-Jan-2006",
	"Mon, 2 Jan 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "Mon, Jan 2, 2006",
}

// timeOfDay matches the time behind a date.
var timeOfDay = regexp.MustCompile(`(?i)[T ,]+(?:at )?\d{1,2}:\d{2}.*$`)

// slashedDate matches a date of which day and month may stand in either order.
var slashedDate = regexp.MustCompile(`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$`)

// date reads when an article was published.
func date(v any, to *string) error {
	if _, is := v.(bool); is {
		return draft(v, false) // Jekyll's "published: false"
	}
	var s string
	if err := word(v, &s); err != nil || s == "" {
		return err
	}
	for _, form := range []string{"2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			*to = s
			return nil
		}
	}
	day := timeOfDay.ReplaceAllString(s, "")
	for _, form := range dateForms {
		if t, err := time.Parse(form, day); err == nil {
			*to = t.Format(time.DateOnly)
			return nil
		}
	}
	if m := slashedDate.FindStringSubmatch(day); m != nil {
		var found []string
		for _, form := range []string{"2/1/2006", "1/2/2006"} {
			if t, err := time.Parse(form, m[1]+"/"+m[2]+"/"+m[3]); err == nil && !slices.Contains(found, t.Format(time.DateOnly)) {
				found = append(found, t.Format(time.DateOnly))
			}
		}
		switch len(found) {
		case 1:
			*to = found[0]
			return nil
		case 2:
			*to = m[3]
			return fmt.Errorf("%q may be %s or %s: only the year is taken", s, found[0], found[1])
		}
	}
	return fmt.Errorf("%q is no date such as 2025-03-01, 2025-03 or 2025", s)
}

// guessPublished sets when an article was published from what is not said in
// it, where it says nothing of it, and notes that.
func (a *Article) guessPublished(v, from string) {
	if a.Published == "" && date(v, &a.Published) == nil && a.Published != "" {
		a.Guessed = append(a.Guessed, "published: "+from)
	}
}

// datedName matches the name of a post: 2024-03-01-title.md.
var datedName = regexp.MustCompile(`^((?:19|20)\d\d-\d\d-\d\d)[-_ ]`)

// dateFromName is the date a file's name begins with, "" none.
func dateFromName(name string) (published string) {
	if m := datedName.FindStringSubmatch(path.Base(name)); m != nil {
		if t, err := time.Parse(time.DateOnly, m[1]); err == nil {
			published = t.Format(time.DateOnly)
		}
	}
	return published
}

// nearest is the hint where a key is nearly one of Quoth's own, "" where it is none of them.
func nearest(key string) string {
	if len(key) > 20 {
		return ""
	}
	best, least := "", 3
	for _, known := range ownKeys {
		if d := distance(key, known); d < least && d < utf8.RuneCountInString(known)/2 {
			best, least = known, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", best)
}

// distance is how many letters must be changed, put in or left out to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		last := row[0]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			last, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, last+cost)
		}
	}
	return row[len(b)]
}
