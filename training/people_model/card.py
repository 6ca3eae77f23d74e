"""What is written beside the weights of the ranking: how good it is, and on which terms it may be used."""

from __future__ import annotations

HEAD = "| least | right | wrong | share right | side missing | none, rightly |\n|---|---|---|---|---|---|"

CARD = """# Whose side somebody is on: accuracy card

{signs:,} weights of a softmax over the sides that a report names and "none", made by `make train-people`. Detente's reader
asks it for people of whom no rule tells a side, and takes its answer from a probability of {least:g} on where the side is
named beside the person and nobody between; and for people whose side by the rules has less than {doubt:g}. The signs are
places and classes of words (an office between the two names, a possessive, who opens the sentence, who is named in what
somebody says, how often a side is named …); no sign is a name, but for the United Nations and their offices.

Learnt from {people} people in {reports} reports: evals/building, evals/wires, evals/drills. The
answers of the rules about somebody are no sign for that person; those about others are.

By the least probability at which an answer is taken, on processes left out of training (every eighth in turn; a drill is
a process of its own):

All people ({people}), rules unasked:

{every}

The {open} of them whose sides the rules left open when they read evals/wires and evals/drills for the first time:

{unread}

The {today} people whose sides the rules leave open today, having been made on these reports:

{left}

"Wrong" holds those with no side, and those whose side the reader has not found as an actor.

Not for: bodies; languages other than English.
"""

LICENCE = """weights.json was fitted to reports written and annotated by the makers of Detente and is under the licence of
Detente (Apache-2.0).
"""
