"""One thing told by several reports is one fact with all their sources, and where they differ is kept."""

import datetime as dt

import pytest
from record_builders import Report

from detente.model import Quantity
from detente.record.store import Record

DAY = "2041-05-06"
QUOTE = "We will not leave the table before the bridge is open"


def noon(day):
    return dt.datetime(2041, 5, day, 12, tzinfo=dt.UTC)


@pytest.fixture
def dossier_of(store):
    records = []

    def made(*reports):
        record = Record.open(store.new())
        records.append(record)
        for one in reports:
            record.add(*one.told)
        return record.dossier()

    yield made
    for record in records:
        record.close()


def report(title, day=6, **fields):
    made = Report(title, published=noon(day), **fields)
    made.east, made.west, made.host = (made.state(name) for name in ("Estoria", "Westoria", "Norland"))
    made.kenmark = made.state("Kenmark")
    made.toska = made.actor("Mira Toska", side=made.east)
    made.suro = made.actor("Pavel Suro", side=made.west)
    made.ilin = made.actor("Dov Ilin")
    return made


def only(dossier, fact):
    return next(one for one in dossier.joins if one.fact == fact.id)


def meeting(title, who="east west", mediators="", **fields):
    made = report(title)
    fields = {"date": DAY, "mediators": tuple(getattr(made, one) for one in mediators.split()), **fields}
    made.meeting(*(getattr(made, one) for one in who.split()), **fields)
    return made


def test_one_meeting_told_by_three_reports_has_three_sources_and_a_reason(dossier_of):
    told = [meeting("One"), meeting("Two", place="Arvel"), meeting("Three", who="toska suro", place="Arvel")]
    dossier = dossier_of(*told)
    (found,) = dossier.meetings
    join = only(dossier, found)
    assert set(join.sources) == {one.told[0].id for one in told}
    assert join.rule == found.why.rule == "record.same-meeting"
    assert "The same day (2041-05-06)" in join.reason
    assert "Estoria, Westoria" in join.reason
    assert len(join.members) == 3


def test_five_hours_or_six_is_kept_with_who_says_which_and_never_averaged(dossier_of):
    five, six, silent = meeting("A", hours=5.0), meeting("B", hours=6.0), meeting("C")
    dossier = dossier_of(five, six, silent)
    (found,) = dossier.meetings
    assert found.hours is None
    told = {one.value: one.sources for one in only(dossier, found).versions}
    assert told == {"5": (five.told[0].id,), "6": (six.told[0].id,)}
    assert {one.field for one in only(dossier, found).versions} == {"hours"}


def test_two_reports_that_agree_stand_together_beside_one_that_does_not_fit(dossier_of):
    found = dossier_of(meeting("A", hours=5.0), meeting("B", hours=5.0), meeting("C", hours=2.0)).meetings
    assert sorted(len(one.evidence) for one in found) == [1, 2]


def test_a_host_that_one_report_seats_at_the_table_is_the_host(dossier_of):
    dossier = dossier_of(meeting("A", mediators="host"), meeting("B", who="east west host"))
    (found,) = dossier.meetings
    names = {one.id: one.name for one in dossier.actors}
    assert {names[one] for one in found.participants} == {"Estoria", "Westoria"}
    assert [names[one] for one in found.mediators] == ["Norland"]


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({"who": "east west host"}, {"who": "east west", "mediators": "host"}, 1),
        ({"who": "east west host"}, {"who": "toska west", "mediators": "host kenmark"}, 1),
        ({"who": "east west host"}, {"who": "east west"}, 2),
        ({"who": "toska suro ilin"}, {"who": "east west"}, 1),
        ({"date": "2041-05", "place": "Arvel"}, {"place": "Arvel", "status": "planned"}, 1),
        ({"date": "2041-05", "place": "Arvel"}, {"place": "Lund"}, 2),
        ({"date": "2041-05"}, {"place": "Arvel"}, 2),
        ({"date": "2041-06", "place": "Arvel"}, {"place": "Arvel"}, 2),
        ({"date": "2041-05", "place": "Arvel"}, {"place": "Arvel", "who": "east host"}, 2),
    ],
)
def test_meetings_that_reports_tell_unlike(dossier_of, left, right, number):
    dossier = dossier_of(meeting("One", **left), meeting("Two", **right))
    assert len(dossier.meetings) == number
    if number == 1 and "date" in left:
        assert dossier.meetings[0].date.value == DAY


def test_a_month_in_which_they_met_twice_says_nothing(dossier_of):
    days = [meeting(day, date=day, place="Arvel") for day in ("2041-05-06", "2041-05-20", "2041-05")]
    assert len(dossier_of(*days).meetings) == 3


