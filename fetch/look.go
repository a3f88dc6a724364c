package fetch

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// Look asks for an address and tells what kind of source it is: a feed, a
// sitemap or a page.
func Look(ctx context.Context, s Sources, at string, kinds Kinds) (Source, error) {
	u, err := address(at)
	if err != nil {
		return Source{}, err
	}
	allowed, err := networks(s.Allow)
	if err != nil {
		return Source{}, err
	}
	h := &host{client: newClient(allowed), pause: time.Duration(s.Pause)}
	defer h.client.CloseIdleConnections()
	in, err := h.fetch(ctx, u, nil)
	if err != nil {
		return Source{}, err
	}
	if gofeed.DetectFeedType(bytes.NewReader(in.body)) != gofeed.FeedTypeUnknown {
		return Source{Feed: u.String()}, nil
	}
	if _, _, err := sitemapItems(in.body); err == nil {
		return Source{Sitemap: u.String()}, nil
	}
	_, err = kinds.ending(in)
	return Source{Page: u.String()}, err
}

// Amiss lists the addresses that could not be read when they were last asked
// for, with the reason.
func Amiss(dir string) (list []Problem) {
	for at, k := range readState(dir).Addresses {
		if k.Problem != "" {
			list = append(list, Problem{at, amiss(k.Problem)})
		}
	}
	slices.SortFunc(list, func(a, b Problem) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// amiss is a reason that was remembered.
type amiss string

func (a amiss) Error() string { return string(a) }
