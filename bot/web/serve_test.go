package web

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// serving serves h until the test ends, to at most so many connections.
func serving(t *testing.T, h http.Handler, most int) (addr string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, l, h, most) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil && err != context.DeadlineExceeded {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

// Clients that are slow to send their headers, ten times as many as are
// let in, keep nobody out, and hold no more connections than that.
func TestSlowClientsKeepNobodyOut(t *testing.T) {
	const most = 8
	addr := serving(t, Handler(Site{}), most)
	var slow []net.Conn
	for range 10 * most {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprint(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n")
		slow = append(slow, conn)
		if len(slow)%most == 0 {
			r, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get("http://" + addr + "/healthz")
			if err != nil {
				t.Fatal(err)
			}
			r.Body.Close()
			if r.StatusCode != http.StatusOK {
				t.Fatalf("answered %s", r.Status)
			}
		}
	}
	open := 0
	for _, conn := range slow {
		conn.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
		if _, err := conn.Read(make([]byte, 1)); err != nil && err != io.EOF {
			if wait, ok := err.(net.Error); ok && wait.Timeout() {
				open++
			}
		}
	}
	if open > most {
		t.Errorf("%d connections are open, want %d at most", open, most)
	}
}

// A request that is being answered is not cut off for those that wait.
func TestAnsweredRequestIsNotCutOff(t *testing.T) {
	began, release := make(chan struct{}), make(chan struct{})
	addr := serving(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(began)
		<-release
		io.WriteString(w, "whole")
	}), 2)
	said := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + addr + "/")
		if err != nil {
			said <- err.Error()
			return
		}
		defer r.Body.Close()
		text, _ := io.ReadAll(r.Body)
		said <- string(text)
	}()
	<-began
	for range 6 {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		fmt.Fprint(conn, "GET / HTTP/1.1\r\n")
		conn.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
		conn.Read(make([]byte, 1))
	}
	close(release)
	if got := <-said; got != "whole" {
		t.Errorf("got %q", got)
	}
}
