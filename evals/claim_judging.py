"""Whether a claim of page one is true to the reading by hand of the reports that it rests on.

A claim is followed to its facts, and each fact, report by report, to what the gold has there. The report is the
same; the sentence need not be, because a careful reader marks a position once and a report may tell it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from detente.analysis.agreements import Agreements
from detente.model import Decision, Dossier, Fact, Meeting, Position, Proposal, Statement, View
from detente.report import Claim
from detente.report.claims.sureness import as_named
from evals.corpora import SHARED, Article
from evals.measure import scorer

Verdict = Literal["right", "detail", "wrong party", "reversed", "answered", "not in gold"]
VERDICTS: tuple[Verdict, ...] = ("right", "detail", "wrong party", "reversed", "answered", "not in gold")
"""right: all that the claim says. detail: the right party and direction, but an option, red line, status, date, place
or person that the gold has otherwise. answered: called unanswered, and the gold has a position of those silent."""

_WORD = re.compile(r"\w+")
_ORDER: tuple[Verdict, ...] = ("reversed", "wrong party", "answered", "not in gold", "detail", "right")
_BETTER: tuple[Verdict, ...] = ("right", "detail", "reversed", "wrong party", "not in gold", "answered")


@dataclass(slots=True)
class Page:
    """One article: its gold, and which of the dossier's actors is whom there."""

    article: Article
    source: str
    dossier: Dossier
    gold: Any = field(init=False)
    same: dict[str, str] = field(init=False)
    sides: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        module = scorer(SHARED / "talks" / "score_talks.py")
        here = [
            {"id": one.id, "name": one.name, "names": list(one.names)}
            for one in self.dossier.actors
            if any(passage.source == self.source for passage in one.evidence)
        ]
        self.gold = module.Report(self.article, self.article["text"])
        self.same = module.pair_actors(self.article, {"actors": here})
        self.sides = {one["id"]: one.get("side") or one["id"] for one in self.article["actors"]}

    def who(self, actor: str | None) -> str | None:
        """The gold's id of an actor of the dossier; "?" for one whom the gold does not have here."""
        if actor is None or actor in self.same:
            return self.same.get(actor or "")
        return self.same.setdefault(actor, self._by_part(actor))

    def _by_part(self, actor: str) -> str:
        """The gold actor of the very name, else the only one left of whose name it is part ("Orland's parliament"), or "?"."""
        name = next((one.name.lower() for one in self.dossier.actors if one.id == actor), "")
        for one in self.article["actors"]:
            if name in {form.lower() for form in (one["name"], *one["names"])}:
                return str(one["id"])
        free = [one for one in self.article["actors"] if one["id"] not in self.same.values()]
        found = [one["id"] for one in free if any(_part(form.lower(), name) for form in (one["name"], *one["names"]))]
        return str(found[0]) if len(found) == 1 else "?"

    def side(self, who: str | None) -> str | None:
        """The gold's side of a gold actor."""
        return self.sides.get(who or "", who)

    def is_side(self, who: str) -> bool:
        """Whether a gold actor is a state or a group, which a body can belong to."""
        return any(one["id"] == who and one["kind"] in {"state", "group"} for one in self.article["actors"])

    def bodies(self, body: str, words: set[int]) -> set[str]:
        """The gold's bodies of the decisions told in some words by which a body of the dossier is meant.

        A careful reader may give a decision to the state whose parliament takes it. Where the gold does not have our
        body as an actor of its own, and the words that it gives for the decision name it, its body is meant.
        """
        who = self.who(body)
        forms = next((one.names for one in self.dossier.actors if one.id == body), ())
        near = [one for one in self.facts("decisions") if one["span"] & words]
        if who != "?":
            return {str(one["who"]) for one in near if one["who"] == who}
        named = [one for one in near if any(_has(self.told(one["raw"]["evidence"]), form) for form in forms)]
        return {str(one["who"]) for one in named}

    def facts(self, kind: str) -> list[dict[str, Any]]:
        """The gold facts of a kind, as the scorer has them."""
        found: list[dict[str, Any]] = self.gold.facts[kind]
        return found

    def told(self, value: str | list[int]) -> str:
        """A gold value in lower case; a stretch of the text stands for its words."""
        words: str = value if isinstance(value, str) else self.article["text"][value[0] : value[1]]
        return words.lower()

    def words(self, passages: Iterable[Any]) -> set[int]:
        """The word positions of the passages that lie in this article."""
        spans = [[one.start, one.end] for one in passages if one.source == self.source]
        found: set[int] = self.gold.words(spans)
        return found


