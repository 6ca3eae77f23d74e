"""Where a report speaks of a sitting: the cue, its clause, who is there, where, when, and whether it came about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.model import PartialDate
from detente.model.happenings import MeetingStatus
from detente.read.happenings.dates import is_future, is_past, is_today, when_of
from detente.read.happenings.lexicon import entries, pattern, pattern_among, signal_of
from detente.read.happenings.meeting_splits import split
from detente.read.happenings.numbers import NUMBER, number, ordinal
from detente.read.happenings.places import place_of
from detente.read.happenings.rooms import Room, has_delegations, room_of, told_by_third
from detente.read.happenings.scene import (
    Scene,
    Sentence,
    actors_of,
    goes_between,
    in_quotation,
    is_person,
    is_place,
    mentions_in,
    side_of,
    whens_in,
)
from detente.read.happenings.sitting import Sitting
from detente.read.layers import Mention, Span, When
from detente.read.signals import Signal, signal, signal_of_beginnings
from detente.read.times.reckon import shifted

_NOUN = entries("meetings", "talk_nouns")
_HAPPENS = re.compile(
    rf"\b{_NOUN}\b(?P<between>[^.;!?\n]{{0,110}}?)\b(?P<verb>{entries('meetings', 'talk_verbs')})\b", re.IGNORECASE
)
_BEGINS_WITH_NOUN = re.compile(rf"{_NOUN}\b", re.IGNORECASE)
_WHEN_HELD = re.compile(
    rf"\b(?:(?:peace |truce |ceasefire |indirect |direct |formal |secret )?(?:talks|negotiations|consultations)|"
    rf"(?:the|a|an|this|that|their|its|{entries('meetings', 'ordinals')}) (?:[\w-]+ ){{0,2}}(?:round|session|meeting|summit|sitting)s?)"
    r"(?: of (?:the )?(?:[\w-]+ )?(?:talks|negotiations))?(?:,? (?:in|at|on|from|last|this|next|between|with|over)\b)",
    re.IGNORECASE,
)
_WHEN_SET = re.compile(
    r"\b(?:meeting|session|sitting|rounds?|summit|talks|negotiations)(?: of [^,.;]{3,70}?)?,? (?:(?:is|are|was|were) )?"
    r"(?:scheduled|set|planned|due|foreseen|slated|fixed|pencill?ed in|held)\b(?: (?:for|in|on|at|to))?",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:sent (?:them|everybody|everyone|(?:the|both) (?:two )?(?:delegations|sides|teams|parties|negotiators)) home|adjourn(?:ed|s)|broke (?:up|off)|"
    r"broken (?:up|off)|(?:suspended|interrupted|recessed|paused|postponed|put off|moved|delayed)|(?:in|into|gone into|went into) recess)\b[^.;]{0,70}?\b(?:until|till|to)\b(?= )",
    re.IGNORECASE,
)
"""Before the day on which a sitting that was broken off is to go on."""
_OVER = re.compile(
    r"(?:met|held|sat|conferred|received|hosted|spoke|talked|worked|gathered|convened|shook|saw|negotiated)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:football|soccer|cricket|rugby|tournament|championship|world cup|semi-?finals?|kick-?off)\b", re.IGNORECASE
)
_LEFT = re.compile(
    r"\b(?:pull\w*|withdr\w+|recall\w*|walk\w*|storm\w*|back\w*|stay\w*) (?:\S+ ){0,4}?(?:out of|from|away from) (?:\S+ ){0,3}\Z",
    re.IGNORECASE,
)
"""Before talks that somebody left: of a sitting to come, that calls it off; else it tells of none."""
_ELLIPSIS = re.compile(
    rf"\b(?:The|the|a) {entries('meetings', 'ordinals')}(?:(?: one| round| session| meeting),?|,) (?:held |which was held )?(?:in|at) ",
)
_ORDINAL = re.compile(
    rf"\b(?P<which>{entries('meetings', 'ordinals')}) (?:\w+ )?(?:round|session|sitting|meeting)\b", re.IGNORECASE
)
_HOURS = re.compile(entries("meetings", "hours").replace("NUMBER", NUMBER), re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:(?:after|following|since|than|unlike|despite) (?:(?:a|an|the|its|their|last|this|\w+day['’]s|previous|earlier|first) )+"
    r"|(?:previous|earlier|last|yesterday['’]s|\w+day['’]s) (?:\w+ )?)\Z",
    re.IGNORECASE,
)
"""Before the hours of another sitting: "a day after a five-hour session"."""
_ROW = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)*,? and [A-Z][\w’'-]+")
_OFTEN = re.compile(
    r"\b(?:on (?:several|many|numerous|various|two|three|other) occasions|(?:several|many|three|four|five|dozens of) times|"
    r"repeatedly|regularly|often|every (?:week|month|year)|each (?:week|month|year))\b",
    re.IGNORECASE,
)
_PARTNER = re.compile(r"\b(?:with|between)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}\Z", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:envoy|facilitator|mediator|representative|coordinator|moderator|delegate|secretary|commissioner|advis[eo]r|premier|chancellor|king|emir|ambassador|minister|president|leader|chairman|chairwoman|commander|negotiator)\b",
    re.IGNORECASE,
)
_TRIGGER = signal_of_beginnings(entries("meetings", "triggers"))
"""Every cue begins with, or stands beside, one of these."""
_VAIN = re.compile(
    r"[^.;]{0,60}?\b(?:impossible|premature|out of the question|unlikely|pointless|unthinkable|only if|unless|provided|if)\b",
    re.IGNORECASE,
)
"""After a cue that nobody dates: no sitting is told, only what would make for one."""
_SITTING = re.compile(rf"\b{_NOUN}\b|\bdelegations?\b|\bA (?:first|second|third|fourth|fifth)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\bwould (?:then |also |only )?(?:begin|start|open|follow|host|convene)\b|\bvisit both (?:countries|capitals|states|sides)\b",
    re.IGNORECASE,
)
"""Of a sitting that a plan foresees, or that hangs on something (`_TIED`), nothing is fixed."""
_HOSTED = re.compile(r"\b(?:hosted|chaired|mediated|convened|moderated) by\b", re.IGNORECASE)
_LASTED = re.compile(r"(?:after|following|during|in) (?:[\w-]+ ){1,4}(?:hours|days) of ", re.IGNORECASE)
_SEPARATE = re.compile(
    r"\bseparate (?:meetings?|talks|conversations?|sessions?|consultations|encounters?)\b|\bseparately\b", re.IGNORECASE
)
_TIED = re.compile(r"\b(?:if|once|provided|unless|on the \w+ day)\b", re.IGNORECASE)
_WE = re.compile(
    r"\b(?:we|they|both|officials|experts|negotiators|delegations|teams|envoys|sides|panels|parties)\s"
    r"(?:(?:will|shall|are to|are due to|to|also|then|further|have|had|agreed|agree|plan) )*\Z",
    re.IGNORECASE,
)
"""Those who are the talks' sides where a sitting names nobody."""
_PRONOUN = re.compile(r"(?:we|they|sides|parties|delegations|panels|teams|negotiators) ", re.IGNORECASE)
_SECOND = re.compile(
    r"\band (?:then |later |also )?(?=(?:held|met|received|hosted|saw|spoke (?:to|with)|conferred)\b[^.;]{0,120}?\b(?:\w+day|the (?:following|next|same) day|\d{1,2} [A-Z]))"
)
"""Where a second sitting of the same subject begins, with a day of its own."""
_SUBJECT = 140
"""How far before a verb its subject may stand: "the delegations of A and of B, the league of those who fled, sat"."""
_NEED_TWO = ("met", "received", "delegations")
"""Frames that tell of a sitting only where two sides are named; the others imply "the talks"."""
_BOUND = re.compile(
    r";|, but |: | — | – |, although |, though |, whereas |, and (?=(?:[\w’'-]+ ){1,6}(?:is|are|will) (?:due |set |expected |scheduled )?(?:to )?(?:join|take|attend|meet|follow|arrive|come)\b)"
)


