"""Notes in series: numbered, never one in place of another, part of the chained history, in no copy for others."""

from concurrent.futures import ThreadPoolExecutor

from record_builders import Report

from detente.record import open_record, unpack


def test_notes_of_a_series_are_numbered_and_stay(tmp_path):
    store = open_record(tmp_path / "talks.detente", create=True)
    assert [store.add_note("forecast", text) for text in ("first", "second")] == [1, 2]
    assert store.add_note("forecast.1.score", "scored") == 1
    store.set_note("forecast.x", "no number")
    assert store.notes("forecast") == {1: "first", 2: "second"}
    assert store.notes("forecast.1.score") == {1: "scored"}
    assert store.notes("other") == {}
    assert store.verify().flaw is None
    store.close()


def test_writers_at_the_same_time_do_not_take_each_others_number(tmp_path):
    path = tmp_path / "talks.detente"
    open_record(path, create=True).close()

    def add(text):
        store = open_record(path, create=False)
        number = store.add_note("forecast", text)
        store.close()
        return number

    texts = [f"by {one}" for one in range(8)]
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(add, texts))
    assert sorted(numbers) == list(range(1, 9))
    store = open_record(path, create=False)
    assert store.notes("forecast") == dict(sorted(zip(numbers, texts, strict=True)))
    store.close()


def test_a_copy_for_others_has_no_such_note(tmp_path):
    store = open_record(tmp_path / "talks.detente", create=True)
    report = Report("A report")
    report.state("Orvany")
    store.add(*report.told)
    store.add_note("forecast", "only for the desk")
    with (tmp_path / "copy.zip").open("wb") as out:
        store.pack(out, levels=("unclassified",))
    store.close()
    unpack(tmp_path / "copy.zip", tmp_path / "copy.detente")
    copy = open_record(tmp_path / "copy.detente", create=False)
    assert copy.notes("forecast") == {}
    copy.close()
