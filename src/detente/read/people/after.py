"""What the words after an unknown name say about it."""

from __future__ import annotations

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.marks import GROUP_NOUNS, PLACE_WORDS, SKIPPED_ADVERBS, TEAM_NOUNS, Signs
from detente.read.people.names import BODY_APPOSITIONS, COMMUNITY, Piece
from detente.read.people.page import Page
from detente.read.people.roles import Role

_PARTY_NOUNS = word_set("bloc party coalition alliance league union")
_STATE_NOUNS = word_set(
    "ministry ministries waters navy fleet soil ports coastline police premier independence citizens airports government "
    "army troops soldiers parliament territory border borders airspace sovereignty capital constitution military forces "
    "cabinet presidency coast economy legislature"
)
_READY = word_set("ready prepared willing open determined adamant unwilling reluctant silent against")
_BE = word_set("is was are were remains remained seems be")
_SENT = word_set("delegation negotiators team leadership spokesman spokeswoman spokesperson")
_OF_STATES = word_set("government parliament navy embassy airspace")
_AUXILIARIES = word_set("has had would will does did may might could cannot should")
_CLOSING = frozenset("'’”\"»")


def read_after(page: Page, piece: Piece, *, signs: Signs, starts: dict[int, Role], lexicon: Lexicon) -> None:
    """Count the marks of the words after one occurrence of a name; `starts` are office phrases by first word."""
    index = piece.last + 1
    index += page.lower(index) in _CLOSING
    word = page.lower(index)
    if page.words[piece.last].owns:
        nouns = {word, page.lower(index + 1)} if word in lexicon.modifiers else {word}
        signs.state += 2 * bool(nouns & _STATE_NOUNS)
        signs.party += bool(nouns & TEAM_NOUNS) + bool(nouns & _SENT)
        return
    if word == ",":
        _after_comma(page, piece, index=index + 1, signs=signs, starts=starts, lexicon=lexicon)
    elif word == "of" and signs.words > 1 and page.lower(index + 1) == "the":
        signs.person += 1
    signs.group += 3 * (word in GROUP_NOUNS | COMMUNITY)
    signs.body += 3 * (word in _PARTY_NOUNS)
    signs.party += word in TEAM_NOUNS
    signs.state += 2 * (word in _OF_STATES)
    _verb_after(page, index, signs=signs, lexicon=lexicon)


def _after_comma(
    page: Page, piece: Piece, *, index: int, signs: Signs, starts: dict[int, Role], lexicon: Lexicon
) -> None:
    word, several = page.lower(index), signs.words > 1
    role = starts.get(index)
    if (role and _is_apposition(page, piece, role=role)) or (word in {"who", "his", "her", "of"} and several):
        signs.person += 2
    elif word == "who":
        signs.person += 1
    elif word.isdigit() and len(word) == 2 and page.lower(index + 1) == ",":
        signs.person += 2  # an age
    elif word in lexicon.speaks - lexicon.bare and several:
        signs.person += 1
        signs.speaks += 1
    elif word in {"a", "an", "the"}:
        signs.body += 2 * any(page.lower(i) in BODY_APPOSITIONS for i in range(index + 1, index + 4))


def _is_apposition(page: Page, piece: Piece, *, role: Role) -> bool:
    """Whether an office phrase after a comma says who the name before it is, and not who comes next."""
    if role.plural or page.words[role.head].owns or page.lower(piece.first - 1) in PLACE_WORDS:
        return False
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
        while page.lower(following) in SKIPPED_ADVERBS | {"long", "repeatedly", "already"}:
            following += 1
        signs.acts += 1
        own = page.lower(following + 1) == "its" and page.lower(following).endswith("ed")
        signs.speaks += own or page.lower(following) in lexicon.speaks
    elif word in _BE:
        ready = page.lower(index + 1) in _READY or page.lower(index + 2) in _READY
        signs.speaks += ready
        signs.acts += page.lower(index + 1).endswith("ing") or ready
        signs.speaks += page.lower(index + 1) in lexicon.speaks and page.lower(index + 1).endswith("ing")
    elif word in lexicon.speaks - lexicon.bare:
        signs.speaks += 1
    elif (word in lexicon.acts and not word.endswith("ing")) or (word.endswith("ed") and len(word) > 4):
        signs.acts += 1
