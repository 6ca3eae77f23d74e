"""Annex: the sources, every used passage marked; those that could not be read, and why."""

from __future__ import annotations

from detente.model import Source
from detente.report.annexes.joined import apart, copied, joined
from detente.report.annexes.lines import Pen
from detente.report.brief import Annex, Row, SourceView, Table
from detente.report.claims import Ground
from detente.report.dating import moment
from detente.report.display import one_line
from detente.report.marks import Marker

KINDS = {"report": "report", "notes": "your notes", "matrix": "your matrix", "text": "a draft"}


def annex(ground: Ground, marker: Marker, letter: str) -> Annex:
    """The list of all sources; the texts follow it."""
    pen = Pen(ground, marker, letter)
    rows = [
        Row(
            cells=(
                (pen.line(str(marker.numbers[one.id])),),
                (pen.line(title(one)),),
                (pen.line(one_line(one.outlet or "")),),
                (pen.line(published(one)),),
                (pen.line(f"{one.status}: {one_line(one.reason)}" if one.reason else _status(one)),),
                (pen.line(one_line(one.handling)),),
            )
        )
        for one in marker.sources
    ]
    table = Table(
        id=f"{pen.id}-list",
        caption="List of sources",
        columns=("No.", "Title", "Outlet", "Published", "Read", "Handling"),
        rows=tuple(rows),
        note="Where the publication time is unknown, relative dates (“on Monday”) in that source stay open.",
        empty="No sources.",
    )
    return Annex(
        letter=letter,
        id=pen.id,
        title="Sources",
        intro="Every passage that the brief rests on is marked; the number before it is the one beside the claim, "
        "and the arrows after it lead back.",
        blocks=(joined(pen), apart(pen), copied(pen), table),
    )


def _status(one: Source) -> str:
    return "read" if one.status == "ready" else one.status


def title(one: Source) -> str:
    """The source's title, or the last part of where it lies: the path before it is nobody's business."""
    return one_line(one.title or one.location.rstrip("/").rsplit("/", 1)[-1] or one.id)


def published(one: Source) -> str:
    """When it was published, and the words that gave it."""
    if one.published is None:
        return "not known"
    words = f" (“{one_line(one.published_words)}”)" if one.published_words else ""
    return f"{moment(one.published)}{words}"


def source_views(marker: Marker) -> tuple[SourceView, ...]:
    """Each source with its text and marks. Where nothing was read, only marked texts are shown."""
    views = []
    for one in marker.sources:
        marks = marker.marks(one.id)
        about = [
            one_line(one.outlet or ""),
            f"published {published(one)}",
            KINDS[one.kind],
            one_line(one.language or ""),
        ]
        views.append(
            SourceView(
                number=marker.numbers[one.id],
                id=one.id,
                title=title(one),
                about="; ".join(part for part in about if part),
                status=one.status,
                reason=one_line(one.reason),
                handling=one_line(one.handling),
                text=one.text if one.status == "ready" or marks else "",
                marks=marks,
            )
        )
    return tuple(views)
