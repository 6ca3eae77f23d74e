"""Which facts may be claimed on page one: wrong ones cost its reader more than missing ones.

A fact is let in by its reader's own confidence, where that was measured, and by signs in its passages that anybody
can check: that those it names are named there. Facts made by hand need neither. Those of a reader that measures nothing
pass the first test, but for positions, which are told in the words themselves: of what a large language model read, with
nothing asked of it, .84 of the claims on page one were right (evals/own, single reports), with this .99. What is kept off
page one stands in the annexes.

The bounds were tried on ../shared/talks/dev and evals/building, by `python -m evals.pageone`. Without any of this
.82 and .52 of the claims were right, one report a page; with it nearly all. Both corpora were looked at while the
bounds were set: on others fewer are right (docs/accuracy.md). Confidences are brought down to what unseen reports show,
so that few positions as coded reach their bound; they are told in the words themselves.

What is asked of statements was chosen anew on evals/apart, the calibrating half of evals/fresh and the unseen of
talks/dev, by totals alone: with a bound of .95, and "she said" as a cue, 16 claims were let in, .94 of them right; with .9
31, .90; without "she said" 23 with .9, .96 of them right, 29 with .85, .93, and 31 with .8, .94. All wrong speakers were among
those after "she said"; .85 is where further claims begin to be few. With the reader of later, on the calibrating halves of evals/fresh
and evals/dispatches: statements with .85 136, 128 of them right, with .88 120, 115, with .92 63, 61; meetings with .6 75, 68 right and 4
of the wrong people, with .8 52, 49 and 2, with .85 32, 31 and none. Whether a passage says plainly who met tells right meetings
from wrong ones better than confidence does (see `plainly`): of those with .6 plain ones 36, 35 right, of the others 42, 34.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from detente.model import Actor, Decision, Fact, Meeting, PartialDate, Passage, Position, Proposal, Statement
from detente.model.actor import SIDE_LIKELY
from detente.report.claims.plainly import Named, met_plainly

LEAST: dict[type[Fact], float] = {
    Statement: 0.88,
    Position: 0.97,
    Decision: 0.8,
    Proposal: 0.9,
    Meeting: 0.6,
}
"""The least confidence of each kind."""
LOOSE = frozenset({"attribution.noun", "attribution.turn"})
"""Rules whose statements are as often views at large as words of somebody ("the view that", "a claim which"), or a whole
turn of a transcript, which begins with a greeting or an answer to what nobody sees."""
TOLD_TWICE = 0.9
"""The least confidence of a position that two reports tell alike."""
_GUESSED = "people.context-"
"""How rules begin that take a name for a state's or a group's by what is said of it."""
SEVERAL = 3
"""How often a party must be named in a report for its absence from a meeting to mean something."""

_STAND_INS = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|me|us|him|them|[Ss]eparate(?:ly)?|respectively|in turn"
    r"|the (?:following|next) day|afterwards?)\b"
)
"""Words for people whom a meeting's passage does not name, and for meetings one after another: then who met whom is
a guess."""
_BY_ANOTHER = re.compile(r"\b(?:same|following|next|previous|before|after|later|earlier|that)\b", re.IGNORECASE)
"""In a day's words: it is reckoned from another."""
_TEXTS = re.compile(
    r"\b(?:plan|proposal|counter-?proposal|draft|offer|framework|document|text|package|initiative|paper|road ?map|formula"
    r"|list|accord|agreement|treaty|protocol|reply|response|terms|blueprint|points?|note|letter|declaration|charter|map)s?\b",
    re.IGNORECASE,
)
"""Words of which one stands in the name of something that can lie on a table."""
_DECIDES = re.compile(
    r"\b(?:vot|ballot|poll|referend|plebiscit|ratif|rule|ruling|verdict|judgment|approv|adopt|endors|decid|decision"
    r"|pass|sign|debate|bill|motion|resolution|assent|lift|extend|renew|elect)\w*",
    re.IGNORECASE,
)
"""Words of which one stands where a body decides; "refuses to" and "is to answer" are no decisions."""
_OPEN_MATTER = re.compile(r"(?:[a-z]+ ){0,3}(?:it|them)\b", re.IGNORECASE)
"""How a matter begins that another sentence names: "approved it in principle"."""
_NEXT_WORDS = re.compile(r"(?:['’]s?)?(?:\s+[a-z\d-]+){1,6}")
"""The small words right behind a body's name: "is due on Friday to vote" ends at Friday."""
_BY = re.compile(r"\b(?:by|in|of)\s+(?:the\s+)?(?:[\w'’-]+\s+)?$")


