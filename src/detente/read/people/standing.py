"""The part that a report gives an actor in the talks: host, mediator, go-between, party; by words, verbs and compounds."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from typing import NamedTuple

from detente.model.actor import Standing
from detente.read.ahead import begun
from detente.read.people.cast import Draft, Sight
from detente.read.people.lexicon import folded, word_set
from detente.read.people.naming import Stage
from detente.read.people.order import Order, is_person

_MEDIATORS = word_set("mediator mediators facilitator facilitators conciliator arbitrator")
_TRADES = word_set("diplomat judge lawyer politician professor academic scholar bishop archbishop jurist economist")
_GO_BETWEENS = word_set("go-between go-betweens intermediary intermediaries")

_LEAD = r"(?:\s*,?\s*(?:which|who|that)\b)?(?:\s+(?:has|have|had|is|are|was|were|been|will|also|both|long|now|jointly|again|be|quietly|once|to))*\s+"
_TALKS = r"(?:talks?|negotiations?|meetings?|rounds?|sessions?|sides|parties|delegations|two|them|both|truce|ceasefire|cease-fire|deal|agreement|summit|dialogue|teams|gathering|conference)"
# Whom a land may host without a part in any talks.
_LODGED = r"(?!\s+(?:[\w.,’'-]+\s+){0,6}?(?:refugees?|displaced|exiles?|asylum|migrants|troops|soldiers|forces|bases?|fighters|camps?|warplanes|missiles|headquarters|embass(?:y|ies)|workers)\b)"
# How the words begin that these forms need; a report without them is not searched for the forms.
_MEDIATES = ("mediat", "facilitat", "broker", "shuttl", "conciliat", "good", "convened", "auspices")
_HOSTS = ("host", "hospitality", "invitation", "guests")
_GOES_BETWEEN = ("go-between", "intermediar", "back", "conduit")
_CARRIES = ("carr", "convey", "deliver", "pass", "relay", "ferr", "transmit")
_THROUGH = ("through", "via")
_CHAIRING = ("chair", "presided", "presides", "presiding", "moderat", "convened")
_TELLING = _MEDIATES + _HOSTS + _GOES_BETWEEN + _CARRIES + _THROUGH + _CHAIRING

_HEADS = frozenset(one[:2] for one in _TELLING)
"""The first two letters of these words, by which most others are told from them."""


class _Form(NamedTuple):
    """Words before or after a name that give it a part, one of which begins in one of some ways."""

    pattern: re.Pattern[str]
    standing: Standing
    words: tuple[str, ...]


# What follows a name that does this; a negation in between fits no pattern.
_AFTER: tuple[_Form, ...] = (
    _Form(re.compile(_LEAD + r"(?:mediat(?:es|ed|ing|e)|facilitat(?:es|ed|ing|e)|brokers|brokering|shuttl(?:es|ed|ing)\s+between|broker(?:ed)?\s+(?:the|a|an)\s+(?:\w+\s+){0,2}?" + _TALKS + r")\b"), "mediator", _MEDIATES),
    _Form(re.compile(r"(?:['’]s?)?(?:\s+(?:chief|lead|own|official))?\s+(?:mediators?|facilitators?|mediation|facilitation|good offices|conciliator)\b"), "mediator", _MEDIATES),
    _Form(re.compile(r"\s*,\s+(?:the|a|an)\s+(?:\w+\s+)?(?:mediator|facilitator|broker)\b|(?!\s+to\s)" + _LEAD + r"(?:(?:act|serv)(?:s|es|ed|ing)?\s+as\s+)?(?:a|an|the|chief)?\s*(?:main\s+|chief\s+)?(?:mediator|facilitator)s?\b"), "mediator", _MEDIATES),
    _Form(re.compile(_LEAD + r"host(?:s|ed|ing)?\b(?!\s+of\b)" + _LODGED), "host", _HOSTS),
    _Form(re.compile(r"\s*,?\s+(?:as\s+)?(?:the|our|this\s+\w+['’]s)\s+hosts?\b|" + _LEAD + r"(?:the\s+|our\s+)hosts?\b|\s+for\s+hosting\b|\s+as\s+hosts?\b|['’]s?\s+hospitality\b"), "host", _HOSTS),
    _Form(re.compile(_LEAD + r"(?:(?:act|serv)(?:s|es|ed|ing)?\s+as\s+)?(?:a|an|the)?\s*(?:main\s+)?(?:go-between|intermediar(?:y|ies)|back\s?channel|conduit)s?\b"), "go-between", _GOES_BETWEEN),
    _Form(re.compile(_LEAD + r"(?:carr(?:y|ies|ied|ying)|convey(?:s|ed|ing)?|deliver(?:s|ed|ing)?|pass(?:es|ed|ing)?(?:\s+on)?|relay(?:s|ed|ing)?|ferr(?:y|ies|ied|ying)|transmit(?:s|ted|ting)?)\s+(?:the\s+|a\s+|their\s+)?(?:\w+\s+)?(?:messages?|letters?|notes?|replies|reply|answers?|proposals?|offers?|drafts?|texts?)\s+(?:between|to|from|back)\b|" + _LEAD + r"carr(?:ies|ied)\s+(?:the|their)\s+(?:messages|letters|notes)(?=[.,;])"), "go-between", _CARRIES),
    _Form(re.compile(r"(?:['’]s?)?\s+(?:go-betweens?|intermediar(?:y|ies)|back\s?channel)\b"), "go-between", _GOES_BETWEEN),
)  # fmt: skip
# What stands before one.
_BEFORE: tuple[_Form, ...] = (
    _Form(begun(r"(?:mediated|brokered|facilitated|conciliated|convened and chaired)\s+(?:jointly\s+)?by\s+(?:the\s+)?$"), "mediator", _MEDIATES),
    _Form(begun(r"(?:mediation|auspices|facilitation|good offices|mediators)\s+(?:of|from)\s+(?:the\s+)?$"), "mediator", _MEDIATES),
    _Form(begun(r"(?:mediators?|facilitators?|conciliator)(?:\s+from|\s+of|,)?\s+(?:the\s+)?(?:(?:Mr|Ms|Mrs|Dr|Judge|Sir|Ambassador)\.?\s+)?$", re.IGNORECASE), "mediator", _MEDIATES),
    _Form(begun(r"hosted\s+(?:jointly\s+)?by\s+(?:the\s+)?$|invitation\s+of\s+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$|[Tt]he\s+hosts?(?:\s+(?:country|state|nation|government))?,?\s+$|guests\s+of\s+(?:the\s+)?$"), "host", _HOSTS),
    _Form(begun(r"(?:passed|sent|carried|exchanged|communicated?|conveyed|spoken?|speak(?:ing)?|contacts?|messages?|talks?|negotiat\w+)\s+(?:only\s+|mainly\s+)?(?:through|via)\s+(?:the\s+)?$"), "go-between", _THROUGH),
)  # fmt: skip
_CHAIRED = begun(
    r"(?:talks|negotiations|session|sessions|meeting|round|plenary|dialogue)\s+(?:\w+\s+){0,3}?(?:chaired|presided over|moderated|convened)\s+by\s+(?:the\s+)?$"
)
_CHAIRS = re.compile(
    _LEAD
    + r"(?:chair(?:s|ed|ing)?|presid(?:es|ed|ing)|moderat(?:es|ed|ing))\b(?:(?:\s+over)?(?:\s+the)?\s+(?:\w+\s+){0,2}?"
    + _TALKS
    + r"\b|(?=[.;]))|"
    + _LEAD
    + r"presided\b"
)
_COMPOUND = re.compile(
    r"\b([A-Z][\w.]*(?:\s[A-Z]\w+)?)-(mediated|brokered|facilitated|convened|chaired|hosted|led(?=\s+(?:mediat|facilitat|peace|talks|negotiat)))\b"
)
_BY_COMPOUND = ("-mediated", "-brokered", "-facilitated", "-convened", "-chaired", "-hosted", "-led")
_NAME = r"([A-Z]\w+)(?:['’]s)?"
_EFFORT = re.compile(
    rf"\b(?:back(?:s|ed|ing)?|support(?:s|ed|ing)?|behind|endors(?:es|ed|ing)|prais(?:es|ed|ing)|welcom(?:es|ed|ing)) (?:the )?{_NAME} (?:peace |mediation )?(?:efforts?|initiative)\b"
    rf"|\b{_NAME} mediation (?:efforts?|initiative)\b"
)
_MEDIATION = re.compile(r"\b(?:mediation|mediator|facilitator|facilitation)\b", re.IGNORECASE)
# What only one that negotiates for itself does.
_NEGOTIATES = re.compile(
    r"(?:\s+(?:has|have|had))?\s+(?:reject(?:s|ed)?|accept(?:s|ed)?|signed|initialled)\s+(?:the|a|an|both|that|any)\s+(?:\w+\s+){0,2}?"
    r"(?:proposals?|offers?|drafts?|terms|truce|ceasefire|cease-fire|accord|compromise)\b(?!\s+(?:to\s+(?:host|mediate)|as\s+(?:a\s+)?(?:witness|guarantor)))"
)
_WINDOW = 80  # characters before a name that are looked at
_REACH = (
    200  # characters behind a name within which the word begins that a form needs, whatever auxiliaries come before it
)
_LONGEST_WORD = 40  # a word that begins so far before the window may go on in it


def assign(stage: Stage, order: Order) -> None:
    """Write the standing of states, bodies and people where the words around them say it.

    A person's standing passes to the state or body that they act for; a party to the conflict gets none of these.
    """
    _compounds(stage)
    for draft in stage.cast.of_kind("person"):
        heads = {word for title in draft.roles for word in title.lower().split()}
        if heads & _MEDIATORS:
            _give(draft, "mediator")
        elif "host" in heads:
            _give(draft, "host")
        elif heads & _GO_BETWEENS:
            _give(draft, "go-between")
    _words_around(stage, order)
    _of_mediation(stage, order)


def _of_mediation(stage: Stage, order: Order) -> None:
    """The mediator's own people: "the coordinator of the mediation", where one body alone mediates."""
    bodies = [one for one in stage.cast.drafts if one.kind in {"organisation", "state"} and one.standing == "mediator"]
    if len(bodies) != 1:
        return
    for draft in stage.cast.of_kind("person"):
        if draft.home is None and any(_MEDIATION.search(title) for title in draft.roles):
            draft.home = bodies[0]
    page = stage.page
    for index in page.spots.get("mediation", ()):
        office = index - 2 - (page.lower(index - 1) == "the")
        if page.lower(office + 1) != "of" or page.lower(office) not in stage.lexicon.offices:
            continue
        near = (one for one in order.before(index) if is_person(one) and one.last >= office - 2)
        person = next(near, None)
        if person is not None and person.draft is not None and person.draft.home is None:
            person.draft.home = bodies[0]


