"""A conflict drafted from a record: who could accept whose demand, and what each is reported to say about it.

The draft is a case like any other, to be read and changed. What stands in it:

- options: a party may accept what another demands, where it does not take that already. Nobody is made to answer a demand
  on which it is silent, unless all others are silent too; and then only who speaks on something else that is demanded;
- the status quo: nobody has accepted anything;
- an issue has one outcome: different options of one issue are never accepted together;
- preferences, most important first: not to accept what is a red line for it; not to accept what it refuses; to accept on
  its condition, and only so; that others accept what it demands; not to accept what it is silent on, or what competes
  with its own demand.

What no sentence says is marked: a statement that only the outlet or a rival reports, or that nobody does, is `assumed`;
so is the place of a statement before the next one, unless a red line stands before what is none. What could not be taken
in is said in the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from detente.analysis.agreements.analyse import Laid, laid_out
from detente.analysis.agreements.interface import Stand
from detente.analysis.agreements.stands import is_for
from detente.model import Catalogue, Dossier

MOST_OPTIONS = 10
"""Options of a draft: 2^10 states, so that coalitions too are worked out at once, with each assumption turned round."""

Kind = Literal["red line", "refusal", "condition", "demand", "assumed"]
_KINDS: tuple[Kind, ...] = ("red line", "refusal", "condition", "demand", "assumed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """That a party may accept an option of an issue which another demands."""

    party: str
    issue: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a party prefers, and the stands that say it; none where it is assumed."""

    rule: str
    kind: Kind
    because: str = ""
    stands: tuple[Stand, ...] = ()


def draft_case(
    dossier: Dossier, catalogue: Catalogue, *, party_ids: Iterable[str] | None = None
) -> dict[str, Any] | None:
    """The case that a record suggests, as `model_of` takes it; None where nobody demands what another could accept."""
    laid = laid_out(dossier, catalogue, party_ids=party_ids)
    every = _offers(laid)
    if not every:
        return None
    return _Draft(laid, catalogue, _most_spoken_of(every, laid)).case(dossier.name, left_out=every)


def _offers(laid: Laid) -> list[Offer]:
    found = []
    demanded = {one.issue for one in laid.board.stands if one.attitude == "demands"}
    in_talks = {one.party for one in laid.board.stands if one.issue in demanded}
    for issue, options in laid.board.domains.items():
        here = [one for one in laid.board.stands if one.issue == issue]
        speakers = {one.party for one in here}
        for option in options:
            askers = {one.party for one in here if one.option == option and one.attitude == "demands"}
            takers = {one.party for one in here if one.option == option and is_for(one) and not one.condition}
            asked = [one.id for one in laid.parties if one.id not in takers and askers - {one.id}]
            heard = [one for one in asked if one in speakers] or [one for one in asked if one in in_talks]
            found += [Offer(party=one, issue=issue, option=option) for one in heard or asked]
    return found


def _most_spoken_of(offers: Sequence[Offer], laid: Laid) -> list[Offer]:
    """As many as a draft may have, whole issues, those with most positions first; in the order of the issues."""
    positions = Counter(one.issue for one in laid.board.stands)
    kept: set[str] = set()
    count = 0
    for issue in sorted({one.issue for one in offers}, key=lambda one: (-positions[one], one)):
        size = sum(one.issue == issue for one in offers)
        if count + size <= MOST_OPTIONS:
            kept.add(issue)
            count += size
    return [one for one in offers if one.issue in kept] or list(offers[:MOST_OPTIONS])


