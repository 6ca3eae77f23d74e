"""What the forms of a model give: every input checked, every result as the range of its values."""

from __future__ import annotations

from collections.abc import Mapping

from detente.analysis.commitment.bounds import decided
from detente.analysis.commitment.forms import FORMS
from detente.analysis.commitment.interface import Box, Condition, Finding, Form, Holds, Input, Model, Verdict
from detente.errors import UsageError
from detente.model.ranges import Assumption, Range, shown

_HOLDS: dict[tuple[bool, bool], Holds] = {
    (True, False): "for every value in the ranges",
    (True, True): "for some values in the ranges, not for others",
    (False, True): "for no value in the ranges",
}


def findings(model: Model) -> list[Finding]:
    """Each form of the model in turn.

    Raises UsageError, naming the input, where one is outside what it may be, or where ranges overlap that may not.
    """
    return [finding(FORMS[name], model.inputs, sides=model.sides) for name in model.forms]


def finding(form: Form, inputs: Mapping[str, Assumption], *, sides: Mapping[str, str]) -> Finding:
    """What one form gives for these inputs; those that it has no use for are left out."""
    used = {one.name: inputs[one.name] for one in form.inputs if one.name in inputs}
    box = {name: one.range for name, one in used.items() if one.range is not None}
    for one in form.inputs:
        if one.name in box:
            _check(one, box[one.name])
    needs = tuple(one.name for one in form.inputs if not one.optional and one.name not in box)
    if not needs:
        _check_order(form, box)
    results = {} if needs else {one.name: one.bounds(box) for one in form.results}
    decidable = () if needs else [one for one in form.conditions if all(name in box for name in one.needs)]
    return Finding(
        form=form,
        inputs=used,
        results=results,
        verdicts=tuple(_verdict(one, box, sides=sides) for one in decidable),
        needs=needs,
        sides=sides,
    )


def _verdict(condition: Condition, box: Box, *, sides: Mapping[str, str]) -> Verdict:
    somewhere, fails = decided(condition, box)
    yes, no = condition.yes.format_map(sides), condition.no.format_map(sides)
    words = yes if not fails else no if not somewhere else f"for some of these values {yes}; for others {no}"
    value = None if somewhere and fails else somewhere
    return Verdict(name=condition.name, value=value, holds=_HOLDS[somewhere, fails], words=words)


def _check(one: Input, told: Range) -> None:
    low, high = one.least, one.most
    under = low is not None and (told.low < low or (one.above and told.low == low))
    over = high is not None and (told.high > high or (one.below and told.high == high))
    if under or over or (one.whole and any(end.denominator != 1 for end in (told.low, told.high))):
        raise UsageError(f"the input {one.name!r} is {told}", do=f"It must be: {allowed(one)}.")


def allowed(one: Input) -> str:
    """What an input may be, in words."""
    kind = "a whole number" if one.whole else "a number"
    low = "" if one.least is None else f"{'above' if one.above else 'at least'} {one.least}"
    high = "" if one.most is None else f"{'below' if one.below else 'at most'} {one.most}"
    return " ".join([kind, " and ".join(part for part in (low, high) if part)]).strip()


def _check_order(form: Form, box: Box) -> None:
    for above, below in form.order:
        if box[above].low <= box[below].high:
            what = f"the input {above!r} must be above {below!r} for all values in their ranges"
            told = f"{above} starts at {shown(box[above].low)}, {below} goes up to {shown(box[below].high)}"
            raise UsageError(f"{what}: {told}", do="Narrow the ranges.")
