"""A record of an invented council: states, what they are told to want, and a decision to come."""

import datetime as dt

from detente.model import Actor, Catalogue, Decision, Dossier, Issue, Option, Passage, Position, Source, Why

WHY = Why(rule="test")
BODIES = """
reach-council:
  title: Council of the Reach
  names: [Reach Council]
  source: its charter
  as_of: 2041-01-01
  members: {Alba: 3, Brena: 2, Corvo: 2, Dalen: 1}
  called: {Dalen: [the Dales]}
  rules:
    - {title: Five of eight, called: [weighted majority], passes: {for: votes, at_least: 5}}
    - {title: Nobody against, called: [unanimity, unanimous], passes: {against: members, at_most: 0}}
"""


def words(text, source="r1"):
    return Passage(source=source, start=0, end=len(text), exact=text)


def actor(name, kind="state", **more):
    return Actor(id=f"a-{name}", kind=kind, name=name, names=(name,), evidence=(), why=WHY, **more)


def position(id, party, attitude, *, option="shared", voice="own words", condition=None, line=False):
    return Position(
        id=id,
        party=f"a-{party}",
        issue="harbour",
        option=option,
        attitude=attitude,
        red_line=line,
        voice=voice,
        condition=words(condition) if condition else None,
        evidence=(words(f"{party} {attitude} a shared harbour ({id})."),),
        why=WHY,
    )


def decision(matter="to vote on a shared harbour", **more):
    told = {
        "body": "a-Reach Council",
        "evidence": (words("The Reach Council is to vote on a shared harbour."),),
        **more,
    }
    return Decision(id="d1", matter=matter, why=WHY, **told)


def catalogue():
    harbour = Issue(
        title="Harbour",
        options={
            "shared": Option(title="shared", cues=("shared harbour",)),
            "shut": Option(title="shut", cues=("harbour shut",)),
        },
        cues=("harbour",),
    )
    water = Issue(title="Water", options={"metered": Option(title="metered", cues=("metered",))}, cues=("water",))
    return Catalogue(issues={"harbour": harbour, "water": water})


def dossier(*positions, decisions=None, actors=()):
    published = dt.datetime(2041, 5, 1, 12, tzinfo=dt.UTC)
    source = Source(
        id="r1",
        sha256="0" * 64,
        media_type="text/plain",
        location="x",
        text="",
        title="Harbour Gazette",
        published=published,
    )
    people = [actor(name) for name in ("Alba", "Brena", "Corvo", "the Dales", "Farland")]
    return Dossier(
        name="reach",
        sources=(source,),
        actors=(*people, actor("Reach Council", kind="organisation"), *actors),
        positions=positions,
        decisions=(decision(),) if decisions is None else decisions,
    )
