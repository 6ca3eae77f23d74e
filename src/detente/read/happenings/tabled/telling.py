"""What speaks for or against a sentence's telling of a proposal."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from detente.read.happenings.scene import actors_of, goes_between, is_place, mentions_in, side_of
from detente.read.happenings.sittings.learnt.telling import of_place
from detente.read.happenings.tabled.page import Page, saying
from detente.read.weighing import Sign

_SORTS = (
    ("offer", re.compile(r"propos(?!al)\w*|offer(?:ed|ing)?|suggest(?!ion)\w*|float|moot|pitch|recommend\w*|invit\w*")),
    (
        "text",
        re.compile(
            r"plan|draft|text|paper|framework|roadmap|formula|package|document|blueprint|memorandum|proposal|counter-?proposal|"
            r"counter-?offer|non-?paper|sheet|outline|note|letter|map|list|protocol|page|version|term|concept|initiative"
        ),
    ),
    (
        "idea",
        re.compile(
            r"idea|suggestion|compromise|solution|option|arrangement|alternative|scheme|bridge|demand|condition|point|article|step|request"
        ),
    ),
    (
        "put",
        re.compile(
            r"tabl|submit\w*|present|circulat|hand|put|deliver|gave|give|given|send|sent|draw|drew|drawn|laid|lay|bring|brought|"
            r"convey|transmitt?|distribut\w*|publish|unveil|outlin|sketch|write|wrote|written|draft|prepar|shar|pass|repli|counter|answer|reply"
        ),
    ),
    (
        "ready",
        re.compile(
            r"ready|willing|will|would|could|may|might|prepared|agree|accept|return|exchange|if|provid\w*|condition\w*"
        ),
    ),
    (
        "fate",
        re.compile(
            r"reject|refus|accept|stud(?:y|i\w*)|consider|discuss|welcom|dismiss|turn|declin|basis|answer|repl\w*|approv|adopt|examin|respon\w*"
        ),
    ),
    ("want", re.compile(r"ask|demand|call|want|insist|request|urg|seek|sought|press|requir")),
    ("say", re.compile(r"sai?d|say|told|tell|add|writ\w*|declar|stat|repeat|explain|call|announc")),
)
"""Sorts of words of which sentences that tell of proposals are made."""


def sort_of(word: str) -> str:
    """The sort of a word; a mark, mention or date is its own, "-" any other."""
    if word.startswith("<") or len(word) == 1:
        return word
    return next((name for name, regex in _SORTS if regex.fullmatch(word)), "-")


def signs(page: Page, index: int) -> list[Sign]:
    """The signs of a sentence, each once."""
    words = [one.word for one in page.people.words[index]]
    found = {"bias", *(f"word {one}" for one in words)}
    found |= {f"words {one} {other}" for one, other in itertools.pairwise(["^", *words])}
    found |= {f"words {one} … {other}" for one, other in zip(words, words[2:], strict=False)}
    found |= {*_of_sorts(words), *_of_texts(page, index)}
    found |= {*_of_word(page, index), *_of_actors(page, index), *_of_rules(page, index), *of_place(page.people, index)}
    return [(one, 1.0) for one in sorted(found)]


def _of_sorts(words: list[str]) -> Iterator[str]:
    sorts = [sort_of(one) for one in words]
    told = [one for one in sorts if one != "-"]
    yield from (f"sort {one}" for one in sorts)
    yield from (f"sorts {one} {other}" for one, other in itertools.pairwise(["^", *sorts, "$"]))
    yield from (f"sorts {one} {other} {third}" for one, other, third in zip(sorts, sorts[1:], sorts[2:], strict=False))
    yield from (f"then {one} {other}" for one, other in itertools.pairwise(["^", *told, "$"]))
    yield from (f"then {one} {other} {third}" for one, other, third in zip(told, told[1:], told[2:], strict=False))
    names = {one for one, _ in _SORTS}
    yield from (f"both {one} {other}" for one, other in itertools.combinations(sorted(names & set(told)), 2))


def _of_texts(page: Page, index: int) -> Iterator[str]:
    """The texts that the sentence names, whether or not the rules make a proposal of them."""
    some = page.texts.get(index, ())
    yield f"texts {min(len(some), 2)}"
    for one in some:
        yield f"text {'strong' if one.strong else 'weak'}"
        yield f"text {'with' if one.points else 'without'} points"
        yield f"text {one.opens}"
        yield f"text {one.head}"
        yield f"text {one.head} {'again' if one.again else 'first'}"
        yield f"text {'again' if one.again else 'first'}, {one.opens}"
        yield f"text {'signed' if one.signed else 'unsigned'}, {one.rule}, {'strong' if one.strong else 'weak'}"


def _of_word(page: Page, index: int) -> Iterator[str]:
    """The word that tells most, the words about it, and whether the report had it before."""
    row, at = page.people.words[index], saying(page, index)
    if at is None:
        yield "says nothing"
        return
    word = row[at].word
    yield f"says {word}"
    for step in (-2, -1, 1, 2):
        if 0 <= at + step < len(row):
            yield f"says, {step}: {row[at + step].word}"
    had = any(one.word == word for some in page.people.words[:index] for one in some)
    yield f"says {'again' if had else 'first'}"
    yield f"says {word} {'again' if had else 'first'}"


def _of_actors(page: Page, index: int) -> Iterator[str]:
    scene = page.scene
    there = {
        who for one in mentions_in(scene, scene.sentences[index]) if not is_place(scene, one) for who in actors_of(one)
    }
    sides = {side_of(scene, who) for who in there}
    yield f"sides {min(len(sides), 3)}"
    yield f"main sides {len(sides & set(scene.sides))}"
    if any(goes_between(scene, who) for who in there):
        yield "go-between"
    yield f"speakers {min(len(page.speaking(index)), 2)}"
    for _, attitude in sorted(page.wants.get(index, ())):
        yield f"somebody {attitude}"


def _of_rules(page: Page, index: int) -> Iterator[str]:
    for one in page.ruled.get(index, ()):
        yield "rule"
        yield f"rule {one.rule}"
        yield f"rule, {'signed' if one.author else 'unsigned'}"
        yield f"rule, told {min(len(one.among), 3)} times"
    if index in page.again:
        yield "rule again"
    if index not in page.ruled and index not in page.again:
        yield "no rule"
    for at, where in ((index - 1, "before"), (index + 1, "after")):
        if at in page.ruled:
            yield f"{where}: rule"
            yield f"{where}: rule, {'rule' if index in page.ruled else 'no rule'}"
    yield f"rules {min(sum(map(len, page.ruled.values())), 4)}"
