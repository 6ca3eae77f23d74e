"""Capitalised names in a report, cut into pieces: known names, titles, offices, bodies, things, unknowns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from detente.read.light import light
from detente.read.people.acronyms import acronym_end
from detente.read.people.lexicon import Known, Lexicon, folded, word_set
from detente.read.people.loud import title_case
from detente.read.people.members import (
    OWNING,
    always_joined,
    begins_body,
    lands_end,
    matter_end,
    members_end,
    members_joined,
    named_for_office,
    only_together,
    partisan_end,
    person_begins,
    purpose_end,
    same_line,
    told_once,
)
from detente.read.people.page import Page, Word, is_initial
from detente.read.people.particles import PARTICLES
from detente.read.people.titled import goes_on_small, is_article, is_honoured, is_name, is_titled, names_after

PieceKind = Literal["known", "title", "office", "body", "thing", "unknown"]

_OPENERS = STOP_WORDS | word_set("""upstream downstream landlocked according after although amid among another asked asking away because besides both
    citing despite earlier elsewhere even every few following given hours however inside instead last late later like
    many meanwhile most near neither next nobody nothing now once others outside over previously recently several
    since so some speaking still such that's there's then this those though today together tomorrow tonight under
    unlike until whether while yesterday yet it's he's she's they're we're i'm don't didn't what's let's two three
    four five six seven eight nine ten hundreds thousands millions dozens good thanks thank please welcome sorry maybe
    perhaps pressed neighbouring neighboring breakaway concerning regarding pending excluding barring notwithstanding ahead across behind beyond within without worth mentioning
    informed former new old here there""")
_TITLE_LIKE_OFFICES = word_set(
    "Sheikh Ayatollah Cardinal Marshal Brigadier General Major Commander Colonel Captain Corporal Superintendent Admiral King Prince Queen Regent Emir Sultan Judge Chief Professor Doctor Pope Abbot Abbess Bishop Archbishop Imam Pastor"
)
_JOINED_FIRST = word_set("truth justice peace unity freedom liberty development change defence security human")
BODY_APPOSITIONS = word_set("""group association charity coalition party organisation organization faction militia ngo
    movement alliance union network campaign""")
_COMPOUND = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{3,}")
_AYN = frozenset("'‘’`ʿ")
_AYN_NAMES = word_set("Abd Ali Umar Uthman Amr Isa Imad Adil Aziz Abdullah Aziza Ammar Alawi Abbas")
_BARE = word_set("minister secretary under-secretary commissioner rapporteur")
_RANKS = word_set("deputy assistant permanent special")
_SKIPPED = word_set("i the a an his her their its our your my")
COMMUNITY = word_set("highlanders lowlanders islanders herders tribes tribesmen clans community minority nomads people")
_COMPASS = word_set("northern southern eastern western")
_MONTH_NAMES = word_set("Jan Jun April May June August Mar Sun Sat")
_BEFORE_MONTHS = word_set(
    "in since last next this early late mid by until till from before after during of through to on"
)
_INSIDE = word_set("Across For Of Against Without Under Beyond")
THING_FIRST = word_set(
    """Lake Mount Mt Mt. Hotel Port Fort Radio Channel Television Wadi Jebel Jabal Djebel Khirbet Deir Nahr Rio Río Villa Plaza Puente
    Palacio Palais Palazzo Isla Islas Istana Casa Calle Avenida Laguna Salto Cerro Playa Anse Île Ile Cabo Pulau PULAU Ilha Praia Cape Ciudad CIUDAD"""
)
_DESCRIBING = word_set("ethnic rival fellow medical ousted exiled jailed disgraced embattled outspoken influential")
"""What only describes who is named next, where it opens a sentence: "Rival Ana Diaz"; part of a body's name ("Medical Aid Network")."""
_BANKS = word_set(
    "World Central National Federal Reserve Development African Asian European Islamic Inter-American State Commercial"
)
_REALMS = word_set("Republic Kingdom Federation")
_PAIRED = word_set("Great Little Greater Lesser Upper Lower Inner Outer Old New North South East West")
_DOMAINS = word_set("representatives deputies lords commons europe states nations")


