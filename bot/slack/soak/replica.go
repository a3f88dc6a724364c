package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// A replica is a process of quoth serve.
type replica struct {
	url     string
	command func() *exec.Cmd
	up      atomic.Bool // it can be asked

	mu      sync.Mutex
	running *process
}

// A process is one of a replica.
type process struct {
	*exec.Cmd
	ended chan struct{} // closed when it has
}

// run starts a process.
func (r *replica) run() (*process, error) {
	p := &process{r.command(), make(chan struct{})}
	if err := p.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.Wait()
		close(p.ended)
	}()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.running = p
	return p, nil
}

// start starts a replica and waits until it can be asked.
func start(quoth, slack, store, channels string) (*replica, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := l.Addr().String()
	l.Close()
	r := &replica{url: "http://" + addr, command: func() *exec.Cmd {
		c := exec.Command(quoth, "serve", "--listen", addr, "--store", store, "--channels", channels)
		c.Env = append(os.Environ(), "SLACK_BOT_TOKEN=xoxb-soak", "SLACK_SIGNING_SECRET="+secret, "SLACK_API_URL="+slack)
		return c
	}}
	return r, r.begin()
}

// begin starts a process and waits until it can be asked; one that ends, since the
// store is away, is started again.
func (r *replica) begin() error {
	p, err := r.run()
	if err != nil {
		return err
	}
	for late := time.Now().Add(2 * time.Minute); time.Now().Before(late); time.Sleep(20 * time.Millisecond) {
		select {
		case <-p.ended:
			time.Sleep(200 * time.Millisecond)
			if p, err = r.run(); err != nil {
				return err
			}
		default:
		}
		got, err := http.Get(r.url + "/readyz")
		if err != nil {
			continue
		}
		got.Body.Close()
		if got.StatusCode == http.StatusOK {
			r.up.Store(true)
			return nil
		}
	}
	return errors.New("a replica is not ready after two minutes")
}

// again kills the replica and starts it again.
func (r *replica) again() error {
	r.mu.Lock()
	p := r.running
	r.mu.Unlock()
	p.Process.Kill()
	r.up.Store(false)
	<-p.ended
	return r.begin()
}

// end has the replica end.
func (r *replica) end() {
	r.mu.Lock()
	p := r.running
	r.mu.Unlock()
	p.Process.Signal(syscall.SIGTERM)
	<-p.ended
}

// Signs are how much a replica holds.
type signs struct{ memory, goroutines, files float64 }

func (s signs) String() string {
	return fmt.Sprintf("%.0f MB, %.0f goroutines, %.0f files", s.memory/1e6, s.goroutines, s.files)
}

// signs are those of now, zeros where it does not tell.
func (r *replica) signs() (s signs) {
	got, err := http.Get(r.url + "/metrics")
	if err != nil {
		return s
	}
	defer got.Body.Close()
	for lines := bufio.NewScanner(got.Body); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		n, _ := strconv.ParseFloat(value, 64)
		switch name {
		case "process_resident_memory_bytes":
			s.memory = n
		case "go_goroutines":
			s.goroutines = n
		case "process_open_fds":
			s.files = n
		}
	}
	return s
}
