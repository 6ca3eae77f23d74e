"""Which of the facts that the reader took are right, with what their confidence goes by."""

from __future__ import annotations

import functools
import types
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from detente.model import Reading
from detente.read.confidence.features import KINDS, Kind, by_id, features
from detente.read.line import line
from evals import corpora
from evals.measure import scorer

PASSAGES = "attributions"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fact as read, and whether the reading by hand has it too.

    `group` is the process or genre of its report: what is left out together when cross-validating. `weight` is how
    much it counts in a fit.
    """

    kind: Kind
    group: str
    features: tuple[str, ...]
    right: bool
    weight: float = 1.0


def outcomes(corpus: str, *, keep: frozenset[str] | None = None) -> Iterator[Outcome]:
    """The outcomes of a corpus's articles (those in `keep`): facts of reports on talks, attributions of others."""
    some = [one for one in corpora.articles(corpus) if keep is None or one["id"] in keep]
    for article, reading in zip(some, corpora.read(some), strict=True):
        right = dict(_passages(article, reading) if PASSAGES in article else _facts(article, reading))
        actors = by_id(reading)
        for kind in KINDS:
            if (kind == PASSAGES) != (PASSAGES in article):
                continue
            for fact in getattr(reading, kind):
                if (kind, fact.id) in right:
                    of = tuple(features(kind, fact, actors=actors))
                    yield Outcome(kind, group_of(article["id"]), of, right[kind, fact.id])


def group_of(name: str) -> str:
    """What comes before the last hyphen or underscore: "tessara-04" belongs to "tessara"."""
    return name.replace("_", "-").rpartition("-")[0] or name


def _facts(article: dict[str, Any], reading: Reading) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each fact of a report on talks by kind and id: right where the gold has it with the same details that matter."""
    module = _talks()
    system = line(reading)
    gold = module.Report(article, article["text"])
    ours = module.Report(system, article["text"], module.pair_actors(article, system))
    for kind in module.KINDS:
        pairs = module.pair(kind, gold.facts[kind], ours.facts[kind], gold)
        good = {k for i, k in pairs if _same(kind, gold.facts[kind][i], ours.facts[kind][k])}
        for number, fact in enumerate(ours.facts[kind]):
            yield (kind, fact["raw"]["id"]), number in good


def _same(kind: str, gold: dict[str, Any], ours: dict[str, Any]) -> bool:
    """Whether a matched fact is one that may be shown: the speaker, the side or the option must be right too."""
    if kind == "statements":
        return bool(gold["who"] == ours["who"])
    if kind == "positions":
        return bool(gold["option"] == ours["option"])
    return kind != "actors" or ours["side"] is None or bool(gold["side"] == ours["side"])


def _passages(article: dict[str, Any], reading: Reading) -> Iterator[tuple[tuple[str, str], bool]]:
    """Each attribution by id: right where a gold one has its content and source."""
    module = _attribution()
    doc = module.Doc(article["text"], article.get("discard"))
    gold = doc.prep(article[PASSAGES])
    system = line(reading)[PASSAGES]
    scored = [
        (fact.id, doc.prep([one])[0]) for fact, one in zip(reading.attributions, system, strict=True) if doc.prep([one])
    ]
    pairs = module.match(gold, [one for _, one in scored])
    good = {k for i, k in pairs if module.same_source(gold[i], scored[k][1])}
    for number, (name, _) in enumerate(scored):
        yield (PASSAGES, name), number in good


@functools.cache
def _talks() -> types.ModuleType:
    return scorer(corpora.SHARED / "talks" / "score_talks.py")


@functools.cache
def _attribution() -> types.ModuleType:
    return scorer(corpora.SHARED / "attribution" / "score_attribution.py")


def all_of(names: Iterable[str]) -> list[Outcome]:
    """The outcomes of several corpora that are on this machine."""
    return [one for name in names if corpora.files(name) for one in outcomes(name)]


def balanced(*corpora_of: Iterable[Outcome]) -> list[Outcome]:
    """Several corpora's outcomes, those of a kind weighted so that each corpus counts as much as the average of them.

    Readers by hand differ in what they take for an attribution; none of their guides should count for more by size.
    """
    lists = [list(some) for some in corpora_of]
    counts = [Counter(one.kind for one in some) for some in lists]
    kinds = {kind: [count[kind] for count in counts if count[kind]] for count in counts for kind in count}
    return [
        replace(one, weight=sum(kinds[one.kind]) / len(kinds[one.kind]) / count[one.kind])
        for some, count in zip(lists, counts, strict=True)
        for one in some
    ]
