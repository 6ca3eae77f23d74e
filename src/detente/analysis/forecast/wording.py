"""A forecast in plain sentences and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from detente.analysis.forecast.exchange import Exchanged
from detente.analysis.forecast.interface import FIELDS, Actor, Issue, Places
from detente.analysis.forecast.levers import Lever
from detente.analysis.forecast.making import Forecast
from detente.analysis.forecast.spread import NUDGE, Explored
from detente.model.ranges import shown

_LISTED = 10


def sentences(made: Forecast) -> Iterator[str]:
    """What was put in and by whom, and what follows."""
    issue = made.issue
    yield f"{issue.title}, on a scale from {_at(issue, issue.low)} to {_at(issue, issue.high)}"
    if made.needs:
        yield "Needs: " + "; ".join(f"{', '.join(one.needs)} of {one.name}" for one in issue.actors if one.needs) + "."
    for number, one in enumerate(issue.actors):
        lead = "Known:" if made.needs else "and" if number else "If"
        yield from _known(one, lead)
    if made.needs:
        return
    yield "  then"
    if made.compromise and made.median:
        yield f"    the compromise (weighted mean) is {_places(issue, made.compromise)}"
        yield f"    the weighted median is {_places(issue, made.median)}"
    yield "  and what each actor could change alone:"
    for lever in made.levers:
        yield from _lever(lever, made)
    yield "    The ranges follow from these inputs and these models; what the models leave out is not in them."


def _known(one: Actor, lead: str) -> Iterator[str]:
    """What is known of an actor, by whom, and the sentences behind its position."""
    known = [(field, getattr(one, field)) for field in FIELDS if getattr(one, field).range is not None]
    if known:
        yield f"    {lead} {one.name} has " + ", ".join(
            f"{field} {told.range} ({told.source})" for field, told in known
        )
    for each in one.position.said:
        yield f"        Reported of {each.by}: “{each.words}” ({each.source})"


def _at(issue: Issue, place: Fraction) -> str:
    unit = f" {issue.unit}" if issue.unit else ""
    named = next((title for title, at in issue.options if at == place), "")
    return f"{shown(place)}{unit}" + (f" ({named})" if named else "")


def _places(issue: Issue, places: Places) -> str:
    unit = f" {issue.unit}" if issue.unit else ""
    near = list(dict.fromkeys(issue.nearest(place) for place in places))
    named = f", nearest to {' … '.join(repr(one) for one in near)}" if issue.options else ""
    return f"{places}{unit}{named}"


def _lever(lever: Lever, made: Forecast) -> Iterator[str]:
    unit = f" {made.issue.unit}" if made.issue.unit else ""
    yield f"    {lever.actor}, {_percent(lever.share)} of the weight"
    for way, mean, median in (
        ("standing anywhere on the scale", lever.by_position, lever.median_by_position),
        ("caring from not at all to fully", lever.by_salience, lever.median_by_salience),
    ):
        yield f"        {way}: the compromise {mean}{unit}, the median {median}{unit}"
    yield from (f"        {one}" for one in _steps(lever, made))


def _percent(share: Places) -> str:
    low, high = f"{float(share.low):.0%}", f"{float(share.high):.0%}"
    return low if low == high else f"{low} to {high}"


def _steps(lever: Lever, made: Forecast) -> Iterator[str]:
    """What moves the compromise by one step, where single numbers are known."""
    if lever.slopes is None:
        return
    unit = f" {made.issue.unit}" if made.issue.unit else ""
    for sign, move, salience in (
        ("up", lever.move_up, lever.salience_up),
        ("down", lever.move_down, lever.salience_down),
    ):
        ways = []
        if move is not None:
            ways.append(f"a position {shown(abs(move))}{unit} {'higher' if move > 0 else 'lower'}")
        if salience is not None:
            ways.append(f"a salience of {shown(salience)}")
        told = " or ".join(ways) if ways else "nothing that it could do alone"
        yield f"the compromise {shown(made.step)}{unit} {sign}: {told}"


def exchange_sentences(made: Exchanged, issues: Sequence[Issue]) -> Iterator[str]:
    """The outcomes before and after one round of exchanges, and the first exchanges."""
    titles = {one.name: one for one in issues}
    yield "If actors exchange votes between issues, each giving way where it cares less (one round, the greatest gain first),"
    for name, issue in titles.items():
        yield f"    {issue.title}: from {shown(made.before[name])} to {shown(made.after[name])}"
    for one in made.exchanges[:_LISTED]:
        gives, takes = titles[one.gives].title, titles[one.takes].title
        yield (
            f"    {one.first} moves to {shown(one.first_to)} on {gives}, {one.second} to {shown(one.second_to)} on {takes}; "
            f"each gains {shown(one.gain)}"
        )
    if len(made.exchanges) > _LISTED:
        yield f"    and {len(made.exchanges) - _LISTED} more exchanges"


def explored_sentences(issue: Issue, found: Sequence[Explored]) -> Iterator[str]:
    """The challenge model's answers with the warning that belongs to them."""
    yield "Exploratory: the challenge (expected utility) model. Do not rely on one of its numbers."
    for one in found:
        unit = f" {issue.unit}" if issue.unit else ""
        yield (
            f"    read {one.reading}: the median is {shown(one.rounds[-1].median)}{unit} after {len(one.rounds)} rounds; with each "
            f"input moved by up to {NUDGE:.0%}, between {shown(one.least)} and {shown(one.most)} in {one.draws} draws (four "
            f"fifths of them between {shown(one.tenth)} and {shown(one.ninetieth)}); still moving at the end in {one.turns:.0%}"
        )


