package articles

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

const reasonNotice = "channel notice"

// exportFiles are the files by which an export of Slack is known.
const (
	exportChannels = "channels.json"
	exportUsers    = "users.json"
)

// exported reports whether a folder is what Slack exports of a workspace.
func exported(fsys fs.FS, dir string) bool {
	for _, name := range []string{exportChannels, exportUsers} {
		if info, err := fs.Stat(fsys, path.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// export reads an export of Slack: each day of each public channel is an
// article, each message a paragraph behind the name of who wrote it. Private
// channels and direct messages are passed over.
func (l *loader) export(fsys fs.FS, dir, at string) {
	x := &slackExport{names: map[string]string{}, public: map[string]bool{}}
	var users []struct {
		ID, Name string
		Profile  struct {
			RealName    string `json:"real_name"`
			DisplayName string `json:"display_name"`
		}
	}
	var channels []struct{ ID, Name string }
	for name, into := range map[string]any{exportUsers: &users, exportChannels: &channels} {
		raw, problem := read(fsys, path.Join(dir, name))
		if problem == nil {
			fmt.Fprintf(l.sum, "%d %s %d ", len(at+name), at+name, len(raw))
			l.sum.Write(raw)
			if err := json.Unmarshal(raw, into); err != nil {
				problem = &Problem{Line: jsonLine(string(raw), err), Err: err, Left: true}
			}
		}
		if l.problem(at+name, problem); problem != nil {
			return
		}
	}
	for _, u := range users {
		for _, name := range []string{u.Profile.DisplayName, u.Profile.RealName, u.Name, u.ID} {
			if name = strings.TrimSpace(name); name != "" {
				x.names[u.ID] = name
				break
			}
		}
	}
	for _, c := range channels {
		x.public[c.Name] = true
		x.names[c.ID] = c.Name
	}
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		within := strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
		channel, day, inChannel := strings.Cut(within, "/")
		switch {
		case err != nil:
			l.problem(at+within, &Problem{Err: plain(err), Left: true})
		case d.IsDir() || strings.HasPrefix(path.Base(name), "."):
		case !inChannel && path.Ext(name) == ".json": // of the workspace
		case path.Ext(name) != ".json" || strings.Contains(day, "/"):
			l.pass(at+within, passedKind(fsys, name, d))
		case !x.public[channel]:
			l.pass(at+within, "private channels and direct messages of Slack")
		default:
			raw, problem := read(fsys, name)
			if problem == nil {
				l.fileAs(at+within, raw, func(a *Article, raw []byte) ([]part, *Problem) { return x.day(a, channel, raw) })
			}
			l.problem(at+within, problem)
		}
		return nil
	})
	if err != nil {
		l.problem(at, &Problem{Err: plain(err), Left: true})
	}
}

// A slackExport is what an export says of itself.
type slackExport struct {
	names  map[string]string // of users and channels, by id
	public map[string]bool   // channels, by name
}

// A slackMessage is a message of an export.
type slackMessage struct {
	Type, Subtype, User, Username, Text, TS string
	Hidden                                  bool
	BotProfile                              struct{ Name string } `json:"bot_profile"`
}

// day reads the messages of a day in a channel.
func (x *slackExport) day(a *Article, channel string, raw []byte) ([]part, *Problem) {
	var messages []slackMessage
	if err := json.Unmarshal(raw, &messages); err != nil {
		return nil, &Problem{Line: jsonLine(string(raw), err), Err: err, Left: true}
	}
	day := strings.TrimSuffix(path.Base(a.Path), ".json")
	a.Title, a.Source = "#"+channel+", "+day, "#"+channel
	if _, err := time.Parse(time.DateOnly, day); err == nil {
		a.Published = day
	}
	var parts []part
	for _, m := range messages {
		list := x.message(m)
		if m.Hidden || m.Subtype != "" && !slices.Contains([]string{"bot_message", "thread_broadcast", "file_share", "me_message"}, m.Subtype) {
			for i := range list {
				list[i] = list[i].withhold(reasonNotice)
			}
		}
		parts = append(parts, list...)
	}
	if len(parts) == 0 {
		return nil, &Problem{Err: errors.New("no message in it"), Left: true}
	}
	return parts, nil
}

// message is a message as parts, a line of it each; the first names who wrote it.
func (x *slackExport) message(m slackMessage) []part {
	who := x.names[m.User]
	for _, name := range []string{m.Username, m.BotProfile.Name, m.User} {
		if who == "" {
			who = name
		}
	}
	var parts []part
	code := false
	for line := range strings.SplitSeq(m.Text, "\n") {
		if strings.Count(line, "```")%2 == 1 {
			code = !code
		}
		p := part{}
		trimmed := strings.TrimSpace(line)
		for _, bullet := range []string{"• ", "◦ ", "- "} {
			if rest, ok := strings.CutPrefix(trimmed, bullet); ok {
				p.kind, trimmed = Item, rest
			}
		}
		if trimmed == "" {
			continue
		}
		if len(parts) == 0 && who != "" {
			p.kind = Paragraph
			p.write(who + ": ")
		}
		if code {
			p.write(html.UnescapeString(strings.ReplaceAll(trimmed, "```", "")))
		} else {
			x.mrkdwn(&p, trimmed)
		}
		p.done()
		parts = append(parts, p)
	}
	return parts
}

// mrkdwn writes a line of a message as it is shown.
func (x *slackExport) mrkdwn(p *part, line string) {
	struck := -1
	open := map[byte]bool{} // marks
	for i := 0; i < len(line); {
		if line[i] == '<' {
			if end := strings.IndexByte(line[i:], '>'); end > 0 {
				x.reference(p, line[i+1:i+end])
				i += end + 1
				continue
			}
		}
		if mark := line[i]; strings.IndexByte("*_~`", mark) >= 0 && (open[mark] && closes(line, i) || !open[mark] && opens(line, i)) {
			open[mark] = !open[mark]
			if mark == '~' && struck >= 0 {
				p.takeOut(struck, reasonStruck)
				struck = -1
			} else if mark == '~' {
				struck = len(p.written)
			}
			i++
			continue
		}
		next := i + 1
		for next < len(line) && strings.IndexByte("<*_~`", line[next]) < 0 {
			next++
		}
		p.write(html.UnescapeString(line[i:next]))
		i = next
	}
}

// longestMarked is how many bytes a stretch between marks has at the most.
const longestMarked = 2000

// opens reports whether a mark begins a stretch that another of its kind ends.
func opens(line string, i int) bool {
	before := i == 0 || strings.IndexByte(" ([*_~`\"'", line[i-1]) >= 0
	rest := line[i+1:]
	if !before || rest == "" || rest[0] == ' ' {
		return false
	}
	for k := i + 2; k < min(len(line), i+longestMarked); k++ {
		if line[k] == line[i] && closes(line, k) {
			return true
		}
	}
	return false
}

// closes reports whether a mark may end a stretch that another of its kind began.
func closes(line string, i int) bool {
	after := i+1 == len(line) || strings.IndexByte(" ,.;:!?)]*_~`\"'", line[i+1]) >= 0
	return after && i > 0 && line[i-1] != ' '
}

// reference writes what stands between angle brackets: someone, a channel, an address.
func (x *slackExport) reference(p *part, inner string) {
	what, label, labelled := strings.Cut(inner, "|")
	switch {
	case strings.HasPrefix(what, "@"):
		if name := x.names[what[1:]]; name != "" {
			label = name
		} else if label == "" {
			label = what[1:]
		}
		p.write("@" + label)
	case strings.HasPrefix(what, "#"):
		if label == "" {
			label = x.names[what[1:]]
		}
		p.write("#" + label)
	case strings.HasPrefix(what, "!"):
		if label == "" {
			label = "@" + strings.TrimPrefix(what, "!")
		}
		p.write(label)
	default:
		at := len(p.written)
		if !labelled || label == "" {
			label = what
		}
		p.write(html.UnescapeString(label))
		p.link(at, html.UnescapeString(what))
	}
}
