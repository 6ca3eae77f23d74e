"""A disk that is full or cannot be written: a clear error, and nothing that was kept is lost."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from record_builders import NOON, Report

from detente.errors import OutputError, RecordBusyError, RecordDiskError, RecordError
from detente.model import Judgement
from detente.project import write_file
from detente.project.files import write_whole
from detente.record import open_record, unpack
from detente.record.database import Database
from detente.record.migrate import upgrade
from detente.record.schema import VERSION


def told(number):
    made = Report(f"Report {number}")
    east = made.state("Estoria")
    for _ in range(20):
        made.statement(east, "x" * 200)
    return made.told


def fill(record):
    """Add reports until the disk takes no more; how many it took, and what was said."""
    for number in range(1000):
        try:
            record.add(*told(number))
        except RecordError as error:
            return number, error
    raise AssertionError("the disk took everything")


def sound(record, count):
    assert record.check() == []
    assert record.verify().flaw is None
    assert {one.title for one in record.dossier().sources} == {f"Report {number}" for number in range(count)}


@pytest.fixture
def small_disk(tmp_path):
    """Mounts a disk of so many KB; it can be mounted anew."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = contextlib.ExitStack()

    def mount(size):
        mounted.close()
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", place], capture_output=True, check=False
        )
        if made.returncode:
            pytest.skip("no disk can be mounted here")
        mounted.callback(subprocess.run, ["umount", "-l", place], check=True)
        return place

    if sys.platform != "linux" or os.geteuid():
        pytest.skip("only root on Linux can mount a small disk")
    with mounted:
        yield mount


def test_a_full_disk_is_said_and_nothing_is_lost(small_disk):
    disk = small_disk(1500)
    filler = disk / "filler"
    filler.write_bytes(bytes(500_000))
    path = disk / "talks.detente"
    with open_record(path) as record:
        count, error = fill(record)
        assert count
        assert isinstance(error, RecordDiskError)
        assert "the disk is full. Free some space" in str(error)
        sound(record, count)
    with open_record(path) as record:
        sound(record, count)
        filler.unlink()
        assert record.add(*told(count))
        sound(record, count + 1)


def test_decisions_on_a_full_disk_are_kept_or_refused(small_disk):
    disk = small_disk(1200)
    (disk / "filler").write_bytes(bytes(200_000))
    with open_record(disk / "talks.detente") as record:
        fill(record)
        (disk / "filler").unlink()
        fact = record.dossier().statements[0].id
        kept = 0
        with contextlib.suppress(RecordDiskError):
            for number in range(10_000):
                record.judge(Judgement(fact=fact, verdict="accept", by="Ana", at=NOON, note=f"{number}" * 100))
                kept += 1
        assert kept < 10_000
    with open_record(disk / "talks.detente") as record:
        assert record.verify().flaw is None
        (last,) = record.dossier().judgements
        assert last.note == f"{kept - 1}" * 100


def test_exports_on_a_full_disk_leave_no_file(small_disk):
    disk = small_disk(400)
    (disk / "filler").write_bytes(bytes(370_000))
    (disk / "brief.html").write_text("the brief before")
    with pytest.raises(OutputError, match="No space left"):
        write_file(disk / "brief.html", bytes(100_000))
    assert (disk / "brief.html").read_text() == "the brief before"
    assert sorted(one.name for one in disk.iterdir()) == ["brief.html", "filler"]


def test_a_bundle_is_packed_and_unpacked_whole_or_not_at_all(small_disk, tmp_path):
    path, bundle = tmp_path / "talks.detente", tmp_path / "talks.zip"
    with open_record(path) as record:
        for number in range(4):
            record.add(*told(number))
        write_whole(bundle, record.pack)
    refused, made = [], 0
    for size in range(20, 1300, 150):
        disk = small_disk(size)
        try:
            unpack(bundle, disk / "new.detente")
        except RecordDiskError as error:
            refused.append(str(error).removeprefix(f"{disk / 'new.detente'}: "))
            assert list(disk.iterdir()) == []
        else:
            made += 1
            with open_record(disk / "new.detente", read_only=True) as record:
                sound(record, 4)
    assert made
    assert all(one.startswith("the disk ") and "full" in one for one in refused)
    assert len(refused) > 3


