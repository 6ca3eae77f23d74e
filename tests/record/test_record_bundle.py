"""A bundle carries everything, and what comes in from elsewhere is checked."""

import dataclasses
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_builders import NOON, Report
from record_steps import STEPS, play, reports

from detente.errors import InputError, RecordError, RecordNewerError
from detente.model import Judgement
from detente.record import loading, open_record, unpack
from detente.record.bundle import FORMAT
from detente.record.bundle import unpack as unpack_within
from detente.record.schema import INDEX, VERSION
from detente.record.versions import links

RECORDS = int(os.environ.get("DETENTE_RECORDS", "60"))
"""Generated records that go out and come in again: 60 here, 1,000 in `make bundles` (a minute and a half of one core)."""
RAM = Path("/dev/shm")  # noqa: S108 - thousands of small files, in memory where there is such a folder


@pytest.fixture
def folder():
    made = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
    yield made
    shutil.rmtree(made)


def packed(record, **more):
    out = io.BytesIO()
    record.pack(out, **more)
    return out.getvalue()


def unpacked(folder, bundle, name="copy.detente"):
    (folder / "bundle.zip").write_bytes(bundle)
    unpack(folder / "bundle.zip", folder / name)
    return open_record(folder / name, create=False)


def rows(path):
    """Every row of every table that holds what cannot be made anew."""
    with sqlite3.connect(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            )
            if not name.startswith("sqlite_") and name not in INDEX
        ]
        found = {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}  # noqa: S608 - the file's own tables
    connection.close()
    return found


def nameless(dossier):
    return dataclasses.replace(dossier, name="")


@settings(max_examples=RECORDS, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(reports(), max_size=3), STEPS)
def test_what_goes_out_comes_in(told, steps):
    folder = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
    try:
        with open_record(folder / "one.detente") as record:
            play(record, told, steps)
            bundle = packed(record)
            with unpacked(folder, bundle) as copy:
                assert rows(copy.place) == rows(record.place)
                assert packed(copy) == bundle
                assert copy.verify() == record.verify()
                if steps:
                    assert nameless(copy.dossier()) == nameless(record.dossier())
    finally:
        shutil.rmtree(folder)


def versions_of(record, current=None):
    """All versions of some pages, of which the last are given; of all that have several."""
    with record._database.reading() as connection:
        now = links.replaced(connection, upto=loading.NOW)
    return {it for one in (now.values() if current is None else current) for it in links.versions_of(one, now)}


def versions(record, among=None):
    """What is told of versions, but for when they were read."""
    told = ((one.source, one.number, one.of, one.counts, one.because) for one in record.versions())
    return [one for one in told if among is None or one[0].id in among]


def orphans(record, among=None):
    """Facts whose words an earlier version has and a later lacks, with what was decided of them."""
    told = [one for one in record.orphans() if one.source != one.now]
    return sorted(
        (one.fact.id, one.source, one.now, one.because, len(one.judged))
        for one in told
        if among is None or one.source in among
    )


