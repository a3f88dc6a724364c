package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
)

// each is how many lines are made of a pattern of the grammar.
const each = 4

// readGrammar makes lines by a grammar: "slot", name, what may stand there parted by
// "|"; "line", kind, pattern. What stands in a slot may have slots. The same grammar
// makes the same lines.
func readGrammar(name string, r *rand.Rand) ([]line, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	slots := map[string][]string{}
	var list []line
	for i, row := range strings.Split(string(raw), "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		fields := strings.Split(row, "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("%s: line %d: %d fields, not 3", name, i+1, len(fields))
		}
		switch fields[0] {
		case "slot":
			slots[fields[1]] = strings.Split(fields[2], "|")
		case "line":
			for range each {
				text, err := filled(fields[2], slots, r)
				if err != nil {
					return nil, fmt.Errorf("%s: line %d: %w", name, i+1, err)
				}
				list = append(list, line{"kind " + fields[1], text})
			}
		default:
			return nil, fmt.Errorf("%s: line %d: %q is neither slot nor line", name, i+1, fields[0])
		}
	}
	return list, nil
}

// filled is a pattern with something in each of its slots; what begins a line in Latin
// script begins with a capital.
func filled(pattern string, slots map[string][]string, r *rand.Rand) (string, error) {
	for {
		from := strings.IndexByte(pattern, '{')
		if from < 0 {
			return strings.ToUpper(pattern[:1]) + pattern[1:], nil
		}
		slot, _, ok := strings.Cut(pattern[from+1:], "}")
		list := slots[slot]
		if !ok || len(list) == 0 {
			return "", fmt.Errorf("no slot %q", slot)
		}
		pattern = pattern[:from] + list[r.IntN(len(list))] + pattern[from+len(slot)+2:]
	}
}
