package articles

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
)

// A format is a kind of file that is read as one article.
type format struct {
	endings []string // of its files' names, in small letters
	types   []string // that hosts call files by, each of the ending at its place; "" none
	starts  string   // how the bytes of its files begin, "" as text does
	what    string   // what such a file is called
	read    func(a *Article, raw []byte) ([]part, *Problem)

	attached func(raw []byte) []attached // the files that hang on one, nil none do
}

// parts reads a file, if it begins as its format does.
func (f *format) parts(a *Article, raw []byte) ([]part, *Problem) {
	if problem := f.begins(raw); problem != nil {
		return nil, problem
	}
	return f.read(a, raw)
}

// formats says how files are read.
var formats = []format{
	{endings: []string{".md", ".markdown"}, types: []string{"text/markdown"}, what: "Markdown", read: asText(readMarkdown)},
	{endings: []string{".html", ".htm", ".xhtml"}, types: []string{"text/html", "", "application/xhtml+xml"}, what: "a web page", read: asText(readHTML)},
	{endings: []string{".txt", ".text"}, types: []string{"text/plain"}, what: "text", read: asText(readText)},
	{endings: []string{".csv", ".tsv"}, types: []string{"text/csv", "text/tab-separated-values"}, what: "a table", read: asText(readCSV)},
	{endings: []string{".xlsx", ".xlsm"}, types: []string{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, starts: zipStart, what: "a workbook", read: readWorkbook},
	{endings: []string{".docx", ".docm"}, types: []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, starts: zipStart, what: "a document of Word", read: readDocument},
	{endings: []string{".pdf"}, types: []string{"application/pdf"}, starts: "%PDF-", what: "a PDF document", read: readPDF},
	{endings: []string{".eml"}, types: []string{"message/rfc822"}, what: "a mail", read: readMail, attached: attachedTo},
}

// zipStart is how the bytes of a zip archive begin, and those of what is one.
const zipStart = "PK\x03\x04"

// formatOf returns the format of a file of that name, nil where it is of none.
func formatOf(name string) *format {
	ext := ending(name)
	for i := range formats {
		if slices.Contains(formats[i].endings, ext) {
			return &formats[i]
		}
	}
	return nil
}

// Marked reports whether a file of that name is an article in another form than
// plain text.
func Marked(name string) bool {
	f := formatOf(name)
	return f != nil && f.what != "text"
}

// Known reports whether a file of that name is read, as an article or an archive of such.
func Known(name string) bool {
	return formatOf(name) != nil || strings.EqualFold(path.Ext(name), zipped)
}

// EndingOf returns the ending under which a file is kept that a host calls by a media
// type, "" where such are not read. Where the type says no more than that it is text
// or bytes, the file's name tells.
func EndingOf(mediaType, name string) string {
	said, named := "", ""
	for _, f := range formats {
		if i := slices.Index(f.types, mediaType); i >= 0 && mediaType != "" {
			said = f.endings[i]
		}
	}
	if f := formatOf(name); f != nil {
		named = ending(name)
	}
	vague := mediaType == "" || mediaType == "application/octet-stream" || strings.HasPrefix(mediaType, "text/")
	if named != "" && vague && (said == "" || said == ".txt") {
		return named
	}
	return said
}

// kinds lists the endings of files that are read: ".md, .html and .txt".
func kinds() string {
	var all []string
	for _, f := range formats {
		all = append(all, f.endings...)
	}
	return strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
}

// begins reports whether a file begins as its format does; else the problem says what it seems to be.
func (f *format) begins(raw []byte) *Problem {
	if bytes.HasPrefix(raw, []byte(f.starts)) {
		return nil
	}
	is := "text"
	if kind := binaryKind(raw); kind != "" {
		is = kind
	}
	return &Problem{Err: fmt.Errorf("not %s: it begins as %s", f.what, is), Left: true}
}

// asText reads a format whose bytes are text in some character set.
func asText(read func(a *Article, text string) ([]part, *Problem)) func(*Article, []byte) ([]part, *Problem) {
	return func(a *Article, raw []byte) ([]part, *Problem) {
		text, turned, guess := decode(raw)
		if guess != nil && guess.Left {
			return nil, guess
		}
		if strings.TrimSpace(text) == "" {
			return nil, errEmpty()
		}
		parts, problem := read(a, text)
		a.Removed = append(turned, a.Removed...)
		return parts, either(problem, guess)
	}
}

// ending is the ending of a file's name that tells its format, in small letters.
func ending(name string) string {
	if ext := path.Ext(name); strings.EqualFold(ext, gzipped) {
		name = strings.TrimSuffix(name, ext)
	}
	return strings.ToLower(path.Ext(name))
}

// nameAsTitle is a title made of a file's name: "start-ups_2024.csv" is "start-ups 2024".
func nameAsTitle(name string) string {
	name = path.Base(name)
	if strings.EqualFold(path.Ext(name), gzipped) {
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	name = strings.TrimSuffix(name, path.Ext(name))
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r == '_' {
			return ' '
		}
		if unseen(r) {
			return -1
		}
		return r
	}, name)), " ")
}
