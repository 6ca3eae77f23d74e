"""`detente agree` with the files of a scenario."""

import json

DOMAIN = """<negotiation_template><utility_space><objective index="0" name="ford">
<issue index="1" name="ford" type="discrete"><item index="1" value="guarded"/><item index="2" value="open"/></issue>
<issue index="2" name="toll" type="discrete"><item index="1" value="shared"/><item index="2" value="none"/></issue>
</objective></utility_space></negotiation_template>"""
PROFILE = """<utility_space><objective index="0" name="ford"><weight index="1" value="0.7"/><weight index="2" value="0.3"/>
<issue index="1" name="ford" type="discrete"><item index="1" value="guarded" evaluation="{0}"/>
<item index="2" value="open" evaluation="{1}"/></issue>
<issue index="2" name="toll" type="discrete"><item index="1" value="shared" evaluation="{2}"/>
<item index="2" value="none" evaluation="{3}"/></issue></objective></utility_space>"""


def _files(folder):
    texts = {"domain": DOMAIN, "hill": PROFILE.format(4, 1, 1, 2), "lake": PROFILE.format(1, 2, 3, 1)}
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return [folder / f"{name}.xml" for name in texts]


def test_the_figures_of_a_scenario_as_json(detente, tmp_path):
    code, out, _ = detente("agree", *_files(tmp_path), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["outcomes"] == 4
    assert set(found) >= {"rational_outcomes", "d", "ideal", "n_pareto", "n_pareto_exact", "nash", "welfare"}


def test_the_same_in_words(detente, tmp_path):
    code, out, _ = detente("agree", *_files(tmp_path))
    assert code == 0
    assert "4 packages for hill, lake" in out
    assert "Nash (greatest product of gains): ford: " in out


def test_a_domain_alone_is_refused_with_what_to_do(detente, tmp_path):
    code, _, err = detente("agree", _files(tmp_path)[0])
    assert code == 2
    assert "one profile for each party" in err
