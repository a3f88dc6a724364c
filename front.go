package main

import (
	"quoth/bot/web"
	"quoth/index"
)

const (
	frontPlaces   = 30 // of the table of what the articles cover
	frontMeasures = 10
)

// frontOf is what the first page tells of an index.
func frontOf(open func() (x *index.Index, release func()), knows func() (*index.Coverage, error)) (web.Front, error) {
	c, err := knows()
	if err != nil {
		return web.Front{}, err
	}
	x, release := open()
	defer release()
	f := web.Front{Passages: c.Passages, Figures: c.Figures, First: c.First, Last: c.Last}
	for _, m := range x.Articles() {
		f.Articles = append(f.Articles, web.Listing{Path: m.Path, Title: m.Title, Source: m.Source, Published: m.Published})
	}
	for _, s := range c.Sources {
		f.Sources = append(f.Sources, web.Tally{Name: s.ID, N: s.N})
	}
	measures := c.Measures[:min(len(c.Measures), frontMeasures)]
	for _, m := range measures {
		f.Measures = append(f.Measures, m.ID)
	}
	for _, place := range c.Cities[:min(len(c.Cities), frontPlaces)] {
		row := web.PlaceOf{Name: place.ID}
		for _, m := range measures {
			row.Cells = append(row.Cells, c.Of(m.ID, place.ID))
		}
		f.Places = append(f.Places, row)
	}
	return f, nil
}
