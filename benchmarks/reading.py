"""The reader's throughput, whole and by stage, each text read once and by both in turn.

Texts are the articles of ../shared/attribution/polnear-dev where they are on this machine, the sample reports otherwise.
A text is new to both when it comes: spaCy's tokeniser keeps every word that it has met, and a second run over the same
texts would time that memory instead. Our reader is run as the runners in `detente.scale` run it.
"""

from __future__ import annotations

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import Source
from detente.scale.attempt import attempt_uncollected
from evals import corpora

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from detente.settings import ReadingSetting

Read = Callable[[Source], object]


def texts() -> list[Source]:
    """What is read: news articles, some 600 words each."""
    if corpora.files("polnear-dev"):
        return [_source(one["id"], one["text"]) for one in corpora.articles("polnear-dev")]
    from detente.gather import gather

    examples = Path(__file__).resolve().parents[1] / "examples"
    return [one.source for one in gather([examples]) if one.source.status == "ready"]


def _source(name: str, text: str) -> Source:
    return Source(id=name, sha256="0" * 64, media_type="text/plain", location=name, text=text)


def in_turn(sources: list[Source], *readers: Read) -> list[float]:
    """The seconds that each reader took for all texts; the first text warms up and does not count."""
    total = [0.0] * len(readers)
    for number, source in enumerate(sources):
        for which, read in enumerate(readers):
            start = time.perf_counter()
            read(source)
            total[which] += (time.perf_counter() - start) if number else 0.0
    return total


def against_tokeniser() -> None:
    """`fast`, all kinds of facts, against spaCy's blank English tokeniser with its sentencizer.

    Aim: 3 times its time. Measured on a machine alone, Python 3.11: 3.71, 3.72 and 3.79; on another, Python 3.12: 3.51, 3.53 and 3.63.
    """
    blank = _sentencizer()
    sources = texts()
    ours, theirs = in_turn(sources, _as_run("fast"), lambda one: blank(one.text))
    count = len(sources) - 1
    print(
        f"{'articles a second, fast':<40}{count / ours:>10.1f}   {'tokeniser and sentencizer':<34}{count / theirs:>8.1f}",
        end="",
    )
    print(f"     ratio {ours / theirs:>6.2f}   aim ≤ 3")


def against_parser() -> None:
    """`full`, all kinds of facts, against its own tagger and parser over every sentence (aim: at least as fast; measured: 1.15).

    How this comes out depends on the machine: on another, whose arrays multiply faster, the parser had the better of it (.65).
    The bare parser gets the sentences of an article that spaCy's sentencizer finds, in one batch.
    """
    from detente.read.syntax.model import parser

    nlp = parser()
    blank = _sentencizer(nlp.vocab)

    def bare(source: Source) -> None:
        doc = blank(source.text)
        parsed = nlp.pipe([sentence.as_doc() for sentence in doc.sents], batch_size=256)
        for _ in parsed:
            pass

    sources = texts()
    ours, theirs = in_turn(sources, _as_run("full"), bare)
    count = len(sources) - 1
    print(
        f"{'articles a second, full':<40}{count / ours:>10.1f}   {'bare tagger and parser':<34}{count / theirs:>8.1f}",
        end="",
    )
    print(f"     ratio {theirs / ours:>6.2f}   aim ≥ 1")


def _as_run(setting: ReadingSetting) -> Read:
    return functools.partial(attempt_uncollected, corpora.reader_at(setting).read)


def _sentencizer(vocab: Vocab | None = None) -> Language:
    import spacy

    blank = spacy.blank("en", vocab=True if vocab is None else vocab)
    blank.add_pipe("sentencizer")
    return blank


def by_stage() -> None:
    """Milliseconds an article in each component."""
    from detente.model import load_catalogue
    from detente.read import pipeline
    from detente.read.assembling import reading_of
    from detente.read.confidence import weigh
    from detente.read.syntax.model import parser

    nlp = pipeline.build(load_catalogue(), "full")
    parser()  # loaded once a process, which is no text's time
    spent: defaultdict[str, float] = defaultdict(float)
    sources = texts()
    for number, source in enumerate(sources):
        for stage, seconds in _stages(nlp, source, finish=lambda doc: weigh(reading_of(doc))):
            spent[stage] += seconds if number else 0.0
    for stage, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"  {stage:<38}{seconds / (len(sources) - 1) * 1000:>10.2f} ms an article")


def _stages(nlp: Language, source: Source, *, finish: Callable[[Doc], object]) -> Iterator[tuple[str, float]]:
    """The seconds of each stage over one text."""
    start = time.perf_counter()
    doc = nlp.make_doc(source.text)
    doc._.source_id, doc._.published, doc._.title = source.id, source.published, source.title
    yield "tokeniser", time.perf_counter() - start
    for name, component in nlp.pipeline:
        start = time.perf_counter()
        doc = component(doc)
        yield name.removeprefix("detente_"), time.perf_counter() - start
    start = time.perf_counter()
    finish(doc)
    yield "facts and confidence", time.perf_counter() - start
