"""`detente agree`: what the stated positions leave open, and what stands in the way."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli import kept as keeping
from detente.cli.console import emit_json, note, patience, visible
from detente.cli.kept import BY, KEPT, WITHDRAW
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.analysis.agreements import Basis
    from detente.analysis.agreements.exact import Scenario
    from detente.analysis.agreements.robust import Settings
    from detente.analysis.agreements.scenarios import Stated
    from detente.project import Project
    from detente.report.scenario import Cite

    Opened = functools.partial[Project]  # opens the record that the call names

app = typer.Typer(rich_markup_mode=None, add_completion=False)

CHART = typer.Option(
    None,
    help="Which one: options (left open and excluded), moves (what one concession opens), frontier (two parties' "
    "values), acceptance (who would gain by which package).",
    show_default=False,
)
BETWEEN = typer.Option(None, help="Two parties, for the frontier (default: the first two).", show_default=False)
FRONTIER = typer.Option(
    None,
    help="Write the packages that no other dominates as a table (CSV), or some that come near to them where they are too "
    "many.",
    show_default=False,
)
CERTIFICATE = typer.Option(
    None, help="Write what is claimed of a scenario of numbers here, for --check.", show_default=False
)
CHECK = typer.Option(None, help="Check a certificate, slowly and by other code.", show_default=False)
KEEP = typer.Option(False, "--keep", help="Keep the scenario (YAML) in the record, for the annex of its briefs.")

STATED = frozenset({".yaml", ".yml", ".csv"})
"""Suffixes of files in which not everything need be a number."""


@app.command()
def agree(
    files: list[Path] | None = typer.Argument(
        None,
        help="A scenario, instead of a record: a YAML file or a table (CSV); a GENIUS domain and one profile for each "
        "party (XML); the same of GeniusWeb (JSON).",
        show_default=False,
    ),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    robust: bool = typer.Option(False, "--robust", help="What holds over all values that fit what is stated."),
    package: list[str] | None = typer.Option(
        None, help="A package to look at: ISSUE=OPTION,ISSUE=OPTION,… for every issue.", show_default=False
    ),
    trades: tuple[str, str] | None = typer.Option(
        None, help="Two parties: which pairs of moves from the package help both.", show_default=False
    ),
    samples: int = typer.Option(10_000, help="How many draws of what is not known.", min=1, max=1_000_000),
    seed: int = typer.Option(0, help="From which the draws follow.", min=0),
    seconds: float = typer.Option(300.0, help="How long to draw, count or search at most.", min=0.0),
    after: int = typer.Option(0, help="So many periods from now, for the cost of delay.", min=0),
    near: bool = typer.Option(
        False, "--near-voices", help="Of the record, leave out what only the outlet or a rival says of a party."
    ),
    as_of: str | None = AS_OF,
    svg: Path | None = typer.Option(None, "--svg", help="Draw a chart as an SVG file."),
    chart: str | None = CHART,
    between: tuple[str, str] | None = BETWEEN,
    frontier: Path | None = FRONTIER,
    certificate: Path | None = CERTIFICATE,
    check: Path | None = CHECK,
    keep: bool = KEEP,
    kept: bool = KEPT,
    withdraw: int | None = WITHDRAW,
    by: str | None = BY,
    as_json: bool = JSON,
) -> None:
    """Say which agreements the stated positions leave open, and what stands in the way.

    This follows from what the reports say alone: no weights, no probabilities,
    no recommendation. With a scenario whose values somebody has named, it says
    which packages no other dominates and what the known solutions are; none of
    them is a recommendation either.
    """
    if kept:
        keeping.listed("scenario", record, settings, as_json=as_json, as_of=as_of)
        return
    if withdraw is not None:
        keeping.withdraw("scenario", withdraw, record, settings, by=by)
        return
    if keep:
        _keep(_only(files or []), record, settings, by=by)
    opened = functools.partial(open_project, record, settings, as_of=as_of)
    how = _settings(samples, seed, seconds=seconds, periods=after)
    if svg:
        drawn = Drawn(chart=chart, packages=tuple(package or ()), between=between, near=near, robust=robust)
        _draw(svg, files, opened, how=drawn, settings=how)
    if frontier:
        _list(asked(files, opened, near=near), frontier, seconds=seconds, periods=after)
    elif check:
        _check(check, as_json=as_json)
    elif certificate:
        _certify(asked(files, opened, near=near), certificate, periods=after)
    elif trades:
        _trades(asked(files, opened, near=near), trades, package or [], as_json=as_json)
    elif robust or package:
        stated = asked(files, opened, near=near)
        _robust(stated, package or [], how=how, cite=_cite(stated, opened), as_json=as_json)
    elif files:
        _scenario(files, opened, near=near, how=how, as_json=as_json)
    else:
        _of_record(opened, as_json=as_json)


def _of_record(opened: Opened, *, as_json: bool) -> None:
    with opened() as project:
        if as_json:
            from detente.model.schema import adapter

            agreements = project.agreements()
            emit_json(adapter(type(agreements)).dump_python(agreements, mode="json"))
            return
        for words in project.agreements_in_words():
            print(visible(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a call asks to be drawn."""

    chart: str | None
    packages: tuple[str, ...]
    between: tuple[str, str] | None
    near: bool
    robust: bool


