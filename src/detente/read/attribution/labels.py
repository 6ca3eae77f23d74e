"""From a transcript's labels ("DR AL-HAMRANI", "THE SPOKESWOMAN") to the actors they stand for."""

from __future__ import annotations

import re
import unicodedata

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.attribution.lexicon import classes

_WORD = re.compile(r"\w+")
_ANSWERS = (["a"], ["answer"])
_TITLES = classes()["label_title"]


def label_actor(doc: Doc, label: str) -> str | None:
    """The one person whose name or, failing that, whose office a label gives; None where none or several fit."""
    words = _words(label)
    if words in _ANSWERS:
        return _interviewee(doc)
    names = [word for word in words if word not in _TITLES]
    people = [actor for actor in doc._.actors if actor.kind == "person"]
    named = [actor for actor in people if _named(actor, names)] if names else []
    if named:
        return _only(named)
    itself = [actor for actor in people if words in (_words(name) for name in actor.names)]
    if itself:
        return _only(itself)
    offices = [word for word in words if word != "the"]
    return _only([actor for actor in people if actor.role and offices and set(offices) <= set(_words(actor.role))])


def _interviewee(doc: Doc) -> str | None:
    """Who answers under a bare "A:": the person with whose name the lead opens, or the only one that it names."""
    first = next((block.start for block in doc._.blocks if block.kind == "turn"), 0)
    people = {actor.id for actor in doc._.actors if actor.kind == "person"}
    named = [one for one in doc._.mentions if one.kind == "name" and one.actor in people and one.end <= first]
    opens = {block.start for block in doc._.blocks if block.kind == "paragraph"}
    if not named or not (named[0].start in opens or len({one.actor for one in named}) == 1):
        return None
    who: str | None = named[0].actor
    return who


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "").replace("‘", ""))
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)).casefold())


def _named(actor: Actor, words: list[str]) -> bool:
    """Whether the words are the end of one of an actor's names ("AL-HAMRANI" of "Maryam bint Jassim al-Hamrani")."""
    return any(_words(name)[-len(words) :] == words for name in (actor.name, *actor.names))


def _only(found: list[Actor]) -> str | None:
    return found[0].id if len(found) == 1 else None
