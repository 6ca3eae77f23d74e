"""Saved web pages: the main text as paragraphs, with title, outlet and time of publication.

trafilatura finds the main text; `web_repair` puts back what it drops between paragraphs that it kept. Where
it finds nothing the whole page's text is taken, without scripts and navigation. A page nested more deeply
than libxml2 parses is read by a scanner that knows no nesting.
"""

from __future__ import annotations

import itertools
import logging
import re
from dataclasses import dataclass
from typing import Any

from detente.errors import UnreadableError
from detente.gather.decode import clean, decode
from detente.gather.interface import Opened
from detente.gather.limits import Limits
from detente.gather.openers import web_blocks, web_meta, web_repair
from detente.gather.openers.web_flat import flat_text
from detente.gather.when import find_published

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MOST_ELEMENTS = 30_000
"""Over that all text is taken: the 181 news pages of evals/pages.py have up to 1,600, and trafilatura took
18 seconds for 300,000."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class WebPage:
    """Opens HTML."""

    limits: Limits
    media_types: tuple[str, ...] = ("text/html", "application/xhtml+xml")
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def open(self, raw: bytes) -> Opened:
        """The main text of a page, a blank line between paragraphs, and what its head says of it."""
        declared = _CHARSET.search(raw[:4096])
        page = clean(decode(raw, declared=declared[1].decode("ascii") if declared else ""))
        return open_page(page, most=self.limits.text_length)


def open_page(page: str, *, most: int = Limits().text_length) -> Opened:
    """What a page of HTML gives, broken off once its text is longer than `most` code points.

    Raises UnreadableError where there are no words in it.
    """
    tree = _parse(page)
    if tree is None:
        text = flat_text(page, most=most)
        if not text:
            raise UnreadableError("no text in the page")
        return Opened(text=text, note="nested too deeply: all its text was taken, boilerplate too")
    said = web_meta.said_by(tree)
    _mark_quotations(tree)
    web_blocks.mark_double_breaks(tree)
    text = ("" if _is_sprawling(tree) else _main_text(tree)) or web_blocks.text_of(tree, most=most)
    if not text:
        raise UnreadableError("no text in the page")
    published, words = said.published, said.published_words
    if published is None:
        found, found_words = find_published(text)
        published, words = found, found_words or words
    return Opened(
        text=text,
        title=said.title,
        outlet=said.outlet,
        published=published,
        published_words=words,
        address=said.address,
    )


def _parse(page: str) -> Any:
    """The tree of a page; None where it is nested too deeply or libxml2 gives up on it."""
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    content = _DECLARATION.sub("", page, count=1).encode("utf-8", errors="replace")
    try:
        tree = etree.fromstring(content, parser=parser)
    except etree.LxmlError:
        return None
    limited = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return None if tree is None or limited else tree


def _is_sprawling(tree: Any) -> bool:
    return sum(1 for _ in itertools.islice(tree.iter(), _MOST_ELEMENTS)) == _MOST_ELEMENTS


def _mark_quotations(tree: Any) -> None:
    """Browsers draw quotation marks around <q>; in the text they have to stand."""
    for quotation in list(tree.iter("q")):
        inner = any(ancestor.tag == "q" for ancestor in quotation.iterancestors())
        opening, closing = ("‘", "’") if inner else ("“", "”")
        quotation.text = opening + (quotation.text or "")
        children = list(quotation)
        if children:
            children[-1].tail = (children[-1].tail or "") + closing
        else:
            quotation.text += closing
    for quotation in list(tree.iter("q")):
        quotation.tag = "span"  # trafilatura would make a paragraph of it


def _main_text(tree: Any) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong is told by our reasons
    found: Any = trafilatura.bare_extraction(tree, include_comments=False)
    if found is None:
        return ""
    blocks = web_blocks.blocks_of(found.body)
    return "\n\n".join(web_repair.repaired(blocks, tree))
