"""What the ranking of sides looks at: the sides that a report names, and where each is seen, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.read.layers import Quotation
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.naming import Stage
from detente.read.people.order import Order
from detente.read.people.page import Page

_UNNAMED = "u"


@dataclass(slots=True, kw_only=True)
class Scene:
    """A report's cast as a table of sentences.

    `sides` are the states, groups and bodies that act for nobody else, in order of first sight. `seen` has the sights of
    each side, its ministries' and delegations' among them, and of each person; `near` those of each sentence, with whose
    they are. `said` has the first and last words of each block's quotations.
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
    for quotation in quotations:
        if not quotation.scare:
            span = stage.page.index_at(quotation.start), stage.page.index_at(quotation.end)
            made.said.setdefault(quotation.block, []).append(span)
    return made