def _words_around(stage: Stage, order: Order) -> None:
    before: Sight | None = None
    spots = stage.page.spots
    words = [word for word in spots if word[:2] in _HEADS and word.startswith(_TELLING)]
    if not words:
        return
    chairs = any(word.startswith(_CHAIRING) for word in words)
    starts = sorted(stage.page.starts[index] for word in words for index in spots[word])
    able = _Able(_among(_AFTER, words), _among(_BEFORE, words), chairs, starts)
    for sight in order.sights:
        if sight.draft is not None:
            said = _said(stage, sight, able)
            if said is not None:
                _give(sight.draft, said)
                _with_it(stage, before, sight=sight, said=said)
            before = sight


def _give(draft: Draft, said: Standing) -> None:
    """Set a standing that is not set, a person's own side's too."""
    if draft.standing is None or (draft.kind == "person" and draft.standing == "go-between"):
        draft.standing = said
    side = draft.side()
    if draft.kind == "person" and side.kind == "state" and draft.roles and all(_own(title) for title in draft.roles):
        return  # a "British diplomat" in the chair may be sent by anybody
    if side is not draft and side.kind != "person" and side.standing is None and draft.standing == said:
        side.standing = said


def _own(title: str) -> bool:
    """Whether an office only says what somebody is by trade."""
    return title.lower().split()[-1] in _TRADES


