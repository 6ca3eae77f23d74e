"""Decisions: votes, rulings and ratifications by bodies, to come, taken or blocked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.model import Actor, Decision, PartialDate
from detente.model.happenings import DecisionStatus
from detente.read.happenings.bodies import Body, actor_for, bodies_in, is_known, with_bodies
from detente.read.happenings.dates import agree, is_future, is_past, when_of
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import entries, pattern
from detente.read.happenings.rooms import actors_of
from detente.read.happenings.scene import Scene, Sentence, in_quotation, mentions_in, scene_of, side_of
from detente.read.layers import Span, why

_RELATIVE = r"(?:,? (?:which|who|that) [^,;.]*,)?(?:,? [^,;.]{0,30},)?,?\s*"
_BETWEEN = r"(?:\s+(?:in|on|of|at|for)\s+(?:the\s+)?[\w'’ ]{1,30})?(?:\s+\w+ly)?"
_PLANNED = re.compile(rf"{_BETWEEN}{_RELATIVE}(?P<verb>{entries('decisions', 'will_vote')})", re.IGNORECASE)
_VOTES = re.compile(rf"{_BETWEEN}\s+(?P<verb>{entries('decisions', 'votes')})", re.IGNORECASE)
_VOTED = re.compile(
    rf"{_BETWEEN}(?:,? which\s+|{_RELATIVE})(?P<verb>{entries('decisions', 'has_voted')})", re.IGNORECASE
)
_BLOCKED = re.compile(
    rf"{_BETWEEN}\s+(?:(?:has|have|had) (?:\w+ )?)?(?P<verb>{entries('decisions', 'blocked')})", re.IGNORECASE
)
_PASSIVE_BY = re.compile(rf"\b{entries('decisions', 'passive')}(?P<gap>[^.;]{{0,30}}?)\bby (?:the )?\Z", re.IGNORECASE)
_NOUN_OF = re.compile(
    rf"\b{entries('decisions', 'vote_nouns')}(?P<gap>[^.;,]{{0,30}}?)\b(?:of|in|by|from|before) (?:the )?(?:\w+ )?\Z",
    re.IGNORECASE,
)
_NOUN_SET = re.compile(
    rf"\b{entries('decisions', 'vote_nouns')}\b(?P<gap>[^.;]{{0,50}}?)\b{entries('decisions', 'set_for')}",
    re.IGNORECASE,
)
_PLANNED_ANY = re.compile(rf"\b(?P<verb>{entries('decisions', 'will_vote')})", re.IGNORECASE)
_AND_TOO = re.compile(r",? and (?:a |an |the )?\Z", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|tribunal|judges)\b", re.IGNORECASE)
_FACED = re.compile(
    r"\b(?:faces?|awaits?|facing|needs?|requires?|due|planned|ahead|expected|would be needed|before|pending)\b",
    re.IGNORECASE,
)
_MATTER_END = re.compile(
    r"\.(?:\s|\Z)|[;—–]|, (?:and|but|which|who|with|after|as|while|where|now|two|the \w+ (?:said|has))\b|\s(?:on|by|in|next|this|last)\s(?=\S*\d|\w+day|week|month)"
)


_Found = tuple[Body, Span, str, DecisionStatus]


@dataclass(frozen=True, slots=True)
class _Vote:
    """One mention of a decision."""

    sentence: Sentence
    body: Body
    cue: Span
    rule: str
    status: DecisionStatus
    date: PartialDate | None
    actor: str


def find_decisions(doc: Doc) -> tuple[Decision, ...]:
    """The decisions of a doc, in the order of the text; bodies not known before join `doc._.actors`."""
    scene = scene_of(doc)
    extra: dict[str, Actor] = {}
    groups: list[list[_Vote]] = []
    for one in _votes(scene, extra):
        home = next((group for group in groups if _same(group[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    if extra:
        with_bodies(doc, extra)
    return tuple(_decision(scene, group, number=number) for number, group in enumerate(groups, 1))


def _votes(scene: Scene, extra: dict[str, Actor]) -> Iterator[_Vote]:
    last: Body | None = None
    last_index = -9
    for sentence in scene.sentences:
        bodies = [one for one in bodies_in(scene, sentence) if not in_quotation(scene, one.head)]
        found = [
            (body, cue, rule, status) for body in bodies for cue, rule, status in _cues(scene, sentence, body=body)
        ]
        if not found and last and sentence.index - last_index <= 2:
            found = [(last, cue, "set", "planned") for cue in _set_for(scene, sentence)]
        for body, cue, rule, status in _once(scene, found):
            when = when_of(scene, sentence, cue=cue)
            date = when.date if when else None
            if status == "planned" and is_past(scene, date):
                date = None if rule == "noun" else date
            yield _Vote(
                sentence, body, cue, rule, _settled(scene, status, date=date), date, actor_for(scene, body, extra=extra)
            )
        if bodies:
            last, last_index = bodies[-1], sentence.index


def _once(scene: Scene, found: list[_Found]) -> list[_Found]:
    """Each verb once: of "Norland's parliament, the Diet," the name that the report's people know."""
    kept: dict[int, _Found] = {}
    for one in found:
        verb = one[1].start
        if verb not in kept or (is_known(scene, one[0]) and not is_known(scene, kept[verb][0])):
            kept[verb] = one
    return list(kept.values())


