"""Which state "the government" is, and which names are capitals or palaces that stand for it."""

from __future__ import annotations

import re
from collections import Counter

from detente.read.people import seats
from detente.read.people.cast import Draft, Home
from detente.read.people.lexicon import folded, word_set
from detente.read.people.marks import is_state_office
from detente.read.people.names import Piece
from detente.read.people.naming import Stage
from detente.read.people.signs import people_of

# How much a state that only the report knows outweighs a real one as the home of "the government".
_INVENTED = 3
# The home state is named in the title, in the first 50 words, or as "the Government of" it. A neighbour that
# comes up later is not home, even where the home state is never named. Tried: 50 words, and the first third
# of the report, which took neighbours for the home state in live blogs.
_LEAD = 50
_RULER = re.compile(r"(?:President|Prime Minister|King|Emir|Sultan|Premier|Chancellor)", re.IGNORECASE)
_TITLED = 5
"""What standing in the title is worth beside the marks of a state. Tried: 2, which a neighbour with a minister outweighed."""
_BARE = 3  # times that a text calls a ruler by the bare office before it is taken for that state's own text
_PARTS = word_set(
    "province region island territory city town district enclave peninsula state port village valley county"
)
_TALKS = "(?:peace|truce|ceasefire|cease-fire|talks|negotiations|crisis|conflict|war|deal|accord|process)"
_RULING = "(?:president|government|junta|army|prime minister|rulers?|generals|king|cabinet|parliament|rebels|insurgents|opposition)"
_GROUP_NOUNS = word_set("movement group faction militia rebels insurgents guerrillas")


def settle(stage: Stage, title: str) -> Home:
    """Find the home state and hand it its capital and palace."""
    main = _settle(stage, title)
    if stage.issuer is not None and stage.issuer.kind == "state" and not _hosts(stage, main):
        return Home(main=stage.issuer)  # in a government's own text "the minister" is its own
    if main is None:
        return Home()
    if not main.nameless and (sole := _presided(stage, tuple(stage.cast.of_kind("state", "group")))) is not None:
        return Home(main=sole)
    words = stage.page.words
    rivals = [] if main.nameless else [one for one in seats.rivals(stage, main) if _early(stage, one, title=title)]
    rivals += [one for one in _beside(stage, main, title=title) if one not in rivals] if not main.nameless else []
    if not rivals:
        return Home(main=main)
    spots = [(piece.first, words[piece.first].block, draft) for piece, draft in stage.named.items()]
    return Home(main=main, claimants=(main, *rivals), spots=sorted(spots, key=lambda spot: spot[0]))


def _presided(stage: Stage, claimants: tuple[Draft, ...]) -> Draft | None:
    """The claimant whose president opens the text and is "the Head of State" or "the President" all through it."""
    page = stage.page
    rulers = [role for role in stage.roles if _RULER.fullmatch(role.title) and not role.plural]
    if not rulers or rulers[0].head > _LEAD // 2 or not rulers[0].holders or rulers[0].holders[0].piece is None:
        return None
    owner = stage.named.get(rulers[0].holders[0].piece)
    noun = page.lower(rulers[0].head)
    others = [role for role in rulers[1:] if role.holders and page.lower(role.head) == noun]
    heads = sum(page.lower(index + 2) == "state" for index in page.spots.get("head", ()))
    bare = sum(not role.holders and role.determiner == "the" for role in rulers[1:] if page.lower(role.head) == noun)
    return owner if owner in claimants and not others and (heads > 1 or bare + heads > _BARE) else None


def _hosts(stage: Stage, main: Draft | None) -> bool:
    """Whether a text that a state hands out is about another's government, at whose talks it is host."""
    issuer = stage.issuer
    if issuer is None or main is None or main is issuer or main.nameless:
        return False
    return any(draft is main and _governs(stage, piece) for piece, draft in stage.named.items())


def _beside(stage: Stage, main: Draft, *, title: str) -> list[Draft]:
    """Real states that the title names beside an invented home state, and that act as often: "Orsk, US end talks"."""
    if main.known or not _titled(main, title):
        return []
    count = Counter(draft for draft in stage.named.values() if draft.kind == "state")
    count = Counter(
        {one: seen for one, seen in count.items() if f" in {one.name}" not in title}
    )  # the host of the talks
    return [one for one, seen in count.items() if one.known and _titled(one, title) and 2 * seen >= count[main]]


def _early(stage: Stage, draft: Draft, *, title: str) -> bool:
    spots = [piece for piece, one in stage.named.items() if one is draft]
    return any(piece.first < _LEAD or _titled(draft, title) or _governs(stage, piece) for piece in spots)