def _with_it(stage: Stage, before: Sight | None, *, sight: Sight, said: Standing) -> None:
    """The other of "Qatar and Norway are mediating"."""
    joined = before is not None and before.draft is not None and before.last + 2 == sight.first
    if joined and before is not None and before.draft is not None and stage.page.lower(sight.first - 1) == "and":
        _give(before.draft, said)


class _Able(NamedTuple):
    """The forms that a report may have, by its words, whether it may say that somebody chairs, and where such words begin."""

    after: list[_Form]
    before: list[_Form]
    chairs: bool
    starts: list[int]

    def within(self, start: int, end: int) -> bool:
        """Whether such a word begins in a stretch."""
        place = bisect.bisect_left(self.starts, start)
        return place < len(self.starts) and self.starts[place] < end


def _among(forms: Iterable[_Form], words: list[str]) -> list[_Form]:
    """The forms that a report with these words may have."""
    return [one for one in forms if any(word.startswith(one.words) for word in words)]


def _said(stage: Stage, sight: Sight, able: _Able) -> Standing | None:
    text, words = stage.page.text, stage.page.words
    if sight.draft is None or (sight.anonymous and sight.kind == "description"):
        head = stage.page.lower(sight.core)
        return "mediator" if head in _MEDIATORS else "go-between" if head in _GO_BETWEENS else None
    end, start = words[sight.last].end, words[sight.first].start
    person = sight.draft.kind == "person"
    behind = able.within(end, end + _REACH)
    aside = person and text.startswith(", ", end)  # "Orsk's envoy, Ana Diaz, will mediate"
    for pattern, standing, _ in able.after if behind else ():
        if pattern.match(text, end) or (aside and pattern.match(text, end + 1)):
            return standing
    if not (behind or able.within(start - _WINDOW - _LONGEST_WORD, start)):
        return None
    tail = text[max(0, start - _WINDOW) : start]
    if person:
        if not able.chairs:
            return None
        return (
            "mediator"
            if _CHAIRED.search(tail) or (_CHAIRS.match(text, end + aside) and sight.kind != "pronoun")
            else None
        )
    return next((standing for pattern, standing, _ in able.before if pattern.search(tail)), None)


