"""The built-in reader: the rule pipeline over one source after another.

spaCy is imported at the first reading, so that a run that finds nothing new to read never loads it.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
from typing import TYPE_CHECKING

from detente.errors import UnreadableError
from detente.model import Catalogue, Reading, Source
from detente.model.issue import built_in
from detente.model.schema import to_json
from detente.read.naming import READER
from detente.read.parsing import usable
from detente.settings import ReadingSetting, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from detente.read.people.familiar import Familiar

_LONGEST_WORD = 4_000
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD}}}")
# spaCy's tokeniser takes time that grows with the square of such a stretch: 8,000 middle dots took 4.8 s, 4,000 1.2 s.


class RuleReader:
    """Reads English reports. The pipeline is built at the first reading.

    `fast` reads by rules alone, `full` also asks a parser and models about what the rules leave open; where the parser cannot be
    used, `full` reads as `fast` does and says so once. The name differs, so that a record reads again.
    """

    def __init__(
        self, catalogue: Catalogue, setting: ReadingSetting = "full", *, familiar: Familiar | None = None
    ) -> None:
        self._catalogue = catalogue
        self._familiar = familiar
        self.setting: ReadingSetting = setting if setting == "fast" or usable() else "fast"
        self.name = READER if self.setting == "full" else f"{READER}-fast"
        if catalogue != built_in():  # other issues read other facts: what was read without them is read again
            self.name += "+" + hashlib.sha256(to_json(catalogue)).hexdigest()[:8]

    def __reduce__(self) -> tuple[Callable[..., RuleReader], tuple[Catalogue, ReadingSetting, Familiar | None]]:
        """Another process gets the catalogue and builds a pipeline of its own."""
        return _made, (self._catalogue, self.setting, self._familiar)

    @classmethod
    def from_settings(cls, catalogue: Catalogue, settings: Settings) -> RuleReader:
        """The reader as a user's settings want it."""
        return cls(catalogue, settings.reading)

    @functools.cached_property
    def _nlp(self) -> Language:
        from detente.read import pipeline

        return pipeline.build(self._catalogue, self.setting)

    @property
    def acquaints(self) -> bool:
        """Whether it reads a report beside others: at `full`, since a run over a corpus at `fast` is no one negotiation."""
        return self.setting == "full"

    def knowing(self, familiar: Familiar) -> RuleReader:
        """The same reader, that has also what other reports tell of names."""
        other = RuleReader(self._catalogue, self.setting, familiar=familiar)
        other.__dict__["_nlp"] = self._nlp
        return other

    def cast(self, source: Source) -> Reading:
        """The actors of a source alone, without confidences, for a ninth of a reading's price."""
        from detente.read.people import COMPONENTS

        doc = self._begun(source)
        for name, component in self._nlp.pipeline:
            doc = component(doc)
            if name == COMPONENTS[-1]:
                break
        reading = Reading(source=source.id, reader=self.name, actors=tuple(doc._.actors))
        doc.user_data.clear()
        return reading

    def doc(self, source: Source) -> Doc:
        """The processed document with all layers, for those who want to see how a fact was made.

        Raises UnreadableError for text that holds no prose.
        """
        from detente.read import pipeline

        return pipeline.run(self._nlp, self._begun(source))

    def _begun(self, source: Source) -> Doc:
        """The document before anything is read in it."""
        if _is_endless(source.text):
            raise UnreadableError(
                f"more than {_LONGEST_WORD} characters without a space: no prose",
                input=source.location,
                do="Look at the document, and cut that part out.",
            )
        doc = self._nlp.make_doc(source.text)
        doc.user_data["text"] = source.text  # what `layers.text_of` keeps: spaCy would join all tokens again
        doc._.source_id, doc._.published, doc._.title = source.id, source.published, source.title
        doc._.familiar = self._familiar
        return doc

    def read(self, source: Source) -> Reading:
        """The facts of a source, each with its confidence."""
        from detente.read.assembling import reading_of
        from detente.read.confidence import weigh

        doc = self.doc(source)
        reading = dataclasses.replace(weigh(reading_of(doc)), reader=self.name)
        doc.user_data.clear()  # what was looked at refers back to the doc: without this both would wait for the collector
        return reading


def _made(catalogue: Catalogue, setting: ReadingSetting, familiar: Familiar | None) -> RuleReader:
    return RuleReader(catalogue, setting, familiar=familiar)


def _is_endless(text: str) -> bool:
    """Whether a text has so many characters without a space; blanks, which most texts have, are looked for first."""
    at = 0
    while len(text) - at >= _LONGEST_WORD:
        blank = text.rfind(" ", at, at + _LONGEST_WORD)
        if blank < 0:
            return _ENDLESS.search(text, at) is not None
        at = blank + 1
    return False
