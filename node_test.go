//go:build cluster

package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// An ownNode is a node of OpenSearch that a test may kill. It ends with the test.
type ownNode struct {
	url     string
	dir     string
	classes string
	running *exec.Cmd
	stdin   io.Closer
	log     bytes.Buffer // once it has ended
}

// startNode starts a node that is empty, of the classes that .ci/opensearch names.
func startNode(t *testing.T) *ownNode {
	t.Helper()
	n := &ownNode{classes: os.Getenv("QUOTH_OPENSEARCH_CLASSES"), dir: t.TempDir()}
	if n.classes == "" {
		t.Fatal("QUOTH_OPENSEARCH_CLASSES names no node to start; .ci/opensearch names one")
	}
	for _, folder := range []string{"config", "modules", "plugins"} {
		if err := os.Mkdir(filepath.Join(n.dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n.url = "http://" + l.Addr().String()
	l.Close()
	t.Cleanup(n.kill)
	if err := n.start(); err != nil {
		t.Fatal(err)
	}
	return n
}

// start starts the node over what it kept, and waits until it answers.
func (n *ownNode) start() error {
	_, port, _ := net.SplitHostPort(n.url[len("http://"):])
	c := exec.Command("java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", n.classes, "TestNode", n.dir, port, "attended")
	c.Stdout, c.Stderr = &n.log, &n.log
	stdin, err := c.StdinPipe() // kept open: without it the node ends
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	n.running, n.stdin = c, stdin
	for late := time.Now().Add(3 * time.Minute); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		if got, err := http.Get(n.url); err == nil {
			got.Body.Close()
			if got.StatusCode == http.StatusOK {
				return nil
			}
		}
	}
	n.kill()
	return fmt.Errorf("the node does not come up: %s", n.log.String()[max(0, n.log.Len()-2000):])
}

// kill ends the node as a machine that loses power does.
func (n *ownNode) kill() {
	if n.running != nil {
		n.running.Process.Kill()
		n.running.Wait()
		n.stdin.Close()
		n.running = nil
	}
}
