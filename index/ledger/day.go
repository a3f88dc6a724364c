package ledger

import (
	"strconv"
	"strings"
)

// Day is a date as a number: 2025-06-01 is 20250601, 2025-06 is 20250600; 0 for
// what is no date.
func Day(date string) int {
	parts := append(strings.Split(date, "-"), "0", "0", "0")
	n := 0
	for _, p := range parts[:3] {
		part, err := strconv.Atoi(p)
		if err != nil {
			return 0
		}
		n = n*100 + part
	}
	return n
}
