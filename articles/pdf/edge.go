package pdf

import (
	"math"
	"regexp"
	"strings"
)

const (
	edgeLines  = 3    // at the top and at the bottom that are looked at
	edgeShare  = 0.14 // of the page's height from an edge
	onceAPages = 0.35 // of pages that have a line at their edge
)

var (
	number     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^[-–—|· ]*(?:page|p\.|seite|第)? ?(?:\d{1,4}|[ivxl]{1,6}) ?(?:(?:of|/|von|de|页|｜|\|) ?(?:共 ?)?\d{1,4} ?页?)?[-–—|· ]*$`)
)

// edges takes out the lines that stand at the head or foot of page after page:
// the same but for numbers, in the same place. rows are those of each page.
func edges(pages []*page, segs [][]*segment) (kept [][]*segment, removed []Removed) {
	type line struct {
		key  string
		page int
		text string
		segs map[*segment]bool
		num  bool
	}
	var lines []line
	times := map[string]map[int]bool{}
	for i, list := range segs {
		rows := rowsOf(list)
		height := pages[i].top - pages[i].bottom
		for k, row := range rows {
			y := row[0].y - pages[i].bottom
			top := k < edgeLines && y > (1-edgeShare)*height
			bottom := k >= len(rows)-edgeLines && y < edgeShare*height
			if !top && !bottom {
				continue
			}
			l := line{page: i, segs: map[*segment]bool{}}
			var texts []string
			for _, s := range row {
				texts = append(texts, s.text())
				l.segs[s] = true
			}
			l.text = strings.Join(texts, " ")
			l.num = pageNumber.MatchString(l.text) && (k == 0 || k == len(rows)-1)
			shape := number.ReplaceAllString(l.text, "#")
			if l.num {
				shape = "page #"
			}
			l.key = shape + "@" + string(rune(int(math.Round(y/8))+32))
			lines = append(lines, l)
			if times[l.key] == nil {
				times[l.key] = map[int]bool{}
			}
			times[l.key][i] = true
		}
	}
	least := max(2, int(math.Ceil(onceAPages*float64(len(pages)))))
	if len(pages) > 3 {
		least = max(3, least)
	}
	gone := map[*segment]bool{}
	for _, l := range lines {
		if len(times[l.key]) < least && !(l.num && len(times[l.key]) > 1) {
			continue
		}
		for s := range l.segs {
			gone[s] = true
		}
		removed = append(removed, Removed{l.page + 1, l.text, AtEdge})
	}
	for _, list := range segs {
		var left []*segment
		for _, s := range list {
			if !gone[s] {
				left = append(left, s)
			}
		}
		kept = append(kept, left)
	}
	return kept, removed
}
