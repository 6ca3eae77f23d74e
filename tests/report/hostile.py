"""A dossier made to break pages: markup, script, controls, direction overrides, endless words, many of all."""

from __future__ import annotations

import datetime as dt
import hashlib

from detente.model import (
    Actor,
    Decision,
    Dossier,
    Meeting,
    PartialDate,
    Passage,
    Position,
    Proposal,
    Source,
    Statement,
    View,
    Why,
)

SCRIPT = "</script></style><script>alert('x')</script><img src=http://evil.example/x.png onerror=alert(1)>"
CONTROLS = "bell\x07 null\x00 override\u202eesrever\u202c embed\u202bx line\u2028sep {{ 7 * 7 }} {% raw %}"
ENDLESS = "W" * 400
MARKDOWN = "| # *bold* [link](http://evil.example) ![img](http://evil.example/i.png) <b>b</b> `code` &amp; ~~x~~ $x$"
HEBREW = "שלום עולם (1) – “x”"
SAYINGS = (SCRIPT, CONTROLS, ENDLESS, MARKDOWN, HEBREW)

_WHY = Why(rule="by hand", words=SCRIPT, by=SCRIPT)
ISSUES = ("ceasefire", "forces", "territory", "alliance", "guarantees", "monitoring", "prisoners", "sanctions")
OPTIONS = ("general", "hold", "ceded", "neutral", "troops", "observers", "all", "lifted")


def _source(number: int) -> Source:
    text = "\n\n".join(f"{number}{piece} {SAYINGS[piece]}" for piece in range(len(SAYINGS)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Source(id=f"{SCRIPT}{number}", sha256=digest, media_type="text/plain", location=f"/home/secret/{SCRIPT}",
                  text=text, title=SAYINGS[number % 5], outlet=SAYINGS[(number + 1) % 5], language='en"><script>',
                  published=dt.datetime(2031, 3, 1 + number, tzinfo=dt.UTC), published_words=SCRIPT,
                  handling=SCRIPT if number == 0 else "unclassified")  # fmt: skip


SOURCES = tuple(_source(number) for number in range(10))


def _at(source: int, piece: int) -> Passage:
    text = SOURCES[source].text
    start = text.index(f"{source}{piece} ")
    end = start + len(f"{source}{piece} {SAYINGS[piece]}")
    return Passage(source=SOURCES[source].id, start=start, end=end, exact=text[start:end])


def dossier() -> Dossier:
    """Ten sources, six parties with hostile names, every kind of fact many times over."""
    parties = tuple(
        Actor(id=f"p{n}", evidence=(), why=_WHY, kind="state", name=f"{SAYINGS[n % 5][:60]} {n}", names=(SCRIPT,),
              standing="party")
        for n in range(6)
    )  # fmt: skip
    people = tuple(
        Actor(id=f"h{n}", evidence=(), why=_WHY, kind="person", name=f"{SAYINGS[n % 5][:80]} person {n}", names=(),
              side=f"p{n % 6}", role=SCRIPT)
        for n in range(18)
    )  # fmt: skip
    numbers = range(40)
    positions = tuple(
        Position(id=f"o{n}<'\">", evidence=(_at(n % 10, n % 5),), why=_WHY, party=f"p{n % 6}", issue=ISSUES[n % 8],
                 option=OPTIONS[n % 8], attitude=("demands", "rejects", "accepts", "open")[n % 4],
                 red_line=n % 3 == 0, voice=("own words", "paraphrased")[n % 2], speaker=f"h{n % 6}",
                 condition=_at(n % 10, n % 5) if n % 4 == 2 else None)
        for n in numbers
    )  # fmt: skip
    return Dossier(
        name=SCRIPT,
        sources=SOURCES,
        actors=parties + people,
        positions=positions,
        statements=tuple(
            Statement(id=f"s{n}", evidence=(_at(n % 10, n % 5),), why=_WHY, content=(_at(n % 10, n % 5),),
                      mode="direct", speaker=f"h{n % 6}", described=SCRIPT)
            for n in numbers
        ),
        meetings=tuple(
            Meeting(id=f"m{n}", evidence=(_at(n % 10, 0),), why=_WHY, participants=tuple(f"h{k}" for k in range(18)),
                    mediators=("p5",), place=SAYINGS[n % 5], date=PartialDate(value="2031-03-10"),
                    status="planned" if n % 2 else "held")
            for n in range(8)
        ),
        proposals=tuple(
            Proposal(id=f"t{n}", evidence=(_at(n % 10, 1),), why=_WHY, name=SAYINGS[n % 5], author="p0",
                     counters=ENDLESS, date=PartialDate(value="2031-03"))
            for n in range(5)
        ),
        decisions=tuple(
            Decision(id=f"d{n}", evidence=(_at(n % 10, 2),), why=_WHY, body=f"h{n}", matter=SAYINGS[n % 5],
                     rule=None)
            for n in range(5)
        ),
        views=tuple(
            View(id=f"v{n}", evidence=(_at(n % 10, n % 5),), why=_WHY, actor=f"h{n}", words=_at(n % 10, n % 5))
            for n in range(6)
        ),
    )  # fmt: skip
