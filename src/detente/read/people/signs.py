"""What each unknown name is taken for, by all the words around it: a person, a state, a group, a place, a capital."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable
from typing import Literal

from detente.read.people.after import read_after
from detente.read.people.before import Before, read_before
from detente.read.people.lexicon import Lexicon, folded, word_set
from detente.read.people.marks import PLACE_WORDS, Signs, is_local_office, is_state_office
from detente.read.people.members import PARTISANS
from detente.read.people.names import THING_FIRST, Piece
from detente.read.people.page import Page
from detente.read.people.roles import Role

Verdict = Literal["person", "state", "group", "organisation", "capital", "people", "acting", "place", "open"]

_REALMS = word_set("Republic Kingdom Federation Emirate Sultanate Principality")
_COMPASS = word_set("North South East West Northern Southern Eastern Western Upper Lower")
_NO_SURNAMES = word_set("Television TV Radio Newspaper Airport Airfield Falls Gorge Fortress Guesthouse Nunciature Hospital Stadium Province "
                        "District Highway Avenue Boulevard Ocean Peninsula Plateau Mosque Cathedral Museum Agreement Accord Accords "
                        "Treaty Protocol Declaration Communiqué Communique Conference Summit Online Creek")  # fmt: skip
"""Last words of things that end nobody's name, as "Hall" or "Rivers" may."""
_STRETCHES = word_set("Upper Lower")
EXPANSES = word_set("Africa Asia Europe America Americas Balkans Sahel Caucasus Mediterranean Atlantic Pacific")
"""Last words of parts of the world, which are nobody: "West Africa", "the Western Balkans"; lands that bear one are known."""
_DISTRICT_FIRST = word_set("Alto Alta Bajo Baja Haut Haute Greater Inner Outer")
_PLACE_FIRST = _DISTRICT_FIRST | word_set("San Santa Saint Sant St St. Port Fort Mount New Los Las La El Le Puerto Villa Cape Ciudad Wadi Tel Tell Ain Beit Kafr Ras Koh "
                        "Bab Kosh Hassi Bir Oued Ksar Dar Qasr Great Little Upper Lower Old")  # fmt: skip


def signs_of(page: Page, found: list[Piece], *, roles: list[Role], lexicon: Lexicon) -> dict[str, Signs]:
    """Signs for every unknown name, by its folded text."""
    table: dict[str, Signs] = {}
    starts = {role.first: role for role in roles}
    near = Before({piece.last: piece for piece in found}, {role.last: role for role in roles}, lexicon.given)
    singles = {p.text for p in found if p.kind == "unknown" and p.first == p.last and not p.weak}
    held = {
        holder.piece for role in roles for holder in role.holders if holder.piece and not is_local_office(role.title)
    }
    ruled = {h.piece for role in roles if is_state_office(role.title) for h in role.holders[:1] if h.piece}
    ruled |= _ruled_together(page, found, roles=roles)
    for piece in found:
        if piece.kind not in {"unknown", "thing"} or (piece.kind == "thing" and piece.text.isupper()):
            continue
        signs = table.setdefault(folded(piece.text), Signs(words=piece.last - piece.first + 1))
        signs.texts[piece.text] = None
        signs.count += 1
        firm = not piece.weak or (page.words[piece.last].owns and piece in held)
        signs.strong += firm and not page.heading(piece.first)
        signs.thing = signs.thing or piece.kind == "thing"
        read_before(page, piece, signs=signs, near=near)
        read_after(page, piece, signs=signs, starts=starts, lexicon=lexicon)
        signs.person += _given(page, piece, lexicon=lexicon)
        signs.party += 2 * (piece in held)
        signs.place += _stretch(page, piece)
        if piece.first < piece.last and page.words[piece.last].text in singles:
            signs.person += 1
        signs.state += 3 * (piece in ruled)
        signs.person += 2 * (piece.first < piece.last and page.labels(piece.first))
    _has_ministers(page, found, table=table, roles=roles)
    _datelines(page, found, table=table)
    _agencies(page, table=table)
    _coordinate(page, found, table=table)
    _states_together(page, found, table=table)
    _islands_together(page, found, table=table, lexicon=lexicon)
    return table


def _ruled_together(page: Page, found: list[Piece], *, roles: list[Role]) -> set[Piece]:
    """Both of "the presidents of Orsk and Tarn"."""
    several = [one for one in roles if one.plural and one.holders and is_state_office(one.title.removesuffix("s"))]
    begins = {piece.first: piece for piece in found} if several else {}
    pairs = [(role.holders[0], begins.get(role.holders[0].last + 2)) for role in several]
    joined = [(one.piece, other) for one, other in pairs if page.lower(one.last + 1) == "and" and other is not None]
    return {piece for pair in joined for piece in pair if piece is not None}


