"""The lie of the page: blocks, boilerplate, transcript turns, sentences and quotations."""

from __future__ import annotations

from detente.read.layout import blocks, quotations, sentences

COMPONENTS = (
    blocks.NAME,
    sentences.NAME,
    quotations.NAME,
)
