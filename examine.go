package main

import (
	"context"
	"errors"
	"fmt"

	"quoth/bot"
	"quoth/bot/slack"
)

// errMissing says that serve could not serve as it was told. What is missing has been
// printed.
var errMissing = errors.New("something is missing")

// examine tells, of each thing that serving needs, whether it is there. wrong is
// what was found wrong with how serve was called.
func (s *service) examine(ctx context.Context, std stdio, wrong *faults) error {
	var list []slack.Finding
	for _, err := range wrong.list {
		list = append(list, slack.Finding{What: "as it was called", Wrong: err})
	}
	if s.index != nil {
		defer s.index.Close()
		list = append(list, slack.Finding{What: "the articles", Found: fmt.Sprintf("%d with %d passages", len(s.index.Articles()), s.index.Passages()), Wrong: s.index.Intact()})
	}
	if s.Store != nil {
		list = append(list, slack.Finding{What: "the store", Found: "it can be written", Wrong: s.Store.Check(ctx)})
	}
	if s.page != nil {
		list = append(list, slack.Finding{What: "the address", Found: s.page.Addr().String()})
	}
	if edge, err := slack.New(s.Config, &bot.Bot{}); err == nil { // else it is among what is wrong
		list = append(list, edge.Examine(ctx, s.policy)...)
	}
	missing := false
	for _, f := range list {
		if f.Wrong == nil {
			fmt.Fprintf(std.out, "ok       %s: %s\n", f.What, f.Found)
			continue
		}
		missing = true
		fmt.Fprintf(std.out, "missing  %s: %v\n", f.What, f.Wrong)
		var use *usageError
		if errors.As(f.Wrong, &use) && use.hint != "" {
			fmt.Fprintf(std.out, "         hint: %s\n", use.hint)
		}
	}
	if missing {
		return errMissing
	}
	return nil
}
