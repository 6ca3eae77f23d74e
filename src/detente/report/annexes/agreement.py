"""Annex: what follows from the statements alone about agreement, in careful words (logic, no weights)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.agreements import Condition, IssueInPlay, Silence
from detente.model import Proposal
from detente.report.annexes import packages, pictures
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Line, Listing, Part, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line, quoted
from detente.report.marks import Marker
from detente.report.people import phrase

TOUCHED = 3
"""Words that touch more issues than this touch none in particular."""

TITLE = "Agreement on the issues in play"

INTRO = (
    "What follows from the reported words alone. “In a signed or joint text”, “compatible as stated”, "
    "“incompatible as stated” and “one side silent” say how the parties’ words stand to each other, not "
    "whether they will agree. A package is one option for each issue in play. What only an outlet or a rival "
    "says of a party excludes nothing by itself: results stand with and without it."
)


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """Issue by issue, packages, what excludes what, what one move would open, conditions, silences."""
    pen = Pen(ground, marker, letter)
    return Annex(
        letter=letter,
        id=pen.id,
        title=TITLE,
        intro=INTRO,
        blocks=(
            *pictures.strips(pen),
            _issues(pen),
            *packages.blocks(pen),
            _conditions(pen),
            _silences(pen),
            _differences(pen),
        ),
    )


def relation(issue: IssueInPlay) -> str:
    """How the words stand to each other, with and without those of outlets and rivals where that differs."""
    tied = issue.relation == "compatible as stated" and issue.on_condition
    words = f"{issue.relation}, on conditions" if tied else issue.relation
    if issue.relation == issue.relation_near:
        return words
    return f"{words} ({issue.relation_near} without the outlet’s and rivals’ words)"


def _issues(pen: Pen) -> Table:
    return Table(
        id=f"{pen.id}-issues",
        caption="Issue by issue",
        columns=("Issue", "As stated", "Who says what", "Silent"),
        rows=tuple(_issue(pen, one) for one in pen.ground.agreements.issues),
        empty="No party has a reported position.",
    )


def _issue(pen: Pen, issue: IssueInPlay) -> Row:
    ground = pen.ground
    stated = [pen.line(relation(issue))]
    if issue.shared:
        options = phrase((ground.wording.option(issue.issue, one) for one in issue.shared), "or")
        condition = ", only on conditions" if issue.on_condition else ""
        stated.append(pen.line(f"nobody who speaks says no to {options}{condition}"))
    said = []
    for stand in (*issue.stands, *issue.others):
        one = ground.position(stand.position)
        if one:
            line = pen.stand(one, words=False)
            said.append(Line(parts=(Part(ground.people.name(stand.party), "name"), Part(" "), *line.parts),
                             marks=line.marks, fresh=line.fresh))  # fmt: skip
    silent = phrase(ground.people.name(one) for one in ground.people.ordered(issue.silent))
    return Row(
        cells=(
            (pen.line(ground.wording.issue(issue.issue)),),
            tuple(stated),
            tuple(said),
            (pen.line(silent),) if silent else (),
        ),
        facts=tuple(one.position for one in (*issue.stands, *issue.others)),
    )


def _conditions(pen: Pen) -> Table:
    return Table(
        id=f"{pen.id}-conditions",
        caption="Conditions",
        columns=("Party", "Its words", "Taken to mean"),
        rows=tuple(
            Row(
                cells=(
                    (pen.line(pen.ground.people.name(one.party)),),
                    (pen.line((Part(quoted(one.words.exact), "quote"),), (one.words,)),),
                    (pen.line(_meaning(pen, one)),),
                ),
                facts=(one.position,),
            )
            for one in pen.ground.agreements.conditions
        ),
        empty="No condition is reported.",
    )


def _meaning(pen: Pen, one: Condition) -> str:
    """What was made of a condition: which option goes only with, or only without, which others."""
    say = pen.ground.wording
    fact = pen.ground.position(one.position)
    option = say.option(one.issue, one.option)
    limited = f"any option but {option}" if fact and fact.attitude == "demands" else option
    subject = f"{say.issue(one.issue)}, {limited}"
    if one.together:
        options = phrase((say.option(one.issue, key) for key in one.together), "or")
        return f"{subject}: only if another takes the same step; met by {options}"
    if one.resolved:
        return f"{subject}: {'only with' if one.holds else 'only without'} {_needs(pen, one)}"
    names = phrase(say.issue(issue) for issue in one.names)
    touches = f" (its words touch {names})" if names and len(one.names) <= TOUCHED else ""
    reason = one_line(one.reason) or "its words name no known option"
    return f"{subject}: not tied to another issue{touches}: {reason}. Nothing is excluded by it"


def _needs(pen: Pen, one: Condition) -> str:
    say = pen.ground.wording
    by_issue: dict[str, list[str]] = {}
    for issue, option in one.needs:
        by_issue.setdefault(issue, []).append(say.option(issue, option))
    return phrase(f"{say.issue(issue)}: {phrase(options, 'or')}" for issue, options in by_issue.items())


def _silences(pen: Pen) -> Listing:
    told: dict[str, list[Silence]] = {}
    for one in pen.ground.agreements.silences:
        told.setdefault(one.fact, []).append(one)
    return Listing(
        id=f"{pen.id}-silences",
        title="Offers, demands and texts without a reported answer",
        lines=tuple(line for those in told.values() for line in _silence(pen, those)),
        note="No reported answer is not a refusal: it may only not be in these reports.",
        empty="None.",
    )


def _silence(pen: Pen, those: list[Silence]) -> Iterator[Line]:
    """One fact that nobody answered; a condition may touch several issues on which the others are silent."""
    say = pen.ground.wording
    one = those[0]
    fact = pen.ground.facts.get(one.fact)
    position = pen.ground.position(one.fact)
    silent = phrase(say.people.name(party) for party in say.people.ordered(p for each in those for p in each.silent))
    if isinstance(fact, Proposal):
        said = (*say.proposal(fact)[:-1], Part(say.proposal(fact)[-1].text.removesuffix(".")))
    elif position:
        said = (Part(say.people.name(position.party), "name"),
                Part(f" ({say.voice(position)}) – {say.issue(position.issue)}: "), *say.stance(position))  # fmt: skip
    else:
        return
    parts = [Part({"offer": "Offer. ", "demand": "Demand. ", "proposal": "Text. "}[one.kind]), *said]
    if one.in_return:
        parts += [Part("; in return for: "), Part(quoted(one.in_return.exact), "quote")]
    issues = dict.fromkeys(each.issue for each in those if each.issue)
    about = f" on {phrase((say.issue(issue) for issue in issues), 'or')}" if issues else ""
    yield pen.line((*parts, Part(f". Silent{about}: {silent}.")), one.passages)


def _differences(pen: Pen) -> Table:
    ground = pen.ground
    return Table(
        id=f"{pen.id}-differences",
        caption="Words of one side that do not fit together",
        columns=("Party", "Issue", "Its words"),
        rows=tuple(
            Row(
                cells=(
                    (pen.line(ground.people.name(one.party)),),
                    (pen.line(f"{ground.wording.issue(one.issue)}: {one.kind}"),),
                    tuple(pen.stand(fact) for each in one.positions if (fact := ground.position(each))),
                ),
                facts=one.positions,
            )
            for one in ground.agreements.differences
        ),
        note="They stand side by side; none is dropped.",
        empty="None in these reports.",
    )
