package index

import "quoth/index/query"

// Understand reads a question to this index: words that stand nowhere in it are
// taken for those they were most likely meant to be.
func (x *Index) Understand(question string) query.Query { return x.corpus.Understand(question) }

// Asking tells whether something said among people asks anything of the
// articles.
func (x *Index) Asking(text string) query.Asking { return query.AskingOf(text, x.lex) }
