"""For whom an office acts: "Orsk's minister", "a spokesman for the Front", "rebel leader", "his deputy"."""

from __future__ import annotations

import bisect
import re

from detente.read.people.antecedents import antecedent_body, antecedent_person, of_paragraph, team_before
from detente.read.people.cast import Draft, Home
from detente.read.people.compass import ADJECTIVES
from detente.read.people.factions import party_noun
from detente.read.people.lexicon import folded, word_set
from detente.read.people.marks import is_state_office
from detente.read.people.naming import Stage
from detente.read.people.order import Order, is_body
from detente.read.people.roles import Holder, Role

_GOVERNMENT_WORDS = re.compile(r"\b(?:government|palace|presidential|cabinet|army|federal|ministry)\b", re.IGNORECASE)
_OF_UN = re.compile(
    r"\b(?:humanitarian|resident) coordinator\b", re.IGNORECASE
)  # offices that the United Nations alone has
_OF_BODY = re.compile(r"^(?:deputy )?(?:director[- ]general|executive director|high commissioner)$", re.IGNORECASE)
_ENVOY = re.compile(
    r"^(?:deputy |acting )?(?:(?:special|personal) (?:envoy|representative|adviser|advisor)|envoy)$", re.IGNORECASE
)
_LOCAL = re.compile(r"\b(?:chief|first) minister\b", re.IGNORECASE)  # of a part of a state
_OPPOSED = word_set("opposition dissident exiled rebel separatist")
_PRONOUNS = word_set("his her its their our whose")
_RANKS = word_set("general colonel marshal admiral major captain commander sheikh emir king sultan")
_VOICES = word_set("spokesman spokeswoman spokesperson minister envoy negotiator ambassador delegate")
_REACH = 14
"""How many words behind "In Orsk," at the head of a sentence a minister may stand who is Orsk's."""
_SPOKEN_OF = 30
"""How many words behind an office its state may be named again."""
_GUESTS = word_set("ambassador envoy")
_TEAMS = word_set("delegation team panel negotiators side")
_SAYS = word_set("said says announced announces confirmed confirms")
_LANDS = word_set("island country province territory region emirate sultanate kingdom republic nation")
_STATE_NOUNS = word_set(
    "island province territory region emirate sultanate country president minister cabinet army palace presidency ministry republic kingdom nation state premier military"
)


def holder_of(stage: Stage, role: Role, *, order: Order, home: Home) -> Draft | None:
    """The actor for whom an office acts, where the words tell."""
    other = role.title.lower().endswith(("counterpart", "opposite number"))
    for holder in role.holders:
        if (
            holder.piece is not None
            and holder.piece.text == "Security Council"
            and role.title.lower().endswith("secretary")
        ):
            return home.at(role.first, stage.page.words[role.first].block)  # a state's own council has a secretary
        if other and stage.page.lower(holder.first) in _PRONOUNS:
            continue  # "his counterpart" is of another side than he
        draft = _holder(stage, holder, order=order, home=home)
        ruled = draft is not None and (draft.kind == "state" or draft.rule == "people.context-acting")
        if ruled and _OPPOSED & set(role.title.lower().split()):
            return party_noun(
                stage, role.head - 1, order=order, home=Home()
            )  # "Orsk's opposition leader" is not Orsk's
        if draft is not None or (holder.piece is not None and role.determiner == "own"):
            return draft
    state = home.at(role.first, stage.page.words[role.first].block)
    if not other and (said := _of_seat(stage, role, order=order)) is not None:
        return said
    if other or _elsewhere(stage, role, home=state):
        return _opposite(stage, role, order=order, home=home) if other else None
    return _by_modifier(stage, role, order=order) or _bare(stage, role, order=order, state=state)


def _bare(stage: Stage, role: Role, *, order: Order, state: Draft | None) -> Draft | None:
    """For whom an office acts that nobody is said to own: the state just spoken of, else the home state or a party."""
    if not role.holders and role.determiner == "none" and is_state_office(role.title):
        about = _just_about(stage, role, order=order)
        if about is not None and about is not state:
            return _taken_on(stage, role, about=about, order=order)
    return _by_title(stage, role, order=order, state=state)


