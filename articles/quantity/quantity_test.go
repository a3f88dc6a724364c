package quantity

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// Every currency of ISO 4217 is known by its code, and by a name in English and in Chinese.
func TestCurrencies(t *testing.T) {
	words := MoneyWords()
	last, now := "", 0
	for _, c := range Currencies() {
		if c.Code <= last || len(c.Code) != 3 {
			t.Errorf("%s behind %s: codes of three letters in order", c.Code, last)
		}
		last = c.Code
		if c.Until == "" {
			now++
		}
		if w := words[c.Code]; w == nil || len(w.Of) != 1 || w.Of[0].Code != c.Code {
			t.Errorf("%s is not known by its code", c.Code)
		}
		han := func(s string) bool { return s[0] > 0xe0 }
		large := func(s string) bool { return s != strings.ToLower(s) }
		if !slices.ContainsFunc(c.Names, han) || slices.ContainsFunc(c.Names, large) {
			t.Errorf("%s: names %q: want one in Chinese, and small letters", c.Code, c.Names)
		}
		if len(c.Places) == 0 {
			t.Errorf("%s: no place uses it", c.Code)
		}
	}
	if now < 150 {
		t.Errorf("%d currencies in use, want 150 and more", now)
	}
}

// A word that several currencies share is read by the place.
func TestMoneyWords(t *testing.T) {
	for _, tt := range []struct{ text, place, want string }{
		{"kr", "Norway", "NOK"}, {"kr", "Sweden", "SEK"}, {"kr", "Iceland", "ISK"}, {"kr", "Peru", ""},
		{"kroner", "Norway", "NOK"}, {"kroner", "Denmark", "DKK"}, {"kroner", "", ""}, {"kronor", "", "SEK"},
		{"pesos", "Chile", "CLP"}, {"pesos", "Philippines", "PHP"}, {"pesos", "", "MXN"},
		{"dollars", "Australia", "AUD"}, {"dollars", "Singapore", "SGD"}, {"dollars", "China", "USD"},
		{"francs", "Senegal", "XOF"}, {"francs", "Rwanda", "RWF"}, {"francs", "France", "FRF"}, {"francs", "", "CHF"},
		{"rupees", "Pakistan", "PKR"}, {"rupees", "", "INR"}, {"shillings", "Uganda", "UGX"},
		{"¥", "Japan", "JPY"}, {"¥", "China", "CNY"}, {"¥", "France", ""},
		{"RM", "", "MYR"}, {"R$", "", "BRL"}, {"zł", "", "PLN"}, {"₦", "", "NGN"}, {"Ksh", "", "KES"},
		{"克朗", "Sweden", "SEK"}, {"比索", "Colombia", "COP"}, {"林吉特", "", "MYR"}, {"先令", "Tanzania", "TZS"},
		{"marks", "", ""}, {"lira", "", "TRY"}, {"lira", "Italy", "ITL"},
	} {
		w := MoneyWords()[tt.text]
		if w == nil {
			t.Errorf("%q is no word of money", tt.text)
			continue
		}
		if got := cmp.Or(Tender(w, lexicon.Default(), tt.place), w.Default); got != tt.want {
			t.Errorf("%q in %q is %q, want %q", tt.text, tt.place, got, tt.want)
		}
	}
}

// StandardUnits are known by their names in both languages and by their symbols.
func TestUnits(t *testing.T) {
	known := map[string]string{}
	for _, u := range StandardUnits() {
		if u.Dimension == "" || len(u.Words) == 0 {
			t.Errorf("%s: dimension %q, words %q", u.Name, u.Dimension, u.Words)
		}
		for _, w := range u.Words {
			if known[w] == "" {
				known[w] = u.Name
			}
		}
	}
	for word, want := range map[string]string{
		"litres per 100 kilometres": "L/100 km", "L/100km": "L/100 km", "升/100千米": "L/100 km",
		"british thermal units": "Btu", "兆帕斯卡": "MPa", "kilopascals": "kPa", "bushels": "bu", "蒲式耳": "bu",
		"lumens": "lm", "流明": "lm", "gigajoules": "GJ", "acre-feet": "ac ft", "teravolts": "TV", "解": "",
	} {
		if known[word] != want {
			t.Errorf("%q is the unit %q, want %q", word, known[word], want)
		}
	}
}
