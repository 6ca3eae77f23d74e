"""What the brief says of movement, of facts that several reports tell, and of parts in the talks."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import varland

from detente.model import Copies, Doubt, Join, Passage, Position, Source, Version, Why
from detente.report import render_docx, render_html, render_json, render_markdown

NEWS = (
    "Varland said it could live with a pause at the ports. Merenia dropped its demand for the release of all prisoners."
)
APRIL = Source(id="april", sha256="april", media_type="text/plain", location="april.txt", text=NEWS, outlet="Sund Radio",
               published=dt.datetime(2031, 4, 2, tzinfo=dt.UTC))  # fmt: skip


def april(words):
    start = NEWS.index(words)
    return Passage(source="april", start=start, end=start + len(words), exact=words)


def later(**fields):
    held = Position(**{
        "id": "n1", "evidence": (april("Varland said it could live with a pause at the ports."),), "why": varland._WHY,
        "party": "varland", "issue": "ceasefire", "option": "limited", "attitude": "open", "voice": "own words",
        "speaker": "diaz", "strength": "insisted", **fields,
    })  # fmt: skip
    return varland.dossier(sources=(*varland.SOURCES, APRIL), positions=(*varland.POSITIONS, held))


def table(brief, id):
    return next(block for annex in brief.annexes for block in annex.blocks if block.id.endswith(id))


def text_of(block):
    return [["".join(p.text for line in cell for p in line.parts) for cell in row.cells] for row in block.rows]


def test_a_move_is_news_with_both_passages(compose):
    brief = compose(later())
    claim = next(one for one in brief.claims if "softened" in one.text)
    assert claim.section == "new"
    assert claim.text.startswith(
        "Varland softened – Ceasefire: 3 March, demands general ceasefire (insisted); red line; 2 April, is open to"
    )
    assert set(claim.facts) == {"o1", "n1"}
    assert {one.source for one in claim.passages} == {"wire", "april"}


def test_a_move_told_in_another_voice_or_strength_is_not_claimed_but_shown_with_the_difference(compose):
    for fields in ({"voice": "paraphrased"}, {"strength": "said"}, {"voice": "outlet", "speaker": None}):
        brief = compose(later(**fields))
        assert not any("softened" in one.text for one in brief.claims)
        row = next(row for row in text_of(table(brief, "-movements")) if row[2].startswith("softened"))
        assert "Beware: told " in row[2]


def test_a_demand_that_is_not_sure_is_news_where_the_report_that_it_was_dropped_repeats_its_words(compose):
    unsure = Why(rule="test", words="", by="rules", confidence=0.3)
    doubted = tuple(replace(one, why=unsure) for one in varland.POSITIONS)
    told = {}
    for words in ("the release of all prisoners.", "all prisoners, every one of them."):
        text = NEWS.replace("the release of all prisoners.", words)
        sources = (*varland.SOURCES, replace(APRIL, text=text))
        brief = compose(varland.dossier(sources=sources, positions=doubted, statements=()))
        told[words] = [one.text for one in brief.claims if "gave up" in one.text]
    assert list(told.values()) == [
        [],
        [
            "Merenia gave up an earlier position, a report says; 2 April: “Merenia dropped its demand for all prisoners, every one of them.”"
        ],
    ]


def test_what_a_report_says_was_dropped_is_news_and_no_longer_stands(compose):
    brief = compose(later())
    claim = next(one for one in brief.claims if "gave up" in one.text)
    assert "“Merenia dropped its demand for the release of all prisoners.”" in claim.text
    assert "in the words of Sund Radio" in claim.voice
    assert len(claim.marks) == 2
    dropped = next(one for one in brief.movements if one.kind == "dropped")
    assert not any(dropped.before in one.facts for one in brief.claims if one.section == "positions")
    cells = [
        cell for block in brief.annexes[0].blocks if block.id == "annex-a-1" for row in text_of(block) for cell in row
    ]
    assert any("given up since, a report of 2 April says" in cell for cell in cells)


def test_movements_are_data_in_the_json(compose):
    data = json.loads(render_json(compose(later())))
    one = next(one for one in data["movements"] if one["after"] == "n1")
    assert (one["party"], one["issue"], one["before"], one["after"]) == ("varland", "ceasefire", "o1", "n1")
    assert (one["since"], one["at"]) == ("2031-03-03", "2031-04-02")
    texts = {source["id"]: source["text"] for source in data["sources"]}
    for passage in (*one["was"], *one["now"]):
        assert texts[passage["source"]][passage["start"] : passage["end"]] == passage["exact"]


def test_only_what_is_fresh_moves_in_a_later_brief(compose):
    earlier = dt.datetime(2031, 4, 3, tzinfo=dt.UTC)
    stale = compose(replace(later(), previous_brief=earlier))
    assert not any("softened" in one.text for one in stale.claims)
    fresh = compose(replace(later(), previous_brief=earlier, fresh=frozenset({"n1"})))
    assert any("softened" in one.text for one in fresh.claims)


def told_twice():
    first = varland.MEETINGS[0]
    other = april("Varland said it could live with a pause at the ports.")
    meeting = replace(first, hours=None, evidence=(*first.evidence, other))
    join = Join(
        fact=first.id, members=("x", "y"), sources=("wire", "april"), rule="record.same-meeting",
        reason="The same day (2031-03-03) and the same sides (Merenia, Varland).",
        versions=(Version(field="hours", value="5", sources=("april",)),
                  Version(field="hours", value="6", sources=("wire",))),
    )  # fmt: skip
    doubt = Doubt(one="diaz", other="blik", reason="“diaz” could be short for “diaz blik”.")
    return varland.dossier(sources=(*varland.SOURCES, APRIL), meetings=(meeting,), joins=(join,), doubts=(doubt,))


def test_five_hours_or_six_is_said_with_who_says_which(compose):
    brief = compose(told_twice())
    claim = next(one for one in brief.claims if one.facts == ("m1",))
    assert "5 hours (Sund Radio) or 6 hours (Coastwire)" in claim.text
    row = next(row for row in text_of(table(brief, "-joined")) if "5 hours" in row[0])
    assert row[2].startswith("The same day (2031-03-03)")
    assert row[3].startswith("length in hours: 5 (")
    (line,) = table(brief, "-apart").lines
    assert "Ana Diaz (Varland) / Teodor Blik (Merenia)" in "".join(part.text for part in line.parts)


def test_facts_that_may_be_one_stand_side_by_side_with_their_passages(compose):
    doubts = (
        Doubt(kind="meeting", one="m2", other="m3", score=0.8, reason="The same place (Sund)."),
        Doubt(kind="meeting", one="m2", other="not in this brief", score=0.8, reason="Nothing."),
    )
    brief = compose(varland.dossier(doubts=doubts))
    (line,) = table(brief, "-apart").lines
    text = "".join(part.text for part in line.parts)
    one, other = text.split(" / ")
    assert "12 March" in one and "19 March" in other and text.endswith(". The same place (Sund).")
    assert len(line.marks) == 2


def test_two_reports_that_are_one_text_count_as_one(compose):
    reason = "At least 90% of the words of the shorter stand in the other, in the same order."
    copies = Copies(sources=("wire", "april"), share=0.9, reason=reason)
    brief = compose(replace(told_twice(), copies=(copies,)))
    assert "1 the same text as another" in brief.head.reports
    assert not any("5 hours" in row[0] for row in text_of(table(brief, "-joined")))
    (line,) = table(brief, "-copies").lines
    assert reason in "".join(part.text for part in line.parts)


def test_every_form_has_them(compose):
    brief = compose(told_twice())
    assert "5 hours (Sund Radio) or 6 hours (Coastwire)" in render_html(brief)
    assert "5 hours (Sund Radio) or 6 hours (Coastwire)" in render_markdown(brief)
    assert json.loads(render_json(brief))["joins"][0]["versions"][0]["value"] == "5"
    assert render_docx(brief)


def test_parts_and_absences_have_their_table(compose):
    rows = {row[0]: row for row in text_of(table(compose(varland.dossier()), "-parts"))}
    assert rows["Varland"][1].startswith("party: ")
    assert "Ana Diaz, foreign minister" in rows["Varland"][2]
    assert "mediator" in rows["Sund"][1]
    assert rows["Harbour Council"][3] == "3 March, Sund"


def test_a_brief_says_at_its_beginning_who_made_it(compose):
    head = render_html(compose(varland.dossier())).encode()[:4096]
    assert b'<meta name="generator" content="Detente ' in head
