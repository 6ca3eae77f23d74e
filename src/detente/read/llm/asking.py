"""One question to the model: what the server understands is found out, what fails is tried again, within bounds."""

from __future__ import annotations

import email.utils
import json
import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from detente.errors import UsageError
from detente.read.llm.answers import usage_of, words_of
from detente.read.llm.budget import Budget, least_tokens_of, tokens_of
from detente.read.llm.client import (
    AbsentError,
    EndpointError,
    GarbledError,
    LateError,
    Reply,
    UnreachableError,
    post,
    target,
)
from detente.settings import Endpoint

ATTEMPTS = 5
_LATE_ATTEMPTS = 2
LONGEST_WAIT = 60.0
"""Seconds. A server that asks for more is busy for this run."""
_AGAIN = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])
_HOPELESS = frozenset([401, 402, 403, 404, 405])
"""What holds for every document as for this one: nothing more is sent in the run."""
_NOT_UNDERSTOOD = frozenset([400, 415, 422])

_TOO_LONG = (
    "max_tokens",
    "max_completion_tokens",
    "context length",
    "context_length",
    "context size",
    "context window",
)
"""What servers say when question and longest answer together are more than the model takes: the server then decides
how long an answer may be, which only matters for the longest."""

Messages = list[dict[str, str]]
Form = Literal["json_schema", "json_object", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What a server of this kind of interface takes: tried from the most to the least."""

    form: Form = "json_schema"
    limit: str | None = "max_tokens"
    temperature: bool = True

    def simpler(self, complaint: str) -> Dialect | None:
        """What to try next after a complaint; None where there is nothing left to leave out."""
        said = complaint.lower()
        if self.limit == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, limit="max_completion_tokens")
        if any(words in said for words in _TOO_LONG):
            return replace(self, limit=None) if self.limit else None
        if self.temperature and "temperature" in said:
            return replace(self, temperature=False)
        if self.form != "text":
            return replace(self, form="json_object" if self.form == "json_schema" else "text")
        if self.temperature:
            return replace(self, temperature=False)
        return replace(self, limit=None) if self.limit else None


class Model:
    """Asks one model. Threads may share it. `sleep` waits for so many seconds."""

    def __init__(self, endpoint: Endpoint, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.endpoint = endpoint
        self.budget = Budget(requests=endpoint.requests, tokens=endpoint.tokens)
        self._target = target(endpoint.url)
        self._sleep = sleep
        self._dialect = Dialect()
        self._lock = threading.Lock()
        self._hopeless = ""
        self._failed = 0
        self._warned = False

    def ask(self, messages: Messages, schema: dict[str, Any], *, heard: Callable[[str], None]) -> str:
        """The words of the model's answer. `heard` is told when the server must be waited for.

        Raises EndpointError with the reason where there is none (GarbledError where one came and cannot be read),
        UsageError where the key is missing.
        """
        if self._hopeless:
            raise EndpointError(self._hopeless, input=self._target.name)
        key = key_of(self.endpoint)
        dialect = self._dialect
        while True:
            reply = self._sent(self._body(messages, schema, dialect=dialect), key=key, heard=heard)
            if reply.status < 300:
                self._dialect, self._failed = dialect, 0
                self._notice_cut(reply, messages, heard=heard)
                return self._answer(reply)
            complaint = _complaint(reply, key)
            simpler = dialect.simpler(complaint) if reply.status in _NOT_UNDERSTOOD else None
            if simpler is None:
                raise self._refused(reply, complaint)
            dialect = simpler

    def _body(self, messages: Messages, schema: dict[str, Any], *, dialect: Dialect) -> bytes:
        body: dict[str, Any] = {"model": self.endpoint.model, "messages": messages, "stream": False}
        if dialect.temperature:
            body["temperature"] = 0
        if dialect.limit:
            body[dialect.limit] = self.endpoint.answer_tokens
        if dialect.form == "json_schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "reading", "strict": True, "schema": schema},
            }
        elif dialect.form == "json_object":
            body["response_format"] = {"type": "json_object"}
        return json.dumps(body).encode()

    def _sent(self, body: bytes, *, key: str, heard: Callable[[str], None]) -> Reply:
        """The first reply that is worth a look, after as many attempts as it takes, within bounds."""
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        expected = tokens_of(body.decode("ascii")) + self.endpoint.answer_tokens
        for attempt in range(1, ATTEMPTS + 1):
            self.budget.take(expected)
            problem, wait, last = "", 0.0, attempt == ATTEMPTS
            try:
                reply = post(self._target, body, headers=headers, seconds=self.endpoint.seconds)
            except AbsentError as error:
                self._hopeless = error.what
                raise
            except UnreachableError as error:
                problem = error.what
                last = last or (isinstance(error, LateError) and attempt == _LATE_ATTEMPTS)
            else:
                self.budget.correct(taken=expected, used=usage_of(reply.body, "total_tokens", otherwise=expected))
                if reply.status not in _AGAIN:
                    return reply
                problem, wait = f"{reply.status} {_complaint(reply, key)}".strip(), _retry_after(reply)
            wait = max(wait, 2.0 ** (attempt - 1) * random.uniform(0.5, 1.0))  # noqa: S311 - spreads repeats, hides nothing
            if last or wait > LONGEST_WAIT:
                raise self._gave_up(problem, attempt=attempt)
            heard(f"{self._target.name}: {problem}; trying again in {wait:.0f} s")
            self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _gave_up(self, problem: str, *, attempt: int) -> EndpointError:
        with self._lock:
            self._failed += 1
            what = f"no answer after {attempt} attempts: {problem}"
            if self._failed > 1:  # two documents in a row: the others would fare no better
                self._hopeless = f"not asked any more in this run ({what})"
        return EndpointError(what, input=self._target.name, do="Run it again later: what was answered is kept.")

    def _refused(self, reply: Reply, complaint: str) -> EndpointError:
        if 300 <= reply.status < 400:
            what = f"{reply.status}: it sends requests on to another address, which is not followed"
        else:
            what = f"{reply.status} {complaint}".strip()
        if reply.status in _HOPELESS or 300 <= reply.status < 400:
            self._hopeless = what
        return EndpointError(what, input=self._target.name, do="Check the endpoint's url, model and key.")

    def _notice_cut(self, reply: Reply, messages: Messages, *, heard: Callable[[str], None]) -> None:
        """Say once where the server seems to have read the end of the question only (Ollama's default context)."""
        read = usage_of(reply.body, "prompt_tokens", otherwise=0)
        asked = sum(least_tokens_of(one["content"]) for one in messages)
        if 0 < read < asked and not self._warned:
            self._warned = True
            heard(
                f"{self._target.name}: the server says that it read {read:,} tokens of a question of more than {asked:,}. "
                "If it keeps no earlier questions, its context is too short: raise it (Ollama: OLLAMA_CONTEXT_LENGTH)."
            )

    def _answer(self, reply: Reply) -> str:
        try:
            return words_of(reply.body)
        except ValueError as error:
            raise GarbledError(f"its reply is no chat completion: {error}", input=self._target.name) from error


def key_of(endpoint: Endpoint) -> str:
    """The key, from the environment. Raises UsageError where the variable is empty or holds what no key holds."""
    if not endpoint.key_from:
        return ""
    key = os.environ.get(endpoint.key_from, "").strip()
    if not key:
        raise UsageError(f"the environment variable {endpoint.key_from} holds no key", do="Set it.")
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise UsageError(f"the environment variable {endpoint.key_from} holds no usable key", do="Set it again.")
    return key


def _retry_after(reply: Reply) -> float:
    """Seconds that the server asks to wait, by number or by date; 0 where it does not say."""
    said = reply.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = email.utils.parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    return max(0.0, when.timestamp() - time.time())


def _complaint(reply: Reply, key: str) -> str:
    """What a server says is wrong, on one short line, without the key."""
    words = reply.body[:4_000].decode("utf-8", errors="replace")
    try:
        held = json.loads(reply.body)
        error = held.get("error", held) if isinstance(held, dict) else held
        words = str(error.get("message") or error.get("detail") or error) if isinstance(error, dict) else str(error)
    except (ValueError, RecursionError):
        pass
    if key:
        words = words.replace(key, "…")
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())[:200]
