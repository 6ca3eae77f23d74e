"""A draft as Akoma Ntoso 1.0 of OASIS LegalDocML ("AKN 3.0", http://docs.oasis-open.org/legaldocml/ns/akn/3.0).

A `bill`, since that is a text that is not in force, named "draft": title and headings before the first point are its
preface, recitals its preamble, numbered clauses its body, the signatures its conclusions. Parts, chapters, sections,
articles and points have the elements of these names; what has none is an `hcontainer` with its own. Ids (`eId`) follow
the draft's own citation. All words of the draft stand in it, in their order; nothing is added but the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente import __version__
from detente.export.passages import stable_id
from detente.export.xml_text import quoted, words
from detente.model import Clause, Draft, Outline, Source, Text

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NAMED = ("part", "chapter", "title", "section", "article", "clause", "paragraph", "point", "rule")
"""Elements of the standard's hierarchy that a label's first word names."""
_DEPTHS = ("paragraph", "point", "indent")
"""What a clause without such a word is: the outermost, those within it, those within these."""


def akoma_ntoso(text: Text, draft: Draft, outline: Outline, *, source: Source, author: str = "") -> str:
    """One version as XML, `author` being the name of who tabled it; the same draft gives the same text."""
    work = _Work(outline)
    tops = [one for one in outline if one.parent is None]
    first = next((place for place, one in enumerate(tops) if _is_body(one, outline)), len(tops))
    last = next((place for place in range(len(tops), first, -1) if tops[place - 1].kind != "closing"), first)
    front, rest, back = tops[:first], tops[first:last], tops[last:]
    begun = next((place for place, one in enumerate(front) if not work.is_heading(one)), len(front))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<akomaNtoso xmlns="{NAMESPACE}">',
        '<bill name="draft">',
        *_meta(text, draft, source=source, author=author),
        *_wrapped("preface", work.plain(front[:begun])),
        *_wrapped("preamble", work.plain(front[begun:])),
        "<body>",
        *(line for one in rest for line in work.clause(one, depth=0)),
        *([] if rest else [_EMPTY]),
        "</body>",
        *_wrapped("conclusions", work.plain(back)),
        "</bill>",
        "</akomaNtoso>",
    ]
    return "\n".join(lines) + "\n"


_EMPTY = '<hcontainer name="empty" eId="empty"><content><p/></content></hcontainer>'
"""A body may not be empty."""


def _is_body(one: Clause, outline: Outline) -> bool:
    """Whether the body begins with this clause: a numbered one, a heading of such, or a paragraph after the preamble."""
    if one.kind in {"title", "preamble"}:
        return False
    if one.kind == "heading":
        below = [each for each in outline if each.parent == one.id]
        return any(each.kind != "preamble" for each in below)
    return True


def _meta(text: Text, draft: Draft, *, source: Source, author: str) -> list[str]:
    work = f"/akn/un/bill/{stable_id('text', text.id)}"
    language = source.language or "und"
    day = draft.date.first_day.isoformat() if draft.date else "0001-01-01"
    date = f'<FRBRdate date="{day}" name={quoted("tabled" if draft.date else "unknown")}/>'
    levels = (
        ("FRBRWork", work, '<FRBRcountry value="un"/>'),
        ("FRBRExpression", f"{work}/{language}@{draft.number}", f"<FRBRlanguage language={quoted(language)}/>"),
        ("FRBRManifestation", f"{work}/{language}@{draft.number}.xml", ""),
    )
    lines = ["<meta>", '<identification source="#detente">']
    for name, uri, more in levels:
        this = f"<FRBRthis value={quoted(uri)}/><FRBRuri value={quoted(uri)}/>"
        lines.append(f'<{name}>{this}{date}<FRBRauthor href="#author"/>{more}</{name}>')
    lines += ["</identification>", '<references source="#detente">']
    for name, shown in (("detente", f"Detente {__version__}"), ("author", author or "not known")):
        href = f"/ontology/organization/{name}"
        lines.append(f'<TLCOrganization eId="{name}" href="{href}" showAs={quoted(shown)}/>')
    return [*lines, "</references>", "</meta>"]


def _wrapped(name: str, lines: Iterable[str]) -> list[str]:
    inside = list(lines)
    return [f"<{name}>", *inside, f"</{name}>"] if inside else []


@dataclass(frozen=True, slots=True)
class _Work:
    outline: Outline

    def under(self, one: Clause) -> list[Clause]:
        """The clauses that stand in one, in their order."""
        return [each for each in self.outline if each.parent == one.id]

    def is_heading(self, one: Clause) -> bool:
        """Whether a clause is a title or a heading with nothing in it."""
        return one.kind in {"title", "heading"} and not self.under(one)

    def plain(self, clauses: Iterable[Clause]) -> Iterator[str]:
        """Clauses and what stands in them as paragraphs."""
        for one in clauses:
            for each in one.passages:
                inner = words(each.exact)
                yield f"<p><docTitle>{inner}</docTitle></p>" if one.kind == "title" else f"<p>{inner}</p>"
            yield from self.plain(self.under(one))

    def clause(self, one: Clause, *, depth: int) -> Iterator[str]:
        """A clause of the body with all that stands in it."""
        name = _element(one, depth)
        below = self.under(one)
        yield f"<{name} eId={quoted(_eid(one.id))}>"
        if one.label:
            yield f"<num>{words(one.label.exact)}</num>"
        if one.heading:
            yield f"<heading>{words(one.heading.exact)}</heading>"
        paragraph = f"<p>{words(one.words.exact)}</p>" if one.words else "<p/>"
        if not below:
            yield f"<content>{paragraph}</content>"
        elif one.words:
            yield f"<intro>{paragraph}</intro>"
        for each in below:
            yield from self.clause(each, depth=depth + 1 if name in _DEPTHS else 0)
        yield f"</{name.split()[0]}>"


def _element(one: Clause, depth: int) -> str:
    if one.kind in {"heading", "title", "annex", "closing", "preamble"}:
        return f'hcontainer name="{one.kind}"'
    word = one.label.exact.split()[0].casefold().rstrip(".") if one.label and one.label.exact[:1].isalpha() else ""
    if word in _NAMED:
        return word
    if one.label is None and one.kind == "paragraph":
        return "paragraph"
    return (
        f'hcontainer name="{word}"' if len(word) > 2 and word.isascii() and word.isalpha() else _DEPTHS[min(depth, 2)]
    )


def _eid(cited: str) -> str:
    """A citation as an id that XML takes, other for other citations of one draft."""
    safe = re.sub(
        r"[^A-Za-z0-9_]+", lambda found: "".join(_SIGNS.get(one, f"_x{ord(one):x}_") for one in found[0]), cited
    )
    return f"c_{safe}"


_SIGNS = {"(": "__", ")": "", ",": "--", " ": "_", ".": "-", "¶": "__p", "#": "__n", "§": "s"}