class _Draft:
    """A case in the making."""

    def __init__(self, laid: Laid, catalogue: Catalogue, offers: Sequence[Offer]) -> None:
        self.laid, self.catalogue, self.offers = laid, catalogue, tuple(offers)
        self.names = dict(_named(laid, self.offers))
        self.notes: list[str] = []

    def case(self, title: str, *, left_out: Sequence[Offer]) -> dict[str, Any]:
        """The case as plain data."""
        statements = {one.id: self._statements(one.id) for one in self.laid.parties}
        makers = [one for one in self.names if statements[one] or any(offer.party == one for offer in self.offers)]
        offers = [offer for one in makers for offer in self.offers if offer.party == one]
        missing = sorted({self.catalogue.title(one.issue) for one in left_out} - {self._issue(one) for one in offers})
        if missing:
            self.notes.append(f"Left out, so that no more than {MOST_OPTIONS} options are in it: {', '.join(missing)}.")
        self.notes.append("Assumed throughout: one outcome an issue; nobody has accepted anything yet.")
        return {
            "title": title,
            "drafted_from": "the positions of a record; a draft, to be changed by hand",
            "options": {self.names[one]: [self._option(o) for o in offers if o.party == one] for one in makers},
            "infeasible": [
                f"{self._taken(one)} and {self._taken(other)}"
                for one, other in combinations(offers, 2)
                if one.issue == other.issue and one.option != other.option
            ],
            "status_quo": "N" * len(offers),
            "preferences": {self.names[one]: {"statements": self._written(statements[one])} for one in makers},
            "notes": self.notes,
        }

    def _issue(self, offer: Offer) -> str:
        return self.catalogue.title(offer.issue)

    def _name(self, offer: Offer) -> str:
        return f"accept {_quotable(self._issue(offer))}: {_quotable(self.catalogue.title(offer.issue, offer.option))}"

    def _in_short(self, offer: Offer) -> str:
        """The option's title, with the issue's before it where another issue has an option called so."""
        title = _quotable(self.catalogue.title(offer.issue, offer.option))
        same = {one.issue for one in self.offers if self.catalogue.title(one.issue, one.option) == title}
        return title if len(same) == 1 else f"{_quotable(self._issue(offer))}: {title}"

    def _taken(self, offer: Offer) -> str:
        """The rule that says that it is accepted."""
        return f'"{self.names[offer.party]}: {self._name(offer)}"'

    def _option(self, offer: Offer) -> dict[str, Any]:
        stands = [
            one
            for one in self.laid.board.stands
            if (one.issue, one.option) == (offer.issue, offer.option)
            and (one.party == offer.party or one.attitude == "demands")
        ]
        return {
            "name": self._name(offer),
            "short": f"{_quotable(self.names[offer.party])} accepts {self._in_short(offer)}",
            "about": {"issue": offer.issue, "option": offer.option},
            "said": [self._said(one) for one in stands],
        }

    def _said(self, stand: Stand) -> dict[str, Any]:
        words = stand.passages[0]
        return {
            "position": stand.position,
            "by": self.names.get(stand.party, stand.party),
            "words": " ".join(words.exact.split()),
            "source": words.source,
            "start": words.start,
            "end": words.end,
        }

    def _statements(self, party: str) -> list[Statement]:
        found = [self._of_own(one) for one in self.offers if one.party == party]
        found += self._of_others(party)
        return sorted(found, key=lambda one: _KINDS.index(one.kind))

    def _of_own(self, offer: Offer) -> Statement:
        """What a party is reported to think of accepting something."""
        own = [one for one in self.laid.board.stands if one.party == offer.party and one.issue == offer.issue]
        no = f"not {self._taken(offer)}"
        flat = [one for one in own if one.option == offer.option and not is_for(one)]
        lines = [one for one in flat if one.red_line]
        lines += [one for one in own if one.attitude == "demands" and one.red_line and one.option != offer.option]
        if lines:
            return Statement(rule=no, kind="red line", stands=tuple(lines))
        if flat:
            return Statement(rule=no, kind="refusal", stands=tuple(flat))
        tied = [one for one in own if one.option == offer.option and is_for(one) and one.condition]
        for one in tied:
            rule = self._conditional(one, offer)
            if rule:
                return Statement(rule=rule, kind="condition", stands=(one,))
        because = "its demand is another" if any(one.attitude == "demands" for one in own) else "it is silent on it"
        if tied:
            because = "the condition of its acceptance is not in this model"
        elif own and because == "it is silent on it":
            because = "it names other options and not this one"
        return Statement(rule=no, kind="assumed", because=because)

    def _conditional(self, stand: Stand, offer: Offer) -> str | None:
        """That it accepts where its condition is met, and only there; None where the condition is about something else."""
        condition = self.laid.board.conditions.get(stand.position)
        if condition is None or not condition.resolved:
            return None
        met = [
            self._taken(one)
            for one in self.offers
            if one.party != offer.party and (one.issue, one.option) in condition.needs
        ]
        if not met:
            return None
        held = f"({' or '.join(met)})"
        return f"{self._taken(offer)} iff {held if condition.holds else f'not {held}'}"

    def _of_others(self, party: str) -> Iterator[Statement]:
        """That others accept what it demands."""
        for offer in self.offers:
            asks = [
                one
                for one in self.laid.board.stands
                if (one.party, one.issue, one.option, one.attitude) == (party, offer.issue, offer.option, "demands")
            ]
            if offer.party != party and asks:
                yield Statement(rule=self._taken(offer), kind="demand", stands=tuple(asks))

    def _written(self, statements: Sequence[Statement]) -> list[dict[str, Any]]:
        return [self._entry(one, after=after) for one, after in zip(statements, [*statements[1:], None], strict=True)]

    def _entry(self, one: Statement, *, after: Statement | None) -> dict[str, Any]:
        entry: dict[str, Any] = {"statement": one.rule}
        if one.kind == "assumed":
            entry |= {"assumed": True, "because": one.because}
        elif not any(stand.near for stand in one.stands):
            entry |= {"assumed": True, "because": "only the outlet or a rival says so"}
        if after and not (one.kind == "red line" and after.kind != "red line"):
            entry["order_assumed"] = True
        if one.stands:
            entry["said"] = [self._said(stand) for stand in one.stands]
        return entry


def _named(laid: Laid, offers: Sequence[Offer]) -> Iterator[tuple[str, str]]:
    """The id and name of each party; of those in the draft who are called alike ("the government") the later are numbered."""
    asked = {(one.issue, one.option) for one in offers}
    inside = {one.party for one in offers}
    inside |= {one.party for one in laid.board.stands if one.attitude == "demands" and (one.issue, one.option) in asked}
    seen: Counter[str] = Counter()
    for one in laid.parties:
        name = _quotable(one.name)
        seen[name] += one.id in inside
        yield one.id, name if seen[name] < 2 else f"{name} ({seen[name]})"


def _quotable(text: str) -> str:
    """A name on one line without quotation marks, as rules quote it."""
    return " ".join(text.replace('"', "’").split())
