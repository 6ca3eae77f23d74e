"""The offices by which a report shows that somebody acts for a state, and the marks on a name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from detente.read.ahead import ahead
from detente.read.people.lexicon import word_set

_MOST_TITLES = 4096
_STATE_OFFICES = (
    r"(?:fm|pm|defmin|formin|finmin|prime minister|president|premier|chancellor|minister|foreign secretary|chief of staff|army chief|"
    r"(?:foreign|defen[cs]e|interior|justice|finance|information|home|energy|trade|economy|health) (?:\w+ )?minister|"
    r"(?:foreign|defen[cs]e|interior|justice) ministry|attorney[- ]general|national security advis[eo]r|supreme leader|secretary of state|state secretary|high commissioner for peace)\b"
)
STATE_OFFICES = re.compile(rf"\b{ahead(_STATE_OFFICES)}{_STATE_OFFICES}", re.IGNORECASE)
LOCAL_OFFICES = re.compile(
    r"\b(?:governor|gov|mayor|senator|lawmaker|resident|police chief|councillor|imam|bishop|archbishop|abbot|pastor|priest|rabbi|rector)s?\b",
    re.IGNORECASE,
)
PLACE_WORDS = word_set("in at near throughout toward towards outside around across inside into via")
SKIPPED_ADVERBS = word_set("also still itself himself herself never now then later nevertheless however not")
GROUP_NOUNS = word_set("movement faction militia rebels insurgents guerrillas fighters brigades front")
TEAM_NOUNS = word_set("delegation delegations negotiators team teams leadership side camp representatives spokesman "
                        "spokeswoman weapons fighters commanders command reply answer offer demand demands proposal "
                        "draft envoy military")  # fmt: skip


@functools.lru_cache(maxsize=_MOST_TITLES)
def is_state_office(title: str) -> bool:
    """Whether a title names an office of a state; told once of each, as reports have the same ones over and over."""
    return STATE_OFFICES.search(title) is not None


@functools.lru_cache(maxsize=_MOST_TITLES)
def is_local_office(title: str) -> bool:
    """Whether a title names an office below a state, or of a church."""
    return LOCAL_OFFICES.search(title) is not None


@dataclass(slots=True)
class Signs:
    """Marks for and against, counted over all places where a name stands; `apart`: for a land that goes its own way."""

    texts: dict[str, None] = field(default_factory=dict)
    words: int = 1
    count: int = 0
    strong: int = 0
    person: int = 0
    state: int = 0
    group: int = 0
    body: int = 0
    party: int = 0
    speaks: int = 0
    acts: int = 0
    place: int = 0
    apart: int = 0
    thing: bool = False
    outlet: bool = False
