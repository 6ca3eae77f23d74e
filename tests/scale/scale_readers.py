"""Readers that behave badly, importable by worker processes."""

from __future__ import annotations

import os
import time

from detente.model import Reading, Source


def make(number: int, text: str = "calm") -> Source:
    return Source(id=f"s{number}", sha256="0" * 64, media_type="text/plain", location=f"{number}.txt", text=text)


def read(source: Source) -> Reading:
    """Does what the text says."""
    if source.text == "raise":
        raise ValueError("no\nsuch   thing")
    if source.text == "exit":
        os._exit(3)
    if source.text == "slow":
        time.sleep(60)
    if source.text == "late":
        time.sleep(0.3)
    if source.text == "odd":
        return None  # type: ignore[return-value]
    return Reading(source=source.id, reader=f"test/{os.getpid()}")
