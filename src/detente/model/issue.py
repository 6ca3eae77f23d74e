"""Issues and their options: what talks turn on, as data.

The catalogue is the package's `data/issues.yaml` with, laid over it, any file of the user's in the same
form. Ids are lower-case words; the built-in ids and options are never renamed.
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError, field_validator
from pydantic.dataclasses import dataclass

from detente.errors import DataFileError
from detente.model import safe_yaml
from detente.model.passage import STRICT


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Option:
    """One outcome that parties argue over. `cues` are regular expressions, case ignored, that name it."""

    title: str
    description: str = ""
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Issue:
    """One issue. Where `scale` is true the options run from one pole to the other, in their order.

    `pax` is the code of the PA-X issue category it belongs to (Bell and Badanjak 2019); `cues` are regular
    expressions by which a reader knows that a passage is about the issue at all.
    """

    title: str
    options: Mapping[str, Option]
    description: str = ""
    scale: bool = False
    pax: str = ""
    cues: tuple[str, ...] = ()

    @field_validator("options")
    @classmethod
    def _has_options(cls, options: Mapping[str, Option]) -> Mapping[str, Option]:
        if not options:
            raise ValueError("an issue needs at least one option")
        return options


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Catalogue:
    """All known issues by id, in the catalogue's order."""

    issues: Mapping[str, Issue]

    def __getitem__(self, issue: str) -> Issue:
        return self.issues[issue]

    def __contains__(self, issue: object) -> bool:
        return issue in self.issues

    def __iter__(self) -> Iterator[str]:
        return iter(self.issues)

    def title(self, issue: str, option: str | None = None) -> str:
        """The title of an issue or of one of its options; the id itself where it is unknown."""
        known = self.issues.get(issue)
        if known is None:
            return option or issue
        if option is None:
            return known.title
        return known.options[option].title if option in known.options else option

    def with_issues(self, more: Mapping[str, Issue]) -> Catalogue:
        """This catalogue with issues added, or replaced where the id is the same."""
        return Catalogue(issues={**self.issues, **more})


_ISSUES = TypeAdapter(dict[str, Issue])


def parse_issues(text: str, *, origin: str) -> dict[str, Issue]:
    """The issues in a YAML text. Raises DataFileError naming the entry that is wrong."""
    try:
        return _ISSUES.validate_python(safe_yaml.parsed(text) or {})
    except yaml.YAMLError as error:
        raise DataFileError(f"not YAML: {error}", input=origin, do="Correct the file.") from error
    except ValidationError as error:
        first = error.errors()[0]
        entry = ".".join(map(str, first["loc"]))
        raise DataFileError(f"entry {entry}: {first['msg']}", input=origin, do="Correct the entry.") from error


@functools.cache
def built_in() -> Catalogue:
    """The catalogue that comes with Detente."""
    data = importlib.resources.files("detente.model") / "data" / "issues.yaml"
    return Catalogue(issues=parse_issues(data.read_text(encoding="utf-8"), origin="issues.yaml"))


def load_catalogue(user_file: Path | None = None) -> Catalogue:
    """The built-in catalogue, with the user's issues laid over it."""
    if user_file is None:
        return built_in()
    try:
        text = user_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"cannot be read: {error}", input=str(user_file), do="Name a YAML file.") from error
    return built_in().with_issues(parse_issues(text, origin=str(user_file)))
