package slack

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	slackgo "github.com/slack-go/slack"
)

// A Finding is what was found of something that serving needs.
type Finding struct {
	What  string // "the scopes of SLACK_BOT_TOKEN"
	Found string // how it is, where nothing is wrong with it
	Wrong error  // what is, and what to do
}

// Examine asks Slack whether the bot can serve under a policy, without serving:
// its tokens, its scopes, and the channels that the policy names.
func (e *Edge) Examine(ctx context.Context, p Policy) []Finding {
	ctx, cancel := context.WithTimeout(ctx, questionEnd)
	defer cancel()
	scopes, who, wrong := e.examineToken(ctx)
	list := []Finding{{"SLACK_BOT_TOKEN", who, wrong}}
	if wrong == nil {
		list = append(list, Finding{"the scopes of SLACK_BOT_TOKEN", "all that are needed", lacking(scopes)})
	}
	if e.SigningSecret != "" {
		list = append(list, Finding{"SLACK_SIGNING_SECRET", "only a request that Slack signs can tell whether it is the right one", nil})
	} else {
		list = append(list, Finding{"SLACK_APP_TOKEN", "a connection may be opened", e.examineAppToken(ctx)})
	}
	if wrong != nil {
		return list
	}
	for _, channel := range p.named() {
		found, wrong := e.examineChannel(ctx, channel)
		list = append(list, Finding{"the channel " + channel + " of the file of channels", found, wrong})
	}
	return list
}

// examineToken is what Slack says of the bot token: its scopes, "" where it does
// not tell, and who it belongs to.
func (e *Edge) examineToken(ctx context.Context) (scopes, who string, wrong error) {
	api := slackgo.New(e.BotToken, slackgo.OptionAPIURL(e.API), slackgo.OptionHTTPClient(e.http), slackgo.OptionOnResponseHeaders(func(_ string, h http.Header) {
		scopes = h.Get("X-OAuth-Scopes")
	}))
	var is *slackgo.AuthTestResponse
	err := e.inTurn(ctx, turn{method: "auth.test"}, func(ctx context.Context) (err error) {
		is, err = api.AuthTestContext(ctx)
		return err
	})
	if err != nil {
		return "", "", e.examined("SLACK_BOT_TOKEN", err)
	}
	return scopes, fmt.Sprintf("the bot %s of the workspace %s", is.UserID, is.TeamID), nil
}

// lacking is which scopes are needed and not among those that Slack lists.
func lacking(listed string) error {
	if listed == "" {
		return errors.New("they are not listed by Slack: compare them with manifest.json")
	}
	has := strings.FieldsFunc(listed, func(r rune) bool { return r == ',' || r == ' ' })
	needs := map[string][]string{}
	for _, scope := range scopesOfCalls {
		needs[scope] = append(needs[scope], "to answer")
	}
	for _, event := range events {
		for _, scope := range event.scopes {
			needs[scope] = append(needs[scope], event.name)
		}
	}
	var lacks []string
	for _, scope := range slices.Sorted(maps.Keys(needs)) {
		if !slices.Contains(has, scope) {
			lacks = append(lacks, fmt.Sprintf("%s (%s)", scope, strings.Join(needs[scope], ", ")))
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	return fmt.Errorf("it lacks %s: add them under OAuth & Permissions (manifest.json has all) and install the app again", strings.Join(lacks, ", "))
}

// examineAppToken asks for a connection, and opens none.
func (e *Edge) examineAppToken(ctx context.Context) error {
	api := slackgo.New(e.BotToken, slackgo.OptionAppLevelToken(e.AppToken), slackgo.OptionAPIURL(e.API), slackgo.OptionHTTPClient(e.http))
	err := e.inTurn(ctx, turn{method: "apps.connections.open"}, func(ctx context.Context) error {
		_, _, err := api.StartSocketModeContext(ctx)
		return err
	})
	return e.examined("SLACK_APP_TOKEN", err)
}

// examineChannel asks whether the bot is in a channel, and so can answer there.
func (e *Edge) examineChannel(ctx context.Context, channel string) (found string, wrong error) {
	var c *slackgo.Channel
	err := e.inTurn(ctx, turn{method: "conversations.info"}, func(ctx context.Context) (err error) {
		c, err = e.api.GetConversationInfoContext(ctx, &slackgo.GetConversationInfoInput{ChannelID: channel})
		return err
	})
	switch {
	case err != nil && classify(err) == elsewhere:
		return "", fmt.Errorf("the answer of Slack is %s: there is none with this id, or it is private and the bot is not in it", e.safe(err))
	case err != nil:
		return "", e.examined("SLACK_BOT_TOKEN", err)
	case c.IsArchived:
		return "", errors.New("it is archived")
	case c.IsIM, c.IsMember:
		return "the bot is in it", nil
	}
	return "", errors.New("the bot is not in it: /invite it there")
}

// examined is what an error of a call tells who checks, nil nothing.
func (e *Edge) examined(name string, err error) error {
	if err == nil {
		return nil
	}
	if fault := operatorFault(name, err); fault != nil {
		return errors.New(strings.TrimPrefix(fault.Error(), name+": "))
	}
	return errors.New(e.safe(err))
}

// named are the channels that a policy names.
func (p Policy) named() []string {
	all := slices.Concat(p.External, slices.Collect(maps.Keys(p.Channels)), p.kept())
	slices.Sort(all)
	return slices.Compact(all)
}
