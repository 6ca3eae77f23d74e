"""From what a person decides about the dossier's facts to rows about the facts as read behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from detente.errors import UsageError
from detente.model import Correction, Judgement
from detente.model.schema import adapter
from detente.record import loading
from detente.record.ids import named, with_actors, with_facts
from detente.record.judging.changes import action_of, edited, keep_correction
from detente.record.judging.conflicts import refuse_conflict
from detente.record.judging.verdicts import decided, keep, keep_undo
from detente.record.kinds import KINDS
from detente.record.loading import NOW
from detente.record.shelf import Texts
from detente.record.told import First
from detente.record.writing import misplaced, remember

if TYPE_CHECKING:
    import sqlalchemy as sa

    from detente.record.assembling import Behind
    from detente.record.backing import Backing

FIXED = frozenset({"id", "evidence", "why"})
"""What no edit changes: where a fact stands and how it was read."""


def _about(one: Judgement | Correction) -> tuple[str, ...]:
    return (one.fact,) if isinstance(one, Judgement) else (*one.facts, *one.apart)


def named_by(one: Judgement | Correction) -> Iterator[str]:
    """The facts that a decision is about, and whatever an edit may name."""
    yield from _about(one)
    if isinstance(one, Correction):
        yield from (it for it in (one.value if isinstance(one.value, list) else [one.value]) if isinstance(it, str))


@dataclass(frozen=True, slots=True)
class Judging:
    """Keeps decisions about the facts of a dossier, dated by the record's clock."""

    behind: Behind
    database: Backing
    now: dt.datetime

    def keep(self, judged: Sequence[Judgement | Correction], *, seen: int | None = None) -> int:
        """One act for all of them. Raises UsageError, and keeps nothing, where one does not fit the record.

        RecordConflictError where somebody else decided about one of the facts after the row of history `seen`.
        """
        if not judged:
            raise UsageError("nothing is decided", do="Name a fact.")
        with self.database.appending() as connection:
            if seen is not None:
                about = (fact for one in judged for fact in _about(one))
                facts = (member for fact in about for member in self._members(connection, fact))
                refuse_conflict(connection, facts, by=judged[0].by, seen=seen)
            first = judged[0]
            action = first.verdict if isinstance(first, Judgement) else action_of(first)
            subject = first.fact if isinstance(first, Judgement) else first.facts[0] if first.facts else ""
            added = remember(connection, self.now, action=action, subject=subject, by=first.by)
            for one in judged:
                if isinstance(one, Judgement):
                    keep(connection, one, members=self._members(connection, one.fact), added=added)
                else:
                    for correction in self._as_read(connection, one):
                        keep_correction(connection, correction, added=added)
            return added

    def undo_verdict(self, fact: str, *, by: str, at: dt.datetime) -> bool:
        """Take back the verdict that counts on each fact as read behind this one; False where there is none."""
        members = self.behind.told(fact) if fact in self.behind.members else (fact,)
        with self.database.appending() as connection:
            last = decided(connection, upto=NOW).last
            covered = [one for one, judgement in last.items() if one in members or judgement.fact == fact]
            if covered:
                added = remember(connection, self.now, action="undo", subject=fact, by=by)
                keep_undo(connection, Judgement(fact=fact, verdict="skip", by=by, at=at), members=covered, added=added)
            return bool(covered)

    def _members(self, connection: sa.Connection, fact: str) -> tuple[str, ...]:
        members = self.behind.members.get(fact)
        if members is None and loading.latest(connection, fact):
            return (fact,)
        if members is None:
            raise UsageError(f"the record has no fact {fact}", do="Take an id from `detente show`.")
        return members

    def _as_read(self, connection: sa.Connection, one: Correction) -> Iterable[Correction]:
        """The correction in terms of facts as read; an edit once for each way in which its value must be written."""
        facts = tuple(it for fact in one.facts for it in self._members(connection, fact))
        apart = tuple(it for fact in one.apart for it in self._members(connection, fact))
        kinds = {row.kind for it in (*facts, *apart) if (row := loading.latest(connection, it))}
        if not facts or len(kinds) != 1:
            raise UsageError("a correction is about facts of one kind", do="Name facts of one kind.")
        (kind,) = kinds
        told = replace(one, facts=facts, apart=tuple(it for it in apart if it not in facts))
        if one.kind == "edit":
            told = self._edit(connection, told, kind)
        elif one.kind == "merge":
            self._check_merge(one, kind)
        elif one.kind == "split" and not apart:
            raise UsageError("a split needs what is to stand apart", do="Name it: a fact's id, or a report's.")
        elif one.kind == "note" and not one.why:
            raise UsageError("the note is empty", do="Write what is to be noted.")
        yield told

    def _edit(self, connection: sa.Connection, one: Correction, kind: str) -> Correction:
        """The edit with actors named as read. Raises UsageError for a value that the field cannot have."""
        ids = First(self.behind.members)
        texts = Texts(connection, self.behind.replaced, NOW)
        value: Any = None
        for fact in one.facts:
            row = loading.latest(connection, fact)
            if row is None or one.field not in row.body or one.field in FIXED:
                fields = ", ".join(sorted(set(row.body) - FIXED)) if row else ""
                raise UsageError(f"a {kind} has no field {one.field!r} to edit", do=f"There are: {fields}.")
            body = {**row.body, one.field: one.value}
            body = with_facts(with_actors(body, KINDS[kind], ids=ids) or body, KINDS[kind], ids=ids)
            changed = edited(row.body, [replace(one, value=body[one.field])])
            self._check_edit(changed, one, kind, texts=texts)
            value = body[one.field]
        return replace(one, value=value)

    def _check_edit(self, body: dict[str, Any], one: Correction, kind: str, *, texts: Texts) -> None:
        try:
            adapter(KINDS[kind].type).validate_python(body)
        except ValidationError as error:
            told = error.errors()[0]
            raise UsageError(
                f"{one.field} of a {kind} cannot be {one.value!r}: {told['msg']}", do="Check it."
            ) from error
        known = self.behind.members
        strangers = sorted(one for one in set(named(body, KINDS[kind])) if known.shown(one) is None)
        if strangers:
            raise UsageError(f"the record has no actor {strangers[0]}", do="Take an id from `detente show actors`.")
        if wrong := misplaced(body, texts):
            raise UsageError(f"these words are not in the source: {wrong}", do="Mark the passage again.")

    def _check_merge(self, one: Correction, kind: str) -> None:
        if len(set(one.facts)) < 2:
            raise UsageError("a merge needs two facts", do="Name the other, too.")
        people = {it.members[0].is_person for it in self.behind.clusters if it.id in one.facts}
        if kind == "actor" and len(people) > 1:
            raise UsageError("a person and a body are not one", do="Set the person's side instead: an edit.")
