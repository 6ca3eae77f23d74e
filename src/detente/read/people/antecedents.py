"""What a pronoun or a bare "the delegation" stands for, where an office or a side hangs on it."""

from __future__ import annotations

import bisect

from detente.read.people.cast import Draft, Sight
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.roles import Role

_ORGANS = frozenset(
    {"embassy", "government", "ministry", "delegation", "side", "team", "army", "leadership", "mission"}
)
_CLOSES = frozenset('”"»’')
_TAKEN_UP = frozenset({"it", "its", "they", "their"})


def antecedent_body(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """What "its" or "their" stands for: the first body named in this sentence, else in the one before."""
    page = stage.page
    sentence = page.words[index].sentence
    near = [s for s in order.before(index) if s.draft and s.draft.kind != "person" and not s.people]
    opens = {
        word.sentence: word.lower
        for word in page.words[max(0, index - 90) : index]
        if word.opens and word.lower in _TAKEN_UP
    }
    for back in range(4):
        if back == 1 and _opened_by_unknown(stage, index):
            return None
        if back > 1 and sentence - back + 1 not in opens:
            return _only_one(stage, near, index=index)  # the sentence between does not begin with "it"
        here = [s for s in near if page.words[s.first].sentence == sentence - back]
        if here:
            subject = here[-1]
            single = subject.draft is not None and subject.draft.kind != "group"
            if back and page.lower(index) == "their" and single and _plural_ends(stage, index):
                return None  # "… is under pressure from nationalists. Their leader"
            if back and page.words[subject.first].block != page.words[index].block:
                return subject.draft if len({s.draft for s in here}) == 1 else None
            return subject.draft
    return None


def _opened_by_unknown(stage: Stage, index: int) -> bool:
    """Whether the sentence of a word opens with a name that nobody could place: "its" may be of that one."""
    words = stage.page.words
    here = index
    while here > 0 and words[here - 1].sentence == words[index].sentence:
        here -= 1
    place = bisect.bisect_left(stage.pieces, here, key=lambda piece: piece.first)
    piece = stage.pieces[place] if place < len(stage.pieces) else None
    return piece is not None and piece.first == here < index and piece.kind == "unknown" and piece not in stage.named


def _plural_ends(stage: Stage, index: int) -> bool:
    """Whether the sentence before ends with people whom nobody names: "from nationalists."."""
    words = stage.page.words
    here = index
    while here > 0 and words[here].sentence == words[index].sentence:
        here -= 1
    here -= words[here].lower in {".", ",", ";"}
    last = words[here]
    return last.lower.endswith("ists") and not last.capital


def _only_one(stage: Stage, near: list[Sight], *, index: int) -> Draft | None:
    """The only state, group or body that the paragraph has named so far, where it opens with it."""
    page = stage.page
    block = page.words[index].block
    here = [s for s in near if page.words[s.first].block == block]
    sides = {s.draft.side() for s in here if s.draft}
    return here[-1].draft if len(sides) == 1 and page.words[here[-1].first].opens else None


def antecedent_person(stage: Stage, index: int, *, order: Order, gender: str) -> Draft | None:
    """What "his" or "her" stands for: the first person of that gender in this sentence, else in the last."""
    page = stage.page
    sentence = page.words[index].sentence
    near = [s for s in order.before(index) if s.draft and s.draft.kind == "person" and s.draft.gender in {None, gender}]
    for back in (0, 1, 2):
        if back == 2 and not _goes_on(stage, index, pronoun="she" if gender == "f" else "he"):
            return None
        here = [s for s in near if page.words[s.first].sentence == sentence - back]
        sure = [s for s in here if s.draft and s.draft.gender == gender]
        if here:
            return (sure or here)[-1].draft
    return None


def _goes_on(stage: Stage, index: int, *, pronoun: str) -> bool:
    """Whether the sentence before that of a word opens with "he" or "she", in the same paragraph."""
    here = index
    words = stage.page.words
    while here > 0 and words[here].sentence == words[index].sentence:
        here -= 1
    sentence = words[here].sentence
    while here > 0 and words[here - 1].sentence == sentence:
        here -= 1
    return words[here].lower == pronoun and words[here].block == words[index].block


def team_before(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """Whose delegation "the delegation" is: the party named last in the same paragraph."""
    page = stage.page
    block = page.words[index].block
    for sight in order.before(index):
        if page.words[sight.first].block < block - 1:
            return None
        if page.words[sight.first].block < block:
            opening = [s for s in order.before(index) if page.words[s.first].block == block - 1 and s.draft]
            first = opening[-1].draft if opening else None
            return first if first and first.kind in {"state", "group"} else None
        if sight.draft and sight.draft.kind in {"state", "group"}:
            return sight.draft
        if sight.draft and sight.draft.home and sight.kind == "name":
            return sight.draft.side()
    return None


def _of_sentence(stage: Stage, role: Role, *, order: Order, sole: bool) -> Draft | None:
    """The party that opens this sentence or the one before: "The Front said no. Spokesman Ivo Lem gave no reason".

    The one before may end the block before, where a quotation opens this one.
    """
    page = stage.page
    here = page.words[role.first]
    near = [s for s in order.before(role.first) if s.draft and page.words[s.first].sentence >= here.sentence - 2]
    now = {s.draft.side() for s in near if s.draft and page.words[s.first].sentence == here.sentence}
    for back in (0, 1, 2):
        opening = [s for s in near if page.words[s.first].sentence == here.sentence - back]
        blocks = here.block - page.words[opening[-1].first].block if opening else 0
        if not opening or (back and not blocks and back > 1) or blocks > 1:
            continue
        first = opening[-1]
        organ = not first.people or page.lower(first.core_last + 1) in _ORGANS
        opens = first.draft is not None and page.words[first.first].opens and organ
        if sole and len({s.draft.side() for s in opening if s.draft}) > 1:
            return None
        opens = opens and first.draft is not None and not now - {first.draft.side()}
        if blocks and not (opens and page.quoted(role.first - 3) | (page.lower(role.first - 1) in _CLOSES)):
            return None
        return (
            first.draft
            if opens and first.draft and first.draft.kind in {"state", "group"} and first.kind != "capital"
            else None
        )
    return None


def _taken_up(stage: Stage, index: int) -> bool:
    """Whether the sentence of a word opens with "it" or "its", and so goes on about whom the one before is about."""
    here = index
    while here > 0 and stage.page.words[here - 1].sentence == stage.page.words[index].sentence:
        here -= 1
    return any(stage.page.lower(i) in _TAKEN_UP for i in (here, here + 1))


def of_paragraph(stage: Stage, role: Role, *, order: Order, sole: bool = False) -> Draft | None:
    """Whose spokesman "the spokesman" is: the party that the paragraph opens with; with `sole` only one alone in it."""
    page = stage.page
    block = page.words[role.first].block
    sole = sole and not _taken_up(stage, role.first)
    said = _of_sentence(stage, role, order=order, sole=sole)
    if said is not None:
        return said
    opening = [s for s in order.before(role.first) if page.words[s.first].block == block and s.draft]
    if not opening:
        return None
    first = opening[-1]
    if sole and len({s.draft.side() for s in opening if s.draft}) > 1:
        return None
    about = {
        s.draft.side()
        for s in opening
        if s.draft and page.words[s.first].opens and page.words[s.first].sentence >= page.words[role.first].sentence - 1
    }
    if first.draft is not None and about - {first.draft.side()}:
        return None  # the sentence before is about somebody else
    if first.people or first.kind == "capital":
        return None
    starts = page.words[first.first].opens or page.lower(first.first - 1) in {"for", "of"}
    return first.draft if starts and first.draft and first.draft.kind in {"state", "group"} else None
