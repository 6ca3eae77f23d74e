"""The side of those without a name of whom a report says where they sit: "sources in Norland's foreign ministry"."""

from __future__ import annotations

from detente.read.people.cast import Draft
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

_IN = word_set("in inside within at from")
_INSIDE = word_set("inside within")
_BODIES = word_set(
    "ministry presidency government army military navy delegation leadership command cabinet embassy administration "
    "office palace secretariat headquarters"
)
_BETWEEN = 3
"""How many words may stand between an owner and its body: "Norland's foreign and trade ministry"."""


def within(stage: Stage, index: int, *, order: Order) -> Draft | None:
    """The side whose ministry, army or delegation, or which itself, stands behind "an official in", at `index` "in".

    None where nobody's is named there: a ministry alone may be anybody's.
    """
    page = stage.page
    if page.lower(index) not in _IN:
        return None
    first = index + 1 + (page.lower(index + 1) == "the")
    sight = order.by_first.get(first) or order.by_first.get(index + 1)
    if sight is None or sight.draft is None or sight.draft.kind not in {"state", "group"}:
        return None
    side = sight.draft.side()
    if sight.draft.kind == "group" and page.lower(index) in _INSIDE and not page.words[sight.core_last].owns:
        return side
    after = [page.lower(at) for at in range(sight.core_last + 1, sight.core_last + 2 + _BETWEEN)]
    body = next((at for at, word in enumerate(after) if word in _BODIES), None)
    return side if body is not None and all(word.isalpha() for word in after[:body]) else None
