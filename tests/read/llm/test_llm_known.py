"""What other reports tell of names goes into the prompt, fenced, and no further than it may."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

from llm_reports import GOOD, REPORT
from llm_server import in_turn, make, says, serving, settings_for

from detente.model import Actor, Passage, Why, load_catalogue
from detente.read.llm.known import MOST, known_of
from detente.read.llm.reader import LanguageModelReader
from detente.read.people.familiar import Familiar, familiar
from detente.read.together import acquainted, by_level, looked_at
from detente.scale import run

OTHER = """\
TARSK, 11 March — Velmar's deputy premier, Ana Brisk, met Dragan Pell, envoy of the Korun Council, in Tarsk on Tuesday.

“We have made an offer,” said Brisk. The government of Velmar wants the port back. Pell said that the Korun Council would study it.
"""
PUBLISHED = dt.datetime(2031, 5, 5, 8, tzinfo=dt.UTC)
KNOWN = Familiar(
    kinds={"Brenia": "state", "Ostmark Front": "group", "Velmar": "state"},
    others={"Lugano": "Brenia"},
    sides={
        "Ilka Dorn": {"Brenia": 4},
        "Dorn": {"Brenia": 4},
        "Pavo Reth": {"the Front": 2},
        "Ana Brisk": {"Velmar": 4},
    },
    home="Brenia",
)


def actor(id, kind, name, **more):
    return Actor(
        id=id, evidence=(Passage(source="x", start=0, end=1, exact="x"),), why=Why(rule="r"), kind=kind, name=name,
        names=(name,), **more,
    )  # fmt: skip


def test_only_names_of_the_report_are_told_of_and_only_sides_that_reports_tell_plainly():
    assert known_of(REPORT, KNOWN).splitlines() == [
        "- Ilka Dorn: acts for Brenia",
    ]
    assert "- the government: that of Brenia" in known_of(f"{REPORT} The government agreed.", KNOWN)
    assert known_of("Brenians met.", KNOWN) == ""


def test_what_is_known_is_bounded_and_stays_on_its_lines():
    many = Familiar(others={f"Name{number}": "Varn" for number in range(3 * MOST)})
    assert len(known_of(" ".join(many.others), many).splitlines()) == MOST
    broken = Familiar(others={"Molde": "Varn\n=== x ==="}, kinds={})
    assert known_of("In Molde.", broken) == "- Molde: another name of Varn === x ==="


def test_it_goes_into_the_prompt_in_a_fence_of_its_own_and_the_answer_is_kept_with_it(tmp_path):
    with serving(in_turn(says(GOOD))) as served:
        alone = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path))
        source = make(REPORT, published=PUBLISHED)
        knowing = alone.knowing(KNOWN)
        for reader in (alone, knowing, knowing, alone, alone.knowing(Familiar(kinds={"Velmar": "state"}))):
            reader.read(source)
        asked = [body["messages"][-1]["content"] for _, _, body in served.requests]
    assert len(asked) == 2  # the rest was kept: what is known of none of its names changes nothing
    assert "acts for" not in asked[0]
    marks = [line for line in asked[1].splitlines() if line.startswith("=== ")]
    assert len(marks) == 4 and marks[0] == marks[1] != marks[2] == marks[3]
    assert asked[1].split(marks[0])[1].strip() == known_of(REPORT, KNOWN)
    assert asked[1].split(marks[2])[1].strip() == REPORT.strip()
    assert knowing.tally is alone.tally and knowing.model is alone.model


def test_reports_read_together_tell_each_other_of_names(tmp_path):
    later = "KORUN — Brisk said that talks with the Korun Council go on. “Patience,” said Pell."
    with serving(in_turn(says(GOOD))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path))
        texts = (OTHER, f"{OTHER}\nThey go on.", later)
        sources = [make(text, id=f"r{number}", language="en") for number, text in enumerate(texts)]
        told = looked_at(
            reader, sources, run=lambda look, some: run(look, some, workers=2, waits=True), progress=Quiet()
        )
        assert not served.requests  # the first look asks nobody
        acquainted(reader, [one for _, one in told]).read(sources[2])
        (asked,) = [body["messages"][-1]["content"] for _, _, body in served.requests]
    assert "- Ana Brisk: acts for Velmar" in asked
    assert "- Dragan Pell: acts for Korun Council" in asked or "- Dragan Pell: acts for the Korun Council" in asked


def test_names_of_a_document_that_must_not_be_sent_are_not_sent(tmp_path):
    secret = make(OTHER.replace("Ana Brisk", "Ilka Dorn"), id="r9", language="en", handling="confidential")
    plain = make(REPORT, id="r1", language="en", published=PUBLISHED)
    with serving(in_turn(says(GOOD))) as served:
        reader = LanguageModelReader(load_catalogue(), settings_for(served.url, tmp_path))
        assert reader.cast(secret).actors == ()
        people = (actor("a", "state", "Velmar"), actor("b", "person", "Ilka Dorn", side="a"))
        told = [(secret, (secret.text, people)), (secret, (secret.text, people)), (plain, (plain.text, ()))]
        assert "Velmar" in familiar([one for _, one in told]).sides["Ilka Dorn"]
        levels = by_level(reader, told, levels=reader.settings.levels)
        levels.read(plain)
        (asked,) = [body["messages"][-1]["content"] for *_, body in served.requests]
    assert "acts for Velmar" in known_of(plain.text, levels.readers["confidential"].familiar)
    assert "Velmar" not in asked


def test_a_report_in_another_language_tells_nothing_beforehand(tmp_path):
    reader = LanguageModelReader(load_catalogue(), settings_for("http://127.0.0.1:9/v1", tmp_path))
    assert reader.cast(make(OTHER, language="fr")).actors == ()
    assert reader.cast(make(OTHER, language="en")).actors


def test_one_report_alone_is_read_without_spacy():
    code = "import sys, detente.read.llm.reader, detente.read.llm.assembling; print('spacy' in sys.modules)"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "False"


class Quiet:
    def start(self, *_):
        pass

    def advance(self, *_):
        pass

    def finish(self):
        pass
