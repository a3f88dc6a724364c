package articles

import (
	"fmt"
	"io/fs"
	"strings"
)

const (
	besideIt    = ".yaml"        // behind a file's name: front matter of it, in a file beside it
	sourcesFile = "sources.yaml" // what a folder is kept up to date with, which is not an article
	goldenFile  = "golden.jsonl" // which answers an index of it is not to lose, which is none either
)

// ofFolder reports a file at the root of a folder of articles that says something of all of them.
func ofFolder(path string) bool {
	switch path {
	case ownPlaces, ownMeasures, ownUnits, ownKept, sourcesFile, goldenFile:
		return true
	}
	return false
}

// besideAnother reports whether a file is the front matter of another: report.pdf.yaml.
func besideAnother(fsys fs.FS, name string) bool {
	other, ok := strings.CutSuffix(name, besideIt)
	if !ok || formatOf(other) == nil {
		return false
	}
	_, err := fs.Stat(fsys, other)
	return err == nil
}

// withFront reads a file and takes what front matter beside it says before
// what the file says of itself.
func withFront(front []byte, read func(*Article, []byte) ([]part, *Problem)) func(*Article, []byte) ([]part, *Problem) {
	if front == nil {
		return read
	}
	return func(a *Article, raw []byte) ([]part, *Problem) {
		parts, problem := read(a, raw)
		if problem != nil && problem.Left {
			return parts, problem
		}
		published := a.Published
		text, _, wrong := decode(front)
		if wrong == nil {
			var fields []field
			if fields, wrong = yamlFields(text); wrong == nil {
				wrong = meta(a, fields[:min(len(fields), mostFields)])
			}
		}
		if a.Published != published {
			a.Guessed = nil
		}
		if wrong != nil && wrong.Err != errDraft {
			wrong = &Problem{Err: fmt.Errorf("the file beside it, %s: line %d: %w", besideIt, wrong.Line, wrong.Err), Hint: wrong.Hint}
		}
		return parts, either(problem, wrong)
	}
}
