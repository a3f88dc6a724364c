package quantity

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An option is one of the things that a decision chooses among.
type option struct {
	seen  []uint16 // what was observed of it
	right bool
}

// A decision is what there was to choose among for one annotated figure.
type decision struct {
	options []option
	said    string // the figure and its sentence, to tell what was missed
}

// possible reports whether one of the options is right.
func (d *decision) possible() bool {
	for _, o := range d.options {
		if o.right {
			return true
		}
	}
	return false
}

// chosen is the index of the option of the highest score.
func (d *decision) chosen(w weights) int {
	best := 0
	for k, o := range d.options {
		if w.sum(o.seen) > w.sum(d.options[best].seen) {
			best = k
		}
	}
	return best
}

// rightBy is how many decisions w makes right.
func rightBy(w weights, list []decision) (n int) {
	for _, d := range list {
		if d.options[d.chosen(w)].right {
			n++
		}
	}
	return n
}

// fitWeights returns the weights of n observations under which right options are
// likeliest, by descent, with a penalty on large weights.
func fitWeights(list []decision, n int, penalty float64) weights {
	const steps, rate = 500, 0.3
	w, square := make([]float64, n), make([]float64, n)
	score := func(o *option) (s float64) {
		for _, k := range o.seen {
			s += w[k]
		}
		return s
	}
	for range steps {
		slope := make([]float64, n)
		count := 0.0
		for i := range list {
			d := &list[i]
			if !d.possible() {
				continue
			}
			count++
			p, top := make([]float64, len(d.options)), math.Inf(-1)
			for k := range d.options {
				p[k] = score(&d.options[k])
				top = max(top, p[k])
			}
			all, right := 0.0, 0.0
			for k := range p {
				p[k] = math.Exp(p[k] - top)
				all += p[k]
				if d.options[k].right {
					right += p[k]
				}
			}
			for k, o := range d.options {
				g := -p[k] / all
				if o.right {
					g += p[k] / right
				}
				for _, j := range o.seen {
					slope[j] += g
				}
			}
		}
		for j := range w {
			g := slope[j]/count - penalty*w[j]
			square[j] += g * g
			w[j] += rate * g / (1e-6 + math.Sqrt(square[j]))
		}
	}
	out := make(weights, n)
	for j, v := range w {
		out[j] = float32(v)
	}
	return out
}

// fitTable fits a table to decisions by lot, tells what it does on each lot left
// out, and writes it.
func fitTable(t *testing.T, file, head string, names []string, lots [][]decision, paths []string, penalty float64) {
	t.Helper()
	var all []decision
	sum, of := 0, 0
	for i, lot := range lots {
		all = append(all, lot...)
		if !strings.HasSuffix(paths[i], ".jsonl") {
			continue // goldens teach and are not judged by
		}
		var rest []decision
		for j := range lots {
			if j != i {
				rest = append(rest, lots[j]...)
			}
		}
		w := fitWeights(rest, len(names), penalty)
		can := 0
		for _, d := range lot {
			if d.possible() {
				can++
			}
			if k := d.chosen(w); !d.options[k].right && testing.Verbose() {
				t.Logf("missed: %s", d.said)
			}
		}
		right := rightBy(w, lot)
		sum, of = sum+right, of+len(lot)
		t.Logf("%s left out: %d of %d right, %d could be", filepath.Base(paths[i]), right, len(lot), can)
	}
	w := fitWeights(all, len(names), penalty)
	t.Logf("lots left out: %d of %d right; the fit itself %d of %d", sum, of, rightBy(w, all), len(all))
	var b strings.Builder
	b.WriteString("# " + head + " what, weight.\n")
	for j, name := range names {
		if math.Abs(float64(w[j])) >= 0.0005 {
			fmt.Fprintf(&b, "%s\t%.3f\n", name, w[j])
		}
	}
	if err := os.WriteFile("tables/"+file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// lotPaths are the annotated lots, and those whose numbers often leave their nouns out.
func lotPaths(t *testing.T) []string {
	t.Helper()
	lots, err := filepath.Glob("../figure/testdata/lots/*.jsonl")
	more, err2 := filepath.Glob("../figure/testdata/ellipses/*.jsonl")
	if err != nil || err2 != nil || len(lots)*len(more) == 0 {
		t.Fatal("no lots")
	}
	return append(lots, more...)
}
