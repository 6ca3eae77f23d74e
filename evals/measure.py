"""Figures: the reader's readings scored by the scorers that come with the annotated data.

A measure is "corpus.kind" -> F1 between 0 and 1. `talks` is scored whole and apart for the reports that nobody
looked at while building (`UNSEEN`).
"""

from __future__ import annotations

import functools
import importlib.util
import types
from pathlib import Path
from typing import Any

from evals.corpora import SHARED, articles, in_treebank, readings

UNSEEN = ("tessara-04", "tessara-05", "tessara-06")
"""Reports of ../shared/talks/dev that nobody opened while building: scored in aggregate only. The first three of that
process were opened late, to see what does not generalise."""

Figures = dict[str, float]


@functools.cache
def scorer(path: Path) -> types.ModuleType:
    """A scorer script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def talks_scores(golds: list[dict[str, Any]], systems: list[dict[str, Any]]) -> dict[str, Any]:
    """The counts of score_talks.py for these reports and what was read from them (other readings are passed over).

    A kind of fact is counted over those reports in which it was annotated.
    """
    module = scorer(SHARED / "talks" / "score_talks.py")
    read = {one["id"]: one for one in systems}
    whole: dict[str, Any] = module.score({one["id"]: one for one in golds}, read)
    for kind in whole:
        if any(kind not in one for one in golds):
            whole[kind] = module.score({one["id"]: one for one in golds if kind in one}, read)[kind]
    return whole


def talks_figures(name: str, scores: dict[str, Any]) -> Figures:
    """F1 by kind of fact, statements with the right speaker, and details of the matched."""
    prf = scorer(SHARED / "talks" / "score_talks.py").prf
    figures: Figures = {}
    for kind, one in scores.items():
        if not one["gold"]:
            continue
        figures[f"{name}.{kind}"] = prf(one["matched"], one["system"], one["gold"])[2]
        if kind == "statements":
            figures[f"{name}.statements with speaker"] = prf(one["speaker"], one["system"], one["gold"])[2]
        for detail, count in one["equal"].items():
            figures[f"{name}.{kind}: {detail} equal"] = count / one["matched"] if one["matched"] else 0.0
        for detail, counts in one["present"].items():
            if counts[2]:
                figures[f"{name}.{kind}: {detail} F1"] = prf(*counts)[2]
    return figures


def talks() -> Figures:
    """All dev reports, and those unseen."""
    golds = list(articles("talks"))
    unseen = [one for one in golds if one["id"].startswith(UNSEEN)]
    read = list(readings(golds))
    return talks_figures("talks", talks_scores(golds, read)) | talks_figures("talks-unseen", talks_scores(unseen, read))


def ours(corpus: str) -> Figures:
    """Our own reports: "own", which nobody tunes on, or "building" and "wires", which are built on."""
    golds = list(articles(corpus))
    return talks_figures(corpus, talks_scores(golds, list(readings(golds))))


def founding() -> Figures:
    """The founding report against the reading by hand."""
    golds = list(articles("founding"))
    return talks_figures("founding", talks_scores(golds, list(readings(golds))))


def gum() -> Figures:
    """GUM's attributions, and apart those of documents that no treebank holds on which the parser was trained."""
    apart = frozenset(one["id"] for one in articles("gum-attribution-dev")) - in_treebank()
    own = attribution("gum-attribution-dev", keep=apart, name="gum-attribution-dev, in no treebank")
    return attribution("gum-attribution-dev") | own


def attribution(corpus: str, *, keep: frozenset[str] | None = None, name: str | None = None) -> Figures:
    """Quoted passages attributed, and attributions by kind, on one corpus (those articles whose id is in `keep`)."""
    module = scorer(SHARED / "attribution" / "score_attribution.py")
    golds = [one for one in articles(corpus) if keep is None or one["id"] in keep]
    result = module.summary(module.total(module.score(golds, list(readings(golds)))))
    label = name or corpus
    figures = {f"{label}.quoted passage": result["passage"]["attributed"]["f"]}
    return figures | {
        f"{label}.{kind} attributed": result[kind]["attributed"]["f"] for kind in ("all", "direct", "indirect")
    }
