"""Standard formats: W3C Web Annotations, iCalendar, CSV tables. A dossier in, text out; nothing is fetched."""

from __future__ import annotations

from detente.export.annotations import web_annotations
from detente.export.calendar import calendar
from detente.export.tables import tables

__all__ = ["calendar", "tables", "web_annotations"]
