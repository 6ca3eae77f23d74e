"""Invented scenarios for the tests of simulated talks, and strategies drawn by hypothesis."""

from fractions import Fraction

from hypothesis import strategies as st

from detente.analysis.agreements.exact import Ban, Issue, Party, Scenario
from detente.analysis.talks import BUILT_INS, Delay, Event, Talks, plan

OFFERS = sorted(name for name, one in BUILT_INS.items() if "offers" in one.rules)
VALUES = st.integers(0, 12)
VOTES = sorted(name for name, one in BUILT_INS.items() if "text" in one.rules)


def line(*reservations, steps=11):
    """One issue, a toll from 0 up: the hill wants it high, the lake low; both values run from 0 to steps - 1."""
    rising = tuple(Fraction(one) for one in range(steps))
    told = [None if one is None else Fraction(one) for one in reservations] or [None, None]
    return Scenario(
        issues=(Issue("toll", tuple(str(one) for one in range(steps))),),
        parties=(
            Party(name="hill", values=(rising,), reservation=told[0]),
            Party(name="lake", values=(rising[::-1],), reservation=told[1]),
        ),
    )


def talks(rules, rounds, *names, **changes):
    """Talks in which nothing is drawn unless the changes say so."""
    return Talks(
        **{
            "rules": rules,
            "rounds": rounds,
            "plans": tuple(plan(one) for one in names),
            "drawn": frozenset(),
            **changes,
        }
    )


@st.composite
def scenarios(draw, *, parties=(2, 3), values=VALUES):
    """Small scenarios with ties, reservation values and now and then a ban."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    sides = tuple(
        Party(
            name=f"p{number}",
            values=tuple(tuple(Fraction(draw(values)) for _ in range(size)) for size in sizes),
            reservation=draw(st.none() | st.integers(0, 12).map(Fraction)),
        )
        for number in range(draw(st.integers(*parties)))
    )
    bans = ()
    if len(sizes) > 1 and draw(st.booleans()):
        bans = (Ban(choices=((0, frozenset({0})), (1, frozenset({0})))),)
    issues = tuple(Issue(f"i{number}", tuple(map(str, range(size)))) for number, size in enumerate(sizes))
    kept = bans if max(sizes) > 1 and sizes[0] * (sizes[1] if len(sizes) > 1 else 1) > 1 else ()
    return Scenario(issues=issues, parties=sides, bans=kept)


@st.composite
def any_talks(draw, scenario):
    """Talks of built-in strategies for a scenario."""
    parties, rounds = len(scenario.parties), draw(st.integers(1, 12))
    rules = draw(st.sampled_from(["offers", "shuttle", "text"]))
    names = st.sampled_from(VOTES if rules == "text" else [*OFFERS, "tft-absolute:shift=2", "boulware:first=0.2"])
    events = st.builds(
        Event,
        party=st.integers(0, parties - 1),
        round=st.integers(1, rounds),
        no_deal=st.integers(0, 14).map(float),
    )
    return Talks(
        rules=rules,
        rounds=rounds,
        plans=tuple(plan(draw(names)) for _ in range(parties)),
        delays=(Delay(discount=0.9, cost=0.5),) * parties,
        events=tuple(draw(st.lists(events, max_size=2))),
        drawn=draw(
            st.sampled_from([frozenset(), frozenset({"order"}), frozenset({"ties"}), frozenset({"order", "ties"})])
        ),
        votes=draw(st.none() | st.integers(1, parties)),
    )
