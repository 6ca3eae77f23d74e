"""Sentences written to train the reading of positions, one file an issue. No part of the package."""
