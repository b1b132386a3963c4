"""The gemeente that runs this portal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gemeente:
    """`naam` without the word gemeente, as in the RvIG authorisation list; `code`: four digits of CBS."""

    naam: str
    code: str
    telefoon: str
    website: str
