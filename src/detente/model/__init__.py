"""The vocabulary of the record: frozen, validated data without input or output."""

from __future__ import annotations

from detente.model.actor import Actor
from detente.model.dates import PartialDate
from detente.model.dossier import Dossier
from detente.model.fact import Fact, Why
from detente.model.happenings import Absence, Account, Decision, Event, Meeting, Proposal
from detente.model.issue import Catalogue, Issue, Option, load_catalogue
from detente.model.join import Copies, Doubt, Join, Version
from detente.model.judgement import Correction, Judgement
from detente.model.money import Money, Quantity
from detente.model.passage import Passage, passage
from detente.model.position import Interest, Position, Unanswered, View
from detente.model.reading import Reading
from detente.model.source import Source
from detente.model.statement import Attribution, Statement
from detente.model.text import Clause, ClauseLink, Draft, Outline, Text

__all__ = [
    "Absence",
    "Account",
    "Actor",
    "Attribution",
    "Catalogue",
    "Clause",
    "ClauseLink",
    "Copies",
    "Correction",
    "Decision",
    "Dossier",
    "Doubt",
    "Draft",
    "Event",
    "Fact",
    "Interest",
    "Issue",
    "Join",
    "Judgement",
    "Meeting",
    "Money",
    "Option",
    "Outline",
    "PartialDate",
    "Passage",
    "Position",
    "Proposal",
    "Quantity",
    "Reading",
    "Source",
    "Statement",
    "Text",
    "Unanswered",
    "Version",
    "View",
    "Why",
    "load_catalogue",
    "passage",
]
