"""What each role may do is held by the server: a try at more is refused there, and explained."""

import contextlib
import dataclasses
import io
import itertools

import pytest
from record_builders import NOON, WHY, Report
from record_stores import REFUSED, Server, everything

from detente.errors import RecordError, UsageError
from detente.model import Correction, Judgement, View, passage
from detente.record import open_record
from detente.record.finding.asking import Wanted
from detente.record.opening import on_server
from detente.record.postgres import roles
from detente.record.schema import metadata

NUMBERS = itertools.count()


@pytest.fixture
def server(postgres):
    with contextlib.closing(Server(postgres)) as made:
        yield made


@pytest.fixture
def place(server):
    """A record with a report and its roles."""
    found = server.new()
    server.spoiled.add(found)
    with open_record(found) as record:
        record.add(*report("Talks in Arvel"))
    with contextlib.closing(on_server(found)) as database:
        roles.set_up(database)
    return found


def report(title):
    made = Report(title, published=NOON)
    east = made.state("Estoria")
    made.statement(made.actor("Mira Toska", side=east))
    made.position(east)
    return made.told


def user(server, place, role, name=None):
    """The address of a new user with this role."""
    name = name or f"{role or 'nobody'}_{next(NUMBERS)}"
    with server.plain(place) as connection:
        quoted = name.replace('"', '""')
        connection.execute(f'CREATE ROLE "{quoted}" LOGIN')
    if role:
        with contextlib.closing(on_server(place)) as database:
            roles.grant(database, name, role)
    return dataclasses.replace(place, user=name)


def decide(record):
    record.judge(Judgement(fact=record.dossier().positions[0].id, verdict="accept", by="Ana", at=NOON))


def correct(record):
    fact = record.dossier().positions[0].id
    record.judge(Correction(kind="edit", facts=(fact,), field="attitude", value="open", by="Ana", at=NOON))


def reverse(record):
    number = record.judge(Judgement(fact=record.dossier().positions[0].id, verdict="skip", by="Ana", at=NOON))
    record.undo(number, by="Ana")


def brief(record):
    record.dossier()
    record.mark_brief(NOON)


def enter(record):
    source = record.dossier().sources[0]
    here = passage(source.id, source.text, start=0, end=5)
    record.add_fact(View(id="x", actor=record.dossier().actors[0].id, words=here, evidence=(here,), why=WHY))


def bring(record):
    record.add(*report("Talks go on"))


def name(record):
    record.set_note("name", "Other talks")


def purge(record):
    record.purge(record.dossier().sources[0].id, by="Ana", why="asked for")


REVIEWS = (decide, correct, reverse, brief)
EDITS = (enter, bring, name)


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("reader", (), (*REVIEWS, *EDITS, purge)),
        ("reviewer", REVIEWS, (*EDITS, purge)),
        ("editor", (*REVIEWS, *EDITS), (purge,)),
    ],
)
def test_each_role_may_do_this_and_no_more(server, place, role, may, may_not):
    with open_record(user(server, place, role), create=False) as record:
        assert len(record.search("arvel")) == record.find(Wanted(), facets=True).total - 1 == 1
        for one in may:
            one(record)
        before = everything(server, place)
        for one in may_not:
            with pytest.raises(RecordError, match=rf"{role}_\d+ may not do this here .*owner"):
                one(record)
        assert everything(server, place) == before
        assert record.verify().flaw is None
        record.pack(io.BytesIO())


