package articles

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

// A Corpus is the articles of a folder.
type Corpus struct {
	Articles    []*Article // by path
	Problems    []Problem  // files that did not load, or not as they were meant, by path
	Passed      []Passed   // files that are no articles, by path
	Fingerprint string     // of all paths and bytes: equal when the files are

	Lexicon *lexicon.Lexicon // what things are called in it: its own names, then those Quoth has
	Units   *figure.Units    // its own, nil none
	Tables  []string         // paths of the tables it has of its own
}

// A Passed is a file that was not read as an article.
type Passed struct {
	Path   string
	Reason string // "kinds that are not read: .pptx", "drafts", "links to folders"
}

// A Problem is something wrong with a file.
type Problem struct {
	Path string
	Line int // from 1, 0 when it is not of one line
	Err  error
	Hint string // what to do about it, "" nothing known
	Left bool   // the article was left out because of it
}

// Error names the file, the line and what is wrong.
func (p Problem) Error() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s: line %d: %v", Shown(p.Path), p.Line, p.Err)
	}
	return fmt.Sprintf("%s: %v", Shown(p.Path), p.Err)
}

// Told says in a few words how many files did not load and how many loaded
// with something amiss, "" none.
func Told(list []Problem) string {
	left := 0
	for _, p := range list {
		if p.Left {
			left++
		}
	}
	var words []string
	if left > 0 {
		words = append(words, count(left, "file")+" did not load")
	}
	if amiss := len(list) - left; amiss == 1 {
		words = append(words, "1 file has a problem")
	} else if amiss > 1 {
		words = append(words, count(amiss, "file")+" have problems")
	}
	return strings.Join(words, ", ")
}

// formats says how files are read, by the ending of their names.
var formats = map[string]func(a *Article, text string) ([]part, *Problem){
	".md":       readMarkdown,
	".markdown": readMarkdown,
	".html":     readHTML,
	".htm":      readHTML,
	".txt":      readText,
}

// Load reads every article below the root of fsys; files whose names begin
// with a dot, and folders of such names, are passed over, as are drafts and
// files of other formats, which are listed. An article that is broken becomes
// a Problem and the others load. Load fails when the root cannot be read or holds no article at all.
func Load(fsys fs.FS) (*Corpus, error) {
	c := &Corpus{}
	sum := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			c.Problems = append(c.Problems, Problem{Path: name, Err: plain(err), Left: true})
			return nil
		case strings.HasPrefix(d.Name(), ".") && name != ".":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() || name == ownPlaces || name == ownMeasures || name == ownUnits:
			return nil
		case formats[ending(name)] == nil:
			c.Passed = append(c.Passed, Passed{name, passedKind(fsys, name, d)})
			return nil
		}
		raw, problem := read(fsys, name)
		if problem == nil {
			fmt.Fprintf(sum, "%d %s %d ", len(name), name, len(raw))
			sum.Write(raw)
			var a *Article
			if a, problem = parse(name, raw); a != nil {
				c.Articles = append(c.Articles, a)
			}
		}
		if problem != nil && problem.Err == errDraft {
			c.Passed = append(c.Passed, Passed{name, "drafts"})
			return nil
		}
		if problem != nil {
			problem.Path = name
			c.Problems = append(c.Problems, *problem)
		}
		return nil
	})
	if err != nil {
		return nil, plain(err)
	}
	if len(c.Articles) == 0 && len(c.Problems) == 0 {
		err := errors.New("no articles: looked for .md, .markdown, .html, .htm and .txt")
		if len(c.Passed) > 0 {
			err = fmt.Errorf("%w; passed over %s (%s)", err, Shown(c.Passed[0].Path), c.Passed[0].Reason)
		}
		return nil, err
	}
	if len(c.Articles) == 0 {
		return nil, fmt.Errorf("no articles: %w", c.Problems[0])
	}
	slices.SortFunc(c.Articles, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
	c.own(fsys, sum)
	c.Fingerprint = hex.EncodeToString(sum.Sum(nil))
	return c, nil
}

