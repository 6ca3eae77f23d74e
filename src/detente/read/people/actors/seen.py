"""What shows that a candidate is an actor, or is not: the words around it, its own words, how often it stands."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from detente.read.people.actors.candidates import OWNERS, Spot
from detente.read.people.lexicon import Lexicon, folded, word_set
from detente.read.people.marks import LOCAL_OFFICES, STATE_OFFICES
from detente.read.people.page import Page
from detente.read.weighing import Sign

_SHOWN = word_set("of for with by between from to in at near on into over through against among and or but that as than the a an "
                  "its their his her which who after before since until if when while also under inside toward towards across "
                  'around within like including via , . ; : ( ) “ ” "')  # fmt: skip
_AUXILIARIES = word_set("will would has have had is are was were may might can could must cannot should did does do")
_PLACES = word_set("in at near inside across around outside into throughout through toward towards on over along")
_DEALS = word_set("with between by against told urged accused asked met blamed")
_CALLED = word_set("a an the")
_PEOPLE = ("n", "an", "ian", "i", "ese", "ns", "ans", "ians", "is")
_TALKS = word_set(
    "talks negotiations conflict crisis war dispute process question issue file truce ceasefire deal peace summit"
)
_RULERS = word_set("government authorities leadership administration rulers regime")
_TAKES_UP = word_set("it its they their")
_EARLY = 60
"""The words of a report's head."""
_REACH = 6
"""How many words before a name "between" may stand."""


def signs(page: Page, spots: Sequence[Spot], *, lexicon: Lexicon) -> Iterator[Sign]:
    """The signs of one candidate, from all places where it stands."""
    count: Counter[str] = Counter()
    for spot in spots:
        count.update({*_before(page, spot, lexicon=lexicon), *_after(page, spot, lexicon=lexicon)})
    yield "bias", 1.0
    yield "often", math.log(len(spots))
    for name, times in count.items():
        yield f"any {name}", 1.0
        yield f"share {name}", times / len(spots)
    shape = shape_of(page, spots[0])
    for name in _whole(page, spots):
        yield f"{name} {shape}", 1.0
    yield from _own(page, spots[0], lexicon=lexicon)


def _whole(page: Page, spots: Sequence[Spot]) -> Iterator[str]:
    """What all places where it stands show together."""
    first, last = spots[0]
    name = page.spelled(first, last).lower()
    for sign, told in (
        ("headlined", name in page.title.lower()),
        (
            "has people",
            first == last and any(base + one in page.spots for base in (name, name[:-1]) for one in _PEOPLE),
        ),
        ("early", first < _EARLY),
        ("of talks", any(_TALKS & {page.lower(at + 1), page.lower(at + 2)} for _, at in spots)),
        ("ruled", any(page.lower(at - 1) == "in" and page.lower(at - 2) in _RULERS for at, _ in spots)),
        ("coordinate", any(_coordinate(page, spot) for spot in spots)),
        ("taken up", any(_taken_up(page, spot) for spot in spots)),
        ("spread", len({page.words[at].block for at, _ in spots}) > 2),
    ):
        if told:
            yield sign


def _coordinate(page: Page, spot: Spot) -> bool:
    """Whether "and" joins it to another name, before or behind."""
    after = page.word(spot.last + 2)
    if page.lower(spot.last + 1) == "and" and after is not None and (after.capital or after.lower == "the"):
        return True
    joint = spot.first - 1 - (page.lower(spot.first - 1) == "the")
    before = page.word(joint - 1)
    return page.lower(joint) == "and" and before is not None and before.capital


def _taken_up(page: Page, spot: Spot) -> bool:
    """Whether it opens a sentence and "it", "its" or "they" comes back to it there or at the head of the next."""
    first = spot.first - (page.lower(spot.first - 1) == "the")
    if not page.words[first].opens:
        return False
    own, at = page.words[spot.first], spot.last + 1
    while (here := page.word(at)) and here.block == own.block:
        if here.sentence > own.sentence:
            return here.sentence == own.sentence + 1 and here.lower in _TAKES_UP
        if here.lower in {"its", "their"}:
            return True
        at += 1
    return False


def surroundings(page: Page, spots: Sequence[Spot]) -> dict[str, list[str]]:
    """The words whose vectors count, by what they are to the name: its head noun, beside it, its own, what it is called."""
    found: dict[str, list[str]] = {
        "head": [page.lower(spots[0].last)],
        "left": [page.lower(spot.first - step) for spot in spots for step in (1, 2)],
    }
    for _, last in spots:
        part = "own" if page.words[last].owns else "right"
        found.setdefault(part, []).extend((page.lower(last + 1), page.lower(last + 2)))
        if page.lower(last + 1) == "," and page.lower(last + 2) in _CALLED:
            found.setdefault("called", []).extend(page.lower(last + step) for step in range(3, 6))
    return found


