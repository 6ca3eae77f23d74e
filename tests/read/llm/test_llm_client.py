"""The endpoint answers slowly, badly, or not at all: one reason for the document, bounded in time and size."""

import datetime as dt
import email.utils
import json
import socket
import time

import pytest
from llm_reports import GOOD, REPORT
from llm_server import Reply, fails, in_turn, make, says, serving, settings_for

from detente.errors import UsageError
from detente.model import load_catalogue
from detente.read.llm import client
from detente.read.llm.client import EndpointError
from detente.read.llm.reader import HandlingError, LanguageModelReader
from detente.scale import run

KEY = "sk-very-secret-0123456789"


class Clock:
    """Waits for nobody and remembers for how long."""

    def __init__(self):
        self.waits = []

    def __call__(self, seconds):
        self.waits.append(seconds)


@pytest.fixture
def read(tmp_path):
    """Reads the report from a server with a script; gives what came of it, the server and the waits."""

    def call(script, *, text=REPORT, folder=tmp_path, **endpoint):
        clock = Clock()
        with serving(script) as served:
            reader = LanguageModelReader(load_catalogue(), settings_for(served.url, folder, **endpoint), sleep=clock)
            ((_, outcome),) = run(reader.read, [make(text)])
        return outcome, served, clock.waits

    return call


def test_too_many_requests_then_well(read):
    outcome, served, waits = read(in_turn(fails(429, "slow down", Retry_After="7"), says(GOOD)))
    assert outcome.statements and len(served.requests) == 2
    assert waits[0] >= 7


def test_retry_after_as_a_date(read):
    when = email.utils.format_datetime(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30), usegmt=True)
    outcome, _, waits = read(in_turn(fails(503, Retry_After=when), says(GOOD)))
    assert outcome.statements and 25 < waits[0] <= 30


@pytest.mark.parametrize("said", ["soon", "-5", "٣", "Wed, 99 Foo", "9" * 400])
def test_a_retry_after_that_is_none_or_endless(read, said):
    outcome, served, _ = read(in_turn(fails(429, Retry_After=said.encode("utf-8").decode("latin-1")), says(GOOD)))
    if said.startswith("9"):
        assert "no answer after 1 attempt" in outcome
    else:
        assert outcome.statements and len(served.requests) == 2


def test_errors_of_the_server_for_ever_end_after_some_attempts(read):
    outcome, served, waits = read(in_turn(fails(500, "oops")))
    assert "no answer after 5 attempts: 500 oops" in outcome
    assert len(served.requests) == 5 and len(waits) == 4
    assert all(waits[i] < waits[i + 2] for i in range(2))


def test_a_run_stops_asking_when_it_is_hopeless(tmp_path):
    with serving(in_turn(fails(401, "bad key"))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path), sleep=Clock())
        outcomes = [outcome for _, outcome in run(reader.read, [make(REPORT, id=f"r{n}") for n in range(20)])]
    assert len(served.requests) == 1
    assert all("401 bad key" in outcome for outcome in outcomes)


def test_two_documents_without_an_answer_are_enough(tmp_path):
    with serving(in_turn(fails(503))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path), sleep=Clock())
        for _, outcome in run(reader.read, [make(REPORT, id=f"r{n}") for n in range(9)]):
            assert "503" in outcome
    assert len(served.requests) == 10


def test_nobody_there(tmp_path):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        reader = LanguageModelReader(load_catalogue(), settings_for(url, tmp_path), sleep=Clock())
        with pytest.raises(EndpointError, match="Check the address"):
            reader.read(make(REPORT))


def closes(handler):
    handler.connection.close()


