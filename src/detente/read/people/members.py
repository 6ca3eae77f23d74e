"""What belongs to a body's name behind its head noun: what it is for, whom it is made up of, what it deals with."""

from __future__ import annotations

from detente.read.people.lexicon import Lexicon, word_set
from detente.read.people.page import Page

OWNING = word_set("People Peoples Workers Women Farmers Teachers Mothers Patriots Citizens Nation")
"""Who possesses what is their name's: "People's Front"."""
_WHOSE = word_set("Mission Office Board Directorate Secretariat Agency Bank Fund Commission Executive Panel Centre Center Police "
                  "Contact")  # fmt: skip
"""Bodies that are somebody's: what follows "of the" is their owner, no part of their name."""
_BEGINNING = word_set("Constitution Internet God Lord Answer")
_CAUSES = word_set("Bloc Party Front Movement League Union Alliance Coalition")
_MONTHS = word_set("January February March April May June July August September October November December")
_DAYS = frozenset(str(day) for day in range(1, 32))
_DATES = word_set("on in since until till before after")
PARTISANS = word_set("Liberal Conservative Socialist Communist Republican Democrat Unionist")
_QUALIFIED = word_set("Social Christian Liberal Free")
_DEMOCRATS = word_set("democrat democratic")
_LANDS = word_set("Nations States Republics Countries Peoples")
_MATTERS = word_set("affairs representatives deputies lords commons europe states nations")
"""What a body deals with or is made up of, never a person's last name."""
_PLACE = word_set("in from across to into through inside near around over within")


def same_line(page: Page, last: int, *, here: int) -> bool:
    """Whether two words stand in one line, and near."""
    between = page.text[page.words[last].end : page.words[here].start]
    return "\n" not in between and len(between) < 30


def purpose_end(page: Page, head: int) -> int:
    """Past "for the Liberation of Orsk and Freedom": what a front is for belongs to its name."""
    last = here = head
    while (
        (word := page.word(here + 1))
        and word.sentence == page.words[head].sentence
        and same_line(page, here, here=here + 1)
    ):
        here += 1
        if word.capital:
            last = here
            if word.owns:
                break
        elif word.lower not in {"for", "the", "a", "of", "and"} or here - last > 2:
            break
    return last


def lands_end(page: Page, head: int) -> int | None:
    """Past "of South Coast Nations" or "of Upland and Island States", of whom a body is one; None where no lands are told."""
    last = head + 1 + (page.lower(head + 2) == "the")
    here = last + 1
    while (word := page.word(here)) and (word.capital or word.lower == "and") and here < last + 6:
        if word.sentence != page.words[head].sentence or not same_line(page, here - 1, here=here):
            return None
        if word.text in _LANDS:
            return here if here > last + 1 else None
        here += 1
    return None


