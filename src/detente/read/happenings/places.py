"""Where a happening took place: the city rather than the venue, from its own sentence or the report's dateline."""

from __future__ import annotations

import re

from detente.read.happenings.lexicon import one_of
from detente.read.happenings.scene import Scene, mentions_in
from detente.read.layers import Span

_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
_SMALL = r"(?:de|da|es|au|la|le|los|del|al|el|of|sur|am|an der|upon)"
_NAME = rf"{_CAP}(?:[ -](?:{_SMALL}[ -])?{_CAP}){{0,3}}"
_AT = re.compile(
    r"\b(?P<at>(?i:in|into|at|to|near|outside|for|visit(?:ed|s|ing)?)|(?:city|town|village|resort|port|suburb) of|left(?=\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?\s(?:on|late|early|after|without|today|yesterday|last|this)\b))\s+"
    rf"(?:the\s+(?:\w+\s+){{0,2}}(?P<kind>city|town|village|resort|capital),?\s+(?P<of>of\s+)?)?(?P<name>{_NAME})"
)
_VENUE = re.compile(rf"\b(?:{one_of('places', 'venues')})\b", re.IGNORECASE)
_HOTEL = re.compile(rf"\b(?:a|an|the)\s+(?P<name>{_CAP}(?: {_CAP})?)\s+(?:{one_of('places', 'venues')})\b")
_THE_CAPITAL = re.compile(rf"\b(?:in|to|near|outside) the (?P<whose>{_CAP}) capital\b(?!,? (?:of )?[A-Z])")
_SHOUTED = re.compile(r"\s(?=(?:FOR|ON|WITH|TO|BY|AND|AFTER|AS|IN|AT|OVER|FROM|UNDER|NEXT|THIS|WEEK)\b)")
"""Where a place in a line all in capitals ends."""
_NOT_A_PLACE = re.compile(rf"(?:The\b|{one_of('places', 'not_places')}\b)")
_DATELINE = re.compile(rf"\s*(?P<name>{_NAME})(?:[/,.]|\s*[(—–-]|\s+--)")
_HEADER = re.compile(rf"^[ \t]*(?:Done (?:at|in) )?(?P<name>{_NAME}),\s", re.MULTILINE)
_CAPITALS = re.compile(
    r"^(?P<name>[A-Z][A-Z'’ -]+[A-Z])(?:[/,][^\n—–-]{0,40})?\s(?:\([^)\n]+\)\s)?[—–-]\s", re.MULTILINE
)
_TITLED = re.compile(
    rf"\b(?:[Tt]alks|[Mm]eeting|[Rr]ound|[Ss]ummit|[Nn]egotiations)\b(?:[^,:;]{{0,20}}?|.{{0,12}}:.{{0,24}}?) (?:in|at) (?P<name>{_NAME})"
)
_BYLINE = re.compile(rf"^(?:By|From) (?:our|a|the)\b[^\n,]{{0,40}}? in (?P<name>{_NAME})", re.MULTILINE)
_TRIP = re.compile(
    r"\b(?:trips?|visits?|journeys?|flights?|messages?|letters?|missions?) to (?:the )?\Z", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"\b(?:according|ambassadors?|envoys?|representatives?|advis[eo]rs?|emissar(?:y|ies)|missions?|delegates?) to (?:the )?\Z",
    re.IGNORECASE,
)
"""Before a name that says whose word or whose ambassador it is."""
_COMES_BACK = re.compile(
    r"\b(?:will|would|to|can|may|shall|must|he|she|they|we|and|delegations|teams|sides) return to (?:the )?\Z",
    re.IGNORECASE,
)
_EMBASSY = re.compile(
    r"\s(?:embassy|consulate|(?:diplomatic )?mission|high commission|ambassador|residence|foreign ministry|side|delegation|team|cent(?:re|er))\b"
)
"""Behind a name that says whose house it is, not where: "at the US embassy"."""
_WRITTEN = rf"(?:from our\b|(?:\w+day,? )?(?:\d{{1,2}}(?:[–-]\d{{1,2}})? )?{one_of('places', 'months')}\b)"


def place_of(scene: Scene, span: Span, *, cue: Span) -> str | None:
    """The city named within a stretch, nearest to the cue; a "there" means the one named last before it."""
    found = [(_rank(scene, where), abs(where.start - cue.end), where) for where in places_in(scene, span)]
    usable = [one for one in found if one[0] < 2]
    if usable:
        where = min(usable, key=lambda one: (one[0], one[1]))[2]
        return scene.text[where.start : where.end]
    if re.search(
        r"\bthere\b(?! (?:is|are|was|were|will|would|can|could|has|have|had)\b)", scene.text[span.start : span.end]
    ):
        return _last_before(scene, span.start)
    return None


