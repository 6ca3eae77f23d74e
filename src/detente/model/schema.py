"""JSON Schema of the vocabulary, and facts to and from JSON."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

from detente.model.dossier import Dossier
from detente.model.issue import Catalogue
from detente.model.reading import Reading
from detente.model.source import Source

T = TypeVar("T")

DOCUMENTS: dict[str, Any] = {"reading": Reading, "source": Source, "dossier": Dossier, "catalogue": Catalogue}

_adapters: dict[Any, TypeAdapter[Any]] = {}


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The validator and serialiser of one type of the vocabulary, built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of "reading", "source", "dossier" or "catalogue"; KeyError for others."""
    schema = adapter(DOCUMENTS[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def to_json(value: Any) -> bytes:
    """Any value of the vocabulary as JSON."""
    return adapter(type(value)).dump_json(value)


def from_json(kind: type[T], data: bytes | str) -> T:
    """A value of the vocabulary from its JSON. Raises pydantic.ValidationError where it is not one."""
    return adapter(kind).validate_json(data)
