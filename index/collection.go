package index

import (
	"context"
	"strings"

	"quoth/articles"
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
// knows nothing of the others: neither answers, counts nor spellings. The
// caller closes it.
func (x *Index) Within(ctx context.Context, collections []string) (*Index, error) {
	in := map[string]bool{}
	for _, name := range collections {
		in[name] = true
	}
	c := &articles.Corpus{Fingerprint: x.fingerprint + " " + strings.Join(collections, "/")}
	for _, m := range x.metas {
		if !in[Collection(m.Path)] {
			continue
		}
		a, err := x.Article(m.Path)
		if err != nil {
			return nil, err
		}
		c.Articles = append(c.Articles, &a)
	}
	return Memory(ctx, c, x.lex)
}
