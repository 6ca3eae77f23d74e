"""From the words that name a source to the actor that they stand for."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import replace

from spacy.tokens import Doc

from detente.read.attribution.belonging import belonging
from detente.read.attribution.labels import label_actor
from detente.read.attribution.lexicon import classes
from detente.read.attribution.number import is_plural
from detente.read.attribution.speaker import Speaker
from detente.read.layers import Mention, Span, mentions_between, text_of

_LONGEST = 200
"""No mention is longer, in code points."""
_ASIDE = 60
"""How far before "who" the phrase may end that it stands for, an apposition between."""
_RELATIVE = frozenset({"who", "which", "that"})
_HE_SHE = frozenset({"he", "she", "his", "her"})
_PRONOUN = frozenset({"he", "she", "they", "it", "each", "both", "neither", "his", "her", "its", "their"})
_WORD = re.compile(r"[\w’'-]+|,")
_LINKS = classes()["link"]
_MOST_TOGETHER = 3
"""So many may speak together; where more are named, the report only counts who was there."""
_JOIN = re.compile(r",? and (?:the )?|, (?:the )?")
_ARTICLE = re.compile(r"(?:both )?(?:the )?", re.IGNORECASE)
_ASIDE_BEHIND = re.compile(r", (?:which|who|whose|both)\b[^.;]*")
"""What may follow joined names and is about all of them: ", which fund the mission"."""
_NAMING = frozenset({"name", "capital", "description"})
_FROM = re.compile(r" (?:from|of|representing) ")
_TITLES = re.compile(
    r"(?:\b(?:the |H\.?E\.? ?)?(?:Hon|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Rev|Fr|Gen|Col)\b\.? ?|\b[A-ZÀ-Þ]\. ?)+\Z"
)
_CLOSE = re.compile(
    r"\b(?:aide|aides|adviser|advisers|advisor|advisors|close|loyal|spokes\w+|envoy|deputy|assistant) to\Z"
)
_STAND_IN = re.compile(
    r"(?:the |both |its |their )?(?:\w+ )?(?:delegations?|government|leaders?hip|command|side|team|office|ministry|movement|cabinet|camp|embassy|"
    r"negotiators|authorities|representatives?|army|forces|central committee|rulers|generals|junta|rebels|people|presidency|"
    r"parliament|military|regime|administration|authority|chief negotiators?) (?:of|from|for) ",
    re.IGNORECASE,
)
_OF_BOTH = re.compile(
    r"^(?:(?:senior|several|two|three|some|the) )*(?:officials|diplomats|sources|negotiators|delegates|people) (?:from|on|of|in) (?:both|the two) "
    r"(?:sides|countries|states|parties|governments|capitals|delegations|camps|\w+ states)\Z",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:an?|one|two|three|four|five|several|some|many|both|unnamed|sources?|officials|diplomats|people|another|others) ",
    re.IGNORECASE,
)


def speaker_of(doc: Doc, source: Span) -> Speaker:
    """The actor whom the words of a source stand for. A part of the phrase ("a rival of X") is not the phrase."""
    text = text_of(doc)
    words = text[source.start : source.end]
    told = _by_form(doc, source, words)
    if told is not None:
        return told
    found = _inside(doc, source)
    together = _together(text, source, found=found)
    if together:
        return Speaker(members=together)
    head = source.start + head_offset(words)
    sent = _from_several(text, source, head=head, found=found)
    if sent:
        return Speaker(members=sent, anonymous=True, described=words)
    heading = [one for one in found if one.start <= head < one.end and not _only_owns(text, one, head=head)]
    if heading:
        best = min(
            heading, key=lambda one: (not one.core.start <= head < one.core.end, one.actor is None, one.start - one.end)
        )
        if best.actor is not None or best.members:
            return for_side(doc, _as_speaker(text, best), head=_WORD.match(text, head))
    named = _apposed(text, source, found=[one for one in found if not _only_owns(text, one, head=head)])
    if named:
        return _as_speaker(text, named)
    return _by_words(doc, source, found=found) or (_as_speaker(text, heading[0]) if heading else Speaker())


def _by_form(doc: Doc, source: Span, words: str) -> Speaker | None:
    """Whom "who", "whose government" and "officials from both sides" stand for; None for all other words."""
    if words.lower() in _RELATIVE:
        return _antecedent(doc, source)
    if words.startswith("whose ") and words[6:].lower() in classes()["body"]:
        return _whose(doc, source)
    two: tuple[str, ...] = doc.user_data.get("two_sides", ()) if _OF_BOTH.search(words) else ()
    return Speaker(members=two, anonymous=True, described=words) if len(two) > 1 else None


def for_side(doc: Doc, speaker: Speaker, *, head: re.Match[str] | None) -> Speaker:
    """An aide's or an office's words are the side's, never the person's whose aide or office it is."""
    body = head is not None and head.group().lower() in classes()["body"]
    if speaker.actor is None or not (speaker.anonymous or body):
        return speaker
    person = next((one for one in doc._.actors if one.id == speaker.actor and one.kind == "person"), None)
    named = person is not None and person.name[:1].isupper() and person.why.rule != "people.unnamed"
    return replace(speaker, actor=person.side) if person and named else speaker


def _together(text: str, source: Span, *, found: list[Mention]) -> tuple[str, ...]:
    """The actors of "Ann Renn and Odo Vale": names joined by "and" that make up the whole phrase."""
    return _joined(text, source, found=[one for one in found if one.kind != "description"], start=source.start)


def _from_several(text: str, source: Span, *, head: int, found: list[Mention]) -> tuple[str, ...]:
    """The actors of "diplomats from Orsk, Tarn and the Union", who speak for all of them without a name."""
    noun = _WORD.match(text, head)
    if noun is None or noun.group().lower() not in classes()["unnamed"] or not is_plural(noun.group().lower()):
        return ()
    link = _FROM.match(text, noun.end())
    return _joined(text, source, found=found, start=link.end()) if link is not None else ()


def _joined(text: str, source: Span, *, found: list[Mention], start: int) -> tuple[str, ...]:
    """The actors of two or three names that are joined from a place to the end of the phrase."""
    names = [
        one
        for one in found
        if one.actor and one.end > start and (one.start >= start or one.anonymous) and one.kind in _NAMING
    ]
    aside = _ASIDE_BEHIND.search(text, start, source.end)
    if aside is not None and aside.end() == source.end:  # whom it names are not the ones who speak
        names = [one for one in names if one.start < aside.start()]
    if not 1 < len(names) <= _MOST_TOGETHER or not _ARTICLE.fullmatch(text, start, max(start, names[0].start)):
        return ()
    gaps = [text[one.end : two.start] for one, two in itertools.pairwise(names)]
    if not all(_JOIN.fullmatch(gap) for gap in gaps) or "and" not in gaps[-1]:
        return ()
    if names[-1].end < source.end and not _ASIDE_BEHIND.fullmatch(text, names[-1].end, source.end):
        return ()
    who = tuple(dict.fromkeys(one.actor for one in names if one.actor))
    return who if len(who) > 1 else ()


def _only_owns(text: str, one: Mention, *, head: int) -> bool:
    """Whether a mention only owns the head of the phrase: "Renn's | party"."""
    return one.core.end <= head and text[one.core.end : one.core.end + 2] in {"'s", "’s"}


def _by_words(doc: Doc, source: Span, *, found: list[Mention]) -> Speaker | None:
    """Unnamed people, bodies that stand for their side, and labels of a transcript, by the words alone."""
    text = text_of(doc)
    words = text[source.start : source.end]
    known = belonging(doc, source, head=source.start + head_offset(words), found=found)
    if known:
        return known
    if _UNNAMED.match(words) and _is_written(words):
        return Speaker(_side_of(doc, source, found))
    if _UNNAMED.match(words):
        return Speaker(_side_of(doc, source, found=found), anonymous=True, described=words)
    if _STAND_IN.match(words):
        head = source.start + head_offset(words)
        return next((Speaker(one.actor) for one in found if one.start > head and one.actor), None)
    if not found and any(block.speaker and block.speaker == source for block in doc._.blocks):
        return Speaker(label_actor(doc, words))
    return None


def is_pronoun(doc: Doc, source: Span) -> bool:
    """Whether a source is "he", "she", "they" or "it" alone."""
    return text_of(doc)[source.start : source.end].lower() in _PRONOUN


def is_he_or_she(doc: Doc, source: Span) -> bool:
    """Whether a source is a pronoun for one person."""
    return text_of(doc)[source.start : source.end].lower() in _HE_SHE


@functools.lru_cache(maxsize=8192)
def head_offset(words: str) -> int:
    """Where the head of a noun phrase begins: its last word before a comma, a preposition or "who"."""
    last = 0
    for found in _WORD.finditer(words):
        low = found.group().lower()
        if low == "," or (low in _LINKS and found.start() > 0):
            break
        last = found.start()
    return last


def is_several(words: str) -> bool:
    """Whether a noun phrase means more than one: "diplomats from Orsk"; not "one of the diplomats"."""
    head = _WORD.match(words, head_offset(words))
    return head is not None and is_plural(head.group().lower())


def is_office(words: str) -> bool:
    """Whether a phrase is one person's by an office alone: "the Secretary-General", "the group's chairman"."""
    head = _WORD.match(words, head_offset(words))
    noun = head.group().lower() if head is not None else ""
    return not is_plural(noun) and (noun in classes()["people"] or noun.endswith(("general", "secretary", "chief")))


