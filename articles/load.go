package articles

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
)

// A Corpus is the articles of a folder.
type Corpus struct {
	Articles    []*Article // by path
	Problems    []Problem  // files that did not load, or not as they were meant, by path
	Passed      []Passed   // files that are no articles, by path
	Near        []Copy     // articles that share much of their text, see Origins
	Fingerprint string     // of all paths and bytes: equal when the files are

	Lexicon *lexicon.Lexicon // what things are called in it: its own names, then those Quoth has
	Units   *quantity.Units  // its own, nil none
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

// Load reads every article below the root of fsys; files whose names begin
// with a dot, and folders of such names, are passed over, as are drafts and
// files of other formats, which are listed. An archive is read as a folder of
// its name. An article that is broken becomes a Problem and the others load.
// Load fails when the root cannot be read or holds no article at all.
func Load(fsys fs.FS) (*Corpus, error) {
	l := &loader{keep: readKeeping(fsys), sum: sha256.New(), cores: make(chan struct{}, runtime.GOMAXPROCS(0))}
	err := l.folder(fsys, "", 0)
	c := l.corpus()
	if err != nil {
		return nil, plain(err)
	}
	if len(c.Articles) == 0 && len(c.Problems) == 0 {
		err := fmt.Errorf("no articles: looked for %s", kinds())
		if len(c.Passed) > 0 {
			err = fmt.Errorf("%w; passed over %s (%s)", err, Shown(c.Passed[0].Path), c.Passed[0].Reason)
		}
		return nil, err
	}
	if len(c.Articles) == 0 {
		return nil, fmt.Errorf("no articles: %w", c.Problems[0])
	}
	slices.SortFunc(c.Articles, func(a, b *Article) int { return strings.Compare(a.Path, b.Path) })
	c.Origins()
	c.own(fsys, l.sum)
	c.Fingerprint = hex.EncodeToString(l.sum.Sum(nil))
	return c, nil
}

// A loader reads folders into a corpus: one file after the other, and makes articles
// of them on all cores.
type loader struct {
	keep  keeping
	found []*found // in the order of the folders
	sum   hash.Hash
	all   sync.WaitGroup
	cores chan struct{} // holds one for each article that is being made
}

// Found is what was made of a file.
type found struct {
	name    string
	article *Article
	problem *Problem // nil none
	passed  string   // why it is passed over, "" it is not
}

// corpus returns what was found, once all of it is made.
func (l *loader) corpus() *Corpus {
	l.all.Wait()
	c := &Corpus{}
	for _, f := range l.found {
		if f.article != nil {
			c.Articles = append(c.Articles, f.article)
		}
		switch p := f.problem; {
		case f.passed != "":
			c.Passed = append(c.Passed, Passed{f.name, f.passed})
		case p == nil:
		case p.Err == errDraft:
			c.Passed = append(c.Passed, Passed{f.name, "drafts"})
		default:
			p.Path = f.name
			c.Problems = append(c.Problems, *p)
		}
	}
	return c
}

// folder reads what lies below the root of fsys, which stands in so many
// archives; prefix goes before the names. It fails when the root cannot be read.
func (l *loader) folder(fsys fs.FS, prefix string, depth int) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		at := prefix + name
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			l.problem(at, &Problem{Err: plain(err), Left: true})
			return nil
		case strings.HasPrefix(d.Name(), ".") && name != ".":
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() && exported(fsys, name):
			if name == "." {
				l.export(fsys, name, prefix)
			} else {
				l.export(fsys, name, at+"/")
			}
			return fs.SkipDir
		case d.IsDir() || ofFolder(at) || besideAnother(fsys, name):
			return nil
		case strings.EqualFold(path.Ext(name), zipped):
			l.archive(fsys, name, at, depth)
			return nil
		case formatOf(name) == nil:
			l.pass(at, passedKind(fsys, name, d))
			return nil
		}
		raw, problem := read(fsys, name)
		if problem != nil {
			l.problem(at, problem)
			return nil
		}
		front, problem := read(fsys, name+besideIt)
		if problem != nil {
			front = nil
		}
		l.file(at, raw, front)
		return nil
	})
}

// file reads the bytes of a file as an article, and the files that hang on it.
// front is the front matter that stands in a file beside it, nil none.
func (l *loader) file(name string, raw, front []byte) {
	f := formatOf(name)
	l.sum.Write(front)
	l.fileAs(name, raw, withFront(front, f.parts))
	if f.attached == nil || strings.Count(name, "/") > deepestAttached {
		return
	}
	for _, inner := range f.attached(raw) {
		if at := name + "/" + inner.name; formatOf(inner.name) == nil {
			l.pass(at, "kinds that are not read: "+oneOf(ending(inner.name), "no ending"))
		} else {
			l.file(at, inner.raw, nil)
		}
	}
}

// deepestAttached is how many folders and files a file may stand in of which
// those that hang on it are read too.
const deepestAttached = 20

// fileAs reads the bytes of a file as an article in a format.
func (l *loader) fileAs(name string, raw []byte, read func(*Article, []byte) ([]part, *Problem)) {
	fmt.Fprintf(l.sum, "%d %s %d ", len(name), name, len(raw))
	l.sum.Write(raw)
	f := &found{name: name}
	l.found = append(l.found, f)
	l.cores <- struct{}{}
	l.all.Go(func() {
		f.article, f.problem = parseAs(name, raw, read, l.keep)
		<-l.cores
	})
}

// problem notes what is wrong with a file.
func (l *loader) problem(name string, p *Problem) {
	l.found = append(l.found, &found{name: name, problem: p})
}

// pass notes that a file is passed over.
func (l *loader) pass(name, reason string) {
	l.found = append(l.found, &found{name: name, passed: reason})
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

// errEmpty is the problem of a file with nothing in it.
func errEmpty() *Problem { return &Problem{Err: errors.New("the file is empty"), Left: true} }

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

// parse makes an article of a file by the ending of its name.
func parse(name string, raw []byte) (*Article, *Problem) {
	f := formatOf(name)
	if f == nil {
		return nil, &Problem{Err: errors.New("of a kind that is not read"), Left: true}
	}
	return parseAs(name, raw, f.parts, nil)
}

// parseAs makes an article of a file in a format. It returns no article when
// the problem leaves none worth keeping.
func parseAs(name string, raw []byte, read func(*Article, []byte) ([]part, *Problem), keep keeping) (*Article, *Problem) {
	if len(raw) == 0 {
		return nil, errEmpty()
	}
	a := &Article{Path: name, Raw: raw}
	parts, problem := read(a, raw)
	if problem != nil && problem.Left {
		return nil, problem
	}
	parts, removed := clean(parts, keep)
	a.Removed = append(a.Removed, removed...)
	a.assemble(parts)
	if len(a.Blocks) == 0 {
		return nil, &Problem{Err: errors.New("no text in it"), Left: true}
	}
	a.guessPublished(dateFromName(name), "the file's name")
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
	if strings.TrimSpace(name) != "" && strings.IndexFunc(name, unicode.IsDigit) < 0 {
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
