"""The forms that a brief and an export can have."""

from __future__ import annotations

FORMATS = ("html", "docx", "md", "json")
TABLES = (
    "actors",
    "statements",
    "meetings",
    "proposals",
    "positions",
    "decisions",
    "events",
    "views",
    "interests",
    "drafts",
    "clause_links",
    "sources",
)
EXPORTS = ("annotations", "calendar", "followthemoney", "popolo", "graph", "akoma-ntoso", "workbook", *TABLES)
"""W3C Web Annotations, iCalendar, FollowTheMoney, Popolo, GraphML, Akoma Ntoso, XLSX, and a table of each kind of fact."""
