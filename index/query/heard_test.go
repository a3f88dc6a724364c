package query

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/meaning"
)

var fit = flag.Bool("fit", false, "fit tables/heardweights.tsv to the threads of testdata")

// fitted are the files of threads that the weights are fitted to.
var fittedTo = []string{"threads.txt", "more.txt", "apart.txt", "talk.txt", "desk.txt", "round.txt"}

// A remark is a line of a thread of testdata that does not mention the bot.
type remark struct {
	Heard
	thread string
	fold   int // of those that threads are dealt into
	meant  bool
}

// folds are how many parts threads are dealt into, each judged by weights that
// were fitted to the others.
const folds = 6

func likeness(a, b string) float64 { return meaning.Like(meaning.Of(a), meaning.Of(b)) }

// threads are the lines of some files that do not mention the bot, with what
// stands before them in their thread.
func threads(t *testing.T, files ...string) (list []remark) {
	n := 0
	for _, name := range files {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		_, file, _ = bytes.Cut(file, []byte("\n\n")) // below what the file says of itself
		var thread, asker string
		var talk Said
		var earlier []string
		askers := map[string]bool{}
		for _, line := range strings.Split(strings.TrimSpace(string(file)), "\n") {
			mark, rest, _ := strings.Cut(line, " ")
			who, text, _ := strings.Cut(rest, " ")
			switch {
			case line == "":
				continue
			case mark == "#":
				thread, asker, talk, earlier, askers = rest, "", Said{}, nil, map[string]bool{}
				n++
				continue
			case mark == "+", mark == "-":
				said := talk.Heard(who, text)
				said.Asker, said.Own, said.Named, said.Earlier = askers[who], who == asker, strings.Contains(text, "<@"), slices.Clone(earlier)
				list = append(list, remark{said, name + ", " + thread, n % folds, mark == "+"})
			case mark != "@":
				t.Fatalf("%s, thread %q: no mark: %q", name, thread, line)
			}
			talk = talk.Then(who, text)
			if mark != "-" { // the bot answers
				talk, asker, askers[who] = Said{}, who, true
				if WishOf(text) == NoWish {
					earlier = append(earlier, text)
				}
			}
		}
	}
	return list
}

// told counts what is made of some lines.
type told struct{ talk, intruded, meant, answered int }

// tell counts the lines of which the probability is at least least.
func tell(list []remark, least float64, chance func(int) float64, wrong func(remark, float64)) (n told) {
	for i, s := range list {
		c := chance(i)
		taken := c >= least
		switch {
		case s.meant && taken:
			n.meant, n.answered = n.meant+1, n.answered+1
		case s.meant:
			n.meant++
		case taken:
			n.talk, n.intruded = n.talk+1, n.intruded+1
		default:
			n.talk++
		}
		if taken != s.meant && wrong != nil {
			wrong(s, c)
		}
	}
	return n
}

func (n told) String() string {
	return fmt.Sprintf("%d of %d follow-ups looked up, and %d of %d lines of talk", n.answered, n.meant, n.intruded, n.talk)
}

// Of talk few lines go on to be looked up, of what is meant for the bot most: in
// threads that the weights judging them were not fitted to. What is looked up
// is said only where there is an answer, so that fewer are said.
func TestMeant(t *testing.T) {
	lex := lexicon.Default()
	list := threads(t, fittedTo...)
	model := modelOf(list, lex)
	if *fit {
		model.write(t, model.fitted(func(int) bool { return true }))
		return
	}
	n := tell(list, MeantLeast, func(i int) float64 { return chance(model.shown[i], heardWeights()) }, nil)
	t.Logf("fitted to: %v", n)
	left := make([]map[string]float64, folds)
	for f := range folds {
		left[f] = model.fitted(func(i int) bool { return list[i].fold != f })
	}
	outside := func(i int) float64 { return chance(model.shown[i], left[list[i].fold]) }
	n = tell(list, MeantLeast, outside, func(s remark, c float64) {
		t.Logf("%.2f meant=%v %q (%s, line %d)", c, s.meant, s.Text, s.thread, s.Lines)
	})
	t.Logf("left out: %v", n)
	for _, least := range []float64{0.2, 0.3, 0.5, 0.6, 0.7, 0.8} {
		t.Logf("left out, from a chance of %.1f: %v", least, tell(list, least, outside, nil))
	}
	if n.intruded*100 > 5*n.talk || n.answered*100 < 89*n.meant || n.talk < 2400 || n.meant < 750 {
		t.Errorf("left out: %v", n)
	}
}

