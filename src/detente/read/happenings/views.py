"""Views: how an actor itself describes the talks or how far they have come, in the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from detente.model import Statement, View
from detente.read.happenings.lexicon import entries, one_of, pattern, signal_of
from detente.read.happenings.scene import Scene, actors_of, goes_between, is_person, mentions_in, scene_of, side_of
from detente.read.layers import Span, passage_of, sentence_at, why
from detente.read.signals import bits_in, signal

_MARKS = "“”\"‘’«»' "
_SUBJECT = rf"\b(?:{one_of('views', 'subjects')}|(?:the|this|that) {one_of('views', 'issues')})\b"
_LINKED = re.compile(
    rf"(?:{_SUBJECT}[^.;:“”\"«»]{{0,45}}?\b{entries('views', 'links')}\b|"
    rf"\b{entries('views', 'as_verbs')}\b[^.;:“”\"«»]{{0,20}}?{_SUBJECT}[^.;:“”\"«»]{{0,45}}?\bas\b|"
    rf"\b(?:call(?:s|ed)|term(?:s|ed)|deem(?:s|ed)|found|pronounced|judged)\b[^.;:“”\"«»]{{0,20}}?{_SUBJECT})\s+(?:still |also |now |all )?",
    re.IGNORECASE,
)
_TALKS_WORDS = signal(rf"(?:{one_of('views', 'subjects')}|(?:the|this|that) {one_of('views', 'issues')})")
_PROGRESS_WORDS = signal_of("views", "progress")
_END = re.compile(
    r"[.;:!?]|, (?!and\b)| (?:but|because|although|while|since|after|which|who|when|said|says|he |she )\b|\s[–—-]\s"
)
_MOST_WORDS = 12
_JUDGING = pattern("views", "judging")
_PROGRESS = pattern("views", "progress")


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
            found = _named(scene, one, pieces=pieces) or _hoped(scene, one, pieces=pieces)
            found = found or next(_words(scene, pieces), None) or _pictured(scene, one, pieces=pieces)
            if found:
                yield one.speaker, *found


def _read_out(scene: Scene) -> Iterator[tuple[str, Span, str]]:
    """The views quoted from a side's own read-out or communiqué, which is no statement of a person."""
    for sentence in scene.sentences:
        wanted = not _DOCUMENT_WORDS.missing(sentence.bits)
        match = _DOCUMENT.search(scene.text, sentence.start, sentence.end) if wanted else None
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


_DOCUMENT_WORDS = signal(_DOCUMENT.pattern)


def _may_judge(scene: Scene, one: Statement) -> bool:
    """Whether the speaker acts for a side or body, or sat at the table: an outsider's view is analysis."""
    if one.speaker is None or one.relayer or (one.anonymous and is_person(scene, one.speaker)):
        return False
    side = scene.actors.get(side_of(scene, one.speaker))
    there = any(one.speaker in (*meeting.participants, *meeting.mediators) for meeting in scene.doc._.meetings)
    return there or _between(scene, one.speaker) or (side is not None and side.kind != "person")


def _between(scene: Scene, actor: str) -> bool:
    """Whether somebody stands between the sides, by what the report says or by an office without a side."""
    known = scene.actors.get(actor)
    office = known is not None and known.side is None and known.kind == "person" and _OFFICE.search(known.role or "")
    return bool(office) or goes_between(scene, actor)


_OFFICE = re.compile(
    r"\b(?:mediat|envoy|facilitat|moderat|negotiat|delegat|president|(?:prime |foreign )?minister|premier|chancellor|spokes|"
    r"special representative|coordinator|director[ -]general|secretary[ -]general|commissioner|cardinal|go-between|conciliator)",
    re.IGNORECASE,
)
"""Roles of those without a side who may judge the talks: not analysts, bystanders or reporters."""
_TALKS = re.compile(rf"\b{entries('views', 'talks')}\b", re.IGNORECASE)
_NAMING = re.compile(rf"\b{entries('views', 'naming')}\b", re.IGNORECASE)
_IT = re.compile(r"(?:it|this|that|them|these)?(?: all)?(?: to \w+)?(?: as)?", re.IGNORECASE)
_WHAT = re.compile(r"\bwhat (?:[\w’'.-]+ ){1,5}\Z")
_AS = re.compile(r"^(?P<what>.{0,60}?)\bas\s+", re.IGNORECASE)
_PROSPECTS = re.compile(rf"\b{entries('views', 'prospects')}\b", re.IGNORECASE)
_PRAISE = re.compile(rf"\b{entries('views', 'praise')}\b", re.IGNORECASE)
_MANNER = re.compile(rf"\b{entries('views', 'manner')}\b", re.IGNORECASE)
_MOOD = re.compile(
    rf"\b(?:am|is|are|was|were|feels?|felt|be|remain\w*|left) {entries('views', 'mood')}\b", re.IGNORECASE
)
_PICTURE = re.compile(
    r"\b(?:(?:we|they|it|this|there|that|both)(?: two| sides)?(?: \w+)? ?(?:are|is|were|was|have|has|’re|'re|’s|'s|’ve|'ve)\b)"
    rf"(?=(?: (?!(?:asking|demanding|for|ready|going|willing|entitled)\b)[\w’'-]+){{0,6}}? {entries('views', 'pictures')}\b)",
    re.IGNORECASE,
)
_BETWEEN_WORDS = 14
"""How long a picture may be; a longer quotation that holds one of these nouns is about the matter itself."""


