"""Decisions of the record as motions: whose rule may apply, who is reported to lean which way, and by what words.

A leaning is taken from two places only: who the report says resists the decision, and what members of the body say of the
one option that the decision's own words name. An offer on a condition, "open to", and words for and against from one
member leave it undecided; so does silence. A decision is linked to an option only where its words name exactly one and
deny nothing: a wrong leaning is worse than a missing one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.analysis.agreements.conditions import names
from detente.analysis.agreements.interface import Basis, Choice, Stand
from detente.analysis.agreements.parties import principals
from detente.analysis.agreements.stands import stands
from detente.analysis.ratification.known import Known
from detente.analysis.ratification.leanings import Lean
from detente.analysis.ratification.motions import Form, Motion, Result, results
from detente.analysis.ratification.rules import Body, Rule, State
from detente.model import Actor, Catalogue, Decision, Dossier, Passage

_DENIES = re.compile(
    r"\b(?:no|not|never|nor|neither|none|without|against|rejects?|rejecting|refus\w+|block\w*|veto\w*|oppos\w+|scrap\w*"
    r"|abandon\w*|repeal\w*|revok\w+|revers\w+|or)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words in a decision's matter that could turn a vote in favour into one against the option, or leave a choice."""
_ACT = re.compile(r"\b(?:votes?|voted|voting|ballots?)\b", re.IGNORECASE)
"""Words for deciding, which are about elections elsewhere."""
_STATE: Mapping[str, State] = {"rejects": "against", "demands": "for", "accepts": "for"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that the reports tell of a member: the leaning that follows, or None where it leaves it undecided.

    `fact` is the id of the decision or position, `passages` its words; `near` is False where only the outlet or a rival
    says so; `because` says in a few words what it is.
    """

    member: str
    state: State | None
    because: str
    fact: str
    passages: tuple[Passage, ...]
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A decision of the record before a body.

    `body` is None where none of those known is called so. `rules` are the candidates: those that the reported words name,
    or all of the body's (`rule_named` says which). `option` is what the decision's words name. `told` is what the reports
    say of members; `strangers` are the names of those who resist it and are no members.
    """

    decision: Decision
    body_name: str | None
    body: Body | None
    rules: tuple[Rule, ...] = ()
    rule_named: bool = False
    option: Choice | None = None
    told: tuple[Told, ...] = ()
    strangers: tuple[str, ...] = ()

    def form(self, basis: Basis) -> Form:
        """The decision as a form of a motion, on what all voices say or without the outlet and rivals."""
        said: dict[str, set[State | None]] = defaultdict(set)
        for one in self.told:
            if one.near or basis == "all voices":
                said[one.member].add(one.state)
        leanings = {
            member: Lean(frozenset((state,)))
            for member, states in said.items()
            if len(states) == 1 and (state := next(iter(states))) is not None
        }
        return Form(title=basis, body=self.body, rules=self.rules, leanings=leanings)

    def results(self, basis: Basis) -> tuple[Result, ...]:
        """What the leanings come to under each candidate rule; nothing for a decision that is taken."""
        if self.decision.status == "taken":
            return ()
        return results(Motion(title=self.decision.matter, forms=(self.form(basis),)))

    @property
    def depends_on_voices(self) -> bool:
        """Whether leaving out what only the outlet or rivals say changes a leaning."""
        return self.form("all voices") != replace(self.form("without outlet and rivals"), title="all voices")


def cases(dossier: Dossier, catalogue: Catalogue, *, known: Sequence[Known]) -> tuple[Case, ...]:
    """Every decision of the dossier, those to come first, then in the order of their dates and ids."""
    actors = {one.id: one for one in dossier.actors}
    side = principals(dossier.actors)
    present = [one for one in stands(dossier, side) if not one.replaced_by]
    found = [
        _case(one, actors, side=side, present=present, catalogue=catalogue, known=known) for one in dossier.decisions
    ]
    step = {"planned": 0, "blocked": 1, "taken": 2}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                step[one.decision.status],
                one.decision.date.value if one.decision.date else "9",
                one.decision.id,
            ),
        )
    )