def test_an_upgrade_on_a_full_disk_leaves_the_record_and_no_half_copy(small_disk, tmp_path):
    whole = tmp_path / "talks.detente"
    with open_record(whole) as record:
        record.add(*told(0))
    disk = small_disk(whole.stat().st_size // 1024 * 3 // 2)
    path = disk / "talks.detente"
    path.write_bytes(whole.read_bytes())
    database = Database(path, read_only=False, wait=1)
    with pytest.raises(RecordDiskError, match="the disk is full"):
        upgrade(database, to=VERSION + 1)
    database.close()
    assert {one.name for one in disk.iterdir() if not one.name.startswith("talks.detente-")} == {"talks.detente"}
    with open_record(path, read_only=True) as record:
        sound(record, 1)


def test_a_disk_that_cannot_be_written_can_be_read(small_disk):
    disk = small_disk(1500)
    path = disk / "talks.detente"
    with open_record(path) as record:
        record.add(*told(0))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with open_record(path) as record:
        sound(record, 1)
        with pytest.raises(RecordError, match=r"can only be read\. Ask for permission"):
            record.add(*told(1))
    with pytest.raises(RecordDiskError, match="cannot be opened"):
        open_record(disk / "new.detente")
    with pytest.raises(OutputError, match="Read-only file system"):
        write_file(disk / "brief.html", b"x")


def test_a_record_that_may_not_grow_keeps_what_it_has(tmp_path):
    """SQLite's own bound stands for a full disk where none can be mounted."""
    path = tmp_path / "talks.detente"
    with open_record(path) as record:
        bound = "PRAGMA max_page_count = 100"
        sa.event.listen(record._database._engine, "begin", lambda connection: connection.exec_driver_sql(bound))
        count, error = fill(record)
        assert count
        assert isinstance(error, RecordDiskError)
        sound(record, count)
    with open_record(path) as record:
        assert record.add(*told(count))
        sound(record, count + 1)


LIMITED = """
import pathlib, resource, sys
sys.path.insert(0, sys.argv[2])
from test_record_disk import fill, sound
from detente.errors import OutputError
from detente.project import write_file
from detente.record import open_record
path = pathlib.Path(sys.argv[1])
with open_record(path) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    count, error = fill(record)
    sound(record, count)
try:
    write_file(path.with_name("brief.html"), bytes(700_000))
except OutputError as refused:
    print(count, type(error).__name__, error, refused, sep="|")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a file's size are POSIX")
def test_a_limit_on_the_size_of_files_is_said_and_nothing_is_lost(tmp_path):
    path = tmp_path / "talks.detente"
    args = [sys.executable, "-c", LIMITED, str(path), str(Path(__file__).parent)]
    out = subprocess.run(args, capture_output=True, text=True, check=False)
    count, kind, said, refused = out.stdout.strip().split("|")
    assert kind == "RecordDiskError", out.stderr
    assert "what was saved is safe" in said
    assert "File too large" in refused
    assert not list(tmp_path.glob("*brief*"))
    with open_record(path) as record:
        sound(record, int(count))
        assert record.add(*told(int(count)))


def test_while_another_process_writes_nothing_is_decided_and_nothing_lost(tmp_path):
    path = tmp_path / "talks.detente"
    with open_record(path) as first, open_record(path, wait=0.1) as second:
        first.add(*told(0))
        fact = first.dossier().statements[0].id
        decision = Judgement(fact=fact, verdict="reject", by="Ana", at=NOON)
        with first._database.writing():
            for change in (
                lambda: second.judge(decision),
                lambda: second.undo_judgement(fact, by="Ana", at=NOON),
                lambda: second.mark_brief(NOON),
                lambda: second.set_note("name", "Talks"),
                lambda: second.add(*told(1)),
            ):
                with pytest.raises(RecordBusyError, match="another process is writing"):
                    change()
        second.judge(decision)
        assert [one.fact for one in first.dossier().judgements] == [fact]
        sound(first, 1)
