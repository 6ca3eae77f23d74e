"""Documents become sources: opened, dated, told apart by language, or kept with the reason why not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import UnreadableError
from detente.gather import articles, inputs
from detente.gather.inputs import Document
from detente.gather.interface import Gathered, Opened
from detente.gather.language import language_name, language_of
from detente.gather.limits import Limits
from detente.gather.openers import opener_for
from detente.gather.sniff import sniff, why_not
from detente.gather.when import When, as_moment, from_name, resolve
from detente.model import Source
from detente.model.source import SourceKind, SourceStatus
from detente.progress import Progress, Silent

_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError,
    OSError, EOFError, RuntimeError, MemoryError, SyntaxError,
)  # fmt: skip
"""What libraries raise on bytes that are not what they claim to be, beside their own errors, which the
openers know. RecursionError and NotImplementedError are RuntimeErrors, decoding errors ValueErrors,
XML errors of the standard library SyntaxErrors."""

_NAMED_BY_DAY = frozenset({"report", "notes"})
"""A matrix or a draft has the day in its name on which it was current, and not the one on which it came out."""
_OWN_BRIEF = re.compile(
    rb"<meta\b[^>]*\bname=[\"']?generator[\"']?[^>]*\bcontent=[\"']?Detente\b|\"made_by\": \"Detente\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of all the documents of one call.

    `published` is a day or a time (UTC where it has no zone). It holds for documents that do not say when
    they were published, before a day in the file's name; words such as "3 hours ago" are counted back from it (see `when.resolve`). `outlet`
    holds for documents that name none. `kind` "notes" and "matrix" mark what is the user's own.
    """

    published: dt.date | None = None
    outlet: str | None = None
    kind: SourceKind = "report"
    handling: str = "unclassified"


def gather(
    paths: Iterable[str | Path] | str | Path,
    *,
    published: dt.date | None = None,
    outlet: str | None = None,
    kind: SourceKind = "report",
    handling: str = "unclassified",
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Iterator[Gathered]:
    """The sources that files, folders, "-" (standard input) and files of articles (`.jsonl`) give, in order.

    A document that cannot be read is a source of status "unreadable" with a reason; one in another language
    is kept with status "not read". Nothing is opened before the first is asked for, but the paths are
    checked at once: raises InputError for one that does not exist or a folder without documents, UsageError
    for an address. For what the user gives see `Given`.
    """
    given = Given(published=published, outlet=outlet, kind=kind, handling=handling)
    return gather_new(paths, given, known=_none, limits=limits, progress=progress)


def gather_new(
    paths: Iterable[str | Path] | str | Path,
    given: Given,
    *,
    known: Callable[[Document], bool],
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Iterator[Gathered]:
    """As `gather`, but documents for which `known` holds (it sees their bytes and SHA-256) are not opened."""
    found = inputs.find([paths] if isinstance(paths, str | Path) else paths)
    work = _Work(given, known, limits or Limits())
    return _gathered(found, work, progress=progress or Silent())


def _none(_: Document) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Work:
    """What holds for all documents of one call."""

    given: Given
    known: Callable[[Document], bool]
    limits: Limits


def _gathered(found: list[inputs.Input], work: _Work, *, progress: Progress) -> Iterator[Gathered]:
    progress.start("Opening documents", len(found))
    try:
        for one in found:
            for document in documents(one, work.limits):
                gathered = None if work.known(document) else open_document(document, work.given, limits=work.limits)
                if gathered:
                    yield gathered
            progress.advance(one.location)
    finally:
        progress.finish()


def documents(one: inputs.Input, limits: Limits) -> Iterator[Document]:
    """The documents of one input: itself, or the articles it holds."""
    if one.is_articles:
        yield from articles.documents(one, limits)
    else:
        yield inputs.load(one, limits)


def open_document(document: Document, given: Given, *, limits: Limits) -> Gathered | None:
    """The source that a document gives. None for Detente's own briefs, where a folder held them."""
    media_type = document.media_type or sniff(document.raw, document.suffix)
    if not document.named and _is_own_brief(document.raw):
        return None
    try:
        opened = _open(document, media_type, limits=limits)
    except UnreadableError as error:
        reason = error.sentence if error.do else error.what
        return Gathered(
            source=_source(document, media_type, given=given, opened=Opened(text=""), reason=reason), raw=document.raw
        )
    source = _source(document, media_type, given=given, opened=opened)
    return Gathered(source=source, raw=document.raw, address=opened.address)


def _is_own_brief(raw: bytes) -> bool:
    """Whether a page says in its head that Detente wrote it: a brief kept beside the reports is no report."""
    return bool(_OWN_BRIEF.search(raw[:4096]))


def _open(document: Document, media_type: str, *, limits: Limits) -> Opened:
    """Raises UnreadableError with the reason."""
    if document.problem:
        raise UnreadableError(document.problem)
    if not document.raw:
        raise UnreadableError("the file is empty")
    opener = opener_for(media_type, document.suffix, limits=limits)
    if opener is None:
        raise UnreadableError(why_not(document.raw, media_type))
    try:
        opened = opener.open(document.raw)
    except UnreadableError:
        raise
    except _BROKEN as error:
        raise UnreadableError(f"damaged, or not what its name says: {error or type(error).__name__}") from error
    except Exception as error:  # the wall: an opener of another package may raise errors of its own
        raise UnreadableError(f"its opener failed ({type(error).__name__}: {error})") from error
    if not opened.text.strip():
        raise UnreadableError("no text in it")
    if len(opened.text) > limits.text_length:
        raise UnreadableError(
            f"its text is {len(opened.text):,} characters long, over the limit of {limits.text_length:,}: split it"
        )
    return opened


def _source(document: Document, media_type: str, *, given: Given, opened: Opened, reason: str = "") -> Source:
    published, words = opened.published, opened.published_words
    if published is None and not reason:
        published, words = _from_user_or_name(document, words, given=given)
    language = None
    status: SourceStatus = "unreadable" if reason else "ready"
    if status == "ready" and given.kind != "matrix":
        language = language_of(opened.text)
        if language != "en" and given.kind != "text":  # numbers and headings are found in any language
            status = "not read"
            reason = f"in {language_name(language)}: kept and searchable, not read"
    return Source(
        id=f"r{document.sha256[:16]}",
        sha256=document.sha256,
        media_type=media_type,
        location=document.location,
        text=opened.text,
        kind=given.kind,
        title=opened.title,
        outlet=opened.outlet or given.outlet,
        published=published,
        published_words=words,
        language=language,
        status=status,
        reason=reason or opened.note,
        handling=given.handling,
    )


def _from_user_or_name(document: Document, words: str, *, given: Given) -> When:
    """When a document was published by what the user says or, said nothing, by the day in the name of a file of reports."""
    named, named_words = from_name(document.location) if given.kind in _NAMED_BY_DAY else (None, "")
    day = given.published or named
    if words:
        return resolve(words, day), words
    if given.published:
        return as_moment(given.published), ""
    return named, named_words
