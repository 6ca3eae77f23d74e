"""Whether a reading holds nothing but words of its document and of the vocabulary."""

import dataclasses
import re
from decimal import Decimal
from typing import get_args

from detente.model import Passage, load_catalogue
from detente.model.actor import ActorKind, Standing
from detente.model.happenings import AccountOf, DecisionStatus, MeetingStatus, ProposalStatus
from detente.model.position import Attitude, Voice
from detente.model.statement import Mode, Strength
from detente.read.llm.differing import HELD
from detente.read.llm.schema import ASKS, INTERESTS

KINDS = (AccountOf, ActorKind, Standing, MeetingStatus, ProposalStatus, DecisionStatus, Attitude, Voice, Mode, Strength)
VOCABULARY = {word for kind in KINDS for word in get_args(kind)} | {*INTERESTS, *ASKS, *HELD} | {"money", "quantity"}
CATALOGUE = load_catalogue()
ISSUES = set(CATALOGUE) | {option for issue in CATALOGUE for option in CATALOGUE[issue].options}
FORMS = re.compile(r"[asmrpdevitnu]\d+|llm\.[a-z]+|[A-Z]{3}|\d{4}(-\d\d){0,2}(T.*)?|\d+(\.\d+)?")


def strangers(reading, source):
    """Words in a reading that are neither the document's nor the vocabulary's, and passages that are not true."""
    known = VOCABULARY | ISSUES | {source.id, reading.reader, ""}
    plain = " ".join(source.text.split())

    def walk(value):
        if isinstance(value, Passage):
            if source.text[value.start : value.end] != value.exact or value.source != source.id:
                yield value
        elif isinstance(value, str):
            if value not in known and not FORMS.fullmatch(value) and " ".join(value.split()) not in plain:
                yield value
        elif isinstance(value, tuple | frozenset | list):
            for one in value:
                yield from walk(one)
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                yield from walk(getattr(value, field.name))
        else:
            assert value is None or isinstance(value, bool | int | float | Decimal)

    for fact in reading.facts():
        assert fact.evidence
    return list(walk(reading))
