"""Bodies and whom they belong to: a front's central committee, a union's panel, a parliament in lower case."""

from __future__ import annotations

import re

from detente.read.people.antecedents import antecedent_body
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.compass import ADJECTIVES
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

_HEADS = word_set("parliament court cabinet senate assembly legislature congress knesset majlis tribunal directorate executive bureau politburo "
                  "committee council leadership-council shura")  # fmt: skip
_OF_PARTIES = word_set("executive bureau politburo committee council shura")  # only with whose they are
_KINDS = word_set(
    "supreme constitutional federal national high appeals upper lower general security health people's lower-house political "
    "executive central military strike ruling standing leadership"
)
_DECIDES = word_set(
    """vote votes voted approve approves approved reject rejects rejected ratify ratifies ratified rule rules ruled ruling
    decide decides decided pass passes passed throw threw throws strike struck adopt adopted endorse endorsed dismiss
    dismissed refuse refuses refused block blocks blocked debate debates debated hear hears due set expected is has will
    says said uphold upheld deliver delivered halt petition petitioned turned suspended convene convenes according must may
    would meets met"""
)
_MEN = word_set("members member chairman chair head spokesman meeting session seat seats room table")
# Bodies that a report counts to the state without a word of whose they are. A senate or a supreme court mostly
# stands in reports as a power of its own: of 14 such in the reports for reading by, 13 have no side.
_NATIONAL = re.compile(
    r"Assembly of the (?:Republic|Nation)|State Council|Council of State|Mejlis|Majlis|Storting|Riksdag|Rada|Sejm|Duma|Knesset|Hluttaw|Kurultai|"
    r"(?:Federal |National |State )?Parliament|National Assembly|Constitutional (?:Court|Tribunal|Council)|Council of Ministers"
)
# Bodies that mediate or negotiate in the name of whoever set them up are that actor itself.
_MOUTHPIECES = word_set("panel delegation mission team")


def place(stage: Stage, order: Order, *, home: Home) -> list[Sight]:
    """Give bodies their owners, and add the bodies that a report names in lower case. Returns the new sights."""
    moved: dict[Draft, Draft] = {}
    for sight in order.sights:
        draft = sight.draft
        if draft is not None and home.main is not None and draft.name.startswith("Government "):
            moved[draft] = home.main
        if draft is None or draft.kind not in {"organisation", "group"} or (draft.known and draft.home is None):
            continue
        owner = _owner(stage, sight, order=order)
        if owner is None and (state := _national(stage, sight, draft=draft, home=home)) is not None:
            draft.home = state
        if owner is not None and owner is not draft and owner.side() is not draft:
            _settle(stage, sight, draft=draft, owner=owner, moved=moved)
    for sight in order.sights:
        if sight.draft in moved:
            sight.draft = moved[sight.draft]
            sight.draft.add(stage.page.spelled(sight.core, sight.core_last))
    for piece, draft in stage.named.items():
        stage.named[piece] = moved.get(draft, draft)
    return _lower_case(stage, order, home=home)


def _owner(stage: Stage, sight: Sight, *, order: Order) -> Draft | None:
    """The actor in "the Front's Committee" or "the Committee of the Front"."""
    page = stage.page
    before = order.by_last.get(sight.core - 1)
    if before is not None and page.words[sight.core - 1].owns:
        return before.draft
    if page.lower(sight.core - 1) in {"its", "their"}:
        return antecedent_body(stage, sight.core - 1, order=order)
    after = sight.last + 1
    if page.lower(after) == "of":
        of = order.by_first.get(after + 1) or order.by_first.get(after + 2)
        if of is not None and of.draft is not None and of.draft.kind != "person":
            sight.last = of.last
            return of.draft
        _full(stage, sight, after=after)
    return None


def _national(stage: Stage, sight: Sight, *, draft: Draft, home: Home) -> Draft | None:
    """The home state, for a body that every state has and that nobody else is said to own: "the Constitutional Court"."""
    full = stage.page.spelled(sight.core, sight.last)
    if draft.home is not None or draft.known or not (_NATIONAL.fullmatch(draft.name) or _NATIONAL.fullmatch(full)):
        return None
    return home.at(sight.first, stage.page.words[sight.first].block)


def _full(stage: Stage, sight: Sight, *, after: int) -> None:
    """The full name with what follows "of" where that is nobody in the cast: "Court of Human Rights", "Council of Elders"."""
    page = stage.page
    here = after + (page.lower(after + 1) == "the")
    while (
        (word := page.word(here + 1))
        and word.capital
        and not word.opens
        and word.sentence == page.words[after].sentence
    ):
        here += 1
        if word.owns:
            break
    if here > after and page.words[here].capital and sight.draft is not None and sight.draft.code:
        sight.last = here
        sight.draft.add(page.spelled(sight.core, here))


