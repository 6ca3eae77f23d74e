from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import UnreadableError
from detente.gather.decode import clean, decode

FRENCH = (
    "Les délégations se sont retrouvées mardi à Ordu pour une deuxième journée. « Nous ne signerons pas », a "
    "déclaré le chef de la délégation, qui a été reçu à l’hôtel."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“No,” he said. ‘We won’t.’ It’s over – “they’re done”, said an aide to the envoy.", "cp1252"),
        ("“No,” he said. ‘We won’t.’ The café was closed, and the talks were over.", "mac_roman"),
        (FRENCH, "cp1252"),
        ("Größere Übereinkünfte gab es für die Führung nicht. „Wir unterschreiben nicht“, hieß es.", "cp1252"),
        ("Delegacje spotkały się we wtorek. „Nie podpiszemy”, powiedział szef, żądając ustępstw.", "cp1250"),
        ("Делегации встретились во вторник в городе Орду и продолжили переговоры о мире.", "cp1251"),
        ("Делегации встретились во вторник в городе Орду и продолжили переговоры.", "utf-16-le"),
        ("代表団は火曜日に会談を行い、合意には至らなかった。交渉は木曜日に再開される。", "shift_jis"),
        ("No deal was made, he said “no”.", "utf-16-le"),
        ("No deal was made, he said “no”.", "utf-16-be"),
        ("No deal was made, he said “no”.", "utf-16"),
        ("No deal was made, he said “no”.", "utf-32"),
        ("No deal was made, he said “no”.", "utf-8-sig"),
    ],
)
def test_encodings_are_told(text, encoding):
    assert decode((text * 4).encode(encoding)) == text * 4


def test_what_the_document_declares_is_believed_where_it_is_not_utf8():
    assert decode("kutlu ığş".encode("cp1254"), declared="windows-1254") == "kutlu ığş"
    assert decode("“ığş”".encode(), declared="latin-1") == "“ığş”"
    assert decode("“yes”".encode("cp1252"), declared="iso-8859-1") == "“yes”"
    assert decode("“yes” and then they left it".encode("cp1252"), declared="no-such-thing").startswith("“yes”")


def test_a_few_wrong_bytes_in_utf8_cost_no_more_than_themselves():
    raw = FRENCH.encode() + b"\xe9 cut \xe2\x80"
    assert decode(raw).startswith(FRENCH)
    assert "cut" in decode(raw)


def test_noise_is_no_text():
    with pytest.raises(UnreadableError, match="not text"):
        decode(bytes(range(256)) * 20)


@given(st.text())
def test_utf8_stays_what_it_was(text):
    assert clean(text) == clean(clean(text))
    marks = "".join(character for character in text if character.isprintable())
    assert clean(marks).replace("\ufeff", "") == marks.replace("\ufeff", "")
    if len(text) < 4:
        return
    try:
        assert decode(text.encode("utf-8")).removeprefix("\ufeff") == text.removeprefix("\ufeff")
    except UnreadableError:
        assert sum(character < " " for character in text) > 4
