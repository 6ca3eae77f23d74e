"""Whom a pronoun or a bare office stands for, where the cast has nobody: the subject before, the office's holder."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

from spacy.tokens import Doc

from detente.read.attribution.lexicon import classes
from detente.read.attribution.quoted import quotations_between
from detente.read.attribution.speaker import Speaker
from detente.read.attribution.speakers import head_offset
from detente.read.layers import Mention, Span, mentions_between, sentence_at, text_of

_LEAD = re.compile(
    r"(?:(?:but|and|yet|still|meanwhile|so|now|then|however),? )?(?:[^,.;:]{3,60}, )?(?:the |both )?", re.IGNORECASE
)
"""What may stand between a sentence's first word and its subject."""
_OFFICE = re.compile(r"the (?:[\w’'-]+ ){0,2}[\w-]+\Z", re.IGNORECASE)
_PERSON = re.compile(r"[Tt]he (?P<noun>(?:[\w’'-]+ ){0,3}?[\w-]+)(?=\Z|,? (?:who|whose)\b)")
_HUMAN = re.compile(
    r"\b(?:who|whose|old|young|elderly|former|retired|veteran|ex-\w+)\b|(?:ist|ian|man|woman)\b", re.IGNORECASE
)
_RULER = re.compile(r"(?<!vice )(?<!vice-)\b(?:president|king|queen|emir|sultan|head of state)\b", re.IGNORECASE)
_ANYBODY = frozenset({"diplomat", "official", "politician", "leader", "man", "woman", "officer"})
"""Words that are no one office: whoever is spoken of may be called so."""
_EDGE = re.compile(r"[.;:!?\n“”\"]")
_BESIDE, _STEM = 60, 6
"""How near to a name, in code points, a word stands that tells its bearer's office; letters of a stem."""
_BACK = 4
"""Sentences of a paragraph in which "they" may follow on "they"."""
_FAR = 2500
"""How far back, in code points, the holder of an office is looked for."""


def mediator(doc: Doc, words: str) -> Speaker:
    """The one state or body that mediates, or whose people alone do, for "mediators"; nobody where several do."""
    told = {
        (one.side or one.id) if one.kind == "person" else one.id for one in doc._.actors if one.standing == "mediator"
    }
    named = {one.id for one in doc._.actors if one.kind != "person"}
    found = told & named
    return Speaker(found.pop(), anonymous=True, described=words) if len(found) == 1 else Speaker()


def topic(doc: Doc, source: Span, *, kinds: Mapping[str, str]) -> Speaker:
    """The state, group or body that is the subject of this sentence or the one before, for "it" and "they".

    Where they open a paragraph the sentence before is the last one of the paragraph above. Nobody where its subject is a person.
    """
    here = sentence_at(doc, source.start)
    starts = [block.start for block in doc._.blocks]
    block = doc._.blocks[max(0, bisect.bisect_right(starts, source.start) - 1)]
    sentences = [here]
    opens = here.start <= block.start
    if not opens:
        sentences.append(sentence_at(doc, here.start - 1))
    elif (above := _above(doc, block.start)) is not None:
        sentences.append(above)
    for sentence in sentences:
        subject = _subject(doc, sentence, before=source.start)
        if subject is None:
            continue
        if subject.kind == "pronoun" and not subject.actor and sentence is sentences[-1] and len(sentences) < _BACK:
            if sentence.start > block.start and sentence is not here:
                sentences.append(sentence_at(doc, sentence.start - 1))
            continue
        if subject.actor and kinds.get(subject.actor) != "person":
            return Speaker(subject.actor)
        if subject.members:
            return Speaker(members=subject.members)
        if subject.kind != "pronoun":
            return Speaker()
    return Speaker()


def one_of_subject(doc: Doc, source: Span, *, last: Speaker) -> Speaker | None:
    """Whose people "one of them" is of: those of another side than spoke before, where the sentence before is about them."""
    here = sentence_at(doc, source.start)
    before = sentence_at(doc, max(0, here.start - 1))
    subject = _subject(doc, before, before=here.start) if before.start < here.start else None
    if subject is None or subject.actor is None or subject.actor == last.actor or not subject.anonymous:
        return None
    return Speaker(subject.actor, anonymous=True, described=text_of(doc)[subject.start : subject.end])


def _above(doc: Doc, start: int) -> Span | None:
    """The last sentence of the paragraph that ends before one begins; None where no plain paragraph does."""
    above = next((block for block in reversed(doc._.blocks) if block.end <= start), None)
    return (
        sentence_at(doc, max(above.start, above.end - 1)) if above is not None and above.kind == "paragraph" else None
    )


def _subject(doc: Doc, sentence: Span, *, before: int) -> Mention | None:
    """The first mention of a sentence, where it stands as its subject does."""
    text = text_of(doc)
    for one in mentions_between(doc, sentence.start, end=min(sentence.end, before)):
        if quotations_between(doc, one.start, end=one.end):
            continue
        owns = text[one.end : one.end + 2] in {"'s", "’s"}
        return one if _LEAD.fullmatch(text, sentence.start, one.start) and one.end <= before and not owns else None
    return None


