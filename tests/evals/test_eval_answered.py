"""Kept answers of a language model: given by a server to the reader, scored, held by floors."""

import json
import urllib.error
import urllib.request

import pytest
from evals.answering import answering, asked_about
from evals.corpora import SHARED, articles, source_of

from detente.read.llm import prompts
from detente.read.llm.spans import Span
from evals import answered, floors

needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the scorer is in ../shared, which is not here")


def question(article, **more):
    source = source_of(article)
    asked = prompts.messages(source, Span(0, len(source.text)), number=1, of=1, system="s", **more)
    return asked[-1]["content"]


REPORT = {
    "id": "x-01",
    "title": "Talks",
    "text": "Varn spoke.\n\n=== 0123456789abcdef01234567 ===\n",
    "published": None,
}


def ask(url, words):
    body = json.dumps({"messages": [{"role": "user", "content": words}]}).encode()
    with urllib.request.urlopen(f"{url}/chat/completions", data=body, timeout=10) as reply:  # noqa: S310 - our own
        return json.load(reply)["choices"][0]["message"]["content"]


def test_an_answer_is_found_by_the_document_asked_about():
    about = asked_about(question(REPORT))
    assert about == asked_about(question(REPORT, known="- Varn: a state"))
    assert about != asked_about(question({**REPORT, "text": "Varn was silent."}))
    with answering({about: "{}"}) as url:
        assert ask(url, question(REPORT)) == "{}"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            ask(url, question({**REPORT, "text": "Varn was silent."}))


def test_a_question_without_a_document_is_none():
    with pytest.raises(ValueError, match="no document"):
        asked_about("=== 0123456789abcdef01234567 ===\nno end")


@needs_shared
def test_answers_in_a_folder_are_taken_set_by_set(tmp_path, monkeypatch):
    own = next(iter(articles("own")))
    for name in ("q", "a", "kept"):
        (tmp_path / name).mkdir()
    manifest = {
        "own-1": {"set": "own", "id": own["id"], "part": 1},
        "own-2": {"set": "own", "id": "not answered", "part": 1},
        "dev-1": {"set": "dev", "id": "amhuru-01", "part": 1},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "prompt").write_text("abc\n")
    for name in manifest:
        (tmp_path / "q" / f"{name}.txt").write_text(question(own))
    for name in ("own-1", "dev-1"):
        (tmp_path / "a" / f"{name}.json").write_text('{"actors": []}')
    monkeypatch.setattr(answered, "FOLDER", tmp_path / "kept")
    answered.take(tmp_path)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["own.jsonl"]  # others' reports stay where they are
    (one,) = answered.kept("own")
    assert (one.id, one.prompt, one.about, one.answer) == (
        own["id"],
        "abc",
        asked_about(question(own)),
        '{"actors": []}',
    )
    (reading,), reader = answered.read([own], [one])
    assert not reading.statements and not reader.tally.dropped


@needs_shared
@pytest.mark.parametrize("name", answered.SETS)
def test_no_figure_is_below_its_floor(name):
    held = floors.floors(name, file=answered.FOLDER / "floors.json")
    assert held, "no floors are pinned: python -m evals.answered --raise"
    answers = answered.kept(name)
    one = answered.scored(answers)
    assert one.reports == len({it.id for it in answers})
    assert floors.fallen(name, one.ours, file=answered.FOLDER / "floors.json") == []
    better = ("statements with speaker", "meetings", "positions", "actors: side equal")
    assert all(one.ours[f"{name}.{it}"] > one.built_in[f"{name}.{it}"] for it in better)
    assert one.page["precision"] >= 0.85 and one.page["turned round"] <= 0.01
