package query

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

var fit = flag.Bool("fit", false, "fit tables/heardweights.tsv to testdata/threads.txt and more.txt")

// A remark is a line of testdata/threads.txt or more.txt.
type remark struct {
	Heard
	thread string
	held   bool // kept out of the fit
	meant  bool
}

// threads are the lines of testdata/threads.txt and more.txt that do not mention the bot,
// with what stands before them in their thread.
func threads(t *testing.T) []remark {
	var data []byte
	for _, name := range []string{"threads.txt", "more.txt"} {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, file, _ = bytes.Cut(file, []byte("\n\n")) // below what the file says of itself
		data = append(data, append(file, '\n')...)
	}
	var list []remark
	var s struct {
		name, last string
		n, lines   int
		asked      bool
		earlier    []string
		askers     map[string]bool
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		mark, rest, _ := strings.Cut(line, " ")
		who, text, _ := strings.Cut(rest, " ")
		switch {
		case line == "":
			continue
		case mark == "#":
			s.name, s.last, s.lines, s.asked, s.earlier, s.askers = rest, "", 0, false, nil, map[string]bool{}
			s.n++
			continue
		case mark == "+", mark == "-":
			list = append(list, remark{Heard{Text: text, Asker: s.askers[who], Lines: s.lines, Other: s.last != "" && s.last != who, Asked: s.asked && s.last != who, Named: strings.Contains(text, "<@"), Earlier: slices.Clone(s.earlier)}, s.name, s.n%4 == 0, mark == "+"})
		case mark != "@":
			t.Fatalf("thread %q: no mark: %q", s.name, line)
		}
		s.lines, s.last, s.asked = s.lines+1, who, Questions(text)
		if mark != "-" { // the bot answers
			s.lines, s.last, s.asked, s.askers[who] = 0, "", false, true
			if WishOf(text) == NoWish {
				s.earlier = append(s.earlier, text)
			}
		}
	}
	return list
}

// told counts what the weights make of some lines.
type told struct{ talk, intruded, meant, answered int }

func tell(list []remark, weights map[string]float64, lex *lexicon.Lexicon, wrong func(remark, float64)) told {
	var n told
	for _, s := range list {
		c := chance(signsOf(s.Heard, lex), weights)
		taken := c >= MeantLeast
		switch {
		case s.meant:
			n.meant++
			if taken {
				n.answered++
			}
		default:
			n.talk++
			if taken {
				n.intruded++
			}
		}
		if taken != s.meant && wrong != nil {
			wrong(s, c)
		}
	}
	return n
}

func (n told) String() string {
	return fmt.Sprintf("%d of %d follow-ups answered, %d intrusions in %d lines of talk", n.answered, n.meant, n.intruded, n.talk)
}

// Of talk few lines go on to be looked up, of what is meant for the bot most, in
// the threads the weights were fitted to and in those kept out of the fit. What
// is looked up is said only where there is an answer, so that fewer are said.
func TestMeant(t *testing.T) {
	lex := lexicon.Default()
	list := threads(t)
	held, seen := []remark{}, []remark{}
	for _, s := range list {
		if s.held {
			held = append(held, s)
		} else {
			seen = append(seen, s)
		}
	}
	if *fit {
		writeWeights(t, fitted(seen, lex))
		return
	}
	if len(list) < 400 {
		t.Errorf("%d lines, want 400", len(list))
	}
	for name, part := range map[string][]remark{"fitted": seen, "held": held} {
		n := tell(part, heardWeights(), lex, func(s remark, c float64) {
			if !s.held {
				t.Logf("%s: %.2f meant=%v %q", s.thread, c, s.meant, s.Text)
			}
		})
		t.Logf("%s: %v", name, n)
		if n.intruded*100 > 5*n.talk || n.answered*100 < 85*n.meant {
			t.Errorf("%s: %v", name, n)
		}
	}
}

// fitted are the weights of a logistic regression with a penalty on their
// squares. That an intrusion is worse than silence is for the thresholds to say.
func fitted(list []remark, lex *lexicon.Lexicon) map[string]float64 {
	const penalty, rounds = 0.01, 3000
	weights := map[string]float64{"bias": 0}
	signs := make([][]Sign, len(list))
	for i, s := range list {
		signs[i] = signsOf(s.Heard, lex)
	}
	for range rounds {
		step := map[string]float64{}
		for i, s := range list {
			off := -chance(signs[i], weights)
			if s.meant {
				off++
			}
			step["bias"] += off
			for _, sign := range signs[i] {
				step[sign.Name] += off * sign.Size
			}
		}
		for name, d := range step {
			shrink := penalty * weights[name] / 10
			if name == "bias" {
				shrink = 0
			}
			weights[name] += d/float64(len(list)) - shrink
		}
	}
	return weights
}

func writeWeights(t *testing.T, weights map[string]float64) {
	var b strings.Builder
	b.WriteString("# What each sign of a line weighs, in log-odds: sign, weight. Written by go test ./index/query -run TestMeant -fit\n# from three quarters of the threads of testdata/threads.txt and more.txt.\n")
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		fmt.Fprintf(&b, "%s\t%.2f\n", name, math.Round(weights[name]*100)/100)
	}
	if err := os.WriteFile("tables/heardweights.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
