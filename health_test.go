package main

import (
	"bytes"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/bot/web"
)

func TestHealthTellsWhetherItCanBeAsked(t *testing.T) {
	ready := httptest.NewServer(web.Handler(web.Site{}))
	defer ready.Close()
	unready := httptest.NewServer(web.Handler(web.Site{Ready: func() error { return errors.New("none") }, Vitals: &bot.Vitals{}}))
	defer unready.Close()
	away := httptest.NewServer(web.Handler(web.Site{Ready: func() error { return errors.Join(web.ErrAway, nil) }}))
	defer away.Close()
	gone := httptest.NewServer(nil)
	gone.Close()
	for _, test := range []struct {
		what, addr string
		code       int
		says       string
	}{
		{"ready", ready.Listener.Addr().String(), exitAnswered, "ready"},
		{"no index", unready.Listener.Addr().String(), exitFault, "is not ready: no index is open"},
		{"the cluster is away", away.Listener.Addr().String(), exitFault, "is not ready: the index cannot be reached"},
		{"nobody there", gone.Listener.Addr().String(), exitFault, "nothing answers at"},
		{"nothing is served", "off", exitAnswered, "nothing is served"},
		{"no address", "somewhere", exitUsage, `"somewhere" is no address`},
	} {
		var said bytes.Buffer
		code := run(t.Context(), []string{"health", test.addr}, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }})
		if code != test.code || !strings.Contains(said.String(), test.says) {
			t.Errorf("%s: %d %q, want %d %q", test.what, code, said.String(), test.code, test.says)
		}
	}
}
