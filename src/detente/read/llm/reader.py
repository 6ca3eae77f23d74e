"""The reader `llm`: asks a language model about one document after another and keeps what its words bear out."""

from __future__ import annotations

import copy
import functools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import __version__
from detente.errors import DetenteError, UsageError
from detente.model import Actor, Catalogue, Reading, Source
from detente.read.llm import prompts
from detente.read.llm.answers import Claims, NoClaimsError, claims_of
from detente.read.llm.asking import Messages, Model, key_of
from detente.read.llm.budget import tokens_of
from detente.read.llm.cache import Cache, default_folder
from detente.read.llm.client import EndpointError, GarbledError
from detente.read.llm.page import Part
from detente.read.llm.parts import parts
from detente.read.llm.schema import answer_schema
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.read.people.familiar import Familiar
    from detente.read.rules import RuleReader

_TRIES = 2
"""Times that a part is asked about before an answer without claims counts as a failure."""
_SMALLEST = 1_000
"""Characters under which a part is not halved any more when the answer about it breaks off."""
_LEAST = 2_000
"""Characters that a part must be allowed to have: under that, people lose their names."""

_ANSWER = 5
"""Tokens of an answer to one of the document: whole answers about 21 reports annotated by hand had 3.3 to 5.5, most of
them the words quoted and the keys."""


class HandlingError(DetenteError):
    """A document's handling level is above what may be sent to the endpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What reading some documents would take, about. `refused` maps locations to the reason why they are not sent."""

    documents: int
    requests: int
    kept: int
    tokens_sent: int
    tokens_answered: int
    refused: dict[str, str]


def _check(settings: Settings) -> None:
    """Raises UsageError where the endpoint cannot be asked as the settings have it."""
    endpoint = settings.endpoint
    if not (endpoint.url and endpoint.model):
        raise UsageError(
            "no language model is named",
            do="Give --model-url and --model, or `endpoint` in detente.yaml: see docs/how-to/language-model.md.",
        )
    if endpoint.handling not in settings.levels:
        raise UsageError(
            f"the endpoint's handling level {endpoint.handling!r} is none of the levels",
            do=f"There are: {', '.join(settings.levels)}.",
        )
    if endpoint.part < _LEAST or min(endpoint.requests, endpoint.tokens, endpoint.answer_tokens, endpoint.seconds) <= 0:
        raise UsageError(
            f"the endpoint's `part` is under {_LEAST}, or one of its limits is not above 0", do="Correct it."
        )
    key_of(endpoint)


