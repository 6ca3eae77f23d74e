"""Our own words for facts: plain, exact, neutral, always with whose voice says so.

Every generator gives the parts of one line. Quotations stay verbatim (cut only where the cut shows), names
come from the user's table, and no verb says more than the fact does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.model import Catalogue, Decision, Event, Meeting, Money, Passage, Position, Proposal, Quantity, Statement, View
from detente.report.brief import Part, Parts
from detente.report.dating import Dates
from detente.report.display import one_line, quoted, width
from detente.report.people import People, phrase, same_place

ATTITUDE = {"demands": "demands", "accepts": "accepts", "open": "is open to", "rejects": "rejects"}
PLURAL = {"demands": "demand", "accepts": "accept", "open": "are open to", "rejects": "reject"}
STRENGTH = {"signalled": "signalled", "said": "", "insisted": "insisted"}
STATUS = {
    "held": "held",
    "under way": "under way",
    "planned": "planned",
    "cancelled": "cancelled",
}
LINE = 70.0
"""How wide a claim may be, in em (see `display.width`), so that it takes two lines of page one on A4."""
LEAST_QUOTE = 14.0
"""A quotation that would have to be cut below this width is left out."""


@dataclass(slots=True)
class Wording:
    """Makes lines. Statements are indexed by source, to tell who is behind a position's words."""

    people: People
    catalogue: Catalogue
    dates: Dates
    _statements: dict[str, list[Statement]] = field(init=False)
    _outlets: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._statements, self._outlets = {}, {}
        for source in self.people.dossier.sources:
            self._outlets[source.id] = source.outlet or source.title or ""
        for one in self.people.dossier.statements:
            for source in {passage.source for passage in one.evidence}:
                self._statements.setdefault(source, []).append(one)

    # --- who says so -------------------------------------------------------------------------------

    def behind(self, passages: Iterable[Passage], speaker: str | None) -> Statement | None:
        """The statement in the same words by the same speaker."""
        for passage in passages:
            for one in self._statements.get(passage.source, ()):
                if one.speaker == speaker and any(same_place(passage, other) for other in one.evidence):
                    return one
        return None

    def outlets(self, passages: Iterable[Passage]) -> str:
        """The outlets whose words these are."""
        names = {self._outlets.get(one.source, ""): None for one in passages}
        return phrase(one_line(name) for name in names if name)

    def voice(self, one: Position) -> str:
        """Whose voice a position is in and since when: "own words, Ana Diaz, 3 March"."""
        said = self.behind(one.evidence, one.speaker) if one.speaker else None
        who = self.people.name(one.speaker) if one.speaker and one.speaker != one.party else ""
        if said and said.anonymous:
            who = one_line(said.described or "") or "unnamed official"
        when = self.dates.words(one, one.speaker)
        outlets = self.outlets(one.evidence)
        words = {
            "own words": f"own words, {who}" if who else "own words",
            "paraphrased": f"paraphrased, {who}" if who else "paraphrased",
            "relayed": f"relayed by {self._relayer(one, said)}" if self._relayer(one, said) else "relayed",
            "rival": f"as {who} tells it" if who else "as another party tells it",
            "outlet": f"in the words of {outlets}" if outlets else "in the outlet’s words",
            "joint text": "joint text",
            "user": "your notes",
        }[one.voice]
        return f"{words}, {when}"

    def _relayer(self, one: Position, said: Statement | None) -> str:
        relayer = said.relayer if said and said.relayer else one.speaker
        return self.people.full(relayer) if relayer and relayer != one.party else ""

    # --- positions ---------------------------------------------------------------------------------

    def wants(self, one: Position) -> str:
        """The bare content: "demands general; red line"."""
        strength = f" ({STRENGTH[one.strength]})" if STRENGTH[one.strength] else ""
        line = f"{ATTITUDE[one.attitude]} {self.option(one.issue, one.option)}{strength}"
        return f"{line}; red line" if one.red_line else line

    def issue(self, issue: str) -> str:
        """The issue's title."""
        return one_line(self.catalogue.title(issue))

    def option(self, issue: str, option: str) -> str:
        """The option's title in single marks, so that it reads as a term of the catalogue."""
        return f"‘{one_line(self.catalogue.title(issue, option))}’"

    def position(self, one: Position, *, limit: float = LINE) -> Parts:
        """ "Varland (own words, Ana Diaz, 3 March) – Ceasefire: demands ‘general’; red line. “…”"."""
        parts = [
            Part(self.people.name(one.party), "name"),
            Part(f" ({self.voice(one)}) – {self.issue(one.issue)}: {self.wants(one)}"),
        ]
        if one.condition:
            return self.with_quote(parts, one.condition.exact, limit=limit, lead="; on condition: ")
        return self.with_quote(parts, self.best_words(one), limit=limit)

    def joint(self, those: list[Position], *, limit: float = LINE) -> Parts:
        """What several parties accept in one signed or joint text."""
        first = those[0]
        parties = self.people.ordered(one.party for one in those)
        verb = PLURAL[first.attitude] if len(parties) > 1 else ATTITUDE[first.attitude]
        parts = [
            Part(phrase(self.people.name(one) for one in parties), "name"),
            Part(f" ({self.voice(first)}) – {self.issue(first.issue)}: {verb} "),
            Part(self.option(first.issue, first.option)),
        ]
        return self.with_quote(parts, self.best_words(first), limit=limit)

    def best_words(self, one: Position) -> str:
        """The words to quote for a position: the speaker's direct words where there are some."""
        said = self.behind(one.evidence, one.speaker) if one.speaker else None
        if said and said.mode == "direct":
            inside = [piece for piece in said.content if any(same_place(piece, other) for other in one.evidence)]
            if inside:
                return inside[0].exact
        return one.evidence[0].exact if one.evidence else ""

    def with_quote(self, parts: list[Part], words: str, *, limit: float, lead: str = ". ") -> Parts:
        """The parts, and the words after them where there is room for enough of them to mean something."""
        room = limit - sum(width(part.text) for part in parts) - width(lead) - 1
        if words and (room >= LEAST_QUOTE or width(words) <= room):
            return (*parts, Part(lead), Part(quoted(words, room), "quote"))
        return (*parts, Part("."))

    # --- what happened -----------------------------------------------------------------------------

    def meeting(self, one: Meeting, *, missing: Iterable[str] = ()) -> Parts:
        """Who met, where, when, how long, through whom; who was absent. `missing`: parties not named."""
        who = self.people.listed(one.participants) or "Participants not named"
        verb = {"held": "met", "under way": "are meeting", "planned": "are to meet", "cancelled": "did not meet"}
        where = f" in {one_line(one.place)}" if one.place else ""
        when = f", {self.dates.day(one.date)}" if one.date else ", date not given"
        line = f" {verb[one.status]}{where}{when}"
        if one.hours is not None:
            line += f", {one.hours:g} hour{'' if one.hours == 1 else 's'}"
        if one.status == "cancelled":
            line += " (cancelled)"
        if one.mediators:
            line += f"; through or with {self.people.listed(one.mediators)}"
        if one.absent:
            line += f"; absent: {self.people.listed(one.absent)}"
        unnamed = self.people.ordered(missing)
        if unnamed:
            line += f"; not named among those present: {phrase(self.people.name(one) for one in unnamed)}"
        return (Part(who, "name"), Part(f"{line}."))

    def proposal(self, one: Proposal) -> Parts:
        """A text on the table: whose, to whom, when, what it counters, where it stands."""
        name = one_line(one.name)
        size = f" ({one.points} points)" if one.points and "point" not in name else ""
        author = self.people.full(one.author) if one.author else "author not named"
        to = f", to {self.people.full(one.recipient)}" if one.recipient else ""
        when = f", {self.dates.day(one.date)}" if one.date else ", date not given"
        counters = f"; counters {one_line(one.counters)}" if one.counters else ""
        return (Part(author, "name"), Part(f": {name}{size}{to}{when}; {one.status}{counters}."))

    def decision(self, one: Decision) -> Parts:
        """A vote or ruling: which body, on what, when, under which rule, who resists."""
        body = self.people.full(one.body) if one.body else "Body not named"
        when = f", {self.dates.day(one.date)}" if one.date else ", date not given"
        rule = f"; rule: {one_line(one.rule)}" if one.rule else "; rule not known"
        against = f"; resisted by {self.people.listed(one.resisted_by)}" if one.resisted_by else ""
        status = {"planned": "to come", "taken": "taken", "blocked": "blocked"}[one.status]
        return (Part(body, "name"), Part(f": {one_line(one.matter)}{when}; {status}{rule}{against}."))

    def event(self, one: Event) -> Parts:
        """Something that presses on the talks, with its amounts as the report gives them."""
        when = f", {self.dates.day(one.date)}" if one.date else ""
        where = f", {one_line(one.place)}" if one.place else ""
        amounts = "; ".join(amount_words(amount) for amount in one.amounts)
        return (Part(f"{one_line(one.what)}{where}{when}" + (f": {amounts}" if amounts else "") + "."),)

    # --- what was said -----------------------------------------------------------------------------

    def view(self, one: View, *, limit: float = LINE) -> Parts:
        """How an actor describes the talks, in its own words."""
        said = next((s for p in one.evidence for s in self._statements.get(p.source, ()) if _holds(s, one.words)), None)
        when = self.dates.words(said if said and said.said_on else one)
        parts = [Part(self.people.full(one.actor), "name"), Part(f" ({when})")]
        return self.with_quote(parts, one.words.exact, limit=limit, lead=": ")

    def statement(self, one: Statement, *, limit: float | None = LINE) -> Parts:
        """Words with their speaker, through whom, how strongly, and when."""
        who = self.people.full(one.speaker) if one.speaker else "Speaker not named"
        if one.anonymous:
            side = f" ({self.people.name(one.speaker)})" if one.speaker else ""
            who = f"{one_line(one.described or '') or 'an unnamed official'}{side}"
            who = who[:1].upper() + who[1:]
        relayed = f", relayed by {self.people.full(one.relayer)}" if one.relayer else ""
        how = {"direct": "", "indirect": ", reported", "mixed": ", partly quoted"}[one.mode]
        strength = f", {STRENGTH[one.strength]}" if STRENGTH[one.strength] else ""
        words = " […] ".join(one_line(piece.exact).removesuffix(",") for piece in one.content)
        parts = [Part(who, "name"), Part(f" ({self.dates.words(one)}{how}{strength}{relayed})")]
        if limit is None:
            return (*parts, Part(": "), Part(quoted(words), "quote"))
        return self.with_quote(parts, words, limit=limit, lead=": ")


def _holds(said: Statement, words: Passage) -> bool:
    return any(same_place(piece, words) for piece in said.content)


def amount_words(amount: Money | Quantity) -> str:
    """An amount in the report's words, with the sum as it was understood where those do not hold it."""
    if amount.words:
        return quoted(amount.words)
    if isinstance(amount, Money):
        return f"{amount.amount:,f} {amount.currency}"
    return f"{amount.value:,f} {one_line(amount.unit)}"
