"""Noun phrases that name an office: "Orsk's acting foreign minister", "a spokesman for the Front"."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from detente.read.light import light
from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.names import COMMUNITY, Piece
from detente.read.people.page import Page

Determiner = Literal["the", "a", "own", "none"]

_PRONOUNS = word_set("its his her their our my whose")
_LINKS = word_set("of for to at from in with on")
_NUMBERS = word_set("one two three four five six several some many both all most other another no any few")
_RANKS = word_set("senior junior top unnamed anonymous unidentified former retired veteran second third local")
_PEOPLE_ADJECTIVES = word_set("western european arab african asian regional gulf israeli-american foreign")
# Words of an office that are more often verbs or things.
_NOBODIES = word_set("people person")
_COMPASS = word_set("northern southern eastern western")
_LOCALS = word_set("elder elders farmer trader resident villager fisherman teacher doctor priest imam pastor businessman "
                   "businesswoman activist")  # fmt: skip
_SENT = word_set("envoy envoys representative coordinator co-ordinator rapporteur ambassador adviser advisor mission")
_OF_MATTERS = word_set("minister secretary commissioner coordinator co-ordinator adviser advisor")
_RELATIONS = word_set("international relations external hostage hostages coalition party")
_DOUBTFUL = word_set("head heads host hosts chair chairs chief principal principals witness lead figure figures source "
                      "member members fellow expert experts counsel speaker king judge judges general whip broker insider "
                      "monitor monitors observer observers fighter fighters resident residents critic critics")  # fmt: skip


@light(frozen=True, slots=True)
class Holder:
    """Whom an office belongs to: a capitalised piece, or the words "its", "the front's", "the delegation"."""

    first: int
    last: int
    piece: Piece | None = None


@light(frozen=True, slots=True, kw_only=True)
class Role:
    """An office phrase of words `first` to `last`; `title` is the office itself, `head` its last noun."""

    first: int
    last: int
    head: int
    title: str
    determiner: Determiner
    plural: bool
    holders: tuple[Holder, ...] = ()


def roles(page: Page, found: list[Piece], lexicon: Lexicon) -> list[Role]:
    """Every office phrase in text order."""
    ends = {piece.last: piece for piece in found}
    begins = {piece.first: piece for piece in found}
    titles = {piece.first for piece in found if piece.kind == "title"}
    borne = {i for piece in found if piece.kind == "body" for i in range(piece.first, piece.last + 1)}
    result: list[Role] = []
    for index in page.where(lexicon.offices | _NOBODIES | {"number"}):
        word = page.words[index]
        if word.lower == "number" and page.lower(index - 1) != "opposite":
            continue
        if word.lower == "member" and page.lower(index + 1) in {"state", "states"}:
            continue
        if word.lower in _NOBODIES and word.capital and word.lower not in lexicon.offices:
            continue
        if result and index <= result[-1].last and index > result[-1].head and not _before_name(page, index):
            continue  # "justice" in "minister of justice"
        if index in borne and word.lower.endswith("s") and word.capital:
            continue  # "Officers" in "Free Officers' Movement"
        part = index + 1 not in titles and _is_part_of_longer(page, index, lexicon=lexicon)
        if part or index in titles:
            continue
        role = _right(page, _left(page, index, ends=ends, lexicon=lexicon), begins=begins, lexicon=lexicon)
        result.append(_joined(page, role, before=result[-1] if result else None))
    return result


def _before_name(page: Page, index: int) -> bool:
    """Whether an office in capitals has a name after it: "an aide to Prime Minister Ana Diaz" names two offices."""
    word, after = page.words[index], page.word(index + 1)
    return word.capital and not word.owns and after is not None and after.capital and not after.opens


def _joined(page: Page, role: Role, *, before: Role | None) -> Role:
    """The second office in "the Front's founder and leader" belongs to whom the first one does."""
    if (
        before is None
        or role.holders
        or role.determiner != "none"
        or not before.holders
        or before.plural
        or role.plural
    ):
        return role
    joined = before.last == before.head and role.first == before.last + 2 and page.lower(role.first - 1) == "and"
    return replace(role, determiner=before.determiner, holders=before.holders) if joined else role


def _is_part_of_longer(page: Page, index: int, *, lexicon: Lexicon) -> bool:
    following = page.lower(index + 1)
    if following in lexicon.offices and not page.words[index].owns:
        return True
    if following in lexicon.modifiers and page.lower(index + 2) in lexicon.offices and not page.words[index].owns:
        return page.words[index].lower in lexicon.modifiers
    return False


def _left(page: Page, head: int, *, ends: dict[int, Piece], lexicon: Lexicon) -> Role:
    """The phrase to the left of its head noun: modifiers, holder, determiner."""
    start = _modifiers(page, head, lexicon=lexicon)
    body = next((ends[i] for i in range(start, head) if i in ends), None)
    if body is not None and body.first < start and body.kind in {"known", "body"}:
        start = body.last + 1  # "Orskian Foreign Ministry spokesman"
    title = page.spelled(start, head)
    holders: list[Holder] = []
    first = start
    determiner: Determiner = "none"
    before = start - 1
    piece = ends.get(before)
    if piece and piece.kind in {"known", "unknown", "body"} and not _broken(page, piece.last, right=start):
        holders.append(Holder(piece.first, piece.last, piece))
        first = piece.first
        while page.lower(first - 1) in _RANKS or page.lower(first - 1) in lexicon.modifiers:
            first -= 1
        before = first - 1
        determiner = "own" if page.words[piece.last].owns else "none"
    elif before >= 0 and page.words[before].owns and not _broken(page, before, right=start):
        noun = before
        while noun > 0 and (page.lower(noun - 1) in lexicon.modifiers or page.lower(noun - 1) in _RANKS):
            noun -= 1
        holders.append(Holder(noun, before))
        first, determiner, before = noun, "own", noun - 1
        if page.lower(before) in {"the", "its", "their", "his", "her", "this", "that"}:
            first = before
            before -= 1
    if page.lower(before) in _COMPASS:
        holders.append(Holder(before, before))
        first, before = before, before - 1
    if page.lower(before) in _PRONOUNS and page.words[before].sentence == page.words[head].sentence:
        holders.append(Holder(before, before))
        first, determiner = before, "own"
    elif page.lower(before) in {"the", "this", "that", "these", "those"}:
        first, determiner = before, "the" if determiner == "none" else determiner
    elif page.lower(before) in {"a", "an"} or page.lower(before) in _NUMBERS:
        first, determiner = before, "a"
    plural = page.words[head].lower.endswith(("s", "men", "women")) and page.words[head].lower not in lexicon.nouns
    return Role(
        first=first, last=head, head=head, title=title, determiner=determiner, plural=plural, holders=tuple(holders)
    )


def _modifiers(page: Page, head: int, *, lexicon: Lexicon) -> int:
    start = head
    while start > 0:
        word = page.words[start - 1]
        if (
            word.lower == "and"
            and page.lower(start) in lexicon.modifiers
            and page.lower(start - 2) in lexicon.modifiers
        ):
            start -= 1  # "foreign and defence ministers"
            continue
        if word.owns or _broken(page, start - 1, right=start):
            break
        compound = "-" in word.lower and not word.capital
        known = (
            word.lower in lexicon.modifiers
            or (word.lower == "opposite" and page.lower(start) == "number")
            or word.lower in lexicon.offices
            or word.lower in _PEOPLE_ADJECTIVES
            or (word.lower in lexicon.matters and page.lower(head) in _OF_MATTERS)
            or (
                word.lower in _RELATIONS
                and (page.lower(start) in {"relations", "trade"} or page.lower(start) in lexicon.offices)
            )
        )
        past = page.lower(start - 2) in {"former", "retired"} and not word.capital and word.text.isalpha()
        if not (known or compound or past) or (word.lower in _DOUBTFUL and word.lower not in lexicon.modifiers):
            break
        start -= 1
    return start


def _broken(page: Page, left: int, *, right: int) -> bool:
    """Whether two words stand in different sentences or lines."""
    a, b = page.words[left], page.words[right]
    return a.sentence != b.sentence or "\n" in page.text[a.end : b.start]


def _right(page: Page, role: Role, *, begins: dict[int, Piece], lexicon: Lexicon) -> Role:
    """The phrase to the right of its head: "of Justice", "for the Front", "of its delegation"."""
    last, title, holders = role.last, role.title, list(role.holders)
    begin = role.head - title.count(" ")
    for _ in range(3):
        link = last + 1
        if page.lower(link) not in _LINKS or page.words[last].owns:
            break
        end = _domain(page, link, begins=begins, lexicon=lexicon) or _field(page, link, begins=begins)
        if end:
            title, last = page.spelled(begin, end), end
            continue
        aside = _aside(page, link, begins=begins, lexicon=lexicon)
        if aside:
            last = aside
            continue
        holder = _holder_after(page, link, begins=begins, lexicon=lexicon)
        if holder is None:
            break
        last = holder.last
        team = page.lower(link) in {"in", "with", "within", "at", "inside"} and page.lower(last) in _COMMON_HOLDERS
        if page.lower(role.head) == "member" and page.lower(link) == "for":
            break  # of a constituency
        if team or _acts_for(page, link, title=title) or (holder.piece is not None and holder.piece.kind == "body"):
            holders.append(holder)
            second = begins.get(last + 2) if page.lower(last + 1) == "and" and role.plural else None
            if second and second.kind in {"unknown", "known"}:
                holders.append(Holder(second.first, second.last, second))
                last = second.last
    if last == role.last:
        return role  # nothing belongs to it
    return replace(role, last=last, title=title, holders=tuple(holders))


def _acts_for(page: Page, link: int, *, title: str) -> bool:
    """Whether what follows "of" or "for" is whom the office acts for: not in "envoy for Orsk" or "head in Orsk"."""
    word = page.lower(link)
    if word == "from" and title.lower().split()[-1] in _LOCALS:
        return False  # where somebody lives
    if word == "to" and title.lower().split()[-1] in {"adviser", "advisor"} and page.words[link + 1].text.istitle():
        return page.lower(link + 1) != "the"
    if word in {"for", "to"}:
        return title.lower().split()[-1] not in _SENT or page.lower(link + 1) == "the"
    return word != "in"


def _aside(page: Page, link: int, *, begins: dict[int, Piece], lexicon: Lexicon) -> int | None:
    """The end of "of the Orsk peace process", where a name only qualifies a common noun."""
    here = link + 1 + (page.lower(link + 1) in {"the", "this", "these", "those"})
    while page.lower(here) in {"peace", "current", "ongoing", "latest"} and here not in begins:
        here += 1
    if page.lower(here) in _OCCASIONS:
        return here
    piece = begins.get(here)
    if piece is None or piece.kind not in {"unknown", "known"} or page.words[piece.last].owns:
        return None
    end = piece.last
    while end < piece.last + 3 and page.lower(end + 1).isalpha() and not page.words[end + 1].capital:
        word = page.lower(end + 1)
        if word in _HOLDERS or word in _LINKS or word in lexicon.acts or word in {"and", "who", "as", "or", "but"}:
            break
        end += 1
    return end if end > piece.last and page.lower(end + 1) not in _HOLDERS else None


def _domain(page: Page, link: int, *, begins: dict[int, Piece], lexicon: Lexicon) -> int | None:
    """The end of "of Foreign Affairs", "for the interior", "of operations"."""
    if page.lower(link) not in {"of", "for", "to"}:
        return None
    here = link + 1 + (page.lower(link + 1) == "the")
    named = begins.get(here)
    if named is not None and named.kind in {"unknown", "body"} and named.last > here:
        return None  # "leader of the National Front"
    if page.lower(here + 1) == "affairs" and page.words[here].capital:
        further = page.word(here + 3)  # "Minister of Foreign Affairs and Cooperation"
        joint = page.lower(here + 2) == "and" and further and further.capital and further.lower in lexicon.matters
        return here + (3 if joint else 1)  # "minister for Orsk affairs"
    end = None
    while _is_domain(page.lower(here), lexicon) and page.lower(here) not in _COMMON_HOLDERS:
        end = here
        here += 1
        if page.lower(here) == "and" and _is_domain(page.lower(here + 1), lexicon):
            here += 1
    if end is not None and (page.lower(end + 1) in _COMMON_HOLDERS or page.words[end].owns):
        return None  # "a spokesman for the foreign ministry"
    return end


def _is_domain(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.modifiers or word in _DOMAINS


def _field(page: Page, link: int, *, begins: dict[int, Piece]) -> int | None:
    """The end of "of external relations" where whose relations they are follows: "at the Front", "in the ministry"."""
    here = link + 1
    if page.lower(link) not in {"of", "for"} or (
        page.lower(here) in {"the", "a", "an"} or page.lower(here) in _PRONOUNS
    ):
        return None
    while (
        here < link + 4
        and page.lower(here).isalpha()
        and not page.words[here].capital
        and page.lower(here) not in _LINKS
        and page.lower(here) not in _COMMON_HOLDERS
    ):
        here += 1
    after = here + 1 + (page.lower(here + 1) == "the")
    told = page.lower(here) in {"at", "in", "for", "of", "with"} and (
        after in begins or page.lower(after) in _COMMON_HOLDERS
    )
    return here - 1 if told and here > link + 1 and not page.words[here - 1].owns else None


_DOMAINS = word_set("affairs state staff operations mission protocol law science")
_NOT_THE_STATES = word_set("union unions association federation party opposition church academy chamber club")
_LANDS = word_set("islands island territory territories republic")
_OCCASIONS = word_set("talks negotiations table dialogue negotiation process round conference summit")
_COMMON_HOLDERS = word_set("""government delegation delegations team panel front movement group party union council committee army rebels
    insurgents bloc alliance faction agency ministry palace presidency parliament court assembly senate cabinet
    opposition militia organisation organization commission command court negotiators side mission league coalition
    brigades forces mediators regime rebels insurgents authorities republic kingdom nation president minister chairman chairwoman""")


_HOLDERS = _COMMON_HOLDERS | COMMUNITY


def _holder_after(page: Page, link: int, *, begins: dict[int, Piece], lexicon: Lexicon) -> Holder | None:
    here = link + 1
    own = page.lower(here) in _PRONOUNS
    while here not in begins and (page.lower(here) in {"the", "a", "an"} or page.lower(here) in _PRONOUNS):
        here += 1
    if own and page.lower(here) not in _COMMON_HOLDERS and page.lower(here + 1) in _COMMON_HOLDERS:
        here += page.lower(here).isalpha() and not page.words[here].capital  # "head of its atomic agency"
    while page.lower(here) in {"so-called", "self-styled", "self-proclaimed", "main", "armed", "rebel", "breakaway"}:
        here += 1
    while page.lower(here) in lexicon.modifiers and here not in begins and page.lower(here + 1) in _COMMON_HOLDERS:
        here += 1
    piece = begins.get(here)
    if piece and piece.kind == "body" and page.lower(piece.last + 1) == "of":
        inner = begins.get(piece.last + 2 + (page.lower(piece.last + 2) == "the"))
        if inner and inner.kind in {"known", "unknown", "body"}:
            return Holder(inner.first, inner.last, inner)
    if piece and piece.kind in {"office", "title"}:
        return Holder(here, piece.last) if piece.kind == "office" else Holder(link, link)  # the person named after it
    if piece and (piece.kind in {"known", "unknown", "body"} or page.lower(piece.last) in _LANDS):
        if page.lower(piece.last + 1) in _HOLDERS and not page.words[piece.last].owns:
            return Holder(piece.first, piece.last + 1, piece)
        end = _owned_end(page, piece.last)
        return None if end > piece.last and page.lower(end) in _NOT_THE_STATES else Holder(piece.first, end, piece)
    if page.lower(here) in _COMMON_HOLDERS and not page.words[here].owns:
        return Holder(link + 1 if own else here, here)
    return None


def _owned_end(page: Page, last: int) -> int:
    """The last word of what a possessor has, up to a comma: "head of Orsk's atomic corporation,"."""
    here = last
    while (
        page.words[last].owns
        and here < last + 4
        and page.lower(here + 1).isalpha()
        and not page.words[here + 1].capital
    ):
        here += 1
    return here if page.lower(here + 1) == "," else last
