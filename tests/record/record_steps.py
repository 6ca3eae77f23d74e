"""Generated reports, and the things that people do to a record, step by step."""

import dataclasses

from hypothesis import strategies as st
from record_builders import NOON, WHY, Report, source_of

from detente.model import ClauseLink, Correction, Draft, Judgement, Reading, Text, View, passage
from detente.model.schema import adapter
from detente.record import loading
from detente.record.ids import named
from detente.record.interface import Whereabouts
from detente.record.kinds import KINDS as SORTS

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=12)
LEVELS = ("unclassified", "confidential")


@st.composite
def reports(draw):
    """A report of an invented process with a few facts of several kinds."""
    made = Report(
        draw(WORDS).strip() or "Talks",
        reader=draw(st.sampled_from(["rules/1", "rules/2"])),
        handling=draw(st.sampled_from(LEVELS)),
        outlet=draw(st.none() | WORDS),
        published=draw(st.none() | st.just(NOON)),
        language="en",
    )
    states = [
        made.state(name)
        for name in draw(st.lists(st.sampled_from(["Estoria", "Wesmark", "Norr"]), min_size=1, max_size=2, unique=True))
    ]
    person = made.actor(draw(st.sampled_from(["Mira Toska", "Ole Brandt"])), side=states[0])
    for kind in draw(st.lists(st.sampled_from(["statement", "position", "meeting", "proposal", "event"]), max_size=4)):
        if kind == "statement":
            made.statement(draw(st.sampled_from([person, None])))
        elif kind == "position":
            made.position(states[-1], attitude=draw(st.sampled_from(["rejects", "demands"])))
        elif kind == "meeting":
            made.meeting(*states, date=draw(st.sampled_from([None, "2041-05", "2041-05-06"])))
        elif kind == "proposal":
            made.proposal("a plan", states[0], points=draw(st.none() | st.integers(1, 30)))
        else:
            made.event(draw(WORDS).replace("\n", " "))
    return made.told


KINDS = (
    "judge",
    "undo",
    "hand",
    "note",
    "brief",
    "retell",
    "text",
    "edit",
    "merge",
    "split",
    "remark",
    "undo act",
    "redo",
    "version",
    "version",
)
STEPS = st.lists(st.sampled_from(KINDS), max_size=5)


def play(record, told, steps):
    """Reports come in, then somebody does these things."""
    for one in told:
        record.add(*one)
    for number, step in enumerate(steps):
        act(record, step, number)


def act(record, step, number):
    """One thing that a person does to a record."""
    dossier = record.dossier()
    facts = sorted(one.id for one in dossier.facts())
    if step == "note":
        record.set_note("name", f"Talks {number} ⟂")
    elif step == "brief":
        record.mark_brief(NOON)
    elif step == "text":
        text = record.add_fact(Text(id="x", name=f"Plan {number}", evidence=(), why=WHY, handling=LEVELS[number % 2]))
        draft = record.add_fact(Draft(id="x", text=text, number=1, points=20, evidence=(), why=WHY))
        record.add_fact(ClauseLink(id="x", draft=draft, clause="7", issue="forces", evidence=(), why=WHY))
    elif step == "retell" and dossier.sources:
        source = dossier.sources[number % len(dossier.sources)]
        record.add(dataclasses.replace(source, title=f"Again {number}"), record.raw_of(source.id), None)
    elif step == "version" and dossier.sources:
        source = dossier.sources[number % len(dossier.sources)]
        record.add(*version(record, source, number), where=Whereabouts(replaces=source.id))
    elif step == "hand" and dossier.actors and dossier.sources:
        source = dossier.sources[0]
        here = passage(source.id, source.text, start=0, end=1)
        record.add_fact(View(id="x", actor=dossier.actors[0].id, words=here, evidence=(here,), why=WHY))
    elif step in {"judge", "undo"} and facts:
        fact = facts[number % len(facts)]
        if step == "undo":
            record.undo_judgement(fact, by="Ole", at=NOON)
        else:
            verdict = ("accept", "reject", "skip")[number % 3]
            record.judge(Judgement(fact=fact, verdict=verdict, by="Ana", at=NOON, note="n\x1f “q”"))
    elif step in {"undo act", "redo"}:
        wanted = [one.number for one in record.acts() if not one.of and one.stands == (step != "redo")]
        if wanted:
            (record.redo if step == "redo" else record.undo)(
                wanted[number % len(wanted)], by="Ole", why="second thoughts"
            )
    elif facts:
        correct(record, step, number)


def version(record, source, number):
    """The page again with a line more and, every other time, its last line gone; read as far as the words are there."""
    with record._database.reading() as connection:
        rows = loading.last_reading(connection, source.id)
    start, more = len(source.text.split("\n", maxsplit=1)[0]), f"\nCorrected {number}."
    end = max(source.text.rfind("\n"), start) if number % 2 else len(source.text)
    text = source.text[:start] + more + source.text[start:end]
    again, raw = source_of(text, title=source.title, published=source.published, outlet=source.outlet, language="en")

    def there(one):
        moved = one["start"] + (len(more) if one["start"] >= start else 0)
        return {**one, "source": again.id, "start": moved, "end": moved + len(one["exact"])}

    kept = [
        row
        for row in rows
        if all(one["end"] <= start or start <= one["start"] < one["end"] <= end for one in row.body["evidence"])
    ]
    ids = {row.body["id"] for row in kept}
    facts = {}
    for row in kept:
        if set(named(row.body, SORTS[row.kind])) <= ids:
            fact = adapter(SORTS[row.kind].type).validate_python(mapped(row.body, there))
            facts.setdefault(SORTS[row.kind].field, []).append(fact)
    return (
        again,
        raw,
        Reading(source=again.id, reader="rules/1", **{field: tuple(some) for field, some in facts.items()}),
    )


def mapped(value, there):
    """A JSON value with its passages somewhere else."""
    if isinstance(value, dict):
        return there(value) if "exact" in value else {key: mapped(one, there) for key, one in value.items()}
    return [mapped(one, there) for one in value] if isinstance(value, list) else value


def correct(record, step, number):
    """An edit, a merge, a split or a remark, where the record has what it takes."""
    dossier = record.dossier()
    meetings = [one.id for one in dossier.meetings]
    people = [one.id for one in dossier.actors if one.kind == "person"]
    some = people if number % 2 else meetings
    if step == "edit" and dossier.positions:
        fact = dossier.positions[number % len(dossier.positions)]
        party = dossier.actors[number % len(dossier.actors)].id
        edits = (
            change("edit", fact.id, field="attitude", value="open"),
            change("edit", fact.id, field="party", value=party),
        )
        record.judge(*edits[: 1 + number % 2])
    elif step in {"merge", "split"} and len(some) > 1:
        more = {"apart": tuple(some[1:2])} if step == "split" else {}
        record.judge(change(step, *(some[:1] if step == "split" else some[:2]), **more))
    elif step == "remark":
        record.judge(change("note", next(dossier.facts()).id))


def change(kind, *facts, **fields):
    """A correction by Ana."""
    return Correction(kind=kind, facts=facts, by="Ana", at=NOON, why="as she knows", **fields)
