"""What commands say of a language model: what it would be sent, and what was left out."""

from __future__ import annotations

from typing import Any

from detente.cli.console import emit_json, note, visible


def tell_estimate(estimate: dict[str, Any], *, as_json: bool) -> None:
    """What reading would take."""
    if as_json:
        emit_json(estimate)
        return
    print(f"documents            {estimate['documents']:>10,}")
    print(f"requests             {estimate['requests']:>10,}")
    print(f"answers kept         {estimate['kept']:>10,}   not asked again")
    print(f"tokens sent, about   {estimate['tokens_sent']:>10,}")
    print(f"tokens back, about   {estimate['tokens_answered']:>10,}")
    for where, why in estimate["refused"].items():
        print(visible(f"{where}: {why}"))
    print("Nothing was sent.")


def tell_left_out(counts: dict[str, int]) -> None:
    """What a model said and the documents do not bear out, by reason."""
    if counts:
        total = sum(counts.values())
        note(f"{total} of the model's claims {'was' if total == 1 else 'were'} left out:")
        for why, count in counts.items():
            note(f"  {count} {visible(why)}")