def as_data(made: Forecast) -> dict[str, Any]:
    """A forecast ready for JSON."""
    issue = made.issue
    return {
        "issue": issue.name,
        "title": issue.title,
        "unit": issue.unit,
        "scale": [float(issue.low), float(issue.high)],
        "options": {title: float(place) for title, place in issue.options},
        "needs": list(made.needs),
        "actors": {one.name: {field: _told(getattr(one, field)) for field in FIELDS} for one in issue.actors},
        "compromise": _pair(made.compromise),
        "median": _pair(made.median),
        "step": float(made.step),
        "levers": [_lever_data(one) for one in made.levers],
    }


def _told(one: Any) -> dict[str, Any]:
    return {
        "low": None if one.range is None else float(one.range.low),
        "high": None if one.range is None else float(one.range.high),
        "says": one.says,
        "who": one.who,
        "said": [{"by": each.by, "words": each.words, "source": each.source, "fact": each.fact} for each in one.said],
    }


def _pair(places: Places | None) -> dict[str, float] | None:
    return None if places is None else {"low": float(places.low), "high": float(places.high)}


def _lever_data(one: Lever) -> dict[str, Any]:
    pairs = ("share", "by_position", "by_salience", "median_by_position", "median_by_salience")
    numbers = ("move_up", "move_down", "salience_up", "salience_down")
    slopes = one.slopes
    return {
        "actor": one.actor,
        **{name: _pair(getattr(one, name)) for name in pairs},
        **{name: None if getattr(one, name) is None else float(getattr(one, name)) for name in numbers},
        "slopes": None
        if slopes is None
        else {name: float(getattr(slopes, name)) for name in ("position", "capability", "salience")},
    }


def exchange_data(made: Exchanged) -> dict[str, Any]:
    """A round of exchanges ready for JSON."""
    names = ("first", "second", "gives", "takes", "gain", "first_to", "second_to")
    return {
        "before": dict(made.before),
        "after": dict(made.after),
        "possible": made.possible,
        "exchanges": [{name: getattr(one, name) for name in names} for one in made.exchanges],
    }


def explored_data(found: Sequence[Explored]) -> dict[str, Any]:
    """Both readings of the challenge model ready for JSON."""
    return {
        "exploratory": True,
        "readings": [
            {
                "reading": one.reading,
                "medians": [each.median for each in one.rounds],
                "means": [each.mean for each in one.rounds],
                "spread": {"least": one.least, "tenth": one.tenth, "ninetieth": one.ninetieth, "most": one.most},
                "draws": one.draws,
                "nudge": NUDGE,
                "still_moving": one.turns,
            }
            for one in found
        ],
    }
