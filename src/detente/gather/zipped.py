"""Documents that are ZIP archives (DOCX, XLSX): checked before a library unpacks them."""

from __future__ import annotations

import io
import zipfile
import zlib

from detente.errors import UnreadableError
from detente.gather.inputs import size
from detente.gather.limits import Limits

_CHUNK = 1 << 16
_MOST_MEMBERS = 10_000
_ENCRYPTED = 0x1


def check(raw: bytes, limits: Limits) -> int:
    """The bytes that an archive unpacks to. Raises UnreadableError where it is damaged, locked or a bomb.

    The sizes that the archive declares are added up first, so that a bomb costs nothing; then every member
    is unpacked, a piece at a time and none kept, since declarations can lie.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_MEMBERS:
                raise UnreadableError(f"it holds {len(members):,} parts, which no document does")
            if any(member.flag_bits & _ENCRYPTED for member in members):
                raise UnreadableError("protected by a password: save a copy without it")
            if sum(member.file_size for member in members) > limits.unpacked_bytes:
                raise _too_large(limits)
            return _unpacked(archive, members, limits=limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise UnreadableError(f"damaged: {error}", do="Open it in its own program and save it again.") from error


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], *, limits: Limits) -> int:
    total = 0
    for member in members:
        with archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                if total > limits.unpacked_bytes:
                    raise _too_large(limits)
    return total


def _too_large(limits: Limits) -> UnreadableError:
    return UnreadableError(f"it unpacks to more than {size(limits.unpacked_bytes)}: not opened")
