"""What voices within one report tell differently of a happening: five hours by one, six by another.

There are accounts of a detail only where two of them give different values; each is in words of the report, and its
value stands in them.
"""

from __future__ import annotations

from typing import Any

from detente.model import Account, PartialDate
from detente.read.llm import fields
from detente.read.llm.calendar import fits
from detente.read.llm.fields import Claim
from detente.read.llm.page import Page, Part
from detente.read.llm.spans import Span
from detente.read.llm.tally import LeftOutError

HELD = ("held", "not held")
"""What an account of the status says."""


def accounts(page: Page, part: Part, claim: Claim, *, evidence: Span, allowed: tuple[str, ...]) -> tuple[Account, ...]:
    """The accounts of a claim, those of details in which voices differ; what does not stand is left out and counted."""
    found = [_account(page, part, it, evidence=evidence, allowed=allowed) for it in fields.items(claim, "accounts")]
    told = list(dict.fromkeys(one for one in found if one))
    differ = {field for field in allowed if len({_told(it) for it in told if it.field == field}) > 1}
    for one in told:
        if one.field not in differ:
            page.tally.leave("accounts", "nobody tells it differently")
    return tuple(one for one in told if one.field in differ)


def _told(one: Account) -> Any:
    """What two accounts that say the same have in common: "79" and "seventy-nine people" do."""
    return fields.numbers(one.value) or one.value if one.field == "amounts" else one.value


def own_word(told: tuple[Account, ...], field: str, value: Any) -> Any:
    """The value of a field of which there are accounts: the outlet's own, so None where every account is somebody's."""
    of = [one for one in told if one.field == field]
    return value if not of or any(one.by is None for one in of) else None


def _account(page: Page, part: Part, claim: Claim, *, evidence: Span, allowed: tuple[str, ...]) -> Account | None:
    try:
        field: Any = fields.word(claim, "field", allowed)
        by = page.voice(claim, "by", part=part)
        found = page.needed(claim, "words", evidence=evidence, part=part)
        value = _value(page, field, fields.text(claim, "value").strip(), words=found)
        return Account(field=field, value=value, words=page.passage(found), by=by)
    except LeftOutError as reason:
        page.tally.leave("accounts", str(reason))
        return None


def _value(page: Page, field: str, said: str, *, words: Span) -> str:
    """The value as an account has it. Raises LeftOutError where it is none that the words give."""
    there = page.words(words)
    if field == "status":
        if said not in HELD:
            raise LeftOutError("its value is none")
        return said
    if field == "date":
        date = fields.dated(said, there, published=page.source.published)
        if date is None or not fits(date, there, language=page.source.language):
            raise LeftOutError("its value is no date of its words")
        return PartialDate(value=said).value
    if field in ("place", "amounts"):
        found = page.finder.find(said, within=words)
        if found is None:
            raise LeftOutError("its value is not in its words")
        return page.words(found)
    number = fields.number({"value": said}, "value")
    if number is None or not fields.stands(number, there):
        raise LeftOutError("its value is not in its words")
    return f"{number.normalize():f}"
