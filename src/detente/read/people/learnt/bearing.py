"""What a report shows of somebody apart from any side: the sort of office, a past one, a pronoun that owns it, speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.read.people.cast import Draft, Sight
from detente.read.people.learnt.scene import Scene
from detente.read.people.lexicon import word_set

_SORTS = {
    "ruler": "president premier chancellor king emir sultan monarch queen prince pm ruler",
    "minister": "minister ministers secretary fm defmin formin finmin ambassador undersecretary vice-minister attaché consul",
    "commander": "commander general colonel fighter warlord brigadier marshal admiral guerrilla commandant commander-in-chief "
                 "lieutenant major captain subcommander",
    "negotiator": "negotiator envoy delegate emissary interlocutor plenipotentiary",
    "spokes": "spokesman spokeswoman spokesperson spox spokespeople",
    "leader": "leader chairman chairwoman chairperson chair head chief founder co-founder secretary-general principal deputy "
              "second-in-command",
    "member": "member senator mp lawmaker legislator parliamentarian councillor governor mayor politician",
    "mediator": "mediator facilitator conciliator moderator rapporteur broker go-between intermediary coordinator co-ordinator "
                "convener",
    "official": "official officer diplomat representative adviser advisor aide counsel director commissioner director-general",
    "counterpart": "counterpart counterparts opposite",
    "deputy": "deputy aide assistant adviser advisor son brother daughter wife spokesman spokeswoman secretary",
    "expert": "economist analyst researcher scholar professor lecturer historian expert fellow observer author",
    "civil": "doctor surgeon physician nurse priest bishop archbishop imam pastor nun activist campaigner journalist columnist "
             "pharmacist teacher farmer trader resident witness businessman businesswoman banker lawyer villager medic relative "
             "elder engineer mechanic fisherman",
}  # fmt: skip
_SORTS_OF = {
    word: [name for name, words in _SORTS.items() if word in words.split()]
    for word in " ".join(_SORTS.values()).split()
}
_RANKS = word_set("General Gen. Gen Colonel Col. Col Brigadier Major Commander Captain Cmdr Cmdr. Maj. Maj Marshal Admiral Lt. "
                  "Lieutenant")  # fmt: skip
_OF_WORLD = re.compile(
    r"\b(?:special|personal|deputy) (?:envoy|representative|advis[eo]r|coordinator)|resident coordinator|high commissioner|"
    r"secretary-general|under-secretary",
    re.IGNORECASE,
)
_PAST = word_set("former ex ousted deposed late onetime erstwhile retired overthrew overthrown toppled jailed exiled")
_LEFT = word_set("left quit deserted defected resigned")
_OPPOSED = word_set("opposition dissident")
_OWNERS = {"its": "its", "their": "its", "his": "his", "her": "his", "our": "our"}
_BEFORE, _AFTER, _OFFICE = 7, 8, 5
"""How many words before and after a name are looked at, and where an office may stand before it."""
_FIRST_SIGHTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """Somebody's sights, the sorts of their offices, and what else is shown beside the first sights."""

    own: tuple[Sight, ...]
    sorts: tuple[str, ...]
    marks: tuple[str, ...]


def bearing(scene: Scene, person: Draft) -> Bearing | None:
    """What a report shows of a person; None where it never names them."""
    own = tuple([sight for sight in scene.seen.get(person, ()) if not sight.anonymous])
    if not own:
        return None
    marks = dict.fromkeys(mark for sight in own[:_FIRST_SIGHTS] for mark in _marks(scene, sight))
    around = " ".join(person.roles) or _spelled(scene, own[0].core - _BEFORE, last=own[0].core)
    if _OF_WORLD.search(around):
        marks["un office"] = None
    if " " not in person.name:
        marks["one name"] = None
    sorts = dict.fromkeys(_sorts(scene, person, own))
    return Bearing(own=own, sorts=tuple(sorts) or ("no office",), marks=tuple(marks))


def talks(scene: Scene, sight: Sight) -> bool:
    """Whether somebody is said to speak where they stand."""
    speaks = scene.stage.lexicon.speaks | {"told", "tells"}
    around = (sight.core_last + 1, sight.core_last + 2, sight.first - 1, sight.core - 1)
    return any(scene.page.lower(index) in speaks for index in around)


def _spelled(scene: Scene, first: int, *, last: int) -> str:
    words = scene.page.words
    return scene.page.text[words[max(0, first)].start : words[last].start]


def _sorts(scene: Scene, person: Draft, own: tuple[Sight, ...]) -> Iterator[str]:
    page, first = scene.page, own[0]
    words = [word for title in person.roles for word in title.lower().split()]
    if not words:
        words = _around(scene, first, before=_OFFICE)[0] + _around(scene, first, after=_AFTER)[1]
    yield from (sort for word in words for sort in _SORTS_OF.get(word, ()))
    if any(page.words[i].text in _RANKS for sight in own for i in range(max(0, sight.core - 2), sight.core)):
        yield "rank"


def _around(
    scene: Scene, sight: Sight, *, before: int = _BEFORE, after: int = _AFTER - 1
) -> tuple[list[str], list[str]]:
    """The words before and after a name in its sentence."""
    page, sentence = scene.page, scene.sentence(sight)
    left = range(max(0, sight.core - before), sight.core)
    right = range(sight.core_last + 1, min(len(page.words), sight.core_last + 1 + after))
    return (
        [page.lower(i) for i in left if page.words[i].sentence == sentence],
        [page.lower(i) for i in right if page.words[i].sentence == sentence],
    )


def _marks(scene: Scene, sight: Sight) -> Iterator[str]:
    before, after = _around(scene, sight)
    both = {*before, *after}
    left = after[:2] == [",", "who"] and after[2:3] and after[2] in _LEFT
    if left or both & _PAST or any(one.startswith("ex-") for one in both):
        yield "past"
    if both & _OPPOSED:
        yield "opposition"
    yield from (f"{_OWNERS[word]} before" for word in before[-_OFFICE:] if word in _OWNERS)
    if after[:1] in (["of"], ["from"]):
        yield "of after"
    if _of_another(scene, sight):
        yield "of another"
    if after[:1] == [","]:
        yield "apposition"
    yield from (f"{word} after" for word in after[1:2] if after[:1] == [","] and word in {"who", "whose"})
    if talks(scene, sight):
        yield "talks"
    if before[-1:] == [","]:
        yield "comma before"


def _of_another(scene: Scene, sight: Sight) -> bool:
    """Whether a name is followed by "of" and a name that is no side of the report: "Ana Diaz of the Brandholm Group"."""
    page, here = scene.page, sight.core_last + 1
    if page.lower(here) not in {"of", "from", "at"}:
        return False
    here += 1 + (page.lower(here + 1) in {"the", "a"})
    word = page.word(here)
    near = scene.near.get(scene.sentence(sight), ())
    sided = any(one.core <= here <= one.core_last for one, whose in near if whose.kind != "person")
    return word is not None and word.capital and not sided
