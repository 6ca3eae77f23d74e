"""Conditions as implications between issues, where their words name an outcome on another issue.

A condition is resolved where all of this holds: it opens with (or follows) a word that says how it ties;
its words match the cues of an option on another issue in play (or of one issue alone, where the same party's
own words say which of its options it wants); nothing in it is denied ("no", "not", "without") or left to choice
("or"). Anything else is kept unresolved, with the reason: a package is never called excluded on the
strength of words that were not understood. For the same reason a condition is met by whatever the same party
demands on the issue that it names, beside the options that its words name: cues are coarse, and a party
that gives something for "firm guarantees" has not refused the guarantees it asks for elsewhere.

Words that ask for the same step from another ("unless they do the same") tie an issue to itself: they are met by the
options of that issue in which both take it, those that the catalogue knows by "mutual", "both sides" and the like.
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
_SAME = re.compile(
    r"\b(?:do|does|did|doing|done|makes?|takes?) (?:the same|likewise|so too|as much)\b"
    r"|\bfollow(?:s|ed)? suit\b|\breciproc\w+|\b(?:responds?|acts?) in kind\b",
    re.IGNORECASE,
)
_BOTH = ("mutual", "reciprocal", "both sides")
_REACH = 20
"""The tie must begin within so many characters of the words' beginning ("but only on the condition that"), or
stand within so many before them where a reader left it out: one further on ties something else."""


@functools.lru_cache(maxsize=4096)
def pattern(cues: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for several cues, as the catalogue means them; None for none.

    A cue stands from the beginning of a word to the end of one, and case is ignored. Raises DataFileError for a cue that is no regular expression.
    """
    if not cues:
        return None
    try:
        whole = "|".join(f"(?:{cue})" for cue in cues)
        return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise DataFileError(f"a cue is no regular expression: {error}", input=str(cues), do="Correct it.") from error


def names(words: str, catalogue: Catalogue, *, issue: str) -> tuple[bool, list[str]]:
    """Whether the words touch an issue at all, and which of its options they name.

    An option's cues count only beside one of the issue's own (where it has any); of several options named,
    those whose cue is the longest, as the catalogue says.
    """
    known = catalogue.issues.get(issue)
    words = " ".join(words.replace("’", "'").split())
    if known is None or not _touches(words, known.cues):
        return False, []
    lengths = {key: _longest(words, one.cues) for key, one in known.options.items()}
    most = max(lengths.values())
    return bool(known.cues) or most > 0, [key for key, length in lengths.items() if length == most > 0]


def _touches(words: str, cues: tuple[str, ...]) -> bool:
    about = pattern(cues)
    return about is None or about.search(words) is not None


def _longest(words: str, cues: tuple[str, ...]) -> int:
    found = pattern(cues)
    return max((len(one[0]) for one in found.finditer(words)), default=0) if found else 0


def conditions(
    present: Iterable[Stand], in_play: Iterable[str], *, catalogue: Catalogue, texts: Mapping[str, str]
) -> dict[str, Condition]:
    """What was made of each condition, by the id of its position. `texts` are the sources' texts by id."""
    scene = _Scene(list(present), frozenset(in_play), catalogue)
    found = {}
    for one in scene.stands:
        if one.condition:
            before = texts.get(one.condition.source, "")[: one.condition.start][-_REACH:]
            found[one.position] = _condition(one, one.condition, before=before, scene=scene)
    return found


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a condition is read against."""

    stands: list[Stand]
    in_play: frozenset[str]
    catalogue: Catalogue


def _condition(stand: Stand, words: Passage, *, before: str, scene: _Scene) -> Condition:
    tie, rest = _tie(words.exact, before)
    holds = _holds(stand, tie)
    if _SAME.search(rest) and holds and not _doubt(words.exact, rest, tie=tie):
        return _reciprocal(stand, words, catalogue=scene.catalogue)
    needs = _needs(stand, words.exact, holds=holds, scene=scene)
    reason = needs.doubt or _doubt(words.exact, rest, tie=tie)
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


def _reciprocal(stand: Stand, words: Passage, *, catalogue: Catalogue) -> Condition:
    """A condition that asks for the same step from another."""
    known = catalogue.issues.get(stand.issue)
    found = [pattern(one.cues) for one in known.options.values()] if known else []
    both = [
        key
        for key, cues in zip(known.options if known else (), found, strict=True)
        if cues and any(cues.fullmatch(word) for word in _BOTH)
    ]
    return Condition(
        position=stand.position,
        party=stand.party,
        words=words,
        issue=stand.issue,
        option=stand.option,
        reason="it asks for the same step from another" + ("" if both else ", and no option says that both take it"),
        names=(stand.issue,),
        together=tuple(both),
    )


def _doubt(words: str, rest: str, *, tie: str) -> str:
    """Why the words cannot be taken as an implication; empty where they can. `rest` is without the tie."""
    if not tie:
        return "its words do not say how they tie"
    if _DENIES.search(rest):
        return "its words deny something"
    if _CHOICE.search(words):
        return "its words leave a choice"
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


def _needs(stand: Stand, words: str, *, holds: bool, scene: _Scene) -> _Needs:
    told = {issue: names(words, scene.catalogue, issue=issue) for issue in scene.catalogue}
    read = {issue: options for issue, (about, options) in told.items() if about}
    named = {issue: options for issue, options in read.items() if options}
    used = named or read
    choices: list[Choice] = []
    doubts: list[str] = []
    for issue, options in used.items():
        wanted = _wanted(stand.party, issue, stands=scene.stands) if holds or not options else []
        if issue == stand.issue:
            doubts.append("it ties the issue to itself")
        elif issue not in scene.in_play:
            doubts.append("no party has a position on what it names")
        elif not options and (len(used) > 1 or not wanted):
            doubts.append("it names an issue but no outcome")
        choices.extend((issue, one) for one in dict.fromkeys([*options, *wanted]))
    if not used:
        doubts.append("its words name no issue")
    if len(used) > 1 and not holds:
        doubts.append("it names several issues, and what it excludes depends on all of them together")
    return _Needs(tuple(choices), tuple(used), doubts[0] if doubts else "")


def _wanted(party: str, issue: str, *, stands: list[Stand]) -> list[str]:
    """The outcomes that the same party demands on an issue, for a condition that names only the issue."""
    return sorted(
        {one.option for one in stands if (one.party, one.issue) == (party, issue) and one.attitude == "demands"}
    )
