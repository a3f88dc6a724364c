package fetch

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// An item is a page that a feed or a sitemap lists.
type item struct {
	address   string
	title     string
	published time.Time // zero unknown
}

// feedItems reads the pages that a feed lists, the newest first.
func feedItems(raw []byte) (title string, list []item, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("not a feed that can be read: %v", r)
		}
	}()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return "", nil, fmt.Errorf("not a feed: %w", err)
	}
	for _, i := range f.Items {
		it := item{address: i.Link, title: strings.TrimSpace(i.Title)}
		if i.PublishedParsed != nil {
			it.published = *i.PublishedParsed
		} else if i.UpdatedParsed != nil {
			it.published = *i.UpdatedParsed
		}
		if it.address != "" {
			list = append(list, it)
		}
	}
	newestFirst(list)
	return strings.TrimSpace(f.Title), list, nil
}

func newestFirst(list []item) {
	slices.SortStableFunc(list, func(a, b item) int { return cmp.Compare(b.published.Unix(), a.published.Unix()) })
}

// Bounds of a sitemap.
const (
	mostListed   = 50_000
	mostSitemaps = 200 // that one lists
)

// sitemapItems reads the pages that a sitemap lists, and the sitemaps.
func sitemapItems(raw []byte) (pages, maps []item, err error) {
	if bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, nil, err
		}
		if raw, err = io.ReadAll(io.LimitReader(z, mostBytes+1)); err != nil {
			return nil, nil, err
		}
		if len(raw) > mostBytes {
			return nil, nil, fmt.Errorf("more than %d MB unpacked", mostBytes>>20)
		}
	}
	type entry struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	}
	var doc struct {
		XMLName  xml.Name
		URLs     []entry `xml:"url"`
		Sitemaps []entry `xml:"sitemap"`
	}
	if err := xml.Unmarshal(raw, &doc); err != nil {
		return nil, nil, fmt.Errorf("not a sitemap: %w", err)
	}
	if doc.XMLName.Local != "urlset" && doc.XMLName.Local != "sitemapindex" {
		return nil, nil, errors.New("not a sitemap")
	}
	items := func(list []entry, most int) (out []item) {
		for _, e := range list[:min(len(list), most)] {
			it := item{address: strings.TrimSpace(e.Loc)}
			for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly, "2006-01"} {
				if t, err := time.Parse(form, strings.TrimSpace(e.LastMod)); err == nil {
					it.published = t
					break
				}
			}
			out = append(out, it)
		}
		newestFirst(out)
		return out
	}
	return items(doc.URLs, mostListed), items(doc.Sitemaps, mostSitemaps), nil
}
