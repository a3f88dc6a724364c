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

// maxArticle is the largest file that is read as one article, in bytes.
const maxArticle = 64 << 20

// A Corpus is the articles of a folder.
type Corpus struct {
	Articles    []*Article // by path
	Problems    []Problem  // files that did not load, or not as they were meant, by path
	Fingerprint string     // of all paths and bytes: equal when the files are

	Lexicon *lexicon.Lexicon // what things are called in it: its own names, then those Quoth has
	Units   *figure.Units    // its own, nil none
	Tables  []string         // paths of the tables it has of its own
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
		return fmt.Sprintf("%s: line %d: %v", p.Path, p.Line, p.Err)
	}
	return fmt.Sprintf("%s: %v", p.Path, p.Err)
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
// with a dot, and folders of such names, are passed over, as are files of
// other formats. An article that is broken becomes a Problem and the others
// load. Load fails when the root cannot be read or holds no article at all.
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
		case d.IsDir() || formats[strings.ToLower(path.Ext(name))] == nil:
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
		return nil, errors.New("no articles: looked for .md, .markdown, .html, .htm and .txt")
	}
	if len(c.Articles) == 0 {
		return nil, fmt.Errorf("no articles: %w", c.Problems[0])
	}
	slices.SortFunc(c.Articles, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
	c.own(fsys, sum)
	c.Fingerprint = hex.EncodeToString(sum.Sum(nil))
	return c, nil
}

// plain takes the path off an error that will be shown beside it.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// read returns the bytes of a file. A link that leads out of a folder read
// from disk is followed only as far as fsys does.
func read(fsys fs.FS, name string) ([]byte, *Problem) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, &Problem{Err: plain(err), Left: true}
	case !info.Mode().IsRegular():
		return nil, &Problem{Err: errors.New("not a file"), Left: true}
	case info.Size() > maxArticle:
		return nil, &Problem{Err: fmt.Errorf("%d MB, the most is %d MB", info.Size()>>20, maxArticle>>20), Hint: "split it into articles", Left: true}
	}
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, &Problem{Err: plain(err), Left: true}
	}
	return raw, nil
}

// Marked reports whether a file of that name is an article with markup:
// Markdown or HTML.
func Marked(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return formats[ext] != nil && ext != ".txt"
}

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
	text, problem := decode(raw)
	if problem != nil {
		return nil, problem
	}
	if strings.TrimSpace(text) == "" {
		return nil, &Problem{Err: errors.New("the file is empty"), Left: true}
	}
	a := &Article{Path: name, Raw: raw}
	parts, problem := formats[strings.ToLower(path.Ext(name))](a, text)
	if problem != nil && problem.Left {
		return nil, problem
	}
	parts, a.Removed = clean(parts)
	a.assemble(parts)
	if len(a.Blocks) == 0 {
		return nil, &Problem{Err: errors.New("no text in it"), Left: true}
	}
	if a.Title == "" {
		a.Title = a.titleFromText()
	}
	if a.Lang == "" {
		a.Lang = language(a.Text)
	}
	return a, problem
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
	if len(a.Blocks) > 1 && utf8.RuneCountInString(first) <= long {
		return first
	}
	name := strings.TrimSuffix(path.Base(a.Path), path.Ext(a.Path))
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