def motion_of(found: Iterable[Case]) -> Motion:
    """The decisions that are not taken yet as the forms of one motion, on what all voices say."""
    forms = []
    for one in found:
        if one.decision.status != "taken":
            note = "" if one.body else f"{one.body_name or 'The body'}: its members and rules are not known."
            forms.append(replace(one.form("all voices"), title=one.decision.matter, note=note))
    return Motion(title="Decisions to come", forms=tuple(forms))


def _case(
    decision: Decision,
    actors: Mapping[str, Actor],
    *,
    side: Mapping[str, str],
    present: Sequence[Stand],
    catalogue: Catalogue,
    known: Sequence[Known],
) -> Case:
    actor = actors.get(decision.body or "")
    found = next((one for one in known if actor and _is_called(actor, (one[0].title, *one[0].names))), None)
    if found is None:
        return Case(decision=decision, body_name=actor.name if actor else None, body=None)
    body, candidates = found
    rules = named_by(decision.rule or "", candidates)
    option = option_of(decision.matter, catalogue)
    members = {one: member for one, it in actors.items() if (member := member_of(it, body))}
    resisting = {one: members.get(one) or members.get(side.get(one, one)) for one in decision.resisted_by}
    told = [_resists(member, decision) for member in resisting.values() if member]
    told += [
        _of_stand(stand, members[stand.party])
        for stand in present
        if option == (stand.issue, stand.option) and stand.party in members
    ]
    return Case(
        decision=decision,
        body_name=actor.name if actor else None,
        body=body,
        rules=rules or candidates,
        rule_named=bool(rules),
        option=option,
        told=tuple(sorted(told, key=lambda one: (one.member, one.fact))),
        strangers=tuple(
            sorted({actors[one].name for one, member in resisting.items() if not member and one in actors})
        ),
    )


def _resists(member: str, decision: Decision) -> Told:
    return Told(
        member=member,
        state="against",
        because="resists it",
        fact=decision.id,
        passages=decision.evidence,
        near=False,
    )


def _of_stand(stand: Stand, member: str) -> Told:
    return Told(
        member=member,
        state=None if stand.condition else _STATE.get(stand.attitude),
        because=f"{_WORDS[stand.attitude]} on a condition" if stand.condition else _WORDS[stand.attitude],
        fact=stand.position,
        passages=stand.passages,
        near=stand.near,
    )


_WORDS = {"rejects": "rejects it", "demands": "demands it", "accepts": "accepts it", "open": "is open to it"}


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").replace(".", "").casefold().removeprefix("the ").split())


def _is_called(actor: Actor, names: Iterable[str]) -> bool:
    return bool({_plain(one) for one in (actor.name, *actor.names)} & {_plain(one) for one in names})


def member_of(actor: Actor, body: Body) -> str | None:
    """The member of a body that an actor is, by its name or by what members are called; None for a person or a stranger."""
    if actor.kind == "person":
        return None
    own = _plain(actor.name)
    found = [one for one in body.members if own in {_plain(name) for name in (one, *body.called.get(one, ()))}]
    return found[0] if len(found) == 1 else None


def named_by(words: str, candidates: Sequence[Rule]) -> tuple[Rule, ...]:
    """The candidates that reported words name, by the longest of their names in it; none where no words fit."""
    said = words.casefold()
    longest = {
        one.id: max((len(name) for name in one.called if re.search(rf"\b{re.escape(name)}\b", said)), default=0)
        for one in candidates
    }
    most = max(longest.values(), default=0)
    return tuple(one for one in candidates if longest[one.id] == most > 0)


def option_of(matter: str, catalogue: Catalogue) -> Choice | None:
    """The one option of one issue that a decision's words name; None where they name several, none, or deny something."""
    if _DENIES.search(matter):
        return None
    matter = _ACT.sub(" ", matter)
    found = [(issue, options) for issue in catalogue if (options := names(matter, catalogue, issue=issue)[1])]
    if len(found) != 1 or len(found[0][1]) != 1:
        return None
    return found[0][0], found[0][1][0]
