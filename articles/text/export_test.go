package text

// OwnCues are the cues of this package, by name.
var OwnCues = ownCues
