"""The form of an answer as a JSON Schema, made from the vocabulary: its words are those of the model room's types.

Within the subset that servers with "strict" schemas take: every key required, none beside them, null for "not said".
"""

from __future__ import annotations

from typing import Any, get_args

from detente.model import Catalogue
from detente.model.actor import ActorKind, Standing
from detente.model.happenings import AccountOf, DecisionStatus, MeetingStatus, ProposalStatus
from detente.model.position import Attitude, Voice
from detente.model.statement import Mode, Strength

Schema = dict[str, Any]

VOICES = tuple(one for one in get_args(Voice) if one != "user")
"""Whose words a report can give; the user's are in no report."""
INTERESTS = ("interest", "fear", "reason")
AMOUNTS = ("money", "quantity")
ASKS = ("offer", "demand")
OF_MEETINGS = tuple(one for one in get_args(AccountOf) if one != "amounts")
"""The details of a meeting that voices can tell differently; of an event it is the amounts."""

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(words: Any) -> Schema:
    return {"type": "string", "enum": list(words)}


def _object(fields: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


_DATE = _maybe(_object({"value": _TEXT, "words": _TEXT}))
_QUOTED: dict[str, Schema] = {"evidence": _TEXT, "before": _maybe(_TEXT)}


def _accounts(details: tuple[str, ...]) -> Schema:
    told = {"field": _one_of(details), "value": _TEXT, "by": _maybe(_TEXT), "words": _TEXT}
    return {"type": "array", "items": _object(told)}


OTHER = "other"
"""The topic of a position that fits no issue, whose issue and option are then the report's own words; behind the name of an
issue, that of one that fits none of its options."""


def topics(catalogue: Catalogue) -> list[str]:
    """Every option of every issue, as "issue/option", "issue/other" for each, and `OTHER`."""
    named = [f"{issue}/{option}" for issue in catalogue for option in [*catalogue[issue].options, OTHER]]
    return [*dict.fromkeys(named), OTHER]


def answer_schema(catalogue: Catalogue) -> Schema:
    """The schema of an answer, with the topics of a catalogue."""
    items = _items(catalogue)
    return _object({kind: {"type": "array", "items": _object(fields)} for kind, fields in items.items()})


def _items(catalogue: Catalogue) -> dict[str, dict[str, Schema]]:
    """The fields of each kind of claim, in the order in which an answer has the kinds."""
    return _voices() | _table() | _stands(catalogue) | _rest()


def _voices() -> dict[str, dict[str, Schema]]:
    return {
        "actors": {
            "id": _TEXT,
            "kind": _one_of(get_args(ActorKind)),
            "name": _TEXT,
            "names": _TEXTS,
            "side": _maybe(_TEXT),
            "role": _maybe(_TEXT),
            "standing": _maybe(_one_of(get_args(Standing))),
        },
        "statements": {
            "speaker": _maybe(_TEXT),
            "relayer": _maybe(_TEXT),
            "anonymous": _FLAG,
            "described": _maybe(_TEXT),
            "mode": _one_of(get_args(Mode)),
            "content": _TEXTS,
            "cue": _maybe(_TEXT),
            "named": _maybe(_TEXT),
            "said_on": _DATE,
            "strength": _one_of(get_args(Strength)),
            **_QUOTED,
        },
    }


def _table() -> dict[str, dict[str, Schema]]:
    return {
        "meetings": {
            "participants": _TEXTS,
            "mediators": _TEXTS,
            "absent": _TEXTS,
            "place": _maybe(_TEXT),
            "date": _DATE,
            "hours": _maybe({"type": "number"}),
            "status": _one_of(get_args(MeetingStatus)),
            "accounts": _accounts(OF_MEETINGS),
            **_QUOTED,
        },
        "proposals": {
            "name": _TEXT,
            "author": _maybe(_TEXT),
            "recipient": _maybe(_TEXT),
            "date": _DATE,
            "status": _one_of(get_args(ProposalStatus)),
            "counters": _maybe(_TEXT),
            "points": _maybe({"type": "integer"}),
            **_QUOTED,
        },
    }


def _stands(catalogue: Catalogue) -> dict[str, dict[str, Schema]]:
    return {
        "positions": {
            "party": _TEXT,
            "topic": _one_of(topics(catalogue)),
            "attitude": _one_of(get_args(Attitude)),
            "red_line": _FLAG,
            "condition": _maybe(_TEXT),
            "voice": _one_of(VOICES),
            "speaker": _maybe(_TEXT),
            "strength": _one_of(get_args(Strength)),
            **_QUOTED,
            "issue_words": _maybe(_TEXT),
            "option_words": _maybe(_TEXT),
        },
    }


def _rest() -> dict[str, dict[str, Schema]]:
    return {
        "decisions": {
            "body": _maybe(_TEXT),
            "matter": _TEXT,
            "date": _DATE,
            "status": _one_of(get_args(DecisionStatus)),
            "rule": _maybe(_TEXT),
            "resisted_by": _TEXTS,
            **_QUOTED,
        },
        "events": {
            "what": _TEXT,
            "date": _DATE,
            "place": _maybe(_TEXT),
            "amounts": {
                "type": "array",
                "items": _object({"kind": _one_of(AMOUNTS), "value": _TEXT, "unit": _TEXT, "words": _TEXT}),
            },
            "accounts": _accounts(("amounts",)),
            **_QUOTED,
        },
        "views": {"actor": _TEXT, "words": _TEXT, **_QUOTED},
        "interests": {"actor": _TEXT, "kind": _one_of(INTERESTS), "words": _TEXT, **_QUOTED},
        "absences": {"actor": _TEXT, "words": _TEXT, **_QUOTED},
        "unanswered": {
            "party": _TEXT,
            "kind": _one_of(ASKS),
            "words": _TEXT,
            "said_so": _maybe(_TEXT),
            **_QUOTED,
        },
    }


def form_in_words(catalogue: Catalogue) -> str:
    """The keys of each kind of entry with what they hold, for a model whose server enforces no schema."""
    lines = []
    for kind, fields in _items(catalogue).items():
        keys = ", ".join(f'"{key}": {_said(key, schema)}' for key, schema in fields.items())
        lines.append(f"- {kind}: {{{keys}}}")
    return "\n".join(lines)


def _said(key: str, schema: Schema) -> str:
    if key == "topic":
        return f'issue/option from the list of topics, issue/{OTHER}, or "{OTHER}"'
    if "anyOf" in schema:
        return f"{_said('', schema['anyOf'][0])} or null"
    if "enum" in schema:
        return " | ".join(f'"{one}"' for one in schema["enum"])
    if schema["type"] == "array":
        return f"[{_said('', schema['items'])}, …]"
    if schema["type"] == "object":
        return "{" + ", ".join(f'"{inner}": {_said(inner, one)}' for inner, one in schema["properties"].items()) + "}"
    return {"string": "text", "boolean": "true or false", "number": "number", "integer": "whole number"}[schema["type"]]