def _just_about(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """The state that the sentence before, of the same paragraph, opens with and whose words it tells; None for others."""
    words = stage.page.words
    here = words[role.first]
    if not here.opens:
        return None
    near = [s for s in order.before(role.first) if words[s.first].block == here.block and s.draft is not None]
    last = [s for s in near if words[s.first].sentence == here.sentence - 1]
    first = last[-1] if last else None
    if first is None or first.draft is None or first.people or not words[first.first].opens or first.kind == "pronoun":
        return None
    after = stage.page.lower(first.last + 1)
    speaks = after == "," or after in stage.lexicon.speaks  # "Orsk was host. President Ana Diaz" is not about Orsk
    return first.draft if speaks and first.draft.kind == "state" and not words[first.core_last].owns else None


def _taken_on(stage: Stage, role: Role, *, about: Draft, order: Order) -> Draft | None:
    """A state that was just spoken of, where the sentence of an office speaks of it too; None leaves open whose it is."""
    words = stage.page.words
    sentence = words[role.first].sentence
    there = (
        s.draft
        for s in order.sights
        if role.last < s.first <= role.last + _SPOKEN_OF and words[s.first].sentence == sentence
    )
    return about if any(one is about for one in there) else None


def _opposite(stage: Stage, role: Role, *, order: Order, home: Home) -> Draft | None:
    """The other one of two states, for "his counterpart", where his is known."""
    word = stage.page.lower(role.holders[0].first) if role.holders else ""
    if word not in {"his", "her"} or len(home.claimants) != 2:
        return None
    person = antecedent_person(stage, role.holders[0].first, order=order, gender="f" if word == "her" else "m")
    if person is None or person.side() not in home.claimants:
        return None
    return next(one for one in home.claimants if one is not person.side())


def _by_title(stage: Stage, role: Role, *, order: Order, state: Draft | None) -> Draft | None:
    """The home state for whom a president or minister acts where no word says it; the party a bare spokesman speaks for."""
    title = role.title
    if _OF_BODY.search(title) and not role.holders:
        return _body_headed(role, order=order)
    if _OF_UN.search(title) or (not role.holders and _ENVOY.search(title) and "secretary-general" in stage.page.spots):
        return stage.cast.find("United Nations")
    if title.lower() == "high representative" and not role.holders:
        return stage.cast.find("European Union")
    free = not role.holders and role.determiner in {"the", "none"}
    part = stage.compass and role.determiner == "none"  # in a divided land the president is that of one part
    plain = title.lower() == "minister" and not (stage.page.words[role.head].capital and order.person_at(role.last + 1))
    rules = free and not part and is_state_office(title) and not plain and not _LOCAL.search(title)
    if state is not None and (rules or _GOVERNMENT_WORDS.search(title)):
        return state
    if free and title.lower().split()[-1] in _VOICES:
        office = is_state_office(title)
        party = of_paragraph(stage, role, order=order, sole=office)
        if office and party is not None and party.kind == "group" and party.nouns:
            party = None  # movements have no prime ministers: "He accused Prime Minister Ana Diaz"
        guest = title.lower().split()[-1] in _GUESTS and stage.issuer is not None and stage.issuer.kind == "state"
        return party or (stage.issuer if role.head < 40 and not guest else None)
    return None


def _of_seat(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """The state whose seat or ministry opens the clause: "Downing Street said Prime Minister Ana Diaz had"."""
    page = stage.page
    if role.determiner != "none" or role.holders or not is_state_office(role.title):
        return None
    here = role.first - 1 - (page.lower(role.first - 1) == "that")
    if page.lower(here) not in _SAYS:
        return None
    before = order.by_last.get(here - 1)
    draft = before.draft if before is not None else None
    seat = before is not None and before.kind in {"capital", "name"} and page.words[before.first].opens
    return draft.side() if draft is not None and seat and draft.kind == "state" else None


def _body_headed(role: Role, *, order: Order) -> Draft | None:
    """The organisation that a bare "Director General" heads: the only one of the cast that is no party of the report's own."""
    known = {s.draft.side() for s in order.sights if s.draft and s.draft.kind == "organisation" and s.draft.known}
    return known.pop() if len(known) == 1 and role.determiner in {"the", "none"} else None


def _by_modifier(stage: Stage, role: Role, *, order: Order) -> Draft | None:
    """The party in "rebel negotiator", "Opposition leader", "Movement spokesman", "the union negotiator"."""
    page = stage.page
    first = role.head - role.title.count(" ")
    first = max(0, first if page.lower(first) == role.title.split()[0].lower() else role.first)
    for index in range(first - 1, role.head):
        word = page.lower(index)
        if index < 0 or page.words[index].sentence != page.words[role.head].sentence or page.words[index].owns:
            continue
        if word in {"government", "cabinet"} or index not in range(first - 1, role.head):
            continue
        draft = stage.compass.get(ADJECTIVES.get(word, "")) or (
            None if word in _STATE_NOUNS else party_noun(stage, index, order=order, home=Home())
        )
        if draft is not None and (index >= first or _adjoins(stage, index)):
            return draft
    return None


def _adjoins(stage: Stage, index: int) -> bool:
    """Whether a noun right before a title qualifies it: "the union negotiator", "Front delegate"; not "the movement, leader"."""
    a, b = stage.page.words[index], stage.page.words[index + 1]
    return "\n" not in stage.page.text[a.end : b.start] and a.lower in stage.nouns | {"rebel": []}


def _elsewhere(stage: Stage, role: Role, *, home: Draft | None) -> bool:
    """Whether the sentence has named another state before ("In Cairo, the foreign minister …")."""
    page = stage.page
    place = bisect.bisect_left(stage.pieces, role.first, key=lambda piece: piece.first)
    for piece in reversed(stage.pieces[:place]):
        if page.words[piece.first].sentence != page.words[role.first].sentence:
            return False
        if page.dated(piece.first):
            continue  # the place of a dateline is where the report was written
        placed = stage.verdicts.get(folded(piece.text)) in {"capital", "place"} and page.lower(piece.first - 1) == "in"
        near = _REACH if page.words[piece.first - 1].opens else 4
        if placed and role.first - piece.last < near and stage.named.get(piece) is not home:
            return True
        known = piece.known if piece.kind == "known" else None
        if known and known.kind == "state" and stage.cast.find(known.actor) is not home:
            return True
    return False


def _holder(stage: Stage, holder: Holder, *, order: Order, home: Home) -> Draft | None:
    page = stage.page
    if page.lower(holder.first - 1) == "our" and holder.piece not in stage.named:  # "head of our Political Department"
        return None if page.quoted(holder.first) else stage.issuer
    point = stage.compass.get(page.lower(holder.last + 1)) if not page.words[holder.last].owns else None
    named = point or (stage.named.get(holder.piece) if holder.piece is not None else None)
    if named is not None:  # "head of the breakaway Karst north", "head of the Front"
        return named
    told = order.person_at(holder.last + 1) if not page.words[holder.last].owns else None
    if told is not None and told.draft is not None and told.draft.home is not None:
        return told.draft.side()  # "a spokesman for President Ana Diaz"
    sight = order.by_core.get(holder.last)
    if sight is not None and sight.draft is not None:
        return sight.draft
    if page.lower(holder.first) in _PRONOUNS:
        return _of_pronoun(stage, holder, order=order)
    noun = page.lower(holder.last)
    return _by_noun(stage, holder, noun=noun, order=order, home=home) or _of_rank(stage, noun)


def _of_rank(stage: Stage, noun: str) -> Draft | None:
    """The side of the only general of a report, for "an aide to the general"."""
    if noun not in _RANKS:
        return None
    held = {
        one.side()
        for one in stage.cast.of_kind("person")
        if any(noun == title.lower().rstrip(".") for title in one.titles)
        or any(noun == title.lower() for title in one.roles)
    }
    side = held.pop() if len(held) == 1 else None
    return side if side is not None and side.kind != "person" else None


def _of_pronoun(stage: Stage, holder: Holder, *, order: Order) -> Draft | None:
    """The body of "its" and "their"; the side of whom "his" or "her" means, that person where none is known."""
    word = stage.page.lower(holder.first)
    if word == "whose":  # "Orsk, whose president"
        before = order.by_last.get(holder.first - 1 - (stage.page.lower(holder.first - 1) == ","))
        return before.draft if before is not None and is_body(before) else None
    if word == "our":  # in a party's own text; in a quotation it may be anybody's
        return None if stage.page.quoted(holder.first) else stage.issuer
    if word in {"its", "their"}:
        return antecedent_body(stage, holder.first, order=order)
    person = antecedent_person(stage, holder.first, order=order, gender="f" if word == "her" else "m")
    return person.side() if person and person.home else person


def _opening(stage: Stage, index: int, *, order: Order, home: Home) -> Draft | None:
    """The claimant that the sentence before opens with: "the island's president" takes it up."""
    sentence = stage.page.words[index].sentence
    before = [s for s in order.before(index) if stage.page.words[s.first].sentence == sentence - 1 and s.draft]
    first = before[-1] if before else None
    return (
        first.draft
        if first is not None and first.draft in home.claimants and stage.page.words[first.first].opens
        else None
    )


def _by_noun(stage: Stage, holder: Holder, *, noun: str, order: Order, home: Home) -> Draft | None:
    """Whom "the delegation", "the president", "the rebels", "the Secretary-General" stand for as holders of an office."""
    if noun == "secretary-general":
        return stage.cast.find("United Nations")
    if stage.page.lower(holder.first) in ADJECTIVES:
        return stage.compass.get(ADJECTIVES[stage.page.lower(holder.first)])
    for index in range(holder.first, holder.last + 1):  # "the rebel delegation", "the government delegation"
        draft = party_noun(stage, index, order=order, home=home)
        if draft is not None:
            return draft
    if noun in stage.compass:
        return stage.compass[noun]
    armed = noun == "forces" and stage.page.lower(holder.last - 1) in {"armed", "security", "defence"}
    if noun in _STATE_NOUNS or armed:
        state = home.at(holder.first, stage.page.words[holder.first].block)
        land = noun in _LANDS and home.claimants and stage.page.words[holder.last].owns
        return state or (_opening(stage, holder.first, order=order, home=home) if land else None)
    return team_before(stage, holder.last, order=order) if noun in _TEAMS | {"leadership"} else None
