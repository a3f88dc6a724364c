package quantity

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// A Currency is one of ISO 4217, in use now or until a year.
type Currency struct {
	Code     string
	Until    string   // the last year of use, "" in use
	Decimals int      // of its smallest part: 2 for cents, 0 none
	Signs    []string // as written
	Names    []string // with the country's: swedish kronor, 瑞典克朗
	Bare     []string // without: kronor, 克朗
	Places   []string // in which it is legal tender, in English
}

// Currencies returns the currencies in the order of their codes, read once.
var Currencies = sync.OnceValue(func() []Currency {
	var all []Currency
	rows("currencies.tsv", 7, func(c []string) {
		all = append(all, Currency{c[0], c[1], int(c[2][0] - '0'), list(c[3]), list(c[4]), list(c[5]), list(c[6])})
	})
	return all
})

// A MoneyWord is a sign, a code or a name of money with the currencies it may stand for.
type MoneyWord struct {
	Text    string      // as written for signs and codes, in small letters for names
	Kind    MoneyKind   // where it stands
	Also    bool        // it means something else too: mark, sol
	Usual   bool        // nobody doubts the default: 元
	Default string      // the code it stands for where no place says, "" open
	Of      []*Currency // those in use first
}

// MoneyKind is where a word of money stands.
type MoneyKind uint8

const (
	Sign    MoneyKind = iota // $, R$, €: at either side of the number
	Letters                  // RM, KSh, zł: a sign of letters alone
	Code                     // MYR
	Name                     // ringgit, 林吉特: behind the number
)

// Shared reports whether the place decides which currency w stands for.
func (w *MoneyWord) Shared() bool { return len(w.Of) > 1 }

// MoneyWords returns the signs, codes and names of money, read once.
var MoneyWords = sync.OnceValue(func() map[string]*MoneyWord {
	words := map[string]*MoneyWord{}
	add := func(text string, kind MoneyKind, c *Currency) {
		w := words[text]
		if w == nil {
			w = &MoneyWord{Text: text, Kind: kind}
			words[text] = w
		}
		switch {
		case slices.Contains(w.Of, c):
		case c.Until == "": // before those out of use
			at := slices.IndexFunc(w.Of, func(o *Currency) bool { return o.Until != "" })
			if at < 0 {
				at = len(w.Of)
			}
			w.Of = slices.Insert(w.Of, at, c)
		default:
			w.Of = append(w.Of, c)
		}
	}
	all, byCode := Currencies(), map[string]*Currency{}
	for i := range all {
		c := &all[i]
		byCode[c.Code] = c
		add(c.Code, Code, c)
		for _, s := range c.Signs {
			add(s, signKind(s), c)
		}
		for _, n := range slices.Concat(c.Names, c.Bare) {
			add(n, Name, c)
		}
	}
	defaults := map[string]string{}
	var also, usual []string
	rows("money.tsv", 3, func(cols []string) {
		texts := list(cols[2])
		switch cols[0] {
		case "default":
			for _, t := range texts {
				defaults[t] = cols[1]
			}
		case "usual":
			for _, t := range texts {
				defaults[t] = cols[1]
				usual = append(usual, t)
			}
		case "word":
			also = append(also, texts...)
		default:
			kind := map[string]MoneyKind{"sign": Sign, "letters": Letters, "name": Name}[cols[0]]
			for _, t := range texts {
				add(t, kind, byCode[cols[1]])
			}
		}
	})
	for text, w := range words {
		if now := slices.IndexFunc(w.Of, func(c *Currency) bool { return c.Until != "" }); now == 1 || len(w.Of) == 1 {
			w.Default = w.Of[0].Code // of several, the one in use
		}
		if code, ok := defaults[strings.ToLower(text)]; ok {
			w.Default = code
		}
		w.Also, w.Usual = slices.Contains(also, text), slices.Contains(usual, text)
	}
	return words
})

// signKind tells a sign that is letters alone from one that has a mark.
func signKind(sign string) MoneyKind {
	for _, ru := range sign {
		if !unicode.IsLetter(ru) && ru != '.' && ru != ' ' {
			return Sign
		}
	}
	return Letters
}
