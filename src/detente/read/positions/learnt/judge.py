"""What the models make of a clause: how likely it is about each issue, which option is meant, what is done with it."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from typing import cast

from detente.model.position import Attitude
from detente.read.layers import Span
from detente.read.positions.governing import AS_IS
from detente.read.positions.learnt import sight
from detente.read.positions.learnt.context import NOTHING, in_context
from detente.read.positions.learnt.ranking import Ranking, ranked
from detente.read.positions.learnt.sight import Sight
from detente.read.positions.learnt.weights import Models
from detente.read.positions.looking import Look
from detente.read.positions.scene import Sentence
from detente.read.positions.values import value

ATTITUDES: tuple[Attitude, ...] = ("demands", "accepts", "open", "rejects")
OF_RULES = 2.0
"""How much likelier an attitude is that the rules see in the words too."""
OF_LEANING = 0.7
"""How much what is usually done with an option counts: not in full, since the words have told some of it already."""


_BY_PHASES = "phased"
_PHASES = re.compile(
    r"\b(?:(?:in|by|accepts?|accepted|of) (?:\w+ ){0,2}?(?:phases|stages|steps)|step by step|phase by phase|phased)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest reading of a clause: an option of an issue, what is done with it, and how likely each of the two is."""

    issue: str
    option: str
    attitude: Attitude
    about: float
    sure: float


@dataclass(slots=True)
class Judge:
    """The models looking at one clause, or at a wider `span` in which its matter stands."""

    models: Models
    look: Look
    span: Span
    _seen: Sight | None = None
    _about: dict[str, float] | None = None
    _shown: dict[Attitude, float] | None = None
    _ranking: Ranking | None = None

    def _topic(self) -> Sight:
        if self._seen is None:
            self._seen = sight.topic(self.look.text, self.span, sentence=self.look.sentence)
        return self._seen

    def about(self) -> dict[str, float]:
        """The probability of each issue, and of none ("nothing"), given what the sentences around are about."""
        if self._about is None:
            self._about = in_context(self.alone(), self.span, models=self.models, sentence=self.look.sentence)
        return self._about

    def alone(self) -> dict[str, float]:
        """The same by the words of the clause alone."""
        return self.models.issue.shares(self._topic().features, self._topic().dense)

    def issue(self) -> str:
        """The likeliest issue."""
        return _likeliest(self.about())

    def attitudes(self) -> dict[Attitude, float]:
        """The probability of each attitude; what is left to one is that the clause shows none."""
        if self._shown is None:
            seen = sight.stance(self.look)
            shares = self.models.stance.shares(seen.features, seen.dense)
            self._shown = {cast("Attitude", name): share for name, share in shares.items() if name != NOTHING}
        return self._shown

    def ranking(self) -> Ranking:
        """Who may hold it."""
        if self._ranking is None:
            self._ranking = ranked(self.look, self.models.holders)
        return self._ranking

    def option(self, issue: str, attitude: Attitude) -> str:
        """The likeliest option of an issue, given what is done with it; what goes by phases is the phased one."""
        if f"{issue}.{_BY_PHASES}" in self.models.option.classes and _PHASES.search(
            self.look.text, self.span.start, self.span.end
        ):
            return _BY_PHASES
        return _option(self.models, self._topic(), issue=issue, attitude=attitude)

    def change(self, issue: str) -> str | None:
        """The likeliest option of what is refused under which things do not go on as they are; None where there is none."""
        options = self.models.option.classes
        among = tuple(at for at in _options(options)[issue] if options[at].partition(".")[2] not in AS_IS)
        return _option(self.models, self._topic(), issue=issue, attitude="rejects", among=among) if among else None

    def verdict(self, least: float) -> Verdict | None:
        """The likeliest reading: what the words show, what rules make of them, and what is usually done with an option.

        None where issue and attitude together are not as likely as `least`.
        """
        issue = self.issue()
        if self.about()[issue] < least:  # told first, since most clauses end here
            return None
        shares = self.attitudes()
        by_rules = {value(chain) for chain in self.look.linked} | {self.look.outer}
        weighed: dict[tuple[Attitude, str], float] = {}
        for attitude, share in shares.items():
            named = self.option(issue, attitude)
            leaning = self.models.leanings[f"{issue}.{named}"][ATTITUDES.index(attitude)]
            favoured = OF_RULES if attitude in by_rules else 1.0
            weighed[attitude, named] = share * favoured * math.exp(OF_LEANING * leaning)
        best = max(weighed, key=weighed.__getitem__)
        nothing = max(1.0 - sum(shares.values()), 0.0)
        sure = weighed[best] / (nothing + sum(weighed.values()))
        if self.about()[issue] * sure < least:
            return None
        return Verdict(issue, best[1], best[0], self.about()[issue], sure)


def shares_of(models: Models, text: str, span: Span, *, sentence: Sentence) -> dict[str, float]:
    """How likely a stretch is about each issue, and about none ("nothing")."""
    seen = sight.topic(text, span, sentence=sentence)
    return models.issue.shares(seen.features, seen.dense)


def outcome_of(
    models: Models, text: str, span: Span, *, sentence: Sentence, least: float, attitude: Attitude = "accepts"
) -> tuple[str, str] | None:
    """The issue and the option that a stretch is about; None where no issue is as likely as `least`."""
    seen = sight.topic(text, span, sentence=sentence)
    about = models.issue.shares(seen.features, seen.dense)
    issue = _likeliest(about)
    return (issue, _option(models, seen, issue=issue, attitude=attitude)) if about[issue] >= least else None


def _likeliest(about: dict[str, float]) -> str:
    return max((one for one in about if one != NOTHING), key=about.__getitem__)


def _option(
    models: Models, topic: Sight, *, issue: str, attitude: Attitude, among: tuple[int, ...] | None = None
) -> str:
    """The likeliest option of an issue, of those in places `among` where they are given, given what is done with it."""
    places = _options(models.option.classes)[issue] if among is None else among
    shares = models.option.shares([*topic.features, f"attitude={attitude}"], topic.dense, among=places)
    return max(shares, key=shares.__getitem__).partition(".")[2]


@functools.cache
def _options(classes: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The places of each issue's options."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(classes):
        found.setdefault(name.partition(".")[0], []).append(at)
    return {issue: tuple(places) for issue, places in found.items()}
