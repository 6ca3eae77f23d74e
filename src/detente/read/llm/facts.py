"""From claims to facts. No word of the model's own enters one: all strings are the document's or the vocabulary's.

Each builder takes one claim and gives one fact without its number, or raises LeftOutError with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from detente.read.llm.fields import Claim
from detente.read.llm.happening import decision, event, meeting, proposal
from detente.read.llm.lacking import absence, unanswered
from detente.read.llm.page import Page, Part
from detente.read.llm.saying import interest, statement, view
from detente.read.llm.wanting import position

BUILDERS: dict[str, Callable[[Page, Part, Claim], Any]] = {
    "statements": statement,
    "meetings": meeting,
    "proposals": proposal,
    "positions": position,
    "decisions": decision,
    "events": event,
    "views": view,
    "interests": interest,
    "absences": absence,
    "unanswered": unanswered,
}
"""By kind of claim."""
