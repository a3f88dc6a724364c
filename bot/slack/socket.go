package slack

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
	slackgo "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"quoth/bot"
)

const (
	ackMax   = 3 * time.Second // Slack waits no longer
	frameMax = 16 << 20        // bytes of one envelope

	takenAtOnce = 64 // envelopes: none waits for what the store does with another
)

// connect keeps a connection open and takes on what comes in, until ctx ends
// (nil) or a fault for the operator comes up.
func (e *Edge) connect(ctx context.Context) error {
	client := e.socket()
	connection, hangUp := context.WithCancel(ctx)
	defer hangUp()
	e.taking = make(chan struct{}, takenAtOnce)
	defer func() { // what is being taken on is
		for range takenAtOnce {
			e.taking <- struct{}{}
		}
	}()
	ended := make(chan error, 1)
	run := func() { ended <- client.RunContext(connection) }
	go run()
	for {
		select {
		case ev := <-client.Events:
			if err := e.heed(connection, client, ev); err != nil {
				hangUp()
				<-ended
				return err
			}
		case err := <-ended:
			if ctx.Err() != nil {
				return stopped(ctx)
			}
			if fault := operatorFault("SLACK_APP_TOKEN", err); fault != nil {
				return fault
			}
			e.Log.Warn("connection ended", "err", e.safe(err))
			if pause(ctx, e.pace.open) != nil {
				return stopped(ctx)
			}
			go run()
		}
	}
}

// socket makes the Socket Mode client, with a Web API client of its own that
// opens connections at a decent pace, and a dialer that notes when bytes come.
func (e *Edge) socket() *socketmode.Client {
	opens := e.transport()
	opens.ResponseHeaderTimeout = reachMax
	paced := &http.Client{
		Timeout:   e.pace.openMax + callMax,
		Transport: &pacer{next: opens, first: e.pace.open, max: e.pace.openMax},
	}
	dial := e.dial
	if dial == nil {
		dial = (&net.Dialer{Timeout: callMax}).DialContext
	}
	e.Vitals.Note(func(s *bot.Signs) { s.Pinged = e.Silence < time.Hour })
	return socketmode.New(
		slackgo.New(e.BotToken, slackgo.OptionAppLevelToken(e.AppToken), slackgo.OptionAPIURL(e.API), slackgo.OptionHTTPClient(paced)),
		socketmode.OptionPingInterval(e.Silence),
		socketmode.OptionReadLimit(frameMax),
		socketmode.OptionDialer(&websocket.Dialer{
			Proxy:            http.ProxyFromEnvironment,
			HandshakeTimeout: callMax,
			WriteBufferSize:  32 << 10, // Slack reads an acknowledgement only in one frame
			NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
				conn, err := dial(ctx, network, addr)
				if err != nil {
					return nil, err
				}
				return heardConn{conn, e.Vitals}, nil
			},
		}))
}

// A heardConn notes when something is heard.
type heardConn struct {
	net.Conn
	vitals *bot.Vitals
}

func (c heardConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.vitals.Note(func(s *bot.Signs) { s.LastHeard = time.Now() })
	}
	return n, err
}

// heed acts on what the client tells. An error is for the operator.
func (e *Edge) heed(ctx context.Context, client *socketmode.Client, ev socketmode.Event) error {
	switch data := ev.Data.(type) {
	case *slackgo.ConnectingEvent:
		e.Vitals.Note(func(s *bot.Signs) { s.Connected = false })
	case *socketmode.ConnectedEvent:
		if e.connections++; e.connections > 1 {
			e.Vitals.Note(func(s *bot.Signs) { s.Reconnects++ })
		}
	case *slackgo.ConnectionErrorEvent:
		if fault := operatorFault("SLACK_APP_TOKEN", data.ErrorObj); fault != nil {
			return fault
		}
		e.Log.Warn("cannot connect", "attempt", data.Attempt, "again", data.Backoff, "err", e.safe(data.ErrorObj))
	case *slackgo.InvalidAuthEvent:
		return operatorError("SLACK_API_URL: there is no apps.connections.open (404)")
	case *socketmode.ErrorWriteFailed:
		e.Log.Warn("not acknowledged: Slack will deliver it again", "envelope", data.Response.EnvelopeID, "err", e.safe(data.Cause))
	case *socketmode.ErrorBadMessage: // slack-go cannot parse it
		var r socketmode.Request
		if err := json.Unmarshal(data.Message, &r); err != nil {
			e.Log.Warn("unreadable envelope", "length", len(data.Message))
			return nil
		}
		e.accept(ctx, client, r)
	default:
		switch {
		case ev.Type == socketmode.EventTypeHello:
			e.Vitals.Note(func(s *bot.Signs) { s.Connected = true })
			e.Log.Info("connected")
		case ev.Request != nil:
			e.accept(ctx, client, *ev.Request)
		}
	}
	return nil
}

// accept takes on what is in an envelope, beside others, and acknowledges it. What is
// refused is not acknowledged, and comes again with Slack's next delivery.
func (e *Edge) accept(ctx context.Context, client *socketmode.Client, r socketmode.Request) {
	if r.EnvelopeID == "" {
		return
	}
	e.taking <- struct{}{}
	go func() {
		defer func() { <-e.taking }()
		e.takeEnvelope(ctx, client, r)
	}()
}

func (e *Edge) takeEnvelope(ctx context.Context, client *socketmode.Client, r socketmode.Request) {
	ctx, cancel := context.WithTimeout(ctx, ackMax)
	defer cancel()
	receipt := e.receive(ctx, delivery{r.Type, r.Payload, r.RetryAttempt})
	if receipt.refuse {
		return
	}
	if err := client.AckCtx(ctx, r.EnvelopeID, receipt.body); err != nil {
		e.Log.Warn("not acknowledged: Slack will deliver it again", "envelope", r.EnvelopeID, "err", e.safe(err))
	}
}
