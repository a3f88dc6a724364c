package main

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// A replica is a process of quoth serve.
type replica struct {
	url     string
	dir     string // all it may write to besides the store
	token   string // of Socket Mode; "" it is in HTTP mode
	sockets *sockets
	command func() *exec.Cmd
	down    outages // from when it is killed until it can be asked again

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

// start starts a replica and waits until it can be asked: in Socket Mode where it has
// a token for that.
func (p plan) start(slack *fakeSlack, dir, channels, token string) (*replica, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := l.Addr().String()
	l.Close()
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, err
	}
	log, err := os.Create(dir + ".log")
	if err != nil {
		return nil, err
	}
	arguments := []string{"serve", "--listen", addr, "--store", p.store, "--channels", channels}
	if p.index != "" {
		arguments = append(arguments, "--index", p.index)
	}
	way := "SLACK_SIGNING_SECRET=" + secret
	if token != "" {
		way = "SLACK_APP_TOKEN=" + token
	}
	r := &replica{url: "http://" + addr, dir: dir, token: token, sockets: &slack.sockets, command: func() *exec.Cmd {
		c := exec.Command(p.quoth, arguments...)
		c.Env = append(os.Environ(), "SLACK_BOT_TOKEN=xoxb-soak", way, "SLACK_API_URL="+slack.url, "HOME="+dir, "XDG_CACHE_HOME="+dir, "TMPDIR="+dir)
		c.Stderr = log
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
		if got.StatusCode == http.StatusOK && (r.token == "" || r.sockets.one(r.token) != nil) {
			return nil
		}
	}
	return errors.New("a replica is not ready after two minutes")
}

// up reports whether a replica can be asked, as far as Slack, or what stands before
// it, knows: it is not down, and has a connection where it is in Socket Mode.
func (r *replica) up() bool {
	return !r.down.last() && (r.token == "" || r.sockets.one(r.token) != nil)
}

// again kills the replica and starts it again.
func (r *replica) again() error {
	r.mu.Lock()
	p := r.running
	r.mu.Unlock()
	r.down.begin()
	p.Process.Kill()
	<-p.ended
	err := r.begin()
	if err == nil {
		r.down.end()
	}
	return err
}

// end has the replica end.
func (r *replica) end() {
	r.mu.Lock()
	p := r.running
	r.mu.Unlock()
	p.Process.Signal(syscall.SIGTERM)
	<-p.ended
}
