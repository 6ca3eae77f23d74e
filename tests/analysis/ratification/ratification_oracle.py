"""Votes counted the plain way, from what a rule says, and rules for hypothesis to try it on."""

import itertools
from fractions import Fraction
from math import factorial

from hypothesis import strategies as st

from detente.analysis.ratification import AllOf, Amount, AnyOf, Body, Fewest, Rule, Threshold, game
from detente.analysis.ratification.rules import STATES, WHO

NAMES = ("Alba", "Brena", "Corvo", "Dalen", "Esk", "Fenn", "Garth", "Holm")


def holds(formula, body, votes):
    if isinstance(formula, AllOf):
        return all(holds(part, body, votes) for part in formula.parts)
    if isinstance(formula, AnyOf):
        return any(holds(part, body, votes) for part in formula.parts)
    weight = body.weight(formula.weight)
    about = {one for name in formula.among for one in body.groups.get(name, (name,))} or set(body.members)
    mass = {
        who: sum((weight[one] for one in votes if one in about and votes[one] in WHO[who]), Fraction(0)) for who in WHO
    }
    amount = formula.amount
    if isinstance(amount, Fewest):
        heavy = sorted((body.weight(amount.weight)[one] for one in votes), reverse=True)
        number = next(
            (n for n in range(1, len(heavy) + 1) if sum(heavy[:n]) > amount.more_than * sum(heavy)), len(heavy)
        )
        limit = number + amount.plus
    else:
        limit = amount.value * (mass[formula.of] if amount.share else 1)
    have = mass[formula.who]
    return {
        "at_least": have >= limit,
        "more_than": have > limit,
        "at_most": have <= limit,
        "fewer_than": have < limit,
    }[formula.compare]


def wins(played, coalition):
    votes = {one: "for" if one in coalition else "against" for one in played.members}
    return holds(played.rule.passes, played.body, votes)


def coalitions(members):
    return (frozenset(some) for size in range(len(members) + 1) for some in itertools.combinations(members, size))


def shapley(played):
    number, found = len(played.members), dict.fromkeys(played.members, Fraction(0))
    for order in itertools.permutations(played.members):
        before = set()
        for member in order:
            if not wins(played, before) and wins(played, before | {member}):
                found[member] += Fraction(1, factorial(number))
            before.add(member)
    return found


def swings(played):
    return {
        member: sum(
            not wins(played, some) and wins(played, some | {member})
            for some in coalitions(set(played.members) - {member})
        )
        for member in played.members
    }


def minimal(played, decides):
    found = [some for some in coalitions(played.members) if decides(some)]
    return {some for some in found if not any(decides(some - {one}) for one in some)}


def every_vote(choices):
    members = list(choices)
    return (
        dict(zip(members, states, strict=True))
        for states in itertools.product(*(sorted(choices[one]) for one in members))
    )


SHARES = st.sampled_from([Fraction(1, 2), Fraction(3, 5), Fraction(2, 3), Fraction(55, 100)])


@st.composite
def tests_of(draw, *, whole):
    """A test in which a vote in favour never hurts."""
    who, compare = draw(
        st.sampled_from([("for", "at_least"), ("for", "more_than"), ("not_for", "fewer_than"), ("against", "at_most")])
    )
    weight = draw(st.sampled_from(["members", "seats", "heads"]))
    among = draw(st.sampled_from([(), (), ("inner",)])) if weight == "members" else ()
    if among or draw(st.booleans()):
        return Threshold(who=who, weight=weight, compare=compare, amount=Amount(draw(SHARES), share=True), among=among)
    number = draw(st.integers(0, max(int(whole[weight]), 1)))
    if compare == "more_than":
        number = min(number, int(whole[weight]))
    return Threshold(who=who, weight=weight, compare=compare, amount=Amount(Fraction(number)))


@st.composite
def games(draw, *, most=6, voting=False):
    """A rule of several tests among a few members; with `voting`, also by shares of those who vote."""
    members = NAMES[: draw(st.integers(1, most))]
    seats = {one: Fraction(draw(st.integers(0, 9)), draw(st.sampled_from([1, 1, 2]))) for one in members}
    heads = {one: Fraction(draw(st.integers(1, 5))) for one in members}
    seats[members[0]] += 1
    body = Body(
        id="b",
        title="Council",
        members=members,
        weights={"seats": seats, "heads": heads},
        groups={"inner": members[: 1 + len(members) // 2]},
    )
    whole = {"members": Fraction(len(members)), "seats": sum(seats.values()), "heads": sum(heads.values())}
    leaf = tests_of(whole=whole)
    if voting:
        share = st.builds(
            lambda amount: Threshold(
                who="for", weight="heads", compare="more_than", amount=Amount(amount, share=True), of="voting"
            ),
            SHARES,
        )
        leaf = st.one_of(leaf, share)
    joined = st.recursive(
        leaf,
        lambda below: st.one_of(
            st.lists(below, min_size=1, max_size=3).map(lambda p: AllOf(tuple(p))),
            st.lists(below, min_size=1, max_size=3).map(lambda p: AnyOf(tuple(p))),
        ),
        max_leaves=5,
    )
    return game(body, Rule(id="r", title="rule", passes=draw(joined)))


@st.composite
def votes_of(draw, members):
    return {one: draw(st.sampled_from(STATES)) for one in members}
