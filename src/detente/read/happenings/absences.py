"""Absences: whom a report notes as not there: not invited, stayed away, walked out before, expected in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from detente.model import Absence, Meeting, Passage
from detente.read.happenings.lexicon import entries, matches_of, parts, patterns
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    actors_of,
    in_quotation,
    is_person,
    is_place,
    mentions_in,
    scene_of,
    side_of,
)
from detente.read.layers import Mention, Span, passage_of, why
from detente.read.light import light
from detente.read.signals import bits_in, signal
from detente.read.times.trie import any_of

_TRIGGER = re.compile(
    r"(?:\b|(?<=[a-z]))"
    + any_of(form for word in entries("absences", "triggers") for form in (word, word.capitalize(), word.upper()))
)
_AUX = r"(?:did|do|does|would|will|could|can|shall|should)"
_NOT = signal(
    r"(?:not|never|(?:did|do|does|would|will|could|can|shall|should|has|have|had|was|were|is|are|been|being)n['’]t)"
)
_NOT_GONE = (
    rf"{_AUX}(?: (?:\w+ly |again |also )?not|n['’]t)(?: even| once| again)? {entries('absences', 'did_not')}",
    rf"(?:has|have|had)(?: not|n['’]t)(?: yet| even| once)? {entries('absences', 'done_not')}",
    rf"(?:was|were|is|are|been|being|have been|has been|had been)(?: (?:not|never)|n['’]t) (?:\w+ly |even |once )?{entries('absences', 'was_not')}",
    rf"(?:had|has|have) (?:not|never) been (?:\w+ly |even )?{entries('absences', 'was_not')}",
    r"never (?:came|turned up|arrived|showed up|appeared|joined|attended|took (?:its|his|her|their) seats?)",
)
_ABSENT = tuple(sorted(entries("absences", "absent"), key=len, reverse=True))
_GONE = tuple((wanted | _NOT.bits, one) for wanted, one in parts(_NOT_GONE)) + parts(_ABSENT)
_NOBODY = patterns("absences", "absent_no")
_COMES_TO = re.compile(
    r" (?:to (?!the (?:talks|table|meeting|session|room|round|conference|summit|opening|briefing)\b)|out\b|back\b|up\b|through\b|into\b|from\b|"
    r"close\b|near\b|under\b|down\b|cheap|easy|easily|with\b|as\b|by itself|before\b.*\bis|any\b|the\b|a\b)",
    re.IGNORECASE,
)
"""After "come" or "join" where it is no coming to talks: "has not come to terms", "will not come out"."""
_COME = re.compile(r"\b(?:come|came)\Z", re.IGNORECASE)
_OTHER = re.compile(rf"[^.;,]{{0,30}}?\b{entries('absences', 'other_events')}\b", re.IGNORECASE)
_TALKS = re.compile(rf"\b{entries('absences', 'talks')}\b", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:if|unless|whether|until|had|should|lest|in case)\b[^,;.]*\Z", re.IGNORECASE)
_NEXT_TO = re.compile(
    r"[’”\"')]?,?\s*(?:(?:has|have|had|who|which|that|again|also|once more|still|itself|himself|herself|themselves|though|however|"
    r"meanwhile|for (?:its|his|her|their) part|in turn|on \w+day|today|yesterday|this time|all|both|and|but|either|too|simply|\w+ly)[ ,]+)*\Z",
    re.IGNORECASE,
)
_IN_APPOSITION = re.compile(r",\s(?!and\b|but\b|or\b)(?:[\w'’-]+\s){1,6}")
_AHEAD = re.compile(r"(?:will|would|could|can|shall|won|wouldn|couldn)\b", re.IGNORECASE)
_ONLY_IF = re.compile(r"\b(?:if|unless|until)\b", re.IGNORECASE)
_REMARKED = re.compile(r"\b(?:conspicuous|notable|striking|absence of|no (?:sign|trace) of)\b", re.IGNORECASE)
_OF_TALKS = 4
"""With so many words of talks a report is about them: three in four of evals/building have them."""
_ARTICLE = 4
"""How long an article is, which may stand before a name or not."""
_NEAR = 3
"""How many sentences an absence may stand from a sitting and still be one from it."""


@light(frozen=True, slots=True)
class Away(Span):
    """A stretch that says that somebody is not there, and the mention of who that is."""

    who: Mention


def away_in(scene: Scene, span: Span) -> Iterator[Away]:
    """Those who, a stretch says, are not there, in its order."""
    bits = span.bits if isinstance(span, Sentence) else bits_in(scene.doc, span)
    gone = list(matches_of(_GONE, bits, text=scene.text, span=span))
    nobody = [regex for wanted, regex in _NOBODY if not wanted.missing(bits)]
    if not (gone or nobody) or not _TRIGGER.search(scene.text, span.start, span.end):
        return
    for match in gone:
        if _COME.search(match[0]) and _COMES_TO.match(scene.text, match.end(), span.end):
            continue
        if _OTHER.match(scene.text, match.end(), span.end) or _UNREAL.search(scene.text, span.start, match.start()):
            continue
        if _AHEAD.match(match[0]) and _ONLY_IF.search(scene.text, span.start, span.end):
            continue
        who = _subject(scene, Span(span.start, match.start()))
        if who:
            yield Away(who.start, match.end(), who)
    for regex in nobody:
        for match in regex.finditer(scene.text, span.start, span.end):
            named = _named(scene, Span(match.start("who"), match.end("who")))
            if named and not _UNREAL.search(scene.text, span.start, match.start()):
                yield Away(match.start(), max(match.end(), named.end), named)


def absent_in(scene: Scene, span: Span) -> tuple[str, ...]:
    """The ids of those who, a stretch says, are not there; whoever only stands for a side is left out."""
    found = [actor for one in away_in(scene, span) if not one.who.anonymous for actor in actors_of(one.who)]
    return tuple(dict.fromkeys(found))


def _subject(scene: Scene, before: Span) -> Mention | None:
    """Who stands before the verb, asides and appositions apart."""
    for one in reversed(mentions_in(scene, before)):
        if one.members or is_place(scene, one) or one.actor is None:
            continue
        gap = scene.text[one.end : before.end]
        if _NEXT_TO.fullmatch(gap) or _NEXT_TO.fullmatch(_without_aside(gap)):
            return _described(scene, one, before=before) if gap.startswith(",") else one
    return None


def _named(scene: Scene, who: Span) -> Mention | None:
    """The one whose noun phrase begins where the pattern found a name, else the first within what it found."""
    near = mentions_in(scene, Span(who.start, who.end + 60))
    whole = [one for one in near if abs(one.start - who.start) <= _ARTICLE and one.actor and one.kind != "pronoun"]
    inside = [one for one in near if one.core.end <= who.end + 2 and one.kind != "pronoun"]
    return max(whole, key=lambda one: one.end) if whole else next(iter(inside), None)


def _described(scene: Scene, one: Mention, *, before: Span) -> Mention:
    """Whom an apposition describes in which another is named: "the Reform Party, third in the House, stayed away"."""
    earlier = [
        other for other in mentions_in(scene, Span(before.start, one.start)) if other.actor and not other.members
    ]
    if earlier and _IN_APPOSITION.fullmatch(scene.text, earlier[-1].end, one.start):
        return earlier[-1]
    return one


def _without_aside(gap: str) -> str:
    """What stands between a name and its verb without the aside that parts them: ", who had been expected,"."""
    if not gap.startswith((",", " (", " —", " –")):
        return gap
    aside = re.match(r"(?:, [^;.]{1,140}?,| \([^)]{1,90}\)| [—–] [^;.]{1,120}? [—–])(?=\s)", gap)
    while (
        aside
        and not _NEXT_TO.fullmatch(gap[aside.end() :])
        and (more := re.match(r"[^,;.]{1,90},(?=\s)", gap[aside.end() :]))
    ):
        gap = gap[: aside.end()].rstrip(",") + gap[aside.end() + more.end() - 1 :]
        aside = re.match(r", .*?,(?=\s)", gap)
        if aside is None:
            return gap
    return gap[aside.end() :] if aside else gap


def find_absences(doc: Doc) -> tuple[Absence, ...]:
    """The absences of a doc, in the order of the text, each person or side once; with the sitting missed where one is near."""
    scene = scene_of(doc)
    meetings: tuple[Meeting, ...] = doc._.meetings
    found: dict[str, Absence] = {}
    for sentence in scene.sentences:
        for one in away_in(scene, sentence):
            meeting = _missed(scene, sentence, meetings=meetings)
            if not (meeting or _from_talks(scene, sentence)) or _only_said(scene, sentence, one):
                continue
            for actor in actors_of(one.who):
                if actor not in found and not _there(scene, actor, meeting=meeting, who=one.who):
                    found[actor] = Absence(
                        id=f"n{len(found) + 1}",
                        evidence=(passage_of(doc, one),),
                        why=why("absence.noted", doc, span=one),
                        actor=actor,
                        words=passage_of(doc, one),
                        meeting=meeting.id if meeting else None,
                    )
    return tuple(found.values())


def with_absent(meetings: tuple[Meeting, ...], absences: tuple[Absence, ...]) -> tuple[Meeting, ...]:
    """The meetings, each with all who missed it among its `absent`."""
    missed: dict[str, list[str]] = {}
    for one in absences:
        if one.meeting:
            missed.setdefault(one.meeting, []).append(one.actor)
    return tuple(
        replace(one, absent=tuple(dict.fromkeys([*one.absent, *missed[one.id]]))) if one.id in missed else one
        for one in meetings
    )


def _only_said(scene: Scene, sentence: Sentence, one: Away) -> bool:
    """Whether the words stand in a quotation of the report, in which anybody may be meant."""
    return sentence.block.kind != "turn" and in_quotation(scene, Span(one.start, one.end))


def _from_talks(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence or one beside it speaks of talks, or the report as a whole does where somebody's absence is remarked on."""
    if _REMARKED.search(scene.text, sentence.start, sentence.end):
        return len(_TALKS.findall(scene.text)) >= _OF_TALKS
    near = scene.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    return any(_TALKS.search(scene.text, one.start, one.end) for one in near)


def _missed(scene: Scene, sentence: Sentence, *, meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The sitting told of nearest to the words, at most a few sentences away, or the only one."""

    def far(passage: Passage) -> int:
        inside = scene.sentences[max(0, sentence.index - _NEAR) : sentence.index + _NEAR]
        steps = [abs(it.index - sentence.index) for it in inside if it.start < passage.end and passage.start < it.end]
        return min(steps, default=99)

    near = sorted((min(far(it) for it in meeting.evidence), number) for number, meeting in enumerate(meetings))
    return meetings[near[0][1]] if near and near[0][0] <= _NEAR else None


def _there(scene: Scene, actor: str, *, meeting: Meeting | None, who: Mention) -> bool:
    """Whether an unnamed person's side is at the table, so that it is only that person who is not; or the report's own people."""
    if not who.anonymous and is_person(scene, actor):
        return bool(meeting and actor in (*meeting.participants, *meeting.mediators))
    present = {side_of(scene, one) for one in meeting.participants} if meeting else set()
    return actor in present
