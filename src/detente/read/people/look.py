"""What other components ask about who is who: mentions by place, actors by id, sides, subjects."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

from spacy.tokens import Doc

from detente.model import Actor
from detente.read.layers import Mention, Span, layer, mentions_between, sentence_at, text_of

# A mention right after one of these words is no subject: "told Ana", "with the envoy".
_BEFORE_OBJECT = re.compile(
    r"\b(?:of|with|to|by|for|from|against|between|about|on|in|at|among|under|into|towards?|behind|over|via|than|"
    r"told|tells|met|meets|asked|asks|urged|urges|accused|accuses|informed|assured|reminded|received|invited|"
    r"thanked|condemned|welcomed|joined|warned|blamed|led by|chaired by)\s+(?:the |both |its |his |her |their )?$"
)
_POSSESSIVE = re.compile(r"['’]s?\b")


def mentions_in(doc: Doc, start: int, *, end: int) -> tuple[Mention, ...]:
    """The mentions that lie wholly between two offsets, in text order."""
    return tuple([one for one in mentions_between(doc, start, end=end) if one.end <= end])


def actor_of(doc: Doc, id: str | None) -> Actor | None:
    """The actor with that id, None where there is none."""
    table: dict[str, Actor] | None = doc.user_data.get("actors_by_id")
    actors: tuple[Actor, ...] = layer(doc, "actors")
    if table is None or len(table) != len(actors):
        table = {one.id: one for one in actors}
        doc.user_data["actors_by_id"] = table
    return table.get(id) if id else None


def side_of(doc: Doc, id: str | None) -> str | None:
    """The id of the side for whom a person or body acts; the actor's own id where it has no side."""
    actor = actor_of(doc, id)
    return (actor.side or actor.id) if actor else None


def resolve(doc: Doc, span: Span) -> Mention | None:
    """The mention that a noun phrase stands for: the one whose core shares most with the stretch.

    Of two that share as much, the one known to be an actor comes first, then the earlier one.
    """
    mentions: tuple[Mention, ...] = doc._.mentions
    index = max(0, bisect.bisect_left(mentions, span.start, key=lambda one: one.start) - 2)
    best: tuple[int, bool, int] | None = None
    chosen = None
    for one in mentions[index:]:
        if one.start >= span.end:
            break
        shared = min(one.core.end, span.end) - max(one.core.start, span.start)
        if shared <= 0:
            continue
        rank = (shared, one.actor is not None, -one.start)
        if best is None or rank > best:
            best, chosen = rank, one
    return chosen


def subject_before(doc: Doc, offset: int) -> Mention | None:
    """The nearest mention before an offset, in its sentence, that is neither object nor possessor."""
    sentence = sentence_at(doc, offset)
    for one in reversed(mentions_in(doc, sentence.start, end=offset)):
        if _BEFORE_OBJECT.search(text_of(doc), max(sentence.start, one.start - 40), one.start):
            continue
        if _POSSESSIVE.match(text_of(doc), one.end) and one.kind != "pronoun":
            continue
        return one
    return None


def two_sides(doc: Doc) -> tuple[str, ...]:
    """The ids of the principal parties, at most two, in order of first mention.

    The states and groups mentioned most, their people's mentions counted for them; whoever hosts or
    mediates is none. Fewer than two where the report shows fewer.
    """
    sides: tuple[str, ...] = doc.user_data.get("two_sides", ())
    return sides


def side_chances(doc: Doc) -> Mapping[str, float]:
    """How likely each side that a report names is one of those its talks are between; empty where nothing learnt is asked."""
    chances: Mapping[str, float] = doc.user_data.get("side_chances", {})
    return chances
