package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/lockedfile"

	"quoth/articles/lexicon"
	"quoth/index/engine"
)

// An index on disk is a folder of generations. Each is built beside the
// others under a passing name, sealed, and only then made the current one:
//
//	CURRENT         the name of the current generation, a blank, the SHA-256 of its manifest
//	LOCK            held by who is building
//	gen-000007/     manifest.json  what it holds, with the SHA-256 of every file
//	                articles.json  what is known of each article ([]Meta)
//	                articles.bin   the articles, a store of JSON; articles.list its list
//	                passages.bin   the passages, a store of Records; passages.list its list
//	                words.tsv      the words of the corpus as they are written
//	                figures.bin    the figures, a ledger
//	                lexicon.json   the places and measures it was built with
//	                vectors.bin    of passages and sentences, where an encoder was given
//	                bleve/         the words
//
// A reader opens what CURRENT names and never sees the rest. The generation
// before the current one is kept for those who still read it.
const (
	CurrentFile  = "CURRENT" // names the generation that is open: another one is when it changes
	lockFile     = "LOCK"
	metasFile    = "metas.bin"
	articlesFile = "articles.bin"
	articlesList = "articles.list"
	passagesFile = "passages.bin"
	passagesList = "passages.list"
	wordsFile    = "words.tsv"
	figuresFile  = "figures.bin"
	lexiconFile  = "lexicon.json"
	vectorsFile  = "vectors.bin"
	engineFolder = "bleve"

	generationPrefix = "gen-"
	unfinishedSuffix = ".tmp"
)

// BuildFrom writes a new generation of the index in dir, of any documents, and
// makes it current; fingerprint is what the index will tell of them. It waits for
// another build of the same index to end. When it fails, is refused by the plan's
// probe or is killed, the index stays as it was, and what vectors were made are there
// for the next build.
func BuildFrom(ctx context.Context, dir string, docs iter.Seq[Document], lex *lexicon.Lexicon, fingerprint string, p Plan) error {
	if err := usable(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(dir, lockFile)).Lock()
	if err != nil {
		return err
	}
	defer unlock()
	if err := prune(dir); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(dir, generationPrefix+"*"+unfinishedSuffix)
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	m, err := write(ctx, tmp, docs, lex)
	if err != nil {
		return err
	}
	m.Fingerprint = fingerprint
	if p.By != nil {
		m.Encoder = madeBy(p.By)
		if err := writeVectors(ctx, dir, tmp, p.Encoding); err != nil {
			return err
		}
	}
	listed, err := seal(tmp, m)
	if err != nil {
		return err
	}
	own := sha256.Sum256(listed)
	x, err := openGeneration(tmp, hex.EncodeToString(own[:]))
	if err != nil {
		return fmt.Errorf("what was built cannot be read: %w", err)
	}
	if err := errors.Join(p.probe(x), x.Close()); err != nil {
		return err
	}
	if err := publish(dir, tmp, hex.EncodeToString(own[:])); err != nil || p.By == nil {
		return err
	}
	return os.Remove(begunPath(dir, p.By))
}

// usable refuses a folder that holds something else than an index.
func usable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, CurrentFile) && name != lockFile && !strings.HasPrefix(name, generationPrefix) && !strings.HasPrefix(name, ".") {
			return fmt.Errorf("%s: %w, and not empty: it holds %q", dir, ErrNoIndex, name)
		}
	}
	return nil
}

