"""What the ranking of sides looks at: the sides that a report names, and where each is seen, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.read.layers import MentionKind, Quotation
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.page import Page
from detente.read.people.signs import people_of

_UNNAMED = "u"
_SHORTEST = 4
"""How many letters a name has at least of which a word may be formed."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """A report's cast as a table of sentences.

    `sides` are the states, groups and bodies that act for nobody else, in order of first sight. `seen` has the sights of
    each side, its ministries' and delegations' among them, and of each person; `near` those of each sentence, with whose
    they are, and hints: capitals and adjectives that are no sights. `said` has the first and last words of each block's quotations.
    """

    stage: Stage
    order: Order
    home: Home
    sides: list[Draft] = field(default_factory=list)
    seen: dict[Draft, list[Sight]] = field(default_factory=dict)
    near: dict[int, list[tuple[Sight, Draft]]] = field(default_factory=dict)
    said: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """The report as words."""
        return self.stage.page

    def sentence(self, sight: Sight) -> int:
        """The number of the sentence in which somebody is seen."""
        return self.page.words[sight.core].sentence

    def beside(self, sentence: int) -> list[Draft]:
        """The sides seen in a sentence, in its order, as often as they are."""
        return [whose for _, whose in self.near.get(sentence, ()) if whose.kind != "person"]

    def in_quote(self, index: int) -> bool:
        """Whether a word stands in a quotation."""
        spans = self.said.get(self.page.words[index].block, ())
        return any(first <= index < last for first, last in spans)


def scene_of(stage: Stage, order: Order, *, home: Home, quotations: Iterable[Quotation]) -> Scene:
    """The scene of a report."""
    made = Scene(stage=stage, order=order, home=home)
    for sight in order.sights:
        if sight.draft is None:
            continue
        whose = sight.draft if sight.draft.kind == "person" else sight.draft.side()
        if whose.code == _UNNAMED or (whose.kind == "person" and whose is not sight.draft):
            continue
        if whose.kind != "person" and whose not in made.seen:
            made.sides.append(whose)
        made.seen.setdefault(whose, []).append(sight)
        made.near.setdefault(made.sentence(sight), []).append((sight, whose))
    for hint, side in list(_hints(made)):
        made.near.setdefault(made.sentence(hint), []).append((hint, side))
    for sights in made.near.values():
        sights.sort(key=lambda pair: pair[0].core)
    for quotation in quotations:
        if not quotation.scare:
            span = stage.page.index_at(quotation.start), stage.page.index_at(quotation.end)
            made.said.setdefault(quotation.block, []).append(span)
    return made


def _hints(made: Scene) -> Iterator[tuple[Sight, Draft]]:
    """Silent sights, without a draft, for capitals of states and for sides inside longer names, which are no sights.

    As in "the Orskian Water Commissioner".
    """
    stage = made.stage
    seen = {index for sights in made.seen.values() for one in sights for index in range(one.core, one.core_last + 1)}
    places = {piece.first: (piece.last, draft.side()) for piece, draft in stage.named.items() if draft.kind == "state"}
    forms = {side: [form for form in (side.name, *side.forms) if _plain(form)] for side in made.sides}
    found: dict[str, list[Draft]] = {}
    for index, word in enumerate(made.page.words):
        if not word.capital or index in seen:
            continue
        last, place = places.get(index, (index, None))
        if place in made.seen:
            yield _hint(index, last, people=False), place
            continue
        if word.text not in found:
            found[word.text] = [
                side
                for side, some in forms.items()
                if any(word.text == one or people_of(word.text, one) for one in some)
            ]
        if len(found[word.text]) == 1:
            yield _hint(index, index, people=not word.owns), found[word.text][0]


def _plain(form: str) -> bool:
    return len(form) >= _SHORTEST and " " not in form and form[0].isupper()


def _hint(first: int, last: int, *, people: bool) -> Sight:
    kind: MentionKind = "name" if people else "capital"
    return Sight(first=first, last=last, core=first, core_last=last, draft=None, kind=kind, people=people, silent=True)
