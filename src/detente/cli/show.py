"""`detente show KIND`: what the record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from detente.cli.console import emit_json, note, table
from detente.cli.options import AS_OF, JSON, RECORD, SETTINGS, open_project
from detente.record import Place

if TYPE_CHECKING:
    from detente.model import Dossier, PartialDate, Passage

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Row = tuple[str, ...]
Names = Callable[[str | None], str]


@app.command()
def show(
    kind: str = typer.Argument(
        help="positions, movements, statements, meetings, proposals, decisions, views, interests, events, actors, "
        "joins (what several reports tell of one thing), doubts (actors, meetings, proposals and statements kept apart that may be one), copies (reports that are "
        "one text), corrections (what people changed), orphans (judged facts whose words a source no longer has), sources or "
        "versions (of pages that were read again in other words)."
    ),
    who: str | None = typer.Option(None, "--who", help="Only rows that name this actor (part of a name will do)."),
    issue: str | None = typer.Option(None, "--issue", help="Only positions on this issue."),
    record: Place = RECORD,
    settings: Path | None = SETTINGS,
    as_of: str | None = AS_OF,
    as_json: bool = JSON,
) -> None:
    """Show what the record holds, one row a fact."""
    from detente.errors import UsageError

    if kind not in VIEWS:
        raise UsageError(f"there is nothing called {kind!r} to show", do=f"There are: {', '.join(VIEWS)}.")
    with open_project(record, settings, as_of=as_of) as project:
        dossier = project.dossier()
        names = names_of(dossier, project.settings.names)
        computed = {
            "movements": lambda: project.movements(dossier),
            "orphans": project.orphans,
            "versions": project.versions,
        }
        facts = computed[kind]() if kind in computed else getattr(dossier, kind)
        state = project.state() if as_of is None else None
    if kind == "doubts":
        names = _with_facts(dossier, {it for one in dossier.doubts for it in (one.one, one.other)}, names=names)
    chosen = list(_chosen(facts, kind, names=names, who=who, issue=issue))
    if as_json:
        for fact, _ in chosen:
            emit_json(_data(fact))
    else:
        table(VIEWS[kind][0], [row for _, row in chosen])
    if state is not None:
        note(f"State {state} of the record, for `detente judge … --seen {state}`.")


def _chosen(
    facts: Iterable[Any], kind: str, *, names: Names, who: str | None, issue: str | None
) -> Iterator[tuple[Any, Row]]:
    for fact in facts:
        row = VIEWS[kind][1](fact, names)
        if who and not any(who.lower() in cell.lower() for cell in row[:-1]):
            continue
        if issue and getattr(fact, "issue", None) != issue:
            continue
        yield fact, row


def _data(fact: Any) -> Any:
    from detente.model.schema import adapter
    from detente.record.interface import Orphan
    from detente.record.kinds import kind_of

    if isinstance(fact, Orphan):
        told = {"source": fact.source, "now": fact.now, "because": fact.because}
        judged = [_data(one) for one in fact.judged]
        return {"id": fact.fact.id, "kind": kind_of(fact.fact), **told, "judged": judged, "fact": _data(fact.fact)}
    return adapter(type(fact)).dump_python(fact, mode="json")


def names_of(dossier: Dossier, chosen: dict[str, str], *, earlier: Dossier | None = None) -> Names:
    """From an actor's id to the name that the user wants shown; that of an `earlier` state for one who is no longer there."""
    table = {
        one.id: next((chosen[name] for name in (one.name, *one.names) if name in chosen), one.name)
        for one in (*(earlier.actors if earlier else ()), *dossier.actors)
    }
    return lambda actor: table.get(actor or "", actor or "–")


def _words(passages: Iterable[Passage]) -> str:
    return " … ".join(one.exact for one in passages)


def _date(date: PartialDate | None) -> str:
    return date.value if date else "–"


def _people(names: Names, actors: Iterable[str]) -> str:
    return ", ".join(map(names, actors)) or "–"


def _position(one: Any, names: Names) -> Row:
    attitude = f"{one.attitude}{' (red line)' if one.red_line else ''}"
    condition = f" — {one.condition.exact}" if one.condition else ""
    return names(one.party), one.issue, one.option, attitude, one.voice, _words(one.evidence) + condition


def _statement(one: Any, names: Names) -> Row:
    speaker = f"{names(one.speaker)}{' (unnamed)' if one.anonymous else ''}"
    return speaker, names(one.relayer), one.mode, _date(one.said_on), _words(one.content)


def _meeting(one: Any, names: Names) -> Row:
    place = one.place or "–"
    people, mediators = _people(names, one.participants), _people(names, one.mediators)
    return one.status, _date(one.date), place, people, mediators, _accounts(one, names), _words(one.evidence)


def _accounts(one: Any, names: Names) -> str:
    """What voices within one report tell differently: "hours: 5 (Varland) or 6 (the outlet)"."""
    told: dict[str, list[str]] = {}
    for each in one.accounts:
        who = names(each.by) if each.by else "the outlet"
        told.setdefault(each.field, []).append(f"{each.value} ({who})")
    return "; ".join(f"{field}: {' or '.join(values)}" for field, values in told.items()) or "–"


def _proposal(one: Any, names: Names) -> Row:
    points = str(one.points) if one.points else "–"
    return one.name, names(one.author), names(one.recipient), points, one.status, _words(one.evidence)


