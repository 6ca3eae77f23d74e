"""Sides told by a verb: "Ana Diaz heads the Front", "Orsk was represented by", "signed for Orsk", "who leads its team"."""

from __future__ import annotations

from detente.read.people.antecedents import antecedent_person
from detente.read.people.cast import Draft, Home, Sight
from detente.read.people.holders import holder_of
from detente.read.people.lexicon import word_set
from detente.read.people.naming import Stage
from detente.read.people.offices import give, is_past
from detente.read.people.order import Order, is_body, is_person
from detente.read.people.parties import party_at

_LEADS = {
    "chairs": "chairman", "chaired": "chairman", "heads": "head", "headed": "head", "leads": "leader", "led": "leader",
    "runs": "head", "rules": "ruler", "ruled": "ruler", "commands": "commander", "commanded": "commander", "founded": "founder",
    "represents": "", "represented": "", "directs": "head", "governs": "ruler", "fronts": "", "advises": "adviser", "advised": "adviser",
    "lead": "leader", "head": "head", "chair": "chairman", "represent": "", "command": "commander", "leading": "leader", "heading": "head",
}  # fmt: skip
_FOR = word_set("speaks spoke speak works worked negotiates negotiated signed signs sign mediates mediated spoken acts acted speaking "
                "negotiating serves served attended initialled initialed did answered appeared stood")  # fmt: skip
_BY = word_set("led headed represented chaired fronted commanded accompanied signed founded")
_AUXILIARIES = word_set(
    "will would is was has had have are were also now still who to been who currently formally previously jointly"
)
_BE = word_set("is was are were remains became becomes")
_TEAM = word_set(
    "delegation team side negotiators panel officials ministers envoys representatives diplomats group mission leaders delegates"
)
_NAMED = word_set("named appointed chose picked nominated sent dispatched elected")
_AMONG = word_set("including included includes comprised comprises")
_SAID_FOR = word_set("for behalf")


_WANTED = _LEADS.keys() | _FOR | _NAMED | _AMONG | {"by", "them", "for", "on", "with", "among"}


def by_verb(stage: Stage, order: Order, *, home: Home) -> None:
    """Write the sides that verbs tell, of people in active and passive places."""
    page = stage.page
    for index in page.where(_WANTED):
        word = page.words[index]
        if word.lower in _LEADS and not word.capital:
            _active(stage, index, order=order, home=home)
        elif word.lower in _FOR:
            _speaks_for(stage, index, order=order, home=home)
        if word.lower == "by" and page.lower(index - 1) in _BY:
            _passive(stage, index, order=order, home=home)
        elif word.lower in _NAMED:
            _appoints(stage, index, order=order)
        elif word.lower in _AMONG or (word.lower == "them" and page.lower(index - 1) == "among"):
            _team_of(stage, index, order=order)
        elif word.lower in {"for", "on", "with"} and word.opens:
            _opening(stage, index, order=order, home=home)
        elif word.lower == "among" and word.opens:
            _inverted(stage, index, order=order, home=home)
    _copulas(stage, order, home=home)


def chain(stage: Stage, sight: Sight | None, *, order: Order) -> list[Sight]:
    """The people of a list that begins with one: "Ana Diaz, Ivo Renn and Petar Holub"."""
    found: list[Sight] = []
    while sight is not None and is_person(sight):
        found.append(sight)
        here = sight.core_last + 1
        here += stage.page.lower(here) == ","
        here += stage.page.lower(here) == "and"
        sight = order.person_at(here) if here > sight.core_last + 1 else None
    return found


def chain_back(stage: Stage, sight: Sight | None, *, order: Order) -> list[Sight]:
    """The people of a list that ends with one, the last first."""
    found: list[Sight] = []
    while sight is not None and is_person(sight):
        found.append(sight)
        start = sight.lead if 0 <= sight.lead < sight.first else sight.first
        joint = stage.page.lower(start - 1)
        sight = order.person_ending(start - 2) if joint == "and" or (joint == "," and len(found) > 1) else None
    return found


def settle(person: Draft | None, side: Draft | None, role: str = "") -> None:
    """Give a person a side (and an office) where they have none; never their own."""
    if person is None or side is None or side.kind == "person" or person.kind != "person":
        return
    if person.home is None:
        person.home = side
    if role and person.home is side and person.role is None:
        person.role = role
        person.roles.append(role)


