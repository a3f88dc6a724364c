package index

// schema is the version of everything an index is made by: what is extracted
// and how, the analyzer, the files. Raise it whenever an index built before
// would answer otherwise.
const schema = 1
