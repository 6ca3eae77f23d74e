"""Meetings, proposals, decisions, events, and how the sides describe the talks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.happenings.decisions import find_decisions
from detente.read.happenings.meetings import find_meetings
from detente.read.happenings.proposals import find_proposals

COMPONENTS = (
    "detente_meetings",
    "detente_proposals",
    "detente_decisions",
    "detente_events",
    "detente_views",
)


@Language.component("detente_meetings")
def meetings(doc: Doc) -> Doc:
    """Meetings."""
    doc._.meetings = find_meetings(doc)
    return doc


@Language.component("detente_proposals")
def proposals(doc: Doc) -> Doc:
    """Proposals."""
    doc._.proposals = find_proposals(doc)
    return doc


@Language.component("detente_decisions")
def decisions(doc: Doc) -> Doc:
    """Decisions."""
    doc._.decisions = find_decisions(doc)
    return doc


@Language.component("detente_events")
def events(doc: Doc) -> Doc:
    """Events."""
    return doc


@Language.component("detente_views")
def views(doc: Doc) -> Doc:
    """Views."""
    return doc
