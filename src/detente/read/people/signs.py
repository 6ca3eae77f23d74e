"""What the words around an unknown name say about it: a person, a state, a group, a place, a capital."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Literal

from detente.read.people.lexicon import Lexicon, folded, word_set
from detente.read.people.names import BODY_APPOSITIONS, COMMUNITY, Piece
from detente.read.people.page import Page
from detente.read.people.roles import Role

Verdict = Literal["person", "state", "group", "organisation", "capital", "people", "acting", "place", "open"]

STATE_OFFICES = re.compile(
    r"\b(?:prime minister|(?<!vice )president|premier|chancellor|(?:foreign|defen[cs]e|interior|justice|finance|information|"
    r"home|energy|trade|economy|health) (?:\w+ )?minister|minister of [\w ]+|minister for [\w ]+|minister|"
    r"foreign secretary|(?:foreign|defen[cs]e|interior|justice) ministry|chief of staff|army chief|attorney[- ]general|national security advis[eo]r)\b",
    re.IGNORECASE,
)
LOCAL_OFFICES = re.compile(r"\b(?:governor|gov|mayor|senator|lawmaker|resident|police chief|councillor)s?\b", re.IGNORECASE)
_PLACE_WORDS = word_set("in at near throughout toward towards outside around across inside into via outside")
_GROUP_NOUNS = word_set("movement faction militia rebels insurgents guerrillas fighters brigades front")
_PARTY_NOUNS = word_set("bloc party coalition alliance league union")
_STATE_NOUNS = word_set("ministry ministries waters navy fleet soil ports coastline police premier independence citizens airports government army troops soldiers parliament territory border borders airspace sovereignty capital "
                         "constitution military forces cabinet presidency coast economy legislature")  # fmt: skip
_TEAM_NOUNS = word_set("delegation delegations negotiators team teams leadership side camp representatives spokesman "
                        "spokeswoman weapons fighters commanders command reply answer offer demand demands proposal "
                        "draft envoy military")  # fmt: skip
_PLACE_FIRST = word_set(
    "San Santa Saint St St. Port Fort Mount New North South East West Los Las Puerto Villa Cape Ciudad"
)
_REALMS = word_set("government republic kingdom state federation emirate sultanate principality parliament army president king "
                    "queen emir sultan governments ambassador")  # fmt: skip
_ASKS = word_set("request invitation consent behest insistence approval demand demands blessing")
_MEETS = word_set(
    "met meets meeting told tell tells telling asked received receives invited headed led chaired thanked"
)
_SAID = word_set("said says told tells added adds warned warns asked replied insisted wrote writes announced announces "
                  "launched assures assured cautioned argued claimed declared denied explained noted observed quipped")  # fmt: skip
SKIPPED_ADVERBS = word_set("also still itself himself herself never now then later nevertheless however not")
_READY = word_set("ready prepared willing open determined adamant unwilling reluctant silent against")
_BE = word_set("is was are were remains remained seems be")


@dataclass(slots=True)
class Signs:
    """Marks for and against, counted over all places where a name stands."""

    texts: dict[str, None] = field(default_factory=dict)
    words: int = 1
    count: int = 0
    strong: int = 0
    person: int = 0
    state: int = 0
    group: int = 0
    body: int = 0
    party: int = 0
    speaks: int = 0
    acts: int = 0
    place: int = 0


def signs_of(page: Page, found: list[Piece], roles: list[Role], lexicon: Lexicon) -> dict[str, Signs]:
    """Signs for every unknown name, by its folded text."""
    table: dict[str, Signs] = {}
    starts = {role.first: role for role in roles}
    ends = {role.last: role for role in roles}
    pieces = {piece.last: piece for piece in found}
    singles = {p.text for p in found if p.kind == "unknown" and p.first == p.last and not p.weak}
    held = {holder.piece for role in roles for holder in role.holders if holder.piece and not LOCAL_OFFICES.search(role.title)}
    ruled = {h.piece for role in roles if STATE_OFFICES.search(role.title) for h in role.holders[:1] if h.piece}
    for piece in found:
        if piece.kind not in {"unknown", "thing"} or (piece.kind == "thing" and piece.text.isupper()):
            continue
        signs = table.setdefault(folded(piece.text), Signs(words=piece.last - piece.first + 1))
        signs.texts[piece.text] = None
        signs.count += 1
        signs.strong += not piece.weak and not page.heading(piece.first)
        _before(page, piece, signs, pieces=pieces, ends=ends)
        _after(page, piece, signs, starts=starts, lexicon=lexicon)
        signs.party += 2 * (piece in held)
        if piece.first < piece.last and page.words[piece.last].text in singles:
            signs.person += 1
        signs.state += 3 * (piece in ruled)
    return table


def _before(page: Page, piece: Piece, signs: Signs, *, pieces: dict[int, Piece], ends: dict[int, Role]) -> None:
    index = piece.first - 1
    while page.lower(index) in {"'", "’", "‘", "“", '"', "«"}:
        index -= 1
    word = page.lower(index)
    before = pieces.get(index)
    role = ends.get(index)
    if before and before.kind == "title":
        signs.person += 3
    elif (
        role
        and role.head == index
        and not role.plural
        and page.words[index].sentence == page.words[piece.first].sentence
    ):
        signs.person += 2
    elif word == "," and (role := ends.get(index - 1)) and not role.plural and signs.words > 1:
        signs.person += 2 if role.holders or role.determiner in {"the", "own"} else 0
    elif word == "," and page.lower(index - 1) == ")" and (role := ends.get(_bracket(page, index - 1) - 1)):
        signs.person += 2 * (not role.plural and signs.words > 1)
    elif word == "," and index > 0 and page.words[index - 1].owns and signs.words > 1:
        signs.person += 2
    elif index >= 0 and page.words[index].owns and page.words[index].capital and signs.words > 1 and piece.kind == "unknown":
        signs.person += 2
    elif (word in _MEETS or (word == "by" and page.lower(index - 1) in _MEETS)) and _looks_personal(piece, signs):
        signs.person += 2
    elif word in _SAID and signs.words > 1 and page.lower(index - 1) in {",", "”", '"', "’", "'", "»", "?", "!"}:
        signs.person += 1
        signs.speaks += 1
    elif word in _SAID and page.lower(index - 1) in {",", "”", '"', "’", "'", "»", "?", "!"}:
        signs.speaks += 1
    if word == "the":
        index -= 1
        word = page.lower(index)
        signs.person -= 1
    if _between(page, piece):
        signs.party += 2
    if word in {"of", "from"} and page.lower(index - 1) in _ASKS:
        signs.speaks += 1
    elif word in {"of", "for"} and page.lower(index - 1) in _REALMS:
        signs.state += 3
    elif word == "of" and page.lower(index - 1) in _TEAM_NOUNS | {"leader", "leaders"}:
        signs.party += 2
    elif word in _PLACE_WORDS:
        signs.place += 1
        signs.speaks += page.lower(index - 1) in {"government", "authorities", "leadership", "cabinet", "ministry"}
    elif word in {"from", "to", "leave", "left"}:
        signs.place += page.lower(index - 1) in {"travelled", "traveled", "flew", "returned", "back", "arrived", "road"}
    elif word == "for" and index > 0 and page.words[index - 1].capital:
        signs.speaks += 1
    elif word in {"group", "movement", "faction", "militia"}:
        signs.group += 2


_TALKS_NOUNS = word_set("talks war border dispute treaty agreement truce ceasefire negotiations relations conflict deal peace "
                        "clashes fighting tensions pact accord frontier strait")  # fmt: skip


def _between(page: Page, piece: Piece) -> bool:
    """ "The war between A and B": both names."""
    for step in (piece.first - 1, *range(piece.first - 5, piece.first - 2)):
        if page.lower(step) == "between" and (step == piece.first - 1 or page.lower(piece.first - 1) in {"and", "the"}):
            return any(page.lower(i) in _TALKS_NOUNS for i in range(max(0, step - 6), step))
    return False


def _looks_personal(piece: Piece, signs: Signs) -> bool:
    return signs.words > 1 or piece.text[:2].lower() in {"d'", "d’", "o'", "o’"}


def _bracket(page: Page, index: int) -> int:
    """The opening bracket before a closing one, at most six words back."""
    return next((i for i in range(index, max(-1, index - 7), -1) if page.lower(i) == "("), index)


def _after(page: Page, piece: Piece, signs: Signs, *, starts: dict[int, Role], lexicon: Lexicon) -> None:
    index = piece.last + 1
    word = page.lower(index)
    owns = page.words[piece.last].owns
    if word in {"'", "’", "”", '"', "»"}:
        index += 1
        word = page.lower(index)
    noun = word if page.lower(index) not in lexicon.modifiers else page.lower(index + 1)
    if owns:
        signs.state += 2 * (noun in _STATE_NOUNS)
        signs.party += noun in _TEAM_NOUNS
        return
    if word == "," and (role := starts.get(index + 1)) and _is_apposition(page, piece, role):
        signs.person += 2
    elif word == "," and page.lower(index + 1) in {"who", "his", "her", "of"} and signs.words > 1:
        signs.person += 2
    elif word == "," and page.lower(index + 1) == "who":
        signs.person += 1
    elif word == "," and page.lower(index + 1).isdigit() and page.lower(index + 2) == ",":
        signs.person += 2 * (len(page.lower(index + 1)) == 2)
    elif word == "," and page.lower(index + 1) in lexicon.speaks - lexicon.bare and signs.words > 1:
        signs.person += 1
        signs.speaks += 1
    elif word == "," and page.lower(index + 1) in {"a", "an", "the"}:
        near = {page.lower(i) for i in range(index + 2, index + 5)}
        signs.body += 2 * bool(near & BODY_APPOSITIONS)
    elif word == "of" and signs.words > 1 and page.lower(index + 1) in {"the"}:
        signs.person += 1
    signs.group += 3 * (word in _GROUP_NOUNS | COMMUNITY)
    signs.body += 3 * (word in _PARTY_NOUNS)
    signs.party += word in _TEAM_NOUNS
    _verb_after(page, index, signs, lexicon)


def _is_apposition(page: Page, piece: Piece, role: Role) -> bool:
    """Whether an office phrase after a comma says who the name before it is, and not who comes next."""
    if role.plural or page.words[role.head].owns or page.lower(piece.first - 1) in _PLACE_WORDS:
        return False
    following = page.word(role.last + 1)
    return not (following and following.capital and following.sentence == page.words[role.last].sentence)


def _verb_after(page: Page, index: int, signs: Signs, lexicon: Lexicon) -> None:
    if page.lower(index) == "," and page.lower(index + 1) == "for" and page.lower(index + 3) == "part":
        signs.party += 2
        signs.strong += 1
        index += 5
    while page.lower(index) in SKIPPED_ADVERBS or (page.lower(index).endswith("ly") and page.lower(index) != "only"):
        index += 1
    word = page.lower(index)
    if page.word(index) and page.words[index].capital:
        return
    if word in {"has", "had", "would", "will", "does", "did", "may", "might", "could", "cannot", "should"}:
        following = index + 1
        while page.lower(following) in SKIPPED_ADVERBS | {"long", "repeatedly", "already"}:
            following += 1
        signs.acts += 1
        signs.speaks += page.lower(following) in lexicon.speaks
    elif word in _BE:
        ready = page.lower(index + 1) in _READY or page.lower(index + 2) in _READY
        signs.speaks += ready
        signs.acts += page.lower(index + 1).endswith("ing") or ready
        signs.speaks += page.lower(index + 1) in lexicon.speaks and page.lower(index + 1).endswith("ing")
    elif word in lexicon.speaks - lexicon.bare:
        signs.speaks += 1
    elif word in lexicon.acts or (word.endswith("ed") and len(word) > 4):
        signs.acts += 1


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


@functools.lru_cache(maxsize=4096)
def people_of(name: str, state: str) -> bool:
    """Whether a word is formed from the name of a state or region: "Orskian" from "Orsk"."""
    stem = state.rstrip("aeiouy") if len(state.rstrip("aeiouy")) >= 3 else state
    for base in (state, state[:-1], stem):
        if len(base) >= 3 and name != state and name.startswith(base) and name[len(base) :] in _PEOPLE_ENDINGS:
            return True
    return False


def verdicts(table: dict[str, Signs], title: str = "") -> dict[str, Verdict]:
    """What each unknown name is taken for; names in the title count as seen."""
    pairs = {name: base for name in table if (base := _base(name, table, title))}
    for name, base in pairs.items():
        if base in table:
            table[base].state += table[name].state
            table[base].party += table[name].party
    _share(table, pairs)
    found: dict[str, Verdict] = {name: _verdict(signs) for name, signs in table.items()}
    for name in pairs:
        if found[name] != "person":
            found[name] = "people"
    return found


def _share(table: dict[str, Signs], pairs: dict[str, str]) -> None:
    """What is known of a name's last word alone counts for the whole: "Lower Orsk" where "Orsk's army" stands too."""
    bases = set(pairs.values())
    for name, signs in table.items():
        last = table.get(name.rsplit(" ", 1)[-1])
        if signs.words > 1 and last is not None and (last.state >= 2 or name.rsplit(" ", 1)[-1] in bases):
            if last.person or not last.state + last.party:
                continue
            signs.state += last.state + last.party
            signs.person = 0


