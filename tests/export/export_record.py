"""A small record of invented talks, with every kind of fact in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

from detente.model import (
    Actor,
    Catalogue,
    Decision,
    Dossier,
    Event,
    Interest,
    Issue,
    Judgement,
    Meeting,
    Money,
    Option,
    PartialDate,
    Position,
    Proposal,
    Quantity,
    Source,
    Statement,
    View,
    Why,
    passage,
)

TEXT = (
    "Ostrel's envoy said the lake would stay closed, unless the toll is dropped. 🕊 The two sides meet again on "
    "Thursday in Lindhaven. =cmd, said nobody. “We are tired; we go on,” she added."
)
WHY = Why(rule="test.rule", words="said")
CATALOGUE = Catalogue(issues={"lake": Issue(title="Lake traffic", options={"closed": Option(title="closed to all")})})


def words(exact: str):
    start = TEXT.index(exact)
    return passage("src1", TEXT, start=start, end=start + len(exact))


def source(**more) -> Source:
    fields = {
        "id": "src1",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "media_type": "text/plain",
        "location": "/home/somebody/secret/report.txt",
        "text": TEXT,
        "title": "Lake talks go on",
        "language": "en",
        "published": dt.datetime(2044, 2, 9, 18, 30, tzinfo=dt.UTC),
    }
    return Source(**fields | more)


def meeting(id="m1", **more) -> Meeting:
    fields = {
        "participants": ("ostrel", "vimmar"),
        "mediators": ("league",),
        "place": "Lindhaven, Old Town",
        "date": PartialDate(value="2044-02-11", words="on Thursday"),
        "status": "planned",
        "evidence": (words("The two sides meet again on Thursday in Lindhaven."),),
    }
    return Meeting(id=id, why=WHY, **fields | more)


def decision(id="d1", **more) -> Decision:
    fields = {"body": "league", "matter": "vote on the toll", "evidence": (words("the toll is dropped"),)}
    return Decision(id=id, why=WHY, **fields | more)


def record(**more) -> Dossier:
    said = words("the lake would stay closed")
    tired = words("We are tired; we go on,")
    fields = {
        "name": "Lake talks",
        "sources": (source(),),
        "actors": tuple(
            Actor(id=one, kind="state", name=one.title(), names=(one.title(),), evidence=(), why=WHY)
            for one in ("ostrel", "vimmar", "league")
        ),
        "statements": (
            Statement(
                id="s1",
                speaker="ostrel",
                mode="indirect",
                content=(said,),
                cue=words("said"),
                evidence=(said,),
                why=WHY,
            ),
        ),
        "meetings": (meeting(),),
        "proposals": (Proposal(id="x1", name="=the plan", author="ostrel", points=4, evidence=(said,), why=WHY),),
        "positions": (
            Position(
                id="p1",
                party="ostrel",
                issue="lake",
                option="closed",
                attitude="demands",
                red_line=True,
                condition=words("unless the toll is dropped"),
                voice="paraphrased",
                evidence=(said,),
                why=WHY,
            ),
        ),
        "decisions": (decision(date=PartialDate(value="2044-03")),),
        "events": (
            Event(
                id="e1",
                what="toll raised",
                amounts=(Money(amount=Decimal(-5), currency="EUR"), Quantity(value=Decimal(3), unit="boats")),
                evidence=(said,),
                why=WHY,
            ),
        ),
        "views": (View(id="v1", actor="ostrel", words=tired, evidence=(tired,), why=WHY),),
        "interests": (Interest(id="i1", actor="ostrel", kind="reason", words=tired, evidence=(tired,), why=WHY),),
        "judgements": (
            Judgement(fact="p1", verdict="accept", by="A. Reader", at=dt.datetime(2044, 2, 10, tzinfo=dt.UTC)),
        ),
    }
    return Dossier(**fields | more)
