"""`detente forecast`: make a forecast, keep it, score it when the outcome is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from detente.cli.console import emit_json, table, visible
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place


class MakeFirst(TyperGroup):
    """`detente forecast FILE` is `detente forecast make FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the usual command before words that name none."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = ["make", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=MakeFirst,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Forecasts: made (the usual), kept, scored.",
)

BY = typer.Option(None, "--by", help="Your name: a kept forecast and its score are signed.")


@app.command()
def make(
    file: Path | None = typer.Argument(None, help="One issue or several: YAML or JSON.", show_default=False),
    step: str = typer.Option("1", help="How far the levers move the compromise, in units of the scale."),
    challenge: bool = typer.Option(False, "--challenge", help="Add the challenge model: exploratory, with its spread."),
    keep: bool = typer.Option(False, "--keep", help="Keep it in the record, with its date and inputs."),
    by: str | None = BY,
    draft: Path | None = typer.Option(None, "--draft", help="Write an issue with the positions that the record gives."),
    issue: str | None = typer.Option(None, "--issue", help="For --draft: the issue's id (detente issues lists them)."),
    upto: str | None = typer.Option(
        None, help="The highest handling level of what goes into a draft (default: lowest)."
    ),
    as_of: str | None = AS_OF,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Forecast what issues would settle at by compromise: weighted mean first, median, and what each actor could change.

    Positions, capability and salience are numbers or ranges, each with the
    one who gives or assumes it; results are ranges over all of them. What is
    missing is named and never filled in. With several issues that have single
    numbers, one round of exchanges too. Formulas: docs/reference/forecast.md.
    """
    from detente.errors import UsageError
    from detente.model.ranges import number
    from detente.project.forecasts import made

    if draft is not None:
        if issue is None:
            raise UsageError("no issue is named for the draft", do="Add --issue; detente issues lists them.")
        with open_project(record, settings, as_of=as_of) as project:
            _draft(draft, project.forecast_draft(issue, upto=upto), record=record, as_json=as_json)
        return
    if file is None:
        raise UsageError("no issue is named", do="Name a YAML or JSON file, or draft one: --draft OUT.yaml --issue ID.")
    found = made(file, step=number(step, where="--step", origin="the call"), challenge=challenge)
    numbers = []
    if keep:
        with open_project(record, settings, create=True, reviewer=by) as project:
            numbers = project.keep_forecast(found)
    if as_json:
        emit_json(found.data | ({"kept": numbers} if keep else {}))
        return
    for line in (*found.words, *(f"Kept as forecast {one} in {record}." for one in numbers)):
        print(visible(line))


def _draft(out: Path, drafted: dict[str, Any], *, record: Place, as_json: bool) -> None:
    from detente.project.drafts import write_draft

    write_draft(out, drafted, record=record, then=f"detente forecast {out.name}")
    if as_json:
        emit_json(drafted)
        return
    actors = drafted["actors"]
    placed = [name for name, one in actors.items() if one["position"].get("range") is not None]
    print(visible(f"Drafted {out}: {drafted['title']}."))
    print(visible(f"Positions as reported: {', '.join(placed) or 'none'}."))
    print(visible(f"Needs: a position of {', '.join(name for name in actors if name not in placed) or 'nobody else'};"))
    print(visible(f"    capability and salience of {', '.join(actors)}, which no report gives."))


@app.command()
def score(
    number: int = typer.Argument(..., help="The number of a kept forecast."),
    outcome: str = typer.Option(..., help="What happened: a place on the scale, or an option."),
    by: str | None = BY,
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Score a kept forecast by what happened; lower is better. The score is kept beside it."""
    with open_project(record, settings, reviewer=by) as project:
        found = project.score_forecast(number, outcome)
    if as_json:
        emit_json(found)
        return
    for line in _score_lines(found):
        print(visible(line))


@app.command()
def kept(record: Place = RECORD, settings: Path | None = SETTINGS, as_json: bool = JSON) -> None:
    """List the kept forecasts with their scores."""
    with open_project(record, settings) as project:
        found = project.forecasts()
    if as_json:
        for one in found:
            emit_json(one)
        return
    table(("number", "made", "by", "issue", "compromise", "scored"), [_row(one) for one in found])


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    places = one["models"]["compromise"]
    scored = one["scores"][-1]["models"]["compromise"]["crps"] if one["scores"] else None
    return (
        str(one["forecast"]),
        one["made_at"],
        one["by"],
        one["title"],
        f"{places['low']:g} to {places['high']:g}",
        "" if scored is None else f"CRPS {scored:g}",
    )


def _score_lines(found: dict[str, Any]) -> list[str]:
    lines = [
        f"Forecast {found['forecast']}, outcome {found['outcome']:g}, scored {found['scored_at']} by {found['by']}:"
    ]
    for name, one in found["models"].items():
        where = "within its range" if one["within"] else f"{one['distance']:g} outside its range"
        level = f", interval score {one['interval_score']:g}" if "interval_score" in one else ""
        lines.append(f"    {name}: {where}; CRPS {one['crps']:g} (each place in it alike likely){level}")
    if "brier" in found:
        told = "none, the outcome is no option" if found["brier"] is None else f"{found['brier']:g} (0 best, 2 worst)"
        lines.append(f"    Brier score of the chances given: {told}")
    return lines
