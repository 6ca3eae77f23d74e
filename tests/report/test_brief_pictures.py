"""The charts of the brief: each shows what the tables beside it say, and says it in words too."""

import re
from xml.etree import ElementTree as ET

import hostile
import pytest
import varland

from detente.analysis.agreements import analyse
from detente.model import load_catalogue
from detente.report.charts import svg
from detente.report.picture import Bar, Bars, Strip, Strips


def pictures(brief, kind):
    return [block for annex in brief.annexes for block in annex.blocks if isinstance(block, kind)]


def drawn(picture):
    return ET.fromstring(svg(picture))  # noqa: S314 - our own drawing


def test_an_option_is_drawn_as_the_logic_has_it(brief):
    (strips,) = pictures(brief, Strips)
    catalogue = load_catalogue()
    issues = analyse(varland.dossier(), catalogue).issues
    assert len(strips.strips) == len(issues) > 1
    for strip, issue in zip(strips.strips, issues, strict=True):
        assert len(strip.cells) == len(issue.options)
        for (_, standing), state in zip(strip.cells, issue.options, strict=True):
            assert (standing == "red line") == bool(state.red_lines)
            assert (standing in {"wanted", "open"}) == state.open("refusal", "all voices")
            assert standing != "wanted" or state.option in issue.shared


def test_every_option_and_its_standing_is_said_in_words(brief):
    (strips,) = pictures(brief, Strips)
    for strip in strips.strips:
        for option, _ in strip.cells:
            assert option in strips.description
    assert "a red line excludes" in strips.description


def test_bars_show_what_each_move_opens(brief):
    found_out = analyse(varland.dossier(), load_catalogue())
    found = pictures(brief, Bars)
    assert found
    for bars in found:
        level = "refusal" if bars.id.endswith("refusal") else "red line"
        packages = found_out.on(level)
        moves = [one for one in packages.moves if one.opens]
        assert sorted(bar.value for bar in bars.bars) == sorted(one.packages for one in moves)
        assert {bar.base for bar in bars.bars} == {packages.count}
        assert bars.whole == packages.total


def test_bars_are_drawn_to_one_scale():
    bars = Bars(id="b", title="t", description="d", whole=80, bars=(Bar(title="x", value=60, base=20, text="60"),))
    base, added = (float(one.get("width")) for one in drawn(bars).iter() if one.tag.endswith("rect"))
    assert added == pytest.approx(2 * base, abs=0.2)


@pytest.mark.parametrize("make", [varland.dossier, hostile.dossier])
def test_drawings_are_sound_and_say_their_title(compose, make):
    brief = compose(make())
    for picture in (*pictures(brief, Strips), *pictures(brief, Bars)):
        root = drawn(picture)
        assert root.get("role") == "img"
        assert root[0].text and root[1].text
        assert not re.search(r"<(?:script|a|image|foreignObject)\b", svg(picture))


def test_long_names_are_cut_to_their_cell():
    cells = tuple((f"an option with a rather long name, number {n}", "open") for n in range(6))
    strips = Strips(id="s", title="t", description="d", strips=(Strip(title="i", cells=cells),))
    words = [one.text for one in drawn(strips).iter() if one.tag.endswith("text")]
    assert all(len(one) < 24 for one in words[1:7])
