"""What a pronoun or a bare "the delegation" stands for, where an office or a side hangs on it."""

from __future__ import annotations

from detente.read.people.cast import Draft
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.roles import Role

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
        if back > 1 and sentence - back + 1 not in opens:
            return None  # the sentence between takes nothing up: "It asked for an amnesty. Its leader …" does
        here = [s for s in near if page.words[s.first].sentence == sentence - back]
        if here:
            subject = here[-1]
            if back and page.words[subject.first].block != page.words[index].block:
                return subject.draft if len({s.draft for s in here}) == 1 else None
            return subject.draft
    return None


def antecedent_person(stage: Stage, index: int, *, order: Order, gender: str) -> Draft | None:
    """What "his" or "her" stands for: the first person of that gender in this sentence, else in the last."""
    page = stage.page
    sentence = page.words[index].sentence
    near = [s for s in order.before(index) if s.draft and s.draft.kind == "person" and s.draft.gender in {None, gender}]
    for back in (0, 1):
        here = [s for s in near if page.words[s.first].sentence == sentence - back]
        sure = [s for s in here if s.draft and s.draft.gender == gender]
        if here:
            return (sure or here)[-1].draft
    return None


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


def of_paragraph(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """Whose spokesman "the spokesman" is: the party that the paragraph opens with."""
    page = stage.page
    block = page.words[role.first].block
    opening = [s for s in order.before(role.first) if page.words[s.first].block == block and s.draft]
    if not opening:
        return None
    first = opening[-1]
    if first.people or first.kind == "capital":
        return None
    starts = page.words[first.first].opens or page.lower(first.first - 1) in {"for", "of"}
    return first.draft if starts and first.draft and first.draft.kind in {"state", "group"} else None