def _settle(stage: Stage, sight: Sight, *, draft: Draft, owner: Draft, moved: dict[Draft, Draft]) -> None:
    if draft.nouns & _MOUTHPIECES and owner.kind == "organisation":
        moved[draft] = owner
        owner.add(stage.page.spelled(sight.core, sight.last))
        return
    draft.add(stage.page.spelled(sight.core, sight.last))
    if (
        draft.home is None
        and owner.kind != "person"
        and (owner.kind in {"organisation", "group"} or draft.code in {"p", "c", "x"})
    ):
        draft.home = owner


def _lower_case(stage: Stage, order: Order, *, home: Home) -> list[Sight]:
    taken = {index for sight in order.sights for index in range(sight.core, sight.core_last + 1)}
    found: list[Sight] = []
    for index in stage.page.where(_HEADS):
        word = stage.page.words[index]
        foreign = index and stage.page.words[index - 1].owns and index - 1 not in order.by_last
        if foreign:
            continue  # "the islands' parliament", where nothing tells what islands
        if not word.capital and index not in taken and not word.owns:
            sight = _lower_body(stage, index, order=order, home=home)
            if sight is not None:
                found.append(sight)
    return found


def _lower_body(stage: Stage, index: int, *, order: Order, home: Home) -> Sight | None:
    page = stage.page
    core = index
    while page.lower(core - 1) in _KINDS:
        core -= 1
    if page.lower(index) in {"court", "tribunal", "directorate"} and core == index:
        return None
    if page.lower(index) in _OF_PARTIES and page.lower(index + 1) in stage.lexicon.offices | _MEN:
        return None
    first = core - (page.lower(core - 1) in {"the", "a", "its", "their", "his"})
    of = order.by_first.get(index + 2) or order.by_first.get(index + 3) if page.lower(index + 1) == "of" else None
    own = order.by_last.get(core - 1) if page.words[core - 1].owns or core - 1 in order.by_last else None
    holder = own or of
    owner = holder.draft if holder else None
    if owner is None:
        owner = _told_before(stage, core, order=order)
        first = core - 1 - (page.lower(core - 2) == "the") if owner and page.lower(core - 1) in ADJECTIVES else first
    if owner is None and (page.lower(index) in _OF_PARTIES or (first == core and page.lower(index) != "parliament")):
        return None
    if page.lower(index) in _OF_PARTIES and owner is not None and owner.kind == "person":
        return None
    name = page.spelled(core, index)
    draft = stage.cast.find(name) or stage.cast.find(name.capitalize())
    if draft is None:
        rule = "people.body-lower-case"
        draft = stage.cast.enter(Draft(kind="organisation", name=name, rule=rule, code="p", nouns={page.lower(index)}))
    last = of.last if of else index
    if own:
        first = own.first
    draft.add(name)
    if owner is not None:
        draft.add(page.spelled(first, last))
        if draft.home is None and owner.kind != "person" and page.lower(index) != "cabinet":
            draft.home = owner
    elif draft.home is None and (page.lower(core) == "federal" or page.lower(index) == "parliament"):
        bare = page.lower(index) == "parliament" and first == index
        draft.home = (_speaking(stage, index, order=order) if bare else None) or home.at(index, page.words[index].block)
    return Sight(first=first, last=last, core=core, core_last=index, draft=draft, kind="name")


def _speaking(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """The state that a sentence opens with, for the bare "parliament" behind it: "Orsk's premier said …, subject to parliament"."""
    words = stage.page.words
    near = [s for s in order.before(index) if words[s.first].sentence == words[index].sentence]
    first = near[-1] if near else None
    if first is None or first.draft is None or not words[first.first].opens:
        return None
    side = first.draft.side()
    return side if side.kind == "state" else None


def _told_before(stage: Stage, core: int, *, order: Order) -> Draft | None:
    """The owner in "its council", "the southern parliament"."""
    word = stage.page.lower(core - 1)
    if word in ADJECTIVES:
        return stage.compass.get(ADJECTIVES[word])
    return antecedent_body(stage, core - 1, order=order) if word in {"its", "their"} else None


def decides(stage: Stage, sight: Sight) -> bool:
    """Whether a parliament, court or council votes, rules or is asked to where it stands."""
    page = stage.page
    reach = 4 if page.lower(sight.last + 1) != "," else 7  # "parliament, incidentally, voted"
    after = {page.lower(i) for i in range(sight.last + 1, min(len(page.words), sight.last + reach))}
    if after & _DECIDES:
        return True
    before = {page.lower(i) for i in range(max(0, sight.first - 3), sight.first)}
    vote = {page.lower(i) for i in range(max(0, sight.first - 9), sight.first)}
    return bool(before & {"by", "petitioned", "told"} or vote & {"vote", "votes", "ruling"})