def _is_written(words: str) -> bool:
    """Whether a phrase names a statement or read-out, which has its side and no unnamed speaker."""
    head = _WORD.match(words, head_offset(words))
    return head is not None and head.group().lower() in classes()["venue"]


def _as_speaker(text: str, mention: Mention) -> Speaker:
    if mention.actor is None and 1 < len(mention.members) <= _MOST_TOGETHER:
        return Speaker(members=mention.members)
    return Speaker(mention.actor, mention.anonymous, text[mention.start : mention.end] if mention.anonymous else None)


def _inside(doc: Doc, source: Span) -> list[Mention]:
    return [one for one in mentions_between(doc, source.start - _LONGEST, end=source.end) if one.end > source.start]


def _apposed(text: str, source: Span, *, found: list[Mention]) -> Mention | None:
    """A name in apposition: "its minister, Ann Lee", "a man known as Orr"."""
    for one in found:
        lead = _TITLES.sub("", text[source.start : one.start]).rstrip()
        if (
            one.kind == "name"
            and one.actor
            and (lead.endswith((",", " as", " named", " called", " dash", " the name")) or not lead)
        ):
            return one
    return None


def _side_of(doc: Doc, source: Span, found: list[Mention]) -> str | None:
    """The side of an unnamed person, from whom the phrase says they belong to."""
    text = text_of(doc)
    sides = {actor.id: actor.side for actor in doc._.actors}
    kinds = {actor.id: actor.kind for actor in doc._.actors}
    for one in found:
        lead = text[source.start : one.start].rstrip().lower()
        inside = lead.endswith(" in") and one.kind == "capital"
        near = _CLOSE.search(lead) is not None or inside
        if one.actor and (near or not lead.endswith((" in", " near", " to", " with", " by"))):
            return sides.get(one.actor) or (one.actor if kinds.get(one.actor) != "person" else None)
    return None


def _whose(doc: Doc, source: Span) -> Speaker:
    """The state or movement in "Orsk, whose government | wants": who it is that has one."""
    owner = _antecedent(doc, source)
    person = any(one.id == owner.actor and one.kind == "person" for one in doc._.actors)
    return Speaker() if person or owner.members else owner


def _antecedent(doc: Doc, source: Span) -> Speaker:
    """Whom "who" stands for: the mention that ends right before it, or the one that the aside before it names."""
    text = text_of(doc)
    near = mentions_between(doc, source.start - _LONGEST, end=source.start)
    for one in reversed([one for one in near if one.end <= source.start and source.start - one.end < _ASIDE]):
        between = text[one.end : source.start].strip()
        if between in {"", ","} or (between.startswith(",") and between.endswith(",") and len(between) > 1):
            return _as_speaker(text, one)
    return Speaker()