def statement(title, words=QUOTE, day=6, who="toska", **fields):
    made = report(title, day)
    speaker = fields.pop("speaker", None) or getattr(made, who)
    made.quote(speaker, words, **{"mode": "direct", **fields})
    return made


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({}, {}, 1),
        ({}, {"words": "we will NOT leave the table, before the bridge is open."}, 1),
        ({}, {"words": "not leave the table"}, 1),
        ({}, {"words": "her side would “not leave the table” that soon", "mode": "mixed"}, 1),
        ({}, {"day": 20}, 1),
        ({"words": "increasingly heavy"}, {"words": "the talks were “increasingly heavy”", "mode": "mixed"}, 1),
        ({"words": "increasingly heavy"}, {"words": "increasingly heavy", "day": 20}, 2),
        ({"words": "it is not so"}, {"words": "it is"}, 2),
        ({}, {"who": "suro"}, 2),
        ({}, {"words": "We will leave the table"}, 2),
        ({}, {"anonymous": True, "who": "east"}, 2),
        ({"anonymous": True, "who": "east"}, {"anonymous": True, "who": "east"}, 2),
        ({"words": "the bridge opens", "mode": "indirect"}, {"words": "the bridge opens", "mode": "indirect"}, 2),
        ({"words": f"that {QUOTE}", "mode": "indirect"}, {"words": f"that {QUOTE}", "mode": "indirect"}, 1),
    ],
)
def test_statements_in_the_same_words(dossier_of, left, right, number):
    dossier = dossier_of(statement("One", **left), statement("Two", **right))
    assert len(dossier.statements) == number
    if number == 1:
        assert len(dossier.statements[0].evidence) == 2
        assert only(dossier, dossier.statements[0]).reason == "The same words by the same speaker (Mira Toska)."


def test_the_fullest_report_gives_the_words_and_the_others_stay_as_passages(dossier_of):
    short, long = statement("One", words="not leave the table"), statement("Two")
    (found,) = dossier_of(short, long).statements
    assert [piece.source for piece in found.content] == [long.told[0].id]
    assert {piece.source for piece in found.evidence} == {short.told[0].id, long.told[0].id}


def test_words_that_stand_in_two_different_statements_go_with_neither(dossier_of):
    first, second = statement("One", words=f"{QUOTE} again"), statement("Two", words=f"As I said: {QUOTE}")
    assert len(dossier_of(first, second, statement("Three", words="not leave the table before")).statements) == 3


def test_a_mixed_and_a_direct_account_are_told_apart_in_the_versions(dossier_of):
    dossier = dossier_of(statement("One"), statement("Two", words="they would “not leave the table” now", mode="mixed"))
    (found,) = dossier.statements
    assert found.mode == "direct"
    assert {one.value for one in only(dossier, found).versions if one.field == "mode"} == {"direct", "mixed"}


def position(title, day=6, who="east", speaker="toska", **fields):
    made = report(title, day)
    by = getattr(made, speaker) if speaker else None
    made.position(getattr(made, who), **{"speaker": by, "voice": "paraphrased", **fields})
    return made


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({}, {}, 1),
        ({}, {"day": 20}, 1),
        ({}, {"strength": "insisted"}, 1),
        ({"voice": "outlet", "speaker": None}, {"voice": "outlet", "speaker": None}, 1),
        ({}, {"attitude": "open"}, 2),
        ({}, {"option": "mutual"}, 2),
        ({}, {"red_line": True}, 2),
        ({}, {"voice": "own words"}, 2),
        ({}, {"who": "west"}, 2),
        ({}, {"speaker": "suro"}, 2),
    ],
)
def test_positions(dossier_of, left, right, number):
    assert len(dossier_of(position("One", **left), position("Two", **right)).positions) == number


def test_a_position_of_two_strengths_has_the_lesser_and_says_who_said_more(dossier_of):
    dossier = dossier_of(position("One"), position("Two", strength="insisted"))
    (found,) = dossier.positions
    assert found.strength == "said"
    assert {one.value for one in only(dossier, found).versions} == {"said", "insisted"}


def test_a_position_taken_again_is_another_one(dossier_of):
    dossier = dossier_of(position("One"), position("Two", 10, attitude="accepts"), position("Three", 20))
    assert len(dossier.positions) == 3


def test_positions_of_unnamed_officials_stand_alone(dossier_of):
    def unnamed(title):
        made = report(title)
        words = "they will not withdraw"
        made.quote(made.east, words, mode="indirect", anonymous=True, described="a senior official")
        made.position(made.east, speaker=made.east, voice="paraphrased", on=words)
        return made

    assert len(dossier_of(unnamed("One"), unnamed("Two")).positions) == 2


def event(title, what="shelling of the harbour", date=DAY, **fields):
    made = report(title)
    made.event(what, date, **fields)
    return made


def dead(number):
    return (Quantity(value=number, unit="people", words=f"{number} people"),)


