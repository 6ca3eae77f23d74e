"""What is learnt from annotated reports: a component at the head of the pipeline hands it to those that ask it.

Where the component is left out nothing learnt is loaded, and the rules read alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from detente.read.happenings.sittings.learnt import judging as sat
from detente.read.happenings.sittings.learnt.judging import Weights
from detente.read.happenings.tabled import judging as tabled
from detente.read.people.actors import judging
from detente.read.people.actors.judging import Judge
from detente.read.people.learnt import ranking
from detente.read.people.principals import judging as talking
from detente.read.positions.finality import judging as final
from detente.read.positions.learnt import weights
from detente.read.positions.learnt.weights import Models

NAME = "detente_learnt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """All that the reader has learnt; None each where its file is absent.

    The judge of who is an actor; the weights by which people's sides are ranked, by which those who talk and by which red lines
    are told; the models of positions; the weights of meetings and of proposals.
    """

    actors: Judge | None = None
    sides: Mapping[str, float] | None = None
    principals: Mapping[str, float] | None = None
    positions: Models | None = None
    finality: Mapping[str, float] | None = None
    meetings: Weights | None = None
    proposals: tabled.Weights | None = None


def shipped() -> Learnt:
    """What comes with the package."""
    return Learnt(
        actors=judging.shipped(),
        sides=ranking.shipped(),
        principals=talking.shipped(),
        positions=weights.shipped(),
        finality=final.shipped(),
        meetings=sat.shipped(),
        proposals=tabled.shipped(),
    )


@Language.component(NAME)
def learnt(doc: Doc) -> Doc:
    """Write `doc._.learnt`."""
    doc._.learnt = shipped()
    return doc
