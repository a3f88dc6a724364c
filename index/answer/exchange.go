package answer

import (
	"regexp"
	"strings"

	"quoth/articles/figure"
	"quoth/index/ledger"
)

// inCurrency is where a question may say in which currency it wants an amount:
// "in euros?", "how much is that in US dollars", "按美元算呢".
var inCurrency = regexp.MustCompile(`(?i)\b(?:in|into|to|as)\s+(\pL+(?:\s\pL+)?)|(?:按|用|换成|换算成|折合成?|合)(\p{Han}{2,4})`)

// Exchange tells what a figure of money is in the currency that a question names:
// as a text, with the rate and its year; "" where no rate is held. currency is ""
// where the question names none, or the figure is no money or in it already.
func Exchange(f Figure, question string) (text, currency string) {
	if currency = CurrencyIn(question); currency == "" || f.Value == nil || f.Currency == "" || f.Currency == currency {
		return "", ""
	}
	e := ledger.Entry{}
	e.Kind, e.Value, e.Currency = figure.Money, *f.Value, f.Currency
	if f.Year != nil {
		e.Year = *f.Year
	}
	return scale{kind: figure.Money, currency: currency}.converted(e), currency
}

// CurrencyIn is the code of the currency that a question asks for, "" none.
func CurrencyIn(question string) string {
	for _, m := range inCurrency.FindAllStringSubmatch(question, -1) {
		for name := m[1] + m[2]; name != ""; {
			for _, f := range figure.Extract("100 "+name, figure.Context{}) {
				if f.Currency != "" {
					return f.Currency
				}
			}
			shorter := strings.LastIndexByte(name, ' ')
			if m[2] != "" {
				shorter = len(name) - len("元")
			}
			name = name[:max(0, shorter)]
		}
	}
	return ""
}
