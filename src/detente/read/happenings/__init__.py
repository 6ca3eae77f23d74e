"""Meetings, proposals, decisions, events, and how the sides describe the talks."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.happenings.absences import find_absences, with_absent
from detente.read.happenings.amounts import amounts_in
from detente.read.happenings.decisions import find_decisions
from detente.read.happenings.events import find_events
from detente.read.happenings.proposals import find_proposals
from detente.read.happenings.roles import with_roles
from detente.read.happenings.sittings.meetings import find_meetings
from detente.read.happenings.unanswered import find_unanswered
from detente.read.happenings.views import find_views
from detente.read.layers import text_of
from detente.read.positions.gate import about_talks

__all__ = ["COMPONENTS", "amounts_in"]

COMPONENTS = (
    "detente_meetings",
    "detente_absences",
    "detente_proposals",
    "detente_decisions",
    "detente_events",
    "detente_views",
    "detente_unanswered",
    "detente_roles",
)

_LEAST_KINDS = 3
"""How many different words of conflict and talks a report needs that has meetings, decisions and the like: one fewer than
for positions. All 79 annotated reports on talks hold four or more; of 84 news articles on other matters 64 hold fewer.
"""


def _about_talks(doc: Doc) -> bool:
    """Whether to look for happenings at all; asked once a report."""
    known: bool | None = doc.user_data.get("happenings.about")
    if known is None:
        known = doc.user_data["happenings.about"] = about_talks(text_of(doc), least=_LEAST_KINDS)
    return known


@Language.component("detente_meetings")
def meetings(doc: Doc) -> Doc:
    """Write `doc._.meetings`."""
    doc._.meetings = find_meetings(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_absences")
def absences(doc: Doc) -> Doc:
    """Write `doc._.absences`; who missed a sitting is among its `absent` too."""
    doc._.absences = find_absences(doc) if _about_talks(doc) else ()
    doc._.meetings = with_absent(doc._.meetings, doc._.absences)
    return doc


@Language.component("detente_proposals")
def proposals(doc: Doc) -> Doc:
    """Write `doc._.proposals`."""
    doc._.proposals = find_proposals(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_decisions")
def decisions(doc: Doc) -> Doc:
    """Write `doc._.decisions` and the actors of new bodies."""
    doc._.decisions = find_decisions(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_events")
def events(doc: Doc) -> Doc:
    """Write `doc._.events`."""
    doc._.events = find_events(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_views")
def views(doc: Doc) -> Doc:
    """Write `doc._.views`."""
    doc._.views = find_views(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_unanswered")
def unanswered(doc: Doc) -> Doc:
    """Write `doc._.unanswered`."""
    doc._.unanswered = find_unanswered(doc) if _about_talks(doc) else ()
    return doc


@Language.component("detente_roles")
def roles(doc: Doc) -> Doc:
    """Write the standing of those actors in `doc._.actors` whose part in the talks the report shows."""
    if _about_talks(doc):
        doc._.actors = with_roles(doc)
    return doc
