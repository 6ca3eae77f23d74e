"""The commands with a language model: a server that a test runs, named by flags or by the settings."""

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "read" / "llm"))
from llm_reports import GOOD, REPORT
from llm_server import claims, document, fails, in_turn, says, serving

from detente.read.llm.prompts import example

FRENCH = (
    "Genève, le 4 mai. Le ministre Arno Vell a déclaré lundi que son pays exigeait le retrait complet des troupes "
    "étrangères avant toute signature. « Nous ne céderons pas », a-t-il ajouté devant les journalistes réunis au "
    "siège de la délégation, où les pourparlers entre la Brenie et le Front doivent reprendre la semaine prochaine."
)


def french_model(body):
    assert "retrait" in document(body)
    return says(
        claims(
            actors=[{"id": "v", "kind": "person", "name": "Arno Vell", "names": [], "role": "ministre"}],
            statements=[
                {
                    "speaker": "v",
                    "mode": "direct",
                    "content": ["Nous ne céderons pas"],
                    "evidence": "« Nous ne céderons pas », a-t-il ajouté",
                }
            ],
        )
    )


@pytest.fixture
def served():
    with serving(in_turn(says(GOOD))) as one:
        yield one


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def named(served):
    return ["--reader", "llm", "--model-url", served.url, "--model", "m-1"]


def test_read_prints_what_the_model_took(detente, folder, served):
    code, out, err = detente("read", *named(served), "--published", "2031-05-04", "reports", "--json")
    held = json.loads(out)
    assert code == 0 and not err
    assert held["reader"].startswith("llm/") and "m-1" in held["reader"]
    assert len(held["statements"]) == 2 and held["meetings"][0]["date"] == "2031-05-04"


def test_read_tells_what_was_left_out(detente, folder):
    bad = {**GOOD, "views": [{**GOOD["views"][0], "words": "splendid"}]}
    with serving(in_turn(says(bad))) as served:
        code, _, err = detente("read", *named(served), "reports")
    assert code == 0
    assert "2 of the model's claims were left out:" in err
    assert "views: its words are not in the document" in err


def test_estimate_sends_nothing(detente, folder, served):
    code, out, _ = detente("read", *named(served), "--estimate", "reports", "--json")
    held = json.loads(out)
    assert code == 0 and not served.requests
    assert held["requests"] == 1 and held["kept"] == 0 and held["tokens_sent"] > 1000
    detente("read", *named(served), "reports")
    again = json.loads(detente("read", *named(served), "--estimate", "reports", "--json")[1])
    assert again["requests"] == 0 and again["kept"] == 1
    code, out, _ = detente("read", *named(served), "--estimate", "reports")
    assert code == 0 and "Nothing was sent." in out


def test_estimate_of_a_reader_that_sends_nothing(detente, folder):
    assert detente("read", "--estimate", "reports")[0] == 2


def test_a_confidential_report_is_not_sent(detente, folder, served):
    code, out, _ = detente("read", *named(served), "--handling", "confidential", "reports")
    assert code == 6 and "not sent" in out and not served.requests
    assert "not sent" in detente("read", *named(served), "--handling", "confidential", "--estimate", "reports")[1]


def test_a_server_that_fails_is_a_reason_for_each_report(detente, folder):
    (folder / "reports" / "two.txt").write_text(REPORT + "More.", encoding="utf-8")
    with serving(in_turn(fails(404, "no such model"))) as served:
        code, out, _ = detente("read", *named(served), "reports")
    assert code == 6 and out.count("404 no such model") == 2 and len(served.requests) == 1


@pytest.mark.parametrize("words", [["--reader", "llm"], ["--reader", "llm", "--model-url", "nowhere", "--model", "m"]])
def test_a_model_that_is_not_named_is_a_wrong_call(detente, folder, words):
    code, _, err = detente("read", *words, "reports")
    assert code == 2 and err.startswith("detente: ")


def test_a_brief_from_a_model_named_in_the_settings(detente, folder, served):
    (folder / "detente.yaml").write_text(
        f"reader: llm\nendpoint: {{url: '{served.url}', model: m-1, cache: {folder}/answers}}\n", encoding="utf-8"
    )
    code, out, _ = detente("brief", "reports", "--published", "2031-05-04", "--json")
    assert code == 0 and json.loads(out)["new"] == 1
    html = (folder / "talks.html").read_text(encoding="utf-8")
    assert "DRAFT, 0 of" in html
    assert "Ostmark Front" in html
    assert any((folder / "answers").rglob("*.json"))
    code, out, _ = detente("brief", "reports", "--published", "2031-05-04", "--json")
    assert json.loads(out)["unchanged"] == 1 and len(served.requests) == 1


