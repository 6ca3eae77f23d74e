"""The language-model reader, scored on answers that a large model once gave.

    python -m evals.answered [SET…] [--from FOLDER] [--raise] [--lower]
    python -m evals.answered --take FOLDER

SET is "own" or "fresh-scored", whose answers are kept in evals/answered/SET.jsonl. A local server gives them to the reader
through its real client (`evals.answering`), and what the reader makes of them is scored as `python -m evals` scores the
built-in reader, whose figures on the same reports stand beside. Leaves with 1 where a figure is below its floor
(evals/answered/floors.json), which --raise and --lower pin as `python -m evals` does.

FOLDER holds `manifest.json` (name of a request -> set, id, part), `q/NAME.txt` (what was asked) and `a/NAME.json` (what was
answered). --from scores such a folder, all of its sets, and compares no floors; --take keeps its answers on our own
reports here.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.model import Reading, Source, load_catalogue
from detente.read.line import line
from detente.read.llm import prompts
from detente.read.llm.reader import LanguageModelReader
from detente.settings import Endpoint, Settings
from evals import floors, further, pageone
from evals.answering import answering, asked_about
from evals.corpora import SHARED, Article, articles, readings, source_of
from evals.measure import Figures, talks_figures, talks_scores

FOLDER = Path(__file__).with_name("answered")
SETS = ("own", "fresh-scored")
_OF = {
    "own": "own",
    "scored": "fresh-scored",
    "fresh-scored": "fresh-scored",
    "dev": "talks",
    "unseen": "talks",
    "building": "building",
}
"""The corpus whose reports a set is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered about a report, or a part of one; `about` is the hash of the document it was asked about."""

    set: str
    id: str
    part: int
    about: str
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Figures of a set by both readers; of the language-model reader those of page one too, and what it left out."""

    reports: int
    ours: Figures
    built_in: Figures
    page: Figures = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)


def kept(name: str) -> list[Answer]:
    """The answers kept here for a set; none where there are none."""
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        return []
    return [Answer(set=name, **json.loads(one)) for one in path.read_text(encoding="utf-8").splitlines()]


def found(folder: Path) -> list[Answer]:
    """The answers in a folder of requests, those that are there."""
    manifest: dict[str, dict[str, Any]] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    prompt = folder / "prompt"
    digest = prompt.read_text(encoding="utf-8").strip() if prompt.exists() else ""
    return [
        Answer(
            set=one["set"],
            id=one["id"],
            part=one["part"],
            about=asked_about((folder / "q" / f"{name}.txt").read_text(encoding="utf-8")),
            prompt=digest,
            answer=path.read_text(encoding="utf-8"),
        )
        for name, one in manifest.items()
        if (path := folder / "a" / f"{name}.json").exists()
    ]


def read(
    golds: Iterable[Article], answers: Sequence[Answer], *, as_source: Callable[[Article], Source] = source_of
) -> tuple[list[Reading], LanguageModelReader]:
    """What the reader makes of the answers to questions about these reports, and the reader with its tally.

    Raises EndpointError where one of them has no answer.
    """
    with tempfile.TemporaryDirectory() as cache, answering({one.about: one.answer for one in answers}) as url:
        endpoint = Endpoint(url=url, model="answered", cache=Path(cache))
        reader = LanguageModelReader(load_catalogue(), Settings(endpoint=endpoint))
        return [reader.read(as_source(one)) for one in golds], reader


def reports(answers: Sequence[Answer]) -> list[Article]:
    """The annotated reports that the answers of one set are about."""
    ids = {one.id for one in answers}
    return [one for one in articles(_OF[answers[0].set]) if one["id"] in ids] if answers else []


def scored(answers: Sequence[Answer]) -> Scored:
    """Both readers on the reports of one set."""
    golds, name = reports(answers), answers[0].set
    facts, reader = read(golds, answers)
    return Scored(
        reports=len(golds),
        ours=figures(name, golds, list(map(line, facts))),
        built_in=figures(name, golds, list(readings(golds))),
        page=pageone.figures(page_one(answers)),
        left_out=reader.tally.dropped,
        details=reader.tally.details,
    )


