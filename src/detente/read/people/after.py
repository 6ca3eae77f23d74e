"""What the words after an unknown name say about it."""

from __future__ import annotations

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.marks import (
    GROUP_NOUNS,
    PLACE_WORDS,
    SKIPPED_ADVERBS,
    TEAM_NOUNS,
    Signs,
    is_state_office,
)
from detente.read.people.names import BODY_APPOSITIONS, COMMUNITY, Piece
from detente.read.people.page import Page
from detente.read.people.roles import Role

_FIGHTERS = word_set("rebels insurgents guerrillas fighters")
_PARTY_NOUNS = word_set("bloc party coalition alliance league union")
_STATE_NOUNS = word_set(
    "ministry ministries waters navy fleet soil ports coastline police premier independence citizens airports government "
    "army troops soldiers parliament territory border borders airspace sovereignty capital constitution military forces "
    "cabinet presidency coast economy legislature junta"
)
_READY = word_set("ready prepared willing open determined adamant unwilling reluctant silent against")
_BE = word_set("is was are were remains remained seems be")
_SENT = word_set("delegation negotiators team leadership spokesman spokeswoman spokesperson")
_OF_STATES = word_set("government parliament navy embassy airspace regime capital junta")
_AUXILIARIES = word_set("has had would will does did may might could cannot should")
_AUXILIARIES_USED = _AUXILIARIES | {"used"}
_SKIPPED = SKIPPED_ADVERBS | {"long", "repeatedly", "already"}
_PLACED = PLACE_WORDS | word_set("on concerning regarding about despite")
_SOFT = word_set(
    "went goes going kept keeps keeping shot shoots shooting"
)  # "went on", "kept quiet" say nothing of who speaks
_PARTY_PEOPLE = word_set(
    "deputies fighters negotiators gunmen guerrillas leader delegates envoys troops government lawmakers mps"
)
_NATIONS = word_set("patron ally backer guarantor neighbour neighbor kingdom republic sultanate emirate")
_LEADS = word_set("heads leads chairs headed led chaired represents represented commands commanded")
_TURNING = word_set("turning moving returning going back over next now")
_KNOWN_AS = word_set("alias nicknamed known")
_ARMED = word_set("armed rebel militant insurgent guerrilla jihadist separatist paramilitary opposition splinter")
_LEADS_IN = word_set(
    "the a an its their one government movement rebels insurgents party union opposition junta republic army 's"
)
_ENDS = frozenset(',.;:“”"?!') | {""}
_STANDS_FOR = word_set(
    "representing leading heading speaking chairing acting mediating commanding for from himself herself"
)
_SAYS_WHO = _STANDS_FOR | {"who", "his", "her", "of"}
_CLOSING = frozenset("'’”\"»")


def read_after(page: Page, piece: Piece, *, signs: Signs, starts: dict[int, Role], lexicon: Lexicon) -> None:
    """Count the marks of the words after one occurrence of a name; `starts` are office phrases by first word."""
    index = piece.last + 1
    index += page.lower(index) in _CLOSING
    word = page.lower(index)
    if page.words[piece.last].owns:
        nouns = {word, page.lower(index + 1)} if word in lexicon.modifiers else {word}
        nouns |= {page.lower(index + 1)} if "-" in word else set()  # "Orsk's army-backed government"
        signs.state += 2 * bool(nouns & _STATE_NOUNS)
        signs.party += bool(nouns & TEAM_NOUNS) + bool(nouns & _SENT) + 2 * _owns_person(page, index, lexicon=lexicon)
        return
    if word == ",":
        _after_comma(page, piece, index=index + 1, signs=signs, starts=starts, lexicon=lexicon)
    elif word in _LEADS and signs.words > 1:
        signs.person += 1  # "Ana Diaz heads the delegation"
    elif word == "of" and signs.words > 1:
        signs.person += page.lower(index + 1) == "the" or _is_capital(page, index + 1)
    elif word == "(" and signs.words > 1 and _is_initials(page, piece, index=index + 1):
        signs.body += 3
    elif word == "(" and signs.words > 1 and page.lower(index + 2) == ")":
        inside = page.words[index + 1]
        told = inside.text[1:].islower()  # "Ion Dragan (Pelusia)", "Ana Diaz (centre)"
        signs.person += told or (inside.text.isupper() and len(page.spots[inside.lower]) > 1)  # "Ana Diaz (OLF)"
    elif word in {"(", "–", "—"} and signs.words > 1:
        role = next((starts[i] for i in range(index + 1, index + 4) if i in starts), None)
        signs.person += 2 * (role is not None and not role.plural)  # "Ana Diaz (foreign minister)"
    fights = word in _FIGHTERS and signs.words == 1 and page.lower(piece.first - 1) != "the"  # fight Orsk, or are it
    signs.group += (1 if fights else 3) * (word in GROUP_NOUNS or word in COMMUNITY)
    signs.body += 3 * (word in _PARTY_NOUNS)
    signs.party += word in TEAM_NOUNS
    signs.party += word in _SENT and page.lower(piece.first - 1) == "the" and word.islower()
    signs.state += 2 * (word in _OF_STATES)
    _verb_after(page, _past_aside(page, index) if signs.words > 1 else index, signs=signs, lexicon=lexicon)


def _is_initials(page: Page, piece: Piece, *, index: int) -> bool:
    """Whether brackets hold the initials of a name: "Frente Amplio de Ashkar (FAA)"."""
    word = page.word(index)
    firsts = "".join(page.words[i].text[0] for i in range(piece.first, piece.last + 1) if page.words[i].capital)
    return word is not None and len(word.text) > 1 and word.text.upper() == firsts.upper()


