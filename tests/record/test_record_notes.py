"""Notes in series: numbered, never one in place of another, part of the chained history, in no copy for others."""

from concurrent.futures import ThreadPoolExecutor

from record_builders import Report

from detente.record import open_record, unpack


def test_notes_of_a_series_are_numbered_and_stay(store):
    record = open_record(store.new(), create=True)
    assert [record.add_note("forecast", text) for text in ("first", "second")] == [1, 2]
    assert record.add_note("forecast.1.score", "scored") == 1
    record.set_note("forecast.x", "no number")
    assert record.notes("forecast") == {1: "first", 2: "second"}
    assert record.notes("forecast.1.score") == {1: "scored"}
    assert record.notes("other") == {}
    assert record.verify().flaw is None
    record.close()


def test_writers_at_the_same_time_do_not_take_each_others_number(store):
    path = store.new()
    open_record(path, create=True).close()

    def add(text):
        record = open_record(path, create=False)
        number = record.add_note("forecast", text)
        record.close()
        return number

    texts = [f"by {one}" for one in range(8)]
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(add, texts))
    assert sorted(numbers) == list(range(1, 9))
    record = open_record(path, create=False)
    assert record.notes("forecast") == dict(sorted(zip(numbers, texts, strict=True)))
    record.close()


def test_a_copy_for_others_has_no_such_note(store, tmp_path):
    record = open_record(store.new(), create=True)
    report = Report("A report")
    report.state("Orvany")
    record.add(*report.told)
    record.add_note("forecast", "only for the desk")
    with (tmp_path / "copy.zip").open("wb") as out:
        record.pack(out, levels=("unclassified",))
    record.close()
    unpack(tmp_path / "copy.zip", tmp_path / "copy.detente")
    copy = open_record(tmp_path / "copy.detente", create=False)
    assert copy.notes("forecast") == {}
    copy.close()