@light(frozen=True, slots=True, eq=False)
class Piece:
    """A capitalised stretch of words `first` to `last`, both included. `weak`: only its place gives the capital."""

    first: int
    last: int
    kind: PieceKind
    text: str
    known: Known | None = None
    weak: bool = False


def pieces(page: Page, lexicon: Lexicon) -> list[Piece]:
    """All capitalised pieces in text order; they never overlap."""
    found: list[Piece] = []
    free = 0
    for index in [at for at, word in enumerate(page.words) if word.capital]:
        piece = _piece_at(page, index, lexicon=lexicon) if index >= free else None
        while piece is not None:
            found.append(piece)
            free = piece.last + 1
            if piece.kind != "title" or page.lower(free) not in PARTICLES:
                break
            piece = _behind_title(page, free, lexicon=lexicon)
            free += 1
    return _parted(page, found, lexicon=lexicon)


def _behind_title(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    """What begins with a particle right behind a title, and goes on: "Mr van den Broek"."""
    piece = _piece_at(page, index, lexicon=lexicon) if page.words[index].capital else None
    piece = piece or _run_at(page, index, lexicon=lexicon)
    return piece if piece and piece.last > index else None


def _parted(page: Page, found: list[Piece], *, lexicon: Lexicon) -> list[Piece]:
    """A place and a person that stand side by side are two: "the envoy to Orsk Maria Lund", where Orsk stands alone too."""
    alone = {piece.text for piece in found if piece.first == piece.last and not piece.weak}
    texts = {piece.text for piece in found if piece.first < piece.last}
    result = []
    for piece in found:
        two = piece.kind == "unknown" and piece.last - piece.first > 1 and page.words[piece.first].text in alone
        if two and _two(page, piece, texts=texts, lexicon=lexicon):
            result.append(Piece(piece.first, piece.first, "unknown", page.words[piece.first].text))
            piece = replace(piece, first=piece.first + 1, text=page.spelled(piece.first + 1, piece.last))  # noqa: PLW2901 - the rest of it
        result.append(piece)
    return result


def _two(page: Page, piece: Piece, *, texts: set[str], lexicon: Lexicon) -> bool:
    """Whether a person's name begins at a piece's second word: with a given name, or behind "of Orsk" after an office, or elsewhere."""
    if page.words[piece.first].text in lexicon.given:
        return False
    found = page.lower(piece.first - 1) == "of" and (
        page.lower(piece.first - 2) in lexicon.offices or page.spelled(piece.first + 1, piece.last) in texts
    )
    return found or page.words[piece.first + 1].text in lexicon.given


def _piece_at(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    word = page.words[index]
    known = _known_at(page, index, lexicon=lexicon)
    if known and not (known.known and known.known.use == "people" and acronym_end(page, index)):
        return _grown(page, known, lexicon=lexicon)
    if len(word.text) == 1:
        return _letter(page, index, lexicon=lexicon)
    dated = page.lower(index - 1) in _BEFORE_MONTHS or page.lower(index - 1).isdigit()
    month = word.text in _MONTH_NAMES and not dated and names_after(page, index, lexicon=lexicon)
    paired = word.text in _PAIRED and page.lower(index + 1) == "and"  # "Great and Little Tarn"
    if (not month and _skipped(word, lexicon)) or paired:
        body = begins_body(page, index, lexicon=lexicon)
        return Piece(*body, "body", page.spelled(*body)) if body else None
    if word.text in lexicon.regions or (word.opens and word.lower in _DESCRIBING):
        run = _run_at(page, index, lexicon=lexicon)
        kinds = {"body", "unknown"} if word.lower in _COMPASS else {"body"}
        return run if run and run.kind in kinds and run.last > index else None
    office = None if _owned_body(page, index, lexicon=lexicon) else _office_at(page, index, lexicon=lexicon)
    if (word.text in lexicon.titles or is_honoured(page, index)) and (office is None or office.last == index):
        return _titled_or_body(page, index, office=office, lexicon=lexicon)
    party = partisan_end(page, index, lexicon=lexicon) if office is None else None
    if party is not None:
        office = Piece(index, party, "unknown", page.spelled(index, party))  # the party of who is named next
    return office or _run_at(page, index, lexicon=lexicon)


def _letter(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    """What one capital begins: a name with initials ("P. Nakuru"), the Burmese title "U", nothing."""
    word = page.words[index]
    if word.text == "U" and names_after(page, index, lexicon=lexicon) and page.words[index + 1].text.isalpha():
        return Piece(index, index, "title", word.text)
    return _run_at(page, index, lexicon=lexicon) if is_article(page, index) or is_initial(page, index) else None


def _titled_or_body(page: Page, index: int, *, office: Piece | None, lexicon: Lexicon) -> Piece | None:
    """What a title's word begins: a body ("General Confederation of Labour"), the title itself, or something else."""
    run = _run_at(page, index, lexicon=lexicon)
    if run is not None and run.kind == "body" and run.last > index:
        return run
    if office is None and is_titled(page, index, lexicon=lexicon):
        return Piece(index, index, "title", page.words[index].text)
    return office or run


def _contracted(word: Word) -> bool:
    """Whether a word is a function word with its verb: "I've", "They'll"."""
    if word.lower.isalnum():
        return False
    head, mark, _ = word.lower.replace("’", "'").partition("'")
    return bool(mark) and head in STOP_WORDS


def _skipped(word: Word, lexicon: Lexicon) -> bool:
    if _contracted(word):
        return True
    if word.opens and "-" in word.text and _COMPOUND.fullmatch(word.text):
        return True  # "Far-right parties", "Long-time foes"
    if word.text in lexicon.stops or word.text.rstrip(".") in lexicon.stops:
        return True
    return (word.opens and word.lower in _OPENERS) or word.lower in _SKIPPED or len(word.text) == 1


def _known_at(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    """The longest gazetteer name that begins here; capitals-only spellings count too."""
    best: Piece | None = None
    first = page.word(index)
    longest = lexicon.firsts.get(folded(first.text)) if first is not None else None
    if longest is None:
        return None
    parts: list[str] = []
    for offset in range(longest):
        word = page.word(index + offset)
        if word is None or not word.text[0].isalnum():
            break
        if offset and page.words[index + offset - 1].owns:
            if parts[-1] not in OWNING:
                break
            parts[-1] += "'s"  # "People's Republic"
        parts.append(word.text)
        name = folded(" ".join(parts))
        known = lexicon.names.get(name)
        if known is None and name.isupper() and len(name) > 3:
            known = lexicon.names.get(title_case(name))
        if known:
            best = Piece(index, index + offset, "known", page.spelled(index, index + offset), known)
    return best


def _grown(page: Page, piece: Piece, *, lexicon: Lexicon) -> Piece:
    """A known name inside a longer one is part of it: "Paris Hilton", "Washington Post", "Jordan River"."""
    following = page.word(piece.last + 1)
    if (
        piece.known is not None
        and piece.known.use == "people"
        and following is not None
        and following.text in _REALMS
        and not page.words[piece.last].owns
    ):
        last, named = piece.last + 1, replace(piece.known, use="name")  # "the Italian Republic"
        return replace(piece, last=last, text=page.spelled(piece.first, last), known=named)
    if following is None or not _goes_on(page, piece, following=following, lexicon=lexicon):
        return piece
    if following.text in lexicon.bodies:
        last = _body_end(page, piece.last + 1, lexicon=lexicon)
        return Piece(piece.first, last, "body", page.spelled(piece.first, last), piece.known)
    run = _run_at(page, piece.last + 1, lexicon=lexicon)
    if following.text in lexicon.things:
        return Piece(piece.first, piece.last + 1, "thing", page.spelled(piece.first, piece.last + 1))
    if run is not None and run.kind in {"body", "thing"}:
        known = piece.known if run.kind == "body" else None
        return Piece(piece.first, run.last, run.kind, page.spelled(piece.first, run.last), known)
    adjective = piece.known is not None and piece.known.use == "people"
    plain = run is None or adjective or piece.text.isupper()
    return (
        piece if run is None or plain else Piece(piece.first, run.last, "unknown", page.spelled(piece.first, run.last))
    )


def _goes_on(page: Page, piece: Piece, *, following: Word, lexicon: Lexicon) -> bool:
    """Whether the capitalised word after a known name may belong to it: no title, office or other known name."""
    if not is_name(following, lexicon) or page.words[piece.last].owns or following.text in lexicon.titles:
        return False
    if _office_at(page, piece.last + 1, lexicon=lexicon) or _known_at(page, piece.last + 1, lexicon=lexicon):
        return False
    return following.text.isupper() == page.words[piece.last].text.isupper() or len(following.text) <= 3


def _office_at(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    """A capitalised office: any modifiers, then its head ("Deputy Prime Minister")."""
    last = -1
    here = index
    while (word := page.word(here)) and word.capital and (here == index or not word.opens):
        if word.lower in lexicon.offices:
            last = here
        elif word.lower not in lexicon.modifiers:
            break
        if word.owns:
            break
        here += 1
    if last < 0:
        return None
    last = _office_domain(page, last, lexicon=lexicon)
    only_title = last == index and page.words[index].text in _TITLE_LIKE_OFFICES
    if only_title and (is_name(page.word(index + 1), lexicon) or goes_on_small(page, index, lexicon=lexicon)):
        return None
    return Piece(index, last, "office", page.spelled(index, last))


def _office_domain(page: Page, last: int, *, lexicon: Lexicon) -> int:
    """Past "of Water Resources", "for Foreign Affairs" or "on Torture" in a capitalised office."""
    link = page.lower(last + 1)
    if link not in {"of", "for", "on"} or page.words[last].owns:
        return last
    bare = link == "on" or (page.lower(last) in _BARE and page.lower(last - 1) not in lexicon.modifiers - _RANKS)
    here = last + 2 + (page.lower(last + 2) == "the")
    bare = bare and (link != "of" or page.lower(last) == "secretary") and page.lower(here) not in lexicon.matters
    while (word := page.word(here)) and (word.capital or word.lower in {"and", ","}):
        if word.capital and page.lower(here + 1) == "affairs" and page.words[here + 1].capital:
            further = page.word(here + 3)  # "Minister of Foreign Affairs and Cooperation"
            joint = page.lower(here + 2) == "and" and further and further.capital and further.lower in lexicon.matters
            return here + (3 if joint else 1)  # "Minister for Orsk Affairs"
        if word.capital and not (bare or word.lower in lexicon.matters):
            break
        if _known_at(page, here, lexicon=lexicon) or word.text in lexicon.bodies:
            break
        if not word.capital and not (
            (after := page.word(here + 1)) and after.capital and after.lower in lexicon.matters
        ):
            break
        last = here
        here += 1
        if word.owns:
            break
    return last


def _run_at(page: Page, index: int, *, lexicon: Lexicon) -> Piece | None:
    """An unknown name, as long as its words go on; a body where a body's head noun ends it, or its acronym follows."""
    word = page.words[index]
    last = _run_end(page, index, lexicon=lexicon)
    if word.text in lexicon.bodies and last > index + 1 and _headed(page, index, last=last, lexicon=lexicon):
        last = index
    full = acronym_end(page, index)
    if full is not None and full > last and any(page.words[i].text in lexicon.bodies for i in range(index, full + 1)):
        return Piece(index, full, "body", page.spelled(index, full))
    body = next((i for i in range(last, index - 1, -1) if page.words[i].text in lexicon.bodies), None)
    text = page.spelled(index, last)
    if body is not None and body > index and _is_place(page, index, head=body):
        return Piece(index, last, "thing", text)
    if body is not None and (body == last or page.words[body + 1].lower in PARTICLES | {"of", "for", "on"}):
        end = _body_end(page, body, lexicon=lexicon)
        if end == index and word.opens:
            return Piece(index, end, "body", page.spelled(index, end), weak=True)
        return Piece(index, end, "body", page.spelled(index, end))
    shouted = (
        word.text.isupper()
        and len(text) > 5
        and all(one.text.isupper() for one in page.words[index : last + 1])
        and any(vowel in text for vowel in "AEIOU")
    )
    if shouted or page.words[last].text in lexicon.things or (word.text in THING_FIRST and last > index):
        return Piece(index, last, "thing", text)
    last = page.before_office(index, last, offices=lexicon.offices, matters=lexicon.matters)
    return Piece(index, last, "unknown", page.spelled(index, last), weak=word.opens and last == index)


def _headed(page: Page, index: int, *, last: int, lexicon: Lexicon) -> bool:
    """Whether who holds the office before "of the" comes right behind a body's one word: "Speaker of the Assembly Ana Diaz"."""
    of = index - 1 - (page.lower(index - 1) == "the")
    if page.lower(of) != "of" or page.lower(of - 1) not in lexicon.offices:
        return False
    return not any(page.words[i].text in lexicon.bodies for i in range(index + 1, last + 1))


def _is_place(page: Page, index: int, *, head: int) -> bool:
    """Whether a head noun names a building or a shoal: "Amber House", "Merrow Bank"; not the World Bank."""
    if page.words[head].text == "Bank":
        return page.words[index].text not in _BANKS
    return page.words[head].text == "House" and page.lower(head + 1) != "of"


def _run_end(page: Page, index: int, *, lexicon: Lexicon) -> int:
    last = index
    while not page.words[last].owns or _owned_body(page, last, lexicon=lexicon):
        step = _next_in_run(page, last, lexicon=lexicon)
        if step is None:
            break
        last = step
        heads = page.words[last].text in lexicon.bodies and page.words[last].text not in {"Unity", "House"}
        if heads and not _heads_on(page, last, lexicon=lexicon):
            break
    return last


def _owned_body(page: Page, last: int, *, lexicon: Lexicon) -> bool:
    """Whether a possessor belongs to a body's name: "People's Front", "Islanders' Assembly"; not in "Orsk's Senate"."""
    word, after = page.words[last], page.word(last + 1)
    if word.text in OWNING:
        return True
    return (
        word.text.endswith("s")
        and page.text[word.end : word.end + 2] in {"' ", "’ "}
        and after is not None
        and after.text in lexicon.bodies
    )


def _heads_on(page: Page, last: int, *, lexicon: Lexicon) -> bool:
    """Whether another head noun follows a body's: "Resistance Movement", "Liberation Army Council"."""
    following = page.word(last + 1)
    return bool(
        following and following.capital and following.text in lexicon.bodies and same_line(page, last, here=last + 1)
    )


def _next_in_run(page: Page, last: int, *, lexicon: Lexicon) -> int | None:
    """The index of the next word of a run, over particles ("bint Jassim al-", "von der"), or None."""
    here = last + 1
    word = page.word(here)
    if word and word.text == "." and len(page.words[last].text) == 1:  # an initial
        here, word = here + 1, page.word(here + 1)
    skipped = 0
    if (word and word.lower == "the" and page.words[last].text in _INSIDE and not page.words[last].opens) or (
        word and word.lower == "of" and _of_body(page, here)
    ):
        here, word = here + 1, page.word(here + 1)
    if (
        word
        and word.text in _AYN
        and (after := page.word(here + 1))
        and after.text in _AYN_NAMES
        and after.start == word.end
    ):
        return here + 1
    while word and word.lower in PARTICLES and not word.capital and skipped < 3:
        here, skipped = here + 1, skipped + 1
        word = page.word(here)
    if word is None or not word.capital or word.opens or not same_line(page, last, here=here):
        return _joined(page, last, here=here, lexicon=lexicon)
    initial = len(word.text) == 1 and page.text[word.end : word.end + 1] == "."
    if word.text.endswith(".") and word.text in lexicon.titles:
        return None
    named = _owned_body(page, here, lexicon=lexicon) or named_for_office(page, here, lexicon=lexicon)
    given = word.text in _MONTH_NAMES and word.lower not in {"sun", "sat"} and not page.lower(here + 1).isdigit()
    given = given and here == last + 1 and page.words[last].text not in lexicon.stops  # "Wang Jun"
    if (word.text in lexicon.stops and not initial and not given and word.text != "Palace") or (
        _office_at(page, here, lexicon=lexicon) and not skipped and not named
    ):
        return None
    if not skipped and _known_at(page, here, lexicon=lexicon) and word.text.isupper():
        return None
    return here


def _of_body(page: Page, here: int) -> bool:
    """Whether "of" goes on a name that is then called an association or the like: "Voice of Reason, a charity"."""
    if page.lower(here + 2) != "," or page.lower(here + 3) not in {"a", "an", "the"}:
        return False
    return any(page.lower(i) in BODY_APPOSITIONS for i in range(here + 4, here + 7))


def _joined(page: Page, last: int, *, here: int, lexicon: Lexicon) -> int | None:
    """Over "and" inside a body's name: "Truth and Reconciliation Commission"."""
    if page.lower(here) != "and" or page.words[last].owns:
        return None
    following = here + 1
    while (word := page.word(following)) and word.capital and not word.opens:
        if word.text in lexicon.bodies:
            sure = page.lower(last) in _JOINED_FIRST or only_together(page, last, end=following)
            sure = sure or told_once(page, last, lexicon=lexicon)
            return here + 1 if sure else None
        following += 1
    return None


def _body_end(page: Page, head: int, *, lexicon: Lexicon) -> int:
    """Past "of Foreign Affairs", "for Justice" or "of Labour and Cane", which belong to a body's name."""
    end = _first_end(page, head, lexicon=lexicon)
    other = page.word(end + 2)
    if end == head or other is None or not other.capital or page.lower(end + 1) != "and" or page.words[end].owns:
        return end
    taken = other.text in lexicon.titles or _known_at(page, end + 2, lexicon=lexicon)
    joined = always_joined(page, head, end=end + 2) or (
        end == head + 2 + (page.lower(head + 2) == "the")
        and lexicon.bodies.get(page.words[head].text) in {"g", "o"}
        and members_joined(page, end + 2, lexicon=lexicon)
    )
    return end + 2 if not taken and joined else end


def _first_end(page: Page, head: int, *, lexicon: Lexicon) -> int:
    """Past what a body is of or for, up to "and"."""
    joins = None if page.words[head].owns else page.lower(head + 1)
    if joins not in {"of", "for"}:
        return matter_end(page, head, lexicon=lexicon) if joins == "on" else head
    here = head + 2 + (page.lower(head + 2) == "the")
    last = head
    if lexicon.bodies.get(page.words[head].text) == "g" and page.lower(head + 1) == "for":
        return purpose_end(page, head)
    if lexicon.bodies.get(page.words[head].text) == "o" and (end := lands_end(page, head)) is not None:
        return end
    own = _known_at(page, head + 3, lexicon=lexicon) or _office_at(page, head + 3, lexicon=lexicon)
    if own is None and (end := members_end(page, head, lexicon=lexicon)) is not None:
        return end
    office = _office_at(page, here, lexicon=lexicon)
    if person_begins(page, here, office=office.last if office else None, lexicon=lexicon):
        return head
    while (word := page.word(here)) and (word.capital or word.lower == "and"):
        study = lexicon.bodies.get(page.words[head].text) == "o" and page.lower(head + 2) != "the"
        study = study and word.capital and word.text not in lexicon.bodies.keys() | lexicon.titles.keys()
        study = study and not _known_at(page, here, lexicon=lexicon)
        fits = study or word.lower in lexicon.modifiers | _DOMAINS or word.lower in {"affairs", "state", "islamic"}
        if word.lower == "and":
            fits = bool((after := page.word(here + 1)) and after.lower in lexicon.modifiers | _DOMAINS and last > head)
        if not fits or not same_line(page, here - 1, here=here):
            break
        last = here
        here += 1
    return last
