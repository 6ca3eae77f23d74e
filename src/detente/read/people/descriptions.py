"""Descriptions of people: "the minister", "the former judge", "a senior official", "the sources"."""

from __future__ import annotations

import re
from collections import defaultdict

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.holders import holder_of
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.roles import Role
from detente.read.people.styled import styles
from detente.read.people.within import within

_CLOSE = re.compile(
    r"\s+(?:who\s+(?:is|are|was|were)\s+)?(?P<how>close to|familiar with|briefed on|with knowledge of|in the entourage of|"
    r"involved in|near to|privy to|following|aware of)\s+(?P<whom>(?:the|his|her|its|their)\s+)?"
)
_RANKS = {"gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "adm": "admiral", "cmdr": "commander", "lt": "lieutenant",
          "prof": "professor", "dr": "doctor", "amb": "ambassador", "sen": "senator", "gov": "governor", "brig": "brigadier"}  # fmt: skip
_YEARS_OLD = frozenset({"year-old", "years-old"})
_KNOWING = frozenset(
    {"familiar with", "briefed on", "with knowledge of", "involved in", "privy to", "following", "aware of"}
)
_FORMER = ("former ", "retired ", "veteran ", "ex-")
# How many words back a description looks for its person: about two paragraphs.
_REACH = 160

_OPENING = 40
"""The words with which a read-out opens, in which the one stands whose doings it tells."""
_SOLE = frozenset({"pope", "king", "queen", "emir", "sultan"})
"""Offices that one holds, who may be named only after the office."""
_OFTEN = 3
"""How often "the Minister" must stand for one whom a text calls so all through."""


def describe(stage: Stage, order: Order, *, linked: dict[int, Draft], home: Home) -> list[Sight]:
    """A sight for every description of a person that has no name beside it."""
    by_head = _people_by_head(stage)
    spots = _spots(order)
    found: list[Sight] = []
    unnamed: dict[str, list[Draft]] = defaultdict(list)
    for role in stage.roles:
        if role.head in linked or _covered(order, role) or stage.page.words[role.head].owns:
            continue
        if role.head in stage.later:
            sight: Sight | None = Sight(
                first=role.first, last=role.last, core=role.head, core_last=role.head,
                draft=stage.later[role.head], kind="description",
            )  # fmt: skip
        elif role.determiner in {"the", "own"} and not role.plural:
            sight = _definite(stage, role, order=order, by_head=by_head, spots=spots)
        else:
            sight = None
        sight = sight or _unnamed(stage, role, order=order, home=home, unnamed=unnamed)
        if sight is not None:
            found.append(sight)
            if sight.draft is not None:
                spots[sight.draft].append(role.head)
    found += styles(stage, order)
    aged = stage.page.where(_YEARS_OLD)
    return found + (_aged(stage, aged, order=Order([*order.sights, *found])) if aged else [])


def _aged(stage: Stage, aged: list[int], *, order: Order) -> list[Sight]:
    """Whom "the 61-year-old" means: the only person of the sentences before, in this paragraph or the last."""
    page = stage.page
    found = []
    for index in aged:
        first = next((i for i in range(index - 1, index - 4, -1) if page.lower(i) == "the"), None)
        if first is None or (page.lower(index + 1) != "," and page.lower(index + 1) not in stage.lexicon.acts):
            continue
        word = page.words[first]
        near = {s.draft for s in order.before(first) if s.draft and s.draft.kind == "person" and page.words[s.core].block >= word.block - 1
                and page.words[s.core].sentence >= word.sentence - 3}  # fmt: skip
        if len(near) == 1:
            found.append(
                Sight(first=first, last=index, core=index, core_last=index, draft=near.pop(), kind="description")
            )
    return found


