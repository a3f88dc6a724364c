package articles

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// maxArticle is the largest file that is read as one article, in bytes.
const maxArticle = 64 << 20

// plain takes the path off an error that will be shown beside it.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// read returns the bytes of a file: of a regular file, as many as it says it
// has, and never more than are read as one article. Links are followed only
// as far as fsys does.
func read(fsys fs.FS, name string) ([]byte, *Problem) {
	left := func(err error, hint string) ([]byte, *Problem) {
		return nil, &Problem{Err: plain(err), Hint: hint, Left: true}
	}
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return left(err, "")
	case !info.Mode().IsRegular():
		return left(errors.New("not a file"), "")
	case info.Size() > maxArticle:
		return left(fmt.Errorf("%d MB, the most is %d MB", info.Size()>>20, maxArticle>>20), "split it into articles")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return left(err, "")
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !now.Mode().IsRegular() {
		return left(errors.New("not a file"), "")
	}
	raw := make([]byte, info.Size()+1)
	n, err := io.ReadFull(f, raw)
	switch {
	case err == nil || n < int(info.Size()):
		return left(fmt.Errorf("it has not the %d bytes that it says it has", info.Size()), "")
	case !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF):
		return left(err, "")
	}
	raw = raw[:n:n]
	if strings.EqualFold(path.Ext(name), gzipped) {
		return unzip(raw)
	}
	return raw, nil
}

// gzipped is the ending of files that are packed: report.md.gz.
const gzipped = ".gz"

// unzip unpacks a file, as far as it is read as one article.
func unzip(raw []byte) ([]byte, *Problem) {
	r, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	out, err := io.ReadAll(io.LimitReader(r, maxArticle+1))
	if err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	if len(out) > maxArticle {
		return nil, &Problem{Err: fmt.Errorf("more than %d MB unpacked", maxArticle>>20), Hint: "split it into articles", Left: true}
	}
	if err := swollen(int64(len(raw)), int64(len(out))); err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	return out, nil
}
