"""People: when two told are one. Unnamed people never are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from detente.record import names
from detente.record.joining import Joined, Link, Told, apart_somewhere, side_of


def join_people(joined: Joined) -> None:
    """Apply the rules for people. Bodies must be joined before: sides are compared."""
    people = [one for one in joined.told.values() if one.is_person and not names.is_unnamed(one.name)]
    _full_name(joined, people)
    _surname(joined, people)


def _full_name(joined: Joined, people: Iterable[Told]) -> None:
    """People of one full name are one, unless two sides claim them firmly; who is on neither then stands alone."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in people:
        if full := full_name(one):
            groups[full].append(one)
    for full, group in groups.items():
        link = Link(rule="full name", score=1.0, reason=f"All are called “{' '.join(full)}”.")
        firm = _firm_sides(joined, group)
        if len(firm) < 2:
            joined.join(group, link)
        for side in firm if len(firm) > 1 else ():
            joined.join([one for one in group if side_of(joined, one) == side], link)


def _firm_sides(joined: Joined, group: list[Told]) -> list[str]:
    """The sides of people of one name that are more than a reader's slip.

    Those that two reports tell, and those that one report tells of two people. A side told once says little:
    on the hand-read reports used in development, readers gave one person up to four sides, and in no process
    did two people share a full name.
    """
    sources: dict[str, set[str]] = defaultdict(set)
    in_one: dict[str, set[str]] = defaultdict(set)
    for one in group:
        if side := side_of(joined, one):
            sources[side].add(one.source)
            in_one[one.source].add(side)
    told_as_two = set().union(*(sides for sides in in_one.values() if len(sides) > 1))
    return sorted(side for side, told in sources.items() if len(told) > 1 or side in told_as_two)


def full_name(one: Told) -> tuple[str, ...]:
    """The words of a person's name where a reading knows more than one of them; otherwise nothing."""
    short = names.person(one.name)
    if len(short) > 1:
        return short
    fuller = {names.person(form) for form in one.names if not names.is_unnamed(form)}
    found = sorted(form for form in fuller if len(form) > 1 and short and short[0] in form)
    return found[0] if len(found) == 1 else ()


def short_names(group: Iterable[Told]) -> set[str]:
    """The single words by which a person with a full name may be called: the last, and any that a report used."""
    found = set()
    for one in group:
        full = full_name(one)
        single = {form[0] for form in map(names.person, (one.name, *one.names)) if len(form) == 1}
        found |= {full[-1], *(single & set(full))}
    return found


def _surname(joined: Joined, people: Iterable[Told]) -> None:
    """Somebody called by one word is the only person whose name has it, if side or office agree."""
    people = list(people)
    full: dict[str, list[list[Told]]] = defaultdict(list)
    for group in joined.clusters(one for one in people if full_name(one)):
        for word in short_names(group):
            full[word].append(group)
    alone: dict[str, list[Told]] = defaultdict(list)
    for one in people:
        words = names.person(one.name)
        if not full_name(one) and words:
            alone[words[0]].append(one)
    for word, bearers in sorted(alone.items()):
        if word not in full:
            _same_word(joined, word, bearers=bearers)
        elif len(full[word]) == 1:
            _only_bearer(joined, word, bearers=bearers, group=full[word][0])


def _same_word(joined: Joined, word: str, *, bearers: list[Told]) -> None:
    """People of whom all reports know one name only: one where the known side is the same and offices agree."""
    reason = f"All are called “{word}” and act for the same side."
    by_side: dict[str, list[Told]] = defaultdict(list)
    for one in bearers:
        side = side_of(joined, one)
        if side is not None:
            by_side[side].append(one)
    for group in by_side.values():
        distinct = len({one.source for one in group}) == len(group)
        if distinct and all(names.roles_agree(one.role, other.role) for one in group for other in group):
            joined.join(group, Link(rule="same word", score=0.8, reason=reason))


def _only_bearer(joined: Joined, word: str, *, bearers: list[Told], group: list[Told]) -> None:
    """Join those called by a word to the one person whose fuller name has it."""
    told_of = Counter(one.source for one in bearers)
    for one in bearers:
        if told_of[one.source] > 1:
            continue  # a report that tells of two people by this word knows better
        ground = None if apart_somewhere(group, [one]) else _agreement(joined, one, group=group)
        if ground:
            reason = f"{group[0].name} is the only person of the record called “{word}”, and {ground}."
            joined.join([*group, one], Link(rule="surname", score=0.85, reason=reason))


def _agreement(joined: Joined, one: Told, *, group: list[Told]) -> str | None:
    """What besides the name speaks for it, in words."""
    if not all(names.roles_agree(one.role, other.role) for other in group):
        return None
    side, sides = side_of(joined, one), {side_of(joined, other) for other in group} - {None}
    if side and sides:
        return "both act for the same side" if sides == {side} else None
    roles = {names.plain(other.role) for other in group if other.role}
    return f"both are “{one.role}”" if one.role and names.plain(one.role) in roles else None
