"""What the ambtenaar sees of the number that is said, and of a browser that asks to take over."""

from __future__ import annotations

from identification.models import Identification
from identification.paginas import GetalBlok, VerhuizingBlok


def number_block(_row: Identification) -> GetalBlok | None:
    """None when no number is said in this call, or the inwoner is past it."""
    return None


def move_block(_row: Identification) -> VerhuizingBlok | None:
    return None
