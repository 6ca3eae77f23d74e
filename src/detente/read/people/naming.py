"""From pieces to a cast: every capitalised piece is given the actor it names, where it names one."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from dataclasses import dataclass, field

from detente.read.people.actors.judging import Judge
from detente.read.people.before import apposed_to
from detente.read.people.cast import Cast, Draft
from detente.read.people.lexicon import Lexicon, folded, word_set
from detente.read.people.marks import Signs
from detente.read.people.members import called_party, parties_of
from detente.read.people.names import COMMUNITY, Piece
from detente.read.people.page import Page
from detente.read.people.persons import People
from detente.read.people.roles import Role
from detente.read.people.signs import Verdict, people_of

_BODY_KINDS = {"g": "group", "o": "organisation", "p": "organisation", "c": "organisation", "x": "organisation"}
_ACRONYM = re.compile(r"\s*\(\s*[“\"‘']?(?:the )?([A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,8})[”\"’']?\s*\)")
_STATE_OF = re.compile(
    r"(?:Federation|Confederation|Commonwealth|Union) of (?:the )?(?:\w+ )*(?:Islands|Republics|Emirates)"
)
_GROUP_NOUNS = word_set("movement faction militia group bloc party coalition alliance rebels")
_EMPLOYERS = word_set("company firm operator employer airline utility consortium corporation")
_MANAGED = ("management",)
_OWN_NAME = 2
"""So many words are a government's adjective and noun; more are a name of its own."""
_SMALL = word_set("of the for and in to on at by a an")
_TAIL = re.compile(r"\s+(?:for|on)\s+|\s+of\s+the\s+", re.IGNORECASE)
_PLURAL_BODIES = word_set("Governments Parties Forces Fighters Rebels Guerrillas Militias")
_PARTY_HEADS = word_set("Party Movement Front Union Coalition Alliance League Bloc Brigades List")
_LONE_PARTIES = word_set("Greens Liberals Socialists Conservatives Communists Unionists Republicans")
_LONE_BODIES = word_set(
    "Chamber Mejlis Storting Riksdag Rada Sejm Bundestag Dáil Cortes Shura Hluttaw Kurultai Khural Sabor Senate Congress Parliament Knesset Duma Majlis Assembly House Legislature Cabinet Diet"
)


@dataclass(slots=True, kw_only=True)
class Stage:
    """All that is known while a report's cast is drawn up; `judge` tells who is an actor where rules do not."""

    page: Page
    lexicon: Lexicon
    pieces: list[Piece]
    roles: list[Role]
    signs: dict[str, Signs]
    verdicts: dict[str, Verdict]
    judge: Judge | None = None
    cast: Cast = field(default_factory=Cast)
    people: People = field(default_factory=People)
    named: dict[Piece, Draft] = field(default_factory=dict)
    peoples: set[Piece] = field(default_factory=set)
    titles: dict[int, Piece] = field(default_factory=dict)
    by_text: dict[str, list[Piece]] = field(default_factory=dict)
    compass: dict[str, Draft] = field(default_factory=dict)
    lands: dict[str, tuple[Draft, list[int]]] = field(default_factory=dict)
    nouns: dict[str, list[Draft]] = field(default_factory=dict)
    issuer: Draft | None = None
    later: dict[int, Draft] = field(default_factory=dict)
    """By an office's head word, the person whom the report names only in a sentence behind it."""

    def __post_init__(self) -> None:
        self.titles = {piece.last: piece for piece in self.pieces if piece.kind == "title"}
        for piece in self.pieces:
            self.by_text.setdefault(folded(piece.text), []).append(piece)


def name_all(stage: Stage) -> None:
    """Give every piece its actor: full names first, short forms after them."""
    _bodies(stage)
    _full_persons(stage)
    _known(stage)
    _unknown(stage)
    _short_persons(stage)
    _genders(stage)
    _capitals_and_peoples(stage)
    _acronyms_by_initials(stage)


def _titled(stage: Stage, piece: Piece) -> int:
    """The first word of the titles before a piece, the piece's own first word where there are none."""
    first = piece.first
    titles = stage.titles
    while True:
        before = first - 1
        if stage.page.lower(before) in {"'", "‘", "’", "`"}:
            before -= 1
        title = titles.get(before)
        if title is None:
            return first
        first = title.first


def titles_before(stage: Stage, piece: Piece) -> list[str]:
    """The titles right before a name, in order."""
    first = _titled(stage, piece)
    return [
        stage.page.words[i].text for i in range(first, piece.first) if stage.page.words[i].text in stage.lexicon.titles
    ]


