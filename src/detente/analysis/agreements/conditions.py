"""Conditions as implications between issues, where their words name an outcome on another issue.

A condition is resolved where all of this holds: it opens with (or follows) a word that says how it ties;
its words match the cues of an option on another issue in play (or of the issue, where the same party's own
words say which of its options it wants); nothing in it is denied ("no", "not", "without") or left to choice
("or"). Anything else is kept unresolved, with the reason: a package is never called excluded on the
strength of words that were not understood.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.agreements.interface import Choice, Condition, Stand
from detente.errors import DataFileError
from detente.model import Catalogue, Passage

_ONLY = r"(?:not|never) (?:before|until|till|unless)"
_UNLESS = r"unless|until|till|before|without|except|short of|ahead of"
_IF = (
    r"if|provided|providing|as long as|so long as|for as long as|on (?:the )?(?:condition|understanding)"
    r"|in (?:exchange|return)|once|after|when|whenever|while|as soon as|subject to|upon|conditional|contingent"
)
_TIE = re.compile(rf"\b(?:(?P<only>{_ONLY})|(?P<unless>{_UNLESS})|(?P<if>{_IF}))\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:no|not|never|nor|neither|none|without)\b|n['’]t\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:or|either)\b", re.IGNORECASE)
_REACH = 20
"""The tie must begin within so many characters of the words' beginning ("but only on the condition that"), or
stand within so many before them where a reader left it out: one further on ties something else."""


@functools.lru_cache(maxsize=4096)
def pattern(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    """One case-insensitive expression for several cues; None for none. Raises DataFileError for a bad one."""
    if not cues:
        return None
    try:
        return re.compile("|".join(f"(?:{cue})" for cue in cues), re.IGNORECASE)
    except re.error as error:
        raise DataFileError(f"a cue is no regular expression: {error}", input=str(cues), do="Correct it.") from error


def names(words: str, catalogue: Catalogue, *, issue: str) -> tuple[bool, list[str]]:
    """Whether the words touch an issue at all, and which of its options they name, in their order."""
    known = catalogue.issues.get(issue)
    if known is None:
        return False, []
    options = [key for key, one in known.options.items() if (found := pattern(one.cues)) and found.search(words)]
    about = pattern(known.cues)
    return bool(options) or bool(about and about.search(words)), options


def conditions(
    present: Iterable[Stand], in_play: Iterable[str], *, catalogue: Catalogue, texts: Mapping[str, str]
) -> dict[str, Condition]:
    """What was made of each condition, by the id of its position. `texts` are the sources' texts by id."""
    stands = list(present)
    issues = frozenset(in_play)
    found = {}
    for one in stands:
        if one.condition:
            before = texts.get(one.condition.source, "")[: one.condition.start][-_REACH:]
            needs = _needs(one, one.condition.exact, stands=stands, issues=issues, catalogue=catalogue)
            found[one.position] = _condition(one, one.condition, before=before, needs=needs)
    return found


def _condition(stand: Stand, words: Passage, *, before: str, needs: _Needs) -> Condition:
    tie, rest = _tie(words.exact, before)
    holds = _holds(stand, tie)
    several = len(needs.touched) > 1 and not holds
    reason = needs.doubt or _doubt(words.exact, rest, tie=tie, several=several)
    return Condition(
        position=stand.position,
        party=stand.party,
        words=words,
        issue=stand.issue,
        option=stand.option,
        needs=() if reason else needs.choices,
        holds=holds,
        resolved=not reason,
        reason=reason,
        names=needs.touched,
    )


def _doubt(words: str, rest: str, *, tie: str, several: bool) -> str:
    """Why the words cannot be taken as an implication; empty where they can. `rest` is without the tie."""
    if not tie:
        return "its words do not say how they tie"
    if _DENIES.search(rest):
        return "its words deny something"
    if _CHOICE.search(words):
        return "its words leave a choice"
    if several:
        return "it names several issues, and what it excludes depends on all of them together"
    return ""


def _holds(stand: Stand, tie: str) -> bool:
    """Whether what the position limits goes only with, rather than only without, what the words name.

    An offer limits its own option: "if" is with, "unless" is without. A refusal limits the option it
    refuses and a demand the other options: "unless" is with ("not X unless Y": X only with Y), "if" is
    without ("not X as long as Y"). "Not before" and the like are with for both, for a demand without.
    """
    if stand.attitude in {"accepts", "open"}:
        return tie != "unless"
    return tie == "unless" or (tie == "only" and stand.attitude == "rejects")


def _tie(words: str, before: str) -> tuple[str, str]:
    """Which kind of tie it is ("if", "unless", "only", or "" for none), and the words without it."""
    found = _TIE.search(words)
    if found and found.start() <= _REACH:
        return str(found.lastgroup), words[: found.start()] + words[found.end() :]
    earlier = list(_TIE.finditer(before))
    return (str(earlier[-1].lastgroup) if earlier else ""), words


@dataclass(frozen=True, slots=True)
class _Needs:
    """The outcomes that words name, the issues they touch, and why they cannot be used, where they cannot."""

    choices: tuple[Choice, ...]
    touched: tuple[str, ...]
    doubt: str


def _needs(stand: Stand, words: str, *, stands: list[Stand], issues: frozenset[str], catalogue: Catalogue) -> _Needs:
    choices: list[Choice] = []
    touched: list[str] = []
    doubts: list[str] = []
    for issue in catalogue:
        about, options = names(words, catalogue, issue=issue)
        if not about:
            continue
        touched.append(issue)
        wanted = options or _wanted(stand.party, issue, stands=stands)
        if issue == stand.issue:
            doubts.append("it ties the issue to itself")
        elif issue not in issues:
            doubts.append("no party has a position on what it names")
        elif not wanted:
            doubts.append("it names an issue but no outcome")
        choices.extend((issue, one) for one in wanted)
    if not touched:
        doubts.append("its words name no issue")
    return _Needs(tuple(choices), tuple(touched), doubts[0] if doubts else "")


def _wanted(party: str, issue: str, *, stands: list[Stand]) -> list[str]:
    """The outcomes that the same party demands on an issue, for a condition that names only the issue."""
    return sorted(
        {one.option for one in stands if (one.party, one.issue) == (party, issue) and one.attitude == "demands"}
    )
