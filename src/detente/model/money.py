"""Amounts: money and other quantities, with the words that gave them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import field_validator
from pydantic.dataclasses import dataclass

from detente.model.passage import STRICT


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Money:
    """A sum of money: `amount` in units of `currency` (ISO 4217, three capitals), never converted."""

    amount: Decimal
    currency: str
    words: str = ""
    kind: Literal["money"] = "money"

    @field_validator("currency")
    @classmethod
    def _is_a_code(cls, code: str) -> str:
        if not (len(code) == 3 and code.isascii() and code.isupper()):
            raise ValueError(f"not an ISO 4217 currency code: {code!r}")
        return code


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Quantity:
    """A number of things: `value` of `unit` ("households", "prisoners", "km")."""

    value: Decimal
    unit: str
    words: str = ""
    kind: Literal["quantity"] = "quantity"