def _bodies(stage: Stage) -> None:
    """Bodies with a full name ("Orsk Liberation Front (OLF)") and their acronyms."""
    lone = []
    for piece in stage.pieces:
        if piece.kind != "body":
            continue
        if piece.last == piece.first:
            lone.append(piece)
            continue
        _body(stage, piece)
    for piece in lone:
        full = [draft for draft in stage.cast.drafts if piece.text.lower() in draft.nouns]
        if piece.text in _LONE_BODIES and len(full) == 1:
            stage.named[piece] = full[0]  # "the Assembly" where only the Islanders' Assembly is named
        elif piece.text in _LONE_BODIES or (piece.text in _LONE_PARTIES and called_party(stage.page, piece.text)):
            _body(stage, piece)
    for piece in stage.pieces:
        if piece.kind == "known" and piece.known and piece.known.use == "name":
            _acronym(stage, piece, draft=_known_draft(stage, piece))


def _body(stage: Stage, piece: Piece) -> None:
    if piece.last == piece.first and (piece.text == "House" and stage.page.lower(piece.last + 1) in {"on", "in"}):
        return
    head = _head(piece, stage.lexicon)
    if head is None:
        return
    code = stage.lexicon.bodies[head]
    if piece.text in _PLURAL_BODIES:
        return
    own = piece.text.endswith(" Government") and len(piece.text.split()) > _OWN_NAME  # "National Salvation Government"
    if code == "x" and piece.text != "Cabinet" and not own:
        return
    short = _TAIL.split(piece.text, maxsplit=1)[0]  # "High-Level Panel for Orsk" is the High-Level Panel
    draft = stage.cast.find(piece.text) or (stage.cast.find(short) if " " in short else None)
    if draft is None:
        kind = "state" if _STATE_OF.fullmatch(piece.text) else _BODY_KINDS[code]
        draft = Draft(kind=kind, name=piece.text, rule="people.body", code=code if kind != "state" else "")  # type: ignore[arg-type]
        stage.cast.enter(draft, *([short] if short != piece.text and " " in short else []))
    draft.nouns.add(head.lower())
    draft.add(piece.text)
    _headless(stage, piece, head=head, draft=draft)
    stage.named[piece] = draft
    _acronym(stage, piece, draft=draft)


def _headless(stage: Stage, piece: Piece, *, head: str, draft: Draft) -> None:
    """Let "Unity" alone be the Unity Party, where the report has it alone and nothing else of that name."""
    short = folded(piece.text.split(f" {head}")[0]).removesuffix("'")  # "Unity" of the "Unity Front of the South" too
    alone = stage.by_text.get(short, ()) if head in _PARTY_HEADS else ()
    if alone and alone[0].kind == "unknown" and stage.verdicts.get(short) not in {"person", "state", "people"}:
        stage.cast.alias(draft, short)


def _head(piece: Piece, lexicon: Lexicon) -> str | None:
    """The word that says what sort of body it is; None where marks stuck to the words hide it."""
    words = piece.text.split()
    cut = next((i for i, w in enumerate(words) if w in {"of", "for"}), len(words))
    heads = [w for w in words[:cut] if w in lexicon.bodies] or [w for w in words if w in lexicon.bodies]
    return heads[-1] if heads else None


def _acronym(stage: Stage, piece: Piece, *, draft: Draft) -> None:
    found = _ACRONYM.match(stage.page.text, stage.page.words[piece.last].end)
    if found and found[1] not in stage.lexicon.stops:
        stage.cast.alias(draft, found[1])


def _full_persons(stage: Stage) -> None:
    for piece in stage.pieces:
        if stage.verdicts.get(folded(piece.text)) != "person" or stage.cast.find(piece.text):
            continue
        if piece.first < piece.last and piece.kind in {"unknown", "thing"}:
            _enter_person(stage, piece)


def _enter_person(stage: Stage, piece: Piece) -> Draft:
    draft = None if stage.people.ambiguous(piece.text) else stage.people.find(piece.text)
    if draft is None:
        draft = stage.cast.enter(Draft(kind="person", name=piece.text, rule="people.full-name"))
    elif len(piece.text.split()) > len(draft.name.split()):
        draft.name = piece.text
    stage.people.enter(draft, piece.text)
    _name_person(stage, piece, draft=draft)
    return draft


