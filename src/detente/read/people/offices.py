"""Which person holds which office: the name beside an office phrase, before it, after it or past a comma."""

from __future__ import annotations

import re

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.holders import holder_of
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order, is_person
from detente.read.people.roles import Role

# Who holds one of these may be of a state or a front, but speaks for neither.
OWN_VOICE = word_set(
    "economist analyst researcher scholar professor lecturer historian expert fellow doctor surgeon physician nurse activist "
    "campaigner journalist columnist pharmacist teacher farmer trader resident witness businessman businesswoman banker critic "
    "dissident observer fisherman mechanic engineer"
)
_TOPPLED = word_set("overthrew overthrown toppled ousted deposed unseated")
_STYLES = word_set("the rt right most very")
_CALLED = word_set("known named called alias nicknamed calling")
_GOES_BY = word_set(
    "gave gives goes by the name of is was known as only calls called himself herself nom de guerre identified uses used his her first"
)
_OPENING = frozenset("'‘“\"«")
_CLOSING = frozenset("'’”\"»")
_APPOSED = frozenset({",", "–", "—", "("})
_PAST = word_set("former ex ousted deposed late onetime one-time erstwhile")  # a retired general may still be sent
FORMER = ("former ", "ex-", "ousted ", "deposed ", "late ", "onetime ", "then-")


def by_office(stage: Stage, order: Order, *, home: Home) -> dict[int, Draft]:
    """Give people their offices and the sides that go with them. Returns the person of each office by its head word."""
    linked: dict[int, Draft] = {}
    for role in stage.roles:
        if role.plural:
            continue
        sight = _person_of(stage, role, order=order)
        if sight is None or sight.draft is None:
            continue
        side = _of_land(stage, sight, role=role, order=order)
        give(stage, sight.draft, role=role, order=order, home=home, side=side)
        linked[role.head] = sight.draft
        _extend(sight, role)
        _elliptic(stage, role, order=order)
    return linked


def _of_land(stage: Stage, sight: Sight, *, role: Role, order: Order) -> Draft | None:
    """Whose the words behind a name tell an office to be that is bare or "its": "Energy Minister Ana Diaz of Orsk"."""
    page, of = stage.page, sight.core_last + 1
    owned = any(page.lower(one.first) not in {"its", "their"} for one in role.holders)
    if owned or role.first > sight.core or page.lower(of) != "of":
        return None
    body = order.by_first.get(of + 1) or (order.by_core.get(of + 2) if page.lower(of + 1) == "the" else None)
    if body is None or body.draft is None or body.draft.kind == "person":
        return None
    return body.draft if body.draft.kind == "state" or role.holders else None


