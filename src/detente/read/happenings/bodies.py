"""Bodies that decide: parliaments, cabinets, courts, councils, party congresses, and the actor each one is.

A body that the readers of people did not know becomes an actor here, since a decision is somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.ahead import ahead
from detente.read.happenings.lexicon import entries, one_ahead
from detente.read.happenings.scene import Scene, Sentence, actors_of, mentions_in, side_of
from detente.read.layers import Span, passage_of, why
from detente.read.light import light
from detente.read.signals import bits_in, signal, signal_of_words

_CAP = r"[A-ZÀ-Þ][\w'’-]*"
_OWNER = rf"(?:(?:[Mm](?:r|s|rs)\.? )?{_CAP}(?: {_CAP}){{0,3}}['’]s?|[Tt]he \w+(?: \w+)?(?:['’]s|s['’])|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)"
_NO_NAME = r"(?:The|An?|In|On|At|For|But|And|When|While|As|If|With|Before|After|Since|Under|By|From|To|Whether|Its|His|Her|Their|Once|Until|Both|Although|Though) "
_DAY = r"(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)\b"
_BODY = re.compile(
    rf"(?<![\w-])(?P<owner>{_OWNER}\s)?(?P<more>(?:(?!{_NO_NAME})"
    rf"{_CAP}\s){{0,3}}?)"
    rf"(?P<head>(?!{_NO_NAME}){entries('decisions', 'named_bodies')}(?: on (?:the )?(?!{_DAY}){_CAP})?"
    rf"|(?i:(?P<state>{one_ahead('decisions', 'state_bodies')})|{one_ahead('decisions', 'other_bodies')}))(?![\w-])"
    rf"(?P<of> (?:of|for) (?:the )?(?:{_CAP}(?: {_CAP}){{0,3}}(?: of (?:the )?{_CAP})?|front|movement|party|\w+))?(?P<in> in {_CAP}(?: {_CAP})?)?"
)
_HEAD_WORDS = signal_of_words(entries("decisions", "body_words"))
_HEAD_WORD = re.compile(rf"\b{ahead('|'.join(entries('decisions', 'body_words')))}\w")
_ROW = re.compile(r"[\w\s'’.-]+")
"""What a body's name can be made of: it never goes over another mark."""
_LOOSE = re.compile(r"(?:its|his|her|their) ", re.IGNORECASE)
_REGION = re.compile(r"\b(?:north|south|east|west)ern \Z", re.IGNORECASE)
_OF_STATE = re.compile(r"(?:Court|Assembly|Chamber|Congress|Parliament)\Z")
_MEMBERS = re.compile(rf"['’]s?\s(?P<head>{entries('decisions', 'members')})\b")
_SEATED = re.compile(r"(?:deputies|senators|lawmakers|legislators|MPs|judges)\Z", re.IGNORECASE)
_OF = re.compile(r" (?:of|for) (?:the )?")
_ORG_VOTES = re.compile(
    rf"(?:,\s[^,;.\n]{{1,90}},)?\s(?:has |have |had |also |then |[a-z]+ly )*{entries('decisions', 'org_votes')}"
)
_FOREIGN = re.compile(
    r"\bThe (?P<name>[A-ZÀ-Þ][\w'’-]+)(?=\s(?:will|is to|is due to|has|on \w+day)\s(?:[\w'’]+\s){0,6}?"
    r"(?:vote|voted|ratify|ratified|adopt|adopted|pass|passed|consider|considered|debate|debated|approve|approved)\b[^.;]{0,60}?"
    r"\b(?:laws?|bills?|resolutions?|motions?|treaty|accord|agreement|budget|amendments?|legislation)\b)"
)

_BEFORE_IT = re.compile(
    rf"\b(?:laid|put|brought|placed|tabled|comes?|go(?:es)?) (?:\w+ )?before the (?P<name>{_CAP}(?: {_CAP}){{0,2}}(?: of (?:the )?{_CAP}(?: {_CAP})?)?)"
)
_LAW_VERBS = (
    "(?:vote|voted|ratify|ratified|adopt|adopted|pass|passed|consider|considered|debate|debated|approve|approved)"
)
_MEMBERS_WORDS, _FOREIGN_WORDS, _BEFORE_IT_WORDS, _ORG_VOTES_WORDS = map(
    signal, (entries("decisions", "members"), _LAW_VERBS, _BEFORE_IT.pattern, entries("decisions", "org_votes"))
)


@light(frozen=True, slots=True)
class Body(Span):
    """A noun phrase for a body: the whole stretch without an article, the head noun, whose it is said to be.

    `called` is where the name proper begins ("Supreme Court" in "Norland's Supreme Court"), `placed` where a city that
    tells it from others ends ("the cabinet in Brennick").
    """

    head: Span
    owner: Span | None
    called: int
    of_state: bool
    placed: int | None = None


