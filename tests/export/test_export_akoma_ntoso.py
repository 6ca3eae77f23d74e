from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from detente.export import akoma_ntoso
from detente.model import Draft, Outline, PartialDate, Source, Text, Why
from detente.read.drafts import outline

NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
RULES = etree.RelaxNG(etree.parse(Path(__file__).parent / "akoma_ntoso.rng"))
WHY = Why(rule="t", by="Ana")
TEXT = """ACCORD ON THE LAKE

Draft of 3 March

Recalling the truce of Lindhaven,

Part I
General

Article 1
Boats & nets

1. Boats stop:
(a) at noon;
(b) at night.
2. Nets < 3 m are free.

Article 2

Fish live.

They live long.

Step 1: Maps

Annex A: Islands

Sarn and Welm.

Done at Lindhaven.
"""


def root(text, **more):
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="/secret/x", text=text, language="en")
    draft = Draft(id="f1", text="t1", number=2, source="r1", evidence=(), why=WHY, **more)
    whole = Text(id="t1", name="Lake accord", evidence=(), why=WHY)
    made = akoma_ntoso(whole, draft, outline(source), source=source, author="Ostrel & Co")
    found = etree.fromstring(made.encode())
    RULES.assertValid(found)
    assert "secret" not in made
    return found


def said(element):
    return "".join("".join(element.itertext()).split())


def test_parts_articles_and_points_have_the_elements_of_the_standard():
    found = root(TEXT, date=PartialDate(value="2044-03-03"))
    assert [one.text for one in found.iter(f"{NS}docTitle")] == ["ACCORD ON THE LAKE"]
    assert said(next(found.iter(f"{NS}preamble"))) == "Draftof3MarchRecallingthetruceofLindhaven,"
    (part,) = found.iter(f"{NS}part")
    assert part.find(f"{NS}num").text == "Part I" and part.find(f"{NS}heading").text == "General"
    first, second = found.iter(f"{NS}article")
    assert first.getparent() is part and first.find(f"{NS}heading").text == "Boats & nets"
    paragraphs = first.findall(f"{NS}paragraph")
    assert [one.find(f"{NS}num").text for one in paragraphs] == ["1.", "2."]
    assert [said(one) for one in paragraphs[0].findall(f"{NS}point")] == ["(a)atnoon;", "(b)atnight."]
    assert second.find(f"{NS}paragraph") is not None
    assert [one.get("name") for one in found.iter(f"{NS}hcontainer")] == ["step", "annex"]
    assert said(next(found.iter(f"{NS}conclusions"))) == "DoneatLindhaven."
    assert {one.get("date") for one in found.iter(f"{NS}FRBRdate")} == {"2044-03-03"}
    assert "Ostrel & Co" in [one.get("showAs") for one in found.iter(f"{NS}TLCOrganization")]


def test_an_unknown_date_is_said_to_be_unknown():
    assert {one.get("name") for one in root(TEXT).iter(f"{NS}FRBRdate")} == {"unknown"}


def test_a_draft_without_points_and_one_without_anything():
    assert said(root("Boats stop.\n\nNets stop.\n").find(f".//{NS}body")) == "Boatsstop.Netsstop."
    source = Source(id="r1", sha256="0" * 64, media_type="text/plain", location="x", text="")
    draft = Draft(id="f1", text="t1", number=1, source="r1", evidence=(), why=WHY)
    text = Text(id="t1", name="n", evidence=(), why=WHY)
    RULES.assertValid(etree.fromstring(akoma_ntoso(text, draft, Outline(source="r1"), source=source).encode()))


LINES = st.sampled_from(
    [
        "Article 1",
        "Part I",
        "1. Boats stop.",
        "(a) one",
        "- four",
        "Annex A",
        "Security",
        "All stop, and wait.",
        "Done at Tarn.",
        "",
        "",
    ]
)


@settings(deadline=None)
@example(":\r0\n\nANNEX")  # a heading after what opens the preamble
@given(st.one_of(st.text(max_size=80), st.lists(LINES, max_size=14).map("\n".join)))
def test_any_draft_is_valid_and_keeps_its_words_in_their_order(text):
    found = root(text).find(f"{NS}bill")
    body = "".join(said(one) for one in found if one.tag != f"{NS}meta")
    allowed = "".join(one for one in text if one in "\t\n\r" or ("\x20" <= one <= "\ud7ff") or one >= "\ue000")
    allowed = allowed.replace("\ufffe", "").replace("\uffff", "")
    assert body == "".join(allowed.split())
