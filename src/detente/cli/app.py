"""The commands by name, and what happens around each: errors in a sentence, exit codes, Ctrl-C."""

from __future__ import annotations

import importlib
import json
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from detente import errors
from detente.cli.passphrase import named_file

COMMANDS = {
    "brief": "Read reports, keep the record and make the brief.",
    "read": "Read reports and print what each says, one JSON line a report.",
    "check": "Walk page one of the brief, one key a claim.",
    "judge": "Accept, reject, edit, merge, split or note facts; undo and redo what was decided.",
    "show": "Show what the record holds: positions, statements, meetings, proposals, decisions, actors, sources.",
    "diff": "Say what the record learnt, changed and withdrew between two days.",
    "agree": "Say which agreements the stated positions leave open, and what stands in the way.",
    "stability": "Say which states of a conflict hold: who would move, and who would answer how.",
    "commit": "Say what must hold so that an agreement is kept: break-evens, guarantees, steps; ranges in and out.",
    "ratify": "Say what would pass: votes under each rule, who could block with whom, voting power, win-sets.",
    "forecast": "Forecast where an issue would settle by compromise, keep the forecast, score it later.",
    "talks": "Simulate talks over a scenario, many times: what these rules would do, never a forecast.",
    "issues": "List the issues and options that a reader knows.",
    "search": "Find words in all kept texts, those not read included.",
    "text": "Register negotiating texts, compare their versions clause by clause, link clauses to issues.",
    "mark": "Enter a fact by hand, anchored to words of a source.",
    "export": "Write annotations, the calendar or tables in standard formats.",
    "unpack": "Make a record of a bundle that was exported.",
    "purge": "Remove a source or a person from the record for good.",
    "team": "Say who may read, review and edit a record on a PostgreSQL server.",
    "encrypt": "Encrypt the record on the disk, or make one that is.",
    "decrypt": "Make an encrypted record plain.",
    "rekey": "Give an encrypted record another passphrase.",
    "verify": "Find the first row of the record that was changed, removed, inserted or reordered.",
    "eval": "Compare readers on reports that you have annotated.",
    "schema": "Print the JSON Schema of the vocabulary.",
}
"""Each command stands in `detente.cli.<name>` as a typer app called `app`; the line is its help here."""


class LazyGroup(TyperGroup):
    """Knows the commands by name and loads the one that runs, so that `--help` loads none.

    typer keeps the types of a context and a command to itself: hence `Any` in the overrides.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stand-in with the help line, for lists of commands."""
        del ctx
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name]) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words name, loaded."""
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            module = importlib.import_module(f"detente.cli.{name}")
            command = typer.main.get_command(module.app)
            command.name = name
        return name, command, rest


app = typer.Typer(cls=LazyGroup, name="detente", no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        from detente import __version__

        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def detente(
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
    passphrase_file: Path | None = typer.Option(
        None, "--passphrase-file", help="A file whose first line is an encrypted record's passphrase."
    ),
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_version, is_eager=True),
) -> None:
    """A workbench for peace talks: from the clause of a possible agreement back to the sentence behind it.

    Everything runs on this machine; no request leaves it. Start with: detente brief REPORTS…
    """
    del debug, version
    named_file.set(passphrase_file)


def run(arguments: list[str]) -> int:
    """Run a command line; give its exit code. Errors are one sentence on standard error."""
    debug = "--debug" in arguments
    try:
        result = typer.main.get_command(app).main(arguments, prog_name="detente", standalone_mode=False)
    except errors.DetenteError as error:
        return _explain(error, arguments=arguments, debug=debug)
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except typer.TyperException as error:
        print(f"detente: {error} See detente --help.", file=sys.stderr)
        return errors.EXIT_USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return errors.EXIT_OK
    if result == errors.EXIT_INTERRUPTED:  # what typer makes of Ctrl-C
        return _stopped()
    return result if isinstance(result, int) else errors.EXIT_OK


def _stopped() -> int:
    print("Stopped. What was done is kept.", file=sys.stderr)
    return errors.EXIT_INTERRUPTED


def unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What a person sees of a fault of Detente's own: one sentence, and how to see more."""
    del trace
    print(f"detente: a fault of Detente's own ({kind.__name__}: {error}).", file=sys.stderr)
    print("What was kept is kept. Please report it with what `detente --debug …` prints.", file=sys.stderr)


def _explain(error: errors.DetenteError, *, arguments: list[str], debug: bool) -> int:
    if debug:
        traceback.print_exc()
    if "--json" in arguments:
        body: dict[str, Any] = {"what": error.what, "input": error.input, "do": error.do, "exit_code": error.exit_code}
        print(json.dumps({"error": body}, ensure_ascii=False))
    print(f"detente: {error.sentence}", file=sys.stderr)
    return error.exit_code
