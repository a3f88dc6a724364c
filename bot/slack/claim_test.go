package slack

import (
	"context"
	"testing"

	"quoth/bot"
)

// Of two deliveries of a question at once one is taken on, whether the store tells the
// first or the second of them nothing in time; once it is out of hand, the store knows.
func TestTwoDeliveriesAtOnce(t *testing.T) {
	inTime := t.Context()
	late, cancel := context.WithCancel(t.Context())
	cancel()
	for name, contexts := range map[string][]context.Context{
		"both in time": {inTime, inTime}, "the second late": {inTime, late}, "the first late": {late, inTime}, "both late": {late, late},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := New(Config{BotToken: botToken, AppToken: appToken, Store: memory(t)}, &bot.Bot{})
			if err != nil {
				t.Fatal(err)
			}
			q := question{team: "T1", channel: "C1", ts: "1.1", text: "unicorns in Paris"}
			taken := 0
			claim := func(ctx context.Context) {
				again := q
				if fresh, err := e.claim(ctx, &again, false); err != nil {
					t.Fatal(err)
				} else if fresh {
					taken++
				}
			}
			for _, ctx := range contexts {
				e.owed.hold(q.key())
				claim(ctx)
			}
			if taken != 1 {
				t.Errorf("taken on %d times", taken)
			}
			for range contexts {
				e.owed.letGo(q.key())
			}
			if !e.repaid(inTime) {
				t.Error("the store is not told")
			}
			e.owed.hold(q.key())
			if claim(inTime); taken != 1 {
				t.Errorf("delivered again later, it is taken on %d times", taken)
			}
		})
	}
}
