"""Starting up loads nothing heavy, and the help names every command."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "sqlalchemy", "trafilatura", "numpy", "jinja2", "docx", "pydantic")
LISTED = f"import sys; print('loaded', *(m for m in {HEAVY!r} if m in sys.modules))"


def loaded_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"{code}\n{LISTED}"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) - {"loaded"}


def test_importing_the_package_loads_nothing_heavy():
    assert loaded_after("import detente") == set()


def test_help_loads_nothing_heavy():
    assert loaded_after("from detente.cli.app import run; run(['--help'])") == set()


def test_help_names_every_command_and_every_command_has_help(capsys):
    from detente.cli.app import COMMANDS, run

    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for name in COMMANDS:
        assert f"  {name} " in shown
        assert run([name, "--help"]) == 0
        assert "Usage:" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "code"), [(["nope"], 2), (["brief", "--bogus"], 2), (["--version"], 0)])
def test_exit_codes(words, code):
    from detente.cli.app import run

    assert run(words) == code
