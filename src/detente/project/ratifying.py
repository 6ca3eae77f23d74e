"""Votes as the workbench runs them: the record's decisions, or a motion from a file; words, plain data, a picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.ratification import Motion, Result, load_motion, results
from detente.analysis.ratification.known import register
from detente.analysis.ratification.recorded import Case, cases, motion_of
from detente.analysis.ratification.summary import case_data, motion_data
from detente.errors import naming
from detente.model import Catalogue, Dossier


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion and what the leanings come to, form by form and rule by rule; `data` for JSON, `words` line by line."""

    motion: Motion
    results: tuple[Result, ...]

    @property
    def data(self) -> dict[str, Any]:
        """Plain values."""
        return motion_data(self.motion, self.results)

    @property
    def words(self) -> list[str]:
        """Sentences."""
        from detente.report.voting import motion_lines

        return list(motion_lines(self.motion, self.results))

    def svg(self) -> str:
        """The vote against every threshold, as an SVG document."""
        from detente.report.vote_bar import vote_svg

        return vote_svg(self.motion, self.results)


def vote(path: Path) -> Vote:
    """The motion in a file, worked out. Raises DataFileError or UsageError naming the entry that is wrong."""
    with naming(str(path)):
        motion = load_motion(path)
        return Vote(motion, results(motion))


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of a record, each with what is told of its members."""

    cases: tuple[Case, ...]
    dossier: Dossier

    @property
    def data(self) -> list[dict[str, Any]]:
        """Plain values, one for each decision."""
        return [case_data(one) for one in self.cases]

    @property
    def words(self) -> list[str]:
        """Sentences, with the words of the reports behind each leaning."""
        from detente.report.voting import case_lines

        return list(case_lines(self.cases, self.dossier))

    def svg(self) -> str:
        """The decisions that are not taken yet against every threshold, on what all voices say."""
        motion = motion_of(self.cases)
        return Vote(motion, results(motion)).svg()


def decisions(dossier: Dossier, catalogue: Catalogue, *, bodies: Path | None = None) -> Decisions:
    """The decisions of a dossier. Raises DataFileError for a file of bodies that is wrong."""
    return Decisions(cases(dossier, catalogue, known=register(bodies)), dossier)
