package bot

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// unexplained are words of the trade that people who ask need not know: pattern,
// and what says it instead.
var unexplained = map[string]string{
	`\borigins?\b`: "a source", `counted otherwise`: "count differently", `before or after revision`: "counted again", `[Tt]aken from before`: "Still about",
	`of 100\b`: "sure, fairly sure, not sure", `\b[Cc]onfidence\b`: "sure", `\bscore\b`: "sure", `\bentit(y|ies)\b`: "who", `\bqualifier\b`: "about, over, under",
	`\bcandidates?\b`: "what comes near", `\bledger\b`: "the articles", `\bintent\b`: "what was asked", `\bcorpus\b`: "the articles", `\bindex\b`: "the articles", `\btoken\b`: "word",
	`口径`: "算法", `置信`: "有把握", `满分`: "有把握", `沿用前文`: "仍然是关于", `语料`: "文章", `索引`: "文章", `实体`: "谁",
}

// What the interface says is in words that need no explanation, each in both
// languages. The whole of it is testdata/glossary.tsv, to be read as one table.
func TestGlossary(t *testing.T) {
	var table strings.Builder
	table.WriteString("# What the interface says: where, English, Chinese. Written by go test ./bot -run TestGlossary -update.\n")
	rows := append(spokenOf("words", reflect.ValueOf(english), reflect.ValueOf(chinese)), spokenOf("notices", reflect.ValueOf(englishNotices), reflect.ValueOf(chineseNotices))...)
	for _, row := range rows {
		fmt.Fprintf(&table, "%s\t%s\t%s\n", row[0], row[1], row[2])
		if strings.TrimSpace(row[1]) == "" != (strings.TrimSpace(row[2]) == "") {
			t.Errorf("%s is said in one language only: %q, %q", row[0], row[1], row[2])
		}
		for pattern, instead := range unexplained {
			for _, said := range row[1:] {
				if regexp.MustCompile(pattern).MatchString(said) {
					t.Errorf("%s says %q: say %q", row[0], said, instead)
				}
			}
		}
	}
	const file = "testdata/glossary.tsv"
	if *Update {
		if err := os.WriteFile(file, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if was, err := os.ReadFile(file); err != nil || string(was) != table.String() {
		t.Errorf("%s is not what is said now: go test ./bot -run TestGlossary -update, and read the difference (%v)", file, err)
	}
}

// spokenOf are the strings of two values of one type, by where they stand.
func spokenOf(where string, en, zh reflect.Value) (rows [][3]string) {
	switch en.Kind() {
	case reflect.String:
		return [][3]string{{where, en.String(), zh.String()}}
	case reflect.Struct:
		for i := range en.NumField() {
			rows = append(rows, spokenOf(where+"."+en.Type().Field(i).Name, en.Field(i), zh.Field(i))...)
		}
	case reflect.Map:
		keys := en.MapKeys()
		names := map[string]reflect.Value{}
		var sorted []string
		for _, k := range keys {
			names[k.String()] = k
			sorted = append(sorted, k.String())
		}
		for _, name := range slices.Sorted(slices.Values(sorted)) {
			other := zh.MapIndex(names[name])
			if !other.IsValid() {
				other = reflect.Zero(en.Type().Elem())
			}
			rows = append(rows, spokenOf(where+"."+name, en.MapIndex(names[name]), other)...)
		}
	case reflect.Slice, reflect.Array:
		for i := range min(en.Len(), zh.Len()) {
			rows = append(rows, spokenOf(fmt.Sprint(where, ".", i), en.Index(i), zh.Index(i))...)
		}
		if en.Len() != zh.Len() {
			rows = append(rows, [3]string{where, "of another length", ""})
		}
	}
	return rows
}
