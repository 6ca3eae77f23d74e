"""The subject of a reporting verb: before it, behind it, shared with another verb, or nowhere.

Small rules are tried in turn; the first that applies decides. Each gives the subject and its place, or a place
of None where the word reports nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.read.attribution.ahead import subject_before
from detente.read.attribution.chunks import main_subject, subject_behind
from detente.read.attribution.group import BE, Group, first_of
from detente.read.attribution.hit import Place
from detente.read.attribution.lexicon import classes, verbs
from detente.read.attribution.number import takes_base
from detente.read.attribution.phrases import phrase_before
from detente.read.attribution.tails import occasion
from detente.read.attribution.units import QUOTE, Unit

Found = tuple[tuple[int, int] | None, Place | None]
Rule = Callable[[Unit, Group], Found | None]

_NOTHING: Found = (None, None)
_SELF = frozenset({"himself", "herself", "itself", "themselves", "both", "all", "each"})
_PAUSES = frozenset({",", "—", "–", "-", "?", "!"})
_ENDS = frozenset({".", ",", ";", ":", QUOTE, "—", "–", "-", "?", "!", "P"})
_ON = frozenset({"on", "continued", "continues", "continue", "came", "back", "likes", "liked", "used"})
_ADJOINS = frozenset(
    {"by", "in", "while", "after", "before", "without", "when", "as", "for", "upon", "despite", "instead"}
)
_HEARSAY = frozenset({"said", "reported", "rumoured", "rumored"})
"""By these somebody has heard it said; what is only "understood" or "thought" is nobody's words."""
_IS_PART = frozenset({"part", "turn", "contrast", "hand", "side", "time"})
_SHORT = ("'s", "’s", "'re", "’re", "'m", "’m")


def subject_of(unit: Unit, group: Group) -> Found:
    """The subject of a verb and where it stands; a place of None where the word reports nothing."""
    return next((found for rule in _RULES if (found := rule(unit, group)) is not None), _NOTHING)


def before(unit: Unit, first: int) -> tuple[int, int] | None:
    """The subject before a verb's group, short asides and "himself" stepped over."""
    at = first
    while unit.word(at - 1) in _SELF:
        at -= 1
    skipped = _behind_short_aside(unit, at)
    return subject_before(unit, skipped if skipped is not None else at)


def _purpose(unit: Unit, group: Group) -> Found | None:
    """As in "went on to say", "continues to demand", "is said to want": an infinitive reports where such a verb governs it."""
    if not group.infinitive:
        return None
    governing = unit.word(group.first - 1)
    if governing in _HEARSAY:
        start = first_of(unit, group.first - 1)
        told = before(unit, start) if any(word in BE for word in unit.low[start : group.first - 1]) else None
        return (told, "before") if told else _NOTHING
    if governing not in _ON:
        return _NOTHING
    subject = before(unit, first_of(unit, group.first - (2 if governing == "on" else 1)))
    return (subject, "before") if subject else (None, "elided")


def _passive(unit: Unit, group: Group) -> Found | None:
    return (before(unit, group.first), "passive") if group.passive else None


def _participle(unit: Unit, group: Group) -> Found | None:
    """As in "…, adding that", which shares the subject before, and "with the movement insisting that"."""
    if group.form != "ing" or any(word in BE for word in group.helpers):
        return None
    first = group.first
    mark, word = unit.at(first - 1), unit.word(first - 1)
    own = _own_subject(unit, group) if mark in {"W", "K", "N"} else None
    if word in {"each", "both"} and unit.word(first - 2) == "with":
        own = first - 1, first - 1
    if own:
        return own, "before"
    if word == "as":
        quoted = quoting(unit, first) if group.verb.frames & {"c", "q", "t"} else None
        return (
            (quoted[0], "before")
            if quoted
            else _NOTHING
            if not group.verb.frames >= {"c", "q"}
            else (None, "participle")
        )
    if mark in {",", "–", "—", QUOTE, "C"} or first == 0 or word in _ADJOINS:
        return None, "participle"
    return _in_writing(unit, group)


def _own_subject(unit: Unit, group: Group) -> tuple[int, int] | None:
    """As in "he’s saying", "with the movement insisting"."""
    first = group.first
    if unit.at(first - 1) == "N" and unit.word(first - 1).endswith(_SHORT):
        return first - 1, first - 1
    found = subject_before(unit, first)
    if found and unit.word(found[0] - 1) in {"with", "and", "while"}:
        return found
    return _shown(unit, group, subject=found)


