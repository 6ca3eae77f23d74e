"""What the ids of a file stand for, and what it names in words; an id that is not known is an error that names the entry."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements.exact.scenario import Choices
from detente.analysis.agreements.scenarios.form import Amounts, Combination, Some
from detente.analysis.agreements.scenarios.interface import Question, Side
from detente.errors import DataFileError


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for; raises DataFileError for one that is not known."""

    issues: tuple[Question, ...]
    parties: tuple[Side, ...]
    origin: str

    def wrong(self, what: str, *, do: str = "Correct the entry.") -> DataFileError:
        """The error for what is wrong in the file."""
        return DataFileError(what, input=self.origin, do=do)

    def party(self, id: str, *, entry: str) -> int:
        """The number of a party, by its id or its name. Raises DataFileError."""
        for number, one in enumerate(self.parties):
            if id in (one.id, one.name):
                return number
        known = ", ".join(one.name for one in self.parties)
        raise self.wrong(f"{entry} names the party {id!r}, which is not known", do=f"There are: {known}.")

    def issue(self, id: str, *, entry: str) -> int:
        """The number of an issue. Raises DataFileError."""
        ids = [one.id for one in self.issues]
        if id not in ids:
            raise self.wrong(f"{entry} names the issue {id!r}, which is not known", do=f"There are: {', '.join(ids)}.")
        return ids.index(id)

    def option(self, issue: int, id: str, *, entry: str) -> int:
        """The number of an option of an issue. Raises DataFileError."""
        one = self.issues[issue]
        ids = [number_words(number) for number in one.numbers] if one.numbers else list(one.options)
        if id not in ids:
            raise self.wrong(f"{entry} names {id!r}, which {one.id!r} does not have", do=f"It has: {', '.join(ids)}.")
        return ids.index(id)

    def options(self, issue: int, some: Some, *, entry: str) -> frozenset[int]:
        """The numbers of some options of an issue, or of amounts within bounds; at least one. Raises DataFileError."""
        if isinstance(some, Amounts):
            found = self._between(issue, some, entry=entry)
        else:
            ids = (some,) if isinstance(some, str) else some
            found = frozenset(self.option(issue, key, entry=entry) for key in ids)
        if not found:
            raise self.wrong(f"{entry} names no option of {self.issues[issue].id!r}")
        return found

    def _between(self, issue: int, bounds: Amounts, *, entry: str) -> frozenset[int]:
        one = self.issues[issue]
        if not one.amounts:
            raise self.wrong(f"{entry} sets bounds on {one.id!r}, whose options are no amounts")
        low, high = bounds.at_least, bounds.at_most
        return frozenset(
            place
            for place, (least, most) in enumerate(one.spans or [(number, number) for number in one.numbers or ()])
            if (low is None or least >= low) and (high is None or most <= high)
        )

    def words(self, some: Combination) -> str:
        """A combination in the titles of its issues and options."""
        return ", ".join(f"{self._titled(issue)}: {self._chosen(issue, options)}" for issue, options in some.items())

    def _titled(self, id: str) -> str:
        return next((one.title for one in self.issues if one.id == id), id)

    def _chosen(self, id: str, some: Some) -> str:
        if isinstance(some, Amounts):
            unit = next((f" {one.unit}" for one in self.issues if one.id == id and one.unit), "")
            return f"{_bounds_words(some)}{unit}"
        titles = {
            key: title
            for one in self.issues
            if one.id == id
            for key, title in zip(one.options, one.titles, strict=True)
        }
        return " or ".join(titles.get(one, one) for one in ((some,) if isinstance(some, str) else some))

    def choices(self, some: Combination, *, entry: str) -> Choices:
        """A combination in numbers. Raises DataFileError."""
        if not some:
            raise self.wrong(f"{entry} names no issue")
        found = []
        for key, options in some.items():
            issue = self.issue(key, entry=entry)
            found.append((issue, self.options(issue, options, entry=entry)))
        return tuple(sorted(found, key=lambda one: one[0]))


def number_words(number: Fraction) -> str:
    """A number as a person would write it: 5000, 0.5, 1/3."""
    if number.denominator == 1:
        return str(number.numerator)
    words = str(float(number))
    return words if "e" not in words and Fraction(words) == number else str(number)


def _bounds_words(some: Amounts) -> str:
    low = f"at least {number_words(some.at_least)}" if some.at_least is not None else ""
    high = f"at most {number_words(some.at_most)}" if some.at_most is not None else ""
    return " and ".join(one for one in (low, high) if one) or "any"
