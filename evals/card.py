"""Write the figures of docs/accuracy.md anew: every table there is printed by this command.

    python -m evals.card [TABLE…] [--print]

The page holds the words; between `<!-- figures: NAME -->` and `<!-- end -->` stands the table NAME. --print shows the
tables and leaves the page alone; with the names of TABLES only those are made. Needs the annotated data.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from detente.read.confidence.weights import shipped
from evals import answered, calibration, corpora, measure, pageone, together
from evals.outcomes import outcomes
from evals.reliability import Judged, base_rate_brier, bins, brier, calibration_error

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
_PLACE = re.compile(r"(<!-- figures: (?P<name>[\w-]+) -->\n)(?P<table>.*?)(?=<!-- end -->)", re.DOTALL)

TALKS = (
    ("actors", "actors"),
    ("a person's or body's side, of the matched", "actors: side equal"),
    ("statements", "statements"),
    ("statements with the right speaker", "statements with speaker"),
    ("relayer", "statements: relayer F1"),
    ("meetings", "meetings"),
    ("proposals", "proposals"),
    ("positions", "positions"),
    ("option, of the matched", "positions: option equal"),
    ("red line", "positions: red line F1"),
    ("condition", "positions: condition F1"),
    ("decisions", "decisions"),
)
FURTHER = (
    ("how sides describe the talks", "views"),
    ("interests, fears, reasons", "interests"),
    ("roles", "roles"),
    ("offers and demands unanswered", "unanswered"),
    ("voice of a position, of the matched", "positions: voice equal"),
    ("its strength, of the matched", "positions: strength equal"),
)
"""What else is annotated in some of our own reports."""
OURS = (
    "building",
    "wires",
    "dispatches",
    "apart",
    "fresh-calibration",
    "dispatches-calibration",
    "own",
    "fresh-scored",
    "dispatches-scored",
)
SETS = ("talks", *OURS[:3], "talks-unseen", *OURS[3:])
ATTRIBUTION = ("quoted passage", "direct attributed", "indirect attributed", "all attributed")
KINDS = ("actors", "statements", "meetings", "positions", "proposals", "decisions", "attributions")

Rows = Iterable[Iterable[str]]


def _share(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}".removeprefix("0") if figure < 1 else "1.00"


def talks() -> Iterator[list[str]]:
    """F1 on reports on talks: a row a measure, a column a set."""
    figures = measure.talks() | {name: one for corpus in OURS for name, one in measure.ours(corpus).items()}
    count = {name: len(list(corpora.articles(name))) for name in ("talks", *OURS)}
    yield [
        "measure",
        f"talks/dev, {count['talks']}",
        f"building, {count['building']}",
        f"wires, {count['wires']}",
        f"dispatches, {count['dispatches']}",
        f"talks/dev, the unseen {len(measure.UNSEEN)}",
        f"apart, {count['apart']}",
        f"fresh for confidences, {count['fresh-calibration']}",
        f"dispatches for confidences, {count['dispatches-calibration']}",
        f"**own, {count['own']}**",
        f"**fresh, {count['fresh-scored']}**",
        f"**dispatches, {count['dispatches-scored']}**",
    ]
    for title, name in TALKS:
        shown = [_share(figures.get(f"{one}.{name}")) for one in SETS]
        yield [title, *shown[:-3], *(f"**{one}**" for one in shown[-3:])]


def language_model() -> Iterator[list[str]]:
    """The reader `llm` by kept answers of a large model, beside the built-in reader on the same reports."""
    sets = {name: answered.scored(answered.kept(name)) for name in answered.SETS}
    yield [
        "measure",
        *(f"{name}, {one.reports}, {whose}" for name, one in sets.items() for whose in ("model", "built-in")),
    ]
    for title, key in (*TALKS, *FURTHER):
        cells = [figures.get(f"{name}.{key}") for name, one in sets.items() for figures in (one.ours, one.built_in)]
        if any(one is not None for one in cells):
            yield [title, *map(_share, cells)]
    shown = (f"{_share(one.page['precision'])} of {one.page['claims']:.0f}" for one in sets.values())
    yield ["claims on page one that are right, each report alone", *(cell for one in shown for cell in (one, ""))]


def attribution() -> Iterator[list[str]]:
    """F1 of attribution in news and other texts, by both settings."""
    full = measure.attribution("polnear-dev") | measure.gum()
    corpora.choose("fast")
    fast = measure.attribution("polnear-dev") | measure.gum()
    corpora.choose("full")
    yield ["attribution", *(f"{one.removesuffix(' attributed')}, `full`" for one in ATTRIBUTION), "all, `fast`"]
    for corpus in dict.fromkeys(name.partition(".")[0] for name in full):
        shown = [_share(full[f"{corpus}.{one}"]) for one in ATTRIBUTION]
        yield [corpus, *shown, _share(fast[f"{corpus}.all attributed"])]


def beside() -> Iterator[list[str]]:
    """Each figure alone and, behind the arrow, with the reports of a process read beside each other."""
    yield ["reports", *together.SHOWN]
    for corpus in together.CORPORA:
        found = together.figures(corpus)
        pairs = (found.get(name, (None, None)) for name in together.SHOWN)
        yield [corpus, *(f"{_share(alone)} → {_share(both)}" for alone, both in pairs)]


def page() -> Iterator[list[str]]:
    """Page one of each single report, and of each process: how many claims are right."""
    yield ["reports", "claims", "right", "95% interval", "side or attitude reversed"]
    for corpus in pageone.CORPORA:
        for name, claims in pageone.of_corpus(corpus).items():
            one = pageone.figures(claims)
            shown = f"{one['low']:.2f}–{one['high']:.2f}"
            told = [f"{one['claims']:.0f}", _share(one["precision"]), shown, _share(one["turned round"])]
            if claims:
                yield [f"{corpus}, {name}", *told]


def confidences() -> Iterator[list[str]]:
    """Calibration error and Brier score of each kind, on reports that nobody built on and on attributions."""
    yield ["judged on", "facts", "calibration error", "Brier score", "of the base rate"]
    for name, pairs in _judged():
        yield [
            name,
            str(len(pairs)),
            f"{calibration_error(pairs):.3f}",
            f"{brier(pairs):.3f}",
            f"{base_rate_brier(pairs):.3f}",
        ]


def _judged() -> Iterator[tuple[str, Judged]]:
    weights, fresh = shipped(), calibration.unseen()
    base = calibration.fit(calibration.seen())
    tables = {"unseen, each process left out": calibration.left_out(base, fresh)}
    for corpus in (*calibration.TESTS, "polnear-dev", "gum-attribution-dev"):
        tables[corpus] = calibration.judged(outcomes(corpus), weights)
    for name, by_kind in tables.items():
        yield from ((f"{kind}: {name}", by_kind[kind]) for kind in KINDS if by_kind.get(kind))


def reliability() -> Iterator[list[str]]:
    """Bins of equal count: what attributions of PolNeAR and facts of own claim, and how many are right."""
    yield ["facts of", "count", "claimed", "right", "95% interval"]
    for corpus, kinds in (("polnear-dev", ("attributions",)), ("own", ("statements", "positions"))):
        by_kind = calibration.judged(outcomes(corpus), shipped())
        for kind in kinds:
            for one in bins(by_kind[kind]):
                yield [
                    f"{kind}: {corpus}",
                    str(one.count),
                    f"{one.claimed:.2f}",
                    f"{one.right:.2f}",
                    f"{one.low:.2f}–{one.high:.2f}",
                ]


TABLES: dict[str, Callable[[], Rows]] = {
    "talks": talks,
    "together": beside,
    "reader-llm": language_model,
    "attribution": attribution,
    "page-one": page,
    "confidences": confidences,
    "reliability": reliability,
}


def markdown(rows: Rows) -> str:
    """The rows as a table, the first as its head."""
    head, *rest = (list(row) for row in rows)
    lines = [head, ["---"] * len(head), *rest]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def standing(text: str) -> dict[str, str]:
    """The tables that stand in the page."""
    return {one["name"]: one["table"] for one in _PLACE.finditer(text)}


def written(text: str, tables: dict[str, str]) -> str:
    """The page with each table in its place. Raises KeyError for a place whose table there is not."""
    return _PLACE.sub(lambda one: one[1] + tables[one["name"]], text)


def main() -> int:
    """Make the tables and put them into the page."""
    parser = argparse.ArgumentParser(prog="python -m evals.card", description="Write the figures of docs/accuracy.md.")
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)} (default: all)")
    parser.add_argument("--print", action="store_true", dest="only", help="print the tables, leave the page alone")
    options = parser.parse_args()
    if not corpora.files("talks"):
        print("the annotated data are not on this machine (../shared)", file=sys.stderr)
        return 1
    if unknown := set(options.tables) - set(TABLES):
        parser.error(f"unknown table: {', '.join(sorted(unknown))}")
    tables = {name: markdown(make()) for name, make in TABLES.items() if name in (options.tables or TABLES)}
    if options.only:
        print("\n".join(tables.values()))
    else:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, standing(page) | tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
