"""Annex: forecasts that somebody made and kept, as they were made, and how they came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.model.ranges import shown
from detente.report.annexes.lines import Pen, cited, filled
from detente.report.brief import Annex, Block, Listing, Row, Table
from detente.report.claims import Ground
from detente.report.display import one_line
from detente.report.marks import Marker
from detente.report.picture import Span, Spans

TITLE = "Forecasts that were kept"

INTRO = (
    "Made by somebody from positions, capabilities and saliences that people give or assume, and kept so that it can be "
    "scored. Each model gives the range of places that follows from the ranges put in; no place within it is likelier "
    "than another, and what the models leave out is not in them."
)
MODELS = {"compromise": "compromise (weighted mean)", "median": "weighted median"}
DIGITS = 3
FIELDS = ("position", "capability", "salience")

Kept = Mapping[str, Any]


def annex(ground: Ground, marker: Marker, letter: str) -> Annex | None:
    """For each forecast the positions and the range of each model on one line, what was put in, and its scores."""
    kept = ground.beside.forecasts
    if not kept:
        return None
    pen = Pen(ground, marker, letter)
    blocks: list[Block] = []
    for one in kept:
        if one.what is not None:
            anchor = f"{pen.id}-forecast-{one.number}"
            blocks += [_picture(one.what, anchor=anchor), _put_in(pen, one.what, anchor=anchor)]
            blocks.append(_follows(pen, one.what, anchor=anchor, lead=f"forecast {one.number}, {one.words}"))
    return Annex(letter=letter, id=pen.id, title=TITLE, intro=INTRO, blocks=tuple(blocks))


def _picture(kept: Kept, *, anchor: str) -> Spans:
    low, high = kept["scale"]
    spans = [_span(name, one["position"]) for name, one in kept["actors"].items()]
    models = [_span(name, kept["models"][key], strong=True) for key, name in MODELS.items() if kept["models"].get(key)]
    happened = [_span("what happened", {"low": one["outcome"], "high": one["outcome"]}) for one in kept["scores"][-1:]]
    heads = [(0, "Positions put in"), (len(spans), "What each model gives")]
    heads += [(len(spans) + len(models), "Since")] if happened else []
    return Spans(
        id=anchor,
        title=f"{one_line(kept['title'])}: positions, and what each model gives",
        description=" ".join(f"{one.title}: {one.text}." for one in (*spans, *models, *happened)),
        ends=(low, high),
        places=tuple((title, at) for title, at in sorted(kept["options"].items(), key=lambda one: (one[1], one[0]))),
        spans=(*spans, *models, *happened),
        heads=tuple(heads),
        note=f"On a scale from {shown(low)} to {shown(high)}{_unit(kept)}. Heavy: what a model gives. A dot: one place.",
    )


def _span(title: str, told: Mapping[str, Any], *, strong: bool = False) -> Span:
    low, high = told["low"], told["high"]
    return Span(title=title, low=low, high=high, text=_range(told), strong=strong)


def _range(told: Mapping[str, Any]) -> str:
    low, high = told["low"], told["high"]
    if low is None:
        return "not known"
    return shown(low, DIGITS) if low == high else f"{shown(low, DIGITS)} to {shown(high, DIGITS)}"


def _unit(kept: Kept) -> str:
    return f" {one_line(kept['unit'])}" if kept.get("unit") else ""


def _put_in(pen: Pen, kept: Kept, *, anchor: str) -> Table:
    rows = []
    unit = f" ({one_line(kept['unit'])})" if kept.get("unit") else ""
    for name, one in kept["actors"].items():
        cells = tuple((pen.line(f"{_range(one[field])} ({_source(one[field])})"),) for field in FIELDS)
        reported = tuple(cited(pen, (each["fact"] for each in one["position"]["said"] if each.get("fact"))))
        rows.append(Row(cells=((pen.line(name),), *cells, reported)))
    columns, given = filled(("Actor", f"Position{unit}", "Capability", "Salience", "Reported of it"), rows)
    return Table(
        id=f"{anchor}-inputs",
        caption="What was put in",
        columns=columns,
        rows=given,
        note="Capability and salience count only beside those of the others; no report gives them.",
    )


def _source(told: Mapping[str, Any]) -> str:
    return f"{told['says']} {one_line(told['who'])}" if told["who"] else "nobody is named for it"


def _follows(pen: Pen, kept: Kept, *, anchor: str, lead: str) -> Listing:
    return Listing(
        id=f"{anchor}-models",
        title=f"What follows ({one_line(lead)})",
        lines=tuple(pen.line(words) for words in (*_models(kept), *_scores(kept))),
    )


def _models(kept: Kept) -> Iterator[str]:
    yield "If each input lies in its range:"
    for key, name in MODELS.items():
        if kept["models"].get(key):
            yield f"– the {name} is {_range(kept['models'][key])}{_unit(kept)}"
    beliefs = kept.get("beliefs") or {}
    for option, chance in (beliefs.get("probabilities") or {}).items():
        yield f"– {one_line(str(option))}: a chance of {shown(float(chance))}, stated by who made it"


def _scores(kept: Kept) -> Iterator[str]:
    for one in kept["scores"]:
        told = f" ({one_line(one['happened'])})" if one.get("happened") else ""
        yield f"Scored {one['scored_at'][:10]} by {one_line(one['by'])}: what happened is {shown(one['outcome'])}{told}."
        for key, found in one["models"].items():
            where = "within its range" if found["within"] else f"{shown(found['distance'])} outside its range"
            yield f"– {MODELS.get(key, key)}: {where}; CRPS {shown(found['crps'])} (lower is better)"
        if one.get("brier") is not None:
            yield f"– Brier score of the chances stated: {shown(one['brier'])} (0 best, 2 worst)"
    if not kept["scores"]:
        yield "Not scored yet: the outcome is not known, or nobody has entered it."
