"""Somebody who logs in on behalf of somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from begrippen.bsn import Bsn


@dataclass(frozen=True, slots=True)
class Vertegenwoordiging:
    """For whom somebody acts, and on what grounds.

    `soorten`: the codes as they were given; none for a mandate that the person gave (DigiD Machtigen). `geldig_tot`:
    the last day on which it holds, where the login says so.
    """

    vertegenwoordigde: Bsn
    soorten: tuple[str, ...] = ()
    geldig_tot: date | None = None


class Soort(StrEnum):
    """In what capacity somebody acts; each has rules of its own (Nationale ombudsman, "DigiD helpt niet mee", §3.3)."""

    GEMACHTIGDE = (
        "gemachtigde"  # chosen by the person, through DigiD Machtigen or a written volmacht (§3.3.4)
    )
    BEWINDVOERDER = "bewindvoerder"  # appointed by the court, for money and goods (BW 1:431 and 1:441)
    CURATOR = "curator"  # appointed by the court, for all matters (BW 1:378 and 1:381)
    MENTOR = "mentor"  # appointed by the court, for care (BW 1:450 and 1:453)
    OUDER = "ouder"  # with gezag over a child, or its voogd (BW 1:245)
    NABESTAANDE = "nabestaande"  # settles the estate of who died (BW 4:188)


class Vaststelling(StrEnum):
    """How sure a vertegenwoordiging is. What a person read or decided is never `AANGETOOND`."""

    AANGETOOND = "aangetoond"  # a register or DigiD Machtigen says so
    VERKLAARD = "verklaard"  # an ambtenaar saw a document, or decided
