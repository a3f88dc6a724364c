package eval

import "testing"

func TestCommonRun(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"harbour", "", 0},
		{"harbour", "harbour", 7},
		{"harbour", "arbours", 6},
		{"xxabcxabcd", "abcd", 4}, // a shorter run comes first
		{"aaaa", "aa", 2},
		{"旧盐仓如今住着", "盐仓住着", 2},
		{"abc", "xyz", 0},
	} {
		for _, way := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := commonRun([]rune(way[0]), []rune(way[1])); got != test.want {
				t.Errorf("the longest run of %q in %q has %d characters, want %d", way[0], way[1], got, test.want)
			}
		}
	}
}
