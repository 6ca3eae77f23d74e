"""The annotated corpora, and the built-in reader run over them.

    python -m evals.corpora CORPUS OUT.jsonl [PREFIX…]

writes one line an article: CORPUS is "talks" (../shared/talks/dev), "own" (evals/own), "building"
(evals/building), "wires" (evals/wires), "drills" (evals/drills), "dispatches" (those in evals/dispatches that are learnt
from), "dispatches-calibration" (those that confidences go by) and "dispatches-scored" (only scored), "apart" (evals/apart), "fresh" (evals/fresh) and its halves
"fresh-calibration" and "fresh-scored", "reserve" (evals/reserve), "wide" (who said what in some of building and apart, evals/wide.jsonl),
"founding" (the report in ../shared/seeds, read by hand in founding.json) or the name of a file in
../shared/attribution ("polnear-dev"). With PREFIXES only articles whose id starts with one of them. A reader gets an
article's id, title, published and text, nothing else.
"""

from __future__ import annotations

import datetime as dt
import functools
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.model import Reading, Source
    from detente.read.interface import Reader
    from detente.settings import ReadingSetting

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOUNDING = Path(__file__).with_name("founding.json")
OWN = Path(__file__).with_name("own")
"""Reports written and annotated here, never used while building; scored with the scorer in ../shared."""
BUILDING = Path(__file__).with_name("building")
"""Reports written and annotated here to build on: rules may be made from them, so they prove nothing."""
WIRES = Path(__file__).with_name("wires")
"""Reports in the manner of agencies, broadcasters and ministries: scored once before any rule knew them, since then
built on like BUILDING."""
DRILLS = Path(__file__).with_name("drills")
"""Short press texts written batch by batch, each batch scored once before any rule knew it, since then built on."""
DISPATCHES = Path(__file__).with_name("dispatches")
"""Reports in many manners of the press, scored once before anything was learnt from them."""
DISPATCHES_CALIBRATION = frozenset(
    [
        "nevrona",
        "pethakul",
        "sorvany",
        "tukwane",
        "yacumba",
        "danastria",
        "gourmala",
        "jeringa",
        "kelmasa",
        "nurzhol",
        "qumrath",
        "suvarnak",
        "varzan",
        "wassanga",
        "brigida",
        "oubamba",
        "ouzrar",
        "tirazan",
        "zemlung",
    ]
)
"""The processes in DISPATCHES that confidences are fitted on, and nothing else."""
DISPATCHES_SCORED = frozenset(
    [
        "arkaya",
        "bonduri",
        "ciracho",
        "dongmar",
        "embara",
        "ganduli",
        "hundara",
        "jurzan",
        "kordashen",
        "lempaya",
        "marfil",
        "nayara",
        "pamouk",
        "qosbat",
        "sanjara",
        "tresnik",
        "ustravia",
        "zorenia",
    ]
)
"""The processes in DISPATCHES that are only scored."""
DISPATCHES_KEPT = DISPATCHES_CALIBRATION | DISPATCHES_SCORED
"""Those that nothing is learnt from."""
APART = Path(__file__).with_name("apart")
"""Reports written and annotated here that confidences are brought down by; no rule is made from them."""
FRESH = Path(__file__).with_name("fresh")
"""Reports written and annotated here without looking at the reader; no rule is made from them."""
FRESH_CALIBRATION = frozenset({"ushen", "ombeya", "tahuran", "badiana", "kelmai", "azarhan", "hasvan", "trezava"})
"""The processes in FRESH that confidences are fitted on; the others are only scored. Fixed before either was read."""
RESERVE = Path(__file__).with_name("reserve")
"""Short reports written and annotated here on which nothing is built."""
WIDE = Path(__file__).with_name("wide.jsonl")
"""Every attribution in some of the reports in BUILDING and APART, in the wide sense; see wide.README.md."""
_OURS = {
    "own": OWN,
    "building": BUILDING,
    "wires": WIRES,
    "drills": DRILLS,
    "apart": APART,
    "fresh": FRESH,
    "reserve": RESERVE,
}
_SPLIT = {
    "dispatches": (DISPATCHES, DISPATCHES_KEPT, False),
    "dispatches-calibration": (DISPATCHES, DISPATCHES_CALIBRATION, True),
    "dispatches-scored": (DISPATCHES, DISPATCHES_SCORED, True),
    "fresh-scored": (FRESH, FRESH_CALIBRATION, False),
    "fresh-calibration": (FRESH, FRESH_CALIBRATION, True),
}
"""Parts of a folder: its path, some processes, and whether the part is these or all others."""

Article = dict[str, Any]