def _named(scene: Scene, one: Statement, *, pieces: list[Span]) -> tuple[Span, str] | None:
    """What somebody calls, terms or compares the talks to, quoted or not."""
    if one.cue is None or not pieces or not _NAMING.search(scene.text, one.cue.start, one.cue.end):
        return None
    text, first = scene.text, pieces[0]
    inner = _AS.match(text[first.start : first.end])
    what = text[one.cue.end : first.start].strip(_MARKS) if one.cue.end <= first.start else ""
    start = first.start
    if inner and not _opens_quotation(scene, first.start):
        what, start = f"{what} {inner['what']}".strip(), first.start + inner.end()
    sentence = sentence_at(scene.doc, first.start)
    before = one.cue.end > first.start or _TALKS.search(text, sentence.start, one.cue.start)
    if _IT.fullmatch(what):
        called = _WHAT.search(text, sentence.start, one.cue.start)
        low = first.start if called and not what else max(0, sentence.start - 160)
        if not _TALKS.search(text, low, first.end) or (not what and not called and not before):
            return None
    elif not _TALKS.search(what):
        return None
    span = _trimmed(text, start, end=first.end, quoted=_opens_quotation(scene, start), most=24, whole=True)
    judged = span and (start != first.start or _opens_quotation(scene, start))
    return (span, "named") if span and judged else None


def _hoped(scene: Scene, one: Statement, *, pieces: list[Span]) -> tuple[Span, str] | None:
    """What somebody is confident or doubtful of in the talks, and whose manner there he praises."""
    if one.cue is None or not pieces:
        return None
    text, first = scene.text, pieces[0]
    low = min(one.cue.start, max(0, first.start - 40))
    if _PROSPECTS.search(text, low, first.start) and _TALKS.search(text, first.start, first.end):
        return first, "prospect"
    if _PRAISE.search(text, one.cue.start, one.cue.end) and _MANNER.search(text, first.start, first.end):
        span = _trimmed(text, first.start, end=first.end, quoted=False)
        return (span, "praised") if span else None
    return None


def _mood(scene: Scene, piece: Span) -> tuple[Span, str] | None:
    """How the speaker feels about the talks."""
    match = _MOOD.search(scene.text, piece.start, piece.end)
    if match is None or not _TALKS.search(scene.text, piece.start, piece.end):
        return None
    span = _trimmed(scene.text, match.start(), end=piece.end, quoted=False)
    return (span, "mood") if span else None


def _pictured(scene: Scene, one: Statement, *, pieces: list[Span]) -> tuple[Span, str] | None:
    """A short quotation of a go-between that pictures how far the talks are."""
    if one.mode != "direct" or not one.speaker or not _between(scene, one.speaker):
        return None
    for piece in pieces:
        if len(scene.text[piece.start : piece.end].split()) <= _BETWEEN_WORDS and _PICTURE.search(
            scene.text, piece.start, piece.end
        ):
            return piece, "pictured"
    return None


def _words(scene: Scene, pieces: list[Span]) -> Iterator[tuple[Span, str]]:
    """The first descriptive phrase of what was said, if there is one."""
    for span in pieces:
        words = _linked(scene, span) or _progress(scene, span) or _mood(scene, span)
        if words:
            yield words
            return


def _linked(scene: Scene, piece: Span) -> tuple[Span, str] | None:
    """The predicate of "the talks were …", where it judges or is quoted; the subject may stand before the piece."""
    if _TALKS_WORDS.missing(bits_in(scene.doc, Span(max(0, piece.start - 90), piece.end))):
        return None
    low = sentence_at(scene.doc, piece.start).start
    for match in _LINKED.finditer(scene.text, max(low, piece.start - 90), piece.end):
        start = match.end()
        if start < piece.start - 2 or start >= piece.end:
            continue
        span = _trimmed(scene.text, start, end=min(piece.end + 1, start + 140), quoted=_opens_quotation(scene, start))
        words = scene.text[span.start : span.end] if span else ""
        judged = _JUDGING.search(words)
        if (
            span
            and (judged or (_opens_quotation(scene, start) and len(words.split()) <= 6))
            and not _UNREAL.search(words)
        ):
            return span, "linked"
    return None


_UNREAL = re.compile(r"\b(?:if|would|could|whether|until|unless|must|should|to be)\b", re.IGNORECASE)


def _opens_quotation(scene: Scene, start: int) -> bool:
    return any(abs(one.start - start) <= 1 for one in scene.quoted) or any(
        mark in '“"«‘' for mark in scene.text[max(0, start - 1) : start + 1]
    )


def _progress(scene: Scene, piece: Span) -> tuple[Span, str] | None:
    wanted = not _PROGRESS_WORDS.missing(bits_in(scene.doc, piece))
    match = _PROGRESS.search(scene.text, piece.start, piece.end) if wanted else None
    if match is None or _UNREAL.search(scene.text, max(piece.start, match.start() - 40), match.start()):
        return None
    return Span(match.start(), match.end()), "progress"


def _trimmed(
    text: str, start: int, *, end: int, quoted: bool, most: int = _MOST_WORDS, whole: bool = False
) -> Span | None:
    """The predicate to the end of its clause, quotation or (`whole`) stretch, `most` words long, no marks at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    close = re.search(r"[”\"»]|’(?!\w)", text[start:end]) if quoted else None
    bound = close or (None if whole else _END.search(text[start:end]))
    stop = start + bound.start() if bound else end
    words = list(re.finditer(r"\S+", text[start:stop]))
    if not words:
        return None
    stop = start + words[min(len(words), most) - 1].end()
    while stop > start and text[stop - 1] in _MARKS + ",.":
        stop -= 1
    return Span(start, stop) if stop > start else None
