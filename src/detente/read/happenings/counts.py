"""Several accounts of an event's amount within one report: "twelve prisoners, A said; B put the number at 15"."""

from __future__ import annotations

import re

from detente.model import Account, Quantity
from detente.read.happenings.amounts import located_in
from detente.read.happenings.numbers import NUMBER
from detente.read.happenings.restated import Counted, count_of
from detente.read.happenings.scene import Scene, Sentence, in_quotation
from detente.read.happenings.voiced import Clause, clauses_in, following, trimmed
from detente.read.layers import Span, passage_of

_OTHERWISE = re.compile(
    r"\b(?:not|rather than|instead of|initially|at first|corrected|earlier"
    r"|(?:its|their|his|her|our)(?! (?:homes?|houses|villages|towns|lives)\b))\b",
    re.IGNORECASE,
)
"""What makes the first number a corrected one, or one of somebody's own, of whom the other may have others."""

_COUNTS = re.compile(NUMBER, re.IGNORECASE)
_KIN = (r"killed|dead|died|lives|deaths?", r"wounded|injured", r"missing", r"displaced|fled|homes", r"freed|released")
"""Words for the same thing done to people: who "the dead" are where some "were killed"."""


def accounts_of(scene: Scene, sentence: Sentence, *, region: Span) -> tuple[Account, ...]:
    """What voices say differently of the only amount that a stretch of a sentence gives, in the order of the text.

    An answer stands behind it, in the same sentence or the next, and says no more than its number, with no unit or the
    same one. A voice that gives two has corrected itself: then there are none.
    """
    amounts = [(at, one) for at, one in located_in(scene.text, region) if isinstance(one, Quantity)]
    clauses = [one for one in clauses_in(scene, sentence) if one.overlaps(region)]
    if len(amounts) != 1:
        return ()
    where, amount = amounts[0]
    first = next((one for one in clauses if where.within(one)), None)
    if (
        first is None
        or not first.known
        or in_quotation(scene, where)
        or _OTHERWISE.search(scene.text, first.start, first.end)
    ):
        return ()
    told = [(first, amount.words, float(amount.value)), *_answers(scene, sentence, behind=first, amount=amount)]
    by_voice: dict[str | None, set[float]] = {}
    for clause, _, value in told:
        by_voice.setdefault(clause.by, set()).add(value)
    if any(len(values) > 1 for values in by_voice.values()) or len(set.union(*by_voice.values())) < 2:
        return ()
    once = {clause.by: (clause, words) for clause, words, _ in reversed(told)}
    return tuple(
        Account(field="amounts", value=words, by=clause.by, words=passage_of(scene.doc, trimmed(scene, clause)))
        for clause, words in sorted(once.values(), key=lambda pair: pair[0].start)
    )


def _answers(scene: Scene, sentence: Sentence, *, behind: Clause, amount: Quantity) -> list[tuple[Clause, str, float]]:
    """What other voices answer in the same sentence and in those behind it, as long as these answer one after the other.

    One that counts nothing may stand between, where the answer calls its number the toll or the like.
    """
    out: list[tuple[Clause, str, float]] = []
    first = scene.text[behind.start : behind.end].lower()
    gap = False
    for place in (sentence, *following(scene, sentence, most=3)):
        before = len(out)
        for clause in clauses_in(scene, place):
            if clause.by is None or clause.start < behind.end or in_quotation(scene, clause.said):
                continue
            found = count_of(scene.text, clause)
            if found and (found.whole or not gap) and _is_same(found, amount=amount, first=first):
                out.append((clause, f"{found.words} {amount.unit}", found.value))
        if len(out) == before and place is not sentence:
            if gap or _COUNTS.search(scene.text, place.start, place.end):
                break
            gap = True
    return out


def _is_same(found: Counted, *, amount: Quantity, first: str) -> bool:
    """Whether a number is of what the first clause, in lower case, counted."""
    told = [kin for kin in _KIN if re.search(rf"\b(?:{kin})\b", first)]
    kin = re.compile(rf"(?:the\s)?(?:{told[0]})" if len(told) == 1 else r"(?!)")
    unit = found.unit in ("", amount.unit) or kin.fullmatch(found.unit)
    done = re.search(rf"\b{found.done}", first) or kin.fullmatch(found.done)
    those = found.those in ("", amount.unit, f"the {amount.unit}") or kin.fullmatch(found.those)
    return bool(unit and done and those)
