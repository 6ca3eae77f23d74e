"""What the components of the rule reader hand on to each other, as extension attributes of a spaCy Doc.

Every component reads the layers before it and writes its own: `doc._.blocks`, `doc._.quotations`,
`doc._.whens`, `doc._.mentions`, `doc._.actors`, `doc._.attributed`, `doc._.statements`, `doc._.positions`,
`doc._.meetings`, `doc._.proposals`, `doc._.decisions`, `doc._.events`, `doc._.views`, `doc._.interests`,
`doc._.absences`, `doc._.unanswered`. `doc._.learnt` is what they may ask beside the rules (see `detente.read.learnt`).
All offsets are code points in `text_of(doc)`, which is the source's stored text, byte for byte.
"""

from __future__ import annotations

import bisect
import datetime as dt
from typing import Any, Literal

from spacy.tokens import Doc
from spacy.vocab import Vocab

from detente.model import PartialDate, Passage, Why
from detente.model.fact import why as told
from detente.model.passage import passage
from detente.read.light import light
from detente.read.naming import READER

BlockKind = Literal["paragraph", "heading", "list", "turn", "boilerplate"]
"""turn: what one speaker says in a transcript. boilerplate: share links, captions, bylines, related headlines."""


@light(frozen=True, slots=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether the other stretch holds all of this one."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@light(frozen=True, slots=True)
class Block(Span):
    """A paragraph-like stretch without the blank space around it.

    `speaker` is the label of a transcript's turn ("DR AL-HAMRANI"), which the block's stretch leaves out;
    `dateline` the place and agency that open a wire report ("GENEVA, May 3 (Agency) –"), inside the stretch.
    """

    kind: BlockKind = "paragraph"
    speaker: Span | None = None
    dateline: Span | None = None


@light(frozen=True, slots=True)
class Quotation(Span):
    """A stretch between quotation marks, marks included; `inner` is without them.

    `block` indexes `doc._.blocks`. `closed` is False where the paragraph ends first. `continues` is the
    index of the quotation of the paragraph before that this one goes on from (multi-paragraph quotation).
    `scare` marks a word or two in marks that nobody need have said ("so-called", a nickname, a title).
    """

    inner: Span
    block: int
    closed: bool = True
    continues: int | None = None
    scare: bool = False


@light(frozen=True, slots=True)
class When(Span):
    """A date expression, resolved. `until` is the end of a range ("10 to 14 June")."""

    date: PartialDate
    until: PartialDate | None = None


MentionKind = Literal["name", "pronoun", "description", "capital", "collective"]


@light(frozen=True, slots=True)
class Mention(Span):
    """Words that stand for an actor: `actor` is an id of `doc._.actors`, None where it stays open.

    capital: a capital or palace for its government; description: "the minister", "the former judge";
    collective: "the two sides", "both delegations", for which `members` holds the actor ids.
    The stretch is the whole noun phrase with title and role where it can be told ("US envoy Ann Lee");
    `core` is the name or noun itself. `anonymous` marks unnamed people ("a senior official"), whose actor
    is their side.
    """

    kind: MentionKind
    actor: str | None
    core: Span
    members: tuple[str, ...] = ()
    anonymous: bool = False


@light(frozen=True, slots=True)
class Attributed:
    """One attribution as spans: who (source), the reporting words (cue), what (content pieces).

    `rule` names the frame that found it; `told_to_relay` is the stretch naming who relayed it, where the
    sentence nests ("X said Y had told Z that W": source Y, relayer X).
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    relayer: Span | None = None
    is_statement: bool = True


LAYERS = [
    "blocks",
    "quotations",
    "whens",
    "mentions",
    "actors",
    "attributed",
    "statements",
    "positions",
    "meetings",
    "proposals",
    "decisions",
    "events",
    "views",
    "interests",
    "absences",
    "unanswered",
]


_FURTHER = ("published", "source_id", "title", "learnt", "familiar")


def register() -> None:
    """Make the layers known to spaCy. Safe to call more than once."""
    for name in LAYERS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name in _FURTHER:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


register()


_PLACES = {
    name: (("._.", name, None, None), default) for names, default in ((LAYERS, ()), (_FURTHER, None)) for name in names
}
"""Where spaCy keeps a layer among a doc's data, and what it tells where there is none."""


def layer(doc: Doc, name: str) -> Any:
    """What `doc._` has under a name; at a tenth of the price, since spaCy makes an object at each look. For what is often asked."""
    place, default = _PLACES[name]
    kept: dict[Any, Any] = doc.user_data
    return kept.get(place, default)


class Looked:
    """What `doc._` has, looked up as `layer` does: for docs whose `_` is made once and not at each look (see `TextDoc`)."""

    __slots__ = ("_data",)

    def __init__(self, data: dict[Any, Any]) -> None:
        object.__setattr__(self, "_data", data)

    def __getattr__(self, name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"a doc has no layer {name!r}")
        place, default = _PLACES[name]
        return self._data.get(place, default)

    def __setattr__(self, name: str, value: object) -> None:
        self._data[_PLACES[name][0]] = value


class TextDoc(Doc):
    """A doc of a text without tokens. Its layers stand where spaCy keeps them; they are found at a third of the price."""

    __slots__ = ("_",)

    def __init__(self, vocab: Vocab, text: str) -> None:
        super().__init__(vocab, user_data={"text": text})
        self._ = Looked(self.user_data)  # type: ignore[misc, assignment] # spaCy's own is made at each look


def published(doc: Doc) -> dt.datetime | None:
    """When the report was published, where that is known."""
    value: dt.datetime | None = doc._.published
    return value


def text_of(doc: Doc) -> str:
    """The text of a doc, kept on it: spaCy joins all tokens anew at every `doc.text`."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def passage_of(doc: Doc, span: Span) -> Passage:
    """The model's passage for a stretch: one object, kept on the doc, for all facts that rest on it."""
    kept: tuple[str, dict[tuple[int, int], Passage]] | None = doc.user_data.get("passages")
    if kept is None:
        kept = doc.user_data["passages"] = (doc._.source_id, {})
    source, made = kept
    place = span.start, span.end
    found = made.get(place)
    if found is None:
        found = made[place] = passage(source, text_of(doc), start=span.start, end=span.end)
    return found


def why(rule: str, doc: Doc, *, span: Span | None = None) -> Why:
    """Which rule made a fact, on which words."""
    return told(rule, text_of(doc)[span.start : span.end] if span else "", by=READER)


def mentions_between(doc: Doc, start: int, *, end: int) -> tuple[Mention, ...]:
    """The mentions that begin within a stretch of the text, in text order (looked up on the doc)."""
    kept: tuple[list[int], tuple[Mention, ...]] | None = doc.user_data.get("mentions.by_start")
    if kept is None:
        mentions: tuple[Mention, ...] = doc._.mentions
        kept = doc.user_data["mentions.by_start"] = ([one.start for one in mentions], mentions)
    starts, mentions = kept
    return mentions[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]


def sentence_starts(doc: Doc) -> list[int]:
    """The offset of every sentence's first token (cached on the doc)."""
    starts: list[int] | None = doc.user_data.get("sentence_starts")
    if starts is None:
        starts = [sent.start_char for sent in doc.sents]
        doc.user_data["sentence_starts"] = starts
    return starts


def sentence_at(doc: Doc, offset: int) -> Span:
    """The sentence that holds an offset (trailing white space left out)."""
    starts = sentence_starts(doc)
    index = max(0, bisect.bisect_right(starts, offset) - 1)
    end = starts[index + 1] if index + 1 < len(starts) else len(text_of(doc))
    return Span(starts[index], starts[index] + len(text_of(doc)[starts[index] : end].rstrip()))