def _has(words: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form.lower())}(?!\w)", words) is not None


def _part(one: str, other: str) -> bool:
    left, right = (f" {' '.join(_WORD.findall(form))} " for form in (one, other))
    return len(left) > 5 and len(right) > 5 and (left in right or right in left)


@dataclass(frozen=True, slots=True)
class Talks:
    """One process: its articles, what was made of them."""

    pages: Sequence[Page]
    dossier: Dossier
    agreements: Agreements

    def verdict(self, claim: Claim) -> Verdict:
        """What a claim is worth: the worst of its facts."""
        facts = {one.id: one for one in self.dossier.facts()}
        found = [self._fact(facts[one]) for one in claim.facts]
        found.append(self._present(claim, (facts[one] for one in claim.facts)))
        found += [self._whose(claim, facts[one]) for one in claim.facts]
        if claim.section == "unanswered":
            found += [self._silence(one) for one in claim.facts]
        return min(found, key=_ORDER.index)

    def _fact(self, fact: Fact) -> Verdict:
        """The best that any of its reports has: one report may say less than another, unless it says otherwise."""
        if isinstance(fact, Meeting):  # page one tells those alone whom the words name
            fact = as_named(fact, actors={one.id: one for one in self.dossier.actors}) or fact
        told = {passage.source for passage in fact.evidence}
        found = [judge(fact, page) for page in self.pages if page.source in told]
        if "reversed" in found:
            return "reversed"
        return min(found, key=_BETTER.index)

    def _present(self, claim: Claim, facts: Iterable[Fact]) -> Verdict:
        """Whether the gold, too, has nobody in the room of those that a claim says are not named there."""
        names = claim.text.partition("not named among those present: ")[2]
        missing = [one.id for one in self.agreements.parties if one.name in names] if names else []
        for fact in facts:
            for page in self.pages:
                if any(passage.source == page.source for passage in fact.evidence):
                    sides = {page.side(page.who(one)) for one in missing} - {"?"}
                    for gold in page.facts("meetings"):
                        if gold["span"] & page.words(fact.evidence) and sides & {page.side(one) for one in gold["who"]}:
                            return "detail"
        return "right"

    def _whose(self, claim: Claim, fact: Fact) -> Verdict:
        """Whether a deciding body is, in the gold too, of the side that a claim names behind it in brackets."""
        actors = {one.id: one for one in self.dossier.actors}
        body = actors.get(fact.body or "") if isinstance(fact, Decision) else None
        side = actors.get(body.side or "") if body else None
        if body is None or side is None or f"({side.name})" not in claim.text:
            return "right"
        for page in self.pages:
            words = page.words(fact.evidence)
            theirs = {page.side(one) for one in page.bodies(body.id, words)} - page.bodies(body.id, words)
            theirs |= {one for one in page.bodies(body.id, words) if page.is_side(one)}
            if theirs and page.who(side.id) not in theirs:
                return "wrong party"
        return "right"

    def _silence(self, fact: str) -> Verdict:
        """Whether the gold, too, has no position of those called silent, in reports of that day or later."""
        for one in self.agreements.silences:
            if one.fact != fact or one.issue is None:
                continue
            for page in self.pages:
                day = page.article.get("published", "")[:10]
                if one.since and day < one.since.isoformat():
                    continue
                silent = {page.who(who) for who in one.silent}
                if any(g["who"] in silent and g["issue"] == one.issue for g in page.facts("positions")):
                    return "answered"
        return "right"


