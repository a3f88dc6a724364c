package meaning

// Sought is the words of a question, with all that are like them: what the words
// of a text are looked up in. It is not changed once it is made.
type Sought struct {
	slots []slot // a hash table of words, half of it empty
	links []link
}

type slot struct {
	word Word
	link int32 // the first of its links and 1; 0: the slot is empty
}

type link struct {
	Meant
	next int32 // and 1; 0: it is the last
}

// Meant is a word of a question that a word of a text is like.
type Meant struct {
	Index int     // among the words sought
	Level float32 // how well the one stands for the other, above 0 to 1
}

// Seek makes ready to look for words; those that are None are not found.
func Seek(words []Word) *Sought {
	n := 0
	for _, w := range words {
		n += len(Near(w))
	}
	size := 1
	for size < 2*n {
		size *= 2
	}
	s := &Sought{slots: make([]slot, size), links: make([]link, 0, n)}
	for i, w := range words {
		for _, o := range Near(w) {
			at := s.slot(o.Word)
			s.links = append(s.links, link{Meant{i, o.Level}, at.link})
			*at = slot{o.Word, int32(len(s.links))}
		}
	}
	return s
}

// slot returns where a word is, or would be.
func (s *Sought) slot(w Word) *slot {
	for at := uint32(w) * 2654435761; ; at++ {
		if o := &s.slots[int(at)&(len(s.slots)-1)]; o.link == 0 || o.word == w {
			return o
		}
	}
}

// Of yields the words sought that a word is like.
func (s *Sought) Of(w Word) func(yield func(Meant) bool) {
	return func(yield func(Meant) bool) {
		if w == None {
			return
		}
		for at := s.slot(w).link; at != 0; {
			l := &s.links[at-1]
			if !yield(l.Meant) {
				return
			}
			at = l.next
		}
	}
}