def _active(stage: Stage, index: int, *, order: Order, home: Home) -> None:
    page = stage.page
    word = page.lower(index)
    start = index
    while page.lower(start - 1) in _AUXILIARIES or page.lower(start - 1).endswith("ly"):
        start -= 1
    people = _subjects(stage, start, order=order)
    if not people:
        return
    party = party_at(stage, index + 1, order=order, home=home)
    side = party.draft if party else _in_part(stage, index + 1)
    if side is None or (word in {"led", "headed"} and page.lower(index + 1) == "by"):
        return
    if word.endswith("ed") or word == "led":
        ends = range(index + 1, index + 12)
        if any(
            page.lower(i) in {"until", "till"} and page.words[i].sentence == page.words[index].sentence for i in ends
        ):
            return  # "who led its inspections until 2028"
    for person in people:
        settle(person, side, _LEADS[word])
    if party and page.lower(party.last + 1) == "and":  # "… and Ivo Renn that of Tarn"
        other = order.person_at(party.last + 2)
        if other is not None and page.lower(other.core_last + 1) in {"that", "the", "those"}:
            start = other.core_last + 2 + (page.lower(other.core_last + 2) == "of")
            second = party_at(stage, start, order=order, home=home)
            settle(other.draft, second.draft if second else None, _LEADS[word])


def _in_part(stage: Stage, index: int) -> Draft | None:
    """The part in "who leads the Karst islanders in the north"."""
    for here in range(index, index + 6):
        if stage.page.lower(here) == "in" and stage.page.lower(here + 2) in stage.compass:
            return stage.compass[stage.page.lower(here + 2)]
    return None


def _subjects(stage: Stage, verb: int, *, order: Order) -> list[Draft]:
    """Who does it: the people before a verb, past ", 61, a former judge," and "who", or whom "he" stands for."""
    page = stage.page
    pronoun = page.lower(verb - 1)
    if pronoun in {"he", "she"}:
        one = antecedent_person(stage, verb - 1, order=order, gender="m" if pronoun == "he" else "f")
        return [one] if one else []
    if pronoun == "and":
        return _opener(stage, verb, order=order)
    here = verb
    here -= page.lower(here - 1) == ","
    last = order.person_ending(here - 1)
    if last is None and page.lower(here - 1) not in {"", "."}:
        last = _past_apposition(stage, verb, order=order)
    return [one.draft for one in chain_back(stage, last, order=order) if one.draft]


def _opener(stage: Stage, verb: int, *, order: Order) -> list[Draft]:
    """Whom a sentence opens with, for a second verb: "He is seventy and chairs the Front"; no other name in between."""
    page = stage.page
    start = verb
    while start > 0 and page.words[start - 1].sentence == page.words[verb - 1].sentence:
        start -= 1
    if page.lower(start) in {"he", "she"}:
        one = antecedent_person(stage, start, order=order, gender="m" if page.lower(start) == "he" else "f")
        return [one] if one else []
    here = [s for s in order.before(verb) if s.core >= start]
    alone = len({s.draft for s in here}) == 1 and is_person(here[0]) and here[-1].first <= start + 1
    return [here[0].draft] if alone and here[0].draft else []


def _past_apposition(stage: Stage, verb: int, *, order: Order) -> Sight | None:
    """The person whose name a comma-bounded apposition parts from a verb; no other name may stand between."""
    page = stage.page
    sentence = page.words[verb - 1].sentence
    for sight in order.before(verb):
        if page.words[sight.core].sentence != sentence:
            return None
        if not is_person(sight):
            if is_body(sight) and not _inside_commas(stage, sight.first, verb=verb):
                return None
            continue
        after = page.lower(sight.core_last + 1)
        return (
            sight
            if after == "," and verb - sight.core_last < 18 and _closed(stage, sight.core_last + 1, verb=verb)
            else None
        )
    return None


def _inside_commas(stage: Stage, index: int, *, verb: int) -> bool:
    return any(stage.page.lower(i) == "," for i in range(index, verb))