_KEYS = {
    "met": "meet_verbs",
    "received": "receive_verbs",
    "hosts": "host_verbs",
    "delegations": "weak_verbs",
    "called-off": "cancelled",
}
_FRAMES = {
    "happens": _HAPPENS,
    "held-at": _WHEN_HELD,
    "set-for": _WHEN_SET,
    "which-one": _ELLIPSIS,
    "until": _UNTIL,
}
_ORDER = (
    "met",
    "received",
    "hosts",
    "happens",
    "held-at",
    "set-for",
    "which-one",
    "delegations",
    "called-off",
    "until",
)
_SIGNALS: list[tuple[str, Signal]] = [
    (rule, signal_of("meetings", _KEYS[rule]) if rule in _KEYS else signal(_FRAMES[rule].pattern)) for rule in _ORDER
]
"""What each frame needs, in the order in which they are tried."""
for _key in _KEYS.values():
    pattern_among("meetings", _key, 0)  # asks for the signals that it needs
_SPORT_WORDS = signal(_SPORT.pattern)


def sittings(scene: Scene) -> list[Sitting]:
    """Every mention of a sitting in a report, in the order of the text."""
    out: list[Sitting] = []
    for sentence in scene.sentences:
        found = [
            one
            for cue, rule in _cues(scene, sentence)
            if (one := _sitting(scene, sentence, cue=cue, rule=rule, known=bool(out)))
        ]
        for one in _best(found):
            out += split(scene, one)
    return out


