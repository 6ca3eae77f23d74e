"""Fit the confidences on reports read by hand, and show how well they hold on others.

    python -m evals.calibration [--fit] [--json]

--fit makes src/detente/read/confidence/weights.json anew, in two steps. A logistic model for each kind of fact learns
from the reports that the rules were made on which facts are better than others, its penalty chosen by cross-validation
over processes. Rules do better on those reports than anywhere else, so two further numbers for each kind (Platt 1999:
shift and slope on the log-odds) are learnt from reports that nobody built on. Judged are those reports, each process by
numbers learnt from the other processes, then evals/own, half of evals/fresh and PolNeAR, of which nothing is learnt. Attributions learn from
our own reports, annotated as widely as PolNeAR's articles are (evals/wide.jsonl), and from GUM, whose table over all its
documents is therefore no test.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import detente.read.confidence
from detente.read.confidence.features import KINDS
from detente.read.confidence.weights import BIAS, Weights, chance, shipped
from evals import corpora
from evals.measure import UNSEEN
from evals.outcomes import Outcome, balanced, outcomes
from evals.reliability import Judged, base_rate_brier, bins, brier, calibration_error

Floats = NDArray[np.float64]

FILE = Path(detente.read.confidence.__file__).with_name("weights.json")
PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
"""Ridge penalties tried; the one with the least log loss on left-out processes is kept."""
FEWEST = 5
"""Features that fewer facts have are left to the bias."""
TESTS = ("own", "fresh-scored")
PRIOR = 4.0
"""How strongly the slope is drawn towards 1. 1, 4 and 16 were tried: the error of left-out processes hardly differs."""


def seen() -> list[Outcome]:
    """What the rules were made on: good for telling better facts from worse, too good for how many are right."""
    talks = frozenset(one["id"] for one in corpora.articles("talks") if not one["id"].startswith(UNSEEN))
    gum = outcomes("gum-attribution-dev", keep=corpora.in_treebank())
    reports = [*outcomes("talks", keep=talks), *outcomes("building"), *outcomes("wires")]
    reports += outcomes("dispatches")
    reports += outcomes("wide", keep=_ids("building"))
    return balanced(reports, gum)


def unseen() -> list[Outcome]:
    """What nobody built on, `evals/own` and half of `evals/fresh` apart: they are the test."""
    talks = frozenset(one["id"] for one in corpora.articles("talks") if one["id"].startswith(UNSEEN))
    gum = outcomes("gum-attribution-dev", keep=_ids("gum-attribution-dev") - corpora.in_treebank())
    reports = [*outcomes("apart"), *outcomes("fresh-calibration"), *outcomes("talks", keep=talks)]
    reports += outcomes("dispatches-calibration")
    reports += outcomes("wide", keep=_ids("apart"))
    return balanced(reports, gum)


def _ids(corpus: str) -> frozenset[str]:
    return frozenset(one["id"] for one in corpora.articles(corpus))


def fit(some: list[Outcome]) -> Weights:
    """Weights for each kind of fact that has outcomes, before they are brought down to what unseen reports show."""
    weights: Weights = {}
    for kind in KINDS:
        of_kind = [one for one in some if one.kind == kind]
        if of_kind:
            penalty = min(PENALTIES, key=functools.partial(_left_out_loss, of_kind))
            weights[kind] = regress(of_kind, penalty)
            print(f"{kind}: {len(of_kind)} facts, penalty {penalty:g}", file=sys.stderr)
    return weights


def brought_down(weights: dict[str, float], fresh: list[Outcome]) -> dict[str, float]:
    """The weights with the shift and slope that fit fresh outcomes best.

    The slope is drawn towards 1 and the shift towards 0 as by `PRIOR` facts, so that few outcomes move little.
    """
    odds = np.array([_log_odds(chance(one.features, weights)) for one in fresh])
    y = np.array([one.right for one in fresh], dtype=float)
    m = np.array([one.weight for one in fresh])
    shift, slope = _shifted(odds, y, m)
    if slope < 0:  # what told better facts from worse does not do so here: all are as likely as they are on the whole
        (shift, _), slope = _shifted(np.zeros_like(odds), y, m), 0.0
    down = {name: round(slope * weight, 4) for name, weight in weights.items()}
    return down | {BIAS: round(down[BIAS] + shift, 4)}


def _shifted(odds: Floats, y: Floats, m: Floats) -> tuple[float, float]:
    """The shift and the slope for log-odds whose outcomes `y` are weighted by `m`.

    Newton's method; a step that makes the fit worse is halved, since far from the middle it leads away.
    """
    x = np.column_stack([np.ones(len(odds)), odds])
    ridge, aim = np.array([0.1, PRIOR]), np.array([0.0, 1.0])

    def loss(w: Floats) -> float:
        z = x @ w
        return float(m @ (np.logaddexp(0, z) - y * z) + ridge @ (w - aim) ** 2 / 2)

    w = aim.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -50, 50)))
        step = np.linalg.solve((x.T * (m * p * (1 - p))) @ x + np.diag(ridge), x.T @ (m * (y - p)) - ridge * (w - aim))
        while loss(w + step) > loss(w) and np.abs(step).max() > 1e-9:
            step = step / 2
        w += step
    return float(w[0]), float(w[1])


def _log_odds(sure: float) -> float:
    sure = min(max(sure, 1e-6), 1 - 1e-6)
    return float(np.log(sure / (1 - sure)))


def left_out(base: Weights, fresh: list[Outcome]) -> dict[str, Judged]:
    """Each fresh fact judged by numbers learnt from the other processes."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for kind in base:
        of_kind = [one for one in fresh if one.kind == kind]
        for group in sorted({one.group for one in of_kind}):
            weights = brought_down(base[kind], [one for one in of_kind if one.group != group])
            judged = [(chance(one.features, weights), one.right) for one in of_kind if one.group == group]
            found.setdefault(kind, []).extend(judged)
    return dict(found)


