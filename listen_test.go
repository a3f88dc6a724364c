package main

import (
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
)

// Where nothing is said, pages are served on the loopback: on another port where
// the first is taken. Nothing is served when that is said.
func TestListenAt(t *testing.T) {
	first, err := listenAt(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := listenAt(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	for _, l := range []net.Listener{first, second} {
		if !strings.HasPrefix(l.Addr().String(), "127.0.0.1:") {
			t.Errorf("listens at %s", l.Addr())
		}
	}
	if first.Addr().String() == second.Addr().String() {
		t.Errorf("both at %s", first.Addr())
	}
	if l, err := listenAt(t.Context(), "off"); l != nil || err != nil {
		t.Errorf("off listens at %v, %v", l, err)
	}
	if _, err := listenAt(t.Context(), first.Addr().String()); err == nil || !strings.Contains(err.Error(), "--listen: ") {
		t.Errorf("an address that is taken: %v", err)
	}
	if err := serveWeb(t.Context(), first.Addr().String(), nil, slog.New(slog.NewTextHandler(io.Discard, nil))); err == nil {
		t.Error("served at an address that is taken")
	}
}
