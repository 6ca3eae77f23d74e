"""From the stored text of a draft to its outline: a pure function, the same text gives the same clauses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from detente.model import Source
from detente.model.passage import Passage, passage
from detente.model.text import Clause, ClauseKind, Outline
from detente.read.drafts.labels import Label
from detente.read.drafts.sequence import AHEAD, Open, above, choose, row_of
from detente.read.drafts.units import Unit, is_short, units

READER = "outline/1"
"""What computed results name; changes with the rules here."""

_CLOSING = re.compile(
    r"(?:done (?:at|in|on)\b|in witness where?of|signed\b|for (?:the )?(?:government|delegation|party|parties)\b"
    r"|agreed (?:at|in) [A-Z]|signatures?\b|witnessed by)",
    re.IGNORECASE,
)


def outline(source: Source) -> Outline:
    """The clauses of a draft in the order of its text, each with passages into it.

    Every character of the text but white space stands in exactly one passage of one clause.
    """
    work = _Work(source.id, source.text, units(source.text))
    for place in range(len(work.units)):
        work.take(place)
    return Outline(source=source.id, clauses=tuple(work.finished()))


@dataclass(slots=True)
class _Made:
    """A clause in the making; `parent` is a place among the clauses, spans are offsets."""

    kind: ClauseKind
    parent: int | None
    label: Label | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Work:
    """The clauses so far, and the rows of labels that are open."""

    source: str
    text: str
    units: list[Unit]
    made: list[_Made] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    is_closing: bool = False

    def take(self, place: int) -> None:
        """One unit more."""
        unit = self.units[place]
        ahead = [one.labels for one in self.units[place + 1 : place + 1 + AHEAD]]
        free = unit.opens or self.text[self.units[place - 1].end - 1] in ".;:!?"
        label = choose(unit.labels, self.stack, last=self.last, ahead=ahead, free=free)
        words = self.text[unit.start : unit.end]
        if label is not None:
            self._labelled(unit, label, after=self.units[place + 1 : place + 2])
        elif unit.labels and not unit.opens and self._runs_on():
            start, _ = self.made[-1].spans["words"]
            self.made[-1].spans["words"] = (start, unit.end)
        elif self._is_heading(place) and self._head_of_open() is not None:
            self.made[self._head_of_open() or 0].spans["heading"] = (unit.start, unit.end)
        elif self.stack and self._waits_for_words() and not _CLOSING.match(words):
            self.made[-1].spans["words"] = (unit.start, unit.end)
        elif self._is_heading(place):
            self._heading(unit, place)
        else:
            self._paragraph(unit, words, place)

    def _labelled(self, unit: Unit, label: Label, *, after: list[Unit]) -> None:
        indent = unit.start - (self.text.rfind("\n", 0, unit.start) + 1)
        parent = self._make_room(label, indent)
        made = _Made("annex" if label.style == "annex" else "point", parent, label)
        body = unit.body(self.text, label)
        made.spans["label"] = (unit.start, unit.start + len(self.text[unit.start : unit.start + label.end].rstrip()))
        if body < unit.end:
            name = "heading" if self._heads(unit, label, after=after) else "words"
            made.spans[name] = (body, unit.end)
        self.made.append(made)
        self._open(label, len(self.made) - 1, indent=indent)

    def _make_room(self, label: Label, indent: int) -> int | None:
        """Close the rows that end here; the place of the clause that the new one stands in."""
        colon = self._after_colon(label)
        if label.style == "annex":
            self.stack.clear()
            self.is_closing = False
            return None
        row = row_of(label, self.stack, indent=indent)
        under = above(label, self.stack) if label.prefix else None
        if under is not None:
            del self.stack[under + 1 :]
        elif row is not None:
            del self.stack[row:]
        elif label.worded:
            mine = self.styles.get(label.style, len(self.styles))
            while self.stack and not (
                self._is_its_heading() or self.stack[-1].style == "annex" or self._is_wider(mine)
            ):
                self.stack.pop()
        elif self.stack and self.stack[-1].style == "bullet" and label.style != "bullet":
            self.stack.pop()
        if colon is not None:
            self.stack.append(Open("¶", 0, colon))
        return self.stack[-1].clause if self.stack else None

    def _is_its_heading(self) -> bool:
        """Whether the clause just before is a heading: that of a preamble takes no articles in."""
        return self.stack[-1].style == "heading" and self.stack[-1].clause == len(self.made) - 1

    def _is_wider(self, mine: int) -> bool:
        """Whether the innermost row has labels with a word that came up before those of the new row."""
        top = self.stack[-1]
        return top.worded and self.styles.get(top.style, -1) < mine

    def _after_colon(self, label: Label) -> int | None:
        """The unnumbered paragraph just before, where it ends in a colon and a row begins."""
        if not self.made or (label.value > 1 and label.style != "bullet") or label.worded:
            return None
        before = self.made[-1]
        if before.kind not in {"paragraph", "preamble"} or before.label or "words" not in before.spans:
            return None
        return len(self.made) - 1 if self.text[before.spans["words"][1] - 1] == ":" else None

    def _open(self, label: Label, clause: int, *, indent: int) -> None:
        outer = self.stack[-1].number if self.stack and not label.worded else ()
        number = (*label.prefix, label.value) if label.prefix else (*outer, label.value)
        self.stack.append(Open(label.style, label.value, clause, label.worded, number, indent))
        self.last[label.style] = label.value
        if label.prefix:
            self.last[f"{label.style} {label.prefix}"] = label.value
        if label.worded and label.style != "annex":
            self.styles.setdefault(label.style, len(self.styles))

    def _heads(self, unit: Unit, label: Label, *, after: list[Unit]) -> bool:
        """Whether the words behind a label are its heading: short, and something of the clause follows."""
        words = self.text[unit.body(self.text, label) : unit.end]
        if not is_short(words) or label.style == "bullet" or not after:
            return False
        if not after[0].labels:
            return not is_short(self.text[after[0].start : after[0].end])
        mine = {label.style} | {row.style for row in self.stack}
        return all(one.style not in mine and (one.value == 1 or one.style == "bullet") for one in after[0].labels[:1])

    def _is_heading(self, place: int) -> bool:
        unit = self.units[place]
        if not is_short(self.text[unit.start : unit.end]):
            return False
        if place + 1 == len(self.units):
            return False
        return unit.opens or self._head_of_open() is not None or self.units[place + 1].opens

    def _runs_on(self) -> bool:
        """Whether the words just before break off within a sentence, so that a number at a line's beginning is theirs."""
        span = self.made[-1].spans.get("words") if self.made else None
        return span is not None and self.text[span[1] - 1] not in ".;:!?"

    def _head_of_open(self) -> int | None:
        """The clause just before, where it is a bare label."""
        bare = bool(self.made) and self.made[-1].label is not None and self.made[-1].spans.keys() == {"label"}
        return len(self.made) - 1 if bare else None

    def _waits_for_words(self) -> bool:
        """Whether the clause just before has a label, perhaps a heading, and no words yet."""
        return bool(self.made) and self.made[-1].label is not None and "words" not in self.made[-1].spans

    def _heading(self, unit: Unit, place: int) -> None:
        if not self.made:
            self.made.append(_Made("title", None, spans={"heading": (unit.start, unit.end)}))
            return
        self._close_for_heading(self._following(place))
        parent = self.stack[-1].clause if self.stack else None
        kind: ClauseKind = "closing" if self.is_closing else "heading"
        self.made.append(_Made(kind, parent, spans={"heading": (unit.start, unit.end)}))
        if kind == "heading":
            self.stack.append(Open("heading", 0, len(self.made) - 1))

    def _close_for_heading(self, following: tuple[Label, ...]) -> None:
        """A heading stands beside the row that goes on after it, and takes that row in."""
        for row in range(len(self.stack)):
            one = self.stack[row]
            if any(label.style == one.style and label.value != 1 for label in following) and one.style != "bullet":
                del self.stack[row:]
                break
        while self.stack and not self.stack[-1].worded:
            self.stack.pop()

    def _paragraph(self, unit: Unit, words: str, place: int) -> None:
        if _CLOSING.match(words) and self.last:
            self.is_closing = True
            self.stack.clear()
        kind: ClauseKind = "closing" if self.is_closing else "paragraph" if self.last else "preamble"
        parent = self._holder(self._following(place))
        self.made.append(_Made(kind, parent, spans={"words": (unit.start, unit.end)}))

    def _following(self, place: int) -> tuple[Label, ...]:
        """The ways to read the next label."""
        return next((one.labels for one in self.units[place + 1 :] if one.labels), ())

    def _holder(self, following: tuple[Label, ...]) -> int | None:
        """The clause that an unnumbered paragraph stands in; the rows of labels within it end there.

        That of the row which goes on after it. Else the innermost with a word for its label, or, where there is none
        behind the last heading, the outermost.
        """
        going_on = [
            place
            for place, row in enumerate(self.stack)
            if not row.worded and any(one.style == row.style and one.value == row.value + 1 for one in following)
        ]
        firm = [place for place, row in enumerate(self.stack) if row.worded or row.style == "heading"]
        holder = going_on[-1] if going_on else firm[-1] if firm else 0
        if not going_on and firm and self.stack[holder].style == "heading" and holder + 1 < len(self.stack):
            holder += 1
        del self.stack[holder + 1 :]
        return self.stack[holder].clause if self.stack else None

    def finished(self) -> list[Clause]:
        """The clauses with their ids."""
        unnumbered = not any(one.label and one.label.style != "bullet" for one in self.made)
        ids: list[str] = []
        taken: Counter[str] = Counter()
        for one in self.made:
            if unnumbered and one.kind == "preamble":
                one.kind = "paragraph"
            name = self._id(one, ids, taken=taken)
            taken[name] += 1
            ids.append(name if taken[name] == 1 else f"{name}#{taken[name]}")
        return [self._clause(one, ids, id=name) for one, name in zip(self.made, ids, strict=True)]

    def _id(self, one: _Made, ids: list[str], *, taken: Counter[str]) -> str:
        inside = ids[one.parent] if one.parent is not None else ""
        if one.parent is not None and self.made[one.parent].kind == "heading" and one.label:
            inside = self._numbered_above(one.parent, ids)
        if one.label is None or one.label.style == "bullet":
            base = _base(one.kind, inside)
            count = taken[f"/{base}"] = taken[f"/{base}"] + 1
            return base if base == "title" else f"{base}¶{count}"
        return cited(one.label, inside)

    def _numbered_above(self, place: int, ids: list[str]) -> str:
        """The id of the innermost numbered clause that holds a heading; nothing where none does."""
        up: int | None = place
        while up is not None and self.made[up].kind == "heading":
            up = self.made[up].parent
        return ids[up] if up is not None else ""

    def _clause(self, one: _Made, ids: list[str], *, id: str) -> Clause:
        def there(name: str) -> Passage | None:
            span = one.spans.get(name)
            return passage(self.source, self.text, start=span[0], end=span[1]) if span else None

        return Clause(
            id=id,
            kind=one.kind,
            parent=ids[one.parent] if one.parent is not None else None,
            label=there("label"),
            heading=there("heading"),
            words=there("words"),
        )


def _base(kind: ClauseKind, inside: str) -> str:
    """What clauses without a number are counted within."""
    if kind in {"title", "preamble", "closing"}:
        return kind
    if kind == "heading":
        return f"{inside} heading".strip()
    return inside


def cited(label: Label, inside: str) -> str:
    """How a labelled clause is cited, within the clause that is cited as `inside`."""
    shown = label.shown
    if not inside:
        return shown.strip("()") if label.style[:-1].strip("(") in {"a", "i", "A", "I"} else shown
    if label.worded:
        return f"{inside}, {shown}"
    if label.prefix and "(" not in shown:
        prefix = ".".join(map(str, label.prefix))
        return inside.removesuffix(prefix) + shown if inside.endswith(prefix) else f"{inside}, {shown}"
    last = shown.rsplit("(", 1)[-1].strip("()")
    return f"{inside}({last})"
