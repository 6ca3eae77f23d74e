"""Whom "he", "she", "it" and "they" stand for, by number, gender, nearness and subjecthood."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from detente.read.layers import Quotation
from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage

_HE = word_set("he him his himself")
_SHE = word_set("she her hers herself")
_IT = word_set("it its itself")
_THEY = word_set("they them their themselves")
_ALL = _HE | _SHE | _IT | _THEY
_KINDS = word_set("man woman")
_PREPOSITIONS = word_set(
    "of with to by for from against between about on in at among under into towards toward behind over via than"
)
_OBJECT_VERBS = word_set(
    "told tells tell met meets asked urged accused informed assured reminded received invited thanked joined"
)
# Sentences and blocks that a person pronoun looks back over. Tried 2 to 5 sentences on our own stories of
# two to four paragraphs; beyond 3 most finds were wrong.
_SENTENCES, _BLOCKS = 3, 2


def pronouns(stage: Stage, sights: list[Sight], quotations: Iterable[Quotation]) -> list[Sight]:
    """A sight for every third-person pronoun outside quotation marks; open ones have no draft."""
    page = stage.page
    quoted = _Inside(quotations)
    known = sorted(sights, key=lambda sight: sight.first)
    before: Sight | None = None
    for sight in known:
        joined = before is not None and before.last == sight.first - 2 and page.lower(sight.first - 1) == "and"
        sight.subject = before.subject if before is not None and joined else _is_subject(stage, sight)
        before = sight
    _told_genders(stage, known)
    trail: list[Sight] = []
    found: list[Sight] = []
    queue = iter(known)
    following = next(queue, None)
    for index in page.where(_ALL):
        word = page.words[index]
        while following is not None and following.first <= index:
            # who is named in a quotation is no antecedent outside
            if not quoted.holds(page.words[following.core].start):
                trail.append(following)
            following = next(queue, None)
        if not quoted.holds(word.start):
            pronoun = _resolve(stage, index, trail=trail)
            if pronoun is not None:
                found.append(pronoun)
                if pronoun.draft is not None or pronoun.members:
                    trail.append(pronoun)
    return found


def _told_genders(stage: Stage, known: list[Sight]) -> None:
    """Gender by apposition: "Ivo Renn, the army's number two, a man who"."""
    page = stage.page
    starts = [sight.core for sight in known]
    for index in page.where(_KINDS):
        after = page.lower(index + 1) in {"who", "whose", "whom", "of", "with"}
        if page.lower(index - 1) not in {"a", "an", "the"} or page.lower(index - 2) != "," or not after:
            continue
        place = bisect.bisect_left(starts, index) - 1
        sight = known[place] if place >= 0 else None
        draft = sight.draft if sight is not None else None
        if sight is None or draft is None or draft.kind != "person" or draft.gender is not None:
            continue
        if page.words[sight.core].sentence == page.words[index].sentence and page.lower(sight.core_last + 1) == ",":
            draft.gender = "m" if page.lower(index) == "man" else "f"


class _Inside:
    """Whether an offset lies inside quotation marks."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        spans = sorted((one.start, one.end) for one in quotations if not one.scare)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, offset: int) -> bool:
        index = bisect.bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def _is_subject(stage: Stage, sight: Sight) -> bool:
    page = stage.page
    if sight.people or page.words[sight.last].owns:
        return False
    before = page.lower(sight.first - 1)
    return before not in _PREPOSITIONS and before not in _OBJECT_VERBS


def _resolve(stage: Stage, index: int, *, trail: list[Sight]) -> Sight | None:
    word = stage.page.lower(index)
    if word in _HE or word in _SHE:
        draft = _person(stage, index, trail=trail, gender="m" if word in _HE else "f")
    elif word in _IT:
        if word == "it" and not _acts_after(stage, index):
            return None
        draft = _body(stage, index, trail=trail)
    else:
        return _they(stage, index, trail=trail)
    return _sight(stage, index, draft=draft)


def _sight(stage: Stage, index: int, *, draft: Draft | None) -> Sight:
    subject = stage.page.lower(index) in {"he", "she", "it", "they"}
    return Sight(first=index, last=index, core=index, core_last=index, draft=draft, kind="pronoun", subject=subject)


def _acts_after(stage: Stage, index: int) -> bool:
    page = stage.page
    after = page.lower(index + 1)
    if after in {"is", "was", "seems", "seemed", "remains", "appears", "takes", "took"}:
        return page.lower(index + 2) in {
            "ready",
            "prepared",
            "willing",
            "open",
            "studying",
            "considering",
            "seeking",
            "asking",
        }
    return after in stage.lexicon.acts


