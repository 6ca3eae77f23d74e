"""What speaks for each of the ways in which a proposal may fare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from detente.model.happenings import ProposalStatus
from detente.read.happenings.lexicon import pattern
from detente.read.happenings.scene import actors_of, goes_between, side_of
from detente.read.happenings.tabled.page import Page, saying
from detente.read.weighing import Sign

STATUSES: tuple[ProposalStatus, ...] = get_args(ProposalStatus)
_LISTS = {
    name: pattern("proposals", name) for name in ("rejected", "not_rejected", "accepted", "discussed", "expected")
}
_FATE = re.compile(
    r"reject|refus\w*|rejection|dismiss|turn|declin|no|not|never|nothing|accept|acceptable|unacceptable|agree|yes|sign|initial+|welcom|"
    r"stud(?:y|i\w*)|consider|examin|discuss|review|weigh|answer|repl\w*|respons|respond|await|wait|reserv\w*|object|objection|insist|"
    r"approv|adopt|endors|vote|basis|principle|ready|willing|would|could|will|draft|prepar|work|soon|next|expect|due|instead|too|only|"
    r"deadline|comment|amend\w*|change|blank|table|still|final|fail|drop|withdr\w+|open|interest\w*|insult|surrender"
)
"""Words by which a report tells how a proposal fares."""
_ABOUT = re.compile(
    r"\b(?:it|this|that|them|the (?:\w+ )?(?:text|draft|paper|plan|framework|proposal|document|offer|points|idea|terms?))\b",
    re.IGNORECASE,
)


_STEPS = (("here", 0), ("next", 1), ("then", 2), ("before", -1))
_ON, _CLOSE = 3, 7
"""So many sentences on a word is still about the proposal; so many words away it is close."""


def choices(page: Page, index: int, *, author: str | None, status: str | None) -> dict[ProposalStatus, list[Sign]]:
    """The statuses that a sentence's proposal may have, with their signs; `author` and `status` are as the rules tell them."""
    found = list(dict.fromkeys(_signs(page, index, author=author, status=status)))
    return {one: [(f"{one}: {sign}", 1.0) for sign in found] for one in STATUSES}


def _signs(page: Page, index: int, *, author: str | None, status: str | None) -> Iterator[str]:
    scene = page.scene
    yield "bias"
    yield f"rule {status}"
    if author is not None:
        yield f"author {'between' if goes_between(scene, author) else 'main' if author in scene.sides else 'other'}"
    yield f"sentence {min(index, 3)}"
    yield from (f"position {attitude}" for _, attitude in sorted(page.wants.get(index, ())))
    if page.texts.get(index):
        first = page.texts[index][0]
        yield f"text {first.opens} {'again' if first.again else 'first'}"
    yield from _of_word(page, index, author=author)
    yield from _of_lists(page, index)
    for row in page.people.words[index + 1 : index + 1 + _ON]:
        yield from (f"about word {one}" for one in sorted({one.word for one in row}) if _FATE.fullmatch(one))


def _of_word(page: Page, index: int, *, author: str | None) -> Iterator[str]:
    """The words about the one that tells of the proposal, and those that tell how it fares: how far they are, and who does it."""
    at, row = saying(page, index), page.people.words[index]
    if at is not None:
        yield f"says {row[at].word}"
        yield from (f"near {one.word}" for one in row[max(0, at - 4) : at + 5])
    for place, one in enumerate(row):
        if not _FATE.fullmatch(one.word):
            continue
        yield f"fate {one.word}"
        if at is not None:
            yield f"fate {one.word} {'ahead' if place < at else 'behind'} {'near' if abs(place - at) < _CLOSE else 'far'}"
        subject = next((it.mention for it in reversed(row[:place]) if it.mention is not None), None)
        whose = {side_of(page.scene, who) for who in actors_of(subject)} if subject else set()
        yield f"fate {one.word} of {'several' if len(whose) > 1 else 'author' if author in whose else 'other' if whose else 'nobody'}"


def _of_lists(page: Page, index: int) -> Iterator[str]:
    """The rules' words for how a text fares, in the sentence and about it."""
    scene = page.scene
    for where, step in _STEPS:
        if not 0 <= index + step < len(scene.sentences):
            continue
        other = scene.sentences[index + step]
        words = scene.text[other.start : other.end]
        about = step == 0 or bool(_ABOUT.search(words[:110]))
        for name, regex in _LISTS.items():
            if regex.search(words):
                yield f"{where} {name}"
                yield f"{where} {name}, about {about}"
