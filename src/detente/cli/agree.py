"""`detente agree`: what the stated positions leave open, and what stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, visible
from detente.cli.options import JSON, RECORD, SETTINGS, open_project

if TYPE_CHECKING:
    from detente.analysis.agreements.exact import Scenario

app = typer.Typer(rich_markup_mode=None)


@app.command()
def agree(
    files: list[Path] | None = typer.Argument(
        None, help="A GENIUS domain and one profile for each party (XML), instead of a record.", show_default=False
    ),
    record: Path = RECORD,
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say which agreements the stated positions leave open, and what stands in the way.

    This follows from what the reports say alone: no weights, no probabilities,
    no recommendation. With the files of a scenario whose values somebody has
    named, it says which packages no other dominates and what the known
    solutions are; none of them is a recommendation either.
    """
    if files:
        _scenario(files, as_json=as_json)
        return
    with open_project(record, settings) as project:
        agreements = project.agreements()
        if as_json:
            from detente.model.schema import adapter

            emit_json(adapter(type(agreements)).dump_python(agreements, mode="json"))
            return
        for words in project.agreements_in_words():
            print(visible(words))


def _scenario(files: list[Path], *, as_json: bool) -> None:
    from detente.analysis.agreements.exact import load_genius, summary
    from detente.errors import UsageError

    if len(files) < 2:
        raise UsageError("a domain without profiles", do="Name the domain's file, then one profile for each party.")
    scenario = load_genius(files[0], files[1:])
    found = summary(scenario)
    if as_json:
        emit_json(found)
        return
    for line in _lines(scenario, found):
        print(visible(line))


_NAMES = {
    "nash": "Nash (greatest product of gains)",
    "ks_rational": "Kalai–Smorodinsky (greatest smallest share of what each could gain)",
    "egalitarian": "Egalitarian (greatest smallest gain)",
    "welfare": "Utilitarian (greatest sum)",
    "ks_spread": "Equal gain (smallest spread of shares, of all packages for the best of each)",
}


def _lines(scenario: Scenario, found: dict[str, Any]) -> list[str]:
    parties = ", ".join(one.name for one in scenario.parties)
    rational = found["rational_outcomes"]
    lines = [
        f"{found['outcomes']:,} packages for {parties}; "
        + (f"{rational:,} of them give" if rational is not None else "how many give")
        + " everybody at least what no deal is worth"
        + ("." if rational is not None else " was not counted."),
    ]
    if not found["n_pareto_exact"]:
        return [*lines, found.get("reason") or "No package does."]
    lines.append(f"{found['n_pareto_exact']:,} are dominated by no other (exact).")
    for key, name in _NAMES.items():
        one = found[key]
        ties = f", {one['n_ties']} such" if one["n_ties"] > 1 else ""
        lines.append(f"{name}{ties}: {_package(scenario, one['packages'][0])}")
        worth = zip(scenario.parties, one["utils"][0], strict=True)
        lines.append("    worth " + ", ".join(f"{value:.3f} to {party.name}" for party, value in worth))
    return lines


def _package(scenario: Scenario, package: list[int]) -> str:
    taken = zip(scenario.issues, package, strict=True)
    return "; ".join(f"{issue.name}: {issue.options[option]}" for issue, option in taken)
