"""Offices and sides: which person holds which office, and for whom they act."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.compass import ADJECTIVES
from detente.read.people.lexicon import folded, word_set
from detente.read.people.marks import STATE_OFFICES
from detente.read.people.naming import Stage
from detente.read.people.roles import Holder, Role

_GOVERNMENT_WORDS = re.compile(r"\b(?:government|palace|presidential|cabinet|army|federal)\b", re.IGNORECASE)
_REBEL_WORDS = re.compile(r"^(?:rebel|insurgent|guerrilla)\b", re.IGNORECASE)
_LEADS = word_set("leads heads chairs runs led headed chaired represents represented directs")
_LED_BY = word_set("led headed chaired")
_VOICES = word_set("spokesman spokeswoman spokesperson minister")
_TEAMS = word_set("delegation team panel negotiators side")


@dataclass(slots=True)
class Order:
    """The sights of a report in text order, to ask what was named before a word."""

    sights: list[Sight]
    starts: list[int] = field(default_factory=list)
    by_core: dict[int, Sight] = field(default_factory=dict)
    by_first: dict[int, Sight] = field(default_factory=dict)
    by_last: dict[int, Sight] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sights.sort(key=lambda sight: (sight.first, -sight.last))
        self.starts = [sight.first for sight in self.sights]
        for sight in self.sights:
            self.by_first.setdefault(sight.first, sight)
            if sight.lead >= 0:
                self.by_first.setdefault(sight.lead, sight)
            self.by_last[sight.last] = sight
            for index in range(sight.core, sight.core_last + 1):
                self.by_core.setdefault(index, sight)

    def before(self, index: int) -> list[Sight]:
        """The last sights before a word, the nearest first (at most 12)."""
        place = bisect.bisect_left(self.starts, index)
        return self.sights[max(0, place - 12) : place][::-1]


def link(stage: Stage, order: Order, *, home: Home) -> dict[int, Draft]:
    """Give people their offices and sides. Returns the person of each linked office, by the office's head word."""
    linked: dict[int, Draft] = {}
    for role in stage.roles:
        if role.plural:
            continue
        sight = _person_of(stage, role, order=order)
        if sight is None or sight.draft is None:
            continue
        _give(stage, sight.draft, role=role, order=order, home=home)
        linked[role.head] = sight.draft
        _extend(sight, role)
        _elliptic(stage, role, order=order)
    for sight in order.sights:
        if sight.draft is not None and sight.draft.kind == "person" and sight.kind == "name":
            _by_phrase(stage, sight, order=order)
    _by_verb(stage, order)
    return linked


_CHAIRS = {
    "chairs": "chairman",
    "chaired": "chairman",
    "heads": "head",
    "leads": "leader",
    "headed": "head",
    "led": "leader",
}


def _by_verb(stage: Stage, order: Order) -> None:
    """The side in "Ana Diaz chairs the Front", also with "She" for a person named in the sentence before."""
    page = stage.page
    for index, word in enumerate(page.words):
        speaks = word.lower in {"speaks", "spoke"} and page.lower(index + 1) == "for"
        if not (speaks or word.lower in _CHAIRS) or not (body := _body_at(stage, index + 1 + speaks, order=order)):
            continue
        person = _subject_person(stage, index, order=order)
        if person is not None and person.home is None and body.draft is not None:
            person.home = body.draft
            if not speaks:
                person.role = person.role or _CHAIRS[word.lower]
                person.roles.append(_CHAIRS[word.lower])


def _subject_person(stage: Stage, index: int, *, order: Order) -> Draft | None:
    page = stage.page
    start = index
    while start > 0 and page.words[start - 1].sentence == page.words[index].sentence:
        start -= 1
    here = [s for s in order.before(index) if s.first >= start and s.draft]
    if here:
        return here[-1].draft if here[-1].draft and here[-1].draft.kind == "person" and len(here) == 1 else None
    if page.lower(start) in {"he", "she"}:
        return antecedent_person(stage, start, order=order, gender="m" if page.lower(start) == "he" else "f")
    return None


