"""Who is a party: the actors whose positions bind a package.

In this order, the first that applies:

1. the caller names the parties: they, and nobody else;
2. the reports call an actor a party: it is one; a host, mediator or go-between: it is none;
3. it mediates meetings at least as often as it takes part in others: none (a go-between meets each side too);
4. a person with no known side, or an unnamed one: none;
5. it meets, is noted as absent from a meeting, or gives or receives a proposal: a party, but a body that
   takes a decision counts as the body it is, and an organisation that only proposes where the reports name two
   parties is none (it offers its services);
6. it appears only as a body that decides or as one that resists a decision: none (it binds the vote, not
   the deal between the parties);
7. a state or an armed group with a position is a party; an organisation is not.

People count as their side throughout. The result lists who was left out and why, so that nobody's red line
disappears unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.analysis.agreements.interface import Other, Party
from detente.model import Actor, Dossier

Principals = dict[str, str]
Roles = dict[str, Counter[str]]


def principals(actors: Iterable[Actor]) -> Principals:
    """For each actor the one for whom it acts in the end; itself where it acts for nobody."""
    side = {one.id: one.side for one in actors}
    found = {}
    for start in side:
        seen = {start}
        here = start
        while (above := side.get(here)) and above not in seen:
            seen.add(above)
            here = above
        found[start] = here
    return found


def parties(
    dossier: Dossier, known: Principals, *, named: Iterable[str] | None = None
) -> tuple[list[Party], list[Other]]:
    """The parties and the other holders of positions, each in alphabetical order of their names."""
    actors = {one.id: one for one in dossier.actors}
    holders: dict[str, list[str]] = {}
    for position in dossier.positions:
        holders.setdefault(known.get(position.party, position.party), []).append(position.id)
    chosen = set(named) if named is not None else None
    roles, told = _roles(dossier, known), sum(one.standing == "party" for one in dossier.actors) > 1
    yes, no = [], []
    for holder in sorted(holders, key=lambda one: (_name(actors, one).casefold(), one)):
        is_party, because = _judge(actors.get(holder), holder, roles=roles, told=told)
        if chosen is not None:
            is_party, because = holder in chosen, "named by the user" if holder in chosen else "not named by the user"
        name = _name(actors, holder)
        if is_party:
            yes.append(Party(id=holder, name=name, because=because))
        else:
            no.append(Other(id=holder, name=name, because=because, positions=tuple(sorted(holders[holder]))))
    return yes, no


def _name(actors: dict[str, Actor], actor: str) -> str:
    return actors[actor].name if actor in actors else actor


def _roles(dossier: Dossier, known: Principals) -> Roles:
    """For each role, how often each principal plays it in the dossier."""
    roles: Roles = {"meets": Counter(), "mediates": Counter(), "proposes": Counter(), "decides": Counter()}

    def add(role: str, ids: Iterable[str | None]) -> None:
        roles[role].update({known.get(one, one) for one in ids if one})

    for meeting in dossier.meetings:
        add("meets", (*meeting.participants, *meeting.absent))
        add("mediates", meeting.mediators)
    for proposal in dossier.proposals:
        add("proposes", (proposal.author, proposal.recipient))
    for decision in dossier.decisions:
        add("decides", (decision.body, *decision.resisted_by))
    return roles


def _judge(actor: Actor | None, holder: str, *, roles: Roles, told: bool) -> tuple[bool, str]:
    """The first rule that applies: whether it makes a party, and why. `told`: the reports name two parties."""
    kind = actor.kind if actor else None
    standing = actor.standing if actor else None
    mediates = roles["mediates"][holder] >= roles["meets"][holder]
    rules = (
        (standing is not None, standing == "party", f"the reports make it a {standing}"),
        (roles["mediates"][holder] > 0 and mediates, False, "mediates meetings"),
        (kind == "person", False, "a person for whom no side is known"),
        (kind == "organisation" and holder in roles["decides"], False, "a body that decides"),
        (holder in roles["meets"], True, "takes part in a meeting, or is noted as absent"),
        (
            kind == "organisation" and told,
            False,
            "an organisation that meets nobody, where the reports name the parties",
        ),
        (holder in roles["proposes"], True, "gives or receives a proposal"),
        (holder in roles["decides"], False, "appears only in a decision"),
        (kind == "organisation", False, "an organisation that neither meets nor proposes"),
    )
    for applies, is_party, because in rules:
        if applies:
            return is_party, because
    return True, "a state or group with a position"
