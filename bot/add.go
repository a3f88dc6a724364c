package bot

// Added says that what an address leads to is read from now on; name is what it is.
func Added(lang, name string) Message {
	return Message{Kind: Noted, Lang: lang, Parts: []Part{line(fill(noticesIn(lang).Added, inLine(name)))}}
}

// NotAdded says why an address was not added.
func NotAdded(lang string, err error) Message {
	return Message{Kind: Refused, Lang: lang, Parts: []Part{line(fill(noticesIn(lang).NotAdded, inLine(err.Error())))}}
}