def _draw(out: Path, files: list[Path] | None, opened: Opened, *, how: Drawn, settings: Settings) -> None:
    from detente.project import write_file
    from detente.project.pictures import chart_named, of_record, of_scenario

    usual = "frontier" if how.between else "acceptance" if how.packages or how.robust else "options"
    chart = chart_named(how.chart or usual)
    if files or how.packages or how.between or how.robust:
        stated = asked(files, opened, near=how.near)
        drawn = of_scenario(stated, chart, packages=how.packages, between=how.between, how=settings)
    else:
        with opened() as project:
            drawn = of_record(project.brief(kept=False), chart)
    write_file(out, drawn.encode("utf-8"))
    note(f"Drawn: {out}")


def _settings(samples: int, seed: int, *, seconds: float, periods: int) -> Settings:
    from detente.analysis.agreements.robust import Settings

    return Settings(samples=samples, seed=seed, seconds=seconds, periods=periods)


def _scenario(files: list[Path], opened: Opened, *, near: bool, how: Settings, as_json: bool) -> None:
    suffix = files[0].suffix.lower()
    if suffix in STATED:
        stated = _load(_only(files), opened, near=near)
        _stated(stated, how=how, cite=_cite(stated, opened), as_json=as_json)
        return
    _figures(_named_values(files, suffix=suffix), files[0].stem, seconds=how.seconds, as_json=as_json)


def asked(files: list[Path] | None, opened: Opened, *, near: bool = False) -> Stated:
    """What is stated, by a file or by the record alone."""
    if not files:
        with opened() as project:
            return project.scenario(basis=_basis(near=near))
    if files[0].suffix.lower() in STATED:
        return _load(_only(files), opened, near=near)
    from detente.analysis.agreements.scenarios import from_numbers

    numbers = _named_values(files, suffix=files[0].suffix.lower())
    return from_numbers(numbers, title=files[0].stem, source="the files")


def _cite(stated: Stated, opened: Opened) -> Cite:
    """Words for what a scenario rests on: of positions, where there is a record, whose voice and when."""
    from detente.analysis.agreements.scenarios.loading import traces
    from detente.report.scenario import plainly

    if not opened.args[0].exists() or not any(one.positions for one in traces(stated)):
        return plainly
    with opened() as project:
        return project.cite()


def _keep(path: Path, record: Place, settings: Path | None, *, by: str | None) -> None:
    with open_project(record, settings, create=True, reviewer=by) as project:
        number = project.keep_scenario(path)
    note(f"Kept as scenario {number} in {record}.")


def _only(files: list[Path]) -> Path:
    from detente.errors import UsageError

    if not files:
        raise UsageError("no scenario is named", do="Name its file.")
    if len(files) > 1:
        raise UsageError("more than one scenario", input=str(files[1]), do="Name one file.")
    return files[0]


def _robust(stated: Stated, packages: list[str], *, how: Settings, cite: Cite, as_json: bool) -> None:
    from detente.analysis.agreements.robust import robust
    from detente.analysis.agreements.scenarios import named_amounts
    from detente.analysis.agreements.trades import blockers, concessions, payments
    from detente.model.schema import adapter
    from detente.report.robust import package_lines, robust_lines
    from detente.report.scenario import amount_lines
    from detente.report.trades import blocker_lines, concession_lines, payment_lines

    whole, stated = stated, named_amounts(stated)
    named = [one.options for one in stated.packages] if not packages else []
    wanted = [*map(stated.package, packages), *named]
    with patience("The code for draws is made ready: once after an installation some ten seconds, then kept."):
        robust(stated, wanted, replace(how, samples=1))
    found = robust(stated, wanted, how)
    if as_json:
        emit_json(adapter(type(found)).dump_python(found, mode="json"))
        return
    for line in (*amount_lines(whole, looks="The draws look"), *robust_lines(stated, found, cite)):
        print(visible(line))
    for one in found.packages:
        more = (
            *blocker_lines(stated, blockers(stated, one.package, periods=how.periods)),
            *payment_lines(stated, payments(stated, one.package, periods=how.periods)),
            *concession_lines(stated, concessions(stated, one.package)),
        )
        for line in (*package_lines(stated, one, cite), *(f"  {words}" for words in more)):
            print(visible(line))


