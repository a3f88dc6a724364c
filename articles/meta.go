package articles

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// metaKeys are the keys of front matter and what each sets.
var metaKeys = map[string]func(a *Article, n *yaml.Node) error{
	"title":     func(a *Article, n *yaml.Node) error { return word(n, &a.Title) },
	"source":    func(a *Article, n *yaml.Node) error { return word(n, &a.Source) },
	"lang":      func(a *Article, n *yaml.Node) error { return word(n, &a.Lang) },
	"places":    func(a *Article, n *yaml.Node) error { return list(n, &a.Places) },
	"tags":      func(a *Article, n *yaml.Node) error { return list(n, &a.Tags) },
	"url":       func(a *Article, n *yaml.Node) error { return address(n, &a.URL) },
	"published": func(a *Article, n *yaml.Node) error { return date(n, &a.Published) },
}

// meta reads front matter. A problem's line is one of the front matter, from
// 1. What can be read is set in spite of it; only text that is no YAML at all
// leaves the article out.
func meta(a *Article, text string) *Problem {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		line := 0
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		return &Problem{Line: line, Err: errors.New(yamlLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")), Left: true}
	}
	if len(doc.Content) == 0 {
		return nil
	}
	m := doc.Content[0]
	if m.Kind != yaml.MappingNode {
		return &Problem{Line: m.Line, Err: errors.New("want lines such as \"title: …\""), Left: true}
	}
	var first *Problem
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		var problem *Problem
		if set := metaKeys[key.Value]; set == nil {
			problem = &Problem{Line: key.Line, Err: fmt.Errorf("unknown key %q", key.Value), Hint: nearest(key.Value)}
		} else if err := set(a, value); err != nil {
			problem = &Problem{Line: value.Line, Err: fmt.Errorf("%s: %w", key.Value, err)}
		}
		if first == nil {
			first = problem
		}
	}
	return first
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

func word(n *yaml.Node, to *string) error {
	if n.Kind != yaml.ScalarNode {
		return errors.New("want one line of text")
	}
	if n.Tag != "!!null" {
		*to = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unseen(r) {
				return ' '
			}
			return r
		}, n.Value))
	}
	return nil
}

func list(n *yaml.Node, to *[]string) error {
	if n.Kind == yaml.ScalarNode {
		var one string
		err := word(n, &one)
		if err == nil && one != "" {
			*to = []string{one}
		}
		return err
	}
	for _, item := range n.Content {
		var one string
		if err := word(item, &one); err != nil || n.Kind != yaml.SequenceNode {
			return errors.New("want a list such as [Porto, Lisbon]")
		}
		*to = append(*to, one)
	}
	return nil
}

func address(n *yaml.Node, to *string) error {
	var s string
	if err := word(n, &s); err != nil || s == "" {
		return err
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is no address of the web", s)
	}
	*to = s
	return nil
}

func date(n *yaml.Node, to *string) error {
	var s string
	if err := word(n, &s); err != nil || s == "" {
		return err
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			*to = s
			return nil
		}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		*to = t.Format(time.DateOnly)
		return nil
	}
	return fmt.Errorf("%q is no date such as 2025-03-01, 2025-03 or 2025", s)
}

// nearest says which key is meant by one that is nearly it.
func nearest(key string) string {
	best, least := "", 3
	for known := range metaKeys {
		if d := distance(strings.ToLower(key), known); d < least || d == least && known < best {
			best, least = known, d
		}
	}
	if best == "" {
		return "the keys are title, source, url, published, places, lang and tags"
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
