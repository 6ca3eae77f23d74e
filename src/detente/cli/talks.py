"""`detente talks`: what given rules and ways of behaving would do."""

from __future__ import annotations

import functools
from enum import StrEnum
from pathlib import Path

import typer

from detente.cli.console import emit_json, visible
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Protocol(StrEnum):
    """The rules of talks."""

    offers = "offers"
    shuttle = "shuttle"
    text = "text"


@app.command()
def talks(
    files: list[Path] = typer.Argument(
        help="A scenario: a YAML file or a table (CSV); a GENIUS domain and one profile for each party (XML); the same "
        "of GeniusWeb (JSON).",
        show_default=False,
    ),
    protocol: Protocol = typer.Option(
        Protocol.offers, help="Alternating offers, shuttle, or a mediator's single text."
    ),
    strategy: list[str] = typer.Option(
        [],
        help="PARTY=STRATEGY, or one for all; with numbers: boulware:beta=0.2. boulware, or climber for a text, where "
        "none is given.",
        show_default=False,
    ),
    rounds: int = typer.Option(100, help="The deadline."),
    runs: int = typer.Option(1000, help="How many talks."),
    seed: int = typer.Option(0, help="From which all draws follow."),
    discount: list[str] = typer.Option(
        [], help="PARTY=FACTOR, or one for all: what a worth shrinks to with each round.", show_default=False
    ),
    cost: list[str] = typer.Option(
        [], help="PARTY=COST, or one for all: what each round without a deal costs.", show_default=False
    ),
    event: list[str] = typer.Option(
        [], help="PARTY@ROUND=VALUE: from that round on no deal is worth so much to the party.", show_default=False
    ),
    votes: int | None = typer.Option(None, help="How many votes pass a draft of a text (default: all)."),
    listed: bool = typer.Option(
        False,
        "--listed",
        help="Speak, and take packages worth the same, in the order listed: nothing is drawn for that.",
    ),
    svg: Path | None = typer.Option(None, "--svg", help="Draw when they agreed and what it was worth, as an SVG file."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Simulate talks over a scenario, many times: what these rules would do, never a forecast.

    Every value must be a number that somebody has named. Results are
    distributions with their Monte Carlo error: whether and when the parties
    agree, on what, what that is worth to each, what delay takes. No party and
    no package is recommended. Strategies and protocols with their sources:
    docs/reference/talks.md.
    """
    from detente.cli.agree import asked
    from detente.project.talks import Asked, simulated

    rules = Asked(
        rules=protocol.value,
        rounds=rounds,
        strategies=strategy,
        discounts=discount,
        costs=cost,
        events=event,
        votes=votes,
        drawn=frozenset() if listed else frozenset({"order", "ties"}),
    )
    stated = asked(files, functools.partial(open_project, record, settings, as_of=as_of))
    found = simulated(stated, rules, runs=runs, seed=seed)
    if svg is not None:
        from detente.project import write_file

        write_file(svg, found.svg.encode())
    if as_json:
        emit_json(found.data)
        return
    for line in found.words:
        print(visible(line))
