"""Decisions: votes, rulings, ratifications and referendums by bodies, to come, taken or blocked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from detente.model import Actor, Decision, PartialDate
from detente.model.happenings import DecisionStatus
from detente.read.happenings.bodies import Body, actor_for, bodies_in, with_bodies
from detente.read.happenings.dates import agree, is_future, is_past, when_of
from detente.read.happenings.evidence import evidence_of
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.matters import matter_of
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    actors_of,
    in_quotation,
    mentions_in,
    scene_of,
    side_of,
    whens_in,
)
from detente.read.happenings.verdicts import Verdict, acts, verdicts
from detente.read.layers import why
from detente.read.times.reckon import shifted

_NEAR = 2
"""How many sentences later a vote without a body may still be that of the body named before."""
_TO_BE = re.compile(
    r"\b(?:be held|take place|follow|moved to|rescheduled for|postponed to|put off until|now)\s(?:on |in |at )?(?:the )?\Z"
)
_BARE_WEEKDAY = r"\w+day(?: (?:morning|afternoon|evening|night))?"
_CONTENT = re.compile(r"[a-z]{5,}")
_TURNS_DOWN = re.compile(r"(?:(?:has|have|had) )?(?:\w+ly )?(?:dismiss|reject|refus)\w*", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:parliament|assembl\w+|senate|chamber|house of|courts?|tribunal|judges|cabinet|duma|bundestag|knesset|rada|majlis|sejm|lawmakers|MPs|deputies|senators|legislature|voters|Security Council)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:votes?|voted|majority|unanimous\w*|by (?:\d+|\w+) (?:to|against)|bill|law|motion|petition|treaty|budget|protocol)\b",
    re.IGNORECASE,
)
"""What shows that it was put to a vote."""
_RULES = pattern("decisions", "rules")
_RESISTED = pattern("decisions", "resisted")
_RESISTED_BY = pattern("decisions", "resisted_by")


@dataclass(frozen=True, slots=True)
class _Vote:
    """One mention of a decision."""

    sentence: Sentence
    verdict: Verdict
    status: DecisionStatus
    date: PartialDate | None
    actor: str | None
    matter: str


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
        near = last if sentence.index - last_index <= _NEAR else None
        for one in verdicts(scene, sentence, bodies=bodies, last=near):
            date = _date(scene, sentence, one=one)
            if date is None and _only_turns_down(scene, sentence, one=one):
                continue
            status: DecisionStatus = "planned" if one.status == "taken" and is_future(scene, date) else one.status
            actor = actor_for(scene, one.body, extra=extra) if one.body else None
            yield _Vote(sentence, one, status, date, actor, matter_of(scene, sentence, one=one))
        for mention, cue in acts(scene, sentence):
            one = Verdict(None, cue, "act", "taken")
            date, matter = _date(scene, sentence, one=one), matter_of(scene, sentence, one=one)
            yield _Vote(sentence, one, "taken", date, mention.actor, matter)
        if bodies:
            last, last_index = bodies[-1], sentence.index


def _only_turns_down(scene: Scene, sentence: Sentence, *, one: Verdict) -> bool:
    """Whether a council or the like is said to refuse something, as any side does: without a day or a count, and no court or house."""
    if one.rule != "voted" or one.body is None or not _TURNS_DOWN.match(scene.text, one.cue.start):
        return False
    house = _HOUSE.search(scene.text, one.body.start, one.body.end)
    return house is None and not _COUNTED.search(scene.text, sentence.start, sentence.end)


def _date(scene: Scene, sentence: Sentence, *, one: Verdict) -> PartialDate | None:
    """The date nearest to the verb; for what is to come, one that is not past."""
    when = when_of(scene, sentence, cue=one.cue)
    date = when.date if when else None
    if one.status == "planned":
        held = next(
            (w.date for w in whens_in(scene, sentence) if _TO_BE.search(scene.text, sentence.start, w.start)), None
        )
        date = held or date
    if one.status != "planned" or not is_past(scene, date):
        return date
    if date and re.fullmatch(_BARE_WEEKDAY, date.words) and date.precision == "day":
        return replace(date, value=shifted(date.first_day, 7).isoformat())
    ahead = [other.date for other in whens_in(scene, sentence) if is_future(scene, other.date)]
    if ahead:
        return ahead[0]
    return None if one.rule in ("noun", "needed", "put-to") else date


def _same(known: _Vote, one: _Vote) -> bool:
    if known.actor != one.actor or known.status != one.status:
        return False
    if known.date and one.date:
        return agree(known.date, one.date)
    words = [set(_CONTENT.findall(matter.lower())) for matter in (known.matter, one.matter)]
    return bool(words[0] & words[1]) or len(min(words, key=len)) <= 1


def _decision(scene: Scene, group: list[_Vote], *, number: int) -> Decision:
    best = max(group, key=lambda one: (one.date is not None, -one.verdict.cue.start))
    rule = _RULES.search(scene.text, best.sentence.start, best.sentence.end)
    return Decision(
        id=f"d{number}",
        evidence=evidence_of(scene, [one.sentence for one in (best, *(m for m in group if m is not best))]),
        why=why(f"decision.{best.verdict.rule}", scene.doc, span=best.verdict.cue),
        body=best.actor,
        matter=best.matter,
        date=next((one.date for one in (best, *group) if one.date), None),
        status=best.status,
        rule=rule[0] if rule else None,
        resisted_by=_resisted(scene, best),
    )


def _resisted(scene: Scene, one: _Vote) -> tuple[str, ...]:
    """Who, by the sentence or the two after it, resists the decision."""
    out: list[str] = []
    for sentence in scene.sentences[one.sentence.index : one.sentence.index + 3]:
        for match in _RESISTED.finditer(scene.text, sentence.start, sentence.end):
            before = [m for m in mentions_in(scene, sentence) if 0 <= match.start() - m.end < 12]
            out += actors_of(before[-1]) if before else ()
        for match in _RESISTED_BY.finditer(scene.text, sentence.start, sentence.end):
            after = [m for m in mentions_in(scene, sentence) if 0 <= m.start - match.end() < 8]
            out += actors_of(after[0]) if after else ()
    return tuple(dict.fromkeys(actor for actor in out if actor != one.actor and side_of(scene, actor) != one.actor))