def half_a_head(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    handler.connection.close()


def half_a_body(handler):
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"choices"')
    handler.connection.close()


def no_http(handler):
    handler.wfile.write(b"\x00\x01garbage\r\n\r\n")
    handler.connection.close()


def bad_chunks(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\nnope")
    handler.connection.close()


@pytest.mark.parametrize("raw", [closes, half_a_head, half_a_body, no_http, bad_chunks])
def test_a_connection_that_breaks_is_tried_again(read, raw):
    outcome, served, _ = read(in_turn(Reply(raw=raw), says(GOOD)))
    assert outcome.statements and len(served.requests) == 2


def drips(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drips_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(200):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def sleeps(handler):
    time.sleep(10)


@pytest.mark.parametrize("raw", [drips, drips_headers, sleeps])
def test_an_answer_that_never_ends_is_cut_off(read, raw):
    begun = time.monotonic()
    outcome, served, _ = read(in_turn(Reply(raw=raw)), seconds=0.4)
    assert "no whole answer within 0.4 s" in outcome
    assert len(served.requests) == 2 and time.monotonic() - begun < 5


def test_a_slow_answer_in_time_is_an_answer(read):
    def slow(_):
        time.sleep(0.5)
        return says(GOOD)

    outcome, _, _ = read(slow)
    assert outcome.statements


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        handler.wfile.write(b"x" * 65536)


def test_endless_bytes_are_bounded(read, monkeypatch):
    monkeypatch.setattr(client, "MOST_BYTES", 1_000_000)
    outcome, served, _ = read(in_turn(Reply(raw=endless)))
    assert "larger than 1,000,000 bytes" in outcome and len(served.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(read, status):
    with serving(in_turn(says(GOOD))) as elsewhere:
        outcome, served, _ = read(in_turn(fails(status, "moved", Location=f"{elsewhere.url}/chat/completions")))
    assert "not followed" in outcome
    assert len(served.requests) == 1 and not elsewhere.requests


def test_no_proxy_of_the_environment_is_used(read, monkeypatch):
    with serving(in_turn(says(GOOD))) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        outcome, served, _ = read(in_turn(says(GOOD)))
    assert outcome.statements and len(served.requests) == 1 and not proxy.requests


def test_a_server_that_knows_no_schema_is_asked_more_simply(read):
    def script(body):
        if body.get("response_format", {}).get("type") == "json_schema":
            return fails(400, "response_format json_schema is not supported")
        if "response_format" in body:
            return fails(422, "response_format: extra fields not permitted")
        return says("Here it is:\n```json\n" + json.dumps(GOOD) + "\n```\nDone.")

    outcome, served, _ = read(script)
    assert outcome.statements
    assert [body.get("response_format", {}).get("type") for _, _, body in served.requests] == [
        "json_schema",
        "json_object",
        None,
    ]


def test_what_a_server_takes_is_remembered(tmp_path):
    def script(body):
        return (
            says(GOOD) if body.get("response_format", {}).get("type") == "json_object" else fails(400, "no schema here")
        )

    with serving(script) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path), sleep=Clock())
        for number in range(3):
            reader.read(make(f"{REPORT}{number}"))
    assert len(served.requests) == 4


def test_names_of_limits_and_temperature_are_found_out(read):
    def script(body):
        if "max_tokens" in body:
            return fails(400, "Unsupported parameter: use 'max_completion_tokens' instead")
        if "temperature" in body:
            return fails(400, "temperature does not support 0")
        return says(GOOD)

    outcome, served, _ = read(script)
    assert outcome.statements and len(served.requests) == 3
    assert served.requests[-1][2]["response_format"]["type"] == "json_schema"


def test_a_model_with_a_short_context_decides_itself_how_long_an_answer_is(read):
    def script(body):
        if body.keys() & {"max_tokens", "max_completion_tokens"}:
            return fails(400, "This model's maximum context length is 8192 tokens. However, you requested 23000.")
        return says(GOOD)

    outcome, served, _ = read(script)
    assert outcome.statements and len(served.requests) == 2
    outcome, served, _ = read(in_turn(fails(400, "maximum context length is 512 tokens")), text=REPORT + "again")
    assert "context length" in outcome and len(served.requests) == 2


def test_a_server_that_read_only_the_end_of_the_question_is_told_of_once(tmp_path):
    body = {**json.loads(says(GOOD).body), "usage": {"prompt_tokens": 512, "total_tokens": 900}}
    heard = []
    with serving(in_turn(Reply(body=json.dumps(body).encode()))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path))
        reader.heard = heard.append
        for number in range(3):
            reader.read(make(f"{REPORT}{number}"))
    assert len(heard) == 1 and "OLLAMA_CONTEXT_LENGTH" in heard[0]


def test_a_server_that_complains_of_everything_is_left_alone(read):
    outcome, served, _ = read(in_turn(fails(400, "no")))
    assert "400 no" in outcome and len(served.requests) <= 6


def test_requests_are_bounded(tmp_path):
    with serving(in_turn(says(GOOD))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path, requests=3), sleep=Clock())
        outcomes = [outcome for _, outcome in run(reader.read, [make(f"{REPORT}{n}", id=f"r{n}") for n in range(6)])]
    assert len(served.requests) == 3
    assert ["limit of 3 requests" in str(outcome) for outcome in outcomes] == [False] * 3 + [True] * 3


