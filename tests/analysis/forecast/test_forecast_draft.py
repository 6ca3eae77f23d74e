"""An issue drafted from a record: reported positions with their sentences, and nothing that no report gives."""

import pytest
import yaml

from detente.analysis.agreements import analyse
from detente.analysis.forecast import drafted, forecast, issues_of
from detente.errors import UsageError
from detente.model import Actor, Catalogue, Dossier, Issue, Option, Position, Source, Why, passage

WHY = Why(rule="test")
TEXT = "Lorn wants the ford shut. Tessel would share it, or leave it open. Quill will not have it shut. Maddock is said to want it open."
LINES = (
    ("lorn", "shut", "demands", "Lorn wants the ford shut.", "own words"),
    ("tessel", "shared", "accepts", "would share it", "paraphrased"),
    ("tessel", "open", "open", "leave it open", "paraphrased"),
    ("quill", "shut", "rejects", "Quill will not have it shut.", "own words"),
    ("maddock", "open", "demands", "Maddock is said to want it open.", "outlet"),
)


def catalogue(*, scale=True):
    options = {one: Option(title=one.title(), cues=(one,)) for one in ("shut", "guarded", "shared", "open")}
    return Catalogue(issues={"ford": Issue(title="The ford", options=options, scale=scale, cues=("ford",))})


def dossier():
    actors = tuple(
        Actor(id=one, kind="state", name=one.title(), names=(one.title(),), evidence=(), why=WHY)
        for one in sorted({party for party, *_ in LINES})
    )
    positions = []
    for number, (party, option, attitude, words, voice) in enumerate(LINES):
        start = TEXT.index(words)
        where = passage("r1", TEXT, start=start, end=start + len(words))
        positions.append(
            Position(
                id=f"p{number}",
                party=party,
                issue="ford",
                option=option,
                attitude=attitude,
                voice=voice,
                evidence=(where,),
                why=WHY,
            )
        )
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="r1.txt", text=TEXT)
    return Dossier(name="Ford", sources=(source,), actors=actors, positions=tuple(positions))


def draft_of(known):
    return drafted("ford", dossier(), analyse(dossier(), known), catalogue=known)


def test_positions_are_those_that_a_party_is_reported_to_want_or_take():
    actors = draft_of(catalogue())["actors"]
    assert actors["Lorn"]["position"]["range"] == [0, 0]
    assert actors["Tessel"]["position"]["range"] == [2, 3]
    assert actors["Tessel"]["position"]["said"][0]["words"] == "Tessel would share it, or leave it open."
    assert actors["Quill"]["position"]["value"] is None  # a refusal says where it is not
    assert actors["Quill"]["position"]["said"][0]["by"] == "Quill (own words)"
    assert actors["Maddock"]["position"]["value"] is None  # the outlet's word alone is no position of its own
    assert all(one["capability"] is None and one["salience"] is None for one in actors.values())


def test_a_draft_is_an_issue_that_says_what_it_needs():
    (issue,) = issues_of(yaml.safe_load(yaml.safe_dump(draft_of(catalogue()))), origin="draft")
    needs = forecast(issue).needs
    assert "position of Quill" in needs
    assert "position of Lorn" not in needs
    assert {f"{field} of {name}" for field in ("capability", "salience") for name in ("Lorn", "Tessel")} <= set(needs)


def test_an_issue_without_an_order_or_a_position_is_refused():
    with pytest.raises(UsageError, match="have no order"):
        draft_of(catalogue(scale=False))
    with pytest.raises(UsageError, match="no issue is called"):
        drafted("bridge", dossier(), analyse(dossier(), catalogue()), catalogue=catalogue())
    none = Dossier(name="None")
    with pytest.raises(UsageError, match="no party has a position"):
        drafted("ford", none, analyse(none, catalogue()), catalogue=catalogue())
