"""The charts of the annex on agreement: what is wanted, open and excluded; what one move would open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from detente.analysis.agreements import IssueInPlay, Level, Move, OptionState
from detente.report.annexes.lines import Pen
from detente.report.people import phrase
from detente.report.picture import Bar, Bars, Standing, Strip, Strips

_IN_WORDS: dict[Standing, str] = {
    "wanted": "all who speak would take {}",
    "open": "nobody who speaks says no to {}",
    "refused": "somebody says no to {}",
    "red line": "a red line excludes {}",
}


def strips(pen: Pen) -> Iterator[Strips]:
    """Issue by issue, how each option stands; nothing where no issue is in play."""
    issues = pen.ground.agreements.issues
    if issues:
        yield Strips(
            id=f"{pen.id}-strips",
            title="What is wanted, open and excluded",
            description=" ".join(_words(pen, one) for one in issues),
            strips=tuple(_strip(pen, one) for one in issues),
            note="Options in the order of the catalogue; counting every voice. Conditions are in the tables.",
        )


def _strip(pen: Pen, issue: IssueInPlay) -> Strip:
    say = pen.ground.wording
    cells = tuple((say.option(issue.issue, one.option), _standing(pen, issue, one)) for one in issue.options)
    return Strip(title=say.issue(issue.issue), cells=cells)


def _standing(pen: Pen, issue: IssueInPlay, one: OptionState) -> Standing:
    if one.red_lines:
        return "red line"
    if one.refusals:
        return "refused"
    return "wanted" if one.option in issue.shared and _sought(pen, issue, one.option) else "open"


def _sought(pen: Pen, issue: IssueInPlay, option: str) -> bool:
    """Whether anybody asks for the option or would take it, and is not said to have given it up since."""
    for stand in issue.stands:
        if stand.option == option and stand.attitude != "rejects" and stand.position not in pen.ground.given_up:
            return True
    return False


def _words(pen: Pen, issue: IssueInPlay) -> str:
    say = pen.ground.wording
    by: defaultdict[Standing, list[str]] = defaultdict(list)
    for one in issue.options:
        by[_standing(pen, issue, one)].append(say.option(issue.issue, one.option))
    told = (words.format(phrase(by[standing])) for standing, words in _IN_WORDS.items() if by[standing])
    return f"{say.issue(issue.issue)}: {'; '.join(told)}."


def opened(pen: Pen, level: Level) -> Iterator[Bars]:
    """What each move of one party alone would open; nothing where none opens any package."""
    packages = pen.ground.agreements.on(level)
    places = {party: place for place, party in enumerate(pen.ground.parties)}
    moves = sorted((one for one in packages.moves if one.opens), key=lambda one: places.get(one.party, len(places)))
    if moves:
        yield Bars(
            id=f"{pen.id}-opened-{level.replace(' ', '-')}",
            title="Packages if one party alone made one move",
            description=" ".join(f"{_move(pen, one)}: {one.packages:,} packages, {one.opens:,} more." for one in moves),
            whole=packages.total,
            bars=tuple(
                Bar(
                    title=_move(pen, one),
                    value=one.packages,
                    base=packages.count,
                    text=f"{one.packages:,} (+{one.opens:,})",
                )
                for one in moves
            ),
            note=f"Grey: the {packages.count:,} that contradict nothing now, counting every voice. In the order of parties and issues, ranked for none.",
        )


def _move(pen: Pen, move: Move) -> str:
    return f"{pen.ground.people.name(move.party)}: {move.kind}, {pen.ground.wording.issue(move.issue, short=True)}"
