"""A reporting verb at work in a unit."""

from __future__ import annotations

from typing import Literal

from detente.read.attribution.lexicon import Form, Verb
from detente.read.light import light

Place = Literal["before", "behind", "elided", "participle", "passive"]
"""Where a verb's subject stands. elided: shared with a verb before ("… and warned"); participle: "…, adding that"."""


@light(frozen=True, slots=True)
class Hit:
    """A reporting verb at work. All places are indices of words in the unit.

    `first` is where its group begins ("has also | said"), `last` the end of the cue, particle included.
    `subject` holds the first and last word of the subject. `dropped` marks an earlier word that is taken back
    ("no longer insists").
    """

    verb: Verb
    form: Form
    first: int
    cue: int
    last: int
    place: Place
    subject: tuple[int, int] | None
    negated: bool
    modal: bool
    dropped: bool

    @property
    def region(self) -> int:
        """The first word that is this attribution's own and no content of the one before."""
        if self.place == "before" and self.subject:
            return min(self.subject[0], self.first)
        return self.first
