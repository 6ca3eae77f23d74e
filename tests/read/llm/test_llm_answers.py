"""Answers in every wrong form: the claims that stand are kept, the others dropped and counted, nothing crashes."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from llm_reports import ACTORS, GOOD, REPORT
from llm_server import Reply, claims, fails, in_turn, make, says, serving, settings_for
from llm_truth import strangers

from detente.model import load_catalogue
from detente.read.llm.answers import NoClaimsError, claims_of, closed
from detente.read.llm.assembling import reading_of
from detente.read.llm.page import Part
from detente.read.llm.reader import LanguageModelReader
from detente.read.llm.spans import Span
from detente.read.llm.tally import Tally
from detente.scale import run

CATALOGUE = load_catalogue()


def read(answer, text=REPORT, **more):
    """A reading of an answer, and the tally."""
    tally = Tally()
    source = make(text, **more)
    parts = [Part(1, Span(0, len(text)), answer)]
    return reading_of(source, parts, catalogue=CATALOGUE, by="llm/test", tally=tally), tally


def with_claim(kind, /, **keys):
    """The good answer with the first claim of one kind changed, and no other of that kind."""
    return {**GOOD, kind: [{**GOOD[kind][0], **keys}]}


def asked(script, tmp_path, **endpoint):
    with serving(script) as served:
        reader = LanguageModelReader(CATALOGUE, settings_for(served.url, tmp_path, **endpoint), sleep=lambda _: None)
        ((_, outcome),) = run(reader.read, [make(REPORT)])
    return outcome, served, reader


@pytest.mark.parametrize(
    ("kind", "keys", "reason"),
    [
        ("statements", {"evidence": "Dorn promised to leave the valley"}, "its words are not in the document"),
        ("statements", {"content": ["We will leave the valley"]}, "its content is not in the document"),
        ("statements", {"content": []}, "no content"),
        ("statements", {"content": [7]}, "content is no list of texts"),
        ("statements", {"speaker": "nobody"}, "it names an actor that is not among the actors"),
        ("statements", {"speaker": ["dorn"]}, "speaker is no text"),
        ("statements", {"mode": "shouted"}, "mode is not one of the vocabulary's words"),
        ("statements", {"anonymous": "yes"}, "anonymous is neither true nor false"),
        ("statements", {"evidence": None}, "no evidence"),
        ("statements", {"evidence": "… !"}, "its words are not in the document"),
        ("statements", {"evidence": "valle"}, "its words are not in the document"),
        ("statements", {"speaker": "reth"}, "its speaker is not whom its words name"),
        ("positions", {"topic": "forces/everything"}, "no such issue and option"),
        ("positions", {"topic": "weather"}, "no such issue and option"),
        ("positions", {"attitude": "loves"}, "attitude is not one of the vocabulary's words"),
        ("positions", {"party": None}, "no party"),
        ("positions", {"voice": "user"}, "voice is not one of the vocabulary's words"),
        ("meetings", {"participants": ["nobody"]}, "nobody takes part in it"),
        ("meetings", {"hours": "many"}, "hours is no number"),
        ("meetings", {"hours": float("inf")}, "hours is no number that counts anything"),
        ("meetings", {"date": 20310504}, "date is no date with words"),
        ("proposals", {"author": "nobody"}, "it names an actor that is not among the actors"),
        ("decisions", {"status": "certain"}, "status is not one of the vocabulary's words"),
        ("events", {"amounts": "many"}, "amounts is no list of objects"),
        ("interests", {"kind": "greed"}, "kind is not one of the vocabulary's words"),
        ("views", {"words": "wonderful"}, "its words are not in the document"),
    ],
)
def test_a_claim_that_does_not_stand_is_dropped_with_its_reason(kind, keys, reason):
    reading, tally = read(with_claim(kind, **keys))
    assert getattr(reading, kind) == ()
    assert tally.dropped[f"{kind}: {reason}"] == 1


@pytest.mark.parametrize(
    ("kind", "keys", "field"),
    [
        ("meetings", {"place": "Geneva"}, "place"),
        ("meetings", {"hours": 5}, "hours"),
        ("meetings", {"date": {"value": "2031-05-04", "words": "on Wednesday"}}, "date"),
        ("meetings", {"date": {"value": "the fourth", "words": "on Sunday"}}, "date"),
        ("meetings", {"date": {"value": "2031-05-04", "words": "on Sunday"}}, "date"),  # publication time unknown
        ("proposals", {"points": 20}, "points"),
        ("proposals", {"counters": "the Geneva plan"}, "counters"),
        ("statements", {"cue": "shouted"}, "cue"),
        ("positions", {"condition": "if all leave"}, "condition"),
        ("decisions", {"rule": "two thirds"}, "rule"),
    ],
)
def test_a_detail_that_does_not_stand_is_left_out_and_counted(kind, keys, field):
    reading, tally = read(with_claim(kind, **keys))
    (fact,) = getattr(reading, kind)
    assert getattr(fact, field) is None
    assert sum(tally.details.values()) >= 1


@pytest.mark.parametrize("claims_given", [None, "all", 7, {}, [None], ["x"], [[]], [{}], [{"evidence": {}}]])
@pytest.mark.parametrize("kind", ["actors", "statements", "positions", "events"])
def test_lists_that_are_none(kind, claims_given):
    reading, _ = read({**GOOD, kind: claims_given})
    assert getattr(reading, kind) == ()


def test_amounts_stand_only_with_their_words():
    amounts = [
        {"kind": "money", "value": "9000000", "unit": "EUR", "words": "€2.5m"},
        {"kind": "money", "value": "2500000", "unit": "QQQ", "words": "€2.5m"},
        {"kind": "quantity", "value": "40000", "unit": "casualties", "words": "40,000 households"},
        {"kind": "quantity", "value": "40,000", "unit": "households", "words": "40,000 households"},
    ]
    reading, tally = read(with_claim("events", amounts=amounts[:3]))
    assert reading.events[0].amounts == ()
    assert sum(count for reason, count in tally.details.items() if reason.startswith("amounts")) == 3
    reading, tally = read(with_claim("events", amounts=amounts[3:]))
    assert reading.events and tally.details["amounts: value is no number"] == 1


def test_the_voice_of_a_position_is_that_of_its_speaker():
    rival = with_claim("positions", party="brenia", speaker="reth", voice="own words")
    assert read(rival)[0].positions[0].voice == "rival"
    own = with_claim("positions", party="brenia", speaker="dorn", voice="rival")
    assert read(own)[0].positions[0].voice == "paraphrased"


def test_an_unnamed_person_speaks_for_the_side_and_is_never_somebody_named():
    reading, _ = read(with_claim("statements", anonymous=True, speaker="dorn"))
    assert {one.id: one.name for one in reading.actors}[reading.statements[0].speaker] == "Brenia"
    actors = [{**one, "side": None} for one in ACTORS]
    reading, _ = read({**with_claim("statements", anonymous=True, speaker="dorn"), "actors": actors})
    assert reading.statements[0].speaker is None and reading.statements[0].anonymous


def test_a_person_without_a_side_holds_no_position():
    actors = [{**one, "side": None} for one in ACTORS]
    reading, tally = read({**GOOD, "actors": actors})
    assert [one for one in reading.positions if one.speaker is None] == []
    assert tally.dropped["positions: its party is a person without a side"] == 1


def test_actors_are_named_by_the_document_alone():
    invented = [
        {"id": "x", "kind": "person", "name": "Ghost Writer", "names": ["Ghost"], "side": None},
        {"id": "brenia", "kind": "state", "name": "Republic of Brenia", "names": ["brenia"], "side": "brenia"},
        {"id": "brenia", "kind": "state", "name": "Brenia", "names": [], "side": None},
        {"id": "dorn", "kind": "martian", "name": "Ilka Dorn", "names": []},
    ]
    reading, tally = read({**GOOD, "actors": invented})
    assert [one.name for one in reading.actors] == ["Brenia"]
    assert tally.dropped["actors: no name of it is in the document"] == 1
    assert tally.dropped["actors: its id is another actor's"] == 1


def test_nobody_acts_for_somebody_who_acts_for_them():
    actors = [{**one, "side": {"brenia": "dorn", "dorn": "brenia"}.get(one["id"], one["side"])} for one in ACTORS]
    actors[1] = {**actors[1], "side": "reth"}
    reading, _ = read({**GOOD, "actors": actors})
    sides = {one.id: one.side for one in reading.actors}
    for start, after in sides.items():
        seen = [start]
        while after:
            assert after not in seen
            seen.append(after)
            after = sides[after]  # noqa: PLW2901 - walks on


def test_claims_may_name_actors_by_their_names():
    reading, tally = read(with_claim("views", actor="Pavo Reth"))
    assert reading.views and not tally.dropped


def test_words_that_stand_twice_are_told_apart_by_what_comes_before():
    text = "Aldo Rey of Nord said: “Never.” Later Bea Sol of Sud said: “Never.” The end."
    actors = [
        {"id": "r", "kind": "person", "name": "Aldo Rey", "names": []},
        {"id": "s", "kind": "person", "name": "Bea Sol", "names": []},
    ]
    statement = {"speaker": "s", "mode": "direct", "content": ["Never."], "evidence": "said: “Never.”"}
    answer = claims(actors=actors, statements=[{**statement, "before": "Bea Sol of Sud"}])
    (found,) = read(answer, text)[0].statements
    assert text[: found.evidence[0].start].endswith("Bea Sol of Sud ")
    paragraphs = text.replace(" Later", "\n\nLater")
    (found,) = read(claims(actors=actors, statements=[statement]), paragraphs)[0].statements
    assert paragraphs[: found.evidence[0].start].endswith("Bea Sol of Sud "), "the paragraph that names the speaker"


@pytest.mark.parametrize(
    ("text", "content", "given", "mode"),
    [
        ("Rey said: “Never,” twice.", "Never", "indirect", "direct"),
        ('Rey called it "a sham" yesterday.', 'it "a sham"', "direct", "mixed"),
        ('REY: He called it "a sham" and left.', 'He called it "a sham" and left.', "direct", "direct"),
        ("Rey said they would never sign.", "they would never sign", "mixed", "mixed"),
    ],
)
def test_quotation_marks_tell_the_mode_but_in_transcripts(text, content, given, mode):
    actors = [{"id": "r", "kind": "person", "name": text.split()[0].strip(":"), "names": []}]
    answer = claims(actors=actors, statements=[{"speaker": "r", "mode": given, "content": [content], "evidence": text}])
    assert read(answer, text)[0].statements[0].mode == mode


def test_quotation_marks_tell_the_mode():
    direct = with_claim("statements", mode="indirect", content=["We will not leave the valley"])
    assert read(direct)[0].statements[0].mode == "direct"


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**20),
    st.floats(),
    st.sampled_from(["brenia", "front", "dorn", "nobody", "forces/full", "rejects", "held", "direct", "EUR", "\ud800"]),
    st.sampled_from(REPORT.split()),
    st.integers(0, len(REPORT)).flatmap(lambda a: st.integers(a, len(REPORT)).map(lambda b: REPORT[a:b])),
    st.text(max_size=20),
)
VALUES = st.recursive(
    JUNK,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["value", "words", "kind", "unit"]), inner, max_size=4),
    ),
    max_leaves=6,
)
KEYS = sorted({key for kind in GOOD.values() for one in kind for key in one})


@st.composite
def spoilt(draw):
    """The good answer with keys of its claims changed, lost or added, and claims doubled."""
    answer = json.loads(json.dumps(GOOD))
    for _ in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(sorted(answer)))
        if not isinstance(answer[kind], list) or not answer[kind]:
            continue
        claim = draw(st.sampled_from(answer[kind]))
        if isinstance(claim, dict):
            claim[draw(st.sampled_from([*KEYS, "tool_calls", "url"]))] = draw(VALUES)
        if draw(st.integers(0, 9)) == 0:
            answer[kind] = [*answer[kind], draw(VALUES)]
    return answer


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoilt())
def test_whatever_an_answer_holds_a_reading_holds_only_words_of_the_document(answer):
    reading, _ = read(answer)
    assert strangers(reading, make(REPORT)) == []


@pytest.mark.parametrize(
    "words",
    [
        json.dumps(GOOD),
        f"```json\n{json.dumps(GOOD)}\n```",
        f"<think>First {{'a': 1}} … </think>\n{json.dumps(GOOD, indent=2)}",
        f"Certainly! Here {{it}} is:\n\n{json.dumps(GOOD)}\n\nAnything else?",
        json.dumps({"reading": GOOD}),
    ],
)
def test_claims_are_found_in_many_forms(words):
    assert claims_of(words) == (GOOD, True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "no",
        "[]",
        "{}",
        '{"a": 1}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "{" * 50_000,
        '"' * 9_999,
        "1" * 9_999,
        "null",
    ],
)
def test_words_without_claims(words):
    with pytest.raises(NoClaimsError):
        claims_of(words)


@given(st.integers(0, 10_000))
def test_of_an_answer_that_breaks_off_the_whole_claims_are_kept(cut):
    words = json.dumps(GOOD, ensure_ascii=False)
    cut = cut % len(words)
    try:
        found, whole = claims_of(words[:cut])
    except NoClaimsError:
        assert not closed(words[:cut])
        return
    assert not whole
    for kind, held in found.items():
        assert all(one in GOOD[kind] for one in held)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>no</html>",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": null, "refusal": "I must not"}}]}',
        b'{"choices": [{"message": {"content": "", "tool_calls": [{"function": {"name": "rm"}}]}}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_body_that_is_no_chat_completion_is_asked_for_again_and_then_a_reason(body, tmp_path):
    outcome, served, reader = asked(in_turn(Reply(body=body)), tmp_path)
    assert "asked 2 times" in outcome and len(served.requests) == 2
    assert not list(tmp_path.rglob("*.json"))
    assert sum(reader.tally.dropped.values()) == 2


def test_garbage_then_well(tmp_path):
    outcome, served, _ = asked(in_turn(says("I cannot do JSON today"), says(GOOD)), tmp_path)
    assert outcome.statements and len(served.requests) == 2


def test_content_in_parts_and_unknown_keys_are_understood(tmp_path):
    body = json.loads(says(GOOD).body)
    body["choices"][0]["message"]["content"] = [{"type": "text", "text": json.dumps(GOOD)}]
    body["choices"][0]["message"]["tool_calls"] = [{"function": {"name": "open", "arguments": "http://x"}}]
    outcome, _, _ = asked(in_turn(Reply(body=json.dumps(body).encode())), tmp_path)
    assert outcome.statements


def test_of_a_short_report_whose_answer_breaks_off_the_whole_claims_stand(tmp_path):
    words = json.dumps(GOOD)
    outcome, _, _ = asked(in_turn(says(words[: words.index('"meetings"') + 40], finish="length")), tmp_path)
    assert outcome.statements and not outcome.meetings


@pytest.mark.parametrize("usage", [{}, None, {"total_tokens": "many"}, {"total_tokens": -4}, {"total_tokens": 10**30}])
def test_odd_counts_of_tokens_do_no_harm(usage, tmp_path):
    body = {**json.loads(says(GOOD).body), "usage": usage}
    outcome, _, reader = asked(in_turn(Reply(body=json.dumps(body).encode())), tmp_path)
    assert outcome.statements and 0 < reader.model.budget.used.tokens < 10**6


def test_a_damaged_cache_file_is_asked_anew(tmp_path):
    asked(in_turn(says(GOOD)), tmp_path)
    (file,) = tmp_path.rglob("*.json")
    for damage in ("", "{}", "[]", '{"model": "m-1", "answer": 7}', file.read_text()[:-30]):
        file.write_text(damage)
        outcome, served, _ = asked(in_turn(says(GOOD)), tmp_path)
        assert outcome.statements and len(served.requests) == 1


def test_a_failure_is_not_kept(tmp_path):
    asked(in_turn(fails(400)), tmp_path)
    assert not list(tmp_path.rglob("*.json"))


def test_an_offices_word_is_its_sides_a_persons_his_own():
    statement = {**GOOD["statements"][0], "speaker": "reth", "named": None}
    office, _ = read(with_claim("statements", **{**statement, "relayer": "parl"}))
    names = {one.id: one.name for one in office.actors}
    assert names[office.statements[0].relayer] == "Brenia"
    person, _ = read(with_claim("statements", **{**statement, "relayer": "dorn"}))
    names = {one.id: one.name for one in person.actors}
    assert names[person.statements[0].relayer] == "Ilka Dorn"


def test_texts_are_of_sides_and_not_of_their_people():
    reading, _ = read(with_claim("proposals", author="reth", recipient="dorn"))
    names = {one.id: one.name for one in reading.actors}
    assert (names[reading.proposals[0].author], names[reading.proposals[0].recipient]) == ("Ostmark Front", "Brenia")


@pytest.mark.parametrize("content", ["that", "“That”", "so"])
def test_said_so_says_nothing(content):
    text = f"{REPORT}\nDorn confirmed that. “That” is so, she said."
    answer = with_claim(
        "statements", content=[content], evidence="Dorn confirmed that. “That” is so, she said.", named=None
    )
    reading, tally = read(answer, text)
    assert reading.statements == ()
    assert tally.dropped["statements: its content is a word that points elsewhere"] == 1


def test_a_position_on_an_issue_but_on_none_of_its_options_keeps_the_issue():
    claim = {"topic": "ceasefire/other", "evidence": "a truce was possible only if prisoners came home first"}
    reading, _ = read(with_claim("positions", **claim, issue_words=None, option_words="a truce"))
    assert (reading.positions[0].issue, reading.positions[0].option) == ("ceasefire", "a truce")
    reading, tally = read(with_claim("positions", **claim, issue_words=None, option_words=None))
    assert reading.positions == () and tally.dropped["positions: no option_words"] == 1