def _settle(stage: Stage, title: str) -> Draft | None:
    home = _titular(stage, title, home=_home(stage, title))
    places = [name for name in stage.signs if seats.is_seat(stage, name)]
    if home is None and (apart := seats.apart(stage, places)):
        for name in apart:
            _enter(stage, name)
        home = _home(stage, title)
        places = [name for name in places if name not in apart]
    home = home or _by_title(stage, title) or _by_land(stage)
    if home is None and (places or _offices_without_holder(stage)):
        home = stage.cast.enter(
            Draft(kind="state", name="the government", rule="people.government", nameless=True), "the government"
        )
    if home is None:
        return None
    own = seats.of_their_own(stage, places, home=home)
    for name in own:
        _enter(stage, name)
    places = [name for name in places if name not in own]
    for name, state in seats.owners(stage, places, home=home).items():
        seats.hand(stage, name, state=state)
    return home


def _titular(stage: Stage, title: str, *, home: Draft | None) -> Draft | None:
    """The home state, or the one that the title tells where the other is but a real host or a capital's name."""
    if home is None or (home.known and _titled(home, title)):
        return home
    signs = stage.signs.get(folded(home.name))
    seat = not home.known and signs is not None and signs.place > 0 and seats.is_named_seat(stage, home.name)
    if not (home.known or seat):
        return home
    told = _by_title(stage, title)
    if told is None or told is home:
        return home
    if seat:
        seats.hand(stage, home.name, state=told)
    return told


def _by_title(stage: Stage, title: str) -> Draft | None:
    """The one name of the title that nothing else explains, where a report has ministers or a government but no state."""
    if not title or not _offices_without_holder(stage):
        return None
    found = [
        name
        for name, verdict in stage.verdicts.items()
        if verdict in {"open", "acting"}
        and name in title
        and " " not in name
        and stage.cast.find(name) is None
        and not stage.people.find(name)
        and not stage.signs[name].outlet
        and len(stage.by_text.get(name, ())) + _in_bodies(stage, name) + _rules(name, title) > 1
        and not any(_is_part(stage, piece) for piece in stage.by_text[name])
        and re.search(
            rf"\b{re.escape(name)}(?:['’]s)?\s+(?:and|says|said|,|{_TALKS})|\b{re.escape(name)}['’]s\b|: {re.escape(name)}\Z|\b(?:and|with|between)\s+{re.escape(name)}\b|^(?:\w+:\s+)?{re.escape(name)}\b|, {re.escape(name)}\b",
            title,
        )
    ]
    if len(found) != 1:
        return None if found else _by_adjective(stage, title)
    _enter(stage, found[0])
    return stage.cast.find(found[0])


_LAND = "(?:people|government|authorities|army|parliament|population|constitution|mountains|highlands)"
_POINT = "(?:(?:(?:north|south)-?)?(?:east|west|north|south)ern|central)"
_TORN = "(?:[Rr]ebels|war|peace|fighting|conflict|violence|rebellion|insurgency)"
# What stands before or behind a land's name is looked for where the name stands: an expression for each name would be
# compiled for each name, which took a fifth of all reading, and one for the whole text be tried at every word.
_FRAMES = rf"{_LAND} of|{_TORN} in|{_POINT}|ambassador to|all of"
_BEFORE_LAND = re.compile(rf"\b(?:{_FRAMES}) \Z")
_LONGEST_FRAME = 24  # characters, of which the longest frame has 16
_BEHIND_LAND = re.compile(rf"(?:['’]s)? {_TALKS}\b")
_DATELINE_OF_LAND = re.compile(r"^[A-Z][A-Z .'’-]+, ", re.MULTILINE)
_WORD_EDGE, _WORD_BEGINS = re.compile(r"\b"), re.compile(r"(?<![\w-])")


def _by_land(stage: Stage) -> Draft | None:
    """The one name without a part that a report calls a land where it speaks of a government: "peace in Orsk", "eastern Orsk"."""
    if not _offices_without_holder(stage):
        return None
    bodies = [piece.text for piece in stage.pieces if piece.kind == "body"]
    peoples = [name for name, verdict in stage.verdicts.items() if verdict == "people"]
    found: Counter[str] = Counter()
    for name, verdict in stage.verdicts.items():
        draft = stage.cast.find(name)
        fits = verdict in {"open", "acting", "place", "state", "capital"} and (draft is None or draft.kind == "state")
        if not fits or " " in name or stage.people.find(name) or stage.signs[name].outlet:
            continue
        begun = f"{name} "
        if any(one.startswith(begun) for one in bodies) or any(_is_part(stage, piece) for piece in stage.by_text[name]):
            continue  # a region, whose front or council bears its name
        found[name] += _as_land(stage.page.text, name) + sum(people_of(other, name) for other in peoples)
    ranked = [(count, name) for name, count in found.most_common(2) if count]
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    _enter(stage, ranked[0][1])
    return stage.cast.find(ranked[0][1])