def _person_of(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    """The person an office phrase stands beside."""
    page = stage.page
    named = order.by_first.get(role.last + 1)
    if named and named.draft and _is_person(named) and not page.words[role.last].owns and role.determiner == "none":
        return (
            named if _together(stage, role.last, right=role.last + 1) else None
        )  # "…, President Ann Lee's son-in-law"
    before = order.by_last.get(role.first - 2) if page.lower(role.first - 1) == "," else None
    if before and _is_person(before) and page.words[before.last].sentence == page.words[role.first].sentence:
        return before
    if page.lower(role.first - 1) == "," and page.lower(role.first - 2) == ")":
        opened = next((i for i in range(role.first - 2, max(0, role.first - 8), -1) if page.lower(i) == "("), 0)
        before = order.by_last.get(opened - 1)
        if before and _is_person(before):
            return before
    following = role.last + 1
    if page.lower(following) == "," and page.lower(following + 1) in {"known", "named"}:
        following += 1
    if page.lower(following) in {"known", "named", "called"}:
        following += 1 + (page.lower(following + 1) == "only")
        following += page.lower(following) == "as"
    direct = order.by_first.get(following)
    if (
        direct
        and _is_person(direct)
        and not page.words[role.last].owns
        and _together(stage, role.last, right=following)
    ):
        return direct
    if page.lower(following) == "(":
        following = next((i + 1 for i in range(following, following + 6) if page.lower(i) == ")"), following)
    apposed = order.by_first.get(following + 1)
    if page.lower(following) == "," and apposed and _is_person(apposed) and not page.words[role.last].owns:
        definite = role.determiner in {"the", "own"} or role.holders or role.head + 1 < following
        return apposed if definite and _together(stage, role.last, right=following + 1) else None
    return None


def _is_person(sight: Sight) -> bool:
    return sight.draft is not None and sight.draft.kind == "person" and sight.kind == "name"


def _together(stage: Stage, left: int, *, right: int) -> bool:
    a, b = stage.page.words[left], stage.page.words[right]
    return a.sentence == b.sentence and "\n" not in stage.page.text[a.end : b.start]


def _extend(sight: Sight, role: Role) -> None:
    sight.first = min(sight.first, role.first)
    sight.last = max(sight.last, role.last)


def _give(stage: Stage, person: Draft, *, role: Role, order: Order, home: Home) -> None:
    if role.title.lower() not in {one.lower() for one in person.roles}:
        person.roles.append(role.title)
    person.role = person.role or role.title
    head = role.title.lower().split(" of ")[0].split()[-1]
    if person.gender is None and head.endswith("woman"):
        person.gender = "f"
    elif person.gender is None and head.endswith("man"):
        person.gender = "m"
    if head in stage.lexicon.outsiders:
        person.outsider = person.outsider or not role.title.lower().startswith(("former", "retired"))
    if person.home is None:
        person.home = holder_of(stage, role, order=order, home=home)
        if person.home is person:
            person.home = None


def holder_of(stage: Stage, role: Role, *, order: Order, home: Home) -> Draft | None:
    """The actor for whom an office acts, where the words tell."""
    for holder in role.holders:
        draft = _holder(stage, holder, order=order, home=home)
        if draft is not None or holder.piece is not None:
            return draft
    state = home.at(role.first, stage.page.words[role.first].block)
    if _elsewhere(stage, role, home=state):
        return None
    title = role.title
    if _REBEL_WORDS.match(title):
        groups = [draft for draft in stage.cast.of_kind("group") if draft.forms]
        return groups[0] if len(groups) == 1 else None
    free = not role.holders and role.determiner in {"the", "none"}
    part = stage.compass and role.determiner == "none"  # in a divided land the president is that of one part
    rules = free and not part and STATE_OFFICES.search(title) and title.lower() != "minister"
    if state is not None and (rules or _GOVERNMENT_WORDS.search(title)):
        return state
    if free and title.lower().split()[-1] in _VOICES:
        return _of_paragraph(stage, role, order=order) or (issuer(stage) if role.head < 40 else None)
    return None


def _elsewhere(stage: Stage, role: Role, *, home: Draft | None) -> bool:
    """Whether the sentence has named another state before ("In Cairo, the foreign minister …")."""
    page = stage.page
    place = bisect.bisect_left(stage.pieces, role.first, key=lambda piece: piece.first)
    for piece in reversed(stage.pieces[:place]):
        if page.words[piece.first].sentence != page.words[role.first].sentence:
            return False
        place = stage.verdicts.get(folded(piece.text)) in {"capital", "place"} and page.lower(piece.first - 1) == "in"
        if place and role.first - piece.last < 4 and stage.named.get(piece) is not home:
            return True
        known = piece.known if piece.kind == "known" else None
        if known and known.kind == "state" and stage.cast.find(known.actor) is not home:
            return True
    return False


def issuer(stage: Stage) -> Draft | None:
    """Whose ministry or office heads a briefing: "MINISTRY OF FOREIGN AFFAIRS, BERN", "Royal Swedish Ministry"."""
    page = stage.page
    opening = {page.lower(i) for i in range(min(len(page.words), 14))}
    if not opening & {"ministry", "department", "office"}:
        return None
    states = {
        stage.cast.find(p.known.actor) for p in stage.pieces if p.first < 14 and p.known and p.known.kind == "state"
    }
    return states.pop() if len(states) == 1 else None


def _of_paragraph(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """Whose spokesman "the spokesman" is: the party that the paragraph opens with."""
    page = stage.page
    block = page.words[role.first].block
    opening = [s for s in order.before(role.first) if page.words[s.first].block == block and s.draft]
    if not opening:
        return None
    first = opening[-1]
    starts = page.words[first.first].opens or page.lower(first.first - 1) in {"for", "of"}
    return first.draft if starts and first.draft and first.draft.kind in {"state", "group"} else None


def _holder(stage: Stage, holder: Holder, *, order: Order, home: Home) -> Draft | None:
    page = stage.page
    point = stage.compass.get(page.lower(holder.last + 1)) if not page.words[holder.last].owns else None
    named = point or (stage.named.get(holder.piece) if holder.piece is not None else None)
    if named is not None:  # "head of the breakaway Karst north", "head of the Front"
        return named
    sight = order.by_core.get(holder.last)
    if sight is not None and sight.draft is not None:
        return sight.draft
    first, last = page.lower(holder.first), page.lower(holder.last)
    if first in ADJECTIVES:
        return stage.compass.get(ADJECTIVES[first])
    if first in {"its", "their"}:
        return antecedent_body(stage, holder.first, order=order)
    if first in {"his", "her"}:
        person = antecedent_person(stage, holder.first, order=order, gender="f" if first == "her" else "m")
        return person.side() if person and person.home else person
    return _by_noun(stage, holder, noun=last, order=order, home=home)


def _by_noun(stage: Stage, holder: Holder, *, noun: str, order: Order, home: Home) -> Draft | None:
    """Whom "the delegation", "the president", "the Secretary-General" stand for as holders of an office."""
    if noun == "secretary-general":
        return stage.cast.find("United Nations")
    if noun in {
        "president",
        "minister",
        "cabinet",
        "army",
        "palace",
        "presidency",
        "ministry",
        "republic",
        "kingdom",
        "nation",
    }:
        return home.at(holder.first, stage.page.words[holder.first].block)
    return _team_before(stage, holder.last, order=order) if noun in _TEAMS | {"leadership"} else None


def antecedent_body(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """What "its" or "their" stands for: the first body named in this sentence, else in the one before."""
    page = stage.page
    sentence = page.words[index].sentence
    near = [s for s in order.before(index) if s.draft and s.draft.kind != "person" and not s.people]
    for back in (0, 1):
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


def _team_before(stage: Stage, index: int, *, order: Order) -> Draft | None:
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


def _led_by(stage: Stage, sight: Sight) -> int | None:
    """The word "led" in "led by the former admiral Ana Diaz"."""
    page = stage.page
    for index in range(sight.first - 1, max(0, sight.first - 6), -1):
        if page.lower(index) == "by":
            return index - 1 if page.lower(index - 1) in _LED_BY else None
        if not page.lower(index).isalpha():
            return None
    return None


def _led_by_name(stage: Stage, sight: Sight, *, order: Order) -> Draft | None:
    """Whose delegation: "that of the Front by Ana Diaz", "a panel … including Ana Diaz"."""
    page = stage.page
    before = order.by_last.get(sight.first - 2)
    if page.lower(sight.first - 1) == "by" and before and before.draft and before.draft.kind != "person":
        return before.draft if page.lower(before.first - 1) == "of" else None
    if page.lower(sight.first - 1) == "including":
        sentence = page.words[sight.first].sentence
        here = [s for s in order.before(sight.first) if page.words[s.first].sentence == sentence and s.draft]
        return here[-1].draft if here and here[-1].draft and here[-1].draft.kind != "person" else None
    return None


def _elliptic(stage: Stage, role: Role, *, order: Order) -> None:
    """The second side in "Orsk's negotiator, Ana Diaz, and Tarn's, Ivo Lem", where the office is said once."""
    page = stage.page
    index = role.last + 1
    end = min(len(page.words), index + 14)
    while index < end and page.words[index].sentence == page.words[role.last].sentence:
        sight = order.by_last.get(index)
        if page.words[index].owns and sight and page.lower(index + 1) == ",":
            person = order.by_first.get(index + 2)
            if person and _is_person(person) and person.draft and person.draft.home is None:
                person.draft.home = sight.draft
                person.draft.role = person.draft.role or role.title
                if role.title not in person.draft.roles:
                    person.draft.roles.append(role.title)
            return
        index += 1


def _by_phrase(stage: Stage, sight: Sight, *, order: Order) -> None:
    """Sides told without an office: "Ana Diaz of the Front", "led by Ana Diaz", "who leads its negotiators"."""
    person = sight.draft
    page = stage.page
    if person is None or person.home is not None:
        return
    after = sight.last + 1
    own = order.by_last.get(sight.first - 1)
    if own and page.words[sight.first - 1].owns and own.draft and own.draft.kind != "person":
        person.home = own.draft
        sight.first = own.first
    elif page.lower(after) == "of" and (of := _body_at(stage, after + 1, order=order)):
        person.home = of.draft
        sight.last = of.last
    elif page.lower(after) == "," and page.lower(after + 1) == "whose" and (of := order.by_first.get(after + 2)):
        person.home = of.draft if of.draft and of.draft.kind == "organisation" else None
    elif (led := _led_by_name(stage, sight, order=order)) is not None:
        person.home = led
    elif _relative(stage, after) is not None:
        person.home = _led(stage, _relative(stage, after) or after, order=order)
    elif (led_by := _led_by(stage, sight)) is not None:
        person.home = _team_before_led(stage, led_by, order=order)
    else:
        skip = after + (page.lower(after) == ",")
        if (
            page.lower(skip) == "for"
            and (of := _body_at(stage, skip + 1, order=order))
            and of.draft
            and of.draft.kind != "person"
        ):
            person.home = of.draft


def _body_at(stage: Stage, index: int, *, order: Order) -> Sight | None:
    sight = order.by_first.get(index)
    if sight is None and stage.page.lower(index) in {"the", "its"}:
        sight = order.by_first.get(index + 1)
    if sight is None and stage.page.lower(index) == "the":
        place = next((i for i in range(index + 1, index + 4) if i in order.by_first), None)
        sight = order.by_first.get(place) if place is not None and stage.page.words[place].capital else None
    if sight is None or sight.draft is None or sight.draft.kind == "person":
        return None
    return sight


def _relative(stage: Stage, after: int) -> int | None:
    """The first word after "who leads", "who speaks for" and the like, where it follows a name."""
    page = stage.page
    here = after + (page.lower(after) == ",")
    limit = here + 6
    while here < limit and page.lower(here) != "who":
        if page.lower(here) in {",", "."}:
            return None
        here += 1
    if page.lower(here) != "who":
        return None
    if page.lower(here + 1) in _LEADS:
        return here + 2
    if page.lower(here + 1) in {"speaks", "spoke", "works", "negotiates"} and page.lower(here + 2) == "for":
        return here + 3
    return None


def _led(stage: Stage, index: int, *, order: Order) -> Draft | None:
    sight = _body_at(stage, index, order=order)
    if sight:
        return sight.draft
    if stage.page.lower(index) in {"its", "their"}:
        return antecedent_body(stage, index, order=order)
    for here in range(index, index + 6):  # "who leads the Karst islanders in the north"
        if stage.page.lower(here) == "in" and stage.page.lower(here + 2) in stage.compass:
            return stage.compass[stage.page.lower(here + 2)]
    return None


def _team_before_led(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """Whose "delegation" was "led by": the party named nearest before in the sentence."""
    page = stage.page
    for sight in order.before(index):
        if page.words[sight.first].sentence != page.words[index].sentence:
            return None
        if sight.draft and sight.draft.kind != "person":
            return sight.draft
    return None
