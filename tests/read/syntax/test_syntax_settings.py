"""Which setting the built-in reader has: by the user's settings, by the call, and told in what it reads."""

import json

import pytest

from detente.cli import main
from detente.errors import DataFileError
from detente.model import load_catalogue
from detente.project import load_settings, reader
from detente.settings import Settings


def test_a_brief_reads_in_full_unless_the_settings_say_otherwise(tmp_path):
    assert reader("rules", load_catalogue(), settings=Settings()).setting == "full"
    path = tmp_path / "detente.yaml"
    path.write_text("reading: fast\n", encoding="utf-8")
    assert reader("rules", load_catalogue(), settings=load_settings(path)).setting == "fast"


def test_an_unknown_setting_is_named(tmp_path):
    path = tmp_path / "detente.yaml"
    path.write_text("reading: slow\n", encoding="utf-8")
    with pytest.raises(DataFileError, match="reading"):
        load_settings(path)


@pytest.mark.parametrize(("options", "name"), [([], "rules/"), (["--fast"], "-fast")])
def test_the_command_line_chooses_and_the_line_says_which(tmp_path, capsys, monkeypatch, options, name):
    path = tmp_path / "a.txt"
    path.write_text("Orlan refuses to reopen the ford, said Ida Renn, who leads its delegation.", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["detente", "read", "--json", *options, str(path)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code in {0, None}
    read = json.loads(capsys.readouterr().out)["reader"]
    assert name in read
    assert read.endswith("-fast") == bool(options)
