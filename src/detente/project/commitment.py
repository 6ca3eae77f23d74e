"""Commitment models as the workbench runs them: a file in, words and plain data out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.commitment import Finding, as_data, catalogue, curve, findings, model_of, sentences
from detente.errors import UsageError
from detente.model.ranges import read_mapping


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A model's findings; `data` for JSON, `words` line by line, `inputs` what the model is made of."""

    title: str
    inputs: dict[str, Any]
    findings: tuple[Finding, ...]
    data: dict[str, Any]
    words: tuple[str, ...]

    def svg(self, form: str | None = None, *, across: str | None = None) -> str:
        """The break-even picture of one form (the first where none is named), across its usual input or another.

        Raises UsageError where the model has no such form, or an input that the picture needs is missing.
        """
        from detente.report.breakeven import break_even_svg

        named = {one.form.name: one for one in self.findings}
        if form is not None and form not in named:
            raise UsageError(f"the model has no form {form!r}", do=f"It has: {', '.join(named)}.")
        found = named[form] if form else self.findings[0]
        return break_even_svg(curve(found, across=across), found)


def worked_out(path: Path) -> WorkedOut:
    """What the forms of a model say. Raises DataFileError or UsageError naming the entry that is wrong."""
    held = read_mapping(path)
    model = model_of(held, origin=str(path))
    found = findings(model)
    heading = [model.title] if model.title else []
    return WorkedOut(
        title=model.title,
        inputs=held,
        findings=tuple(found),
        data={"title": model.title, "forms": [as_data(one) for one in found]},
        words=(*heading, *(line for one in found for line in sentences(one))),
    )


def forms() -> list[dict[str, Any]]:
    """Every form there is, with its inputs and results."""
    return catalogue()
