package index

import (
	"context"
	"slices"
	"strings"

	"quoth/articles"
	"quoth/articles/lexicon"
)

// Collection is the collection an article belongs to: its top-level folder, ""
// none.
func Collection(path string) string {
	folder, _, in := strings.Cut(path, "/")
	if !in {
		return ""
	}
	return folder
}

// Collections returns the collections of the index, in the order of the corpus.
func (x *Index) Collections() []string {
	var names []string
	seen := map[string]bool{}
	for _, m := range x.metas {
		if name := Collection(m.Path); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// Within makes an index in memory of the articles in some collections. It
// knows nothing of the others: neither answers, counts, spellings nor names.
// The caller closes it.
func (x *Index) Within(ctx context.Context, collections []string) (*Index, error) {
	c := &articles.Corpus{Fingerprint: x.fingerprint + " " + strings.Join(collections, "/")}
	var hidden []*articles.Article
	for _, m := range x.metas {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a, err := x.Article(m.Path)
		if err != nil {
			return nil, err
		}
		if slices.Contains(collections, Collection(m.Path)) {
			c.Articles = append(c.Articles, &a)
		} else {
			hidden = append(hidden, &a)
		}
	}
	c.Origins() // of what is seen: nothing is cited in the place of it that is not
	lex, err := namesWithout(x.lex, c.Articles, hidden)
	if err != nil {
		return nil, err
	}
	within, err := Memory(ctx, c, lex)
	if err == nil && x.Encoded() {
		err = within.encodeAs(ctx, x)
	}
	return within, err
}

// namesWithout returns the lexicon without the names that stand in hidden
// articles and in none of those seen. Names that Quoth comes with are no secret,
// nor are those of a corpus's own that no article has.
func namesWithout(lex *lexicon.Lexicon, seen, hidden []*articles.Article) (*lexicon.Lexicon, error) {
	own := ownNames(lex)
	if len(own) == 0 || len(hidden) == 0 {
		return lex, nil
	}
	secret, err := namesIn(own, hidden)
	if err != nil {
		return nil, err
	}
	open, err := namesIn(own, seen)
	if err != nil {
		return nil, err
	}
	isSecret := func(k lexicon.Kind, name string) bool { return secret[ownName{k, name}] && !open[ownName{k, name}] }
	var kept []*lexicon.Entry
	for _, e := range lex.Entries() {
		if isSecret(e.Kind, e.ID) {
			continue
		}
		known := *e
		known.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(name string) bool { return isSecret(e.Kind, name) })
		for known.Parent != "" && isSecret(e.Kind, known.Parent) {
			known.Parent = lex.Lookup(e.Kind, known.Parent).Parent
		}
		kept = append(kept, &known)
	}
	return (*lexicon.Lexicon)(nil).With(kept...)
}

// An ownName is a name of a corpus's own, as its lexicon writes it.
type ownName struct {
	kind lexicon.Kind
	name string
}

// ownNames returns the names of a lexicon that are none of those Quoth comes
// with.
func ownNames(lex *lexicon.Lexicon) (own []ownName) {
	for _, e := range lex.Entries() {
		was := lexicon.Default().Lookup(e.Kind, e.ID)
		if was == nil {
			own = append(own, ownName{e.Kind, e.ID})
			was = &lexicon.Entry{}
		}
		for _, name := range e.Aliases {
			if name != e.ID && !slices.Contains(was.Aliases, name) {
				own = append(own, ownName{e.Kind, name})
			}
		}
	}
	return own
}

// namesIn returns those of the names that articles have, in their text, their
// title, or among the places they say they are about.
func namesIn(names []ownName, list []*articles.Article) (map[ownName]bool, error) {
	var each []*lexicon.Entry
	once := map[ownName]bool{}
	for _, n := range names {
		if !once[n] {
			once[n] = true
			each = append(each, &lexicon.Entry{Kind: n.kind, ID: n.name})
		}
	}
	apart, err := (*lexicon.Lexicon)(nil).With(each...)
	if err != nil {
		return nil, err
	}
	found := map[ownName]bool{}
	for _, a := range list {
		for _, text := range append([]string{a.Text, a.Title}, a.Places...) {
			for _, m := range apart.Find(text) {
				found[ownName{m.Entry.Kind, m.Entry.ID}] = true
			}
		}
	}
	return found, nil
}