def _base(name: str, table: dict[str, Signs], title: str) -> str | None:
    """The name that another one is formed from, if the report has it."""
    if table[name].words > 1:
        return None
    others = [one for one in table if table[one].words == 1]
    others += [word for word in re.findall(r"\b[A-Z]\w+", title) if word not in table]
    return next((one for one in others if people_of(name, one)), None)


def _verdict(signs: Signs) -> Verdict:
    if signs.person >= 2 and signs.person >= signs.state + signs.group + signs.body:
        return "person"
    if signs.group >= 2 or signs.body >= 2:
        return "group" if signs.group >= signs.body else "organisation"
    if signs.state >= 2:
        return "state"
    if signs.words > 1:
        return _several_words(signs)
    if signs.speaks + signs.party and signs.place and (signs.strong or signs.count > 1):
        return "capital" if signs.speaks else "place"
    if signs.party >= 2 and signs.strong:
        return "acting"
    if signs.speaks + signs.party >= 2 and (signs.strong or signs.count > 2):
        return "acting"
    if signs.speaks and signs.strong and signs.count > 1:
        return "acting"
    return "place" if signs.place else "open"


def _several_words(signs: Signs) -> Verdict:
    first = next(iter(signs.texts), "").split(" ")[0]
    if first in _PLACE_FIRST and signs.person < 2:
        return "capital" if signs.speaks else "place"
    if signs.place and signs.speaks and not signs.person:
        return "capital"
    if signs.place:
        return "place" if not signs.person else "person"
    if signs.person >= 1 or (signs.strong and (signs.speaks or signs.acts)):
        return "person"
    return "open"