def figures(name: str, golds: list[Article], systems: list[Article]) -> Figures:
    """All that `python -m evals` measures, and what `python -m evals.further` does where it is annotated."""
    more = {}
    if any(kind in one for one in golds for kind in further.KINDS):
        more = further.figures(name, *further.score(golds, systems))
    return talks_figures(name, talks_scores(golds, systems)) | more


def page_one(answers: Sequence[Answer]) -> list[pageone.Judged]:
    """The claims on page one of each report of a set, alone, judged."""
    golds = reports(answers)
    facts, _ = read(golds, answers, as_source=pageone.source_of)
    readings = {gold["id"]: one for gold, one in zip(golds, facts, strict=True)}
    return [claim for gold in golds for claim in pageone.judged(gold["id"], [gold], readings=readings)]


def take(folder: Path) -> None:
    """Keep a folder's answers on our own reports, set by set."""
    FOLDER.mkdir(exist_ok=True)
    for name in SETS:
        some = sorted((one for one in found(folder) if _OF[one.set] == name), key=lambda one: (one.id, one.part))
        if some:
            lines = (
                json.dumps(
                    {"id": one.id, "part": one.part, "about": one.about, "prompt": one.prompt, "answer": one.answer},
                    ensure_ascii=False,
                )
                for one in some
            )
            (FOLDER / f"{name}.jsonl").write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
            print(f"{name}: {len(some)} answers kept")


def _show(name: str, one: Scored, held: Figures) -> None:
    print(f"\n{f'{name}, {one.reports} reports':<44}{'model':>8}{'built-in':>10}{'floor':>8}")
    for key, figure in one.ours.items():
        beside, floor = one.built_in.get(key), held.get(key)
        told = "–" if beside is None else f"{beside:.3f}"
        print(f"  {key:<42}{figure:>8.3f}{told:>10}{'–' if floor is None else f'{floor:.3f}':>8}")
    page = one.page
    told = f"{page['claims']:.0f} claims, {page['precision']:.2f} right" if page["claims"] else "no claims"
    print(f"  page one, each report alone: {told}, {page['turned round']:.2f} with side or attitude reversed")
    for title, counts in (("left out", one.left_out), ("details left out", one.details)):
        print(f"  {title}: " + (", ".join(f"{what} {count}" for what, count in counts.most_common()) or "nothing"))


def main() -> int:
    """Score, print, compare."""
    parser = argparse.ArgumentParser(prog="python -m evals.answered", description="Score kept answers of a model.")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)} (default: all)")
    parser.add_argument("--from", dest="folder", type=Path, help="score the answers in a folder of requests")
    parser.add_argument("--take", type=Path, help="keep the answers in a folder on our own reports")
    parser.add_argument("--raise", dest="up", action="store_true", help="pin higher floors")
    parser.add_argument("--lower", action="store_true", help="pin today's figures even where they are lower")
    options = parser.parse_args()
    if not (SHARED / "talks" / "score_talks.py").exists():
        print("../shared is not on this machine: not scored")
        return 0
    if options.take:
        take(options.take)
        return 0
    if options.folder:
        every = found(options.folder)
        for name in options.sets or dict.fromkeys(one.set for one in every):
            _show(name, scored([one for one in every if one.set == name]), {})
        return 0
    problems = []
    for name in options.sets or SETS:
        problems += _one(name, options)
    for problem in problems:
        print(f"  BELOW ITS FLOOR  {problem}", file=sys.stderr)
    return int(bool(problems))


def _one(name: str, options: argparse.Namespace) -> list[str]:
    answers = kept(name)
    if not answers:
        print(f"{name}: no answers are kept, not scored")
        return []
    one, file = scored(answers), FOLDER / "floors.json"
    if options.up or options.lower:
        floors.pin(name, one.ours, lower=options.lower, file=file)
    _show(name, one, floors.floors(name, file=file))
    if {it.prompt for it in answers} != {prompts.digest(load_catalogue())}:
        print("  answered to an earlier version of the prompt")
    return floors.fallen(name, one.ours, file=file)


if __name__ == "__main__":
    sys.exit(main())
