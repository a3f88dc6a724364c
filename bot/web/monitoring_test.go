package web

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"quoth/bot"
)

// What operators are handed asks for metrics that there are, and for outcomes
// that a question may have.
func TestMonitoringAsksForWhatThereIs(t *testing.T) {
	var vitals bot.Vitals
	vitals.Note(func(s *bot.Signs) { s.LastHeard = time.Now() })
	_, _, served := get(t, Handler(Site{Vitals: &vitals}), "/metrics")
	files, err := filepath.Glob("../../deploy/monitoring/*")
	if err != nil || len(files) < 2 {
		t.Fatalf("%v: %v", files, err)
	}
	asked := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, ".json") && !json.Valid(raw) {
			t.Errorf("%s is no JSON", file)
		}
		for _, name := range regexp.MustCompile(`\bquoth_[a-z_]+`).FindAllString(string(raw), -1) {
			asked++
			if !strings.Contains(served, "# TYPE "+name+" ") {
				t.Errorf("%s asks for %s, which is not served", file, name)
			}
		}
		for _, m := range regexp.MustCompile(`outcome=~?\\?"([a-z|]+)`).FindAllStringSubmatch(string(raw), -1) {
			for _, outcome := range strings.Split(m[1], "|") {
				if !strings.Contains(served, `{outcome="`+outcome+`"}`) {
					t.Errorf("%s asks for the outcome %s, which there is none of", file, outcome)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("nothing is asked for")
	}
}
