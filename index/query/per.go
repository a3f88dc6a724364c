package query

import (
	"regexp"
	"strings"
)

// perWhat is what a figure is wanted by: "per inhabitant", "人均", "每平方米".
var perWhat = regexp.MustCompile(`(?i)\b(?:per|for every|for each)\s+(?:[\d.,]+\s+)?([a-z]+)|(人均)|每(万人|家|人|平方米|平米|单位)`)

// times are the nouns of time; a figure per year is one a year.
var times = map[string]bool{"year": true, "annum": true, "month": true, "week": true, "day": true, "hour": true, "quarter": true, "cent": true, "se": true}

// perNoun returns the noun by which a question wants a figure counted, "" none.
func perNoun(question string) string {
	for _, m := range perWhat.FindAllStringSubmatch(question, -1) {
		for _, noun := range m[1:] {
			if noun = strings.ToLower(noun); noun != "" && !times[noun] {
				return noun
			}
		}
	}
	return ""
}