def office_holder(doc: Doc, source: Span) -> str | None:
    """The one person in the text before who holds the office that "the minister" names; None where two do."""
    words = text_of(doc)[source.start : source.end]
    if not _OFFICE.fullmatch(words):
        return None
    noun = words[head_offset(words) :].lower()
    holders = {actor.id for actor in doc._.actors if actor.kind == "person" and actor.role and _names(actor.role, noun)}
    seen: list[str] = []
    for one in reversed(mentions_between(doc, source.start - _FAR, end=source.start)):
        if one.actor and one.actor in holders and one.kind == "name" and one.actor not in seen:
            seen.append(one.actor)
    return seen[0] if len(seen) == 1 else None


def beside_name(doc: Doc, source: Span, *, kinds: Mapping[str, str]) -> str | None:
    """The one person named before "the mediator" or "the Minister" with that word beside the name; None where two are.

    Where no role tells it: "Mr Ivo Renn, in his capacity as mediator".
    """
    words = text_of(doc)[source.start : source.end]
    noun = words[4:].lower()
    if not words.lower().startswith("the ") or " " in noun or noun in _ANYBODY or noun not in classes()["people"]:
        return None
    if noun.endswith("s") or noun in classes()["body"]:
        return None
    text = text_of(doc)
    ahead = re.compile(
        rf"\b{noun}(?:,? (?:H\.E\.|Mr|Ms|Mrs|Dr|Judge|Ambassador)\.?,?|(?: (?:of|for|and|the|[A-Z][\w-]*))*,?)? ?\Z",
        re.IGNORECASE,
    )
    holders = {
        one.actor
        for one in mentions_between(doc, source.start - _FAR, end=source.start)
        if one.actor
        and one.kind == "name"
        and kinds.get(one.actor) == "person"
        and ahead.search(text, max(0, one.core.start - _BESIDE), one.core.start)
    }
    return holders.pop() if len(holders) == 1 else None


def one_described(
    doc: Doc, source: Span, *, last: Speaker, before: Speaker, kinds: Mapping[str, str]
) -> Speaker | None:
    """The one person whom "the envoy" or "the former miner" can mean: named alone before it, or who spoke just before.

    None where nobody or several are named and none of them spoke, or where an office tells that it is another ("the minister"
    for a general).
    """
    words = text_of(doc)[source.start : source.end]
    found = _PERSON.match(words)
    if found is None or mentions_between(doc, source.start + found.start("noun"), end=source.end):
        return None
    noun = found["noun"].split()[-1].lower()
    known = classes()
    office = noun in known["people"] or noun in known["unnamed"]
    if noun in known["body"] or noun.endswith("s") or not (office or _HUMAN.search(words)):
        return None
    named = _people_before(doc, source, kinds=kinds)
    spoke = next((one.actor for one in (last, before) if _is_named_person(one, kinds)), None)
    person = next(iter(named)) if len(named) == 1 else None if office else spoke
    if person is None or (spoke is not None and person != spoke):
        return None
    return Speaker(person) if not office or noun in _ANYBODY or _is_office_of(doc, person, noun) else None


def _is_named_person(one: Speaker, kinds: Mapping[str, str]) -> bool:
    return one.actor is not None and not one.anonymous and kinds.get(one.actor) == "person"


def _people_before(doc: Doc, source: Span, *, kinds: Mapping[str, str]) -> set[str]:
    """The people named in a paragraph before some words; in the one before where none is."""
    blocks = doc._.blocks
    at = max(0, bisect.bisect_right([block.start for block in blocks], source.start) - 1)
    for block in blocks[at::-1][:2]:
        named = {
            one.actor
            for one in mentions_between(doc, block.start, end=source.start)
            if one.actor and kinds.get(one.actor) == "person" and one.kind != "pronoun" and one.end <= source.start
        }
        if named:
            return named
    return set()


def _is_office_of(doc: Doc, person: str, noun: str) -> bool:
    """Whether an office is somebody's, by their role or by a word of the same stem beside their name."""
    actor = next(one for one in doc._.actors if one.id == person)
    if actor.role and _names(actor.role, noun):
        return True
    text = text_of(doc)
    for one in doc._.mentions:
        if one.actor == person and one.kind == "name":
            ahead = _EDGE.split(text[max(0, one.start - _BESIDE) : one.start])[-1]
            behind = _EDGE.split(text[one.end : one.end + _BESIDE])[0]
            if any(word[:_STEM] == noun[:_STEM] for word in _names_of(f"{ahead} {behind}")):
                return True
    return False


def _names_of(words: str) -> list[str]:
    return [word for word in re.findall(r"[\w-]+", words.lower()) if len(word) >= _STEM]


def _names(role: str, noun: str) -> bool:
    if noun == "head of state":
        return _RULER.search(role) is not None
    if " " in noun:
        return noun in role.lower()
    return noun in re.findall(r"[\w-]+", role.lower())
