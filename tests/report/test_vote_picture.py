"""The vote bars: one well-formed file that needs nothing else, says the same in words, and keeps its words apart."""

from pathlib import Path

import pytest
from lxml import etree

from detente.analysis.ratification import load_motion, results
from detente.report.vote_bar import vote_svg

SVG = "{http://www.w3.org/2000/svg}"
MOTIONS = {
    "a council under five rules": "{motion: Lift the embargo, body: eu-council, others: for, leanings: {Malta: against, Italy: unknown, Spain: abstain}}",
    "a council of which nothing is known": "{motion: Lift the embargo, body: eu-council}",
    "a council of fifteen": "{motion: Send observers, body: un-security-council, others: for, leanings: {China: abstain, Latvia: absent}}",
    "consensus": "{motion: Send a mission, body: north-atlantic-council, others: for, leanings: {Norway: unknown}}",
    "two chambers": "{motion: Ratify, body: {members: {Lake: {lower: 60, upper: 10}, Hill: {lower: 40, upper: 20}}}, rule: two-chambers, leanings: {Lake: {for: 70%, against: 30%}}}",
    "a turnout": "{motion: Ask the people, body: {members: {North: {voters: 60}, South: {voters: 40}}}, rule: referendum-turnout, leanings: {North: {for: 30%, absent: 70%}}}",
    "forms": "{motion: Lend, body: eu-council, rule: eu-unanimity, others: for, forms: [{title: By some, rule: eu-enhanced-measure, without: [Malta]}, {title: Outside, body: null, note: By treaty.}]}",
    "one member": "{motion: Sign, body: {members: [Throne]}, rule: {for: members, at_least: 1}}",
}


def drawn(tmp_path: Path, text: str) -> tuple[str, list]:
    path = tmp_path / "motion.yaml"
    path.write_text(text, encoding="utf-8")
    motion = load_motion(path)
    found = results(motion)
    return vote_svg(motion, found), found


@pytest.mark.parametrize("text", MOTIONS.values(), ids=MOTIONS)
def test_every_rule_is_drawn_and_told(tmp_path, text):
    picture, found = drawn(tmp_path, text)
    tree = etree.fromstring(picture.encode())
    told = tree.find(f"{SVG}desc").text
    words = ["".join(one.itertext()) for one in tree.iter(f"{SVG}text")]
    for one in found:
        assert one.rule.title in told
        assert any(one.rule.title.startswith(word.removesuffix(" […]")) for word in words)
        assert told.count("the rule asks for") >= len(one.bars)
    wide, high = float(tree.get("width")), float(tree.get("height"))
    for one in tree.iter(f"{SVG}text", f"{SVG}rect"):
        assert 0 <= float(one.get("x", 0)) <= wide
        assert 0 <= float(one.get("y", 0)) <= high
    lines = [float(one.get("x1")) for one in tree.iter(f"{SVG}line") if one.get("class") == "line"]
    assert all(100 < x <= wide - 20 for x in lines)


def test_a_bar_is_as_long_as_the_weights_together(tmp_path):
    picture, found = drawn(tmp_path, MOTIONS["a council under five rules"])
    tree = etree.fromstring(picture.encode())
    parts = ("for", "open", "abstain", "against", "absent")
    rows: dict[str, float] = {}
    for one in tree.iter(f"{SVG}rect"):
        if one.get("class") in parts and one.get("height") == "24":
            rows[one.get("y")] = rows.get(one.get("y"), 0) + float(one.get("width"))
    assert len(rows) == sum(len({bar.test.weight for bar in one.bars}) for one in found)
    assert all(abs(wide - 618) < 1 for wide in rows.values())


def test_words_at_thresholds_do_not_lie_on_each_other(tmp_path):
    from detente.report.sheet import long

    for text in MOTIONS.values():
        tree = etree.fromstring(drawn(tmp_path, text)[0].encode())
        at: dict[str, list[tuple[float, float]]] = {}
        for one in tree.iter(f"{SVG}text"):
            if "halo" in one.get("class") and "small" in one.get("class"):
                x, wide = float(one.get("x")), long(one.text, "small")
                span = (x - wide, x) if one.get("text-anchor") == "end" else (x, x + wide)
                at.setdefault(one.get("y"), []).append(span)
        for spans in at.values():
            for (_, right), (left, _) in zip(sorted(spans), sorted(spans)[1:], strict=False):
                assert right <= left


def test_names_of_others_cannot_break_the_picture(tmp_path):
    picture, _ = drawn(
        tmp_path,
        "{motion: '<script>x</script>', body: {members: ['B & C', '<b>'], title: '\u202e<i>'}, rule: {for: members, at_least: 2}}",
    )
    tree = etree.fromstring(picture.encode())
    assert not list(tree.iter(f"{SVG}script", f"{SVG}b", f"{SVG}i"))
    assert "\u202e" not in picture


def test_it_asks_for_nothing_from_elsewhere_and_knows_light_dark_and_print(tmp_path):
    picture, _ = drawn(tmp_path, MOTIONS["a council under five rules"])
    tree = etree.fromstring(picture.encode())
    assert not [value for one in tree.iter() for key, value in one.items() if key.endswith(("href", "src"))]
    assert "prefers-color-scheme:dark" in picture
    assert "@media print" in picture