// Marked reports whether a file of that name is an article with markup:
// Markdown or HTML.
func Marked(name string) bool {
	return formats[ending(name)] != nil && ending(name) != ".txt"
}

// passedKind says of what kind a file is that is not read.
func passedKind(fsys fs.FS, name string, d fs.DirEntry) string {
	if d.Type()&fs.ModeSymlink != 0 {
		if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
			return "links to folders"
		}
	}
	if ext := ending(name); ext != "" {
		return "kinds that are not read: " + ext
	}
	return "kinds that are not read: no ending"
}

// errDraft is the problem of an article that says it is not published.
var errDraft = errors.New("a draft")

// Read makes an article of the bytes of a file, as the ending of its name says
// it is written. The problem names the file; the article is nil when it leaves
// none worth keeping.
func Read(name string, raw []byte) (*Article, *Problem) {
	a, problem := parse(path.Base(name), raw)
	if problem != nil {
		problem.Path = name
	}
	return a, problem
}

// parse makes an article of a file. It returns no article when the problem
// leaves none worth keeping.
func parse(name string, raw []byte) (*Article, *Problem) {
	text, turned, guess := decode(raw)
	if guess != nil && guess.Left {
		return nil, guess
	}
	if strings.TrimSpace(text) == "" {
		return nil, &Problem{Err: errors.New("the file is empty"), Left: true}
	}
	a := &Article{Path: name, Raw: raw}
	parts, problem := formats[ending(name)](a, text)
	if problem != nil && problem.Left {
		return nil, problem
	}
	if problem == nil {
		problem = guess
	}
	parts, a.Removed = clean(parts)
	a.Removed = append(turned, a.Removed...)
	a.assemble(parts)
	if len(a.Blocks) == 0 {
		return nil, &Problem{Err: errors.New("no text in it"), Left: true}
	}
	if a.Published == "" {
		a.Published = dateFromName(name)
	}
	if a.Title == "" {
		a.Title = a.titleFromText()
	}
	if n := utf8.RuneCountInString(a.Title); n > longestTitle {
		a.Title = string([]rune(a.Title)[:longestTitle]) + "…"
		problem = either(problem, &Problem{Err: fmt.Errorf("a title of %d characters: the first %d are read", n, longestTitle)})
	}
	if n := len(a.Places); n > mostListed {
		a.Places = a.Places[:mostListed]
		problem = either(problem, &Problem{Err: fmt.Errorf("%d places: the first %d are read", n, mostListed)})
	}
	a.Tags = a.Tags[:min(len(a.Tags), mostListed)]
	if a.Lang == "" {
		a.Lang = language(a.Text)
	}
	return a, problem
}

const (
	longestTitle = 300 // characters of a title that are read
	mostListed   = 200 // places or tags of front matter that are read
)

// either is the first of two problems, where there are two.
func either(a, b *Problem) *Problem {
	if a != nil {
		return a
	}
	return b
}

// titleFromText is the first heading, or a short first line, or the file's
// name where that is words, or the first words of the text.
func (a *Article) titleFromText() string {
	for _, b := range a.Blocks {
		if b.Kind == Heading {
			return a.Text[b.Start:b.End]
		}
	}
	const long, short = 120, 70
	first := a.Text[a.Blocks[0].Start:a.Blocks[0].End]
	if a.Blocks[0].Kind != Row && len(a.Blocks) > 1 && utf8.RuneCountInString(first) <= long {
		return first
	}
	name := strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, strings.TrimSuffix(path.Base(a.Path), path.Ext(a.Path)))
	if strings.IndexFunc(name, unicode.IsDigit) < 0 {
		return name
	}
	if utf8.RuneCountInString(first) <= long {
		return first
	}
	start := string([]rune(first)[:short])
	if i := strings.LastIndexByte(start, ' '); i > 0 {
		start = start[:i]
	}
	return start + "…"
}