def _settled(scene: Scene, status: DecisionStatus, *, date: PartialDate | None) -> DecisionStatus:
    """A vote in the present tense on a day to come is planned, whatever its verb."""
    return "planned" if status == "taken" and is_future(scene, date) else status


def _cues(scene: Scene, sentence: Sentence, *, body: Body) -> Iterator[tuple[Span, str, DecisionStatus]]:
    text = scene.text
    for rule, regex, status in (
        ("will", _PLANNED, "planned"),
        ("votes", _VOTES, "planned"),
        ("voted", _VOTED, "taken"),
        ("blocked", _BLOCKED, "blocked"),
    ):
        match = regex.match(text, body.end, sentence.end)
        if match and not _negated(text, body.end, end=match.end()):
            if status == "blocked" and _COURT.search(text, body.head.start, body.head.end):
                status = "taken"  # noqa: PLW2901 - a court that blocks something has ruled
            yield Span(match.start("verb"), match.end()), rule, status  # type: ignore[misc]
    before = Span(max(sentence.start, body.start - 90), body.start)
    match = _PASSIVE_BY.search(text, before.start, before.end)
    if match:
        to_come = re.search(r"\b(?:be|being)\b", match[0][:6]) is not None
        yield Span(match.start(), match.end()), "passive", "planned" if to_come else "taken"
    match = _NOUN_OF.search(text, before.start, before.end)
    if match and (
        _FACED.search(text, sentence.start, sentence.end)
        or re.search(entries("decisions", "set_for"), text[sentence.start : sentence.end])
    ):
        yield Span(match.start(), match.end()), "noun", "planned"
    if _AND_TOO.search(text, before.start, before.end) and re.match(
        r"(?: of (?:the )?\w+)?,? (?:on |in |a week|a day|two|three|the (?:same|next|following) day|later)",
        text[body.end : body.end + 40],
    ):
        earlier = _PLANNED_ANY.search(text, sentence.start, before.end)
        if earlier:
            yield Span(body.start, body.end), "too", "planned"


def _negated(text: str, start: int, *, end: int) -> bool:
    return bool(re.search(r"\b(?:not|never|nor|whether|if)\b", text[start:end]))


def _set_for(scene: Scene, sentence: Sentence) -> Iterator[Span]:
    """A vote or ruling without its body in the sentence: "a hearing is set for Monday"."""
    match = _NOUN_SET.search(scene.text, sentence.start, sentence.end)
    if (
        match
        and not in_quotation(scene, Span(match.start(), match.end()))
        and when_of(scene, sentence, cue=Span(match.start(), match.end()))
    ):
        yield Span(match.start(), match.end())


def _same(known: _Vote, one: _Vote) -> bool:
    if known.actor != one.actor or known.status != one.status:
        return False
    return not (known.date and one.date) or agree(known.date, one.date)


def _decision(scene: Scene, group: list[_Vote], *, number: int) -> Decision:
    best = max(group, key=lambda one: (one.date is not None, -one.cue.start))
    rule = pattern("decisions", "rules").search(scene.text, best.sentence.start, best.sentence.end)
    return Decision(
        id=f"d{number}",
        evidence=evidence_of(scene, [one.sentence for one in (best, *(m for m in group if m is not best))]),
        why=why(f"decision.{best.rule}", scene.doc, span=best.cue),
        body=best.actor,
        matter=_matter(scene, best),
        date=next((one.date for one in (best, *group) if one.date), None),
        status=best.status,
        rule=rule[0] if rule else None,
        resisted_by=_resisted(scene, best),
    )


def _matter(scene: Scene, one: _Vote) -> str:
    """What is decided, in the report's words: from the verb to the end of its clause, 24 words at most."""
    if one.rule in ("passive", "noun", "too"):
        low = max(one.sentence.start, scene.text.rfind(". ", one.sentence.start, one.cue.start) + 1)
        return " ".join(scene.text[low : one.body.end].split()[-24:])
    rest = scene.text[one.cue.start : one.sentence.end]
    end = _MATTER_END.search(rest, min(len(rest), one.cue.end - one.cue.start))
    return " ".join(rest[: end.start() if end else len(rest)].split()[:24]).strip(' ,“”"') or rest.split()[0]


def _resisted(scene: Scene, one: _Vote) -> tuple[str, ...]:
    """Who, by the sentence or the two after it, resists the decision."""
    out: list[str] = []
    for sentence in scene.sentences[one.sentence.index : one.sentence.index + 3]:
        for match in pattern("decisions", "resisted").finditer(scene.text, sentence.start, sentence.end):
            before = [m for m in mentions_in(scene, sentence) if 0 <= match.start() - m.end < 12]
            out += actors_of(before[-1]) if before else ()
        for match in pattern("decisions", "resisted_by").finditer(scene.text, sentence.start, sentence.end):
            after = [m for m in mentions_in(scene, sentence) if 0 <= m.start - match.end() < 8]
            out += actors_of(after[0]) if after else ()
    return tuple(dict.fromkeys(actor for actor in out if actor != one.actor and side_of(scene, actor) != one.actor))
