package slack

import (
	"errors"
	"net/http"
	"regexp"
	"strings"
	"time"

	slackgo "github.com/slack-go/slack"
)

// A class is what follows from an error of a call.
type class uint8

const (
	elsewhere class = iota // not posted, and will not be there: tell the asker instead
	simpler                // not posted: the blocks are refused, the text alone may pass
	later                  // not posted: too much at a time, come again
	uncertain              // perhaps posted: look, then try again
	operator               // nothing will be posted until the operator mends it
)

// codes are the errors Slack names, by what follows from them. Others are
// refusals of the place, like those listed as elsewhere.
var codes = map[string]class{
	"not_in_channel":          elsewhere,
	"channel_not_found":       elsewhere,
	"is_archived":             elsewhere,
	"restricted_action":       elsewhere, // and all that begin with it
	"thread_not_found":        elsewhere,
	"message_not_found":       elsewhere,
	"cannot_reply_to_message": elsewhere,
	"no_permission":           elsewhere,
	"ekm_access_denied":       elsewhere,

	"invalid_blocks":                 simpler,
	"invalid_blocks_format":          simpler,
	"invalid_attachments":            simpler,
	"msg_blocks_too_long":            simpler,
	"msg_too_long":                   simpler,
	"invalid_arguments":              simpler,
	"metadata_too_large":             simpler,
	"invalid_metadata_format":        simpler,
	"invalid_metadata_schema":        simpler,
	"metadata_must_be_sent_from_app": simpler,

	"ratelimited":            later,
	"rate_limited":           later,
	"accesslimited":          later,
	"message_limit_exceeded": later,
	"team_added_to_org":      later,

	"internal_error":      uncertain,
	"fatal_error":         uncertain,
	"service_unavailable": uncertain,
	"request_timeout":     uncertain,

	"invalid_auth":           operator,
	"not_authed":             operator,
	"account_inactive":       operator,
	"token_revoked":          operator,
	"token_expired":          operator,
	"not_allowed_token_type": operator,
	"missing_scope":          operator,
	"no_app_level_token":     operator,
}

// advice is what the operator can do about an error.
var advice = map[string]string{
	"invalid_auth":           "the token is not valid (any more); copy it again from the app's settings",
	"not_authed":             "the token did not arrive; check that the variable holds it",
	"account_inactive":       "the app was removed from the workspace; install it again",
	"token_revoked":          "the token was revoked; install the app again or make a new token",
	"token_expired":          "the token has expired; switch token rotation off or give the new token",
	"not_allowed_token_type": "the token is of the wrong kind",
	"missing_scope":          "the token lacks a scope; add it (manifest.json has all) and install the app again",
	"no_app_level_token":     "there is no app-level token; make one with the scope connections:write",
}

// classify tells what follows from the error of a call.
func classify(err error) class {
	var limited *slackgo.RateLimitedError
	if errors.As(err, &limited) {
		return later
	}
	var answer slackgo.SlackErrorResponse
	if errors.As(err, &answer) {
		if strings.HasPrefix(answer.Err, "restricted_action") {
			return elsewhere
		}
		return codes[answer.Err]
	}
	var status slackgo.StatusCodeError
	if errors.As(err, &status) {
		switch {
		case status.Code == http.StatusTooManyRequests:
			return later
		case status.Code < http.StatusInternalServerError && status.Code != http.StatusRequestTimeout:
			return elsewhere
		}
	}
	return uncertain // a 5xx, no answer, or one that cannot be read
}

// An operatorError is a fault that only the operator can mend.
type operatorError string

func (e operatorError) Error() string { return string(e) }

// operatorFault is the error to stop with when err is for the operator to
// mend, else nil. name is the variable that holds the token.
func operatorFault(name string, err error) error {
	var answer slackgo.SlackErrorResponse
	if !errors.As(err, &answer) || codes[answer.Err] != operator {
		return nil
	}
	needed := ""
	if answer.Needed != "" {
		needed = " (needed: " + answer.Needed + ")"
	}
	return operatorError(name + ": Slack answers " + answer.Err + needed + ": " + advice[answer.Err])
}

// retryAfter is how long Slack asks to wait, 0 when it does not say.
func retryAfter(err error) time.Duration {
	var limited *slackgo.RateLimitedError
	if errors.As(err, &limited) {
		return limited.RetryAfter
	}
	return 0
}

// tickets are secrets that an address may hold.
var tickets = regexp.MustCompile(`(xox[a-z]|xapp|xoxe)[.-][A-Za-z0-9.-]+|(ticket|token)=[^&\s"]+`)

// pointers are the places of a payload that Slack finds fault with.
func pointers(err error) (places []string) {
	var answer slackgo.SlackErrorResponse
	errors.As(err, &answer)
	for _, m := range answer.ResponseMetadata.Messages {
		if _, place, ok := strings.Cut(m, "json-pointer:"); ok {
			places = append(places, strings.TrimRight(place, "]"))
		}
	}
	return places
}

// safe is an error as it may be logged: without tokens, tickets, the words
// given and what slack-go repeats of an answer it cannot read.
func (e *Edge) safe(err error, words ...string) string {
	text, _, _ := strings.Cut(err.Error(), "unknown error structure:")
	for _, secret := range append(words, e.BotToken, e.AppToken) {
		if secret = strings.TrimSpace(secret); secret != "" {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	return tickets.ReplaceAllString(text, "…")
}