_PART_OF_A_CLAUSE = re.compile(
    r"(?:him|her|them|us|me|in(?! (?:return|exchange)\b)|on|at|for|from|by|with|about|of|over|after|before|during|through)\b",
    re.IGNORECASE,
)
"""How words begin that are a piece of the reporter's own sentence: "[pressed] him to let …", "[asked] in a letter for …"."""
_REPORTERS_TAIL = re.compile(
    r", (?:on the eve of|amid\b|(?:\w+ )?(?:day|week|month|year|hour|minute)s? (?:after|before|ahead of|into)\b|according to"
    r"|in (?:what|a (?:move|sign|step|speech|statement|letter|interview))\b"
    r"|(?:the |a )?[\w.'’ -]{2,40} (?:said|says|told|reported|added|announced)\W*$)",
)
"""What a reporter adds to words told indirectly: it would be put into the speaker's mouth."""


def likely(fact: Fact, *, told: int = 1) -> bool:
    """Whether the reader's confidence, where it has one, is high enough for page one. `told`: by how many reports."""
    sure = fact.why.confidence
    if sure is None:
        return not (isinstance(fact, Position) and fact.why.by_reader)
    if isinstance(fact, Position) and told > 1:
        return sure >= TOLD_TWICE
    return sure >= LEAST.get(type(fact), 0.0)


def as_named(one: Meeting, *, actors: dict[str, Actor]) -> Meeting | None:
    """The meeting with those whom a passage plainly says to have met (see `plainly`); None where none does.

    Who stood between them counts as one of two sides: "A received the envoy B". A day must stand in a passage too, and a
    place that does not is left out: where the report is written from is where most of its meetings were, not all.
    """
    if not one.why.by_reader:
        return one
    words = [passage.exact for passage in one.evidence]
    plain = [it for it in words if _says_who_met(it, one, actors=actors)]
    kept = _there(one.participants, plain, actors=actors)
    if not kept or _bodies(one.participants, actors) - _bodies(kept, actors):
        return None  # a side would be left out whose people the words do not name
    if one.date and not any(_gives(it, one.date) for it in words):
        return None
    between = _there(one.mediators, [it for it in words if not _STAND_INS.search(it)] + plain, actors=actors)
    place = one.place if one.place and any(one.place.casefold() in it.casefold() for it in words) else None
    return replace(one, participants=kept, mediators=between, place=place)


def _says_who_met(words: str, one: Meeting, *, actors: dict[str, Actor]) -> bool:
    there = {who for who in (*one.participants, *one.mediators) if named(who, words, actors=actors)}
    if len({side_of(actors, who) for who in there}) < 2:
        return False
    return met_plainly(words, there, named=_all_named(words, actors))


def _all_named(words: str, actors: dict[str, Actor]) -> Named:
    """Everybody whom some words may name, people by the surname too."""
    people: dict[str, list[str]] = {}
    bodies: dict[str, list[str]] = {}
    for one, known in actors.items():
        forms = _person_forms(known) if known.kind == "person" else {known.name, *known.names}
        here = [form for form in forms if form and form in words]
        if here:
            (people if known.kind == "person" else bodies)[one] = here
    return Named(people, bodies)


def _there(those: Iterable[str], passages: Iterable[str], *, actors: dict[str, Actor]) -> tuple[str, ...]:
    return tuple(who for who in those if any(named(who, words, actors=actors) for words in passages))


def _gives(words: str, date: PartialDate) -> bool:
    """Whether words give a day themselves, not by another one ("the same day")."""
    return bool(date.words) and date.words in words and not _BY_ANOTHER.search(date.words)


def _bodies(those: Iterable[str], actors: dict[str, Actor]) -> set[str]:
    sides = {side_of(actors, who) for who in those}
    return {side for side in sides if side in actors and actors[side].kind != "person"}


def fit_text(one: Proposal, *, actors: dict[str, Actor]) -> bool:
    """Whether a text is called what a text can be called, and its own words name its author."""
    return not one.why.by_reader or (
        bool(_TEXTS.search(one.name)) and named(one.author or "", _words(one.evidence), actors=actors)
    )


