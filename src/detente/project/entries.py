"""What a user names: handling levels, options. Each is known, or the error says which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.model import Catalogue
    from detente.settings import Settings


def levels_upto(settings: Settings, level: str | None) -> tuple[str, ...]:
    """The handling levels up to one (the lowest alone where None). Raises UsageError for one that the settings lack."""
    if level is None:
        return settings.levels[:1]
    if level not in settings.levels:
        raise UsageError(f"no handling level is called {level!r}", do=f"There are: {', '.join(settings.levels)}.")
    return settings.levels[: settings.levels.index(level) + 1]


def check_option(catalogue: Catalogue, issue: str, option: str | None) -> None:
    """Raises UsageError where the catalogue has no such issue, or the issue no such option (None is any)."""
    if issue not in catalogue or option not in (None, *catalogue[issue].options):
        raise UsageError(f"no option {option!r} of an issue {issue!r}", do="detente issues lists them.")