def _given(page: Page, piece: Piece, *, lexicon: Lexicon) -> int:
    """3 for a given name and more after it, 0 otherwise; "the" before makes it no person's ("the Thomas Line")."""
    if piece.first == piece.last or piece.kind != "unknown" or page.lower(piece.first - 1) == "the":
        return 0
    return 3 * (page.words[piece.first].text in lexicon.given)


def _stretch(page: Page, piece: Piece) -> bool:
    """Whether people or waters are from or of "the Lower Tarn", which is no land of its own."""
    first = page.words[piece.first].text
    return (
        first in _STRETCHES
        and piece.first < piece.last
        and page.lower(piece.first - 1) == "the"
        and page.lower(piece.first - 2) in {"from", "of", "in", "on", "along"}
    )


def _has_ministers(page: Page, found: list[Piece], *, table: dict[str, Signs], roles: list[Role]) -> None:
    """A name that opens a sentence and has "its foreign minister" there or at the head of the next is a state."""
    firsts = {page.words[piece.first].sentence: piece for piece in reversed(found) if piece.kind != "title"}
    for role in roles:
        if page.lower(role.first) != "its" or not is_state_office(role.title) or role.plural:
            continue
        word = page.words[role.first]
        piece = firsts.get(word.sentence if not word.opens else word.sentence - 1)
        if piece is None or piece.kind != "unknown" or piece.last > role.first or piece.first < piece.last:
            continue
        first = page.words[piece.first]
        lead = page.lower(piece.first - 1) in {"neighbouring", "neighboring", "and", "but"}
        if first.block == word.block and (first.opens or lead) and not page.words[piece.last].owns:
            table[folded(piece.text)].state += 2
            table[folded(piece.text)].strong += 1


def _datelines(page: Page, found: list[Piece], *, table: dict[str, Signs]) -> None:
    """A name that opens a wire report is a place: "BRANDHOLM, May 3 (Agency) –"."""
    lines = [block.dateline for block in page.blocks if block.dateline is not None]
    for piece in found if lines else ():
        start = page.words[piece.first].start
        if any(line.start <= start < line.end for line in lines):
            if (
                page.lower(piece.first - 1) in {"(", "/"}
                and page.lower(piece.last + 1) in {")", "/"}
                and folded(piece.text) in table
            ):
                table[folded(piece.text)].outlet = True  # the agency whose report it is
            signs = table.get(folded(piece.text)) or table.get(folded(piece.text.title()))
            if signs is not None:
                signs.place += 1
                signs.count += 1


def _agencies(page: Page, *, table: dict[str, Signs]) -> None:
    """The agency whose report it is stands between slashes in its head: "ORSK, May 3 /ONA/"."""
    for name in [name for name, signs in table.items() if signs.outlet and " " in name]:
        initials = "".join(word[0] for word in name.split() if word[:1].isupper())
        if initials in table:
            table[initials].outlet = True
    for index in page.spots.get("/", ())[:4]:
        if page.lower(index + 2) == "/" and (signs := table.get(folded(page.words[index + 1].text))) is not None:
            signs.outlet = True


def _coordinate(page: Page, found: list[Piece], *, table: dict[str, Signs]) -> None:
    """In "Ana Diaz and Ivo Renn met", what shows the one to be a person shows the other too."""
    for one, other in itertools.pairwise(found):
        joint = page.lower(one.last + 1)
        if (
            not (joint == "and" or (joint == "," and page.lower(other.last + 1) == "and"))
            or one.last + 2 != other.first
            or one.kind != "unknown" != other.kind
        ):
            continue
        left, right = table.get(folded(one.text)), table.get(folded(other.text))
        if left is None or right is None or min(left.words, right.words) < 2 or left.place or right.place:
            continue
        if left.person + left.acts + left.speaks and right.person + right.acts + right.speaks == 0:
            right.person += 1
        elif right.person + right.acts + right.speaks and left.person + left.acts + left.speaks == 0:
            left.person += 1