def _name_person(stage: Stage, piece: Piece, *, draft: Draft) -> None:
    stage.named[piece] = draft
    titles = titles_before(stage, piece)
    if titles:
        draft.add(stage.page.spelled(_titled(stage, piece), piece.last))
    if len(titles) > 1 and stage.page.words[piece.first - 1].capital:
        draft.add(stage.page.spelled(piece.first - 1, piece.last))  # "Sheikh Omar Talib" of "H.H. Sheikh Omar Talib"
    draft.add(piece.text)
    before = stage.page.text[stage.page.words[piece.first].start - 1 : stage.page.words[piece.first].start]
    if before in {"'", "‘", "’", "`"} and stage.page.lower(piece.first) == "abd":
        draft.add(before + piece.text)
    draft.titles.update(titles)
    for title in titles:
        gender = stage.lexicon.titles.get(title, "-")
        if gender != "-" and draft.gender is None:
            draft.gender = gender  # type: ignore[assignment]


def _known_draft(stage: Stage, piece: Piece) -> Draft:
    known = piece.known
    assert known is not None  # noqa: S101 - only called for known pieces
    name, kind = known.actor, known.kind
    if known.use == "capital" and (body := _body_there(stage, piece)) is not None:
        name, kind = body, "organisation"
    draft = stage.cast.find(name)
    if draft is None:
        draft = Draft(kind=kind, name=name, rule="people.gazetteer", known=True)  # type: ignore[arg-type]
        draft.nouns.update(stage.lexicon.nouns.get(name, ()))
        draft.capital = True
        stage.cast.enter(draft)
    return draft


def _body_there(stage: Stage, piece: Piece) -> str | None:
    """The body for which a capital stands: named in the report or a part of it, and the state is not ("Brussels" for the EU)."""
    body = stage.lexicon.bodies_in.get(folded(piece.text))
    if body is None or piece.known is None:
        return None
    named = {one.known.actor for one in stage.pieces if one.known is not None and one.known.use != "capital"}
    there = any(body in {name, stage.lexicon.parents.get(name)} for name in named)
    return body if there and piece.known.actor not in named else None


def _known(stage: Stage) -> None:
    for piece in stage.pieces:
        if piece.kind != "known" or piece.known is None:
            continue
        draft = _known_draft(stage, piece)
        stage.named[piece] = draft
        if piece.known.use == "people":
            stage.peoples.add(piece)
        parent = stage.lexicon.parents.get(piece.known.actor)
        if parent and draft.home is None:
            draft.home = stage.cast.find(parent) or stage.cast.enter(
                Draft(kind="organisation", name=parent, rule="people.parent", known=True)
            )
    for piece in stage.pieces:
        body = stage.named.get(piece)
        if piece.kind != "body" or piece.known is None or body is None or body.home is not None:
            continue
        if body.code in {"g", "x"}:
            body.home = stage.cast.find(piece.known.actor)
        elif piece.text.split()[-1] in _EXECUTIVES and piece.known.kind == "organisation" and piece.known.use == "name":
            body.known, body.rule = True, "people.gazetteer"  # "the African Union Commission": no party of its own


_EXECUTIVES = word_set("Commission Secretariat Executive Bureau")
_REALMS = word_set("Kingdom Sultanate Emirate Principality Federation Union")


def _realm(stage: Stage, piece: Piece) -> Draft | None:
    """The one state that a report calls "the Kingdom of" something, for "the Kingdom" alone."""
    page, found = stage.page, dict[Draft, None]()
    for index in page.spots.get(piece.text.lower(), ()):
        if page.words[index].capital and page.lower(index + 1) == "of":
            of = next((one for one in stage.pieces if one.first == index + 2), None)
            draft = stage.named.get(of) or stage.cast.find(of.text) if of is not None else None
            if draft is not None and draft.kind == "state":
                found[draft] = None
    return next(iter(found)) if len(found) == 1 else None


_KINDS = {"state": "state", "group": "group", "organisation": "organisation", "acting": "group"}


