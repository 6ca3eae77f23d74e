"""What a scenario's statements rest on, in words: whose voice says so and when, or who assumes it."""

from __future__ import annotations

from detente.analysis.agreements.scenarios import Trace
from detente.model import Catalogue, Dossier
from detente.report.dating import Dates
from detente.report.people import People
from detente.report.scenario import Cite
from detente.report.wording import Wording
from detente.settings import Settings


def citing(dossier: Dossier, catalogue: Catalogue, settings: Settings) -> Cite:
    """Words for the traces of a scenario that lies over a record; a position that it does not have keeps its id."""
    say = Wording(People(dossier, settings), catalogue, Dates(dossier.sources, dossier.statements))
    positions = {one.id: one for one in dossier.positions}

    def cite(trace: Trace) -> str:
        told = [say.voice(positions[key]) if key in positions else f"from {key}" for key in trace.positions]
        assumed = [f"assumed by {trace.assumed_by}"] if trace.assumed_by else []
        return "; ".join(dict.fromkeys([*told, *assumed]))

    return cite
