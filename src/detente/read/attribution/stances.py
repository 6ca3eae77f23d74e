"""Cues that are no single verb: "made it clear that", "is confident that", "is of the view that", "is expected to"."""

from __future__ import annotations

from detente.read.attribution import tails
from detente.read.attribution.chunks import chunk_end, main_subject, with_asides
from detente.read.attribution.clauses import piece_of
from detente.read.attribution.cues import hits
from detente.read.attribution.draft import Draft
from detente.read.attribution.group import first_of
from detente.read.attribution.hit import Hit
from detente.read.attribution.lexicon import classes
from detente.read.attribution.subjects import before
from detente.read.attribution.units import QUOTE, Unit
from detente.read.layers import Quotation, Span

_BE = classes()["be"]
_FEELING = classes()["feeling"]
_MAKE = frozenset({"make", "makes", "made", "making"})
_PUT = frozenset({"put", "puts", "putting", "place", "places", "placed", "placing"})
_LET = frozenset({"let", "lets", "letting"})
_PASSIVE_TO = classes()["passive_to"]
_DRAW = frozenset({"draw", "draws", "drew", "drawn", "drawing"})
_VIEW = frozenset({"view", "opinion", "belief", "impression", "mind"})


TRIGGERS = frozenset({"how", "sent", "send", "sends"}) | _FEELING | _VIEW | _MAKE | _LET | _PUT | _DRAW
"""Words one of which every such phrase holds."""