// A model is lines with the signs they show, those that are fitted.
type model struct {
	list  []remark
	shown [][]Sign
}

// leastThreads is in how many threads a sign has to show to be fitted.
const leastThreads = 6

func modelOf(list []remark, lex *lexicon.Lexicon) model {
	m := model{list, make([][]Sign, len(list))}
	in := map[string]map[string]bool{}
	for i, s := range list {
		m.shown[i] = signsOf(s.Heard, lex, likeness)
		for _, sign := range m.shown[i] {
			if in[sign.Name] == nil {
				in[sign.Name] = map[string]bool{}
			}
			in[sign.Name][s.thread] = true
		}
	}
	for i := range m.shown {
		m.shown[i] = slices.DeleteFunc(m.shown[i], func(s Sign) bool { return len(in[s.Name]) < leastThreads })
	}
	return m
}

// fitted are the weights of a logistic regression over the lines that are in,
// with a penalty on their squares, by steps that grow smaller for each weight
// the more it was moved.
func (m model) fitted(in func(int) bool) map[string]float64 {
	const penalty, rounds, rate = 2, 300, 0.5
	at := map[string]int{"bias": 0}
	names := []string{"bias"}
	type term struct {
		at   int
		size float64
	}
	rows := make([][]term, len(m.list))
	for i, signs := range m.shown {
		rows[i] = []term{{0, 1}}
		for _, s := range signs {
			if _, ok := at[s.Name]; !ok {
				at[s.Name] = len(names)
				names = append(names, s.Name)
			}
			rows[i] = append(rows[i], term{at[s.Name], s.Size})
		}
	}
	w, moved := make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		step := make([]float64, len(names))
		for i, row := range rows {
			if !in(i) {
				continue
			}
			sum := 0.0
			for _, t := range row {
				sum += w[t.at] * t.size
			}
			off := -1 / (1 + math.Exp(-sum))
			if m.list[i].meant {
				off++
			}
			for _, t := range row {
				step[t.at] += off * t.size
			}
		}
		for j := range w {
			if j > 0 {
				step[j] -= penalty * w[j]
			}
			if moved[j] += step[j] * step[j]; moved[j] > 0 {
				w[j] += rate * step[j] / math.Sqrt(moved[j])
			}
		}
	}
	weights := map[string]float64{}
	for j, name := range names {
		weights[name] = w[j]
	}
	return weights
}

func (m model) write(t *testing.T, weights map[string]float64) {
	var b strings.Builder
	fmt.Fprintf(&b, "# What each sign of a line weighs, in log-odds: sign, weight. Written by go test ./index/query -run TestMeant -fit\n# from %d lines of %s.\n", len(m.list), strings.Join(fittedTo, ", "))
	var names []string
	for name, w := range weights {
		if math.Abs(w) >= 0.005 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%.2f\n", name, weights[name])
	}
	if err := os.WriteFile("tables/heardweights.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A picture or a link alone is put to nobody.
func TestSaysNothing(t *testing.T) {
	for text, meant := range map[string]bool{"🍺": false, "👍👍": false, "https://docs.example.com/d/berlin-draft-3": false,
		"docs.example.com/d/berlin-draft-3 👆": false, "www.berlin-unicorns.example": false, "bob@example.com": false, "St.Petersburg": true,
		"and Paris?": true, "?": true} {
		chance, signs := Meant(Heard{Text: text, Asker: true, Earlier: []string{"How many unicorns does Berlin have?"}}, lexicon.Default(), func(a, b string) float64 { return 0 })
		if nothing := chance == 0 && len(signs) == 1; nothing == meant {
			t.Errorf("%s: %.2f by %v", text, chance, signs)
		}
	}
}
