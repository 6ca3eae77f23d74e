"""How many of the claims on page one are right: precision, and the share with a side or an attitude turned round.

    python -m evals.pageone [CORPUS…] [--show] [--json]

For each process of a corpus (reports by name before the last hyphen) the brief is made as `detente brief` makes it,
of all its reports together and of each report alone, and every claim that a person would check is judged against the
gold (see `claim_judging`). --show lists claims that are not right, never of reports that nobody builds on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.analysis.agreements import analyse
from detente.model import Reading, Source, load_catalogue
from detente.record import open_record
from detente.report import Claim, make_brief, page_one
from detente.settings import Settings
from evals import corpora
from evals.claim_judging import VERDICTS, Page, Talks, Verdict
from evals.corpora import Article
from evals.measure import UNSEEN
from evals.reliability import wilson
from evals.together import beside, process_of

CORPORA = (
    "founding",
    "talks",
    "building",
    "wires",
    "own",
    "unseen",
    "fresh-calibration",
    "dispatches-calibration",
    "fresh-scored",
    "dispatches-scored",
)
CLOSED = ("own", "unseen", "fresh-calibration", "dispatches-calibration", "fresh-scored", "dispatches-scored")
"""Scored as they come, never shown: nobody builds on them."""
TURNED: tuple[Verdict, ...] = ("reversed", "wrong party")


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, the process (or report) whose page it stands on, and what it is worth."""

    page: str
    claim: Claim
    verdict: Verdict


def articles(corpus: str) -> list[Article]:
    """The articles of one of CORPORA; "unseen" are those of `talks` that nobody opened while building."""
    if corpus not in {"talks", "unseen"}:
        return list(corpora.articles(corpus))
    return [one for one in corpora.articles("talks") if one["id"].startswith(UNSEEN) == (corpus == "unseen")]


def source_of(article: Article) -> Source:
    """An article as gathering would give it."""
    text = article["text"]
    return Source(
        id=article["id"],
        sha256=hashlib.sha256(article["id"].encode() + text.encode()).hexdigest(),
        media_type="text/plain",
        location=article["id"],
        text=text,
        title=article.get("title"),
        outlet=article["id"],
        published=corpora.published(article),
        language="en",
    )


def processes(some: Sequence[Article]) -> dict[str, list[Article]]:
    """Articles by the name of their process."""
    found: dict[str, list[Article]] = defaultdict(list)
    for one in some:
        found[process_of(one)].append(one)
    return dict(found)


def judged(name: str, some: Sequence[Article], *, readings: dict[str, Reading]) -> Iterator[Judged]:
    """Every checkable claim of the page made of these articles."""
    catalogue = load_catalogue()
    with tempfile.TemporaryDirectory() as folder:
        record = open_record(Path(folder) / f"{name}.detente")
        for one in some:
            record.add(source_of(one), one["text"].encode(), readings[one["id"]])
        dossier = record.dossier()
        record.close()
    agreements = analyse(dossier, catalogue)
    brief = make_brief(dossier, agreements, catalogue=catalogue, settings=Settings())
    talks = Talks([Page(one, one["id"], dossier) for one in some], dossier, agreements)
    for claim in page_one(brief):
        yield Judged(name, claim, talks.verdict(claim))


def of_corpus(corpus: str) -> dict[str, list[Judged]]:
    """The claims of a corpus: with all reports of a process together, and with each report alone."""
    some = articles(corpus)
    reader = corpora.built_in_reader()
    readings = {one["id"]: reader.read(source_of(one)) for one in some}
    together = [
        claim for name, those in processes(some).items() if len(those) > 1
        for claim in judged(name, those, readings=_beside(those))
    ]  # fmt: skip
    alone = [claim for one in some for claim in judged(one["id"], [one], readings=readings)]
    return {"processes": together, "single reports": alone}


def _beside(some: Sequence[Article]) -> dict[str, Reading]:
    """The readings of the reports of a process, read beside each other as for a brief."""
    return dict(zip((one["id"] for one in some), beside([source_of(one) for one in some]), strict=True))


def figures(some: Sequence[Judged]) -> dict[str, float]:
    """Claims, the share that is right with its 95% interval, and the share turned round with its upper bound."""
    right = sum(one.verdict == "right" for one in some)
    turned = sum(one.verdict in TURNED for one in some)
    low, high = wilson(right, len(some)) if some else (0.0, 1.0)
    return {
        "claims": len(some),
        "precision": right / len(some) if some else 0.0,
        "low": low,
        "high": high,
        "turned round": turned / len(some) if some else 0.0,
        "turned round, at most": wilson(turned, len(some))[1] if some else 1.0,
    }


def table(title: str, some: Sequence[Judged]) -> None:
    """The figures of some claims, in all and by section."""
    print(f"\n{title}")
    print(f"  {'':<12}{'claims':>7}{'right':>8}   95% interval   {'turned round':>12}   verdicts")
    by_section: dict[str, list[Judged]] = defaultdict(list)
    for one in some:
        by_section[one.claim.section].append(one)
    for name, those in (("all", list(some)), *by_section.items()):
        held = figures(those)
        counts = Counter(one.verdict for one in those)
        said = ", ".join(f"{verdict} {counts[verdict]}" for verdict in VERDICTS if counts[verdict])
        print(
            f"  {name:<12}{held['claims']:>7.0f}{held['precision']:>8.3f}   {held['low']:.3f}–{held['high']:.3f}"
            f"    {held['turned round']:>12.3f}   {said}"
        )


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m evals.pageone", description="Judge the claims of page one.")
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"of {', '.join(CORPORA)} (default: all)")
    parser.add_argument("--show", action="store_true", help="list claims that are not right")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    options = parser.parse_args()
    unknown = set(options.corpora) - set(CORPORA)
    if unknown:
        parser.error(f"unknown corpus: {', '.join(sorted(unknown))}")
    for corpus in options.corpora or CORPORA:
        if not corpora.files("talks" if corpus == "unseen" else corpus):
            print(f"{corpus}: not on this machine, not judged")
            continue
        found = of_corpus(corpus)
        if options.json:
            print(json.dumps({corpus: {name: figures(some) for name, some in found.items()}}))
            continue
        for name, some in found.items():
            table(f"{corpus}, {name}", some)
            if options.show and corpus not in CLOSED:
                _show(some)
    return 0


def _show(some: Sequence[Judged]) -> None:
    for one in some:
        if one.verdict != "right":
            print(f"  [{one.verdict}] {one.page} {one.claim.section}: {one.claim.text}")
            for passage in one.claim.passages[:3]:
                print(f"      {passage.source}: “{passage.exact}”")


if __name__ == "__main__":
    sys.exit(main())
