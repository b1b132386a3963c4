"""Somebody who logs in on behalf of somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from begrippen.bsn import Bsn


@dataclass(frozen=True, slots=True)
class Vertegenwoordiging:
    """For whom somebody acts, and on what grounds.

    `soorten`: the codes as they were given; none for a mandate that the person gave (DigiD Machtigen).
    """

    vertegenwoordigde: Bsn
    soorten: tuple[str, ...] = ()
