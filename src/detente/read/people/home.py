"""Which state "the government" is, and which names are capitals or palaces that stand for it."""

from __future__ import annotations

import re
from collections import Counter

from detente.read.people.cast import Draft, Home
from detente.read.people.lexicon import folded, word_set
from detente.read.people.marks import STATE_OFFICES
from detente.read.people.names import Piece
from detente.read.people.naming import Stage

_PALACE_AFTER = re.compile(
    r",\s+(?:(?:the|his|her)\s+)?(?:president(?:['’]s|ial)?|royal|prime minister['’]s|government['’]?s?|seat of)\s+"
    r"(?:palace|office|residence|compound|seat|government|power)|,\s+as\s+(?:his|her|the\s+\w+['’]s)\s+office\s+is\s+known"
)
_PALACE_BEFORE = re.compile(r"(?:presidential|royal)\s+(?:palace|office|residence)(?:,| at| in)?\s+$")
_CAPITAL_NEAR = re.compile(r",\s+(?:the|its|their)\s+(?:\w+\s+)?capital\b")
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:,| of| city(?: of)?,?)?\s+$")
# How much a state that only the report knows outweighs a real one as the home of "the government".
_INVENTED = 3
# The home state is named in the title, in the first 50 words, or as "the Government of" it. A neighbour that
# comes up later is not home, even where the home state is never named. Tried: 50 words, and the first third
# of the report, which took neighbours for the home state in live blogs.
_LEAD = 50
_GROUP_NOUNS = word_set("movement group faction militia rebels insurgents guerrillas")


def settle(stage: Stage, title: str) -> Home:
    """Find the home state and hand it its capital and palace."""
    main = _settle(stage, title)
    if main is None:
        return Home()
    words = stage.page.words
    rivals = [] if main.nameless else [one for one in _rivals(stage, main) if _early(stage, one, title)]
    if not rivals:
        return Home(main=main)
    spots = [(piece.first, words[piece.first].block, draft) for piece, draft in stage.named.items()]
    return Home(main=main, claimants=(main, *rivals), spots=sorted(spots, key=lambda spot: spot[0]))


def _early(stage: Stage, draft: Draft, title: str) -> bool:
    spots = [piece for piece, one in stage.named.items() if one is draft]
    return any(piece.first < _LEAD or _titled(draft, title) or _governs(stage, piece) for piece in spots)


def _settle(stage: Stage, title: str) -> Draft | None:
    home = _home(stage, title)
    places = [name for name in stage.signs if _is_seat(stage, name)]
    if home is None and (apart := _apart(stage, places)):
        for name in apart:
            _enter(stage, name)
        home = _home(stage, title)
        places = [name for name in places if name not in apart]
    if home is None and (places or _speaks_of_government(stage)):
        home = stage.cast.enter(
            Draft(kind="state", name="the government", rule="people.government", nameless=True), "the government"
        )
    if home is None:
        return None
    for name, state in _owners(stage, places, home).items():
        _hand(stage, name, state)
    return home


def _apart(stage: Stage, places: list[str]) -> list[str]:
    """Names that look like capitals but stand side by side in a sentence: states of their own, not one's seats."""
    words = stage.page.words
    sentences: dict[int, set[str]] = {}
    for name in places:
        if not _is_palace(stage, name):
            for piece in _spots(stage, name):
                sentences.setdefault(words[piece.first].sentence, set()).add(name)
    beside = {name for names in sentences.values() if len(names) > 1 for name in names}
    return [name for name in places if name in beside]


def _enter(stage: Stage, name: str) -> None:
    """A state that the report never calls one."""
    spots = [piece for piece in stage.pieces if folded(piece.text) == name]
    draft = stage.cast.enter(Draft(kind="state", name=spots[0].text, rule="people.context-state"))
    for piece in spots:
        stage.named.setdefault(piece, draft)


def _hand(stage: Stage, name: str, state: Draft) -> None:
    """Let a capital or palace stand for a state."""
    for piece in stage.pieces:
        own = stage.named.get(piece)
        if (own is None or own.name == name) and folded(piece.text) in {name, f"{name} Palace"}:
            stage.named[piece] = state
            state.add(piece.text)
            state.capital = True


def _owners(stage: Stage, places: list[str], home: Draft) -> dict[str, Draft]:
    """Whose capital each name is: of the states that only the report knows, the one never named beside it.

    A capital and its state are rarely both named in one sentence, while a capital and the other side are:
    "Sarn accused Orsk". Where that leaves more than one, the home state gets it only if no other state
    weighs as much; else nobody does.
    """
    rivals = _rivals(stage, home)
    places = [*places, *(_unplaced(stage, home, rivals) if rivals else ())]
    owners: dict[str, Draft] = {}
    for name in places:
        if not rivals or home.nameless or _is_palace(stage, name):
            owners[name] = home
            continue
        beside = _beside(stage, name)
        if stage.verdicts[name] == "acting" and not any(beside[state] for state in (home, *rivals)):
            continue
        left = [state for state in (home, *rivals) if not beside[state]]
        if len(left) == 1:
            owners[name] = left[0]
    taken = set(owners.values())
    for name in places:
        free = [state for state in (home, *rivals) if state not in taken]
        if name not in owners and rivals and len(free) == 1 and stage.verdicts[name] != "acting":
            owners[name] = free[0]
    return owners


def _unplaced(stage: Stage, home: Draft, rivals: list[Draft]) -> list[str]:
    """Names that only ever speak, where two states are about: capitals, if one of the two is never beside them."""
    found = []
    for name, verdict in stage.verdicts.items():
        draft = stage.cast.find(name)
        if verdict != "acting" or draft is None or draft in (home, *rivals) or draft.nouns:
            continue
        signs = stage.signs[name]
        if signs.speaks and not signs.party and not signs.group and not signs.state:
            found.append(name)
    return found


