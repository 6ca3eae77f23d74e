"""An invented process for the tests of the brief: Varland and Merenia talk at Sund, over three weeks.

Six sources: two agency reports, a broadcaster's page without a date, a read-out, a page in another language
and a file that could not be opened. Every passage is found in its text by `index`, so none can be off.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

from detente.model import (
    Actor,
    Decision,
    Dossier,
    Event,
    Interest,
    Judgement,
    Meeting,
    Money,
    PartialDate,
    Passage,
    Position,
    Proposal,
    Quantity,
    Source,
    Statement,
    View,
    Why,
)

WIRE = """SUND, March 3 (Coastwire) – Varland and Merenia opened four days of talks on the Narrows on Monday, \
the first since the fighting of last autumn.

Foreign Minister Ana Diaz of Varland and the Merenian chief negotiator, Teodor Blik, sat across one table for \
six hours at the old customs house, with Sund's envoy Ines Okafor between them. The Harbour Council, which holds \
the southern shore, was not in the room.

"We will sign nothing before there is a general ceasefire, on land and at sea," Diaz told reporters on Monday \
evening. "That is a red line, and it was one yesterday."

Merenia rejects a general ceasefire "that would freeze the blockade in place", Blik said. He was open to a pause \
around the two ports, he added, provided that Varland lets relief ships pass.

Varland fears that a pause without monitors would only give the other side time to rearm, a senior Varland \
official said.

Okafor put a nine-point paper to both sides on Monday morning. "The talks were frank, and I would call them \
useful," she said.
"""

LATER = """SUND, March 12 (Coastwire) – Varland offered on Wednesday to accept observers from three neutral \
states along the Narrows if the sanctions on its shipping are lifted in phases.

"This is already a long step for us," Ana Diaz said after a second round at the customs house that lasted four and \
a half hours. "We are waiting for an answer, and have none."

Blik did not speak about the offer. He handed over a seven-point reply to the nine-point paper, and said that \
Merenia demanded all prisoners back, "every one of them, no lists and no exceptions".

Merenia called the atmosphere "heavy". Diaz spoke of "a little more light than last week".

The two sides meet again in Sund on 19 March. Varland's assembly votes on any text on 28 March; two parties of the \
coast have said they will resist it. Merenia's Council of Elders must also agree, under a rule nobody has made public.
"""

BROADCAST = """Narrows talks: what we know

About 40,000 households on both shores were without water this week after a pumping station was hit.

Sund has set aside 12 million crowns for repairs. Merenia has repeatedly said that the islands of the Narrows are \
not up for discussion. For Merenia, ceding them is a red line.

According to Blik, Varland has told him privately that it would defer the question of the islands for ten years. \
Varland has not said so in public.

"Nobody expects peace by summer," an official close to the talks said.
"""

READOUT = """Read-out of the Office of the Envoy, Harsund Road, Sund

The parties agreed in a joint text of 12 March that prisoners will be exchanged in stages, beginning with the wounded.

