package slack

import (
	"context"
	"slices"
)

// removed ends the run when the app was uninstalled or the token of the bot
// revoked. Of a workspace that uninstalled it, all that is kept is erased.
func (e *Edge) removed(ctx context.Context, h happening) bool {
	switch {
	case h.Type == "app_uninstalled":
		err := e.Store.ForgetTeam(ctx, h.TeamID)
		if e.stored("forget the workspace", err); err != nil && !h.final() {
			return false
		}
		e.Log.Info("the app was uninstalled", "team", h.TeamID)
		e.fail(operatorError("SLACK_BOT_TOKEN: the app was uninstalled from the workspace; install it again"))
	case slices.Contains(h.Tokens.Bot, e.self.user):
		e.Log.Info("the token was revoked", "team", h.TeamID)
		e.fail(operatorError("SLACK_BOT_TOKEN: the token was revoked; install the app again or make a new token"))
	}
	return true
}