def test_a_wrong_setting_of_the_endpoint_is_named(detente, folder):
    (folder / "detente.yaml").write_text("endpoint: {adress: 'http://x'}\n", encoding="utf-8")
    code, _, err = detente("brief", "reports")
    assert code == 3 and "endpoint" in err


def test_another_language_is_read_by_a_model_though_the_rules_kept_it_unread(detente, folder):
    (folder / "reports" / "one.txt").write_text(FRENCH, encoding="utf-8")
    code, out, _ = detente("brief", "reports", "--json")
    assert code == 0 and json.loads(out)["not_read"]
    with serving(french_model) as served:
        code, out, _ = detente("brief", "reports", *named(served), "--json")
        assert code == 0 and not json.loads(out)["not_read"]
        again = json.loads(detente("brief", "reports", *named(served), "--json")[1])
    assert again["unchanged"] == 1 and len(served.requests) == 1
    rows = [json.loads(line) for line in detente("show", "statements", "--json")[1].splitlines()]
    assert any("Nous ne céderons pas" in json.dumps(row, ensure_ascii=False) for row in rows)


def test_several_requests_at_a_time_give_the_same(detente, folder):
    for number in range(8):
        (folder / "reports" / f"{number}.txt").write_text(f"{REPORT}\n{number}", encoding="utf-8")
    with serving(in_turn(says(GOOD))) as served:
        one = detente("read", *named(served), "reports", "--json")[1]
    with serving(in_turn(says(GOOD))) as served:
        (folder / "cache").rename(folder / "old")
        many = detente("read", *named(served), "--workers", "4", "reports", "--json")[1]
    assert one == many


def test_eval_compares_a_model_with_the_rules(detente, folder, served):
    annotated = {
        "id": "ostmark-01",
        "published": "2031-05-04T10:00:00Z",
        "text": REPORT,
        "actors": [{"id": "dorn", "kind": "person", "name": "Ilka Dorn", "names": ["Ilka Dorn"], "side": None}],
        "statements": [{"speaker": "dorn", "mode": "direct", "content": ["We will not leave the valley"]}],
    }
    (folder / "gold").mkdir()
    for number in range(4):
        one = {**annotated, "id": f"ostmark-{number}", "text": f"{REPORT}{number}"}
        (folder / "gold" / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")
    words = ["--reader", "rules", "--reader", "llm:other/model:2b", "--model-url", served.url, "--model", "m-1"]
    code, out, _ = detente("eval", "gold", *words, "--json")
    held = json.loads(out)
    assert code == 0
    assert [one["reader"] for one in held["readers"]] == ["rules", "llm:other/model:2b"]
    assert served.requests[0][2]["model"] == "other/model:2b"
    found = next(
        row for row in held["figures"] if row["reader"] != "rules" and row["measure"] == "statements with speaker"
    )
    assert found["recall"] == 1.0 and "above_first" in found
    code, out, _ = detente("eval", "gold", *words)
    assert code == 0 and re.search(r"above rules", out.splitlines()[0])


def test_what_is_waited_for_is_told_beside_the_progress(folder):
    from detente.project import Project, load_settings

    told = []

    class Shown:
        def start(self, task, total):
            told.append(task)

        def advance(self, item):
            pass

        def finish(self):
            pass

        def tell(self, words):
            told.append(words)

    with serving(in_turn(fails(429, "busy", Retry_After="0"), says(GOOD))) as served:
        (folder / "detente.yaml").write_text(
            f"reader: llm\nendpoint: {{url: '{served.url}', model: m-1}}\n", encoding="utf-8"
        )
        settings = load_settings(folder / "detente.yaml")
        with Project.open(folder / "talks.detente", settings=settings) as project:
            project.add(["reports"], progress=Shown())
    assert any("429 busy; trying again" in words for words in told)


def test_a_demand_that_fits_no_issue_goes_through_to_every_form_of_the_brief(detente, folder):
    text, answer = example()
    (folder / "reports" / "one.txt").write_text(text, encoding="utf-8")
    with serving(in_turn(says(answer))) as served:
        code, *_ = detente(
            "brief", "reports", *named(served), "--published", "2031-03-11", "--format", "html,md,json,docx"
        )
    assert code == 0
    assert "the port of Oster" in (folder / "talks.html").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in detente("show", "positions", "--json")[1].splitlines()]
    assert any("port of Oster" in json.dumps(row) for row in rows)
    assert detente("agree")[0] == 0
    assert "hands back the port of Oster" in detente("export", "positions")[1]