def judge(fact: Fact, page: Page) -> Verdict:
    """One fact against one article's gold; kinds that the gold has none of are not in it."""
    match fact:
        case Position():
            found = _position(fact, page)
        case Statement():
            found = _said(page, fact.content, who=fact.speaker, anonymous=fact.anonymous)
        case View():
            found = _said(page, (fact.words,), who=fact.actor, anonymous=None)
        case Meeting():
            found = _meeting(fact, page)
        case Proposal():
            found = _text(page, "proposals", who=fact.author, name=fact.name, fact=fact)
        case Decision():
            meant = page.bodies(fact.body, page.words(fact.evidence)) if fact.body else set()
            found = _text(page, "decisions", who=fact.body, name=fact.matter, fact=fact, meant=meant)
        case _:
            found = "not in gold"
    return found


def _position(fact: Position, page: Page) -> Verdict:
    who = page.who(fact.party)
    gold = page.facts("positions")
    mine = [g for g in gold if g["who"] == who and g["issue"] == fact.issue]
    if any(
        g["option"] == fact.option and g["attitude"] == fact.attitude and (g["red"] or not fact.red_line) for g in mine
    ):
        return "right"
    same = [g for g in mine if g["option"] == fact.option]
    if any((g["attitude"] == "rejects") == (fact.attitude == "rejects") for g in same):
        return "detail"
    if same:
        return "reversed"
    if any(g["attitude"] == fact.attitude for g in mine):
        return "detail"
    words = page.words(fact.evidence)
    if any(g["span"] & words and g["issue"] == fact.issue and g["option"] == fact.option for g in gold):
        return "wrong party"
    return "not in gold"


def _said(page: Page, content: Iterable[Any], *, who: str | None, anonymous: bool | None) -> Verdict:
    words, speaker = page.words(content), page.who(who)
    near = [g for g in page.facts("statements") if words and len(g["span"] & words) >= 0.7 * len(words)]
    if not near:
        return "not in gold"
    if any(g["who"] == speaker or page.side(g["who"]) == speaker for g in near):
        unnamed = [bool(g["raw"].get("anonymous")) for g in near]
        return "right" if anonymous is None or anonymous in unnamed else "detail"
    return "detail" if any(page.side(g["who"]) == page.side(speaker) for g in near) else "wrong party"


def _meeting(fact: Meeting, page: Page) -> Verdict:
    known = [who for one in fact.participants if (who := page.who(one)) != "?"]
    found: list[Verdict] = []
    for gold in page.facts("meetings"):
        raw = gold["raw"]
        room = [*raw.get("participants", []), *(raw.get("mediators") or [])]
        table = {page.side(one) for one in raw.get("participants", [])}
        ours = {page.side(one) for one in known}
        near = bool(gold["span"] & page.words(fact.evidence))
        if len(table & ours) < 0.5 * len(table | ours) or not (near or _days_meet(fact, gold)):
            found += ["wrong party"] if near else []
            continue
        sides = {page.side(one) for one in room}
        if any(page.side(one) not in sides for one in known):
            found.append("wrong party")
        elif gold["status"] != fact.status or not _days_meet(fact, gold):
            found.append("detail")
        else:
            found.append("right")
    return min(found, key=_BETTER.index, default="not in gold")


def _days_meet(fact: Meeting, gold: dict[str, Any]) -> bool:
    """Whether the two dates can be one: a meeting without a date can be any."""
    ours, theirs = fact.date.day_value if fact.date else "", gold["date"] or ""
    return ours.startswith(theirs) or theirs.startswith(ours)


def _text(
    page: Page, kind: str, *, who: str | None, name: str, fact: Proposal | Decision, meant: Iterable[str] = ()
) -> Verdict:
    """A text or a decision by who is said to be its author or body; `meant`: gold actors that are meant by that too."""
    words, author = page.words(fact.evidence), page.who(who)
    named = set(_WORD.findall(name.lower()))
    found: list[Verdict] = []
    for gold in page.facts(kind):
        raw = gold["raw"]
        alike = named & set(_WORD.findall(page.told(raw.get("name") or raw.get("matter") or "")))
        near = page.gold.near(gold["span"], words) > 0
        if (gold["who"] == author or gold["who"] in meant) and (near or len(alike) > 1):
            said = fact.status not in {"presented", "under discussion", "planned"}  # which page one leaves out
            found.append("right" if gold["status"] == fact.status or not said else "detail")
        elif alike and gold["span"] & words:
            found.append("wrong party" if author is not None else "detail")
    return min(found, key=_BETTER.index, default="not in gold")
