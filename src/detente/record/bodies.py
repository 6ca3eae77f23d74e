"""States, organisations and groups: when two told are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from detente.record import names
from detente.record.joining import Joined, Link, Told, apart_somewhere, by_side, side_of
from detente.record.sorts import join_sorts


def join_bodies(joined: Joined) -> None:
    """Apply the rules for states, organisations and groups: first to those that act for themselves.

    Then to all, whose sides are known by then; further names must be nobody else's in the whole record.
    """
    bodies = [one for one in joined.told.values() if not one.is_person]
    for some in ([one for one in bodies if one.side is None], bodies):
        _same_name(joined, some)
        _known_form(joined, bodies)
        _initials(joined, bodies)
    _same_description(joined, bodies)
    join_sorts(joined, bodies)


def _same_name(joined: Joined, bodies: Iterable[Told]) -> None:
    """Bodies of one name are one, unless they act for different sides. A name that fits many needs a side."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in bodies:
        groups[names.canonical_body(one.name)].append(one)
    for name, group in groups.items():
        if names.describes_people(name):
            continue
        link = Link(rule="same name", score=1.0, reason=f"All are called “{name}”.")
        for part in by_side(
            group, lambda one: side_of(joined, one), needed=all(names.needs_side(one.name) for one in group)
        ):
            joined.join(part, link)


def _same_description(joined: Joined, bodies: list[Told]) -> None:
    """Bodies without a side that reports call by one description of their own ("the north") are one.

    The description must say more than a sort of body ("the rebels"), be no further form of any other's name, and
    stand for one body in each report.
    """
    groups: dict[str, list[Told]] = defaultdict(list)
    claimed: set[str] = set()
    for one in bodies:
        plain = names.plain(one.name)
        claimed |= {names.plain(form) for form in one.names} - {plain}
        describes = (
            one.name == one.name.lower() and not names.is_generic(one.name) and not names.describes_people(plain)
        )
        if describes and one.side is None:
            groups[plain].append(one)
    for description, group in sorted(groups.items()):
        once_each = len({one.source for one in group}) == len(group)
        if len(group) > 1 and once_each and description not in claimed:
            reason = f"All are called “{description}”, which is a name of nobody else in the record."
            joined.join(group, Link(rule="same description", score=0.8, reason=reason))


def _known_form(joined: Joined, bodies: list[Told]) -> None:
    """A body called by what another report gives as a further name of exactly one body is that body."""
    groups = joined.clusters(bodies)
    claims: dict[str, set[int]] = defaultdict(set)
    called: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for one in group:
            if names.is_distinctive(one.name):
                called[names.canonical_body(one.name)].add(place)
            for form in filter(names.is_distinctive, one.names):
                claims[names.canonical_body(form)].add(place)
    for form, claimants in sorted(claims.items()):
        bearers = called.get(form, set())
        others = claimants - bearers
        if len(bearers) == 1 and len(others) == 1:
            whole, part = (joined.all_of(groups[min(places)][0]) for places in (others, bearers))
            if apart_somewhere(whole, part) or _sides_differ(joined, whole, other=part):
                continue
            reason = f"“{form}” is a further name of {whole[0].name}, and of nobody else in the record."
            joined.join([*whole, *part], Link(rule="known form", score=0.9, reason=reason))


def _initials(joined: Joined, bodies: list[Told]) -> None:
    """A body known by initials alone is the only one of the record whose name has them."""
    groups = joined.clusters(bodies)
    long: dict[str, list[list[Told]]] = defaultdict(list)
    for group in groups:
        for letters in {names.acronym(one.name) for one in group if len(names.plain(one.name).split()) > 2}:
            long[letters].append(group)
    for group in groups:
        if not all(names.is_acronym(one.name) for one in group):
            continue
        found = long.get(names.plain(group[0].name), [])
        if len(found) != 1:
            continue
        one, other = joined.all_of(found[0][0]), joined.all_of(group[0])
        if not (apart_somewhere(one, other) or _sides_differ(joined, one, other=other)):
            reason = f"“{group[0].name}” are the initials of {one[0].name}, and of nobody else in the record."
            joined.join([*one, *other], Link(rule="initials", score=0.85, reason=reason))


def _sides_differ(joined: Joined, one: list[Told], *, other: list[Told]) -> bool:
    left, right = ({side_of(joined, told) for told in group} - {None} for group in (one, other))
    return bool(left and right and left != right)
