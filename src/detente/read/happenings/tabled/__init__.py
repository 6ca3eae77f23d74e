"""Proposals with what is learnt: which sentences tell of one, whose it is, and how it fares."""
