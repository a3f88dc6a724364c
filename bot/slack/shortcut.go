package slack

import "strings"

// shortcutFind is the callback id of the message shortcut.
const shortcutFind = "find_figures"

// shortcut asks what the articles say to someone's message, for the eyes of
// who used it.
func (i interaction) shortcut(self identity) (question, bool) {
	q := i.asked()
	q.via, q.text = byShortcut, plainWords(i.Message.Text, self.user)
	if q.text == "" {
		q.text = wordsOf(i.Message.Blocks, self.user)
	}
	q.text = strings.TrimSpace(q.text + "\n" + i.Message.attached(self.user))
	return q, i.CallbackID == shortcutFind && q.channel != "" && q.ts != ""
}