def _left_out_loss(some: list[Outcome], penalty: float) -> float:
    """The summed log loss where each group in turn is left out."""
    loss = 0.0
    for group in sorted({one.group for one in some}):
        weights = regress([one for one in some if one.group != group], penalty)
        for one in some:
            if one.group == group:
                sure = chance(one.features, weights)
                loss -= float(np.log(max(sure if one.right else 1 - sure, 1e-9)))
    return loss


def regress(some: list[Outcome], penalty: float) -> dict[str, float]:
    """Ridge logistic regression by Newton's method; the bias is not penalised."""
    counts: dict[str, int] = {}
    for one in some:
        for name in one.features:
            counts[name] = counts.get(name, 0) + 1
    names = [BIAS, *sorted(name for name, count in counts.items() if count >= FEWEST)]
    column = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(some), len(names)))
    x[:, 0] = 1
    for row, one in enumerate(some):
        x[row, [column[name] for name in one.features if name in column]] = 1
    y = np.array([one.right for one in some], dtype=float)
    m = np.array([one.weight for one in some])
    ridge = np.full(len(names), penalty)
    ridge[0] = 1e-3
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x.T * (m * p * (1 - p))) @ x + np.diag(ridge), x.T @ (m * (y - p)) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return {name: round(float(w[k]), 4) for name, k in column.items()}


def judged(some: Iterable[Outcome], weights: Weights) -> dict[str, Judged]:
    """Confidence and outcome of each fact, by kind."""
    found: dict[str, list[tuple[float, bool]]] = {}
    for one in some:
        if one.kind in weights:
            found.setdefault(one.kind, []).append((chance(one.features, weights[one.kind]), one.right))
    return dict(found)


def main() -> int:
    """Fit, keep if asked, and judge."""
    parser = argparse.ArgumentParser(prog="python -m evals.calibration", description="Fit and judge confidences.")
    parser.add_argument("--fit", action="store_true", help="make the shipped weights anew")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    if not corpora.files("talks"):
        print("the annotated data are not on this machine (../shared)", file=sys.stderr)
        return 1
    base, fresh = fit(seen()), unseen()
    down = {kind: brought_down(base[kind], [one for one in fresh if one.kind == kind]) for kind in base}
    if options.fit:
        FILE.write_text(json.dumps(down, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    elif down != shipped():
        print("the shipped weights are not those that this reader would be given: --fit", file=sys.stderr)
    tables = {"unseen reports, each process left out": left_out(base, fresh)}
    tables |= {name: judged(outcomes(name), down) for name in TESTS}
    tables |= {name: judged(outcomes(name), down) for name in ("polnear-dev", "gum-attribution-dev")}
    if options.json:
        print(json.dumps({name: figures_of(some) for name, some in tables.items()}))
        return 0
    for name, some in tables.items():
        for kind, pairs in some.items():
            show(f"{kind} of {name}", pairs)
    return 0


def figures_of(some: dict[str, Judged]) -> dict[str, dict[str, float]]:
    """The figures of each kind: how many, calibration error, Brier score and that of the base rate."""
    return {
        kind: {
            "facts": len(pairs),
            "calibration error": calibration_error(pairs),
            "brier": brier(pairs),
            "brier of the base rate": base_rate_brier(pairs),
        }
        for kind, pairs in some.items()
    }


def show(name: str, pairs: Judged) -> None:
    """A reliability table."""
    print(f"\n{name}: {len(pairs)} facts, calibration error {calibration_error(pairs):.3f}, ", end="")
    print(f"Brier {brier(pairs):.3f} (base rate {base_rate_brier(pairs):.3f})")
    print(f"{'facts':>8}{'claimed':>9}{'right':>8}   95% interval")
    for one in bins(pairs):
        print(f"{one.count:>8}{one.claimed:>9.2f}{one.right:>8.2f}   {one.low:.2f}–{one.high:.2f}")


if __name__ == "__main__":
    sys.exit(main())
