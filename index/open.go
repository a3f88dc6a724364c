package index

// An Index is a corpus ready to be asked. It is read-only and safe for
// concurrent use.
type Index struct{}

// Open opens the current generation of the index in dir for reading. A
// directory that holds no index, an index of another version of quoth and a
// damaged one are refused, each with its own error.
func Open(dir string) (*Index, error) { return nil, nil }
