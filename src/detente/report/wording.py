"""Our own words for facts: plain, exact, neutral, always with whose voice says so.

Every generator gives the parts of one line. Quotations stay verbatim (cut only where the cut shows), names
come from the user's table, and no verb says more than the fact does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from detente.model import (
    Account,
    Catalogue,
    Decision,
    Event,
    Fact,
    Join,
    Meeting,
    Money,
    PartialDate,
    Passage,
    Position,
    Proposal,
    Quantity,
    Statement,
    View,
)
from detente.report.brief import Part, Parts
from detente.report.dating import Dates
from detente.report.display import cut, lowered, one_line, quoted, shortened, width
from detente.report.people import People, phrase, same_place

ATTITUDE = {"demands": "demands", "accepts": "accepts", "open": "is open to", "rejects": "rejects"}
PLURAL = {"demands": "demand", "accepts": "accept", "open": "are open to", "rejects": "reject"}
STRENGTH = {"signalled": "signalled", "said": "", "insisted": "insisted"}
LINE = 69.0
"""How wide a claim may be, in em (see `display.width`), so that it takes two lines of page one on A4."""
LEAST_QUOTE = 14.0
"""A quotation that would have to be cut below this width is left out."""
LEAST_CONDITION = 26.0
"""A condition is not cut below this width, though its claim may then take a third line: an offer without its
condition is another offer."""
MISSING = 2
"""More parties than this that a report does not put in the room are counted, not listed."""
TELLER = 14.0
"""Em for the name of a report whose account differs."""
SEARCHED = 2000
"""Longer passages are not searched for the words to quote; they are cut from their beginning."""


@dataclass(slots=True)
class Wording:
    """Makes lines. `parties` are those whose people stand first where many met.

    Statements are indexed by source, to tell who is behind a position's words.
    """

    people: People
    catalogue: Catalogue
    dates: Dates
    parties: tuple[str, ...] = ()
    _statements: dict[str, list[Statement]] = field(init=False)
    _outlets: dict[str, str] = field(init=False)
    _titles: dict[str, str] = field(init=False)
    _joins: dict[str, Join] = field(init=False)

    def __post_init__(self) -> None:
        self._statements, self._outlets, self._titles = {}, {}, {}
        self._joins = {one.fact: one for one in self.people.dossier.joins}
        for source in self.people.dossier.sources:
            self._outlets[source.id] = source.outlet or ""  # a title would read as a person's words
            self._titles[source.id] = one_line(source.title or source.location.rsplit("/", 1)[-1] or source.id)
        for one in self.people.dossier.statements:
            for place in {passage.source for passage in one.evidence}:
                self._statements.setdefault(place, []).append(one)

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

    def reports(self, fact: Fact) -> str:
        """As in "3 reports" for what several tell; nothing for one."""
        number = len({passage.source for passage in fact.evidence})
        return f"{number} reports" if number > 1 else ""

    def differing(self, fact: Fact, field: str) -> list[tuple[str, str]]:
        """What reports, or voices in one, tell differently of a field: each value with who says so; else nothing."""
        join = self._joins.get(fact.id)
        told: dict[str, list[str]] = {}
        for one in join.versions if join else ():
            if one.field == field:
                told.setdefault(one.value, []).append(self._tellers(one.sources))
        for each in accounts_of(fact, field):
            told.setdefault(each.value, []).append(self.whose(each, fact))
        return [(value, phrase(dict.fromkeys(who))) for value, who in told.items()]

    def whose(self, one: Account, fact: Fact) -> str:
        """Whose word an account is; of a fact that rests on several reports also in which it stands."""
        outlet = self._tellers([one.words.source])
        if one.by is None:
            return outlet
        several = len({passage.source for passage in fact.evidence}) > 1
        return f"{self.people.full(one.by)}, in {outlet}" if several else self.people.full(one.by)

    def _told(self, fact: Fact, field: str) -> str:
        """What is told differently of a field as one phrase: "Sund (Varland) or Arvel (Merenia)"; else nothing."""
        say: dict[str, Callable[[str], str]] = {
            "hours": lambda value: _hours(float(value)),
            "date": lambda value: self.dates.day(PartialDate(value=value)),
        }
        shown = say.get(field, one_line)
        return phrase([f"{shown(value)} ({who})" for value, who in self.differing(fact, field)], last="or")

    def _tellers(self, sources: Iterable[str]) -> str:
        names = [one_line(self._outlets.get(one, "")) or self._titles.get(one, one) for one in sources]
        return phrase(cut(name, TELLER) for name in dict.fromkeys(names))

    def length(self, one: Meeting) -> str:
        """As in "6 hours"; "5 hours (Coastwire) or 6 hours (Sund Radio)" where reports differ; nothing unsaid."""
        return self._told(one, "hours") or (_hours(one.hours) if one.hours is not None else "")

    def day(self, one: Meeting) -> str:
        """The day, or each with who gives it; nothing unsaid."""
        return self._told(one, "date") or (self.dates.day(one.date) if one.date else "")

    def place(self, one: Meeting) -> str:
        """The place, or each with who names it; nothing unsaid."""
        return self._told(one, "place") or one_line(one.place or "")

    def attendance(self, one: Meeting) -> str:
        """How many took part where voices differ: "12 (Varland) or 15 (Merenia)"."""
        return self._told(one, "participants")

    def status(self, one: Meeting) -> str:
        """Whether it came about, or each answer with who gives it."""
        return self._told(one, "status") or one.status

    def voice(self, one: Position) -> str:
        """Whose voice a position is in and since when: "own words, Ana Diaz, 3 March"."""
        said = self.behind(one.evidence, one.speaker) if one.speaker else None
        who = self.people.name(one.speaker) if one.speaker and one.speaker != one.party else ""
        if said and said.anonymous:
            who = _article_down(one_line(said.described or "")) or "unnamed official"
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

    def issue(self, issue: str, *, short: bool = False) -> str:
        """The issue's title; `short` gives its first words with "etc." where it lists several things."""
        title = one_line(self.catalogue.title(issue))
        return shortened(title) if short else title

    def option(self, issue: str, option: str) -> str:
        """The option's title as it stands within a sentence."""
        return lowered(one_line(self.catalogue.title(issue, option)))

    def stance(self, one: Position) -> Parts:
        """The bare content: "demands", the option as a term, "; red line"."""
        strength = f" ({STRENGTH[one.strength]})" if STRENGTH[one.strength] else ""
        tail = f"{strength}; red line" if one.red_line else strength
        parts = (Part(f"{ATTITUDE[one.attitude]} "), Part(self.option(one.issue, one.option), "term"))
        return (*parts, Part(tail)) if tail else parts

    def wants(self, one: Position) -> str:
        """The bare content as plain words: "demands general ceasefire; red line"."""
        return "".join(part.text for part in self.stance(one))

    def position(self, one: Position, *, limit: float = LINE, lead: Parts = ()) -> Parts:
        """The line "Varland (own words, Ana Diaz, 3 March) – Ceasefire: demands general ceasefire; red line. “…”".

        A condition is never left out: where room is short, the issue's title is shortened instead.
        """
        if not one.condition:
            return self.with_quote(self._said(one, lead), self.best_words(one), limit=limit, around=self.focus(one))
        tie, words = "; condition: ", one.condition.exact
        long = self._said(one, lead)
        fits = total(long) + width(tie) + min(width(words) + 1, LEAST_CONDITION) <= limit - 2
        parts = long if fits else self._said(one, lead, short=True)
        room = max(limit - total(parts) - width(tie) - 2, LEAST_CONDITION)
        return (*parts, Part(tie), Part(quoted(words, room), "quote"), Part("."))

    def _said(self, one: Position, lead: Parts, *, short: bool = False) -> list[Part]:
        about = f" ({self.voice(one)}) – {self.issue(one.issue, short=short)}: "
        return [*lead, Part(self.people.name(one.party), "name"), Part(about), *self.stance(one)]

    def joint(self, those: list[Position], *, limit: float = LINE) -> Parts:
        """What several parties accept in one signed or joint text."""
        first = those[0]
        parties = self.people.ordered(one.party for one in those)
        verb = PLURAL[first.attitude] if len(parties) > 1 else ATTITUDE[first.attitude]
        parts = [
            Part(phrase(self.people.name(one) for one in parties), "name"),
            Part(f" ({self.voice(first)}) – {self.issue(first.issue)}: {verb} "),
            Part(self.option(first.issue, first.option), "term"),
        ]
        return self.with_quote(parts, self.best_words(first), limit=limit, around=self.focus(first))

    def focus(self, one: Position) -> int:
        """Where, in the words to quote, the option or the issue is named; 0 where no cue is found."""
        words = self.best_words(one)
        issue = self.catalogue.issues.get(one.issue)
        if not issue or len(words) > SEARCHED:
            return 0
        option = issue.options.get(one.option)
        for cues in (option.cues if option else (), issue.cues):
            places = [found.start() for cue in cues if (found := re.search(cue, words, re.IGNORECASE))]
            if places:
                return min(places)
        return 0

    def best_words(self, one: Position) -> str:
        """The words to quote for a position: the speaker's direct words where there are some."""
        said = self.behind(one.evidence, one.speaker) if one.speaker else None
        if said and said.mode == "direct":
            inside = [piece for piece in said.content if any(same_place(piece, other) for other in one.evidence)]
            if inside:
                return inside[0].exact
        return one.evidence[0].exact if one.evidence else ""

    def with_quote(self, parts: list[Part], words: str, *, limit: float, lead: str = ". ", around: int = 0) -> Parts:
        """The parts, and the words after them where there is room for enough of them to mean something."""
        room = limit - total(parts) - width(lead) - 1
        if words and (room >= LEAST_QUOTE or width(words) <= room):
            return (*parts, Part(lead), Part(quoted(words, room, around=around), "quote"))
        return (*parts, Part("."))

    # --- what happened -----------------------------------------------------------------------------

    def meeting(self, one: Meeting, *, missing: Iterable[str] = (), limit: float | None = LINE) -> Parts:
        """Who met, where, when, how long, through whom; who was absent. `missing`: parties not named."""
        rest = self._circumstances(one, missing)
        room = max(limit - width(rest), limit / 3) if limit is not None else None
        who = self.people.delegations(one.participants, first=self.parties, limit=room) or "Participants not named"
        return (Part(who, "name"), Part(rest))

    def _circumstances(self, one: Meeting, missing: Iterable[str]) -> str:
        verb = {"held": "met", "under way": "were meeting", "planned": "are to meet", "cancelled": "did not meet"}
        said = {"held": "are said to have met", "under way": "are said to be meeting"}
        disputed = accounts_of(one, "status")
        where = f" in {place}" if (place := self.place(one)) else ""
        when = f", {self.day(one) or 'date not given'}"
        line = f" {(said if disputed else verb).get(one.status, verb[one.status])}{where}{when}"
        line += f", {length}" if (length := self.length(one)) else ""
        line += f"; whether they met: {self.status(one)}" if disputed else ""
        line += f"; took part: {number}" if (number := self.attendance(one)) else ""
        if one.status == "cancelled":
            line += " (cancelled)"
        if one.mediators:
            line += f"; through or with {self.people.delegations(one.mediators)}"
        if one.absent:
            line += f"; absent: {self.people.listed(one.absent)}"
        unnamed = self.people.ordered(missing)
        if unnamed:
            few = len(unnamed) <= MISSING
            names = phrase(self.people.name(one) for one in unnamed)
            of_all = f"{len(unnamed)} of the {len(self.parties)} parties"
            line += f"; not named among those present: {names if few else of_all}"
        return f"{line}."

    def proposal(self, one: Proposal, *, brief: bool = False) -> Parts:
        """A text on the table: whose, to whom, when, what it counters, where it stands.

        `brief` leaves out "presented" and "under discussion", which say no more than that the text is spoken of, where a
        reader chose between them.
        """
        name = one_line(one.name)
        size = f" ({one.points} points)" if one.points and "point" not in name else ""
        author = self.people.full(one.author) if one.author else "author not named"
        to = f", to {self.people.full(one.recipient)}" if one.recipient else ""
        when = f", {self.dates.day(one.date)}" if one.date else ", date not given"
        countered = self.countered(one)
        counters = f"; counters {countered}" if countered else ""
        spoken_of = one.status in {"presented", "under discussion"} and one.why.by_reader
        status = "" if brief and spoken_of else f"; {one.status}"
        return (Part(author, "name"), Part(f": {name}{size}{to}{when}{status}{counters}."))

    def countered(self, one: Proposal) -> str:
        """The name of the text that a text answers; nothing where a report says no more than that it is a counter."""
        texts = {each.id: each.name for each in self.people.dossier.proposals}
        name = one_line(texts.get(one.counters or "", one.counters or ""))
        return "" if name.casefold() in {"counter", one_line(one.name).casefold()} else name

    def decision(self, one: Decision, *, limit: float | None = LINE, whose: bool = True) -> Parts:
        """A vote or ruling: which body and, if `whose`, of which side, on what, when, under which rule, who resists."""
        called = self.people.full if whose else self.people.name
        body = called(one.body) if one.body else "Body not named"
        day = self.dates.day(one.date) if one.date else "date not given"
        rule = f"; rule: {one_line(one.rule)}" if one.rule else "; rule not known"
        against = f"; resisted by {self.people.listed(one.resisted_by)}" if one.resisted_by else ""
        status = {"planned": "to come", "taken": "taken", "blocked": "blocked"}[one.status]
        rest = f"; {status}{rule}{against}."
        matter = one_line(one.matter)
        if limit is not None:
            matter = cut(matter, max(limit - width(body) - width(f", {day}{rest}") - 1, LEAST_QUOTE))
        when = "" if day in matter else f", {day}"  # "is to decide on 24 April" says when
        return (Part(body, "name"), Part(f": {matter}{when}{rest}"))

    def event(self, one: Event) -> Parts:
        """Something that presses on the talks, with its amounts as the report gives them."""
        when = f", {self.dates.day(one.date)}" if one.date else ""
        where = f", {one_line(one.place)}" if one.place else ""
        amounts = self._told(one, "amounts") or "; ".join(amount_words(amount) for amount in one.amounts)
        return (Part(f"{one_line(one.what)}{where}{when}" + (f": {amounts}" if amounts else "") + "."),)

    # --- what was said -----------------------------------------------------------------------------

    def view(self, one: View, *, limit: float = LINE) -> Parts:
        """How an actor describes the talks, in its own words; in all of what it said where there is room for that."""
        said = next((s for p in one.evidence for s in self._statements.get(p.source, ()) if _holds(s, one.words)), None)
        if said and said.speaker == one.actor and _tells_of_what(said, one.words):
            whole = self.statement(said, limit=None)
            if total(whole) <= limit:
                return whole
        when = self.dates.words(said if said and said.said_on else one)
        parts = [Part(self.people.full(one.actor), "name"), Part(f", {when}")]
        return self.with_quote(parts, one.words.exact, limit=limit, lead=": ")

    def statement(self, one: Statement, *, limit: float | None = LINE) -> Parts:
        """Words with their speaker, through whom, how strongly, and when."""
        who = self.people.full(one.speaker) if one.speaker else "Speaker not named"
        if one.anonymous:
            side = f" ({self.people.name(one.speaker)})" if one.speaker else ""
            who = f"{one_line(one.described or '') or 'an unnamed official'}{side}"
            who = who[:1].upper() + who[1:]
        through = [self.people.full(one.relayer), self.people.name(one.relayer)] if one.relayer else []
        how = {"direct": "", "indirect": ", paraphrased", "mixed": ", partly quoted"}[one.mode]
        strength = f", {STRENGTH[one.strength]}" if STRENGTH[one.strength] else ""
        words = " […] ".join(one_line(piece.exact).removesuffix(",") for piece in one.content)
        said = f", {self.dates.words(one)}{how}{strength}"
        parts = [Part(who, "name"), Part(f"{said}, relayed by {through[0]}" if through else said)]
        if limit is None:
            return (*parts, Part(": "), Part(quoted(words), "quote"))
        if (
            through and total(parts) + width(": ") + LEAST_QUOTE + 1 > limit
        ):  # the words matter more than whose side he is on
            parts = [parts[0], Part(f"{said}, relayed by {through[1]}")]
        return self.with_quote(parts, words, limit=limit, lead=": ")