def test_events_keep_what_reports_tell_differently(dossier_of):
    dossier = dossier_of(
        event("One", amounts=dead(12)), event("Two", "shelling of the harbour of Arvel", amounts=dead(14))
    )
    (found,) = dossier.events
    assert found.amounts == ()
    assert [one.value for one in only(dossier, found).versions] == ["12 people", "14 people"]


@pytest.mark.parametrize(
    ("left", "right", "number"),
    [
        ({}, {}, 1),
        ({}, {"place": "Arvel"}, 1),
        ({"place": "Lund"}, {"place": "Arvel"}, 2),
        ({}, {"date": "2041-05-07"}, 2),
        ({"date": None}, {"date": None}, 2),
        ({}, {"what": "a power cut in the north"}, 2),
    ],
)
def test_events(dossier_of, left, right, number):
    assert len(dossier_of(event("One", **left), event("Two", **right)).events) == number


def test_a_view_in_the_same_words_is_told_once(dossier_of):
    def view(title, words):
        made = report(title)
        made.view(made.toska, words)
        return made

    dossier = dossier_of(view("One", "frank and cold"), view("Two", "“Frank and cold”"), view("Three", "warm"))
    assert sorted(len(one.evidence) for one in dossier.views) == [1, 2]


def test_a_text_without_its_author_goes_with_the_only_one_of_its_name_and_points(dossier_of):
    def text(title, author=None, name="nine-point paper"):
        made = report(title)
        made.proposal(name, author and getattr(made, author), points=9)
        return made

    assert len(dossier_of(text("One", "east"), text("Two")).proposals) == 1
    assert len(dossier_of(text("One", "east"), text("Two"), text("Three", "west")).proposals) == 3


def test_a_text_of_its_own_name_needs_no_author_and_no_points(dossier_of):
    def text(title, author=None, **fields):
        made = report(title)
        made.proposal("the Lake Framework", author and getattr(made, author), **fields)
        return made

    assert len(dossier_of(text("One", "east", points=9), text("Two")).proposals) == 1
    assert len(dossier_of(text("One", "east"), text("Two", "west"), text("Three")).proposals) == 3


def put(day, name, status="presented", **fields):
    made = Report(f"{day} {name}", published=noon(day))
    made.proposal(name, made.actor("Quillon", kind="state"), status=status, **fields)
    return made


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ([put(2, "proposal", "expected"), put(9, "proposal"), put(16, "Quillonese proposal", "accepted")], 1),
        ([put(2, "proposal"), put(30, "proposal", "accepted")], 2),  # too far apart
        ([put(2, "proposal"), put(9, "draft")], 2),
        ([put(2, "draft"), put(9, "revised draft"), put(12, "draft")], 3),
        ([put(2, "draft"), put(9, "ten-point draft", points=10)], 2),
        ([put(2, "proposal", date="2041-05-02"), put(9, "proposal", date="2041-05-08")], 2),
        ([put(2, "proposal", "accepted"), put(9, "proposal", "rejected")], 2),
    ],
)
def test_an_authors_only_text_of_a_sort_is_one_over_some_weeks(dossier_of, told, number):
    dossier = dossier_of(*told)
    assert len(dossier.proposals) == number
    if number == 1:
        assert dossier.proposals[0].status == "accepted"
        reason = next(one.reason for one in dossier.joins if one.fact == dossier.proposals[0].id)
        assert reason == "The only proposal by Quillon that reports of these weeks tell of."


@pytest.mark.parametrize(
    ("names", "number"),
    [
        (["the north", "the north"], 1),
        (["the rebels", "the rebels"], 2),
        (["the government", "the government"], 2),
    ],
)
def test_bodies_that_reports_call_by_a_description(dossier_of, names, number):
    told = []
    for title, name in enumerate(names):
        made = Report(str(title), published=noon(6))
        made.actor(name, kind="group")
        told.append(made)
    assert len(dossier_of(*told).actors) == number
    other = Report("Other", published=noon(6))
    other.actor("Upper Lake Union", kind="group", names=("Upper Lake Union", "the north"))
    assert len(dossier_of(*told, other).actors) == 3


def test_people_joined_say_why_and_those_kept_apart_say_so(dossier_of):
    one, two = report("One"), Report("Two", published=noon(7))
    two.actor("Mira Toska")
    two.actor("Toska-Brun", names=("Ana Toska-Brun",))
    three = Report("Three", published=noon(8))
    three.actor("Toska")
    dossier = dossier_of(one, two, three)
    toska = next(actor for actor in dossier.actors if actor.name == "Mira Toska")
    assert only(dossier, toska).reason == "All are called “mira toska”."
    names = {actor.id: actor.name for actor in dossier.actors}
    assert {frozenset((names[d.one], names[d.other])) for d in dossier.doubts} == {frozenset(("Mira Toska", "Toska"))}