The Envoy noted that Varland and Merenia would each consult their governments before the next sitting.
"""

FRENCH = "Les pourparlers sur les détroits ont repris mardi. Les délégations n'ont rien dit."

_WHY = Why(rule="by hand", by="hand")


def _source(name: str, text: str, **fields: object) -> Source:
    digest = hashlib.sha256(text.encode() or name.encode()).hexdigest()
    given = {"media_type": "text/plain", "location": f"/reports/{name}.txt", "kind": "report", **fields}
    return Source(id=name, sha256=digest, text=text, **given)  # type: ignore[arg-type]


SOURCES = (
    _source(
        "wire",
        WIRE,
        title="Varland, Merenia open talks on the Narrows",
        outlet="Coastwire",
        published=dt.datetime(2031, 3, 3, 21, 40, tzinfo=dt.UTC),
        language="en",
    ),
    _source(
        "later",
        LATER,
        title="Varland offers to accept observers",
        outlet="Coastwire",
        published=dt.datetime(2031, 3, 12, 19, 5, tzinfo=dt.UTC),
        language="en",
        handling="confidential",
    ),
    _source("broadcast", BROADCAST, title="Narrows talks: what we know", outlet="Strait Radio", language="en"),
    _source(
        "readout",
        READOUT,
        title="Read-out of the Office of the Envoy",
        outlet="Office of the Envoy",
        published=dt.datetime(2031, 3, 13, tzinfo=dt.UTC),
        language="en",
    ),
    _source("french", FRENCH, title="Reprise des pourparlers", outlet="Radio du Détroit", language="fr",
            status="not read", reason="in French; only English is read"),
    _source("scan", "", location="/reports/scan-0311.pdf", media_type="application/pdf", status="unreadable",
            reason="a PDF of images without text; run it through OCR first"),
)  # fmt: skip

TEXTS = {source.id: source.text for source in SOURCES}


def words(source: str, exact: str) -> Passage:
    """The passage of a source that holds exactly these words (their first occurrence)."""
    start = TEXTS[source].index(exact)
    return Passage(source=source, start=start, end=start + len(exact), exact=exact)


def on(value: str, said: str = "") -> PartialDate:
    return PartialDate(value=value, words=said)


def actor(id: str, name: str, kind: str = "person", **fields: object) -> Actor:
    names = fields.pop("names", (name,))
    return Actor(id=id, evidence=(), why=_WHY, kind=kind, name=name, names=names, **fields)  # type: ignore[arg-type]


ACTORS = (
    actor("varland", "Varland", "state", names=("Varland", "Harsund"), standing="party"),
    actor("merenia", "Merenia", "state", standing="party"),
    actor("sund", "Sund", "state", standing="host"),
    actor("council", "Harbour Council", "group"),
    actor("diaz", "Ana Diaz", names=("Ana Diaz", "Diaz"), side="varland", role="foreign minister"),
    actor("blik", "Teodor Blik", names=("Teodor Blik", "Blik"), side="merenia", role="chief negotiator"),
    actor("okafor", "Ines Okafor", names=("Ines Okafor", "Okafor"), side="sund", role="envoy", standing="mediator"),
    actor("assembly", "Varland’s assembly", "organisation", side="varland"),
    actor("elders", "Council of Elders", "organisation", side="merenia"),
)

S_SIGN = words("wire", '"We will sign nothing before there is a general ceasefire, on land and at sea," Diaz told '
               'reporters on Monday evening. "That is a red line, and it was one yesterday."')  # fmt: skip
S_FREEZE = words("wire", 'Merenia rejects a general ceasefire "that would freeze the blockade in place", Blik said.')
S_PAUSE = words("wire", "He was open to a pause around the two ports, he added, provided that Varland lets relief "
                "ships pass.")  # fmt: skip
S_FEAR = words("wire", "Varland fears that a pause without monitors would only give the other side time to rearm, a "
               "senior Varland official said.")  # fmt: skip
S_USEFUL = words("wire", '"The talks were frank, and I would call them useful," she said.')
S_OFFER = words("later", "Varland offered on Wednesday to accept observers from three neutral states along the Narrows "
                "if the sanctions on its shipping are lifted in phases.")  # fmt: skip
S_STEP = words("later", '"This is already a long step for us," Ana Diaz said after a second round at the customs house '
               'that lasted four and a half hours. "We are waiting for an answer, and have none."')  # fmt: skip
S_PRISONERS = words("later", 'said that Merenia demanded all prisoners back, "every one of them, no lists and no '
                    'exceptions".')  # fmt: skip
S_LIGHT = words("later", 'Diaz spoke of "a little more light than last week".')

STATEMENTS = (
    Statement(id="s1", evidence=(S_SIGN,), why=_WHY, speaker="diaz", mode="direct", said_on=on("2031-03-03"),
              strength="insisted",
              content=(words("wire", "We will sign nothing before there is a general ceasefire, on land and at sea,"),
                       words("wire", "That is a red line, and it was one yesterday."))),
    Statement(id="s2", evidence=(S_FREEZE,), why=_WHY, speaker="blik", mode="mixed",
              content=(words("wire", 'Merenia rejects a general ceasefire "that would freeze the blockade in place"'),)),
    Statement(id="s3", evidence=(S_PAUSE,), why=_WHY, speaker="blik", mode="indirect", content=(S_PAUSE,)),
    Statement(id="s4", evidence=(S_FEAR,), why=_WHY, speaker="varland", mode="indirect", anonymous=True,
              described="a senior Varland official",
              content=(words("wire", "a pause without monitors would only give the other side time to rearm"),)),
    Statement(id="s5", evidence=(S_USEFUL,), why=_WHY, speaker="okafor", mode="direct",
              content=(words("wire", "The talks were frank, and I would call them useful,"),)),
    Statement(id="s6", evidence=(S_STEP,), why=_WHY, speaker="diaz", mode="direct", said_on=on("2031-03-12"),
              content=(words("later", "This is already a long step for us,"),
                       words("later", "We are waiting for an answer, and have none."))),
    Statement(id="s7", evidence=(S_PRISONERS,), why=_WHY, speaker="blik", mode="mixed",
              content=(words("later", 'Merenia demanded all prisoners back, "every one of them, no lists and no '
                             'exceptions"'),)),
    Statement(id="s8", evidence=(words("broadcast", '"Nobody expects peace by summer," an official close to the talks '
                                       "said."),), why=_WHY, speaker=None, mode="direct", anonymous=True,
              described="an official close to the talks",
              content=(words("broadcast", "Nobody expects peace by summer,"),)),
    Statement(id="s9", evidence=(words("broadcast", "According to Blik, Varland has told him privately that it would "
                                       "defer the question of the islands for ten years."),), why=_WHY,
              speaker="varland", relayer="blik", mode="indirect",
              content=(words("broadcast", "it would defer the question of the islands for ten years"),)),
)  # fmt: skip

MEETINGS = (
    Meeting(id="m1", evidence=(words("wire", "Foreign Minister Ana Diaz of Varland and the Merenian chief negotiator, "
                                     "Teodor Blik, sat across one table for six hours at the old customs house, with "
                                     "Sund's envoy Ines Okafor between them."),), why=_WHY,
            participants=("diaz", "blik"), mediators=("okafor",), absent=("council",), place="Sund",
            date=on("2031-03-03", "on Monday"), hours=6.0),
    Meeting(id="m2", evidence=(words("later", "a second round at the customs house that lasted four and a half hours"),),
            why=_WHY, participants=("varland", "merenia"), place="Sund", date=on("2031-03-12"), hours=4.5),
    Meeting(id="m3", evidence=(words("later", "The two sides meet again in Sund on 19 March."),), why=_WHY,
            participants=("varland", "merenia"), place="Sund", date=on("2031-03-19", "on 19 March"), status="planned"),
)  # fmt: skip

PROPOSALS = (
    Proposal(id="p1", evidence=(words("wire", "Okafor put a nine-point paper to both sides on Monday morning."),),
             why=_WHY, name="nine-point paper", author="sund", date=on("2031-03-03"), points=9,
             status="under discussion"),
    Proposal(id="p2", evidence=(words("later", "He handed over a seven-point reply to the nine-point paper"),), why=_WHY,
             name="seven-point reply", author="merenia", recipient="sund", date=on("2031-03-12"), points=7,
             counters="nine-point paper"),
)  # fmt: skip

POSITIONS = (
    Position(id="o1", evidence=(S_SIGN,), why=_WHY, party="varland", issue="ceasefire", option="general",
             attitude="demands", red_line=True, voice="own words", speaker="diaz", strength="insisted"),
    Position(id="o2", evidence=(S_FREEZE,), why=_WHY, party="merenia", issue="ceasefire", option="general",
             attitude="rejects", voice="own words", speaker="blik"),
    Position(id="o3", evidence=(S_PAUSE,), why=_WHY, party="merenia", issue="ceasefire", option="limited",
             attitude="open", voice="paraphrased", speaker="blik",
             condition=words("wire", "provided that Varland lets relief ships pass")),
    Position(id="o4", evidence=(S_OFFER,), why=_WHY, party="varland", issue="monitoring", option="observers",
             attitude="accepts", voice="paraphrased", speaker="varland",
             condition=words("later", "if the sanctions on its shipping are lifted in phases")),
    Position(id="o5", evidence=(S_PRISONERS,), why=_WHY, party="merenia", issue="prisoners", option="all",
             attitude="demands", voice="own words", speaker="blik"),
    Position(id="o6", evidence=(words("broadcast", "For Merenia, ceding them is a red line."),), why=_WHY,
             party="merenia", issue="territory", option="ceded", attitude="rejects", red_line=True, voice="outlet"),
    Position(id="o7", evidence=STATEMENTS[8].evidence, why=_WHY, party="varland", issue="territory", option="deferred",
             attitude="open", voice="rival", speaker="blik"),
    Position(id="o8", evidence=(words("readout", "The parties agreed in a joint text of 12 March that prisoners will be "
                                      "exchanged in stages, beginning with the wounded."),), why=_WHY, party="varland",
             issue="prisoners", option="exchange", attitude="accepts", voice="joint text"),
    Position(id="o9", evidence=(words("readout", "The parties agreed in a joint text of 12 March that prisoners will be "
                                      "exchanged in stages, beginning with the wounded."),), why=_WHY, party="merenia",
             issue="prisoners", option="exchange", attitude="accepts", voice="joint text"),
    Position(id="o10", evidence=(S_OFFER,), why=_WHY, party="varland", issue="sanctions", option="phased",
             attitude="demands", voice="paraphrased", speaker="varland"),
)  # fmt: skip

DECISIONS = (
    Decision(id="d1", evidence=(words("later", "Varland's assembly votes on any text on 28 March; two parties of the "
                                      "coast have said they will resist it."),), why=_WHY, body="assembly",
             matter="vote on any text", date=on("2031-03-28", "on 28 March")),
    Decision(id="d2", evidence=(words("later", "Merenia's Council of Elders must also agree, under a rule nobody has "
                                      "made public."),), why=_WHY, body="elders", matter="agreement to any text"),
)  # fmt: skip

EVENTS = (
    Event(id="e1", evidence=(words("broadcast", "About 40,000 households on both shores were without water this week "
                                   "after a pumping station was hit."),), why=_WHY,
          what="households without water after a pumping station was hit",
          amounts=(Quantity(value=Decimal(40000), unit="households", words="About 40,000 households"),)),
    Event(id="e2", evidence=(words("broadcast", "Sund has set aside 12 million crowns for repairs."),), why=_WHY,
          what="money set aside for repairs", place="Sund",
          amounts=(Money(amount=Decimal(12000000), currency="SUK", words="12 million crowns"),)),
)  # fmt: skip

VIEWS = (
    View(id="v1", evidence=(S_USEFUL,), why=_WHY, actor="okafor",
         words=words("wire", "The talks were frank, and I would call them useful,")),
    View(id="v2", evidence=(words("later", 'Merenia called the atmosphere "heavy".'),), why=_WHY, actor="merenia",
         words=words("later", "heavy")),
    View(id="v3", evidence=(S_LIGHT,), why=_WHY, actor="diaz", words=words("later", "a little more light than last week")),
)  # fmt: skip

INTERESTS = (
    Interest(id="i1", evidence=(S_FEAR,), why=_WHY, actor="varland", kind="fear",
             words=words("wire", "a pause without monitors would only give the other side time to rearm")),
)  # fmt: skip


def dossier(**changes: object) -> Dossier:
    """The whole process; `changes` replace fields."""
    fields: dict[str, object] = {
        "name": "Narrows talks",
        "sources": SOURCES,
        "actors": ACTORS,
        "statements": STATEMENTS,
        "meetings": MEETINGS,
        "proposals": PROPOSALS,
        "positions": POSITIONS,
        "decisions": DECISIONS,
        "events": EVENTS,
        "views": VIEWS,
        "interests": INTERESTS,
        **changes,
    }
    return Dossier(**fields)  # type: ignore[arg-type]


def accepted(*facts: str, by: str = "R. Vane", minute: int = 0) -> tuple[Judgement, ...]:
    """Judgements that accept these facts."""
    at = dt.datetime(2031, 3, 13, 23, minute, tzinfo=dt.UTC)
    return tuple(Judgement(fact=fact, verdict="accept", by=by, at=at) for fact in facts)