def begins_body(page: Page, index: int, *, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words of a body that begins with a word that begins no other name: "the March 8 Alliance", "the Constitution Bloc"."""
    word, after = page.words[index], page.word(index + 1)
    if word.text in _MONTHS:
        return named_for_day(page, index, lexicon=lexicon)
    begins = word.text in _BEGINNING and after is not None and after.text in _CAUSES
    return (index, index + 1) if begins and same_line(page, index, here=index + 1) else None


def named_for_day(page: Page, index: int, *, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words of a body that bears a day: "the March 8 Alliance", "the 17 November Movement"; None for a date."""
    number = index + 1 if page.lower(index + 1).isdigit() else index - 1
    first, last = min(index, number), max(index, number)
    if number < 0 or page.lower(number) not in _DAYS or not same_line(page, first, here=last):
        return None
    if page.lower(first - 1) in _DATES:
        return None  # "On May 3 Movement fighters left"
    head = last + 1
    while _part_of_name(page, last, here=head, lexicon=lexicon) and head < last + 4:
        after = page.word(head + 1)
        goes_on = after is not None and after.capital and not after.opens and after.text in lexicon.bodies
        if page.words[head].text in lexicon.bodies and (page.words[head].owns or not goes_on):
            return first, head
        head += 1
    return None


def named_for_office(page: Page, here: int, *, lexicon: Lexicon) -> bool:
    """Whether a body bears an office in its name: "the Free Officers", "the Young Officers"; not "Army Officers"."""
    return page.words[here].text in lexicon.bodies and page.lower(here - 1) not in lexicon.modifiers


def partisan_end(page: Page, index: int, *, lexicon: Lexicon) -> int | None:
    """The last word of a party's adjective, where a name or an office follows: "Social Democrat | Ana Diaz"; None for others."""
    end = index + (page.words[index].text in _QUALIFIED and page.lower(index + 1) in _DEMOCRATS)
    if end == index and page.words[index].text not in PARTISANS:
        return None
    after = page.word(end + 1)
    if after is None or page.words[end].owns or not page.words[end].capital or not same_line(page, end, here=end + 1):
        return None
    named = after.capital and not after.opens and after.text not in lexicon.bodies and after.text not in lexicon.things
    return end if named or after.lower in lexicon.offices or after.lower in lexicon.modifiers else None


def called_party(page: Page, name: str) -> bool:
    """Whether a report calls a party by one noun: "the Liberals"."""
    spots = page.spots[name.lower()]
    return any(page.lower(at - 1) == "the" and page.words[at].capital and not page.heading(at) for at in spots)


def parties_of(name: str) -> tuple[str, ...]:
    """What the party of a "Conservative" or a "Social Democratic" may be called; nothing for other names."""
    last = name.rsplit(" ", 1)[-1]
    return (f"{name.removesuffix('ic')}s", f"{name} Party") if last in PARTISANS or last == "Democratic" else ()


def members_end(page: Page, head: int, *, lexicon: Lexicon) -> int | None:
    """Past "of the Dunes", "for a New Parliament": who a body is made up of belongs to its name, and whose it is does not.

    None where the name after it is somebody's own: a body's, an acronym, or found elsewhere without the head.
    """
    link, article = page.lower(head + 1), page.lower(head + 2)
    code = lexicon.bodies.get(page.words[head].text)
    named = code in {"g", "o"} and page.words[head].text not in _WHOSE
    if (
        named
        and link == "of"
        and article == "heads"
        and page.lower(head + 3) == "of"
        and page.lower(head + 4) == "state"
    ):
        return head + 4 + 2 * (page.lower(head + 6) == "government")  # "Authority of Heads of State and Government"
    last = first = head + 3
    linked = link in {"of", "for"} and (article == "the" or (article == "a" and link == "for"))
    if not (named and linked and _part_of_name(page, head, here=first, lexicon=lexicon)):
        return None
    word = page.words[first]
    if article == "the" and (word.text in lexicon.bodies or word.text.isupper()):
        return None
    while not page.words[last].owns or page.words[last].text in OWNING:
        if not _part_of_name(page, head, here=last + 1, lexicon=lexicon):
            break
        last += 1
    if page.words[last].text in lexicon.bodies and link == "of":
        return None  # "the Council of the Orsk Front"
    others = [
        at
        for at in _spots(page, page.spelled(first, last))
        if page.lower(at - 1) != article or page.lower(at - 2) != link
    ]
    alone = [at for at in others if page.lower(at - 1 - (page.lower(at - 1) == "the")) not in _PLACE]
    return None if alone else last


def _part_of_name(page: Page, head: int, *, here: int, lexicon: Lexicon) -> bool:
    """Whether a word goes on a body's name: in capitals, in its sentence and line, no day or title."""
    word = page.word(here)
    if word is None or not word.capital or word.sentence != page.words[head].sentence:
        return False
    return word.text not in lexicon.stops and word.text not in lexicon.titles and same_line(page, here - 1, here=here)


def _spots(page: Page, name: str) -> list[int]:
    """The index of the first word of every place where a name stands."""
    parts = name.lower().split()
    found = page.spots.get(parts[0], ())
    return [at for at in found if page.words[at].capital and [*page.lowers[at : at + len(parts)]] == parts]


def only_together(page: Page, first: int, *, end: int) -> bool:
    """Whether a word stands nowhere but in a name with "and", more than once: "Land" in "the Land and Order Movement"."""
    times = page.text.count(page.text[page.words[first].start : page.words[end].end])
    return times > 1 and times == page.text.count(page.words[first].text)


def told_once(page: Page, first: int, *, lexicon: Lexicon) -> bool:
    """Whether a word after "the" begins "the Crown and Plain League": one that stands nowhere else and names nobody itself."""
    word = page.words[first]
    if page.lower(first - 1) != "the" or len(page.spots[word.lower]) > 1:
        return False
    return _plain(word.text, lexicon=lexicon) and word.lower not in lexicon.offices


def members_joined(page: Page, end: int, *, lexicon: Lexicon) -> bool:
    """Whether "and" goes on with who a body is made up of: "the Union of Planters and Weavers", neither of whom stands elsewhere."""
    one, other, after = page.words[end - 2], page.words[end], page.word(end + 1)
    goes_on = after is not None and after.capital and not after.opens
    several = one.lower.endswith("s") and other.lower.endswith("s")  # "the Union of Miners and Tarn" may be two
    if goes_on or not several or other.owns or not same_line(page, end - 2, here=end) or other.sentence != one.sentence:
        return False
    alone = len(page.spots[one.lower]) == len(page.spots[other.lower]) == 1
    return alone and _plain(one.text, lexicon=lexicon) and _plain(other.text, lexicon=lexicon)


def _plain(word: str, *, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is no list's: no name, title, body, thing, region or day."""
    listed = word in lexicon.names or word in lexicon.titles or word in lexicon.bodies or word in lexicon.given
    return (
        not listed
        and word not in lexicon.things
        and word not in lexicon.stops
        and word not in lexicon.regions
        and not word.isupper()
    )


def always_joined(page: Page, head: int, *, end: int) -> bool:
    """Whether a body's name always goes on with "and" and a word, more than once: "the Federation of Labour and Cane"."""
    text, start = page.text, page.words[head].start
    times = text.count(text[start : page.words[end].end])
    return times > 1 and times == text.count(text[start : page.words[end - 2].end])


def person_begins(page: Page, here: int, *, office: int | None, lexicon: Lexicon) -> bool:
    """Whether a person's name begins, whose a body is: "the Harbour Union of Ines Tolm" is hers.

    It begins behind a title or an office (`office` is its last word), with a first name, or with two words of which a title
    has the last elsewhere.
    """
    word, after = page.word(here), page.word(here + 1)
    if word is None or after is None or not (word.capital and after.capital) or after.sentence != word.sentence:
        return False
    if after.text in lexicon.bodies or after.text in lexicon.things or after.lower in lexicon.modifiers | _MATTERS:
        return False
    named = page.word(office + 1) if office is not None else None
    if word.text in lexicon.titles or word.text in lexicon.given or (named is not None and named.capital):
        return True
    others = page.spots.get(after.lower, ())
    return any(at > 0 and page.words[at].capital and page.words[at - 1].text in lexicon.titles for at in others)


def matter_end(page: Page, head: int, *, lexicon: Lexicon) -> int:
    """Past "on Missing Persons" or "on Human Rights and Justice"; a state is no matter ("Contact Group on Orsk" is one)."""
    here = head + 2 + (page.lower(head + 2) == "the")
    last = head
    while (word := page.word(here)) and (word.capital or word.lower in {"and", "for", "of"}):
        if (
            word.text in lexicon.stops
            or word.sentence != page.words[head].sentence
            or not same_line(page, here - 1, here=here)
        ):
            break
        if word.capital:
            last = here
        here += 1
        if word.owns:
            break
    return last