def _cues(scene: Scene, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    text, start, end = scene.text, sentence.start, sentence.end
    rules = [rule for rule, wanted in _SIGNALS if not wanted.missing(sentence.bits)]
    if (
        not rules
        or text[end - 1] == "?"
        or text.startswith("Had ", start)
        or _TRIGGER.missing(sentence.bits)
        or (not _SPORT_WORDS.missing(sentence.bits) and _SPORT.search(text, start, end))
    ):
        return
    turn = sentence.block.kind == "turn"
    for rule in rules:
        key = _KEYS.get(rule)
        regex = pattern_among("meetings", key, sentence.bits) if key else _FRAMES[rule]
        for match in regex.finditer(text, start, end):
            cue = Span(match.start(), match.end())
            if (turn or not in_quotation(scene, cue)) and not _denied(text, sentence, cue=cue):
                yield cue, rule


def _denied(text: str, sentence: Sentence, *, cue: Span) -> bool:
    """Whether the words just before or at the cue deny it or only weigh it."""
    low = max(sentence.start, cue.start - 45)
    bound = max((m.end() for m in _BOUND.finditer(text, low, cue.start)), default=low)
    return any(m.end() >= cue.start - 12 for m in pattern("meetings", "denied").finditer(text, bound, cue.end))


def region_of(scene: Scene, sentence: Span, *, cue: Span) -> Span:
    """The clause of a cue: its sentence up to semicolons, dashes and "but" on either side."""
    text = scene.text
    second = _SECOND.search(text, cue.end, sentence.end)
    if second:
        sentence = Span(sentence.start, second.start())
    first = next((m for m in _SECOND.finditer(text, sentence.start, sentence.end) if m.end() <= cue.start + 16), None)
    if first:
        return Span(first.start(), sentence.end)
    left = max((m.end() for m in _BOUND.finditer(text, sentence.start, cue.start)), default=sentence.start)
    match = _BOUND.search(text, cue.end, sentence.end)
    return Span(left, match.start() if match else sentence.end)


def _sitting(scene: Scene, sentence: Sentence, *, cue: Span, rule: str, known: bool) -> Sitting | None:
    """What one cue tells; None where it tells of no sitting. `known`: the report has told of one before."""
    region = region_of(scene, sentence, cue=cue)
    room, assumed = _seated(scene, region, cue=cue, rule=rule)
    if room is None or (assumed and not known and not about_talks(scene)) or not _can_sit(scene, room):
        return None
    own = region if region.start > sentence.start and whens_in(scene, region) else sentence
    when = when_of(scene, own, cue=cue) if rule != "until" else _then(scene, Span(cue.end, sentence.end))
    if rule == "until" and (when is None or not is_future(scene, when.date)):
        return None
    date = _gone(scene, region, cue=cue, date=when.date if when else None)
    place = place_of(scene, region, cue=cue)
    hours = _hours(scene, region)
    off, date = _left(scene, region, cue=cue, date=date)
    if not _told(scene, region, cue=cue, rule=rule, date=date, assumed=assumed, more=bool(place or hours)):
        return None
    return Sitting(
        sentence=sentence,
        region=region,
        cue=cue,
        rule=rule,
        room=room,
        place=place,
        date=date,
        until=when.until if when else None,
        hours=hours,
        status="cancelled" if off else _status(scene, region, cue=cue, date=date, rule=rule),
        ordinal=_which(scene, region),
        apart=_SEPARATE.search(scene.text, cue.start, cue.end) is not None,
        assumed=assumed,
        weight=_weight(scene, room, told=(date is not None, place is not None), assumed=assumed) + (rule in _NEED_TWO),
    )


def _then(scene: Scene, after: Span) -> When | None:
    """The date that follows "until" at once."""
    first = next(iter(whens_in(scene, after)), None)
    return first if first and first.start - after.start < 8 else None


def _seated(scene: Scene, region: Span, *, cue: Span, rule: str) -> tuple[Room | None, bool]:
    """Who is there, and whether the talks' sides are only assumed; None where the frame needs others."""
    if rule == "delegations" and not has_delegations(scene, Span(max(region.start, cue.start - _SUBJECT), cue.start)):
        return None, False
    if rule == "received" and not _visitors(scene, Span(cue.end, min(region.end, cue.end + 140))):
        return None, False
    if _OFTEN.search(scene.text, cue.end, region.end):
        return None, False
    there = room_of(scene, Span(cue.start, region.end) if rule == "set-for" else region, cue=cue)
    if _SECOND.match(scene.text, region.start):
        there = _with_subject(scene, there, at=region.start)
    if rule == "set-for":
        there = replace(there, people=tuple(one for one in there.people if _sits(scene, one)))
    return _filled(scene, there, cue=cue, rule=rule, region=region)


def _left(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None) -> tuple[bool, PartialDate | None]:
    """Whether somebody's leaving calls a sitting off, and its day: "pulled out of Thursday's talks"."""
    left = _LEFT.search(scene.text, max(region.start, cue.start - 60), cue.start)
    if left is None:
        return False, date
    if not is_future(scene, date) and ("'s" in left[0] or "’s" in left[0]):
        date = _soon(scene, date)
    return is_future(scene, date), date


def _told(
    scene: Scene, region: Span, *, cue: Span, rule: str, date: PartialDate | None, assumed: bool, more: bool
) -> bool:
    """Whether enough is told of a sitting: a day or a place where nobody is named, no "if" where no day is."""
    text = scene.text
    if rule == "called-off" and assumed and not _SITTING.search(text, region.start, region.end):
        return False
    if _HYPOTHETICAL.search(text, max(region.start, cue.start - 30), min(region.end, cue.end + 60)) and (
        assumed or _TIED.search(text, cue.end, region.end)
    ):
        return False
    if date is not None:
        return True
    if _VAIN.match(scene.text, cue.end, region.end) or _LEFT.search(
        scene.text, max(region.start, cue.start - 60), cue.start
    ):
        return False
    bare = _BEGINS_WITH_NOUN.match(text, cue.start) is not None and rule != "called-off"
    bare = bare and not (
        _HAPPENS.match(text, cue.start) and _two_people(scene, region)
    )  # "talks between A and B began"
    return more or _LASTED.match(text, cue.start) is not None or not (assumed or bare or rule == "delegations")


def _two_people(scene: Scene, region: Span) -> bool:
    """Whether a clause names people of two sides."""
    people = {actor for m in mentions_in(scene, region) for actor in actors_of(m) if is_person(scene, actor)}
    return len({side_of(scene, one) for one in people} & set(scene.sides)) > 1


def _gone(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None) -> PartialDate | None:
    """The weekday before the report for what is told as over, where the date was taken for the next: "sat until Tuesday"."""
    if date is None or not is_future(scene, date) or not re.fullmatch(r"(?:\w+ )?\w+day(?: \w+)?", date.words):
        return date
    near = scene.text[max(region.start, cue.start - 50) : cue.end + 25]
    if not _OVER.match(scene.text, cue.start, cue.end) or pattern("meetings", "planned").search(near):
        return date
    return replace(date, value=shifted(date.first_day, -7).isoformat())


def _soon(scene: Scene, date: PartialDate | None) -> PartialDate | None:
    """The same weekday ahead, for what was to come ("pulled out of Thursday's talks")."""
    if date is None or date.precision != "day" or not re.fullmatch(r"\w+day", date.words) or not scene.today:
        return date
    return replace(date, value=shifted(date.first_day, 7).isoformat())


def about_talks(scene: Scene) -> bool:
    """Whether a report is about negotiations at all, so that "the talks" are those between its sides."""
    return len(pattern("meetings", "about_talks").findall(scene.text)) >= 3


def _with_subject(scene: Scene, room: Room, *, at: int) -> Room:
    """The room of a second verb with its subject, who opens the sentence: "received A on Monday and met B on Tuesday"."""
    start = next((one.start for one in scene.sentences if one.start <= at < one.end), at)
    first = next(iter(mentions_in(scene, Span(start, at))), None)
    who = actors_of(first) if first else ()
    if goes_between(scene, who[0]) if len(who) == 1 else False:
        return replace(room, between=(*who, *room.between))
    return replace(room, people=(*who, *room.people))


def _sits(scene: Scene, actor: str) -> bool:
    """Whether an actor can take a seat: not a commission or council that is itself the sitting."""
    known = scene.actors.get(actor)
    return known is not None and known.kind != "organisation"


def _can_sit(scene: Scene, room: Room) -> bool:
    """Whether somebody there is a person, a state, a group or a go-between, not only organisations at large."""
    there = [scene.actors.get(one) for one in (*room.people, *room.between)]
    return any(one and (one.kind != "organisation" or goes_between(scene, one.id)) for one in there)


def _visitors(scene: Scene, after: Span) -> bool:
    """Whether the first one named after "received" can walk into a room: a person, a delegation, the sides."""
    gap = next(
        (scene.text[after.start : one.start] for one in mentions_in(scene, after) if not is_place(scene, one)), ""
    )
    if re.search(r"\b(?:from|about|letter|message|report|word|call|copy|assurances?|answer|reply)\b", gap):
        return False
    near = [one for one in mentions_in(scene, after) if not is_place(scene, one)][:2]
    if any(one.members or is_person(scene, one.actor or "") for one in near):
        return True
    if _OFFICE.search(scene.text, after.start, after.end):
        return True
    return has_delegations(scene, Span(after.start, near[0].core.end) if near else after)


def _weight(scene: Scene, room: Room, *, told: tuple[bool, bool], assumed: bool) -> int:
    """How much a mention tells: who is there counts most, people by name more, then when and where."""
    dated, placed = told
    return 2 * (not assumed) + any(is_person(scene, one) for one in room.people) + 2 * dated + placed


def _filled(scene: Scene, room: Room, *, cue: Span, rule: str, region: Span) -> tuple[Room | None, bool]:
    """The room with the principal sides filled in where the words imply them; None where too few are there.

    Talks "with" or "between" others than the principal sides are not theirs, nor are those of a clause that puts
    other people there; and a side of which the report says that nobody came is not assumed.
    """
    hosted = _HOSTED.search(scene.text, cue.start, region.end) is not None
    if not room.people and len(room.between) >= 2 and rule in _NEED_TWO and not hosted:
        room = Room(room.between, (), room.absent)
    sides = {side_of(scene, one) for one in (*room.people, *room.between)}
    if len(sides) >= 2 and room.people:
        return room, False
    ours_alone = not room.people and _WE.search(scene.text, max(0, cue.start - 60), _verb_at(scene, cue)) is not None
    if (
        (rule in _NEED_TWO and not ours_alone and not hosted and not _LASTED.match(scene.text, cue.start))
        or len(scene.sides) < 2
        or scene.away & set(scene.sides)
    ):
        return None, False
    others = [one for one in room.people if side_of(scene, one) not in scene.sides]
    if (
        any(is_person(scene, one) for one in others)
        or _unknown(scene, Span(region.start, cue.start))
        or told_by_third(scene, region, cue=cue)
    ):
        return None, False
    if any(_PARTNER.search(scene.text, cue.start, one.core.start) for one in _mentions_of(scene, others, cue=cue)):
        return None, False
    ours = [one for one in room.people if one not in others]
    missing = [one for one in scene.sides if one not in sides and one not in room.absent]
    people = tuple(dict.fromkeys([*ours, *missing]))
    return (replace(room, people=people), True) if len(people) >= 2 else (None, False)


def _verb_at(scene: Scene, cue: Span) -> int:
    """Where the verb of a cue begins that opens with its subject: "we meet"."""
    first = _PRONOUN.match(scene.text, cue.start, cue.end)
    return first.end() if first else cue.start


def _unknown(scene: Scene, before: Span) -> bool:
    """Whether a row of names stands before a cue that are no actors': "Tull, Harn and Ode have resumed"; they sit there."""
    for row in _ROW.finditer(scene.text, before.start, before.end):
        if not any(one.core.overlaps(Span(*row.span())) for one in mentions_in(scene, before)):
            return True
    return False


def _mentions_of(scene: Scene, actors: list[str], *, cue: Span) -> list[Mention]:
    """Where any of the actors is named just after a cue."""
    return [one for one in mentions_in(scene, Span(cue.start, cue.end + 80)) if one.actor in actors]


def _status(scene: Scene, region: Span, *, cue: Span, date: PartialDate | None, rule: str) -> MeetingStatus:
    words = scene.text[region.start : region.end]
    predicate = 130 if _BEGINS_WITH_NOUN.match(scene.text, cue.start) else 25
    near = scene.text[max(region.start, cue.start - 50) : min(region.end, cue.end + predicate)]
    if rule == "until":
        return "planned"
    if rule == "called-off" or pattern("meetings", "cancelled").search(near):
        return "cancelled"
    planned = pattern("meetings", "planned").search(near)
    if is_future(scene, date) or (
        planned and not is_past(scene, date) and not re.search(r"\b(?:was|were|had) (?:due|set|expected)", near)
    ):
        return "planned"
    ended = pattern("meetings", "ended").search(words)
    going = pattern("meetings", "under_way").search(near) and not ended
    if going and (date is None or is_today(scene, date) or _recent(scene, date)):
        return "under way"
    return "held"


def _recent(scene: Scene, date: PartialDate) -> bool:
    """Whether a sitting that opened on that day may still go on: it is the day before the report."""
    return (
        date.precision == "day" and bool(scene.today) and (scene.whens is not None) and days_to(date, scene.today) <= 1
    )


def days_to(date: PartialDate, today: str) -> int:
    """Days from the first day of a date to an ISO day."""
    return (PartialDate(value=today).first_day - date.first_day).days


def _hours(scene: Scene, region: Span) -> float | None:
    match = _HOURS.search(scene.text, region.start, region.end)
    if match and _EARLIER.search(scene.text, max(region.start, match.start() - 45), match.start()):
        return None
    value = number(match["number"]) if match else None
    if match is None or value is None or value > 72:
        return None
    return float(value) + (0.5 if match["half"] else 0.0)


def _which(scene: Scene, region: Span) -> int | None:
    match = _ORDINAL.search(scene.text, region.start, region.end)
    return ordinal(match["which"]) if match else None


def _best(found: list[Sitting]) -> list[Sitting]:
    """One sitting a sentence, unless it gives several their own date and place or their own counterpart."""
    if not found:
        return []
    ranked = sorted(found, key=lambda one: (-one.weight, one.cue.start))
    out = [ranked[0]]
    for one in ranked[1:]:
        apart = [other for other in out if _apart(one, other)]
        if len(apart) == len(out):
            out.append(one)
    return sorted(out, key=lambda one: one.cue.start)


def _apart(one: Sitting, other: Sitting) -> bool:
    """Whether two cues of a sentence tell of two sittings: another day, and another place or tense."""
    return bool(one.date and other.date and one.date != other.date) and (
        one.place != other.place or (one.status == "planned") != (other.status == "planned")
    )