def _unknown(stage: Stage) -> None:
    """States, groups and bodies that only the report knows."""
    for piece in stage.pieces:
        name = folded(piece.text)
        verdict = stage.verdicts.get(name)
        if name in _REALMS and (realm := _realm(stage, piece)) is not None:
            stage.named[piece] = realm
            continue
        draft = stage.cast.find(name) or _longer(stage, name, verdict=verdict)
        told = piece.kind == "unknown" or (piece.kind == "thing" and verdict == "state")
        if draft is None and not told and piece.text.endswith((" Islands", " Republic")):
            draft = stage.cast.find(name.rsplit(" ", 1)[0])  # the Orsk Islands where Orsk alone is a party
            if draft is not None and draft.kind in {"state", "group"} and not draft.code:
                stage.named[piece] = draft
                stage.cast.alias(draft, name)
                continue
        if draft is None and verdict in _KINDS and told and not stage.people.find(name):
            signs = stage.signs[name]
            kind = _KINDS[verdict]
            if verdict == "acting" and not signs.party and not signs.place and _taken_for_person(stage, name):
                kind = "person"
            draft = Draft(kind=kind, name=piece.text, rule=f"people.context-{verdict}")  # type: ignore[arg-type]
            stage.cast.enter(draft)
            _noun_after(stage, name, draft=draft)
            _acronym(stage, piece, draft=draft)
        if draft is not None and piece not in stage.named and told and draft.kind != "person":
            stage.named[piece] = draft


_SEATS = word_set("Port Fort Camp Cape Mount Lake")


def _longer(stage: Stage, name: str, *, verdict: Verdict | None) -> Draft | None:
    """The state whose name ends with this one: "Deska" is "Lower Deska", where both are taken for states; or goes on "Islands"."""
    if verdict not in {"state", "acting"} or " " in name:
        return None
    longer = [one for one in stage.verdicts if one.endswith(" " + name) and stage.verdicts[one] == "state"]
    if not longer:  # "Orsk" for the Orsk Islands
        longer = [one for one in (f"{name} Islands", f"{name} Republic") if stage.verdicts.get(one) == "state"]
    if len(longer) != 1:
        return None
    full = stage.by_text[longer[0]][0].text
    if full.split()[0] in _SEATS:  # Port Deska is Deska's seat, and lends it no name
        draft = stage.cast.enter(Draft(kind="state", name=stage.by_text[name][0].text, rule="people.context-state"))
        stage.cast.alias(draft, longer[0])
        return draft
    draft = stage.cast.find(longer[0]) or stage.cast.enter(Draft(kind="state", name=full, rule="people.context-state"))
    stage.cast.alias(draft, name)
    return draft


def _taken_for_person(stage: Stage, name: str) -> bool:
    """Whether a name that only speaks is taken up by "he" or "she" in its sentence, and never by "it"."""
    personal = other = 0
    for piece in stage.by_text[name]:
        index = piece.last + 1
        sentence = stage.page.words[piece.last].sentence
        while (word := stage.page.word(index)) and word.sentence == sentence:
            personal += word.lower in {"he", "she", "his", "her"}
            other += word.lower in {"it", "its", "their"}
            index += 1
    return personal > 0 and other == 0


def _noun_after(stage: Stage, name: str, *, draft: Draft) -> None:
    """The common noun that a report puts after a group's name, or before: "the Tarn movement", "the company, Rail Tarn,"."""
    for piece in stage.by_text[name]:
        before = apposed_to(stage.page, piece.first - 1)
        draft.nouns.update([before] if before else [])
        draft.nouns.update(_MANAGED if before in _EMPLOYERS else ())
        noun = stage.page.lower(piece.last + 1)
        if noun in _GROUP_NOUNS | COMMUNITY:
            draft.nouns.add(noun)
            draft.add(f"{piece.text} {noun}")


def _short_persons(stage: Stage) -> None:
    """Surnames and given names of the people named in full; titled names of people who never are."""
    waiting = []
    for piece in stage.pieces:
        if piece in stage.named or piece.kind not in {"unknown", "thing"}:
            continue
        titled = bool(titles_before(stage, piece))
        draft = stage.people.find(piece.text)
        if draft and (piece.kind == "unknown" or titled):
            _name_person(stage, piece, draft=draft)
        elif (draft is None and piece.text.isupper() and (titled or _labels(stage, piece))) or (
            stage.verdicts.get(folded(piece.text)) == "person" and not stage.people.ambiguous(piece.text)
        ):
            waiting.append(piece)
    for piece in waiting:
        _enter_person(stage, piece)
    for piece in stage.pieces:
        if piece not in stage.named and piece.kind == "unknown" and stage.people.table:
            draft = stage.people.find(piece.text)
            if draft:
                _name_person(stage, piece, draft=draft)


def _genders(stage: Stage) -> None:
    """What a given name tells of gender, where no title does."""
    for draft in stage.cast.of_kind("person"):
        told = stage.lexicon.given.get(draft.name.split()[0], "-") if draft.gender is None else "-"
        if told != "-":
            draft.gender = told  # type: ignore[assignment]


