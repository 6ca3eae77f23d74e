"""Clauses with whose word they are: one named voice's, the outlet's, or somebody's who cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.read.happenings.numbers import NUMBER
from detente.read.happenings.scene import Scene, Sentence, is_person, mentions_in
from detente.read.layers import Mention, Span
from detente.read.light import light

_SPLIT = re.compile(
    r"(?P<strong>;)\s|(?P<mark>,)?\s(?P<word>but|while|whereas|though|although)\s|,\s(?:and|or)\s|\s[—–]\s"
    rf"|,\s(?=(?:only\s|some\s)?{NUMBER},?\saccording\sto\s)"
    rf"|,?\s(?:and|or)\s(?=(?:only\s|some\s|about\s|nearly\s|just\s|barely\s|more\sthan\s|less\sthan\s)?{NUMBER}(?:\sand\sa\shalf)?(?:\shours?)?,?\s(?:by|on|according\sto)\s)",
    re.IGNORECASE,
)
_VERB = (
    r"(?:said|says?|puts?|spoken?|speaks?|gave|gives?|count(?:ed|s)?|claim(?:ed|s)?|insist(?:ed|s)?|report(?:ed|s)?|maintain(?:ed|s)?"
    r"|nam(?:ed|es?)|recall(?:ed|s)?|cit(?:ed|es?)|mention(?:ed|s)?|not(?:ed|es)|stat(?:ed|es)|told|announced|den(?:y|ied|ies)"
    r"|disput(?:ed|es?)|dat(?:ed|es)|reckon(?:ed|s)?|estimat(?:ed|es?)|confirm(?:ed|s)?|add(?:ed|s)|wrote|writes|believ(?:ed|es?)"
    r"|disclos(?:ed|es)|reveal(?:ed|s))"
)
_BY_ACCOUNT = r"(?:own\s)?(?:account|count|reckoning|figures?|tally|version|telling|estimate)"
_FIGURE = r"['’]s?\s(?:own\s)?(?:figure|count|tally|toll|estimate|version)\s(?:is|was|stands\sat|stood\sat|came\sto)\s"
_TELLING = re.compile(
    rf"\b{_VERB}\b(?<!['’]s\scount)(?<!own\scount)|\baccording\sto\b|\b(?:by|on)\s[^,;]{{2,50}}['’]s?\s{_BY_ACCOUNT}\b|{_FIGURE}"
    rf"|\b(?:by|on)\sthe\s[^,;]{{2,40}}['’]s?(?=\.?\Z)",
    re.IGNORECASE,
)
"""Whatever makes words somebody's."""
_ASIDE = r"(?:,?\s(?:for\s(?:its|his|her|their)\spart|however|in\sturn|by\scontrast|meanwhile)(?=,?\s),?)?"
_ORGAN = (
    r"\s(?:(?:foreign|defence|defense|interior|justice|health)\s)?"
    r"(?:side|government|delegation|team|authorities|leadership|ministry|presidency|army|command)"
)
_BODY = rf"(?:{_ORGAN})?"
_OWN_BODY = re.compile(rf"['’]s?(?={_ORGAN}\b)")
"""What joins a side to a body that speaks for the whole of it: "Velmora's presidency", not "Velmora's spokesman"."""
_HEAD = re.compile(
    rf"{_BODY}{_ASIDE}(?:\s(?:has|had|have|later|then|also|itself|flatly|firmly|only))*\s(?P<verb>{_VERB})\b"
)
_NOT_TOLD = re.compile(r"(?:\s(?:that|later|only|reporters|journalists)(?=\s))*\s")
_ACCORDING = re.compile(r",?\s*(?<!\w)according\sto\s\Z|,?\s*(?<!\w)(?:by|on)\s\Z", re.IGNORECASE)
_POSSESSED = re.compile(rf"(?:['’]s?)?\s{_BY_ACCOUNT}\b|['’]s?(?=\.?\Z)")
_ITS_FIGURE = re.compile(_FIGURE)
_ASIDE_WHO = re.compile(r",\s(?:which|who|whose)\s[^,;]+,")
_SAID_BEFORE = re.compile(r",\s(?:said|says|added|reported|claimed)\s\Z")
_TAIL = re.compile(
    r"(?:\s(?:on|late\son|early\son)\s\w+day)?(?:,\s(?:the|its|their)\s(?:first|second|third|latest|last|only)\s[^,;]+)?"
    r"\s*[.,;:]?\s*\Z"
)
"""What may stand behind a voice that ends its clause: the day of the saying, and what the thing told was."""
_GOES_ON = re.compile(
    r"\s*(?:(?:has|had|also|later|then)\s)*(?P<verb>said|says|put|puts|spoke|speaks|gave|gives|counted|claimed|insisted|insists|reported"
    r"|maintained|maintains|named|dated|dates|estimated|reckoned|denied|denies|disputed|added)\b"
)
"""A saying without a subject, which is that of the clause before: "Velmora confirmed the talks, but dated them to Monday"."""
_LEAD = re.compile(r"\s*(?:(?:and|but|or|while|though)\s)?", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(?:\b[Tt]he\s)?(?:\b(?!By|But|And|While|Though)[A-Z][\w'’-]*\s){0,2}\Z")
"""An article and what a title begins with ("Front leader" before a name), which a mention may leave out."""


@light(frozen=True, slots=True)
class Clause(Span):
    """A clause of a sentence. `said` is what it says without its voice, `verb` the word that reports the saying, if any.

    `by` is the actor whose word it is, None for the outlet's; where it is somebody's who cannot be told, `known` is False.
    """

    said: Span
    by: str | None = None
    known: bool = True
    verb: str = ""


def clauses_in(scene: Scene, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence, in order."""
    out: list[Clause] = []
    start, spoken = sentence.start, False
    for match in [*_SPLIT.finditer(scene.text, sentence.start, sentence.end), None]:
        end = match.start() if match else sentence.end
        here = Span(start, end)
        told = _TELLING.search(scene.text, start, end) is not None
        # What follows somebody's words without a voice of its own may still be theirs.
        more = _going_on(scene, here, before=out[-1]) if told and out else None
        unsaid = Clause(start, end, here, known=not spoken and not _said(scene, here))
        out.append(more or (_voiced(scene, here) if told else unsaid))
        spoken = spoken or told
        start = match.end() if match else end
    return out


def _said(scene: Scene, here: Span) -> bool:
    """Whether some of these words are among those that the report attributes to anybody."""
    pieces = (piece for one in scene.doc._.statements for piece in one.content)
    quoted = any(here.overlaps(one) for one in scene.quoted)
    return quoted or any(here.start < one.end and one.start < here.end for one in pieces)


def _going_on(scene: Scene, here: Span, *, before: Clause) -> Clause | None:
    """A clause that has its voice from the one before, which that voice opens; None where it is not so."""
    match = _GOES_ON.match(scene.text, here.start, here.end)
    opened = before.by is not None and before.said.start > before.start and before.verb != "according to"
    if match is None or not opened or len(list(_TELLING.finditer(scene.text, here.start, here.end))) != 1:
        return None
    after = _NOT_TOLD.match(scene.text, match.end(), here.end)
    said = Span(after.end() if after else match.end(), here.end)
    return Clause(here.start, here.end, said, before.by, verb=match["verb"])


def _voiced(scene: Scene, here: Span) -> Clause:
    cues = list(_TELLING.finditer(scene.text, here.start, here.end))
    found = [one for m in mentions_in(scene, here) if (one := _by_figure(scene, here, m) or _voice(scene, here, m))]
    if len(cues) != 1 or len(found) != 1:
        return Clause(here.start, here.end, here, known=False)
    return found[0]


def _voice(scene: Scene, here: Span, one: Mention) -> Clause | None:
    """The clause as the word of somebody named in it; None where this name is nobody's who tells it."""
    if not _is_named(scene, one):
        return None
    text, left = scene.text, max(here.start, one.start)
    left -= len(_BEFORE_NAME.search(text, here.start, left)[0])  # type: ignore[index]
    comma = "," in text[one.start : one.end] and text.startswith(",", one.end)  # "Orsk, the negotiator, said"
    body = None if is_person(scene, one.actor or "") else _OWN_BODY.match(text, one.end, here.end)
    aside = _ASIDE_WHO.match(text, one.end, here.end)
    joined = body or aside
    head = _HEAD.match(text, joined.end() if joined else one.end + comma, here.end)
    if head and _LEAD.fullmatch(text, here.start, left):
        after = _NOT_TOLD.match(text, head.end(), here.end)
        return Clause(
            here.start, here.end, Span(after.end() if after else head.end(), here.end), one.actor, verb=head["verb"]
        )
    possessed = _POSSESSED.match(text, one.end, here.end)
    end = possessed.end() if possessed else one.end
    before = _ACCORDING.search(text, here.start, left)
    if before and (possessed or "according" in before[0].lower()):
        return _around(text, here, before=before.start(), end=end, by=one.actor, verb="according to")
    inverted = _SAID_BEFORE.search(text, here.start, left)
    if inverted:
        return _around(text, here, before=inverted.start(), end=one.end, by=one.actor, verb="said")
    if head and text[left - 2 : left] == ", " and _TAIL.match(text, head.end(), here.end):
        return Clause(here.start, here.end, Span(here.start, left - 2), one.actor, verb=head["verb"])
    return None


def _by_figure(scene: Scene, here: Span, one: Mention) -> Clause | None:
    """The clause as the word of somebody whose "figure is" what it gives."""
    figure = _ITS_FIGURE.match(scene.text, one.end, here.end)
    left = max(here.start, one.start)
    left -= len(_BEFORE_NAME.search(scene.text, here.start, left)[0])  # type: ignore[index]
    if figure is None or not _is_named(scene, one) or not _LEAD.fullmatch(scene.text, here.start, left):
        return None
    return Clause(here.start, here.end, Span(figure.end(), here.end), one.actor, verb="count")


def _is_named(scene: Scene, one: Mention) -> bool:
    """Whether a mention names one actor: by its name, or a side as "the government", "the rebels"."""
    if one.actor is None or one.anonymous or one.members:
        return False
    return one.kind in ("name", "capital") or (one.kind == "description" and not is_person(scene, one.actor))


def _around(text: str, here: Span, *, before: int, end: int, by: str | None, verb: str) -> Clause | None:
    """What stands before a voice that ends its clause, or behind one that opens it."""
    if _TAIL.match(text, end, here.end):
        return Clause(here.start, here.end, Span(here.start, before), by, verb=verb)
    if _LEAD.fullmatch(text, here.start, before) and text[end : end + 1] in (",", " "):
        return Clause(here.start, here.end, Span(end + 1, here.end), by, verb=verb)
    return None


def following(scene: Scene, sentence: Sentence, *, most: int = 1) -> Iterator[Sentence]:
    """The sentences behind this one, so many at most, where the report goes on there."""
    yield from scene.sentences[sentence.index + 1 : sentence.index + 1 + most]


def trimmed(scene: Scene, clause: Clause) -> Span:
    """A clause without the blanks around it."""
    words = scene.text[clause.start : clause.end]
    return Span(clause.start + len(words) - len(words.lstrip()), clause.start + len(words.rstrip()))
