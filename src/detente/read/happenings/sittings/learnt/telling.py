"""What speaks for or against a sentence's telling of a meeting."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from detente.read.happenings.dates import is_future, is_today
from detente.read.happenings.scene import (
    actors_of,
    goes_between,
    is_person,
    is_place,
    mentions_in,
    side_of,
    whens_in,
)
from detente.read.happenings.sittings.learnt.attending import level
from detente.read.happenings.sittings.learnt.page import Page
from detente.read.happenings.sittings.learnt.seats import tense
from detente.read.weighing import Sign


def signs(page: Page, index: int) -> list[Sign]:
    """The signs of a sentence, each once."""
    words = [one.word for one in page.words[index]]
    found = {"bias", *(f"word {one}" for one in words)}
    found |= {f"words {one} {other}" for one, other in itertools.pairwise(words)}
    found |= {*_of_actors(page, index), *_of_dates(page, index), *_of_rules(page, index), *of_place(page, index)}
    found |= {*_of_attendance(page, index), *_of_time(page, index)}
    for at, where in ((index - 1, "before"), (index + 1, "after")):
        if 0 <= at < len(page.words):
            found |= {f"{where}: {one.word}" for one in page.words[at] if one.tells}
    return [(one, 1.0) for one in sorted(found)]


def _of_actors(page: Page, index: int) -> Iterator[str]:
    scene = page.scene
    there = {
        who for one in mentions_in(scene, scene.sentences[index]) if not is_place(scene, one) for who in actors_of(one)
    }
    sides = {side_of(scene, who) for who in there}
    yield f"actors {min(len(there), 4)}"
    yield f"sides {min(len(sides), 3)}"
    yield f"people {min(sum(is_person(scene, who) for who in there), 3)}"
    yield f"main sides {len(sides & set(scene.sides))}"
    if any(goes_between(scene, who) for who in there):
        yield "go-between"


def _of_attendance(page: Page, index: int) -> Iterator[str]:
    """How likely those whom a sentence names sit at the report's meetings, by all that it says of them."""
    scene = page.scene
    there = {
        who for one in mentions_in(scene, scene.sentences[index]) if not is_place(scene, one) for who in actors_of(one)
    }
    attends = sorted((page.attends.get(who, 0.0) for who in there), reverse=True)
    first, second = (level(one) for one in [*attends, 0.0, 0.0][:2])
    between = level(max((page.mediates.get(who, 0.0) for who in there), default=0.0))
    yield f"attends {first}"
    yield f"attends {first} {second}"
    yield f"mediates {between}"
    yield f"mediates {between} attends {first}"


def _of_time(page: Page, index: int) -> Iterator[str]:
    """Whether it speaks of what is to come, and how near the report's end it stands, where that is often told."""
    when, whole = tense(page, index), len(page.words)
    yield when
    yield from (f"{when} {one.word}" for one in page.words[index] if one.tells)
    yield f"fifth {5 * index // whole}"
    yield f"fifth {5 * index // whole} {when}"
    yield f"left {min(whole - 1 - index, 3)}"


def _of_dates(page: Page, index: int) -> Iterator[str]:
    scene = page.scene
    dates = [one.date for one in whens_in(scene, scene.sentences[index])]
    yield f"dates {min(len(dates), 2)}"
    for one in dates:
        yield f"date: {one.precision}"
        yield "date: future" if is_future(scene, one) else "date: today" if is_today(scene, one) else "date: past"


def _of_rules(page: Page, index: int) -> Iterator[str]:
    yield from (f"cue {rule}" for _, rule in page.frames[index])
    for one in page.ruled.get(index, ()):
        yield f"rule {one.rule}"
        yield "rule, sides assumed" if one.assumed else "rule, sides named"
    for at, where in ((index - 1, "before"), (index + 1, "after")):
        if at in page.ruled:
            yield f"{where}: rule"


def of_place(page: Page, index: int) -> Iterator[str]:
    """The signs of where a sentence stands, how long it is and how much of it is quoted."""
    scene, one = page.scene, page.scene.sentences[index]
    yield f"block {one.block.kind}"
    yield f"sentence {min(index, 3)}"
    yield f"length {min(len(page.words[index]) // 8, 5)}"
    quoted = sum(min(it.end, one.end) - max(it.start, one.start) for it in scene.quoted if it.overlaps(one))
    yield f"quoted {3 * quoted // max(1, one.end - one.start)}"
