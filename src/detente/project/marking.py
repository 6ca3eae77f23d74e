"""Facts by hand: words of a source, and whose they are or what they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, get_args

from detente.errors import UsageError
from detente.model.fact import BY_HAND
from detente.model.position import Attitude
from detente.project.entries import check_option

if TYPE_CHECKING:
    from detente.model import Catalogue, Dossier, Fact, Passage, Source, Why
    from detente.settings import Settings


class Bench(Protocol):
    """What marking needs of the project that it is done in."""

    settings: Settings
    catalogue: Catalogue

    def passage(self, source: str, words: str) -> Passage:
        """The first place in a source where these exact words stand."""

    def dossier(self) -> Dossier:
        """All that the record holds."""

    def mark(self, fact: Fact) -> str:
        """Keep a fact; gives its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a party wants or refuses, as a person enters it by hand."""

    issue: str
    option: str
    attitude: Attitude
    red_line: bool = False

    def check(self, catalogue: Catalogue) -> None:
        """Raises UsageError where the catalogue has no such option, or there is no such attitude."""
        check_option(catalogue, self.issue, self.option)
        if self.attitude not in get_args(Attitude):
            raise UsageError(f"no attitude {self.attitude!r}", do=f"There are: {', '.join(get_args(Attitude))}.")


def passage(found: Source | None, source: str, words: str) -> Passage:
    """The first place in a source where these exact words stand. Raises UsageError where there is none."""
    from detente.model import Passage

    if found is None:
        raise UsageError(f"no source has the id {source!r}", do="detente show sources lists them.")
    start = found.text.find(words)
    if start < 0 or not words:
        raise UsageError("these words do not stand in the source", input=source, do="Copy them exactly.")
    return Passage(source=source, start=start, end=start + len(words), exact=words)


def mark_words(project: Bench, source: str, words: str, *, who: str, stance: Stance | None = None) -> str:
    """Keep a fact by hand, anchored to the first place where the words stand; gives its id in the record.

    A position where there is a stance, else a statement. `who` is a name that the record knows, or a new
    group's. Raises UsageError for unknown words, issues, options or attitudes.
    """
    from detente.model import Position, Statement, Why

    if not project.settings.reviewer:
        raise UsageError("nobody to sign for the fact", do='Add --by "Your name".')
    where = project.passage(source, words)
    if stance:
        stance.check(project.catalogue)
    why = Why(rule=BY_HAND, words=words, by=project.settings.reviewer)
    actor = _actor_called(project, who, where, why=why)
    if stance is None:
        return project.mark(
            Statement(id="by-hand", evidence=(where,), why=why, content=(where,), mode="direct", speaker=actor)
        )
    return project.mark(
        Position(
            id="by-hand",
            evidence=(where,),
            why=why,
            party=actor,
            issue=stance.issue,
            option=stance.option,
            attitude=stance.attitude,
            red_line=stance.red_line,
            voice="user",
        )
    )


def _actor_called(project: Bench, name: str, where: Passage, *, why: Why) -> str:
    """The id of the one actor with this name, or of a new group. Raises UsageError where several share it."""
    from detente.model import Actor

    found = [one for one in project.dossier().actors if name in (one.name, *one.names)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} actors are called {name!r}", do="Use a fuller name.")
    if found:
        return found[0].id
    return project.mark(Actor(id="by-hand", evidence=(where,), why=why, kind="group", name=name, names=(name,)))
