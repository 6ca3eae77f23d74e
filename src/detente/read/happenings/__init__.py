"""Meetings, proposals, decisions, events, and how the sides describe the talks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.happenings.amounts import amounts_in
from detente.read.happenings.decisions import find_decisions
from detente.read.happenings.events import find_events
from detente.read.happenings.meetings import find_meetings
from detente.read.happenings.proposals import find_proposals
from detente.read.happenings.views import find_views

__all__ = ["COMPONENTS", "amounts_in"]

COMPONENTS = (
    "detente_meetings",
    "detente_proposals",
    "detente_decisions",
    "detente_events",
    "detente_views",
)


@Language.component("detente_meetings")
def meetings(doc: Doc) -> Doc:
    """Write `doc._.meetings`."""
    doc._.meetings = find_meetings(doc)
    return doc


@Language.component("detente_proposals")
def proposals(doc: Doc) -> Doc:
    """Write `doc._.proposals`."""
    doc._.proposals = find_proposals(doc)
    return doc


@Language.component("detente_decisions")
def decisions(doc: Doc) -> Doc:
    """Write `doc._.decisions` and the actors of new bodies."""
    doc._.decisions = find_decisions(doc)
    return doc


@Language.component("detente_events")
def events(doc: Doc) -> Doc:
    """Write `doc._.events`."""
    doc._.events = find_events(doc)
    return doc


@Language.component("detente_views")
def views(doc: Doc) -> Doc:
    """Write `doc._.views`."""
    doc._.views = find_views(doc)
    return doc
