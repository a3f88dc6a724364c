// Package corpus is the articles Quoth comes with: profiles of 25 city tech
// hubs, topics across them, and a report, each with its sources. It is data;
// main hands it to articles.Load as it would a folder.
package corpus

import "embed"

// FS holds the articles as Markdown files.
//
//go:embed profiles/*.md reports/*.md topics/*.md zh/*.md
var FS embed.FS
