"""What the words of a user's matrix mean: the mapping file (docs/how-to/matrix.md describes it)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import Discriminator, TypeAdapter, ValidationError, model_validator
from pydantic.dataclasses import dataclass

from detente.errors import DataFileError
from detente.model import Catalogue
from detente.model.actor import ActorKind
from detente.model.passage import STRICT
from detente.model.position import Attitude

_YES = ("yes", "y", "x", "✓", "true", "1")
_NO = ("no", "n", "false", "0", "-", "–")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Party:
    """How a party is to be called, what it is, and its other names."""

    name: str
    kind: ActorKind = "group"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Value:
    """What a cell of a wide matrix says."""

    option: str
    attitude: Attitude
    red_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Columns:
    """The names of the columns of a long matrix."""

    party: str
    issue: str
    option: str
    attitude: str | None = None
    red_line: str | None = None
    condition: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class LongMapping:
    """A row a position. Words that are ids or attitudes already need no entry in the tables of words."""

    shape: Literal["long"]
    columns: Columns
    issues: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    attitudes: Mapping[str, Attitude] = field(default_factory=dict)
    attitude: Attitude | None = None
    red_line: tuple[str, ...] = _YES
    no_red_line: tuple[str, ...] = _NO
    parties: Mapping[str, Party] = field(default_factory=dict)

    @model_validator(mode="after")
    def _has_attitudes(self) -> Self:
        if self.columns.attitude is None and self.attitude is None:
            raise ValueError("name the column of the attitude, or one `attitude` that holds for all rows")
        return self


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class WideMapping:
    """Parties against issues. `rows` says which of them the rows are, `label` names the column that names them.

    `columns` gives, for the name of each other column, the issue's id (rows are parties) or the party (rows
    are issues); `issues` the ids for the labels of rows where these are issues.
    """

    shape: Literal["wide"]
    label: str
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, Value]]
    rows: Literal["parties", "issues"] = "parties"
    issues: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, Party] = field(default_factory=dict)


MatrixMapping = LongMapping | WideMapping
_MAPPING: TypeAdapter[MatrixMapping] = TypeAdapter(Annotated[MatrixMapping, Discriminator("shape")])


def load_mapping(path: Path, catalogue: Catalogue | None = None) -> MatrixMapping:
    """The mapping in a YAML file, checked against the catalogue of issues where one is given.

    Raises DataFileError naming the file and the entry that is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(
            f"the mapping cannot be read: {error}", input=str(path), do="Check the path; save it as UTF-8."
        ) from error
    return parse_mapping(text, catalogue, origin=str(path))


def parse_mapping(text: str, catalogue: Catalogue | None, *, origin: str) -> MatrixMapping:
    """The mapping in a YAML text, checked against the catalogue where one is given. Raises DataFileError."""
    try:
        # The base loader makes strings only: in YAML 1.1 a key `no` would else be the truth value.
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - safe, see above
        mapping = _MAPPING.validate_python(content)
    except yaml.YAMLError as error:
        raise DataFileError(f"not YAML: {error}", input=origin, do="Correct the file.") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(str(part) for part in first["loc"] if part not in {"long", "wide"}) or "the mapping"
        raise DataFileError(f"{entry}: {first['msg']}.", input=origin, do="Correct the entry.") from error
    if catalogue is not None:
        check(mapping, catalogue, origin=origin)
    return mapping


def check(mapping: MatrixMapping, catalogue: Catalogue, *, origin: str) -> None:
    """Raises DataFileError for an entry that names an issue or option which the catalogue lacks."""
    for entry, problem in _unknown(mapping, catalogue):
        raise DataFileError(f"{entry}: {problem}.", input=origin, do="Correct the entry, or add the issue to your own.")


def _unknown(mapping: MatrixMapping, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The entries that name an issue or option which the catalogue lacks."""
    named = {f"issues.{words}": issue for words, issue in mapping.issues.items()}
    if isinstance(mapping, WideMapping):
        if mapping.rows == "parties":
            named |= {f"columns.{words}": issue for words, issue in mapping.columns.items()}
        tables = {
            ("values", issue): {words: value.option for words, value in values.items()}
            for issue, values in mapping.values.items()
        }
    else:
        tables = {("options", issue): dict(options) for issue, options in mapping.options.items()}
    named |= {f"{key}.{issue}": issue for key, issue in tables}
    for entry, issue in named.items():
        if issue not in catalogue:
            yield entry, f"no issue {issue!r}; known are {', '.join(catalogue)}"
    for (key, issue), options in tables.items():
        for words, option in options.items():
            if issue in catalogue and option not in catalogue[issue].options:
                known = ", ".join(catalogue[issue].options)
                yield f"{key}.{issue}.{words}", f"no option {option!r} of {issue!r}; known are {known}"


def squeezed(words: str) -> str:
    """Words as they are compared: case, white space and the bar that a table cannot hold make no difference."""
    return re.sub(r"\s+", " ", words.replace("|", "¦")).strip().casefold()