def _before(page: Page, spot: Spot, *, lexicon: Lexicon) -> Iterator[str]:
    first = spot.first
    word = page.words[first]
    before = "^" if word.opens else page.lower(first - 1)
    index = first - 1
    if before == "the":
        yield "definite"
        before, index = ("^" if page.words[first - 1].opens else page.lower(first - 2)), first - 2
    elif before in OWNERS or (first and not word.opens and page.words[first - 1].owns):
        yield "owned"
    yield f"before {before if before in _SHOWN or before == '^' else 'word'}"
    for name, told in (
        ("heading", page.heading(first)),
        ("dateline", page.dated(first)),
        ("after office", before in lexicon.offices),
        ("after title", before.rstrip(".").title() in lexicon.titles),
        ("after capital", before != "^" and index >= 0 and page.words[index].capital),
        ("place", before in _PLACES),
        ("deals", before in _DEALS),
        ("object", before in lexicon.acts),
        ("office of", before == "of" and page.lower(index - 1) in lexicon.offices),
        ("between", _between(page, first)),
    ):
        if told:
            yield name


def _between(page: Page, first: int) -> bool:
    sentence = page.words[first].sentence
    return any(
        page.lower(at) == "between" and page.words[at].sentence == sentence
        for at in range(max(0, first - _REACH), first)
    )


def _after(page: Page, spot: Spot, *, lexicon: Lexicon) -> Iterator[str]:
    last = spot.last
    if page.lower(last + 1) == "," and page.lower(last + 2) in {"in", "for"}:
        last += 4 if page.lower(last + 4) == "," else 5 * (page.lower(last + 5) == ",")  # "Orsk, in turn, declines"
    after, second = page.lower(last + 1), page.lower(last + 2)
    if page.words[last].owns:
        yield "owns"
        owned = " ".join((after, second, page.lower(last + 3)))
        for name, offices in (("owns state office", STATE_OFFICES), ("owns local office", LOCAL_OFFICES)):
            if offices.search(owned):
                yield name
        if lexicon.offices.intersection(owned.split()):
            yield "owns office"
        return
    yield f"after {after if after in _SHOWN else 'word'}"
    following = page.word(last + 1)
    third = page.lower(last + 3)
    for name, told in (
        ("speaks", after in lexicon.speaks),
        ("acts", after in lexicon.acts),
        ("helped", after in _AUXILIARIES),
        ("helped acts", after in _AUXILIARIES and bool({second, third} & lexicon.acts)),
        ("with office", bool({after, second} & lexicon.offices)),
        ("bracket after", after == "(" and third == ")"),
        ("in brackets", after == ")" and page.lower(spot.first - 1) == "("),
        ("before capital", following is not None and following.capital and not following.opens),
    ):
        if told:
            yield name
    if after == "," and second in {"a", "an", "the", "which", "who"}:
        yield f"apposed {second}"


def _own(page: Page, spot: Spot, *, lexicon: Lexicon) -> Iterator[Sign]:
    words = page.words[spot.first : spot.last + 1]
    head = words[-1]
    shape = shape_of(page, spot)
    known = lexicon.names.get(folded(" ".join(one.text for one in words)))
    inside = next((lexicon.bodies[one.text] for one in words[:-1] if one.text in lexicon.bodies), None)
    yield from of_head(head.text, shape, lexicon=lexicon)
    yield f"length {shape} {min(len(words), 4)}", 1.0
    for name, told in (
        ("acronym", len(words) == 1 and len(head.text) > 1 and head.text.isupper()),
        (f"inside {inside}", inside is not None),
        ("given name", words[0].text in lexicon.given),
        ("titled", spot.first > 0 and page.words[spot.first - 1].text in lexicon.titles),
        ("thing", head.text in lexicon.things),
    ):
        if told:
            yield name, 1.0
    if known is not None:
        yield f"known {known.use} {known.kind}", 1.0


def of_head(head: str, shape: str, *, lexicon: Lexicon) -> Iterator[Sign]:
    """The signs in the last word of a candidate of that shape."""
    low, code = head.lower(), lexicon.bodies.get(head.title())
    yield f"shape {shape}", 1.0
    yield f"ending {shape} {low[-3:]}", 1.0
    yield f"ending {low[-2:]}", 1.0
    if code is not None:
        yield f"body {shape} {code}", 1.0
    if low in lexicon.offices:
        yield f"office {shape}", 1.0
    if low.endswith("s") and not low.endswith("ss"):
        yield f"plural {shape}", 1.0


def shape_of(page: Page, spot: Spot) -> str:
    """capital: its last word has a capital; mixed: only words before it ("Orsk fighters"); small: none has."""
    if page.words[spot.last].capital:
        return "capital"
    return "mixed" if any(one.capital for one in page.words[spot.first : spot.last]) else "small"
