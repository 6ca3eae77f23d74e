"""Counts, conflicts and moves against a slow reading of the same rules, on random tables."""

from __future__ import annotations

import itertools

from agreements_table import OPTIONS, catalogue, dossier, position
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import Limits, analyse
from detente.analysis.agreements.analyse import LEVELS
from detente.analysis.agreements.clauses import Board, commitments
from detente.analysis.agreements.conditions import conditions
from detente.analysis.agreements.parties import principals
from detente.analysis.agreements.stands import speaks_for, stands

CATALOGUE = catalogue()
BASES = ("all voices", "without outlet and rivals")
TIES = {"only if": "if", "unless": "unless", "as long as": "if", "not before": "only"}
EVERYTHING = Limits(packages=1000, conflicts=10_000)

choices = st.sampled_from([(issue, option) for issue, options in OPTIONS.items() for option in options])


@st.composite
def a_position(draw, number: int):
    issue, option = draw(choices)
    condition = None
    if draw(st.integers(0, 3)) == 0:
        other, needed = draw(choices)
        condition = f"{draw(st.sampled_from(sorted(TIES)))} {other}-{needed}"
    return position(
        f"p{number:02}",
        draw(st.sampled_from(["ardal", "brisk", "corran"])),
        issue,
        option,
        draw(st.sampled_from(["demands", "accepts", "open", "rejects", "rejects"])),
        line=draw(st.booleans()),
        condition=condition,
        voice=draw(st.sampled_from(["own words", "own words", "outlet", "rival", "relayed"])),
        day=draw(st.integers(1, 2)),
    )


@st.composite
def tables(draw, most: int = 10):
    return dossier(*(draw(a_position(number)) for number in range(draw(st.integers(1, most)))))


def present(table):
    return [one for one in stands(table, principals(table.actors)) if not one.replaced_by]


def tie_of(stand, everybody, in_play):
    """Whether the condition is of use, whether what it limits goes with it, and the outcomes that meet it."""
    spoken, named = stand.condition.exact.rsplit(" ", 1)
    issue, option = named.split("-")
    tie = TIES[spoken]
    if stand.attitude in ("accepts", "open"):
        together = tie != "unless"
    else:
        together = tie == "unless" or (tie == "only" and stand.attitude == "rejects")
    meet = {option}
    if together:
        meet |= {
            one.option for one in everybody if (one.party, one.issue, one.attitude) == (stand.party, issue, "demands")
        }
    return issue in in_play and issue != stand.issue, together, issue, frozenset(meet)


def fails(stand, everybody, package):
    usable, together, issue, meet = tie_of(stand, everybody, package)
    return usable and (package[issue] in meet) != together


def contradicts(package, stand, everybody, level):
    idle = stand.condition and not tie_of(stand, everybody, package)[0]
    if idle or (level == "red line" and not stand.red_line):
        return False
    chosen = package[stand.issue]
    taken = [one for one in everybody if one.option == chosen and speaks_for(one, stand)]
    if stand.attitude == "demands":
        if not stand.red_line or chosen == stand.option:
            return False
        return (
            not taken and fails(stand, everybody, package) if stand.condition else excluded(taken, everybody, package)
        )
    if chosen != stand.option:
        return False
    if stand.condition:
        return fails(stand, everybody, package)
    tied = [one for one in taken if one.condition]
    return stand.attitude == "rejects" and excluded(tied, everybody, package)


def excluded(taken, everybody, package):
    if any(not one.condition or not tie_of(one, everybody, package)[0] for one in taken):
        return False
    if not taken:
        return True
    return len({tie_of(one, everybody, package) for one in taken}) == 1 and fails(taken[0], everybody, package)


def every_package(in_play):
    for chosen in itertools.product(*(OPTIONS[issue] for issue in in_play)):
        yield dict(zip(in_play, chosen, strict=True))


@settings(max_examples=700, deadline=None)
@given(tables())
def test_counts_and_lists_are_those_of_trying_every_package(table):
    everybody = present(table)
    in_play = [issue for issue in OPTIONS if any(one.issue == issue for one in everybody)]
    found = analyse(table, CATALOGUE, limits=EVERYTHING)
    assert [one.issue for one in found.issues] == in_play
    for level, basis in itertools.product(LEVELS, BASES):
        counting = [one for one in everybody if basis == "all voices" or one.near]
        good = [
            package
            for package in every_package(in_play)
            if not any(contradicts(package, one, everybody, level) for one in counting)
        ]
        here = found.on(level, basis)
        assert here.count == len(good)
        assert here.more == 0
        assert sorted(here.listed) == sorted(tuple(one.items()) for one in good)


