"""Bytes in, sources out: files, folders, mail and standard input become clean text with what they say of themselves."""

from __future__ import annotations

from detente.gather.gathering import Given, documents, gather, gather_new, open_document
from detente.gather.inputs import Document, find
from detente.gather.limits import Limits

__all__ = ["Document", "Given", "Limits", "documents", "find", "gather", "gather_new", "open_document"]