def _rivals(stage: Stage, home: Draft) -> list[Draft]:
    """Other states that only the report knows, named at least half as often as the home state."""
    count = Counter(draft for draft in stage.named.values() if draft.kind == "state" and not draft.known)
    return [draft for draft, seen in count.items() if draft is not home and 2 * seen >= count[home] and seen > 1]


def _beside(stage: Stage, name: str) -> Counter[Draft]:
    words = stage.page.words
    sentences = {words[piece.first].sentence for piece in _spots(stage, name)}
    return Counter(draft for piece, draft in stage.named.items() if words[piece.first].sentence in sentences)


def _home(stage: Stage, title: str) -> Draft | None:
    """The state that a report is about: named most, and named early or in the title."""
    weight: Counter[Draft] = Counter()
    seen_early: set[Draft] = set()
    for piece, draft in stage.named.items():
        unclear = draft.rule == "people.context-acting" and not draft.nouns
        if (draft.kind != "state" and not unclear) or not _counts(stage, piece):
            continue
        weight[draft] += 1 if draft.known else _INVENTED
        if piece.first < _LEAD or _titled(draft, title) or _governs(stage, piece):
            seen_early.add(draft)
    for draft in weight:
        signs = stage.signs.get(folded(draft.name))
        weight[draft] += signs.state + 2 * (_titled(draft, title)) if signs else 0
    ruled = {d for d in weight if d.kind == "state" or (d.name in title and _offices_without_holder(stage))}
    unclear = [d for d in weight if d.kind != "state" and d in seen_early]
    if len(unclear) == 1 and _offices_without_holder(stage):
        ruled |= set(unclear)
    if any(not d.known for d in weight):
        ruled = {d for d in ruled if not d.known}
    fits = [(count, draft) for draft, count in weight.most_common() if draft in seen_early and draft in ruled]
    if not fits:
        return _only_speaker(stage)
    if len(fits) > 1 and fits[0][0] == fits[1][0]:
        return None
    home = fits[0][1]
    if home.kind != "state":
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
    """ "The Government of Orsk" in the first half of a report."""
    page = stage.page
    before = {page.lower(piece.first - step) for step in (2, 3, 5)}
    return page.lower(piece.first - 1) in {"of", "the"} and "government" in before and 2 * piece.first < len(page.words)


def vote(stage: Stage) -> None:
    """Tell states from groups by the noun that takes a name up again: "the government", "the movement"."""
    names = {piece.first: draft for piece, draft in stage.named.items() if draft.rule == "people.context-acting"}
    if not names:
        return
    votes: dict[Draft, Counter[str]] = {}
    for index, word in enumerate(stage.page.words):
        state, group = word.lower == "government", word.lower in _GROUP_NOUNS
        if (state or group) and stage.page.lower(index - 1) == "the" and (draft := _taken_up(stage, index, names)):
            votes.setdefault(draft, Counter())[word.lower] += 1
    for draft, count in votes.items():
        noun, _ = count.most_common(1)[0]
        draft.kind = "state" if noun == "government" else "group"
        if draft.kind == "group":
            draft.nouns |= {noun for noun in count if noun != "government"}


def _taken_up(stage: Stage, index: int, names: dict[int, Draft]) -> Draft | None:
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
    return re.search(rf"\b{re.escape(draft.name)}\b", title) is not None


def _counts(stage: Stage, piece: Piece) -> bool:
    """Whether a name says that the report is about a state: a real capital as a place does not."""
    if piece.known and piece.known.use in {"capital", "people"}:
        return False
    return stage.page.lower(piece.first - 1) not in {"in", "at"} or piece.known is None


def _offices_without_holder(stage: Stage) -> bool:
    return (
        any(role.title.lower().startswith(("government ", "palace ", "presidential ")) for role in stage.roles)
        or any(not role.holders and STATE_OFFICES.search(role.title) for role in stage.roles)
        or _speaks_of_government(stage)
    )


def _is_seat(stage: Stage, name: str) -> bool:
    """Whether an unknown name is a capital or palace that stands for a government somewhere in the report."""
    signs = stage.signs[name]
    if (
        stage.people.find(name)
        or stage.cast.find(name)
        or stage.verdicts[name] in {"people", "person", "group", "state"}
    ):
        return stage.verdicts[name] == "person" and signs.words == 1 and _is_palace(stage, name)
    if _is_palace(stage, name):
        return True
    if stage.verdicts[name] == "capital":
        return signs.speaks > 0
    return bool(signs.speaks + signs.party) and _is_capital(stage, name)


def _spots(stage: Stage, name: str) -> list[Piece]:
    return [piece for piece in stage.pieces if folded(piece.text) in {name, f"{name} Palace"}]


def _is_palace(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    return any(
        piece.text.endswith(" Palace")
        or _PALACE_AFTER.match(text, words[piece.last].end)
        or _PALACE_BEFORE.search(text, max(0, words[piece.first].start - 40), words[piece.first].start)
        for piece in _spots(stage, name)
    )


def _is_capital(stage: Stage, name: str) -> bool:
    text, words = stage.page.text, stage.page.words
    return any(
        _CAPITAL_NEAR.match(text, words[piece.last].end)
        or _CAPITAL_BEFORE.search(text, max(0, words[piece.first].start - 30), words[piece.first].start)
        for piece in _spots(stage, name)
    )


def _speaks_of_government(stage: Stage) -> bool:
    page = stage.page
    for index, word in enumerate(page.words):
        if word.lower == "government" and page.lower(index - 1) == "the" and page.lower(index + 1) != "of":
            return True
    return False