def stance_drafts(unit: Unit, known: list[Draft], *, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """The attributions that such phrases make in a unit."""
    found: list[Draft] = []
    for at, low in enumerate(unit.low):
        draft = None
        if low == "how" and unit.at(at - 2) == QUOTE:
            draft = _is_how(unit, at, quotations=quotations)
        elif low in _FEELING or low in _VIEW:
            draft = _feeling(unit, at, quotations=quotations)
        elif low in _MAKE or low in _LET:
            draft = _made_clear(unit, at, quotations=quotations)
        elif low in {"sent", "send", "sends"} and unit.word(at + 1) == "word":
            draft = _to_that(unit, at, quotations=quotations, rule="sent-word")
        elif low in _DRAW and "attention" in unit.low[at + 1 : at + 4]:
            draft = _to_that(unit, at, quotations=quotations, rule="drew-attention")
        elif low in _PUT and (record := _record(unit, at)) is not None:
            draft = _to_that(unit, at, quotations=quotations, rule="on-record", behind=record + 1)
        if draft and not any(draft.cue.overlaps(one.cue) or _same_content(draft, one) for one in known):
            found.append(draft)
    return found


def _record(unit: Unit, at: int) -> int | None:
    """The place of "record" in "put it on | record that", "went on the public record saying"."""
    near = range(at + 1, min(len(unit), at + 6))
    return next((i for i in near if unit.low[i] == "record" and "on" in unit.low[at + 1 : i]), None)


def wanted_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """As in "What the front wants is a road of its own"."""
    found: list[Draft] = []
    for hit in hits(unit):
        if hit.place != "before" or hit.subject is None or unit.word(hit.region - 1) not in {"what", "all"}:
            continue
        copula = next(
            (i for i in range(hit.last + 1, min(len(unit), hit.last + 9)) if unit.word(i) in {"is", "was"}), None
        )
        if copula and unit.at(copula + 1) == "T":
            copula += 1
        piece = piece_of(unit, copula + 1, len(unit), quotations=quotations) if copula else None
        if copula is None or piece is None or any(unit.at(i) in {",", "T", QUOTE} for i in range(hit.last + 1, copula)):
            continue
        found.append(
            Draft(
                unit, "attribution.what-wants", unit.span(hit.cue, hit.last), [piece], unit.span(*hit.subject),
                right=(copula + 1, len(unit)), quotes=_held(unit, copula + 1, past=len(unit)),
                statement=unit.word(hit.subject[0]) not in {"i", "we", "you"},
            )
        )  # fmt: skip
    return found


def passive_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """As in "X is expected to sign", "it was reported that", "officers were told that", "was condemned by Y"."""
    found: list[Draft] = []
    for hit in hits(unit):
        if hit.place == "passive":
            draft = _passive(unit, hit, quotations=quotations)
            if draft:
                found.append(draft)
    return found


def _same_content(one: Draft, other: Draft) -> bool:
    return one.content[0].start == other.content[0].start


def _be_before(unit: Unit, at: int) -> int | None:
    """The place of the form of "be" that governs a word, adverbs stepped over."""
    index = at - 1
    while index >= 0 and (
        unit.at(index) == "A" or unit.word(index) in {"not", "of", "the", "been", "very", "so", "under", "this"}
    ):
        index -= 1
    return (
        index
        if unit.word(index) in _BE
        or unit.word(index)
        in {"remains", "remain", "remained", "feels", "felt", "seems", "seemed", "appeared", "declares", "declared"}
        else None
    )


def _feeling(unit: Unit, at: int, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    verb = _be_before(unit, at)
    if verb is None:
        return None
    after = at + 1
    if unit.at(after) == "T":
        first = after + 1
    else:
        return None
    if unit.word(verb).endswith(("'s", "’s", "'re", "’re", "'m", "’m")):
        subject: tuple[int, int] | None = (verb, verb)
    else:
        while unit.at(verb - 1) in {"X", "A"}:
            verb -= 1
        subject = before(unit, verb) or _elided(unit, verb)
    if subject is None or unit.word(subject[0]) == "there":
        return None
    if unit.word(subject[0]) in {"it", "it's", "it’s"} and unit.low[at] not in classes()["inner_feeling"]:
        return None
    piece = piece_of(unit, first, len(unit), quotations=quotations)
    if piece is None:
        return None
    return Draft(
        unit, "attribution.stance", unit.span(at, at), [piece], unit.span(*subject), right=(first, len(unit)),
        quotes=_held(unit, first, past=len(unit)),
    )  # fmt: skip


def _elided(unit: Unit, verb: int) -> tuple[int, int] | None:
    return main_subject(unit, verb) if unit.at(verb - 1) == "C" else None


def _is_how(unit: Unit, at: int, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    """As in "“…” is how the envoy puts it"."""
    if unit.word(at - 1) not in {"is", "was"}:
        return None
    for index in range(at + 2, min(len(unit), at + 25)):
        if unit.word(index) in {"puts", "put", "describes", "described", "sums", "summed", "phrased", "phrases"}:
            subject = before(unit, index)
            if subject is None or subject[0] <= at:
                return None
            place = at - 2
            inner = quotations[unit.quotes[place]].inner
            return Draft(
                unit,
                "attribution.is-how",
                unit.span(index, index),
                [inner],
                unit.span(*subject),
                quotes={unit.quotes[place]},
            )
    return None


def _made_clear(unit: Unit, at: int, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    index = at + 1
    let = unit.word(at) in _LET
    if let and unit.at(index) in {"D", "S", "K"}:  # "let the council know that"
        index = next((i for i in range(index + 1, min(len(unit), index + 5)) if unit.word(i) == "know"), index)
    if unit.word(index) in {"it", "him", "her", "them", "us", "me"}:
        index += 1
    if unit.word(index) == "be":
        index += 1
    while unit.at(index) == "A" or unit.word(index) in {"absolutely", "it"}:
        index += 1
    if unit.word(index) not in ({"known", "know"} if let else {"clear", "plain", "known"}):
        return None
    return _to_that(unit, at, quotations=quotations, rule="made-clear", behind=index + 1)


def _to_that(
    unit: Unit, at: int, *, quotations: tuple[Quotation, ...], rule: str, behind: int | None = None
) -> Draft | None:
    """An attribution whose content is the next "that" within reach; what stands between is how it was said."""
    start = behind if behind is not None else at + 1
    that = next((i for i in range(start, min(len(unit), start + 18)) if unit.at(i) == "T"), None)
    if that is None or any(unit.at(i) in {"X", ";", ":", "N"} for i in range(start, that)):
        return None
    first = first_of(unit, at)
    subject = before(unit, first) or (main_subject(unit, first) if unit.at(first - 1) in {"C", ","} else None)
    piece = piece_of(unit, that + 1, len(unit), quotations=quotations)
    if subject is None or piece is None:
        return None
    relayer = _through(unit, start, end=that)
    return Draft(
        unit, f"attribution.{rule}", unit.span(at, start - 1), [piece], unit.span(*subject), right=(that + 1, len(unit)),
        relayer=relayer, quotes=_held(unit, that + 1, past=len(unit)),
    )  # fmt: skip


def _through(unit: Unit, start: int, *, end: int) -> Span | None:
    """Whom a message came through ("sent word through a priest that")."""
    for index in range(start, end):
        if unit.word(index) in {"through", "via"}:
            last = chunk_end(unit, index + 1, links=frozenset({"of"}))
            return unit.span(index + 1, min(end - 1, with_asides(unit, last))) if last is not None else None
    return None


def _passive(unit: Unit, hit: Hit, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    word, after = unit.word(hit.cue), hit.last + 1
    subject = hit.subject
    saying = next(
        (i for i in range(after, min(len(unit), after + 12)) if unit.at(i) == "G" and unit.word(i - 1) == "as"), None
    )
    if (word in {"quoted", "cited", "reported"} and saying is not None) or any(
        low in _LET for low in unit.low[max(0, hit.cue - 4) : hit.cue]
    ):
        return None
    at = tails.occasion(unit, after)
    quoted = at + 1 if unit.at(at) == "," else at
    if quoted in unit.quotes and hit.verb.frames & {"q", "t"}:
        index = unit.quotes[quoted]
        source = _agent(unit, after, end=quoted)
        return Draft(
            unit, "attribution.passive-quotation", unit.span(hit.cue, hit.cue), [quotations[index].inner], source,
            statement=source is not None, quotes={index},
        )  # fmt: skip
    if unit.at(at) == "T" and subject:
        return _passive_that(unit, hit, that=at, quotations=quotations)
    if unit.word(after) == "to" and word in _PASSIVE_TO and subject:
        pieces = [
            piece
            for one in (subject, (after, len(unit) - 1))
            if (piece := piece_of(unit, one[0], one[1] + 1, quotations=quotations))
        ]
        return Draft(
            unit,
            "attribution.passive-to",
            unit.span(hit.cue, hit.cue),
            pieces,
            None,
            right=(after, len(unit)),
            statement=False,
            quotes=_held(unit, after, past=len(unit)),
        )
    if unit.word(at) in {"whether", "if", "why", "how", "what", "about"} and "w" in hit.verb.frames:
        piece = piece_of(unit, at, len(unit), quotations=quotations)
        return (
            Draft(
                unit,
                "attribution.asked",
                unit.span(hit.cue, hit.cue),
                [piece],
                _agent(unit, after, end=at),
                right=(at, len(unit)),
                statement=False,
                quotes=_held(unit, at, past=len(unit)),
            )
            if piece
            else None
        )
    return _by(unit, hit, quotations=quotations)


def _passive_that(unit: Unit, hit: Hit, *, that: int, quotations: tuple[Quotation, ...]) -> Draft | None:
    piece = piece_of(unit, that + 1, len(unit), quotations=quotations)
    if piece is None or (hit.verb.lemma in {"decide", "agree", "note"} and unit.word(that - 1) != unit.word(hit.cue)):
        return None
    source = _agent(unit, hit.last + 1, end=that)
    return Draft(
        unit, "attribution.passive-that", unit.span(hit.cue, hit.cue), [piece], source, right=(that + 1, len(unit)),
        statement=source is not None, quotes=_held(unit, that + 1, past=len(unit)),
    )  # fmt: skip


def _agent(unit: Unit, start: int, *, end: int) -> Span | None:
    for index in range(start, end):
        if unit.word(index) == "by" and unit.word(index + 1) not in classes()["time"]:
            last = chunk_end(unit, index + 1, links=frozenset({"of", "for"}))
            return unit.span(index + 1, last) if last is not None and last < end else None
    return None


def _by(unit: Unit, hit: Hit, *, quotations: tuple[Quotation, ...]) -> Draft | None:
    """As in "the plan was condemned by both sides", "has been described by officials as a trap"."""
    if not hit.verb.frames & {"o", "s", "a", "n"} or hit.subject is None:
        return None
    source = _agent(unit, hit.last + 1, end=min(len(unit), hit.last + 14))
    if source is None:
        return None
    pieces = [piece for piece in (piece_of(unit, hit.subject[0], hit.subject[1] + 1, quotations=quotations),) if piece]
    as_place = next(
        (
            i
            for i in range(hit.last + 1, min(len(unit), hit.last + 14))
            if unit.word(i) in {"as", "of", "for"} or unit.at(i) == QUOTE
        ),
        None,
    )
    if as_place is not None and hit.verb.frames & {"s", "a", "n"}:
        end = (
            next((i for i in range(as_place, len(unit)) if unit.stop[i] > source.start), len(unit))
            if unit.begin[as_place] < source.start
            else len(unit)
        )
        end = end - 1 if end < len(unit) and unit.word(end - 1) == "by" else end
        more = piece_of(unit, as_place, end, quotations=quotations)
        pieces += [more] if more else []
    return Draft(unit, "attribution.passive-by", unit.span(hit.cue, hit.cue), pieces, source, statement=False)


def _held(unit: Unit, first: int, *, past: int) -> set[int]:
    return {unit.quotes[i] for i in range(first, past) if i in unit.quotes}


def asked_drafts(unit: Unit, quotations: tuple[Quotation, ...]) -> list[Draft]:
    """A question that nobody in the text puts: "Asked whether the talks would go on, …"."""
    if (
        len(unit) < 5
        or unit.low[0] not in {"asked", "pressed", "questioned"}
        or unit.word(1) not in {"if", "whether", "why", "how", "what", "about", "who", "where"}
    ):
        return []
    comma = next(
        (i for i in range(3, min(len(unit), 40)) if unit.at(i) == "," and unit.at(i + 1) in {"N", "K", "D", "S"}), None
    )
    piece = piece_of(unit, 1, comma, quotations=quotations) if comma else None
    if piece is None or comma is None:
        return []
    return [
        Draft(
            unit,
            "attribution.asked",
            unit.span(0, 0),
            [piece],
            None,
            right=(1, comma),
            statement=False,
            quotes=_held(unit, 1, past=comma),
        )
    ]