@settings(max_examples=max(20, RECORDS // 10), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(reports(), max_size=3), STEPS)
def test_a_shared_copy_says_what_the_record_says_up_to_the_level(told, steps):
    folder = Path(tempfile.mkdtemp(dir=RAM if RAM.is_dir() else None))
    try:
        with open_record(folder / "one.detente") as record:
            play(record, told, steps)
            bundle = packed(record, levels={"unclassified"})
            with unpacked(folder, bundle) as copy:
                assert copy.verify().flaw is None
                wanted, found = record.dossier(levels={"unclassified"}), copy.dossier()
                same = (
                    "sources",
                    "actors",
                    "statements",
                    "meetings",
                    "proposals",
                    "positions",
                    "texts",
                    "drafts",
                    "clause_links",
                    "views",
                )
                for field in same:
                    assert getattr(found, field) == getattr(wanted, field), field
                shared = versions_of(record, {one.id for one in wanted.sources})
                assert versions(copy, shared) == versions(copy) == versions(record, shared)
                assert orphans(copy) == orphans(record, shared & versions_of(record))
                kept = {one.id for one in wanted.facts()}
                assert [one for one in found.judgements if one.fact in kept] == [
                    one for one in wanted.judgements if one.fact in kept
                ]
    finally:
        shutil.rmtree(folder)


def planted(folder):
    record = open_record(folder / "talks.detente")
    for words, level in (("plainword", "unclassified"), ("zirkonium", "confidential")):
        made = Report(f"On {words}", handling=level)
        east = made.state(f"{words}ia".title())
        made.position(east)
        made.quote(east, f"we say {words}", mode="direct")
        record.add(*made.told)
    secret = next(one for one in record.dossier().actors if one.name == "Zirkoniumia")
    record.judge(Judgement(fact=secret.id, verdict="accept", by="Ana", at=NOON, note="zirkonium is right"))
    record.mark_brief(NOON)
    return record


def test_a_redacted_bundle_leaves_no_byte_of_what_was_marked(folder):
    with planted(folder) as record:
        bundle = packed(record, levels={"unclassified"})
        secret = hashlib.sha256(record.raw_of(record.search("zirkonium")[0].id)).hexdigest()
    tokens = (b"irkonium", secret.encode(), secret[:12].encode())
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert any(b"plainword" in one for one in members.values())
    for name, data in members.items():
        assert not any(token.lower() in data.lower() or token.decode() in name for token in tokens), name
    with unpacked(folder, bundle) as copy:
        assert copy.search("plainword") and not copy.search("zirkonium")
        copy.close()
    for path in folder.glob("copy.detente*"):
        assert not any(token.lower() in path.read_bytes().lower() for token in tokens)


def test_the_search_index_is_made_anew(folder):
    with planted(folder) as record, unpacked(folder, packed(record)) as copy:
        assert [one.id for one in copy.search("zirkonium")] == [one.id for one in record.search("zirkonium")]
        assert copy.check() == []


def remade(bundle, change, *, fix_list=True):
    """The bundle with members changed by a function of name and bytes; its list put right or left."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        manifest = json.loads(old.read("manifest.json"))
        for one in manifest["files"]:
            data = change(one["path"], old.read(one["path"]))
            if fix_list:
                one |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            new.writestr(one["path"], data)
        new.writestr("manifest.json", change("manifest.json", json.dumps(manifest).encode()))
    return out.getvalue()


def as_is(_name, data):
    return data


def with_member(bundle, name, data):
    out = io.BytesIO(bundle)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil", "raw/../../evil", "tables/../x.jsonl", "C:\\evil", "raw/" + "0" * 63, "x"]
)
def test_no_member_is_taken_under_another_name(folder, name):
    with planted(folder) as record:
        bundle = with_member(packed(record), name, b"x")
    with pytest.raises(InputError, match="member"):
        unpacked(folder, bundle)
    assert sorted(one.name for one in folder.iterdir() if "talks" not in one.name) == ["bundle.zip"]


def test_bombs_are_not_unpacked(folder):
    with planted(folder) as record:
        bundle = packed(record)
        (folder / "b.zip").write_bytes(bundle)
    with pytest.raises(InputError, match="more than the bound"):
        unpack_within(folder / "b.zip", folder / "new.detente", most_bytes=1000)
    lying = bytearray(with_member(bundle, "raw/" + "0" * 64, b"\0" * 1000))
    place = lying.rindex(b"PK\x01\x02")
    lying[place + 24 : place + 28] = (4_000_000_000).to_bytes(4, "little")
    with pytest.raises(InputError, match="promises more"):
        unpacked(folder, bytes(lying))
    assert not (folder / "copy.detente").exists()


CHANGES = {
    "another byte": lambda name, data: data + b"\n" if name.startswith("raw/") else data,
    "no list": lambda name, data: b"[]" if name == "manifest.json" else data,
    "another format": lambda name, data: data.replace(FORMAT.encode(), b"other/1") if name == "manifest.json" else data,
    "deep": lambda name, data: b"[" * 100_000 if name == "manifest.json" else data,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_as_its_list_says_is_refused(folder, change):
    with planted(folder) as record:
        bundle = packed(record)
    with pytest.raises(InputError, match="damaged"):
        unpacked(folder, remade(bundle, change, fix_list=False))
    assert not (folder / "copy.detente").exists()


ROWS = {
    "no JSON": b"{\n",
    "a list": b"[1]\n",
    "another column": b'{"number": 1, "evil": 2}\n',
    "a wrong type": b'{"number":"x","at":1,"action":"a","subject":"","detail":""}\n',
    "a number too large": b'{"number":99999999999999999999,"at":"","action":"a","subject":"","detail":""}\n',
    "the same twice": b'{"number":1,"at":"","action":"a","subject":"","detail":""}\n' * 2,
    "nothing that others name": b"",
    "bytes that are none": b'{"number":1,"at":{"base64":"?"},"action":"a","subject":"","detail":""}\n',
}


@pytest.mark.parametrize("data", ROWS.values(), ids=ROWS)
def test_rows_that_no_record_holds_are_refused(folder, data):
    with planted(folder) as record:
        bundle = packed(record)
    with pytest.raises(InputError, match="damaged"):
        unpacked(folder, remade(bundle, lambda name, old: data if name == "tables/history.jsonl" else old))
    assert [one.name for one in folder.glob("*copy*")] + [one.name for one in folder.glob(".*")] == []


def test_another_set_of_tables_and_missing_documents_are_refused(folder):
    with planted(folder) as record:
        bundle = packed(record)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(out, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["files"] = [one for one in manifest["files"] if not one["path"].startswith("raw/")]
        for one in manifest["files"]:
            new.writestr(one["path"], old.read(one["path"]))
        new.writestr("manifest.json", json.dumps(manifest))
    with pytest.raises(InputError, match="bytes of a document"):
        unpacked(folder, out.getvalue())
    renamed = bundle.replace(b"tables/notes.jsonl", b"tables/motes.jsonl")
    with pytest.raises(InputError, match="damaged"):
        unpacked(folder, renamed)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive_is_refused(folder, data):
    with pytest.raises(InputError, match="damaged"):
        unpacked(folder, data)


def test_a_bundle_cut_off_is_refused(folder):
    with planted(folder) as record:
        bundle = packed(record)
    for cut in range(0, len(bundle), 97):
        with pytest.raises(InputError):
            unpacked(folder, bundle[:cut])
    assert not (folder / "copy.detente").exists()


def test_a_bundle_of_a_later_detente_says_so(folder):
    with planted(folder) as record:
        bundle = packed(record)

    def later(name, data):
        told = f'"record_version": {VERSION}'.encode()
        return data.replace(told, b'"record_version": 999') if name == "manifest.json" else data

    with pytest.raises(RecordNewerError, match="999"):
        unpacked(folder, remade(bundle, later))


def test_no_record_is_written_over(folder):
    with planted(folder) as record:
        bundle = packed(record)
    before = (folder / "talks.detente").read_bytes()
    with pytest.raises(RecordError, match="record of this name"):
        unpacked(folder, bundle, name="talks.detente")
    assert (folder / "talks.detente").read_bytes() == before
    assert remade(bundle, as_is) != bundle
    with unpacked(folder, remade(bundle, as_is)) as copy:
        assert packed(copy) == bundle
