"""The errors Detente raises, as a tree.

DetenteError                    exit code 1
├── UsageError                  2   the call's words are off
│   └── OverrunError            2   what is asked takes more time than the call allows
├── InputError                  3   an input cannot be used at all
│   ├── UnreadableError         3   one document: bytes that give no text
│   └── DataFileError           3   a data file of the user's (issues, names, mapping) is wrong
├── RecordError                 4   the record file cannot be used
│   ├── RecordBusyError         4   another writer holds it
│   ├── RecordLockedError       4   encrypted, and the passphrase is missing or wrong
│   ├── RecordConflictError     4   somebody else decided since
│   ├── RecordDiskError         4   the disk is full, fails or may not be written
│   ├── RecordRightsError       4   this user may only read it, or may not do this
│   ├── RecordNewerError        4   written by a later Detente
│   └── RecordDamagedError      4   not a record, or damaged
└── OutputError                 5   a result cannot be written

Every message says what happened, to which input, and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

EXIT_OK = 0
EXIT_ERROR = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_RECORD = 4
EXIT_OUTPUT = 5
EXIT_PARTIAL = 6
"""Some inputs could not be read; the others were, and the result stands."""
EXIT_INTERRUPTED = 130


class DetenteError(Exception):
    """Something Detente can explain.

    Parameters: `what` happened, the `input` it happened to, and what to `do` next; each a plain phrase.
    """

    exit_code = EXIT_ERROR

    def __init__(self, what: str, *, input: str = "", do: str = "") -> None:
        self.what = what
        self.input = input
        self.do = do
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole message on one line."""
        where = f"{self.input}: " if self.input else ""
        stop = "" if self.what.endswith((".", "?", "!")) else "."
        return f"{where}{self.what}{stop} {self.do}".rstrip()


@contextmanager
def naming(origin: str) -> Iterator[None]:
    """Let each error that is raised within name `origin` too, a file of the user's, before the entry that it names."""
    try:
        yield
    except DetenteError as error:
        if not error.input.startswith(origin):
            error.input = f"{origin}: {error.input}" if error.input else origin
            error.args = (error.sentence,)
        raise


class UsageError(DetenteError):
    """The words of a call do not fit together."""

    exit_code = EXIT_USAGE


class OverrunError(UsageError):
    """What is asked takes more time than the call allows."""


class InputError(DetenteError):
    """An input cannot be used."""

    exit_code = EXIT_INPUT


class UnreadableError(InputError):
    """A document's bytes give no text; the reason is kept with the document."""


class DataFileError(InputError):
    """A data file of the user's is wrong; the message names the file and the entry."""


class RecordError(DetenteError):
    """The record file cannot be used."""

    exit_code = EXIT_RECORD


class RecordBusyError(RecordError):
    """Another process is writing to the record."""


class RecordLockedError(RecordError):
    """The record is encrypted, and the passphrase is missing or does not open it."""


class RecordConflictError(RecordError):
    """Somebody else decided about the same facts in the meantime; nothing was kept."""


class RecordDiskError(RecordError):
    """The disk is full, fails or may not be written; what was kept is safe."""


class RecordRightsError(RecordError):
    """This user may not do this with the record: it can only be read, or their role does not reach so far."""


class RecordNewerError(RecordError):
    """The record was written by a later version of Detente."""


class RecordDamagedError(RecordError):
    """The file is no record, or is damaged."""


class OutputError(DetenteError):
    """A result cannot be written where it should go."""

    exit_code = EXIT_OUTPUT