def _states_together(page: Page, found: list[Piece], *, table: dict[str, Signs]) -> None:
    """In "Deska and Lurania signed", what shows the one to be a state or party counts for the other too."""
    for one, other in itertools.pairwise(found):
        if page.lower(one.last + 1) != "and" or one.last + 2 != other.first or one.kind != "unknown" != other.kind:
            continue
        left, right = table.get(folded(one.text)), table.get(folded(other.text))
        if left is None or right is None or max(left.words, right.words) > 1 or left.person + right.person > 0:
            continue
        if page.lower(one.first - 1) in PLACE_WORDS:
            continue
        shown = max(left.state, right.state) >= 2 or max(left.party, right.party) >= 2
        for signs in (left, right):
            signs.party += 2 * (shown and signs.state + signs.party < 2)
            signs.strong += shown


def _islands_together(page: Page, found: list[Piece], *, table: dict[str, Signs], lexicon: Lexicon) -> None:
    """Islands that act with a state are a party: "Orsk and the Selk Islands agreed"."""
    for one, other in itertools.pairwise(found):
        the = page.lower(one.last + 2) == "the"
        beside = page.lower(one.last + 1) == "and" and one.last + 2 + the == other.first
        if not beside or other.kind != "thing" or not other.text.endswith(" Islands"):
            continue
        if page.lower(other.last + 1) not in lexicon.acts or page.lower(one.first - 1) in PLACE_WORDS:
            continue
        if (islands := table.get(folded(other.text))) is not None:
            islands.state += 3
            islands.strong += 1


_PEOPLE_ENDINGS = (
    "ian",
    "ians",
    "ean",
    "an",
    "ans",
    "i",
    "is",
    "ese",
    "ite",
    "ites",
    "ish",
    "er",
    "ers",
    "ic",
    "n",
    "ns",
    "s",
)


# After at least four letters in common and all but two of the state's: "Castellan" of Castellar, "Peruvian" of Peru.
_IRREGULAR = frozenset(
    [
        "vian",
        "nian",
        "lese",
        "nese",
        "ese",
        "ian",
        "an",
        "ish",
        "eño",
        "ano",
        "eno",
        "vans",
        "vians",
        "ians",
        "ans",
        "lesi",
    ]
)


@functools.lru_cache(maxsize=4096)
def people_of(name: str, state: str) -> bool:
    """Whether a word is formed from the name of a state or region: "Orskian" from "Orsk"."""
    if name[:3] != state[:3] or name == state:  # most pairs of names
        return False
    stem = state.rstrip("aeiouy") if len(state.rstrip("aeiouy")) >= 3 else state
    for base in (state, state[:-1], stem, _landless(state)):
        if len(base) >= 3 and name.startswith(base) and name[len(base) :] in _PEOPLE_ENDINGS:
            return True
    shared = next((i for i, (a, b) in enumerate(zip(name, state, strict=False)) if a != b), min(len(name), len(state)))
    return shared >= max(4, len(state) - 2) and name[shared:] in _IRREGULAR


def _landless(state: str) -> str:
    """A land's name without its "land" or "stan": "Lovland" gives "Lov", "Uzbekistan" "Uzbek"."""
    for ending in ("istan", "stan", "land"):
        if state.endswith(ending) and len(state) > len(ending) + 2:
            return state[: -len(ending)]
    return state


_STATIONS = (" Radio", " TV", " Television", " News", " Broadcasting")
"""How the names of stations end: nobody of the talks."""


def verdicts(
    table: dict[str, Signs], title: str = "", *, common: Callable[[str], bool] | None = None
) -> dict[str, Verdict]:
    """What each unknown name is taken for; names in the title count as seen. `common` tells common nouns, where that is known."""
    bases = [one for one in table if table[one].words == 1]
    bases += [word for word in re.findall(r"\b[A-Z]\w+", title) if word not in table]
    starts: dict[str, list[str]] = {}
    for one in bases:
        starts.setdefault(one[:3], []).append(one)
    single = [name for name in table if table[name].words == 1]
    pairs = {name: base for name in single if (base := _base(name, starts[name[:3]]))}
    for name, base in pairs.items():
        if base in table:
            table[base].state += table[name].state
            table[base].party += table[name].party
            table[base].strong += table[name].strong
            told = table[name].party + table[name].state > 0 and name[len(base) - 1 :] not in {
                base[-1] + "s",
                base[-1] + "er",
            }
            table[base].state += 2 * (told and not table[base].person)
    _share(table, pairs)
    for name, signs in table.items():  # "Orsk City" beside "Orsk"
        if name.endswith(" City") and (land := table.get(name.removesuffix(" City"))) is not None and not land.person:
            land.state += 2
            signs.place += 1
    found: dict[str, Verdict] = {
        name: "open" if signs.outlet or name.endswith(_STATIONS) else _verdict(signs, common)
        for name, signs in table.items()
    }
    for name in pairs:
        if found[name] != "person":
            found[name] = "people"
    for name in table:
        if name in PARTISANS or name.endswith((" Democrat", " Democratic")):
            found[name] = "people"
    return found


