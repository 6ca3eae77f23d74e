"""Several accounts of one sitting within one report: "five hours, according to A; B spoke of six".

An account is a detail with a clause that says it and with its voice, named or the outlet's. There are accounts of a
detail only where two voices differ; a voice that says two things of it has corrected itself, or is misread, and then
there are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model import Account
from detente.model.happenings import AccountOf
from detente.read.happenings.numbers import NUMBER, number
from detente.read.happenings.places import places_in
from detente.read.happenings.restated import Counted, count_of, denies, hours_of
from detente.read.happenings.scene import Scene, Sentence, in_quotation, side_of, whens_in
from detente.read.happenings.sittings.elsewhere import then_and_there
from detente.read.happenings.sittings.rounds import Round
from detente.read.happenings.sittings.sitting import Sitting
from detente.read.happenings.sittings.telling import length_in
from detente.read.happenings.voiced import Clause, clauses_in, following, trimmed
from detente.read.layers import Span, passage_of

_UNSURE = re.compile(
    r"\b(?:not|never|rather than|instead of|planned|scheduled|due|set to|meant to|expected|supposed|to last|would|should"
    r"|could|might|(?-i:may)|if|earlier|previous|initially|at first|corrected)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What makes the first telling a plan, a denial, a correction or that of another sitting."""
_MORE = re.compile(
    r"\b(?:to|that|which|who|where|when|after|before|because|while|as|and\s(?!the\b|a\b|an\b|its\b|their\b|[A-Z])\w+"
    r"|agreed|told|offered|asked|promised|threatened)\b|,\s\w+ing\b|\bby\s\w+ing\b"
)
"""What makes a clause tell of more than that two met."""
_PEOPLE = r"(?:delegates|negotiators|participants|envoys|representatives|officials|people)"
_THERE = re.compile(
    rf"\b(?P<number>{NUMBER})\s(?P<who>{_PEOPLE})\s(?:(?:had|were|was)\s)?(?:took\spart|taken\spart|attended|sat|met|present|at\sthe\stable|in\sthe\sroom)\b"
    rf"|\b(?:attended\sby|in\sthe\spresence\sof)\s(?P<number2>{NUMBER})\s(?P<who2>{_PEOPLE})\b",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"(?:The|Their)\s(?:closed-door\s|secret\s)?(?:talks|negotiations|meeting|session|sitting|encounter)\s(?:had\s)?(?:lasted|took|went\son|gone\son)\b"
)
_BEFORE = re.compile(r"\b(?:had\s(?:last|previously|already|first)|last\smet|earlier|previous)\b", re.IGNORECASE)
"""What tells of a sitting before that of which the report is."""
_FAR = 6
"""How many sentences further on a report may come back to how long a sitting lasted."""
_OVER = ("held", "under way")
_FIELDS: tuple[AccountOf, ...] = ("date", "place", "participants", "status")
_NEAR = 3
"""How many sentences apart two mentions may be that give lengths and no day."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A value of a detail and the clause that gives it."""

    field: AccountOf
    value: str
    clause: Clause


def accounts_of(scene: Scene, one: Round) -> tuple[Account, ...]:
    """What voices within the report tell differently of a sitting that was held or goes on, detail by detail."""
    if one.best.status not in _OVER:
        return ()
    told = [group for mention in one.mentions for group in _groups(scene, one, mention)]
    lengths = [it for mention, group in told if _tied(one, mention) for it in group if it.field == "hours"]
    found = differing(lengths)
    for field in _FIELDS:  # another mention may be of another day of the same talks: only those that answer each other
        groups = (differing([it for it in group if it.field == field]) for _, group in told)
        found += next((those for those in groups if those), [])
    return tuple(
        Account(field=it.field, value=it.value, by=it.clause.by, words=passage_of(scene.doc, trimmed(scene, it.clause)))
        for it in found
    )


def _groups(scene: Scene, one: Round, mention: Sitting) -> Iterator[tuple[Sitting, list[Telling]]]:
    """What a sentence tells of the sitting, with what other voices answer to it there and in the next.

    Where it tells of another one too, nobody can say to which of them an answer belongs.
    """
    if mention.sentence.index in one.elsewhere:
        return
    first = [(mention.sentence, list(_first(scene, mention))), *_number_behind(scene, one, mention)]
    first += _length_behind(scene, one, mention)
    for sentence, those in first:
        if those:
            every = [*those, *_answers(scene, one, sentence=sentence, first=those)]
            yield mention, [it for it in every if it.clause.known]


def _tied(one: Round, mention: Sitting) -> bool:
    """Whether a mention is surely of the same sitting as the first that gives a length: near it, or of the same day."""
    first = next((m for m in one.mentions if m.hours), one.mentions[0])
    if mention.ordinal != first.ordinal:
        return False
    dated = mention.date is not None and mention.date == first.date
    return dated or abs(mention.sentence.index - first.sentence.index) <= _NEAR


def differing(those: list[Telling]) -> list[Telling]:
    """One telling for each voice, in the order of the text, where voices differ and none differs with itself."""
    values: dict[str | None, set[str]] = defaultdict(set)
    for it in those:
        values[it.clause.by].add(it.value)
    if any(len(said) > 1 for said in values.values()) or len(set.union(set(), *values.values())) < 2:
        return []
    once = {it.clause.by: it for it in sorted(those, key=lambda it: -it.clause.start)}
    return sorted(once.values(), key=lambda it: it.clause.start)


