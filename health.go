package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

const healthHelp = `Usage: quoth health [ADDR]

Asks the instance that serves at ADDR, as its --listen says it (also
QUOTH_LISTEN; default 127.0.0.1:8080), whether it can be asked. Exit code 0 when
it is ready, 1 when it is not, with the reason: for a container's health check.
Where the address is off, nothing is served and there is nothing to ask: it says
so, and the exit code is 0.

Examples:
  quoth health
  quoth health 127.0.0.1:9000
`

// healthWait is how long an instance has to say whether it is ready.
const healthWait = 4 * time.Second

func runHealth(ctx context.Context, args []string, std stdio) error {
	rest, err := parse(flag.NewFlagSet("health", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	if len(rest) > 1 {
		return &usageError{fmt.Sprintf("one address at a time: %s", strings.Join(rest, " ")), ""}
	}
	addr := std.getenv("QUOTH_LISTEN")
	if len(rest) == 1 {
		addr = rest[0]
	}
	if addr == "off" {
		fmt.Fprintln(std.out, "nothing is served, so there is nothing to ask: --listen is off")
		return nil
	}
	if addr == "" {
		addr = "127.0.0.1:8080"
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return &usageError{fmt.Sprintf("%q is no address: %v", addr, err), "quoth health 127.0.0.1:8080"}
	}
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "127.0.0.1" // listening on every address, this one too
	}
	ctx, cancel := context.WithTimeout(ctx, healthWait)
	defer cancel()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	got, err := http.DefaultClient.Do(ask)
	if err != nil {
		return fmt.Errorf("nothing answers at %s: %w", addr, err)
	}
	defer got.Body.Close()
	said, err := io.ReadAll(io.LimitReader(got.Body, 1000))
	if err != nil {
		return err
	}
	if got.StatusCode != http.StatusOK {
		return fmt.Errorf("%s is not ready: %s", addr, strings.TrimSpace(string(said)))
	}
	fmt.Fprintln(std.out, strings.TrimSpace(string(said)))
	return nil
}
