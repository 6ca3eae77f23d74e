"""Whose voice a statement is, as the report goes on: pronouns that follow a speaker, relayers, issuers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from detente.read.attribution.issuing import issuer
from detente.read.attribution.quoted import quotations_between
from detente.read.attribution.relays import carrier, spoken_for, writer
from detente.read.attribution.speaker import Speaker
from detente.read.attribution.speakers import head_offset, is_he_or_she, is_office, is_pronoun, is_several, speaker_of
from detente.read.attribution.standins import beside_name, mediator, office_holder, one_described, one_of_subject, topic
from detente.read.layers import Attributed, Span, mentions_between, text_of

_FAR = 2000
"""How far back, in code points, a pronoun's candidate is looked up."""
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_OTHER = frozenset({"one", "another", "others", "the other", "a second", "a third"})
_MEDIATORS = frozenset({"mediators", "the mediators", "the mediation", "facilitators", "the facilitators"})
_OWN = re.compile(
    r"(?:his|her|their|the) (?:own )?(?:country|government|nation|side|delegation|party|people|movement|organi[sz]ation|council|group)"
)
_HAD = re.compile(r"\bhad\b|['’]d\b")
_NOBODY = Speaker()


@dataclass(slots=True)
class Voices:
    """Follows the speakers of a report from one statement to the next.

    A pronoun is given to the speaker just before, in its paragraph, where the cast has nobody for it, where
    that speaker is one without a name (whom the cast cannot hold), or where the cast's candidate was only
    mentioned inside a quotation. `before` is who spoke last in the paragraph before, `person` the last one there who
    is a person, `within` in this one. `told_to` is how far the last attribution reaches, `open` whether its source was the
    words of one whom nobody could place ("the Secretary-General said").
    """

    doc: Doc
    sides: Mapping[str, str | None]
    kinds: Mapping[str, str]
    issuer: str | None = None
    last: Speaker = _NOBODY
    last_relayer: Speaker = _NOBODY
    last_block: int = -1
    before: Speaker = _NOBODY
    person: Speaker = _NOBODY
    within: Speaker = _NOBODY
    others: list[Speaker] = field(default_factory=list)
    told_to: int = 0
    open: bool = False

    def of(self, one: Attributed, block: int) -> tuple[Speaker, Speaker]:
        """Speaker and relayer of an attribution that stands in the given block; remembers them."""
        if block != self.last_block:
            self.before = self._going_on() if block == self.last_block + 1 else _NOBODY
            self.person, self.within = self.within if block == self.last_block + 1 else _NOBODY, _NOBODY
            self.last, self.last_relayer, self.last_block = _NOBODY, _NOBODY, block
            self.open = False
        last = self.last
        speaker = self._voice(one.source, last) if one.source else _NOBODY
        if speaker.actor and one.source and self._is_subject(one, speaker):
            speaker = last if self._is_one_person(last) and last.actor != speaker.actor else _NOBODY
        relayer = self._relayer(one, speaker)
        speaker, relayer = self._passed_on(one, speaker, relayer)
        if relayer.actor is not None and relayer.actor == speaker.actor:
            relayer = _NOBODY  # "Diaz, asked whether …, said": nobody passes on their own words
        self.last, self.last_relayer = speaker, relayer
        self._remember(one, speaker)
        if speaker.actor and not speaker.anonymous and self.kinds.get(speaker.actor) == "person":
            self.within = speaker
        outer = relayer if one.relayer else speaker
        if outer.actor or outer.anonymous:
            self.others.append(outer)
        if relayer == _NOBODY and one.rule != "attribution.turn":
            relayer = self._issued(speaker)
        return speaker, relayer

    def _remember(self, one: Attributed, speaker: Speaker) -> None:
        """How far the telling has come, and whether it was somebody's whom nobody could place."""
        spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
        self.told_to = max(span.end for span in spans)
        unplaced = one.source is not None and not (speaker.actor or speaker.members or speaker.anonymous)
        self.open = unplaced and one.source is not None and is_office(self._words(one.source))

    def by_reporter(self, one: Attributed) -> bool:
        """Whether the report's own writer speaks ("I have found nobody who …"): that is no statement of an actor."""
        return self.issuer is None and one.source is not None and self._words(one.source) in _FIRST

    def _words(self, span: Span) -> str:
        return text_of(self.doc)[span.start : span.end].lower()

    def _going_on(self) -> Speaker:
        """Of the statement before, the one in whose telling the report is: the relayer, where words were relayed."""
        return self.last_relayer if self.last_relayer != _NOBODY else self.last

    def _voice(self, source: Span, last: Speaker) -> Speaker:
        words = self._words(source)
        if words in _FIRST:
            return Speaker(self.issuer)
        if words in _OTHER and last.anonymous:
            return (words == "one" and one_of_subject(self.doc, source, last=last)) or last
        found = speaker_of(self.doc, source)
        if found.actor is None and not found.members:
            standing_in = self._stand_in(source, words, last)
            if standing_in is not None:
                return standing_in
        if not is_pronoun(self.doc, source):
            return found
        written = writer(self.doc, source)
        if written:
            return Speaker(written)
        return self._he_or_she(source, found, last) if is_he_or_she(self.doc, source) else self._it(source, found, last)

    def _stand_in(self, source: Span, words: str, last: Speaker) -> Speaker | None:
        """Whom a bare office or description means that the cast has nobody for; None where that is nobody."""
        if words in _MEDIATORS:
            return mediator(self.doc, words)
        known = self._described(source)
        if known:
            return known
        holder = office_holder(self.doc, source)
        if holder:
            return Speaker(holder)
        described = one_described(self.doc, source, last=last, before=self.before, kinds=self.kinds)
        if described:
            return described
        named = beside_name(self.doc, source, kinds=self.kinds)
        return Speaker(named) if named else None

    def _it(self, source: Span, found: Speaker, last: Speaker) -> Speaker:
        """Whom "it" and "they" mean: the body that spoke just before, or the subject of the sentence."""
        if found.actor or found.members:
            return found
        if (last.actor and not last.anonymous and self.kinds.get(last.actor) != "person") or last.members:
            return last
        if last.anonymous and self._words(source) == "they":
            return last
        return topic(self.doc, source, kinds=self.kinds)

    def _he_or_she(self, source: Span, found: Speaker, last: Speaker) -> Speaker:
        """The one who spoke just before, or whom the cast gives, for a pronoun that stands for one person."""
        if found.actor and self.kinds.get(found.actor) != "person":
            found = _NOBODY
        spoke = next((one for one in (last, self.last_relayer) if self._is_one_person(one)), None)
        if found.actor and self._named_since(found.actor, source):
            if spoke is None or spoke.anonymous:
                return found  # "Diplomats warned them. Orsk's envoy, Ivo Lem, will chair. He said"
        elif spoke is None and self.open:
            return _NOBODY  # "The Secretary-General warned them. He said" is nobody's who was named before
        if spoke is None:
            if found.actor:
                return found
            spoke_above = (one for one in (self.before, self.person) if self._is_one_person(one))
            return found if self._opened_by_office(source) else next(spoke_above, found)
        if found.actor is None or spoke.anonymous or found.actor == spoke.actor:
            return spoke
        far = not self._near(found.actor, source) and self._near(spoke.actor, source)
        return spoke if far or self._only_quoted(found.actor, source) else found

    def _named_since(self, actor: str, source: Span) -> bool:
        """Whether somebody is named between the last attribution and a pronoun."""
        between = mentions_between(self.doc, self.told_to, end=source.start)
        return any(
            one.actor == actor and one.kind != "pronoun" and self.told_to <= one.start and one.end <= source.start
            for one in between
        )

    def _opened_by_office(self, source: Span) -> bool:
        """Whether the paragraph of a pronoun opens with people whom it does not name: "Orsk's prime minister spoke to both. He"."""
        start = self.doc._.blocks[self.last_block].start
        first = next((one for one in mentions_between(self.doc, start, end=source.start) if one.start >= start), None)
        return first is not None and first.start == start and first.anonymous and first.kind == "description"

    def _is_one_person(self, one: Speaker) -> bool:
        if one.anonymous and one.described and is_several(one.described):
            return False  # "he" is none of several diplomats
        return one.anonymous or (one.actor is not None and self.kinds.get(one.actor) == "person")

    def _described(self, source: Span) -> Speaker | None:
        """Whom "the official" means: the last one without a name who was described by the same noun."""
        words = self._words(source)
        if not words.startswith("the ") or " of " in words:
            return None
        noun = words[head_offset(words) :].split()[0]
        for other in reversed(self.others):
            if other.anonymous and other.described and re.search(rf"\b{re.escape(noun)}\b", other.described.lower()):
                return other
        return None

    def _near(self, actor: str | None, source: Span) -> bool:
        """Whether an actor is named in the paragraph before a pronoun."""
        start = self.doc._.blocks[self.last_block].start
        inside = mentions_between(self.doc, start, end=source.start)
        return any(one.actor == actor and one.kind != "pronoun" for one in inside)

    def _only_quoted(self, actor: str, source: Span) -> bool:
        """Whether the nearest earlier mention of an actor stands inside a quotation."""
        before = mentions_between(self.doc, source.start - _FAR, end=source.start)
        near = [one for one in before if one.actor == actor and one.kind != "pronoun"]
        return bool(near) and any(
            near[-1].within(one) for one in quotations_between(self.doc, near[-1].start, end=near[-1].end)
        )

    def _relayer(self, one: Attributed, speaker: Speaker) -> Speaker:
        if one.relayer is None:
            return _NOBODY
        if not is_pronoun(self.doc, one.relayer):
            return speaker_of(self.doc, one.relayer)
        before = self.last_relayer if self.last_relayer != _NOBODY else self.last
        found = self._voice(one.relayer, before)
        if found.actor == speaker.actor or (self.last_relayer != _NOBODY and found.actor == self.last.actor):
            return next((other for other in reversed(self.others) if other.actor != speaker.actor), _NOBODY)
        return found

    def _passed_on(self, one: Attributed, speaker: Speaker, relayer: Speaker) -> tuple[Speaker, Speaker]:
        """Speaker and relayer where the words say beside the cue that somebody only passes them on."""
        if one.rule == "attribution.turn":
            return speaker, relayer
        if relayer.actor and not relayer.anonymous and not speaker.members and self._speaks_for(relayer, speaker, one):
            return relayer, _NOBODY
        if relayer != _NOBODY:
            itself = relayer.actor is not None and relayer.actor == speaker.actor and not relayer.anonymous
            return (_NOBODY if itself and one.source and self._is_third(one.source) else speaker), relayer
        inner = spoken_for(self.doc, one, speaker=speaker, sides=self.sides)
        if inner:
            return Speaker(inner), speaker
        through = carrier(self.doc, one, speaker=speaker.actor)
        if through:
            return speaker, Speaker(through)
        return speaker, self.last_relayer if self._told_on(one, speaker) else relayer

    def _is_subject(self, one: Attributed, speaker: Speaker) -> bool:
        """Whether "she" was taken for the name with which her words begin: "Diaz, she said, was right"."""
        if (
            one.rule != "attribution.parenthetical-clause"
            or one.source is None
            or not is_he_or_she(self.doc, one.source)
        ):
            return False
        first = min(one.content, key=lambda piece: piece.start)
        named = mentions_between(self.doc, first.start, end=first.start + 1)
        return any(found.actor == speaker.actor and found.end >= first.end for found in named)

    def _speaks_for(self, relayer: Speaker, speaker: Speaker, one: Attributed) -> bool:
        """Whether somebody says what his own side wants: "Diaz said her country wanted …" is hers, no word passed on."""
        if one.source is None or self.kinds.get(relayer.actor or "") != "person":
            return False
        if speaker.actor is None:
            return _OWN.fullmatch(self._words(one.source)) is not None
        return speaker.actor == self.sides.get(relayer.actor or "")

    def _is_third(self, source: Span) -> bool:
        """Whether a source is "he" or "his": in somebody's own telling that is somebody else."""
        return self._words(source) in {"he", "she", "his", "her", "they", "their"}

    def _told_on(self, one: Attributed, speaker: Speaker) -> bool:
        """As in "…, she went on. He had also told her that": the one who told before is still telling."""
        if self.last_relayer == _NOBODY or one.source is None or one.cue is None or speaker != self.last:
            return False
        between = text_of(self.doc)[one.source.end : one.cue.start]
        return is_pronoun(self.doc, one.source) and len(between) < 40 and bool(_HAD.search(between))

    def _issued(self, speaker: Speaker) -> Speaker:
        """In a communiqué its issuer passes on what the others say."""
        if self.issuer is None:
            return _NOBODY
        if speaker.members:
            return _NOBODY if self.issuer in speaker.members else Speaker(self.issuer)
        if speaker.actor is None:
            return _NOBODY
        side = self.sides.get(speaker.actor)
        unknown = self.kinds.get(speaker.actor) == "person" and side is None  # may be the issuer's own
        if unknown or self.issuer in {speaker.actor, side}:
            return _NOBODY
        return Speaker(self.issuer)


def voices(doc: Doc) -> Voices:
    """A fresh follower for a report."""
    return Voices(
        doc,
        {actor.id: actor.side for actor in doc._.actors},
        {actor.id: actor.kind for actor in doc._.actors},
        issuer(doc),
    )
