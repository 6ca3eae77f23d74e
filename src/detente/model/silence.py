"""The words in which a report says that an offer or demand stands without an answer.

Reading and reporting look for the same words; what counts as one is the vocabulary's.
"""

from __future__ import annotations

import re

_ANSWER = r"(?:answers?|replies|reply|responses?|reactions?|rejoinder|comment|acknowledge?ment|echo|word)"
_ANSWERED = r"(?:answer|repl|respon|react|comment|acknowledg|taken? (?:it|them|that|the offer|him|her) up|taken? up the|spoken to|addressed)"
NO_ANSWER = re.compile(
    rf"\b(?:no|without (?:an?|any)|neither) (?:\w+ ){{0,2}}?{_ANSWER}\b"
    rf"|\b(?:not|n['’]t|never) (?:\w+ ){{0,2}}?{_ANSWERED}\w*"
    rf"|\b(?:neither|nobody|no one|none)(?: (?:of (?:them|the \w+)|side|party|government|camp|capital|\w+ nor \w+))? (?:has|had|have) (?:yet |so far |publicly )?"
    rf"(?:{_ANSWERED}\w*|(?:asked|done so|said anything|spoken)(?=[.,;]|\Z))"
    rf"|\b(?:so far|until now|to date|up to now),? (?:neither|nobody|no one|none) (?:has|had|have)(?=[.,;]|\Z)"
    rf"|\byet to (?:answer|reply|respond|react|comment|say)\b"
    rf"|\b(?:wait(?:s|ed|ing)? for|await(?:s|ed|ing)?|expect(?:s|ed|ing)?) (?:an?|the|its|their|his|her)? ?{_ANSWER}\b"
    rf"|\b(?:did|does|do|would|has|have|had) not (?:\w+ )?(?:speak|spoken|say|said|mention\w*|address\w*) (?:\w+ ){{0,3}}?"
    rf"(?:about|on|of|offer|proposal|whether)"
    rf"|\b(?:silent|silence|kept quiet|said nothing) (?:on|about|in the face of|to)\b|\bmade no mention of\b"
    rf"|\b(?:met|greeted|received) (?:\w+ )?(?:with|by|in) (?:\w+ )?silence\b"
    rf"|\bnot a (?:single )?word\b(?! (?:of (?:it|this|that) is|is))"
    rf"|\b(?:heard|hearing) nothing\b|\bgot nothing back\b"
    rf"|\bignored (?:it|that|this|the (?:\w+ )?(?:offer|call|appeal|demand|proposal|request|letter))\b"
    rf"|\b(?:goes|went|gone|remains?|remained|left|stands|stood|still) unanswered\b",
    re.IGNORECASE,
)
"""In a sentence: that somebody has not answered; never that the answer was no."""
