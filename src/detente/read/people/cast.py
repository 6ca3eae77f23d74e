"""The cast while it is being drawn up: drafts of actors, and where each is seen."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Literal

from detente.model.actor import ActorKind, Standing
from detente.read.layers import MentionKind
from detente.read.people.lexicon import folded

_ORGAN = re.compile(
    r"(?:(?:National|Executive|Central|Political|Military|Steering|Standing|Supreme|High|General|Leadership) ){1,2}"
    r"(?:Committee|Council|Bureau|Secretariat|Command|Commission|Office|Department)"
)
Gender = Literal["m", "f"]


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making.

    `forms` are its names as they stand, in order; `titles` those that stood before them; `nouns` the common nouns that may later stand for it;
    `home` is the state, body or person it belongs to (a person's side, a council's organisation); `guessed`: no rule tells it;
    `elsewhere`: other reports do;
    `supposed`: nothing but which state a report is about.
    """

    kind: ActorKind
    name: str
    rule: str
    forms: dict[str, None] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    home: Draft | None = None
    role: str | None = None
    roles: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    standing: Standing | None = None
    gender: Gender | None = None
    capital: bool = False
    known: bool = False
    nameless: bool = False
    outsider: bool = False
    guessed: bool = False
    elsewhere: bool = False
    supposed: bool = False
    code: str = ""
    acts: int = 0
    count: int = 0

    def add(self, form: str) -> None:
        """One more form of its name, as it stands in the text."""
        self.forms.setdefault(form)

    def is_organ(self) -> bool:
        """Whether it is part of a body that the report has not told: an "Executive Committee" of nobody's."""
        return self.kind == "organisation" and self.home is None and _ORGAN.fullmatch(self.name) is not None

    def side(self, among: Container[Draft] | None = None) -> Draft:
        """The actor that it acts for in the end, the last one `among` some where they are given; itself where it acts for itself."""
        seen: list[Draft] = []
        here, last = self, self
        while here.home is not None and here not in seen:
            seen.append(here)
            here = here.home
            last = here if among is None or here in among else last
        return last


@dataclass(slots=True, kw_only=True)
class Sight:
    """A place where an actor stands: words `first` to `last`, the name or noun `core` to `core_last`.

    `lead` is the first word of the name with its titles, before an office took its place as `first`.
    `silent` sights are evidence, but no mentions: "American" in "American wheat".
    """

    first: int
    last: int
    core: int
    core_last: int
    draft: Draft | None
    kind: MentionKind
    members: tuple[Draft, ...] = ()
    anonymous: bool = False
    people: bool = False
    subject: bool = False
    silent: bool = False
    lead: int = -1


@dataclass(slots=True, kw_only=True)
class Home:
    """Which state "the government" and a minister without a country belong to, word by word.

    `main` is the state that the report is about. Where others weigh as much (`claimants`, it among them), the words
    before in the paragraph decide: `spots` are the first words, blocks and drafts of the states named.
    """

    main: Draft | None = None
    claimants: tuple[Draft, ...] = ()
    spots: list[tuple[int, int, Draft]] = field(default_factory=list)

    def at(self, index: int, block: int) -> Draft | None:
        """The state meant at a word of a block; None where the report does not tell."""
        if not self.claimants:
            return self.main
        place = bisect.bisect_left(self.spots, index, key=lambda spot: spot[0])
        for _, here, draft in reversed(self.spots[max(0, place - 6) : place]):
            if here != block:
                return None
            if draft in self.claimants:
                return draft
        return None


@dataclass(slots=True)
class Cast:
    """All drafts of a report, by name."""

    drafts: list[Draft] = field(default_factory=list)
    by_name: dict[str, Draft] = field(default_factory=dict)

    def find(self, name: str) -> Draft | None:
        """The draft with that name, spelled with any apostrophe."""
        return self.by_name.get(folded(name))

    def enter(self, draft: Draft, *names: str) -> Draft:
        """Add a draft under names."""
        self.drafts.append(draft)
        for name in (draft.name, *names):
            self.by_name.setdefault(folded(name), draft)
        return draft

    def alias(self, draft: Draft, name: str) -> None:
        """One more name for a draft."""
        self.by_name.setdefault(folded(name), draft)

    def of_kind(self, *kinds: ActorKind) -> list[Draft]:
        """The drafts of these kinds, in order of entry."""
        return [one for one in self.drafts if one.kind in kinds]
