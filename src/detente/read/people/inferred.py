"""Sides that no office tells: an official who says what his state is ready for, the other one of two presidents."""

from __future__ import annotations

import re
from collections.abc import Container

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.holders import holder_of
from detente.read.people.lexicon import word_set
from detente.read.people.marks import STATE_OFFICES
from detente.read.people.naming import Stage
from detente.read.people.offices import give
from detente.read.people.order import Order, is_body, is_person
from detente.read.people.roles import Role

_SAID = word_set("said says added adds told insisted stressed repeated announced")
_IS = word_set("is was are were remains remained stands stood")
_ACTING_FOR = re.compile(
    rf"{STATE_OFFICES.pattern}|\b(?:negotiator|spokes(?:man|woman|person)|envoy|delegate)\b", re.IGNORECASE
)
_WANTS = word_set("wants wanted insists insisted seeks")
_WILL = word_set("will would")
_DOES = word_set(
    "sign attend accept agree send return recognise recognize negotiate join participate take give hand release withdraw respond reply study"
)
_READY = word_set("ready willing prepared committed open")
_SKIPPED = word_set("also still always fully now nevertheless however himself herself")
_AHEAD = 9
"""How many words behind a name what they say may begin: "told reporters in Oslo on Monday that"."""
_RULERS = word_set("president leader premier chancellor king emir sultan")
_RULERS_OF_TWO = word_set("presidents leaders premiers")
_FEWEST = 3
"""How often a report names the other one of two presidents, at least."""


def infer(stage: Stage, order: Order, *, home: Home) -> None:
    """Write the sides that follow from what people say and from who is left; those told already stay."""
    _by_lead(stage, order, home=home)
    _by_counterpart(stage, order, home=home)


def by_readiness(stage: Stage, order: Order) -> None:
    """The state that a minister says is ready for something: "Defence Minister Ana Diaz said Orsk was willing to"."""
    page = stage.page
    for sight in order.sights:
        draft = sight.draft
        if not is_person(sight) or draft is None or draft.home is not None or draft.role is None or draft.outsider:
            continue
        said = sight.core_last + 1 + (page.lower(sight.core_last + 1) == ",")
        if page.lower(said) not in _SAID or not _ACTING_FOR.search(draft.role):
            continue
        for index in range(said + 1, said + 1 + _AHEAD):
            body = order.by_first.get(index)
            if page.word(index) is None or page.words[index].sentence != page.words[said].sentence:
                break
            if is_body(body) and body is not None and body.draft is not None and not body.people:
                if body.draft.kind in {"state", "group"} and (_is_ready(stage, body) or _intends(stage, body)):
                    draft.home = body.draft
                break


def _intends(stage: Stage, body: Sight) -> bool:
    """Whether a party "would sign", "will not attend", "wants": what its own people say of it."""
    page = stage.page
    index = body.last + 1
    if page.lower(index) in _WANTS:
        return True
    if page.lower(index) not in _WILL:
        return False
    index += 1
    while page.lower(index) in _SKIPPED | {"not", "never", "only", "soon"}:
        index += 1
    return page.lower(index) in _DOES


def _is_ready(stage: Stage, body: Sight) -> bool:
    page = stage.page
    index = body.last + 1
    if page.lower(index) not in _IS:
        return False
    index += 1
    while page.lower(index) in _SKIPPED:
        index += 1
    return page.lower(index) in _READY


def _by_lead(stage: Stage, order: Order, *, home: Home) -> None:
    """The name that a report gives, a sentence or two later, to the ruler with whom it opens: "Orsk's president has said …"."""
    page = stage.page
    for role in stage.roles:
        owned = role.determiner == "own" and role.holders and role.holders[0].piece in stage.named
        if role.plural or not owned or page.lower(role.head) not in _RULERS or role.last != role.head:
            continue
        side = stage.named[role.holders[0].piece] if role.holders[0].piece is not None else None
        if side is None or page.words[role.first].sentence > _opening(stage) or _is_held(stage, role, side=side):
            continue
        sight = _next_person(stage, role, order=order)
        if sight is not None and sight.draft is not None:
            give(stage, sight.draft, role=role, order=order, home=home)