def _compounds(stage: Stage) -> None:
    """Who brokers in "the Qatari-mediated talks", "an IGAD-led mediation", "has backed the Qatari effort"."""
    if "effort" in stage.page.spots or "efforts" in stage.page.spots or "initiative" in stage.page.spots:
        for found in _EFFORT.finditer(stage.page.text):
            draft = _called(stage, found[1] or found[2])
            if draft is not None and draft.kind != "person":
                _give(draft, "mediator")
    if not any(ending in stage.page.text for ending in _BY_COMPOUND):
        return
    for found in _COMPOUND.finditer(stage.page.text):
        names = (found[1], found[1].rsplit(" ", 1)[-1])
        draft = next((one for name in names if (one := _called(stage, name)) is not None), None)
        if draft is not None and draft.kind != "person":
            _give(draft, "host" if found[2] == "hosted" else "mediator")


def _called(stage: Stage, name: str) -> Draft | None:
    known = stage.lexicon.names.get(folded(name))
    spots = stage.by_text.get(folded(name), ())
    return stage.cast.find(known.actor if known else name) or (stage.named.get(spots[0]) if spots else None)


def between(stage: Stage, order: Order) -> None:
    """The two in "between A and B" are parties, unless the words make them hosts or mediators."""
    page = stage.page
    for sight in order.sights:
        _negotiates(stage, sight)
        if page.lower(sight.first - 1) != "between" or sight.draft is None or page.lower(sight.last + 1) != "and":
            continue
        other = order.by_first.get(sight.last + 2)
        if other is None or other.draft is None:
            continue
        if any(
            page.lower(i) in {"talks", "negotiations", "war", "conflict", "truce"}
            for i in range(max(0, sight.first - 6), sight.first)
        ):
            for draft in (sight.draft.side(), other.draft.side()):
                if draft.kind in {"state", "group"} and draft.standing is None:
                    draft.standing = "party"


def _negotiates(stage: Stage, sight: Sight) -> None:
    """A state or group that itself turns down, takes or signs a text is a party."""
    draft = sight.draft
    if draft is None or draft.kind not in {"state", "group"} or draft.standing is not None:
        return
    if _NEGOTIATES.match(stage.page.text, stage.page.words[sight.last].end):
        draft.standing = "party"