def _first(scene: Scene, mention: Sitting) -> Iterator[Telling]:
    """What the mention itself tells of the sitting, each with its clause."""
    for clause in clauses_in(scene, mention.sentence):
        here = Span(max(clause.start, mention.region.start), min(clause.end, mention.region.end))
        if here.start >= here.end or in_quotation(scene, here) or _UNSURE.search(scene.text, clause.start, clause.end):
            continue
        hours, where = length_in(scene, mention.region)
        if hours and where and where.within(clause):
            yield Telling("hours", f"{hours:g}", clause)
        if mention.date and any(when.date.value == mention.date.value for when in whens_in(scene, clause.said)):
            yield Telling("date", mention.date.value, clause)
        if mention.place and any(scene.text[p.start : p.end] == mention.place for p in places_in(scene, here)):
            yield Telling("place", mention.place, clause)
        if mention.cue.within(clause):
            yield Telling("status", "held", clause)
        yield from _number(scene, clause)


def _number_behind(scene: Scene, one: Round, mention: Sitting) -> Iterator[tuple[Sentence, list[Telling]]]:
    """How many took part, where the next sentence says that."""
    for sentence in following(scene, mention.sentence):
        if sentence.index not in {*one.elsewhere, *(m.sentence.index for m in one.mentions)}:
            yield sentence, [it for clause in clauses_in(scene, sentence) for it in _number(scene, clause)]


def _length_behind(scene: Scene, one: Round, mention: Sitting) -> Iterator[tuple[Sentence, list[Telling]]]:
    """How long it lasted, where a sentence further on says that of "the session", and no other was spoken of before it."""
    own = {m.sentence.index for m in one.mentions}
    earlier = _BEFORE.search(scene.text, mention.sentence.start, mention.sentence.end)
    if earlier or mention.sentence.index != max(own) or any(m.hours for m in one.mentions):
        return
    for sentence in following(scene, mention.sentence, most=_FAR):
        if sentence.index in one.elsewhere:
            return
        match = _LASTED.match(scene.text, sentence.start, sentence.end)
        if match:
            clauses = clauses_in(scene, sentence)
            hours = hours_of(scene.text, clauses[0])
            unsure = _UNSURE.search(scene.text, sentence.start, sentence.end)
            yield sentence, [Telling("hours", f"{hours:g}", clauses[0])] if hours and not unsure else []
            return
        if any(one.date is None or when.date.value != one.date.value for when in whens_in(scene, sentence)):
            return


def _number(scene: Scene, clause: Clause) -> Iterator[Telling]:
    there = _THERE.search(scene.text, clause.start, clause.end)
    if there and not _UNSURE.search(scene.text, clause.start, clause.end):
        yield Telling("participants", f"{number(there['number'] or there['number2']) or 0:f}", clause)


def _answers(scene: Scene, one: Round, *, sentence: Sentence, first: list[Telling]) -> Iterator[Telling]:
    """What other voices say of the same details behind it: in the same sentence or the next."""
    fields = {it.field for it in first}
    bare = any(it.field == "status" and _tells_only(scene, one, it.clause) for it in first)
    start = min(it.clause.end for it in first)
    for place in (sentence, *following(scene, sentence)):
        near = place is sentence
        if place.index in one.elsewhere:
            break
        for clause in clauses_in(scene, place):
            if clause.by is None or clause.start < start or in_quotation(scene, clause.said):
                continue
            yield from _answer(scene, one, clause=clause, fields=fields, near=near, bare=bare)


def _answer(
    scene: Scene, one: Round, *, clause: Clause, fields: set[AccountOf], near: bool, bare: bool
) -> Iterator[Telling]:
    """What one clause answers; `near`: in the same sentence; `bare`: to one that tells of nothing but the sitting."""
    text = scene.text
    hours, count = hours_of(text, clause), count_of(text, clause)
    lengthy = hours is not None and (
        "participants" not in fields or "hour" in text[clause.said.start : clause.said.end]
    )
    if "hours" in fields and hours is not None and lengthy:
        yield Telling("hours", f"{hours:g}", clause)
    elif "participants" in fields and count and _of_people(count):
        yield Telling("participants", f"{count.value:g}", clause)
    then, place = then_and_there(scene, clause, near=near)
    if "date" in fields and then:
        yield Telling("date", then, clause)
    if "place" in fields and place:
        yield Telling("place", place, clause)
    days = {when.date.value for when in whens_in(scene, clause.said)}
    own = {one.date.value if one.date else ""}
    denied = denies(text, clause, it=bare)
    if "status" in fields and denied and _was_there(scene, one, clause.by) and days <= own:
        yield Telling("status", "not held", clause)


def _tells_only(scene: Scene, one: Round, clause: Clause) -> bool:
    """Whether somebody's clause tells that they met and no more, so that who denies "it" denies the meeting."""
    cue = next((m.cue for m in one.mentions if m.rule == "met" and m.cue.within(clause.said)), None)
    if cue is None or clause.by is None or _MORE.search(scene.text, clause.said.start, clause.said.end):
        return False
    return not any(clause.said.overlaps(quoted) for quoted in scene.quoted)


def _of_people(count: Counted) -> bool:
    done = count.done in ("", "present", "at the table", "in the room", "took part", "attended")
    return done and (not count.unit or re.fullmatch(_PEOPLE, count.unit) is not None)


def _was_there(scene: Scene, one: Round, who: str | None) -> bool:
    """Whether a voice is that of one of the sides that are said to have met: others' denials are hearsay."""
    sides = {side_of(scene, it) for m in one.mentions for it in (*m.room.people, *m.room.between)}
    return who is not None and side_of(scene, who) in sides
