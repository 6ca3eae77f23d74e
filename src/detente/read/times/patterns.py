"""The forms in which English reports give dates, as one regular expression with named parts."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
NUMBERS |= {"a": 1, "an": 1, "a couple of": 2}
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d.,:]*\d|%)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[89]|20|21)\d\d"
_TO = r"\s*(?:–|—|-|to|and|until|till|through)\s*"
_PART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday))"
_NUMBER = r"(?:\d{1,3}|a couple of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?)"
_ANCHOR_WORDS = (
    r"today|tonight|yesterday|tomorrow|overnight|week|month|year|morning|afternoon|evening|night|days|Easter|Christmas"
)
_FEAST = r"Easter|Christmas|New Year(?:['’]s Day)?"

DATE = re.compile(
    rf"""
      (?P<iso>\b{_YEAR}-\d\d-\d\d\b)
    | \b(?:{_WEEKDAY},?\s+)?(?P<d1>{_DAY})(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?{_TO}
        (?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_YEAR}))?\b
    | \b(?P<r1>{_DAY}){_TO}(?P<r2>{_DAY})(?:\s+of)?\s+(?P<rm>{_MONTH})(?:,?\s+(?P<ry>{_YEAR})\b)?
    | \b(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR})\b)?
    | \b(?:{_WEEKDAY},?\s+)?(?P<am>{_MONTH})\s+(?P<a1>{_DAY}){_TO}(?:(?P<am2>{_MONTH})\s+)?(?P<a2>{_DAY})
        (?:,?\s+(?P<ay>{_YEAR})\b)?
    | \b(?:{_WEEKDAY},?\s+)?(?P<usm>{_MONTH})\s+(?P<usd>{_DAY})(?:,?\s+(?P<usy>{_YEAR})\b)?
    | \b(?:(?:early|late|mid)[-\s])?(?P<mym>{_MONTH}),?\s+(?:of\s+)?(?P<myy>{_YEAR})\b
    | \b(?P<weekof>[Ww]eek\s+(?:beginning|of|starting)\s+(?:on\s+)?(?:the\s+)?(?P<wod>{_DAY})\s+(?P<wom>{_MONTH}))
    | (?P<mbare>\b(?P<mlead>in|since|by|until|till|from|to|last|next|this|of|for|before|after|during|early|late|mid|
        early\ in|late\ in|end\ of|beginning\ of)[-\s](?:early\s+|late\s+|mid-)?(?P<mb>{_MONTH})(?<=[\w.])(?!,?\s+\d|\s+[A-Z][a-z]|\w))
    | \b(?P<wlead>(?:last|next|this|coming|past|following)\s+)?(?P<wd>{_WEEKDAY}){_PART}?(?P<wtail>\s+(?:last|next)(?=[\s,.;])|
        \s+week\b)?
    | \b(?P<now>(?i:today|tonight|this\s+(?:morning|afternoon|evening)|the\s+same\s+day))\b
    | \b(?P<shift>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|tomorrow|overnight|
        last\s+night)){_PART}?
    | \b(?P<wend>(?i:(?:last|this|next|the|over\s+the|at\s+the)\s+weekend))\b
    | \b(?P<unit>(?i:(?:(?:earlier|later)\s+)?(?P<which>last|this|next|the\s+coming|the\s+past|coming)\s+
        (?P<period>week|month|year)))\b
    | \b(?P<eom>(?i:(?:the\s+)?end\s+of\s+the\s+(?P<eomu>month|year|week)))\b
    | \b(?P<mpast>(?i:the\s+(?P<mpu>month|week|year)\s+past))\b
    | \b(?P<near>(?i:in\s+(?:the\s+)?(?P<side>coming|next\s+few|recent|past\s+few|last\s+few)\s+(?:days|weeks)))\b
    | \b(?P<ago>(?P<agon>{_NUMBER})\s+(?P<agou>day|week|month|year)s?\s+(?P<agow>ago|earlier|from\s+now))\b
    | \b(?P<intime>in\s+(?P<inn>{_NUMBER})\s+(?P<inu>day|week|month|year)s?['’]?\s+time)\b
    | \b(?P<nth>on\s+the\s+(?P<nthn>[a-z]+(?:-[a-z]+)?|\d{{1,2}}(?:st|nd|rd|th))\s+of\s+(?:the|this)\s+month)\b
    | \b(?P<feast>(?:{_FEAST}))\b
    | \b(?P<ybare>(?:in|since|by|until|from|of|before|after|early|late|mid|during)[-\s](?P<yb>{_YEAR}))\b(?!\s*(?:-|people|
        prisoners|troops|soldiers|men|\d))
    """,
    re.VERBOSE,
)

# Every date holds one of these; only what stands around them is searched for dates.
ANCHOR = re.compile(
    rf"{_ANCHOR_WORDS}|{_WEEKDAY}|{_MONTH}|Today|Tomorrow|Yesterday|Tonight|Overnight|New Year|\b{_YEAR}\b"
)