def _as_land(text: str, name: str) -> int:
    """How often a name stands where a land's does; what overlaps is counted once."""
    told: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if _WORD_EDGE.match(text, end):
            before = _BEFORE_LAND.search(text, max(0, start - _LONGEST_FRAME), start)
            behind = _BEHIND_LAND.match(text, end) if _WORD_BEGINS.match(text, start) else None
            line = _DATELINE_OF_LAND.match(text, text.rfind("\n", 0, start) + 1) if text.startswith(",", end) else None
            told += [(before.start(), end)] if before else []
            others += [(start, behind.end())] if behind else []
            others += [(line.start(), end + 1)] if line and line.end() == start else []
        start = text.find(name, start + 1)
    return _apart(told) + _apart(sorted(others))


def _apart(spans: list[tuple[int, int]]) -> int:
    """How many stretches, given by their starts, begin behind the one counted before."""
    count, end = 0, 0
    for start, stop in spans:
        if start >= end:
            count, end = count + 1, stop
    return count


def _rules(name: str, title: str) -> bool:
    """Whether a title tells of a name's rulers or talks: "Orsk's president", "Orsk junta", "Orsk truce"."""
    return re.search(rf"\b{re.escape(name)}(?:['’]s)?\s+(?:{_TALKS}|{_RULING})\b", title) is not None


def _by_adjective(stage: Stage, title: str) -> Draft | None:
    """The state that only the title names, where the report has its people: "Orsk: inside the talks", "all Orskians"."""
    found = [
        (word, piece)
        for word in re.findall(r"\b[A-Z]\w{3,}\b", title)
        if word not in stage.verdicts
        for name, verdict in stage.verdicts.items()
        if verdict == "people" and people_of(name, word)
        for piece in stage.by_text.get(name, ())
        if piece not in stage.named
    ]
    if len({word for word, _ in found}) != 1:
        return None
    state = stage.cast.enter(Draft(kind="state", name=found[0][0], rule="people.context-state"))
    for _, piece in found:
        stage.named[piece] = state
        stage.peoples.add(piece)
    return state


def _in_bodies(stage: Stage, name: str) -> int:
    """How many bodies bear a name before their own: "Orsk Liberation Front"."""
    return sum(piece.kind == "body" and piece.text.startswith(f"{name} ") for piece in stage.pieces)


def _is_part(stage: Stage, piece: Piece) -> bool:
    """Whether a name is a province or town of some state: "the western province of Orsk"."""
    page = stage.page
    return page.lower(piece.first - 1) in {"of", "in"} and page.lower(piece.first - 2) in _PARTS


def _enter(stage: Stage, name: str) -> None:
    """A state that the report never calls one."""
    spots = stage.by_text[name]
    draft = stage.cast.enter(Draft(kind="state", name=spots[0].text, rule="people.context-state"))
    for piece in spots:
        stage.named.setdefault(piece, draft)


def _home(stage: Stage, title: str) -> Draft | None:
    """The state that a report is about: named most, and named early or in the title."""
    weight: Counter[Draft] = Counter()
    seen_early: set[Draft] = set()
    for piece, draft in stage.named.items():
        vague = draft.rule == "people.context-acting" and not draft.nouns
        if (draft.kind != "state" and not vague) or not _counts(stage, piece):
            continue
        weight[draft] += 1 if draft.known else _INVENTED
        if piece.first < _LEAD or _titled(draft, title) or _governs(stage, piece):
            seen_early.add(draft)
    for draft in weight:
        signs = stage.signs.get(folded(draft.name))
        weight[draft] += signs.state + _TITLED * _titled(draft, title) if signs else 0
    ruled = {d for d in weight if d.kind == "state" or (_titled(d, title) and _offices_without_holder(stage))}
    unclear = [d for d in weight if d.kind != "state" and d in seen_early]
    told = any(d.kind == "state" and not d.known and _titled(d, title) and d in seen_early for d in weight)
    if len(unclear) == 1 and not told and _offices_without_holder(stage):
        ruled |= set(unclear)
    if any(not d.known for d in weight):
        ruled = {d for d in ruled if not d.known}
    fits = [(count, draft) for draft, count in weight.most_common() if draft in seen_early and draft in ruled]
    if not fits:
        return _only_speaker(stage)
    home = fits[0][1]
    home.kind = "state"
    return home


