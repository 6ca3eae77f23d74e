"""Arrays in one compressed file: the same arrays give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(arrays: Mapping[str, np.ndarray[Any, Any]]) -> bytes:
    """The arrays by name, as `numpy.load` reads them."""
    import numpy as np

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), content.getvalue(), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpack(data: bytes) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of such a file. Raises zipfile.BadZipFile or ValueError for a damaged one."""
    import numpy as np

    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}
