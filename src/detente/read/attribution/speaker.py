"""Who speaks, as far as the words of a source tell."""

from __future__ import annotations

from detente.read.light import light


@light(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor's id where it is known, and the words for one who is not named.

    `members` are the ids of several who speak together ("both sides", "Renn and Vale"); `actor` is None then.
    """

    actor: str | None = None
    anonymous: bool = False
    described: str | None = None
    members: tuple[str, ...] = ()
