package bot

// A Setting is how the bot behaves in one channel. The zero Setting is the
// default: it answers when it is called, from all articles that are open to
// everyone, in the language of the asker.
type Setting struct {
	// Collections are the top-level folders of the corpus it answers from;
	// none: all that the channel may see.
	Collections []string `json:"collections,omitempty"`
	// Auto answers questions nobody put to the bot, where it is sure.
	Auto bool `json:"auto,omitempty"`
	// Mute answers only where the bot is called, not what goes on in threads.
	Mute bool `json:"mute,omitempty"`
	// Lang is the language of the interface, "en" or "zh"; "" the asker's.
	Lang string `json:"lang,omitempty"`
	// Helper is who is called when an answer did not help: the id of a person
	// or a group; "" nobody.
	Helper string `json:"helper,omitempty"`
}

// Volunteers reports whether questions are answered that nobody put to the bot.
func (s Setting) Volunteers() bool { return s.Auto && !s.Mute }
