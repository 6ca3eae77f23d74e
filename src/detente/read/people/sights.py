"""Where the cast is seen by name: names with titles, "the Government of", short forms of bodies."""

from __future__ import annotations

from collections import defaultdict

from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.names import Piece
from detente.read.people.naming import Stage, titles_before

_TEAMS = word_set(
    "delegation side team government leadership camp forces army military authorities administration troops movement regime"
)
_ORGANS = word_set("ministry presidency military army navy authorities")
_REALMS = word_set("government republic kingdom state federation governments emirate sultanate")
_REBEL_NOUNS = word_set("rebels insurgents guerrillas militants rebellion insurgency")
_GROUP_NOUNS = word_set("movement group faction militia")
_DETERMINERS = word_set("the this that both")


def by_name(stage: Stage) -> list[Sight]:
    """One sight for every named piece."""
    found = []
    for piece, draft in stage.named.items():
        first, last = _reach(stage, piece, draft=draft)
        known = piece.known.use if piece.known and piece.kind == "known" else None
        capital = known in {"capital", "seat"} or (draft.kind == "state" and not known and _is_seat(piece, draft))
        found.append(
            Sight(
                first=first,
                last=last,
                core=piece.first,
                core_last=piece.last,
                draft=draft,
                kind="capital" if capital else "name",
                people=piece in stage.peoples,
                lead=first,
            )
        )
    return sorted(found, key=lambda sight: (sight.first, -sight.last))


def _is_seat(piece: Piece, draft: Draft) -> bool:
    return draft.capital and not draft.known and piece.text in draft.forms and piece.text != draft.name


def _reach(stage: Stage, piece: Piece, *, draft: Draft) -> tuple[int, int]:
    """The whole noun phrase: titles, "the Government of the Republic of", an article, an acronym after."""
    page, first, last = stage.page, piece.first, piece.last
    if draft.kind == "person":
        first -= _width_of_titles(stage, piece)
        return first, last
    here = first
    while page.lower(here - 1) in {"of", "the"} and (
        page.lower(here - 2) in _REALMS or (page.lower(here - 3) in _REALMS and page.lower(here - 2) == "of")
    ):
        here -= 2 if page.lower(here - 1) == "of" else 3
    if here < first and page.words[here].sentence == page.words[first].sentence:
        first = here
        draft.add(page.spelled(first, last))
    if page.lower(first - 1) == "the":
        first -= 1
    if not page.words[last].owns and page.lower(last + 1) in _TEAMS:
        last += 1
    if page.lower(last + 1) == "(" and page.lower(last + 3) == ")":
        last += 3
    return first, last


def _width_of_titles(stage: Stage, piece: Piece) -> int:
    titles = titles_before(stage, piece)
    width = len(titles)
    if width and stage.page.lower(piece.first - 1) in {"'", "‘", "’", "`"}:
        width += 1
    return width


def short_forms(stage: Stage, sights: list[Sight], *, home: Home) -> list[Sight]:
    """Common nouns that stand for a body: "the front", "the rebels", "the panel", "the government"."""
    nouns = _nouns(stage)
    taken = {index for sight in sights for index in range(sight.first, sight.last + 1)}
    recent = _Recent(sights)
    found = []
    for index, word in enumerate(stage.page.words):
        if index in taken or not word.text[0].isalpha():
            continue
        sight = _short_form(stage, index, nouns=nouns, recent=recent, home=home)
        if sight:
            found.append(sight)
    return found


def _nouns(stage: Stage) -> dict[str, list[Draft]]:
    nouns: dict[str, list[Draft]] = defaultdict(list)
    named = set(stage.named.values())
    for draft in stage.cast.drafts:
        if draft in named:
            for noun in sorted(draft.nouns):
                nouns[noun].append(draft)
    groups = [draft for draft in stage.cast.of_kind("group") if draft in named]
    if len(groups) == 1:
        for noun in _REBEL_NOUNS:
            nouns.setdefault(noun, groups)
        nouns.setdefault("group", groups)
    movements = [draft for draft in groups if not draft.code]
    if len(movements) == 1:
        nouns.setdefault("movement", movements)
    return nouns


class _Recent:
    """The last named draft before a word, among several that share a noun."""

    def __init__(self, sights: list[Sight]) -> None:
        self._spots: dict[Draft, list[int]] = defaultdict(list)
        for sight in sights:
            if sight.draft:
                self._spots[sight.draft].append(sight.first)

    def one_of(self, drafts: list[Draft], index: int) -> Draft | None:
        """The only one, or None where several were named before."""
        if len(drafts) == 1:
            return drafts[0]
        named = [draft for draft in drafts if any(spot < index for spot in self._spots[draft])]
        return named[0] if len(named) == 1 else None


def _short_form(
    stage: Stage, index: int, *, nouns: dict[str, list[Draft]], recent: _Recent, home: Home
) -> Sight | None:
    page = stage.page
    word = page.words[index]
    first = index
    while page.lower(first - 1) in stage.lexicon.modifiers and word.lower in _ORGANS:
        first -= 1
    before = page.lower(first - 1)
    if before not in _DETERMINERS and not (word.capital and not word.opens and word.lower in nouns):
        return None
    if page.lower(index + 1) in nouns or (page.lower(index + 1) in stage.lexicon.offices and not word.owns):
        return None
    first = first - 1 if before in _DETERMINERS else first
    draft: Draft | None = None
    if word.lower in _ORGANS and page.lower(index + 1) in stage.lexicon.speaks:
        draft = home.at(index, word.block)
    if word.lower == "government" and page.lower(index + 1) != "of":
        draft = home.at(index, word.block)
    elif word.lower in nouns and page.lower(index + 1) != "of":
        draft = recent.one_of(nouns[word.lower], index)
    if draft is None:
        return None
    draft.add(page.spelled(first, index))
    return Sight(first=first, last=index, core=index, core_last=index, draft=draft, kind="description")
