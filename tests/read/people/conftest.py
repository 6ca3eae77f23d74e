from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from detente.model import Actor
from detente.read import layout, learnt, people


@pytest.fixture(scope="session")
def people_pipeline() -> Language:
    nlp = spacy.blank("en")
    for name in (learnt.NAME, *layout.COMPONENTS, *people.COMPONENTS):
        nlp.add_pipe(name)
    return nlp


@pytest.fixture
def report(people_pipeline: Language) -> Callable[..., Doc]:
    """A report read as far as its people."""

    def read(text: str, title: str | None = None) -> Doc:
        doc = people_pipeline.make_doc(text)
        doc._.source_id, doc._.title = "r1", title
        for _, component in people_pipeline.pipeline:
            doc = component(doc)
        return doc

    return read


@pytest.fixture
def misread(report: Callable[..., Doc]) -> Callable[..., list[str]]:
    """What a report's people are taken for, against what a case says; empty where all is as it says.

    A case is a list of clauses, parted by semicolons:
    "Ana Diaz > Marvia" she acts for Marvia · "Ana Diaz > -" for nobody · "KLF = the front" one actor ·
    "Ana Diaz / Ivo Renn" two actors · "Brack !" no actor · "Ana Diaz ~ person" its kind · "Norway @ host" its
    standing · "Ana Diaz : foreign minister" her office · "[the minister] -> Ana Diaz" whom words stand for (the
    second time they stand: "[she#2]"); "-> ?" stays open · "[both sides] -> Marvia + KLF".
    """

    def check(text: str, wanted: str, title: str | None = None) -> list[str]:
        doc = report(text, title)
        return [said for clause in wanted.split(";") if (said := _wrong(doc, clause.strip()))]

    return check


_CLAUSE = re.compile(r"(.+?)\s*( > | = | / | !$| ~ | @ | : | -> )\s*(.*)")


def _wrong(doc: Doc, clause: str) -> str:
    found = _CLAUSE.match(clause.replace("!", " !"))
    assert found, clause
    left, sign, right = found[1].strip(), found[2].strip(), found[3].strip()
    if sign == "->":
        seen = _meant(doc, left)
        return "" if seen == ([] if right == "?" else _named(doc, right)) else f"{clause}: {seen}"
    ids = _ids(doc, left)
    if sign == "!":
        return f"{clause}: {ids}" if ids else ""
    if len(ids) != 1:
        return f"{clause}: {len(ids)} actors, of {[one.names for one in doc._.actors]}"
    one = people.actor_of(doc, ids[0])
    assert one is not None
    said = _said(doc, one, sign=sign, right=right)
    return f"{clause}: {said}" if said else ""


def _said(doc: Doc, one: Actor, *, sign: str, right: str) -> str:
    if sign in {"=", "/"}:
        other = _ids(doc, right)
        return "" if len(other) == 1 and (other == [one.id]) == (sign == "=") else f"{one.names}, {other}"
    value = {"~": one.kind, "@": one.standing, ":": one.role}.get(sign)
    if sign == ">":
        side = people.actor_of(doc, one.side)
        names = {*side.names, side.name} if side else {"-"}
        return "" if right in names else f"acts for {sorted(names)}"
    return "" if (value or "-").lower() == right.lower() else f"{value}"


def _ids(doc: Doc, name: str) -> list[str]:
    return [one.id for one in doc._.actors if name == one.name or name in one.names]


def _named(doc: Doc, names: str) -> list[str]:
    return sorted(one for name in names.split(" + ") for one in _ids(doc, name))


def _meant(doc: Doc, words: str) -> list[str]:
    wanted, _, nth = words.strip("[]").partition("#")
    spots = [one.start() for one in re.finditer(rf"\b{re.escape(wanted)}\b", doc.text)]
    start = spots[int(nth or 1) - 1]
    end = start + len(wanted)
    found = [one for one in doc._.mentions if one.start <= start and end <= one.end]
    found += [one for one in doc._.mentions if one.core.start < end and start < one.core.end and one not in found]
    return sorted({who for one in found for who in (one.members or (one.actor,)) if who})