def files(corpus: str) -> list[Path]:
    """The files that hold a corpus; empty where it is not on this machine."""
    if corpus == "talks":
        return sorted((SHARED / "talks" / "dev").glob("*.json"))
    if corpus in _OURS:
        return sorted(_OURS[corpus].glob("*.json")) if SHARED.exists() else []
    if corpus in _SPLIT:
        folder, some, wanted = _SPLIT[corpus]
        there = sorted(folder.glob("*.json")) if SHARED.exists() else []
        return [one for one in there if (one.stem[:-3] in some) == wanted]
    if corpus == "wide":
        return [WIDE] if SHARED.exists() else []
    if corpus == "founding":
        seeds = sorted((SHARED / "seeds").glob("*.txt"))
        return [*seeds[:1], FOUNDING] if seeds else []
    path = SHARED / "attribution" / f"{corpus}.jsonl.gz"
    return [path] if path.exists() else []


def digest(corpus: str) -> str:
    """SHA-256 over the bytes of a corpus's files, in order."""
    total = hashlib.sha256()
    for path in files(corpus):
        total.update(path.read_bytes())
    return total.hexdigest()


def articles(corpus: str) -> Iterator[Article]:
    """The annotated articles of a corpus, gold included."""
    if corpus == "founding":
        yield _founding(*files(corpus))
        return
    if corpus == "wide":
        yield from wide()
        return
    for path in files(corpus):
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from map(json.loads, lines)
        else:
            yield json.loads(path.read_text(encoding="utf-8"))


def wide() -> Iterator[Article]:
    """Our own reports with every attribution in them: id, title, published, text, attributions (gold).

    The text is that of the report in BUILDING or APART, so that it is kept once; SystemExit where it has changed
    since it was annotated.
    """
    for line in WIDE.read_text(encoding="utf-8").splitlines():
        gold: Article = json.loads(line)
        name = f"{gold['id']}.json"
        path = next(folder / name for folder in (BUILDING, APART) if (folder / name).exists())
        report: Article = json.loads(path.read_text(encoding="utf-8"))
        if hashlib.sha256(report["text"].encode()).hexdigest() != gold["text_sha256"]:
            raise SystemExit(f"{name}: not the text whose attributions are in {WIDE.name}")
        yield {key: report[key] for key in ("id", "title", "published", "text")} | {
            "attributions": gold["attributions"]
        }


@functools.cache
def in_treebank() -> frozenset[str]:
    """The documents of GUM that the treebanks hold too, on which a parser may have been trained."""
    path = SHARED / "treebanks" / "en_gum-cc-train.conllu.gz"
    if not path.exists():
        return frozenset()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(one.split("=")[1].strip() for one in lines if one.startswith("# newdoc id"))


def _founding(seed: Path, reading: Path) -> Article:
    """The founding report with the reading by hand, whose offsets become words where the scorer wants words."""
    text = seed.read_text(encoding="utf-8")
    gold: Article = json.loads(reading.read_text(encoding="utf-8"))
    if hashlib.sha256(text.encode()).hexdigest() != gold.pop("text_sha256"):
        raise SystemExit(f"{seed.name}: not the text that {reading.name} was made for")

    def words(span: list[int]) -> str:
        return text[span[0] : span[1]]

    for actor in gold["actors"]:
        actor["names"] = [words(one) for one in actor["names"]]
        actor["name"] = actor["names"][0]
    for meeting in gold["meetings"]:
        meeting["place"] = words(meeting["place"]) if meeting["place"] else None
    return {**gold, "title": text.splitlines()[0], "text": text}


def published(article: Article) -> dt.datetime | None:
    """When an article was published, by either corpus's key."""
    value = article.get("published") or article.get("date")
    if not value:
        return None
    when = dt.datetime.fromisoformat(value)
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


_SETTING: list[ReadingSetting] = ["full"]


def choose(setting: ReadingSetting) -> None:
    """Measure the built-in reader at another setting from here on."""
    _SETTING[0] = setting


def built_in_reader() -> Reader:
    """The built-in reader with the built-in catalogue, at the chosen setting (`full` unless told otherwise)."""
    return reader_at(_SETTING[0])


@functools.cache
def reader_at(setting: ReadingSetting) -> Reader:
    """The built-in reader with the built-in catalogue, at one setting."""
    from detente.model import load_catalogue
    from detente.read.rules import RuleReader

    return RuleReader(load_catalogue(), setting)


def readings(some: Iterable[Article]) -> Iterator[Article]:
    """What the built-in reader takes from articles, one line each."""
    from detente.read.line import line

    yield from map(line, read(some))


def read(some: Iterable[Article]) -> Iterator[Reading]:
    """The built-in reader's readings of articles, in their order."""
    reader = built_in_reader()
    for article in some:
        yield reader.read(source_of(article))


def source_of(article: Article) -> Source:
    """An article as a reader gets it."""
    from detente.model import Source

    text = article["text"]
    return Source(
        id=article["id"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        location=article["id"],
        text=text,
        title=article.get("title"),
        published=published(article),
    )


def main(arguments: list[str]) -> None:
    """Write one line an article."""
    corpus, out, *prefixes = arguments
    chosen = (one for one in articles(corpus) if not prefixes or one["id"].startswith(tuple(prefixes)))
    with Path(out).open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in readings(chosen))


if __name__ == "__main__":
    main(sys.argv[1:])