def _closed(stage: Stage, comma: int, *, verb: int) -> bool:
    """Whether nothing but appositions stands between a name's comma and a verb ("and" begins another clause)."""
    page = stage.page
    direct = page.lower(verb - 1) in {",", "who"}
    words = [page.lower(i) for i in range(comma + 1, verb)]
    return direct and not {"and", "but"} & set(words) and not any(w in stage.lexicon.speaks for w in words)


def _speaks_for(stage: Stage, index: int, *, order: Order, home: Home) -> None:
    page = stage.page
    link = next((i for i in range(index + 1, index + 3) if page.lower(i) in _SAID_FOR), None)
    if link is None:
        return
    here = link + 1 + (page.lower(link) == "behalf")
    start = index
    while page.lower(start - 1) in _AUXILIARIES:
        start -= 1
    people = _subjects(stage, start, order=order)
    party = party_at(stage, here, order=order, home=home)
    if party is None:
        return
    for person in people:
        settle(person, party.draft)
    if page.lower(party.last + 1) == "and":  # "… for Orsk and Ivo Renn for the Front"
        other = order.person_at(party.last + 2)
        if other is not None and page.lower(other.core_last + 1) == "for":
            second = party_at(stage, other.core_last + 2, order=order, home=home)
            settle(other.draft, second.draft if second else None)


def _passive(stage: Stage, index: int, *, order: Order, home: Home) -> None:
    """Whose delegation was "led by Ana Diaz": the party before the verb; then "and Tarn by Ivo Lem"."""
    page = stage.page
    person = _person_after(stage, index + 1, order=order)
    if person is None:
        return
    people = chain(stage, person, order=order)
    sides = _teams_before(stage, index - 1, order=order) or (
        _two_before(stage, index - 1, order=order) if len(people) == 2 else []
    )
    if len(sides) == len(people) > 1:
        for one, side in zip(people, sides, strict=True):
            settle(one.draft, side)
    elif len(sides) == 1:
        for one in people:
            settle(one.draft, sides[0])
    end = max(one.core_last for one in people) + 1
    for here in range(end, min(end + 7, len(page.words))):
        if page.lower(here) == "by" and (other := _person_after(stage, here + 1, order=order)):
            start = next((i for i in range(end, here) if order.by_core.get(i)), end + 1)
            party = party_at(stage, start, order=order, home=home)
            settle(other.draft, party.draft if party else None)
            return


def _person_after(stage: Stage, index: int, *, order: Order) -> Sight | None:
    """The person whose name begins at a word, titles and an office before it passed over ("by the former admiral X")."""
    sentence = stage.page.words[index].sentence if index < len(stage.page.words) else -1
    for here in range(index, min(index + 6, len(stage.page.words))):
        sight = order.person_at(here)
        if sight is not None:
            return sight
        word = stage.page.words[here]
        if word.lower == "," and here > index:
            continue  # "by his former chief of staff, Ana Diaz"
        if word.sentence != sentence or not word.lower.replace("-", "").isalpha() or is_body(order.by_core.get(here)):
            return None
    return None


def _teams_before(stage: Stage, verb: int, *, order: Order) -> list[Draft]:
    """The parties named before "led by" in its sentence: the nearest, with one joined to it by "and"."""
    page = stage.page
    sentence = page.words[verb].sentence
    here = [s for s in order.before(verb) if page.words[s.first].sentence == sentence]
    if not here or not is_body(here[0]):
        return []
    nearest = here[0]
    between = {page.lower(i) for i in range(nearest.last + 1, verb)}
    if nearest.draft is None or between & {"and", "but", "said", "told", "met", "with"}:
        return []
    gap = verb - nearest.last
    if gap > 6:
        return []
    joined = (
        len(here) > 1
        and is_body(here[1])
        and page.lower(here[1].last + 1) == "and"
        and here[1].last + 2 >= nearest.first - 1
    )
    if joined and here[1].draft is not None and here[1].draft is not nearest.draft and page.lower(verb - 1) != "were":
        return [here[1].draft, nearest.draft]
    return [nearest.draft]


_BOTH = word_set("their the two both")


