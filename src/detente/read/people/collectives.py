"""Who stands for whom together: "both sides", "the two delegations", "the parties"."""

from __future__ import annotations

from collections import Counter

from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage

_NOUNS = word_set(
    "sides parties delegations teams camps panels enemies foes adversaries belligerents negotiators rivals"
)
_STATES = word_set("governments countries states nations neighbours neighbors republics")
_SINGLE = word_set("side party delegation")
_BEFORE = word_set("the both two all these our their neither each either")
_ANY = _NOUNS | _STATES | _SINGLE | {"both"}
_PAIRS = word_set("both two neither each either")
_LARGER = word_set("three four five six seven")
_QUALIFYING = _BEFORE | _LARGER | {"warring", "opposing", "negotiating"}


def parties(sights: list[Sight]) -> tuple[Draft, ...]:
    """The two principal parties: states and groups seen most, hosts and mediators aside."""
    count: Counter[Draft] = Counter()
    for sight in sights:
        if sight.draft is not None and not sight.people:
            side = sight.draft.side()
            if may_talk(side) and side.standing in {None, "party"}:
                count[side] += 1
    ranked = [draft for draft, seen in count.most_common() if seen > 1 or len(count) == 2]
    firsts = {draft: n for n, draft in enumerate(count)}
    ranked.sort(key=lambda draft: (draft.standing != "party", -count[draft], firsts[draft]))
    return tuple(sorted(ranked[:2], key=lambda draft: firsts[draft]))


def may_talk(side: Draft) -> bool:
    """Whether a side is such as negotiate for themselves: a state, a group, a body that belongs to nobody and that only its report knows."""
    own = side.kind in {"state", "group"} or (side.kind == "organisation" and not side.known and side.code == "o")
    return own and side.code != "u"


def collectives(stage: Stage, sights: list[Sight], members: tuple[Draft, ...]) -> list[Sight]:
    """A sight for every collective, with the parties as members where it means two of them."""
    page = stage.page
    taken = {index for sight in sights for index in range(sight.core, sight.core_last + 1)}
    found: list[Sight] = []
    for index in page.where(_ANY):
        word = page.words[index]
        if index in taken:
            continue
        first, larger = _reach(stage, index)
        if first is None:
            continue
        if word.lower == "negotiators" and page.lower(index - 1) not in _PAIRS:
            continue
        who = () if larger or len(members) < 2 else members
        if word.lower in _STATES and (
            (not {page.lower(first), page.lower(index - 1)} >= {"the", "two"} and page.lower(index - 1) != "both")
            or any(one.kind == "group" and one.code for one in who)
        ):
            continue
        found.append(
            Sight(first=first, last=index, core=index, core_last=index, draft=None, kind="collective", members=who)
        )
    return found


def _reach(stage: Stage, index: int) -> tuple[int | None, bool]:
    """The first word of a collective that ends at a word, and whether it names more than two."""
    page = stage.page
    word = page.lower(index)
    if word == "both" and (page.lower(index + 1) == "of" or page.lower(index + 1) in stage.lexicon.acts):
        return index, False
    single = word in _SINGLE and page.lower(index - 1) in {"neither", "each", "either"}
    if not (single or word in _NOUNS or word in _STATES):
        return None, False
    first, larger = index, False
    while page.lower(first - 1) in _QUALIFYING:
        first -= 1
        larger = larger or page.lower(first) in _LARGER
    if first == index and not (word in {"parties", "sides"} and page.words[index].capital):
        return None, False
    return first, larger
