"""What the formats share: which words a fact rests on, and a name for each source that needs no address."""

from __future__ import annotations

import base64
import dataclasses
import uuid
from collections.abc import Iterator, Mapping

from detente.model import Account, Actor, Fact, Passage, Source

_SPACE = uuid.UUID("6f1f0c5e-3d0c-5c0b-9a57-6e2b7f0d4b1d")
"""The namespace of all ids made here; changing it changes every id that somebody may have kept."""

KINDS = {
    "Actor": "actor",
    "Statement": "statement",
    "Meeting": "meeting",
    "Proposal": "proposal",
    "Position": "position",
    "Decision": "decision",
    "Event": "event",
    "View": "view",
    "Interest": "interest",
    "Text": "text",
    "Draft": "draft",
    "ClauseLink": "clause link",
}


def kind(fact: Fact) -> str:
    """What a fact is, in one word."""
    return KINDS[type(fact).__name__]


def stable_id(*parts: str) -> str:
    """The same UUID (version 5) for the same parts, always."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def passages(fact: Fact) -> list[Passage]:
    """All passages of a fact, each once: the evidence, then the words that its fields point to."""
    return list(dict.fromkeys(_every_passage(fact)))


def _every_passage(fact: Fact) -> Iterator[Passage]:
    yield from fact.evidence
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Passage):
                yield one
            elif isinstance(one, Account):
                yield one.words


def source_iri(source: str, sources: Mapping[str, Source]) -> str:
    """A name for a source by its bytes (RFC 6920), which holds wherever the file lies.

    A source that the dossier does not have, or that has no SHA-256, is named by its id.
    """
    known = sources.get(source)
    try:
        digest = bytes.fromhex(known.sha256) if known else b""
    except ValueError:
        digest = b""
    if len(digest) != 32:
        return f"urn:uuid:{stable_id('source', source)}"
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def web_address(source: Source) -> str | None:
    """Where on the web a source lies; None for a file, whose place is nobody's business."""
    return source.location if source.location.startswith(("http://", "https://")) else None


def name_of(actor: str | None, actors: Mapping[str, Actor]) -> str:
    """An actor's name; the id where it is unknown, nothing for nobody."""
    if actor is None:
        return ""
    return actors[actor].name if actor in actors else actor