def _two_before(stage: Stage, verb: int, *, order: Order) -> list[Draft]:
    """The two of "Their delegations were led by": named together, and alone, in the sentence before."""
    page = stage.page
    noun = next(
        (i for i in range(verb - 1, max(-1, verb - 4), -1) if page.lower(i) in {"delegations", "teams", "sides"}), None
    )
    if noun is None or page.lower(noun - 1) not in _BOTH:
        return []
    sentence = page.words[noun].sentence
    here = [
        s for s in order.before(noun) if page.words[s.first].sentence == sentence - 1 and is_body(s) and not s.people
    ]
    found = list(
        dict.fromkeys(s.draft for s in here[::-1] if s.draft is not None and s.draft.kind in {"state", "group"})
    )
    return found if len(found) == 2 else []


def _appoints(stage: Stage, index: int, *, order: Order) -> None:
    """The party in "Orsk named Ana Diaz as its negotiator": only where "its" says that she is its own."""
    page = stage.page
    owner = order.by_last.get(index - 1) or order.by_last.get(index - 2)
    person = _person_after(stage, index + 1, order=order)
    if not is_body(owner) or owner is None or person is None:
        return
    near = {page.lower(i) for i in range(index + 1, person.core_last + 5)}
    if "its" in near or "their" in near:
        settle(person.draft, owner.draft)


def _team_of(stage: Stage, index: int, *, order: Order) -> None:
    """The team in "the Front's delegation included Ana Diaz and Ivo Renn", "Orskian officials, among them Ana Diaz"."""
    page = stage.page
    person = _person_after(stage, index + 1, order=order)
    back = index - 1 - (page.lower(index) == "them")
    back -= page.lower(back) == ","
    owner = next((s for s in order.before(back + 1) if s.last <= back), None)
    if (
        person is not None
        and owner is not None
        and is_person(owner)
        and page.lower(back) == "and"
        and owner.last == back - 1
    ):
        settle(person.draft, owner.draft.home if owner.draft else None)  # "chaired by Ana Diaz and including Ivo Renn"
        return
    if person is None or owner is None or not is_body(owner) or back - owner.core_last > 4:
        return
    nouns = {page.lower(i) for i in range(owner.core, back + 1)}
    if nouns & _TEAM:
        for one in chain(stage, person, order=order):
            settle(one.draft, owner.draft)


def _opening(stage: Stage, index: int, *, order: Order, home: Home) -> None:
    """The party in "For the Orskian government, Ana Diaz signed."."""
    party = party_at(stage, index + 1, order=order, home=home)
    side = party is not None and (stage.page.lower(index) == "for" or stage.page.lower(party.last) in {"side", "team"})
    if party is not None and side and stage.page.lower(party.last + 1) in {",", ":"}:
        person = order.person_at(party.last + 2)
        settle(person.draft if person else None, party.draft)
    elif party is not None and side:
        _inverted(stage, index, order=order, home=home)


_STOOD = word_set("were was are is sat stood")


def _inverted(stage: Stage, index: int, *, order: Order, home: Home) -> None:
    """The party in "Among the Orskian delegates were Ana Diaz and Ivo Renn", "On the rebel side is Ivo Lem"."""
    page = stage.page
    party = party_at(stage, index + 1, order=order, home=home)
    if party is None or page.lower(party.last) not in _TEAM | {"members"} or page.lower(party.last + 1) not in _STOOD:
        return
    for one in chain(stage, _person_after(stage, party.last + 2, order=order), order=order):
        settle(one.draft, party.draft)


def _copulas(stage: Stage, order: Order, *, home: Home) -> None:
    """Offices told by "is": "Ana Diaz is Orsk's chief negotiator", "has been the Orskian foreign minister"."""
    page = stage.page
    for role in stage.roles:
        if role.plural or is_past(stage, role):
            continue
        verb = role.first - 1
        while page.lower(verb) in {"the", "a", "also", "now", "both"}:
            verb -= 1
        been = page.lower(verb) == "been" and page.lower(verb - 1) in {"has", "had"}
        if not (page.lower(verb) in _BE - {"was"} or been):
            continue
        people = _subjects(stage, verb - been, order=order)
        if len(people) == 1 and people[0].home is None and holder_of(stage, role, order=order, home=home):
            give(stage, people[0], role=role, order=order, home=home)