def _only_speaker(stage: Stage) -> Draft | None:
    """The one name of unknown kind that speaks, where a report has ministers and palaces but no state."""
    if not _offices_without_holder(stage):
        return None
    open_kind = [
        d for d in stage.cast.drafts if d.rule == "people.context-acting" and not d.nouns and d.kind == "group"
    ]
    if len(open_kind) != 1 or any(d.kind == "state" and not d.known for d in stage.cast.drafts):
        return None
    open_kind[0].kind = "state"
    return open_kind[0]


def _governs(stage: Stage, piece: Piece) -> bool:
    """Whether "the Government of" a name stands in the first half of a report."""
    page = stage.page
    before = {page.lower(piece.first - step) for step in (2, 3, 5)}
    return page.lower(piece.first - 1) in {"of", "the"} and "government" in before and 2 * piece.first < len(page.words)


def vote(stage: Stage) -> None:
    """Tell states from groups by the noun that takes a name up again: "the government", "the movement"."""
    names = {piece.first: draft for piece, draft in stage.named.items() if draft.rule == "people.context-acting"}
    if not names:
        return
    votes: dict[Draft, Counter[str]] = {}
    borne = {noun for one in stage.cast.drafts if one.rule != "people.context-acting" for noun in one.nouns}
    for index in stage.page.where(_GROUP_NOUNS | {"government"}):
        word = stage.page.words[index]  # "the movement" is the Upland Movement where there is one
        state, group = word.lower == "government", word.lower in _GROUP_NOUNS - borne
        if (
            (state or group)
            and stage.page.lower(index - 1) == "the"
            and (draft := _taken_up(stage, index, names=names))
        ):
            votes.setdefault(draft, Counter())[word.lower] += 1
    _two(stage, names)
    for draft, count in votes.items():
        noun, _ = count.most_common(1)[0]
        if noun == "government":
            draft.kind = "state"
        elif count.total() > 1:  # one "the movement" after a name may as well be another's
            draft.kind = "group"
            draft.nouns |= {noun for noun in count if noun != "government"}


def _two(stage: Stage, names: dict[int, Draft]) -> None:
    """Of two names of open kind the one is a group that is never beside "the movement": "Orsk wants the movement to disarm"."""
    open_kind = list(dict.fromkeys(names.values()))
    if len(open_kind) != 2 or any(one.kind == "group" and one not in open_kind for one in stage.cast.drafts):
        return
    if any(one.kind == "state" and not one.known for one in stage.cast.drafts):
        return
    words = stage.page.words
    spots: dict[int, set[Draft]] = {}
    for first, draft in names.items():
        spots.setdefault(words[first].sentence, set()).add(draft)
    beside: Counter[Draft] = Counter()
    for index in stage.page.where(_GROUP_NOUNS - {"rebels"}):
        here = spots.get(words[index].sentence, set())
        if stage.page.lower(index - 1) == "the" and len(here) == 1:
            beside.update(here)
    if len(beside) == 1:
        state = next(iter(beside))
        group = next(one for one in open_kind if one is not state)
        state.kind, group.kind = "state", "group"
        group.nouns |= {noun for noun in _GROUP_NOUNS if noun in stage.page.spots}


def _taken_up(stage: Stage, index: int, *, names: dict[int, Draft]) -> Draft | None:
    """The name that "the government" takes up: the first of the sentence before, in the same or last block."""
    page = stage.page
    word = page.words[index]
    sentence: int | None = None
    best: Draft | None = None
    for here in range(index - 1, max(-1, index - 60), -1):
        if page.words[here].block < word.block - 1:
            break
        if here in names and page.words[here].sentence < word.sentence:
            if sentence is not None and page.words[here].sentence != sentence:
                break
            sentence, best = page.words[here].sentence, names[here]
    return best


def _titled(draft: Draft, title: str) -> bool:
    return draft.name in title and re.search(rf"\b{re.escape(draft.name)}\b", title) is not None


def _counts(stage: Stage, piece: Piece) -> bool:
    """Whether a name says that the report is about a state: a real capital as a place does not."""
    if piece.known and piece.known.use in {"capital", "people"}:
        return False
    return stage.page.lower(piece.first - 1) not in {"in", "at"} or piece.known is None


def _offices_without_holder(stage: Stage) -> bool:
    return (
        any(role.title.lower().startswith(("government ", "palace ", "presidential ")) for role in stage.roles)
        or any(not role.holders and is_state_office(role.title) for role in stage.roles)
        or _speaks_of_government(stage)
    )


def _speaks_of_government(stage: Stage) -> bool:
    page = stage.page
    spots = page.spots.get("government", ())
    return any(page.lower(index - 1) == "the" and page.lower(index + 1) != "of" for index in spots)
