"""Sides told beside a name without an office: "Ana Diaz of the Front", "of the Orsk team", "the Front's man in Oslo"."""

from __future__ import annotations

import re

from detente.read.people.antecedents import antecedent_body, antecedent_person
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.offices import FORMER, OWN_VOICE
from detente.read.people.order import Order, is_body, is_person
from detente.read.people.page import Page
from detente.read.people.parties import party_at

_LINKS = word_set("of from for")
_STANDS_FOR = word_set("representing leading heading commanding chairing")
_FOR = {"speaking": "for", "acting": "for", "negotiating": "for", "on": "behalf", "mediating": "for", "working": "for"}
_TELLING = _LINKS | _STANDS_FOR | _FOR.keys()
# A noun that ties a person to a party without making them speak for it.
_NOT_OF = word_set(
    "mother father wife husband widow widower son daughter brother sister cousin nephew niece victim hostage prisoner captive "
    "detainee critic opponent rival enemy foe expert specialist historian analyst scholar author biographer refugee exile "
    "defector survivor resident native farmer teacher student professor journalist reporter columnist correspondent ally "
    "supporter sympathiser sympathizer veteran lawyer doctor citizen national boy girl who former counterpart friend "
    "interlocutor host guest by envoy ambassador representative coordinator rapporteur adviser advisor"
)
_ENDS = frozenset(',.;:–—“”"?!()') | {""}
_SENT_TEAMS = word_set("delegation team side camp leadership")
_PARTIES = word_set("party movement group front faction organisation organization league union")
_SERVES = word_set("delegation team side government army cabinet leadership camp ministry")
_OUSTED = word_set("ousted deposed toppled overthrown coup putsch")
_RULES = re.compile(r"prime minister|premier|president|chancellor|king|head of state", re.IGNORECASE)
"""Whoever rules a state acts for it in talks, whatever party is theirs."""
_MANNER = word_set("man woman voice face number men women")
_STOPS = word_set(
    "on against about between near with who which that whose and but or said says told added as after before to at"
)


def own_party(stage: Stage, order: Order) -> None:
    """Whoever names a party as their own acts for it, an office of state or not: "Ms Diaz said her party, the Unity League"."""
    page = stage.page
    for sight in order.sights:
        owner = _owner_of(stage, sight, order=order) if is_body(sight) else None
        if (
            owner is not None
            and (owner.home is None or owner.home.rule == "people.faction")
            and sight.draft is not None
            and sight.draft.code in {"o", "g", ""}
            and page.words[sight.core].capital
            and sight.draft.kind != "state"
            and (not _OUSTED.isdisjoint(page.spots) or not any(_RULES.fullmatch(role) for role in owner.roles))
        ):
            owner.home = sight.draft  # "Diaz's Unity League"
    for index in page.where(_PARTIES):
        body = order.by_first.get(index + 2) or order.by_first.get(index + 3)
        if (
            page.lower(index + 1) != ","
            or not is_body(body)
            or body is None
            or body.draft is None
            or body.draft.kind == "state"
        ):
            continue
        person: Draft | None = None
        if page.lower(index - 1) in {"his", "her"}:
            person = antecedent_person(
                stage, index - 1, order=order, gender="f" if page.lower(index - 1) == "her" else "m"
            )
        elif page.words[index - 1].owns and (holder := order.person_ending(index - 1)) is not None:
            person = holder.draft
        ousted = not _OUSTED.isdisjoint(page.spots)
        if person is not None and (ousted or not any(_RULES.fullmatch(role) for role in person.roles)):
            person.home = body.draft


def _owner_of(stage: Stage, sight: Sight, *, order: Order) -> Draft | None:
    """The person in "Diaz's Unity League", "her Unity League"."""
    page, before = stage.page, sight.core - 1
    if page.words[before].owns:
        owner = order.person_ending(before)
        return owner.draft if owner is not None else None
    if page.lower(before) not in {"his", "her"}:
        return None
    return antecedent_person(stage, before, order=order, gender="f" if page.lower(before) == "her" else "m")


def by_phrase(stage: Stage, order: Order, *, home: Home) -> None:
    """Write the sides of people named with "of", "for", a possessor or an apposition that tells them."""
    for sight in order.sights:
        if stage.page.lower(sight.last + 1) == ":" and is_body(sight) and stage.page.words[sight.first].opens:
            _listed(stage, sight, order=order)
        if not is_person(sight) or sight.draft is None or sight.draft.home is not None:
            continue
        draft = _before(stage, sight, order=order) or _after(stage, sight, order=order, home=home)
        if draft is not None and draft is not sight.draft and not draft.is_organ() and draft.side() is not sight.draft:
            sight.draft.home = draft


