from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import time

import pytest
from gather_builders import ENGLISH, put

from detente.errors import InputError, UsageError
from detente.gather import Limits, gather
from detente.gather.interface import Gathered
from detente.progress import Silent


def one(paths, **given) -> Gathered:
    (found,) = gather(paths, **given)
    return found


def test_a_text_file_becomes_a_source(tmp_path):
    path = put(tmp_path, "day-two.txt", f"Second day in Ordu\n\nPublished: 4 March 2031, 18:05 GMT\n\n{ENGLISH}")
    found = one(path)
    source = found.source
    assert found.raw == path.read_bytes()
    assert source.sha256 == hashlib.sha256(found.raw).hexdigest()
    assert source.id == f"r{source.sha256[:16]}"
    assert source.text == found.raw.decode()
    assert (source.title, source.kind, source.status, source.reason) == ("Second day in Ordu", "report", "ready", "")
    assert source.published == dt.datetime(2031, 3, 4, 18, 5, tzinfo=dt.UTC)
    assert (source.location, source.media_type, source.language) == (str(path), "text/plain", "en")


def test_line_endings_and_control_codes_are_cleaned_and_nothing_else(tmp_path):
    kept = "Tab\there, e\u0301 not composed, \u00a0 space, “marks” ‘of’ «every» „kind‟, 'straight' \"too\"…"
    path = put(tmp_path, "a.txt", f"One\r\nTwo\rThree\x00\x07 and \x0cnext\n{kept}\n")
    assert one(path).source.text == f"One\nTwo\nThree and \nnext\n{kept}\n"


def test_the_same_bytes_are_the_same_source(tmp_path):
    first, second = put(tmp_path, "a.txt", ENGLISH), put(tmp_path, "b.txt", ENGLISH)
    sources = [found.source for found in gather([first, second])]
    assert sources[0].id == sources[1].id
    assert [source.location for source in sources] == [str(first), str(second)]


def test_folders_are_read_in_order_and_without_what_is_no_report(tmp_path):
    for name in ("b.txt", "a.txt", "sub/z.md", "sub/deeper/y.txt", "c.html"):
        put(tmp_path, name, ENGLISH + name)
    for name in (
        ".hidden.txt", "~$a.docx", "a.txt~", "x.tmp", "talks.detente", "talks.detente-wal", "talks.sqlite",
        "old.db", ".git/config", "c_files/script.js", "detente.yaml",
    ):  # fmt: skip
        put(tmp_path, name, "no report")
    put(tmp_path, "brief.html", '<html><head><meta name="generator" content="Detente 1"></head><body>A brief.</body>')
    names = [os.path.relpath(found.source.location, tmp_path) for found in gather(tmp_path)]
    assert names == ["a.txt", "b.txt", "c.html", "sub/z.md", "sub/deeper/y.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    path = put(tmp_path, "a.txt", ENGLISH)
    assert len(list(gather([path, tmp_path, str(path)]))) == 1


def test_a_path_that_does_not_exist_stops_before_any_work(tmp_path):
    put(tmp_path, "a.txt", ENGLISH)
    with pytest.raises(InputError, match=r"missing\.txt.*no such file") as caught:
        gather([tmp_path / "a.txt", tmp_path / "missing.txt"])
    assert caught.value.do


def test_an_empty_folder_is_an_error(tmp_path):
    put(tmp_path, ".hidden", "")
    with pytest.raises(InputError, match="no documents"):
        gather(tmp_path)


def test_addresses_say_what_to_do_instead():
    with pytest.raises(UsageError, match="Save the page"):
        gather("https://news.example/talks")


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    source = one("-").source
    assert (source.location, source.text, source.status) == ("standard input", ENGLISH, "ready")


def test_what_the_user_gives_holds_where_the_document_is_silent(tmp_path):
    silent = put(tmp_path, "silent.txt", ENGLISH)
    dated = put(tmp_path, "dated.txt", f"Published: 1 March 2031\n\n{ENGLISH}")
    given = {
        "published": dt.date(2031, 3, 9),
        "outlet": "The Ordu Courier",
        "kind": "notes",
        "handling": "confidential",
    }
    quiet, loud = (found.source for found in gather([silent, dated], **given))
    assert quiet.published == dt.datetime(2031, 3, 9, tzinfo=dt.UTC)
    assert loud.published == dt.datetime(2031, 3, 1, tzinfo=dt.UTC)
    assert {quiet.outlet, quiet.kind, quiet.handling} == {"The Ordu Courier", "notes", "confidential"}


def test_nobody_says_when(tmp_path):
    path = put(tmp_path, "a.txt", ENGLISH)
    os.utime(path, (0, 0))
    assert one(path).source.published is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2031-03-04-courier.txt", 4),
        ("courier_2031-03-05.txt", 5),
        ("2031-03-06.txt", 6),
        ("2031-03-04-to-2031-03-06.txt", None),  # which one?
        ("2031-03-04-02.txt", None),  # a number, it may be
        ("2031-02-31-courier.txt", None),
        ("4711-2031-03.txt", None),
    ],
)
def test_a_day_in_the_name_of_its_file_dates_a_report_that_is_silent(tmp_path, name, day):
    folder = tmp_path / "2030-01-01"
    folder.mkdir()
    source = one(put(folder, name, ENGLISH)).source
    assert source.published == (dt.datetime(2031, 3, day, tzinfo=dt.UTC) if day else None)
    assert source.published_words == (f"2031-03-0{day} in the file’s name" if day else "")


