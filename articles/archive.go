package articles

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// zipped is the ending of archives that are read as folders.
const zipped = ".zip"

// Bounds of an archive.
const (
	mostArchive  = 2 << 30 // bytes of it
	mostFiles    = 200_000 // in it
	mostTogether = 2 << 30 // bytes that its files unpack to
	mostNested   = 2       // archives that it may stand in
)

// archive reads an archive as a folder of its name. Of its files, those whose
// names lead elsewhere, stand twice, or that are no plain files are named and left out.
func (l *loader) archive(fsys fs.FS, name, at string, depth int) {
	refuse := func(err error) { l.problem(at, &Problem{Err: plain(err), Left: true}) }
	if depth > mostNested {
		refuse(fmt.Errorf("an archive within %d others: it is not unpacked", depth))
		return
	}
	f, size, err := readerAt(fsys, name)
	if err != nil {
		refuse(err)
		return
	}
	defer f.Close()
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		refuse(err)
		return
	}
	if len(z.File) > mostFiles {
		refuse(fmt.Errorf("%d files, the most is %d", len(z.File), mostFiles))
		return
	}
	total := uint64(0)
	seen := map[string]bool{}
	z.File = slices.DeleteFunc(z.File, func(e *zip.File) bool {
		said := strings.TrimSuffix(e.Name, "/")
		var err error
		switch total += e.UncompressedSize64; {
		case strings.HasPrefix(said, "__MACOSX/"): // what macOS writes beside each file
			return true
		case !fs.ValidPath(said) || strings.ContainsAny(said, `\:`):
			err = errors.New("a name that leads out of the archive, or is none")
		case seen[said] && !e.FileInfo().IsDir():
			err = errors.New("the second file of its name in the archive")
		case !e.FileInfo().IsDir() && !e.Mode().IsRegular():
			err = errors.New("not a file")
		case e.Flags&1 != 0:
			err = errors.New("it has a password")
		case e.UncompressedSize64 <= maxArticle: // what is larger is told when it is read
			err = swollen(int64(e.CompressedSize64), int64(e.UncompressedSize64))
		}
		if seen[said] = true; err != nil {
			l.problem(at+"/"+e.Name, &Problem{Err: err, Left: true})
		}
		return err != nil
	})
	if total > mostTogether {
		refuse(fmt.Errorf("%d MB unpacked, the most is %d MB", total>>20, mostTogether>>20))
		return
	}
	if err := l.folder(z, at+"/", depth+1); err != nil {
		refuse(err)
	}
}

// Bounds of what unpacks to much more than it is: writing packs to a tenth or so, and
// what says the same again and again to a hundredth.
const (
	mostSwollen  = 200     // times its size
	leastSwollen = 1 << 20 // bytes; what unpacks to less is read whatever its size
)

// swollen is the error of what unpacks to so much more than it is that nobody wrote it;
// nil where it does not.
func swollen(packed, unpacked int64) error {
	if unpacked < leastSwollen || unpacked <= mostSwollen*packed {
		return nil
	}
	return fmt.Errorf("%d MB unpacked is more than %d times its size", unpacked>>20, mostSwollen)
}

// A bytesAt is a file that is read from anywhere.
type bytesAt interface {
	io.ReaderAt
	io.Closer
}

// readerAt opens a file to be read from anywhere, and returns its size. One
// that cannot be, as within an archive, is read whole, as far as one article is.
func readerAt(fsys fs.FS, name string) (bytesAt, int64, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, errors.New("not a file")
	}
	if info.Size() > mostArchive {
		return nil, 0, fmt.Errorf("%d MB, the most is %d MB", info.Size()>>20, mostArchive>>20)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, 0, err
	}
	if now, err := f.Stat(); err != nil || !now.Mode().IsRegular() {
		f.Close()
		return nil, 0, errors.New("not a file")
	}
	if at, ok := f.(bytesAt); ok {
		return at, info.Size(), nil
	}
	f.Close()
	raw, problem := read(fsys, name)
	if problem != nil {
		return nil, 0, problem.Err
	}
	return inMemory{bytes.NewReader(raw)}, int64(len(raw)), nil
}

// inMemory is a file that was read whole.
type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }
