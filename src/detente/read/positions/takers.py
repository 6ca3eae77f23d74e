"""Who takes the stance that a clause shows, and in whose voice we know it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from detente.model import Statement
from detente.model.position import Attitude, Voice
from detente.read.attribution.issuing import issuer
from detente.read.layers import Span, text_of
from detente.read.people import mentions_in
from detente.read.positions.clauses import Clause
from detente.read.positions.governing import VERBS
from detente.read.positions.holders import Speech, Subject, in_marks
from detente.read.positions.outsiders import is_between, party_of
from detente.read.positions.stances import Kind
from detente.read.positions.values import Chain

_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_ENCLOSED = re.compile(r",[^,]*,")
_SAID_TO = re.compile(
    r"\b(?:is|are|was|were) (?:said|reported|understood|believed|thought|known|rumou?red|widely expected) to\b",
    re.IGNORECASE,
)
_OTHER_VERB = re.compile(
    r"\b(?:that|which|who|whose|where|how|said|says|told|is due|was due|hands?|handed|put|met|reported|called|carried|left|led|made|rules|ruled|hears|heard|debates|debated|known as)\b",
    re.IGNORECASE,
)
_NORMS: frozenset[Kind] = frozenset({"must", "no", "out", "firm", "keep", "fine", "maybe"})
"""Stances on how things ought to be or stand: whoever they are about, they are the speaker's."""
_WANTS = re.compile(
    r"\b(?:want(?:s|ed|ing)?|would (?:like|prefer)|prefers?|preferred|hop(?:es?|ed|ing)|seek(?:s|ing)?|sought|views?|viewed|sees?|saw"
    r"|regards?|regarded|considers?|favou?rs?|favou?red|fears?|feared|believes?|believed|intends?|intended|plans?|planned)\b",
    re.IGNORECASE,
)
"""Cues that tell what somebody has in mind, not that it was said."""
_AUTHOR, _WE_KEY = "positions.author", "positions.says-we"
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OPENS = 6
"""At how many letters a verb still opens its clause: past "and", "also"."""
_HOLDS = re.compile(
    r"\b(?:regard(?:s|ed)?|treat(?:s|ed)?|view(?:s|ed)?|sees?|saw|describe[sd]?|dismiss(?:es|ed)?|brand(?:s|ed)?|denounce[sd]?|consider(?:s|ed)?|deem(?:s|ed)?|call(?:s|ed)?|finds?|found)\b",
    re.IGNORECASE,
)
"""Verbs by which somebody calls a thing what follows."""
_FARTHEST = 7
"""Most words between a subject and its verb in the reporter's voice; with no limit objects are taken for subjects."""


@dataclass(frozen=True, slots=True)
class Take:
    """The parties that take a stance, in whose voice, whose words they are, and the rule that says so."""

    parties: tuple[str, ...]
    voice: Voice
    speaker: str | None
    rule: str


def _asked_of_itself(doc: Doc, speech: Speech, *, owner: str) -> bool:
    """Whether what is asked for begins with the asker's own name: then somebody else is likely to have asked."""
    first = next(iter(mentions_in(doc, speech.start, end=speech.end)), None)
    named = first is not None and first.kind in {"name", "capital"} and first.start <= speech.start + 4
    return named and first is not None and party_of(doc, first.actor) == owner


def issued(doc: Doc, who: Subject, *, chain: Chain | None) -> Take | None:
    """In a text of its own that a side issues, "we" is that side; where it says "we", so are its plain words on what will be."""
    plainly = who.kind in {"thing", "none"} and chain is not None and chain.first.kind in _NORMS | {"will"}
    if who.kind != "self" and not (plainly and _says_we(doc)):
        return None
    writer = author(doc)
    party = party_of(doc, writer)
    if party is None:
        return None
    return Take((party,), "own words", writer, f"positions.issued-{chain.first.kind if chain else 'cue'}")


def _says_we(doc: Doc) -> bool:
    """Whether a text speaks of itself as "we" in words that nobody is quoted with."""
    kept: bool | None = doc.user_data.get(_WE_KEY)
    if kept is None:
        quoted = [one.inner for one in doc._.quotations]
        found = (Span(*one.span()) for one in _WE.finditer(text_of(doc)))
        kept = doc.user_data[_WE_KEY] = sum(not any(one.within(other) for other in quoted) for one in found) > 1
    return kept


def author(doc: Doc) -> str | None:
    """Who issues the text in its own name, found once; None for a report."""
    kept = doc.user_data.get(_AUTHOR)
    if kept is None:
        kept = doc.user_data[_AUTHOR] = (issuer(doc),)
    issues: str | None = kept[0]
    return issues


def told(doc: Doc, text: str, *, clause: Clause, chain: Chain | None, who: Subject) -> Take | None:
    """In the reporter's voice only what a party is said to want, accept, weigh or refuse counts."""
    if chain is None:
        return None
    kind = chain.first.kind
    if kind in {"out", "firm", "fine", "maybe"}:
        parties = _for_whom(doc, text, clause=clause)
        return Take(parties, _teller(doc, parties), author(doc), "positions.red-line") if parties else None
    if chain.first.passive:
        return by_whom(doc, text, clause=clause, chain=chain) or _by_author(doc, chain)
    verbal = kind in VERBS or (kind in {"will", "might"} and bool(chain.kinds & VERBS))
    if (
        who.kind != "actor"
        or not verbal
        or not (near(text, who, chain=chain) or _goes_on(doc, clause, who=who, chain=chain))
    ):
        return None
    return Take(who.parties, _teller(doc, who.parties), author(doc), f"positions.told-{kind}")


def _teller(doc: Doc, parties: tuple[str, ...]) -> Voice:
    """Whose telling a text's plain words are: the outlet's, unless a side issues the text."""
    issuing = party_of(doc, author(doc))
    if issuing is None:
        return "outlet"
    return "own words" if issuing in parties else "relayed" if is_between(doc, issuing) else "rival"


def near(text: str, who: Subject, *, chain: Chain) -> bool:
    """Whether nothing but adverbs and insertions stands between a subject and its verb."""
    if who.words is None or who.words.end > chain.start:
        return True
    between = text[who.words.end : chain.start]
    if who.words.end < chain.start and re.search(r"[.;]", between):
        return True
    between = _SAID_TO.sub(" ", _ENCLOSED.sub(" ", between))
    return len(between.split()) <= _FARTHEST and not _OTHER_VERB.search(between)


def _goes_on(doc: Doc, clause: Clause, *, who: Subject, chain: Chain) -> bool:
    """Whether a verb opens a clause that goes on past the words its subject was just reported to have said."""
    if who.words is None or not clause.goes_on or chain.start - clause.start > _OPENS:
        return False
    pieces = [piece for one in doc._.statements for piece in one.content]
    return any(who.words.end <= piece.start and piece.end <= clause.start for piece in pieces)


def by_whom(doc: Doc, text: str, *, clause: Clause, chain: Chain) -> Take | None:
    """The agent of a passive ("was rejected by the Front")."""
    for one in mentions_in(doc, chain.end, end=clause.end):
        party = party_of(doc, one.actor)
        if party and _BY.search(text[max(chain.end, one.start - 8) : one.start]):
            return Take((party,), _teller(doc, (party,)), author(doc), "positions.passive")
    return None


def ready_one(doc: Doc, text: str, *, chain: Chain | None) -> Take | None:
    """Whose readiness it is that somebody tells of: "the readiness of Kastan to …"."""
    if chain is None or not text.startswith(("readiness of", "willingness of", "preparedness of"), chain.start):
        return None
    named = [party_of(doc, one.actor) for one in mentions_in(doc, chain.start, end=chain.end)]
    parties = tuple(one for one in named if one)
    return Take(parties[:1], "outlet", None, "positions.readiness") if parties else None


def _by_author(doc: Doc, chain: Chain) -> Take | None:
    """In a text that a side issues, what "is rejected" by nobody named is rejected by that side."""
    writer = author(doc)
    party = party_of(doc, writer)
    return Take((party,), "own words", writer, f"positions.issued-{chain.first.kind}") if party else None


def _for_whom(doc: Doc, text: str, *, clause: Clause) -> tuple[str, ...]:
    for one in mentions_in(doc, clause.start, end=clause.end):
        if _FOR.search(text[max(clause.start, one.start - 9) : one.start]):
            party = party_of(doc, one.actor)
            return (party,) if party else ()
    return ()


def said(
    doc: Doc, clause: Clause, *, speech: Speech, chain: Chain | None, who: Subject, outer: Attitude | None
) -> Take | None:
    """In reported words the speaker's side takes the stance, unless the clause has another party for its subject."""
    statement = speech.statement
    owner = party_of(doc, statement.speaker)
    kind = chain.first.kind if chain else None
    if owner is None:
        return _of_nobody(statement, who=who, chain=chain)
    as_owner = Take(
        (owner,),
        _voice(doc, clause, statement=statement, owner=owner),
        statement.speaker,
        f"positions.said-{kind or 'cue'}",
    )
    if outer == "demands" and kind not in _NORMS | {"will"} and _asked_of_itself(doc, speech, owner=owner):
        return None
    if outer is not None or who.kind in {"self", "none"}:
        return as_owner
    if who.kind in {"third", "thing"}:
        own_words = kind in _NORMS or _is_own(who, kind, direct=statement.mode == "direct")
        return as_owner if own_words else None
    if owner in who.parties or kind in _NORMS:
        return as_owner
    return _of_another(doc, statement, who=who, kind=kind, owner=owner)


def _voice(doc: Doc, clause: Clause, *, statement: Statement, owner: str) -> Voice:
    """Whose words tell what a side's speaker is reported to have said; nobody says what a side is told to want or hope."""
    if statement.relayer:
        return "relayed"
    if in_marks(doc, clause) or statement.mode == "direct" or party_of(doc, author(doc)) == owner:
        return "own words"
    wants = statement.cue is not None and _WANTS.search(statement.cue.exact)
    return "outlet" if wants else "paraphrased"


def held_by(doc: Doc, clause: Clause, *, speech: Speech | None, parties: tuple[str, ...], rule: str) -> Take:
    """A stance of sides that something else than the rules found: whose words tell it."""
    if speech is None:
        return Take(parties, _teller(doc, parties), author(doc), rule)
    statement = speech.statement
    owner = party_of(doc, statement.speaker)
    voice: Voice = "rival" if owner and not (statement.relayer or is_between(doc, owner)) else "relayed"
    if owner is not None and owner in parties:
        voice = _voice(doc, clause, statement=statement, owner=owner)
    return Take(parties, voice, statement.speaker, rule)


def _of_nobody(statement: Statement, *, who: Subject, chain: Chain | None) -> Take | None:
    """What somebody without a side of his own tells: that two sides agreed, or, unnamed, what one of them would do."""
    kind = chain.first.kind if chain and not chain.first.negated else None
    agreed = kind in {"accept", "will"} and len(who.parties) > 1
    told = statement.anonymous and kind in VERBS and kind != "demand"
    if who.kind != "actor" or not (agreed or told):
        return None
    return Take(who.parties, "relayed", statement.speaker, f"positions.of-another-{kind}")


def _is_own(who: Subject, kind: Kind | None, *, direct: bool) -> bool:
    """Whether a stance without an actor for its subject is the speaker's.

    What ought to be or will be with a thing is; so is what a third person does, but not in words quoted from end to
    end, in which a speaker says "we".
    """
    return not direct if who.kind == "third" else kind not in VERBS


def _of_another(doc: Doc, statement: Statement, *, who: Subject, kind: Kind | None, owner: str) -> Take | None:
    """One side's words on what another wants or will do; what it will do is believed of go-betweens only."""
    between = bool(statement.relayer) or is_between(doc, owner)
    if kind not in VERBS and not between:
        return None
    return Take(who.parties, "relayed" if between else "rival", statement.speaker, f"positions.of-another-{kind}")