_LINKED = re.compile(r"\b(?:is|are|was|were|has been|have been|had been|remains?|remained)\b")


def _hours(hours: float) -> str:
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def accounts_of(fact: Fact, field: str) -> list[Account]:
    """What voices within one report say of a field of a fact."""
    told: tuple[Account, ...] = getattr(fact, "accounts", ())
    return [one for one in told if one.field == field]


def total(parts: Iterable[Part]) -> float:
    """How wide the parts set together, in em."""
    return sum(width(part.text) for part in parts)


def _article_down(described: str) -> str:
    """The description without a sentence's capital: "A senior official" opens a sentence in its report."""
    first, _, rest = described.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "The", "One", "Two", "Some", "Several"} else described


def _tells_of_what(said: Statement, words: Passage) -> bool:
    """Whether a statement names what the words describe before them: "the first round was" frank."""
    return any(
        same_place(piece, words) and _LINKED.search(piece.exact, 0, max(words.start - piece.start, 0))
        for piece in said.content
    )


def _holds(said: Statement, words: Passage) -> bool:
    return any(same_place(piece, words) for piece in said.content)


def amount_words(amount: Money | Quantity) -> str:
    """An amount in the report's words, with the sum as it was understood where those do not hold it."""
    if amount.words:
        return quoted(amount.words)
    if isinstance(amount, Money):
        return f"{amount.amount:,f} {amount.currency}"
    return f"{amount.value:,f} {one_line(amount.unit)}"
