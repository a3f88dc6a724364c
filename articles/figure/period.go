package figure

import (
	"iter"
	"strconv"
	"strings"
)

// A period is a stretch of time that the sentence names.
type period struct {
	from, to int    // tokens
	last     int    // year it ends in
	text     string // as stated
	other    bool   // it says when something else was: since 2015, than in 2022
	doubt    Doubt
}

// years returns the periods of the sentence, in order.
func (r *reader) years() []period {
	var list []period
	for i := 0; i < len(r.toks); i++ {
		if m, n := r.at(i, cueYearWord); n > 0 && (r.is(i, letters) || r.is(i, han)) && r.low(i-1) != "the" {
			if y := r.published(); y > 0 {
				list = append(list, period{i, i + n, y + int(m.num), r.span(i, i+n), r.otherYear(i), YearFromDate})
			}
			i += n - 1
			continue
		}
		_, last, n := r.yearAt(i)
		if n > 0 && r.inCitation(i, i+n) {
			i += n - 1
			continue
		}
		if n == 0 || n == 1 && r.year(i) == 0 {
			continue
		}
		p := period{from: i, to: i + n, last: last}
		if _, k := r.before(i, cuePeriodOf); k > 0 {
			p.from = i - k
		}
		// "from 2017 to 2022", "between 2020 and 2023": the end counts
		if w := r.low(i + n); (w == "to" || w == "and" || w == "through" || w == "-" || w == "–") && len(list) >= 0 {
			if _, far, k := r.yearAt(i + n + 1); k > 0 && (w != "and" || r.low(i-1) == "between") {
				p.last, p.to = far, i+n+1+k
				if b := r.low(i - 1); b == "from" || b == "between" {
					p.from = i - 1
				}
			}
		}
		for _, k := range []string{"年上半年", "年下半年", "年第一季度", "年第二季度", "年第三季度", "年第四季度"} {
			if strings.HasPrefix(r.text[r.toks[i].end:], k) {
				for p.to < len(r.toks) && r.toks[p.to].end <= r.toks[i].end+len(k) {
					p.to++
				}
			}
		}
		p.other = p.from == i && r.otherYear(i) && p.to == i+n
		p.text = r.span(p.from, p.to)
		list = append(list, p)
		i = p.to - 1
	}
	return list
}

// inCitation reports whether the year at from..to dates a cited work: "(EY 2025)".
func (r *reader) inCitation(from, to int) bool {
	for at := from - 1; at >= max(0, from-maxName); at-- {
		if s := r.str(at); s == "(" || s == "（" {
			f, t, end := r.bracketName(at + 1)
			return t > f && end >= to
		}
		if r.is(at, digits) {
			return false
		}
	}
	return false
}

func (r *reader) span(from, to int) string { return r.text[r.toks[from].start:r.toks[to-1].end] }

// otherYear reports whether the words before token i say that the year there
// is that of something else.
func (r *reader) otherYear(i int) bool {
	if r.low(i-1) == "by" || r.low(i-1) == "from" && r.low(i+1) == "report" {
		return false
	}
	if _, n := r.before(i, cueYearOther); n > 0 {
		return true
	}
	if w := r.low(i - 1); w == "in" || w == "of" || w == "the" {
		_, n := r.before(i-1, cueYearOther)
		return n > 0 && r.low(i-2) != "from" && r.low(i-2) != "by"
	}
	if s := r.str(i + 1); s == "年" && (r.str(i+2) == "以" || r.str(i+2) == "成" || r.str(i+2) == "起") {
		return true
	}
	return false
}

// published returns the year of the text's date, 0 unknown.
func (r *reader) published() int {
	if len(r.ctx.Published) < 4 {
		return 0
	}
	y, err := strconv.Atoi(r.ctx.Published[:4])
	if err != nil {
		return 0
	}
	return y
}

// Costs of choosing a period, in tokens: what stands between weighs more
// than distance.
const (
	commaCost  = 4
	clauseCost = 12 // ; and the like
	figureCost = 7  // another figure of the same kind
	leftCost   = 1
	maxCost    = 120 // rather no period than one as far
)

// when returns the period that a reading holds for.
func (l *linker) when(i int) (best period, ok bool) {
	q := l.list[i]
	cost := maxCost
	for _, p := range l.periods {
		if p.other && !(p.to <= q.from && q.from-p.to <= 1) { // "the 2.84% of 2012" is that year's
			continue
		}
		c := 0
		if p.from >= q.to {
			c = l.between(q.to, p.from, i, false)
		} else {
			c = leftCost + l.between(p.to, q.from, i, true)
		}
		if c < cost {
			best, cost, ok = p, c, true
		}
	}
	return best, ok
}

// A parting is what parts a token from the start of the sentence: the cost of
// the marks and words between, and how deep in brackets it stands.
type parting struct{ cost, depth int }

// partings returns the partings of all tokens, and of the sentence's end.
func (r *reader) partings() []parting {
	list := make([]parting, len(r.toks)+1)
	var p parting
	for i := range r.toks {
		list[i] = p
		switch r.low(i) {
		case ",", "，":
			p.cost += commaCost
		case ";", "；", "—", ":", "：":
			p.cost += clauseCost
		case "while", "whereas", "but", "versus", "against", "than":
			p.cost += commaCost
		case "(", "（":
			p.depth++
		case ")", "）":
			p.depth--
		}
	}
	list[len(r.toks)] = p
	return list
}

// reach is how many tokens may part a figure from what links to it.
const reach = 80

// readingsIn yields the readings between the tokens, those nearest to reading i first.
func (l *linker) readingsIn(from, to, i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := i + 1; k < len(l.list) && l.list[k].to <= to; k++ {
			if l.list[k].from >= from && !yield(k) {
				return
			}
		}
		for k := i - 1; k >= 0 && l.list[k].from >= from; k-- {
			if l.list[k].to <= to && !yield(k) {
				return
			}
		}
	}
}

// between returns the cost of the tokens from..to that part reading i from
// something that links to it.
func (l *linker) between(from, to, i int, left bool) int {
	if to-from > reach {
		return never
	}
	cost := to - from + l.parting[to].cost - l.parting[from].cost
	if l.parting[to].depth != l.parting[from].depth {
		cost += commaCost
	}
	for k := range l.readingsIn(from, to, i) {
		if l.list[k].kind == l.list[i].kind {
			cost += figureCost
		}
	}
	return cost
}