@pytest.mark.parametrize("role", roles.ROLES)
def test_no_role_changes_what_was_kept_by_means_of_its_own(server, place, role):
    with server.plain(user(server, place, role)) as connection:
        for table in sorted(set(metadata.tables) - {*roles.COMPUTED, "notes", "seals"}):
            for statement in (f"DELETE FROM {table}", f"TRUNCATE {table}"):  # noqa: S608 - the schema's own names
                with pytest.raises(REFUSED, match="permission denied"):
                    connection.execute(statement)
            column = next(iter(metadata.tables[table].columns)).name
            with pytest.raises(REFUSED, match="permission denied"):
                connection.execute(f'UPDATE {table} SET "{column}" = "{column}"')  # noqa: S608 - the schema's own names
        for statement in ("UPDATE history SET digest = ''", "UPDATE history SET subject = 'x'"):
            with pytest.raises(REFUSED, match=r"append-only|permission denied"):
                connection.execute(statement)
        with pytest.raises(REFUSED, match="permission denied"):
            connection.execute("CREATE TABLE mine (number int)")


def test_who_has_no_role_is_not_let_in(server, place):
    with pytest.raises(RecordError, match="may not do this here"):
        open_record(user(server, place, None), create=False)


def test_a_role_takes_the_place_of_another_and_goes(server, place):
    address = user(server, place, "editor", 'Ole "the pen" Brandt')
    with contextlib.closing(on_server(place)) as database:
        assert roles.Member(user=address.user, role="editor") in roles.members(database)
        roles.grant(database, address.user, "reader")
        assert roles.members(database) == [
            roles.Member(user=address.user, role="reader"),
            roles.Member(user="owner", role="owner"),
        ]
        with open_record(address, create=False) as record, pytest.raises(RecordError, match="may not"):
            decide(record)
        roles.revoke(database, address.user)
        roles.set_up(database)
        assert [one.role for one in roles.members(database)] == ["owner"]
        with pytest.raises(UsageError, match="createuser"):
            roles.grant(database, "nobody at all", "reader")
        with pytest.raises(UsageError, match="no role"):
            roles.grant(database, address.user, "king")


def test_roles_come_before_they_are_granted(server):
    found = server.new()
    with contextlib.closing(on_server(found)) as database, pytest.raises(UsageError, match="team setup"):
        roles.grant(database, "owner", "reader")


def test_a_team_with_an_owner_who_is_no_administrator(server):
    """As docs/how-to/team.md has it set up."""
    lena, ole = f"lena_{next(NUMBERS)}", f"ole_{next(NUMBERS)}"
    administrator = dataclasses.replace(server.new(), database="postgres")
    with server.plain(administrator) as connection:
        connection.execute(f"CREATE ROLE {lena} LOGIN CREATEROLE")
        connection.execute(f"CREATE ROLE {ole} LOGIN")
        connection.execute(f"CREATE DATABASE arvel OWNER {lena} ENCODING 'UTF8' TEMPLATE template0")
    owned = dataclasses.replace(administrator, database="arvel", user=lena)
    with contextlib.closing(on_server(owned)) as database:
        database.make_or_check()
        for _ in range(2):
            roles.set_up(database)
        roles.grant(database, ole, "reviewer")
        assert [one.user for one in roles.members(database)] == sorted((lena, ole))
    with open_record(owned) as record, open_record(dataclasses.replace(owned, user=ole), create=False) as other:
        record.add(*report("Talks in Arvel"))
        decide(other)
        with pytest.raises(RecordError, match=rf"{ole} may not do this"):
            bring(other)
        other.close()
        purge(record)
        assert record.verify().flaw is None and record.dossier().sources == ()
    with open_record(dataclasses.replace(owned, user=ole), create=False) as other:
        assert other.verify().purged > 0


def test_an_owner_who_may_not_make_roles_is_told_so(server):
    found = server.new()
    address = dataclasses.replace(found, user=f"plain_{next(NUMBERS)}")
    with server.plain(found) as connection:
        connection.execute(f"CREATE ROLE {address.user} LOGIN")
        connection.execute(f"ALTER TABLE history OWNER TO {address.user}")
    with contextlib.closing(on_server(address)) as database, pytest.raises(UsageError, match="CREATEROLE"):
        roles.set_up(database)
    with server.plain(found) as connection:
        connection.execute("ALTER TABLE history OWNER TO owner")