def _decision(one: Any, names: Names) -> Row:
    return names(one.body), one.matter, _date(one.date), one.status, _words(one.evidence)


def _actor(one: Any, names: Names) -> Row:
    side = names(one.side) if one.side else "–"
    return names(one.id), one.kind, side, one.role or "–", one.standing or "–", ", ".join(one.names)


def _event(one: Any, names: Names) -> Row:
    return (
        one.what,
        _date(one.date),
        one.place or "–",
        "; ".join(a.words for a in one.amounts) or "–",
        _accounts(one, names),
        _words(one.evidence),
    )


def _view(one: Any, names: Names) -> Row:
    return names(one.actor), one.words.exact


def _interest(one: Any, names: Names) -> Row:
    return names(one.actor), one.kind, one.words.exact


def _movement(one: Any, names: Names) -> Row:
    before = f"{one.since.isoformat()}: {_words(one.was)}" if one.since else "–"
    told = "; ".join(part for part in (one.because, one.caveat) if part)
    return names(one.party), one.issue, one.option, one.kind, told, before, f"{one.at.isoformat()}: {_words(one.now)}"


def _join(one: Any, names: Names) -> Row:
    differing: dict[str, list[str]] = {}
    for each in one.versions:
        differing.setdefault(each.field, []).append(f"{each.value} ({', '.join(each.sources)})")
    told = "; ".join(f"{field}: {' or '.join(values)}" for field, values in differing.items())
    return names(one.fact), ", ".join(one.sources), one.reason, told or "–"


def _doubt(one: Any, names: Names) -> Row:
    likely = "–" if one.score is None else f"{one.score:.2f}"
    return one.kind, names(one.one), names(one.other), likely, one.reason


def _with_facts(dossier: Dossier, wanted: set[str], *, names: Names) -> Names:
    """The names, and in a few words the meetings, proposals and statements that are wanted."""
    told = ((dossier.meetings, _meeting), (dossier.proposals, _proposal), (dossier.statements, _statement))
    found = {
        one.id: ", ".join(cell for cell in row(one, names) if cell != "–")
        for some, row in told
        for one in some
        if one.id in wanted
    }
    return lambda one: found.get(one or "") or names(one)


def _copies(one: Any, names: Names) -> Row:
    del names
    return ", ".join(one.sources), f"{one.share:.2f}", one.reason


def _correction(one: Any, names: Names) -> Row:
    change = f"{one.field} = {names(one.value) if isinstance(one.value, str) else one.value}" if one.field else "–"
    return one.kind, _people(names, (*one.facts, *one.apart)), change, one.by, one.why or "–"


def _orphan(one: Any, names: Names) -> Row:
    from detente.record.kinds import kind_of

    versions = one.source if one.now == one.source else f"{one.source} -> {one.now}"
    judged = "; ".join(_judged(it, names) for it in one.judged) or "entered by hand"
    return kind_of(one.fact), one.fact.id, versions, judged, one.because, _words(one.fact.evidence)


def _judged(one: Any, names: Names) -> str:
    if hasattr(one, "verdict"):
        return f"{one.verdict} by {one.by}"
    change = f" {one.field} = {names(one.value) if isinstance(one.value, str) else one.value}" if one.field else ""
    return f"{one.kind}{change} by {one.by}"


def _version(one: Any, names: Names) -> Row:
    del names
    state = "counts" if one.counts else "replaced"
    when = one.source.published.isoformat(timespec="minutes") if one.source.published else "unknown"
    read = one.read.isoformat(timespec="minutes")
    return one.source.id, f"{one.number} of {one.of}", state, when, read, one.because or "–", one.source.location


def _source(one: Any, names: Names) -> Row:
    del names
    when = one.published.isoformat(timespec="minutes") if one.published else "unknown"
    return one.id, when, one.status, one.reason or "–", one.title or "–", one.location


VIEWS: dict[str, tuple[Row, Callable[[Any, Names], Row]]] = {
    "positions": (("party", "issue", "option", "attitude", "voice", "words"), _position),
    "statements": (("speaker", "relayed by", "mode", "date", "words"), _statement),
    "meetings": (("status", "date", "place", "participants", "mediators", "told differently", "words"), _meeting),
    "proposals": (("text", "author", "to", "points", "status", "words"), _proposal),
    "decisions": (("body", "matter", "date", "status", "words"), _decision),
    "actors": (("name", "kind", "side", "role", "standing", "names in the reports"), _actor),
    "events": (("what", "date", "place", "amounts", "told differently", "words"), _event),
    "views": (("actor", "its words"), _view),
    "interests": (("actor", "kind", "words"), _interest),
    "movements": (("party", "issue", "option", "movement", "because", "before", "now"), _movement),
    "joins": (("fact", "reports", "one because", "told differently"), _join),
    "doubts": (("kind", "one", "other", "score", "alike because"), _doubt),
    "corrections": (("what", "facts", "change", "by", "why"), _correction),
    "copies": (("reports", "share", "one text because"), _copies),
    "orphans": (("kind", "id", "sources", "judged", "its words", "words that were there"), _orphan),
    "versions": (("id", "version", "state", "published", "read", "known by", "location"), _version),
    "sources": (("id", "published", "status", "reason", "title", "location"), _source),
}
"""Kind -> column headings, and the row of one fact."""
