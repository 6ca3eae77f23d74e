"""A date that its words deny is left out."""

import pytest

from detente.model import PartialDate
from detente.read.llm.calendar import fits


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        ("2031-05-04", "on Sunday", "en"),
        ("2031-05-04", "Sunday morning, 4 May", "en"),
        ("2031-05-04", "at 3 pm on Sunday", "en"),
        ("2031-06-10", "from 10 to 14 June", "en"),
        ("2031-05", "next month", "en"),
        ("2031-05", "in May", "en"),
        ("2031", "by the end of 2031", "en"),
        ("2031-05-04", "yesterday", None),
        ("2031-05-04", "dimanche 4 mai", "fr"),
        ("2031-05-04", "в воскресенье, 4 мая", "ru"),
        ("2031-05-04T10:00Z", "Sunday at 10:00", "en"),
        ("2031-05-05", "Sunday or Monday", "en"),
        ("2031-05-04", "whenever", "xx-nonsense"),
    ],
)
def test_dates_that_their_words_can_mean(value, words, language):
    assert fits(PartialDate(value=value), words, language=language)


@pytest.mark.parametrize(
    ("value", "words", "language"),
    [
        ("2031-05-04", "on Monday", "en"),
        ("2031-05-04", "on 5 May", "en"),
        ("2031-05-04", "4 June", "en"),
        ("2031-05", "in June", "en"),
        ("2031-05-04", "lundi", "fr"),
        ("2031-05-04", "am Montag", "de"),
        ("2031-05-04", "в понедельник", "ru"),
        ("2031-05-04", "Jun. 4", "en"),
    ],
)
def test_dates_that_their_words_deny(value, words, language):
    assert not fits(PartialDate(value=value), words, language=language)
