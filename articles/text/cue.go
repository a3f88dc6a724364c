package text

import "embed"

// A Cue is what a phrase of the tables says of the number near it, or of the
// text around it.
type Cue uint8

// The cues that this package asks for itself. Those of a room above begin at Cues.
const (
	CueStop    Cue = iota // is no part of a noun phrase
	CueInNoun             // holds a word that is else no part of a noun: 中心
	CueJoins              // joins clauses: and, while
	CueRelates            // relative pronoun: which
	CueAgainst            // before what a figure is set against: than, 比
	cuePast               // verb of what was: fell
	CuePresent            // verb of what is: employs
	CueFuture             // says that what follows is to be: will, plans to
	CueLevel              // before a level reached: to, 达到
	CueLinks              // verb between a subject and its figure: averaged

	Cues
)

// ownCues are their names, the first column of the tables.
var ownCues = map[string]Cue{
	"stop":    CueStop,
	"in-noun": CueInNoun,
	"joins":   CueJoins,
	"relates": CueRelates,
	"against": CueAgainst,
	"past":    cuePast,
	"present": CuePresent,
	"future":  CueFuture,
	"level":   CueLevel,
	"links":   CueLinks,
}

//go:embed tables/*.tsv
var ownTables embed.FS

// A CueSet is a set of cues.
type CueSet [MaxCues / 64]uint64

// MaxCues is how many cues all rooms together may have.
const MaxCues = 128

// has reports whether a set of cues holds c.
func (s *CueSet) has(c Cue) bool { return s[c/64]&(1<<(c%64)) != 0 }

// meets reports whether two sets share a cue.
func (s *CueSet) meets(o *CueSet) bool { return s[0]&o[0]|s[1]&o[1] != 0 }

// add adds a cue.
func (s *CueSet) add(c Cue) { s[c/64] |= 1 << (c % 64) }

// join adds the cues of o.
func (s *CueSet) join(o *CueSet) {
	s[0] |= o[0]
	s[1] |= o[1]
}

// SetOf returns the set of some cues.
func SetOf(list ...Cue) CueSet {
	var s CueSet
	for _, c := range list {
		s.add(c)
	}
	return s
}
