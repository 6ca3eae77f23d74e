"""The proposals of a report with what is learnt: the rules' own, judged once more, and further ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.read.happenings.authors import Authorship
from detente.read.happenings.dates import when_of
from detente.read.happenings.offers import given, offers_in, thing_after
from detente.read.happenings.putting import Put
from detente.read.happenings.scene import Scene, Sentence, side_of
from detente.read.happenings.tabled.judging import Weights, authors, status, told
from detente.read.happenings.tabled.page import Page, Tabled, page_of, saying
from detente.read.happenings.texts import Text, texts_in
from detente.read.layers import Span

UNLIKELY, SURE, LIKELY = 0.2, 0.7, 0.45
"""Below the first a rule's proposal is left out; from the second on one that is nobody's by the rules gets an author; from the third
on, for the proposal and its author together, one is told that no rule found. With .5 and .3 F1 was .507 for .497 on evals/dispatches
(each process left out) and .431 for .426 on reports that nothing is learnt from, but .700 for .772 on talks/dev."""
_PUT, _OTHERWISE = 0.5, 0.6
"""How likely a proposal fares otherwise than the rules say, at least, to be told so: where they say "presented", which they say for
want of other words, and where they say anything else."""
_SAID = re.compile(r",? (?:[A-ZÀ-Þ][\w'’-]+ ){1,3}(?:said|says|told|added)\b|, (?:said|says|according)\b")
"""Behind an offer, who told of it."""
_FIRST_PERSON, _CLOSE = frozenset({"we", "i"}), 4
"""Who offers something in words of his own, so many words before the one that tells of it at most."""
_NEAR = 1
"""So many sentences away from a proposal of the same side no further one of it is told."""


def weighed(scene: Scene, found: Sequence[Tabled], *, weights: Weights) -> list[Tabled]:
    """The proposals of a report in the order of the text; `found` are the rules'."""
    return judged(page_of(scene, found), weights=weights)


def judged(page: Page, *, weights: Weights) -> list[Tabled]:
    """The rules' proposals of a page that are likely ones and those that are told without a rule, in the order of the text."""
    found = [one for some in page.ruled.values() for one in some]
    likely = [told(page, index, weights=weights) for index in range(len(page.scene.sentences))]
    kept = [_judged(page, one, weights=weights) for one in found if likely[one.index] >= UNLIKELY]
    kept += _further(page, likely, known=kept, weights=weights)
    return sorted(kept, key=lambda one: one.puts[0].text.start)


def _judged(page: Page, one: Tabled, *, weights: Weights) -> Tabled:
    """A rule's proposal with an author where the rules have none, and with how it fares."""
    puts, who = one.puts, one.author
    shares = authors(page, one.index, weights=weights) if who is None else {}
    likeliest = max(shares, key=shares.__getitem__, default=None)
    if likeliest is not None and shares[likeliest] >= SURE:
        who = likeliest
        puts = tuple(replace(it, by=replace(it.by, author=who, rule="learnt, sure")) for it in puts)
    fares, share = status(page, one.index, author=who, ruled=one.status, weights=weights)
    least = _PUT if one.status == "presented" else _OTHERWISE
    return Tabled(puts, fares if share >= least else one.status)


def _further(page: Page, likely: Sequence[float], *, known: Sequence[Tabled], weights: Weights) -> Iterator[Tabled]:
    """Proposals that no rule found, the likeliest first."""
    some = []
    for index, share in enumerate(likely):
        if share >= LIKELY and index not in page.ruled:
            shares = authors(page, index, weights=weights)
            own = _own(page, index)
            who, part = (own, 1.0) if own in shares else max(shares.items(), key=lambda it: it[1], default=("", 0.0))
            some.append((share * part, index, who))
    had = {(at, one.author) for one in known for at in one.among}
    for share, index, who in sorted(some, key=lambda it: (-it[0], it[1])):
        if share < LIKELY or any((index + step, who) in had for step in range(-_NEAR, _NEAR + 1)):
            continue
        had.add((index, who))
        fares, _ = status(page, index, author=who, ruled=None, weights=weights)
        yield Tabled((_put(page, index, author=who),), fares)


def _own(page: Page, index: int) -> str:
    """The side of the one whose words tell what "we" or "I" offered; empty where nobody's words do."""
    place, row = saying(page, index), page.people.words[index]
    if place is None or _FIRST_PERSON.isdisjoint(one.word for one in row[max(0, place - _CLOSE) : place]):
        return ""
    at = row[place]
    speakers = {
        side_of(page.scene, one.speaker)
        for one in page.scene.doc._.statements
        if one.speaker and any(part.start <= at.start and at.end <= part.end for part in one.content)
    }
    return speakers.pop() if len(speakers) == 1 else ""


def _put(page: Page, index: int, *, author: str) -> Put:
    scene, sentence = page.scene, page.scene.sentences[index]
    text = _text(page, index)
    when = when_of(scene, sentence, cue=text.head)
    return Put(sentence, text, Authorship(author, None, None, "learnt, likely"), when.date if when else None, None, 2)


def _text(page: Page, index: int) -> Text:
    """What to call it: a text or offer that the sentence names, else the words behind the one that tells of it."""
    scene, sentence = page.scene, page.scene.sentences[index]
    texts = list(texts_in(scene, sentence))
    texts += [one for one, _ in offers_in(scene, sentence, taken=texts)]
    if texts:
        return next((one for one in texts if one.strong), texts[0])
    return _clause(scene, sentence, at=_word(page, index))


def _word(page: Page, index: int) -> Span:
    place = saying(page, index)
    one = page.people.words[index][place] if place is not None else page.scene.sentences[index]
    return Span(one.start, one.end)


def _clause(scene: Scene, sentence: Sentence, *, at: Span) -> Text:
    to = given(scene, at, end=sentence.end)
    after = scene.text[to.end if to else at.end : sentence.end]
    start = (to.end if to else at.end) + len(after) - len(after.lstrip(" ,;:—–“”\"'’"))
    said = _SAID.search(scene.text, start, sentence.end)
    named = thing_after(scene.text, start, end=said.start() if said else sentence.end) or at
    return Text(named.start, named.end, at, scene.text[named.start : named.end], strong=False, points=None)
