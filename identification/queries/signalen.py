"""Signals and the word of both sides, in words for the ambtenaar."""

from __future__ import annotations

from identification.models import Identification
from identification.paginas import SignaalRegel, WoordBlok


def signal_lines(_row: Identification) -> tuple[SignaalRegel, ...]:
    return ()


def word_block(_row: Identification) -> WoordBlok | None:
    return None
