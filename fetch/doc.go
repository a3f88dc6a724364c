// Package fetch keeps a folder of articles up to date with what is published
// elsewhere: feeds, sitemaps, single pages and other folders.
//
//	sources.yaml ──Read──▶ Sources ──Run──▶ files below fetched/, and a Report
//
// What is fetched is kept as the file it was, with a file of front matter
// beside it, so that the articles can be read again without the network. It
// asks as a guest does: what robots.txt forbids is left alone, one request at a
// time to a host, with pauses; what has not changed is not sent again; a host
// that is busy is left until it wants to be asked. Addresses of private networks
// are refused, whatever names or redirects lead to them, unless they are allowed.
package fetch
