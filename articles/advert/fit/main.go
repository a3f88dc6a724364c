// Command fit fits the weights that tell advertising from what belongs to an
// article, and says how well they tell what they were not fitted on:
//
//	go run ./articles/advert/fit
//
// It is run in the module's folder, learns from articles/advert/testdata, the
// articles Quoth comes with and those of index/eval/lots, and overwrites
// articles/advert/tables/weights.tsv. The same input gives the same table.
package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"quoth/articles/advert"
)

func main() {
	if err := run("articles/advert/tables/weights.tsv"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const (
	times = 4 // that each line is put into an article
	folds = 6 // groups are left out in
)

// run fits and writes the table.
func run(to string) error {
	lines, hosts, err := read("articles/advert/testdata", "index/eval/lots/*/articles")
	if err != nil {
		return err
	}
	samples := gather(lines, hosts, times)
	verbose := os.Getenv("VERBOSE") != ""
	c := leftOut(samples)
	fmt.Println("groups left out:", c.String())
	for _, least := range []float64{0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98} {
		put, gone := c.at(least)
		fmt.Printf("  from %.2f on: %.2f%% of what was put in goes, and %d of what belongs\n", least, 100*put, gone)
	}
	if verbose {
		c.print()
	}
	w := fit(samples)
	fmt.Println("on what it was fitted on:", judge(w.Judge(), samples).String())
	var b strings.Builder
	b.WriteString("# What evidence counts that a line or sentence was put into its article. Written by articles/advert/fit; not to be edited.\n")
	var list []string
	for name, v := range w {
		if v != 0 {
			list = append(list, fmt.Sprintf("%s\t%.3f\n", name, v))
		}
	}
	slices.Sort(list)
	b.WriteString(strings.Join(list, ""))
	return os.WriteFile(to, []byte(b.String()), 0o644)
}

// read reads what is learned from: lines that advertise, and articles.
func read(dir, pattern string) (lines []line, hosts []host, err error) {
	if lines, err = readInjected(dir + "/injected.tsv"); err != nil {
		return nil, nil, err
	}
	made, err := readGrammar(dir+"/grammar.tsv", rand.New(rand.NewPCG(5, 6)))
	if err != nil {
		return nil, nil, err
	}
	own, err := readBelong(dir + "/belong.tsv")
	if err != nil {
		return nil, nil, err
	}
	others, err := hostsOf(pattern)
	return append(lines, made...), append(own, others...), err
}

// gather looks at lines that are put into articles so many times, and at articles.
func gather(lines []line, hosts []host, times int) []sample {
	r := rand.New(rand.NewPCG(1, 2))
	return append(belonging(hosts, r), putting(lines, hosts, times, r)...)
}

// A count is how many that were put in stayed, and how many that belong went.
type count struct {
	put, stayed, belong, gone int
	worst                     []string
	chances                   map[int]float64 // of what was put in, the least of its parts
	others                    []float64       // of what belongs
}

// at is what a chance at the least would take out.
func (c count) at(least float64) (put float64, gone int) {
	for _, v := range c.chances {
		if v >= least {
			put++
		}
	}
	for _, v := range c.others {
		if v >= least {
			gone++
		}
	}
	return put / float64(max(1, len(c.chances))), gone
}

func (c count) String() string {
	return fmt.Sprintf("put in %d, stayed %d (%.2f%%); belong %d, gone %d (%.2f%%)", c.put, c.stayed, 100*float64(c.stayed)/float64(max(1, c.put)), c.belong, c.gone, 100*float64(c.gone)/float64(max(1, c.belong)))
}

func (c count) print() {
	for _, w := range c.worst {
		fmt.Println("  ", w)
	}
}

// judge counts what weights do to samples.
func judge(judge func(advert.Looked) (bool, float64), samples []sample) (c count) {
	stayed := map[int]string{}
	all := map[int]bool{}
	c.chances = map[int]float64{}
	beside := map[int]bool{} // lines of which a sentence goes: the others need less
	for _, s := range samples {
		if takes, _ := judge(s.seen); takes && s.put {
			beside[s.of] = true
		}
	}
	for _, s := range samples {
		takes, chance := judge(s.seen)
		takes = takes || beside[s.of] && chance >= advert.Beside
		switch {
		case s.put:
			if was, ok := c.chances[s.of]; !ok || chance < was {
				c.chances[s.of] = chance
			}
			all[s.of] = true
			if !takes {
				stayed[s.of] = fmt.Sprintf("stays %.2f [%s] %s", chance, s.group, s.text)
			}
		default:
			c.belong++
			c.others = append(c.others, chance)
			if takes {
				c.gone++
			}
			if takes || chance > 0.5 {
				c.worst = append(c.worst, fmt.Sprintf("GOES %.2f [%s] %s", chance, s.group, s.text))
			}
		}
	}
	c.put, c.stayed = len(all), len(stayed)
	for _, s := range stayed {
		c.worst = append(c.worst, s)
	}
	slices.Sort(c.worst)
	return c
}

// leftOut judges each group by weights fitted on the others.
func leftOut(samples []sample) (sum count) {
	sum.chances = map[int]float64{}
	for fold := range folds {
		var learn, test []sample
		for _, s := range samples {
			if foldOf(s.group) == fold {
				test = append(test, s)
			} else {
				learn = append(learn, s)
			}
		}
		c := judge(fit(learn).Judge(), test)
		maps.Copy(sum.chances, c.chances)
		sum.others = append(sum.others, c.others...)
		sum.put += c.put
		sum.stayed += c.stayed
		sum.belong += c.belong
		sum.gone += c.gone
		sum.worst = append(sum.worst, c.worst...)
	}
	return sum
}

func foldOf(group string) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % folds)
}