def _list(stated: Stated, out: Path, *, seconds: float, periods: int) -> None:
    from detente.project.files import write_file
    from detente.project.scenarios import frontier_of

    table, words = frontier_of(stated, seconds=seconds, periods=periods)
    write_file(out, table.encode("utf-8"))
    note(f"Written to {out}: {words}")


def _certify(stated: Stated, out: Path, *, periods: int) -> None:
    import json

    from detente.project.files import write_file
    from detente.project.scenarios import certificate_of

    held = certificate_of(stated, periods=periods)
    write_file(out, (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    note(f"Written to {out}. detente agree --check {out} checks it.")


def _check(path: Path, *, as_json: bool) -> None:
    import json

    from detente.analysis.agreements.scenarios.reading import text_of
    from detente.errors import EXIT_ERROR, DataFileError
    from detente.model.schema import adapter
    from detente.project.scenarios import checked

    try:
        held = json.loads(text_of(path))
    except (ValueError, RecursionError) as error:
        raise DataFileError(f"no JSON: {error}", input=str(path), do="Give a certificate.") from error
    found = checked(held if isinstance(held, dict) else {})
    if as_json:
        emit_json(adapter(type(found)).dump_python(found, mode="json"))
    else:
        for name, lines in (("Wrong", found.faults), ("Checked", found.checked), ("Not checked", found.unchecked)):
            for line in lines:
                print(visible(f"{name}: {line}."))
    if found.faults:
        raise typer.Exit(EXIT_ERROR)


def _trades(stated: Stated, names: tuple[str, str], packages: list[str], *, as_json: bool) -> None:
    from detente.analysis.agreements.scenarios import named_amounts
    from detente.analysis.agreements.trades import trades
    from detente.errors import UsageError
    from detente.model.schema import adapter
    from detente.report.scenario import amount_lines
    from detente.report.trades import trade_lines

    if len(packages) != 1:
        raise UsageError("trades start from one package", do="Add --package ISSUE=OPTION,…")
    whole, stated = stated, named_amounts(stated)
    first, second = (stated.party(one) for one in names)
    found = trades(stated, (first, second), stated.package(packages[0]), possible=True)
    if as_json:
        emit_json(adapter(type(found)).dump_python(found, mode="json"))
        return
    print(visible(f"From the package {stated.words(found.start)}:"))
    for line in (*amount_lines(whole, looks="The trades look"), *trade_lines(stated, found)):
        print(visible(line))


def _basis(*, near: bool) -> Basis:
    return "without outlet and rivals" if near else "all voices"


def _load(path: Path, opened: Opened, *, near: bool) -> Stated:
    """A scenario that stands alone, or over the record where there is one."""
    from detente.analysis.agreements.scenarios import load_scenario

    if path.suffix.lower() == ".csv" or not opened.args[0].exists():
        return load_scenario(path)
    with opened() as project:
        return project.scenario(path, basis=_basis(near=near))


def _named_values(files: list[Path], *, suffix: str) -> Scenario:
    from detente.errors import UsageError

    if suffix == ".json":
        from detente.analysis.agreements.scenarios import load_geniusweb

        return load_geniusweb(files)
    if len(files) < 2:
        raise UsageError("a domain without profiles", do="Name the domain's file, then one profile for each party.")
    from detente.analysis.agreements.exact import load_genius

    return load_genius(files[0], files[1:])


def _figures(scenario: Scenario, title: str, *, seconds: float, as_json: bool) -> None:
    from detente.analysis.agreements.scenarios import from_numbers
    from detente.report.scenario import figure_lines

    found = _summary(scenario, seconds=seconds)
    if as_json:
        emit_json(found)
        return
    for line in figure_lines(from_numbers(scenario, title=title, source="the files"), found):
        print(visible(line))


def _stated(stated: Stated, *, how: Settings, cite: Cite, as_json: bool) -> None:
    from detente.analysis.agreements.scenarios import open_values
    from detente.analysis.agreements.scenarios.logic import logic
    from detente.model.schema import adapter
    from detente.project.scenarios import figures_of
    from detente.report.scenario import figure_lines, logic_lines, open_lines

    found, lacking = logic(stated, seconds=how.seconds), open_values(stated)
    if as_json:
        figures = {} if lacking else figures_of(stated, seconds=how.seconds, periods=how.periods)
        emit_json(adapter(type(found)).dump_python(found, mode="json") | {"open_values": lacking, "figures": figures})
        return
    for line in logic_lines(stated, found, cite):
        print(visible(line))
    more = (
        open_lines(lacking)
        if lacking
        else figure_lines(stated, figures_of(stated, seconds=how.seconds, periods=how.periods))
    )
    for line in more:
        print(visible(line))


def _summary(scenario: Scenario, *, seconds: float) -> dict[str, Any]:
    from detente.analysis.agreements.exact import Bounds, summary

    return summary(scenario, Bounds(seconds=seconds))