def _people_by_head(stage: Stage) -> dict[str, list[tuple[str, Draft]]]:
    table: dict[str, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in stage.cast.of_kind("person"):
        for title in draft.roles:
            table[_head(title)].append((title.lower(), draft))
        if any("prime minister" in title.lower() for title in draft.roles):
            table["premier"].append(("premier", draft))
        for title in draft.titles:  # "Gen. Ivo Renn" is "the general" later
            rank = _RANKS.get(title.rstrip(".").lower(), title.lower())
            table[rank].append((rank, draft))
    return table


def _head(title: str) -> str:
    return title.lower().split(" of ")[0].split(" for ")[0].split()[-1]


def _spots(order: Order) -> dict[Draft, list[int]]:
    spots: dict[Draft, list[int]] = defaultdict(list)
    for sight in order.sights:
        if sight.draft is not None:
            spots[sight.draft].append(sight.core)
    return spots


def _covered(order: Order, role: Role) -> bool:
    sight = order.by_core.get(role.head)
    return sight is not None


def _definite(
    stage: Stage,
    role: Role,
    *,
    order: Order,
    by_head: dict[str, list[tuple[str, Draft]]],
    spots: dict[Draft, list[int]],
) -> Sight | None:
    """Someone described who is named elsewhere: by the same office, else the person the text is about."""
    title = role.title.lower()
    side = holder_of(stage, role, order=order, home=Home()) if role.holders else None
    fits = {draft for known, draft in by_head.get(_head(title), []) if _same_office(title, known)}
    if side is not None:
        apart = (
            role.determiner == "own" and side.kind != "person"
        )  # "Kord's negotiator" is not whoever is one without a country
        fits = {draft for draft in fits if draft.side() is side.side() or (draft.home is None and not apart)}
    unknown = side is None and any(one.piece is not None and one.piece not in stage.named for one in role.holders)
    if unknown:
        fits = {one for one in fits if one.home is None}  # "the Upland leader", of whom nothing tells who they are
    if title not in _SOLE and not any(spot < role.head for one in fits for spot in spots[one]):
        fits = {one for one in fits if title in {known.lower() for known in one.roles} or (side and one.home is side)}
    draft = _subject(stage, role, fits=fits, spots=spots) or _latest(fits, spots, index=role.head)
    if draft is None and not fits and not unknown and _introduces(stage, role):
        draft = _person_before(stage, role, order=order, side=side)
        if draft is not None:
            draft.roles.append(role.title)
            if draft.role is None:
                draft.role = role.title
            if draft.home is None and side is not None and side is not draft:
                draft.home = side
    if draft is None:
        return _office_alone(role, side)
    draft.add(stage.page.spelled(role.first, role.head))
    return Sight(first=role.first, last=role.last, core=role.head, core_last=role.head, draft=draft, kind="description")


def _office_alone(role: Role, side: Draft | None) -> Sight | None:
    """An unnamed person of a side: "the Orskian president", whom the report never names."""
    if side is None:
        return None
    first, last, head = role.first, role.last, role.head
    return Sight(
        first=first, last=last, core=head, core_last=head, draft=side.side(), kind="description", anonymous=True
    )


def _subject(stage: Stage, role: Role, *, fits: set[Draft], spots: dict[Draft, list[int]]) -> Draft | None:
    """Whose doings a read-out tells: the holder with whom it opens is "the Minister" all through it, in capitals."""
    title = role.title.lower()
    if role.determiner != "the" or role.holders or " " in title:
        return None
    bare = [one for one in stage.roles if one.title.lower() == title and one.determiner == "the" and not one.holders]
    capital = [one for one in bare if stage.page.words[one.head].capital]
    if len(capital) < _OFTEN or len(capital) < len(bare):
        return None
    first = min(stage.cast.of_kind("person"), key=lambda one: min(spots[one], default=_OPENING), default=None)
    return first if first in fits and min(spots[first], default=_OPENING) < _OPENING else None


def _same_office(said: str, known: str) -> bool:
    one, other = set(said.split()), set(known.split())
    return one <= other or other <= one


def _latest(fits: set[Draft], spots: dict[Draft, list[int]], *, index: int) -> Draft | None:
    """The one named last before a word, if no other fit was named near."""
    last = {draft: max((s for s in spots[draft] if s < index), default=-1) for draft in fits}
    seen = sorted(((spot, draft) for draft, spot in last.items() if spot >= 0), key=lambda pair: -pair[0])
    if not seen:
        return next(iter(fits)) if len(fits) == 1 else None
    if len(seen) > 1 and index - seen[1][0] < _REACH // 2 and seen[0][0] - seen[1][0] < _REACH // 4:
        return None
    return seen[0][1]


def _introduces(stage: Stage, role: Role) -> bool:
    """Whether a description may say something new of the person just named ("the former judge added")."""
    word = stage.page.words[role.first]
    title = role.title.lower()
    known = title.startswith(_FORMER) or _head(title) in stage.lexicon.outsiders or bool(role.holders)
    after = stage.page.lower(role.last + 1)
    before = stage.page.lower(role.first - 1)
    starts = word.opens or before in {",", "”", '"', "’", "»", "but", "and", "said", "says", "added"}
    return (
        known
        and role.determiner == "the"
        and starts
        and (after in stage.lexicon.acts or before in {"said", "says"} or after == "turned")
    )


def _person_before(stage: Stage, role: Role, *, order: Order, side: Draft | None) -> Draft | None:
    page = stage.page
    block = page.words[role.first].block
    answer = _answerer(stage, role, order=order)
    if answer is not None:
        return answer
    near = [s for s in order.before(role.first) if s.draft and s.draft.kind == "person" and s.kind != "description"]
    near = [s for s in near if page.words[s.core].block >= block - 1 and role.first - s.core < _REACH]
    if side is not None:
        near = [s for s in near if s.draft and (s.draft.home is None or s.draft.side() is side.side())]
    if not near:
        return None
    sentence = page.words[near[0].core].sentence
    same = {s.draft for s in near if page.words[s.core].sentence == sentence}
    return near[0].draft if len(same) == 1 else None


def _answerer(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """Whoever was asked in the sentence before, where only two people are about."""
    page = stage.page
    block = page.words[role.first].block
    near = [
        s
        for s in order.before(role.first)
        if s.draft and s.draft.kind == "person" and page.words[s.core].block >= block - 1
    ]
    if not near or page.lower(near[0].last + 1) not in {"asked", "pressed", "wondered"}:
        return None
    others = {s.draft for s in near if s.draft is not near[0].draft}
    return others.pop() if len(others) == 1 else None


def _unnamed(stage: Stage, role: Role, *, order: Order, home: Home, unnamed: dict[str, list[Draft]]) -> Sight | None:
    """People without a name: their side is their actor; without a side, they are one of their own if they speak."""
    page = stage.page
    head = page.lower(role.head)
    if page.lower(role.first) in {"any", "no", "every", "most", "all"} or _qualifies(stage, role):
        return None
    label = role.determiner == "none" and page.labels(role.first) and head.startswith("spokes")
    if head not in stage.lexicon.nobodies or (
        role.determiner == "none" and not role.plural and not role.holders and not label
    ):
        return None
    if label and not role.holders:
        return _labelled(stage, role, unnamed=unnamed)
    first, last = role.first, role.last
    while page.lower(first - 1) in _QUANTITIES:
        first -= 1
    side = holder_of(stage, role, order=order, home=home) if _own_side(role) else None
    close = _CLOSE.match(page.text, page.words[last].end)
    if head in {"people", "person"} and not close and not _speaks(stage, first, last=last):
        return None
    if side is None and not close:
        side = _in_capital(stage, last + 1, order=order, head=head) or within(stage, role.head + 1, order=order)
    if close:
        last, side = _close_to(stage, order, close=close, side=side)
    own = side
    if side is None and role.determiner != "own" and _speaks(stage, first, last=last):
        own = _own_actor(stage, role, first=first, last=last, unnamed=unnamed)
    if own is None and role.plural and role.determiner == "none" and first == role.first:
        return None
    return Sight(
        first=first, last=last, core=role.head, core_last=role.head, draft=own, kind="description", anonymous=True
    )


def _labelled(stage: Stage, role: Role, *, unnamed: dict[str, list[Draft]]) -> Sight | None:
    """The spokesman whose turns a transcript marks with the office alone, where nobody named can be meant."""
    head = stage.page.lower(role.head)
    for person in stage.cast.of_kind("person"):
        home = person.home
        other = home is not None and home is not stage.issuer and home.kind != "state" and not home.known
        if not other and any("spokes" in title.lower() for title in person.roles):
            return None
    known = next((one for one in unnamed[head] if one.name == role.title), None)
    if known is None:
        known = stage.cast.enter(Draft(kind="person", name=role.title, rule="people.label", role=role.title, code="u"))
        known.add(role.title)
        known.home = stage.issuer
        unnamed[head].append(known)
    return Sight(first=role.first, last=role.last, core=role.head, core_last=role.head, draft=known, kind="description")


def _in_capital(stage: Stage, index: int, *, order: Order, head: str) -> Draft | None:
    """The government whose seat stands behind "a senior official in"; diplomats there are somebody else's."""
    if stage.page.lower(index) not in {"in", "from"} or head.startswith(("diplomat", "source", "envoy", "analyst")):
        return None
    seat = order.by_first.get(index + 1)
    return seat.draft if seat is not None and seat.kind == "capital" and seat.draft is not None else None


def _qualifies(stage: Stage, role: Role) -> bool:
    """Whether "official" is an adjective here ("an official language")."""
    page = stage.page
    after = page.word(role.head + 1)
    if page.lower(role.head) != "official" or after is None or after.capital or not after.lower.isalpha():
        return False
    verb = after.lower in stage.lexicon.acts or after.lower in stage.lexicon.speaks or after.lower.endswith("ed")
    return not verb and after.lower not in _AFTER_PEOPLE


_TALKERS = word_set(
    "medics villagers relatives rescuers doctors workers officials diplomats sources aides people insiders observers analysts experts witnesses residents participants officers"
)
_AFTER_PEOPLE = word_set(
    "in of from at who to with for on and but or close familiar speaking reached briefed involved as whose not"
)
_GRADES = word_set("senior top high-ranking ranking second junior retired chief lead veteran leading")
_OF_STATE = word_set(
    "government palace rebel presidential army military cabinet foreign defence defense interior security"
)
_QUANTITIES = word_set(
    "two three four several some many informed well-informed both other unnamed anonymous senior western"
)


def _own_side(role: Role) -> bool:
    words = [word for word in role.title.lower().split() if word not in _GRADES]
    return bool(role.holders) or words[0] in _OF_STATE


def _close_to(stage: Stage, order: Order, *, close: re.Match[str], side: Draft | None) -> tuple[int, Draft | None]:
    page = stage.page
    index = page.index_at(close.end())
    sight = order.by_first.get(index) or order.by_core.get(index)
    role = next((one for one in stage.roles if one.first <= index <= one.head), None)
    last = index
    if sight is not None:
        last = sight.last
        if close["how"] not in _KNOWING and sight.draft:
            side = side or sight.draft.side()
    elif role is not None:
        last = role.last
        if close["how"] not in _KNOWING:
            side = side or holder_of(stage, role, order=order, home=Home())
    return last, side


def _speaks(stage: Stage, first: int, *, last: int) -> bool:
    page = stage.page
    after = page.lower(_past_aside(stage, last + 1))
    return after in stage.lexicon.speaks or (page.lower(first - 1) in {"said", "says", "to"} and page.lower(first - 2) in {
        ",", "”", '"', "’", "'", "according",
    })  # fmt: skip


def _past_aside(stage: Stage, index: int) -> int:
    """The word past "in the Orskian capital" and ", who asked not to be named," after somebody unnamed."""
    page = stage.page
    sentence = page.words[index - 1].sentence
    index += page.lower(index) in {"here", "there"}
    if page.lower(index) in {"in", "from", "at", "on", "following", "privy", "with", "to", "near"}:
        end = next(
            (
                i
                for i in range(index + 1, index + 8)
                if page.lower(i) in {",", ""} or page.lower(i) in stage.lexicon.speaks
            ),
            index,
        )
        index = end if page.word(end) is not None and page.words[end].sentence == sentence else index
    if page.lower(index) in {",", "who"}:
        start = index + (page.lower(index) == ",")
        if page.lower(start) in {"who", "speaking", "whose", "briefed", "close", "familiar", "asking", "citing"}:
            comma = next((i for i in range(start + 1, start + 18) if page.lower(i) in {",", ".", ""}), index)
            index = comma + 1 if page.lower(comma) == "," and page.lower(index) == "," else index
    return index


def _own_actor(stage: Stage, role: Role, *, first: int, last: int, unnamed: dict[str, list[Draft]]) -> Draft | None:
    head = stage.page.lower(role.head)
    if role.determiner == "the":
        known = unnamed[head]
        if len(known) == 1:
            known[0].add(stage.page.spelled(first, last))
            return known[0]
        return None
    name = stage.page.spelled(first, last)
    if role.plural and head not in _TALKERS:
        return None  # "the two leaders" are of the sides named, not people of their own
    kind = "group" if role.plural or head == "people" else "person"
    draft = stage.cast.enter(Draft(kind=kind, name=name, rule="people.unnamed", role=role.title, code="u"))  # type: ignore[arg-type]
    draft.add(name)
    draft.add(stage.page.spelled(first, role.head))
    unnamed[head].append(draft)
    return draft
