"""`detente ratify …`: would it pass."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, table, visible
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.errors import naming
from detente.record import Place, place_of

app = typer.Typer(rich_markup_mode=None, add_completion=False, invoke_without_command=True)

SVG = typer.Option(None, help="Draw where the vote stands against each threshold, as an SVG file.")
BODIES = typer.Option(None, help="A YAML file of bodies and rules of your own, beside those that are known.")


@app.callback()
def ratify(
    context: typer.Context,
    record: Place = RECORD,
    bodies: Path | None = BODIES,
    svg: Path | None = SVG,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Say what would pass: for each decision of the record, under each rule that may apply.

    Who is reported to lean which way, by which words; whether the motion
    passes, fails or stands open; who could block it with whom. Silence leaves
    a member undecided. A motion or a rule of your own: the commands below.
    """
    if context.invoked_subcommand:
        return
    with open_project(record, settings, as_of=as_of) as project:
        found = project.ratification(bodies=bodies)
    if svg is not None:
        _write(svg, found.svg())
    for one in found.data if as_json else ():
        emit_json(one)
    for words in () if as_json else found.words:
        print(visible(words))


def _write(path: Path, picture: str) -> None:
    from detente.project import write_file

    write_file(path, picture.encode())


@app.command()
def power(
    rule: Path = typer.Argument(help="A rule as YAML or JSON: {quota, weights}, {members, passes} or {body, rule}."),
    as_json: bool = JSON,
) -> None:
    """Say how often each member's vote decides, whatever members want.

    Shapley–Shubik and Banzhaf indices, exact. Up to 27 members under any
    rule, up to 36 where one weight decides, and up to 64 under any rule
    whose weights add up to a million at most (several: sums of both).
    """
    from detente.analysis.ratification import binary, load_game
    from detente.analysis.ratification import power as indices

    with naming(str(rule)):
        game, named = load_game(rule)
        found = indices(binary(game))
    if as_json:
        from detente.analysis.ratification.summary import power_data

        emit_json(power_data(found, named=named))
        return
    from detente.report.voting import power_lines

    table(("member", "Shapley–Shubik", "Banzhaf swings", "normalised"), power_lines(found))


@app.command()
def vote(
    motion: Path = typer.Argument(help="A motion as YAML or JSON: body, rule, leanings."),
    svg: Path | None = SVG,
    as_json: bool = JSON,
) -> None:
    """Say whether a motion passes, fails or stands open, under each rule that may apply.

    Who could carry or block it with whom, whose vote decides, the fewest
    changes that would settle it, and the chance of passage where the motion
    says the chances of the undecided.
    """
    from detente.project.ratifying import vote as worked_out

    found = worked_out(motion)
    if svg is not None:
        _write(svg, found.svg())
    if as_json:
        emit_json(found.data)
        return
    for line in found.words:
        print(visible(line))


@app.command()
def rules(as_json: bool = JSON) -> None:
    """List the bodies and rules that are known, with their sources."""
    from detente.analysis.ratification import bodies
    from detente.analysis.ratification import rules as known

    if as_json:
        from detente.analysis.ratification.summary import body_data, rule_data

        emit_json(
            {
                "bodies": [body_data(one) for one in bodies().values()],
                "rules": [rule_data(one) for one in known().values()],
            }
        )
        return
    from detente.report.voting import source_words

    table(
        ("body", "title", "members", "rules"),
        [(one.id, one.title, str(len(one.members)), ", ".join(one.rules)) for one in bodies().values()],
    )
    print()
    table(("rule", "title", "source"), [(one.id, one.title, source_words(one)) for one in known().values()])


@app.command()
def winset(
    plan: Path = typer.Argument(help="Who ratifies on each side, as YAML or JSON: sides with body, rule and refusals."),
    record: Place | None = typer.Option(
        None, "--record", "-r", parser=place_of, metavar="PLACE", help="The record whose issues and positions count."
    ),
    settings: Path | None = SETTINGS,
    as_json: bool = JSON,
) -> None:
    """Say which packages every side's ratifiers would pass, and whose objections leave out how many.

    The packages are those that contradict no refusal of the parties, from the
    record or from the plan's own issues. All counts are exact.
    """
    from detente.analysis.ratification.plans import load_plan, zone_of

    with naming(str(plan)):
        read = load_plan(plan)
    catalogue = None
    if record is None:
        with naming(str(plan)):
            found = zone_of(read)
    else:
        with open_project(record, settings) as project, naming(str(plan)):
            found, catalogue = zone_of(read, project.agreements()), project.catalogue
    if as_json:
        from detente.analysis.ratification.summary import zone_data

        emit_json(zone_data(found))
        return
    from detente.report.voting import zone_lines

    for line in zone_lines(found, catalogue):
        print(visible(line))
