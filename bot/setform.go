package bot

// A SetForm is a form in which what is set for a channel is changed.
type SetForm struct {
	Title, Channel, Choose, Helper, Unchanged, Send, Leave string
	Fields                                                 []SetField
}

// A SetField is one thing that can be set, by the name and the values that
// Setting.With knows.
type SetField struct {
	Name, Label string
	Choices     []Choice
}

// SettingsForm is the form in a language; collections are those there are to
// answer from.
func SettingsForm(lang string, collections []string) SetForm {
	n := noticesIn(lang)
	f := SetForm{Title: n.SetTitle, Channel: n.SetChannel, Choose: n.SetChannel, Helper: n.SetHelper, Unchanged: n.Unchanged, Send: n.SetSave, Leave: n.LeaveIt}
	onOff := []Choice{{"on", n.On}, {"off", n.Off}}
	f.Fields = []SetField{{"mute", n.SetMute, onOff}, {"auto", n.SetAuto, onOff},
		{"lang", n.SetLang, []Choice{{"asker", n.OfAsker}, {"en", "English"}, {"zh", "中文"}}}}
	if len(collections) > 0 {
		from := SetField{"collections", n.SetFrom, []Choice{{"all", n.SetAll}}}
		for _, c := range collections {
			from.Choices = append(from.Choices, Choice{c, clip(inLine(c), labelMax)})
		}
		f.Fields = append(f.Fields, from)
	}
	return f
}
