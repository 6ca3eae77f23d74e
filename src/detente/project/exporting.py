"""A dossier in one of the standard forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detente import export
from detente.errors import UsageError
from detente.model import Catalogue, Dossier
from detente.project.forms import EXPORTS, TABLES
from detente.project.texts import cited_version, find, views

_FORMS: dict[str, Callable[[Dossier, Catalogue], str]] = {
    "annotations": lambda dossier, _: export.web_annotations(dossier),
    "calendar": lambda dossier, _: export.calendar(dossier),
    "popolo": lambda dossier, _: export.popolo(dossier),
    "graph": lambda dossier, _: export.graphml(dossier),
}


def check_form(form: str, *, parquet: bool) -> None:
    """Raise UsageError for a form that there is not."""
    if form not in EXPORTS:
        raise UsageError(f"no form is called {form!r}", do=f"There are: {', '.join(EXPORTS)}.")
    if parquet and form not in TABLES:
        raise UsageError(f"{form!r} is no table", do=f"Tables are: {', '.join(TABLES)}.")


def pieces(form: str, dossier: Dossier, catalogue: Catalogue, *, text: str | None, parquet: bool) -> Iterator[bytes]:
    """The bytes of a form, tables and entities some at a time. Raises UsageError for a text that there is not, or that nobody has shared."""
    if form == "workbook":
        yield export.workbook(dossier, catalogue)
    elif form == "akoma-ntoso":
        yield _draft(dossier, text).encode("utf-8")
    elif parquet:
        yield export.parquet(export.plain_tables(dossier, catalogue)[form])
    else:
        yield from (piece.encode("utf-8", "surrogatepass") for piece in _words(form, dossier, catalogue))


def _words(form: str, dossier: Dossier, catalogue: Catalogue) -> Iterable[str]:
    if form == "followthemoney":
        return export.entity_lines(dossier, catalogue)
    if form in _FORMS:
        return [_FORMS[form](dossier, catalogue)]
    return export.csv_pieces(export.plain_tables(dossier, catalogue)[form])


def _draft(dossier: Dossier, cited: str | None) -> str:
    texts = views(dossier)
    if cited is None:
        names = "; ".join(one.text.name for one in texts) or "none"
        raise UsageError("which text?", do=f"Add --text NAME or NAME:2. There are: {names}.")
    view = cited_version(texts, cited)
    if view.outline is None:
        raise UsageError("its words are not known", input=cited, do="Add them first: detente text add FILE --of …")
    source = next(one for one in dossier.sources if one.id == view.draft.source)
    whole = find(texts, view.draft.text).text
    called = {one.id: one.name for one in dossier.actors}
    author = called.get(view.draft.author or whole.author or "", "")
    return export.akoma_ntoso(whole, view.draft, view.outline, source=source, author=author)
