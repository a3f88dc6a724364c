package slack

import (
	"context"
	"strings"
	"sync"
	"time"

	"quoth/bot"
)

const (
	personKept = 12 * time.Hour
	personMax  = 2 * time.Second // waited for: an answer does not wait long for its language
	peopleMax  = 10000
)

// people remember for a while what Slack tells of persons. They are safe for
// concurrent use; the zero people are ready.
type people struct {
	mu    sync.Mutex
	known map[string]person
}

// A person is what matters of someone to the bot.
type person struct {
	lang  string // of their Slack: "en", "zh"; "" it is not told
	admin bool   // of the workspace
	until time.Time
}

// lang is the language to speak to who asked: what is set for the channel,
// else that of their Slack, else that of what they wrote.
func (e *Edge) lang(ctx context.Context, q question) string {
	if lang := e.setting(ctx, q.team, q.channel).Lang; lang != "" {
		return lang
	}
	if lang := e.person(ctx, q.user).lang; lang != "" {
		return lang
	}
	return bot.Lang(q.text)
}

// person looks a person up; the zero person where Slack does not tell.
func (e *Edge) person(ctx context.Context, user string) person {
	if user == "" {
		return person{}
	}
	e.people.mu.Lock()
	known, ok := e.people.known[user]
	e.people.mu.Unlock()
	if ok && time.Now().Before(known.until) {
		return known
	}
	ctx, cancel := context.WithTimeout(ctx, personMax)
	defer cancel()
	p := person{until: time.Now().Add(personKept)}
	if who, err := e.api.GetUserInfoContext(ctx, user); err != nil {
		e.Log.Debug("users.info did not succeed", "err", e.safe(err))
	} else {
		p.admin = who.IsAdmin || who.IsOwner
		switch locale := strings.ToLower(who.Locale); {
		case strings.HasPrefix(locale, "zh"):
			p.lang = "zh"
		case locale != "":
			p.lang = "en"
		}
	}
	e.people.mu.Lock()
	defer e.people.mu.Unlock()
	if e.people.known == nil || len(e.people.known) >= peopleMax {
		e.people.known = map[string]person{}
	}
	e.people.known[user] = p
	return p
}