@settings(max_examples=600, deadline=None)
@given(tables(most=12))
def test_conflicts_are_all_the_smallest_sets_and_moves_count_what_is_left(table):
    found = analyse(table, CATALOGUE, limits=EVERYTHING)
    everybody = present(table)
    in_play = [one.issue for one in found.issues]
    domains = {issue: OPTIONS[issue] for issue in in_play}
    tied = conditions(everybody, in_play, catalogue=CATALOGUE, texts={})
    board = Board(stands=tuple(everybody), conditions=tied, domains=domains)
    packages = list(every_package(in_play))
    for level, basis in itertools.product(LEVELS, BASES):
        held = commitments(board, level=level, basis=basis)
        broken = [{at for at, one in enumerate(held) if one.broken_by(package)} for package in packages]
        here = found.on(level, basis)
        assert here.complete
        wanted = set() if here.count else _smallest(len(held), broken)
        ids = {one.positions: at for at, one in enumerate(held)}
        assert {frozenset(ids[member.positions] for member in one.members) for one in here.conflicts} == wanted
        assert [len(one.members) for one in here.conflicts] == sorted(map(len, wanted))
        drops = {one.positions: one for one in here.moves if one.positions}
        assert len(drops) == len(held)
        for at, one in enumerate(held):
            left = sum(1 for breaks in broken if not breaks - {at})
            assert drops[one.positions].packages == left
            assert drops[one.positions].opens == left - here.count


def _smallest(number, broken):
    """All minimal sets that every package breaks a member of, by trying every set."""
    found = []
    for size in range(number + 1):
        for chosen in itertools.combinations(range(number), size):
            group = frozenset(chosen)
            if not any(one <= group for one in found) and all(group & one for one in broken):
                found.append(group)
    return set(found)


@settings(max_examples=200, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_facts_and_the_names_of_parties_change_nothing(table, chance):
    shuffled = list(table.positions)
    chance.shuffle(shuffled)
    mixed = dossier(*shuffled, actors=tuple(reversed(table.actors)))
    assert analyse(mixed, CATALOGUE) == analyse(table, CATALOGUE)
    other_name = {"ardal": "zenith", "brisk": "yarrow", "corran": "xanten"}
    renamed = dossier(*(_of(one, other_name[one.party]) for one in table.positions))
    before, after = analyse(table, CATALOGUE), analyse(renamed, CATALOGUE)
    assert [(one.count, one.total) for one in before.packages] == [(one.count, one.total) for one in after.packages]
    assert [_shape(one) for one in before.packages] == [_shape(one) for one in after.packages]
    assert [(one.issue, one.relation, one.relation_near, one.shared, one.options) for one in before.issues] == [
        (one.issue, one.relation, one.relation_near, one.shared, one.options) for one in after.issues
    ]


def _of(one, party):
    return type(one)(**{name: getattr(one, name) for name in one.__dataclass_fields__} | {"party": party})


def _shape(packages):
    return sorted(sorted(member.positions for member in one.members) for one in packages.conflicts)


@settings(max_examples=300, deadline=None)
@given(tables(), st.data())
def test_one_more_red_line_never_adds_a_package(table, data):
    before = analyse(table, CATALOGUE)
    marked = data.draw(st.sampled_from(table.positions))
    harder = dossier(*(_hard(one) if one is marked else one for one in table.positions))
    for old, new in zip(before.packages, analyse(harder, CATALOGUE).packages, strict=True):
        assert new.count <= old.count
    issue = data.draw(st.sampled_from([one.issue for one in before.issues]))
    option = data.draw(st.sampled_from(OPTIONS[issue]))
    refusal = position("q", "ardal", issue, option, "rejects", line=True, voice="outlet")
    if not _replaces_something(refusal, table):
        for old, new in zip(
            before.packages, analyse(dossier(*table.positions, refusal), CATALOGUE).packages, strict=True
        ):
            assert new.count <= old.count


def _hard(one):
    return type(one)(**{name: getattr(one, name) for name in one.__dataclass_fields__} | {"red_line": True})


def _replaces_something(extra, table):
    old = {one.position for one in present(table)}
    return old - {one.position for one in present(dossier(*table.positions, extra))} != set()


@settings(max_examples=200, deadline=None)
@given(tables())
def test_more_excludes_more(table):
    found = analyse(table, CATALOGUE)
    lines, near_lines, refusals, near_refusals = (one.count for one in found.packages)
    assert refusals <= lines <= near_lines
    assert refusals <= near_refusals <= near_lines
    for one in found.packages:
        assert one.count == len(one.listed) + one.more <= one.total
        assert bool(one.conflicts) == (one.count == 0)