def fit_decision(one: Decision, *, actors: dict[str, Actor]) -> bool:
    """Whether a decision's own words name the body, right before it decides or as the one by whom: else another may.

    A matter that is only "it" or "them" does not say what was decided.
    """
    if not one.why.by_reader:
        return True
    if _OPEN_MATTER.match(one.matter):
        return False
    words = _words(one.evidence)
    known = actors.get(one.body or "")
    forms = {known.name, *known.names} if known is not None else set()
    return any(_decides(words, form) for form in forms if form)


def _decides(words: str, form: str) -> bool:
    for found in _form(form).finditer(words):
        behind = _NEXT_WORDS.match(words, found.end())
        if behind and _DECIDES.search(behind[0]):
            return True
        if _BY.search(words, 0, found.start()) and _DECIDES.search(words, 0, found.start()):
            return True
    return False


def says_whose(one: Decision, *, actors: dict[str, Actor]) -> bool:
    """Whether a decision's own words say whose the body is, right beside its name ("Norland's parliament").

    What "the federal parliament" belongs to was told elsewhere, or is a guess: in 260 reports that may be built on, of 20
    bodies whose decision does not say whose they are the reader gave 4 to another side, of 22 whose decision says it 2.
    """
    if not one.why.by_reader:
        return True
    body = actors.get(one.body or "")
    side = actors.get(side_of(actors, one.body or ""))
    if body is None or side is None or body is side:
        return True
    words, owners = _words(one.evidence), [form for form in {side.name, *side.names} if form]
    for form in {body.name, *body.names} - {""}:
        for found in _form(form).finditer(words):
            before, behind = words[: found.start()], words[found.end() :]
            if any(
                _form(owner).search(found[0])
                or _stands_before(owner, before)
                or _stands_behind(owner, behind, of=side.name)
                for owner in owners
            ):
                return True
    return False


def _stands_before(owner: str, before: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(owner)}(?:['’]s?)?\s(?:[a-z]+\s)?\Z", before))


def _stands_behind(owner: str, behind: str, *, of: str) -> bool:
    """Whether "of Norland" stands behind; "in" says it with the name itself: whose capital a place is may be a guess."""
    preposition = "(?:of|in)" if owner == of else "of"
    return bool(re.match(rf"\s{preposition}\s(?:the\s)?{re.escape(owner)}(?!\w)", behind))


def fit_statement(one: Statement, *, actors: dict[str, Actor]) -> bool:
    """Whether a statement is likely, whole, and its own cue says who the speaker is: "she said" leaves a guess."""
    if not one.why.by_reader:
        return True
    if not likely(one) or one.named is None or one.why.rule in LOOSE or not whole(one):
        return False
    speaker = actors.get(one.speaker or "")
    if speaker is None or speaker.why.rule.endswith(SIDE_LIKELY):
        return False
    if speaker.kind != "person" and speaker.why.rule.startswith(_GUESSED):
        return False
    return named(speaker.id, one.named.exact, actors=actors)


def whole(one: Statement) -> bool:
    """Whether words told indirectly are the speaker's alone: a clause, and nothing of the reporter's after it."""
    words = _words(one.content)
    return one.mode == "direct" or not (_PART_OF_A_CLAUSE.match(words) or _REPORTERS_TAIL.search(words))


def side_of(actors: dict[str, Actor], who: str) -> str:
    """The id of the side that an actor acts for: itself where it acts for none."""
    known = actors.get(who)
    return (known.side if known else None) or who


def named(who: str, words: str, *, actors: dict[str, Actor]) -> bool:
    """Whether words hold a form of an actor's name; a person by the surname too."""
    known = actors.get(who)
    if known is None:
        return False
    forms = _person_forms(known) if known.kind == "person" else {known.name, *known.names}
    return any(_form(form).search(words) for form in forms if form)


def _person_forms(known: Actor) -> set[str]:
    """The names of a person, the surname too; no descriptions."""
    forms = {known.name, *known.names, known.name.split()[-1]}
    return {form for form in forms if form[:1].isupper() and not form.startswith(("The ", "This ", "That "))}


@functools.lru_cache(maxsize=16384)
def _form(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def _words(passages: Iterable[Passage]) -> str:
    return " ".join(one.exact for one in passages)
