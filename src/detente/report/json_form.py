"""The brief as JSON. The keys are stable within one `format`; new ones may be added, none is renamed.

```
format      "detente-brief/1"
made_by     "Detente 0.1.0"
head        title, talks, dates, reports, status, checked, checkable, handling, previous, warnings [words]
sections    [{id, title, empty, claims: [claim]}], in the order of page one
second      [block], page two
annexes     [{letter, id, title, intro, blocks: [block]}]
sources     [{number, id, title, about, status, reason, handling, text, marks: [mark]}]
movements   [{id, party, issue, option, kind, before, after (ids of positions, or null), was, now [passages],
            since (day or null), at (day), because, caveat}]: positions of a party compared between reports; computed
joins       [{fact, members, sources [ids], rule, reason, versions: [{field, value, sources}]}]: facts that several
            reports tell, why each is taken for one, and what the reports tell differently; computed
accounts    [{fact, field, value, by (an actor's id, or null for the outlet), words (a passage)}]: what voices within one
            report tell differently of a meeting or an event

claim       id, number, section, text, parts, voice (or null), facts [ids of the record], fresh, checkable,
            checked: null or {by, at}, passages [{source, start, end, exact}], marks [ids]
block       {kind: "table", id, caption, columns [words], note, empty, rows: [{facts, cells: [[line]]}]}
            {kind: "list", id, title, note, empty, lines: [line]}
            {kind: "chart", id, title, description, note, lanes: [{title, dots: [{day, count, planned}]}]}
            {kind: "strips", id, title, description, note, strips: [{title, cells: [[option, standing]]}]}
            {kind: "bars", id, title, description, note, whole, bars: [{title, value, text, base}]}
            {kind: "votes", id, title, description, note, bars: [{title, text, numbers, parts: [[state, share]], thresholds}]}
            {kind: "frontier", id, title, description, note, across, up, ends, corners, no_deal, points: [{across, up, text}]}
            {kind: "acceptances", id, title, description, note, packages: [[words, [{title, standing, share, error, text}]]]}
            {kind: "spans", id, title, description, note, ends, places, heads, spans: [{title, low, high, text, strong}]}
            {kind: "drawing", of: "states" | "break-even", id, title, description, note}: told in its description
line        text, parts, marks [ids], fresh
parts       [{kind: "text" | "name" | "term" | "quote", text}]; together they are `text`
mark        id, label ("3.2"), start, end, exact, back [{label, target}]
```
Offsets count code points in the source's `text`, end exclusive: `text[start:end] == exact`, always. Times are
ISO 8601. Words of sources stand as they are, controls included; whoever shows them must make them safe.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from detente.analysis.movement import Movement
from detente.model import Account, Join, Passage
from detente.model.schema import adapter
from detente.report.brief import Block, Brief, Claim, Line, Listing, Parts, SourceView, Table
from detente.report.picture import Acceptances, Bars, Days, Drawing, Frontier, Picture, Spans, Strips, Votes

FORMAT = "detente-brief/1"


def render_json(brief: Brief) -> str:
    """The brief as one JSON object, indented, ending in a line end."""
    return json.dumps(as_data(brief), ensure_ascii=False, indent=1) + "\n"


def as_data(brief: Brief) -> dict[str, Any]:
    """The brief as plain mappings and lists (the form that the module describes)."""
    head = brief.head
    return {
        "format": FORMAT,
        "made_by": f"Detente {brief.version}",
        "head": {
            "title": head.title,
            "talks": head.talks,
            "dates": head.dates,
            "reports": head.reports,
            "status": head.status,
            "checked": head.checked,
            "checkable": head.checkable,
            "handling": head.handling,
            "previous": head.previous,
            "warnings": list(head.warnings),
        },
        "sections": [
            {"id": one.id, "title": one.title, "empty": one.empty, "claims": [claim_data(c) for c in one.claims]}
            for one in brief.sections
        ],
        "second": [_block(one) for one in brief.second],
        "annexes": [
            {
                "letter": one.letter,
                "id": one.id,
                "title": one.title,
                "intro": one.intro,
                "blocks": [_block(block) for block in one.blocks],
            }
            for one in brief.annexes
        ],
        "sources": [_source(one) for one in brief.sources],
        "movements": [movement_data(one) for one in brief.movements],
        "joins": [adapter(Join).dump_python(one, mode="json") for one in brief.joins],
        "accounts": [{"fact": fact, **adapter(Account).dump_python(one, mode="json")} for fact, one in brief.accounts],
    }


def movement_data(one: Movement) -> dict[str, Any]:
    """One movement as it stands in the JSON."""
    return {
        "id": one.id,
        "party": one.party,
        "issue": one.issue,
        "option": one.option,
        "kind": one.kind,
        "before": one.before,
        "after": one.after,
        "was": _passages(one.was),
        "now": _passages(one.now),
        "since": one.since.isoformat() if one.since else None,
        "at": one.at.isoformat(),
        "because": one.because,
        "caveat": one.caveat,
    }


def _passages(those: Iterable[Passage]) -> list[dict[str, Any]]:
    return [{"source": each.source, "start": each.start, "end": each.end, "exact": each.exact} for each in those]


def claim_data(one: Claim) -> dict[str, Any]:
    """One claim as it stands in the JSON."""
    return {
        "id": one.id,
        "number": one.number,
        "section": one.section,
        "text": one.text,
        "parts": _parts(one.parts),
        "voice": one.voice,
        "facts": list(one.facts),
        "fresh": one.fresh,
        "checkable": one.checkable,
        "checked": {"by": one.check.by, "at": one.check.at.isoformat()} if one.check else None,
        "passages": _passages(one.passages),
        "marks": list(one.marks),
    }


def _block(one: Block) -> dict[str, Any]:
    if isinstance(one, Table):
        return {
            "kind": "table",
            "id": one.id,
            "caption": one.caption,
            "columns": list(one.columns),
            "note": one.note,
            "empty": one.empty,
            "rows": [
                {"facts": list(row.facts), "cells": [[_line(line) for line in cell] for cell in row.cells]}
                for row in one.rows
            ],
        }
    if isinstance(one, Listing):
        lines = [_line(line) for line in one.lines]
        return {"kind": "list", "id": one.id, "title": one.title, "note": one.note, "empty": one.empty, "lines": lines}
    return _picture(one)


def _picture(one: Picture) -> dict[str, Any]:
    if isinstance(one, Drawing):
        words = {"id": one.id, "title": one.title, "description": one.description, "note": one.note}
        return {"kind": "drawing", "of": one.kind, **words}
    data: dict[str, Any] = adapter(type(one)).dump_python(one, mode="json")
    return {"kind": _PICTURES[type(one)]} | data


_PICTURES: dict[type, str] = {
    Days: "chart",
    Strips: "strips",
    Bars: "bars",
    Votes: "votes",
    Frontier: "frontier",
    Acceptances: "acceptances",
    Spans: "spans",
}


def _line(one: Line) -> dict[str, Any]:
    text = "".join(part.text for part in one.parts)
    return {"text": text, "parts": _parts(one.parts), "marks": list(one.marks), "fresh": one.fresh}


def _parts(parts: Parts) -> list[dict[str, str]]:
    return [{"kind": part.kind, "text": part.text} for part in parts]


def _source(one: SourceView) -> dict[str, Any]:
    return {
        "number": one.number,
        "id": one.id,
        "title": one.title,
        "about": one.about,
        "status": one.status,
        "reason": one.reason,
        "handling": one.handling,
        "text": one.text,
        "marks": [
            {
                "id": mark.id,
                "label": mark.label,
                "start": mark.start,
                "end": mark.end,
                "exact": one.text[mark.start : mark.end],
                "back": [{"label": back.label, "target": back.target} for back in mark.back],
            }
            for mark in one.marks
        ],
    }
