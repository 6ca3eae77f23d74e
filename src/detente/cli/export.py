"""`detente export FORM`: the record in standard formats."""

from __future__ import annotations

from pathlib import Path

import typer

from detente.cli.console import emit_json, note
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def export(
    form: str = typer.Argument(
        help="annotations, calendar, followthemoney, popolo, graph, akoma-ntoso, workbook, bundle, or a table: "
        "positions, statements, meetings, …, sources."
    ),
    out: Path | None = typer.Option(None, "--out", "-o", help="The file (default: standard output)."),
    upto: str | None = typer.Option(
        None, "--upto", help="The highest handling level of what goes out (default: the lowest of your levels)."
    ),
    table_format: str = typer.Option("csv", "--format", help="For a table: csv or parquet."),
    text: str | None = typer.Option(None, "--text", help="For akoma-ntoso: the text, or NAME:2 for a version of it."),
    without_texts: bool = typer.Option(
        False, "--without-texts", help="For a bundle: of each document only the passages that facts quote."
    ),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Write the record in a standard form.

    annotations: W3C Web Annotations (JSON-LD). calendar: iCalendar. followthemoney: entities, one a line. popolo: people,
    organisations, decisions (JSON). graph: who met, acts for and stands with whom (GraphML). akoma-ntoso: a
    negotiating text (XML). workbook: all tables (XLSX). bundle: everything, for detente unpack (ZIP). Cells of tables cannot become formulas. Nothing is
    fetched and nothing is sent. Nothing that rests on a document above the handling level goes out, nor a name or
    detail that only such documents give.
    """
    from detente.errors import UsageError
    from detente.project import write_whole

    if table_format not in ("csv", "parquet"):
        raise UsageError(f"no format is called {table_format!r}", do="There are: csv, parquet.")
    if without_texts and form != "bundle":
        raise UsageError("--without-texts is for a bundle", do="Leave it out.")
    binary = form in ("workbook", "bundle") or table_format == "parquet"
    if binary and out is None:
        raise UsageError("this form is no text", do="Add --out FILE.")
    with open_project(record, settings, as_of=as_of) as project:
        held_back, encrypted = project.held_back(upto), project.encrypted
        if form == "bundle" and out is not None:
            made, written = b"", project.write_bundle(out, upto=upto, texts=not without_texts)
        else:
            pieces = project.export_pieces(form, upto=upto, text=text, parquet=table_format == "parquet")
            if out is None:
                made = b"".join(pieces)
            else:
                written = write_whole(out, lambda file: file.writelines(pieces))
    if held_back:
        documents = "1 document is" if held_back == 1 else f"{held_back} documents are"
        note(f"{documents} above the handling level and left out; --upto LEVEL raises it.")
    if encrypted and form == "bundle":
        note("The record is encrypted; the bundle is not.")
    if out is None:
        shown = made.decode("utf-8", "replace")
        emit_json({"form": form, "text": shown}) if as_json else print(shown, end="")
        return
    emit_json({"form": form, "file": str(written)}) if as_json else print(written)