def _shown(unit: Unit, group: Group, *, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """Who is seen or heard speaking, as in "footage of the commander telling his men that"."""
    after = group.last + 1
    quoted = unit.at(after) == QUOTE or (unit.at(after) in {",", ":"} and unit.at(after + 1) == QUOTE)
    if subject is None or not (quoted or unit.at(after) == "T") or unit.word(subject[1]) in classes()["venue"]:
        return None
    links = [at for at in range(subject[0] + 1, subject[1]) if unit.word(at) == "of"]
    return (links[-1] + 1, subject[1]) if links else None


def quoting(unit: Unit, first: int) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Whose words "quoted … as | saying" gives, and who quotes them; `first` is the place of "saying".

    As in "the envoy quoted the rebels as saying" and "the rebels were quoted by the envoy as saying".
    """
    for at in range(first - 2, max(-1, first - 16), -1):
        if unit.low[at] in {"quoted", "cited", "quotes", "cites", "quoting", "citing", "reported"}:
            break
        if unit.at(at) in {QUOTE, ";", "X", "V", "T"}:
            return None
    else:
        return None
    start = first_of(unit, at)
    if any(word in BE for word in unit.low[start:at]):
        who = subject_before(unit, start)
        by = at + 2 if unit.word(at + 1) == "by" else None
        return (who, (by, first - 2) if by is not None and by <= first - 2 else None) if who else None
    if at + 1 > first - 2:
        return None
    return (at + 1, first - 2), subject_before(unit, start)


def _in_writing(unit: Unit, group: Group) -> Found:
    """As in "released a statement saying", "posts claiming"; or behind a day, "on Sunday saying"."""
    first = group.first
    word = unit.word(first - 1)
    if word in classes()["venue"]:
        start = phrase_before(unit, first - 1)
        if start is not None and unit.at(start - 1) in {".", "B", "T", ","}:
            return (start, first - 1), "before"
        return None, "participle"
    dated = word in classes()["time"] and group.verb.frames >= {"c", "q"}
    return (None, "participle") if dated else _NOTHING


def _opening(unit: Unit, group: Group) -> Found | None:
    """As in "Said Ann Lee, “…”" at the head of a sentence."""
    if group.form != "past" or group.first != 0 or unit.at(group.last + 1) != "K" or not unit.quotes:
        return None
    behind = subject_behind(unit, group.last)
    return (behind, "before") if behind else _NOTHING


def _inverted(unit: Unit, group: Group) -> Found | None:
    """As in "“…,” said Ann Lee" and "“…,” says on the telephone Ann Lee"."""
    if group.form == "ing" or group.helpers or not _after_quotation(unit, group.first):
        return None
    last = group.last
    behind = subject_behind(unit, last) or subject_behind(unit, occasion(unit, last + 1) - 1)
    return (behind, "behind") if behind else None


def _plain(unit: Unit, group: Group) -> Found | None:
    found = before(unit, group.first)
    return (found, "before") if found else None


def _inverted_clause(unit: Unit, group: Group) -> Found | None:
    """As in "The road is open, says Ann Lee"."""
    if group.form not in {"past", "third"} or group.helpers or unit.at(group.first - 1) not in _PAUSES:
        return None
    behind = subject_behind(unit, group.last)
    if behind is None:
        return None
    over = unit.at(behind[1] + 1) in _ENDS or unit.word(behind[1] + 1) in classes()["time"]
    return (behind, "behind") if over else None


def _shared(unit: Unit, group: Group) -> Found | None:
    """As in "… and warned": the subject is that of the verb before."""
    if group.form == "base" and not group.helpers and not _plural_shares(unit, group):
        return _NOTHING
    mark = unit.at(group.first - 1)
    return (None, "elided") if mark == "C" or (mark == "," and unit.at(group.first) in "WEVXA") else _NOTHING


def _plural_shares(unit: Unit, group: Group) -> bool:
    """As in "The generals have offered a third of the posts, but | say": the clause's subject is more than one."""
    main = main_subject(unit, group.first) if unit.at(group.first - 1) == "C" else None
    return main is not None and takes_base(unit, main)


_RULES: tuple[Rule, ...] = (_purpose, _passive, _participle, _opening, _inverted, _plain, _inverted_clause, _shared)


def _after_quotation(unit: Unit, first: int) -> bool:
    mark = unit.at(first - 1)
    return mark == QUOTE or (mark in {",", "–", "—", "-"} and unit.at(first - 2) == QUOTE)


def _behind_short_aside(unit: Unit, at: int) -> int | None:
    """Where the subject ends before an aside that is no apposition: ", however,", ", for its part,", ", she added,"."""
    if unit.at(at - 1) != ",":
        return None
    opening = next((i for i in range(at - 3, max(-1, at - 9), -1) if unit.at(i) == ","), None)
    if opening is None or opening == 0:
        return None
    first, length = opening + 1, at - 2 - opening
    if length == 1 and unit.at(first) == "A":
        return opening
    if _for_its_part(unit, first, length=length) or _reports_aside(unit, first, past=at - 1):
        return opening
    return None


def _for_its_part(unit: Unit, first: int, *, length: int) -> bool:
    leads = unit.word(first) in {"for", "on", "in", "by", "at"} and unit.at(first - 2) in {"K", "W", "N"}
    return leads and length <= 5 and any(word in _IS_PART for word in unit.low[first : first + length])


def _reports_aside(unit: Unit, first: int, *, past: int) -> bool:
    return past - first >= 2 and unit.at(first) in {"N", "K", "D", "A"} and unit.low[past - 1] in verbs().by_form