def test_tokens_are_bounded_before_they_are_sent_and_corrected_by_what_the_server_counts(tmp_path):
    with serving(in_turn(says(GOOD, tokens=9_000))) as served:
        settings = settings_for(served.url, tmp_path, tokens=30_000, answer_tokens=4_000)
        reader = LanguageModelReader(load_catalogue(), settings, sleep=Clock())
        outcomes = [outcome for _, outcome in run(reader.read, [make(f"{REPORT}{n}", id=f"r{n}") for n in range(6)])]
    assert reader.model.budget.used.tokens <= 30_000
    assert 1 <= len(served.requests) <= 3
    assert "tokens would be passed" in outcomes[-1]


def test_the_key_goes_to_the_endpoint_and_nowhere_else(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("MY_KEY", KEY)
    replies = in_turn(fails(500, f"key {KEY} is fine"), says(GOOD), fails(401, f"Incorrect key {KEY}"))
    heard = []
    with serving(replies) as served:
        reader = LanguageModelReader(
            load_catalogue(), settings_for(served.url, tmp_path, key_from="MY_KEY"), sleep=Clock()
        )
        reader.heard = heard.append
        outcomes = [outcome for _, outcome in run(reader.read, [make(REPORT), make(REPORT + "x", id="r2")])]
    assert served.requests[0][1]["Authorization"] == f"Bearer {KEY}"
    assert heard and isinstance(outcomes[1], str)
    kept = "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())
    shown = "".join(capfd.readouterr())
    assert KEY not in kept + shown + "".join(heard) + repr(outcomes) + repr(reader.settings) + reader.name


@pytest.mark.parametrize("value", ["", "two words", "line\nbreak", "schlüssel"])
def test_a_key_that_is_none_is_told_at_once_and_not_shown(tmp_path, monkeypatch, value):
    monkeypatch.setenv("MY_KEY", value)
    with pytest.raises(UsageError) as error:
        LanguageModelReader(load_catalogue(), settings_for("http://127.0.0.1:1/v1", tmp_path, key_from="MY_KEY"))
    assert "MY_KEY" in error.value.sentence
    assert not value or value not in error.value.sentence


@pytest.mark.parametrize(
    ("handling", "most", "sent"),
    [
        ("unclassified", "unclassified", True),
        ("confidential", "unclassified", False),
        ("strictly confidential", "confidential", False),
        ("confidential", "strictly confidential", True),
        ("cosmic", "strictly confidential", False),
    ],
)
def test_nothing_above_the_level_is_sent_or_kept(tmp_path, handling, most, sent):
    with serving(in_turn(says(GOOD))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path, handling=most))
        source = make(REPORT, handling=handling)
        if sent:
            assert reader.read(source).statements
        else:
            with pytest.raises(HandlingError, match="not sent"):
                reader.read(source)
    assert bool(served.requests) is sent is any(path.is_file() for path in tmp_path.rglob("*"))


def test_an_answer_kept_is_not_used_above_a_level_lowered_since(tmp_path):
    with serving(in_turn(says(GOOD))) as served:
        source = make(REPORT, handling="confidential")
        LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path, handling="confidential")).read(source)
        with pytest.raises(HandlingError):
            LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path)).read(source)


def test_unencrypted_only_within_the_local_network(monkeypatch):
    sent = []

    class Far:
        sock = type("Sock", (), {"getpeername": lambda self: ("93.184.216.34", 80), "shutdown": lambda *_: None})()

        def connect(self):
            pass

        def request(self, *words, **more):
            sent.append(words)

        def close(self):
            pass

    monkeypatch.setattr(client, "_connection", lambda where, seconds: Far())
    with pytest.raises(EndpointError, match="local network"):
        client.post(client.target("http://far.example/v1"), b"{}", headers={}, seconds=1)
    assert not sent
