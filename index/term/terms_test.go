package term

import (
	"fmt"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	for _, test := range []struct{ question, want string }{
		{"What is Line 14?", "is line 14"},
		{"How many start-ups does Shanghai have?", "mani*0.25 startup*0.5 start*0.5 up*0.5 shanghai have"},
		{"上海有多少家独角兽？", "上海 上*0.5 海*0.5 海有 海*0.5 有*0.5 家独 家*0.5 独*0.5 独角 独*0.5 角*0.5 角兽 角*0.5 兽*0.5"},
		{"谁?", ""},
		{"沪是哪里", "沪"},
		{"", ""},
	} {
		var got []string
		for _, term := range Of(test.question) {
			s := term.Variants[0].Term
			if term.Weight != 1 {
				s += fmt.Sprint("*", term.Weight)
			}
			got = append(got, s)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.question, got, test.want)
		}
	}
}
