"""Statements quoted by several reports: the same words by the same named speaker, whole or in part."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.record import agreeing
from detente.record.agreeing import Group
from detente.record.ids import Body
from detente.record.people import People

DIFFERING = ("mode", "strength", "described")
Words = tuple[str, ...]

TELLING = 4
"""Words in a row that nobody else would have put so; fewer can be chance ("we are ready")."""
PARAPHRASED = 6
"""Words of a paraphrase that two reports share only where one has it from the other, or both from a wire."""
NEAR = 3
"""Days within which two or three quoted words, the same in both reports, are of one occasion."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"[“„«\"‘]([^“”„«»\"]+)[”»\"’]")
_SMALL = frozenset(
    ("a", "an", "the", "of", "on", "in", "to", "for", "from", "and", "or", "by", "with", "it", "is", "was", "be", "not",
     "no", "we", "i", "they", "he", "she", "this", "that")
)  # fmt: skip


def block(body: Body) -> str:
    """Whose words they are; those of unnamed speakers stand alone."""
    return str(body["speaker"] if body["speaker"] and not body["anonymous"] else body["id"])


def split(bodies: Iterable[Body], people: People) -> list[Group]:
    """Statements by whose words they are and which. Those of unnamed speakers stand alone."""
    by_speaker: dict[tuple[str, ...], Group] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: body["id"]):
        named = body["speaker"] and not body["anonymous"]
        by_speaker[(body["speaker"], body["relayer"] or "") if named else (body["id"],)].append(body)
    return [
        part
        for _, same in sorted(by_speaker.items())
        for group in (_by_words(same, people) if len(same) > 1 else [same])
        for part in agreeing.parted(group, _days_agree)
    ]


def combine(group: Group, _people: People) -> Body:
    """One statement: the words of its fullest report, the passages of all."""
    full = _fullest(group)
    return agreeing.together(
        group,
        "same-statement",
        **{field: full[field] for field in ("content", "mode", "cue", "named", "strength", "described")},
        said_on=agreeing.best_date(group, "said_on"),
    )


def _days_agree(group: Group) -> bool:
    return agreeing.dates_agree(group, "said_on")


def reason(group: Group, people: People) -> str:
    """Why they are one statement."""
    return f"The same words by the same speaker ({people.name(group[0]['speaker'])})."


def key(group: Group, _people: People) -> tuple[str, ...] | None:
    """What a statement that several reports have is known by: the speaker and the words of the fullest."""
    if len(group) == 1:
        return None
    return (group[0]["speaker"], group[0]["relayer"] or "", " ".join(words_of(_fullest(group))))


def _fullest(group: Group) -> Body:
    return min(group, key=lambda body: (body["mode"] != "direct", -len(words_of(body)), body["id"]))


def words_of(body: Body) -> Words:
    """All the words of a statement, without case and marks."""
    return words(" ".join(piece["exact"] for piece in body["content"]))


@functools.lru_cache(maxsize=8192)  # of a statement's words 1.3 KB each
def words(text: str) -> Words:
    """The words of a text, without case and marks."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _quotes(body: Body) -> list[Words]:
    """What stands in quotation marks: each piece of a direct statement, the marked stretches of a mixed one."""
    pieces = [piece["exact"] for piece in body["content"]]
    if body["mode"] == "direct":
        return [words(piece) for piece in pieces]
    if body["mode"] == "mixed":
        return [words(found) for piece in pieces for found in _QUOTED.findall(piece)]
    return []


def _by_words(same: Group, people: People) -> list[Group]:
    """Those of one speaker whose words are one's whole or part.

    A part that stands in two statements which differ goes with neither: it could be of either.
    """
    alike: dict[tuple[object, ...], Group] = defaultdict(list)
    for body in same:
        quotes = _telling(body)
        plain = bool(quotes) and max(map(len, quotes)) >= TELLING
        alike[(*quotes,) if plain else (*quotes, body["id"])].append(body)
    heads = [group[0] for group in alike.values()]
    rest = list(alike.values())
    holders = _holders(heads, people)
    groups: dict[int, Group] = defaultdict(list)
    for number in range(len(heads)):
        tops = {top for top in holders[number] if not holders[top]}
        groups[tops.pop() if len(tops) == 1 else number].extend(rest[number])
    return [groups[number] for number in sorted(groups)]


def _holders(same: Group, people: People) -> list[set[int]]:
    """For each statement those that hold all its quoted words, and more words or an earlier place."""
    own = [_telling(body) for body in same]
    places: dict[Words, set[int]] = {one[:TELLING]: set() for quotes in own for one in quotes}
    lengths = {len(begun) for begun in places}
    for number, quotes in enumerate(own):
        for one in quotes:
            for length in lengths:
                for start in range(len(one) - length + 1):
                    if (begun := one[start : start + length]) in places:
                        places[begun].add(number)
    rank = [(-sum(map(len, quotes)), same[number]["id"]) for number, quotes in enumerate(own)]
    found: list[set[int]] = []
    for number, quotes in enumerate(own):
        near = set.intersection(*(places[one[:TELLING]] for one in quotes)) if quotes else set()
        found.append(
            {
                other
                for other in near
                if rank[other] < rank[number]
                and all(any(_within(one, whole) for whole in own[other]) for one in quotes)
                and _long_enough(quotes, same[number], other=same[other], people=people)
            }
        )
    return found


def _telling(body: Body) -> list[Words]:
    quotes = [one for one in _quotes(body) if len(one) > 1]
    if quotes:
        return quotes
    whole = words_of(body)
    return [whole] if len(whole) >= PARAPHRASED else []


def _within(one: Words, whole: Words) -> bool:
    """Whether words stand in a row within others."""
    length = len(one)
    return any(whole[start : start + length] == one for start in range(len(whole) - length + 1))


def _long_enough(quotes: Sequence[Words], body: Body, *, other: Body, people: People) -> bool:
    """Whether the words tell: enough of them, or a few that say something, on one occasion."""
    if max(map(len, quotes)) >= TELLING:
        return True
    one, two = people.day(body), people.day(other)
    near = one is not None and two is not None and abs((one - two).days) <= NEAR
    says = any(sum(word not in _SMALL for word in quote) > 1 for quote in quotes)
    return near and says
