"""The part that a report gives an actor in the talks: host, mediator, go-between, party."""

from __future__ import annotations

from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order

_MEDIATORS = word_set("mediator mediators facilitator facilitators")
_GO_BETWEENS = word_set("go-between go-betweens intermediary intermediaries")
_HOSTED = word_set("hosted")
_MEDIATES = word_set("mediates brokers facilitates mediating brokering facilitating")
_MEDIATION = word_set("mediation auspices chairmanship facilitation mediators")
_MEDIATED = word_set("mediated brokered facilitated")


def assign(stage: Stage, order: Order) -> None:
    """Write the standing of states, bodies and people where the words around them say it."""
    for draft in stage.cast.of_kind("person"):
        heads = {word for title in draft.roles for word in title.lower().split()}
        if heads & _MEDIATORS:
            draft.standing = "mediator"
            _set(draft.side() if draft.home else None, "mediator")
        elif "host" in heads:
            draft.standing = "host"
            _set(draft.side() if draft.home else None, "host")
        elif heads & _GO_BETWEENS:
            draft.standing = "go-between"
    for sight in order.sights:
        if sight.draft is None:
            continue
        if sight.draft.kind == "person":
            if _mediates(stage, sight):
                sight.draft.standing = "mediator"
                _set(sight.draft.side() if sight.draft.home else None, "mediator")
        else:
            _by_words(stage, sight, draft=sight.draft)


def _mediates(stage: Stage, sight: Sight) -> bool:
    """Whether "who mediates", "which brokers the talks" or "mediates" follows a name."""
    after = [stage.page.lower(i) for i in range(sight.last + 1, sight.last + 4)]
    verb = next((word for word in after if word not in {",", "who", "which", "that"}), "")
    return verb in _MEDIATES


def _set(draft: Draft | None, standing: str) -> None:
    if draft is not None and draft.standing is None and draft.kind != "person":
        draft.standing = standing  # type: ignore[assignment]


def _by_words(stage: Stage, sight: Sight, *, draft: Draft) -> None:
    page = stage.page
    before, earlier = page.lower(sight.first - 1), page.lower(sight.first - 2)
    after = [page.lower(i) for i in range(sight.last + 1, sight.last + 5)]
    if (before == "by" and earlier in _HOSTED) or (before == "of" and earlier == "invitation"):
        _set(draft, "host")
    elif (
        (before == "by" and earlier in _MEDIATED)
        or (before == "of" and earlier in _MEDIATION)
        or _mediates(stage, sight)
        or (after[:1] and after[0] in _MEDIATORS)
        or (sight.people and set(after[:3]) & _MEDIATORS and after[0] != ",")
    ):
        _set(draft, "mediator")
    elif (
        after[:2] == ["for", "hosting"]
        or (
            (after[:2] == [",", "the"] and after[2:3] == ["host"])
            or after[:2] == ["as", "host"]
            or after[:2] == ["the", "host"]
        )
        or (after[:1] and after[0] in {"hosting", "hosts", "hosted"})
        or after[:4] == ["will", "be", "the", "host"]
    ):
        _set(draft, "host")
    elif page.words[sight.core_last].owns and after[:1] and after[0] in {"mediation", "mediator", "facilitator"}:
        _set(draft, "mediator")


def between(stage: Stage, order: Order) -> None:
    """The two in "between A and B" are parties, unless the words make them hosts or mediators."""
    page = stage.page
    for sight in order.sights:
        if page.lower(sight.first - 1) != "between" or sight.draft is None or page.lower(sight.last + 1) != "and":
            continue
        other = order.by_first.get(sight.last + 2)
        if other is None or other.draft is None:
            continue
        if any(
            page.lower(i) in {"talks", "negotiations", "war", "conflict", "truce"}
            for i in range(max(0, sight.first - 6), sight.first)
        ):
            for draft in (sight.draft.side(), other.draft.side()):
                if draft.kind in {"state", "group"} and draft.standing is None:
                    draft.standing = "party"
