"""Who said what: cues, sources, contents, and the statements made of them."""
