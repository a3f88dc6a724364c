// Package articles is what is written: it reads a folder of articles, takes out
// what does not belong to them, and cuts them into passages.
//
//	files ──Load──▶ Article ──Passages──▶ Passage
//	                        ──Figures───▶ figure.Figure
//
// Load reads the kinds of files that the table formats names from any fs.FS, and
// archives and exports of Slack as folders. decode turns bytes
// into text by its character set, frontmatter and meta read what an article
// says of itself, and each format has a file of its own that turns text into
// parts (paragraphs, headings, list items, table rows; a grid makes rows of
// tables of both kinds). What follows is the same for all: clean takes out
// injected and boilerplate lines and lists them, and assemble joins the rest
// into the stored text, whose bytes every span in the program counts.
package articles