def _share(table: dict[str, Signs], pairs: dict[str, str]) -> None:
    """What is known of a name's last word alone counts for the whole: "Lower Orsk" where "Orsk's army" stands too."""
    bases = set(pairs.values())
    for name, signs in table.items():
        last = table.get(name.rsplit(" ", 1)[-1])
        if name.split(" ", 1)[0] in _DISTRICT_FIRST:
            continue  # a part of the land whose name it bears
        if signs.words > 1 and last is not None and (last.state >= 2 or name.rsplit(" ", 1)[-1] in bases):
            if last.person or not last.state + last.party:
                continue
            if signs.person >= 2 and name.split(" ", 1)[0] not in _COMPASS | _PLACE_FIRST:
                last.state = last.party = 0  # "Prime Minister Ana Quint", whom "Quint's vice-president" makes no state
                continue
            signs.state += last.state + last.party
            signs.person = 0


def _base(name: str, others: list[str]) -> str | None:
    """The name that another one is formed from, if the report has it."""
    return next((one for one in others if people_of(name, one)), None)


def _verdict(signs: Signs, common: Callable[[str], bool] | None) -> Verdict:
    realm = _realm(signs, common) if signs.words > 1 and not signs.group + signs.body else None
    if realm is not None:
        return realm
    named = next(iter(signs.texts), "").split(" ")
    radio = signs.thing and (named[0] in THING_FIRST or named[-1] in _NO_SURNAMES)
    if not radio and signs.person >= 2 and signs.person >= signs.state + signs.group + signs.body:
        return "person"
    if signs.thing:
        return "state" if signs.state >= 3 and not signs.body else "open"  # "the Government of the Orsk Islands"
    told = _told(signs)
    if told is not None:
        return told
    return _several_words(signs) if signs.words > 1 else _one_word(signs)


def _told(signs: Signs) -> Verdict | None:
    """What the nouns beside a name make it; "the Orskian party" of two at a table, with its minister, is a state's."""
    stated = signs.words == 1 and 3 <= signs.state > signs.group + signs.body
    if max(signs.group, signs.body) >= 2 and not stated:
        return "group" if signs.group >= signs.body else "organisation"
    return "state" if signs.state >= 2 else None


def _realm(signs: Signs, common: Callable[[str], bool] | None) -> Verdict | None:
    """A state by the make of its name: "North Orsk" where it acts, "the Orsk Republic" anywhere."""
    name = next(iter(signs.texts), "").split(" ")
    if name[-1] in EXPANSES:
        return "place"
    if name[0] in _COMPASS and not signs.place and common is not None and common(name[-1].lower()):
        return None  # "the Northern Circle"
    if name[0] in _COMPASS:
        told = signs.speaks + signs.state or (signs.party + signs.acts and not (signs.place and name[0] in _STRETCHES))
        return "state" if told else "place"
    return "state" if name[-1] in _REALMS and signs.person < 2 else None


def _one_word(signs: Signs) -> Verdict:
    seen = signs.strong or signs.count > 1
    if signs.apart and signs.speaks + signs.party + signs.acts:
        return "group"  # "the breakaway district of Tarn"
    if signs.place and signs.party >= 2 and signs.strong and not signs.speaks:
        return "acting"  # "Orsk's team at the talks with Tarn"
    if signs.place and signs.speaks and seen:
        return "capital"
    if not signs.place and (
        (signs.party >= 2 and signs.strong)
        or (signs.speaks + signs.party >= 2 and (signs.strong or signs.count > 2))
        or (signs.speaks and signs.strong and signs.count > 1)
    ):
        return "acting"
    return "place" if signs.place else "open"


def _several_words(signs: Signs) -> Verdict:
    first = next(iter(signs.texts), "").split(" ")[0]
    if first in _PLACE_FIRST and signs.person < 2:
        return "capital" if signs.speaks else "place"
    if signs.place and signs.speaks and not signs.person:
        return "capital"
    if signs.place:
        return "place" if signs.person <= 0 else "person"
    if signs.person >= 1 or (signs.person == 0 and signs.strong and signs.speaks):
        return "person"
    return "open"