def by_bracket(stage: Stage, order: Order) -> None:
    """Write the states in brackets behind names: "Ambassador Ana Diaz (Orsk)"."""
    for index in stage.page.spots.get("(", ()):
        sight = order.person_ending(index - 1)
        inner = order.by_first.get(index + 1)
        if sight is None or sight.draft is None or sight.draft.home is not None or inner is None or inner.draft is None:
            continue
        state = inner.draft.kind == "state" and inner.kind == "name" and not inner.people
        if state and stage.page.lower(inner.last + 1) == ")":
            sight.draft.home = inner.draft


def _listed(stage: Stage, body: Sight, *, order: Order) -> None:
    """The people in a list of those who signed or came: "Orsk Front: Ana Diaz, chairman; Ivo Renn, secretary"."""
    page = stage.page
    if order.person_at(body.last + 2) is None:
        return
    sentence = page.words[body.last].sentence
    for here in range(body.last + 2, min(body.last + 60, len(page.words))):
        if (
            page.words[here].sentence != sentence
            or "\n" in page.text[page.words[here - 1].end : page.words[here].start]
        ):
            return
        person = order.person_at(here)
        if (
            person is not None
            and person.draft is not None
            and person.draft.home is None
            and page.lower(here - 1) in {":", ";", ",", "and"}
        ):
            person.draft.home = body.draft


def _before(stage: Stage, sight: Sight, *, order: Order) -> Draft | None:
    """The possessor in "the Front's Ana Diaz", the article of "Orsk's Ana Diaz" included."""
    start = min(sight.first, sight.lead if sight.lead >= 0 else sight.first)
    own = order.by_last.get(start - 1)
    if is_body(own) and own is not None and stage.page.words[start - 1].owns:
        sight.first = own.first
        return own.draft
    return None


def _after(stage: Stage, sight: Sight, *, order: Order, home: Home) -> Draft | None:
    page = stage.page
    index = sight.core_last + 1
    if page.words[sight.core_last].owns:
        return None
    index += page.lower(index) in {"”", '"', "’"} and page.lower(sight.core - 1) in {"“", '"', "‘"}
    word = page.lower(index)
    if word == "(":
        inner = order.by_first.get(index + 1)
        closes = (
            is_body(inner)
            and inner is not None
            and page.lower(inner.last + 1) in ({")", ",", ";"} if page.labels(sight.core) else {")"})
        )
        return inner.draft if inner is not None and closes and inner.kind != "capital" else None
    return _tail(stage, sight, index=index, order=order, home=home)


def _tail(stage: Stage, sight: Sight, *, index: int, order: Order, home: Home) -> Draft | None:
    """What a name's tail tells, and past one apposition what the next tells: ", a former judge, for the Front"."""
    page = stage.page
    draft = _told(stage, sight, index=index, order=order, home=home)
    if draft is not None or page.lower(index) != ",":
        return draft
    end = next((i for i in range(index + 1, index + 10) if page.lower(i) in _ENDS), 0)
    if page.lower(end) == "," and page.lower(end + 1) in _TELLING and page.lower(index + 1) != "who":
        return _told(stage, sight, index=end, order=order, home=home)
    return None


def _told(stage: Stage, sight: Sight, *, index: int, order: Order, home: Home) -> Draft | None:
    page = stage.page
    comma = page.lower(index) == ","
    index += comma
    word = page.lower(index)
    if word in _LINKS and not (word == "from" and not comma and not _from_team(stage, index, order=order, home=home)):
        return _linked(stage, sight, index=index, order=order, home=home)
    ahead = _FOR.get(word)
    if comma and (word in _STANDS_FOR or (ahead and page.lower(index + 1) == ahead)):
        start = index + 1 + bool(ahead) + (word == "on")
        party = party_at(stage, start, order=order, home=home)
        return party.draft if party else None
    if comma and word == "who" and (behalf := _behalf(stage, index)):
        party = party_at(stage, behalf, order=order, home=home)
        return party.draft if party else None
    if comma and word == "whose":
        of = order.by_first.get(index + 1)
        return of.draft if of and of.draft and of.draft.kind == "organisation" else None
    return _apposition(stage, index, order=order) if comma else None


_OWNED = word_set("government country cabinet army parliament")


