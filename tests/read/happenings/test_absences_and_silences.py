"""Who is noted as not there, which offers and demands nobody answered, and who plays which part: our own sentences."""

from pathlib import Path

import pytest
import yaml
from stage import CAST, WHY, read, staged

from detente.model import Passage, Position
from detente.read.happenings.roles import with_roles
from detente.read.happenings.unanswered import find_unanswered

HERE = Path(__file__).parent
ABSENT = yaml.safe_load((HERE / "absence_cases.yaml").read_text(encoding="utf-8"))
SILENT = yaml.safe_load((HERE / "unanswered_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ABSENT, ids=lambda case: case["text"][:70])
def test_absence(case):
    doc = read(case["text"])
    assert [one.actor for one in doc._.absences] == case["absent"]
    for one in doc._.absences:
        assert case["text"][one.words.start : one.words.end] == one.words.exact
        missed = [meeting for meeting in doc._.meetings if meeting.id == one.meeting]
        assert all(one.actor in meeting.absent and one.actor not in meeting.participants for meeting in missed)


@pytest.mark.parametrize("case", SILENT, ids=lambda case: case["text"][:70])
def test_unanswered(case):
    found = find_unanswered(staged(case["text"]))
    assert [one.party for one in found] == ([case["party"]] if case["party"] else [])
    for one in found:
        assert one.kind == case["kind"]
        assert case["words"] in one.words.exact
        assert one.said_so is not None


def position(party, text):
    at = Passage(source="test", start=0, end=len(text), exact=text)
    return Position(id="p1", evidence=(at,), why=WHY, party=party, issue="forces", option="full", attitude="demands")


def test_who_meets_and_wants_something_is_a_party_and_who_sits_between_a_mediator():
    text = "Voss met Drey in Sarrow on Monday, with Bea Quill between them. Dormark welcomed it."
    doc = read(text)
    doc._.actors = tuple(one for one in CAST if one.id not in ("velmora", "union")) + tuple(
        type(one)(**{**{name: getattr(one, name) for name in one.__dataclass_fields__}, "standing": None})
        for one in CAST
        if one.id in ("velmora", "union")
    )
    doc._.positions = (position("velmora", text),)
    standing = {one.id: one.standing for one in with_roles(doc)}
    assert standing["velmora"] == "party"
    assert standing["thessaly"] is None
    assert standing["quill"] == standing["league"] == "mediator"
    assert standing["voss"] is None
