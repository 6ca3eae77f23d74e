"""Briefs that several tests look at."""

from __future__ import annotations

import pytest
import varland

from detente.analysis.agreements import analyse
from detente.model import Dossier, load_catalogue
from detente.report import Brief, make_brief
from detente.settings import Settings


@pytest.fixture(scope="session")
def compose():
    """Makes a brief of a dossier, with settings where given."""

    def made(dossier: Dossier, **settings: object) -> Brief:
        catalogue = load_catalogue()
        return make_brief(dossier, analyse(dossier, catalogue), catalogue=catalogue, settings=Settings(**settings))

    return made


@pytest.fixture(scope="session")
def brief(compose) -> Brief:
    """The brief of the invented process."""
    return compose(varland.dossier())
