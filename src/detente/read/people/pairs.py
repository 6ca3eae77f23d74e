"""People after an office said once for several: "presidents A and B", "the ministers of Orsk and Tarn, A and B"."""

from __future__ import annotations

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.parties import party_at
from detente.read.people.roles import Holder, Role
from detente.read.people.verbs import chain, chain_back, settle


def by_plural(stage: Stage, order: Order) -> dict[int, Draft]:
    """Give the people of a plural office their offices and sides. Returns the first of each by the office's head word."""
    linked: dict[int, Draft] = {}
    for role in stage.roles:
        if not role.plural:
            continue
        people = _people(stage, role, order=order)
        if len(people) < 2 and not (people and _holders(stage, role, order=order)):
            continue
        _give(stage, role, people=people, order=order)
        first = people[0].draft
        if first is not None:
            linked[role.head] = first
    return linked


def _people(stage: Stage, role: Role, *, order: Order) -> list[Sight]:
    """The names beside a plural office: right after it, past a comma or dash, or before it."""
    page = stage.page
    if page.words[role.last].owns:
        return []
    following = role.last + 1
    direct = _list(stage, order.person_at(following), order=order)
    if direct and role.head == role.last:
        return direct
    if page.lower(following) == "(" and page.lower(following + 2) == ")":
        following += 3  # "the envoys of the Orsk Front (OF), Ana Diaz and"
    if page.lower(following) in {",", "–", "-", ":", "("}:
        named = _list(stage, order.person_at(following + 1), order=order)
        if len(named) > 1:
            return named
    if page.lower(role.first - 1) == ",":
        before = chain_back(stage, order.person_ending(role.first - 2), order=order)[::-1]
        if len(before) > 1:
            return before
    return []


def _list(stage: Stage, sight: Sight | None, *, order: Order) -> list[Sight]:
    """A list of people, each of whom may have his party after him: "Ion Dragan of Orsk and Ivo Lem (Tarn)"."""
    found = chain(stage, sight, order=order)
    while found:
        end = _after_party(stage, found[-1], order=order)
        if stage.page.lower(end) == ",":
            end += 1
        if stage.page.lower(end) != "and":
            break
        more = chain(stage, order.person_at(end + 1), order=order)
        more = [one for one in more if one not in found]
        if not more:
            break
        found += more
    return found


def _after_party(stage: Stage, sight: Sight, *, order: Order) -> int:
    page = stage.page
    here = sight.core_last + 1
    if page.lower(here) == "(" and page.lower(here + 2) == ")":
        return here + 3
    if page.lower(here) in {"of", "for", "from"}:
        body = order.by_first.get(here + 1) or order.by_first.get(here + 2)
        return body.last + 1 if body is not None else here
    return here


def _holders(stage: Stage, role: Role, *, order: Order) -> list[Draft]:
    """The parties a plural office belongs to, in order: "of Orsk and Tarn", "Orskian"."""
    found: list[Draft] = []
    for holder in role.holders:
        draft = _holder(stage, holder, order=order)
        if draft is not None and draft not in found:
            found.append(draft)
    return found


def _holder(stage: Stage, holder: Holder, *, order: Order) -> Draft | None:
    if holder.piece is not None and holder.piece in stage.named:
        return stage.named[holder.piece]
    party = party_at(stage, holder.first, order=order, home=Home())
    return party.draft if party is not None else None


def _theirs(stage: Stage, role: Role, *, count: int, order: Order) -> list[Draft]:
    """The two sides named in the sentence before, for "Their chief negotiators, Ana Diaz and Ivo Renn,"; in the same order."""
    page = stage.page
    if count != 2:
        return []
    sentence = page.words[role.first].sentence
    before = [s for s in order.before(role.first) if page.words[s.core].sentence == sentence - 1 and s.draft]
    sides = list(
        dict.fromkeys(s.draft.side() for s in before[::-1] if s.draft and s.draft.side().kind in {"state", "group"})
    )
    return sides if len(sides) == 2 else []


def _give(stage: Stage, role: Role, *, people: list[Sight], order: Order) -> None:
    theirs = stage.page.lower(role.first) == "their" and len(people) > 1
    holders = _theirs(stage, role, count=len(people), order=order) if theirs else _holders(stage, role, order=order)
    title = _single(role.title)
    for index, one in enumerate(people):
        if one.draft is None:
            continue
        if title and title.lower() not in {known.lower() for known in one.draft.roles}:
            one.draft.roles.append(title)
        one.draft.role = one.draft.role or title or None
        if len(holders) == 1:
            settle(one.draft, holders[0])
        elif len(holders) == len(people):
            settle(one.draft, holders[index])


def _single(title: str) -> str:
    """The office of one of them: "foreign ministers" gives "foreign minister"."""
    for plural, single in (("women", "woman"), ("men", "man"), ("ies", "y"), ("s", "")):
        if title.lower().endswith(plural):
            return title[: -len(plural)] + single
    return title
