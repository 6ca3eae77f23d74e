"""What the words before an unknown name say about it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from detente.read.people.lexicon import word_set
from detente.read.people.marks import PLACE_WORDS, TEAM_NOUNS, Signs
from detente.read.people.names import Piece
from detente.read.people.page import Page
from detente.read.people.roles import Role

_REALMS = word_set("government republic kingdom state federation emirate sultanate principality parliament army president king "
                    "queen emir sultan governments ambassador representative junta territory")  # fmt: skip
_ASKS = word_set("request invitation consent behest insistence approval demand demands blessing")
_MEETS = word_set(
    "with met meets meeting told tell tells telling asked received receives invited headed led chaired thanked"
)
_NAMES = word_set(
    "named appointed including included includes include comprises comprised namely elected quoted quoting them"
)  # "among them Ana Diaz"
_DONE_BY = word_set(
    "represented attended signed accompanied joined fronted read delivered flanked received succeeded replaced written"
)
_WERE = word_set("were was are is sat sit stood")
_SAID = word_set("said says told tells added adds warned warns asked replied insisted wrote writes announced announces "
                  "launched assures assured cautioned argued claimed declared denied explained noted observed quipped")  # fmt: skip
_TALKS_NOUNS = word_set(
    "talks war border dispute treaty agreement truce ceasefire negotiations relations conflict deal peace clashes "
    "fighting tensions pact accord frontier strait dialogue standoff stand-off feud hostilities normalisation row"
)
_SPOKEN = word_set("spoke speaking talked talking handed according wrote apologised apologized listened replied turned")
_HEADS_OF_STATE = word_set("president king queen emir premier chancellor")
_STYLES = word_set("excellency highness majesty eminence holiness honourable honorable")
_FORBIDDEN = word_set("banned outlawed proscribed")
_BORDERING = word_set("neighbouring neighboring")
_MEMBERS = word_set("supporters deputies members activists militants followers fighters commanders lawmakers mps")
_RULERS = word_set("government authorities leadership cabinet ministry")
_OWN_WAY = word_set(
    "breakaway separatist secessionist self-declared self-proclaimed unrecognised unrecognized rebel-held rebel-run self-ruled"
)
_SO_CALLED = word_set("so-called self-styled facto separatist rebel")
_LANDS = word_set(
    "region district province republic territory enclave state county canton valley island islands land oblast governorate"
)
_SITES = word_set(
    "bridge crossing pass village town hamlet suburb quarter port outskirts battle siege fort monastery bay strait gorge"
)
_LEANINGS = word_set("far-right far-left hardline right-wing left-wing ultranationalist nationalist centrist populist pro-independence "
                     "anti-immigrant conservative liberal socialist leftist rightist islamist")  # fmt: skip
_PARTY_NAMES = word_set("Choice Revival Future Change Renewal Freedom Justice Dawn Homeland Fatherland Solidarity Democracy Progress "
                        "Reform Unity Action Hope Voice Way Together Force Rebirth Awakening Will")  # fmt: skip
_COMPANIES = word_set("company firm operator employer airline utility consortium corporation union party movement association agency broadcaster "
                      "organisation organization federation")  # fmt: skip
_TRAVELS = word_set("travelled traveled flew returned back arrived road")
_OPENING = frozenset("'’‘“\"«")
_SPEAKING = TEAM_NOUNS | {"one", "ones", "that"}
_LED = TEAM_NOUNS | {"leader", "leaders"}
_CLOSING = frozenset(",”\"’'»?!")


@dataclass(frozen=True, slots=True)
class Before:
    """What may stand before a name: pieces and office phrases by their last word."""

    pieces: dict[int, Piece]
    roles: dict[int, Role]
    given: Container[str] = ()


def read_before(page: Page, piece: Piece, *, signs: Signs, near: Before) -> None:
    """Count the marks of the words before one occurrence of a name."""
    index = piece.first - 1
    while page.lower(index) in _OPENING:
        index -= 1
    signs.person += _person_marks(page, piece, index=index, near=near, several=signs.words > 1)
    signs.person += 2 * (signs.words > 1 and _described(page, index, near=near))
    if page.lower(index) in _SAID and page.lower(index - 1) in _CLOSING:
        signs.person += signs.words > 1
        signs.speaks += 1
    if page.lower(index) in _LEANINGS and page.lower(index - 1) == "the":
        signs.body += 2  # "the far-right Tarn Revival"
        signs.person -= 2
    if page.lower(index) == "the":
        index -= 1
        signs.person -= 1
    if _between(page, piece):
        signs.party += 2
    if page.lower(index) == "(" and page.lower(piece.last + 1) == ")" and _ends_person(page, index - 1, near=near):
        signs.party += 2  # "Ana Diaz (Orsk)"
    if apposed_to(page, index) and index - 1 not in near.roles:  # "the head of its agency, Ana Diaz," is a person
        signs.body += 3  # "The company, Rail Sorn, has offered four"
        signs.person -= 3
    signs.group += 3 * (page.lower(index) in _FORBIDDEN)
    signs.state += 3 * (page.lower(index) in _BORDERING)
    signs.strong += page.lower(index) in _BORDERING
    if page.lower(index) == "of" and _is_choice(page, piece, index=index, near=near):
        signs.body += 3
        signs.person -= 2
    _prepositions(page, piece, index=index, signs=signs, near=near)


def apposed_to(page: Page, index: int) -> str:
    """The noun in "the company," or "its rival union," that ends at a word: what is named next is that; empty where none."""
    noun = page.lower(index - 1)
    if page.lower(index) != "," or noun not in _COMPANIES or page.words[index - 1].capital:
        return ""
    determined = {page.lower(at) for at in range(max(0, index - 4), index - 1)} & {"the", "its", "their"}
    return noun if determined else ""


def _person_marks(page: Page, piece: Piece, *, index: int, near: Before, several: bool) -> int:
    """3 after a title, 2 after an office or where people are met, led by or owned, 0 otherwise."""
    before, role = near.pieces.get(index), near.roles.get(index)
    styled = several and page.lower(index) in _STYLES and page.words[index].capital  # "His Excellency Ana Diaz"
    if styled or (before and before.kind == "title"):
        return 3
    if role and (role.head == index or several) and (not role.plural or several or page.words[index].capital):
        return 2 * (page.words[index].sentence == page.words[piece.first].sentence)
    word = page.lower(index)
    if (word == "alias" and several) or (
        word == "as" and {page.lower(index - 1), page.lower(index - 2)} & {"known", "named"}
    ):
        return 2
    if word in {",", ":"} and several:
        return 2 if word == ":" and _opens_list(page, index, near=near) else _after_comma(page, index, near=near)
    if index < 0:
        return 0
    owned = page.words[index].owns and several and piece.kind == "unknown" and page.lower(piece.last + 1) != "("
    met = word in _MEETS or (word == "by" and page.lower(index - 1) in _MEETS)
    owned = owned or (several and word in {"–", "—"} and _dashed(index, near=near))
    kin = several and index > 0 and page.words[index - 1].owns and word[:1].isalpha() and not page.words[index].capital
    spoken = word == "to" and page.lower(index - 1) in _SPOKEN and several
    spoken = spoken or (several and word == "by" and page.lower(index - 1) in _SPEAKING)
    spoken = spoken or (several and word in _WERE and _among(page, index))
    spoken = spoken or (several and word == "by" and page.lower(index - 1) == "," and _sided(page, index - 1))
    spoken = spoken or (several and (word in _NAMES or (word == "by" and page.lower(index - 1) in _DONE_BY)))
    return 2 * (owned or kin or spoken or (met and (several or piece.text[:2].lower() in {"d'", "d’", "o'", "o’"})))


def _described(page: Page, index: int, *, near: Before) -> bool:
    """Whether a name closes "the minister, the hawkish Ana Diaz" or "the current one, the Chilean Ana Diaz"."""
    if page.lower(index - 1) != "the" or page.lower(index - 2) != "," or not page.lower(index).isalpha():
        return False
    known = piece.known if (piece := near.pieces.get(index)) is not None else None
    if known is not None:
        return known.use == "people"
    return not page.words[index].capital and (index - 3) in near.roles


def _after_comma(page: Page, index: int, *, near: Before) -> int:
    """An office phrase, an office phrase with brackets, or a possessor before the comma."""
    role = near.roles.get(index - 1)
    if role:
        return 2 if role.plural or role.holders or role.determiner in {"the", "own"} else 0
    if page.lower(index - 1) == ")":
        opened = next((i for i in range(index - 1, max(-1, index - 8), -1) if page.lower(i) == "("), index)
        role = near.roles.get(opened - 1)
        return 2 * (role is not None and not role.plural)
    return 2 * (index > 0 and page.words[index - 1].owns)


def _ends_person(page: Page, index: int, *, near: Before) -> bool:
    """Whether a name that opens with a given name ends at a word."""
    piece = near.pieces.get(index)
    return (
        piece is not None
        and piece.kind == "unknown"
        and page.words[piece.first].text in near.given
        and piece.first < piece.last
    )


def _ends_titled(index: int, *, near: Before) -> bool:
    """Whether a name behind a title ends at a word: "General Diaz"."""
    piece = near.pieces.get(index)
    title = near.pieces.get(piece.first - 1) if piece is not None and piece.kind == "unknown" else None
    return title is not None and title.kind == "title"


def _opens_list(page: Page, index: int, *, near: Before) -> bool:
    """Whether "For the Front:" stands before, at the head of a line."""
    before = near.pieces.get(index - 1)
    if before is None or before.kind not in {"body", "known", "unknown"}:
        return False
    first = before.first - (page.lower(before.first - 1) == "the")
    return page.lower(first - 1) == "for" and page.words[first - 1].opens


def _among(page: Page, index: int) -> bool:
    """Whether "were" or "was" follows "Among the delegates" or "On the Orskian side" at the head of its sentence."""
    sentence, here = page.words[index].sentence, index
    while here > 0 and index - here < 9 and page.words[here - 1].sentence == sentence:
        here -= 1
    nouns = {page.lower(i) for i in range(here + 1, index)}
    return page.lower(here) in {"among", "on", "for", "with"} and bool(
        nouns & TEAM_NOUNS | nouns & {"delegates", "negotiators", "members"}
    )


def _sided(page: Page, index: int) -> bool:
    """Whether "on the side of the Front" or "for the Front" ends before a comma: who came for it follows."""
    here = next((at for at in range(index - 1, max(-1, index - 10), -1) if page.lower(at) in {"of", "for"}), -1)
    return page.lower(here) == "for" or page.lower(here - 1) in {"side", "part", "behalf"}


def _dashed(index: int, *, near: Before) -> bool:
    """Whether an office, or those whose office it is, stands before a dash: "the envoys of A and B – Ana Diaz and"."""
    return index - 1 in near.roles or any(index - 1 - step in near.roles for step in (1, 2, 3))


def _prepositions(page: Page, piece: Piece, *, index: int, signs: Signs, near: Before) -> None:
    word, earlier = page.lower(index), page.lower(index - 1)
    signs.apart += _goes_its_own_way(page, index)
    if word in {"of", "from"} and earlier in _ASKS:
        signs.speaks += 1
    elif word in {"of", "for"} and earlier in _REALMS:
        signs.state += 3
    elif (
        word == "of"
        and index > 2
        and any(page.lower(i) in _HEADS_OF_STATE for i in range(max(0, index - 4), index - 1))
    ):
        signs.state += 3 * page.words[index - 1].capital  # "President Ana Diaz of"
    elif word in {"of", "for"} and (_ends_person(page, index - 1, near=near) or _ends_titled(index - 1, near=near)):
        signs.party += 2  # "Ana Diaz of", "General Diaz of"
    elif word == "of" and earlier in _LED:
        signs.party += 2
    elif word == "of" and earlier in _SITES and not page.words[index - 1].capital:
        signs.place += 1
        signs.person -= 4  # what a given name weighs, and more
    elif word in PLACE_WORDS:
        signs.place += 1
        signs.speaks += earlier in _RULERS
    elif word in {"from", "to", "leave", "left"}:
        signs.place += earlier in _TRAVELS or (word == "left" and page.lower(piece.last + 1) == "for")
    elif word == "for" and index > 0 and page.words[index - 1].capital:
        signs.speaks += 1
    elif word == "of" and earlier in _MEMBERS and page.lower(index + 1) != "the":
        signs.body += 2
    elif word in {"group", "movement", "faction", "militia"}:
        signs.group += 2


def _is_choice(page: Page, piece: Piece, *, index: int, near: Before) -> bool:
    """Whether somebody is of a party: two words without a given name or a point of the compass, as in "Ana Diaz of Civic Choice"."""
    first, last = page.words[piece.first], page.words[piece.last]
    who = near.pieces.get(index - 1)
    if who is None or who.kind != "unknown" or who.first == who.last:
        return False
    return piece.first < piece.last and first.text not in near.given and last.text in _PARTY_NAMES


def _goes_its_own_way(page: Page, index: int) -> bool:
    """Whether "breakaway", "the breakaway district of" or "the so-called authorities in" ends at a word."""
    word = page.lower(index)
    if word == "in" and page.lower(index - 1) in _RULERS:
        return bool({page.lower(index - 2), page.lower(index - 3)} & (_OWN_WAY | _SO_CALLED))
    if word == "of" and page.lower(index - 1) in _LANDS:
        index -= 2
    elif word in _LANDS:
        index -= 1
    return page.lower(index) in _OWN_WAY


def _between(page: Page, piece: Piece) -> bool:
    """Both names in "the war between A and B"."""
    for step in (piece.first - 1, *range(piece.first - 5, piece.first - 2)):
        if page.lower(step) == "between" and (step == piece.first - 1 or page.lower(piece.first - 1) in {"and", "the"}):
            return any(page.lower(i) in _TALKS_NOUNS for i in range(max(0, step - 6), step))
    return False
