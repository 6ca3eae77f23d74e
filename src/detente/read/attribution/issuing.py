"""Who issues a text: a communiqué, read-out or press release passes on what everybody else is said in it to have said."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from detente.read.layers import text_of

_ISSUED = re.compile(
    r"communiqu|\bread-?out\b|\bremarks (?:by|of)\b|\btelephone conversation of\b|chair(?:man|woman|person)?['’]?s (?:summary|statement)|\bpress (?:release|statement)\b|"
    r"^(?:the )?(?:ministry|office|embassy|permanent mission|press (?:service|office|department)|secretariat|presidency)\b(?=[^.!?]*$)|"
    r"\b(?:statement|declaration|message|appeal) (?:by|of|from|on behalf of|to the)\b|\bopen letter\b|\bnote verbale\b",
    re.IGNORECASE | re.MULTILINE,
)
_JOINT = re.compile(
    r"\bjoint(?:ly)?\s+(?:\w+\s+){0,2}(?:statement|communiqu|declaration|press|appeal|read-?out|message|text|release)",
    re.IGNORECASE,
)
"""A text of several; the press release on "the third joint session" is one body's."""
_ABOUT = re.compile(r"\b(?:for|on|in|at|between|with|about|against|to)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""What stands before a name that a text is about, and not by."""
_MET = re.compile(
    r"\b(?:meetings?|calls?|conversation|talks|visit|exchange|encounter) (?:with|to|between)\b[^\n]*", re.IGNORECASE
)
"""Whom the issuer met, which a heading tells too: "Read-out of the Commissioner's call with the President of Orsk"."""
_OWN_TITLE = re.compile(
    r"(?:communiqu\w+|read-?out|release|statement|declaration|message|appeal) (?:of|by|from) (?:the )?(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""Where a title says whose text it is: "Communiqué of the River Union"."""
_OWNER_FIRST = re.compile(
    r"(?:The )?(?P<owner>[A-ZÀ-Þ]\S*(?: (?:(?:of|for|the|and|de) )*[A-ZÀ-Þ]\S*)*?)(?:['’]s?)? "
    r"(?:(?:facilitator|envoy|mediator|commissioner|secretariat|commission|mission|office|delegation|chair)(?:['’]s?)? )?"
    r"(?:press release|read-?out|communiqu)"
)
"""A title that begins with whose text it is: "ECOWAS press release", "CARICOM facilitator's read-out"."""
_SHORTEST = 4
"""A name of fewer code points ("UN") is looked up as it is written, since "un" stands in other words and tongues."""


def issuer(doc: Doc) -> str | None:
    """The actor who issues a text in its own name; None for a joint one and for all other reports."""
    heading = _heading(doc)
    if not _ISSUED.search(f"{doc._.title or ''}\n{heading}") or _JOINT.search(f"{doc._.title or ''}\n{heading}"):
        return None
    return _first_named(doc, _MET.sub("", heading)) or _first_named(doc, _titled(doc._.title or ""))


def _titled(title: str) -> str:
    """The words of a title that say whose text it is; none where it says nothing of it."""
    first = _OWNER_FIRST.match(title)
    if first:
        return first["owner"]
    own = _OWN_TITLE.search(title)
    return re.split(r"\b(?:with|on|to|about)\b", title[own.end() :])[0] if own else ""


def _heading(doc: Doc) -> str:
    """The headings that open a text."""
    text, lines = text_of(doc), []
    for block in doc._.blocks:
        if block.kind not in {"heading", "boilerplate"}:
            break
        lines.append(text[block.start : block.end])
    return "\n".join(lines[:8])


def _first_named(doc: Doc, words: str) -> str | None:
    """The state, group or organisation that is named first in some words."""
    best: tuple[int, int, str] | None = None
    for actor in doc._.actors:
        if actor.kind == "person":
            continue
        for name in {actor.name, *actor.names}:
            flags = re.IGNORECASE if len(name) >= _SHORTEST else re.NOFLAG
            found = re.search(rf"(?<!\w){re.escape(name)}(?![\w:])", words, flags)
            if found and _ABOUT.search(words, 0, found.start()):
                continue
            if found and (best is None or (found.start(), -len(name)) < best[:2]):
                best = found.start(), -len(name), actor.id
    return best[2] if best else None
