package query

import (
	"regexp"
	"strings"
)

// perWhat is what a figure is wanted by: "per inhabitant", "人均", "每平方米".
var perWhat = regexp.MustCompile(`(?i)\b(?:per|for every|for each)\s+(?:[\d.,]+\s+)?([a-z]+)|(人均)|每(万人|家|人|平方米|平米|单位)`)

// noBasis are nouns after "per" by which nothing is counted: those of time, for a
// figure per year is one a year, and of "per cent" and "per se".
var noBasis = map[string]bool{"year": true, "annum": true, "month": true, "week": true, "day": true, "hour": true, "quarter": true, "cent": true, "se": true}

// Per reports whether the words of what is measured say per what it is.
func Per(measure string) bool { return perNoun(measure) != "" }

// perNoun returns the noun by which a question wants a figure counted, "" none.
func perNoun(question string) string {
	for _, m := range perWhat.FindAllStringSubmatch(question, -1) {
		for _, noun := range m[1:] {
			if noun = strings.ToLower(noun); noun != "" && !noBasis[noun] {
				return noun
			}
		}
	}
	return ""
}
