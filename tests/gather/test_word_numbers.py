"""What Word sets before paragraphs stands in the text, as a reader of the document sees it."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_lists import Drafting, level

from detente.gather.limits import Limits
from detente.gather.openers.word import WordDocument
from detente.gather.openers.word_numbers import written


def lines(drafting):
    return [one for one in WordDocument(Limits()).open(drafting.raw).text.split("\n") if one]


def test_levels_count_within_each_other():
    made = Drafting()
    made.say("Boats", 0)
    made.say("Boats stop.", 1)
    made.say("At noon:", 1)
    made.say("large ones;", 2)
    made.say("small ones:", 2)
    made.say("red;", 3)
    made.say("Nets", 0)
    made.say("Nets stop.", 1)
    made.say("No number.")
    made.say("all of them;", 2)
    assert lines(made) == [
        "Article 1 Boats",
        "1.1 Boats stop.",
        "1.2 At noon:",
        "(a) large ones;",
        "(b) small ones:",
        "(i) red;",
        "Article 2 Nets",
        "2.1 Nets stop.",
        "No number.",
        "(a) all of them;",
    ]


def test_lists_of_one_definition_count_on_unless_one_begins_anew():
    made = Drafting()
    made.list(901)
    made.list(902, anew=1)
    for number in (900, 901, 902, 902):
        made.say("Boats", 0, number)
    assert lines(made) == ["Article 1 Boats", "Article 2 Boats", "Article 1 Boats", "Article 2 Boats"]


def test_a_style_brings_its_level():
    made = Drafting()
    made.document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="ArticleHead"><w:name w:val="Article Head"/><w:pPr>'
            '<w:numPr><w:numId w:val="900"/></w:numPr></w:pPr></w:style>'
        )
    )
    made.document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Late"><w:name w:val="Late"/>'
            '<w:basedOn w:val="ArticleHead"/></w:style>'
        )
    )
    made.say("Boats", style="Article Head")
    made.say("Boats stop.", 1)
    made.say("Nets", style="Late")
    off = made.say("Fish", style="Article Head")
    off._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    assert lines(made) == ["Article 1 Boats", "1.1 Boats stop.", "Article 2 Nets", "Fish"]


def test_the_lists_that_word_comes_with():
    made = Drafting()
    made.document.add_paragraph("Boats stop.", style="List Number")
    made.document.add_paragraph("Nets stop.", style="List Number")
    made.document.add_paragraph("All of them.", style="List Bullet")
    assert lines(made) == ["1. Boats stop.", "2. Nets stop.", "- All of them."]


def test_a_level_that_never_begins_anew_and_digits_everywhere():
    made = Drafting([("upperRoman", "%1.", "")])
    made.define(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91">{level(0, "upperRoman", "%1.")}'
        f"{level(1, 'decimal', '%1-%2', more='<w:lvlRestart w:val=&quot;0&quot;/><w:isLgl/>'.replace('&quot;', chr(34)))}"
        "</w:abstractNum>"
    )
    made.numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="910"><w:abstractNumId w:val="91"/></w:num>'))
    for depth in (0, 1, 0, 1):
        made.say("Boats", depth, 910)
    assert lines(made) == ["I. Boats", "1-1 Boats", "II. Boats", "2-2 Boats"]


def test_points_in_a_table():
    made = Drafting([("decimal", "%1.", "")])
    table = made.document.add_table(rows=2, cols=1)
    for row, words in zip(table.rows, ("Boats stop.", "Nets stop."), strict=True):
        row.cells[0].paragraphs[0].add_run(words)
        row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="900"/></w:numPr>')
        )
    assert lines(made) == ["1. Boats stop.", "2. Nets stop."]


def test_a_list_that_the_document_does_not_have_is_a_bullet():
    made = Drafting()
    made.say("Boats", 0, 4711)
    assert lines(made) == ["- Boats"]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (4, "decimal", "4"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1999, "lowerRoman", "mcmxcix"),
        (44, "upperRoman", "XLIV"),
        (7, "decimalZero", "07"),
        (22, "ordinal", "22nd"),
        (112, "ordinal", "112th"),
        (3, "ordinalText", "Third"),
        (12, "cardinalText", "Twelve"),
        (30, "cardinalText", "30"),
        (5, "none", ""),
        (5, "chicago", "5"),
        (0, "lowerRoman", "0"),
    ],
)
def test_kinds_of_numbers(number, kind, shown):
    assert written(number, kind) == shown