def _person(stage: Stage, index: int, *, trail: list[Sight], gender: str) -> Draft | None:
    """The person meant: in this sentence the one it opens with, else whoever the last sentence is about."""
    page = stage.page
    here = page.words[index]
    near: list[Sight] = []
    for sight in reversed(trail):
        spot = page.words[sight.core]
        if spot.sentence < here.sentence - _SENTENCES or spot.block < here.block - _BLOCKS:
            break
        if _is_unnamed_office(stage, sight, index=index):
            break  # "Orsk's prime minister spoke to both. His office": nobody who was named before
        if _fits(sight, gender) and sight.last < index:
            near.append(sight)
    if not near:
        return None
    for sentence in sorted({page.words[s.core].sentence for s in near}, reverse=True):
        goes_on = [s for s in near if s.kind == "pronoun" and page.words[s.core].opens and s.subject]
        goes_on = [s for s in goes_on if here.opens and page.words[s.core].sentence == sentence == here.sentence - 1]
        if goes_on:
            return goes_on[0].draft  # "He denied that Ivo Renn had asked for it. He"
        draft = _one([s for s in near if page.words[s.core].sentence == sentence], gender)
        if draft is not None:
            people = {s.draft for s in near}
            if len(people) == 1 and draft.gender is None:
                draft.gender = gender  # type: ignore[assignment]
            return draft
        if sentence < here.sentence:
            return None
    return None


def _is_unnamed_office(stage: Stage, sight: Sight, *, index: int) -> bool:
    """Whether a sentence before this one opens with the office of one person whom nobody names."""
    page = stage.page
    head = page.lower(sight.last)
    return (
        sight.anonymous
        and sight.kind == "description"
        and sight.subject
        and page.words[sight.first].opens
        and page.words[sight.core].sentence < page.words[index].sentence
        and head in stage.lexicon.offices
        and not head.endswith("s")
    )


def _fits(sight: Sight, gender: str) -> bool:
    draft = sight.draft
    return draft is not None and draft.kind == "person" and draft.gender in {None, gender} and not sight.anonymous


def _one(sights: list[Sight], gender: str) -> Draft | None:
    """The one person among sights of a sentence; of several, the only one of known gender, else the only subject."""
    people = {s.draft for s in sights}
    if len(people) == 1:
        return sights[0].draft
    sure = {s.draft for s in sights if s.draft and s.draft.gender == gender}
    owners = {s.draft for s in sights} - {s.draft for s in sights if s.subject}
    if sure <= owners and len(people - owners) == 1:
        return (people - owners).pop()  # "Ana Lem was a guest at Ivo Renn's wedding. She"
    if len(sure) == 1:
        return sure.pop()
    subjects = [s for s in sights if s.subject and (not sure or s.draft in sure)]
    named = {s.draft for s in subjects}
    return subjects[0].draft if len(named) == 1 else None


def _body(stage: Stage, index: int, *, trail: list[Sight]) -> Draft | None:
    """The state or body meant: the subject of this sentence so far, else of the one before in the paragraph."""
    page = stage.page
    here = page.words[index]
    for back in (0, 1):
        same = []
        for sight in reversed(trail):
            spot = page.words[sight.core]
            if spot.sentence < here.sentence - back:
                break
            if (
                spot.sentence == here.sentence - back
                and spot.block == here.block
                and _is_body(sight)
                and sight.last < index
            ):
                same.append(sight)
        if same:
            subjects = [s for s in same if s.subject] or same
            people = {s.draft for s in subjects}
            first = same[-1]
            if back and first.draft not in people and page.words[first.first].opens and _owns(stage, first):
                return first.draft if first.kind == "pronoun" else None  # "Its minister blamed Orsk. It also"
            return subjects[-1].draft if len(people) == 1 or subjects[-1].subject else None
    return None


def _owns(stage: Stage, sight: Sight) -> bool:
    """Whether a sight only says whose something is: "its minister", "Orsk's minister"."""
    return stage.page.lower(sight.core_last) == "its" or stage.page.words[sight.core_last].owns


def _is_body(sight: Sight) -> bool:
    return sight.draft is not None and sight.draft.kind != "person" and not sight.people and not sight.anonymous


def _they(stage: Stage, index: int, *, trail: list[Sight]) -> Sight | None:
    """The last collective or group that is a subject, in this sentence or the one before."""
    page = stage.page
    here = page.words[index]
    for sight in reversed(trail):
        spot = page.words[sight.core]
        if spot.sentence < here.sentence - 1 or spot.block < here.block:
            break
        if sight.members and sight.last < index:
            found = _sight(stage, index, draft=None)
            found.members = sight.members
            return found
        group = sight.draft is not None and sight.draft.kind == "group"
        if group and sight.subject and sight.last < index:
            return _sight(stage, index, draft=sight.draft)
    return _sight(stage, index, draft=None)