def named_later(stage: Stage, order: Order, *, home: Home, linked: Container[int]) -> None:
    """The name that comes a sentence after the office: "its negotiator said on Monday. “…,” Ana Diaz told reporters".

    `linked` are the heads of the offices whose holder is named beside them.
    """
    page = stage.page
    for role in stage.roles:
        if role.head in linked:
            continue
        if role.plural or role.determiner not in {"own", "a"} or not role.holders or role.head in stage.later:
            continue
        after = page.word(role.last + 1)
        beside = after is not None and (after.capital or order.person_at(role.last + 2) is not None)
        if beside or page.words[role.last].owns or not _speaks_soon(stage, role):
            continue
        sight = _next_speaker(stage, role, order=order)
        side = holder_of(stage, role, order=order, home=home) if sight is not None else None
        if sight is None or sight.draft is None or side is None or side is sight.draft or side.kind == "person":
            continue
        give(stage, sight.draft, role=role, order=order, home=home)
        stage.later[role.head] = sight.draft


def _speaks_soon(stage: Stage, role: Role) -> bool:
    page = stage.page
    for here in range(role.last + 1, role.last + 22):
        word = page.word(here)
        if word is None or word.sentence != page.words[role.head].sentence:
            return False
        if word.lower in stage.lexicon.speaks:
            return True
    return False


def _next_speaker(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    """The first person named behind an office, where they speak in the next two sentences and are new to the report."""
    page = stage.page
    words = page.words
    sentence = words[role.head].sentence
    sight = next((s for s in order.sights if s.first > role.last and is_person(s)), None)
    if sight is None or sight.draft is None or not 0 < words[sight.first].sentence - sentence <= 2:
        return None
    draft = sight.draft
    woman = role.title.endswith("woman") and draft.gender == "m"
    man = role.title.endswith("sman") and draft.gender == "f"
    known = draft.home is not None or draft.roles or draft.outsider or order.firsts[draft] != sight.first
    titled = all(words[i].text in stage.lexicon.titles for i in range(sight.first, sight.core))
    if known or woman or man or not titled or " " not in draft.name:
        return None
    said = page.lower(sight.core_last + 1) in stage.lexicon.speaks | {"told"}
    return sight if said or page.lower(sight.first - 1) in _SAID else None


def _opening(stage: Stage) -> int:
    """The sentence with which the report's own text opens, past its headings."""
    return next((word.sentence for i, word in enumerate(stage.page.words) if not stage.page.heading(i)), 0)


def _is_held(stage: Stage, role: Role, *, side: Draft) -> bool:
    """Whether somebody is known to hold an office, or stands beside it in the text."""
    noun = role.title.lower()
    if any(one.home is side and noun in {title.lower() for title in one.roles} for one in stage.cast.of_kind("person")):
        return True
    following = stage.page.word(role.last + 1)
    return stage.page.words[role.last].owns or following is None or following.capital or following.lower == ","


def _next_person(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    """The first person named after a word, where it is in the next two sentences and nothing else is known of them."""
    page = stage.page
    sentence = page.words[role.first].sentence
    for sight in sorted(order.sights, key=lambda one: one.first):
        if sight.first <= role.last or not is_person(sight) or sight.draft is None:
            continue
        near = 0 < page.words[sight.first].sentence - sentence <= 2
        told = sight.draft.home is not None or sight.draft.roles or sight.draft.outsider
        plain = sight.core == sight.first and page.lower(sight.core_last + 1) in stage.lexicon.speaks | {"has", "had"}
        return sight if near and not told and plain else None
    return None


def _by_counterpart(stage: Stage, order: Order, *, home: Home) -> None:
    """The other one of "their presidents", where one of two states' is known and nobody else is left without a side."""
    page = stage.page
    both = any(role.plural and page.lower(role.head) in _RULERS_OF_TWO and not role.holders[1:] for role in stage.roles)
    if len(home.claimants) != 2 or not both:
        return
    held = {
        one.home
        for one in stage.cast.of_kind("person")
        if one.home in home.claimants and any(title.lower().split()[-1] in _RULERS for title in one.roles)
    }
    free = [one for one in home.claimants if one not in held]
    if len(free) != 1:
        return
    count: dict[Draft, int] = {}
    for sight in order.sights:
        draft = sight.draft
        if draft is not None and is_person(sight) and draft.home is None and not draft.roles and not draft.outsider:
            count[draft] = count.get(draft, 0) + 1
    often = [draft for draft, seen in count.items() if seen >= _FEWEST]
    if len(often) == 1:
        often[0].home = free[0]
