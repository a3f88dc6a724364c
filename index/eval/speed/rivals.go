package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"strings"
	"time"

	"quoth/index"
)

//go:embed rivals.py
var rivalsScript string

// Rivals are other engines, asked through a Python that has them. A line goes
// in, a line comes out, "ready" or "empty" before all others:
//
//	passage   <tab> text                   nothing
//	built     <tab>                        names of the engines, parted by tabs
//	NAME      <tab> JSON list of questions JSON list of seconds
type rivals struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	names []string
}

// startRivals has the other engines index the passages in dir, if they have not.
func startRivals(ctx context.Context, python, dir string, docs iter.Seq[index.Document]) (*rivals, error) {
	r := &rivals{cmd: exec.CommandContext(ctx, python, "-c", rivalsScript, dir)}
	r.cmd.Stderr = os.Stderr
	in, err := r.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.in, r.out = in, bufio.NewReader(out)
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	state, err := r.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s ended: %w", python, err)
	}
	if strings.TrimSpace(state) == "ready" {
		docs = func(func(index.Document) bool) {}
	}
	w := bufio.NewWriterSize(in, 1<<16)
	for d := range docs {
		for _, p := range d.Passages {
			if _, err := fmt.Fprintf(w, "passage\t%s\n", p.Text); err != nil {
				return nil, fmt.Errorf("%s ended: %w", python, err)
			}
		}
	}
	fmt.Fprint(w, "built\t\n")
	if err := w.Flush(); err != nil {
		return nil, err
	}
	line, err := r.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s ended: %w", python, err)
	}
	r.names = strings.Split(strings.TrimSpace(line), "\t")
	return r, nil
}

// ask asks one of the engines a set of questions.
func (r *rivals) ask(name string, s set) ([]time.Duration, error) {
	list, err := json.Marshal(s.questions)
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(r.in, "%s\t%s\n", name, list); err != nil {
		return nil, err
	}
	line, err := r.out.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	var seconds []float64
	if err := json.Unmarshal(line, &seconds); err != nil {
		return nil, err
	}
	var took []time.Duration
	for _, s := range seconds {
		took = append(took, time.Duration(s*float64(time.Second)))
	}
	return took, nil
}

func (r *rivals) Close() error {
	r.in.Close()
	return r.cmd.Wait()
}