def of_own_government(stage: Stage, order: Order, *, home: Home) -> None:
    """Whoever speaks of "his government" acts for it: the only state that the paragraph has named, where two are about."""
    page = stage.page
    for index in page.where(_OWNED) if home.claimants else ():
        if page.lower(index - 1) not in {"his", "her"}:
            continue
        person = antecedent_person(stage, index - 1, order=order, gender="f" if page.lower(index - 1) == "her" else "m")
        if person is None or person.home is not None or person.outsider:
            continue
        word = page.words[index]
        near = [s for s in order.before(index) if page.words[s.core].block == word.block and s.draft in home.claimants]
        sides = {s.draft for s in near}
        if len(sides) == 1:
            person.home = near[0].draft


def _behalf(stage: Stage, index: int) -> int:
    """The word after "on behalf of" in a clause: "who presides over them on behalf of the Holy See"; 0 where there is none."""
    page = stage.page
    for here in range(index + 1, index + 9):
        if page.lower(here) in _ENDS:
            return 0
        if page.lower(here) == "behalf" and page.lower(here - 1) == "on" and page.lower(here + 1) == "of":
            return here + 2
    return 0


def _from_team(stage: Stage, index: int, *, order: Order, home: Home) -> bool:
    """Whether "from" tells a team, not a place: "Ana Diaz from the government delegation"."""
    party = party_at(stage, index + 1, order=order, home=home)
    return party is not None and stage.page.lower(party.last) in _SENT_TEAMS


def _linked(stage: Stage, sight: Sight, *, index: int, order: Order, home: Home) -> Draft | None:
    """The party in "Ana Diaz of the Front", ", from the Orskian foreign ministry"; a place after "from" is none."""
    party = party_at(stage, index + 1, order=order, home=home)
    if party is None:
        return None
    at = order.by_core.get(index + 1) or order.by_core.get(index + 2)
    if stage.page.lower(index) == "from" and party.draft.kind == "state" and party.last == index + 1:
        return None
    if stage.page.lower(index) == "of":
        sight.last = max(sight.last, party.last)
    return party.draft if at is None or at.kind != "capital" else party.draft.side()


def _apposition(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """The party in ", the Front's man in Oslo,", ", one of Orsk's negotiators,", ", a member of its council,"."""
    page = stage.page
    if (
        page.lower(index) not in {"the", "a", "an", "one", "its", "their", "number"}
        and not page.words[min(index, len(page.words) - 1)].capital
    ):
        return None
    if any(page.text.startswith(word, page.words[index + 1].start) for word in FORMER if index + 1 < len(page.words)):
        return None
    here, found, noun, owned = index, None, "", False
    adjective = False
    while (
        here < index + 12 and (word := page.word(here)) and word.lower not in {",", ".", ";", "–", "”", '"', "(", ":"}
    ):
        if word.lower in _STOPS:
            break
        sight = order.by_core.get(here)
        if found is None and is_body(sight) and sight is not None:
            if noun and page.lower(here - 1) not in {"of", "in", "from", "the", "for", "at"}:
                return None
            found, here, owned = sight.draft, sight.core_last + 1, page.words[sight.core_last].owns
            adjective = sight.people and sight.last == sight.core_last
            continue
        if found is None and word.lower in {"its", "their"}:
            found = _whose(stage, here, order=order)
        if (
            word.lower in _NOT_OF
            or word.lower in stage.lexicon.outsiders
            or (word.lower in _MANNER and not _mans(page, here, owned=found is not None and owned))
        ):
            return None
        if (
            not word.capital
            and word.lower.isalpha()
            and word.lower not in {"the", "a", "an", "of", "in", "for", "from"}
        ):
            noun = word.lower
        here += 1
    serves = not adjective or noun in (stage.lexicon.offices - OWN_VOICE) | _SERVES  # not "a Belmoran shopkeeper"
    return found if serves and found is not None and (noun or page.lower(here) == ",") else None


def _whose(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """Whom "its" means behind a name: the body that "its" stands for, unless a party stands right before the name."""
    page = stage.page
    found = antecedent_body(stage, index, order=order)
    near = [s for s in order.before(index) if page.words[s.core].sentence == page.words[index].sentence and s.draft]
    person = next((n for n, s in enumerate(near) if is_person(s)), None)
    last = near[person + 1] if person is not None and person + 1 < len(near) else None
    by = (
        last is not None and page.lower(last.last + 1) == "by"
    )  # "that of the Front by Ana Diaz, a member of its council"
    return last.draft if last is not None and by and is_body(last) else found


def _mans(page: Page, index: int, *, owned: bool) -> bool:
    """Whether "man", "face" or "number" ties a person to a party: "Orsk's man in Oslo", "number two in the Front"."""
    return owned or (page.lower(index) == "number" and page.lower(index + 1) in {"two", "three"})
