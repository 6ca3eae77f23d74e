"""Which actor of an annotated report each of the reader's is."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc


def paired(report: dict[str, Any], doc: Doc) -> dict[str, str]:
    """For each actor of the reader the annotated one with which it shares most names."""
    found: dict[str, str] = {}
    for actor in doc._.actors:
        mine = {_plain(one) for one in (actor.name, *actor.names)}
        shared = {one["id"]: len(mine & {_plain(name) for name in one["names"]}) for one in report["actors"]}
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best]:
            found[actor.id] = best
    return found


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s")