def bodies_in(scene: Scene, span: Span) -> Iterator[Body]:
    """The bodies named in a stretch, in order."""
    bits = span.bits if isinstance(span, Sentence) else bits_in(scene.doc, span)
    for match in [] if _HEAD_WORDS.missing(bits) else _by_head(scene.text, span):
        if match["head"] != "house":
            yield _of_match(scene.text, _seated_in(scene.text, match) or match)
    if not _MEMBERS_WORDS.missing(bits):
        yield from _members(scene, span)
    if not _ORG_VOTES_WORDS.missing(bits):
        yield from _organisations(scene, span)
    if not (_FOREIGN_WORDS.missing(bits) and _BEFORE_IT_WORDS.missing(bits)):
        yield from _foreign(scene, span)


def _by_head(text: str, span: Span) -> list[re.Match[str]]:
    """The matches of `_BODY` in a stretch: only rows of words are tried that have a body's word."""
    rows = [row.span() for row in _ROW.finditer(text, span.start, span.end)]
    return [
        found
        for start, end in rows
        if _HEAD_WORD.search(text, start, end)
        for found in _BODY.finditer(text, start, end)
    ]


def _seated_in(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The body in which members sit who are named with it: "the deputies of the National Assembly"."""
    of = _OF.match(text, match.start("of")) if match["of"] and _SEATED.match(match["head"]) else None
    return _BODY.match(text, of.end()) if of else None


def _of_match(text: str, match: re.Match[str]) -> Body:
    head = Span(match.start("head"), match.end("head"))
    owner = Span(match.start("owner"), match.end("owner") - 1) if match["owner"] else None
    if match["of"]:
        owner = Span(match.start("of") + 4, match.end("of"))
    of_state = bool(match["state"]) or bool(_OF_STATE.search(text, head.start, head.end))
    end = match.end("of") if match["of"] else head.end
    return Body(match.start(), end, head, owner, match.start("more"), of_state, match.end() if match["in"] else None)


def _organisations(scene: Scene, span: Span) -> Iterator[Body]:
    """Organisations that vote: "the African Union votes on it", "the Compact turned it down by 31 to 9"."""
    for one in mentions_in(scene, span):
        actor = scene.actors.get(one.actor or "")
        if actor and actor.kind == "organisation" and _ORG_VOTES.match(scene.text, one.end, span.end):
            core = Span(one.core.start, one.core.end)
            yield Body(one.start, one.end, core, None, one.core.start, of_state=False)


def _members(scene: Scene, span: Span) -> Iterator[Body]:
    """The ministers, leaders or member states of an organisation, who are that organisation when they decide."""
    for match in _MEMBERS.finditer(scene.text, span.start, span.end):
        owner = next(
            (one for one in mentions_in(scene, Span(match.start() - 60, match.start())) if one.end == match.start()),
            None,
        )
        actor = scene.actors.get(owner.actor or "") if owner else None
        if owner and actor and actor.kind == "organisation":
            head = Span(match.start("head"), match.end("head"))
            yield Body(
                owner.start, match.end(), head, Span(owner.core.start, owner.core.end), head.start, of_state=False
            )


def _foreign(scene: Scene, span: Span) -> Iterator[Body]:
    """A body by a name of its own language ("the Mejlis"), known by what it does: it considers a draft law."""
    for match in (m for regex in (_FOREIGN, _BEFORE_IT) for m in regex.finditer(scene.text, span.start, span.end)):
        name = Span(match.start("name"), match.end("name"))
        others = [
            one for one in mentions_in(scene, Span(name.start - 40, name.end + 40)) if one.core.start == name.start
        ]
        kinds = {scene.actors[one.actor].kind for one in others if one.actor in scene.actors}
        if _BODY.match(scene.text, name.start) is None and kinds <= {"organisation"}:
            yield Body(name.start, name.end, name, None, name.start, of_state=True)


def actor_for(scene: Scene, body: Body, *, extra: dict[str, Actor]) -> str:
    """The id of the actor that a body is; one not known yet is put into `extra`, by its lower-case head.

    Where the report's people already have the body it is that actor. The bloc's ministers are the bloc.
    """
    known = _known(scene, body)
    if known:
        _also_called(scene, known, body=body, extra=extra)
        return known
    forms = _forms(scene, body)
    key = scene.text[body.head.start : body.head.end].lower()
    for actor in scene.actors.values():
        if actor.kind == "organisation" and any(_bare(name) in {_bare(form) for form in forms} for name in actor.names):
            return actor.id
    short = _by_last_word(scene, body, extra=extra)
    if short:
        return short
    if key in extra:
        names = tuple(dict.fromkeys([*extra[key].names, *forms]))
        extra[key] = _actor(scene, extra[key].id, body=body, names=names)
    else:
        extra[key] = _actor(scene, _next_id(scene, extra), body=body, names=forms)
    return extra[key].id


def _also_called(scene: Scene, known: str, *, body: Body, extra: dict[str, Actor]) -> None:
    """Give a body of the report's people the names with an owner or a place that it has here ("Norland's Senate" for "Senate")."""
    actor = extra.get(known, scene.actors[known])
    head = scene.text[body.head.start : body.head.end].lower()
    if actor.kind != "organisation" or not _bare(actor.name).endswith(head):
        return
    taken = {_bare(name) for one in (*scene.actors.values(), *extra.values()) if one.id != known for name in one.names}
    had = {_bare(name) for name in actor.names}
    more = [one for one in _forms(scene, body) if _bare(one) not in taken | had and not _LOOSE.match(one)]
    if more:
        extra[known] = replace(actor, names=(*actor.names, *more))


def _by_last_word(scene: Scene, body: Body, *, extra: dict[str, Actor]) -> str | None:
    """The one body whose name ends in the bare noun used here ("the Council" for the Security Council)."""
    word = scene.text[body.start : body.end]
    if " " in word or not word[0].isupper():
        return None
    ends = re.compile(rf"\\b{re.escape(word)}\\Z")
    fits = {
        one.id
        for one in (*scene.actors.values(), *extra.values())
        if one.kind == "organisation" and ends.search(one.name)
    }
    return fits.pop() if len(fits) == 1 else None


def _forms(scene: Scene, body: Body) -> tuple[str, ...]:
    """The forms of a body's name, the fullest first: with owner, without, with what it is "of", the bare noun."""
    text, head = scene.text, body.head
    spans = ((body.start, body.end), (body.start, head.end), (body.called, body.end), (body.called, head.end))
    placed = [(body.start, body.placed)] if body.placed else []
    region = _REGION.search(text, max(0, body.start - 10), body.start)
    placed += [(region.start(), body.end)] if region else []
    return tuple(dict.fromkeys(text[start:end] for start, end in (*spans, *placed, (head.start, head.end))))


def is_known(scene: Scene, body: Body) -> bool:
    """Whether the report's people already have a body as an actor."""
    return _known(scene, body) is not None


def is_side(scene: Scene, body: Body) -> bool:
    """Whether a body is one of the two sides that talk, by the report's people."""
    return _known(scene, body) in scene.sides


def _known(scene: Scene, body: Body) -> str | None:
    for one in mentions_in(scene, Span(max(0, body.start - 4), body.end + 1)):
        ids = actors_of(one)
        known = scene.actors.get(ids[0]) if len(ids) == 1 else None
        if known and known.kind == "organisation" and one.core.overlaps(body.head):
            return known.id
        if known and known.kind != "person" and _stands_for_members(scene.text[body.start : body.end]):
            return known.id
    return None


def with_bodies(doc: Doc, extra: dict[str, Actor]) -> None:
    """Add the actors of new bodies to `doc._.actors`, and give known ones the further names in `extra`."""
    found = {one.id: one for one in extra.values()}
    known = [found.pop(one.id, one) for one in doc._.actors]
    doc._.actors = (*known, *found.values())


def _stands_for_members(words: str) -> bool:
    return bool(
        re.search(r"(?:countries|governments|leaders|ministers|members|states|ambassadors|envoys|summit)\Z", words)
    )


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.lower())


def _actor(scene: Scene, id: str, *, body: Body, names: tuple[str, ...]) -> Actor:
    return Actor(
        id=id,
        kind="organisation",
        name=names[0],
        names=names,
        side=_side(scene, body),
        evidence=(passage_of(scene.doc, body),),
        why=why("decision.body", scene.doc, span=body.head),
    )


def _side(scene: Scene, body: Body) -> str | None:
    """Whose a body is: its owner's, else, for a parliament or court, the one state among the talks' sides."""
    for one in mentions_in(scene, Span(body.owner.start - 1, body.owner.end + 1)) if body.owner else ():
        ids = actors_of(one)
        if len(ids) == 1:
            return side_of(scene, ids[0])
    states = [one for one in scene.sides if one in scene.actors and scene.actors[one].kind == "state"]
    return states[0] if body.of_state and len(states) == 1 and body.owner is None else None


def _next_id(scene: Scene, extra: dict[str, Actor]) -> str:
    """The next free id of the form "a12"."""
    used = {*scene.actors, *(one.id for one in extra.values())}
    numbers = [int(one[1:]) for one in used if re.fullmatch(r"a\d{1,9}", one)]
    return f"a{max(numbers, default=0) + 1}"