_NO_SPEAKERS = word_set(
    "ANCHOR PRESENTER QUESTION QUESTIONS ANSWER MODERATOR REPORTER JOURNALIST OPERATOR STAFF PRESS AUDIENCE HOST INTERVIEWER TRANSCRIPT REMARKS STATEMENT NOTE"
)


def _labels(stage: Stage, piece: Piece) -> bool:
    """Whether a name in capitals is the label of a transcript's turn."""
    if piece.text in _NO_SPEAKERS:
        return False
    place = bisect.bisect_right(stage.page.blocks, stage.page.words[piece.first].start, key=lambda block: block.start)
    label = stage.page.blocks[place].speaker if place < len(stage.page.blocks) else None
    return label is not None and label.start <= stage.page.words[piece.first].start < label.end


def _capitals_and_peoples(stage: Stage) -> None:
    """Names formed from a state's name; capitals wait until the home government is known."""
    states = [d for d in stage.cast.drafts if d.kind in {"state", "group"} and not d.known and d.name.count(" ") < 2]
    realms = {
        folded(d.name).split()[0]: d for d in states if d.name.split()[-1] in {"Republic", "Kingdom", "Federation"}
    }
    for piece in stage.pieces:
        if piece in stage.named or piece.kind != "unknown" or stage.verdicts.get(folded(piece.text)) == "person":
            continue
        draft = next(
            (one for one in states if people_of(folded(piece.text), folded(one.name).rsplit(" ", 1)[-1])), None
        )
        draft = draft or realms.get(folded(piece.text)) or realms.get(folded(piece.text).removesuffix("s"))
        draft = (
            draft
            or _people_of_body(stage, piece)
            or next(filter(None, map(stage.cast.find, parties_of(piece.text))), None)
        )
        if draft:
            stage.named[piece] = draft
            stage.peoples.add(piece)


def _people_of_body(stage: Stage, piece: Piece) -> Draft | None:
    """The one body whose people a name in "-ers" means: "the Uplanders" of the Upland Council, where no Upland stands alone."""
    text = folded(piece.text)
    if piece.first < piece.last or not text.endswith("ers") or text.removesuffix("ers") in stage.by_text:
        return None
    found = {
        draft
        for draft in stage.cast.of_kind("group", "organisation")
        if draft.name.split()[0] == text.removesuffix("ers") and " " in draft.name
    }
    return found.pop() if len(found) == 1 else None


def initials(name: str) -> str:
    """The capitals of a body's name: "Orsk Liberation Front" gives OLF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in _SMALL)


def _tail_end(stage: Stage, piece: Piece) -> int:
    """The last word of a body's name with what follows "of" or "for": "United Front of the Two Rivers"."""
    page, last, here = stage.page, piece.last, piece.last + 1
    if page.words[last].owns or page.lower(here) not in {"of", "for"}:
        return last
    while (word := page.word(here)) and here < last + 4 and word.sentence == page.words[piece.last].sentence:
        if word.capital:
            last = here
            if word.owns:
                break
        elif word.lower not in _SMALL:
            break
        here += 1
    return last


def _fitting(table: dict[str, list[Draft]], acronym: str) -> list[Draft]:
    """The bodies of an acronym; of three letters and more also in another order, as in the body's own tongue ("FPL")."""
    if acronym in table or len(acronym) < 3:
        return table.get(acronym, [])
    letters = sorted(acronym)
    return [draft for name, drafts in table.items() if sorted(name) == letters for draft in drafts]


def _acronyms_by_initials(stage: Stage) -> None:
    table: dict[str, list[Draft]] = defaultdict(list)
    told: dict[tuple[tuple[str, ...], Draft], str] = {}
    for draft in stage.cast.drafts:
        if draft.kind in {"group", "organisation"} and " " in draft.name:
            table[initials(draft.name)].append(draft)
    for piece, draft in stage.named.items():
        if piece.kind == "body" and draft.kind in {"group", "organisation"} and not draft.known:
            name = stage.page.spelled(piece.first, _tail_end(stage, piece))
            longer = initials(name)
            if draft not in table[longer]:
                told[tuple(sorted(longer)), draft] = name
                table[longer].append(draft)
    for piece in stage.pieces:
        fits = _fitting(table, piece.text) if piece.kind == "unknown" and piece.text.isupper() else []
        if len(piece.text) > 1 and len(fits) == 1:
            full = fits[0]
            full.name = told.get((tuple(sorted(piece.text)), full), full.name)
            other = stage.named.get(piece)
            stage.named[piece] = full
            if other is not None and other is not full and other in stage.cast.drafts:
                stage.cast.drafts.remove(other)