def test_the_words_of_a_report_and_the_user_go_before_the_name_of_its_file(tmp_path):
    silent = put(tmp_path, "2031-03-04-silent.txt", ENGLISH)
    dated = put(tmp_path, "2031-03-04-dated.txt", f"Published: 1 March 2031\n\n{ENGLISH}")
    later = put(tmp_path, "2031-03-04-later.txt", f"2 days ago\n\n{ENGLISH}")
    assert one(dated).source.published == dt.datetime(2031, 3, 1, tzinfo=dt.UTC)
    assert one(later).source.published == dt.datetime(2031, 3, 2, tzinfo=dt.UTC)
    assert one(silent, published=dt.date(2031, 3, 9)).source.published == dt.datetime(2031, 3, 9, tzinfo=dt.UTC)
    assert one(silent, kind="text").source.published is None  # the day of a draft is not when it came out


@pytest.mark.parametrize(
    ("given", "published"),
    [
        (dt.datetime(2031, 3, 4, 2, 0, tzinfo=dt.UTC), dt.datetime(2031, 3, 3, 23, 0, tzinfo=dt.UTC)),
        (dt.date(2031, 3, 4), dt.datetime(2031, 3, 4, tzinfo=dt.UTC)),
        (None, None),
    ],
)
def test_relative_words_are_counted_back_from_what_the_user_gives(tmp_path, given, published):
    path = put(tmp_path, "a.txt", f"Second day in Ordu\n\n3 hours ago 1\n\n{ENGLISH}")
    source = one(path, published=given).source
    assert (source.published, source.published_words) == (published, "3 hours ago")


def test_articles_keep_their_text_and_their_ids(tmp_path):
    text = "Read more\r\n\r\n" + ENGLISH
    article = {"id": "ordu-07", "title": "Day two", "published": "2031-03-04T18:05:00Z", "text": text}
    lines = [json.dumps(article), "", "{broken", json.dumps({"id": "x"}), json.dumps({"text": "It went on."})]
    plain = put(tmp_path, "a.jsonl", "\n".join(lines))
    packed = put(tmp_path, "b.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    found = list(gather(plain))
    first = found[0]
    assert first.source.text == text
    assert (first.source.location, first.source.title) == ("ordu-07", "Day two")
    assert first.source.published == dt.datetime(2031, 3, 4, 18, 5, tzinfo=dt.UTC)
    assert json.loads(first.raw) == article
    assert first.source.sha256 == hashlib.sha256(first.raw).hexdigest()
    assert [one.source.status for one in found] == ["ready", "unreadable", "unreadable", "ready"]
    assert "not JSON" in found[1].source.reason
    assert found[1].source.location.endswith("line 3")
    assert 'no "text"' in found[2].source.reason
    assert [one.source.id for one in gather(packed)][::3] == [one.source.id for one in found][::3]


def test_a_cut_off_file_of_articles_gives_what_it_has(tmp_path):
    lines = "\n".join(json.dumps({"id": str(n), "text": os.urandom(400).hex()}) for n in range(200))
    path = put(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())[:20_000])
    found = [one.source for one in gather(path)]
    assert len(found) > 10
    assert {one.status for one in found[:-1]} <= {"ready", "not read"}
    assert "cannot be read further" in found[-1].reason


def test_a_text_in_another_language_is_kept_and_not_read(tmp_path):
    french = (
        "Les délégations se sont retrouvées mardi dans la ville d’Ordu pour une deuxième journée de pourparlers. "
        "« Nous ne signerons pas », a déclaré le chef de la délégation, selon lequel rien n’est encore décidé."
    )
    source = one(put(tmp_path, "fr.txt", french)).source
    assert (source.status, source.language, source.text) == ("not read", "fr", french)
    assert source.reason == "in French: kept and searchable, not read"


def test_russian_is_told_without_many_words(tmp_path):
    source = one(
        put(tmp_path, "ru.txt", "Делегации встретились во вторник в городе Орду и продолжили переговоры.")
    ).source
    assert (source.status, source.language) == ("not read", "ru")


def test_too_short_to_tell_is_taken_for_english(tmp_path):
    assert one(put(tmp_path, "a.txt", "Ordu: no deal.")).source.status == "ready"


def test_plain_text_loads_no_heavy_library(tmp_path):
    put(tmp_path, "a.txt", ENGLISH)
    put(tmp_path, "b.md", ENGLISH)
    code = (
        "import sys; from detente.gather import gather; list(gather(sys.argv[1]));"
        "heavy = {'trafilatura','lxml','pypdf','docx','openpyxl','charset_normalizer','py3langid','babel','spacy'};"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)


def test_ten_small_files_are_fast(tmp_path):
    for number in range(10):
        put(tmp_path, f"{number}.txt", f"Report {number}\n\n{ENGLISH * 5}")
    list(gather(tmp_path))
    began = time.perf_counter()
    assert len(list(gather(tmp_path))) == 10
    assert time.perf_counter() - began < 0.05


def test_progress_is_told_of_every_input(tmp_path):
    seen = []

    class Watching(Silent):
        def start(self, task, total):
            seen.append(total)

        def advance(self, item):
            seen.append(item)

        def finish(self):
            seen.append("end")

    path = put(tmp_path, "a.txt", ENGLISH)
    list(gather(tmp_path, progress=Watching()))
    assert seen == [1, str(path), "end"]


def test_limits_can_be_set(tmp_path):
    path = put(tmp_path, "a.txt", ENGLISH)
    by_bytes = one(path, limits=Limits(file_bytes=100))
    assert by_bytes.source.status == "unreadable"
    assert "100 bytes" in by_bytes.source.reason
    assert by_bytes.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert by_bytes.raw == b""
    by_length = one(path, limits=Limits(text_length=100)).source
    assert (by_length.status, by_length.text) == ("unreadable", "")
    assert "limit of 100" in by_length.reason
