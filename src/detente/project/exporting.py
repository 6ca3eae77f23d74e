"""A dossier in one of the standard forms."""

from __future__ import annotations

from collections.abc import Callable

from detente import export
from detente.errors import UsageError
from detente.model import Catalogue, Dossier
from detente.project.texts import cited_version, find, views

_FORMS: dict[str, Callable[[Dossier, Catalogue], str]] = {
    "annotations": lambda dossier, _: export.web_annotations(dossier),
    "calendar": lambda dossier, _: export.calendar(dossier),
    "followthemoney": export.followthemoney,
    "popolo": lambda dossier, _: export.popolo(dossier),
    "graph": lambda dossier, _: export.graphml(dossier),
}


def exported(form: str, dossier: Dossier, catalogue: Catalogue, *, text: str | None, parquet: bool) -> bytes:
    """The bytes of a form that there is. Raises UsageError for a text that there is not, or that nobody has shared."""
    if form == "workbook":
        return export.workbook(dossier, catalogue)
    if form == "akoma-ntoso":
        return _draft(dossier, text).encode("utf-8")
    if form in _FORMS:
        return _FORMS[form](dossier, catalogue).encode("utf-8", "surrogatepass")
    if parquet:
        return export.parquet(export.plain_tables(dossier, catalogue)[form])
    return export.tables(dossier, catalogue)[form].encode("utf-8", "surrogatepass")


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