def _owns_person(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    """Whether a given name and more follow a possessor: "Orsk's Ivan Marsk"."""
    return _is_capital(page, index) and _is_capital(page, index + 1) and page.words[index].text in lexicon.given


def _is_capital(page: Page, index: int) -> bool:
    word = page.word(index)
    return word is not None and word.capital


def _past_aside(page: Page, index: int) -> int:
    """The word after ", the chief of staff," or "of the Front", where the verb of a name's sentence may stand."""
    if page.lower(index) == ",":
        end = next((i for i in range(index + 1, index + 18) if page.lower(i) in _ENDS), index)
        return end + 1 if page.lower(end) == "," else index
    if page.lower(index) in {"of", "for", "from"}:
        here = index + 1 + (page.lower(index + 1) == "the")
        while _is_capital(page, here):
            here += 1
        return here + (page.lower(here) in TEAM_NOUNS)
    return index


def _after_comma(
    page: Page, piece: Piece, *, index: int, signs: Signs, starts: dict[int, Role], lexicon: Lexicon
) -> None:
    word, several = page.lower(index), signs.words > 1
    role = next((starts[i] for i in range(index, _phrase_end(page, index)) if i in starts), None)
    office = role is not None and _is_apposition(page, piece, role=role)
    told = word in _SAYS_WHO or any(page.lower(i) in _KNOWN_AS for i in range(index, index + 3))
    if office or (told and several):
        signs.person += 2
    elif word == "who":
        signs.person += 1
    elif word == "which" and (page.lower(index + 1) in lexicon.speaks or page.lower(index + 1) in _AUXILIARIES_USED):
        signs.party += 1
        signs.speaks += 1
    elif word == "whose" and role is not None and is_state_office(role.title) and not several:
        signs.state += 2
        signs.strong += 1
    elif word in {"whose", "on", "which"} and any(page.lower(i) in _PARTY_PEOPLE for i in range(index + 1, index + 4)):
        signs.group += 2
    elif word.isdigit() and len(word) == 2 and page.lower(index + 1) == ",":
        signs.person += 2  # an age
    elif several and word in lexicon.speaks and word not in lexicon.bare:
        signs.person += 1
        signs.speaks += 1
    elif word in {"a", "an", "the"}:
        near = page.words[index + 1 : index + 4]
        nouns = {one.lower for one in near if not one.owns and not one.capital}  # "Orsk, the Coalition of" is a list
        if several and _who_ahead(page, index):
            signs.person += 2  # "Ana Diaz, a former schoolmaster who"
        armed = nouns & GROUP_NOUNS or ("group" in nouns and nouns & _ARMED)
        nation = bool(nouns & _NATIONS) and signs.words == 1 and page.words[piece.first].text not in lexicon.given
        signs.state += 2 * nation
        signs.strong += nation
        signs.group += 3 * bool(armed)
        signs.body += 2 * bool(nouns & BODY_APPOSITIONS and not armed)


def _who_ahead(page: Page, index: int) -> bool:
    """Whether "who" follows within the apposition that begins at a word."""
    for here in range(index + 2, index + 9):
        if page.lower(here) in _ENDS:
            return False
        if page.lower(here) == "who":
            return True
    return False


def _phrase_end(page: Page, index: int) -> int:
    """The word after an article, adjectives and possessors: where an office may still begin that a comma announced."""
    here = index
    while here < index + 5 and (
        _is_capital(page, here) or page.lower(here) in _LEADS_IN or page.lower(here) in TEAM_NOUNS
    ):
        here += 1
    return here + 1


def _is_apposition(page: Page, piece: Piece, *, role: Role) -> bool:
    """Whether an office phrase after a comma says who the name before it is, and not who comes next."""
    if role.plural or page.words[role.head].owns or page.lower(piece.first - 1) in _PLACED:
        return False
    if page.lower(role.first) == "whose":
        return False  # "Orsk, whose president" has one, and is none
    if page.lower(piece.first - 1) == "to" and page.lower(piece.first - 2) in _TURNING:
        return False  # "Turning to Orsk, the envoy …"
    following = page.word(role.last + 1)
    return not (following and following.capital and following.sentence == page.words[role.last].sentence)


def _verb_after(page: Page, index: int, *, signs: Signs, lexicon: Lexicon) -> None:
    if page.lower(index) == "," and page.lower(index + 1) == "for" and page.lower(index + 3) == "part":
        signs.party += 2
        signs.strong += 1
        index += 5
    while page.lower(index) in SKIPPED_ADVERBS or (page.lower(index).endswith("ly") and page.lower(index) != "only"):
        index += 1
    word = page.lower(index)
    if page.word(index) and page.words[index].capital:
        return
    if word in _AUXILIARIES:
        following = index + 1
        while page.lower(following) in _SKIPPED:
            following += 1
        signs.acts += 1
        own = page.lower(following + 1) == "its" and page.lower(following).endswith("ed")
        signs.speaks += own or page.lower(following) in lexicon.speaks
    elif word in _BE:
        ready = page.lower(index + 1) in _READY or page.lower(index + 2) in _READY
        signs.speaks += ready
        signs.party += 2 * (page.lower(index + 1) == "represented")
        signs.person += signs.words > 1 and page.lower(index + 1).endswith("ing") and word in {"was", "is"}
        signs.acts += page.lower(index + 1).endswith("ing") or ready
        signs.speaks += page.lower(index + 1) in lexicon.speaks and page.lower(index + 1).endswith("ing")
    elif word in lexicon.speaks and word not in lexicon.bare:
        signs.speaks += word not in _SOFT
        signs.acts += word in _SOFT
    elif (word in lexicon.acts and not word.endswith("ing")) or (word.endswith("ed") and len(word) > 4):
        signs.acts += 1
