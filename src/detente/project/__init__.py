"""The workbench: the only room that joins the others.

What the command line can do, `Project` can do in a notebook:

    with Project.open("talks.detente") as project:
        project.add(["reports/"])
        project.write_brief()
"""

from __future__ import annotations

from detente.project.adding import Added, Given
from detente.project.encrypting import decrypt, encrypt, rekey
from detente.project.files import load_settings, write_file, write_whole
from detente.project.forms import EXPORTS, FORMATS
from detente.project.judging import field_of
from detente.project.marking import Stance
from detente.project.reading import estimate, read_lines, reader
from detente.project.texts import About, DraftView, TextEntry, TextView
from detente.project.workbench import Project
from detente.record.finding.asking import Found, Wanted

__all__ = [
    "EXPORTS",
    "FORMATS",
    "About",
    "Added",
    "DraftView",
    "Found",
    "Given",
    "Project",
    "Stance",
    "TextEntry",
    "TextView",
    "Wanted",
    "decrypt",
    "encrypt",
    "estimate",
    "field_of",
    "load_settings",
    "read_lines",
    "reader",
    "rekey",
    "write_file",
    "write_whole",
]
