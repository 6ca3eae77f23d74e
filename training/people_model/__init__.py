"""How the ranking of sides is made: people whose sides a reader has annotated in, weights out."""
