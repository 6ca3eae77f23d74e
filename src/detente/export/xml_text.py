"""Words as XML 1.0 can hold them."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words(value: str) -> str:
    """The value as character data; what XML cannot hold is left out."""
    return escape(_FORBIDDEN.sub("", value))


def quoted(value: str) -> str:
    """The value as an attribute's, in its quotation marks; tabs and line ends become references."""
    return quoteattr(_FORBIDDEN.sub("", value))
