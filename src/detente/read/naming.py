"""What the built-in reader is called in the facts it makes."""

from __future__ import annotations

from detente import __version__

READER = f"rules/{__version__}"
"""A new version reads everything again: facts say which reader made them."""