def _person_of(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    """The person an office phrase stands beside."""
    page = stage.page
    named = order.by_first.get(role.last + 1)
    if named and named.draft and is_person(named) and not page.words[role.last].owns and role.determiner == "none":
        return (
            named if _together(stage, role.last, right=role.last + 1) else None
        )  # "…, President Ann Lee's son-in-law"
    return _named_before(stage, role, order=order) or _named_after(stage, role, order=order)


def _named_before(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    """The person whose apposition an office phrase is, past brackets too."""
    page = stage.page
    last = role.first - 2 - (page.lower(role.first - 2) in _CLOSING)  # "known as “Ana”, second-in-command of"
    before = order.by_last.get(last) if page.lower(role.first - 1) in _APPOSED else None
    if before and is_person(before) and page.words[before.last].sentence == page.words[role.first].sentence:
        return before
    if page.lower(role.first - 1) == "," and page.lower(role.first - 2) == ")":
        opened = next((i for i in range(role.first - 2, max(0, role.first - 8), -1) if page.lower(i) == "("), 0)
        before = order.by_last.get(opened - 1)
        return before if before and is_person(before) else None
    return None


def _named_after(stage: Stage, role: Role, *, order: Order) -> Sight | None:
    page = stage.page
    following = role.last + 1
    if page.lower(following) == "," and page.lower(following + 1) in _CALLED:
        following += 1
    if page.lower(following) in _CALLED:
        following += 1 + (page.lower(following + 1) == "only")
        following += page.lower(following) == "as"
        following += page.lower(following) in _OPENING
    following += 2 * (page.lower(following) == "in" and page.lower(following + 1) in {"exile", "chief", "charge"})
    following += page.lower(following) in {"abroad", "overseas"}
    following = _going_by(stage, following)
    of_another = role.last > role.head and (
        page.lower(role.last) in {"to", "of", "for"} or page.lower(role.last) in stage.lexicon.offices
    )
    direct = None if of_another else order.by_first.get(following)  # "an aide to President Ana Diaz" is not she
    if direct and is_person(direct) and not page.words[role.last].owns and _together(stage, role.last, right=following):
        return direct
    if page.lower(following) == "(":
        following = next((i + 1 for i in range(following, following + 6) if page.lower(i) == ")"), following)
    style = following + 1
    while page.lower(style) in _STYLES and order.by_first.get(style) is None:
        style += 1  # "the Chief Minister, the Hon. Ana Diaz"
    if page.lower(style - 1) == "the" and page.lower(style).isalpha() and not page.words[style].capital:
        style += order.person_at(style + 1) is not None  # "his minister, the hawkish Ana Diaz"
    apposed = order.by_first.get(style)
    if page.lower(following) in {",", "–", "—"} and apposed and is_person(apposed) and not page.words[role.last].owns:
        definite = role.determiner in {"the", "own"} or role.holders or role.head + 1 < following
        definite = definite or (role.determiner == "a" and page.lower(apposed.core_last + 1) in {",", "”"})
        return apposed if definite and _together(stage, role.last, right=style) else None
    titled = page.lower(following) == "," and role.holders and not page.words[role.last].owns
    return _titled(stage, following + 1, order=order) if titled else None


def _going_by(stage: Stage, index: int) -> int:
    """Past ", who goes by the name of" and the like, to the name; the word itself where nothing of the kind stands."""
    here = index + 2
    if stage.page.lower(index) != "," or stage.page.lower(index + 1) not in {"who", "whose"}:
        return index
    while stage.page.lower(here) in _GOES_BY or stage.page.lower(here) in _OPENING:
        here += 1
    return here if here > index + 3 else index


def _titled(stage: Stage, index: int, *, order: Order) -> Sight | None:
    """The person whose own office stands before the name: "the leader of the Front, senator Ana Diaz"."""
    own = next((one for one in stage.roles if one.first == index and one.determiner == "none"), None)
    if own is None or own.holders or own.last != own.head:
        return None
    named = order.person_at(own.last + 1)
    return named if named is not None and _together(stage, index, right=own.last + 1) else None


def _together(stage: Stage, left: int, *, right: int) -> bool:
    a, b = stage.page.words[left], stage.page.words[right]
    return a.sentence == b.sentence and "\n" not in stage.page.text[a.end : b.start]


_ONE_EACH = re.compile(
    r"\b(?:prime minister|premier|president|foreign minister|defen[cs]e minister|interior minister|chancellor|chief negotiator)\b",
    re.IGNORECASE,
)
_SAME = {"premier": "prime minister", "defense minister": "defence minister", "chancellor": "prime minister"}


def unheld(stage: Stage, person: Draft, *, role: Role, side: Draft, home: Home) -> Draft | None:
    """The state that a bare office is of, where nobody else holds that office in it; else the other one of two claimants."""
    office = _office(role.title)
    if not office:
        return side
    held = {
        one.home
        for one in stage.cast.of_kind("person")
        if one is not person and one.home is not None and any(_office(title) == office for title in one.roles)
    }
    if side not in held:
        return side
    free = [one for one in home.claimants if one not in held]
    return free[0] if len(free) == 1 else None


def _last_free(stage: Stage, person: Draft, *, role: Role, home: Home) -> Draft | None:
    """The one of two claimants whose president or prime minister is not known, where the other's is."""
    if len(home.claimants) != 2 or role.determiner == "a" or not (office := _office(role.title)):
        return None
    held = {
        one.home
        for one in stage.cast.of_kind("person")
        if one is not person and one.home is not None and any(_office(title) == office for title in one.roles)
    }
    free = [one for one in home.claimants if one not in held]
    return free[0] if len(free) == 1 and held <= set(home.claimants) else None


def _office(title: str) -> str:
    """An office of which a state has one, in one spelling; empty for others, deputies and vice-presidents among them."""
    found = _ONE_EACH.search(title)
    if not found or re.search(r"\b(?:deputy|vice|assistant|spokes\w+|aide|advis[eo]r)\b|vice-", title, re.IGNORECASE):
        return ""
    return _SAME.get(found[0].lower(), found[0].lower())


def is_past(stage: Stage, role: Role) -> bool:
    """Whether an office is said to be over: "a former Front commander", "the ex-minister", "who was minister until May"."""
    words = {stage.page.lower(i) for i in range(max(0, role.first - 1), role.head)}
    if stage.page.lower(role.first - 1) in _TOPPLED:
        return True  # "since he overthrew President Ana Diaz"
    retired = "retired" in words or role.title.lower().startswith("retired")
    if retired and stage.page.lower(role.last + 1) == "who" and stage.page.lower(role.last + 2) == "now":
        return True  # "a retired admiral who now works for an institute"
    return role.title.lower().startswith(FORMER) or bool(words & _PAST)


def _extend(sight: Sight, role: Role) -> None:
    """Widen a name's stretch to the office beside it."""
    sight.first = min(sight.first, role.first)
    sight.last = max(sight.last, role.last)


def give(stage: Stage, person: Draft, *, role: Role, order: Order, home: Home, side: Draft | None = None) -> None:
    """Write an office on a person, the gender it tells, and whose it is; their own voice and past offices have no side.

    `side` is whose the words beside the name tell it to be.
    """
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
    sent = head == "observer" and any(one.piece in stage.peoples for one in role.holders)  # "the Russian observer"
    if person.home is None and (sent or head not in OWN_VOICE) and not is_past(stage, role):
        told = side is not None
        side = side or holder_of(stage, role, order=order, home=home)
        side = side or (_last_free(stage, person, role=role, home=home) if not role.holders else None)
        if side is not None and side is not person and not side.is_organ():
            person.home = side if role.holders or told else unheld(stage, person, role=role, side=side, home=home)


def _elliptic(stage: Stage, role: Role, *, order: Order) -> None:
    """The second side in "Orsk's negotiator, Ana Diaz, and Tarn's, Ivo Lem", where the office is said once."""
    page = stage.page
    index = role.last + 1
    end = min(len(page.words), index + 14)
    while index < end and page.words[index].sentence == page.words[role.last].sentence:
        sight = order.by_last.get(index)
        if page.words[index].owns and sight and page.lower(index + 1) == ",":
            person = order.by_first.get(index + 2)
            if person and is_person(person) and person.draft and person.draft.home is None:
                person.draft.home = sight.draft
                person.draft.role = person.draft.role or role.title
                if role.title not in person.draft.roles:
                    person.draft.roles.append(role.title)
            return
        index += 1
