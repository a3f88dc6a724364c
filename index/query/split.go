package query

import (
	"regexp"
	"strings"
)

// MaxAsked is how many questions of one message are answered.
const MaxAsked = 8

// endOfQuestion is where one question of a message ends and another may begin.
var endOfQuestion = regexp.MustCompile(`[?？]+\s*|[\r\n]+|[;；]\s*`)

// furtherQuestion is where another question begins without a mark: "… and how many".
var furtherQuestion = regexp.MustCompile(`(?i)[,;]?\s+(?:and|also|plus)\s+(?:also\s+)?((?:how (?:many|much|long|big)|what(?:'s| is| are| was)?|who|when|where|why|which)\b)|[，、]?(?:还有|以及|另外)((?:多少|谁|什么|哪|为什么|怎么))`)

// Split returns the questions of a message, each on its own, in order, at most
// MaxAsked. A message that asks one thing comes back whole, with what stands
// around the question.
func Split(message string) []string {
	message = clipQuestion(message)
	var parts []string
	for _, stretch := range split(message, endOfQuestion) {
		for _, part := range splitBefore(stretch, furtherQuestion) {
			if part = strings.TrimSpace(part); puts(part) {
				parts = append(parts, part)
			}
		}
	}
	if len(parts) < 2 {
		return []string{message}
	}
	return parts[:min(len(parts), MaxAsked)]
}

// split cuts a text where the pattern stands; a question keeps its mark.
func split(text string, at *regexp.Regexp) (parts []string) {
	start := 0
	for _, m := range at.FindAllStringIndex(text, -1) {
		parts = append(parts, text[start:m[1]])
		start = m[1]
	}
	return append(parts, text[start:])
}

// splitBefore cuts a text before the group that the pattern matches.
func splitBefore(text string, at *regexp.Regexp) (parts []string) {
	start := 0
	for _, m := range at.FindAllStringSubmatchIndex(text, -1) {
		for g := 2; g+1 < len(m); g += 2 {
			if m[g] >= 0 {
				parts = append(parts, text[start:m[0]])
				start = m[g]
			}
		}
	}
	return append(parts, text[start:])
}

// puts reports whether a stretch of a message asks something of its own: it has
// a form or wants a figure, and is more than a word or two.
func puts(part string) bool {
	words := len(strings.Fields(part))
	if words < 2 && Language(part) != "zh" || len([]rune(part)) < 4 {
		return false // "Thanks?"
	}
	if strings.HasSuffix(part, "?") || strings.HasSuffix(part, "？") {
		return talk(part) == NoTalk
	}
	return words > 2 && asksByItself(part) || Language(part) == "zh" && asksByItself(part)
}

// asksByItself reports whether a stretch begins as a question does.
func asksByItself(part string) bool {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimLeft(part, " ,")), " ")
	switch strings.TrimSuffix(word, "'s") {
	case "how", "what", "who", "when", "where", "why", "which", "is", "are", "does", "do", "did", "compare":
		return true
	}
	for _, begin := range []string{"多少", "谁", "什么", "哪", "为什么", "怎么"} {
		if strings.HasPrefix(part, begin) {
			return true
		}
	}
	return false
}
