"""Standard formats: a dossier in, text or bytes out; nothing is fetched.

W3C Web Annotations, iCalendar, CSV and XLSX and Parquet tables, FollowTheMoney, Popolo, GraphML, Akoma Ntoso.
"""

from __future__ import annotations

from detente.export.akoma_ntoso import akoma_ntoso
from detente.export.annotations import web_annotations
from detente.export.calendar import calendar
from detente.export.columns import parquet
from detente.export.followthemoney import entity_lines, followthemoney
from detente.export.graph import graphml
from detente.export.popolo import popolo
from detente.export.tables import csv_pieces, plain_tables, tables
from detente.export.workbook import workbook

__all__ = [
    "akoma_ntoso",
    "calendar",
    "csv_pieces",
    "entity_lines",
    "followthemoney",
    "graphml",
    "parquet",
    "plain_tables",
    "popolo",
    "tables",
    "web_annotations",
    "workbook",
]
