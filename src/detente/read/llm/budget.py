"""How much of a model a run may use: requests and tokens, counted before they are sent."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from detente.read.llm.client import EndpointError

_PER_TOKEN = 4
"""ASCII characters to a token: the rule of thumb of the common vocabularies for English. Other characters count whole,
which is near for Chinese and too much for Cyrillic or Arabic: rather too high than too low."""


def tokens_of(text: str) -> int:
    """About how many tokens a text has."""
    plain = sum(1 for character in text if character < "\x80")
    return -(-plain // _PER_TOKEN) + len(text) - plain


def least_tokens_of(text: str) -> int:
    """The fewest tokens that a text can have in any common vocabulary: long words, and scripts it knows well."""
    plain = sum(1 for character in text if character < "\x80")
    return plain // 8 + (len(text) - plain) // 5


@dataclass(slots=True)
class Used:
    """What a run has used so far."""

    requests: int = 0
    tokens: int = 0


class Budget:
    """Grants requests until a bound is reached. Threads may share it."""

    def __init__(self, *, requests: int, tokens: int) -> None:
        self._most = Used(requests, tokens)
        self._lock = threading.Lock()
        self.used = Used()

    def take(self, tokens: int) -> None:
        """Count one request of about so many tokens, there and back. Raises EndpointError where it would be too much."""
        with self._lock:
            if self.used.requests + 1 > self._most.requests:
                raise EndpointError(
                    f"the limit of {self._most.requests:,} requests is reached", do="Raise `requests` of the endpoint."
                )
            if self.used.tokens + tokens > self._most.tokens:
                raise EndpointError(
                    f"the limit of {self._most.tokens:,} tokens would be passed", do="Raise `tokens` of the endpoint."
                )
            self.used.requests += 1
            self.used.tokens += tokens

    def correct(self, *, taken: int, used: int) -> None:
        """Put what a request really used in place of what was taken for it."""
        with self._lock:
            self.used.tokens = max(0, self.used.tokens + used - taken)
