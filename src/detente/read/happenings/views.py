"""Views: how an actor itself describes the talks or how far they have come, in the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.model import Statement, View
from detente.read.happenings.lexicon import entries, one_of, pattern
from detente.read.happenings.rooms import actors_of
from detente.read.happenings.scene import Scene, is_person, mentions_in, scene_of, side_of
from detente.read.layers import Span, passage_of, sentence_at, why

_MARKS = "“”\"‘’«»' "
_SUBJECT = rf"\b(?:{one_of('views', 'subjects')}|(?:the|this|that) {one_of('views', 'issues')})\b"
_LINKED = re.compile(
    rf"(?:{_SUBJECT}[^.;:“”\"«»]{{0,45}}?\b{entries('views', 'links')}\b|"
    rf"\b{entries('views', 'as_verbs')}\b[^.;:“”\"«»]{{0,20}}?{_SUBJECT}[^.;:“”\"«»]{{0,45}}?\bas\b|"
    rf"\b(?:call(?:s|ed)|term(?:s|ed)|deem(?:s|ed)|found|pronounced|judged)\b[^.;:“”\"«»]{{0,20}}?{_SUBJECT})\s+(?:still |also |now |all )?",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:!?]|, (?!and\b)| (?:but|because|although|while|since|after|which|who|when|said|says|he |she )\b|\s[–—-]\s"
)
_MOST_WORDS = 12


def find_views(doc: Doc) -> tuple[View, ...]:
    """The views of a doc, at most one for each statement, in the order of the text."""
    scene = scene_of(doc)
    found = [*_spoken(scene), *_read_out(scene)]
    return tuple(
        View(
            id=f"v{number}",
            evidence=(passage_of(doc, words),),
            why=why(f"view.{rule}", doc, span=words),
            actor=actor,
            words=passage_of(doc, words),
        )
        for number, (actor, words, rule) in enumerate(sorted(found, key=lambda one: one[1].start), 1)
    )


def _spoken(scene: Scene) -> Iterator[tuple[str, Span, str]]:
    """The views in statements, with their speakers."""
    for one in scene.doc._.statements:
        if one.speaker and _may_judge(scene, one):
            pieces = [Span(piece.start, piece.end) for piece in one.content]
            yield from ((one.speaker, words, rule) for words, rule in _words(scene, pieces))


def _read_out(scene: Scene) -> Iterator[tuple[str, Span, str]]:
    """The views quoted from a side's own read-out or communiqué, which is no statement of a person."""
    for sentence in scene.sentences:
        match = _DOCUMENT.search(scene.text, sentence.start, sentence.end)
        if match is None:
            continue
        owners = [
            one for one in mentions_in(scene, sentence) if one.end <= match.start() and match.start() - one.end < 12
        ]
        ids = actors_of(owners[-1]) if owners else ()
        pieces = [one for one in scene.quoted if one.within(sentence)]
        if len(ids) == 1 and pieces and not is_person(scene, ids[0]):
            yield from ((ids[0], words, rule) for words, rule in _words(scene, pieces))


_DOCUMENT = re.compile(
    r"\b(?:read-?out|communiqu[eé]|statement|press release)\b(?: \w+){0,3} (?:said|says|called|described|spoke)\b",
    re.IGNORECASE,
)


def _may_judge(scene: Scene, one: Statement) -> bool:
    """Whether the speaker acts for a side or body, or sat at the table: an outsider's view is analysis."""
    if one.speaker is None or one.anonymous or one.relayer:
        return False
    side = scene.actors.get(side_of(scene, one.speaker))
    there = any(one.speaker in (*meeting.participants, *meeting.mediators) for meeting in scene.doc._.meetings)
    return there or (side is not None and side.kind != "person")


def _words(scene: Scene, pieces: list[Span]) -> Iterator[tuple[Span, str]]:
    """The first descriptive phrase of what was said, if there is one."""
    for span in pieces:
        words = _linked(scene, span) or _progress(scene, span)
        if words:
            yield words
            return


def _linked(scene: Scene, piece: Span) -> tuple[Span, str] | None:
    """The predicate of "the talks were …", where it judges or is quoted; the subject may stand before the piece."""
    low = sentence_at(scene.doc, piece.start).start
    for match in _LINKED.finditer(scene.text, max(low, piece.start - 90), piece.end):
        start = match.end()
        if start < piece.start - 2 or start >= piece.end:
            continue
        span = _trimmed(scene.text, start, end=min(piece.end + 1, start + 140), quoted=_opens_quotation(scene, start))
        words = scene.text[span.start : span.end] if span else ""
        judged = pattern("views", "judging").search(words)
        if (
            span
            and (judged or (_opens_quotation(scene, start) and len(words.split()) <= 6))
            and not _UNREAL.search(words)
        ):
            return span, "linked"
    return None


_UNREAL = re.compile(r"\b(?:if|would|could|whether|until|unless|must|should|to be)\b", re.IGNORECASE)


def _opens_quotation(scene: Scene, start: int) -> bool:
    return any(abs(one.start - start) <= 1 for one in scene.quoted) or scene.text[start : start + 1] in '“"«‘'


def _progress(scene: Scene, piece: Span) -> tuple[Span, str] | None:
    match = pattern("views", "progress").search(scene.text, piece.start, piece.end)
    if match is None or _UNREAL.search(scene.text, max(piece.start, match.start() - 40), match.start()):
        return None
    return Span(match.start(), match.end()), "progress"


def _trimmed(text: str, start: int, *, end: int, quoted: bool) -> Span | None:
    """The predicate to the end of its clause or quotation, at most twelve words, without marks at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    close = re.search(r"[”\"»]|’(?!\w)", text[start:end]) if quoted else None
    bound = close or _END.search(text[start:end])
    stop = start + bound.start() if bound else end
    words = list(re.finditer(r"\S+", text[start:stop]))
    if not words:
        return None
    stop = start + words[min(len(words), _MOST_WORDS) - 1].end()
    while stop > start and text[stop - 1] in _MARKS + ",.":
        stop -= 1
    return Span(start, stop) if stop > start else None
