"""The gemeente that runs this portal."""

from __future__ import annotations

from dataclasses import dataclass

ZONDER_NAAM, ZONDER_CODE = "Voorbeeld", "0000"  # what stands there as long as nobody filled them in


@dataclass(frozen=True, slots=True)
class Gemeente:
    """`naam` without the word gemeente, as in the RvIG authorisation list; `code`: four digits of CBS.

    `rsin` (nine digits) and `oin` (twenty) are empty when nobody filled them in; `adres`: of the gemeentehuis, one
    line each, empty when unknown.
    """

    naam: str
    code: str
    telefoon: str
    website: str
    rsin: str = ""
    oin: str = ""
    adres: tuple[str, ...] = ()