// write fills a folder with a generation, the manifest left out.
func write(ctx context.Context, gen string, docs iter.Seq[Document], lex *lexicon.Lexicon) (m manifest, err error) {
	words, err := engine.Create(filepath.Join(gen, engineFolder), gen)
	if err != nil {
		return m, err
	}
	records, err := os.Create(filepath.Join(gen, passagesFile))
	if err != nil {
		return m, err
	}
	defer records.Close()
	texts, err := os.Create(filepath.Join(gen, articlesFile))
	if err != nil {
		return m, err
	}
	defer texts.Close()
	kept, whole := newStoreWriter(records), newStoreWriter(texts)
	b := newBuilder(lex, kept, whole, words.Add)
	if err := b.all(ctx, docs); err != nil {
		return m, err
	}
	if b.passages == 0 { // the engine could not close
		return m, errors.New("no passages to index")
	}
	totals, err := words.Close()
	if err != nil {
		return m, err
	}
	if err := writeFile(filepath.Join(gen, metasFile), encodeMetas(b.metas)); err != nil {
		return m, err
	}
	if err := writeFile(filepath.Join(gen, passagesList), kept.list); err != nil {
		return m, err
	}
	if err := writeFile(filepath.Join(gen, articlesList), whole.list); err != nil {
		return m, err
	}
	if err := writeFile(filepath.Join(gen, figuresFile), b.figures.Encode()); err != nil {
		return m, err
	}
	if err := writeFile(filepath.Join(gen, wordsFile), b.words.Write()); err != nil {
		return m, err
	}
	return manifest{
		Schema: schema, Version: version(), Articles: len(b.metas),
		Passages: totals.Passages, Tokens: totals.Tokens,
	}, writeJSON(filepath.Join(gen, lexiconFile), lex.Entries())
}

// publish makes a finished generation the current one.
func publish(dir, tmp, own string) error {
	name := fmt.Sprintf("%s%06d", generationPrefix, last(dir)+1)
	if err := os.Rename(tmp, filepath.Join(dir, name)); err != nil {
		return err
	}
	next := filepath.Join(dir, CurrentFile+unfinishedSuffix)
	if err := writeFile(next, []byte(name+" "+own+"\n")); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(dir, CurrentFile)); err != nil {
		return err
	}
	if err := flush(dir); err != nil {
		return err
	}
	return prune(dir)
}

// current returns the current generation and the sum of its manifest.
func current(dir string) (name, own string, err error) {
	data, err := os.ReadFile(filepath.Join(dir, CurrentFile))
	if err != nil {
		if info, e := os.Stat(dir); e != nil {
			return "", "", fmt.Errorf("%w: there is no such folder", ErrNoIndex)
		} else if !info.IsDir() {
			return "", "", fmt.Errorf("%w: it is a file", ErrNoIndex)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return "", "", fmt.Errorf("%w: it holds no %s", ErrNoIndex, CurrentFile)
		}
		return "", "", err
	}
	name, own, ok := strings.Cut(strings.TrimSpace(string(data)), " ")
	if !ok || generation(name) == 0 {
		return "", "", fmt.Errorf("%w: %s is unreadable", ErrDamaged, CurrentFile)
	}
	return name, own, nil
}

// generation returns the number of a generation by its name, 0 for other names.
func generation(name string) int {
	digits, ok := strings.CutPrefix(name, generationPrefix)
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 0 {
		return 0
	}
	return n
}

// last returns the number of the newest generation, 0 when there is none.
func last(dir string) int {
	entries, _ := os.ReadDir(dir)
	n := 0
	for _, e := range entries {
		n = max(n, generation(e.Name()))
	}
	return n
}

// prune removes what killed builds have left and all generations but the
// current one and the one before it.
func prune(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	name, _, err := current(dir)
	if err != nil {
		name = "" // the first build, or a damaged index that is being built again
	}
	var old []int
	var errs []error
	for _, e := range entries {
		n := generation(e.Name())
		switch {
		case strings.HasPrefix(e.Name(), generationPrefix) && strings.HasSuffix(e.Name(), unfinishedSuffix):
			errs = append(errs, os.RemoveAll(filepath.Join(dir, e.Name())))
		case n > 0 && name != "" && n > generation(name): // sealed, but killed before it became current
			errs = append(errs, os.RemoveAll(filepath.Join(dir, e.Name())))
		case n > 0 && n < generation(name):
			old = append(old, n)
		}
	}
	slices.Sort(old)
	for _, n := range old[:max(0, len(old)-1)] {
		errs = append(errs, os.RemoveAll(filepath.Join(dir, fmt.Sprintf("%s%06d", generationPrefix, n))))
	}
	return errors.Join(errs...)
}
