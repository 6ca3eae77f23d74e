"""From the bytes of a reply to the claims in it, whatever a server or a model makes of the form."""

from __future__ import annotations

import json
import re
from typing import Any

CLAIMS = (
    "actors",
    "statements",
    "meetings",
    "proposals",
    "positions",
    "decisions",
    "events",
    "views",
    "interests",
    "absences",
    "unanswered",
)
"""The kinds of claims, as keys of an answer."""
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|["{}\[\]]', re.DOTALL)
_MOST_STARTS = 40
"""Places in an answer at which JSON is looked for: prose before it may hold a brace or two."""

Claims = dict[str, Any]


class NoClaimsError(ValueError):
    """The answer holds no JSON object with claims."""


def words_of(body: bytes) -> str:
    """What the model wrote in a chat completion. Raises ValueError where the body is none."""
    try:
        reply = json.loads(body)
        message = reply["choices"][0]["message"]
        content = message.get("content")
    except (ValueError, RecursionError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__}") from error
    if isinstance(content, list):  # some servers give parts
        content = "".join(str(one.get("text", "")) for one in content if isinstance(one, dict))
    if not isinstance(content, str) or not content.strip():
        refusal = message.get("refusal")
        if isinstance(refusal, str) and refusal:
            raise ValueError(f"the model declines: {' '.join(refusal.split())[:150]}")
        raise ValueError("no words in it")
    return content


def usage_of(body: bytes, kind: str, *, otherwise: int) -> int:
    """The tokens of a kind that a reply says were used; another number where it does not say, or says what cannot be."""
    try:
        used = json.loads(body)["usage"][kind]
    except (ValueError, RecursionError, KeyError, TypeError):
        return otherwise
    return used if isinstance(used, int) and not isinstance(used, bool) and 0 < used < 10**8 else otherwise


def claims_of(words: str) -> tuple[Claims, bool]:
    """The claims in an answer, and whether it is whole: of one that breaks off, the claims before the break.

    Raises NoClaimsError where there are none.
    """
    words = _THOUGHT.sub("", words).strip()
    for candidate in (words, *reversed(_FENCED.findall(words))):
        found = _loaded(candidate)
        if found is not None:
            return found, True
    decoder = json.JSONDecoder()
    for start in _starts(words):
        try:
            found = _claims(decoder.raw_decode(words, start)[0])
        except (ValueError, RecursionError):
            continue
        if found is not None:
            return found, True
    for start in _starts(words):
        found = _loaded(closed(words[start:]))
        if found:
            return found, False
    raise NoClaimsError("no JSON with claims")


def _starts(words: str) -> list[int]:
    return [match.start() for match, _ in zip(re.finditer(r"\{", words), range(_MOST_STARTS), strict=False)]


def _loaded(words: str) -> Claims | None:
    try:
        return _claims(json.loads(words))
    except (ValueError, RecursionError):
        return None


def _claims(held: Any) -> Claims | None:
    """The object itself, or the one that it wraps ({"reading": {…}}), where it has a key of ours."""
    if not isinstance(held, dict):
        return None
    if held.keys() & set(CLAIMS):
        return held
    for inner in held.values():
        if isinstance(inner, dict) and inner.keys() & set(CLAIMS):
            return inner
    return None


def closed(words: str) -> str:
    """JSON that breaks off, cut after the last whole item of an outermost list and closed; "" where there is none."""
    waiting: list[str] = []
    cut, closing = 0, ""
    for match in _TOKEN.finditer(words):
        sign = match.group()
        if sign == '"':  # a string that never ends
            break
        if sign in "{[":
            waiting.append("}" if sign == "{" else "]")
        elif sign in "}]":
            if not waiting or waiting.pop() != sign:
                break
            if sign == "}" and waiting.count("]") == 1 and waiting[-1] == "]":
                cut, closing = match.end(), "".join(reversed(waiting))
    return words[:cut] + closing
