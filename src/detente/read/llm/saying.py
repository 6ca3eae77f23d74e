"""What actors say, how they see the talks, and the reasons they give."""

from __future__ import annotations

import re
from typing import get_args

from detente.model import Interest, Statement, View
from detente.model.statement import Mode, Strength
from detente.read.llm import fields
from detente.read.llm.fields import Claim
from detente.read.llm.page import NEW, Page, Part
from detente.read.llm.quotes import DOUBLE, SINGLE, unmarked
from detente.read.llm.schema import INTERESTS
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

_MODES, _STRENGTHS = get_args(Mode), get_args(Strength)
_DESCRIBED = re.compile(r"(?:An?|One|Some|Two|Three|Several)\b")
_POINTERS = frozenset({"that", "this", "it", "so", "as much", "the same", "otherwise"})
"""Said so: what was said stands elsewhere."""
_LABEL = re.compile(r"[^\n:：]{1,60}[:：]")


def statement(page: Page, part: Part, claim: Claim) -> Statement:
    """Words that the report attributes to an actor."""
    speaker = page.who(fields.maybe_text(claim, "speaker"), part)
    relayer = page.voice(claim, "relayer", part=part)
    anonymous, given = fields.flag(claim, "anonymous"), fields.word(claim, "mode", _MODES)
    strength = fields.word(claim, "strength", _STRENGTHS, otherwise="said")
    evidence = page.evidence(claim, part, hint=speaker)
    if anonymous and relayer is None:
        speaker = _unnamed(page, speaker)
    pieces = [page.beside(words, evidence=evidence, part=part) for words in fields.texts(claim, "content")]
    if not pieces or None in pieces:
        raise LeftOutError("its content is not in the document" if pieces else "no content")
    content = sorted({unmarked(page.source.text, one) for one in pieces if one}, key=lambda one: one.start)
    if all(page.words(one).lower() in _POINTERS for one in content):
        raise LeftOutError("its content is a word that points elsewhere")
    cue, named, described = (
        page.detail(claim, key, evidence=evidence, part=part) for key in ("cue", "named", "described")
    )
    if named and speaker and not anonymous and _names_another(page, named, speaker, relayer=relayer):
        raise LeftOutError("its speaker is not whom its words name")
    shown = [evidence, *(one for one in content if not one.within(evidence))]
    return Statement(
        id=NEW,
        evidence=tuple(map(page.passage, shown)),
        why=page.why("statement", cue or evidence),
        content=tuple(map(page.passage, content)),
        mode=_mode(page.source.text, content, given=given),  # type: ignore[arg-type] # one of the vocabulary's words
        speaker=speaker,
        relayer=relayer if relayer != speaker else None,
        anonymous=anonymous,
        described=page.words(described) if described and anonymous else None,
        cue=page.passage(cue) if cue else None,
        named=page.passage(named) if named else None,
        said_on=page.date(claim, "said_on", evidence=evidence, part=part),
        strength=strength,
    )


def _names_another(page: Page, named: Span, speaker: str, *, relayer: str | None) -> bool:
    """Whether the words that should name the speaker name actors, and neither the speaker, nor a side, nor the relayer."""
    meant = {
        one for one, actor in page.actors.items() if any(page.finder.places(name, within=named) for name in actor.names)
    }
    right = {speaker, page.side(speaker), page.actors[speaker].side, relayer}
    return bool(meant) and not meant & right


def _unnamed(page: Page, speaker: str | None) -> str | None:
    """Whose words an unnamed person's are: the side's, or a person's whom the report only describes ("a diplomat").

    Nobody who has a name is taken for somebody who has none.
    """
    if speaker is None:
        return None
    side = page.side(speaker)
    if page.actors[side].kind != "person":
        return side
    return (
        speaker if not page.actors[speaker].name[:1].isupper() or _DESCRIBED.match(page.actors[speaker].name) else None
    )


def _mode(text: str, pieces: list[Span], *, given: str) -> str:
    """The mode that the quotation marks show, where they show one; else the model's."""
    marks = DOUBLE + SINGLE
    enclosed = [text[one.start - 1 : one.start] in marks and _closes(text, one.end) for one in pieces if one.start]
    if len(enclosed) == len(pieces) and all(enclosed):
        return "direct"
    if given != "direct" or any(enclosed) or any(_in_a_turn(text, one) for one in pieces):
        return given
    inside = any(sum(character in DOUBLE for character in text[one.start : one.end]) >= 2 for one in pieces)
    return "mixed" if inside else given


def _in_a_turn(text: str, piece: Span) -> bool:
    """Whether a piece stands in a paragraph that begins with a speaker's label: in a transcript nothing is in marks."""
    return bool(_LABEL.match(text, text.rfind("\n", 0, piece.start) + 1, piece.start))


def _closes(text: str, at: int) -> bool:
    after = text[at : at + 2].lstrip(",.")
    return bool(after) and after[0] in DOUBLE + SINGLE


def view(page: Page, part: Part, claim: Claim) -> View:
    """How an actor describes the talks."""
    actor, evidence, words = _of_actor(page, part, claim)
    return View(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("view", words),
        actor=actor,
        words=page.passage(words),
    )


def interest(page: Page, part: Part, claim: Claim) -> Interest:
    """An interest, fear or reason."""
    kind = fields.word(claim, "kind", INTERESTS)
    actor, evidence, words = _of_actor(page, part, claim)
    return Interest(
        id=NEW,
        evidence=(page.passage(evidence),),
        why=page.why("interest", words),
        actor=actor,
        kind=kind,
        words=page.passage(words),
    )


def _of_actor(page: Page, part: Part, claim: Claim) -> tuple[str, Span, Span]:
    actor = page.who(fields.text(claim, "actor"), part)
    evidence = page.evidence(claim, part, hint=actor)
    words = page.needed(claim, "words", evidence=evidence, part=part)
    return actor or "", evidence, unmarked(page.source.text, words)
