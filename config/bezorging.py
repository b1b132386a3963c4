"""How long one delivery may take with the time-outs of the chosen zaaksysteem, and so how long a worker holds a row."""

from __future__ import annotations

from typing import Any

_ZGW_STEPS = 3  # zaak, document, koppeling: each has ZGW_TIMEOUT, however many calls it takes
_STUF_MESSAGES = 6  # is it there, make it, a number, the document, has it come, the status: STUF_TIMEOUT each
_OURS = 10.0  # seconds: making the proof, the database, a machine that is busy
_LEAST = 20.0  # seconds


def longest_delivery(zaaksysteem: str, *, zgw: dict[str, Any], stuf: dict[str, Any]) -> float:
    """Seconds of calls to the outside, at most. For an adapter that is not ours: none that we know of."""
    if zaaksysteem == "zaken.zgw.Zgw":
        return float(zgw["seconds"]) * _ZGW_STEPS
    if zaaksysteem == "zaken.stuf.Stuf":
        return float(stuf["timeout"]) * _STUF_MESSAGES
    return 0.0


def lease(longest: float) -> float:
    """Seconds."""
    return max(_LEAST, longest + _OURS)
