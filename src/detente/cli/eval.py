"""`detente eval --reader NAME… REPORTS…`: readers compared on reports that you have annotated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, note, progress, table, visible
from detente.cli.models import tell_left_out
from detente.cli.options import HANDLING, JSON, KEY_FROM, MODEL, MODEL_URL, chosen_settings

if TYPE_CHECKING:
    from detente.progress import Progress
    from detente.read.interface import Reader
    from detente.read.scoring.annotated import Annotated
    from detente.read.scoring.comparing import Result
    from detente.settings import Settings

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("eval")
def evaluate(
    reports: list[Path] = typer.Argument(help="Annotated reports: JSON files, and folders of them."),
    reader: list[str] = typer.Option(
        ["rules"], help="A reader: rules, llm, llm:MODEL, or one that you installed. Several are compared."
    ),
    show: str | None = typer.Option(None, help="Also list what was missed and what was added of one kind of fact."),
    model_url: str | None = MODEL_URL,
    model: str | None = MODEL,
    key_from: str | None = KEY_FROM,
    handling: str | None = HANDLING,
    issues: Path | None = typer.Option(None, help="A YAML file of your own issues."),
    workers: int | None = typer.Option(None, min=1, help="Reports that are read at the same time."),
    settings: Path | None = typer.Option(None, "--settings", help="A YAML file of settings."),
    as_json: bool = JSON,
) -> None:
    """Compare readers on reports that you have annotated.

    A reader is given a report's text, title and time of publication, never the annotation. Each figure comes with
    the interval in which 95% of samples of such reports would have it. How to annotate:
    docs/how-to/language-model.md.
    """
    from detente.errors import EXIT_PARTIAL, UsageError
    from detente.model import load_catalogue
    from detente.project import reader as named
    from detente.read.interface import left_out
    from detente.read.scoring.annotated import KINDS, load
    from detente.read.scoring.comparing import figures

    if show is not None and show not in KINDS:
        raise UsageError(f"no kind of fact is called {show!r}", do=f"There are: {', '.join(KINDS)}.")
    chosen = chosen_settings(
        settings, issues=issues, workers=workers, model_url=model_url, model=model, key_from=key_from
    )
    annotated = load(reports, handling=handling or chosen.levels[0])
    names = list(dict.fromkeys(reader))
    readers = [named(name, load_catalogue(chosen.issues), settings=chosen) for name in names]
    results = [
        _run(name, read, annotated, settings=chosen, bar=progress()) for name, read in zip(names, readers, strict=True)
    ]
    rows = figures(results)
    if as_json:
        emit_json(_as_data(results, readers, rows))
    else:
        _tell(results, rows, show=show)
        for read in readers:
            tell_left_out(left_out(read))
    if any(one.unread for one in results):
        raise typer.Exit(EXIT_PARTIAL)


def _run(name: str, read: Reader, annotated: list[Annotated], *, settings: Settings, bar: Progress) -> Result:
    from detente.read.interface import let_tell
    from detente.read.scoring.comparing import result
    from detente.scale import run

    let_tell(read, bar)

    def running(sources: Any) -> Any:
        for outcome in run(read.read, sources, workers=settings.workers, waits=getattr(read, "waits", False)):
            bar.advance(outcome[0].location)
            yield outcome

    bar.start(f"Reading ({name})", len(annotated))
    try:
        return result(name, annotated, run=running)
    finally:
        bar.finish()


def _as_data(results: list[Result], readers: list[Reader], rows: list[dict[str, Any]]) -> dict[str, Any]:
    from detente.read.interface import left_out

    return {
        "reports": len(results[0].reports),
        "readers": [
            {
                "reader": one.name,
                "version": read.name,
                "seconds": round(one.seconds, 3),
                "unread": one.unread,
                "left_out": left_out(read),
            }
            for one, read in zip(results, readers, strict=True)
        ],
        "figures": rows,
    }


def _tell(results: list[Result], rows: list[dict[str, Any]], *, show: str | None) -> None:
    count = len(results[0].reports)
    headings = ["measure", "reader", "there", "given", "precision", "recall", "F1", "95% interval"]
    if len(results) > 1:
        headings.append(f"above {results[0].name}")
    table(headings, [_cells(row, several=len(results) > 1) for row in rows])
    for one in results:
        note(f"{one.name}: {count} reports in {one.seconds:.1f} s, {len(one.unread)} of them not read.")
        for where, why in one.unread.items():
            note(f"  {visible(where)}: {visible(why)}")
    if rows and rows[0]["interval"] is None:
        note("Too few reports for intervals.")
    for one in results if show else ():
        for word in ("missed", "added"):
            print(f"\n{one.name}: {show} {word}")
            for scored in one.reports:
                for fact in getattr(scored, word).get(show, ()):
                    print(visible(f"  {scored.report}: {json.dumps(fact, ensure_ascii=False)}"))


def _cells(row: dict[str, Any], *, several: bool) -> list[str]:
    cells = [row["measure"], row["reader"], str(row["wanted"]), str(row["given"])]
    cells += [f"{row[key]:.3f}" for key in ("precision", "recall", "f1")]
    cells.append(_interval(row["interval"]))
    if several:
        above = row.get("above_first")
        cells.append(
            "" if above is None else f"{above:+.3f} {_interval(row['above_first_interval'], sign='+')}".rstrip()
        )
    return cells


def _interval(ends: tuple[float, float] | None, *, sign: str = "") -> str:
    return "" if ends is None else f"{ends[0]:{sign}.3f} to {ends[1]:{sign}.3f}"
