"""Who is who: the actors of all parts, joined where they share a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import get_args

from detente.model import Actor
from detente.model.actor import ActorKind, Standing
from detente.read.llm import fields
from detente.read.llm.fields import Claim
from detente.read.llm.page import Page, Part, each
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

_KINDS = get_args(ActorKind)
_STANDINGS = get_args(Standing)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "who",
        "him",
        "his",
        "its",
        "their",
        "our",
    ]
)
_PLACES = 3
"""Passages at which an actor's names are shown."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """One actor as parts tell of it. `places` maps each name, as the document has it, to its first place."""

    kind: str
    places: dict[str, Span]
    told: list[tuple[int, str]]
    side: tuple[int, str] | None = None
    role: str | None = None
    standing: str | None = None
    joined: Draft | None = field(default=None, repr=False)

    @property
    def root(self) -> Draft:
        """The draft that this one has become part of."""
        return self.joined.root if self.joined else self

    @property
    def name(self) -> str:
        """The fullest name: the one with most words, the first of those."""
        return max(self.places, key=lambda name: (len(name.split()), len(name), -self.places[name].start))


def settle(page: Page, parts: list[Part]) -> None:
    """Fill `page.actors` and `page.ids`."""
    drafts = [draft for part in parts for draft in _of_part(page, part)]
    _join(drafts)
    roots = sorted({id(one.root): one.root for one in drafts}.values(), key=_first)
    ids = {id(root): f"a{number}" for number, root in enumerate(roots, 1)}
    for draft in drafts:
        page.ids.update(dict.fromkeys(draft.told, ids[id(draft.root)]))
    _add_names(page, drafts, ids=ids)
    for root in roots:
        page.actors[ids[id(root)]] = _actor(page, root, id=ids[id(root)])
    _without_circles(page)


def _first(draft: Draft) -> int:
    return min(place.start for place in draft.places.values())


def _of_part(page: Page, part: Part) -> list[Draft]:
    seen: set[str] = set()

    def build(page: Page, part: Part, claim: Claim) -> Draft:
        key = fields.text(claim, "id").strip()
        if key in seen:
            raise LeftOutError("its id is another actor's")
        draft = _draft(page, part, claim, key=key)
        seen.add(key)
        return draft

    return each(page, part, "actors", build=build)


def _draft(page: Page, part: Part, claim: Claim, *, key: str) -> Draft:
    kind = fields.word(claim, "kind", _KINDS)
    standing = fields.maybe_word(claim, "standing", _STANDINGS)
    side, role = fields.maybe_text(claim, "side"), fields.maybe_text(claim, "role")
    named = fields.maybe_text(claim, "name")
    places: dict[str, Span] = {}
    for name in dict.fromkeys([*([named] if named else []), *fields.texts(claim, "names")]):
        found = page.finder.named(name, within=part.span) if name.lower() not in _PRONOUNS else None
        if found is None:
            page.tally.leave("names", "not in the document")
        else:
            places.setdefault(page.words(found), found)
    if not places:
        raise LeftOutError("no name of it is in the document")
    office = page.finder.named(role, within=part.span) if role else None
    if role and office is None:
        page.tally.leave("role", "its words are not in the document")
    return Draft(
        kind=kind,
        places=places,
        told=[(part.number, key)],
        side=(part.number, side.strip()) if side else None,
        role=page.words(office) if office else None,
        standing=standing,
    )


def _join(drafts: list[Draft]) -> None:
    """Join drafts of different parts that share a name which stands for one actor in each part."""
    claimed = Counter((draft.told[0][0], name) for draft in drafts for name in draft.places)
    by_name: dict[str, list[Draft]] = {}
    for draft in drafts:
        for name in sorted(draft.places, key=lambda one: (-len(one.split()), one)):
            if claimed[draft.told[0][0], name] > 1:
                continue
            for other in by_name.get(name, []):
                _unite(other.root, draft.root)
            by_name.setdefault(name, []).append(draft)


def _unite(one: Draft, other: Draft) -> None:
    """Make two drafts one, unless one part tells both apart or they bear different full names."""
    if one is other or {part for part, _ in one.told} & {part for part, _ in other.told}:
        return
    full = [{name for name in draft.places if len(name.split()) > 1} for draft in (one, other)]
    if one.kind == other.kind == "person" and full[0] and full[1] and not full[0] & full[1]:
        return
    for name, place in other.places.items():
        if name not in one.places or place.start < one.places[name].start:
            one.places[name] = place
    one.told += other.told
    one.side, one.role, one.standing = one.side or other.side, one.role or other.role, one.standing or other.standing
    other.joined = one


def _add_names(page: Page, drafts: list[Draft], *, ids: dict[int, str]) -> None:
    """Let a claim name an actor by a name instead of its id, where the name is one actor's in the part."""
    for draft in drafts:
        part = draft.told[0][0]
        for name in draft.places:
            others = [one for one in drafts if one.told[0][0] == part and name in one.places and one is not draft]
            if not others:
                page.ids.setdefault((part, name), ids[id(draft.root)])


def _actor(page: Page, draft: Draft, *, id: str) -> Actor:
    side = page.ids.get(draft.side) if draft.side else None
    if draft.side and side is None:
        page.tally.leave("side", "an actor that is not among the actors")
    places = sorted(draft.places.values(), key=lambda place: place.start)
    return Actor(
        id=id,
        evidence=tuple(page.passage(place) for place in places[:_PLACES]),
        why=page.why("actor", draft.places[draft.name]),
        kind=draft.kind,  # type: ignore[arg-type] # one of the vocabulary's words, checked by `fields.word`
        name=draft.name,
        names=tuple(draft.places),
        side=side if side != id and draft.kind != "state" else None,
        role=draft.role,
        standing=draft.standing,  # type: ignore[arg-type] # the same
    )


def _without_circles(page: Page) -> None:
    """Nobody acts for somebody who acts for them: such sides are taken back."""
    from dataclasses import replace

    for one, actor in list(page.actors.items()):
        seen, side = {one}, actor.side
        while side is not None and side not in seen:
            seen.add(side)
            side = page.actors[side].side
        if side is not None:
            page.actors[one] = replace(actor, side=None)
            page.tally.leave("side", "two actors that act for each other")