def places_in(scene: Scene, span: Span) -> list[Span]:
    """The stretches that name a place after "in", "at" or "to", venues and people left out."""
    out = []
    for pattern in (_AT, _HOTEL):
        for match in pattern.finditer(scene.text, span.start, span.end):
            where = _trimmed(scene, Span(match.start("name"), match.end("name")))
            parts = match.groupdict()
            if where and parts.get("kind") == "capital" and parts["of"]:
                where = _capital_of(scene, where)
            if where and _is_place(scene, where, at=match.groupdict().get("at", "")):
                out.append(where)
    for match in _THE_CAPITAL.finditer(scene.text, span.start, span.end):
        where = _capital_of(scene, Span(match.start("whose"), match.end("whose")))
        out += [where] if where else []
    return sorted(out, key=lambda one: one.start)


def _capital_of(scene: Scene, state: Span) -> Span | None:
    """Where the report names the capital of a state by its name; None where it does not."""
    of = next((one.actor for one in mentions_in(scene, Span(state.start, state.end + 1)) if one.actor), None)
    return next(
        (
            Span(one.core.start, one.core.end)
            for one in scene.mentions
            if one.kind == "capital" and one.actor == of and of
        ),
        None,
    )


def home_of(scene: Scene) -> str | None:
    """Where the report is written from: its dateline, else a header's "City, date", else None."""
    for block in scene.doc._.blocks:
        if block.dateline:
            match = _DATELINE.match(scene.text[block.dateline.start : block.dateline.end] + " —")
            if match and not _VENUE.search(match["name"]):
                return _cased(match["name"])
    head = scene.text[:1500] + "\n" + scene.text[-200:]
    for match in _HEADER.finditer(head):
        if re.match(_WRITTEN, head[match.end() : match.end() + 40]) and not _NOT_A_PLACE.match(match["name"]):
            return _cased(match["name"])
    match = _CAPITALS.search(head) or _BYLINE.search(head)
    if match:
        return _cased(match["name"])
    title = _TITLED.search(scene.doc._.title or "")
    return title["name"] if title else None


def _cased(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _trimmed(scene: Scene, where: Span) -> Span | None:
    """The name without a weekday or month, or a person, that the pattern ran on into."""
    words = scene.text[where.start : where.end]
    cut = re.search(rf"\s(?={one_of('places', 'not_places')}\b)", words)
    end = where.start + cut.start() if cut else where.end
    shouted = _SHOUTED.search(words) if words.isupper() else None
    end = min(end, where.start + shouted.start()) if shouted else end
    end -= len(re.search(r"(?:['’]s)?\Z", scene.text[where.start : end])[0])  # type: ignore[index]
    return Span(where.start, end) if end > where.start else None


def _is_place(scene: Scene, where: Span, *, at: str) -> bool:
    words = scene.text[where.start : where.end]
    if _NOT_A_PLACE.match(words) or _VENUE.search(words):
        return False
    sent = at.lower() == "to" and _SENT_TO.search(scene.text, max(0, where.start - 24), where.start)
    if sent or _EMBASSY.match(scene.text, where.end):
        return False
    trip = at.lower() == "to" and _TRIP.search(scene.text, max(0, where.start - 24), where.start)
    if trip and ", where " not in scene.text[where.end : where.end + 40]:
        return False
    if scene.text[where.end : where.end + 2] in ("'s", "’s") and not _VENUE.search(
        scene.text[where.end : where.end + 25]
    ):
        return False
    for one in mentions_in(scene, Span(where.start, where.end + 1)):
        actor = scene.actors.get(one.actor or "")
        if one.kind != "capital" and actor and actor.kind != "state":
            return False
    return at != "for" or bool(
        re.search(r"\b(?:left|leaves|leave|headed|bound)\s\Z", scene.text[max(0, where.start - 16) : where.start - 4])
    )


def _rank(scene: Scene, where: Span) -> int:
    """0 for a city, 1 for a country that is an actor, 2 for what lies beside the talks ("the war in …")."""
    before = scene.text[max(0, where.start - 40) : where.start]
    if not _COMES_BACK.search(before) and re.search(
        rf"\b{one_of('places', 'regional')}\s+(?:in|at|to)\s+(?:the )?\Z", before, re.IGNORECASE
    ):
        return 2
    for one in mentions_in(scene, Span(where.start, where.end)):
        actor = scene.actors.get(one.actor or "")
        if one.kind != "capital" and actor and actor.kind == "state":
            return 1
    return 0


def _last_before(scene: Scene, offset: int) -> str | None:
    earlier = [one for one in places_in(scene, Span(max(0, offset - 600), offset)) if _rank(scene, one) == 0]
    return scene.text[earlier[-1].start : earlier[-1].end] if earlier else None
