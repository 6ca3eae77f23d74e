"""A report on an invented process, and what a good model answers about it."""

from llm_server import claims

REPORT = """\
LUGANO, 4 May — Envoys of Brenia and the Ostmark Front met for three hours on Sunday under Swiss mediation.

“We will not leave the valley,” said Ilka Dorn, foreign minister of Brenia, adding that a truce was possible only if
prisoners came home first.

The Front's delegate, Pavo Reth, called the talks "useful but slow". He handed over an eight-point plan for the valley.
Parliament in Brenia votes on the plan on Friday. Shelling cut power to 40,000 households overnight, and repairs will
cost €2.5m. Brenia fears that a truce would let the Front rearm.
"""

ACTORS = [
    {"id": "brenia", "kind": "state", "name": "Brenia", "names": ["Brenia"], "side": None, "role": None, "standing": "party"},
    {"id": "front", "kind": "group", "name": "Ostmark Front", "names": ["Ostmark Front", "the Front"], "side": None, "role": None, "standing": "party"},
    {"id": "dorn", "kind": "person", "name": "Ilka Dorn", "names": ["Ilka Dorn"], "side": "brenia", "role": "foreign minister", "standing": None},
    {"id": "reth", "kind": "person", "name": "Pavo Reth", "names": ["Pavo Reth", "He"], "side": "front", "role": "delegate", "standing": None},
    {"id": "parl", "kind": "organisation", "name": "Parliament in Brenia", "names": ["Parliament in Brenia"], "side": "brenia", "role": None, "standing": None},
]  # fmt: skip

GOOD = claims(
    actors=ACTORS,
    statements=[
        {
            "speaker": "dorn",
            "relayer": None,
            "anonymous": False,
            "described": None,
            "mode": "direct",
            "content": ['"We will not leave the valley,"'],
            "cue": "said",
            "named": "Ilka Dorn, foreign minister of Brenia",
            "said_on": None,
            "strength": "insisted",
            "evidence": '"We will not leave the valley," said Ilka Dorn, foreign minister of Brenia',
            "before": None,
        },
        {
            "speaker": "dorn",
            "relayer": None,
            "anonymous": False,
            "described": None,
            "mode": "indirect",
            "content": ["a truce was possible only if prisoners came home first"],
            "cue": "adding that",
            "named": None,
            "said_on": None,
            "strength": "said",
            "evidence": "adding that a truce was possible only if prisoners came home first",
            "before": None,
        },
    ],
    meetings=[
        {
            "participants": ["brenia", "front"],
            "mediators": [],
            "absent": [],
            "place": "LUGANO",
            "date": {"value": "2031-05-04", "words": "on Sunday"},
            "hours": 3,
            "status": "held",
            "evidence": "Envoys of Brenia and the Ostmark Front met for three hours on Sunday",
            "before": None,
        }
    ],
    proposals=[
        {
            "name": "eight-point plan",
            "author": "front",
            "recipient": "brenia",
            "date": None,
            "status": "presented",
            "counters": None,
            "points": 8,
            "evidence": "He handed over an eight-point plan for the valley.",
            "before": None,
        }
    ],
    positions=[
        {
            "party": "dorn",
            "topic": "forces/full",
            "attitude": "rejects",
            "red_line": True,
            "condition": None,
            "voice": "own words",
            "speaker": "dorn",
            "strength": "insisted",
            "evidence": "We will not leave the valley",
            "before": None,
        },
        {
            "party": "brenia",
            "topic": "ceasefire/general",
            "attitude": "open",
            "red_line": False,
            "condition": "only if prisoners came home first",
            "voice": "paraphrased",
            "speaker": "dorn",
            "strength": "said",
            "evidence": "a truce was possible only if prisoners came home first",
            "before": None,
        },
    ],
    decisions=[
        {
            "body": "parl",
            "matter": "the plan",
            "date": {"value": "2031-05-09", "words": "on Friday"},
            "status": "planned",
            "rule": None,
            "resisted_by": [],
            "evidence": "Parliament in Brenia votes on the plan on Friday.",
            "before": None,
        }
    ],
    events=[
        {
            "what": "Shelling cut power to 40,000 households",
            "date": {"value": "2031-05-04", "words": "overnight"},
            "place": None,
            "amounts": [
                {"kind": "quantity", "value": "40000", "unit": "households", "words": "40,000 households"},
                {"kind": "money", "value": "2500000", "unit": "EUR", "words": "€2.5m"},
            ],
            "evidence": "Shelling cut power to 40,000 households overnight, and repairs will cost €2.5m.",
            "before": None,
        }
    ],
    views=[
        {
            "actor": "reth",
            "words": "useful but slow",
            "evidence": 'The Front\'s delegate, Pavo Reth, called the talks "useful but slow".',
            "before": None,
        }
    ],
    interests=[
        {
            "actor": "brenia",
            "kind": "fear",
            "words": "a truce would let the Front rearm",
            "evidence": "Brenia fears that a truce would let the Front rearm.",
            "before": None,
        }
    ],
)
