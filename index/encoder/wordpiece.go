package encoder

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A wordPiece cuts texts into the pieces of words that an encoder knows, as
// BERT's tokenizer does. What an article holds is text: "[SEP]" in it is five
// characters, and never a mark of the encoder's own.
type wordPiece struct {
	pieces             map[string]int32
	inner              string         // begins a piece that does not begin a word: "##"
	longest            int            // letters of a word; a longer one is unknown
	begin, end, none   int32          // [CLS], [SEP], [UNK]
	lower, plain, tidy bool           // to lower case; without accents; without control characters
	han                bool           // each Chinese character is a word
	foreign            map[int32]bool // known characters of a writing that it does not read
}

// leastHan is how many Chinese characters an encoder knows that reads them: so many
// of the commonest make up 97 % of a text. One of English knows some hundreds, by
// chance, and what it makes of them means nothing.
const leastHan = 2000

// readWordPiece reads a tokenizer.json whose pieces are numbered below most.
func readWordPiece(path string, most int) (*wordPiece, error) {
	var file struct {
		Normalizer *struct {
			Type  string
			Clean bool  `json:"clean_text"`
			Han   bool  `json:"handle_chinese_chars"`
			Strip *bool `json:"strip_accents"`
			Lower bool  `json:"lowercase"`
		}
		Model struct {
			Type    string
			Unknown string `json:"unk_token"`
			Inner   string `json:"continuing_subword_prefix"`
			Longest int    `json:"max_input_chars_per_word"`
			Vocab   any
		}
		Before struct{ Type string } `json:"pre_tokenizer"`
	}
	if err := readJSON(path, &file); err != nil {
		return nil, err
	}
	if file.Model.Type != "WordPiece" || file.Before.Type != "BertPreTokenizer" {
		return nil, fmt.Errorf("%s: model.type %q after pre_tokenizer.type %q, want \"WordPiece\" after \"BertPreTokenizer\"", path, file.Model.Type, file.Before.Type)
	}
	vocab, ok := file.Model.Vocab.(map[string]any)
	if !ok || len(vocab) == 0 {
		return nil, fmt.Errorf("%s: model.vocab has no pieces", path)
	}
	w := &wordPiece{
		pieces: make(map[string]int32, len(vocab)), inner: file.Model.Inner, longest: file.Model.Longest, foreign: map[int32]bool{},
	}
	for piece, number := range vocab {
		n, ok := number.(float64)
		if !ok || n < 0 || int(n) >= most || n != float64(int(n)) {
			return nil, fmt.Errorf("%s: model.vocab: piece %q has the number %v, want one below vocab_size, %d", path, piece, number, most)
		}
		w.pieces[piece] = int32(n)
		if r, size := utf8.DecodeRuneInString(piece); size == len(piece) && isHan(r) {
			w.foreign[int32(n)] = true
		}
	}
	if len(w.foreign) >= leastHan {
		w.foreign = nil
	}
	for _, mark := range []struct {
		piece string
		to    *int32
	}{{"[CLS]", &w.begin}, {"[SEP]", &w.end}, {file.Model.Unknown, &w.none}} {
		if *mark.to, ok = w.pieces[mark.piece]; !ok {
			return nil, fmt.Errorf("%s: model.vocab has no piece %q", path, mark.piece)
		}
	}
	if n := file.Normalizer; n != nil {
		if n.Type != "BertNormalizer" {
			return nil, fmt.Errorf("%s: normalizer.type %q, want \"BertNormalizer\"", path, n.Type)
		}
		w.tidy, w.han, w.lower, w.plain = n.Clean, n.Han, n.Lower, n.Lower
		if n.Strip != nil {
			w.plain = *n.Strip
		}
	}
	if w.longest == 0 {
		w.longest = 100
	}
	return w, nil
}

// tokens returns the numbers of a text's pieces between those that begin and end
// it, most altogether.
func (w *wordPiece) tokens(text string, most int) []int32 {
	list := append(make([]int32, 0, 32), w.begin)
	for _, word := range w.split(text) {
		if len(list) >= most-1 {
			break
		}
		list = w.cut(list, word)
	}
	return append(list[:min(len(list), most-1)], w.end)
}

// reads reports whether an encoder reads a text by its tokens, of which the first are
// not the text's own: most of its pieces are known, and not in a foreign writing.
func (w *wordPiece) reads(tokens []int32, first int) bool {
	unknown := 0
	for _, t := range tokens {
		if t == w.none || w.foreign[t] {
			unknown++
		}
	}
	return float64(unknown) <= mostUnknown*float64(len(tokens)-first-1)
}

// split puts a text into the form that pieces have, and cuts it into words and
// punctuation.
func (w *wordPiece) split(text string) (words []string) {
	text = w.normal(text)
	begin := -1
	flush := func(end int) {
		if begin >= 0 {
			words = append(words, text[begin:end])
			begin = -1
		}
	}
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case isPunctuation(r):
			flush(i)
			words = append(words, text[i:i+size])
		case begin < 0:
			begin = i
		}
	}
	flush(len(text))
	return words
}

func (w *wordPiece) normal(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case w.tidy && (r == 0 || r == utf8.RuneError || isControl(r)):
		case w.tidy && unicode.IsSpace(r):
			b.WriteByte(' ')
		case w.han && isHan(r):
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	text = b.String()
	if w.plain {
		b.Reset()
		for _, r := range norm.NFD.String(text) {
			if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(r)
			}
		}
		text = b.String()
	}
	if w.lower {
		text = strings.ToLower(text)
	}
	return text
}

// cut appends the pieces of a word: the longest that it begins with, the longest
// that the rest begins with, and so on; a word that does not come out is unknown.
func (w *wordPiece) cut(list []int32, word string) []int32 {
	if utf8.RuneCountInString(word) > w.longest {
		return append(list, w.none)
	}
	before, prefix := len(list), ""
	for rest := word; rest != ""; prefix = w.inner {
		end, found := len(rest), false
		for end > 0 && !found {
			var id int32
			if id, found = w.pieces[prefix+rest[:end]]; found {
				list = append(list, id)
				break
			}
			_, size := utf8.DecodeLastRuneInString(rest[:end])
			end -= size
		}
		if !found {
			return append(list[:before], w.none)
		}
		rest = rest[end:]
	}
	return list
}

func isControl(r rune) bool {
	return r != '\t' && r != '\n' && r != '\r' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

func isPunctuation(r rune) bool {
	return r < 0x80 && r > ' ' && r != 0x7f && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') || unicode.IsPunct(r)
}

// isHan reports whether a character is of the blocks that BERT cuts by.
func isHan(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF || 0x20000 <= r && r <= 0x2A6DF || 0x2A700 <= r && r <= 0x2B73F ||
		0x2B740 <= r && r <= 0x2B81F || 0x2B920 <= r && r <= 0x2CEAF || 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
}
