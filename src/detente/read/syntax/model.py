"""The parser that comes with the package: loaded once a process, at the first sentence that needs it.

`data/parser.zip` holds `meta.json` (what it was trained on, and with which spaCy), `config.json` (the pipeline) and
`weights.msgpack`. It is made by `make train-parser`; `data/CARD.md` says how good it is, `data/LICENCE` on which terms.
"""

from __future__ import annotations

import functools
import io
import json
import zipfile
from typing import Any

from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language

from detente.read.parsing import check, part, shipped

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of the parts in the archive: the same model gives the same bytes."""


class _Untokenised(English):  # type: ignore[no-untyped-call] # spaCy's own hook
    """English whose tokeniser knows no special cases: docs come tokenised, and reading them takes a third of loading."""

    class Defaults(EnglishDefaults):
        """English in all but the special cases."""

        tokenizer_exceptions: dict[str, list[dict[str, Any]]] = {}  # noqa: RUF012 - as spaCy declares it


def load(data: bytes, *, language: type[Language] = _Untokenised) -> Language:
    """The pipeline of an archive: tokenised docs in; tags, heads and relations out. Raises ParserMissingError."""
    check(data)
    nlp = language.from_config(json.loads(part(data, "config.json")))
    nlp = nlp.from_bytes(part(data, "weights.msgpack"), exclude=["tokenizer", "vocab"])
    for _, pipe in nlp.pipeline:
        for label in getattr(pipe, "labels", ()):
            nlp.vocab.strings.add(label)
    return nlp


@functools.cache
def parser() -> Language:
    """The parser of the package, kept for the life of the process. Raises ParserMissingError."""
    return load(shipped())


def pack(nlp: Language, config: dict[str, Any], meta: dict[str, Any]) -> bytes:
    """The archive of a trained pipeline, from which `load` makes it again."""
    made = io.BytesIO()
    parts = {
        "meta.json": json.dumps(meta, indent=1, sort_keys=True).encode(),
        "config.json": json.dumps(config, indent=1, sort_keys=True).encode(),
        "weights.msgpack": nlp.to_bytes(exclude=["tokenizer", "vocab"]),
    }
    with zipfile.ZipFile(made, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, compress_type=zipfile.ZIP_DEFLATED)
    return made.getvalue()