class LanguageModelReader:
    """Reads in any language. `from_settings` makes one; `tally` counts what was left out of the answers."""

    languages = None
    """None: all of them."""
    waits = True
    """It waits for another machine: threads read several documents at a time, in one process that counts requests."""
    acquaints = True
    """It reads a report beside others: what they tell of names goes into the prompt."""

    def __init__(
        self, catalogue: Catalogue, settings: Settings, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        endpoint = settings.endpoint
        _check(settings)
        self.catalogue = catalogue
        self.settings = settings
        self.model = Model(endpoint, sleep=sleep)
        self.cache = Cache(endpoint.cache.expanduser() if endpoint.cache else default_folder())
        self.tally = Tally()
        self.name = f"llm/{__version__}/{endpoint.model}+{prompts.digest(catalogue)}"
        self.heard: Callable[[str], None] = _nothing
        """Told what goes on between two documents: parts of a long one, waits for the server."""
        self.familiar: Familiar | None = None
        self._looking = threading.Lock()

    @classmethod
    def from_settings(cls, catalogue: Catalogue, settings: Settings) -> LanguageModelReader:
        """The reader for the endpoint that the settings name. Raises UsageError where they name none, or it has no key."""
        return cls(catalogue, settings)

    @functools.cached_property
    def _system(self) -> str:
        return prompts.instructions(self.catalogue)

    def allowed(self, source: Source) -> None:
        """Raises HandlingError where a document must not be sent."""
        levels, most = self.settings.levels, self.settings.endpoint.handling
        if source.handling not in levels:
            reason = f"its handling level {source.handling!r} is none of the levels that the settings know"
        elif levels.index(source.handling) > levels.index(most):
            reason = f"it is {source.handling}, and the endpoint may be sent {most} at most"
        else:
            return
        raise HandlingError(f"not sent: {reason}", input=source.location, do="Read it with --reader rules.")

    def cast(self, source: Source) -> Reading:
        """The actors of a document as rules find them on this machine, where it is in English; nothing is sent.

        One that must not be sent tells nothing: names that are known go into what is sent.
        """
        actors: tuple[Actor, ...] = ()
        if self._sendable(source) and source.language in (None, "en"):
            with self._looking:  # one pipeline, several threads
                actors = self._rules.cast(source).actors
        return Reading(source=source.id, reader=self.name, actors=actors)

    def knowing(self, familiar: Familiar) -> LanguageModelReader:
        """The same reader, with the same bounds and counts, that has also what other reports tell of names."""
        other = copy.copy(self)
        other.familiar = familiar
        return other

    @functools.cached_property
    def _rules(self) -> RuleReader:
        from detente.read.rules import RuleReader

        return RuleReader(self.catalogue)

    def _sendable(self, source: Source) -> bool:
        try:
            self.allowed(source)
        except HandlingError:
            return False
        return True

    def read(self, source: Source) -> Reading:
        """The facts of a document that quote words of it.

        Raises HandlingError, EndpointError or OutputError (the cache) where it is not read;
        answers about other parts of it stay in the cache.
        """
        from detente.read.llm.assembling import reading_of

        self.allowed(source)
        tally = Tally()
        spans = parts(source.text, self.settings.endpoint.part)
        answered: list[Part] = []
        for number, span in enumerate(spans, 1):
            if len(spans) > 1:
                self.heard(f"{source.location}: part {number} of {len(spans)}")
            for inner, claims in self._answers(source, span, number=number, of=len(spans)):
                answered.append(Part(len(answered) + 1, inner, claims))
        reading = reading_of(source, answered, catalogue=self.catalogue, by=self.name, tally=tally)
        self.tally.add(tally)
        return reading

    def _answers(self, source: Source, span: Span, *, number: int, of: int) -> list[tuple[Span, Claims]]:
        """The claims about a part; about its halves where the answer about it breaks off."""
        asked = self._asked(source, span, number=number, of=of)
        claims, whole = self._claims(source, asked)
        size = span.end - span.start
        if whole:
            return [(span, claims)]
        if size < _SMALLEST:
            self.tally.drop("answers", "breaks off: what stands before the break is kept")
            return [(span, claims)]
        self.heard(f"{source.location}: the answer broke off; asking about halves of the part")
        halves = parts(source.text, size * 2 // 3, within=span)
        return [found for half in halves for found in self._answers(source, half, number=number, of=max(of, 2))]

    def _asked(self, source: Source, span: Span, *, number: int, of: int) -> Messages:
        known = ""
        if self.familiar is not None:  # then spaCy is loaded; who reads one report does without
            from detente.read.llm.known import known_of

            known = known_of(f"{source.title or ''}\n{source.text[span.start : span.end]}", self.familiar)
        return prompts.messages(source, span, number=number, of=of, system=self._system, known=known)

    def _claims(self, source: Source, asked: Messages) -> tuple[Claims, bool]:
        """The claims in the model's answer, kept or asked for, and whether they are all."""
        model = self.settings.endpoint.model
        held = self.cache.get(source, model=model, asked=asked)
        if held is not None:
            try:
                return claims_of(held)
            except NoClaimsError:
                held = None
        self.cache.prepare(source)
        reason = ""
        for _ in range(_TRIES):
            try:
                words = self.model.ask(asked, self._schema, heard=self.heard)
                claims, whole = claims_of(words)
            except GarbledError as error:
                reason = error.what
            except NoClaimsError as error:
                reason = f"the model's answer holds {error}"
            else:
                self.cache.put(source, model=model, asked=asked, answer=words)
                return claims, whole
            self.tally.drop("answers", reason)
        raise EndpointError(f"{reason} (asked {_TRIES} times)", input=source.location, do="Try another model.")

    @functools.cached_property
    def _schema(self) -> dict[str, object]:
        return answer_schema(self.catalogue)

    def estimate(self, sources: list[Source]) -> Estimate:
        """What reading these would take. Nothing is sent."""
        requests = kept = sent = answered = 0
        refused: dict[str, str] = {}
        for source in sources:
            try:
                self.allowed(source)
            except HandlingError as error:
                refused[source.location] = error.what
                continue
            spans = parts(source.text, self.settings.endpoint.part)
            for number, span in enumerate(spans, 1):
                asked = self._asked(source, span, number=number, of=len(spans))
                if self.cache.get(source, model=self.settings.endpoint.model, asked=asked) is not None:
                    kept += 1
                    continue
                requests += 1
                sent += sum(tokens_of(one["content"]) for one in asked)
                answered += answer_tokens(source.text[span.start : span.end])
        return Estimate(
            documents=len(sources) - len(refused),
            requests=requests,
            kept=kept,
            tokens_sent=sent,
            tokens_answered=answered,
            refused=refused,
        )


def answer_tokens(text: str) -> int:
    """About how many tokens an answer about a text has."""
    return 300 + _ANSWER * tokens_of(text)


def _nothing(words: str) -> None:
    del words
