"""What is sent: the instructions, which are data files of this package, and the document, fenced."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import json
from typing import Any

from detente.model import Catalogue, Source
from detente.read.llm.asking import Messages
from detente.read.llm.schema import answer_schema, form_in_words
from detente.read.llm.spans import Span


@functools.cache
def _data(name: str) -> str:
    return (importlib.resources.files("detente.read.llm") / "data" / name).read_text(encoding="utf-8").strip()


def instructions(catalogue: Catalogue) -> str:
    """The system's part of a prompt: the task, the guide, the topics, the form of the answer."""
    answer = _data("answer.md").replace("{form}", form_in_words(catalogue))
    return "\n\n".join([_data("task.md"), _data("guide.md"), _topics(catalogue), answer, _example()])


def example() -> tuple[str, dict[str, Any]]:
    """An invented report, published on Tuesday, 11 March 2031, and its whole answer."""
    answer: dict[str, Any] = json.loads(_data("example.json"))
    return _data("example.txt"), answer


def _example() -> str:
    report, answer = example()
    shown = json.dumps(answer, ensure_ascii=False)
    return f"# Example\n\nAn invented report, published on 2031-03-11:\n\n{report}\n\nIts whole answer:\n\n{shown}"


def _topics(catalogue: Catalogue) -> str:
    lines = ["# Topics", "", "`topic` of a position is one of these, written issue/option (or issue/other, or other)."]
    for issue in catalogue:
        known = catalogue[issue]
        lines.append(f"\n{known.title}{f': {known.description}' if known.description else ''}")
        for key, option in known.options.items():
            lines.append(f"- {issue}/{key}: {option.title}{f' ({option.description})' if option.description else ''}")
    return "\n".join(lines)


def fence(text: str) -> str:
    """A mark that stands nowhere in the text, the same for the same text.

    It is drawn from the text's own hash: nobody who writes a text can put its mark into it.
    """
    salt = 0
    while True:
        mark = hashlib.sha256(f"{salt}\n{text}".encode("utf-8", errors="surrogatepass")).hexdigest()[:24]
        if mark not in text:
            return mark
        salt += 1


def messages(source: Source, part: Span, *, number: int, of: int, system: str, known: str = "") -> Messages:
    """The prompt for one part of a document; `system` is what `instructions` gives, `known` what other reports tell of names."""
    text = source.text[part.start : part.end]
    title = f"{source.title.strip()}\n\n" if source.title and part.start == 0 else ""
    published = source.published.isoformat() if source.published else "unknown"
    values = {
        "{published}": published,
        "{part}": f"This is part {number} of {of} of a long document; the parts overlap.\n" if of > 1 else "",
        "{fence}": fence(title + text),
    }
    form = _data("document.md")
    for key, value in values.items():
        form = form.replace(key, value)
    head, _, tail = form.partition("{title}{text}")  # put in last: a document may hold "{fence}" itself
    asked = f"{_told(known)}{head}{title}{text}{tail}"
    return [{"role": "system", "content": system}, {"role": "user", "content": asked}]


def _told(known: str) -> str:
    """What other reports tell of names, in a fence of its own; "" for nothing."""
    if not known:
        return ""
    head, _, tail = _data("known.md").replace("{fence}", fence(known)).partition("{known}")
    return f"{head}{known}{tail}\n\n"


def digest(catalogue: Catalogue) -> str:
    """Eight characters that change with the instructions, the topics and the form of the answer."""
    schema = json.dumps(answer_schema(catalogue), sort_keys=True)
    parts = [instructions(catalogue), _data("document.md"), _data("known.md"), schema]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
